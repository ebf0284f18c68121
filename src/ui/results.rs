//! The list of hits: an excerpt with the words, the number of the passage, and its speaker.

use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::page::{RenderContext, nodes};
use super::steady::steady;
use crate::markup;
use crate::shell::page as window_page;
use crate::view_model::{Found, FoundPassage};

/// How many passages are listed at first, because there may be thousands.
const PART: usize = 30;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub query: Rc<str>,
    pub found: Found,
    /// The current hit.
    pub now: Option<usize>,
    /// Goes to a hit.
    pub go: Callback<usize>,
    /// Shows the questions instead of the hits.
    pub questions: Callback<()>,
}

#[component]
pub fn Results(props: &Props) -> Html {
    let Props { cx, query, found, now, go, questions } = props;
    let words = cx.words();
    let list = use_node_ref();
    let all = found.passages.len();
    let at = found.passages.iter().rposition(|found| Some(found.first) <= *now).unwrap_or_default();
    // The words, and the part of their hits that is listed.
    let listed = use_state_eq(|| (query.clone(), part_around(at, all)));
    let part = match &*listed {
        (of, part) if of == query && part.contains(&at) => part.start..part.end.min(all),
        _ => part_around(at, all),
    };
    {
        let (list, words, now) = (list.clone(), query.clone(), *now);
        use_effect_with((words, now), move |_| {
            if let Some(list) = list.cast::<web_sys::Element>() {
                window_page::reveal(&list, "[aria-current]");
            }
        });
    }
    let list_part = |part: Range<usize>| {
        let (listed, query) = (listed.clone(), query.clone());
        move |_: MouseEvent| listed.set((query.clone(), part.clone()))
    };
    let before = part.start.saturating_sub(PART)..part.end;
    let after = part.start..(part.end + PART).min(all);
    let one = |(n, found): (usize, &FoundPassage)| {
        let onclick = go.reform({
            let first = found.first;
            move |_: MouseEvent| first
        });
        html! {
            <li key={found.passage.id.clone()}>
                <button type="button" {onclick} aria-current={(n == at).then_some("true")}>
                    { heading(cx, found) }{ excerpt(found) }
                </button>
            </li>
        }
    };
    steady(html! {
        <section class="iv-tools-found" lang={cx.ui.tag()}>
            <div class="iv-tools-row">
                <@{cx.heading(1)}>{ words.where_found }</@>
                <button type="button" class="iv-tog" onclick={questions.reform(|_: MouseEvent| ())}>{ words.questions }</button>
            </div>
            if part.start > 0 {
                <button type="button" class="iv-tog" onclick={list_part(before)}>{ (words.earlier_found)(part.start) }</button>
            }
            <ol class="iv-results-list" role="list" ref={list}>
                { for found.passages.iter().enumerate().take(part.end).skip(part.start).map(one) }
            </ol>
            if part.end < all {
                <button type="button" class="iv-tog" onclick={list_part(after.clone())}>{ (words.more_found)(after.end - part.end, all) }</button>
            }
        </section>
    })
}

/// Returns the part of the list that contains an entry.
fn part_around(at: usize, all: usize) -> Range<usize> {
    let start = at / PART * PART;
    start..(start + PART).min(all)
}

/// Draws the number of a passage, its speaker and, if there are several, the number of its hits.
pub fn heading(cx: &RenderContext, found: &FoundPassage) -> Html {
    let FoundPassage { passage, hits, .. } = found;
    html! {
        <span class="iv-result-of" lang={cx.ui.tag()}>
            <span>{ passage.number.to_string() }</span>
            if let Some(speaker) = &passage.speaker { { " · " }{ cx.label(&speaker.name) } }
            if *hits > 1 { { " · " }{ (cx.words().hits)(*hits) } }
        </span>
    }
}

/// Draws the words with some of the text around them.
pub fn excerpt(found: &FoundPassage) -> Html {
    let excerpt = found.excerpt();
    html! {
        <span class="iv-result-text">{ nodes(|out| markup::marked(out, &excerpt.lang, &excerpt.text, &excerpt.marks)) }</span>
    }
}
