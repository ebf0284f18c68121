//! The bar at the foot of a narrow window: where the reader is, search, and the sheet of tools.

use yew::prelude::*;

use super::page::{RenderContext, icon};
use super::sheet;
use crate::markup::icon;
use crate::shell::root::Root;
use crate::shell::{page as window_page, schedule};
use crate::state::{Filter, ViewState};
use crate::view_model::ViewModel;

pub fn bar(root: &Root, cx: &RenderContext, view_model: &ViewModel, state: &ViewState, here: Option<&str>) -> Html {
    let words = cx.words();
    let line = view_model.questions.iter().find(|line| Some(&*line.id) == here).or(view_model.questions.first());
    let chosen: usize = state.filters.selecting().map(|filter| state.filters[filter].len()).sum();
    // The sheet opens after this event.
    let (at_search, at_filters) = (root.clone(), root.clone());
    let search = move |_: MouseEvent| {
        let root = at_search.clone();
        schedule::next_frame(move || root.focus_first(".iv-search input"));
    };
    let filters = move |_: MouseEvent| {
        let root = at_filters.clone();
        schedule::next_frame(move || window_page::show_within(&root, ".iv-tools-body", ".iv-tools-themes"));
    };
    html! {
        <div class="iv-bar" lang={cx.ui.tag()} role="group" aria-label={words.reading_tools}>
            <button type="button" class="iv-bar-here" popovertarget={sheet::TOOLS}>
                { icon(icon::LIST) }
                if let Some(line) = line {
                    <b>{ (words.question_of)(line.number, view_model.questions.len()) }</b>{ cx.label(&line.label) }
                } else {
                    <span>{ words.find_and_filter }</span>
                }
            </button>
            <button type="button" popovertarget={sheet::TOOLS} popovertargetaction="show" onclick={search}>
                { icon(icon::SEARCH) }<span class="iv-sr">{ (words.filter)(Filter::Words) }</span>
            </button>
            <button type="button" popovertarget={sheet::TOOLS} popovertargetaction="show" onclick={filters}>
                { icon(icon::FILTER) }<span class="iv-sr">{ words.find_and_filter }</span>
                if chosen > 0 { <span class="iv-count">{ chosen }</span> }
            </button>
        </div>
    }
}
