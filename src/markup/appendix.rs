//! What stands below the text: the glossary and what the themes mean, for reading through and for print.

use super::{Markup, Page};
use crate::interview::{Term, Theme};

/// Empty where the file has neither.
pub fn appendix(out: &mut Markup, page: &Page) {
    let (words, interview) = (page.words(), &page.interview);
    out.open("div");
    if !interview.glossary.is_empty() {
        section(out, page, words.glossary);
        interview.glossary.iter().for_each(|one| term(out, page, one));
        out.close().close();
    }
    let mut explained = interview.themes.iter().filter(|theme| theme.about.is_some()).peekable();
    if explained.peek().is_some() {
        section(out, page, words.about_themes);
        explained.for_each(|one| theme(out, page, one));
        out.close().close();
    }
    out.close();
}

/// Begins a section and its list.
fn section(out: &mut Markup, page: &Page, heading: &str) {
    out.open("section").put("class", "iv-appendix").put("lang", page.ui.tag());
    out.open(page.heading(1)).text(heading).close().open("dl").put_some("dir", page.control.is_rtl().then_some("rtl"));
}

/// A term in every language, its pinyin, its other forms, and the note.
fn term(out: &mut Markup, page: &Page, term: &Term) {
    out.open("div").open("dt");
    for (lang, text) in term.term.iter() {
        out.open("span").language(lang).text(text).close().text(" ");
    }
    if let Some(pinyin) = &term.pinyin {
        out.open("i").put("lang", "zh-Latn-pinyin").text(pinyin).close();
    }
    out.close();
    if let Some(note) = &term.note {
        page.write_label(out.open("dd"), note);
        out.close();
    }
    let others = term.aliases.join(page.words().comma);
    if !others.is_empty() {
        out.open("dd").put("dir", "auto").text(&(page.words().also)(&others)).close();
    }
    out.close();
}

fn theme(out: &mut Markup, page: &Page, theme: &Theme) {
    page.write_label(out.open("div").open("dt"), &theme.label);
    out.close().open("dd");
    if let Some(about) = &theme.about {
        page.write_label(out, about);
    }
    out.close().close();
}
