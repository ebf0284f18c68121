//! Keys pressed anywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::document;

/// Calls back with a key (`/`, `n`, …) that is pressed by itself, outside of fields. If the callback says that the key
/// did something, the browser does nothing more with it.
pub fn on_key(pressed: impl Fn(&str) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event: &Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let modified = key.ctrl_key() || key.meta_key() || key.alt_key() || key.is_composing();
        if !modified && !event.default_prevented() && !in_field(event) && pressed(&key.key()) {
            event.prevent_default();
        }
    })
}

fn in_field(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|t| t.closest("input, textarea, select, [contenteditable]").is_ok_and(|field| field.is_some()))
}
