//! Settings of the whole page: title, language, text size, light or dark.

use super::root::Root;
use super::{document, schedule, scroll_restore, viewport, window};
use crate::interview::Lang;
use crate::state::{Preferences, Ui};

/// Sets the window's title.
pub fn name(title: &str) {
    document().set_title(title);
}

/// Sets the page's language to that of its text (WCAG 3.1.1), as on a prerendered page; elements of the interface have
/// their own `lang`. If the language of the text is unknown, uses that of the interface.
pub fn speak(lang: &Lang, ui: Ui) {
    let wanted = Some(lang.attribute()).filter(|tag| !tag.is_empty()).unwrap_or(ui.tag());
    let other = |root: &web_sys::Element| root.get_attribute("lang").is_none_or(|lang| lang != wanted);
    if let Some(root) = document().document_element().filter(other) {
        root.set_attribute("lang", wanted).ok();
    }
}

/// Sets text size and colour scheme as attributes that the style rules use.
pub fn apply(preferences: &Preferences) {
    let Some(root) = document().document_element() else { return };
    root.set_attribute("data-size", preferences.size.tag()).ok();
    root.set_attribute("data-theme", preferences.scheme.tag()).ok();
}

/// Tells `loader.js` that the viewer has taken over a prerendered page.
pub fn announce() {
    if let Ok(event) = web_sys::Event::new("interview-taken") {
        document().dispatch_event(&event).ok();
    }
}

/// Removes the preview that `static/preview.js` shows until the viewer is ready, if there is one. Stores the passage at
/// the top of the window, so that the viewer can put it in the same place; or stores none, if the reader is at the top
/// of the page and has had no time to read.
pub fn take_over(root: &Root) {
    if root.is_guest() {
        return;
    }
    if let Some(first) = document().get_element_by_id("iv-first") {
        if let Some(top) = viewport::top_of_preview(&first) {
            scroll_restore::keep_place(Some(top));
        }
        first.remove();
    }
}

/// Scrolls a list, and nothing around it, so that its first element that matches is in view.
pub fn reveal_within(list: &web_sys::Element, selector: &str) {
    let Some(element) = list.query_selector(selector).ok().flatten() else { return };
    let (list_rect, rect) = (list.get_bounding_client_rect(), element.get_bounding_client_rect());
    let (above, below) = (list_rect.top() - rect.top(), rect.bottom() - list_rect.bottom());
    let by = if above > 0.0 { -above } else { below.max(0.0) };
    list.set_scroll_top(list.scroll_top() + by.round() as i32);
}

/// Scrolls the boxes around a list, but not the window, so that the list's first element that matches is in view.
pub fn reveal(list: &web_sys::Element, selector: &str) {
    let around = list.closest(".iv-tools").ok().flatten();
    let body = around.as_ref().and_then(|tools| tools.query_selector(".iv-tools-body").ok().flatten());
    body.into_iter().chain(around).filter(scrolls).for_each(|element| reveal_within(&element, selector));
}

/// Keeps a control in its place in the panel of tools while the panel is drawn again, in the next frames.
pub fn keep_within(control: web_sys::Element) {
    const FRAMES: u8 = 4;
    fn keep(control: web_sys::Element, top: f64, frames: u8) {
        let by = control.get_bounding_client_rect().top() - top;
        let around =
            [".iv-tools-body", ".iv-tools"].into_iter().filter_map(|part| control.closest(part).ok().flatten());
        if let Some(box_) = around.into_iter().find(scrolls).filter(|_| by.abs() > 0.5 && control.is_connected()) {
            box_.set_scroll_top(box_.scroll_top() + by.round() as i32);
        }
        if frames > 0 {
            schedule::next_frame(move || keep(control, top, frames - 1));
        }
    }
    let top = control.get_bounding_client_rect().top();
    schedule::next_frame(move || keep(control, top, FRAMES));
}

fn scrolls(element: &web_sys::Element) -> bool {
    element.scroll_height() > element.client_height() + 1
}

/// The language that the browser is set to, or English.
pub fn browser_language() -> Lang {
    let tag = super::window().navigator().language();
    tag.and_then(|tag| Lang::parse(&tag)).unwrap_or_else(Lang::english)
}

/// Scrolls a list so that its first element that matches is at the top.
pub fn show_within(root: &Root, list: &str, selector: &str) {
    let Some(list) = root.find(list) else { return };
    let Some(element) = list.query_selector(selector).ok().flatten() else { return };
    let by = element.get_bounding_client_rect().top() - list.get_bounding_client_rect().top();
    list.set_scroll_top(list.scroll_top() + by.round() as i32);
}

/// Returns whether the device's primary pointer is a finger.
pub fn is_touched() -> bool {
    window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|query| query.matches())
}

/// Returns whether the device has a share sheet and is of a kind on which people use it.
pub fn can_send() -> bool {
    let navigator = window().navigator();
    let has = js_sys::Reflect::has(&navigator, &"share".into()).unwrap_or(false);
    has && is_touched()
}

/// Returns whether the page may save files: a frame in a sandbox may not.
pub fn can_save() -> bool {
    let origin = js_sys::Reflect::get(&window(), &"origin".into()).ok().and_then(|origin| origin.as_string());
    origin.as_deref() != Some("null") || window().location().protocol().is_ok_and(|protocol| protocol == "file:")
}

/// Opens the device's share sheet for a link.
pub fn send(title: &str, url: &str) {
    let (navigator, what) = (window().navigator(), js_sys::Object::new());
    for (key, value) in [("title", title), ("url", url)] {
        js_sys::Reflect::set(&what, &key.into(), &value.into()).ok();
    }
    let share = js_sys::Reflect::get(&navigator, &"share".into()).ok();
    let share = share.and_then(|share| wasm_bindgen::JsCast::dyn_into::<js_sys::Function>(share).ok());
    if let Some(sent) = share.and_then(|share| share.call1(&navigator, &what).ok()) {
        // The reader may close the sheet without sending: that is not an error.
        let ignored = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&sent));
        wasm_bindgen_futures::spawn_local(async move { _ = ignored.await });
    }
}
