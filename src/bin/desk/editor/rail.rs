//! Beside the text: what one assigns, and what is to be looked at. Themes and speakers carry the digits that set them.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use interview_viewer::desk::editor::Action;
use interview_viewer::desk::shares;
use interview_viewer::words::desk::desk as words_of;

use super::super::label::Label;
use super::super::panels::{self, Forms, Panel};
use super::super::parts::{element, show, window};
use super::super::work::EditorProps;

/// On a narrow page the rail is a sheet. Two buttons open it, each at its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    Assign,
    Problems,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub forms: Forms,
    pub props: EditorProps,
    pub act: Callback<Action>,
    /// The next digit chooses the theme to paint with.
    pub painting: bool,
    /// The next digit chooses a speaker.
    pub giving: bool,
    pub sheet: UseStateHandle<Option<Sheet>>,
    /// Changes with the draft.
    pub version: usize,
}

#[component]
pub fn Rail(Props { forms, props, act, painting, giving, sheet, .. }: &Props) -> Html {
    let words = &words_of(props.ui).editor;
    let said = &words_of(props.ui).panels;
    let button = use_node_ref();
    let name = format!("{} · {}", words.themes, words.speaker);
    let problems = format!("{} {}", said.problems.heading, forms.troubles.len());
    {
        let (button, set) = (button.clone(), sheet.setter());
        use_effect_with(**sheet, move |sheet| {
            match sheet {
                Some(Sheet::Assign) => element("dk-rail").into_iter().for_each(|rail| rail.set_scroll_top(0)),
                Some(Sheet::Problems) => show(panels::PROBLEMS),
                None => {}
            }
            let listeners = sheet.map(|_| [close_on_escape(button, set.clone()), close_on_tab(set)]);
            move || drop(listeners)
        });
    }
    let opener = |part: Sheet, name: &str| {
        let (is_open, set) = (**sheet == Some(part), sheet.setter());
        let onclick = move |_: MouseEvent| set.set((!is_open).then_some(part));
        let node = if is_open { button.clone() } else { NodeRef::default() };
        html! {
            <button type="button" ref={node} class="dk-rail-button" aria-expanded={is_open.to_string()} aria-controls="dk-rail" {onclick}>
                { name.to_owned() }
            </button>
        }
    };
    html! {
        <>
        <div class="dk-sheet-bar">
            { opener(Sheet::Assign, &name) }
            { opener(Sheet::Problems, &problems) }
        </div>
        <aside id="dk-rail" class={classes!("dk-rail", sheet.map(|_| "is-open"))} aria-label={name}>
            <section class={painting.then_some("is-asked")}>
                <h2>{ words.themes }{ panels::opener(forms, said.themes.edit, Panel::Themes(None)) }</h2>
                { themes(props, act) }
                if !props.read_only { <panels::AddTheme id="dk-new-theme" forms={forms.clone()} /> }
            </section>
            <section class={giving.then_some("is-asked")}>
                <h2>{ words.speaker }{ panels::opener(forms, said.people.edit, Panel::Speakers(None)) }</h2>
                { speakers(props, act) }
            </section>
            <panels::Problems forms={forms.clone()} />
            <section>
                <h2>{ said.glossary.heading }{ panels::opener(forms, said.glossary.edit, Panel::Glossary(None)) }</h2>
            </section>
        </aside>
        </>
    }
}

/// Escape closes the sheet, wherever the focus is but in a field of the text or a form: there it has a meaning of its own.
fn close_on_escape(button: NodeRef, sheet: UseStateSetter<Option<Sheet>>) -> EventListener {
    EventListener::new(&window(), "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let is_in = |place: &str| is_in(event, place);
        if event.key() != "Escape" || event.is_composing() || is_in(".dk-field, .dk-help, .dk-theme-list") {
            return;
        }
        sheet.set(None);
        if let Some(button) = button.cast::<HtmlElement>().filter(|_| is_in(".dk-rail")) {
            button.focus().ok();
        }
    })
}

/// Tab leads out of the sheet into the text, which must be seen then.
fn close_on_tab(sheet: UseStateSetter<Option<Sheet>>) -> EventListener {
    EventListener::new(&window(), "keyup", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.key() == "Tab" && is_in(event, ".dk-text") {
            sheet.set(None);
        }
    })
}

fn is_in(event: &KeyboardEvent, place: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(place).ok().flatten().is_some())
}

/// The themes with their digits and counts: a button sets one on the selected passages, or takes it away.
fn themes(props: &EditorProps, act: &Callback<Action>) -> Html {
    let editor = props.work.editor();
    let draft = editor.draft();
    if draft.themes.is_empty() {
        return html! { <p class="dk-empty">{ words_of(props.ui).editor.no_theme }</p> };
    }
    let selected = editor.selected();
    let theme = |(n, theme): (usize, &Rc<interview_viewer::desk::Theme>)| {
        let has = |at| draft.passage(at).is_some_and(|passage| passage.themes.contains(&theme.id));
        let count = selected.iter().filter(|at| has(**at)).count();
        let pressed = match count {
            0 => "false",
            all if all == selected.len() => "true",
            _ => "mixed",
        };
        let (act, id) = (act.clone(), theme.id.clone());
        let onclick = move |_: MouseEvent| act.emit(Action::ThemeOf(id.clone()));
        let is_painted = editor.paint() == Some(&theme.id);
        html! {
            <li key={theme.id.to_string()}>
                <button type="button" aria-pressed={pressed} class={is_painted.then_some("is-painted")} {onclick} disabled={props.read_only}>
                    <kbd>{ if n < 9 { (n + 1).to_string() } else { String::new() } }</kbd>
                    { Label::or_id(&theme.label, &draft.languages, &theme.id).draw() }
                    <small>{ draft.passages_with(&theme.id) }</small>
                </button>
            </li>
        }
    };
    html! { <ol class="dk-assign">{ for draft.themes.iter().enumerate().map(theme) }</ol> }
}

/// The speakers with their digits and shares: a button gives the selected passages to one.
fn speakers(props: &EditorProps, act: &Callback<Action>) -> Html {
    let editor = props.work.editor();
    let draft = editor.draft();
    let in_hand = draft.turn(editor.hand()).and_then(|turn| turn.speaker.clone());
    let shares = shares(draft);
    let speaker = |(n, speaker): (usize, &Rc<interview_viewer::desk::Speaker>)| {
        let (act, id) = (act.clone(), speaker.id.clone());
        let onclick = move |_: MouseEvent| act.emit(Action::Give(Some(id.clone())));
        let pressed = if in_hand.as_ref() == Some(&speaker.id) { "true" } else { "false" };
        html! {
            <li key={speaker.id.to_string()}>
                <button type="button" aria-pressed={pressed} {onclick} disabled={props.read_only}>
                    <kbd>{ if n < 9 { (n + 1).to_string() } else { String::new() } }</kbd>
                    { Label::or_id(&speaker.name, &draft.languages, &speaker.id).draw() }
                    <small>{ shares[n].percentage() }</small>
                </button>
            </li>
        }
    };
    html! { <ol class="dk-assign">{ for draft.speakers.iter().enumerate().map(speaker) }</ol> }
}
