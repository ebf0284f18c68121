//! An entry of `site.json`: one interview of the site.

use std::rc::Rc;

use super::paths;
use super::read::{self, in_order, langs, localized, plain, texts};
use crate::document::site_wire::{self, Any};
use crate::document::{Lenient, List, Value};
use crate::interview::{Date, Lang, Localized};

/// A category, a theme or a person: its id in addresses, and its name for readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: Rc<str>,
    pub label: Localized,
}

/// One interview of the site. `interview build` adds from the interview what the entry does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub id: Rc<str>,
    /// The path of its file, relative to the site's root.
    pub url: String,
    pub title: Localized,
    pub summary: Option<Localized>,
    pub date: Option<Date>,
    /// The id of one of the site's categories.
    pub category: Option<Rc<str>>,
    pub people: Vec<Named>,
    pub themes: Vec<Named>,
    pub languages: Vec<Lang>,
    /// The number of answers, if known.
    pub answers: Option<u32>,
    /// The reading time in minutes by language, if known.
    pub minutes: Vec<(Lang, u32)>,
    /// Whether `interview build` has written pages for it, one for each of its languages.
    pub has_page: bool,
}

impl Named {
    /// Makes a value whose name is its id, such as a year.
    pub(super) fn alike(id: Rc<str>) -> Named {
        Named { label: Localized(vec![(Lang::guess(&id), id.clone())]), id }
    }

    /// Reads an object with `id` and `label`, or a text that is both.
    pub(super) fn read(named: &site_wire::Named, languages: &[Lang]) -> Option<Named> {
        let (id, label) = match named {
            site_wire::Named::Names(names) => (None, texts(names, languages).map(|names| in_order(names, languages))),
            site_wire::Named::Known(known) => {
                let label = if known.label.is_absent() { &known.name } else { &known.label };
                (plain(&known.id), localized(label, languages))
            }
        };
        let first = || label.as_ref().and_then(|label| label.iter().next()).map(|(_, text)| text.clone());
        let id = id.or_else(first)?;
        Some(Named { label: label.unwrap_or_else(|| Named::alike(id.clone()).label), id })
    }
}

/// Parses minutes by language from JSON.
fn minutes(json: &str) -> Vec<(Lang, u32)> {
    let Ok(value) = Value::read(json) else { return Vec::new() };
    let each = value.members().iter();
    each.filter_map(|(tag, number)| Some((Lang::parse(tag)?, number.number()?.parse().ok()?))).collect()
}

impl Listing {
    /// Reads an entry. Adds its category to `categories` if the site does not list it.
    pub(super) fn read(listing: &site_wire::Listing, site: &[Lang], categories: &mut Vec<Named>) -> Option<Listing> {
        let own = langs(&listing.languages);
        let languages = if own.is_empty() { site } else { &own };
        // In the site's languages, so that a value without an id has the same name in all interviews.
        let named = |list: &Lenient<List<site_wire::Named>>| {
            list.values().filter_map(|named| Named::read(named, site)).collect()
        };
        let file = plain(&listing.file);
        let stem = file.as_deref().map(|file| file.rsplit('/').next().unwrap_or(file).trim_end_matches(".json"));
        let id = plain(&listing.id).or_else(|| stem.filter(|stem| !stem.is_empty()).map(Rc::from))?;
        let json = |written: &Lenient<Any>| written.good().map(|value| value.json().to_owned());
        Some(Listing {
            url: file.map_or_else(|| paths::file(&id), |file| format!("interviews/{file}")),
            title: localized(&listing.title, languages)
                .unwrap_or_else(|| Localized(vec![(Lang::guess(&id), id.clone())])),
            summary: localized(&listing.summary, languages),
            date: read::date(&listing.date, languages),
            category: listing.category.good().and_then(|named| Self::category(named, site, categories)),
            people: named(&listing.people),
            themes: named(&listing.themes),
            languages: own,
            answers: json(&listing.answers).and_then(|count| count.parse().ok()),
            minutes: json(&listing.minutes).map_or_else(Vec::new, |json| minutes(&json)),
            has_page: json(&listing.page).is_some_and(|page| page == "true"),
            id,
        })
    }

    fn category(named: &site_wire::Named, languages: &[Lang], categories: &mut Vec<Named>) -> Option<Rc<str>> {
        let named = Named::read(named, languages)?;
        let is = |known: &&Named| known.id == named.id || known.label == named.label;
        if let Some(known) = categories.iter().find(is) {
            return Some(known.id.clone());
        }
        categories.push(named.clone());
        Some(named.id)
    }

    /// The year, decade or century of the interview, if its date gives one.
    pub fn year(&self) -> Option<String> {
        self.date.as_ref().and_then(Date::period)
    }

    /// The reading time in minutes for readers of a language, or the nearest of the interview's.
    pub fn minutes(&self, lang: &Lang) -> Option<u32> {
        let nearest = lang.best(self.minutes.iter().map(|(lang, _)| lang)).unwrap_or_default();
        self.minutes.get(nearest).map(|(_, minutes)| *minutes)
    }

    /// Returns where readers of a language, or the nearest of the interview's ([`Localized::pick`]), read it: its page,
    /// or the home page with its id.
    pub fn href(&self, lang: &Lang) -> String {
        let read = lang.best(&self.languages).filter(|n| *n > 0);
        let read = read.map(|n| &self.languages[n]);
        match read {
            _ if self.has_page => paths::interview(&self.id, read),
            Some(lang) => format!("?i={}&lang={}", paths::encoded(&self.id), lang.tag()),
            None => format!("?i={}", paths::encoded(&self.id)),
        }
    }
}
