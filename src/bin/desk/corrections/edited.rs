//! The field for words that an editor makes of theirs. What is typed there is kept until it is taken.

use gloo::timers::callback::Timeout;
use web_sys::{HtmlTextAreaElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use interview_viewer::desk::corrections::{Difference, Kind, merged};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;

use super::super::parts::{is_composing, on_escape};
use super::Deed;

/// After a pause of this length, in milliseconds, what was typed is kept.
const PAUSE: u32 = 1000;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub one: Difference,
    /// The words with which the field was left.
    pub begun: Option<AttrValue>,
    pub act: Callback<(usize, Deed)>,
    pub ui: Ui,
}

/// What was typed and is not kept yet.
#[derive(Default)]
struct Typed {
    text: Option<String>,
    _timer: Option<Timeout>,
}

#[component]
pub fn Edited(Props { one, begun, act, ui }: &Props) -> Html {
    let words = &words_of(*ui).corrections;
    let field = use_node_ref();
    let typed = use_mut_ref(Typed::default);
    let (proposed, is_doubtful) = proposed(one);
    let passage = one.passage;
    let keep = {
        let (act, typed, proposed) = (act.clone(), typed.clone(), proposed.clone());
        Callback::from(move |()| {
            if let Some(text) = typed.take().text {
                let text = if text == proposed { String::new() } else { text };
                act.emit((passage, Deed::Keep(text)));
            }
        })
    };
    {
        // The text is not written while one types.
        let (field, keep) = (field.clone(), keep.clone());
        let text = begun.as_ref().map_or_else(|| proposed.clone(), |begun| begun.to_string());
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value(&text);
                field.focus().ok();
            }
            // Leaving the field in any way keeps what was typed.
            move || keep.emit(())
        });
    }
    let oninput = {
        let (typed, keep) = (typed.clone(), keep.clone());
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            let keep = keep.clone();
            let timer = Timeout::new(PAUSE, move || keep.emit(()));
            *typed.borrow_mut() = Typed { text: Some(text), _timer: Some(timer) };
        }
    };
    let leave = {
        let (act, typed, is_begun) = (act.clone(), typed.clone(), begun.is_some());
        move || {
            let is_kept = is_begun || typed.borrow().text.is_some();
            act.emit((passage, Deed::Cancel { is_kept }));
        }
    };
    let take = {
        let (act, field, typed) = (act.clone(), field.clone(), typed.clone());
        move || {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            typed.take();
            act.emit((passage, Deed::Put(field.value())));
        }
    };
    let onkeydown = {
        let (escape, take) = (on_escape(leave.clone()), take.clone());
        move |event: KeyboardEvent| {
            let is_whole = !is_composing(&event) && (event.ctrl_key() || event.meta_key());
            if is_whole && event.key() == "Enter" {
                event.prevent_default();
                return take();
            }
            escape(event);
        }
    };
    let begin_anew = {
        let (act, field, typed) = (act.clone(), field.clone(), typed);
        move |_: MouseEvent| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            typed.take();
            field.set_value(&proposed);
            field.focus().ok();
            act.emit((passage, Deed::Keep(String::new())));
        }
    };
    html! {
        <div class="dk-field">
            <textarea ref={field} lang={one.lang.attribute().to_owned()} dir={one.lang.dir()} rows="6"
                aria-label={(words.passage)(&one.label)} aria-describedby="dk-field-keys" {oninput} {onkeydown} />
            <p class="iv-sr" id="dk-field-keys">{ words.field_keys }</p>
            if is_doubtful { <p class="dk-hint">{ words.doubtful }</p> }
            <div class="dk-field-tools">
                if begun.is_some() { <button type="button" onclick={begin_anew}>{ words.begin_anew }</button> }
                <button type="button" onclick={move |_: MouseEvent| leave()}>{ words.cancel }<kbd>{ "Esc" }</kbd></button>
                <button type="button" class="dk-done" onclick={move |_: MouseEvent| take()}>{ words.take_these }<kbd>{ "Ctrl ⏎" }</kbd></button>
            </div>
        </div>
    }
}

/// The words that the field opens with, and whether both changed the same.
fn proposed(one: &Difference) -> (String, bool) {
    match one.kind {
        Kind::Conflict => merged(&one.base, &one.yours, &one.theirs),
        // Somebody who took all out may have meant some of it.
        Kind::Removed => (one.yours.to_string(), false),
        _ => (one.theirs.to_string(), false),
    }
}
