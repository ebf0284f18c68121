//! The links in *Share*: to the whole interview, and to what the reader is looking at.

use std::rc::Rc;

use crate::interview::Interview;
use crate::state::{Address, Filter, Filters, Quote, Target, ViewState, pin};

/// The target of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Words of a passage.
    Words(Rc<str>),
    Interview,
    /// The passages that pass the filters.
    Results,
    /// The question on screen, by its number.
    Question(u32),
    /// A passage, by its number.
    Passage(Rc<str>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub place: Place,
    /// Without the interview: the page knows where that is.
    pub address: Address,
}

/// Returns the links in the order in which they are offered. `here` is the id of the question on screen, `selected` the
/// words that the reader has selected, and `passage` the passage that the reader is at.
pub fn links(
    interview: &Interview,
    state: &ViewState,
    here: Option<&str>,
    selected: Option<&Target>,
    passage: Option<&str>,
) -> Vec<Link> {
    let to = |place, target: Option<&Target>, filters: Filters| {
        let target = target.map(|target| pin::pinned(interview, target));
        Link { place, address: Address { lang: Some(state.reading.clone()), filters, target, ..Address::default() } }
    };
    let mut links = Vec::new();
    if let Some((target, words)) = selected.and_then(|target| Some((target, words(target.quote.as_ref()?)))) {
        links.push(to(Place::Words(words), Some(target), Filters::default()));
    }
    links.push(to(Place::Interview, None, Filters::default()));
    if Filter::ALL.into_iter().any(|filter| state.filters.is_on(filter)) {
        links.push(to(Place::Results, None, state.filters.clone()));
    }
    let thread = interview.threads.iter().find(|thread| Some(&*thread.id) == here);
    if let Some((thread, number)) = thread.and_then(|thread| Some((thread, thread.number?))) {
        let target = Target { id: thread.id.clone(), quote: None };
        links.push(to(Place::Question(number), Some(&target), Filters::default()));
    }
    let found = passage.and_then(|id| interview.passages().find(|passage| *passage.id == *id));
    if let Some(passage) = found {
        let target = Target { id: passage.id.clone(), quote: None };
        links.push(to(Place::Passage(passage.number.clone()), Some(&target), Filters::default()));
    }
    links
}

fn words(quote: &Quote) -> Rc<str> {
    match quote {
        Quote::Words(words) => words.clone(),
        Quote::Between { first, last } | Quote::Through { first, last, .. } => format!("{first} … {last}").into(),
    }
}
