//! The tools: a rail beside the text where there is room, else a sheet that opens over it.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::steady::steady;

use super::chips::chips;
use super::page::{Page, icon, use_root};
use super::questions::Questions;
use super::search::Search;
use super::sheet;
use super::speakers::speakers;
use super::switch::switch;
use crate::markup::icon;
use crate::outline::Outline;
use crate::shell::{closest, popover};
use crate::state::{Action, Filter, ViewState};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub page: Rc<Page>,
    pub state: ViewState,
    pub outline: Rc<Outline>,
    pub here: Option<AttrValue>,
    pub act: Callback<Action>,
    pub step: Callback<bool>,
    pub enter: Callback<bool>,
    /// It has closed, and covers nothing any more.
    pub uncover: Callback<()>,
}

#[component]
pub fn Tools(props: &Props) -> Html {
    let Props { page, state, outline, here, act, step, enter, uncover } = props;
    let (words, lang) = (page.words(), page.ui.tag());
    // Following a question closes the sheet.
    let root = use_root();
    let onclick = move |event: MouseEvent| {
        if closest(&event, "[data-close]").is_some() {
            popover::hide(&root, sheet::TOOLS);
        }
    };
    let uncover = uncover.clone();
    let ontoggle = move |event: Event| {
        if !popover::is_opened(&event) {
            uncover.emit(());
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
                <section class="iv-tools-lang" {lang}>{ switch(page, &state.reading, act) }</section>
                <Search page={page.clone()} query={Rc::<str>::from(state.filters.query())} hits={outline.hits.clone()} long={outline.long}
                    act={act.clone()} step={step.clone()} enter={enter.clone()} />
                <Questions page={page.clone()} lines={outline.questions.clone()} here={here.clone()}
                    questions_only={state.filters.is_on(Filter::QuestionsOnly)} act={act.clone()} />
                { for Filter::facets().map(|filter| match (filter, outline.facets(filter)) {
                    (Filter::Speakers, facets) => speakers(page, facets, &state.lit, act),
                    (_, facets) => chips(page, filter, facets, state.filters.matching, act),
                }) }
            </div>
            <div class="iv-tools-done" {lang}>
                <button type="button" class="iv-btn" popovertarget={sheet::TOOLS} popovertargetaction="hide">
                    { (words.show_passages)(outline.status.shown) }
                </button>
            </div>
        </aside>
    })
}
