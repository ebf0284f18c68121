//! Calls `static/own.js`, which stores the reader's own files in this browser.
//!
//! The script is missing on other people's pages and in a saved file, and a browser may refuse to store anything. Then
//! a file stays open only as long as its page.

use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlTextAreaElement};

use super::addon::Held;
use super::window;
use crate::fnv::Fnv;
use crate::interview::{Interview, Lang, Localized};

/// The function in the window that returns the script once it has loaded.
const SCRIPT: &str = "interviewOwn";

/// A file of the reader's own, or a text that they have pasted, which has no name. A file at an address has that for a
/// name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    pub name: String,
    pub bytes: Vec<u8>,
    /// How the files were understood that it was made of, if it was.
    pub account: Option<String>,
}

/// An interview that was made of another file.
#[derive(Debug, PartialEq)]
pub struct Imported {
    /// How the file was understood, for `static/imported.js`.
    pub account: String,
    /// The interview file.
    pub file: Held,
}

impl Imported {
    /// Writes how the file was understood into the notice above the interview, in the language of the interface.
    pub fn tell(self: &Rc<Self>) {
        let imported = self.clone();
        spawn_local(async move {
            call("imported", &[(&*imported.account).into(), imported.file.bytes().into()]).await.ok();
        });
    }
}

/// A file that is stored in this browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// The file's id in addresses.
    pub id: String,
    pub title: Localized,
    /// The day on which it was last opened: `2015-05-14`.
    pub opened: String,
}

/// Stores a file in place of an earlier version of the same file. Returns its id in addresses, or `None` if nothing can
/// be stored.
pub async fn keep(own: &Own, interview: &Interview) -> Option<String> {
    let about = Object::new();
    let put = |key: &str, value: &JsValue| Reflect::set(&about, &key.into(), value).ok();
    put("id", &id(own, interview).into());
    put("sum", &sum(&[&own.bytes]).into());
    put("name", &own.name.as_str().into());
    put("account", &own.account.as_deref().into());
    let pair = |(lang, title): &(Lang, Rc<str>)| Array::of2(&lang.as_str().into(), &(&**title).into());
    put("titles", &interview.title.0.iter().map(pair).collect::<Array>());
    let text = Uint8Array::from(&*own.bytes);
    call("keep", &[about.clone().into(), text.into()]).await.ok()?.as_string()
}

/// The same file has the same name and the same title: many files are called interview.json. Without a title, it begins
/// with the same words.
fn id(own: &Own, interview: &Interview) -> String {
    let (_, title) = interview.title.pick(&interview.languages[0]);
    let first = interview.passages().next().filter(|_| interview.is_nameless());
    let words = first.map(|passage| passage.texts[0].paragraphs[0].text.clone());
    let parts = [own.name.as_str(), title].into_iter().chain(words.as_deref());
    sum(&parts.map(str::as_bytes).collect::<Vec<_>>())
}

/// Reads a stored file.
pub async fn read(id: &str) -> Option<Own> {
    let read: Array = call("read", &[id.into()]).await.ok()?.dyn_into().ok()?;
    let text: Uint8Array = read.get(1).dyn_into().ok()?;
    let said = |n| read.get(n).as_string();
    Some(Own { name: said(0).unwrap_or_default(), bytes: text.to_vec(), account: said(2) })
}

/// Lists the stored files, the last opened first.
pub async fn list() -> Vec<StoredFile> {
    let Ok(list) = call("list", &[]).await else { return Vec::new() };
    Array::from(&list).iter().filter_map(|kept| read_kept(&kept)).collect()
}

fn read_kept(kept: &JsValue) -> Option<StoredFile> {
    let get = |key: &str| Reflect::get(kept, &key.into()).ok();
    let pair = |pair: JsValue| {
        let pair = Array::from(&pair);
        Some((Lang::parse(&pair.get(0).as_string()?)?, pair.get(1).as_string()?.into()))
    };
    let titles: Vec<_> = Array::from(&get("titles")?).iter().filter_map(pair).collect();
    let title = Some(Localized(titles)).filter(|title| !title.0.is_empty())?;
    Some(StoredFile { id: get("id")?.as_string()?, title, opened: get("opened")?.as_string()? })
}

/// Removes a file from this browser, and returns whether that succeeded.
pub async fn remove(id: &str) -> bool {
    call("remove", &[id.into()]).await.is_ok()
}

/// Stores the file again that was removed last. Returns its id in addresses, or `None` if that fails.
pub async fn restore() -> Option<String> {
    call("restore", &[]).await.ok()?.as_string()
}

/// Saves a file to the reader's device as it was opened, and returns whether that succeeded.
pub async fn save(id: &str) -> bool {
    call("save", &[id.into()]).await.is_ok()
}

/// Calls back when another tab stores or removes something, for as long as the page is open.
pub async fn watch(changed: impl Fn() + 'static) {
    let changed = Closure::<dyn Fn()>::new(changed);
    call("watch", &[changed.into_js_value()]).await.ok();
}

async fn call(name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let wait = |given: JsValue| JsFuture::from(Promise::resolve(&given));
    let script: Function = Reflect::get(&window(), &SCRIPT.into())?.dyn_into()?;
    let script = wait(script.call0(&JsValue::UNDEFINED)?).await?;
    let function: Function = Reflect::get(&script, &name.into())?.dyn_into()?;
    wait(function.apply(&script, &Array::from_iter(arguments))?).await
}

/// Hashes bytes to sixteen hexadecimal digits (FNV-1a): enough to distinguish one reader's files.
fn sum(parts: &[&[u8]]) -> String {
    let sum = Fnv::of(parts.iter().flat_map(|part| part.iter().chain(&[0])).copied());
    let digit = |n: u32| char::from_digit((sum >> (60 - 4 * n) & 15) as u32, 16);
    (0..16).filter_map(digit).collect()
}

/// Writes a text into a field, selects a range of it (in UTF-16 code units) and scrolls to that.
pub fn select_within(field: &Element, text: &str, (from, to): (u32, u32)) {
    let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() else { return };
    // The height of the text before the selection, however its lines wrap.
    let before: String = char::decode_utf16(text.encode_utf16().take(from as usize)).filter_map(Result::ok).collect();
    field.set_value(&before);
    let above = field.scroll_height();
    field.set_value(text);
    field.focus().ok();
    field.set_selection_range(from, to).ok();
    field.set_scroll_top((above - field.client_height() / 2).max(0));
    // The message about the selection is above the field, and stays in view.
    field.scroll_into_view_with_bool(false);
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn checksums_distinguish_files() {
        assert_eq!(sum(&[b""]), "af63bd4c8601b7df");
        assert_ne!(sum(&[b"a", b"b"]), sum(&[b"ab", b""]));
        assert_eq!(sum(&[b"a", b"b"]).len(), 16);
    }
}
