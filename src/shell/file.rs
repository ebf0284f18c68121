//! Files from the reader's device: chosen or dropped. Nothing leaves the browser.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};

use super::document;
use super::own::Own;

/// Reads a file.
///
/// # Errors
/// The file's name, if the browser cannot read it: it is a folder, or it no longer exists.
pub async fn read(file: File) -> Result<Own, String> {
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(Own { name: file.name(), bytes: Uint8Array::new(&buffer).to_vec() }),
        Err(_) => Err(file.name()),
    }
}

/// Returns the files that were chosen in an `<input type="file">`, and empties the input so that the same file can be
/// chosen again.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let files = input.as_ref().and_then(HtmlInputElement::files).map(|files| listed(&files)).unwrap_or_default();
    if let Some(input) = input {
        input.set_value("");
    }
    files
}

/// Calls back with the files that are dropped together anywhere on the page.
pub fn on_drop(dropped: impl Fn(Vec<File>) + 'static) -> [EventListener; 2] {
    let root = document().document_element().expect("a document has a root");
    let options = EventListenerOptions::enable_prevent_default();
    let over = |event: &Event| {
        let files = |event: &DragEvent| event.data_transfer().is_some_and(|d| d.types().includes(&"Files".into(), 0));
        if event.dyn_ref::<DragEvent>().is_some_and(files) {
            event.prevent_default();
        }
    };
    let drop = move |event: &Event| {
        let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        let files = transfer.and_then(|transfer| transfer.files()).map(|files| listed(&files)).unwrap_or_default();
        if !files.is_empty() {
            event.prevent_default();
            dropped(files);
        }
    };
    [
        EventListener::new_with_options(&root, "dragover", options, over),
        EventListener::new_with_options(&root, "drop", options, drop),
    ]
}

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|n| files.item(n)).collect()
}
