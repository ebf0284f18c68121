//! A turn: whose words, and the passages in it with the rows that fold some of them.
//!
//! The passages and rows are a list of their own beside the name: mixed with what has no key, they would be told apart
//! by position, and an element with the reader's focus in it would be made anew when a row comes.

use yew::prelude::*;

use super::icon::{self, icon};
use super::page::Page;
use super::passage::{asking, passage};
use super::people::badge;
use super::text;
use crate::interview::Speaker;
use crate::outline::{Item, PassageView, Row, TurnView};
use crate::shell::place::element_id;
use crate::state::Target;
use crate::words::clock;

/// First paragraphs longer than this many bytes make a quieter heading.
const LONG_QUESTION: usize = 240;

/// A turn below a question.
pub fn turn(page: &Page, view: &TurnView) -> Html {
    if view.follow_up {
        return follow_up(page, view);
    }
    // The time stands by the name; where there is none, by the first passage.
    let mut time = view.turn.start.filter(|_| !view.named);
    let item = |item: &Item| match item {
        Item::Row(row) => fold_row(page, row),
        Item::Passage(view) => passage(page, view, time.take()),
    };
    html! {
        <div class={classes!("iv-turn", classes(view))} key={view.turn.id.clone()}
            id={AttrValue::from(element_id(&view.turn.id))} data-s={colour(view)}>
            if view.named {
                <h3 class="iv-who" key="who">{ who(page, view) }</h3>
            }
            { view.items.iter().map(item).collect::<Html>() }
        </div>
    }
}

/// A turn that asks, at the head of a thread. The first of them holds the heading.
pub fn question(page: &Page, view: &TurnView, number: Option<(u32, AttrValue)>) -> Html {
    let mut number = number;
    let item = |item: &Item| match (item, number.take()) {
        (Item::Row(row), _) => fold_row(page, row),
        (Item::Passage(view), Some((number, id))) => {
            let long = is_long(view).then_some("is-long");
            let heading = html! {
                <h2 class={classes!("iv-question", long)} {id} dir="auto">
                    <a class="iv-num" href={address(view)} aria-label={(page.words().question)(number)}>{ number }</a>
                    { text::first_paragraphs(page, view) }
                </h2>
            };
            asking(page, view, heading, 1, false)
        }
        (Item::Passage(view), None) => asking(page, view, html! {}, 0, true),
    };
    let items: Html = view.items.iter().map(item).collect();
    html! {
        <div class={classes!("iv-ask", view.lit.then_some("is-lit"))} key={view.turn.id.clone()}
            id={AttrValue::from(element_id(&view.turn.id))} data-s={colour(view)}>
            if view.named {
                <p class="iv-asks" key="who">{ who(page, view) }</p>
            }
            { items }
        </div>
    }
}

fn follow_up(page: &Page, view: &TurnView) -> Html {
    let mut first = true;
    let item = |item: &Item| match item {
        Item::Row(row) => fold_row(page, row),
        Item::Passage(view) if std::mem::take(&mut first) => {
            let long = is_long(view).then_some("is-long");
            let heading = html! {
                <h3 class={classes!("iv-follow", long)} dir="auto">
                    <span class="iv-sr">{ page.words().follow_up }</span>{ text::first_paragraphs(page, view) }
                </h3>
            };
            asking(page, view, heading, 1, true)
        }
        Item::Passage(view) => asking(page, view, html! {}, 0, true),
    };
    let items: Html = view.items.iter().map(item).collect();
    html! {
        <div class={classes!("iv-ask", "is-follow", classes(view))} key={view.turn.id.clone()}
            id={AttrValue::from(element_id(&view.turn.id))} data-s={colour(view)}>
            if view.named {
                <p class="iv-asks" key="who">{ who(page, view) }</p>
            }
            { items }
        </div>
    }
}

fn classes(view: &TurnView) -> Classes {
    classes!(
        view.lit.then_some("is-lit"),
        view.folded.then_some("is-folded"),
        (!view.named && !view.folded).then_some("is-same"),
        (view.depth > 0).then_some("is-nested"),
        view.turn.speaker.is_none().then_some("is-note"),
    )
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

fn fold_row(page: &Page, row: &Row) -> Html {
    let words = page.words();
    let first = row.ids.first().expect("a row folds a passage").clone();
    // No passage has this key: ids do not begin with a space.
    html! {
        <button type="button" class="iv-fold" key={format!(" {first}")} data-row={AttrValue::from(first)}
            aria-expanded={if row.open { "true" } else { "false" }}>
            { icon(if row.open { icon::UP } else { icon::DOWN }) }
            <span>{ (words.folded)(row.why, row.ids.len()) }</span>
            <u>{ if row.open { words.hide } else { words.show } }</u>
        </button>
    }
}
