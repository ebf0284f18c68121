//! Ways to open an interview of one's own.

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::shell::file;
use crate::state::{Address, Opening};
use crate::words::Words;

/// A file, a pasted text, an address.
pub fn own(words: &'static Words, open: &Callback<(Vec<u8>, bool)>, last: &AttrValue) -> Html {
    let chosen = {
        let open = open.clone();
        move |event: Event| {
            if let Some(file) = file::chosen(&event) {
                let open = open.clone();
                spawn_local(async move {
                    if let Some(read) = file::read(file).await {
                        open.emit((read, false));
                    }
                });
            }
        }
    };
    let pasted = {
        let open = open.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(text) = field::<HtmlTextAreaElement>(&event).map(|field| field.value())
                && !text.trim().is_empty()
            {
                open.emit((text.into_bytes(), true));
            }
        }
    };
    let addressed = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(url) =
            field::<HtmlInputElement>(&event).map(|field| field.value()).filter(|url| !url.trim().is_empty())
        {
            let opening = Some(Opening::Url(url.trim().into()));
            crate::shell::address::visit(&Address { opening, ..Address::default() });
        }
    };
    html! {
        <details class="iv-own">
            <summary><h2>{ words.open_own }</h2></summary>
            <p>{ words.open_own_note }</p>
            <label class="iv-btn iv-file">{ words.choose_file }<input type="file" accept=".json,application/json" onchange={chosen} /></label>
            <p class="iv-own-drop">{ words.drop_file }</p>
            <form onsubmit={pasted}>
                <label for="iv-paste">{ words.paste_label }</label>
                <textarea id="iv-paste" name="field" rows="3" spellcheck="false" autocomplete="off" defaultvalue={last.clone()} />
                <button type="submit" class="iv-btn iv-btn-quiet">{ words.paste_open }</button>
            </form>
            <form onsubmit={addressed}>
                <label for="iv-address">{ words.address_label }</label>
                <input id="iv-address" name="field" type="url" inputmode="url" autocomplete="off" placeholder="https://" />
                <button type="submit" class="iv-btn iv-btn-quiet">{ words.address_open }</button>
            </form>
        </details>
    }
}

/// The field of a submitted form.
fn field<T: wasm_bindgen::JsCast>(event: &SubmitEvent) -> Option<T> {
    let form: web_sys::HtmlFormElement = event.target_dyn_into()?;
    wasm_bindgen::JsCast::dyn_into(wasm_bindgen::JsValue::from(form.elements().named_item("field")?)).ok()
}
