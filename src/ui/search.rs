//! The search box: what is searched for, which hit is the current one, and hits in the language that is not shown.

use std::rc::Rc;

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::page::{Page, icon, use_root};
use super::tools;
use crate::markup::icon;
use crate::outline::Hits;
use crate::shell::popover;
use crate::shell::slices::{self, Waiting};
use crate::state::{Action, Reading};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub page: Rc<Page>,
    pub query: Rc<str>,
    pub hits: Hits,
    /// The interview is long: a search in it takes longer than to type the next letter.
    pub long: bool,
    pub act: Callback<Action>,
    /// Makes the next (true) or the previous hit the current one and goes there.
    pub step: Callback<bool>,
}

/// What is typed and not looked for yet.
#[derive(Default)]
struct Typed {
    query: Option<Rc<str>>,
    _waiting: Option<Waiting>,
}

#[component]
pub fn Search(props: &Props) -> Html {
    let Props { page, query, hits, long, act, step } = props;
    let (words, root) = (page.words(), use_root());
    let active = !query.trim().is_empty();
    // In a long text, a letter is on the page before it is looked for. What is typed and not looked for yet stays in the
    // field whatever else is drawn anew.
    let typed = use_mut_ref(Typed::default);
    let look = {
        let (act, typed) = (act.clone(), typed.clone());
        move || {
            let query = typed.take().query;
            query.into_iter().for_each(|query| act.emit(Action::Search(query)));
        }
    };
    let oninput = {
        let (look, typed, long) = (look.clone(), typed.clone(), *long);
        move |event: InputEvent| {
            let waiting = long.then(|| slices::when_painted(look.clone()));
            *typed.borrow_mut() = Typed { query: Some(value(&event)), _waiting: waiting };
            if !long {
                look();
            }
        }
    };
    // Whoever leaves the field goes on with what was found for all of it.
    let onfocusout = {
        let look = look.clone();
        move |_: FocusEvent| look()
    };
    let onkeydown = {
        let (step, root) = (step.clone(), root.clone());
        move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                look();
                step.emit(!event.shift_key());
            }
            // WebKit keeps Escape in a field to itself: the first empties it, the next must close the sheet.
            let empty = || event.target_dyn_into::<HtmlInputElement>().is_some_and(|field| field.value().is_empty());
            if event.key() == "Escape" && empty() {
                popover::hide(&root, tools::ID);
            }
        }
    };
    let shown = AttrValue::from(typed.borrow().query.as_ref().unwrap_or(query).clone());
    let go = |forward: bool| step.reform(move |_: MouseEvent| forward);
    let clear = act.reform(move |_: MouseEvent| {
        typed.take();
        root.focus_first(".iv-search input");
        Action::Search("".into())
    });
    let number = match &hits.now {
        Some((now, _)) => (words.hit_of)(now + 1, hits.shown),
        None => (words.hits)(0),
    };
    html! {
        <section class="iv-tools-search" lang={page.ui.tag()}>
            <@{page.heading(1)} class="iv-sr">{ words.search }</@>
            <div class={classes!("iv-search", active.then_some("is-active"))} role="search">
                { icon(icon::SEARCH) }
                <input type="search" placeholder={words.search_here} aria-label={words.search_here} autocomplete="off"
                    spellcheck="false" enterkeyhint="search" value={shown} {oninput} {onkeydown} {onfocusout} />
                <output aria-live="polite">{ if active { number } else { String::new() } }</output>
                if active {
                    <button type="button" onclick={go(false)} disabled={hits.shown == 0}>
                        { icon(icon::UP) }<span class="iv-sr">{ words.previous_hit }</span>
                    </button>
                    <button type="button" onclick={go(true)} disabled={hits.shown == 0}>
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
    }
}

/// What stands in the field that an event happened in.
fn value(event: &web_sys::Event) -> Rc<str> {
    event.target_unchecked_into::<HtmlInputElement>().value().into()
}
