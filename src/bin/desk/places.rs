//! Links to passages, by the numbers that the editor shows beside them.

use std::collections::HashMap;
use std::rc::Rc;

use yew::prelude::*;

use interview_viewer::desk::{At, Draft, numbers};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;

use super::route::{Route, View};

/// How many links stand in a line; the others are in a fold.
const FEW: usize = 8;

/// The passages of a draft.
pub struct Places<'a> {
    id: AttrValue,
    draft: &'a Draft,
    numbers: HashMap<Rc<str>, Rc<str>>,
}

impl Places<'_> {
    /// `id`: the name of the draft in addresses.
    pub fn of(id: AttrValue, draft: &Draft) -> Places<'_> {
        Places { id, draft, numbers: numbers(draft) }
    }

    /// Links to passages in a view of the editor.
    pub fn links(&self, ui: Ui, view: View, all: &[At]) -> Html {
        let words = desk(ui);
        let link = |at: &At, is_alone: bool| {
            let address = self.draft.turn(*at).map(|turn| turn.address(at.passage)).unwrap_or_default();
            let number = self.numbers.get(&address).cloned().unwrap_or_else(|| address.clone());
            let href = Route::Edit(self.id.clone(), view, Some(address.into())).href();
            let named = (words.corrections.passage)(&number);
            match is_alone {
                true => html! { <a {href}>{ named }</a> },
                false => html! { <a {href} aria-label={named}>{ number }</a> },
            }
        };
        match all {
            [] => Html::default(),
            [one] => html! { <span class="dk-numbers">{ link(one, true) }</span> },
            all => {
                let (few, rest) = all.split_at(all.len().min(FEW));
                html! {
                    <span class="dk-numbers">
                        { (words.frame.passages)(all.len()) }
                        { for few.iter().map(|at| link(at, false)) }
                        if !rest.is_empty() {
                            <details><summary>{ (words.frame.more_passages)(rest.len()) }</summary>{ for rest.iter().map(|at| link(at, false)) }</details>
                        }
                    </span>
                }
            }
        }
    }
}
