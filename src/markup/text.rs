//! The words of passages as elements: every run with its language, every mark-up an element of its own.

use std::ops::Range;
use std::rc::Rc;

use super::{Markup, Page};
use crate::interview::{Lang, Paragraph, Passage, Term, Text};
use crate::outline::layout::{self, Piece, PieceKind};
use crate::outline::pieces::{self, Wrap};
use crate::outline::{PassageView, TextMarks};

/// The text of a passage: pairs of paragraphs, one below the other. The first `without` paragraphs of each language
/// are left out.
pub fn pairs(out: &mut Markup, page: &Page, view: &PassageView, without: usize) {
    let pairs = layout::pairs(&view.passage, without);
    if pairs.is_empty() {
        return;
    }
    out.open("div").put("class", "iv-text");
    for columns in pairs {
        out.open("div").put("class", "iv-pair");
        for (text, pieces) in view.passage.texts.iter().zip(columns) {
            column(out, page, view, text, &pieces);
        }
        out.close();
    }
    out.close();
}

/// The first paragraph of a passage in each of its languages, for a heading.
pub fn first_paragraphs(out: &mut Markup, page: &Page, view: &PassageView) {
    out.open("span").put("class", "iv-pair");
    for text in &view.passage.texts {
        out.open("span").language(&text.lang);
        placed(out, page, &view.passage, text);
        paragraph(out, page, view, text, 0);
        out.close();
    }
    out.close();
}

/// The languages of the interview that a passage is not there in, for the style rules.
pub fn lacks(page: &Page, passage: &Passage) -> Option<String> {
    let there = |lang: &Lang| passage.texts.iter().any(|text| text.lang == *lang);
    let missing: Vec<_> = page.interview.languages.iter().filter(|lang| !there(lang)).collect();
    if missing.is_empty() {
        return None;
    }
    let places: Vec<&str> = missing.into_iter().map(|lang| page.column(lang)).collect();
    Some(places.join(" "))
}

/// Says for the style rules which language this is, and whether it stands in for one that is missing.
fn placed(out: &mut Markup, page: &Page, passage: &Passage, text: &Text) {
    let first = passage.texts.first().is_some_and(|first| first.lang == text.lang);
    out.put("data-l", page.column(&text.lang)).flag("data-f", first);
}

/// What one language has in a pair: an element, or several in one.
fn column(out: &mut Markup, page: &Page, view: &PassageView, text: &Text, pieces: &[Piece]) {
    if let [one] = pieces {
        piece(out, page, view, text, *one, true);
        return;
    }
    out.open("div");
    placed(out, page, &view.passage, text);
    for one in pieces {
        piece(out, page, view, text, *one, false);
    }
    out.close();
}

/// `alone`: it is all that its language has in the pair.
fn piece(out: &mut Markup, page: &Page, view: &PassageView, text: &Text, piece: Piece, alone: bool) {
    let tag = match piece.kind {
        PieceKind::Paragraph => "p",
        PieceKind::Bullets => "ul",
        PieceKind::Numbers => "ol",
    };
    out.open(tag).language(&text.lang);
    if alone {
        placed(out, page, &view.passage, text);
    }
    if piece.kind == PieceKind::Paragraph {
        paragraph(out, page, view, text, piece.from);
    } else {
        // The style rules draw no markers, and then not all browsers call it a list.
        out.put("class", points(&text.paragraphs[piece.from..piece.to])).put("role", "list");
        for n in piece.from..piece.to {
            out.open("li");
            paragraph(out, page, view, text, n);
            out.close();
        }
    }
    out.close();
}

/// The classes of a list: how far its words stand from the edge goes by its longest number.
fn points(items: &[Paragraph]) -> &'static str {
    match items.iter().map(|item| item.text[..item.marker()].trim_end().len()).max() {
        Some(3) => "iv-points is-tens",
        Some(4..) => "iv-points is-hundreds",
        _ => "iv-points",
    }
}

fn paragraph(out: &mut Markup, page: &Page, view: &PassageView, text: &Text, n: usize) {
    let paragraph: &Paragraph = &text.paragraphs[n];
    let marks: Option<&TextMarks> = view.marks.iter().find(|m| m.paragraph == n && m.lang == text.lang);
    let terms: Vec<(Range<usize>, Rc<Term>)> = page.forms.places(&paragraph.text);
    write(out, page, &pieces::pieces(paragraph, &terms, marks, page.han_within(&text.lang)));
}

fn write(out: &mut Markup, page: &Page, pieces: &[pieces::Piece]) {
    for piece in pieces {
        match piece {
            pieces::Piece::Text(text) => {
                out.text(text);
            }
            pieces::Piece::Wrapped(wrap, inside) => wrapped(out, page, wrap, inside),
        }
    }
}

fn wrapped(out: &mut Markup, page: &Page, wrap: &Wrap, inside: &[pieces::Piece]) {
    match wrap {
        Wrap::Link(url) => out.open("a").put("href", url).put("rel", "noopener"),
        Wrap::Term(term) => return term_in_text(out, page, term, inside),
        Wrap::Quoted => out.open("mark").put("class", "iv-linked"),
        Wrap::Hit { now: false } => out.open("mark").put("class", "iv-hit"),
        Wrap::Hit { now: true } => out.open("mark").put("class", "iv-hit is-now").put("aria-current", "true"),
        Wrap::Strong => out.open("strong"),
        Wrap::Emphasis => out.open("em"),
        Wrap::Marker => out.open("span").put("class", "iv-point"),
        Wrap::Foreign(lang) => out.open("span").put("lang", &lang.tag()),
    };
    write(out, page, inside);
    out.close();
}

/// A term is a `span` and no `button`: the words of a button cannot be selected and copied with the rest of a sentence
/// in every browser. The transcript listens for its clicks and keys.
fn term_in_text(out: &mut Markup, page: &Page, term: &Rc<Term>, inside: &[pieces::Piece]) {
    out.open("span").put("class", "iv-term").put("role", "button").put("tabindex", "0");
    out.put("aria-haspopup", "dialog").put("data-term", &term.id);
    match &term.pinyin {
        Some(pinyin) if page.pinyin => {
            out.open("ruby");
            write(out, page, inside);
            out.open("rp").text(" (").close();
            out.open("rt").put("lang", "zh-Latn-pinyin").text(pinyin).close();
            out.open("rp").text(")").close();
            out.close();
        }
        _ => write(out, page, inside),
    }
    out.close();
}
