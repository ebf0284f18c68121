//! Where the reader stopped in interviews: how many places this device stores, and a button to remove them.

use web_sys::{Element, MouseEvent};
use yew::prelude::*;

use super::steady::steady;
use crate::shell::{focus, storage};
use crate::state::Ui;
use crate::words::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    /// How often the panel around it has been opened: each time, the places are counted again.
    pub opened: u32,
}

/// The setting; empty if nothing is stored.
#[component]
pub fn Stopped(props: &Props) -> Html {
    let words = words(props.ui);
    let kept = use_state_eq(|| 0);
    let removed = use_state_eq(|| false);
    let said = use_node_ref();
    {
        let (kept, removed) = (kept.clone(), removed.clone());
        use_effect_with(props.opened, move |opened| {
            if *opened > 0 {
                kept.set(storage::stopped());
                removed.set(false);
            }
        });
    }
    if *kept == 0 {
        return html! {};
    }
    let remove = {
        let (removed, said) = (removed.clone(), said.clone());
        move |_: MouseEvent| {
            storage::forget_stopped();
            removed.set(true);
            // The button disappears.
            said.cast::<Element>().iter().for_each(focus);
        }
    };
    steady(html! {
        <div class="iv-setting iv-keep" role="group" aria-label={words.stopped}>
            <span aria-hidden="true">{ words.stopped }</span>
            <p class="iv-keep-said" role="status" tabindex="-1" ref={said}>
                { if *removed { words.keep_removed.to_owned() } else { (words.stopped_kept)(*kept) } }
            </p>
            if !*removed {
                <div class="iv-choices">
                    <button type="button" class="iv-btn iv-btn-quiet" onclick={remove}>{ words.stopped_remove }</button>
                </div>
            }
        </div>
    })
}
