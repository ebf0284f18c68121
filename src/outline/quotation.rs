//! The passage that the address names, and the words in it that the address quotes.

use std::ops::Range;
use std::rc::Rc;

use super::shown_texts;
use crate::interview::{Interview, Lang, Passage, Text};
use crate::search::fold;
use crate::state::{Quote, ViewState};

/// What the address points at.
pub struct Quotation {
    /// The passages that the address names: one, or all of a turn.
    pub linked: Vec<Rc<str>>,
    /// The passage with the quoted words, and where they stand: language, paragraph, bytes.
    pub marks: Vec<(Rc<str>, Lang, usize, Range<usize>)>,
    /// The quoted words stand in none of its languages.
    pub lost: bool,
}

/// `None` where the address names nothing that the interview has.
pub fn find(interview: &Interview, state: &ViewState) -> Option<Quotation> {
    let target = state.target.as_ref()?;
    let passages: Vec<&Rc<Passage>> = (interview.turns())
        .flat_map(|turn| turn.passages.iter().filter(|p| turn.id == target.id || p.id == target.id))
        .collect();
    let first = *passages.first()?;
    let Some(quote) = &target.quote else {
        let linked = passages.iter().map(|p| p.id.clone()).collect();
        return Some(Quotation { linked, marks: Vec::new(), lost: false });
    };
    let holds = |text: &Text| place(text, quote).is_some();
    let Some(passage) = passages.iter().find(|p| p.texts.iter().any(holds)) else {
        return Some(Quotation { linked: vec![first.id.clone()], marks: Vec::new(), lost: true });
    };
    let mut marks = Vec::new();
    for text in shown_texts(passage, &state.reading) {
        for (paragraph, range) in place(text, quote).unwrap_or_default() {
            marks.push((passage.id.clone(), text.lang.clone(), paragraph, range));
        }
    }
    Some(Quotation { linked: vec![passage.id.clone()], marks, lost: false })
}

/// Where a quotation stands in a text: a range in each paragraph that it runs through.
pub fn place(text: &Text, quote: &Quote) -> Option<Vec<(usize, Range<usize>)>> {
    match quote {
        Quote::Words(words) => {
            let (paragraph, range) = after(text, words, (0, 0))?;
            Some(vec![(paragraph, range)])
        }
        Quote::Between { first, last } => {
            let (from, start) = after(text, first, (0, 0))?;
            let (to, end) = after(text, last, (from, start.start))?;
            let span = |n: usize| {
                let begin = if n == from { start.start } else { 0 };
                let stop = if n == to { end.end } else { text.paragraphs[n].text.len() };
                (n, begin..stop)
            };
            Some((from..=to).map(span).filter(|(_, range)| !range.is_empty()).collect())
        }
    }
}

/// The first place of some words at or after a paragraph and a byte in it.
fn after(text: &Text, words: &str, (from, byte): (usize, usize)) -> Option<(usize, Range<usize>)> {
    let needle = fold(words);
    text.paragraphs.iter().enumerate().skip(from).find_map(|(n, paragraph)| {
        let found = fold(&paragraph.text).find_loosely(&needle);
        found.into_iter().find(|range| n > from || range.start >= byte).map(|range| (n, range))
    })
}
