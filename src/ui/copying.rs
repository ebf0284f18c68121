//! Copying, and the notice that briefly says what was copied, with its address. It does not cover the focus.

use wasm_bindgen_futures::spawn_local;
use web_sys::{MouseEvent, PointerEvent};
use yew::prelude::*;

use super::page::{icon, use_root};
use super::steady::steady;
use crate::markup::icon;
use crate::shell::{clipboard, keys, popover, schedule};
use crate::state::Ui;
use crate::words::words;

/// A text to copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Copy {
    pub text: AttrValue,
    /// The text of the notice.
    pub told: AttrValue,
}

/// What was copied last, while the notice is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    pub copy: Copy,
    /// Whether the browser allowed the page to copy.
    pub done: bool,
}

const TOAST: &str = "iv-toast";
const FIELD: &str = "iv-toast-text";
/// How many milliseconds the notice stays.
const STAYS: u32 = 6000;

/// Returns what was copied last, and a callback that copies.
#[hook]
pub fn use_copying() -> (UseStateHandle<Option<Copied>>, Callback<Copy>) {
    let copied = use_state_eq(|| None::<Copied>);
    let copy = {
        let copied = copied.setter();
        use_callback((), move |copy: Copy, ()| {
            let copied = copied.clone();
            // Copying the same text again shows the notice again.
            copied.set(None);
            spawn_local(async move {
                let done = clipboard::copy(&copy.text).await;
                copied.set(Some(Copied { copy, done }));
            });
        })
    };
    (copied, copy)
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    pub copied: UseStateHandle<Option<Copied>>,
}

/// The notice. If the browser did not allow the page to copy, it contains the text, selected.
#[component]
pub fn Toast(props: &Props) -> Html {
    let Props { ui, copied } = props;
    let words = words(*ui);
    let root = use_root();
    let held = use_state_eq(|| false);
    let is_done = copied.as_ref().is_none_or(|copied| copied.done);
    {
        let copied = copied.clone();
        use_effect_with((*copied).clone(), move |now| {
            if let Some(now) = now {
                popover::show(&root, TOAST);
                if !now.done {
                    clipboard::select(&root, FIELD);
                }
            }
            let listener = now.is_some().then(|| {
                keys::on_escape(&root, move || {
                    copied.set(None);
                    true
                })
            });
            move || drop(listener)
        });
    }
    {
        let copied = copied.clone();
        use_effect_with(((*copied).clone(), *held), move |(now, held)| {
            let goes = now.as_ref().is_some_and(|now| now.done) && !held;
            let timer = goes.then(|| schedule::after(STAYS, move || copied.set(None)));
            move || drop(timer)
        });
    }
    let onpointerenter = {
        let held = held.clone();
        move |_: PointerEvent| held.set(true)
    };
    let onpointerleave = move |_: PointerEvent| held.set(false);
    let close = {
        let copied = copied.clone();
        move |_: MouseEvent| copied.set(None)
    };
    let told = copied.as_ref().map(|now| match now.done {
        true => now.copy.told.clone(),
        false => words.not_copied_by_hand.into(),
    });
    steady(html! {
        <div class="iv-told" role="status" lang={ui.tag()}>
            if let Some(now) = &**copied {
                <div class="iv-toast" id={TOAST} popover="manual" {onpointerenter} {onpointerleave}>
                    <p>{ told.unwrap_or_default() }</p>
                    if is_done {
                        <p class="iv-toast-what">{ now.copy.text.clone() }</p>
                    } else {
                        <textarea id={FIELD} readonly=true rows="3" aria-label={now.copy.told.clone()} value={now.copy.text.clone()} />
                    }
                    <button type="button" onclick={close}>{ icon(icon::CLOSE) }<span class="iv-sr">{ words.close }</span></button>
                </div>
            }
        </div>
    })
}
