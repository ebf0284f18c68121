//! The site's interviews, by year: as many as were asked for, each with the questions in which the words stand.

use yew::prelude::*;

use super::facets::Shown;
use super::favourite::{Kept, star};
use super::page::nodes;
use crate::markup::{Markup, entry};
use crate::site::find::{Asked, Found};
use crate::site::paths::{self, By, ON_A_PAGE};
use crate::site::{Choice, Entry};

/// So many questions are shown under an interview.
const QUESTIONS: usize = 3;

/// Which part of a list stands on the page.
#[derive(Clone, Copy)]
pub struct Part {
    /// The number of the page, from 1.
    pub page: usize,
    /// How many pages from there on.
    pub pages: usize,
}

pub fn listed(shown: &Shown, found: &Found, kept: &Kept, part: Part) -> Html {
    let all = &shown.listed.entries;
    let from = ((part.page - 1) * ON_A_PAGE).min(all.len());
    let to = (from + part.pages * ON_A_PAGE).min(all.len());
    let mut years: Vec<(Option<String>, Vec<&Entry>)> = Vec::new();
    for entry in &all[from..to] {
        let year = entry.listing.year();
        match years.last_mut() {
            Some((last, list)) if *last == year => list.push(entry),
            _ => years.push((year, vec![entry])),
        }
    }
    let year = |(year, list): &(Option<String>, Vec<&Entry>)| {
        let id = format!("iv-{}", year.as_deref().unwrap_or("undated"));
        html! {
            <section class="iv-year" key={id.clone()} aria-labelledby={id.clone()}>
                <h2 {id}>{ year.clone().unwrap_or_else(|| shown.words().undated.to_string()) }</h2>
                { for list.iter().map(|entry| one(shown, found, kept, entry)) }
            </section>
        }
    };
    html! { <>{ for years.iter().map(year) }{ more(shown, part, to < all.len()) }</> }
}

fn one(shown: &Shown, found: &Found, kept: &Kept, Entry { listing, questions }: &Entry) -> Html {
    let shelf = shown.shelf();
    let below = |out: &mut Markup| {
        let title = listing.title.pick(shown.lang).1;
        star(out, shown.ui, &listing.id, title, kept.all.has(&listing.id, None));
        if questions.is_empty() {
            return;
        }
        out.open("ul").put("class", "iv-asked").put("role", "list");
        for asked in questions.iter().take(QUESTIONS) {
            let page = listing.href(shown.lang);
            out.open("li").open("a").put("href", &format!("{}{page}#{}", shown.root, paths::encoded(&asked.thread)));
            question(out, shown, found, asked);
            out.close().close();
        }
        if questions.len() > QUESTIONS {
            out.open("li").text(&(shown.words().more_questions)(questions.len() - QUESTIONS)).close();
        }
        out.close();
    };
    html! { <key={listing.id.clone()}>{ nodes(|out| entry(out, &shelf, listing, below)) }</> }
}

/// A question with what was found in it marked.
fn question(out: &mut Markup, shown: &Shown, found: &Found, asked: &Asked) {
    let (lang, text, marks) = found.marked(asked, shown.lang);
    out.open("span").put("lang", &lang.tag()).put("dir", "auto");
    let mut at = 0;
    for mark in marks {
        out.text(&text[at..mark.start]).open("span").put("class", "iv-hit").text(&text[mark.clone()]).close();
        at = mark.end;
    }
    out.text(&text[at..]).close();
}

/// The way on: a link where that is a page of its own.
fn more(shown: &Shown, part: Part, is_more: bool) -> Html {
    let words = shown.words();
    let page = |n: usize| format!("{}{}", shown.home, paths::list(By::All, n));
    let is_linked = shown.has_pages && shown.choice.is_all();
    let next = if is_linked {
        html! { <a class="iv-btn iv-btn-quiet" href={page(part.page + part.pages)} data-more="">{ words.more_interviews }</a> }
    } else {
        html! { <button type="button" class="iv-btn iv-btn-quiet" data-more="">{ words.more_interviews }</button> }
    };
    html! {
        if is_more || part.page > 1 {
            <p class="iv-pages">
                if part.page > 1 { <a class="iv-btn iv-btn-quiet" href={page(part.page - 1)}>{ words.page_before }</a> }
                if is_more { { next } }
            </p>
        }
    }
}

/// How much of the site is listed and why, and the way back to all of it. Always there, so that assistive technology hears
/// it change; empty while nothing is chosen.
pub fn status(shown: &Shown) -> Html {
    let (words, choice) = (shown.words(), shown.choice);
    let on = !choice.is_all();
    let query = choice.query.trim();
    let mut what = shown.chosen();
    if !query.is_empty() {
        what.push(html! { { (words.quoted)(query) } });
    }
    if choice.favourites {
        what.push(html! { { words.favourites } });
    }
    let count = (words.interviews_of)(shown.listed.entries.len(), shown.site.interviews.len());
    html! {
        <div class={classes!("iv-status", on.then_some("is-on"))}>
            <p role="status">
                if on {
                    <b>{ count }</b>
                    { " " }<span class="iv-what">{ for what.into_iter().map(|what| html! { <>{ "· " }{ what }{ " " }</> }) }{ "·" }</span>
                }
            </p>
            if on { { shown.link(&Choice::default(), "", None, html! { { words.clear } }) } }
        </div>
    }
}
