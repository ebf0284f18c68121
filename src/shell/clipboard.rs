//! Copying to the clipboard.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

use super::root::Root;
use super::window;

/// Copies a text, and `html` as the same text for programs that accept it. Returns whether the browser allowed it.
pub async fn copy(text: &str, html: Option<&str>) -> bool {
    let clipboard = window().navigator().clipboard();
    // A page that was loaded over plain `http:` has no clipboard.
    if clipboard.is_undefined() {
        return false;
    }
    if let Some(written) = html.and_then(|html| write(&clipboard, text, html).ok())
        && JsFuture::from(written).await.is_ok()
    {
        return true;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
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
