//! An [`Address`]: the part of a URL after the path, parsed and printed. The one place that knows how it is written.
//!
//! ```text
//! ?i=seed&lang=both&theme=trust&theme=newcomers&match=all&speaker=hhm&q=…&only=questions#a1.2:first%20words,last%20words
//! ```
//!
//! The query is read as `application/x-www-form-urlencoded` (a `+` is a space). It is always printed in this order, the
//! parameters of others after it as they came; what is empty or usual is left out.
//!
//! In the fragment, `:` parts a place from the words in it, and the first `,` the first words from the last. Inside an id
//! or words both are percent-encoded, so any id and any words come back as they were.
//!
//! Everything but letters, digits and `-._~` is percent-encoded, Chinese too, and of these four a last one. That is what
//! `location` reads back after `pushState`, so a printed address equals the browser's; and a link survives mail and chat,
//! which cut it at spaces, brackets, quotes and Chinese, and at a full stop that ends it.
//!
//! It does not know the interview: whether there is such a theme is for [`ViewState::from_address`](super::ViewState::from_address).

use std::borrow::Cow;
use std::rc::Rc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{Filter, Filters, Match, Quote, Reading, Takes, Target, mended};

/// What an address says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub opening: Option<Opening>,
    /// `?lang=`; `None` is the interview's first language.
    pub lang: Option<Reading>,
    /// `?theme=`, `?match=all`, `?speaker=`, `?q=`, `?only=questions`. No value of them is empty.
    pub filters: Filters,
    /// The fragment.
    pub target: Option<Target>,
    /// Parameters that are not the viewer's, in their order; printed back. Those that count visits are left out.
    pub other: Vec<(String, String)>,
    /// Values that the viewer's own parameters do not take, and repetitions of those that count once. Not printed.
    pub unread: Vec<Unknown>,
}

/// Which interview is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// `?i=`: its id in the site's list.
    Listed(Rc<str>),
    /// `?src=`: where its file is, as it stands in the address; not checked.
    Url(Rc<str>),
    /// `?own=`: a file of the reader's own, by what it is kept as in their browser; nobody else can open it.
    Own(Rc<str>),
}

/// A value in an address that was ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub parameter: Parameter,
    /// Decoded. For a target, its id.
    pub value: Rc<str>,
}

/// The parts of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    Listed,
    Url,
    Own,
    Lang,
    Filter(Filter),
    Match,
    /// The fragment, which has no name.
    Target,
}

impl Address {
    /// Whether it opens an interview at its beginning, nothing filtered: in whichever language.
    pub fn is_plain(&self) -> bool {
        let plain = Address {
            opening: self.opening.clone(),
            lang: self.lang.clone(),
            other: self.other.clone(),
            ..Address::default()
        };
        *self == plain
    }

    /// Reads `location.search` and `location.hash`, with or without their `?` and `#`. Takes anything.
    pub fn parse(search: &str, hash: &str) -> Address {
        let mut address = Address { target: parse_target(hash), ..Address::default() };
        let mut matching = None;
        for (name, value) in form_urlencoded::parse(search.strip_prefix('?').unwrap_or(search).as_bytes()) {
            // A page has written `&` as `&amp;`.
            let name = name.trim_start_matches("amp;");
            let Some(parameter) = Parameter::named(name) else {
                if !mended::is_tracker(name, &value) {
                    address.other.push((name.to_owned(), value.into_owned()));
                }
                continue;
            };
            if value.is_empty() {
                continue;
            }
            let value: Rc<str> = value.into();
            let counts = match parameter {
                Parameter::Listed => fill(&mut address.opening, Some(Opening::Listed(value.clone()))),
                Parameter::Url => {
                    // Where no place is said, what stands behind it was encoded along with it.
                    let parted = value.split_once('#').filter(|(url, _)| address.target.is_none() && !url.is_empty());
                    let parted = parted.and_then(|(url, hash)| Some((url.into(), parse_target(hash)?)));
                    let (url, target) = parted.map_or((value.clone(), None), |(url, target)| (url, Some(target)));
                    let fills = fill(&mut address.opening, Some(Opening::Url(url)));
                    if fills {
                        fill(&mut address.target, target);
                    }
                    fills
                }
                Parameter::Own => fill(&mut address.opening, Some(Opening::Own(value.clone()))),
                Parameter::Lang => fill(&mut address.lang, mended::first(&value, Reading::parse)),
                Parameter::Match => fill(&mut matching, mended::first(&value, Match::parse)),
                Parameter::Filter(filter) => choose(&mut address.filters, filter, &value),
                Parameter::Target => false,
            };
            if !counts {
                address.unread.push(Unknown { parameter, value });
            }
        }
        address.filters.matching = matching.unwrap_or_default();
        address
    }

