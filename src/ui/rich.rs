//! *Copy for WeChat, Word, mail*: a page of *Share* with a part of the interview as rich text, and its address as a QR
//! code.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, MouseEvent};
use yew::prelude::*;

use super::page::{RenderContext, node, use_root};
use super::qr::Qr;
use super::steady::steady;
use crate::interview::{Interview, Passage};
use crate::shell::{clipboard, offline};
use crate::snippet::{self, Cited, Part, Place, RichText};
use crate::state::Reading;
use crate::view_model::ViewModel;
use crate::words::language_autonym;

const SHOWN: &str = "iv-rich";

/// A part of the interview that can be copied.
#[derive(Clone, PartialEq)]
pub struct Scope {
    pub place: Place,
    pub label: String,
    /// The address that leads there, if there is one that others can open.
    pub href: Option<String>,
}

#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    /// Never empty; the first is for the words that are selected, if there are any.
    pub scopes: Vec<Scope>,
    /// The words that are selected.
    pub cited: Rc<Vec<Cited>>,
    /// What the filters leave.
    pub view_model: Rc<ViewModel>,
    pub reading: Reading,
}

#[component]
pub fn Rich(props: &Props) -> Html {
    let Props { cx, scopes, .. } = props;
    let (words, root) = (cx.words(), use_root());
    let chosen = use_state_eq(|| first(scopes));
    let reading = use_state_eq(|| props.reading.clone());
    let copied = use_state_eq(|| None::<bool>);
    let rich = {
        let keys = ((*chosen).clone(), (*reading).clone(), props.clone());
        use_memo(keys, |(chosen, reading, props)| write(props, chosen, reading))
    };
    let position = scopes.iter().position(|scope| scope.place == *chosen);
    let scope = position.map(|position| &scopes[position]);
    let href = scope.and_then(|scope| scope.href.clone());
    let copy = {
        let (root, rich, copied) = (root.clone(), rich.clone(), copied.clone());
        move |_: MouseEvent| {
            let (done, copied) = (clipboard::copy_shown(&root, SHOWN, &rich), copied.clone());
            spawn_local(async move { copied.set(Some(done.await)) });
        }
    };
    let oncopy = {
        let rich = rich.clone();
        move |event: Event| _ = clipboard::put(&root, SHOWN, &event, &rich)
    };
    let change = |is_on: bool, label: String, lang: Option<AttrValue>, set: Box<dyn Fn()>| {
        let copied = copied.clone();
        let onclick = move |_: MouseEvent| {
            set();
            copied.set(None);
        };
        html! { <button type="button" class="iv-choice" aria-pressed={if is_on { "true" } else { "false" }} {lang} {onclick}>{ label }</button> }
    };
    let parts = scopes.iter().map(|scope| {
        let (chosen, place) = (chosen.clone(), scope.place.clone());
        change(*chosen == place, scope.label.clone(), None, Box::new(move || chosen.set(place.clone())))
    });
    // Words that are selected are in their language.
    let offered = if matches!(*chosen, Place::Words(_)) { Vec::new() } else { Reading::offered(&cx.interview) };
    let languages = offered.iter().map(|offer| {
        let (reading, to) = (reading.clone(), offer.clone());
        let (lang, name) = match offer {
            Reading::One(lang) => (Some(lang.tag().into()), language_autonym(lang, &cx.interview.languages)),
            Reading::Both => (None, words.both.into()),
        };
        change(*reading == to, name, lang, Box::new(move || reading.set(to.clone())))
    });
    let group = |label: &'static str, inside: Vec<Html>| {
        html! {
            <div class="iv-setting" role="group" aria-label={label}><span aria-hidden="true">{ label }</span><div class="iv-choices">{ for inside }</div></div>
        }
    };
    steady(html! {
        <div class="iv-embed">
            <div>
                <p class="iv-share-note">{ words.rich_note }</p>
                { group(words.what, parts.collect()) }
                if offered.len() > 1 { { group(words.reading_language, languages.collect()) } }
                <div class="iv-share-copy">
                    <button type="button" class="iv-btn" onclick={copy}>{ words.copy_short }</button>
                    <p role="status">{ copied.map(|done| if done { words.copied } else { words.not_copied_by_hand }) }</p>
                </div>
                <Qr ui={cx.ui} {href} title={cx.plain(&cx.interview.title).to_string()} />
            </div>
            <div>
                <h3>{ words.preview }</h3>
                <div id={SHOWN} class="iv-rich" tabindex="0" role="region" aria-label={words.preview} {oncopy}>
                    <div key={format!("{} {}", position.unwrap_or_default(), reading.tag())}>{ node(&rich.shown) }</div>
                </div>
            </div>
        </div>
    })
}

/// The first choice: the words that are selected, what the filters leave, the question on screen, or else everything.
fn first(scopes: &[Scope]) -> Place {
    let rank = |scope: &&Scope| match scope.place {
        Place::Words(_) => 0,
        Place::Results => 1,
        Place::Question(_) => 2,
        Place::Interview => 3,
        Place::Passage(_) => 4,
    };
    scopes.iter().min_by_key(rank).map_or(Place::Interview, |scope| scope.place.clone())
}

fn write(props: &Props, place: &Place, reading: &Reading) -> RichText {
    let interview: &Interview = &props.cx.interview;
    let href = props.scopes.iter().find(|scope| scope.place == *place).and_then(|scope| scope.href.as_deref());
    let write = |part: Part| snippet::rich_text(interview, &part, reading, href, offline::copy().as_ref());
    let only = |ids: Vec<Rc<str>>| write(Part::Passages(&|passage: &Passage| ids.contains(&passage.id)));
    match place {
        Place::Words(_) => write(Part::Words(&props.cited)),
        Place::Interview => write(Part::Passages(&|_: &Passage| true)),
        Place::Results => {
            let chunks = props.view_model.blocks.iter().flat_map(|block| &block.chunks);
            let turns = chunks.filter(|chunk| !chunk.folded).flat_map(|chunk| chunk.turns());
            let passages = turns.flat_map(|turn| turn.passages()).filter(|view| !view.folded);
            only(passages.map(|view| view.passage.id.clone()).collect())
        }
        Place::Question(number) => {
            let thread = interview.threads.iter().find(|thread| thread.number == Some(*number));
            let turns = thread.into_iter().flat_map(|thread| thread.turns());
            only(turns.flat_map(|turn| &turn.passages).map(|passage| passage.id.clone()).collect())
        }
        Place::Passage(number) => write(Part::Passages(&|passage: &Passage| passage.number == *number)),
    }
}
