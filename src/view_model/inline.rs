//! A paragraph as nested pieces: emphasis, links, glossary terms, search hits and quoted words over the same text.
//!
//! These can overlap in any way (a hit may begin in a link and end after it), but elements of a page must nest. So the
//! text is cut at every edge, and the cuts are wrapped from the outside in: the longer layer is the outer one, and a
//! layer that an outer layer interrupts continues in a second element. A hit or a quotation that covers only part of a
//! link or term never interrupts it: a control in two pieces would be two controls.

use std::ops::Range;
use std::rc::Rc;

use super::model::TextMarks;
use crate::interview::{Lang, MarkKind, Paragraph, Term, is_han};

#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(Rc<str>),
    Wrapped(InlineKind, Vec<Inline>),
}

/// The layers. Of two that are equally long, the one that is listed first here is the outer one.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind {
    Link(Rc<str>),
    Term(Rc<Term>),
    Quoted,
    Hit {
        now: bool,
    },
    Strong,
    Emphasis,
    /// The dash or number of a list item.
    Marker,
    /// The sentence that asks, within a long question.
    Asking,
    /// Characters in a script other than the text's own, with their language.
    Foreign(Lang),
}

struct Layer {
    range: Range<usize>,
    wrap: InlineKind,
    /// Whether it crosses the edge of a control, and therefore goes inside it.
    interrupted: bool,
}

impl Layer {
    fn new(range: &Range<usize>, wrap: InlineKind) -> Layer {
        Layer { range: range.clone(), wrap, interrupted: false }
    }

    fn is_control(&self) -> bool {
        matches!(self.wrap, InlineKind::Link(_) | InlineKind::Term(_))
    }

    /// The sort key for nesting, the outermost first.
    fn order(&self) -> (bool, std::cmp::Reverse<usize>, u8) {
        (self.interrupted, std::cmp::Reverse(self.range.len()), rank(&self.wrap))
    }
}

/// Cuts a paragraph into pieces that together make up its text. `han` is the language of Han characters in it, if the
/// text itself is in a language without them; `asking` is a sentence to emphasize.
pub fn pieces(
    paragraph: &Paragraph,
    terms: &[(Range<usize>, Rc<Term>)],
    marks: Option<&TextMarks>,
    han: Option<&Lang>,
    asking: Option<Range<usize>>,
) -> Vec<Inline> {
    let text = &paragraph.text;
    let mut layers = Vec::new();
    for mark in &paragraph.marks {
        let wrap = match &mark.kind {
            MarkKind::Link(url) => InlineKind::Link(url.clone()),
            MarkKind::Strong => InlineKind::Strong,
            MarkKind::Emphasis => InlineKind::Emphasis,
        };
        layers.push(Layer::new(&mark.range, wrap));
    }
    if paragraph.marker() > 0 {
        layers.push(Layer::new(&(0..paragraph.marker()), InlineKind::Marker));
    }
    let links: Vec<Range<usize>> = layers.iter().filter(|l| l.is_control()).map(|l| l.range.clone()).collect();
    // A control within a link would be two controls in one.
    for (range, term) in terms.iter().filter(|(range, _)| touched(&links, range).is_empty()) {
        layers.push(Layer::new(range, InlineKind::Term(term.clone())));
    }
    if let Some(marks) = marks {
        for (range, now) in &marks.hits {
            layers.push(Layer::new(range, InlineKind::Hit { now: *now }));
        }
        if let Some(range) = &marks.quoted {
            layers.push(Layer::new(range, InlineKind::Quoted));
        }
    }
    if let Some(han) = han {
        let runs = han_runs(text).into_iter().map(|range| Layer::new(&range, InlineKind::Foreign(han.clone())));
        layers.extend(runs);
    }
    layers.extend(asking.map(|range| Layer::new(&range, InlineKind::Asking)));
    if layers.is_empty() {
        return vec![Inline::Text(text.clone())];
    }
    layers.sort_by_key(|layer| layer.range.start);
    let controls: Vec<Range<usize>> = layers.iter().filter(|l| l.is_control()).map(|l| l.range.clone()).collect();
    for layer in layers.iter_mut().filter(|layer| !layer.is_control()) {
        // The controls between the first and the last are entirely within the layer.
        let touched = touched(&controls, &layer.range);
        layer.interrupted =
            [touched.first(), touched.last()].into_iter().flatten().any(|control| crosses(control, &layer.range));
    }
    nest(text, &cuts(text, &layers), &layers, 0)
}

