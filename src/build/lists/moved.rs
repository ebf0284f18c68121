//! Writes the pages at old addresses of lists.

use std::io;

use super::{Of, head};
use crate::build::complete::localized;
use crate::build::elements::{link, meta};
use crate::build::skeleton::{PageSpec, PageWriter};
use crate::interview::Lang;
use crate::markup::{Markup, text_for};
use crate::site::paths::{self, By};
use crate::state::Ui;
use crate::words::words;

impl PageWriter<'_> {
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
        self.bar(&mut out, lang, words(ui).skip_list, &root, &self.alternates(by, 1));
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
}
