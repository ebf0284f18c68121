//! Copying to the clipboard.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlElement, HtmlTextAreaElement};

use super::root::Root;
use super::{document, selection, window};
use crate::snippet::RichText;

/// Copies a text. Returns whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // A page that was loaded over plain `http:` has no clipboard.
    !clipboard.is_undefined() && JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Copies the text that an element of the page shows, with its formats. Returns whether the browser allowed it; if not,
/// the text is selected. [`put`] has to be the element's listener for `copy`.
///
/// First copies a selection: frames may do that without permission, and the browser takes the HTML as it is. Through
/// `ClipboardItem` it would take the HTML apart and report each `style` in it as a breach of the page's policy. That way
/// is the second; it has to begin before this returns, since Safari requires that while the reader's click is handled.
pub fn copy_shown(root: &Root, id: &'static str, rich: &RichText) -> impl Future<Output = bool> + use<> {
    let done = copy_selected(root, id);
    let written = (!done).then(|| write(&window().navigator().clipboard(), &rich.text, &rich.html));
    let root = root.clone();
    async move {
        let Some(written) = written else { return true };
        if let Ok(written) = written
            && JsFuture::from(written).await.is_ok()
        {
            return true;
        }
        if let Some(shown) = root.by_id(id) {
            super::focus(&shown);
            select_inside(&shown);
        }
        false
    }
}

/// Selects the content of an element, has the browser copy it, and restores the reader's selection.
fn copy_selected(root: &Root, id: &str) -> bool {
    let Some(shown) = root.by_id(id) else { return false };
    let before = selection::range(root);
    select_inside(&shown);
    let copy = Reflect::get(&document(), &"execCommand".into()).and_then(|copy| copy.dyn_into::<Function>());
    let done = copy.is_ok_and(|copy| copy.call1(&document(), &"copy".into()).is_ok_and(|done| done.is_truthy()));
    if let Ok(Some(selection)) = window().get_selection() {
        selection.remove_all_ranges().ok();
        before.iter().for_each(|range| drop(selection.add_range(range)));
    }
    done
}

fn select_inside(element: &HtmlElement) {
    window().get_selection().ok().flatten().iter().for_each(|now| drop(now.select_all_children(element)));
}

/// Answers a `copy` of the text in an element: puts the same text with its formats on the clipboard, if all of it is
/// selected.
pub fn put(root: &Root, id: &str, event: &Event, rich: &RichText) -> Option<()> {
    let shown = root.by_id(id)?.text_content()?;
    let selected = selection::range(root)?.to_string().as_string()?;
    let clipboard = Reflect::get(event, &"clipboardData".into()).ok()?;
    if selected.trim() != shown.trim() {
        return None;
    }
    let set: Function = Reflect::get(&clipboard, &"setData".into()).ok()?.dyn_into().ok()?;
    for (kind, text) in [("text/html", &rich.html), ("text/plain", &rich.text)] {
        set.call2(&clipboard, &kind.into(), &text.into()).ok()?;
    }
    event.prevent_default();
    Some(())
}

/// Writes a text in both formats, if the browser can.
fn write(clipboard: &JsValue, text: &str, html: &str) -> Result<js_sys::Promise, JsValue> {
    let global = js_sys::global();
    let new = |name: &str, of: &JsValue, how: &JsValue| {
        let kind: Function = Reflect::get(&global, &name.into())?.dyn_into()?;
        Reflect::construct(&kind, &Array::of2(of, how))
    };
    let kinds = Object::new();
    for (kind, text) in [("text/html", html), ("text/plain", text)] {
        let how = Object::new();
        Reflect::set(&how, &"type".into(), &kind.into())?;
        Reflect::set(&kinds, &kind.into(), &new("Blob", &Array::of1(&text.into()), &how)?)?;
    }
    let item = new("ClipboardItem", &kinds, &Object::new())?;
    let write: Function = Reflect::get(clipboard, &"write".into())?.dyn_into()?;
    write.call1(clipboard, &Array::of1(&item))?.dyn_into()
}

/// Selects the whole content of a field, so that the reader can copy it.
pub fn select(root: &Root, id: &str) {
    if let Some(field) = root.by_id(id).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
        field.focus().ok();
        field.select();
    }
}
