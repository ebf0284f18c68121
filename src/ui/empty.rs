//! The notice under the status line when nothing passes the filters: which filters are active, and ways out.

use yew::prelude::*;

use super::page::RenderContext;
use crate::state::{Action, Filter, Match, ViewState};
use crate::view_model::Status;

pub fn empty(cx: &RenderContext, status: &Status, state: &ViewState, act: &Callback<Action>) -> Html {
    let words = cx.words();
    let mut on = state.filters.selecting();
    let only = on.next().filter(|_| on.next().is_none());
    let combines = Filter::facets().any(|filter| filter.combines() && state.filters[filter].len() > 1);
    let any = state.filters.matching == Match::All && combines && status.otherwise > 0;
    html! {
        <div class="iv-empty" lang={cx.ui.tag()}>
            <p class="iv-empty-head">{ (words.nothing)(only, state.filters[Filter::Themes].len()) }</p>
            if any {
                <p>{ (words.about_any)(status.otherwise) }</p>
            }
            <div class="iv-chips">
                if any {
                    <button type="button" class="iv-btn" onclick={act.reform(|_| Action::Matching(Match::Any))}>
                        { (words.show_those)(status.otherwise) }
                    </button>
                }
                <button type="button" class={classes!("iv-btn", any.then_some("iv-btn-quiet"))}
                    onclick={act.reform(|_| Action::Clear)}>{ words.clear_filter }</button>
            </div>
        </div>
    }
}
