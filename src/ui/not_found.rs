//! The notice above the text while it does not contain the words: where else they are, and ways to get there.

use yew::prelude::*;

use super::page::RenderContext;
use super::results::{excerpt, heading};
use super::status;
use crate::shell::offline;
use crate::site::paths;
use crate::state::{Action, Opening, Reading, ViewState};
use crate::view_model::{Elsewhere, ViewModel};

/// Draws the notice; `from` is what opened the interview.
pub fn not_found(
    cx: &RenderContext,
    view_model: &ViewModel,
    state: &ViewState,
    from: Option<&Opening>,
    act: &Callback<Action>,
) -> Html {
    let (words, found) = (cx.words(), &view_model.found);
    let query = state.filters.query().trim();
    let clear = act.reform(|_: MouseEvent| Action::Search("".into()));
    let quiet = "iv-btn iv-btn-quiet";
    let clear = html! { <button type="button" class={quiet} onclick={clear}>{ words.clear_search }</button> };
    let whole = |class: &'static str| {
        let onclick = act.reform(|_: MouseEvent| Action::SearchAll);
        html! { <button type="button" {class} {onclick}>{ words.search_whole }</button> }
    };
    let outside = status::outside(cx, view_model, state);
    let inside = if let (Some(there), Reading::One(here)) = (found.elsewhere.first(), &state.reading) {
        html! {
            <>
                <p class="iv-empty-head">{ (words.found_elsewhere)(query, here, there.hits, &there.lang) }</p>
                <ol class="iv-results-list" role="list">{ for there.first.iter().map(|one| html! {
                    <li>{ heading(cx, one) }{ excerpt(one) }</li>
                }) }</ol>
                if let Some(outside) = &outside { <p>{ outside.clone() }</p> }
                <div class="iv-ways">
                    { for found.elsewhere.iter().enumerate().map(|(n, there)| read(cx, there, if n == 0 { "iv-btn" } else { quiet }, act)) }
                    <button type="button" class={quiet} onclick={act.reform(|_: MouseEvent| Action::ReadHits(Reading::Both))}>{ words.show_both }</button>
                    if outside.is_some() { { whole(quiet) } }
                    { clear }
                </div>
            </>
        }
    } else if let Some(outside) = outside {
        html! {
            <>
                <p class="iv-empty-head">{ outside }</p>
                <div class="iv-ways">{ whole("iv-btn") }{ clear }</div>
            </>
        }
    } else {
        html! {
            <>
                <p class="iv-empty-head">{ (words.not_here)(query) }</p>
                <div class="iv-ways">
                    if let Some(href) = list(cx, from, query) {
                        <a class="iv-btn" {href}>{ words.search_all }</a>
                    }
                    { clear }
                </div>
            </>
        }
    };
    html! { <div class="iv-empty iv-not-found" lang={cx.ui.tag()}>{ inside }</div> }
}

/// A button that shows all hits in another language.
fn read(cx: &RenderContext, there: &Elsewhere, class: &'static str, act: &Callback<Action>) -> Html {
    let reading = Reading::One(there.lang.clone());
    let onclick = act.reform(move |_: MouseEvent| Action::ReadHits(reading.clone()));
    html! { <button type="button" {class} {onclick}>{ (cx.words().show_elsewhere)(there.hits, &there.lang) }</button> }
}

/// The address of the site's list with the same search, if the interview belongs to a site.
fn list(cx: &RenderContext, from: Option<&Opening>, query: &str) -> Option<String> {
    let is_listed = cx.frame.is_some() || matches!(from, Some(Opening::Listed(_)));
    let home = cx.frame.as_ref().map_or_else(|| "./".into(), |frame| frame.way_home());
    let sign = if home.contains('?') { '&' } else { '?' };
    (is_listed && !offline::is_saved()).then(|| format!("{home}{sign}q={}", paths::encoded(query)))
}
