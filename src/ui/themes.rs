//! The themes: many at once, any or all of them.

use std::rc::Rc;

use yew::prelude::*;

use super::page::{Page, icon};
use crate::markup::icon;
use crate::outline::ThemeFacet;
use crate::state::{Action, Match};

pub fn themes(page: &Rc<Page>, facets: &[ThemeFacet], matching: Match, act: &Callback<Action>) -> Html {
    if facets.is_empty() {
        return html! {};
    }
    let words = page.words();
    let either = |choice: Match, label: &'static str| {
        let onclick = act.reform(move |_| Action::Matching(choice));
        html! {
            <button type="button" class="iv-tog" aria-pressed={if choice == matching { "true" } else { "false" }} {onclick}>
                { label }
            </button>
        }
    };
    html! {
        <section class="iv-tools-themes" lang={page.ui.tag()}>
            <div class="iv-tools-row">
                <@{page.heading(1)}>{ words.themes }</@>
                <span class="iv-togs" role="group" aria-label={words.matching}>
                    { either(Match::Any, words.any) }{ either(Match::All, words.all) }
                </span>
            </div>
            <div class="iv-chips">{ for facets.iter().map(|facet| chip(page, facet, act)) }</div>
        </section>
    }
}

fn chip(page: &Page, facet: &ThemeFacet, act: &Callback<Action>) -> Html {
    let id = facet.theme.id.clone();
    let onclick = act.reform(move |_| Action::ToggleTheme(id.clone()));
    let about = facet.theme.about.as_ref().map(|about| page.plain(about));
    html! {
        <button type="button" class="iv-chip" key={facet.theme.id.clone()} title={about}
            aria-pressed={if facet.on { "true" } else { "false" }} {onclick}>
            { icon(icon::CHECK) }{ page.label(&facet.theme.label) }{ " " }<small>{ facet.count }</small>
        </button>
    }
}
