//! The values of a filter as chips, of which the reader can choose several. Once two are chosen, a switch offers passages
//! with any or with all of them.

use yew::prelude::*;

use super::page::{RenderContext, icon};
use crate::markup::icon;
use crate::state::{Action, Filter, Match, ViewState};
use crate::view_model::{Facet, Status};

pub fn chips(
    cx: &RenderContext,
    filter: Filter,
    facets: &[Facet],
    (state, status): (&ViewState, &Status),
    act: &Callback<Action>,
) -> Html {
    if facets.is_empty() {
        return html! {};
    }
    let (words, matching, chosen) = (cx.words(), state.filters.matching, state.filters[filter].len());
    let rule = |of: Match| {
        let onclick = act.reform(move |_| Action::Matching(of));
        let count = if of == matching { status.shown } else { status.otherwise };
        html! {
            <button type="button" class="iv-tog" aria-pressed={if of == matching { "true" } else { "false" }} {onclick}>
                { (words.matching_of)(of, chosen) }{ " " }<small>{ count }</small>
            </button>
        }
    };
    html! {
        <section class={format!("iv-tools-{}", filter.attribute())} lang={cx.ui.tag()}>
            <div class="iv-tools-row">
                <@{cx.heading(1)}>{ (words.filter)(filter) }</@>
                if filter.combines() && chosen > 1 {
                    <span class="iv-togs" role="group" aria-label={words.matching}>
                        { rule(Match::Any) }{ rule(Match::All) }
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
