//! The line above an interview on somebody else's page.

use yew::prelude::*;

use super::page::Page;

/// What this is and where it can be read by itself; the language switch.
pub fn top(page: &Page, at_home: Option<&str>, switch: Html) -> Html {
    let words = page.words();
    let from = page.interview.source.as_ref().and_then(|source| source.name.as_ref());
    let from = from.or(page.interview.rights.as_ref().and_then(|rights| rights.holder.as_ref()));
    let what = html! { <>{ words.interview }if let Some(from) = from { { " · " }{ page.label(from) } }</> };
    html! {
        <div class="iv-card-top iv-wrap" lang={page.ui.tag()}>
            if let Some(href) = at_home {
                <a href={href.to_string()} target="_top">{ what }</a>
            } else {
                <span>{ what }</span>
            }
            { switch }
        </div>
    }
}
