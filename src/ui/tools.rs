//! The tools: a rail beside the text where there is room, else a sheet that opens over it.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::steady::steady;

use super::chips::chips;
use super::page::{RenderContext, icon, use_root};
use super::questions::Questions;
use super::search::Search;
use super::sheet;
use super::speakers::speakers;
use super::switch::switch;
use super::view::Stepping;
use crate::markup::icon;
use crate::shell::{closest, popover};
use crate::state::{Action, Filter, ViewState};
use crate::view_model::ViewModel;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub state: ViewState,
    pub view_model: Rc<ViewModel>,
    pub here: Option<AttrValue>,
    pub act: Callback<Action>,
    pub step: Callback<Stepping>,
    pub enter: Callback<bool>,
    /// It has closed, and covers nothing any more. Whether to show what was found.
    pub uncover: Callback<bool>,
}

#[component]
pub fn Tools(props: &Props) -> Html {
    let Props { cx, state, view_model, here, act, step, enter, uncover } = props;
    let (words, lang) = (cx.words(), cx.ui.tag());
    // Following a question closes the sheet.
    let root = use_root();
    let onclick = move |event: MouseEvent| {
        if closest(&event, "[data-close]").is_some() {
            popover::hide(&root, sheet::TOOLS);
        }
    };
    let (uncover, shows) = (uncover.clone(), use_mut_ref(|| false));
    let show = {
        let shows = shows.clone();
        move |_: MouseEvent| *shows.borrow_mut() = true
    };
    let ontoggle = move |event: Event| {
        if !popover::is_opened(&event) {
            uncover.emit(std::mem::take(&mut *shows.borrow_mut()));
        }
    };
    // The parts say their language, and not all of it: a browser would work out the style of every line of the table of
    // contents anew, which takes a quarter of a second where there are thousands.
    steady(html! {
        <aside class="iv-tools" id={sheet::TOOLS} popover="auto" aria-labelledby="iv-tools-name" tabindex="-1" {onclick} {ontoggle}>
            <div class="iv-sheet-head" {lang}>
                <span id="iv-tools-name">{ words.find_and_filter }</span>
                <button type="button" popovertarget={sheet::TOOLS} popovertargetaction="hide">
                    { icon(icon::CLOSE) }<span class="iv-sr">{ words.close }</span>
                </button>
            </div>
            <div class="iv-tools-body">
                <section class="iv-tools-lang" {lang}>{ switch(cx, &state.reading, act) }</section>
                <Search cx={cx.clone()} query={Rc::<str>::from(state.filters.query())} hits={view_model.hits.clone()} long={view_model.long}
                    act={act.clone()} step={step.clone()} enter={enter.clone()} />
                <Questions cx={cx.clone()} lines={view_model.questions.clone()} here={here.clone()}
                    questions_only={state.filters.is_on(Filter::QuestionsOnly)} act={act.clone()} />
                { for Filter::facets().map(|filter| match (filter, view_model.facets(filter)) {
                    (Filter::Speakers, facets) => speakers(cx, facets, &state.highlighted, act),
                    (_, facets) => chips(cx, filter, facets, state.filters.matching, act),
                }) }
            </div>
            <div class="iv-tools-done" {lang}>
                <button type="button" class="iv-btn" popovertarget={sheet::TOOLS} popovertargetaction="hide" onclick={show}>
                    { (words.show_passages)(view_model.status.shown) }
                </button>
            </div>
        </aside>
    })
}
