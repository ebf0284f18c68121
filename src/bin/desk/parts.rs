//! Small parts that all of the desk draws.

use std::cell::Cell;

use serde::Serialize;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement, KeyboardEvent};
use yew::prelude::*;

use interview_viewer::state::Ui;

pub const DESK: &str =
    "M6 3.5h16v21H6zM10.5 3.5v21M13.5 9h5M13.5 13h5M13.5 17h2M18 20.5v-5M16.7 15.5h2.6M16.7 20.5h2.6";
pub const DROP: &str = "M10 3v9.5M6.2 8.8 10 12.6l3.8-3.8M3.5 13v3.5h13V13";
pub const FILE: &str = "M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4";
pub const UNDO: &str = "M7 4 3.5 7.5 7 11M3.5 7.5H12a4.25 4.25 0 0 1 0 8.5H7";

/// An icon on a grid of 20 × 20, which screen readers ignore. Others are in `interview_viewer::markup::icon`.
pub fn icon(path: &'static str) -> Html {
    html! {
        <svg class="iv-icon" viewBox="0 0 20 20" aria-hidden="true"><path d={path} /></svg>
    }
}

pub fn window() -> web_sys::Window {
    web_sys::window().expect("the desk runs in a window")
}

/// The element with an id.
pub fn element(id: &str) -> Option<HtmlElement> {
    window().document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The value that a reader has chosen in a list.
pub fn chosen(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<HtmlSelectElement>().ok()?.value())
}

/// What has the focus.
pub fn focused() -> Option<HtmlElement> {
    window().document()?.active_element()?.dyn_into().ok()
}

/// Whether something in a part of the page has the focus.
pub fn has_focus_in(part: &str) -> bool {
    let around = focused().and_then(|one| one.parent_element());
    around.is_some_and(|one| one.closest(part).is_ok_and(|part| part.is_some()))
}

/// Whether a key belongs to an input method.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Calls back on Escape, which then does nothing else. That of an input method is left alone.
pub fn on_escape(close: impl Fn()) -> impl Fn(KeyboardEvent) {
    on_key("Escape", close)
}

/// What a key does that goes no further, unless it is one of an input method.
pub fn on_key(key: &'static str, act: impl Fn()) -> impl Fn(KeyboardEvent) {
    move |event| {
        if event.key() == key && !is_composing(&event) {
            event.prevent_default();
            event.stop_propagation();
            act();
        }
    }
}

/// Moves the focus to an element when it is drawn, and again when `content` changes; gives it back when the element goes.
/// `first`: the id of an element that takes it instead, if it is there.
#[hook]
pub fn use_lent_focus(to: &NodeRef, first: Option<&str>, content: &AttrValue) {
    let before = use_mut_ref(focused);
    let (to, first) = (to.clone(), first.map(str::to_owned));
    use_effect_with(content.clone(), move |_| {
        if let Some(first) = first.as_deref().and_then(element).or_else(|| to.cast::<HtmlElement>()) {
            first.focus().ok();
        }
    });
    use_effect_with((), move |()| {
        move || {
            // The next drawing may move it to the passage in hand instead.
            let Some(before) = before.take().filter(|before| before.is_connected()) else { return };
            // The passage in hand may be another by now.
            let hand = first_of(&[".dk-row.is-in-hand"]).filter(|_| before.class_list().contains("dk-row"));
            hand.unwrap_or(before).focus().ok();
        }
    });
}

/// The first element of the first selector that has one.
pub fn first_of(selectors: &[&str]) -> Option<HtmlElement> {
    let document = window().document()?;
    let first = |selector: &&str| document.query_selector(selector).ok()??.dyn_into().ok();
    selectors.iter().find_map(first)
}

/// Scrolls to a heading, and focuses it, or else the field that it names.
pub fn show(id: &str) {
    if let Some(heading) = element(id) {
        unfold(&heading);
        heading.scroll_into_view();
        heading.set_attribute("tabindex", "-1").ok();
        field_of(&heading).unwrap_or(heading).focus().ok();
    }
}

/// Opens the fold that an element is in.
pub fn unfold(element: &Element) {
    if let Ok(Some(fold)) = element.closest("details") {
        fold.set_attribute("open", "").ok();
    }
}

/// The first field of the row that a heading names.
pub fn field_of(heading: &Element) -> Option<HtmlElement> {
    let row = heading.closest(".dk-detail").ok()??;
    row.query_selector("input, textarea, select, button").ok()??.dyn_into().ok()
}

/// What a link to a heading of the same page does: fragments are addresses in the desk.
pub fn jump(id: String) -> impl Fn(MouseEvent) {
    move |event| {
        event.prevent_default();
        show(&id);
    }
}

/// A callback that stays the same and calls the newest one it was given, so that components with it are drawn again only
/// when something else has changed.
#[hook]
pub fn use_latest<T: 'static>(newest: Callback<T>) -> Callback<T> {
    let latest = use_mut_ref(|| newest.clone());
    latest.replace(newest);
    (*use_memo((), |()| {
        Callback::from(move |given| {
            let newest = latest.borrow().clone();
            newest.emit(given);
        })
    }))
    .clone()
}

/// The name of a plain value as a part of an id: `source-url`, `note-title0`. A release has no `Debug` (tools/env.sh).
pub fn id_part(value: impl Serialize) -> String {
    let json = serde_json::to_string(&value).unwrap_or_default();
    json.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
}

/// What is typed into a field within this time of the last letters is one step with them, in milliseconds.
pub const GOES_ON: f64 = 1500.0;

/// The time, in milliseconds.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// The time, and never the same twice: it tells apart what the store has not numbered.
pub fn moment() -> f64 {
    thread_local! {
        static LAST: Cell<f64> = const { Cell::new(0.0) };
    }
    let time = now().max(LAST.get() + 1.0);
    LAST.set(time);
    time
}

/// A time as `14:03`.
pub fn clock(time: f64) -> String {
    let date = js_sys::Date::new(&time.into());
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// The day of a time in an interface language, with the year if it is not this year; `None` for today.
pub fn day(ui: Ui, time: f64) -> Option<String> {
    let (date, today) = (js_sys::Date::new(&time.into()), js_sys::Date::new(&now().into()));
    let same = |of: fn(&js_sys::Date) -> u32| of(&date) == of(&today);
    let is_this_year = same(js_sys::Date::get_full_year);
    if is_this_year && same(js_sys::Date::get_month) && same(js_sys::Date::get_date) {
        return None;
    }
    let how = js_sys::Object::new();
    let parts = [("day", "numeric"), ("month", "long"), ("year", "numeric")];
    for (key, value) in parts.iter().take(if is_this_year { 2 } else { 3 }) {
        js_sys::Reflect::set(&how, &(*key).into(), &(*value).into()).ok();
    }
    let tag = if ui == Ui::En { "en-GB" } else { ui.tag() };
    Some(date.to_locale_date_string(tag, &how).into())
}

/// A number as it is written in an interface language: 2,140.
pub fn number(ui: Ui, n: usize) -> String {
    js_sys::Number::from(n as f64).to_locale_string(ui.tag()).into()
}
