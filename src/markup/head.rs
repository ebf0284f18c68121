//! The head of an interview: where it stands in the site, title, summary, speakers, and the facts about it.

use super::speakers::speakers;
use super::{Markup, RenderContext, when};
use crate::interview::{Date, Localized, Rights, Source};
use crate::site::Crumb;
use crate::state::Reading;
use crate::words::period_in;

/// Home, category, year.
pub fn crumbs(out: &mut Markup, cx: &RenderContext) {
    let words = cx.words();
    out.open("nav").attr("class", "iv-crumbs iv-wrap").attr("lang", cx.ui.tag()).attr("aria-label", words.breadcrumb);
    out.open("ol").attr("role", "list");
    let root = cx.frame.as_ref().map_or("./", |frame| &*frame.root);
    let home = cx.frame.as_ref().map_or_else(|| "./".into(), |frame| frame.way_home());
    out.open("li").open("a").attr("href", &home).text(words.home).close().close();
    if let Some(frame) = cx.frame.as_ref().filter(|frame| frame.id.is_some()) {
        for Crumb { label, path } in &frame.crumbs {
            out.open("li");
            match path {
                Some(path) => cx.write_label_in(out.open("a").attr("href", &format!("{root}{path}")), label).close(),
                None => cx.write_label_in(out.open("span"), label).close(),
            };
            out.close();
        }
        out.close().close();
        return;
    }
    if let Some(category) = &cx.interview.category {
        cx.write_label(out.open("li"), category);
        out.close();
    }
    if let Some(period) = cx.interview.date.as_ref().and_then(Date::period) {
        out.open("li").text(&period_in(cx.ui, &period)).close();
    }
    out.close().close();
}

pub fn head(out: &mut Markup, cx: &RenderContext, reading: &Reading) {
    let interview = &cx.interview;
    out.open("header").attr("class", "iv-head iv-wrap iv-cols").attr("lang", cx.ui.tag());
    out.open("div").attr("class", "iv-axis").put_some("dir", reading.is_rtl(interview).then_some("rtl"));
    pair(out.open(cx.heading(0)).attr("class", "iv-title"), cx, &interview.title, reading);
    out.close();
    if let Some(summary) = &interview.summary {
        pair(out.open("div").attr("class", "iv-stand"), cx, summary, reading);
        out.close();
    }
    speakers(out, cx);
    out.close();
    facts(out.open("div").attr("class", "iv-made"), cx);
    out.close().close();
}

/// A text in the language that is read, or in every language that is read.
fn pair(out: &mut Markup, cx: &RenderContext, text: &Localized, reading: &Reading) {
    match reading {
        Reading::One(_) => cx.write_label(out, text),
        Reading::Both => {
            out.open("span").attr("class", "iv-pair");
            text.iter().for_each(|(lang, text)| cx.write_run(out, lang, text));
            out.close();
        }
    }
}

fn facts(out: &mut Markup, cx: &RenderContext) {
    let (words, interview) = (cx.words(), &cx.interview);
    out.open("dl").attr("class", "iv-facts").attr("aria-label", words.about_interview);
    if interview.date.is_some() || interview.place.is_some() {
        fact(out, words.interview).open("dd");
        if let Some(date) = &interview.date {
            when(out, cx.ui, date, |out, words| cx.write_label(out, words));
        }
        if let Some(place) = &interview.place {
            let place = cx.plain(place);
            out.text(&if interview.date.is_some() { (words.place_after_date)("", &place) } else { place.to_string() });
        }
        out.close().close();
    }
    if let Some(source) = &interview.source {
        source_fact(out, cx, source);
    }
    translations(out, cx);
    if let Some(rights) = &interview.rights {
        rights_fact(out, cx, rights);
    }
    if let Some(pdf) = cx.frame.as_ref().and_then(|frame| frame.pdf.as_deref()) {
        fact(out, words.on_paper).open("dd").open("a").attr("href", pdf).attr("type", "application/pdf");
        out.text("PDF").close().close().close();
    }
    out.close();
}

/// Begins a fact: its element, and what it is called.
fn fact<'a>(out: &'a mut Markup, name: &str) -> &'a mut Markup {
    out.open("div").open("dt").text(name).close()
}

fn source_fact(out: &mut Markup, cx: &RenderContext, source: &Source) {
    let words = cx.words();
    fact(out, words.source).open("dd");
    if let Some(url) = &source.url {
        out.open("a").attr("href", url).attr("rel", "noopener");
    }
    match (&source.name, &source.url) {
        (Some(name), _) => cx.write_label(out, name),
        (None, Some(url)) => drop(out.text(url)),
        (None, None) => {}
    }
    if source.url.is_some() {
        out.close();
    }
    if let Some(pages) = &source.pages {
        out.text(words.comma).text(&(words.pages)(pages));
    }
    out.close().close();
}

/// How much of the text is there in each language but the original, and who translated it.
fn translations(out: &mut Markup, cx: &RenderContext) {
    let (words, interview) = (cx.words(), &cx.interview);
    let total = interview.passages().count();
    let lines = interview.languages.iter().skip(1).map(|lang| {
        let done = interview.passages().filter(|p| p.texts.iter().any(|text| text.lang == *lang)).count();
        (words.translated)(done, total, lang)
    });
    let translator = interview.translator.as_ref().map(|name| (words.translator)(&cx.plain(name)));
    let lines: Vec<String> = lines.chain(translator).collect();
    if lines.is_empty() {
        return;
    }
    fact(out, words.translation);
    for line in lines {
        out.open("dd").text(&line).close();
    }
    out.close();
}

fn rights_fact(out: &mut Markup, cx: &RenderContext, rights: &Rights) {
    let words = cx.words();
    fact(out, words.rights).open("dd");
    if let Some(holder) = &rights.holder {
        cx.write_label(out, holder);
    }
    if rights.holder.is_some() && rights.licence.is_some() {
        out.text(words.comma);
    }
    if let Some(licence) = &rights.licence {
        out.text(licence);
    }
    out.close().close();
}
