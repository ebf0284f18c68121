//! The speakers, with their badges.

use yew::prelude::*;

use super::page::Page;
use crate::interview::{Role, Speaker};

/// The speakers under the title: a line each, or, where they are many, a list to open.
pub fn people(page: &Page) -> Html {
    let speakers = &page.interview.speakers;
    let list = html! {
        <ul class={classes!("iv-people", (speakers.len() > 6).then_some("is-many"))} role="list">
            { for speakers.iter().map(|speaker| person(page, speaker)) }
        </ul>
    };
    match speakers.len() {
        0 => html! {},
        1..=6 => list,
        many => html! {
            <details class="iv-about iv-people-all"><summary>{ (page.words().people)(many) }</summary>{ list }</details>
        },
    }
}

fn person(page: &Page, speaker: &Speaker) -> Html {
    let words = page.words();
    let role = match &speaker.role {
        Role::Interviewer => Some(words.role_interviewer.to_string()),
        Role::Interviewee => None,
        Role::Interpreter => Some(words.role_interpreter.to_string()),
        Role::Other(role) => Some(role.to_string()),
    };
    let about = speaker.about.as_ref().map(|about| about.pick(&page.control));
    html! {
        <li>
            { page.badge(speaker) }
            <span>
                <b>{ page.label(&speaker.name) }</b>
                if role.is_some() || about.is_some() {
                    <small>
                        { role.clone() }
                        if role.is_some() && about.is_some() { { words.role_joint } }
                        if let Some((lang, about)) = about {
                            { page.run(lang, about) }
                        }
                    </small>
                }
            </span>
        </li>
    }
}
