//! The effects of a change once it is drawn: on the reader's place, on the address, and in response to the window.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::glossary;
use super::here::Here;
use super::keyboard::press;
use super::page::use_root;
use super::sheet;
use super::view::{Change, Covered, Lead, Stepping, Via, View};
use crate::interview::{Interview, Lang};
use crate::search::{self, Index};
use crate::shell::root::Root;
use crate::shell::{address, fetch, keys, popover, schedule, scroll_restore, viewport};
use crate::state::{Action, Address, Filter, Parameter, Preferences, Reading, Unknown, ViewState};

pub type Handle = UseReducerHandle<View>;

/// The words that are the current hit.
const HIT: &str = ".iv-transcript .iv-hit.is-now";
/// The sentence above the results.
const SENTENCE: &str = ".iv-status.is-on";

/// The notice above the text that does not contain the words.
const NOT_FOUND: &str = ".iv-not-found";

/// Scrolls to where a lead points.
pub fn follow(root: &Root, lead: &Lead, view: &View) {
    match lead {
        Lead::Stay => {}
        Lead::To(id) => to_target(root, id, &view.state),
        Lead::ToHit(via) => to_hit(root, *via, view),
    }
}

/// Scrolls to the current hit. With only the questions shown there are no results: only a step goes to one.
fn to_hit(root: &Root, via: Via, view: &View) {
    let searches = view.state.filters.is_on(Filter::Words);
    let Some((_, passage)) = &view.view_model.hits.now else {
        if searches {
            root.go_to_mark(NOT_FOUND);
        }
        return;
    };
    let words = searches.then_some(HIT);
    match via {
        Via::Results { .. } if !view.view_model.status.filtered => return,
        Via::Results { .. } => root.go_to_results(passage, words, SENTENCE),
        Via::Search | Via::Step { .. } => root.go_to_hit(passage, words),
    }
    if let Via::Results { focus: true } | Via::Step { focus: true } = via {
        root.focus_on(passage);
        root.keep_focus_on(passage);
    }
}

/// The passage that is being read, if the current hit is not in the window.
pub fn left_hit(root: &Root, view: &View) -> Option<String> {
    let words = view.state.filters.is_on(Filter::Words).then_some(HIT);
    view.view_model.hits.now.as_ref().and_then(|(_, passage)| root.place_without(passage, words))
}

/// Returns whether the sheet of tools covers the text.
pub fn is_covered(root: &Root) -> Covered {
    popover::floats(root, sheet::TOOLS)
}

/// After a change is drawn, holds the place or goes where the change leads, and then writes the address. `arrived` is
/// true once what the address says is shown.
#[hook]
pub fn use_after_change(view: &Handle, from: &Address, preferences: Preferences, arrived: bool) {
    // The number of changes that were followed; the address as last written or read, and how many passages it showed.
    let (followed, written) = (use_mut_ref(|| 0), use_mut_ref(|| None::<(Address, usize)>));
    let (root, handle, from) = (use_root(), view.clone(), from.clone());
    // The number of passages also changes when the search tables arrive.
    let shown = view.view_model.status.shown;
    use_effect_with((view.changes, preferences, shown), move |(changes, ..)| {
        root.keep();
        if followed.replace(*changes) != *changes {
            follow(&root, &handle.lead, &handle);
        }
        let now = handle.state.address(&handle.interview, &from);
        let mut written = written.borrow_mut();
        let changed = written.as_ref().is_some_and(|(written, _)| *written != now);
        if root.is_guest() {
            let first = written.is_none();
            if first || changed || written.as_ref().is_some_and(|(_, before)| *before != shown) {
                tell(&root, first, &handle.interview, &now, shown, handle.view_model.status.total);
            }
        } else if changed && !handle.opened {
            address::write(&now, !handle.passing, handle.view_model.long);
        } else if handle.opened && arrived && address::is_mended(&now) {
            address::write(&now, false, handle.view_model.long);
        }
        *written = Some((now, shown));
    });
}

