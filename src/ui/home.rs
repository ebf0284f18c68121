//! The first page: the site's interviews, and ways to open one's own.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::listed::listed;
use crate::interview::Lang;
use crate::shell::{fetch, file};
use crate::site::{self, Frame, Listing, Site};
use crate::state::{Address, Opening, Ui};
use crate::words::{Words, words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    pub control: Lang,
    /// Opens a text from the reader's device: its bytes, and whether it was pasted.
    pub open: Callback<(Vec<u8>, bool)>,
    /// The text that was pasted last.
    pub pasted: AttrValue,
    /// Where the page stands in its site, and the site, if the page was written beforehand.
    pub frame: Option<Rc<Frame>>,
    pub site: Option<Rc<Site>>,
}

#[component]
pub fn Home(props: &Props) -> Html {
    let words = words(props.ui);
    let given = props.site.as_ref().map(|site| Ok(site.interviews.clone()));
    let list = use_state_eq(|| given.clone() as Option<Result<Vec<Rc<Listing>>, ()>>);
    let tries = use_state_eq(|| 0);
    {
        let list = list.clone();
        use_effect_with(*tries, move |_| {
            if given.is_some() {
                return;
            }
            spawn_local(async move {
                let bytes = fetch::bytes(site::FILE).await.map_err(|_| ());
                list.set(Some(bytes.and_then(|bytes| Site::parse(&bytes).map(|site| site.interviews).ok_or(()))));
            });
        });
    }
    let again = {
        let (list, tries) = (list.clone(), tries.clone());
        move |_| {
            list.set(None);
            tries.set(*tries + 1);
        }
    };
    html! {
        <>
            <header class="iv-head iv-wrap iv-cols"><div class="iv-axis iv-home-head">
                <h1 class="iv-title">{ words.interviews }</h1>
                <p class="iv-stand">{ words.interviews_lead }</p>
            </div></header>
            <div class="iv-wrap iv-cols iv-home">
                <aside class="iv-own" aria-label={words.open_own}>{ own(words, &props.open, &props.pasted) }</aside>
                <div class="iv-list" aria-busy={if list.is_none() { "true" } else { "false" }}>
                    { match &*list {
                        None => html! { <p class="iv-sr" role="status">{ words.loading }</p> },
                        Some(Ok(listings)) => listed(props.ui, &props.control, listings),
                        Some(Err(())) => html! {
                            <div class="iv-notice is-error" role="alert">
                                <div><p>{ words.no_list }</p><div class="iv-notice-act">
                                    <button type="button" class="iv-btn" onclick={again}>{ words.try_again }</button>
                                </div></div>
                            </div>
                        },
                    } }
                </div>
            </div>
        </>
    }
}

/// A file, a pasted text, an address.
fn own(words: &'static Words, open: &Callback<(Vec<u8>, bool)>, last: &AttrValue) -> Html {
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
        <>
            <h2>{ words.open_own }</h2>
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
        </>
    }
}

/// The field of a submitted form.
fn field<T: wasm_bindgen::JsCast>(event: &SubmitEvent) -> Option<T> {
    let form: web_sys::HtmlFormElement = event.target_dyn_into()?;
    wasm_bindgen::JsCast::dyn_into(wasm_bindgen::JsValue::from(form.elements().named_item("field")?)).ok()
}
