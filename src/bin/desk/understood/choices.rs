//! What only the editor can know: the encoding of a text whose bytes leave a doubt, and which text of a document with
//! tracked changes counts.

use yew::prelude::*;

use interview_viewer::interview::Lang;
use interview_viewer::words::desk::desk;

use super::UnderstoodProps;
use crate::account::{Account, Change};
use crate::label::{Label, attribute};
use crate::reading::Choices;

#[derive(Properties, PartialEq)]
pub struct ChoicesProps {
    pub page: UnderstoodProps,
    /// Changes with the draft.
    pub version: usize,
}

#[component]
pub fn ChoicesView(props: &ChoicesProps) -> Html {
    let page = &props.page;
    let (words, account) = (&desk(page.ui).frame, page.account());
    let questions = account.questions();
    if questions == 0 {
        return html! {};
    }
    html! {
        <section class="dk-sec is-strong" aria-labelledby="dk-choices">
            <header><h2 class="dk-h2" id="dk-choices">{ (words.things_to_choose)(questions) }</h2></header>
            if account.asks_changes() { { changes(page, &account) } }
            if account.asks_encoding() { { encodings(page, &account) } }
        </section>
    }
}

/// One of several choices.
struct Choice {
    group: &'static str,
    is_chosen: bool,
    label: Html,
    more: String,
    choose: Callback<Event>,
}

fn draw(choice: Choice, disabled: bool) -> Html {
    html! {
        <label class="dk-choice">
            <input type="radio" name={choice.group} checked={choice.is_chosen} onchange={choice.choose} {disabled} />
            <b>{ choice.label }</b>
            <small>{ choice.more }</small>
        </label>
    }
}

fn changes(page: &UnderstoodProps, account: &Account) -> Html {
    let words = &desk(page.ui).frame;
    let choice = |before: bool| {
        let (again, choices) = (page.again.clone(), account.choices.clone());
        let (label, more) = match before {
            false => (words.corrected, words.corrected_more),
            true => (words.before, words.before_more),
        };
        Choice {
            group: "changes",
            is_chosen: account.choices.before_changes == before,
            label: label.into(),
            more: more.to_owned(),
            choose: Callback::from(move |_| again.emit(Choices { before_changes: before, ..choices.clone() })),
        }
    };
    let first = account.changes.first().map(|(change, text)| {
        let (lang, text) = (attribute(&Lang::guess(text)), page.veil().over(text));
        match change {
            Change::Inserted => html! { <ins {lang}>{ text }</ins> },
            Change::Deleted => html! { <del {lang}>{ text }</del> },
        }
    });
    html! {
        <fieldset>
            <legend class="dk-h3">{ (words.tracked)(account.changes.len()) }</legend>
            if let Some(first) = first { <p class="dk-hint">{ words.first_change }{ first }</p> }
            <div class="dk-choices">{ for [false, true].map(|before| draw(choice(before), page.read_only)) }</div>
        </fieldset>
    }
}

fn encodings(page: &UnderstoodProps, account: &Account) -> Html {
    let words = &desk(page.ui).frame;
    let Some(encoding) = &account.encoding else { return html! {} };
    let veil = page.veil();
    let choice = |(name, line): &(&'static str, String)| {
        let (again, choices, name) = (page.again.clone(), account.choices.clone(), *name);
        Choice {
            group: "encoding",
            is_chosen: name == encoding.name,
            label: Label::guessed(veil.over(line)).draw(),
            more: name.to_owned(),
            choose: Callback::from(move |_| again.emit(Choices { encoding: Some(name.to_owned()), ..choices.clone() })),
        }
    };
    html! {
        <fieldset>
            <legend class="dk-h3">{ words.which_reads_right }</legend>
            <div class="dk-choices">{ for encoding.others.iter().map(|other| draw(choice(other), page.read_only)) }</div>
        </fieldset>
    }
}
