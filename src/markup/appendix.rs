//! What follows the text: the glossary and the descriptions of themes, for reading through and for print.

use super::{Markup, RenderContext};
use crate::interview::{Term, Theme};

/// Writes the appendix; an empty element if the file has neither a glossary nor descriptions.
pub fn appendix(out: &mut Markup, cx: &RenderContext) {
    let (words, interview) = (cx.words(), &cx.interview);
    out.open("div");
    if !interview.glossary.is_empty() {
        section(out, cx, words.glossary);
        interview.glossary.iter().for_each(|one| term(out, cx, one));
        out.close().close();
    }
    let mut explained = interview.themes.iter().filter(|theme| theme.about.is_some()).peekable();
    if explained.peek().is_some() {
        section(out, cx, words.about_themes);
        explained.for_each(|one| theme(out, cx, one));
        out.close().close();
    }
    out.close();
}

/// Opens a section and its list.
fn section(out: &mut Markup, cx: &RenderContext, heading: &str) {
    out.open("section").attr("class", "iv-appendix").attr("lang", cx.ui.tag());
    out.open(cx.heading(1)).text(heading).close().open("dl").put_some("dir", cx.control.is_rtl().then_some("rtl"));
}

/// Writes a term in every language, its pinyin, its note and its other forms.
fn term(out: &mut Markup, cx: &RenderContext, term: &Term) {
    out.open("div").open("dt");
    for (lang, text) in term.term.iter() {
        out.open("span").language(lang).text(text).close().text(" ");
    }
    if let Some(pinyin) = &term.pinyin {
        out.open("i").attr("lang", "zh-Latn-pinyin").text(pinyin).close();
    }
    out.close();
    if let Some(note) = &term.note {
        cx.write_label(out.open("dd"), note);
        out.close();
    }
    let others = term.aliases.join(cx.words().comma);
    if !others.is_empty() {
        out.open("dd").attr("dir", "auto").text(&(cx.words().also)(&others)).close();
    }
    out.close();
}

fn theme(out: &mut Markup, cx: &RenderContext, theme: &Theme) {
    cx.write_label(out.open("div").open("dt"), &theme.label);
    out.close().open("dd");
    if let Some(about) = &theme.about {
        cx.write_label(out, about);
    }
    out.close().close();
}
