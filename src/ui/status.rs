//! The line that says how much the filters leave, which they are, and takes them off.

use yew::prelude::*;

use super::page::RenderContext;
use crate::shell::root::Root;
use crate::state::{Action, Filter, Match, Takes, ViewState};
use crate::view_model::ViewModel;

/// Always there, so that assistive technology hears it change. While nothing is filtered, only that is told how much there
/// is; whoever takes the filters off has the keyboard's place there, as the button goes.
pub fn status(
    cx: &RenderContext,
    view_model: &ViewModel,
    state: &ViewState,
    act: &Callback<Action>,
    root: &Root,
) -> Html {
    let words = cx.words();
    let on = view_model.status.filtered;
    let (act, root) = (act.clone(), root.clone());
    let clear = move |_: MouseEvent| {
        act.emit(Action::Clear);
        root.focus_first(".iv-status [role=status]");
    };
    html! {
        <div class={classes!("iv-status", on.then_some("is-on"))} lang={cx.ui.tag()}>
            <p role="status" tabindex="-1">
                if on {
                    <b>{ (words.shown_of)(view_model.status.shown, view_model.status.total) }</b>
                    { " " }<span class="iv-what">{ what(cx, view_model, state) }</span>
                } else if view_model.status.total > 0 {
                    <span class="iv-sr">{ (words.passages)(view_model.status.total) }</span>
                }
            </p>
            if on {
                <button type="button" onclick={clear}>{ words.clear }</button>
            }
        </div>
    }
}

/// The filters in words.
fn what(cx: &RenderContext, view_model: &ViewModel, state: &ViewState) -> String {
    let one = |filter| format!("· {} ", chosen(cx, view_model, state, filter));
    state.filters.selecting().map(one).collect::<String>() + "·"
}

/// What is chosen in a filter.
fn chosen(cx: &RenderContext, view_model: &ViewModel, state: &ViewState, filter: Filter) -> String {
    let words = cx.words();
    if filter.takes() == Takes::Text {
        return (words.quoted)(state.filters.query().trim());
    }
    let on = view_model.facets(filter).iter().filter(|facet| facet.on);
    let labels: Vec<_> = on.map(|facet| cx.plain(facet.value.label())).collect();
    let all = filter.combines() && state.filters.matching == Match::All;
    labels.join(if all { words.and } else { words.comma })
}
