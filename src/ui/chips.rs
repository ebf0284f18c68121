//! The values of a filter as chips, of which the reader can choose several, with a switch between any and all of them.

use yew::prelude::*;

use super::page::{RenderContext, icon};
use crate::markup::icon;
use crate::state::{Action, Filter, Match};
use crate::view_model::Facet;

/// `matching` is the present choice between any and all, for filters of which a passage can have several values.
pub fn chips(cx: &RenderContext, filter: Filter, facets: &[Facet], matching: Match, act: &Callback<Action>) -> Html {
    if facets.is_empty() {
        return html! {};
    }
    let words = cx.words();
    let either = |choice: Match, label: &'static str| {
        let onclick = act.reform(move |_| Action::Matching(choice));
        html! {
            <button type="button" class="iv-tog" aria-pressed={if choice == matching { "true" } else { "false" }} {onclick}>
                { label }
            </button>
        }
    };
    html! {
        <section class={format!("iv-tools-{}", filter.attribute())} lang={cx.ui.tag()}>
            <div class="iv-tools-row">
                <@{cx.heading(1)}>{ (words.filter)(filter) }</@>
                if filter.combines() {
                    <span class="iv-togs" role="group" aria-label={words.matching}>
                        { either(Match::Any, words.any) }{ either(Match::All, words.all) }
                    </span>
                }
            </div>
            <div class="iv-chips">{ for facets.iter().map(|facet| chip(cx, filter, facet, act)) }</div>
        </section>
    }
}

fn chip(cx: &RenderContext, filter: Filter, facet: &Facet, act: &Callback<Action>) -> Html {
    let id = facet.value.id().clone();
    let onclick = act.reform(move |_| Action::Toggle(filter, id.clone()));
    let about = facet.value.about().map(|about| cx.plain(about));
    html! {
        <button type="button" class="iv-chip" key={facet.value.id().clone()} title={about}
            aria-pressed={if facet.on { "true" } else { "false" }} {onclick}>
            { icon(icon::CHECK) }{ cx.label(facet.value.label()) }{ " " }<small>{ facet.count }</small>
        </button>
    }
}
