//! The text under edit.

use yew::prelude::*;

use super::saved::Saved;
use super::work::EditorProps;

#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let draft = props.work.draft();
    let passages = draft.places().filter_map(|at| {
        let passage = draft.passage(at)?;
        let text = passage.texts.best(&draft.languages)?;
        let id = draft.turn(at)?.address(at.passage);
        Some(html! { <p id={id.to_string()}>{ text.to_string() }</p> })
    });
    html! {
        <>
            <section class="dk-work"><div class="iv-wrap"><Saved /></div></section>
            <main id="main" tabindex="-1" class="iv-wrap">
                <h1 class="dk-h1">{ &props.name }</h1>
                { for passages }
            </main>
        </>
    }
}
