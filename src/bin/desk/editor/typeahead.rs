//! Holds keys and pasted text back until the page has drawn the result of the last one, and then gives
//! them to the field that has the focus.
//!
//! Yew lets the browser handle events while rows still wait to be drawn. Without this, on a slow machine, what is typed
//! right after a split would go into the field that is closing, which still has the words of both parts.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    ClipboardEvent, Element, Event, HtmlDocument, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent,
    KeyboardEventInit,
};
use yew::prelude::*;

use super::super::parts::{is_composing, window};

/// The page is taken to show all after this time, in milliseconds.
const LONGEST: u32 = 2000;

thread_local! {
    static IS_WAITING: Cell<bool> = const { Cell::new(false) };
    static HELD: RefCell<VecDeque<Held>> = const { RefCell::new(VecDeque::new()) };
    static LAST: Cell<Option<Timeout>> = const { Cell::new(None) };
}

/// What waits.
enum Held {
    Key(KeyboardEvent),
    /// A text that was pasted.
    Paste(String),
}

/// Lets keys wait until the editor is drawn: see [`use_typeahead`].
pub fn wait() {
    IS_WAITING.set(true);
    LAST.set(Some(Timeout::new(LONGEST, press_again)));
}

/// Returns whether the page does not yet show what the last key did.
pub fn is_waiting() -> bool {
    IS_WAITING.get()
}

/// Keeps the keys that are pressed while they wait, and presses them again whenever the component that uses this and all
/// within it are drawn.
#[hook]
pub fn use_typeahead() {
    use_effect_with((), |()| {
        let options = EventListenerOptions {
            phase: gloo::events::EventListenerPhase::Capture,
            ..EventListenerOptions::enable_prevent_default()
        };
        let listen = |kind, hold: fn(&Event) -> Option<Held>| {
            EventListener::new_with_options(&window(), kind, options, move |event| {
                let held = if is_waiting() && event.is_trusted() { hold(event) } else { None };
                if let Some(held) = held {
                    event.prevent_default();
                    event.stop_immediate_propagation();
                    HELD.with_borrow_mut(|all| all.push_back(held));
                }
            })
        };
        let listeners = [listen("keydown", key), listen("paste", pasted)];
        move || {
            drop(listeners);
            press_again();
        }
    });
    // The effects of components within this one come first.
    use_effect(|| {
        if is_waiting() {
            spawn_local(async { press_again() });
        }
        || ()
    });
}

/// A key that has to wait: none that an input method takes, and not that which pastes, because only the browser may read
/// the clipboard.
fn key(event: &Event) -> Option<Held> {
    let event: &KeyboardEvent = event.unchecked_ref();
    let is_modified = event.ctrl_key() || event.meta_key();
    let pastes = is_modified && event.key().eq_ignore_ascii_case("v") || event.shift_key() && event.key() == "Insert";
    (!is_composing(event) && !pastes).then(|| Held::Key(event.clone()))
}

fn pasted(event: &Event) -> Option<Held> {
    let event: &ClipboardEvent = event.unchecked_ref();
    event.clipboard_data()?.get_data("text/plain").ok().map(Held::Paste)
}

/// Presses the keys that waited, until one of them lets the others wait.
fn press_again() {
    IS_WAITING.set(false);
    LAST.take();
    while !is_waiting() {
        match HELD.with_borrow_mut(VecDeque::pop_front) {
            Some(Held::Key(key)) => press(&key),
            Some(Held::Paste(text)) => {
                focused_text().inspect(|_| edit("insertText", &text));
            }
            None => return,
        }
    }
}

/// The field for text that has the focus.
fn focused_text() -> Option<Element> {
    let is_text =
        |element: &Element| element.has_type::<HtmlTextAreaElement>() || element.has_type::<HtmlInputElement>();
    window().document()?.active_element().filter(is_text)
}

/// Lets the browser change the field that has the focus, as its user would.
fn edit(command: &str, text: &str) {
    let document = window().document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.inspect(|document| _ = document.exec_command_with_show_ui_and_value(command, false, text));
}

/// Presses a key where the focus is now.
fn press(key: &KeyboardEvent) {
    let Some(document) = window().document() else { return };
    let body = document.body().map(HtmlElement::into);
    let Some(target) = document.active_element().or(body) else { return };
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_key(&key.key());
    init.set_code(&key.code());
    init.set_ctrl_key(key.ctrl_key());
    init.set_meta_key(key.meta_key());
    init.set_shift_key(key.shift_key());
    init.set_alt_key(key.alt_key());
    let Ok(again) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init) else { return };
    let is_handled = !target.dispatch_event(&again).unwrap_or(true);
    let Some(field) = focused_text().filter(|_| !is_handled && !key.ctrl_key() && !key.meta_key()) else { return };
    // What the browser does by itself with a key that a person presses.
    if let Some((direction, unit)) = movement(&key.key()) {
        let selection = window().get_selection().ok().flatten();
        let alter = if key.shift_key() { "extend" } else { "move" };
        selection.into_iter().for_each(|selection| _ = selection.modify(alter, direction, unit));
        return;
    }
    let (command, text) = match &*key.key() {
        "Enter" if field.has_type::<HtmlTextAreaElement>() => ("insertText", "\n".to_owned()),
        "Backspace" => ("delete", String::new()),
        "Delete" => ("forwardDelete", String::new()),
        text if text.chars().count() == 1 => ("insertText", text.to_owned()),
        _ => return,
    };
    edit(command, &text);
}

/// Where a key moves the caret: the direction and the unit of `Selection.modify`.
fn movement(key: &str) -> Option<(&'static str, &'static str)> {
    Some(match key {
        "ArrowLeft" => ("left", "character"),
        "ArrowRight" => ("right", "character"),
        "ArrowUp" => ("backward", "line"),
        "ArrowDown" => ("forward", "line"),
        "Home" => ("backward", "lineboundary"),
        "End" => ("forward", "lineboundary"),
        _ => return None,
    })
}
