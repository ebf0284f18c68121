//! Escape in the results of a search or filter.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::effects::{Handle, left_hit};
use super::page::use_root;
use crate::shell::root::Root;
use crate::shell::{keys, schedule};
use crate::state::{Action, Filter};

/// The number of frames in which a passage may be drawn again after the change, and lose the focus.
const FRAMES: u8 = 20;

/// Ends the search on Escape, or else the other filters, if the focus is in the results, in the sentence above them or on
/// the buttons that step through them. A page around the viewer may have its own use for Escape.
#[hook]
pub fn use_escape(act: &Callback<Action>, current: &Rc<RefCell<Handle>>) {
    const RESULTS: &str = ".iv-transcript, .iv-status, .iv-steps";
    let (root, act, current) = (use_root(), act.clone(), current.clone());
    use_effect_with((), move |()| {
        let on = root.clone();
        let listener = (!root.is_guest()).then(|| {
            keys::on_escape(&root, move || {
                let view = current.borrow().clone();
                if !view.view_model.status.filtered || !on.has_focus_within(RESULTS) {
                    return false;
                }
                // The buttons disappear, and the passage is drawn again: the focus moves to where the reader is.
                let hit = || view.view_model.hits.now.as_ref().map(|(_, passage)| passage.to_string());
                let place = on.focused_passage().or_else(|| left_hit(&on, &view)).or_else(hit);
                if let Some(place) = place {
                    on.take_focus(&place);
                    refocus(on.clone(), place, FRAMES);
                }
                let searches = view.state.filters.is_on(Filter::Words);
                act.emit(if searches { Action::Search("".into()) } else { Action::Clear });
                true
            })
        });
        move || drop(listener)
    });
}

/// Returns the focus to a passage in the next frames, if nothing has it.
fn refocus(root: Root, place: String, frames: u8) {
    schedule::next_frame(move || {
        root.refocus(&place);
        if frames > 0 {
            refocus(root, place, frames - 1);
        }
    });
}
