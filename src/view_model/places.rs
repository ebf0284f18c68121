//! The places that the filters found and the reader can step through.

use super::matching::Matched;
use crate::interview::Interview;
use crate::state::{Filter, ViewState};

/// Returns the number of hits in each passage, in reading order. With search words, the hits are their occurrences;
/// while only questions are shown, the questions; with other filters, the passages that pass. `folded` tells for each
/// thread whether all of it is hidden.
pub fn hits(interview: &Interview, state: &ViewState, matches: &[Matched<'_>], folded: &[bool]) -> Vec<usize> {
    if state.filters.is_on(Filter::Words) {
        let count = |matched: &Matched<'_>| matched.spans.iter().map(|spans| spans.ranges.len()).sum();
        return matches.iter().map(count).collect();
    }
    if state.filters.is_on(Filter::QuestionsOnly) {
        return questions(interview, matches.len(), folded);
    }
    let selects = state.filters.selecting().next().is_some();
    matches.iter().map(|matched| usize::from(selects && matched.passes())).collect()
}

/// One hit for each question that is shown, at its first passage.
fn questions(interview: &Interview, passages: usize, folded: &[bool]) -> Vec<usize> {
    let mut hits = Vec::with_capacity(passages);
    for (thread, folded) in interview.threads.iter().zip(folded) {
        let first = hits.len();
        hits.resize(first + thread.turns().map(|turn| turn.passages.len()).sum::<usize>(), 0);
        let asks = thread.question.iter().any(|turn| !turn.passages.is_empty());
        if asks && !folded && thread.number.is_some() {
            hits[first] = 1;
        }
    }
    hits
}
