//! The site: `site.json`, read into a [`Site`] with its [`Listing`]s; what a reader of the list has chosen ([`Choice`]),
//! found ([`find`]) and so is shown ([`select()`]); the paths of its pages ([`paths`]); and what a page that was written beforehand says of itself ([`PageContext`]).
//!
//! Lenient as all reading here: what is missing is done without. What is wrong in the file, the command says.

mod choice;
mod favourites;
pub mod find;
mod listing;
mod page_context;
pub mod paths;
mod select;
pub mod shape;

use std::rc::Rc;

use crate::document::Value;
use crate::interview::{Date, Lang, Localized};
use crate::string_index::StringIndex;
pub use choice::Choice;
pub use favourites::Favourites;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use listing::date;
pub use listing::{Listing, Named};
pub use page_context::{BUILT, Crumb, PageContext};
pub use select::{Facet, Listed, ListedInterview, select};

/// Where the site's file is, relative to its root.
pub const FILE: &str = "site.json";

/// One of the files with the questions of all interviews, relative to the root: a list of
/// `{"id": "<interview>", "questions": [{"id": "<thread>", "text": {"en": "…"}}, …]}`.
pub fn questions(n: usize) -> String {
    format!("questions/{n}.json")
}

/// All that `site.json` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The address of the site's root, with its `/` at the end, where the file says.
    pub url: Option<Rc<str>>,
    /// Of the site's own pages; the first is that of the root. Never empty.
    pub languages: Vec<Lang>,
    /// The organisation.
    pub name: Option<Localized>,
    /// An image, relative to the root.
    pub logo: Option<Rc<str>>,
    /// What its pages are printed on, where it says: `A4`, `Letter`.
    pub paper: Option<Rc<str>>,
    /// What the list is called; the interface has a word for it where this is not there.
    pub title: Option<Localized>,
    /// A sentence or two under it.
    pub lead: Option<Localized>,
    pub contact: Option<Contact>,
    /// Further blocks at the foot of each page.
    pub notes: Vec<Note>,
    /// In the order of the file.
    pub categories: Vec<Named>,
    /// The newest first, those without a date last, else in the order of the file.
    pub interviews: Vec<Rc<Listing>>,
    /// In how many files `interview build` has put the questions of all interviews ([`questions`]).
    pub questions: usize,
}

/// How the organisation is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Lines are parted by line ends.
    pub address: Option<Localized>,
    pub email: Option<Rc<str>>,
    pub phone: Option<Rc<str>>,
    /// `https:`, `http:` or `mailto:`, each with what it is called.
    pub links: Vec<(Localized, Rc<str>)>,
}

/// A block at the foot of each page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub title: Localized,
    pub text: Localized,
}

impl Site {
    /// Reads `site.json`; `None` if it is no object in JSON. Interviews without an id or a file are not in it.
    pub fn parse(bytes: &[u8]) -> Option<Site> {
        let text = str::from_utf8(bytes).ok()?;
        let file = Value::read(text.trim_start_matches('\u{feff}')).ok()?;
        let interviews = file.get("interviews")?.items();
        let mut languages = langs(&file, "languages");
        if languages.is_empty() {
            let first = interviews.iter().flat_map(|entry| langs(entry, "languages")).next();
            languages.push(first.unwrap_or_else(Lang::english));
        }
        let one = |value: &Value, key: &str| value.get(key).and_then(|text| localized(text, &languages));
        let plain = |value: &Value, key: &str| value.get(key).and_then(Value::text).map(Rc::from);
        let contact = file.get("contact").map(|contact| Contact {
            address: one(contact, "address"),
            email: plain(contact, "email"),
            phone: plain(contact, "phone"),
            links: items(contact, "links")
                .iter()
                .filter_map(|link| Some((one(link, "label")?, plain(link, "url").filter(|url| is_link(url))?)))
                .collect(),
        });
        let note = |note: &Value| Some(Note { title: one(note, "title")?, text: one(note, "text")? });
        let mut site = Site {
            url: plain(&file, "url").filter(|url: &Rc<str>| is_link(url)).map(|url| match url.ends_with('/') {
                true => url,
                false => format!("{url}/").into(),
            }),
            name: one(&file, "name"),
            logo: plain(&file, "logo").map(|logo| logo.trim_start_matches('/').into()),
            paper: plain(&file, "paper"),
            title: one(&file, "title"),
            lead: one(&file, "lead"),
            contact,
            notes: items(&file, "notes").iter().filter_map(note).collect(),
            categories: items(&file, "categories").iter().filter_map(|one| Named::read(one, &languages)).collect(),
            interviews: Vec::new(),
            questions: file.get("questions").and_then(Value::number).map_or(0, |n| n.parse().unwrap_or_default()),
            languages,
        };
        let mut known = StringIndex::default();
        for entry in interviews {
            // Of two with one id, the first is kept.
            if let Some(listing) = Listing::read(entry, &site.languages, &mut site.categories)
                && known.add(&listing.id, 0)
            {
                site.interviews.push(Rc::new(listing));
            }
        }
        site.interviews.sort_by_key(|listing| std::cmp::Reverse(listing.date.as_ref().and_then(Date::key)));
        Some(site)
    }