/// Returns runs of Han characters, with the full-width punctuation between them, as byte ranges in order.
pub fn han_runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut joined = false;
    for (at, c) in text.char_indices().filter(|(_, c)| *c >= '\u{2e80}') {
        let end = at + c.len_utf8();
        joined &= runs.last().is_some_and(|run| text[run.end..at].chars().all(is_wide));
        match runs.last_mut() {
            Some(run) if is_han(c) && joined => run.end = end,
            _ if is_han(c) => runs.push(at..end),
            _ => continue,
        }
        joined = true;
    }
    runs
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '·')
}

/// Returns those of several ordered, disjoint ranges that overlap with another.
fn touched<'a>(ranges: &'a [Range<usize>], with: &Range<usize>) -> &'a [Range<usize>] {
    let from = ranges.partition_point(|range| range.end <= with.start);
    let to = ranges.partition_point(|range| range.start < with.end);
    &ranges[from..to.max(from)]
}

/// Returns whether two ranges overlap without either containing the other.
fn crosses(a: &Range<usize>, b: &Range<usize>) -> bool {
    let within = |a: &Range<usize>, b: &Range<usize>| b.start <= a.start && a.end <= b.end;
    a.start < b.end && b.start < a.end && !within(a, b) && !within(b, a)
}

/// A stretch of text within the same layers.
struct Cut {
    range: Range<usize>,
    /// Positions in the list of layers, the outermost first.
    under: Vec<usize>,
}

/// Cuts the text at every edge of a layer, in one sweep. The layers must be sorted by their starts.
fn cuts(text: &str, layers: &[Layer]) -> Vec<Cut> {
    let mut edges: Vec<usize> = layers.iter().flat_map(|layer| [layer.range.start, layer.range.end]).collect();
    edges.extend([0, text.len()]);
    edges.sort_unstable();
    edges.dedup();
    let mut active: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut cuts = Vec::with_capacity(edges.len());
    for edge in edges.windows(2) {
        active.retain(|&layer| layers[layer].range.end > edge[0]);
        while next < layers.len() && layers[next].range.start <= edge[0] {
            active.push(next);
            next += 1;
        }
        let mut under = active.clone();
        under.sort_by_key(|&layer| (layers[layer].order(), layer));
        cuts.push(Cut { range: edge[0]..edge[1], under });
    }
    cuts
}

fn rank(wrap: &InlineKind) -> u8 {
    match wrap {
        InlineKind::Link(_) => 0,
        InlineKind::Term(_) => 1,
        InlineKind::Quoted => 2,
        InlineKind::Hit { .. } => 3,
        InlineKind::Strong => 4,
        InlineKind::Emphasis => 5,
        InlineKind::Marker => 6,
        InlineKind::Foreign(_) => 7,
        InlineKind::Asking => 8,
    }
}

/// Wraps the cuts in their layers, from `depth` inwards.
fn nest(text: &str, cuts: &[Cut], layers: &[Layer], depth: usize) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut rest = cuts;
    while let Some(cut) = rest.first() {
        let over = cut.under.get(depth);
        let run = rest.iter().take_while(|cut| cut.under.get(depth) == over).count();
        let (inside, later) = rest.split_at(run);
        match over {
            None => pieces.push(Inline::Text(text[cut.range.start..inside[run - 1].range.end].into())),
            Some(&layer) => {
                let wrapped = nest(text, inside, layers, depth + 1);
                pieces.push(Inline::Wrapped(layers[layer].wrap.clone(), wrapped));
            }
        }
        rest = later;
    }
    pieces
}
