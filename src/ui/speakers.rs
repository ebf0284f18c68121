//! The speakers, with buttons that highlight their words or show only those.

use std::rc::Rc;

use yew::prelude::*;

use super::page::RenderContext;
use crate::interview::Speaker;
use crate::state::{Action, Filter, Ids};
use crate::view_model::Facet;

/// With more speakers than this, each gets a single line.
const FEW: usize = 6;

/// Draws the speakers; `highlighted` has the ids of those whose words are highlighted.
pub fn speakers(cx: &RenderContext, facets: &[Facet], highlighted: &Ids, act: &Callback<Action>) -> Html {
    if facets.is_empty() {
        return html! {};
    }
    let many = (facets.len() > FEW).then_some("is-many");
    html! {
        <section lang={cx.ui.tag()}>
            <div class="iv-tools-row"><@{cx.heading(1)}>{ (cx.words().filter)(Filter::Speakers) }</@></div>
            <ul class={classes!("iv-voices", many)} role="list">
                { for cx.interview.speakers.iter().zip(facets).map(|(speaker, facet)| voice(cx, speaker, facet, highlighted, act)) }
            </ul>
        </section>
    }
}

fn voice(cx: &RenderContext, speaker: &Rc<Speaker>, facet: &Facet, highlighted: &Ids, act: &Callback<Action>) -> Html {
    let words = cx.words();
    let toggle = |label: &'static str, on: bool, action: Action| {
        let onclick = act.reform(move |_| action.clone());
        html! {
            <button type="button" class="iv-tog" aria-pressed={if on { "true" } else { "false" }} {onclick}>
                { label }<span class="iv-sr">{ " " }{ cx.label(&speaker.name) }</span>
            </button>
        }
    };
    html! {
        <li key={speaker.id.clone()}>
            { cx.badge(speaker) }
            <span>
                <b>{ cx.label(&speaker.name) }{ " " }<small role="img" aria-label={(words.passages)(facet.count)}>{ facet.count }</small></b>
                <span class="iv-togs">
                    { toggle(words.highlight, highlighted.contains(&speaker.id), Action::ToggleHighlight(speaker.id.clone())) }
                    { toggle(words.only, facet.on, Action::Toggle(Filter::Speakers, speaker.id.clone())) }
                </span>
            </span>
        </li>
    }
}
