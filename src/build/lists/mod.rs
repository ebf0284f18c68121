//! Writes the pages with lists: of a category, a year, a theme, a person, and further pages of all interviews; also the
//! indexes of themes and people, and the pages at old addresses of lists.

mod index;
mod matching;
mod moved;
mod page;

use std::collections::BTreeMap;

use super::complete::{Complete, localized};
use super::skeleton::PageWriter;
use super::texts::Texts;
use crate::interview::{Lang, Localized};
use crate::markup::{Markup, text_for};
use crate::site::paths::{self, By, ON_A_PAGE};
use crate::state::Ui;
use crate::words::{period, words};
pub use index::indexes;

/// A list of the site: what it is a list of, and the positions of its interviews.
#[derive(Clone, Debug)]
pub struct List {
    pub of: Of,
    pub entries: Vec<usize>,
}

/// Like [`By`], with positions in the site's lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    All,
    Year(String),
    Category(usize),
    Theme(usize),
    Person(usize),
}

/// Returns every list of the site that has entries, and always the list of all interviews.
pub fn lists(site: &Complete) -> Vec<List> {
    let mut found: BTreeMap<Of, Vec<usize>> = [(Of::All, Vec::new())].into();
    for (n, entry) in site.entries.iter().enumerate() {
        let year = entry.year().map(Of::Year);
        let themes = entry.themes.iter().map(|n| Of::Theme(*n));
        let people = entry.people.iter().map(|n| Of::Person(*n));
        let each =
            [Of::All].into_iter().chain(year).chain(entry.category.map(Of::Category)).chain(themes).chain(people);
        each.for_each(|of| found.entry(of).or_default().push(n));
    }
    found.into_iter().map(|(of, entries)| List { of, entries }).collect()
}

impl List {
    pub fn pages(&self) -> usize {
        self.entries.len().div_ceil(ON_A_PAGE).max(1)
    }
}

impl PageWriter<'_> {
    fn by<'s>(&'s self, of: &'s Of) -> By<'s> {
        let site = self.shared.site;
        match of {
            Of::All => By::All,
            Of::Year(year) => By::Year(year),
            Of::Category(n) => By::Category(&site.categories[*n].id),
            Of::Theme(n) => By::Theme(&site.themes[*n].id),
            Of::Person(n) => By::Person(&site.people[*n].id),
        }
    }

    /// The path of a list's page, relative to the root.
    pub fn list_path(&self, of: &Of, page: usize, lang: &Lang) -> String {
        self.home(lang) + &paths::list(self.by(of), page)
    }

    /// The paths of the same page in each language of the site.
    fn alternates(&self, by: By, page: usize) -> Vec<(Lang, String)> {
        let languages = &self.site.languages;
        languages.iter().map(|lang| (lang.clone(), self.home(lang) + &paths::list(by, page))).collect()
    }

    fn title(&self, of: &Of, lang: &Lang) -> Localized {
        let site = self.shared.site;
        let word = |text: &str| Localized(vec![(ui_lang(lang), text.into())]);
        match of {
            Of::All => self.site.title.clone().unwrap_or_else(|| word(words(Ui::following(lang)).interviews)),
            Of::Year(year) => period(year),
            Of::Category(n) => localized(&site.categories[*n].names),
            Of::Theme(n) => localized(&site.themes[*n].names),
            Of::Person(n) => localized(&site.people[*n].names),
        }
    }

    /// What distinguishes a person from others of the same name.
    fn apart(&self, of: &Of) -> Option<&Texts> {
        match of {
            Of::Person(n) => self.shared.site.people[*n].about.as_ref(),
            _ => None,
        }
    }
}

/// The interface language for readers of `lang`.
pub fn ui_lang(lang: &Lang) -> Lang {
    Lang::parse(Ui::following(lang).tag()).expect("an interface language has a tag")
}

/// Writes the title of a page, and below it what sets it apart, and a line of facts.
pub fn head(out: &mut Markup, lang: &Lang, title: &Localized, about: Option<&Texts>, stand: &str) {
    out.open("header").attr("class", "iv-head iv-wrap iv-cols").open("div").attr("class", "iv-axis iv-home-head");
    out.open("h1").attr("class", "iv-title");
    text_for(out, lang, title);
    out.close();
    if let Some(about) = about {
        text_for(out.open("p").attr("class", "iv-stand"), lang, &localized(about));
        out.close();
    }
    if !stand.is_empty() {
        out.open("p").attr("class", "iv-stand").text(stand).close();
    }
    out.close().close();
}
