//! What opens below the passage in hand: the choice of what to insert, and the heading of a question.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};
use yew::prelude::*;

use interview_viewer::desk::editor::Action;
use interview_viewer::desk::{At, Command, Entry};
use interview_viewer::interview::Lang;
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::desk::quoted::quoted;

use super::super::label::Label;
use super::super::panels::{Field, Forms};
use super::super::parts::{chosen, on_escape, on_key};
use super::Shown;

/// What is open below the passage in hand.
pub fn drawn(shown: Shown, row: &str, forms: &Forms, act: &Callback<Action>, close: &Callback<()>) -> Option<Html> {
    let (forms, act, close) = (forms.clone(), act.clone(), close.clone());
    match shown {
        Shown::Insert => Some(html! { <Insert key={format!("{row} insert")} {forms} {act} {close} /> }),
        Shown::Heading => {
            let at = forms.props.work.editor().hand();
            let question = forms.numbers.outline.question(&forms.props.work.draft(), at);
            let (turn, entry) = question.filter(|(turn, _)| *turn == at.turn)?;
            let entry = entry.clone();
            Some(html! { <Heading key={format!("{row} heading")} {forms} {turn} {entry} {close} /> })
        }
        _ => None,
    }
}

/// Takes the question of the passage in hand in hand, to give it a heading. Returns false if it has none.
pub fn take_question(forms: &Forms) -> bool {
    let work = &forms.props.work;
    let hand = work.editor().hand();
    let turn = forms.numbers.outline.question(&work.draft(), hand).map(|(turn, _)| turn);
    match turn {
        Some(turn) if turn != hand.turn => work.editor_mut().take(At { turn, passage: 0 }).is_some(),
        Some(_) => true,
        None => false,
    }
}

/// A group that Escape closes.
fn group(name: &'static str, close: &Callback<()>, inside: Html) -> Html {
    let close = close.clone();
    let onkeydown = on_escape(move || close.emit(()));
    html! { <div class="dk-beside" role="group" aria-label={name} {onkeydown}>{ inside }</div> }
}

/// Moves the focus to the first button or field in an element when it is drawn.
#[hook]
fn use_first_focus() -> NodeRef {
    let around = use_node_ref();
    let element = around.clone();
    use_effect_with((), move |()| {
        let first =
            element.cast::<Element>().and_then(|element| element.query_selector("button, input").ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            first.focus().ok();
        }
    });
    around
}

#[derive(Properties, PartialEq)]
struct InsertProps {
    forms: Forms,
    act: Callback<Action>,
    close: Callback<()>,
}

/// Chooses what to insert, where, and who speaks.
#[component]
fn Insert(InsertProps { forms, act, close }: &InsertProps) -> Html {
    let props = &forms.props;
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
    let option = |id: &str, Label { lang, text }: Label| {
        let selected = speaker.as_deref().unwrap_or_default() == id;
        html! { <option value={id.to_owned()} {lang} {selected}>{ text }</option> }
    };
    let named = draft
        .speakers
        .iter()
        .map(|speaker| option(&speaker.id, Label::or_id(&speaker.name, &draft.languages, &speaker.id)));
    let nobody = Label { lang: None, text: words.nobody.into() };
    let inside = html! {
        <>
            <span ref={first} class="dk-beside-part">
                <button type="button" onclick={passage(false)}>{ words.passage_below }</button>
                <button type="button" onclick={passage(true)}>{ words.passage_above }</button>
            </span>
            <span class="dk-beside-part">
                <label>{ words.speaker }<select {onchange}>{ for named }{ option("", nobody) }</select></label>
                <button type="button" onclick={turn(false)}>{ words.turn_below }</button>
                <button type="button" onclick={turn(true)}>{ words.turn_above }</button>
            </span>
            <button type="button" class="dk-done" onclick={leave}>{ words.close }<kbd>{ "Esc" }</kbd></button>
        </>
    };
    group(words.insert, close, inside)
}

#[derive(Properties, PartialEq)]
struct HeadingProps {
    forms: Forms,
    turn: usize,
    entry: Entry,
    close: Callback<()>,
}

/// The heading of a question in each language.
#[component]
fn Heading(HeadingProps { forms, turn, entry, close }: &HeadingProps) -> Html {
    let props = &forms.props;
    let said = words_of(props.ui);
    let turn = *turn;
    let first = use_first_focus();
    let draft = props.work.draft();
    let heading = draft.turns.get(turn).map(|turn| turn.heading.clone()).unwrap_or_default();
    let one = |lang: &Lang| {
        let (apply, tag) = (forms.apply.clone(), lang.as_str().to_owned());
        let commit = Callback::from(move |text: String| apply.emit(Command::Heading { turn, lang: tag.clone(), text }));
        let value = heading.text(lang).to_owned();
        let seen = entry.label.best([lang]).filter(|_| value.is_empty());
        let note = seen.map(|seen| AttrValue::from((said.editor.readers_see)(&quoted(lang, seen))));
        html! {
            <Field key={lang.as_str().to_owned()} id={format!("dk-heading-{lang}")} of={AttrValue::from(said.editor.heading)}
                label={(said.panels.language)(lang)} {value} {note} lang={lang.clone()} {commit} ui={props.ui} />
        }
    };
    let leave = {
        let close = close.clone();
        move |_: MouseEvent| close.emit(())
    };
    // What was typed is kept when the field goes.
    let onkeydown = {
        let close = close.clone();
        on_key("Enter", move || close.emit(()))
    };
    let inside = html! {
        <>
            <b>{ said.editor.heading }</b>
            <div ref={first} class="dk-langs" {onkeydown}>{ for draft.languages.iter().map(one) }</div>
            <button type="button" class="dk-done" onclick={leave}>{ said.editor.done }<kbd>{ "Esc" }</kbd></button>
        </>
    };
    group(said.editor.heading, close, inside)
}
