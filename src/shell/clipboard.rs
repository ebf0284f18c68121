//! What the reader copies, and what they have selected.

use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlTextAreaElement;

use super::{document, window};

/// Copies a text; whether the browser let it.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // There is none on a page that came by plain `http:`.
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Selects all that is in a field, for the reader to copy it.
pub fn select(id: &str) {
    use wasm_bindgen::JsCast;
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(field) = field {
        field.focus().ok();
        field.select();
    }
}

/// The words that are selected within one element that matches, with an attribute of it.
pub fn selected(selector: &str, attribute: &str) -> Option<(String, String)> {
    let selection = window().get_selection().ok()??;
    let around = |node: Option<web_sys::Node>| node?.parent_element()?.closest(selector).ok()?;
    let (from, to) = (around(selection.anchor_node())?, around(selection.focus_node())?);
    let words = String::from(selection.to_string());
    (from == to && !words.trim().is_empty()).then_some((from.get_attribute(attribute)?, words))
}
