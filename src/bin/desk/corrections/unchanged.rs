//! Passages that came back as they were: folded, until somebody wants to see them.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::corrections::Passage;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;

use super::back::Back;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    pub back: Rc<Back>,
    /// Their positions in the file: from the first up to the one after the last.
    pub from: usize,
    pub to: usize,
}

#[component]
pub fn Unchanged(Props { ui, back, from, to }: &Props) -> Html {
    let words = words_of(*ui);
    let is_open = use_state_eq(|| false);
    if from >= to {
        return Html::default();
    }
    let toggle = {
        let is_open = is_open.clone();
        move |_: MouseEvent| is_open.set(!*is_open)
    };
    let shown = if *is_open { &back.matched.passages[*from..*to] } else { &[] };
    html! {
        <div class="dk-unchanged">
            <button type="button" aria-expanded={is_open.to_string()} onclick={toggle}>
                <span>{ (words.corrections.unchanged)(to - from) }</span><u>{ words.frame.show }</u>
            </button>
            <div>{ for shown.iter().map(same) }</div>
        </div>
    }
}

/// A passage as it came back.
pub fn same(one: &Passage) -> Html {
    html! {
        <div class="dk-same"><span class="dk-number">{ &*one.label }</span>
            <p class="dk-words" lang={one.lang.attribute().to_owned()} dir={one.lang.dir()}>{ &*one.theirs }</p></div>
    }
}
