//! Find and replace, with a preview.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use interview_viewer::desk::{At, Command, Done, Draft, Found, Place, Query, find};
use interview_viewer::interview::Lang;
use interview_viewer::shell;
use interview_viewer::words::desk::{Names, desk as words_of};

use super::super::label::{self, attribute};
use super::super::parts::{element, is_composing};
use super::super::unfinished::use_unfinished;
use super::pseudonyms::Pseudonyms;
use super::{FormProps, Forms};

/// The name of the form.
pub const FORM: &str = "find";
/// The most places that are listed.
const MOST: usize = 200;
/// How many bytes of text are shown before and after what was found.
const AROUND: usize = 48;

#[component]
pub fn Find(FormProps { forms }: &FormProps) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels.find;
    let begun = use_unfinished(&props.draft, FORM, <(Query, String)>::default());
    let (query, with) = begun.get();
    // What the last replacement did, and its step.
    let done = use_state_eq(|| None::<(Done, usize)>);
    let draft = props.work.draft();
    let found = find(&draft, &query);
    let count = found.iter().map(|found| found.ranges.len()).sum::<usize>();
    let typed = |change: fn(&mut Query, &HtmlInputElement)| {
        let (begun, done) = (begun.clone(), done.setter());
        move |event: InputEvent| {
            begun.change(|(query, _)| change(query, &event.target_unchecked_into()));
            done.set(None);
        }
    };
    // What is typed next replaces what was looked for before.
    use_effect_with((), |()| {
        element("dk-find").and_then(|field| field.dyn_into().ok()).iter().for_each(HtmlInputElement::select)
    });
    let replace = {
        let (forms, begun, done) = (forms.clone(), begun.clone(), done.setter());
        move |_: MouseEvent| {
            let (query, with) = begun.get();
            let command = Command::Replace { query, with };
            if forms.apply.emit(command.clone()).is_ok() {
                done.set(forms.props.work.journal().done(&command).map(|step| (step, count)));
                // The button goes with the places, and would take the focus with it.
                focus_field();
            }
        }
    };
    let replaced = done.as_ref().filter(|(step, _)| props.work.journal().has(step)).map(|(_, count)| *count);
    let onkeydown = go_on(forms, &found, use_mut_ref(|| None));
    let option = |name: &'static str, checked: bool, change: fn(&mut Query, &HtmlInputElement)| {
        html! { <label><input type="checkbox" {checked} oninput={typed(change)} />{ name }</label> }
    };
    html! {
        <>
            <div class="dk-part dk-form-field">
                <label for="dk-find">{ said.find }</label>
                <input id="dk-find" type="search" data-begun="" value={query.words.clone()} oninput={typed(|query, field| query.words = field.value())}
                    {onkeydown} autocomplete="off" />
            </div>
            <div class="dk-options">
                { option(said.exact, query.exact, |query, field| query.exact = field.checked()) }
                { option(said.whole, query.whole, |query, field| query.whole = field.checked()) }
                { option(said.everywhere, query.everywhere, |query, field| query.everywhere = field.checked()) }
            </div>
            if !props.read_only {
                <div class="dk-part dk-form-field">
                    <label for="dk-replace">{ said.with }</label>
                    <input id="dk-replace" value={with.clone()} data-begun="" oninput={begun.typed(|(_, with), text| *with = text)} autocomplete="off" />
                </div>
                if count > 0 { <button type="button" onclick={replace}>{ if with.is_empty() { (said.delete)(count) } else { (said.replace)(count) } }</button> }
            }
            <p role="status">
                if let Some(count) = replaced { { (said.replaced)(count) } } else if !query.words.is_empty() { { (said.found)(count, found.len()) } }
            </p>
            { places(forms, &draft, &found, &with) }
            if !props.read_only {
                <h3 class="dk-panel-part">{ said.pseudonyms }</h3>
                <p>{ said.pseudonyms_about }</p>
                <Pseudonyms forms={forms.clone()} />
            }
        </>
    }
}

fn focus_field() {
    if let Some(field) = element("dk-find") {
        shell::focus(&field);
    }
}

/// What Enter does in the field: takes the next passage in hand that has the words, from the first again after the last.
/// The field keeps the focus, so that Enter goes on.
fn go_on(forms: &Forms, found: &[Found], last: Rc<RefCell<Option<At>>>) -> impl Fn(KeyboardEvent) + 'static {
    let places: Vec<At> = found.iter().filter_map(|found| passage_of(&found.place)).collect();
    let forms = forms.clone();
    move |event| {
        if event.key() != "Enter" || is_composing(&event) {
            return;
        }
        event.prevent_default();
        let hand = forms.props.work.editor().hand();
        let is_next = |at: &&At| **at > hand || (**at == hand && *last.borrow() != Some(hand));
        let Some(at) = places.iter().find(is_next).or(places.first()).copied() else { return };
        *last.borrow_mut() = Some(at);
        forms.go.emit(at);
        // The passage takes the focus when it is drawn.
        Timeout::new(0, focus_field).forget();
    }
}

