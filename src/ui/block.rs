//! A block of threads: what is drawn at a time.

use std::rc::Rc;

use yew::prelude::*;

use super::page::Page;
use super::turn::{question, turn};
use crate::outline::{self, Part};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub page: Rc<Page>,
    pub block: Rc<outline::Block>,
    /// The layout of answers far from the window is skipped.
    pub long: bool,
}

#[component]
pub fn Block(props: &Props) -> Html {
    html! { <>{ for props.block.parts.iter().map(|one| part(&props.page, one, props.long)) }</> }
}

/// A thread, or a further piece of one. Question headings stand outside what is skipped: assistive technology finds
/// only what is laid out.
fn part(page: &Page, part: &Part, long: bool) -> Html {
    let words = page.words();
    let heading = part.thread.number.filter(|_| part.piece == 0);
    let id = |number: u32| AttrValue::from(format!("iv-question-{number}"));
    let label = match (part.thread.number, part.piece) {
        (None, 0) => Some(words.opening.to_string()),
        (Some(number), 1..) => Some((words.question)(number)),
        _ => None,
    };
    let mut number = heading.map(|number| (number, id(number)));
    let questions: Html = part.question.iter().map(|view| question(page, view, number.take())).collect();
    let height = long.then(|| AttrValue::from(part.height.to_string()));
    html! {
        <section class={classes!("iv-thread", (part.piece > 0).then_some("is-continued"))}
            key={format!("{} {}", part.piece, part.thread.id)} data-thread={AttrValue::from(part.thread.id.clone())}
            aria-labelledby={heading.map(id)} aria-label={label}>
            { questions }
            <div class="iv-answers" data-h={height}>{ for part.answers.iter().map(|view| turn(page, view)) }</div>
        </section>
    }
}
