//! *Share*: the code that shows the interview, or a part of it, in another page.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, MouseEvent};
use yew::prelude::*;

use super::steady::steady;

use super::page::{RenderContext, icon};
use super::save::Save;
use super::share_form::{Form, changed};
use crate::interview::Interview;
use crate::markup::icon;
use crate::shell::{address as shell_address, clipboard, closest, fetch, offline, popover};
use crate::site::{self, Site, paths};
use crate::snippet::{self, Draft, Edit, Places};
use crate::state::{Address, Opening, Reading, Ui, ViewState};
use crate::words::words;

pub const ID: &str = "iv-share";
const CODE: &str = "iv-share-code";

/// The button that opens it.
pub fn share_button(ui: Ui) -> Html {
    html! {
        <button type="button" class="iv-share-open" lang={ui.tag()} popovertarget={ID}>
            { icon(icon::SHARE) }<span>{ words(ui).share }</span>
        </button>
    }
}

#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub state: ViewState,
    /// The address that opened the interview.
    pub address: Address,
    /// The question that is being read.
    pub here: Option<AttrValue>,
}

/// What is in it is there only while it is open, and begins anew each time.
#[component]
pub fn Share(props: &Props) -> Html {
    let Props { cx, address, .. } = props;
    let words = cx.words();
    let draft = use_state_eq(|| None::<Draft>);
    // Where the file is, as far as that is known.
    let file = use_state_eq(String::new);
    let copied = use_state_eq(|| None::<bool>);
    let ontoggle = {
        let (draft, file, copied, props) = (draft.clone(), file.clone(), copied.clone(), props.clone());
        move |event: Event| {
            let begins = popover::is_opened(&event).then(|| first(&props));
            if let (Some(_), Some(opening)) = (&begins, &props.address.opening) {
                find_file(opening, &file);
            }
            copied.set(None);
            draft.set(begins);
        }
    };
    let inside = match (&*draft, &address.opening) {
        (None, _) => html! {},
        (Some(draft_now), Some(opening @ (Opening::Listed(_) | Opening::Url(_)))) => {
            let edit = {
                let (draft, copied, interview) = (draft.clone(), copied.clone(), cx.interview.clone());
                move |edit| {
                    draft.set(draft.as_ref().map(|draft| draft.after(&interview, edit)));
                    copied.set(None);
                }
            };
            embed(cx, draft_now, make(&cx.interview, draft_now, opening, &file), edit, &copied)
        }
        (Some(_), own) => html! {
            <>
                <h2>{ words.embed }</h2>
                <p class="iv-share-note">{ words.embed_own }</p>
                if own.is_some() { <p class="iv-share-note">{ words.own_only_here }</p> }
            </>
        },
    };
    steady(html! {
        <div class="iv-pop iv-share" id={ID} lang={cx.ui.tag()} popover="auto" role="dialog" aria-label={words.share}
            tabindex="-1" autofocus=true {ontoggle}>
            { inside }
            if let Some(day) = draft.as_ref().and_then(|_| offline::copy()) {
                <p class="iv-share-note">{ (words.share_copy)(&(words.date)(&day)) }</p>
            }
            if draft.is_some() {
                <Save cx={cx.clone()} opening={address.opening.clone()} reading={props.state.reading.clone()} panel={ID} />
            }
            <button type="button" class="iv-pop-close" popovertarget={ID} popovertargetaction="hide">
                { icon(icon::CLOSE) }<span class="iv-sr">{ words.close }</span>
            </button>
        </div>
    })
}

/// `made`: nothing where the words to quote do not stand in the passage.
fn embed(
    cx: &RenderContext,
    draft: &Draft,
    made: Option<Made>,
    edit: impl Fn(Edit) + Clone + 'static,
    copied: &UseStateHandle<Option<bool>>,
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
            let (copied, code) = (copied.clone(), code.clone());
            spawn_local(async move {
                let done = clipboard::copy(&code).await;
                if !done {
                    clipboard::select(CODE);
                }
                copied.set(Some(done));
            });
        }
    };
    html! {
        <div class="iv-embed">
            <div {onclick} {onchange}>
                { whats }
                // With another question the passages to choose from are others.
                <div key={draft.thread.to_string()}>{ fields }</div>
                { rest }
            </div>
            <div>
                <h3>{ words.preview }</h3>
                // Another element for each address: in the same one, each would be a step in the history.
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

/// With the words that are selected, where that is what the reader has before them.
fn first(props: &Props) -> Draft {
    let interview = &props.cx.interview;
    let draft = Draft::first(interview, &props.state, props.here.as_deref());
    match clipboard::selected("[data-passage]", "data-passage") {
        Some((passage, words)) => draft.quoting(interview, &passage, &words),
        None => draft,
    }
}

/// The snippet, and the address of its preview.
struct Made {
    code: AttrValue,
    frame: AttrValue,
}

/// `None` where the words to quote do not stand in the passage.
fn make(interview: &Interview, draft: &Draft, opening: &Opening, file: &str) -> Option<Made> {
    let choice = draft.choice(interview)?;
    let page = interview.url.as_ref().map(ToString::to_string).unwrap_or_else(|| {
        let (opening, lang) = (Some(opening.clone()), Some(draft.reading.clone()));
        shell_address::full(&Address { opening, lang, ..Address::default() })
    });
    let places = Places { file: file.into(), viewer: fetch::resolve("viewer/1/")?, page, copy: offline::copy() };
    let code = snippet::snippet(interview, &choice, &places)?.into();
    // A file that was saved asks no site for anything.
    let frame =
        if offline::is_saved() { AttrValue::default() } else { snippet::frame(interview, &choice, &places).into() };
    Some(Made { code, frame })
}

/// Where the interview's file is: where it usually is, unless the site's list says otherwise.
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
