//! The table of contents: every question, the current one marked.

use std::rc::Rc;

use yew::prelude::*;

use super::page::Page;
use crate::outline::QuestionLine;
use crate::state::{Action, Target};

/// With more questions than this, the list scrolls by itself.
const MANY: usize = 16;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub page: Rc<Page>,
    pub lines: Rc<Vec<QuestionLine>>,
    /// The thread that is being read.
    pub here: Option<AttrValue>,
    pub questions_only: bool,
    pub act: Callback<Action>,
}

#[component]
pub fn Questions(props: &Props) -> Html {
    let Props { page, lines, here, questions_only, act } = props;
    let words = page.words();
    let list = use_node_ref();
    {
        let list = list.clone();
        // The current question stays in view where the list itself scrolls.
        use_effect_with(here.clone(), move |_| {
            if let Some(list) = list.cast::<web_sys::Element>() {
                crate::shell::page::reveal_within(&list, "[aria-current]");
            }
        });
    }
    if lines.is_empty() {
        return html! {};
    }
    let only = *questions_only;
    let toggle = act.reform(move |_| Action::QuestionsOnly(!only));
    html! {
        <section>
            <div class="iv-tools-row">
                <h2>{ words.questions }</h2>
                <button type="button" class="iv-tog" aria-pressed={if only { "true" } else { "false" }} onclick={toggle}>
                    { words.questions_only }
                </button>
            </div>
            <ol class={classes!("iv-outline", (lines.len() > MANY).then_some("is-many"))} role="list" ref={list}>
                { for lines.iter().map(|one| line(page, one, here.as_deref() == Some(&*one.id))) }
            </ol>
        </section>
    }
}

fn line(page: &Page, line: &QuestionLine, current: bool) -> Html {
    let href = AttrValue::from(Target { id: line.id.clone(), quote: None }.hash());
    html! {
        <li key={line.id.clone()}>
            <a {href} aria-current={current.then_some("location")} data-close="">
                <b>{ line.number }</b>{ page.label(&line.label) }
                if let Some(count) = line.count {
                    <small aria-label={(page.words().passages)(count)}>{ count }</small>
                }
            </a>
        </li>
    }
}
