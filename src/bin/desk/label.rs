//! A text and its language: the one way from a text in several languages to what the page shows.

use std::rc::Rc;

use yew::prelude::*;

use interview_viewer::desk::Texts;
use interview_viewer::interview::Lang;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::quoted::{Run, runs, tagged};

/// A text, and the value of its `lang` attribute; `None` if it is in the language of the interface.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    pub lang: Option<AttrValue>,
    pub text: AttrValue,
}

impl Label {
    /// The text in the first of these languages that has one, or else in any.
    pub fn of(texts: &Texts, langs: &[Lang]) -> Option<Label> {
        let (lang, text) = texts.pick(langs)?;
        Some(Label { lang: Some(attribute(lang)), text: text.clone().into() })
    }

    /// The same, or else an id, whose letters tell its language at most.
    pub fn or_id(texts: &Texts, langs: &[Lang], id: &Rc<str>) -> Label {
        Label::of(texts, langs).unwrap_or_else(|| Label::guessed(id.clone()))
    }

    /// A text whose language nothing but its letters tells.
    pub fn guessed(text: impl Into<AttrValue>) -> Label {
        let text = text.into();
        Label { lang: Some(attribute(&Lang::guess(&text))), text }
    }

    /// Draws the text as a run with a direction of its own.
    pub fn draw(&self) -> Html {
        html! { <span lang={self.lang.clone()} dir="auto">{ &self.text }</span> }
    }

    /// The text for a hole in a sentence.
    pub fn quoted(&self) -> String {
        self.lang.as_ref().map_or_else(|| self.text.to_string(), |lang| tagged(lang, &self.text))
    }

    /// The text after the words of a button, for those who do not see what it stands beside.
    pub fn hidden(&self) -> Html {
        html! { <span class="iv-sr">{ " " }{ self.draw() }</span> }
    }
}

/// The value of a `lang` attribute.
pub fn attribute(lang: &Lang) -> AttrValue {
    if lang.attribute() == lang.as_str() { lang.tag().into() } else { AttrValue::Static("") }
}

/// A sentence of the desk, in which what it quotes has its own language.
pub fn said(ui: Ui, sentence: &str) -> Html {
    let run = |run: Run| match run.lang {
        Some(lang) => html! { <bdi {lang}>{ run.text.to_owned() }</bdi> },
        None => run.text.to_owned().into(),
    };
    html! { { for runs(ui, sentence).into_iter().map(run) } }
}

/// A sentence for those who do not see the sign that says the same.
pub fn hidden(ui: Ui, sentence: &str) -> Html {
    html! { <span class="iv-sr">{ said(ui, sentence) }</span> }
}
