//! The search box: what to search for, how much was found, and hits in the language that is not shown.

use std::rc::Rc;

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::page::{RenderContext, icon, use_root};
use super::results::{excerpt, heading};
use super::sheet;
use super::status::found_here;
use super::steady::steady;
use super::typing::use_typing;
use super::view::{Stepping, To};
use crate::markup::icon;
use crate::shell::scroll_anchor::Place;
use crate::shell::{keys, popover};
use crate::state::{Action, Filter, Reading};
use crate::view_model::{Found, Hits};

/// The search box.
pub const FIELD: &str = ".iv-search input";

#[derive(Properties, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub query: Rc<str>,
    pub hits: Hits,
    pub found: Found,
    /// Whether the interview is long: a search then takes longer than typing the next letter.
    pub long: bool,
    /// The text about hits that other filters hide.
    pub outside: Option<String>,
    pub act: Callback<Action>,
    /// Goes to another hit.
    pub step: Callback<Stepping>,
    /// Goes to a hit and leaves the field.
    pub go: Callback<usize>,
}

#[component]
pub fn Search(props: &Props) -> Html {
    let Props { cx, query, hits, found, long, act, step, .. } = props;
    let (words, root) = (cx.words(), use_root());
    let active = !query.trim().is_empty();
    // In a long text, each letter is painted before the search for it starts.
    let typing = use_typing(!*long, act.reform(Action::Search));
    // Leaving the field searches for everything that has been typed.
    let onfocusout = {
        let typing = typing.clone();
        move |_: FocusEvent| typing.leave()
    };
    // The reader's place when they went to the field.
    let began = use_mut_ref(|| None::<Place>);
    let onfocusin = {
        let (began, root) = (began.clone(), root.clone());
        move |event: FocusEvent| _ = began.replace(Some(root.place(event.related_target())))
    };
    let onkeydown = {
        let (go, root, typing, act, shown) = (props.go.clone(), root.clone(), typing.clone(), act.clone(), found.hits);
        move |event: KeyboardEvent| {
            if keys::is_taken(&event) {
                return;
            }
            if event.key() == "Enter" {
                event.prevent_default();
                typing.look();
                if shown > 0 {
                    go.emit(if event.shift_key() { shown - 1 } else { 0 });
                }
            }
            if event.key() == "Escape" {
                event.prevent_default();
                let empty = event.target_dyn_into::<HtmlInputElement>().is_some_and(|field| field.value().is_empty());
                if !empty {
                    typing.forget();
                    act.emit(Action::Search("".into()));
                } else if popover::floats(&root, sheet::TOOLS) {
                    popover::hide(&root, sheet::TOOLS);
                } else if let Some(place) = began.take() {
                    root.return_from_field(place);
                }
            }
        }
    };
    let (value, oninput, field) = (typing.shown(query), typing.input(), typing.field.clone());
    let go = |to: To| step.reform(move |_: MouseEvent| Stepping { to, focus: false });
    let clear = act.reform(move |_: MouseEvent| {
        typing.forget();
        root.focus_first(FIELD);
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
                    spellcheck="false" enterkeyhint="search" ref={field} {value} {oninput} {onkeydown} {onfocusin} {onfocusout} />
                <output aria-live="off">{ if active { number } else { String::new() } }</output>
                if active {
                    <button type="button" class="iv-search-step" onclick={go(To::Previous)} disabled={found.hits == 0}>
                        { icon(icon::UP) }<span class="iv-sr">{ words.previous_hit }</span>
                    </button>
                    <button type="button" class="iv-search-step" onclick={go(To::Next)} disabled={found.hits == 0}>
                        { icon(icon::DOWN) }<span class="iv-sr">{ words.next_hit }</span>
                    </button>
                    <button type="button" onclick={clear}>
                        { icon(icon::CLOSE) }<span class="iv-sr">{ words.clear_search }</span>
                    </button>
                }
            </div>
            if active { { line(props) } }
        </section>
    })
}

/// Draws how much was found, and of what, below the box.
fn line(props: &Props) -> Html {
    let Props { cx, found, outside, act, .. } = props;
    let words = cx.words();
    let search_all = act.reform(|_: MouseEvent| Action::SearchAll);
    html! {
        <div class="iv-search-found">
            if found.hits > 0 { <p><b>{ found_here(cx, found) }</b></p> }
            { for found.terms.iter().map(|(typed, term)| html! { <p>{ (words.in_glossary)(typed, term) }</p> }) }
            // Beside the text, the notice above the text shows them.
            if let Some(there) = found.elsewhere.first().filter(|_| found.hits == 0) {
                <ol class="iv-results-list" role="list">{ for there.first.iter().map(|one| html! {
                    <li>{ heading(cx, one) }{ excerpt(one) }</li>
                }) }</ol>
            }
            if !found.elsewhere.is_empty() || outside.is_some() {
            <p class="iv-elsewhere">
                { for found.elsewhere.iter().map(|there| {
                    let (reading, label) = (Reading::One(there.lang.clone()), (words.hits_elsewhere)(there.hits, &there.lang));
                    let onclick = act.reform(move |_: MouseEvent| Action::ReadHits(reading.clone()));
                    html! { <button type="button" class="iv-tog" {onclick}>{ label }</button> }
                }) }
                if let Some(outside) = outside {
                    <button type="button" class="iv-tog" onclick={search_all}>{ outside.clone() }</button>
                }
            </p>
            }
        </div>
    }
}
