//! A line of `site.json`: one interview of the site.

use std::rc::Rc;

use super::{items, langs, localized, paths};
use crate::document::{Kind, Value};
use crate::interview::{Date, Lang, Localized};

/// A category, a theme or a person: what it is called in addresses, and what readers call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: Rc<str>,
    pub label: Localized,
}

/// One interview of the site. `interview build` completes what the file says by what stands in the interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub id: Rc<str>,
    /// Where its file is, relative to the site's root.
    pub url: String,
    pub title: Localized,
    pub summary: Option<Localized>,
    pub date: Option<Date>,
    /// The id of one of the site's categories.
    pub category: Option<Rc<str>>,
    pub people: Vec<Named>,
    pub themes: Vec<Named>,
    pub languages: Vec<Lang>,
    /// How many answers it has, where that is known.
    pub answers: Option<u32>,
    /// `interview build` has written pages for it, one for each of its languages.
    pub has_page: bool,
}

impl Named {
    /// One whose name is its id, such as a year.
    pub(super) fn alike(id: Rc<str>) -> Named {
        Named { label: Localized(vec![(Lang::guess(&id), id.clone())]), id }
    }

    /// An object with `id` and `label`, or a text that is both.
    pub(super) fn read(value: &Value, languages: &[Lang]) -> Option<Named> {
        let label = value.get("label").or(value.get("name")).unwrap_or(value);
        let label = localized(label, languages);
        let id = value.get("id").and_then(Value::text).filter(|id| !id.is_empty());
        let first = || label.as_ref().and_then(|label| label.iter().next()).map(|(_, text)| text.clone());
        let id = id.map(Rc::from).or_else(first)?;
        Some(Named { label: label.unwrap_or_else(|| Named::alike(id.clone()).label), id })
    }
}

/// A text, a number, or words by language.
pub(crate) fn date(value: &Value, languages: &[Lang]) -> Option<Date> {
    match &value.kind {
        Kind::Number(number) => Some(Date::of_text(number, languages)),
        Kind::Text(text) if !text.trim().is_empty() => Some(Date::of_text(text.trim(), languages)),
        Kind::Object(_) => localized(value, languages).map(Date::of_words),
        _ => None,
    }
}

impl Listing {
    /// A category that the site does not name yet is added to its own.
    pub(super) fn read(entry: &Value, site: &[Lang], categories: &mut Vec<Named>) -> Option<Listing> {
        let text = |key| entry.get(key).and_then(Value::text);
        let own = langs(entry, "languages");
        let languages = if own.is_empty() { site } else { &own };
        let one = |key| entry.get(key).and_then(|text| localized(text, languages));
        // By the languages of the site, so that what has no id is called alike in all interviews.
        let several = |key| items(entry, key).iter().filter_map(|one| Named::read(one, site)).collect();
        let stem = text("file").map(|file| file.rsplit('/').next().unwrap_or(file).trim_end_matches(".json"));
        let id = text("id").or(stem).filter(|id| !id.is_empty())?;
        Some(Listing {
            id: id.into(),
            url: text("file").map_or_else(|| paths::file(id), |file| format!("interviews/{file}")),
            title: one("title").unwrap_or_else(|| Localized(vec![(Lang::guess(id), id.into())])),
            summary: one("summary"),
            date: entry.get("date").and_then(|value| date(value, languages)),
            category: entry.get("category").and_then(|category| Self::category(category, site, categories)),
            people: several("people"),
            themes: several("themes"),
            languages: own,
            answers: entry.get("answers").and_then(Value::number).and_then(|number| number.parse().ok()),
            has_page: matches!(entry.get("page").map(|page| &page.kind), Some(Kind::Bool(true))),
        })
    }

    fn category(value: &Value, languages: &[Lang], categories: &mut Vec<Named>) -> Option<Rc<str>> {
        let named = Named::read(value, languages)?;
        let is = |known: &&Named| known.id == named.id || known.label == named.label;
        if let Some(known) = categories.iter().find(is) {
            return Some(known.id.clone());
        }
        categories.push(named.clone());
        Some(named.id)
    }

    /// The year, decade or century of the interview, if its date says one.
    pub fn year(&self) -> Option<String> {
        self.date.as_ref().and_then(Date::period)
    }

    /// Where it is read, for a reader of this language or the nearest that it has, as [`Localized::pick`]: its page, or the
    /// site's first page with its id.
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
