//! The site's interviews: by year, or, while passages are searched, those with the most passages first. Lists as many
//! as the reader asked for, each with the passages or questions that contain the words.

use yew::prelude::*;

use super::facets::Shown;
use super::favourite::{Kept, star};
use super::page::nodes;
use crate::markup::{self, Markup, entry};
use crate::site::find::{Asked, Found};
use crate::site::paths::{self, By, ON_A_PAGE};
use crate::site::{Choice, Excerpt, Hits, ListedInterview, Listing};
use crate::state::Target;

/// How many questions are shown under an interview at most.
const QUESTIONS: usize = 3;

/// Draws the list; `pages` is its length in units of a prerendered page.
pub fn listed(shown: &Shown, found: &Found, kept: &Kept, pages: usize) -> Html {
    let all = &shown.listed.entries;
    let to = (pages * ON_A_PAGE).min(all.len());
    if shown.listed.passages().is_some() {
        return html! {
            <>
                <h2 class="iv-sr">{ shown.words().results }</h2>
                <div class="iv-results">{ for all[..to].iter().map(|entry| one(shown, found, kept, entry, false)) }</div>
                { if to < all.len() { more(shown, pages) } else { Html::default() } }
            </>
        };
    }
    let mut years: Vec<(Option<String>, Vec<&ListedInterview>)> = Vec::new();
    for entry in &all[..to] {
        let year = entry.listing.year();
        match years.last_mut() {
            Some((last, list)) if *last == year => list.push(entry),
            _ => years.push((year, vec![entry])),
        }
    }
    let year = |(year, list): &(Option<String>, Vec<&ListedInterview>)| {
        let id = format!("iv-{}", year.as_deref().unwrap_or("undated"));
        html! {
            <section class="iv-year" key={id.clone()} aria-labelledby={id.clone()}>
                <h2 {id}>{ year.as_deref().map_or_else(|| shown.words().undated.to_owned(), |year| shown.period(year)) }</h2>
                { for list.iter().map(|entry| one(shown, found, kept, entry, entry.listing.year().is_some())) }
            </section>
        }
    };
    html! { <>{ for years.iter().map(year) }{ if to < all.len() { more(shown, pages) } else { Html::default() } }</> }
}

fn one(
    shown: &Shown,
    found: &Found,
    kept: &Kept,
    ListedInterview { listing, questions, hits }: &ListedInterview,
    in_year: bool,
) -> Html {
    let shelf = shown.shelf();
    let below = |out: &mut Markup| {
        let title = listing.title.pick(shown.lang).1;
        star(out, shown.ui, &listing.id, title, kept.all.has(&listing.id, None));
        if let Some(hits) = hits {
            passages(out, shown, listing, hits);
        }
        if hits.is_some() || questions.is_empty() {
            return;
        }
        out.open("ul").attr("class", "iv-asked").attr("role", "list");
        for asked in questions.iter().take(QUESTIONS) {
            let page = listing.href(shown.lang);
            out.open("li").open("a").attr("href", &format!("{}{page}#{}", shown.root, paths::encoded(&asked.thread)));
            question(out, shown, found, asked);
            out.close().close();
        }
        if questions.len() > QUESTIONS {
            out.open("li").text(&(shown.words().more_questions)(questions.len() - QUESTIONS)).close();
        }
        out.close();
    };
    html! { <key={listing.id.clone()}>{ nodes(|out| entry(out, &shelf, listing, in_year, below)) }</> }
}

/// Writes the first passages that were found, and a link to all of them: the interview with the same search.
fn passages(out: &mut Markup, shown: &Shown, listing: &Listing, hits: &Hits) {
    let words = shown.words();
    let page = format!("{}{}", shown.root, listing.href(&hits.lang));
    let sign = if page.contains('?') { '&' } else { '?' };
    let page = format!("{page}{sign}q={}", paths::encoded(shown.choice.query.trim()));
    out.open("div").attr("class", "iv-found");
    for (typed, term) in &hits.terms {
        out.open("p").text(&(words.in_glossary)(typed, term)).close();
    }
    out.open("ul").attr("role", "list");
    for excerpt in &hits.excerpts {
        let hash = Target { id: excerpt.id.clone(), quote: None }.hash();
        out.open("li").open("a").attr("href", &format!("{page}{hash}"));
        out.attr("aria-label", &(words.passage)(&excerpt.number)).text(&excerpt.number).close().text(" ");
        if let Some(speaker) = &excerpt.speaker {
            shown.shelf().label(out.open("b"), speaker);
            out.close().text(" ");
        }
        let Excerpt { lang, text, marks, .. } = excerpt;
        markup::marked(out, lang, text, marks);
        out.close();
    }
    out.close();
    let other = shown.lang.best(&listing.languages).map(|n| &listing.languages[n]) != Some(&hits.lang);
    let all = (words.all_found)(hits.passages, Some(&hits.lang).filter(|_| other));
    out.open("p").open("a").attr("class", "iv-all-found").attr("href", &page).text(&all).close().close().close();
}

/// Writes a question with the words that were found in it marked.
fn question(out: &mut Markup, shown: &Shown, found: &Found, asked: &Asked) {
    let (lang, text, marks) = found.marked(asked, shown.lang);
    markup::marked(out, lang, text, &marks);
}

/// The way to more interviews: a link if they have a page of their own.
fn more(shown: &Shown, pages: usize) -> Html {
    let more = shown.words().more_interviews;
    html! {
        <p class="iv-pages">
            if shown.has_pages && shown.choice.is_all() {
                <a class="iv-btn iv-btn-quiet" href={format!("{}{}", shown.home, paths::list(By::All, pages + 1))} data-more="">{ more }</a>
            } else {
                <button type="button" class="iv-btn iv-btn-quiet" data-more="">{ more }</button>
            }
        </p>
    }
}

/// The status line: how much of the site is listed and why, and a link back to all of it. It is always in the page, so
/// that assistive technology notices its changes; while nothing is chosen, it announces only the number of interviews.
/// `busy` is true during a search, of which only the end is announced.
pub fn status(shown: &Shown, busy: bool) -> Html {
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
    let count = match shown.listed.passages() {
        Some((passages, interviews)) => {
            let more = shown.listed.entries.len() - interviews;
            let more = (more > 0).then(|| words.clause_comma.to_owned() + &(words.more_by_title)(more));
            (words.passages_in)(passages, interviews) + &more.unwrap_or_default()
        }
        None => (words.interviews_of)(shown.listed.entries.len(), shown.site.interviews.len()),
    };
    html! {
        <div class={classes!("iv-status", on.then_some("is-on"))}>
            <p role="status" aria-busy={if busy { "true" } else { "false" }}>
                if on {
                    <b>{ count }</b>
                    { " " }<span class="iv-what">{ for what.into_iter().map(|what| html! { <>{ "· " }{ what }{ " " }</> }) }</span>
                } else {
                    <span class="iv-sr">{ (words.interviews_count)(shown.site.interviews.len()) }</span>
                }
            </p>
            if on { { shown.link(&Choice::default(), "", None, html! { { words.clear } }) } }
        </div>
    }
}