/// Tells the embedding element which values the interview does not have, each with the values that it has.
pub fn tell_unknown(root: &Root, interview: &Interview, unknown: &[Unknown]) {
    for Unknown { parameter, value } in unknown {
        let known: Vec<Rc<str>> = match parameter {
            Parameter::Lang => Reading::offered(interview).iter().map(Reading::tag).collect(),
            Parameter::Filter(filter) => filter.offers(interview).iter().map(|value| value.id().clone()).collect(),
            _ => Vec::new(),
        };
        root.tell("warning", &[parameter.name().into(), (&**value).into(), known.join("\n").into()]);
    }
}

/// Tells the embedding element what the viewer shows: `ready`, with the interview's title and languages, the first
/// time, and `change` later.
pub fn tell(root: &Root, first: bool, interview: &Interview, now: &Address, shown: usize, total: usize) {
    let mut said = vec![(now.search() + &now.hash()).into(), (shown as f64).into(), (total as f64).into()];
    if first {
        let languages: Vec<_> = interview.languages.iter().map(Lang::tag).collect();
        said.extend([interview.title.pick(&interview.languages[0]).1.to_string().into(), languages.join(" ").into()]);
    }
    root.tell(if first { "ready" } else { "change" }, &said);
}

/// Scrolls to the quoted words if the address quotes some and they are marked, or else to the turn or passage.
pub fn to_target(root: &Root, id: &str, state: &ViewState) {
    let quoted = state.target.as_ref().is_some_and(|target| target.quote.is_some());
    if quoted { root.go_to_quote(id) } else { root.go_to(id) }
}

/// The place that the reader left, when the page is opened again: a passage and its distance from the window's top, in
/// pixels. It is known before the first drawing, because its block is drawn first.
#[hook]
pub fn use_left_place() -> Rc<Option<(String, f64)>> {
    let root = use_root();
    use_memo((), move |()| if root.is_guest() { None } else { scroll_restore::kept() })
}

/// Goes to the place that the reader left, or else to the address's target, when the interview is first drawn.
#[hook]
pub fn use_first_place(view: &Handle, left: Rc<Option<(String, f64)>>, stays: bool) {
    let (root, view) = (use_root(), view.clone());
    use_effect_with((), move |()| {
        match (&*left, view.led().filter(|_| !stays)) {
            (Some((id, top)), _) => root.return_to(id, *top),
            (None, Some(id)) => to_target(&root, &id, &view.state),
            (None, None) if !stays && view.led().is_none() => {
                follow(&root, &Lead::ToHit(Via::Results { focus: false }), &view)
            }
            _ => {}
        }
        let leaving = (!root.is_guest()).then(|| scroll_restore::on_leave(&root));
        move || drop(leaving)
    });
}

/// Listens to the window: scrolling, back and forward, find-in-page, keys.
#[hook]
pub fn use_window(
    act: &Callback<Action>,
    step: &Callback<Stepping>,
    current: &Rc<RefCell<Handle>>,
    here: &UseStateHandle<Here>,
    from: &Address,
    preferences: &Preferences,
) {
    let root = use_root();
    let (here_now, reading) = (here.clone(), root.clone());
    use_effect_with((), move |()| {
        let noting = Rc::new(RefCell::new(None));
        let see = move || {
            here_now.set(Here::of(&reading));
            note_place(&reading, &noting);
        };
        see();
        let listeners = viewport::on_move(see);
        move || drop(listeners)
    });
    let (acting, now, opening, on) = (act.clone(), current.clone(), from.opening.clone(), root.clone());
    use_effect_with((), move |()| {
        let found = acting.clone();
        let finds = on.on_found(move |passages| {
            found.emit(Action::Unfold(passages.into_iter().map(Rc::from).collect()));
        });
        let follow = move |address: Address| {
            if address.opening == opening {
                let action = match address_action(&now.borrow(), &address) {
                    Action::Open(state) if scroll_restore::left().is_some() => Action::Return(state),
                    action => action,
                };
                acting.emit(action);
            }
        };
        let changes = (!on.is_guest()).then(|| address::on_change(follow));
        let resizes = viewport::on_resize(move |wider| {
            // A term's popover would stay behind when its word moves.
            popover::hide(&on, glossary::ID);
            let place = scroll_restore::left().filter(|_| wider && !on.is_guest());
            if let Some(Some((passage, top))) = place {
                on.return_to(&passage, top);
            }
        });
        move || drop((finds, changes, resizes))
    });
    let (act, step, current) = (act.clone(), step.clone(), current.clone());
    use_effect_with(preferences.keys, move |on| {
        let listener = on.then(|| keys::on_key(move |key| press(&root, key, &act, &step, &current)));
        move || drop(listener)
    });
}

