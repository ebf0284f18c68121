//! The counts beside the values of filters and beside the questions. Each count takes the other filters into account.

use std::rc::Rc;

use super::matching::Matched;
use super::model::{Facet, QuestionLine, Status};
use crate::interview::Interview;
use crate::state::{Filter, Match, Value, ViewState};

/// The greatest number of threads for which questions have counts: with more, every change would redraw too many of
/// them.
const COUNTED: usize = 500;

pub fn status(state: &ViewState, matches: &[Matched<'_>]) -> Status {
    Status {
        shown: matches.iter().filter(|m| m.passes()).count(),
        total: matches.len(),
        filtered: is_filtered(state),
        otherwise: matches.iter().filter(|m| m.passes_otherwise).count(),
    }
}

fn is_filtered(state: &ViewState) -> bool {
    state.filters.selecting().next().is_some()
}

/// Returns the values of a filter that takes ids, in the interview's order.
pub fn facets(filter: Filter, interview: &Interview, state: &ViewState, matches: &[Matched<'_>]) -> Vec<Facet> {
    let (offers, chosen) = (filter.offers(interview), &state.filters[filter]);
    let mut counts = FacetCounts::of(&offers);
    // If all chosen values must match, counts each value together with the chosen ones; otherwise on its own.
    let beside = (filter.combines() && state.filters.matching == Match::All).then_some(Match::All);
    for matched in matches.iter().filter(|matched| matched.passes_others(filter)) {
        if beside.is_none_or(|all| state.filters.takes(filter, matched.passage, all)) {
            filter.values(matched.passage, |id| counts.add(id));
        }
    }
    let facet = |value: Value| Facet { count: counts.get(value.id()), on: chosen.contains(value.id()), value };
    offers.into_iter().map(facet).collect()
}

/// Counts values by the memory address of their ids, which passages share with the interview's list: to compare the ids
/// themselves took longer than everything else.
struct FacetCounts(Vec<(usize, usize)>);

impl FacetCounts {
    fn of(values: &[Value]) -> FacetCounts {
        let mut counts: Vec<(usize, usize)> = values.iter().map(|value| (address(value.id()), 0)).collect();
        counts.sort_unstable();
        FacetCounts(counts)
    }

    fn add(&mut self, id: &Rc<str>) {
        let found = self.find(id);
        debug_assert!(found.is_ok(), "{id}: a passage's value must be the `Rc` that the filter offers");
        if let Ok(n) = found {
            self.0[n].1 += 1;
        }
    }

    fn get(&self, id: &Rc<str>) -> usize {
        self.find(id).map_or(0, |n| self.0[n].1)
    }

    fn find(&self, id: &Rc<str>) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(&address(id)))
    }
}

fn address(id: &Rc<str>) -> usize {
    id.as_ptr().addr()
}

/// Returns the table of contents. `narrows` is true if an active filter has results.
pub fn questions(interview: &Interview, narrows: bool, matches: &[Matched<'_>]) -> Vec<QuestionLine> {
    let counted = narrows && interview.threads.len() <= COUNTED;
    let mut rest = matches.iter();
    let mut lines = Vec::new();
    for thread in &interview.threads {
        let passages = thread.turns().map(|turn| turn.passages.len()).sum();
        let count = rest.by_ref().take(passages).filter(|m| m.passes()).count();
        if let Some(number) = thread.number {
            let count = counted.then_some(count);
            lines.push(QuestionLine { id: thread.id.clone(), number, label: thread.label.clone(), count });
        }
    }
    lines
}
