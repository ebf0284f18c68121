//! An [`Address`]: the part of a URL after the path, parsed and printed. Only this module knows the syntax.
//!
//! ```text
//! ?i=seed&lang=both&theme=trust&theme=newcomers&match=all&speaker=hhm&q=…&only=questions#a1.2:first%20words,last%20words
//! ```
//!
//! The query is read as `application/x-www-form-urlencoded` (a `+` is a space). It is always printed in this order,
//! followed by foreign parameters in their original order; empty values and defaults are left out.
//!
//! In the fragment, `:` separates a place from the words in it, and the first `,` separates the first words from the
//! last. Both are percent-encoded inside an id or words, so that any id and any words can be restored.
//!
//! Everything but letters, digits and `-._~` is percent-encoded, including Chinese, and also one of these four signs at
//! the end. This is what `location` returns after `pushState`, so a printed address equals the browser's; and a link
//! survives mail and chat programs, which cut links at spaces, brackets, quotation marks and Chinese, and at a final
//! full stop.
//!
//! This module does not know the interview: [`ViewState::from_address`](super::ViewState::from_address) checks whether
//! a theme exists.

use std::borrow::Cow;
use std::rc::Rc;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{Filter, Filters, Match, Quote, Reading, Takes, Target, mended};

/// The content of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub opening: Option<Opening>,
    /// `?lang=`; `None` means the interview's first language.
    pub lang: Option<Reading>,
    /// `?theme=`, `?match=all`, `?speaker=`, `?q=`, `?only=questions`. None of the values is empty.
    pub filters: Filters,
    /// The fragment.
    pub target: Option<Target>,
    /// Foreign parameters in their original order, which are printed again. Tracking parameters are left out.
    pub other: Vec<(String, String)>,
    /// Values that the viewer's own parameters do not accept, and repetitions of single parameters. Not printed.
    pub unread: Vec<Unknown>,
}

/// The interview to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// `?i=`: its id in the site.
    Listed(Rc<str>),
    /// `?src=`: the address of its file, unchanged and not validated.
    Url(Rc<str>),
    /// `?own=`: the key of a reader's own file, which is kept in their browser; nobody else can open it.
    Own(Rc<str>),
}

/// A value in an address that was ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    pub parameter: Parameter,
    /// Decoded; for a target, its id.
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
    /// Returns whether the address opens an interview at its beginning without filters, in any language.
    pub fn is_plain(&self) -> bool {
        let plain = Address {
            opening: self.opening.clone(),
            lang: self.lang.clone(),
            other: self.other.clone(),
            ..Address::default()
        };
        *self == plain
    }

    /// Parses `location.search` and `location.hash`, with or without their `?` and `#`. Never fails.
    pub fn parse(search: &str, hash: &str) -> Address {
        let mut address = Address { target: parse_target(hash), ..Address::default() };
        let mut matching = None;
        for (name, value) in form_urlencoded::parse(search.strip_prefix('?').unwrap_or(search).as_bytes()) {
            // Some pages write `&` as `&amp;`.
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
                    // If the address has no fragment, it may have been encoded with the URL.
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

    /// Returns the query with its `?`, or nothing.
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

    /// Returns the fragment with its `#`, or nothing.
    pub fn hash(&self) -> String {
        self.target.as_ref().map(Target::hash).unwrap_or_default()
    }
}

impl Target {
    /// Returns the fragment for this target, with its `#`.
    pub fn hash(&self) -> String {
        let id = encoded(&self.id);
        let (first, last) = match &self.quote {
            Some(Quote::Through { first, to, last }) => {
                return format!("#{id}:{},{}:{}", encoded(first), encoded(to), encoded(last));
            }
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
    /// The name in the address; `#` for the fragment.
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

    /// Returns the query parameter with a name.
    fn named(name: &str) -> Option<Parameter> {
        use Parameter::{Filter as Of, Lang, Listed, Match, Own, Url};
        let filters = Filter::ALL.into_iter().map(Of);
        [Listed, Url, Own, Lang, Match].into_iter().chain(filters).find(|parameter| parameter.name() == name)
    }
}

/// Applies a value from the address. Returns whether it counts: a text counts only once, and a flag only if it is the
/// right word.
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
    // The rest belongs to the browser (`#:~:text=`), though not every browser removes it.
    let ours = hash.split(":~:").next().unwrap_or_default();
    let (id, words) = ours.split_once(':').unwrap_or((ours, ""));
    let (first, last) = words.split_once(',').unwrap_or((words, ""));
    // Only a colon that is not encoded separates the id of the last passage.
    let (to, last) = last.split_once(':').filter(|(to, last)| !to.is_empty() && !last.is_empty()).unwrap_or(("", last));
    let (id, first, to, last) = (decoded(id), decoded(first), decoded(to), decoded(last));
    let quote = match (&*first, &*last) {
        (first, last) if !first.is_empty() && !to.is_empty() => {
            Some(Quote::Through { first: first.into(), to: (*to).into(), last: last.into() })
        }
        ("", "") => None,
        (words, "") | ("", words) => Some(Quote::Words(words.into())),
        (first, last) => Some(Quote::Between { first: first.into(), last: last.into() }),
    };
    (!id.is_empty()).then(|| Target { id: id.into(), quote })
}

fn decoded(text: &str) -> Cow<'_, str> {
    percent_decode_str(text).decode_utf8_lossy()
}

/// Sets a value that is not set yet. Returns whether it did.
fn fill<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let fills = place.is_none() && value.is_some();
    if fills {
        *place = value;
    }
    fills
}
