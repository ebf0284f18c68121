//! Escape in the results of a search or filter.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::effects::{Handle, left_hit};
use super::page::use_root;
use crate::shell::keys;
use crate::state::{Action, Filter};

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
                    on.keep_focus_on(&place);
                }
                let searches = view.state.filters.is_on(Filter::Words);
                act.emit(if searches { Action::Search("".into()) } else { Action::Clear });
                true
            })
        });
        move || drop(listener)
    });
}
