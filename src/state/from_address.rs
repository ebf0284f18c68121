//! Converts an [`Address`] to the state that it opens, and a state to its address.
//!
//! This is where an address meets its interview: values that the interview does not have are left out and listed.

use std::rc::Rc;

use super::{Address, Filter, Ids, Parameter, Reading, Target, Unknown, Value, ViewState, mended, original, pin};
use crate::interview::Interview;

impl ViewState {
    /// Returns the state that an address opens, with its target unfolded, and the values that were ignored.
    pub fn from_address(interview: &Interview, address: &Address) -> (ViewState, Vec<Unknown>) {
        let mut state = ViewState::first(interview);
        let mut unknown = address.unread.clone();
        let mut ignore = |parameter, value: &Rc<str>| unknown.push(Unknown { parameter, value: value.clone() });

        if let Some(reading) = &address.lang {
            let best = match reading {
                Reading::One(lang) => {
                    lang.best(&interview.languages).map(|n| Reading::One(interview.languages[n].clone()))
                }
                Reading::Both => None,
            };
            match [Some(reading.clone()), best]
                .into_iter()
                .flatten()
                .find(|one| Reading::offered(interview).contains(one))
            {
                Some(reading) => state.read(&reading),
                None => ignore(Parameter::Lang, &reading.tag()),
            }
        }
        state.filters = address.filters.clone();
        for filter in Filter::facets() {
            let offers = filter.offers(interview);
            let (known, others) = part(&address.filters[filter], offers.iter().map(Value::id));
            state.filters[filter] = known;
            others.iter().for_each(|id| ignore(Parameter::Filter(filter), id));
        }
        if let Some(target) = &address.target {
            // The words are searched elsewhere only if no reading of the id is a place in the interview.
            let known = pin::is_place(interview, &target.id).then(|| target.clone());
            let known =
                known.or_else(|| mended::target(interview, target)).or_else(|| mended::numbered(interview, target));
            match known.or_else(|| pin::find(interview, target).map(|_| target.clone())) {
                Some(known) => {
                    let quote = mended::quote(interview, &known).or(known.quote);
                    let known = Target { id: known.id, quote };
                    let found = pin::find(interview, &known);
                    state.unfolded.extend(found.map(|found| found.passages).unwrap_or_default());
                    state.target = Some(known);
                }
                None => ignore(Parameter::Target, &target.id),
            }
        }
        (state, unknown)
    }

    /// Returns the address of this state. `from` is any address of the same page: its interview and foreign parameters
    /// are kept.
    pub fn address(&self, interview: &Interview, from: &Address) -> Address {
        let original = Reading::One(original(interview).clone());
        Address {
            opening: from.opening.clone(),
            lang: (self.reading != original).then(|| self.reading.clone()),
            filters: self.filters.clone(),
            target: self.target.clone(),
            other: from.other.clone(),
            unread: Vec::new(),
        }
    }
}

/// Splits ids into those that exist and those that mean none of the existing ones.
fn part<'a>(ids: &Ids, all: impl Iterator<Item = &'a Rc<str>> + Clone) -> (Ids, Vec<Rc<str>>) {
    let (mut known, mut others) = (Ids::default(), Vec::new());
    for id in ids {
        let find = |reading: &str| all.clone().find(|known| ***known == *reading).cloned();
        match mended::first(id, find) {
            Some(id) => known.insert(id),
            None => others.push(id.clone()),
        }
    }
    (known, others)
}
