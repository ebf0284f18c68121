//! Calls `static/offline.js`, which stores interviews for offline reading and saves one as a file.
//!
//! The script may be missing: on other people's pages, or in a saved file. Then the viewer offers none of this.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::addon::Held;
use super::{document, window};
use crate::interview::Date;

const NAME: &str = "interviewOffline";

/// What is stored in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Whether the reader has allowed it.
    pub on: bool,
    pub interviews: u32,
    /// The number of interviews on the site, and the size in bytes of everything that they need; 0 if unknown.
    pub all: u32,
    pub bytes: u32,
}

/// How [`keep_all`] ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Done,
    Stopped,
    /// The browser has no more room.
    Full,
    Failed,
}

/// Returns whether this page can save an interview as a file.
pub fn can_save() -> bool {
    super::IN_BROWSER && script().is_some()
}

/// Returns what is stored; `None` if this browser stores nothing for this page.
pub async fn kept() -> Option<Kept> {
    let kept = call("kept", &[]).await.ok().filter(JsValue::is_object)?;
    let number = |name: &str| get(&kept, name).and_then(|value| value.as_f64()).unwrap_or_default() as u32;
    let on = get(&kept, "on").is_some_and(|on| on.is_truthy());
    Some(Kept { on, interviews: number("interviews"), all: number("all"), bytes: number("bytes") })
}

/// Allows the site to store what is read. With false, stops that and removes what is stored.
pub async fn turn(on: bool) {
    call("turn", &[on.into()]).await.ok();
}

/// Stores all interviews. Calls `tell` with the files done, all files, and the bytes done.
pub async fn keep_all(tell: impl Fn(u32, u32, u32) + 'static) -> End {
    let tell = Closure::<dyn Fn(u32, u32, u32)>::new(tell);
    let end = call("keepAll", &[tell.as_ref().clone()]).await.ok().and_then(|end| end.as_string());
    match end.as_deref() {
        Some("done") => End::Done,
        Some("stopped") => End::Stopped,
        Some("full") => End::Full,
        _ => End::Failed,
    }
}

/// Stops [`keep_all`].
pub async fn stop() {
    call("stop", &[]).await.ok();
}

/// Removes everything that is stored.
pub async fn forget() {
    call("forget", &[]).await.ok();
}

thread_local! {
    /// The interview file that was opened last, if the site does not have it: the reader's own, or one that was made of
    /// another file.
    static OWN: RefCell<Option<Held>> = const { RefCell::new(None) };
}

/// Remembers the interview file that is open, if the site does not have it, so that it can be saved together with the
/// viewer.
pub fn remember(file: Option<&Held>) {
    OWN.replace(file.cloned());
}

/// Saves an interview with everything that shows it as one file, and returns whether that succeeded. `file` is the
/// interview's address, `None` for the reader's own file; `reading` and `ui` are the languages as addresses write them;
/// `html` is the text, for places where the saved file cannot run its program.
pub async fn save(file: Option<&str>, id: Option<&str>, reading: &str, ui: &str, html: &str) -> bool {
    let own = OWN.with_borrow(|own| own.as_ref().map(Held::text));
    let text = |text: Option<&str>| text.map_or(JsValue::UNDEFINED, JsValue::from_str);
    let own = text(own.as_deref());
    call("save", &[text(file), text(id), own, reading.into(), ui.into(), html.into()]).await.is_ok()
}

/// The date of the stored copy that the page shows, if the site may have changed since (`static/kept.js`).
pub fn copy() -> Option<Date> {
    if !super::IN_BROWSER {
        return None;
    }
    let day = document().document_element()?.get_attribute("data-copy")?;
    Date::parse(&day)
}

/// Opens the browser's print dialogue, which can also make a PDF.
pub fn print() {
    window().print().ok();
}

/// Returns whether the page is a saved file.
pub fn is_saved() -> bool {
    super::IN_BROWSER && document().get_element_by_id("iv-program").is_some()
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined())
}

fn script() -> Option<JsValue> {
    get(&window(), NAME).filter(JsValue::is_object)
}

async fn call(name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let script = script().ok_or(JsValue::UNDEFINED)?;
    let function: Function = Reflect::get(&script, &name.into())?.dyn_into()?;
    let answer = function.apply(&script, &Array::from_iter(arguments))?;
    JsFuture::from(Promise::resolve(&answer)).await
}
