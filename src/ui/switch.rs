//! The language switch: each language of the file, and both.

use yew::prelude::*;

use super::page::Page;
use crate::state::{Action, Reading};
use crate::words::language_autonym;

/// Nothing where the file has only one language.
pub fn switch(page: &Page, reading: &Reading, act: &Callback<Action>) -> Html {
    let offered = Reading::offered(&page.interview);
    if offered.len() < 2 {
        return html! {};
    }
    let button = |offer: Reading| {
        let pressed = if offer == *reading { "true" } else { "false" };
        let (lang, name) = match &offer {
            Reading::One(lang) => (lang.tag(), language_autonym(lang, &page.interview.languages)),
            Reading::Both => (page.ui.tag().into(), page.words().both.to_string()),
        };
        let onclick = act.reform(move |_| Action::Read(offer.clone()));
        html! { <button type="button" aria-pressed={pressed} {lang} {onclick}>{ name }</button> }
    };
    html! {
        <div class="iv-langs" role="group" aria-label={page.words().reading_language}>
            { for offered.into_iter().map(button) }
        </div>
    }
}
