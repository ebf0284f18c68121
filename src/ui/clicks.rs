//! Clicks and keys in the text and around it.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Event, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use super::effects::Handle;
use super::glossary;
use crate::interview::Term;
use crate::shell::root::Root;
use crate::shell::{address as shell_address, closest, keys, leads_elsewhere, popover, schedule};
use crate::state::{Action, Address, Filter};
use crate::view_model::Row;

/// Clicks in the text. One listener for all of it: ten thousand passages with listeners of their own would be heavy.
pub fn clicks(
    root: &Root,
    act: &Callback<Action>,
    current: &Rc<RefCell<Handle>>,
    term: &UseStateHandle<Option<Rc<Term>>>,
) -> Callback<Event> {
    let (root, act, current, term) = (root.clone(), act.clone(), current.clone(), term.clone());
    Callback::from(move |event: Event| {
        if let Some(element) = closest(&event, "[data-pick]") {
            act.emit(Action::Toggle(Filter::Themes, element.get_attribute("data-pick").unwrap_or_default().into()));
        } else if let Some(element) = closest(&event, "[data-row]") {
            let first = element.get_attribute("data-row").unwrap_or_default();
            let row = current.borrow().view_model.row(&first).cloned();
            if let Some(Row { ids, open, .. }) = row {
                act.emit(if open { Action::Fold(ids) } else { Action::Unfold(ids) });
            }
        } else if let Some(element) = closest(&event, "[data-term]") {
            let id = element.get_attribute("data-term").unwrap_or_default();
            let found = current.borrow().interview.glossary.iter().find(|term| *term.id == *id).cloned();
            term.set(found);
            // Its size is known once it is drawn.
            let root = root.clone();
            schedule::next_frame(move || popover::show_beside(&root, glossary::ID, &element));
        }
    })
}

/// Keys that press a term of the glossary, which is no button.
pub fn presses(click: Callback<Event>) -> impl Fn(KeyboardEvent) {
    move |event: KeyboardEvent| {
        let presses = matches!(event.key().as_str(), "Enter" | " ") && !keys::is_taken(&event);
        if presses && closest(&event, "[data-term]").is_some() {
            event.prevent_default();
            click.emit(event.into());
        }
    }
}

/// The skip link moves the focus without touching the address, which names passages.
pub fn skip(root: &Root) -> Callback<MouseEvent> {
    let root = root.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        root.focus_first("#iv-main");
    })
}

/// Links to passages, where the address bar is not the viewer's: the text moves and the page stays where it is.
pub fn follow(act: &Callback<Action>) -> Callback<MouseEvent> {
    let act = act.clone();
    Callback::from(move |event: MouseEvent| {
        let link = shell_address::fragment(&event).filter(|_| !leads_elsewhere(&event));
        let target = link.and_then(|link| Address::parse("", &link).target);
        if let Some(target) = target {
            event.prevent_default();
            act.emit(Action::GoTo(target));
        }
    })
}