    pub fn category(&self, id: &str) -> Option<&Named> {
        self.categories.iter().find(|category| *category.id == *id)
    }

    pub fn listing(&self, id: &str) -> Option<&Rc<Listing>> {
        self.interviews.iter().find(|listing| *listing.id == *id)
    }

    /// The interview that somebody means by an id: the one that has it, else the only one that has it in other letters of the
    /// same look. `composed`: a text in NFC.
    pub fn meant(&self, id: &str, composed: impl Fn(&str) -> String) -> Option<&Rc<Listing>> {
        let seen = |id: &str| composed(id).to_lowercase();
        let wanted = seen(id);
        let is = |listing: &&Rc<Listing>, exact: bool| match exact {
            true => composed(&listing.id) == composed(id),
            false => seen(&listing.id) == wanted,
        };
        let only = |exact| {
            let mut all = self.interviews.iter().filter(|listing| is(listing, exact));
            all.next().filter(|_| all.next().is_none())
        };
        self.listing(id).or_else(|| only(true)).or_else(|| only(false))
    }

    /// What each page needs to know of the site, for one in this language: nothing but its languages and where it is.
    pub fn frame(&self, root: &str, lang: &Lang) -> PageContext {
        PageContext {
            root: root.into(),
            home: paths::home(lang, &self.languages[0]).into(),
            id: None,
            url: None,
            pdf: None,
            lang: lang.clone(),
            name: self.name.clone(),
            logo: self.logo.clone(),
            twins: Vec::new(),
            crumbs: Vec::new(),
            built: BUILT.into(),
        }
    }
}

fn is_link(url: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|start| url.starts_with(start))
}

/// The languages of a list of tags; what is no tag is passed over.
pub(crate) fn langs(value: &Value, key: &str) -> Vec<Lang> {
    items(value, key).iter().filter_map(Value::text).filter_map(Lang::parse).collect()
}

fn items<'a, 'b>(value: &'b Value<'a>, key: &str) -> &'b [Value<'a>] {
    value.get(key).map_or(&[], Value::items)
}

/// The texts in the order of the languages; a plain one is in the first.
fn localized(text: &Value, languages: &[Lang]) -> Option<Localized> {
    if let Some(text) = text.text() {
        let lang = languages.first().cloned().unwrap_or_else(|| Lang::guess(text));
        return (!text.trim().is_empty()).then(|| Localized(vec![(lang, text.into())]));
    }
    let each = text.members().iter().filter_map(|(tag, text)| Some((Lang::parse(tag)?, text.text()?.into())));
    let mut texts: Vec<(Lang, Rc<str>)> = each.collect();
    texts.sort_by_key(|(lang, _)| languages.iter().position(|l| l == lang).unwrap_or(usize::MAX));
    (!texts.is_empty()).then_some(Localized(texts))
}
