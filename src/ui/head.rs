//! The head of an interview: title, summary, speakers, and the facts about it.

use yew::prelude::*;

use super::page::Page;
use super::people::people;
use crate::interview::{Localized, Rights, Source};
use crate::state::Reading;

pub fn head(page: &Page, reading: &Reading) -> Html {
    let interview = &page.interview;
    html! {
        <header class="iv-head iv-wrap iv-cols" lang={page.ui.tag()}>
            <div class="iv-axis">
                <h1 class="iv-title" dir="auto">{ pair(page, &interview.title, reading) }</h1>
                if let Some(summary) = &interview.summary {
                    <div class="iv-stand" dir="auto">{ pair(page, summary, reading) }</div>
                }
                { people(page) }
            </div>
            <div class="iv-made">{ facts(page) }</div>
        </header>
    }
}

/// A text in the language that is read, or in every language that is read.
fn pair(page: &Page, text: &Localized, reading: &Reading) -> Html {
    match reading {
        Reading::One(_) => page.label(text),
        Reading::Both => {
            html! { <span class="iv-pair">{ for text.iter().map(|(lang, text)| page.run(lang, text)) }</span> }
        }
    }
}

fn facts(page: &Page) -> Html {
    let (words, interview) = (page.words(), &page.interview);
    let date = interview.date.as_ref().map(words.date);
    let place = interview.place.as_ref().map(|place| page.plain(place).to_string());
    let when = match (date, place) {
        (Some(date), Some(place)) => Some((words.place_after_date)(&date, &place)),
        (date, place) => date.or(place),
    };
    html! {
        <dl class="iv-facts" aria-label={words.about_interview}>
            if let Some(when) = when {
                <div><dt>{ words.interview }</dt><dd>{ when }</dd></div>
            }
            if let Some(source) = &interview.source {
                { source_fact(page, source) }
            }
            { translations(page) }
            if let Some(rights) = &interview.rights {
                { rights_fact(page, rights) }
            }
        </dl>
    }
}

fn source_fact(page: &Page, source: &Source) -> Html {
    let words = page.words();
    let pages = source.pages.as_ref().map(|pages| (words.pages)(pages));
    let name = source.name.as_ref().map(|name| page.label(name));
    let name = match (&source.url, name) {
        (Some(url), Some(name)) => html! { <a href={AttrValue::from(url.clone())} rel="noopener">{ name }</a> },
        (Some(url), None) => {
            html! { <a href={AttrValue::from(url.clone())} rel="noopener">{ AttrValue::from(url.clone()) }</a> }
        }
        (None, name) => name.unwrap_or_default(),
    };
    html! {
        <div><dt>{ words.source }</dt><dd>
            { name }
            if let Some(pages) = pages { { words.comma }{ pages } }
        </dd></div>
    }
}

/// How much of the text is there in each language but the original, and who translated it.
fn translations(page: &Page) -> Html {
    let (words, interview) = (page.words(), &page.interview);
    let total = interview.passages().count();
    let lines = interview.languages.iter().skip(1).map(|lang| {
        let done = interview.passages().filter(|p| p.texts.iter().any(|text| text.lang == *lang)).count();
        (words.translated)(done, total, lang)
    });
    let translator = interview.translator.as_ref().map(|name| (words.translator)(&page.plain(name)));
    let lines: Vec<String> = lines.chain(translator).collect();
    if lines.is_empty() {
        return html! {};
    }
    html! { <div><dt>{ words.translation }</dt>{ for lines.into_iter().map(|line| html! { <dd>{ line }</dd> }) }</div> }
}

fn rights_fact(page: &Page, rights: &Rights) -> Html {
    let words = page.words();
    html! {
        <div><dt>{ words.rights }</dt><dd>
            if let Some(holder) = &rights.holder { { page.label(holder) } }
            if rights.holder.is_some() && rights.licence.is_some() { { words.comma } }
            if let Some(licence) = &rights.licence { { AttrValue::from(licence.clone()) } }
        </dd></div>
    }
}