/// The passage that a text belongs to.
fn passage_of(place: &Place) -> Option<At> {
    match place {
        Place::Passage(at, _) => Some(*at),
        Place::Heading(turn, _) => Some(At { turn: *turn, passage: 0 }),
        _ => None,
    }
}

/// The list of what was found, up to a length; with what replaces it, if anything does.
pub fn places(forms: &Forms, draft: &Draft, found: &[Found], with: &str) -> Html {
    listed(forms, draft, found, with, MOST)
}

/// The list of all that was found.
pub fn every_place(forms: &Forms, draft: &Draft, found: &[Found]) -> Html {
    listed(forms, draft, found, "", usize::MAX)
}

fn listed(forms: &Forms, draft: &Draft, found: &[Found], with: &str, most: usize) -> Html {
    let said = &words_of(forms.props.ui).panels.find;
    let one = |found: &Found| {
        let at = passage_of(&found.place);
        let excerpt = excerpt(&found.text, lang_of(&found.place), &found.ranges[0], with);
        let more = found.ranges.len() - 1;
        let name = name(forms, draft, &found.place);
        let jump = at.map(|at| {
            let go = forms.go.clone();
            let onclick = move |_: MouseEvent| go.emit(at);
            html! { <button type="button" class="is-small" {onclick}>{ label::said(forms.props.ui, &name) }</button> }
        });
        html! {
            <li>
                { jump.unwrap_or_else(|| html! { <b>{ label::said(forms.props.ui, &name) }</b> }) }{ " " }{ excerpt }
                if more > 0 { <small>{ " " }{ (said.more)(more) }</small> }
            </li>
        }
    };
    html! {
        <>
            <ul class="dk-found">{ for found.iter().take(most).map(one) }</ul>
            if found.len() > most { <p>{ (said.more)(found.len() - most) }</p> }
        </>
    }
}

/// Where a text stands, in words.
fn name(forms: &Forms, draft: &Draft, place: &Place) -> String {
    let words = words_of(forms.props.ui);
    let (said, details) = (&words.panels, &words.panels.details);
    let names = Names { draft, before: None, number: &|address| forms.numbers.with(address) };
    match place {
        Place::Passage(at, _) => names.at(*at),
        Place::Heading(turn, _) => format!("{} {}", words.editor.heading, names.at(At { turn: *turn, passage: 0 })),
        Place::Speaker(n) => draft.speakers.get(*n).map(|one| names.speaker(&one.id)).unwrap_or_default(),
        Place::Theme(n) => draft.themes.get(*n).map(|one| names.theme(&one.id)).unwrap_or_default(),
        Place::Term(_) => said.glossary.heading.to_owned(),
        Place::Detail(field, _) => (details.field)(*field).to_owned(),
        Place::Plain(field) => (details.plain)(*field).to_owned(),
        Place::Extra => said.find.extra.to_owned(),
        Place::Note => said.find.note.to_owned(),
    }
}

/// The language of a text, if its place tells.
fn lang_of(place: &Place) -> Option<&Lang> {
    match place {
        Place::Passage(_, lang) | Place::Heading(_, lang) | Place::Detail(_, lang) => Some(lang),
        _ => None,
    }
}

/// What was found, with a few words around it, and with what replaces it.
fn excerpt(text: &str, lang: Option<&Lang>, range: &Range<usize>, with: &str) -> Html {
    let is_cut = |at: &usize| text.is_char_boundary(*at);
    let from = (0..=range.start.saturating_sub(AROUND)).rev().find(is_cut).unwrap_or_default();
    let to = ((range.end + AROUND).min(text.len())..=text.len()).find(is_cut).unwrap_or(text.len());
    let before = if from > 0 { "…" } else { "" };
    let after = if to < text.len() { "…" } else { "" };
    let own = &text[range.clone()];
    html! {
        <span lang={lang.map_or_else(|| attribute(&Lang::guess(text)), attribute)}>
            { before }{ &text[from..range.start] }
            if with.is_empty() { <mark>{ own }</mark> } else { <del>{ own }</del>{ " " }<ins>{ with }</ins> }
            { &text[range.end..to] }{ after }
        </span>
    }
}
