//! The site: `site.json`, read into a [`Site`] with its [`Listing`]s; the reader's choices ([`Choice`]) and search
//! results ([`find`]), and the list that results from them ([`select()`]); the paths of its pages ([`paths`]); and the
//! context of a prerendered page ([`PageContext`]); a packed site ([`opened`]) and the files of the [`program`].
//!
//! Reading is lenient and tolerates missing values. The command reports what is wrong in the file.

mod choice;
mod favourites;
pub mod find;
mod listing;
pub mod opened;
mod page_context;
mod passages;
pub mod paths;
pub mod program;
pub(crate) mod read;
mod select;
pub mod shape;

use std::cmp::Reverse;
use std::rc::Rc;

use crate::document::site_wire::{self, SiteFile};
use crate::document::{Lenient, Value};
use crate::interview::{Date, Lang, Localized};
use crate::string_index::StringIndex;
pub use choice::Choice;
pub use favourites::Favourites;
pub use listing::{Listing, Named};
pub use page_context::{BUILT, Crumb, PageContext};
pub use passages::{Excerpt, Hits};
use read::{langs, localized, plain};
pub use select::{Facet, Listed, ListedInterview, select};

/// The path of the site's file, relative to its root.
pub const FILE: &str = "site.json";

/// Returns the path, relative to the root, of a file with questions of interviews: a list of `{"id": "<interview>",
/// "questions": [{"id": "<thread>", "text": {"en": "…"}}, …]}`.
pub fn questions(n: usize) -> String {
    format!("questions/{n}.json")
}

/// The content of `site.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The address of the site's root, ending in `/`, if the file gives it.
    pub url: Option<Rc<str>>,
    /// The languages of the site's own pages; the first is the one at the root. Never empty.
    pub languages: Vec<Lang>,
    /// The name of the organisation.
    pub name: Option<Localized>,
    /// The path of an image, relative to the root.
    pub logo: Option<Rc<str>>,
    /// The paper size for printing, if given: `A4`, `Letter`.
    pub paper: Option<Rc<str>>,
    /// The title of the list; without it, the interface's own words are used.
    pub title: Option<Localized>,
    /// One or two sentences below the title.
    pub lead: Option<Localized>,
    pub contact: Option<Contact>,
    /// Further blocks in the footer of each page.
    pub notes: Vec<Note>,
    /// In the order of the file.
    pub categories: Vec<Named>,
    /// The newest first, those without a date last, and otherwise in the order of the file.
    pub interviews: Vec<Rc<Listing>>,
    /// The number of files with questions that `interview build` has written ([`questions`]).
    pub questions: usize,
    /// The total size in bytes of all interviews' files, if `interview build` has written it.
    pub bytes: Option<usize>,
}

/// How many bytes of interviews may be fetched for one search: a second or two on a phone.
const SEARCHED: usize = 5_000_000;

/// How to reach the organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Lines are separated by line breaks.
    pub address: Option<Localized>,
    pub email: Option<Rc<str>>,
    pub phone: Option<Rc<str>>,
    /// `https:`, `http:` or `mailto:` addresses, each with its label.
    pub links: Vec<(Localized, Rc<str>)>,
}

/// A block in the footer of each page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub title: Localized,
    pub text: Localized,
}

impl Site {
    /// Parses `site.json`. Returns `None` if it is not a JSON object with a list of interviews. An interview with
    /// neither id nor file is left out.
    pub fn parse(bytes: &[u8]) -> Option<Site> {
        let text = str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
        let file: Lenient<SiteFile> = Lenient::read(Value::read(text).ok()?);
        let file = file.good()?;
        file.interviews.good()?;
        let mut languages = langs(&file.languages);
        if languages.is_empty() {
            let first = file.interviews.values().flat_map(|listing| langs(&listing.languages)).next();
            languages.push(first.unwrap_or_else(Lang::english));
        }
        let note = |note: &site_wire::Note| {
            Some(Note { title: localized(&note.title, &languages)?, text: localized(&note.text, &languages)? })
        };
        let mut site = Site {
            url: plain(&file.url).filter(|url| is_link(url)).map(|url| match url.ends_with('/') {
                true => url,
                false => format!("{url}/").into(),
            }),
            name: localized(&file.name, &languages),
            logo: plain(&file.logo).map(|logo| logo.trim_start_matches('/').into()),
            paper: plain(&file.paper),
            title: localized(&file.title, &languages),
            lead: localized(&file.lead, &languages),
            contact: file.contact.good().map(|contact| Contact::read(contact, &languages)),
            notes: file.notes.values().filter_map(note).collect(),
            categories: file.categories.values().filter_map(|named| Named::read(named, &languages)).collect(),
            interviews: Vec::new(),
            questions: file.questions.good().and_then(|count| count.json().parse().ok()).unwrap_or_default(),
            bytes: file.bytes.good().and_then(|count| count.json().parse().ok()),
            languages,
        };
        let mut known = StringIndex::default();
        for listing in file.interviews.values() {
            // The first of two interviews with the same id counts.
            if let Some(listing) = Listing::read(listing, &site.languages, &mut site.categories)
                && known.add(&listing.id, 0)
            {
                site.interviews.push(Rc::new(listing));
            }
        }
        site.interviews.sort_by_key(|listing| Reverse(listing.date.as_ref().and_then(Date::key)));
        Some(site)
    }

    /// Returns whether *Search all interviews* searches every passage. It does so by fetching the interviews' files, if
    /// they are small in total. On larger sites it searches titles, summaries, people, themes and questions.
    pub fn searches_passages(&self) -> bool {
        self.bytes.is_some_and(|bytes| bytes <= SEARCHED)
    }

    /// Returns whether `interview build` has written pages for the site.
    pub fn has_pages(&self) -> bool {
        self.interviews.iter().any(|listing| listing.has_page)
    }

    pub fn category(&self, id: &str) -> Option<&Named> {
        self.categories.iter().find(|category| *category.id == *id)
    }

    pub fn listing(&self, id: &str) -> Option<&Rc<Listing>> {
        self.interviews.iter().find(|listing| *listing.id == *id)
    }

    /// Returns the interview that an id means: the one with this id, or else the only one whose id differs just in case
    /// or Unicode composition. `composed` converts a text to NFC.
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

    /// Returns the context that every page in a language needs: the languages of the site and the page's place in it.
    pub fn frame(&self, root: &str, lang: &Lang) -> PageContext {
        PageContext {
            root: root.into(),
            home: paths::home(lang, &self.languages[0]).into(),
            homes: Vec::new(),
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

impl Contact {
    fn read(contact: &site_wire::Contact, languages: &[Lang]) -> Contact {
        let link = |link: &site_wire::Link| {
            Some((localized(&link.label, languages)?, plain(&link.url).filter(|url| is_link(url))?))
        };
        Contact {
            address: localized(&contact.address, languages),
            email: plain(&contact.email),
            phone: plain(&contact.phone),
            links: contact.links.values().filter_map(link).collect(),
        }
    }
}

/// Whether an address is one that links may have.
pub fn is_link(url: &str) -> bool {
    is_web(url) || url.starts_with("mailto:")
}

/// Whether a text is an address for e-mail.
pub fn is_email(text: &str) -> bool {
    let is_part = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
    text.split_once('@').is_some_and(|(name, host)| is_part(name) && is_part(host) && !host.contains('@'))
}

/// Whether an address is that of a page.
pub fn is_web(url: &str) -> bool {
    ["https://", "http://"].iter().any(|start| url.starts_with(start))
}
