//! The tools: a rail beside the text if there is room, otherwise a sheet that opens over it.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::steady::steady;

use super::chips::chips;
use super::page::{RenderContext, icon, use_root};
use super::questions::Questions;
use super::results::Results;
use super::search::{self, Search};
use super::sheet;
use super::speakers::speakers;
use super::status;
use super::view::Stepping;
use crate::markup::icon;
use crate::shell::root::Root;
use crate::shell::{closest, page as window_page, popover};
use crate::state::{Action, Filter, Filters, Reading, ViewState};
use crate::view_model::ViewModel;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub state: ViewState,
    pub view_model: Rc<ViewModel>,
    pub here: Option<AttrValue>,
    pub act: Callback<Action>,
    pub step: Callback<Stepping>,
    /// Goes to a hit.
    pub go: Callback<usize>,
    /// Called when the sheet has closed and covers nothing any more, with whether to show what was found.
    pub uncover: Callback<bool>,
}

#[component]
pub fn Tools(props: &Props) -> Html {
    let Props { cx, state, view_model, here, act, step, go, uncover } = props;
    let (words, lang) = (cx.words(), cx.ui.tag());
    // Following a question closes the sheet.
    let root = use_root();
    let glance = use_glance(&root, state);
    let (closing, leads) = (root.clone(), glance.clone());
    let onclick = move |event: MouseEvent| {
        // What is above the control may grow or shrink.
        if let Some(control) = closest(&event, ".iv-tools-body button") {
            window_page::keep_within(control);
        }
        if closest(&event, "[data-close]").is_some() {
            leads.take();
            popover::hide(&closing, sheet::TOOLS);
        }
    };
    let (uncover, shows) = (uncover.clone(), use_mut_ref(|| false));
    let show = {
        let shows = shows.clone();
        move |_: MouseEvent| *shows.borrow_mut() = true
    };
    let (opening, filters) = (root.clone(), state.filters.clone());
    let ontoggle = move |event: Event| {
        if popover::is_opened(&event) {
            glance.replace(Some(Glance { place: opening.top(), filters: filters.clone(), searched: false }));
            return;
        }
        uncover.emit(std::mem::take(&mut *shows.borrow_mut()));
        if let Some(glance) = glance.take().filter(|glance| glance.searched && glance.filters == filters) {
            opening.return_to_place(glance.place);
        }
    };
    let (hits, found, query) = (&view_model.hits, &view_model.found, Rc::<str>::from(state.filters.query()));
    let outside = status::outside(cx, view_model, state);
    // Shows the questions instead of the hits, until the reader searches for something else.
    let questions = use_state_eq(|| None::<Rc<str>>);
    let lists_hits = found.hits > 0 && questions.as_ref() != Some(&query);
    let turn = |to_questions: bool| {
        let (questions, query) = (questions.clone(), query.clone());
        Callback::from(move |()| questions.set(to_questions.then(|| query.clone())))
    };
    // The parts set their language, and not the whole: otherwise a browser would compute the style of every line of the
    // table of contents again, which takes a quarter of a second with thousands of lines.
    steady(html! {
        <aside class="iv-tools" id={sheet::TOOLS} popover="auto" aria-labelledby="iv-tools-name" tabindex="-1" {onclick} {ontoggle}>
            <div class="iv-sheet-head" {lang}>
                <span id="iv-tools-name">{ words.find_and_filter }</span>
                <button type="button" popovertarget={sheet::TOOLS} popovertargetaction="hide">
                    { icon(icon::CLOSE) }<span class="iv-sr">{ words.close }</span>
                </button>
            </div>
            <div class="iv-tools-body">
                <Search cx={cx.clone()} query={query.clone()} hits={hits.clone()} found={found.clone()} long={view_model.long}
                    {outside} act={act.clone()} step={step.clone()} go={go.clone()} />
                if lists_hits {
                    <Results cx={cx.clone()} query={query.clone()} found={found.clone()} now={hits.now.as_ref().map(|(now, _)| *now)} go={go.clone()} questions={turn(true)} />
                } else {
                    <Questions cx={cx.clone()} lines={view_model.questions.clone()} here={here.clone()}
                        questions_only={state.filters.is_on(Filter::QuestionsOnly)} act={act.clone()} hits={(found.hits > 0).then(|| turn(false))} />
                }
                { for Filter::facets().map(|filter| match (filter, view_model.facets(filter)) {
                    (Filter::Speakers, facets) => speakers(cx, facets, &state.highlighted, act),
                    (_, facets) => chips(cx, filter, facets, (state, &view_model.status), act),
                }) }
            </div>
            <div class="iv-tools-done" {lang}>{ done(props, &root, show) }</div>
        </aside>
    })
}

/// What the sheet of tools was opened over, to return there if a search in it ends without a result that the reader
/// goes to.
struct Glance {
    place: Option<(String, f64)>,
    filters: Filters,
    /// Whether the reader has searched since.
    searched: bool,
}

/// The present glance. If the sheet was opened before the viewer was there, moves the focus to its search box.
#[hook]
fn use_glance(root: &Root, state: &ViewState) -> Rc<RefCell<Option<Glance>>> {
    let glance = use_mut_ref(|| None::<Glance>);
    if let Some(glance) = glance.borrow_mut().as_mut() {
        glance.searched |= state.filters.is_on(Filter::Words);
    }
    let root = root.clone();
    use_effect_with((), move |()| {
        if popover::floats(&root, sheet::TOOLS) && !root.has_focus_in(sheet::TOOLS) {
            root.focus_first(search::FIELD);
        }
    });
    glance
}

/// The button from the sheet to what was found, never to an empty result. `show` is called to show what was found
/// without a search.
fn done(props: &Props, root: &Root, show: impl Fn(MouseEvent) + 'static) -> Html {
    let Props { cx, state, view_model, act, go, .. } = props;
    let (words, found) = (cx.words(), &view_model.found);
    if let Some((now, _)) = view_model.hits.now.as_ref().filter(|_| found.hits > 0) {
        let now = *now;
        let onclick = go.reform(move |_: MouseEvent| now);
        return html! { <button type="button" class="iv-btn" {onclick}>{ (words.show_hits)(found.hits) }</button> };
    }
    let there = found.elsewhere.first().filter(|_| state.filters.is_on(Filter::Words));
    if let Some(there) = there {
        let (root, reading) = (root.clone(), Reading::One(there.lang.clone()));
        let onclick = act.reform(move |_: MouseEvent| {
            popover::hide(&root, sheet::TOOLS);
            Action::ReadHits(reading.clone())
        });
        return html! { <button type="button" class="iv-btn" {onclick}>{ (words.show_elsewhere)(there.hits, &there.lang) }</button> };
    }
    let (class, label) = match view_model.status.shown {
        0 => ("iv-btn iv-btn-quiet", words.close.to_owned()),
        shown => ("iv-btn", (words.show_passages)(shown)),
    };
    html! { <button type="button" {class} popovertarget={sheet::TOOLS} popovertargetaction="hide" onclick={show}>{ label }</button> }
}
