//! Who speaks, above the first passage of a turn.

use std::rc::Rc;

use yew::prelude::*;

use interview_viewer::desk::{Draft, Turn};
use interview_viewer::interview;

/// The head of a turn.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// `None`: nobody speaks.
    pub name: Option<Rc<str>>,
    /// The language of the name.
    pub lang: String,
    /// Whether the speaker has no name, but only the label of the file.
    pub is_label: bool,
    pub initials: Rc<str>,
    /// As in the reader: 0 for interviewers, then 1 to 8.
    pub colour: usize,
    pub heading: Option<Rc<str>>,
}

impl Head {
    pub fn of(draft: &Draft, turn: &Turn) -> Head {
        let heading = turn.heading.best(&draft.languages).cloned();
        let none = || Head {
            name: None,
            lang: String::new(),
            is_label: false,
            initials: "".into(),
            colour: 0,
            heading: heading.clone(),
        };
        let Some(speaker) = turn.speaker.as_ref().and_then(|id| draft.speaker(id)) else { return none() };
        let asks = |role: &Option<Rc<str>>| role.as_deref() == Some("interviewer");
        let others = draft.speakers.iter().filter(|other| !asks(&other.role));
        let position = others.clone().position(|other| other.id == speaker.id);
        let (lang, name) = speaker.name.pick(&draft.languages).unzip();
        let name = name.cloned();
        let initials = speaker.initials.best(&draft.languages).cloned();
        let shown = name.clone().unwrap_or_else(|| speaker.id.clone());
        Head {
            initials: initials.unwrap_or_else(|| interview::initials(&shown)),
            is_label: name.is_none(),
            name: Some(shown),
            lang: lang.map(|lang| lang.attribute().to_owned()).unwrap_or_default(),
            colour: position.map_or(0, |position| position % 8 + 1),
            heading,
        }
    }

    pub fn draw(&self) -> Html {
        let Some(name) = &self.name else { return Html::default() };
        html! {
            <p class="dk-who" data-s={self.colour.to_string()}>
                <span class="iv-badge" data-s={self.colour.to_string()} aria-hidden="true">{ &*self.initials }</span>
                <b class={self.is_label.then_some("is-label")} lang={self.lang.clone()}>{ &**name }</b>
            </p>
        }
    }
}
