//! The outline of a question and its answer, while the interview is loading. The style rules show it after 300 ms.

use yew::prelude::*;

use crate::words::Words;

pub fn loading(words: &'static Words) -> Html {
    html! {
        <div class="iv-wrap iv-cols iv-loading">
            <div></div>
            <div role="status">
                <span class="iv-sr">{ words.loading }</span>
                <div class="iv-bones" aria-hidden="true">
                    <span class="iv-bone is-title"></span>
                    <span class="iv-bone is-badge"></span>
                    { for (0..8).map(|n| html! { <span class={format!("iv-bone is-line is-line-{n}")}></span> }) }
                </div>
            </div>
        </div>
    }
}
