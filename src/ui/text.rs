//! The words of passages as elements: every run with its language, every mark-up an element of its own.

use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::page::Page;
use crate::interview::{Lang, Paragraph, ParagraphKind, Passage, Term, Text};
use crate::outline::layout::{self, Piece, PieceKind};
use crate::outline::pieces::{self, Wrap};
use crate::outline::{PassageView, TextMarks};

/// The text of a passage: pairs of paragraphs, one below the other. The first `without` paragraphs of each language
/// are left out.
pub fn pairs(page: &Page, view: &PassageView, without: usize) -> Html {
    let pairs = layout::pairs(&view.passage, without);
    if pairs.is_empty() {
        return html! {};
    }
    let pair = |columns: layout::Pair| {
        let columns = view.passage.texts.iter().zip(columns);
        let columns = columns.map(|(text, pieces)| column(page, view, text, &pieces)).collect::<Html>();
        html! { <div class="iv-pair">{ columns }</div> }
    };
    html! { <div class="iv-text">{ for pairs.into_iter().map(pair) }</div> }
}

/// The first paragraph of a passage in each of its languages, for a heading.
pub fn first_paragraphs(page: &Page, view: &PassageView) -> Html {
    let line = |text: &Text| {
        let first = fallback(&view.passage, text);
        let words = paragraph(page, view, text, 0);
        html! { <span lang={text.lang.tag()} dir="auto" data-l={page.column(&text.lang)} data-f={first}>{ words }</span> }
    };
    html! { <span class="iv-pair">{ for view.passage.texts.iter().map(line) }</span> }
}

/// The languages of the interview that a passage is not there in, for the style rules.
pub fn lacks(page: &Page, passage: &Passage) -> Option<AttrValue> {
    let there = |lang: &Lang| passage.texts.iter().any(|text| text.lang == *lang);
    let missing: Vec<_> = page.interview.languages.iter().filter(|lang| !there(lang)).collect();
    if missing.is_empty() {
        return None;
    }
    let places: Vec<String> = missing.into_iter().map(|lang| page.column(lang).to_string()).collect();
    Some(places.join(" ").into())
}

/// Marks the text that stands in for a language that is missing.
fn fallback(passage: &Passage, text: &Text) -> Option<&'static str> {
    passage.texts.first().is_some_and(|first| first.lang == text.lang).then_some("")
}

/// What one language has in a pair: an element, or several in one.
fn column(page: &Page, view: &PassageView, text: &Text, pieces: &[Piece]) -> Html {
    let first = fallback(&view.passage, text);
    let place = page.column(&text.lang);
    match pieces {
        [one] => piece(page, view, text, *one, Some(place), first),
        several => html! {
            <div data-l={place} data-f={first}>
                { for several.iter().map(|one| piece(page, view, text, *one, None, None)) }
            </div>
        },
    }
}

fn piece(
    page: &Page,
    view: &PassageView,
    text: &Text,
    piece: Piece,
    place: Option<AttrValue>,
    first: Option<&'static str>,
) -> Html {
    let lang = text.lang.tag();
    let item = |n: usize| {
        let value = match text.paragraphs[n].kind {
            ParagraphKind::Numbered(value) => Some(value.to_string()),
            _ => None,
        };
        html! { <li {value} dir="auto">{ paragraph(page, view, text, n) }</li> }
    };
    match piece.kind {
        PieceKind::Paragraph => html! {
            <p {lang} dir="auto" data-l={place} data-f={first}>{ paragraph(page, view, text, piece.from) }</p>
        },
        PieceKind::Bullets => html! {
            <ul class="iv-points" {lang} dir="auto" data-l={place} data-f={first}>{ for (piece.from..piece.to).map(item) }</ul>
        },
        PieceKind::Numbers => html! {
            <ol class="iv-points" {lang} dir="auto" data-l={place} data-f={first}>{ for (piece.from..piece.to).map(item) }</ol>
        },
    }
}

fn paragraph(page: &Page, view: &PassageView, text: &Text, n: usize) -> Html {
    let paragraph: &Paragraph = &text.paragraphs[n];
    let marks: Option<&TextMarks> = view.marks.iter().find(|m| m.paragraph == n && m.lang == text.lang);
    let terms: Vec<(Range<usize>, Rc<Term>)> = page.forms.places(&paragraph.text);
    draw(page, &pieces::pieces(paragraph, &terms, marks, page.han_within(&text.lang)))
}

fn draw(page: &Page, pieces: &[pieces::Piece]) -> Html {
    pieces.iter().map(|piece| draw_one(page, piece)).collect()
}

fn draw_one(page: &Page, piece: &pieces::Piece) -> Html {
    let (wrap, inside) = match piece {
        pieces::Piece::Text(text) => return Html::from(AttrValue::from(text.clone())),
        pieces::Piece::Wrapped(wrap, inside) => (wrap, draw(page, inside)),
    };
    match wrap {
        Wrap::Link(url) => html! { <a href={AttrValue::from(url.clone())} rel="noopener">{ inside }</a> },
        Wrap::Term(term) => term_in_text(page, term, inside),
        Wrap::Quoted => html! { <mark class="iv-linked">{ inside }</mark> },
        Wrap::Hit { now: false } => html! { <mark class="iv-hit">{ inside }</mark> },
        Wrap::Hit { now: true } => html! { <mark class="iv-hit is-now" aria-current="true">{ inside }</mark> },
        Wrap::Strong => html! { <strong>{ inside }</strong> },
        Wrap::Emphasis => html! { <em>{ inside }</em> },
        Wrap::Foreign(lang) => html! { <span lang={lang.tag()}>{ inside }</span> },
    }
}

/// A term is a `span` and no `button`: the words of a button cannot be selected and copied with the rest of a sentence
/// in every browser. The transcript listens for its clicks and keys.
fn term_in_text(page: &Page, term: &Rc<Term>, inside: Html) -> Html {
    let inside = match &term.pinyin {
        Some(pinyin) if page.pinyin => html! {
            <ruby>{ inside }<rp>{ " (" }</rp><rt lang="zh-Latn-pinyin">{ AttrValue::from(pinyin.clone()) }</rt><rp>{ ")" }</rp></ruby>
        },
        _ => inside,
    };
    html! {
        <span class="iv-term" role="button" tabindex="0" aria-haspopup="dialog" data-term={AttrValue::from(term.id.clone())}>
            { inside }
        </span>
    }
}
