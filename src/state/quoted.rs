//! Finds quoted words in a text.

use std::ops::Range;

use super::Quote;
use crate::interview::Text;
use crate::search::fold;

/// Finds every place of a quotation in a text: a range in each paragraph that it spans.
pub(super) fn places_in(text: &Text, quote: &Quote) -> Vec<Vec<(usize, Range<usize>)>> {
    let words = match quote {
        Quote::Words(words) => words,
        Quote::Through { first, .. } => first,
        Quote::Between { first, last } => {
            let needle = fold(first);
            let starts = text.paragraphs.iter().enumerate().flat_map(|(n, paragraph)| {
                fold(&paragraph.text).find_loosely(&needle).into_iter().map(move |range| (n, range.start))
            });
            return starts.filter_map(|start| between(text, start, last)).collect();
        }
    };
    let needle = fold(words);
    let all =
        text.paragraphs.iter().enumerate().flat_map(|(n, paragraph)| {
            fold(&paragraph.text).find_all(&needle).into_iter().map(move |range| (n, range))
        });
    let all = all.map(|(n, range)| match quote {
        Quote::Through { .. } => to_end(text, n, range.start),
        _ => vec![(n, range)],
    });
    all.collect()
}

/// Finds the first place of a quotation in a text: a range in each paragraph that it spans.
pub fn place_in(text: &Text, quote: &Quote) -> Option<Vec<(usize, Range<usize>)>> {
    match quote {
        Quote::Words(words) => {
            let (paragraph, range) = after(text, words, (0, 0))?;
            Some(vec![(paragraph, range)])
        }
        Quote::Through { first, .. } => {
            let (from, start) = after(text, first, (0, 0))?;
            Some(to_end(text, from, start.start))
        }
        Quote::Between { first, last } => {
            let (from, start) = after(text, first, (0, 0))?;
            between(text, (from, start.start), last)
        }
    }
}

/// The part of a text from a byte of a paragraph to the next place of the last words.
fn between(text: &Text, (from, start): (usize, usize), last: &str) -> Option<Vec<(usize, Range<usize>)>> {
    let (to, end) = after(text, last, (from, start))?;
    let span = |n: usize| {
        let begin = if n == from { start } else { 0 };
        let stop = if n == to { end.end } else { text.paragraphs[n].text.len() };
        (n, begin..stop)
    };
    Some((from..=to).map(span).filter(|(_, range)| !range.is_empty()).collect())
}

/// The part of a text up to the first place of some words; all of it if it does not have them.
pub fn through(text: &Text, words: &str) -> Vec<(usize, Range<usize>)> {
    let mut all = to_end(text, 0, 0);
    if let Some((to, end)) = after(text, words, (0, 0)) {
        all.retain(|(n, _)| *n <= to);
        all.iter_mut().filter(|(n, _)| *n == to).for_each(|(_, range)| range.end = end.end);
    }
    all
}

/// The part of a text from a byte of a paragraph on.
fn to_end(text: &Text, from: usize, byte: usize) -> Vec<(usize, Range<usize>)> {
    let all = text.paragraphs.iter().enumerate().skip(from);
    let all = all.map(|(n, paragraph)| (n, if n == from { byte } else { 0 }..paragraph.text.len()));
    all.filter(|(_, range)| !range.is_empty()).collect()
}

/// Finds the first place of some words at or after a byte of a paragraph.
fn after(text: &Text, words: &str, (from, byte): (usize, usize)) -> Option<(usize, Range<usize>)> {
    let needle = fold(words);
    text.paragraphs.iter().enumerate().skip(from).find_map(|(n, paragraph)| {
        let found = fold(&paragraph.text).find_loosely(&needle);
        found.into_iter().find(|range| n > from || range.start >= byte).map(|range| (n, range))
    })
}
