//! A passage: its text, and beside it its number, its time and its themes.

use yew::prelude::*;
use yew::virtual_dom::VNode;

use super::icon::{self, icon};
use super::page::Page;
use super::text;
use crate::interview::{Lang, Theme};
use crate::outline::PassageView;
use crate::shell::place::element_id;
use crate::state::Target;
use crate::words::clock;

/// A passage that answers.
/// `time`: of its turn, if it is the first in it; and whether that is shown by the speaker's name.
pub fn passage(page: &Page, view: &PassageView, time: Option<(u32, bool)>) -> Html {
    let meta = meta(page, view, true, time);
    shell(page, view, html! { <>{ notes(page, view) }{ text::pairs(page, view, 0) }{ meta }</> })
}

/// A passage that asks: what is left of it under a heading that has taken the first paragraphs.
/// `numbered`: its number stands beside it, as the heading does not have it.
pub fn asking(page: &Page, view: &PassageView, heading: Html, without: usize, numbered: bool) -> Html {
    let more = text::pairs(page, view, without);
    let told = numbered || view.linked || view.passage.start.is_some() || !view.passage.themes.is_empty();
    let meta = if told {
        meta(page, view, numbered, None)
    } else {
        html! {}
    };
    shell(page, view, html! { <>{ heading }{ notes(page, view) }{ more }{ meta }</> })
}

/// The element of a passage, which carries its address; folded, it is hidden until the browser's find opens it.
fn shell(page: &Page, view: &PassageView, inside: Html) -> Html {
    let passage = &view.passage;
    let (id, name) = (AttrValue::from(passage.id.clone()), AttrValue::from(element_id(&passage.id)));
    // Quoted words are marked themselves; else the whole passage is.
    let linked = (view.linked && !is_quoted(view)).then_some("is-linked");
    let node = html! {
        <div class={classes!("iv-passage", linked)} key={passage.id.clone()} id={name} data-passage={id}
            data-lacks={text::lacks(page, passage)}>
            { inside }
        </div>
    };
    match node {
        VNode::VTag(mut tag) if view.folded => {
            // The macro takes `hidden` for a switch; its value matters here.
            std::rc::Rc::make_mut(&mut tag).add_attribute("hidden", "until-found");
            VNode::VTag(tag)
        }
        node => node,
    }
}

fn is_quoted(view: &PassageView) -> bool {
    view.marks.iter().any(|marks| marks.quoted.is_some())
}

/// What is to be said of a passage before its text: that the words which the address quotes are gone; for each language
/// that is missing, a line, which the style rules show while that language is read.
fn notes(page: &Page, view: &PassageView) -> Html {
    let shown = &view.passage.texts.first().expect("a passage has a text").lang;
    let there = |lang: &Lang| view.passage.texts.iter().any(|text| text.lang == *lang);
    let line = |lang: &Lang| {
        html! {
            <p class="iv-note iv-note-untranslated" data-l={page.column(lang)}>
                { icon(icon::INFO) }<span>{ (page.words().untranslated)(lang, shown) }</span>
            </p>
        }
    };
    html! {
        <>
            if view.quote_lost {
                <p class="iv-note iv-lost" role="status">
                    { icon(icon::INFO) }<span>{ (page.words().quote_lost)(&view.passage.number) }</span>
                </p>
            }
            { page.interview.languages.iter().filter(|lang| !there(lang)).map(line).collect::<Html>() }
        </>
    }
}

/// A question has its number in its heading.
fn meta(page: &Page, view: &PassageView, numbered: bool, time: Option<(u32, bool)>) -> Html {
    let words = page.words();
    let passage = &view.passage;
    let flag = if is_quoted(view) { words.linked_quote } else { words.linked_passage };
    html! {
        <div class="iv-meta">
            if view.linked {
                <span class="iv-flag">{ icon(icon::LINK) }{ flag }</span>
            }
            if numbered {
                <a href={Target { id: passage.id.clone(), quote: None }.hash()} title={format!("#{}", passage.id)}
                    aria-label={(words.passage)(&passage.number)}>{ AttrValue::from(passage.number.clone()) }</a>
            }
            if let Some((start, hidden)) = passage.start.map(|start| (start, false)).or(time) {
                <span class="iv-time" title={words.time} {hidden}>{ clock(start) }</span>
            }
            if !passage.themes.is_empty() {
                <ul class="iv-themes" role="list">{ for passage.themes.iter().map(|t| theme(page, t, view.chosen.contains(&t.id))) }</ul>
            }
        </div>
    }
}

fn theme(page: &Page, theme: &Theme, chosen: bool) -> Html {
    let label = (page.words().show_theme)(&page.plain(&theme.label));
    html! {
        <li>
            <button type="button" data-pick={AttrValue::from(theme.id.clone())} aria-label={label}
                aria-pressed={if chosen { "true" } else { "false" }}>{ page.label(&theme.label) }</button>
        </li>
    }
}
