//! *Embed*: the second page of *Share*, with the code that shows the interview, or a part of it, in another page.

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, MouseEvent};
use yew::prelude::*;

use super::copying::{Copied, Copy};
use super::page::{RenderContext, use_root};
use super::share_form::{Form, changed};
use super::steady::steady;
use crate::interview::Interview;
use crate::shell::{address as shell_address, clipboard, closest, fetch, offline};
use crate::site::{self, Site, paths};
use crate::snippet::{self, Draft, Edit, Places};
use crate::state::{Address, Opening, Reading};
use std::rc::Rc;

const CODE: &str = "iv-share-code";

#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    /// The initial choice of what the code shows.
    pub first: Rc<Draft>,
    pub opening: Option<Opening>,
    pub copy: Callback<Copy>,
    /// Whether a text was copied last.
    pub copied: Option<Copied>,
}

#[component]
pub fn Embed(props: &Props) -> Html {
    let Props { cx, first, opening, .. } = props;
    let words = cx.words();
    let root = use_root();
    let draft = use_state_eq(|| (**first).clone());
    // The address of the file, as far as it is known.
    let file = use_state_eq(String::new);
    let copied = use_state_eq(|| None::<bool>);
    {
        let (file, opening) = (file.clone(), opening.clone());
        use_effect_with((), move |()| opening.iter().for_each(|opening| find_file(opening, &file)));
    }
    steady(match opening {
        Some(opening @ (Opening::Listed(_) | Opening::Url(_))) => {
            let edit = {
                let (draft, copied, interview) = (draft.clone(), copied.clone(), cx.interview.clone());
                move |edit| {
                    draft.set(draft.after(&interview, edit));
                    copied.set(None);
                }
            };
            let select = move || clipboard::select(&root, CODE);
            html! {
                <>
                    { address(props, opening) }
                    { embed(cx, &draft, make(&cx.interview, &draft, opening, &file), edit, &copied, select) }
                </>
            }
        }
        own => html! {
            <>
                <p class="iv-share-note">{ words.embed_own }</p>
                if own.is_some() { <p class="iv-share-note">{ words.own_only_here }</p> }
            </>
        },
    })
}

/// The address to paste where an address is enough.
fn address(Props { cx, copy, copied, .. }: &Props, opening: &Opening) -> Html {
    let words = cx.words();
    let Some(address) = shell_address::oembed(opening) else { return Html::default() };
    let told = (words.told_link)(words.share_interview).into();
    let copies = Copy { text: address.clone().into(), told };
    let is_copied = copied.as_ref().is_some_and(|last| last.done && last.copy == copies);
    let onclick = copy.reform(move |_: MouseEvent| copies.clone());
    html! {
        <button type="button" class="iv-share-row iv-share-paste" {onclick}>
            <span class="iv-share-to"><span>{ words.paste_address }</span><small>{ address }</small></span>
            <span class="iv-share-do">{ if is_copied { words.copied_here } else { words.copy_link } }</span>
        </button>
    }
}

/// `made` is `None` if the passage does not contain the words to quote.
fn embed(
    cx: &RenderContext,
    draft: &Draft,
    made: Option<Made>,
    edit: impl Fn(Edit) + Clone + 'static,
    copied: &UseStateHandle<Option<bool>>,
    select: impl Fn() + Clone + 'static,
) -> Html {
    let words = cx.words();
    let lang = match &draft.reading {
        Reading::One(lang) => lang.tag(),
        Reading::Both => cx.interview.languages[0].tag(),
    };
    let lost = made.is_none() && !draft.words.trim().is_empty();
    let mut form = Form::new(cx, draft);
    form.what();
    let whats = form.take();
    form.fields(lost);
    let fields = form.take();
    form.rest();
    let rest = form.take();
    let edits = form.edits;
    let changing = edit.clone();
    let onclick = move |event: MouseEvent| {
        let number = closest(&event, "[data-edit]").and_then(|button| button.get_attribute("data-edit"));
        let wish = number.and_then(|number| edits.get(number.parse::<usize>().ok()?).cloned());
        wish.into_iter().for_each(&edit);
    };
    let onchange = move |event: Event| changed(&event).into_iter().for_each(&changing);
    let (code, frame) = made.map(|made| (made.code, made.frame)).unwrap_or_default();
    let copy = {
        let (copied, code) = (copied.clone(), code.clone());
        move |_: MouseEvent| {
            let (copied, code, select) = (copied.clone(), code.clone(), select.clone());
            spawn_local(async move {
                let done = clipboard::copy(&code).await;
                if !done {
                    select();
                }
                copied.set(Some(done));
            });
        }
    };
    html! {
        <div class="iv-embed">
            <div {onclick} {onchange}>
                { whats }
                // Another question has other passages to choose from.
                <div key={draft.thread.to_string()}>{ fields }</div>
                { rest }
            </div>
            <div>
                <h3>{ words.preview }</h3>
                // A new element for each address: in the same element, each address would add an entry to the history.
                if !frame.is_empty() {
                    <iframe key={frame.to_string()} src={frame.clone()} title={words.preview}></iframe>
                }
                <label for={CODE}>{ words.snippet }</label>
                <textarea id={CODE} readonly=true rows="8" spellcheck="false" {lang} value={code.clone()} />
                <div class="iv-share-copy">
                    <button type="button" class="iv-btn" disabled={code.is_empty()} onclick={copy}>{ words.copy }</button>
                    <p role="status">{ copied.map(|done| if done { words.copied } else { words.not_copied }) }</p>
                </div>
            </div>
        </div>
    }
}

/// The snippet, and the address of its preview.
struct Made {
    code: AttrValue,
    frame: AttrValue,
}

/// Makes the snippet; `None` if the passage does not contain the words to quote.
fn make(interview: &Interview, draft: &Draft, opening: &Opening, file: &str) -> Option<Made> {
    let choice = draft.choice(interview)?;
    let page = interview.url.as_ref().map(ToString::to_string).unwrap_or_else(|| {
        let (opening, lang) = (Some(opening.clone()), Some(draft.reading.clone()));
        shell_address::full(&Address { opening, lang, ..Address::default() })
    });
    let places = Places { file: file.into(), viewer: fetch::resolve("viewer/1/")?, page, copy: offline::copy() };
    let code = snippet::snippet(interview, &choice, &places)?.into();
    // A saved file loads nothing from a site.
    let frame =
        if offline::is_saved() { AttrValue::default() } else { snippet::frame(interview, &choice, &places).into() };
    Some(Made { code, frame })
}

/// Finds the address of the interview's file: the usual one, unless the site's list gives another.
fn find_file(opening: &Opening, file: &UseStateHandle<String>) {
    let id = match opening {
        Opening::Listed(id) => id.clone(),
        Opening::Url(url) => return file.set(fetch::resolve(url).unwrap_or_default()),
        Opening::Own(_) => return,
    };
    file.set(fetch::resolve(&paths::file(&id)).unwrap_or_default());
    if offline::is_saved() {
        return;
    }
    let file = file.clone();
    spawn_local(async move {
        let site = fetch::bytes(site::FILE).await.ok().and_then(|file| Site::parse(&file)).unwrap_or_default();
        site.meant(&id, fetch::composed)
            .and_then(|listing| fetch::resolve(&listing.url))
            .into_iter()
            .for_each(|url| file.set(url));
    });
}
