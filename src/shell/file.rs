//! Files from the reader's device: chosen or dropped, and saved there. Nothing leaves the browser.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, Event, File, FileList, HtmlElement, HtmlInputElement, Url};

use super::own::Own;
use super::{document, new_element, schedule};

/// Reads a file.
///
/// # Errors
/// The file's name, if the browser cannot read it: it is a folder, or it no longer exists.
pub async fn read(file: File) -> Result<Own, String> {
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Ok(Own { name: file.name(), bytes: Uint8Array::new(&buffer).to_vec(), account: None }),
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

/// The name of a file of the reader's, without what file systems refuse.
pub fn name(stem: &str, extension: &str) -> String {
    let stem: String = stem.chars().take(80).collect();
    let stem = stem.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\n', '\t'], " ");
    format!("{}.{extension}", stem.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Saves bytes as a file of the reader's, of a media type.
pub fn save(bytes: &Uint8Array, name: &str, kind: &str) {
    let parts = js_sys::Array::of1(bytes);
    let how = BlobPropertyBag::new();
    how.set_type(kind);
    let address = Blob::new_with_u8_array_sequence_and_options(&parts, &how)
        .and_then(|blob| Url::create_object_url_with_blob(&blob));
    let Ok(address) = address else { return };
    let link = new_element("a");
    for (key, value) in [("href", &*address), ("download", name)] {
        link.set_attribute(key, value).ok();
    }
    link.unchecked_ref::<HtmlElement>().click();
    // The browser may still be reading it.
    schedule::after(60_000, move || drop(Url::revoke_object_url(&address))).forget();
}

fn listed(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|n| files.item(n)).collect()
}
