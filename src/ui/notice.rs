//! Notices: what went wrong or is worth knowing, at the place that it concerns.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::page::{icon, use_root};
use super::phase::Problems;
use super::steady::steady;
use crate::markup::icon;
use crate::report::{Listed, Report};
use crate::shell::addon;
use crate::state::Ui;
use crate::words::{Words, words};

/// A line that stays.
pub fn remark(text: &'static str) -> Html {
    html! { <div class="iv-notice" role="status">{ icon(icon::INFO) }<div><p>{ text }</p></div></div> }
}

/// The notice above an interview that was made of another file, into which `static/imported.js` writes. A screen reader
/// announces text that comes into a live region, not a region that comes with text.
pub fn imported() -> Html {
    html! { <div class="iv-notice iv-imported">{ icon(icon::INFO) }<div><p role="status"></p></div></div> }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    pub problems: Problems,
}

/// The list of a file's problems, as far as it has been fetched.
#[derive(Clone, PartialEq)]
enum List {
    Closed,
    Coming,
    Missing,
    There(Rc<Vec<Listed>>),
}

/// The number of problems in a file, for those who can fix them. Fetches the list when they open it.
#[component]
pub fn FileProblems(props: &Props) -> Html {
    let Props { ui, problems } = props;
    let (root, words) = (use_root(), words(*ui));
    let list = use_state_eq(|| List::Closed);
    let fetch = {
        let (list, file) = (list.clone(), problems.file.clone());
        move |_: MouseEvent| {
            if !matches!(*list, List::Closed | List::Missing) {
                return;
            }
            list.set(List::Coming);
            let (root, list, file) = (root.clone(), list.clone(), file.clone());
            spawn_local(async move {
                list.set(match addon::report(&root, &file).await {
                    Some(Report::Problems(listed)) => List::There(Rc::new(listed)),
                    _ => List::Missing,
                });
            });
        }
    };
    steady(html! {
        <details class="iv-problems">
            <summary onclick={fetch}>{ (words.problems)(problems.count) }</summary>
            <p>{ words.problems_note }</p>
            { listed(&list, problems.count, *ui, words) }
        </details>
    })
}

fn listed(list: &List, count: usize, ui: Ui, words: &Words) -> Html {
    match list {
        List::Closed | List::Coming => html! { <p>{ "…" }</p> },
        List::Missing => html! { <p role="alert">{ words.no_report }</p> },
        List::There(listed) => html! {
            <ul>
                { for listed.iter().map(|Listed { message, pointer }| html! {
                    <li>{ message.words(ui).to_owned() }{ " " }<code>{ pointer.clone() }</code></li>
                }) }
                if count > listed.len() { <li>{ "…" }</li> }
            </ul>
        },
    }
}