    /// The query with its `?`, or nothing.
    pub fn search(&self) -> String {
        let mut search = String::new();
        let mut push = |name: &str, value: &str| {
            search.push(if search.is_empty() { '?' } else { '&' });
            search.push_str(&encoded(name));
            search.push('=');
            search.push_str(&encoded(value));
        };
        match &self.opening {
            Some(Opening::Listed(id)) => push(Parameter::Listed.name(), id),
            Some(Opening::Url(url)) => push(Parameter::Url.name(), url),
            Some(Opening::Own(id)) => push(Parameter::Own.name(), id),
            None => {}
        }
        if let Some(reading) = &self.lang {
            push(Parameter::Lang.name(), &reading.tag());
        }
        for filter in Filter::ALL {
            for value in &self.filters[filter] {
                push(filter.parameter(), value);
            }
            if filter.combines() && self.filters.matching == Match::All {
                push(Parameter::Match.name(), Match::All.tag());
            }
        }
        for (name, value) in &self.other {
            push(name, value);
        }
        search
    }

    /// The fragment with its `#`, or nothing.
    pub fn hash(&self) -> String {
        self.target.as_ref().map(Target::hash).unwrap_or_default()
    }
}

impl Target {
    /// The fragment that leads here, with its `#`.
    pub fn hash(&self) -> String {
        let id = encoded(&self.id);
        let (first, last) = match &self.quote {
            Some(Quote::Words(words)) => (&**words, ""),
            Some(Quote::Between { first, last }) => (&**first, &**last),
            None => ("", ""),
        };
        match (first, last) {
            ("", "") => format!("#{id}"),
            (words, "") | ("", words) => format!("#{id}:{}", encoded(words)),
            (first, last) => format!("#{id}:{},{}", encoded(first), encoded(last)),
        }
    }
}

impl Parameter {
    /// As it stands in the address; `#` for the fragment.
    pub fn name(self) -> &'static str {
        match self {
            Parameter::Listed => "i",
            Parameter::Url => "src",
            Parameter::Own => "own",
            Parameter::Lang => "lang",
            Parameter::Filter(filter) => filter.parameter(),
            Parameter::Match => "match",
            Parameter::Target => "#",
        }
    }

    /// The query parameter of a name.
    fn named(name: &str) -> Option<Parameter> {
        use Parameter::{Filter as Of, Lang, Listed, Match, Own, Url};
        let filters = Filter::ALL.into_iter().map(Of);
        [Listed, Url, Own, Lang, Match].into_iter().chain(filters).find(|parameter| parameter.name() == name)
    }
}

/// Takes a value that the address names; whether it counts: a text counts once, a flag where it is the word.
fn choose(filters: &mut Filters, filter: Filter, value: &Rc<str>) -> bool {
    match filter.takes() {
        Takes::Ids => filters[filter].insert(value.clone()),
        Takes::Text if filters[filter].is_empty() => filters.set(filter, value.clone()),
        Takes::Text => return false,
        Takes::Flag(word) => {
            let is = mended::first(value, |value| (*value == *word).then_some(())).is_some();
            if is {
                filters.set(filter, word.into());
            }
            return is;
        }
    }
    true
}

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

fn encoded(text: &str) -> String {
    let mut encoded = utf8_percent_encode(text, ENCODED).to_string();
    if let Some(last) = encoded.pop() {
        if last.is_ascii_alphanumeric() {
            encoded.push(last);
        } else {
            encoded.push_str(&format!("%{:02X}", u32::from(last)));
        }
    }
    encoded
}

pub(super) fn parse_target(hash: &str) -> Option<Target> {
    let hash = hash.strip_prefix('#').unwrap_or(hash);
    // What follows is the browser's (`#:~:text=`), though not every browser takes it away.
    let ours = hash.split(":~:").next().unwrap_or_default();
    let (id, words) = ours.split_once(':').unwrap_or((ours, ""));
    let (first, last) = words.split_once(',').unwrap_or((words, ""));
    let (id, first, last) = (decoded(id), decoded(first), decoded(last));
    let quote = match (&*first, &*last) {
        ("", "") => None,
        (words, "") | ("", words) => Some(Quote::Words(words.into())),
        (first, last) => Some(Quote::Between { first: first.into(), last: last.into() }),
    };
    (!id.is_empty()).then(|| Target { id: id.into(), quote })
}

fn decoded(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}

/// Puts a value into an empty place; whether it did.
fn fill<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let fills = place.is_none() && value.is_some();
    if fills {
        *place = value;
    }
    fills
}
