//! A turn: whose words, and the passages in it. What a filter changes of it, [`super::dress`] changes afterwards, and
//! by attributes alone; the rows that stand for what is folded are only there.
//!
//! The passages are a list of their own beside the name: mixed with what has no key, they would be told apart by
//! position.

use yew::prelude::*;

use super::icon::{self, icon};
use super::page::Page;
use super::passage::{asking, passage};
use super::people::badge;
use super::text;
use crate::interview::Speaker;
use crate::outline::{PassageView, TurnView};
use crate::shell::place::element_id;
use crate::state::Target;
use crate::words::clock;

/// The id of what [`fold_rows`] draws.
pub const MODELS: &str = "iv-fold-rows";
/// First paragraphs longer than this many bytes make a quieter heading.
const LONG_QUESTION: usize = 240;

/// A turn below a question.
pub fn turn(page: &Page, view: &TurnView) -> Html {
    if view.follow_up {
        return follow_up(page, view);
    }
    // The time stands by the name; where that is not shown, by the first passage.
    let mut time = view.turn.start.map(|start| (start, view.named));
    let passages: Html = view.passages().map(|one| passage(page, one, time.take())).collect();
    html! {
        <div class={classes(view, false)} key={view.turn.id.clone()} id={AttrValue::from(element_id(&view.turn.id))} data-s={colour(view)}>
            if view.turn.speaker.is_some() {
                <h3 class="iv-who" key="who" hidden={!view.named}>{ who(page, view) }</h3>
            }
            { passages }
        </div>
    }
}

/// A turn that asks, at the head of a thread. The first of them holds the heading.
pub fn question(page: &Page, view: &TurnView, number: Option<(u32, AttrValue)>) -> Html {
    let mut number = number;
    let passage = |view: &PassageView| match number.take() {
        Some((number, id)) => {
            let long = is_long(view).then_some("is-long");
            let heading = html! {
                <h2 class={classes!("iv-question", long)} {id} dir="auto">
                    <a class="iv-num" href={address(view)} aria-label={(page.words().question)(number)}>{ number }</a>
                    { text::first_paragraphs(page, view) }
                </h2>
            };
            asking(page, view, heading, 1, false)
        }
        None => asking(page, view, html! {}, 0, true),
    };
    let passages: Html = view.passages().map(passage).collect();
    html! {
        <div class={classes(view, true)} key={view.turn.id.clone()}
            id={AttrValue::from(element_id(&view.turn.id))} data-s={colour(view)}>
            if view.turn.speaker.is_some() {
                <p class="iv-asks" key="who" hidden={!view.named}>{ who(page, view) }</p>
            }
            { passages }
        </div>
    }
}

fn follow_up(page: &Page, view: &TurnView) -> Html {
    let mut first = true;
    let passage = |view: &PassageView| match std::mem::take(&mut first) {
        true => {
            let long = is_long(view).then_some("is-long");
            let heading = html! {
                <h3 class={classes!("iv-follow", long)} dir="auto">
                    <span class="iv-sr">{ page.words().follow_up }</span>{ text::first_paragraphs(page, view) }
                </h3>
            };
            asking(page, view, heading, 1, true)
        }
        false => asking(page, view, html! {}, 0, true),
    };
    let passages: Html = view.passages().map(passage).collect();
    html! {
        <div class={classes(view, false)} key={view.turn.id.clone()}
            id={AttrValue::from(element_id(&view.turn.id))} data-s={colour(view)}>
            if view.turn.speaker.is_some() {
                <p class="iv-asks" key="who" hidden={!view.named}>{ who(page, view) }</p>
            }
            { passages }
        </div>
    }
}

/// The classes of a turn, as filters and highlights make them. `asks`: it stands at the head of a thread.
pub fn classes(view: &TurnView, asks: bool) -> String {
    let answers = !asks;
    let is = [
        (" is-follow", answers && view.follow_up),
        (" is-lit", view.lit),
        (" is-folded", answers && view.folded),
        (" is-same", answers && !view.named && !view.folded),
        (" is-nested", answers && view.depth > 0),
        (" is-note", answers && view.turn.speaker.is_none()),
    ];
    let mut classes = String::from(if asks || view.follow_up { "iv-ask" } else { "iv-turn" });
    is.into_iter().filter(|(_, is)| *is).for_each(|(name, _)| classes.push_str(name));
    classes
}

fn colour(view: &TurnView) -> Option<AttrValue> {
    view.turn.speaker.as_ref().map(|speaker| speaker.colour.to_string().into())
}

fn is_long(view: &PassageView) -> bool {
    view.passage.texts.iter().any(|text| text.paragraphs[0].text.len() > LONG_QUESTION)
}

/// The link to a passage.
fn address(view: &PassageView) -> String {
    Target { id: view.passage.id.clone(), quote: None }.hash()
}

fn who(page: &Page, view: &TurnView) -> Html {
    let name = |speaker: &Speaker| html! { <>{ badge(page, speaker) }{ page.label(&speaker.name) }</> };
    html! {
        <>
            if let Some(speaker) = &view.turn.speaker { { name(speaker) } }
            if let Some(start) = view.turn.start {
                <span class="iv-time" title={page.words().time}>{ clock(start) }</span>
            }
        </>
    }
}

/// What the rows that stand for folded passages are made of: an open one and a closed one, for [`super::dress`].
pub fn fold_rows(page: &Page) -> Html {
    let words = page.words();
    let row = |open: bool| {
        html! {
            <button type="button" class="iv-fold" aria-expanded={if open { "true" } else { "false" }}>
                { icon(if open { icon::UP } else { icon::DOWN }) }
                <span></span>
                <u>{ if open { words.hide } else { words.show } }</u>
            </button>
        }
    };
    html! { <div id={MODELS} lang={page.ui.tag()} hidden=true>{ row(false) }{ row(true) }</div> }
}
