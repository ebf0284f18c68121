//! The links that *Share* offers: to all of an interview, and to what the reader has before them in it.

use std::rc::Rc;

use crate::interview::Interview;
use crate::state::{Address, Filter, Filters, Quote, Target, ViewState, pin};

/// What a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// These words of a passage.
    Words(Rc<str>),
    Interview,
    /// The passages that the filters leave.
    Results,
    /// The question of this number, which is on screen.
    Question(u32),
    /// The passage of this number.
    Passage(Rc<str>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub place: Place,
    /// Without its interview: where that is read, the page knows.
    pub address: Address,
}

/// The links in the order in which they are offered. `here`: the id of the question on screen; `selected`: the words that
/// the reader has selected; `passage`: the passage that the reader is at.
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
        Quote::Between { first, last } => format!("{first} … {last}").into(),
    }
}
