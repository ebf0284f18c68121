//! Writes the pages with lists: of a category, a year, a theme, a person, and further pages of all interviews; also the
//! indexes of themes and people.

use std::cmp::Reverse;
use std::io;

use super::complete::{Label, SiteEntry, localized};
use super::elements::{crumbs, link, meta};
use super::gather::{Beginning, Passages, SpokenRole};
use super::skeleton::{PageSpec, PageWriter};
use super::texts::Texts;
use crate::interview::{Date, Lang, Localized};
use crate::markup::{ListContext, Markup, entry, text_for};
use crate::site::paths::{self, By, ON_A_PAGE};
use crate::site::{Choice, Listing};
use crate::state::{Filter, Target, Ui};
use crate::words::{period, period_in, words};

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
pub fn lists(site: &super::complete::Complete) -> Vec<List> {
    let mut found: std::collections::BTreeMap<Of, Vec<usize>> = [(Of::All, Vec::new())].into();
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

    /// Writes pages at old addresses that nobody has any more. Each page redirects to the only possible new address, or
    /// lets the reader choose among several.
    pub fn write_moved(&self) -> io::Result<()> {
        let moved = &self.shared.site.moved;
        let of = |meant: &[usize], kind: fn(usize) -> Of| meant.iter().map(|n| kind(*n)).collect::<Vec<Of>>();
        for lang in &self.site.languages {
            for (address, meant) in &moved.people {
                self.write_moved_page(By::Person(address), &of(meant, Of::Person), lang)?;
            }
            for (address, meant) in &moved.themes {
                self.write_moved_page(By::Theme(address), &of(meant, Of::Theme), lang)?;
            }
            for (address, meant) in &moved.categories {
                self.write_moved_page(By::Category(address), &of(meant, Of::Category), lang)?;
            }
        }
        Ok(())
    }

    fn write_moved_page(&self, by: By, meant: &[Of], lang: &Lang) -> io::Result<()> {
        let path = self.home(lang) + &paths::list(by, 1);
        let root = paths::root_from(&path);
        let (ui, title) = (Ui::following(lang), self.title(&meant[0], lang));
        let mut out = Markup::new();
        out.open("div").attr("class", "iv").attr("lang", ui.tag());
        self.bar(&mut out, lang, &root, &self.alternates(by, 1));
        out.open("main").attr("id", "iv-main").attr("tabindex", "-1");
        head(&mut out, lang, &title, None, "");
        out.open("div").attr("class", "iv-wrap iv-cols iv-home").open("div").attr("class", "iv-list");
        out.open("ul").attr("class", "iv-index").attr("role", "list");
        for of in meant {
            out.open("li").open("a").attr("href", &format!("{root}{}", self.list_path(of, 1, lang)));
            text_for(&mut out, lang, &self.title(of, lang));
            out.close();
            if let Some(about) = self.apart(of) {
                text_for(out.text(" ").open("span"), lang, &localized(about));
                out.close();
            }
            out.close();
        }
        out.close().close().close().close().close();
        let mut sheet = PageSpec::new(lang, &path, format!("{} | {}", title.pick(lang).1, self.name(lang)), &[]);
        if let [only] = meant {
            let there = self.list_path(only, 1, lang);
            meta(&mut sheet.head, "http-equiv", "refresh", &format!("0; url={root}{there}"));
            link(&mut sheet.head, "canonical", &[], &self.address(&there, &root));
        } else {
            meta(&mut sheet.head, "name", "robots", "noindex");
        }
        self.write(&sheet, &out.html())
    }

    /// Writes one page of a list; `page` counts from 1.
    pub fn write_list(&self, lists: &[List], n: usize, page: usize, lang: &Lang) -> io::Result<()> {
        let list = &lists[n];
        let by = self.by(&list.of);
        let path = self.list_path(&list.of, page, lang);
        let root = paths::root_from(&path);
        let (ui, pages) = (Ui::following(lang), list.pages());
        let words = words(ui);
        let twins = self.alternates(by, page);
        let title = self.title(&list.of, lang);
        let home = format!("{root}{}", self.home(lang));
        let mut out = Markup::new();
        out.open("div").attr("class", "iv").attr("lang", ui.tag());
        self.bar(&mut out, lang, &root, &twins);
        let mut steps = Vec::new();
        let index = match &list.of {
            Of::Theme(_) => Some(((words.filter)(Filter::Themes), By::Themes)),
            Of::Person(_) => Some((words.persons, By::People)),
            _ => None,
        };
        if let Some((name, by)) = index {
            steps.push((Localized(vec![(ui_lang(lang), name.into())]), Some(home.clone() + &paths::list(by, 1))));
        }
        steps.push((title.clone(), None));
        crumbs(&mut out, words, &home, &steps, lang);
        out.open("main").attr("id", "iv-main").attr("tabindex", "-1");
        let count = (words.interviews_count)(list.entries.len());
        let stand =
            if pages > 1 { format!("{count}{}{}", words.comma, (words.page_of)(page, pages)) } else { count.clone() };
        head(&mut out, lang, &title, self.apart(&list.of), &stand);
        out.open("div").attr("class", "iv-wrap iv-cols iv-home");
        out.open("aside").attr("class", "iv-refine").attr("aria-label", words.refine);
        out.open("p").open("a").attr("href", &(home.clone() + &self.choice(&list.of).search())).text(words.refine);
        out.close().close();
        self.others(&mut out, lists, lang, &root);
        out.close();
        out.open("div").attr("class", "iv-list");
        let shelf = ListContext { site: &self.site, root: &root, home: &home, ui, lang, choice: None };
        let shown = list.entries.iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE);
        let mut year: Option<Option<String>> = None;
        for n in shown {
            let of = &self.shared.site.entries[*n];
            let listing = &self.site.interviews[*n];
            if year.as_ref() != Some(&of.year()) {
                if year.is_some() {
                    out.close();
                }
                year = Some(of.year());
                out.open("section").attr("class", "iv-year").open("h2");
                match of.year() {
                    Some(year) => out.text(&period_in(ui, &year)),
                    None => out.text(words.undated),
                };
                out.close();
            }
            entry(&mut out, &shelf, listing, of.year().is_some(), |out| {
                self.matching(out, &shelf, &list.of, of, listing)
            });
        }
        if year.is_some() {
            out.close();
        }
        self.turning(&mut out, list, page, lang, &root);
        out.close().close().close().close();
        let name = self.name(lang);
        let in_title = title.pick(lang).1.to_string();
        let in_window = match page {
            1 => format!("{in_title} | {name}"),
            _ => format!("{in_title}{}{} | {name}", words.comma, (words.page_of)(page, pages)),
        };
        let description = Some(format!("{in_title}{}{count} | {name}", words.comma));
        let sheet = PageSpec { description, ..PageSpec::new(lang, &path, in_window, &twins) };
        self.write(&sheet, &out.html())
    }

    /// Writes links to the other lists: of years and categories, and to the indexes of themes and people.
    fn others(&self, out: &mut Markup, lists: &[List], lang: &Lang, root: &str) {
        let words = words(Ui::following(lang));
        out.open("ul").attr("class", "iv-facet").attr("role", "list");
        for by in super::site_writer::indexes(self.shared.site) {
            let name = if by == By::Themes { (words.filter)(Filter::Themes) } else { words.persons };
            let href = format!("{root}{}{}", self.home(lang), paths::list(by, 1));
            out.open("li").open("a").attr("href", &href).text(name).close().close();
        }
        out.close();
        let key = |list: &&List| match &list.of {
            Of::Year(year) => Date::of_period(year).and_then(|when| Date::On(when).key()),
            _ => None,
        };
        let mut years: Vec<&List> = lists.iter().filter(|list| matches!(list.of, Of::Year(_))).collect();
        years.sort_by_key(|list| Reverse(key(list)));
        let categories = lists.iter().filter(|list| matches!(list.of, Of::Category(_)));
        for group in [categories.collect::<Vec<_>>(), years].into_iter().filter(|group| !group.is_empty()) {
            out.open("ul").attr("class", "iv-facet").attr("role", "list");
            for list in group {
                out.open("li").open("a").attr("href", &format!("{root}{}", self.list_path(&list.of, 1, lang)));
                text_for(out, lang, &self.title(&list.of, lang));
                out.close().text(" ").open("small").text(&list.entries.len().to_string()).close().close();
            }
            out.close();
        }
    }

    fn choice(&self, of: &Of) -> Choice {
        let mut choice = Choice::default();
        let some = |id: &str| Some(id.into());
        match self.by(of) {
            By::Year(year) => choice.year = some(year),
            By::Category(id) => choice.category = some(id),
            By::Theme(id) => choice.themes.push(id.into()),
            By::Person(id) => choice.person = some(id),
            _ => {}
        }
        choice
    }

    /// Writes the passages of a theme or a person in one interview: their number, and the first of them.
    fn matching(&self, out: &mut Markup, shelf: &ListContext, of: &Of, entry: &SiteEntry, listing: &Listing) {
        let words = words(shelf.ui);
        let page = format!("{}{}", shelf.root, listing.href(shelf.lang));
        let with = |key: &str, id: &str| {
            format!("{page}{}{key}={}", if page.contains('?') { '&' } else { '?' }, paths::encoded(id))
        };
        match of {
            Of::Theme(n) => {
                let key = &self.shared.site.themes[*n].key;
                if let Some(topic) = entry.gathered.themes.iter().find(|topic| topic.id == *key) {
                    passages(out, shelf, &topic.passages, &with("theme", key), None, true);
                }
            }
            Of::Person(n) => {
                for (spoken, _) in
                    entry.gathered.speakers.iter().zip(&entry.speakers).filter(|(_, who)| **who == Some(*n))
                {
                    let role = match &spoken.role {
                        SpokenRole::Interviewer => words.role_interviewer,
                        SpokenRole::Interviewee => words.role_interviewee,
                        SpokenRole::Interpreter => words.role_interpreter,
                        SpokenRole::Other(other) => other,
                    };
                    passages(out, shelf, &spoken.passages, &with("speaker", &spoken.id), Some(role), false);
                }
            }
            _ => {}
        }
    }

    fn turning(&self, out: &mut Markup, list: &List, page: usize, lang: &Lang, root: &str) {
        if list.pages() < 2 {
            return;
        }
        let words = words(Ui::following(lang));
        let href = |page| format!("{root}{}", self.list_path(&list.of, page, lang));
        out.open("nav").attr("class", "iv-pages").attr("aria-label", words.list_pages);
        if page > 1 {
            out.open("a").attr("rel", "prev").attr("href", &href(page - 1)).text(words.previous_page).close();
        }
        out.open("span").text(&(words.page_of)(page, list.pages())).close();
        if page < list.pages() {
            out.open("a").attr("rel", "next").attr("href", &href(page + 1)).text(words.next_page).close();
        }
        out.close();
    }

    /// Writes the index of themes or of people, each with its number of interviews.
    pub fn write_index(&self, by: By, lists: &[List], lang: &Lang) -> io::Result<()> {
        let path = self.home(lang) + &paths::list(by, 1);
        let root = paths::root_from(&path);
        let ui = Ui::following(lang);
        let words = words(ui);
        let twins = self.alternates(by, 1);
        let name = if by == By::Themes { (words.filter)(Filter::Themes) } else { words.persons };
        let title = Localized(vec![(ui_lang(lang), name.into())]);
        let mut lines: Vec<(&Label, &Of, usize)> = lists
            .iter()
            .filter_map(|list| match (&list.of, by) {
                (Of::Theme(n), By::Themes) => Some((&self.shared.site.themes[*n], &list.of, list.entries.len())),
                (Of::Person(n), By::People) => Some((&self.shared.site.people[*n], &list.of, list.entries.len())),
                _ => None,
            })
            .collect();
        match by {
            By::Themes => lines.sort_by(|(a, _, n), (b, _, m)| m.cmp(n).then_with(|| a.id.cmp(&b.id))),
            _ => lines.sort_by(|(a, ..), (b, ..)| (&a.reading, &a.id).cmp(&(&b.reading, &b.id))),
        }
        let mut out = Markup::new();
        out.open("div").attr("class", "iv").attr("lang", ui.tag());
        self.bar(&mut out, lang, &root, &twins);
        crumbs(&mut out, words, &format!("{root}{}", self.home(lang)), &[(title.clone(), None)], lang);
        out.open("main").attr("id", "iv-main").attr("tabindex", "-1");
        head(&mut out, lang, &title, None, "");
        out.open("div").attr("class", "iv-wrap iv-cols iv-home").open("div").attr("class", "iv-list");
        out.open("ul").attr("class", "iv-index").attr("role", "list");
        for (one, of, count) in lines {
            out.open("li").open("a").attr("href", &format!("{root}{}", self.list_path(of, 1, lang)));
            text_for(&mut out, lang, &localized(&one.names));
            out.close().text(" ");
            if let Some(about) = &one.about {
                text_for(out.open("span"), lang, &localized(about));
                out.close().text(" ");
            }
            out.open("small").text(&(words.interviews_count)(count)).close().close();
        }
        out.close().close().close().close().close();
        let sheet = PageSpec::new(lang, &path, format!("{name} | {}", self.name(lang)), &twins);
        self.write(&sheet, &out.html())
    }
}

