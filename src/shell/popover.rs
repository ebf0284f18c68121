//! Popovers: the sheet of tools, the settings, a glossary term beside its word.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::root::Root;
use super::{pixels, selection, window};

/// The gap between a word and its popover, and between a popover and the window's edge, in pixels.
const GAP: f64 = 8.0;
const EDGE: f64 = 16.0;

/// Opens a popover, if it is not open. Browsers without popovers show the element at its place in the document.
pub fn show(root: &Root, id: &str) {
    if let Some(element) = root.by_id(id).filter(|element| !is_open(element)) {
        element.show_popover().ok();
    }
}

/// Opens a popover and moves the focus into it; when it closes, the browser returns the focus.
pub fn enter(root: &Root, id: &str) {
    show(root, id);
    root.by_id(id).iter().for_each(|element| super::focus(element));
}

/// Opens a popover that floats over the page. One that is visible beside the text as a rail needs no opening.
pub fn show_if_floating(root: &Root, id: &str) {
    let floats = root.by_id(id).is_some_and(|element| element.get_client_rects().length() == 0);
    if floats {
        show(root, id);
    }
}

/// Returns whether a popover is open over the page.
pub fn floats(root: &Root, id: &str) -> bool {
    root.by_id(id).is_some_and(|element| is_open(&element))
}

pub fn hide(root: &Root, id: &str) {
    if let Some(element) = root.by_id(id).filter(is_open) {
        element.hide_popover().ok();
    }
}

/// Opens a popover below the first line of a word, or above it if there is no room below.
pub fn show_beside(root: &Root, id: &str, word: &Element) {
    let Some(element) = root.by_id(id) else { return };
    show(root, id);
    // The next key goes to the popover; when it closes, the browser returns the focus to the word.
    super::focus(&element);
    place(&element, word);
}

fn place(element: &HtmlElement, word: &Element) {
    let Some(rect) = word.get_client_rects().item(0) else { return };
    let window = window();
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or_default();
    let (wide, high) = (size(window.inner_width()), size(window.inner_height()));
    let (own_wide, own_high) = (f64::from(element.offset_width()), f64::from(element.offset_height()));
    let left = rect.left().min(wide - own_wide - EDGE).max(EDGE);
    let below = rect.bottom() + GAP;
    let top = if below + own_high < high { below } else { (rect.top() - own_high - GAP).max(EDGE) };
    let style = element.style();
    let (x, y) = (window.scroll_x().unwrap_or_default(), window.scroll_y().unwrap_or_default());
    style.set_property("left", &pixels(left + x)).ok();
    style.set_property("top", &pixels(top + y)).ok();
}

/// Opens a popover below the last line of the selection, within the column. On touch screens the style rules place it
/// at the foot of the window.
pub fn show_below_selection(root: &Root, id: &str) {
    let Some(element) = root.by_id(id) else { return };
    show(root, id);
    let style = element.style();
    let places = (selection::last_line(root), selection::column(root));
    let (Some(line), Some(column)) = places else { return };
    if super::page::is_touched() {
        style.remove_property("left").ok();
        style.remove_property("top").ok();
        return;
    }
    let window = window();
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or_default();
    let (wide, high) = (size(window.inner_width()), size(window.inner_height()));
    let (own_wide, own_high) = (f64::from(element.offset_width()), f64::from(element.offset_height()));
    let left = line.left().min(column.right() - own_wide).max(column.left()).min(wide - own_wide - EDGE).max(EDGE);
    let top = (line.bottom() + GAP).min(high - own_high - EDGE);
    let (x, y) = (window.scroll_x().unwrap_or_default(), window.scroll_y().unwrap_or_default());
    style.set_property("left", &pixels(left + x)).ok();
    style.set_property("top", &pixels(top + y)).ok();
}

/// Returns whether the popover that an event reports on is now open.
pub fn is_opened(event: &web_sys::Event) -> bool {
    event.target().and_then(|target| target.dyn_into().ok()).is_some_and(|element| is_open(&element))
}

/// Calls back just before a popover opens: what is drawn then is there when the popover appears.
pub fn on_open(root: &Root, id: &str, opens: impl Fn() + 'static) -> Option<EventListener> {
    let element = root.by_id(id)?;
    Some(EventListener::new(&element, "beforetoggle", move |event| {
        if js_sys::Reflect::get(event, &"newState".into()).is_ok_and(|state| state == "open") {
            opens();
        }
    }))
}

fn is_open(element: &HtmlElement) -> bool {
    element.matches(":popover-open").unwrap_or(false)
}

/// Keeps Tab within a popover that is as wide as the window, because nothing of the page below it is visible.
pub fn keep_focus(root: &Root, id: &str, event: &web_sys::KeyboardEvent) {
    let Some(panel) = root.by_id(id).filter(|_| event.key() == "Tab") else { return };
    let wide = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    if f64::from(panel.offset_width()) < wide - EDGE {
        return;
    }
    const STOPS: &str = "button:not([disabled]), a[href], input, select, textarea, iframe, [tabindex=\"0\"]";
    let Ok(stops) = panel.query_selector_all(STOPS) else { return };
    let stop = |n: u32| stops.item(n).and_then(|node| node.dyn_into::<Element>().ok());
    let (Some(first), Some(last)) = (stop(0), stop(stops.length().saturating_sub(1))) else { return };
    let active = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_at = |element: &Element| active.as_ref() == Some(element);
    if event.shift_key() && (is_at(&first) || is_at(&panel)) {
        event.prevent_default();
        super::focus(&last);
    } else if !event.shift_key() && is_at(&last) {
        event.prevent_default();
        super::focus(&first);
    }
}
