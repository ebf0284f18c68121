//! The sentence above the results, which says what passes the filters, offers the other rule for several themes and
//! clears the filters; and the announcements of it, and of each step, for screen readers.

use yew::prelude::*;

use super::page::RenderContext;
use super::steady::steady;
use super::view::{Stepped, View};
use crate::shell::root::Root;
use crate::shell::schedule;
use crate::state::{Action, Filter, Match, Takes, ViewState};
use crate::view_model::{Found, ViewModel};
use crate::words::Results;

/// The element that gets the focus when a control disappears.
pub const SENTENCE: &str = ".iv-sentence";

/// Draws the status line. It is always in the page, so that assistive technology notices its changes. Without a filter,
/// it announces only the number of passages. Clearing the filters moves the focus there, because the button disappears.
pub fn status(cx: &RenderContext, view: &View, act: &Callback<Action>, root: &Root) -> Html {
    let (words, view_model) = (cx.words(), &view.view_model);
    let searches = view.state.filters.is_on(Filter::Words);
    // If a search alone finds nothing, the block below says so (`not_found`).
    let is_alone = !Filter::ALL.into_iter().any(|other| other != Filter::Words && view.state.filters.is_on(other));
    let on = view_model.status.filtered && !(searches && is_alone && view_model.found.hits == 0);
    let clear = {
        let (act, root) = (act.clone(), root.clone());
        move |_: MouseEvent| {
            act.emit(Action::Clear);
            root.keep_focus_near(SENTENCE);
        }
    };
    html! {
        <div class={classes!("iv-status", on.then_some("is-on"))} lang={cx.ui.tag()}>
            <p class="iv-sentence" tabindex="-1">
                if on {
                    { sentence(cx, view_model, &view.state) }
                } else if view_model.status.total > 0 {
                    <span class="iv-sr">{ (words.passages)(view_model.status.total) }</span>
                }
            </p>
            if on {
                { otherwise(cx, view, act) }
                <button type="button" onclick={clear}>{ words.clear }</button>
            }
            <Told text={told(cx, view)} after={if searches && view.stepped.is_none() { TYPED } else { 0 }} />
        </div>
    }
}

/// Says how many of the passages are left, and what they are about.
fn sentence(cx: &RenderContext, view_model: &ViewModel, state: &ViewState) -> Html {
    let labels = |filter: Filter| -> Vec<String> {
        match filter.takes() {
            Takes::Text => vec![state.filters.query().trim().to_owned()],
            Takes::Ids | Takes::Flag(_) => {
                let on = view_model.facets(filter).iter().filter(|facet| facet.on);
                on.map(|facet| cx.plain(facet.value.label()).to_string()).collect()
            }
        }
    };
    let on = Filter::ALL.into_iter().filter(|filter| state.filters.is_on(*filter));
    let chosen: Vec<_> = on.map(|filter| (filter, labels(filter))).collect();
    let (before, count, after) = (cx.words().results_sentence)(&Results {
        shown: view_model.status.shown,
        total: view_model.status.total,
        chosen: &chosen,
        all: state.filters.matching == Match::All,
    });
    html! { <>{ before }<b>{ count }</b><span class="iv-sentence-what">{ after }</span></> }
}

/// A button to the passages that have any of the themes if all are required, and the reverse.
fn otherwise(cx: &RenderContext, view: &View, act: &Callback<Action>) -> Html {
    let themes = view.state.filters[Filter::Themes].len();
    let count = view.view_model.status.otherwise;
    if themes < 2 || count == 0 {
        return html! {};
    }
    let other = view.state.filters.matching.other();
    let onclick = act.reform(move |_: MouseEvent| Action::Matching(other));
    html! { <button type="button" {onclick}>{ (cx.words().otherwise)(other, themes, count) }</button> }
}