/// The interface language for readers of `lang`.
pub fn ui_lang(lang: &Lang) -> Lang {
    Lang::parse(Ui::following(lang).tag()).expect("an interface language has a tag")
}

fn head(out: &mut Markup, lang: &Lang, title: &Localized, about: Option<&Texts>, stand: &str) {
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

/// Writes some passages with links to them; `named` also writes their speakers.
fn passages(out: &mut Markup, shelf: &ListContext, passages: &Passages, page: &str, role: Option<&str>, named: bool) {
    let words = words(shelf.ui);
    out.open("div").attr("class", "iv-found");
    out.open("p");
    if let Some(role) = role {
        out.text(role).text(words.role_joint);
    }
    match passages.count {
        0 => drop(out.text(&(words.passages)(0))),
        count => drop(out.open("a").attr("href", page).text(&(words.passages)(count)).close()),
    }
    out.close();
    if !passages.first.is_empty() {
        out.open("ul").attr("role", "list");
        for Beginning { id, number, speaker, texts } in &passages.first {
            let hash = Target { id: id.as_str().into(), quote: None }.hash();
            out.open("li").open("a").attr("href", &format!("{page}{hash}"));
            out.attr("aria-label", &(words.passage)(number)).text(number).close().text(" ");
            if let Some(speaker) = speaker.as_ref().filter(|_| named) {
                run(out.open("b"), shelf.lang, speaker);
                out.close().text(" ");
            }
            run(out, shelf.lang, texts);
            out.close();
        }
        out.close();
    }
    out.close();
}

fn run(out: &mut Markup, lang: &Lang, texts: &Texts) {
    text_for(out, lang, &localized(texts));
}
