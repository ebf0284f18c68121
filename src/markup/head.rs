//! The head of an interview: where it stands in the site, title, summary, speakers, and the facts about it.

use super::speakers::speakers;
use super::{Markup, Page, when};
use crate::interview::{Date, Localized, Rights, Source};
use crate::site::Crumb;
use crate::state::Reading;
use crate::words::period_in;

/// Home, category, year.
pub fn crumbs(out: &mut Markup, page: &Page) {
    let words = page.words();
    out.open("nav").put("class", "iv-crumbs iv-wrap").put("lang", page.ui.tag()).put("aria-label", words.breadcrumb);
    out.open("ol").put("role", "list");
    let root = page.frame.as_ref().map_or("./", |frame| &*frame.root);
    let home = page.frame.as_ref().map_or_else(|| "./".into(), |frame| frame.way_home());
    out.open("li").open("a").put("href", &home).text(words.home).close().close();
    if let Some(frame) = page.frame.as_ref().filter(|frame| frame.id.is_some()) {
        for Crumb { label, path } in &frame.crumbs {
            out.open("li");
            match path {
                Some(path) => page.write_label_in(out.open("a").put("href", &format!("{root}{path}")), label).close(),
                None => page.write_label_in(out.open("span"), label).close(),
            };
            out.close();
        }
        out.close().close();
        return;
    }
    if let Some(category) = &page.interview.category {
        page.write_label(out.open("li"), category);
        out.close();
    }
    if let Some(period) = page.interview.date.as_ref().and_then(Date::period) {
        out.open("li").text(&period_in(page.ui, &period)).close();
    }
    out.close().close();
}

pub fn head(out: &mut Markup, page: &Page, reading: &Reading) {
    let interview = &page.interview;
    out.open("header").put("class", "iv-head iv-wrap iv-cols").put("lang", page.ui.tag());
    out.open("div").put("class", "iv-axis").put_some("dir", reading.is_rtl(interview).then_some("rtl"));
    pair(out.open(page.heading(0)).put("class", "iv-title"), page, &interview.title, reading);
    out.close();
    if let Some(summary) = &interview.summary {
        pair(out.open("div").put("class", "iv-stand"), page, summary, reading);
        out.close();
    }
    speakers(out, page);
    out.close();
    facts(out.open("div").put("class", "iv-made"), page);
    out.close().close();
}

/// A text in the language that is read, or in every language that is read.
fn pair(out: &mut Markup, page: &Page, text: &Localized, reading: &Reading) {
    match reading {
        Reading::One(_) => page.write_label(out, text),
        Reading::Both => {
            out.open("span").put("class", "iv-pair");
            text.iter().for_each(|(lang, text)| page.write_run(out, lang, text));
            out.close();
        }
    }
}

fn facts(out: &mut Markup, page: &Page) {
    let (words, interview) = (page.words(), &page.interview);
    out.open("dl").put("class", "iv-facts").put("aria-label", words.about_interview);
    if interview.date.is_some() || interview.place.is_some() {
        fact(out, words.interview).open("dd");
        if let Some(date) = &interview.date {
            when(out, page.ui, date, |out, words| page.write_label(out, words));
        }
        if let Some(place) = &interview.place {
            let place = page.plain(place);
            out.text(&if interview.date.is_some() { (words.place_after_date)("", &place) } else { place.to_string() });
        }
        out.close().close();
    }
    if let Some(source) = &interview.source {
        source_fact(out, page, source);
    }
    translations(out, page);
    if let Some(rights) = &interview.rights {
        rights_fact(out, page, rights);
    }
    if let Some(pdf) = page.frame.as_ref().and_then(|frame| frame.pdf.as_deref()) {
        fact(out, words.on_paper).open("dd").open("a").put("href", pdf).put("type", "application/pdf");
        out.text("PDF").close().close().close();
    }
    out.close();
}

/// Begins a fact: its element, and what it is called.
fn fact<'a>(out: &'a mut Markup, name: &str) -> &'a mut Markup {
    out.open("div").open("dt").text(name).close()
}

fn source_fact(out: &mut Markup, page: &Page, source: &Source) {
    let words = page.words();
    fact(out, words.source).open("dd");
    if let Some(url) = &source.url {
        out.open("a").put("href", url).put("rel", "noopener");
    }
    match (&source.name, &source.url) {
        (Some(name), _) => page.write_label(out, name),
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
fn translations(out: &mut Markup, page: &Page) {
    let (words, interview) = (page.words(), &page.interview);
    let total = interview.passages().count();
    let lines = interview.languages.iter().skip(1).map(|lang| {
        let done = interview.passages().filter(|p| p.texts.iter().any(|text| text.lang == *lang)).count();
        (words.translated)(done, total, lang)
    });
    let translator = interview.translator.as_ref().map(|name| (words.translator)(&page.plain(name)));
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

fn rights_fact(out: &mut Markup, page: &Page, rights: &Rights) {
    let words = page.words();
    fact(out, words.rights).open("dd");
    if let Some(holder) = &rights.holder {
        page.write_label(out, holder);
    }
    if rights.holder.is_some() && rights.licence.is_some() {
        out.text(words.comma);
    }
    if let Some(licence) = &rights.licence {
        out.text(licence);
    }
    out.close().close();
}
