//! The browser, and only here: fetching, the address bar, storage, scrolling, popovers, files.
//!
//! Nothing here knows what an interview means. Each function does one thing to the page or the window and says what
//! happens where the browser refuses.

pub mod address;
pub mod adopt;
pub mod clipboard;
pub mod fetch;
pub mod file;
pub mod keys;
pub mod offline;
pub mod own;
pub mod page;
pub mod parts;
pub mod popover;
pub mod root;
pub mod schedule;
pub mod scroll_anchor;
pub mod scroll_restore;
mod scroll_to;
pub mod selection;
pub mod storage;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

/// Where tests draw an interview without a window, nothing is kept and every address is a bare one.
pub const IN_BROWSER: bool = cfg!(target_arch = "wasm32");

fn window() -> Window {
    web_sys::window().expect("the viewer runs in a window")
}

fn document() -> Document {
    window().document().expect("a window has a document")
}

/// An element that stands nowhere yet.
pub fn new_element(tag: &str) -> Element {
    document().create_element(tag).expect("an element")
}

/// A length for a style, `12.5px`. The browser writes and reads the number: Rust's own way of writing one to the last
/// digit is larger than all of `shell`.
fn pixels(length: f64) -> String {
    let number = js_sys::Number::from(length).to_string_with_radix(10).map(String::from).unwrap_or_default();
    number + "px"
}

/// What [`pixels`] has written; `None` for what begins with no number.
fn read_pixels(length: &str) -> Option<f64> {
    Some(js_sys::parse_float(length)).filter(|length| length.is_finite())
}

/// The element that an event happened in, or the nearest around it, that matches a selector.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target = event.target()?;
    let element = target.dyn_ref::<Element>()?;
    element.closest(selector).ok().flatten()
}

/// Puts the focus on an element, without scrolling to it.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        element.focus_with_options(&options).ok();
    }
}

/// Puts the focus on the first result of the list that an event's field searches. False where there is none.
pub fn focus_result(event: &web_sys::Event) -> bool {
    let page = closest(event, ".iv-first-page");
    let result = page.and_then(|page| page.query_selector(".iv-entry a").ok().flatten());
    let result = result.and_then(|result| result.dyn_into::<HtmlElement>().ok());
    result.is_some_and(|result| result.focus().is_ok())
}

/// Whether a click on a link is one that opens it in another window or tab, or saves it.
pub fn leads_elsewhere(event: &web_sys::MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() || event.button() != 0
}
