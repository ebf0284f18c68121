//! Who speaks, and the heading in the outline, above the first passage of a turn.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::{Draft, Texts, Turn};
use interview_viewer::interview::{self, Lang};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;

use super::super::label::{Label, attribute};

/// The id of the element that says who speaks in a turn.
pub fn id(turn: usize) -> String {
    format!("dk-who-{turn}")
}

/// The head of a turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// `None`: nobody speaks.
    pub name: Option<Label>,
    /// Whether the speaker has no name, but only the label of the file.
    pub is_label: bool,
    pub initials: Rc<str>,
    /// As in the reader.
    pub colour: u8,
    /// The heading in each language that has one.
    pub heading: Texts,
}

impl Head {
    /// Makes the head of a turn, given the colours of the draft's speakers.
    pub fn of(draft: &Draft, colours: &[u8], turn: &Turn) -> Head {
        let heading = turn.heading.clone();
        let none = || Head { name: None, is_label: false, initials: "".into(), colour: 0, heading: heading.clone() };
        let Some(speaker) = turn.speaker.as_ref().and_then(|id| draft.speaker(id)) else { return none() };
        let position = draft.speakers.iter().position(|other| other.id == speaker.id);
        let name = Label::or_id(&speaker.name, &draft.languages, &speaker.id);
        let initials = speaker.initials.best(&draft.languages).cloned();
        Head {
            initials: initials.unwrap_or_else(|| interview::initials(&name.text)),
            is_label: speaker.name.is_empty(),
            name: Some(name),
            colour: position.map_or(0, |position| colours[position]),
            heading,
        }
    }

    /// The heading opens the form for it.
    pub fn draw(&self, ui: Ui, turn: usize, onclick: Callback<MouseEvent>) -> Html {
        html! { <>{ self.draw_heading(ui, onclick) }{ self.draw_name(turn) }</> }
    }

    fn draw_heading(&self, ui: Ui, onclick: Callback<MouseEvent>) -> Html {
        if self.heading.is_empty() {
            return Html::default();
        }
        let text = |(lang, text): (&Lang, &Rc<str>)| html! { <span lang={attribute(lang)}>{ &**text }</span> };
        html! {
            <p class="dk-heading">
                <span class="iv-sr" lang={ui.tag()}>{ words_of(ui).editor.heading }{ ": " }</span>
                <button type="button" {onclick}>{ for self.heading.iter().map(text) }</button>
            </p>
        }
    }

    fn draw_name(&self, turn: usize) -> Html {
        let Some(name) = &self.name else { return Html::default() };
        html! {
            <p id={id(turn)} class="dk-who" data-s={self.colour.to_string()}>
                <span class="iv-badge" data-s={self.colour.to_string()} aria-hidden="true">{ &*self.initials }</span>
                <b class={self.is_label.then_some("is-label")} lang={name.lang.clone()}>{ &name.text }</b>
            </p>
        }
    }
}
