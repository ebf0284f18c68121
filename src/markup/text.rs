//! The words of passages as elements: each run with its language, each mark-up as its own element.

use std::ops::Range;
use std::rc::Rc;

use super::{Markup, RenderContext};
use crate::interview::{Asking, Lang, Paragraph, Passage, Term, Text};
use crate::view_model::inline::{self, InlineKind};
use crate::view_model::layout::{self, ParagraphGroup, ParagraphGroupKind};
use crate::view_model::{PassageView, TextMarks};

/// Writes the text of a passage: pairs of paragraphs, one pair below the other. Leaves out the first `without`
/// paragraphs of each language. `id` is a further id of the passage.
pub fn pairs(out: &mut Markup, cx: &RenderContext, view: &PassageView, without: usize, id: Option<&str>) {
    let pairs = layout::pairs(&view.passage, without);
    if pairs.is_empty() {
        return;
    }
    out.open("div").attr("class", "iv-text").put_some("id", id);
    for columns in pairs {
        out.open("div").attr("class", "iv-pair");
        for (text, pieces) in view.passage.texts.iter().zip(columns) {
            column(out, cx, view, text, &pieces);
        }
        out.close();
    }
    out.close();
}

/// Writes the first paragraph of a passage in each of its languages, for a heading.
pub fn first_paragraphs(out: &mut Markup, cx: &RenderContext, view: &PassageView) {
    out.open("span").attr("class", "iv-pair");
    for text in &view.passage.texts {
        out.open("span").language(&text.lang);
        placed(out, cx, &view.passage, text);
        // Beside a long question, all of a short one asks.
        let is_short = !view.asking.is_empty() && view.asking.iter().all(|one| one.lang != text.lang);
        out.put_some("class", is_short.then_some("iv-asking"));
        paragraph(out, cx, view, text, 0);
        out.close();
    }
    out.close();
}

/// The interview's languages that a passage lacks, as the style rules name them; `None` if it lacks none.
pub fn lacks(cx: &RenderContext, passage: &Passage) -> Option<String> {
    let there = |lang: &Lang| passage.texts.iter().any(|text| text.lang == *lang);
    let missing: Vec<_> = cx.interview.languages.iter().filter(|lang| !there(lang)).collect();
    if missing.is_empty() {
        return None;
    }
    let places: Vec<&str> = missing.into_iter().map(|lang| cx.column(lang)).collect();
    Some(places.join(" "))
}

/// Sets the attributes that tell the style rules which language this is, and whether it replaces a missing one.
fn placed(out: &mut Markup, cx: &RenderContext, passage: &Passage, text: &Text) {
    let first = passage.texts.first().is_some_and(|first| first.lang == text.lang);
    out.attr("data-l", cx.column(&text.lang)).flag("data-f", first);
}

/// Writes the part of one language in a pair: one element, or several in a container.
fn column(out: &mut Markup, cx: &RenderContext, view: &PassageView, text: &Text, pieces: &[ParagraphGroup]) {
    if let [one] = pieces {
        piece(out, cx, view, text, *one, true);
        return;
    }
    out.open("div");
    placed(out, cx, &view.passage, text);
    for one in pieces {
        piece(out, cx, view, text, *one, false);
    }
    out.close();
}

/// Writes one paragraph or list. `alone` is true if it is the only part of its language in the pair.
fn piece(out: &mut Markup, cx: &RenderContext, view: &PassageView, text: &Text, piece: ParagraphGroup, alone: bool) {
    let tag = match piece.kind {
        ParagraphGroupKind::Paragraph => "p",
        ParagraphGroupKind::Bullets => "ul",
        ParagraphGroupKind::Numbers => "ol",
    };
    out.open(tag).language(&text.lang);
    if alone {
        placed(out, cx, &view.passage, text);
    }
    if piece.kind.is_list() {
        // The style rules hide the markers, and some browsers then no longer treat the element as a list.
        out.attr("class", points(&text.paragraphs[piece.from..piece.to])).attr("role", "list");
        for n in piece.from..piece.to {
            out.open("li");
            paragraph(out, cx, view, text, n);
            out.close();
        }
    } else {
        paragraph(out, cx, view, text, piece.from);
    }
    out.close();
}

/// The classes of a list: the indent of its words depends on the longest number.
fn points(items: &[Paragraph]) -> &'static str {
    match items.iter().map(|item| item.text[..item.marker()].trim_end().len()).max() {
        Some(3) => "iv-points is-tens",
        Some(4..) => "iv-points is-hundreds",
        _ => "iv-points",
    }
}

/// Writes a paragraph, with emphasis on the sentence that asks.
fn paragraph(out: &mut Markup, cx: &RenderContext, view: &PassageView, text: &Text, n: usize) {
    let paragraph: &Paragraph = &text.paragraphs[n];
    let marks: Option<&TextMarks> = view.marks.iter().find(|m| m.paragraph == n && m.lang == text.lang);
    let terms: Vec<(Range<usize>, Rc<Term>)> = cx.forms.places(&paragraph.text);
    let asks = |one: &&Asking| one.passage == view.passage.id && one.lang == text.lang && one.paragraph == n;
    let asking = view.asking.iter().find(asks).map(|one| one.range.clone());
    write(out, cx, &inline::pieces(paragraph, &terms, marks, cx.han_within(&text.lang), asking));
}

fn write(out: &mut Markup, cx: &RenderContext, pieces: &[inline::Inline]) {
    for piece in pieces {
        match piece {
            inline::Inline::Text(text) => {
                out.text(text);
            }
            inline::Inline::Wrapped(wrap, inside) => wrapped(out, cx, wrap, inside),
        }
    }
}

fn wrapped(out: &mut Markup, cx: &RenderContext, wrap: &InlineKind, inside: &[inline::Inline]) {
    match wrap {
        InlineKind::Link(url) => out.open("a").attr("href", url).attr("rel", "noopener"),
        InlineKind::Term(term) => return term_in_text(out, cx, term, inside),
        InlineKind::Quoted => out.open("mark").attr("class", "iv-linked"),
        InlineKind::Hit { now: false } => out.open("mark").attr("class", "iv-hit"),
        InlineKind::Hit { now: true } => out.open("mark").attr("class", "iv-hit is-now").attr("aria-current", "true"),
        InlineKind::Strong => out.open("strong"),
        InlineKind::Emphasis => out.open("em"),
        InlineKind::Marker => out.open("span").attr("class", "iv-point"),
        InlineKind::Asking => out.open("span").attr("class", "iv-asking"),
        InlineKind::Foreign(lang) => out.open("span").attr("lang", &lang.tag()),
    };
    write(out, cx, inside);
    out.close();
}

/// Writes a glossary term. It is a `span` and not a `button`, because not every browser lets readers select and copy
/// the words of a button with the rest of a sentence. The transcript listens for its clicks and keys.
fn term_in_text(out: &mut Markup, cx: &RenderContext, term: &Rc<Term>, inside: &[inline::Inline]) {
    out.open("span").attr("class", "iv-term").attr("role", "button").attr("tabindex", "0");
    out.attr("aria-haspopup", "dialog").attr("data-term", &term.id);
    match &term.pinyin {
        Some(pinyin) if cx.pinyin => {
            out.open("ruby");
            write(out, cx, inside);
            out.open("rp").text(" (").close();
            out.open("rt").attr("lang", "zh-Latn-pinyin").text(pinyin).close();
            out.open("rp").text(")").close();
            out.close();
        }
        _ => write(out, cx, inside),
    }
    out.close();
}