/// Notes the reader's place in the history entry, once they have stopped scrolling. If the page has just scrolled again,
/// that may be to a place for which an entry is about to be made: the next call notes it.
fn note_place(root: &Root, noting: &Rc<RefCell<Option<Timeout>>>) {
    const SETTLED: u32 = 150;
    if !root.is_guest() {
        let (root, scrolled) = (root.clone(), root.scrolled());
        let note = move || {
            if root.scrolled() == scrolled {
                scroll_restore::leave(&root.top());
            }
        };
        noting.replace(Some(schedule::after(SETTLED, note)));
    }
}

/// Fetches the search tables when the reader goes to the search box, or when the address contains search words. Until
/// they arrive, or if they cannot be fetched, the search works without them.
#[hook]
pub fn use_tables(view: &Handle, current: &Rc<RefCell<Handle>>) {
    let dispatch = view.dispatcher();
    let coming = use_mut_ref(|| false);
    let on_focus = use_root();
    let root = on_focus.clone();
    let current = current.clone();
    let fetched = use_callback((), move |(), ()| {
        if search::is_supplied() || coming.replace(true) {
            return;
        }
        let (dispatch, coming) = (dispatch.clone(), coming.clone());
        let (root, current) = (root.clone(), current.clone());
        spawn_local(async move {
            let file = fetch::bytes(&root.part(search::TABLES)).await;
            coming.replace(false);
            if file.is_ok_and(search::supply) {
                // Words that were not found without the tables may be found now.
                let view = current.borrow().clone();
                let is_new = view.view_model.hits.now.is_none() && view.state.filters.is_on(Filter::Words);
                let is_at_top = || !root.is_guest() && view.state.target.is_none() && root.top().is_none();
                let seeks = is_new && (!view.opened || is_at_top());
                dispatch.dispatch(Change::Tables { seek: seeks.then(|| is_covered(&root)) });
            }
        });
    });
    let fetch = fetched.clone();
    use_effect_with(view.state.filters[Filter::Words].is_empty(), move |empty| {
        if !empty {
            fetch.emit(());
        }
    });
    use_effect_with((), move |()| {
        let listener = on_focus.on_focus_within(".iv-search", move || fetched.emit(()));
        move || drop(listener)
    });
    // Once the tables are there, prepares the texts while the reader thinks of a word.
    let index = view.index.clone();
    use_effect_with(Rc::as_ptr(&view.index), move |_| {
        if search::is_supplied() {
            prepare(index);
        }
    });
}

/// Folds the texts for the search in slices.
fn prepare(index: Rc<Index>) {
    /// The number of paragraphs folded in one slice: a few milliseconds of work.
    const SLICE: usize = 200;
    schedule::task(move || {
        if index.prepare(SLICE) {
            prepare(index);
        }
    })
    .forget();
}

/// Returns the action for a change of the address. If only the fragment is new, what the reader unfolded stays
/// unfolded.
pub fn address_action(view: &View, address: &Address) -> Action {
    let (opened, _) = ViewState::from_address(&view.interview, address);
    let same =
        opened.address(&view.interview, address).search() == view.state.address(&view.interview, address).search();
    if !same {
        return Action::Open(Box::new(opened));
    }
    let mut next = view.state.clone();
    next.target = opened.target;
    next.unfolded.extend(opened.unfolded.into_vec());
    Action::Open(Box::new(next))
}
