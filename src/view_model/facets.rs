//! The counts beside the values of filters and the questions, each taking the other filters into account.

use std::rc::Rc;

use super::matching::Matched;
use super::{Facet, QuestionLine, Status};
use crate::interview::Interview;
use crate::state::{Filter, Match, Value, ViewState};

/// With more questions than this, their counts are left out: they would be redrawn, every one, at each change.
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

/// The values of a filter that takes ids, in the interview's order.
pub fn facets(filter: Filter, interview: &Interview, state: &ViewState, matches: &[Matched<'_>]) -> Vec<Facet> {
    let (offers, chosen) = (filter.offers(interview), &state.filters[filter]);
    let mut counts = FacetCounts::of(&offers);
    // Each value beside the chosen ones, where all of them must match; else each by itself.
    let beside = (filter.combines() && state.filters.matching == Match::All).then_some(Match::All);
    for matched in matches.iter().filter(|matched| matched.passes_others(filter)) {
        if beside.is_none_or(|all| state.filters.takes(filter, matched.passage, all)) {
            filter.values(matched.passage, |id| counts.add(id));
        }
    }
    let facet = |value: Value| Facet { count: counts.get(value.id()), on: chosen.contains(value.id()), value };
    offers.into_iter().map(facet).collect()
}

/// Counts values by the address of their ids, which passages share with the interview's list: comparing the ids
/// themselves took longer than all the rest.
struct FacetCounts(Vec<(usize, usize)>);

impl FacetCounts {
    fn of(values: &[Value]) -> FacetCounts {
        let mut counts: Vec<(usize, usize)> = values.iter().map(|value| (address(value.id()), 0)).collect();
        counts.sort_unstable();
        FacetCounts(counts)
    }

    fn add(&mut self, id: &Rc<str>) {
        if let Ok(n) = self.find(id) {
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

/// `narrows`: some filter that is on has something to show.
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
