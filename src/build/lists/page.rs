//! Writes one page of a list of interviews.

use std::cmp::Reverse;
use std::io;

use super::index::indexes;
use super::{List, Of, head, ui_lang};
use crate::build::elements::crumbs;
use crate::build::skeleton::{PageSpec, PageWriter};
use crate::interview::{Date, Lang, Localized};
use crate::markup::{ListContext, Markup, entry, text_for};
use crate::site::Choice;
use crate::site::paths::{self, By, ON_A_PAGE};
use crate::state::{Filter, Ui};
use crate::words::{period_in, words};

impl PageWriter<'_> {
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
        self.bar(&mut out, lang, words.skip_list, &root, &twins);
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
        out.open("div").attr("class", "iv-wrap iv-cols iv-home has-refine");
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
        for by in indexes(self.shared.site) {
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
}
