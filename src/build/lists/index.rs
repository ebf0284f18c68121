//! Writes the indexes of themes and people.

use std::io;

use super::{List, Of, head, ui_lang};
use crate::build::complete::{Complete, Label, localized};
use crate::build::elements::crumbs;
use crate::build::skeleton::{PageSpec, PageWriter};
use crate::interview::{Lang, Localized};
use crate::markup::{Markup, text_for};
use crate::site::paths::{self, By};
use crate::state::{Filter, Ui};
use crate::words::words;

/// The lists of lists: of themes, if there are any, and of people.
pub fn indexes(site: &Complete) -> impl Iterator<Item = By<'static>> {
    (!site.themes.is_empty()).then_some(By::Themes).into_iter().chain([By::People])
}

impl PageWriter<'_> {
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
        self.bar(&mut out, lang, words.skip_list, &root, &twins);
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
