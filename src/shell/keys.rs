//! Key presses anywhere on the page, and those that an input method takes.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::document;
use super::root::Root;

/// The `keyCode` of every key that an input method takes.
const TAKEN: u32 = 229;

/// Calls back with each key (`/`, `n`, …) that is pressed without a modifier and outside of fields. If the callback
/// returns true, it has handled the key, and the browser ignores it.
pub fn on_key(pressed: impl Fn(&str) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event: &Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let modified = key.ctrl_key() || key.meta_key() || key.alt_key() || is_taken(key);
        if !modified && !event.default_prevented() && !in_field(event) && pressed(&key.key()) {
            event.prevent_default();
        }
    })
}

/// Returns whether an input method takes a key: Enter accepts the composition, Escape cancels it. WebKit ends the
/// composition before it reports the key that ends it; only the key code then shows it.
pub fn is_taken(key: &KeyboardEvent) -> bool {
    key.is_composing() || key.key_code() == TAKEN
}

/// Calls back with true when an input method starts to compose in a field, and with false when it has finished.
pub fn on_composition(field: &Element, composes: impl Fn(bool) + Clone + 'static) -> [EventListener; 2] {
    let begins = composes.clone();
    [
        EventListener::new(field, "compositionstart", move |_| begins(true)),
        EventListener::new(field, "compositionend", move |_| composes(false)),
    ]
}

fn in_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|t| t.closest("input, textarea, select, [contenteditable]").is_ok_and(|field| field.is_some()))
}

/// Calls back when Escape is pressed anywhere, until the callback returns true. Not if an input method takes the key, if
/// something nearer has ended by it, or if it closes a popover: it ends one thing at a time.
pub fn on_escape(root: &Root, pressed: impl Fn() -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    let root = root.clone();
    EventListener::new_with_options(&document(), "keydown", options, move |event: &Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let ends = key.key() == "Escape" && !is_taken(key) && !event.default_prevented();
        if ends && root.find("[popover=auto]:popover-open").is_none() && pressed() {
            event.prevent_default();
        }
    })
}
