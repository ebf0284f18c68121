//! The line above an interview on somebody else's page.

use yew::prelude::*;

use super::page::RenderContext;

/// Draws what this is, with a link to its own page, and the language switch.
pub fn top(cx: &RenderContext, canonical_url: Option<&str>, switch: Html) -> Html {
    let words = cx.words();
    let from = cx.interview.source.as_ref().and_then(|source| source.name.as_ref());
    let from = from.or(cx.interview.rights.as_ref().and_then(|rights| rights.holder.as_ref()));
    let what = html! { <>{ words.interview }if let Some(from) = from { { " · " }{ cx.label(from) } }</> };
    html! {
        <div class="iv-card-top iv-wrap" lang={cx.ui.tag()}>
            if let Some(href) = canonical_url {
                <a href={href.to_string()} target="_top">{ what }</a>
            } else {
                <span>{ what }</span>
            }
            { switch }
        </div>
    }
}
