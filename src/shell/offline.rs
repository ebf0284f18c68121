//! What `static/offline.js` does for a page of the site: keeping interviews for offline, and one as a file.
//!
//! The script may not be there: on other people's pages, or in a file that was saved. Then nothing of it is offered.

use std::cell::RefCell;

use js_sys::{Array, Function, JsString, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{document, window};
use crate::interview::Date;

const NAME: &str = "interviewOffline";

/// What is kept in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Whether the reader lets it.
    pub on: bool,
    pub interviews: u32,
    /// How many interviews the site has, and how large all that they need is, in bytes; nothing where that is not known.
    pub all: u32,
    pub bytes: u32,
}

/// How the keeping of all interviews has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Done,
    Stopped,
    /// There is no more room.
    Full,
    Failed,
}

/// Whether this page can save an interview as a file.
pub fn can_save() -> bool {
    super::IN_BROWSER && script().is_some()
}

/// What is kept; `None` where this browser, on this page, keeps nothing.
pub async fn kept() -> Option<Kept> {
    let kept = call("kept", &[]).await.ok().filter(JsValue::is_object)?;
    let number = |name: &str| get(&kept, name).and_then(|value| value.as_f64()).unwrap_or_default() as u32;
    let on = get(&kept, "on").is_some_and(|on| on.is_truthy());
    Some(Kept { on, interviews: number("interviews"), all: number("all"), bytes: number("bytes") })
}

/// Lets the site keep what is read, or no longer: then what was kept goes.
pub async fn turn(on: bool) {
    call("turn", &[on.into()]).await.ok();
}

/// Keeps all interviews. `tell`: files done, all files, bytes done.
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

/// Ends [`keep_all`] before its time.
pub async fn stop() {
    call("stop", &[]).await.ok();
}

/// Removes all that is kept.
pub async fn forget() {
    call("forget", &[]).await.ok();
}

thread_local! {
    /// The text of the reader's own file that was opened last; left with the browser, as the program's memory never shrinks.
    static OWN: RefCell<Option<JsString>> = const { RefCell::new(None) };
}

/// The reader has opened a file of their own: it can be saved with the viewer, too.
pub fn remember(file: &[u8]) {
    OWN.replace(Some(String::from_utf8_lossy(file).into_owned().into()));
}

/// Saves an interview with all that shows it as one file; whether that could be. `file`: where the interview is, if it is
/// not the reader's own; `reading`, `ui`: the languages, as addresses have them; `html`: the text, for where the file cannot run its
/// program.
pub async fn save(file: Option<&str>, id: Option<&str>, reading: &str, ui: &str, html: &str) -> bool {
    let own = OWN.with_borrow(Clone::clone).filter(|_| file.is_none());
    let text = |text: Option<&str>| text.map_or(JsValue::UNDEFINED, JsValue::from_str);
    let own = own.map_or(JsValue::UNDEFINED, JsValue::from);
    call("save", &[text(file), text(id), own, reading.into(), ui.into(), html.into()]).await.is_ok()
}

/// The day of the copy that the page shows, where it is one that the site may have changed since (`static/kept.js`).
pub fn copy() -> Option<Date> {
    if !super::IN_BROWSER {
        return None;
    }
    let day = document().document_element()?.get_attribute("data-copy")?;
    Date::parse(&day)
}

/// The print dialogue of the browser, which can make a PDF, too.
pub fn print() {
    window().print().ok();
}

/// Whether the page is a file that was saved.
pub fn is_saved() -> bool {
    super::IN_BROWSER && document().get_element_by_id("iv-program").is_some()
}

/// The tables of the search, where they are in the page itself: in a file that was saved.
#[wasm_bindgen(js_name = supplyTables)]
pub fn supply_tables(tables: Vec<u8>) -> bool {
    crate::search::supply(tables)
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
