//! Everything that touches the browser: fetching, the address bar, storage, scrolling, popovers, files.
//!
//! Nothing here knows what an interview means. Each function does one thing to the page or the window and reports if
//! the browser refuses.

pub mod addon;
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
mod passage_offsets;
pub mod popover;
pub mod root;
pub mod schedule;
pub mod scroll_anchor;
pub mod scroll_restore;
pub mod scroll_to;
pub mod selection;
pub mod storage;
pub mod viewport;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, Window};

/// False where pages are drawn without a window, as by a build: there, nothing is stored, and addresses have no origin.
pub const IN_BROWSER: bool = cfg!(not(builds_sites));

fn window() -> Window {
    web_sys::window().expect("the viewer runs in a window")
}

fn document() -> Document {
    window().document().expect("a window has a document")
}

/// Creates an element that is not in the document yet.
pub fn new_element(tag: &str) -> Element {
    document().create_element(tag).expect("an element")
}

/// Formats a length for a style, as in `12.5px`. The browser converts numbers to text and back, because Rust's own
/// exact conversion is larger than all of `shell`.
fn pixels(length: f64) -> String {
    let number = js_sys::Number::from(length).to_string_with_radix(10).map(String::from).unwrap_or_default();
    number + "px"
}

/// Reads a length from [`pixels`]; `None` if it does not begin with a number.
fn read_pixels(length: &str) -> Option<f64> {
    Some(js_sys::parse_float(length)).filter(|length| length.is_finite())
}

/// Returns the nearest element that matches a selector: the event's target or one of its ancestors.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    let target = event.target()?;
    let element = target.dyn_ref::<Element>()?;
    element.closest(selector).ok().flatten()
}

/// Focuses an element without scrolling to it.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        element.focus_with_options(&options).ok();
    }
}

/// Focuses the first result in the list that an event's field searches. Returns false if there is none.
pub fn focus_result(event: &web_sys::Event) -> bool {
    let page = closest(event, ".iv-first-page");
    let result = page.and_then(|page| page.query_selector(".iv-entry a").ok().flatten());
    let result = result.and_then(|result| result.dyn_into::<HtmlElement>().ok());
    result.is_some_and(|result| result.focus().is_ok())
}

/// Returns whether a click on a link opens it in another window or tab, or saves it.
pub fn leads_elsewhere(event: &web_sys::MouseEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() || event.button() != 0
}
