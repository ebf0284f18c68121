//! The sentence above the results, which says how much the filters leave and takes them off; and what is told of it, and of
//! each step, to those who do not see it.

use yew::prelude::*;

use super::page::RenderContext;
use super::steady::steady;
use super::view::{Stepped, View};
use crate::shell::root::Root;
use crate::shell::schedule;
use crate::state::{Action, Filter, Match, Takes, ViewState};
use crate::view_model::ViewModel;

/// Where the keyboard's place is put when a control goes.
pub const SENTENCE: &str = ".iv-sentence";

/// Always there, so that assistive technology hears it change. While nothing is filtered, only that is told how much there
/// is; whoever takes the filters off has the keyboard's place there, as the button goes.
pub fn status(cx: &RenderContext, view: &View, act: &Callback<Action>, root: &Root) -> Html {
    let (words, view_model, state) = (cx.words(), &view.view_model, &view.state);
    let (on, searches) = (view_model.status.filtered, state.filters.is_on(Filter::Words));
    let (act, root) = (act.clone(), root.clone());
    let clear = move |_: MouseEvent| {
        act.emit(Action::Clear);
        root.focus_first(SENTENCE);
    };
    html! {
        <div class={classes!("iv-status", on.then_some("is-on"))} lang={cx.ui.tag()}>
            <p class="iv-sentence" tabindex="-1">
                if on {
                    <b>{ (words.shown_of)(view_model.status.shown, view_model.status.total) }</b>
                    { " " }<span class="iv-what">{ what(cx, view_model, state) }</span>
                } else if view_model.status.total > 0 {
                    <span class="iv-sr">{ (words.passages)(view_model.status.total) }</span>
                }
            </p>
            <Told text={told(cx, view)} after={if searches { TYPED } else { 0 }} />
            if on {
                <button type="button" onclick={clear}>{ words.clear }</button>
            }
        </div>
    }
}

/// What is told after a step, and after other filters.
fn told(cx: &RenderContext, view: &View) -> String {
    let (words, view_model) = (cx.words(), &view.view_model);
    let status = &view_model.status;
    match (view.stepped, &view_model.hits.now) {
        (Some(stepped), Some((_, passage))) => {
            let (question, speaker) = view_model.place_of(passage).unwrap_or_default();
            let question = question.map(words.question);
            let place: Vec<_> = question.into_iter().chain(speaker.map(|name| cx.plain(name).to_string())).collect();
            (words.told_step)(&present_hit(cx, view, stepped), &place)
        }
        _ if view.state.filters.is_on(Filter::Words) => told_search(cx, view),
        _ if status.filtered => (words.shown_of)(status.shown, status.total),
        _ => String::new(),
    }
}

/// How much a search has found, and where else the words are.
fn told_search(cx: &RenderContext, view: &View) -> String {
    let (words, found) = (cx.words(), &view.view_model.found);
    let here = match found.hits {
        0 => (words.hits)(0),
        hits => (words.hits_in)(hits, found.passages.len()),
    };
    let elsewhere = found.elsewhere.iter().map(|there| (words.hits_elsewhere)(there.hits, &there.lang));
    let outside =
        (found.outside > 0).then(|| (words.hits_outside)(found.outside, &others(cx, &view.view_model, &view.state)));
    [here].into_iter().chain(elsewhere).chain(outside).collect::<Vec<_>>().join(words.comma)
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

/// Which hit is the present one, and whether the step to it went round an end.
pub fn present_hit(cx: &RenderContext, view: &View, stepped: Stepped) -> String {
    let (words, hits) = (cx.words(), &view.view_model.hits);
    let number = hits.now.as_ref().map(|(now, _)| (words.hit_of)(now + 1, hits.shown)).unwrap_or_default();
    number
        + match stepped {
            Stepped::On => "",
            Stepped::FromTheStart => words.from_the_start,
            Stepped::FromTheEnd => words.from_the_end,
        }
}

/// The filters in words.
fn what(cx: &RenderContext, view_model: &ViewModel, state: &ViewState) -> String {
    let one = |filter| format!("· {} ", chosen(cx, view_model, state, filter));
    state.filters.selecting().map(one).collect::<String>() + "·"
}

/// What is chosen besides the words of the search.
pub fn others(cx: &RenderContext, view_model: &ViewModel, state: &ViewState) -> String {
    let words = cx.words();
    let facets = Filter::facets().filter(|filter| state.filters.is_on(*filter));
    let questions =
        state.filters.is_on(Filter::QuestionsOnly).then(|| (words.filter)(Filter::QuestionsOnly).to_owned());
    let all = facets.map(|filter| chosen(cx, view_model, state, filter)).chain(questions);
    all.collect::<Vec<_>>().join(words.comma)
}

/// What is chosen in a filter.
fn chosen(cx: &RenderContext, view_model: &ViewModel, state: &ViewState, filter: Filter) -> String {
    let words = cx.words();
    if filter.takes() == Takes::Text {
        return (words.quoted)(state.filters.query().trim());
    }
    let on = view_model.facets(filter).iter().filter(|facet| facet.on);
    let labels: Vec<_> = on.map(|facet| cx.plain(facet.value.label())).collect();
    let all = filter.combines() && state.filters.matching == Match::All;
    labels.join(if all { words.and } else { words.comma })
}
