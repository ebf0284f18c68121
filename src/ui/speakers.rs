//! The speakers: highlight their words, or show only them.

use std::rc::Rc;

use yew::prelude::*;

use super::page::Page;
use crate::interview::Speaker;
use crate::outline::Facet;
use crate::state::{Action, Filter, Ids};

/// With more speakers than this, each gets a single line.
const FEW: usize = 6;

/// `lit`: ids of those whose words are highlighted.
pub fn speakers(page: &Page, facets: &[Facet], lit: &Ids, act: &Callback<Action>) -> Html {
    if facets.is_empty() {
        return html! {};
    }
    let many = (facets.len() > FEW).then_some("is-many");
    html! {
        <section lang={page.ui.tag()}>
            <div class="iv-tools-row"><@{page.heading(1)}>{ (page.words().filter)(Filter::Speakers) }</@></div>
            <ul class={classes!("iv-voices", many)} role="list">
                { for page.interview.speakers.iter().zip(facets).map(|(speaker, facet)| voice(page, speaker, facet, lit, act)) }
            </ul>
        </section>
    }
}

fn voice(page: &Page, speaker: &Rc<Speaker>, facet: &Facet, lit: &Ids, act: &Callback<Action>) -> Html {
    let words = page.words();
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
                    { toggle(words.highlight, lit.contains(&speaker.id), Action::ToggleLit(speaker.id.clone())) }
                    { toggle(words.only, facet.on, Action::Toggle(Filter::Speakers, speaker.id.clone())) }
                </span>
            </span>
        </li>
    }
}
