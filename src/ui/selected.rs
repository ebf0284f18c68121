//! *Copy link* and *Copy quotation* beside the words that the reader has selected. On touch screens they are at the
//! foot of the window, because the device's own menu is beside the words.

use std::rc::Rc;

use web_sys::{FocusEvent, MouseEvent};
use yew::prelude::*;

use super::copying::Copy;
use super::linking::Linking;
use super::page::{RenderContext, icon, use_root};
use super::quoting::{Quoted, quoted, whole};
use super::steady::steady;
use crate::markup::icon;
use crate::shell::selection::{self, Piece};
use crate::shell::{keys, popover};
use crate::snippet::{self, Cited};
use crate::state::{Address, Target, ViewState, pin};

const ID: &str = "iv-selected";

#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub state: ViewState,
    pub linking: Linking,
    pub copy: Callback<Copy>,
    /// The passage that the reader is at, for a quotation without a selection.
    pub passage: Option<Rc<str>>,
    /// Whether single keys are active.
    pub keys: bool,
}

#[component]
pub fn Selected(props: &Props) -> Html {
    let Props { cx, state, linking, copy, passage, keys } = props;
    let words = cx.words();
    let root = use_root();
    let pieces = use_state_eq(Vec::<Piece>::new);
    // Tab reaches the buttons only after `F6` or `c`.
    let entered = use_state_eq(|| false);
    {
        let (root, pieces) = (root.clone(), pieces.setter());
        use_effect_with((), move |()| {
            let listeners = selection::on_change(move || pieces.set(selection::pieces(&root)));
            move || drop(listeners)
        });
    }
    {
        let (root, pieces, entered, keys) = (root.clone(), pieces.clone(), entered.clone(), *keys);
        use_effect_with(((*pieces).clone(), keys), move |(now, keys)| {
            let keys = *keys;
            let listeners = now.first().map(|first| {
                popover::show_below_selection(&root, ID);
                let passage = first.passage.clone();
                let on = root.clone();
                let escape = keys::on_escape(&root, move || {
                    if on.has_focus_in(ID) {
                        on.take_focus(&passage);
                    }
                    pieces.set(Vec::new());
                    true
                });
                let enter = keys::on_key(move |key| {
                    let goes = key == "F6" || (key == "c" && keys);
                    if goes {
                        entered.set(true);
                        root.focus_first("#iv-selected button");
                    }
                    goes
                });
                (escape, enter)
            });
            move || drop(listeners)
        });
    }
    {
        let passage = passage.clone().filter(|_| *keys && pieces.is_empty());
        let given = passage.map(|passage| (passage, props.clone()));
        use_effect_with(given, move |given| {
            let listener = given.clone().map(|(passage, props)| {
                keys::on_key(move |key| {
                    let quotation = (key == "c").then(|| quotation_of(&props, &passage)).flatten();
                    let copies = quotation.is_some();
                    quotation.into_iter().for_each(|quotation| props.copy.emit(quotation));
                    copies
                })
            });
            move || drop(listener)
        });
    }
    let stays = |event: MouseEvent| event.prevent_default();
    let onfocusout = {
        let (entered, root) = (entered.clone(), root.clone());
        move |event: FocusEvent| {
            if !root.is_in(ID, event.related_target()) {
                entered.set(false);
            }
        }
    };
    let tabindex = if *entered { "0" } else { "-1" };
    let inside = quoted(cx, state, &pieces).map(|Quoted { link, cited, .. }| {
        let href = link.and_then(|address| linking.href(&address, &[]));
        let quotation = quotation(props, &cited, href.as_deref());
        let told = (words.told_link)(words.share_words);
        let link = href.map(|href| Copy { text: href.into(), told: told.into() });
        let button = |path, label: &'static str, what: Copy| {
            let onclick = copy.reform(move |_: MouseEvent| what.clone());
            html! { <button type="button" {tabindex} {onclick}>{ icon(path) }<span>{ label }</span></button> }
        };
        html! {
            <>
                if let Some(link) = link { { button(icon::LINK, words.copy_link, link) } }
                { button(icon::QUOTE, words.copy_quotation, quotation) }
            </>
        }
    });
    steady(html! {
        <div class="iv-selected" lang={cx.ui.tag()}>
            if let Some(inside) = inside {
                <div id={ID} popover="manual" role="region" aria-label={words.share_words} onmousedown={stays} {onfocusout}>{ inside }</div>
            }
        </div>
    })
}

/// The quotation of a whole passage, if the interview has it.
fn quotation_of(props: &Props, passage: &str) -> Option<Copy> {
    let Props { cx, state, linking, .. } = props;
    let cited = whole(cx, passage)?;
    let target = Target { id: cited.passage.id.clone(), quote: None };
    let target = Some(pin::pinned(&cx.interview, &target));
    let address = Address { lang: Some(state.reading.clone()), target, ..Address::default() };
    Some(quotation(props, &[cited], linking.href(&address, &[]).as_deref()))
}

fn quotation(Props { cx, state, .. }: &Props, cited: &[Cited], link: Option<&str>) -> Copy {
    let text = snippet::quotation(&cx.interview, cited, &state.reading, link);
    Copy { text: text.into(), told: cx.words().told_quotation.into() }
}
