//! What opens below the passage in hand: the choice of what to insert.

use std::rc::Rc;

use web_sys::{HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use interview_viewer::desk::editor::Action;
use interview_viewer::words::desk::desk as words_of;

use super::super::parts::chosen;
use super::super::work::EditorProps;
use super::Shown;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub props: EditorProps,
    pub act: Callback<Action>,
    pub close: Callback<()>,
}

/// What is open below the passage in hand.
pub fn drawn(
    shown: Shown,
    row: &str,
    props: &EditorProps,
    act: &Callback<Action>,
    close: &Callback<()>,
) -> Option<Html> {
    let (props, act, close) = (props.clone(), act.clone(), close.clone());
    match shown {
        Shown::Insert => Some(html! { <Insert key={format!("{row} insert")} {props} {act} {close} /> }),
        _ => None,
    }
}

/// A group that Escape closes.
fn group(name: &'static str, close: &Callback<()>, inside: Html) -> Html {
    let close = close.clone();
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            close.emit(());
        }
    };
    html! { <div class="dk-beside" role="group" aria-label={name} {onkeydown}>{ inside }</div> }
}

/// Moves the focus to an element when it is drawn.
#[hook]
fn use_first_focus() -> NodeRef {
    let first = use_node_ref();
    let element = first.clone();
    use_effect_with((), move |()| {
        if let Some(element) = element.cast::<HtmlElement>() {
            element.focus().ok();
        }
    });
    first
}

/// Chooses what to insert, where, and who speaks.
#[component]
fn Insert(Props { props, act, close }: &Props) -> Html {
    let words = &words_of(props.ui).editor;
    let first = use_first_focus();
    let speaker = use_state_eq(|| props.work.editor().other_speaker());
    let onchange = {
        let speaker = speaker.setter();
        move |event: Event| speaker.set(chosen(&event).filter(|id| !id.is_empty()).map(Rc::from))
    };
    let on = |action: Action| {
        let act = act.clone();
        move |_: MouseEvent| act.emit(action.clone())
    };
    let turn = |above| on(Action::InsertTurn { above, speaker: (*speaker).clone() });
    let passage = |above| on(Action::InsertPassage { above });
    let leave = {
        let close = close.clone();
        move |_: MouseEvent| close.emit(())
    };
    let draft = props.work.draft();
    let option = |id: &str, name: String| {
        let selected = speaker.as_deref().unwrap_or_default() == id;
        html! { <option value={id.to_owned()} {selected}>{ name }</option> }
    };
    let named = draft.speakers.iter().map(|speaker| {
        let name = speaker.name.best(&draft.languages).unwrap_or(&speaker.id);
        option(&speaker.id, name.to_string())
    });
    let inside = html! {
        <>
            <span class="dk-beside-part">
                <button ref={first} type="button" onclick={passage(false)}>{ words.passage_below }</button>
                <button type="button" onclick={passage(true)}>{ words.passage_above }</button>
            </span>
            <span class="dk-beside-part">
                <label>{ words.speaker }<select {onchange}>{ for named }{ option("", words.nobody.to_owned()) }</select></label>
                <button type="button" onclick={turn(false)}>{ words.turn_below }</button>
                <button type="button" onclick={turn(true)}>{ words.turn_above }</button>
            </span>
            <button type="button" class="dk-done" onclick={leave}>{ words.close }<kbd>{ "Esc" }</kbd></button>
        </>
    };
    group(words.insert, close, inside)
}
