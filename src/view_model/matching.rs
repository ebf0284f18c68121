//! Determines once which passages pass which filter, for all other modules.

use std::rc::Rc;

use super::shown_texts;
use crate::interview::{Interview, Lang, Passage, Text};
use crate::search::{Finder, Query};
use crate::state::{Filter, ViewState};

/// A passage and its results for the filters.
pub struct Matched<'a> {
    pub passage: &'a Rc<Passage>,
    /// One bit for each filter that it fails, by the filter's position in [`Filter::ALL`].
    failed: u32,
    /// Whether it would pass with the opposite rule: any one of the values instead of all, or all instead of any one.
    pub passes_otherwise: bool,
    /// Whether its shown texts contain all search words, regardless of the other filters.
    pub has_words: bool,
    /// The positions of the words in reading order: language, paragraph, ranges. Only for passages that pass or that
    /// the reader unfolded, because nobody can step to a hit that is folded.
    pub spans: Vec<Spans>,
}

pub struct Spans {
    pub lang: Lang,
    pub paragraph: usize,
    pub ranges: Vec<std::ops::Range<usize>>,
}

impl Matched<'_> {
    /// Returns whether it passes every filter.
    pub fn passes(&self) -> bool {
        self.failed == 0
    }

    /// Returns whether it passes every filter except this one, which does not count.
    pub fn passes_others(&self, filter: Filter) -> bool {
        self.failed & !bit(filter) == 0
    }

    /// The filters that it fails.
    pub fn failed(&self) -> impl Iterator<Item = Filter> {
        Filter::ALL.into_iter().filter(|filter| self.failed & bit(*filter) != 0)
    }
}

/// Ignores search words without any hit, so that they fold nothing: there is no passage to show instead.
pub fn without_words(matches: &mut [Matched<'_>]) {
    matches.iter_mut().for_each(|matched| matched.failed &= !bit(Filter::Words));
}

fn bit(filter: Filter) -> u32 {
    1 << filter as u32
}

/// Matches every passage of the interview, in reading order.
pub fn matches<'a>(
    interview: &'a Interview,
    state: &ViewState,
    query: &Query,
    finder: &Finder<'_>,
) -> Vec<Matched<'a>> {
    let turns = interview.threads.iter().flat_map(|thread| {
        let asking = thread.question.iter().map(|turn| (turn, true));
        asking.chain(thread.answers.iter().map(|answer| (&answer.turn, answer.follow_up)))
    });
    let passages = turns.flat_map(|(turn, asks)| turn.passages.iter().map(move |passage| (passage, asks)));
    passages.map(|(passage, asks)| matched(passage, asks, state, query, finder)).collect()
}

/// Matches one passage. `asks` is true if it belongs to a question, which *Questions only* does not fold.
fn matched<'a>(
    passage: &'a Rc<Passage>,
    asks: bool,
    state: &ViewState,
    query: &Query,
    finder: &Finder<'_>,
) -> Matched<'a> {
    let (filters, mut failed, mut passes_otherwise, mut spans) = (&state.filters, 0, true, Vec::new());
    let mut has_words = false;
    for filter in Filter::facets() {
        let passes = filters.takes(filter, passage, filters.matching);
        failed |= if passes { 0 } else { bit(filter) };
        passes_otherwise &= filters.takes(filter, passage, filters.matching.other());
    }
    if !query.is_empty() {
        let shown = shown_texts(passage, &state.reading);
        has_words = shown.iter().fold(0, |bits, text| bits | finder.words(passage, text)) == finder.all();
        let folds = failed != 0 || !asks && filters.is_on(Filter::QuestionsOnly);
        if has_words && (!folds || state.unfolded.contains(&passage.id)) {
            spans = spans_in(passage, shown, finder);
        }
        failed |= if has_words { 0 } else { bit(Filter::Words) };
        passes_otherwise &= has_words;
    }
    Matched { passage, failed, passes_otherwise, has_words, spans }
}

/// Finds the words in the texts that are shown.
pub fn spans_in(passage: &Passage, shown: &[Text], finder: &Finder<'_>) -> Vec<Spans> {
    let mut spans = Vec::new();
    for text in shown {
        for paragraph in 0..text.paragraphs.len() {
            let ranges = finder.spans(passage, text, paragraph);
            if !ranges.is_empty() {
                spans.push(Spans { lang: text.lang.clone(), paragraph, ranges });
            }
        }
    }
    // Side by side, the eye goes from paragraph to paragraph, not down one column and then the other.
    spans.sort_by_key(|spans| spans.paragraph);
    spans
}