/// The announcement after a step or a change of filters.
fn told(cx: &RenderContext, view: &View) -> String {
    let (words, view_model) = (cx.words(), &view.view_model);
    let status = &view_model.status;
    match (view.stepped, &view_model.hits.now) {
        (Some(_), Some((_, passage))) => {
            let (question, speaker) = view_model.place_of(passage).unwrap_or_default();
            let question = question.map(words.question);
            let place: Vec<_> = question.into_iter().chain(speaker.map(|name| cx.plain(name).to_string())).collect();
            let hit = match from_the_end(cx, view) {
                Some(end) => present_hit(cx, view) + words.clause_comma + end,
                None => present_hit(cx, view),
            };
            (words.told_step)(&hit, &place)
        }
        _ if view.state.filters.is_on(Filter::Words) => told_search(cx, view),
        _ if status.filtered => (words.shown_of)(status.shown, status.total),
        _ => String::new(),
    }
}

/// The announcement of how much a search found, and where else the words are.
fn told_search(cx: &RenderContext, view: &View) -> String {
    let (words, found) = (cx.words(), &view.view_model.found);
    let elsewhere = found.elsewhere.iter().map(|there| (words.hits_elsewhere)(there.hits, &there.lang));
    let outside = outside(cx, &view.view_model, &view.state);
    [found_here(cx, found)].into_iter().chain(elsewhere).chain(outside).collect::<Vec<_>>().join(words.comma)
}

/// How many milliseconds after the last key the result of a search is announced.
const TYPED: u32 = 500;

#[derive(Properties, PartialEq)]
struct ToldProps {
    text: AttrValue,
    /// How many milliseconds the text has to stay the same.
    after: u32,
}

/// The announcement for screen readers. A search waits until typing stops, or each letter would be announced.
#[component]
fn Told(props: &ToldProps) -> Html {
    let told = use_state_eq(AttrValue::default);
    let late = told.setter();
    use_effect_with((props.text.clone(), props.after), move |(text, after)| {
        let text = text.clone();
        let timer = schedule::after(*after, move || late.set(text));
        move || drop(timer)
    });
    steady(html! { <p class="iv-sr" role="status">{ (*told).clone() }</p> })
}

/// The number of hits in the texts that are shown, and of the passages with them.
pub fn found_here(cx: &RenderContext, found: &Found) -> String {
    match found.hits {
        0 => (cx.words().hits)(0),
        hits => (cx.words().hits_in)(hits, found.passages.len()),
    }
}

/// The number of hits that the filters other than the search hide; `None` if there are none.
pub fn outside(cx: &RenderContext, view_model: &ViewModel, state: &ViewState) -> Option<String> {
    let count = view_model.found.outside;
    (count > 0).then(|| (cx.words().hits_outside)(count, &others(cx, view_model, state)))
}

/// The labels of what is chosen besides the words of the search.
fn others(cx: &RenderContext, view_model: &ViewModel, state: &ViewState) -> String {
    let facets = Filter::facets().flat_map(|filter| view_model.facets(filter)).filter(|facet| facet.on);
    let questions =
        state.filters.is_on(Filter::QuestionsOnly).then(|| (cx.words().filter)(Filter::QuestionsOnly).to_owned());
    let all = facets.map(|facet| cx.plain(facet.value.label()).to_string()).chain(questions);
    all.collect::<Vec<_>>().join(cx.words().comma)
}

/// The number of the current hit, and of all hits.
pub fn present_hit(cx: &RenderContext, view: &View) -> String {
    let hits = &view.view_model.hits;
    let number = hits.now.as_ref().map_or(0, |(now, _)| now + 1);
    (cx.words().hit_of)(number, hits.shown)
}

/// The note that the step wrapped around to the other end.
pub fn from_the_end(cx: &RenderContext, view: &View) -> Option<&'static str> {
    match view.stepped? {
        Stepped::On => None,
        Stepped::FromTheStart => Some(cx.words().from_the_start),
        Stepped::FromTheEnd => Some(cx.words().from_the_end),
    }
}
