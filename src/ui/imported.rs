//! The notice above an interview that was made of another file: what the file was taken for, what to check, what was left
//! out, and the way to save the interview.

use std::rc::Rc;

use yew::prelude::*;

use super::page::{icon, use_root};
use super::phase::Imported;
use super::status::SENTENCE;
use super::steady::steady;
use crate::markup::icon;
use crate::report::imported::List;
use crate::state::Ui;
use crate::words::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    pub imported: Rc<Imported>,
}

#[component]
pub fn ImportNotice(props: &Props) -> Html {
    let Props { ui, imported } = props;
    let (root, ui, words) = (use_root(), *ui, words(*ui));
    let dismissed = use_state_eq(|| false);
    // A screen reader announces text that comes into a live region, not a region that comes with text.
    let is_there = use_state_eq(|| false);
    {
        let is_there = is_there.setter();
        use_effect_with((), move |()| is_there.set(true));
    }
    let save = {
        let imported = imported.clone();
        move |_: MouseEvent| imported.file.save(&imported.name, "application/json")
    };
    let dismiss = {
        let dismissed = dismissed.setter();
        move |_: MouseEvent| {
            dismissed.set(true);
            // The button disappears, so the focus moves to what follows it.
            root.focus_first(SENTENCE);
        }
    };
    if *dismissed {
        return Html::default();
    }
    let summary = if *is_there { imported.account.summary.words(ui).to_owned() } else { String::new() };
    steady(html! {
        <div class="iv-notice iv-imported">
            { icon(icon::INFO) }
            <div>
                <p role="status">{ summary }</p>
                { for imported.account.lists.iter().map(|list| draw(list, ui)) }
                <div class="iv-notice-act">
                    <button type="button" class="iv-tog" onclick={save}>{ words.save_json }</button>
                    <button type="button" class="iv-tog" onclick={dismiss}>{ words.dismiss }</button>
                </div>
            </div>
        </div>
    })
}

fn draw(List { heading, items }: &List, ui: Ui) -> Html {
    html! {
        <details class="iv-problems">
            <summary>{ heading.words(ui).to_owned() }</summary>
            <ul>{ for items.iter().map(|item| html! { <li>{ item.words(ui).to_owned() }</li> }) }</ul>
        </details>
    }
}
