//! Files from the reader's device: chosen, dropped or pasted, and saved there. Nothing leaves the browser.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, DataTransfer, DragEvent, Event, File, FileList, HtmlElement,
    HtmlInputElement, Url,
};

use super::own::Own;
use super::{closest, document, new_element, schedule};

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

/// What the reader has pasted on the page, outside a field.
pub enum Pasted {
    Files(Vec<File>),
    Text(String),
}

/// Calls back with what is pasted on the page, outside fields.
pub fn on_paste(pasted: impl Fn(Pasted) + 'static) -> EventListener {
    EventListener::new_with_options(
        &document(),
        "paste",
        EventListenerOptions::enable_prevent_default(),
        move |event| {
            if closest(event, "input, textarea, [contenteditable]").is_some() {
                return;
            }
            let Some(data) = data_of(event) else { return };
            let files = data.files().map(|files| listed(&files)).unwrap_or_default();
            let text = text_in(&data).filter(|text| !text.trim().is_empty());
            let what = match text {
                _ if !files.is_empty() => Pasted::Files(files),
                Some(text) => Pasted::Text(text),
                None => return,
            };
            event.prevent_default();
            pasted(what);
        },
    )
}

/// Returns the web page that is pasted into a field which takes its text only, if the page has structure.
pub fn pasted_page(event: &Event) -> Option<String> {
    page_in(&data_of(event)?)
}

fn data_of(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()
}

/// The text on the clipboard, with its structure if it has some: bold labels, headings, tables.
fn text_in(data: &DataTransfer) -> Option<String> {
    page_in(data).or_else(|| data.get_data("text/plain").ok())
}

fn page_in(data: &DataTransfer) -> Option<String> {
    const STRUCTURE: [&str; 8] = ["<b>", "<b ", "<strong", "<h1", "<h2", "<h3", "<table", "font-weight: bold"];
    // The text of a JSON file on a web page, or of a file in an editor, is as it is written.
    let text = data.get_data("text/plain").ok()?;
    let page = data.get_data("text/html").ok()?;
    let has_structure = STRUCTURE.iter().any(|tag| page.contains(tag)) && !text.trim_start().starts_with('{');
    has_structure.then(|| format!("<!doctype html>\n{page}"))
}

/// The name of a file of the reader's, without what file systems refuse.
pub fn name(stem: &str, extension: &str) -> String {
    let stem: String = stem.chars().take(80).collect();
    let stem = stem.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\n', '\t'], " ");
    format!("{}.{extension}", stem.trim())
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
