//! The popover of a glossary term: characters with pinyin above them, the term in the other languages, its meaning.

use std::rc::Rc;

use yew::prelude::*;

use super::steady::steady;

use super::page::{RenderContext, icon, use_root};
use crate::interview::Term;
use crate::markup::icon;
use crate::shell::{closest, popover};

pub const ID: &str = "iv-term";

#[derive(Properties, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    /// The term that was clicked last.
    pub term: Option<Rc<Term>>,
}

#[component]
pub fn Glossary(props: &Props) -> Html {
    let words = props.cx.words();
    let name = props.term.as_ref().map(|term| (words.term)(&props.cx.plain(&term.term)));
    let root = use_root();
    // The popover comes after the text in the document: closing it returns the focus to the word, so that Tab continues
    // from there.
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Tab" && (event.shift_key() || closest(&event, "button").is_some()) {
            popover::hide(&root, ID);
        }
    };
    steady(html! {
        <div class="iv-pop" id={ID} lang={props.cx.ui.tag()} popover="auto" role="dialog" aria-label={name} tabindex="-1" {onkeydown}>
            if let Some(term) = &props.term {
                { inside(&props.cx, term) }
            }
            <button type="button" class="iv-pop-close" popovertarget={ID} popovertargetaction="hide">
                { icon(icon::CLOSE) }<span class="iv-sr">{ words.close }</span>
            </button>
        </div>
    })
}

fn inside(cx: &RenderContext, term: &Term) -> Html {
    let han = term.term.iter().find(|(lang, _)| lang.chinese().is_some());
    let others = term.term.iter().filter(|(lang, _)| han.is_none_or(|(han, _)| han != *lang));
    html! {
        <>
            if let Some((lang, characters)) = han {
                <p class="iv-hanzi" lang={lang.tag()}>{ ruby(characters, term.pinyin.as_deref()) }</p>
            }
            { for others.map(|(lang, text)| html! {
                <p class="iv-pop-term" lang={lang.attribute().to_owned()} dir={lang.dir()}>{ AttrValue::from(text.clone()) }</p>
            }) }
            if han.is_none() && let Some(pinyin) = &term.pinyin {
                <p class="iv-pop-term" lang="zh-Latn-pinyin">{ AttrValue::from(pinyin.clone()) }</p>
            }
            if let Some(note) = &term.note {
                <p dir={note.pick(&cx.control).0.dir()}>{ cx.label(note) }</p>
            }
        </>
    }
}

/// Draws characters with a syllable above each, if there are as many syllables as characters; otherwise all of the
/// pinyin above all of them.
fn ruby(characters: &str, pinyin: Option<&str>) -> Html {
    let Some(pinyin) = pinyin else { return html! { { characters } } };
    let syllables = crate::view_model::glossary::syllables(pinyin);
    let over = |base: String, reading: String| {
        html! { <>{ base }<rp>{ "(" }</rp><rt lang="zh-Latn-pinyin">{ reading }</rt><rp>{ ")" }</rp></> }
    };
    let each = if syllables.len() == characters.chars().count() {
        characters.chars().zip(syllables).map(|(c, reading)| over(c.to_string(), reading)).collect::<Html>()
    } else {
        over(characters.to_string(), pinyin.to_string())
    };
    html! { <ruby>{ each }</ruby> }
}
