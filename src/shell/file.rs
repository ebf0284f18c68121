//! Files from the reader's device: chosen or dropped. Nothing leaves the browser.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

use super::document;

/// A file's bytes. `None` if the browser cannot read it.
pub async fn read(file: File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// The file that was chosen in an `<input type="file">`.
pub fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    input.files()?.item(0)
}

/// Calls back with a file that is dropped anywhere on the page. While one is over the page, `<html>` has `data-drop`.
pub fn on_drop(dropped: impl Fn(File) + 'static) -> [EventListener; 3] {
    let root = document().document_element().expect("a document has a root");
    let options = EventListenerOptions::enable_prevent_default();
    let (over_root, leave_root, drop_root) = (root.clone(), root.clone(), root.clone());
    let over = move |event: &Event| {
        let files = |event: &DragEvent| event.data_transfer().is_some_and(|d| d.types().includes(&"Files".into(), 0));
        if event.dyn_ref::<DragEvent>().is_some_and(files) {
            event.prevent_default();
            over_root.set_attribute("data-drop", "").ok();
        }
    };
    let leave = move |event: &Event| {
        if event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none()) {
            leave_root.remove_attribute("data-drop").ok();
        }
    };
    let drop = move |event: &Event| {
        drop_root.remove_attribute("data-drop").ok();
        let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        if let Some(file) = transfer.and_then(|transfer| transfer.files()).and_then(|files| files.item(0)) {
            event.prevent_default();
            dropped(file);
        }
    };
    [
        EventListener::new_with_options(&root, "dragover", options, over),
        EventListener::new(&root, "dragleave", leave),
        EventListener::new_with_options(&root, "drop", options, drop),
    ]
}
