//! The reading of one interview: its view, and the callbacks that change it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::effects::{
    Handle, address_action, follow, is_covered, left_hit, tell_unknown, use_after_change, use_first_place,
    use_left_place, use_tables, use_window,
};
use super::escape::use_escape;
use super::here::Here;
use super::page::use_root;
use super::phase::Problems;
use super::sheet;
use super::view::{Change, Lead, Step, Stepping, View};
use crate::interview::Interview;
use crate::shell::own::Imported;
use crate::shell::root::Root;
use crate::shell::{address, popover, schedule, scroll_restore, storage};
use crate::site::PageContext;
use crate::state::{Action, Address, Preferences, Reading, Unknown, ViewState};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub interview: Rc<Interview>,
    /// The problems of the file, if its author may be reading.
    #[prop_or_default]
    pub problems: Option<Problems>,
    /// How the file was understood, if it is not an interview file.
    #[prop_or_default]
    pub imported: Option<Rc<Imported>>,
    /// The address that opened it.
    pub address: Address,
    pub preferences: Preferences,
    pub prefer: Callback<Preferences>,
    /// Whether only the beginning has arrived so far.
    #[prop_or_default]
    pub begun: bool,
    /// On somebody else's page: the address of a page on which the interview can be read on its own, if it is known.
    #[prop_or_default]
    pub canonical_url: Option<Rc<str>>,
    /// On somebody else's page: whether a fragment of its address leads into the interview.
    #[prop_or_default]
    pub at_hash: bool,
    /// Whether opening the interview only marks what the address names, without scrolling to it.
    #[prop_or_default]
    pub stays: bool,
    /// An address that the page around it wants to go to, with a counter.
    #[prop_or_default]
    pub go: Option<(u32, Address)>,
    /// The place of the page in its site, if it was prerendered.
    #[prop_or_default]
    pub frame: Option<Rc<PageContext>>,
    /// Whether the prerendered content is drawn, so that what the address says beyond it can be shown.
    #[prop_or_default]
    pub arrived: bool,
    /// Whether to draw only the text and the elements around it.
    #[prop_or_default]
    pub bare: bool,
}

pub struct Session {
    pub view: Handle,
    /// The view as of the last drawing, for callbacks.
    pub current: Rc<RefCell<Handle>>,
    /// The values in the address that were ignored.
    pub unknown: Vec<Unknown>,
    pub here: Here,
    /// Called once the text has changed: reads the reader's place again.
    pub settled: Callback<()>,
    /// Carries out the reader's action. Holds the place in the text, unless the action leads elsewhere.
    pub act: Callback<Action>,
    /// Makes another hit the current one and goes there.
    pub step: Callback<Stepping>,
    /// Goes to a hit: closes the sheet, and moves the focus to the passage.
    pub go: Callback<usize>,
    /// Called when the sheet of tools has closed: shows the hit that it covered, or, with true, the current hit in any
    /// case.
    pub uncover: Callback<bool>,
}

/// Opens the interview at its address, then follows the reader, the address and the page around it.
#[hook]
pub fn use_session(props: &Props) -> Session {
    let (opened, unknown) = {
        let (interview, address) = (props.interview.clone(), props.address.clone());
        let opened = use_memo((), move |()| ViewState::from_address(&interview, &address));
        (opened.0.clone(), opened.1.clone())
    };
    let unknown = use_state_eq(|| unknown);
    let left = use_left_place();
    let view = {
        let (interview, left, stays) = (props.interview.clone(), left.clone(), props.stays);
        use_reducer(move || View::new(&interview, opened).at_first(left.as_ref().as_ref().map(|(id, _)| &**id), stays))
    };
    let here = use_state_eq(Here::default);
    let settled = {
        let (here, root) = (here.setter(), use_root());
        use_callback((), move |(), ()| here.set(Here::of(&root)))
    };
    let current = use_mut_ref(|| view.clone());
    *current.borrow_mut() = view.clone();
    let (act, step, go, uncover) = use_steps(&view, &current);
    let arrived = props.arrived || props.frame.as_ref().is_none_or(|frame| frame.id.is_none());
    use_after_change(&view, &props.address, props.preferences, arrived);
    use_window(&act, &step, &current, &here, &props.address, &props.preferences);
    use_escape(&act, &current);
    use_first_place(&view, left, props.stays);
    use_tables(&view, &current);
    use_arrival(props.arrived, &view, &current, &act, &unknown);
    {
        let (act, current, unknown) = (act.clone(), current.clone(), unknown.clone());
        use_effect_with(props.go.clone(), move |go| {
            if let Some((_, address)) = go {
                unknown.set(ViewState::from_address(&current.borrow().interview, address).1);
                let action = address_action(&current.borrow(), address);
                act.emit(action);
            }
        });
    }
    {
        let (root, interview) = (use_root(), props.interview.clone());
        use_effect_with(unknown.clone(), move |unknown| tell_unknown(&root, &interview, unknown));
    }
    Session { view, current, unknown: (*unknown).clone(), here: (*here).clone(), settled, act, step, go, uncover }
}

