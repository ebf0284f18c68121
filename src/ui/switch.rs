//! The language switch: each language of the file, and both.

use yew::prelude::*;

use super::page::RenderContext;
use crate::interview::Lang;
use crate::shell::leads_elsewhere;
use crate::state::{Action, Reading};
use crate::words::language_autonym;

/// Draws the switch; empty if the file has only one language.
pub fn switch(cx: &RenderContext, reading: &Reading, act: &Callback<Action>) -> Html {
    let offered = Reading::offered(&cx.interview);
    if offered.len() < 2 {
        return html! {};
    }
    let all = &cx.interview.languages;
    // Languages with a page of their own are links to it.
    let link = |lang: &Lang| {
        let frame = cx.frame.as_ref()?;
        let (_, path) = frame.twins.iter().find(|(twin, _)| twin == lang)?;
        let (href, offer) = (format!("{}{path}", frame.root), Reading::One(lang.clone()));
        let current = (offer == *reading).then_some("true");
        let act = act.clone();
        let onclick = move |event: MouseEvent| {
            if !leads_elsewhere(&event) {
                event.prevent_default();
                act.emit(Action::Read(offer.clone()));
            }
        };
        let tag = lang.tag();
        Some(
            html! { <a {href} lang={tag.clone()} hreflang={tag} aria-current={current} {onclick}>{ language_autonym(lang, all) }</a> },
        )
    };
    let button = |offer: Reading| {
        if let Reading::One(lang) = &offer
            && let Some(link) = link(lang)
        {
            return link;
        }
        let pressed = if offer == *reading { "true" } else { "false" };
        let (lang, name) = match &offer {
            Reading::One(lang) => (lang.tag(), language_autonym(lang, &cx.interview.languages)),
            Reading::Both => (cx.ui.tag().into(), cx.words().both.to_string()),
        };
        let onclick = act.reform(move |_| Action::Read(offer.clone()));
        html! { <button type="button" aria-pressed={pressed} {lang} {onclick}>{ name }</button> }
    };
    html! {
        <div class="iv-langs" role="group" aria-label={cx.words().reading_language}>
            { for offered.into_iter().map(button) }
        </div>
    }
}
