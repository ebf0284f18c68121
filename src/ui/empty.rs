//! What stands under the status line when nothing passes the filters: which they are, and the ways out.

use yew::prelude::*;

use super::page::Page;
use crate::outline::Status;
use crate::state::{Action, Match, ViewState};

pub fn empty(page: &Page, status: &Status, state: &ViewState, act: &Callback<Action>) -> Html {
    let words = page.words();
    let only_themes = state.only.is_empty() && state.query.trim().is_empty();
    let only_words = state.only.is_empty() && state.themes.is_empty();
    let heading = match (only_themes, only_words) {
        (true, _) => words.nothing_themes,
        (_, true) => words.nothing_words,
        _ => words.nothing_else,
    };
    let any = state.matching == Match::All && state.themes.len() > 1 && status.any > 0;
    html! {
        <div class="iv-empty" lang={page.ui.tag()}>
            <p class="iv-empty-head">{ heading }</p>
            if any {
                <p>{ (words.about_any)(status.any) }</p>
            }
            <div class="iv-chips">
                if any {
                    <button type="button" class="iv-btn" onclick={act.reform(|_| Action::Matching(Match::Any))}>
                        { (words.show_those)(status.any) }
                    </button>
                }
                <button type="button" class={classes!("iv-btn", any.then_some("iv-btn-quiet"))}
                    onclick={act.reform(|_| Action::Clear)}>{ words.clear_filter }</button>
            </div>
        </div>
    }
}
