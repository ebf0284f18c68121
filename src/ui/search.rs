//! The search box: what is searched for, which hit is the current one, and hits in the language that is not shown.

use std::rc::Rc;

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::steady::steady;

use super::page::{RenderContext, icon, use_root};
use super::sheet;
use super::typing::use_typing;
use super::view::{Stepping, To};
use crate::markup::icon;
use crate::shell::{keys, popover};
use crate::state::{Action, Filter, Reading};
use crate::view_model::Hits;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub query: Rc<str>,
    pub hits: Hits,
    /// The interview is long: a search in it takes longer than to type the next letter.
    pub long: bool,
    pub act: Callback<Action>,
    /// Goes to another hit.
    pub step: Callback<Stepping>,
    /// Goes to a hit in the same way, and lets the text be seen.
    pub enter: Callback<bool>,
}

#[component]
pub fn Search(props: &Props) -> Html {
    let Props { cx, query, hits, long, act, step, enter } = props;
    let (words, root) = (cx.words(), use_root());
    let active = !query.trim().is_empty();
    // In a long text, a letter is on the page before it is looked for.
    let typing = use_typing(!*long, act.reform(Action::Search));
    // Whoever leaves the field goes on with what was found for all of it.
    let onfocusout = {
        let typing = typing.clone();
        move |_: FocusEvent| typing.leave()
    };
    let onkeydown = {
        let (enter, root, typing) = (enter.clone(), root.clone(), typing.clone());
        move |event: KeyboardEvent| {
            if keys::is_taken(&event) {
                return;
            }
            if event.key() == "Enter" {
                event.prevent_default();
                typing.look();
                enter.emit(!event.shift_key());
            }
            // WebKit keeps Escape in a field to itself: the first empties it, the next must close the sheet.
            let empty = || event.target_dyn_into::<HtmlInputElement>().is_some_and(|field| field.value().is_empty());
            if event.key() == "Escape" && empty() {
                popover::hide(&root, sheet::TOOLS);
            }
        }
    };
    let (value, oninput, field) = (typing.shown(query), typing.input(), typing.field.clone());
    let go = |to: To| step.reform(move |_: MouseEvent| Stepping { to, focus: false });
    let clear = act.reform(move |_: MouseEvent| {
        typing.forget();
        root.focus_first(".iv-search input");
        Action::Search("".into())
    });
    let number = match &hits.now {
        Some((now, _)) => (words.hit_of)(now + 1, hits.shown),
        None => (words.hits)(0),
    };
    steady(html! {
        <section class="iv-tools-search" lang={cx.ui.tag()}>
            <@{cx.heading(1)} class="iv-sr">{ (words.filter)(Filter::Words) }</@>
            <div class={classes!("iv-search", active.then_some("is-active"))} role="search">
                { icon(icon::SEARCH) }
                <input type="search" placeholder={words.search_here} aria-label={words.search_here} autocomplete="off" dir="auto"
                    spellcheck="false" enterkeyhint="search" ref={field} {value} {oninput} {onkeydown} {onfocusout} />
                <output aria-live="off">{ if active { number } else { String::new() } }</output>
                if active {
                    <button type="button" onclick={go(To::Previous)} disabled={hits.shown == 0}>
                        { icon(icon::UP) }<span class="iv-sr">{ words.previous_hit }</span>
                    </button>
                    <button type="button" onclick={go(To::Next)} disabled={hits.shown == 0}>
                        { icon(icon::DOWN) }<span class="iv-sr">{ words.next_hit }</span>
                    </button>
                    <button type="button" onclick={clear}>
                        { icon(icon::CLOSE) }<span class="iv-sr">{ words.clear_search }</span>
                    </button>
                }
            </div>
            if !hits.elsewhere.is_empty() {
                <p class="iv-elsewhere">{ for hits.elsewhere.iter().map(|(lang, n)| {
                    let (reading, label) = (Reading::One(lang.clone()), (words.hits_elsewhere)(*n, lang));
                    let onclick = act.reform(move |_| Action::Read(reading.clone()));
                    html! { <button type="button" class="iv-tog" {onclick}>{ label }</button> }
                }) }</p>
            }
        </section>
    })
}
