//! The speakers: highlight their words, or show only them.

use std::rc::Rc;

use yew::prelude::*;

use super::page::Page;
use crate::outline::SpeakerFacet;
use crate::state::Action;

/// With more speakers than this, each gets a single line.
const FEW: usize = 6;

pub fn speakers(page: &Rc<Page>, facets: &[SpeakerFacet], act: &Callback<Action>) -> Html {
    if facets.is_empty() {
        return html! {};
    }
    let many = (facets.len() > FEW).then_some("is-many");
    html! {
        <section lang={page.ui.tag()}>
            <div class="iv-tools-row"><@{page.heading(1)}>{ page.words().speakers }</@></div>
            <ul class={classes!("iv-voices", many)} role="list">
                { for facets.iter().map(|facet| voice(page, facet, act)) }
            </ul>
        </section>
    }
}

fn voice(page: &Page, facet: &SpeakerFacet, act: &Callback<Action>) -> Html {
    let words = page.words();
    let speaker = &facet.speaker;
    let toggle = |label: &'static str, on: bool, action: Action| {
        let onclick = act.reform(move |_| action.clone());
        html! {
            <button type="button" class="iv-tog" aria-pressed={if on { "true" } else { "false" }} {onclick}>
                { label }<span class="iv-sr">{ " " }{ page.label(&speaker.name) }</span>
            </button>
        }
    };
    html! {
        <li key={speaker.id.clone()}>
            { page.badge(speaker) }
            <span>
                <b>{ page.label(&speaker.name) }{ " " }<small role="img" aria-label={(words.passages)(facet.count)}>{ facet.count }</small></b>
                <span class="iv-togs">
                    { toggle(words.highlight, facet.lit, Action::ToggleLit(speaker.id.clone())) }
                    { toggle(words.only, facet.only, Action::ToggleOnly(speaker.id.clone())) }
                </span>
            </span>
        </li>
    }
}
