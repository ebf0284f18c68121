//! Which passages pass which filter, worked out once for everything else.

use std::rc::Rc;

use super::shown_texts;
use crate::interview::{Interview, Lang, Passage, Text};
use crate::search::{Finder, Query};
use crate::state::{Filter, ViewState};

/// One passage and the filters.
pub struct Matched<'a> {
    pub passage: &'a Rc<Passage>,
    /// A bit for each filter that it does not pass, by its place in [`Filter::ALL`].
    failed: u32,
    /// It would pass if any one of the values were enough where all are asked for, or the other way round.
    pub passes_otherwise: bool,
    /// All words of the search stand in what is shown of it, whatever the other filters say.
    pub has_words: bool,
    /// Where the words stand, in the order of reading: language, paragraph, spans. Only in passages that pass or were opened
    /// by hand: nobody can step to a hit that is folded.
    pub spans: Vec<Spans>,
}

pub struct Spans {
    pub lang: Lang,
    pub paragraph: usize,
    pub ranges: Vec<std::ops::Range<usize>>,
}

impl Matched<'_> {
    /// Whether it passes every filter.
    pub fn passes(&self) -> bool {
        self.failed == 0
    }

    /// Whether it passes every filter but this one, which does not count.
    pub fn passes_others(&self, filter: Filter) -> bool {
        self.failed & !bit(filter) == 0
    }

    /// The filters that it does not pass.
    pub fn failed(&self) -> impl Iterator<Item = Filter> {
        Filter::ALL.into_iter().filter(|filter| self.failed & bit(*filter) != 0)
    }
}

/// Lets the words that stand nowhere fold nothing: there is no passage to show in place of the others.
pub fn without_words(matches: &mut [Matched<'_>]) {
    matches.iter_mut().for_each(|matched| matched.failed &= !bit(Filter::Words));
}

fn bit(filter: Filter) -> u32 {
    1 << filter as u32
}

/// Every passage of the interview, in reading order.
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

/// `asks`: it belongs to a question, which *Questions only* does not fold.
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

/// The places of the words in the texts that are shown.
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
