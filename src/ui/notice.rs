//! Notices: what went wrong or is worth knowing, at the place that it concerns.

use yew::prelude::*;

use super::page::{RenderContext, icon};
use crate::interview::Problem;
use crate::markup::icon;
use crate::words::problems;

/// A line that stays.
pub fn remark(text: &'static str) -> Html {
    html! { <div class="iv-notice" role="status">{ icon(icon::INFO) }<div><p>{ text }</p></div></div> }
}

/// The problems of a file, for those who can fix them. A long list is cut; the heading gives its full length.
pub fn file_problems(cx: &RenderContext, list: &[Problem]) -> Html {
    const MOST: usize = 50;
    let words = cx.words();
    if list.is_empty() {
        return html! {};
    }
    html! {
        <details class="iv-problems">
            <summary>{ (words.problems)(list.len()) }</summary>
            <p>{ words.problems_note }</p>
            <ul>
                { for list.iter().take(MOST).map(|problem| html! {
                    <li>{ problems::problem(cx.ui, problem) }{ " " }<code>{ problem.pointer.clone() }</code></li>
                }) }
                if list.len() > MOST { <li>{ "…" }</li> }
            </ul>
        </details>
    }
}
