//! The colour of a speaker: the viewer's own, each by its name and as the badge would have it.

use std::rc::Rc;

use yew::prelude::*;

use interview_viewer::desk::{Command, Draft};
use interview_viewer::interview::initials;
use interview_viewer::words::desk::desk as words_of;

use super::super::label::Label;
use super::Forms;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub forms: Forms,
    pub speaker: Rc<str>,
    /// The chosen colour.
    pub colour: Option<u8>,
}

#[component]
pub fn Colours(Props { forms, speaker, colour }: &Props) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels.people;
    let draft = props.work.draft();
    let Label { lang, text: initials } = badge(&draft, speaker);
    let automatic = automatic(&draft, speaker);
    let class = classes!("iv-badge", (initials.chars().count() > 2).then_some("is-wide"));
    let choice = |choice: Option<u8>, name: &'static str| {
        let (apply, speaker) = (forms.apply.clone(), speaker.to_string());
        let onchange = move |_: Event| _ = apply.emit(Command::Colour { speaker: speaker.clone(), colour: choice });
        let shown = choice.unwrap_or(automatic);
        html! {
            <label>
                <input type="radio" name="dk-colour" checked={*colour == choice} {onchange} disabled={props.read_only} />
                <span class={class.clone()} data-s={shown.to_string()} lang={lang.clone()} aria-hidden="true">{ &initials }</span>
                <span>{ name }</span>
            </label>
        }
    };
    let colours = (0..).zip(said.colours).map(|(n, name)| choice(Some(n), name));
    html! {
        <fieldset class="dk-colours" aria-describedby="dk-colour-more">
            <legend>{ said.colour }</legend>
            { choice(None, said.automatic) }
            { for colours }
            <p id="dk-colour-more" class="dk-hint">{ said.colour_more }</p>
        </fieldset>
    }
}

/// The initials in the badge of a speaker.
fn badge(draft: &Draft, id: &Rc<str>) -> Label {
    let texts = draft.speaker(id).map(|speaker| (&speaker.initials, &speaker.name));
    let given = texts.and_then(|(initials, _)| Label::of(initials, &draft.languages));
    given.unwrap_or_else(|| {
        let name =
            texts.map_or_else(|| Label::guessed(id.clone()), |(_, name)| Label::or_id(name, &draft.languages, id));
        Label { text: initials(&name.text).into(), ..name }
    })
}

/// The colour that a speaker has without a chosen one.
fn automatic(draft: &Draft, id: &str) -> u8 {
    let mut draft = draft.clone();
    let Some(position) = draft.speakers.iter().position(|speaker| *speaker.id == *id) else { return 0 };
    Rc::make_mut(&mut draft.speakers[position]).colour = None;
    draft.colours()[position]
}
