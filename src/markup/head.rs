//! The head of an interview: breadcrumbs, title, summary, speakers, and facts.

use super::speakers::{biographies, speakers};
use super::{Markup, RenderContext, dated, when};
use crate::interview::{Date, Lang, Localized, Rights, Source, first_sentence};
use crate::site::Crumb;
use crate::state::Reading;
use crate::words::period_in;

/// Writes the breadcrumbs: home, category, year.
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

/// Writes the head of an interview. A wide page shows all of it. A narrow page shows the title, a line of facts, the
/// first sentence of the summary and the names, so that the first question is on a phone's first screen; the rest is in
/// a disclosure.
pub fn head(out: &mut Markup, cx: &RenderContext, reading: &Reading) {
    let interview = &cx.interview;
    let mut facts = Markup::new();
    write_facts(&mut facts, cx, reading);
    out.open("header").attr("class", "iv-head iv-wrap iv-cols").attr("lang", cx.ui.tag());
    out.open("div").attr("class", "iv-axis").put_some("dir", reading.is_rtl(interview).then_some("rtl"));
    pair(out.open(cx.heading(0)).attr("class", "iv-title"), cx, &interview.title, reading, &mut |out, lang, text| {
        dated(out, text, &mut |out, text| _ = cx.write_words(out, lang, text));
    });
    out.close();
    in_short(out, cx, reading);
    if let Some(summary) = &interview.summary {
        let is_cut = |text: &str| first_sentence(text).is_some();
        let all_cut = summary.iter().all(|(_, text)| is_cut(text));
        out.open("div").attr("class", if all_cut { "iv-stand" } else { "iv-stand is-long" });
        pair(out, cx, summary, reading, &mut |out, lang, text| cut(out, cx, lang, text));
        out.close();
    }
    speakers(out, cx);
    // Left empty: `static/stopped.js` fills in where the reader stopped, if this browser knows.
    out.open("a").attr("class", "iv-stopped-at").attr("data-minutes", &minutes(cx, reading).to_string()).close();
    out.close();
    out.open("div").attr("class", "iv-made").open("dl").attr("class", "iv-facts");
    out.attr("aria-label", cx.words().about_interview).add(&facts).close().close();
    about(out, cx, reading, &facts);
    out.close();
}

/// Writes the line of facts that a narrow page shows under the title.
fn in_short(out: &mut Markup, cx: &RenderContext, reading: &Reading) {
    let (words, questions) = (cx.words(), cx.interview.questions());
    out.open("p").attr("class", "iv-when");
    if let Some(date) = &cx.interview.date {
        when(out.open("span"), cx.ui, date, |out, words| cx.write_label(out, words));
        out.close();
    }
    out.open("span").text(&(words.reading_time)(minutes(cx, reading))).close();
    if questions > 0 {
        out.open("span").text(&(words.questions_count)(questions)).close();
    }
    out.close();
}

/// Writes a disclosure with what a narrow page leaves out of the head.
fn about(out: &mut Markup, cx: &RenderContext, reading: &Reading, facts: &Markup) {
    out.open("details").attr("class", "iv-about iv-head-about");
    out.open("summary").text(cx.words().about_interview).close();
    let rest = |text: &str| text[first_sentence(text).unwrap_or(0)..].trim_start().to_owned();
    if let Some(summary) =
        cx.interview.summary.as_ref().filter(|text| text.iter().any(|(_, text)| !rest(text).is_empty()))
    {
        out.open("p").attr("class", "iv-stand");
        pair(out, cx, summary, reading, &mut |out, lang, text| _ = cx.write_words(out, lang, &rest(text)));
        out.close();
    }
    out.open("dl");
    biographies(out, cx);
    out.add(facts).close().close();
}

/// The reading time in minutes, in the language that is read, or in one of the two.
fn minutes(cx: &RenderContext, reading: &Reading) -> u32 {
    match reading {
        Reading::One(lang) => cx.interview.minutes(lang),
        Reading::Both => cx.interview.minutes(&cx.control),
    }
}

/// Writes a text in the language that is read, or in all of its languages if the reader reads both. `words` writes the
/// text of one language.
fn pair(
    out: &mut Markup,
    cx: &RenderContext,
    text: &Localized,
    reading: &Reading,
    words: &mut dyn FnMut(&mut Markup, &Lang, &str),
) {
    let mut run = |out: &mut Markup, lang: &Lang, text: &str| {
        words(out.open("span").language(lang), lang, text);
        out.close();
    };
    match reading {
        Reading::One(_) => {
            let (lang, text) = text.pick(&cx.control);
            run(out, lang, text);
        }
        Reading::Both => {
            out.open("span").attr("class", "iv-pair");
            text.iter().for_each(|(lang, text)| run(out, lang, text));
            out.close();
        }
    }
}

/// Writes a text of which a narrow page shows only the first sentence.
fn cut(out: &mut Markup, cx: &RenderContext, lang: &Lang, text: &str) {
    let Some(end) = first_sentence(text).filter(|end| *end < text.len()) else {
        cx.write_words(out, lang, text);
        return;
    };
    cx.write_words(out, lang, &text[..end]);
    cx.write_words(out.open("span").attr("class", "iv-rest"), lang, &text[end..]).close();
}

fn write_facts(out: &mut Markup, cx: &RenderContext, reading: &Reading) {
    let (words, interview) = (cx.words(), &cx.interview);
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
    let length = (words.length)(interview.questions(), minutes(cx, reading));
    fact(out, words.length_label).open("dd").text(&length).close().close();
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
}

/// Opens the element of a fact and writes its name.
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

/// Writes how much of the text is translated into each language, and the name of the translator.
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