/// The callbacks of a [`Session`]: `act`, `step`, `go`, `uncover`.
#[hook]
fn use_steps(
    view: &Handle,
    current: &Rc<RefCell<Handle>>,
) -> (Callback<Action>, Callback<Stepping>, Callback<usize>, Callback<bool>) {
    let root = use_root();
    let act = {
        let (root, current, dispatch) = (root.clone(), current.clone(), view.dispatcher());
        use_callback((), move |action: Action, ()| {
            if let Action::Read(Reading::One(lang)) | Action::ReadHits(Reading::One(lang)) = &action
                && !root.is_guest()
            {
                storage::keep_language(lang);
            }
            let view = current.borrow().clone();
            let Step { state, lead } = view.step(&action);
            let refilters = state.as_ref().is_some_and(|state| state.filters != view.state.filters);
            let mut focused = root.focused_passage();
            let at = match lead {
                // Nothing changes: only the window has to scroll.
                _ if state.is_none() => return follow(&root, &lead, &view),
                Lead::Stay if matches!(action, Action::Open(_)) && !root.is_guest() => {
                    leave_to_browser(&root);
                    focused = None;
                    None
                }
                Lead::Stay => {
                    let place = root.hold();
                    // A match that the reader sees stays, rather than what is above it.
                    let hit = view.view_model.hits.now.as_ref().filter(|_| refilters);
                    let place = hit.and_then(|(_, passage)| root.hold_on(passage)).or(place);
                    let earlier = matches!(action, Action::Return(_)).then(|| scroll_restore::left().flatten());
                    match &earlier {
                        Some(place) => {
                            root.hold_earlier(place.clone());
                            focused = return_focus(&root, place);
                        }
                        None => leave(&root, &action, &place),
                    }
                    earlier.unwrap_or(place).map(|(passage, _)| AttrValue::from(passage))
                }
                Lead::To(_) => {
                    leave(&root, &action, &root.top());
                    root.release();
                    None
                }
                Lead::ToHit(_) => None,
            };
            let (covered, stays) = (is_covered(&root), lead == Lead::Stay);
            let seen = if matches!(action, Action::Read(_)) { root.seen() } else { Vec::new() };
            dispatch.dispatch(Change::By { action, at, seen, covered });
            // A passage that is drawn again loses the focus.
            focused.filter(|_| stays).into_iter().for_each(|passage| root.keep_focus_on(&passage));
        })
    };
    let step = {
        let (root, current, dispatch) = (root.clone(), current.clone(), view.dispatcher());
        use_callback((), move |stepping: Stepping, ()| {
            let from = left_hit(&root, &current.borrow()).map(AttrValue::from);
            root.release();
            dispatch.dispatch(Change::Stepped { stepping, from });
        })
    };
    let uncover = {
        let dispatch = view.dispatcher();
        use_callback((), move |shows: bool, ()| dispatch.dispatch(Change::Uncovered { shows }))
    };
    let go = {
        let (act, current) = (act.clone(), current.clone());
        use_callback((), move |hit: usize, ()| {
            let passage = current.borrow().view_model.found.passage_of(hit);
            popover::hide(&root, sheet::TOOLS);
            passage.into_iter().for_each(|passage| root.take_focus(&passage));
            act.emit(Action::Hit(hit));
        })
    };
    (act, step, go, uncover)
}

/// Moves the focus from the text to the place that the reader returns to, and returns the passage there.
fn return_focus(root: &Root, place: &Option<(String, f64)>) -> Option<String> {
    if !root.has_focus_within(".iv-threads") {
        return None;
    }
    match place {
        Some((passage, _)) => root.take_focus(passage),
        None => root.focus_first("main, section"),
    }
    place.as_ref().map(|(passage, _)| passage.clone())
}

/// Lets the browser restore the place of a history entry that the reader left before the viewer was there. Firefox and
/// WebKit do so after the event: a hold of the place that drawing has begun meanwhile ends, too.
fn leave_to_browser(root: &Root) {
    root.end_scroll();
    root.release();
    let root = root.clone();
    schedule::next_frame(move || {
        root.release();
        if root.top().is_none() {
            return_focus(&root, &None);
        }
    });
}

/// Notes the place at which the reader leaves a history entry by an action of their own.
fn leave(root: &Root, action: &Action, place: &Option<(String, f64)>) {
    if !root.is_guest() && !matches!(action, Action::Open(_) | Action::Return(_)) {
        scroll_restore::leave(place);
    }
}

/// Shows what the address says beyond the prerendered page, once that is drawn. Reads the address only then: the reader
/// may have gone back while the page was being drawn.
#[hook]
fn use_arrival(
    arrived: bool,
    view: &Handle,
    current: &Rc<RefCell<Handle>>,
    act: &Callback<Action>,
    unknown: &UseStateHandle<Vec<Unknown>>,
) {
    let (root, act, current, unknown) = (use_root(), act.clone(), current.clone(), unknown.clone());
    let dispatch = view.dispatcher();
    use_effect_with(arrived, move |arrived| {
        if !arrived {
            return;
        }
        let (view, address) = (current.borrow().clone(), address::current());
        unknown.set(ViewState::from_address(&view.interview, &address).1);
        let action = address_action(&view, &address);
        if view.state.apply(&view.interview, &action).is_none() {
            return;
        }
        // The browser does not know words, or a number that readers see.
        let is_unknown = |id: &str| root.by_id(id).is_none() && root.top().is_none();
        if address.target.as_ref().is_some_and(|target| target.quote.is_some() || is_unknown(&target.id)) {
            return act.emit(action);
        }
        // The browser has already scrolled to the address's target, and the reader may have scrolled since.
        let place = root.hold().map(|(passage, _)| passage);
        let free = place.is_none() && address.target.is_none();
        let seeks = free && address.filters.selecting().next().is_some();
        let lead = view.step(&action).lead;
        dispatch.dispatch(Change::Arrived { action, place, seek: seeks.then(|| is_covered(&root)) });
        // Taking over the page may have lost the focus.
        if let Lead::To(id) = lead {
            schedule::next_frame(move || root.refocus(&id));
        }
    });
}
