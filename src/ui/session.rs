//! The reading of one interview: its view, and the callbacks that change it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::effects::{
    Handle, address_action, follow, is_covered, tell_unknown, use_after_change, use_first_place, use_left_place,
    use_tables, use_window,
};
use super::here::Here;
use super::page::use_root;
use super::sheet;
use super::view::{Change, Lead, Step, Stepping, View};
use crate::interview::{Interview, Problem};
use crate::shell::{popover, schedule, storage};
use crate::site::PageContext;
use crate::state::{Action, Address, Preferences, Reading, Unknown, ViewState};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub interview: Rc<Interview>,
    pub problems: Rc<Vec<Problem>>,
    /// The address that opened it.
    pub address: Address,
    pub preferences: Preferences,
    pub prefer: Callback<Preferences>,
    /// Only the beginning has come so far.
    #[prop_or_default]
    pub begun: bool,
    /// On somebody else's page: the page where it can be read by itself, if that is known.
    #[prop_or_default]
    pub canonical_url: Option<Rc<str>>,
    /// On somebody else's page: a fragment of its address leads into the interview.
    #[prop_or_default]
    pub at_hash: bool,
    /// What the address names is marked when it is opened, and not gone to.
    #[prop_or_default]
    pub stays: bool,
    /// An address that the page around it wants to be gone to, counted.
    #[prop_or_default]
    pub go: Option<(u32, Address)>,
    /// Where the page stands in its site, if it was written beforehand.
    #[prop_or_default]
    pub frame: Option<Rc<PageContext>>,
    /// What the address says beyond what was written: it is shown after that.
    #[prop_or_default]
    pub arrived: Option<Address>,
    /// Only the text and the elements around it are drawn.
    #[prop_or_default]
    pub bare: bool,
}

pub struct Session {
    pub view: Handle,
    /// The view as of the last drawing, for callbacks.
    pub current: Rc<RefCell<Handle>>,
    /// Values in the address that were ignored.
    pub unknown: Vec<Unknown>,
    pub here: Here,
    /// Does what the reader asks for. The place in the text is held, unless it leads elsewhere.
    pub act: Callback<Action>,
    /// Makes another hit the present one and goes there.
    pub step: Callback<Stepping>,
    /// To a hit: the sheet closes, and the keyboard's place is at the passage.
    pub go: Callback<usize>,
    /// The sheet of tools has closed: the hit that it covered is shown, and the present one if the reader asked for that.
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
    let current = use_mut_ref(|| view.clone());
    *current.borrow_mut() = view.clone();
    let (act, step, go, uncover) = use_steps(&view, &current);
    let arrived = props.arrived.is_some() || props.frame.as_ref().is_none_or(|frame| frame.id.is_none());
    use_after_change(&view, &props.address, props.preferences, arrived);
    use_window(&act, &step, &current, &here, &props.address, &props.preferences);
    use_first_place(&view, left, props.stays);
    use_tables(&view, &current);
    use_arrival(props.arrived.clone(), &view, &current, &act, &unknown);
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
    Session { view, current, unknown: (*unknown).clone(), here: (*here).clone(), act, step, go, uncover }
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
            if let Action::Read(Reading::One(lang)) = &action
                && !root.is_guest()
            {
                storage::keep_language(lang);
            }
            let view = current.borrow().clone();
            let Step { state, lead } = view.step(&action);
            let at = match lead {
                // There already: only the window has to move.
                _ if state.is_none() => return follow(&root, &lead, &view),
                Lead::Stay => root.hold().map(AttrValue::from),
                Lead::To(_) => {
                    root.release();
                    None
                }
                Lead::ToHit(_) => None,
            };
            let covered = is_covered(&root);
            dispatch.dispatch(Change::By { action, at, covered });
        })
    };
    let step = {
        let (root, dispatch) = (root.clone(), view.dispatcher());
        use_callback((), move |stepping: Stepping, ()| {
            root.release();
            dispatch.dispatch(Change::Stepped(stepping));
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

/// Shows what the address says beyond the page that was written, once that is known.
#[hook]
fn use_arrival(
    arrived: Option<Address>,
    view: &Handle,
    current: &Rc<RefCell<Handle>>,
    act: &Callback<Action>,
    unknown: &UseStateHandle<Vec<Unknown>>,
) {
    let (root, act, current, unknown) = (use_root(), act.clone(), current.clone(), unknown.clone());
    let dispatch = view.dispatcher();
    use_effect_with(arrived, move |address| {
        let Some(address) = address else { return };
        let view = current.borrow().clone();
        unknown.set(ViewState::from_address(&view.interview, address).1);
        let action = address_action(&view, address);
        if view.state.apply(&view.interview, &action).is_none() {
            return;
        }
        if address.target.as_ref().is_some_and(|target| target.quote.is_some()) {
            return act.emit(action);
        }
        // The browser has been to where the address leads, and the reader has been on their way since.
        let free = root.hold().is_none() && address.target.is_none();
        let seeks = free && address.filters.selecting().next().is_some();
        dispatch.dispatch(Change::Arrived { action, seek: seeks.then(|| is_covered(&root)) });
        // The browser has begun at the target; where it is written again, its keyboard's place is lost.
        if let Some(id) = address.target.as_ref().map(|target| target.id.clone()) {
            schedule::next_frame(move || root.refocus(&id));
        }
    });
}
