//! A [`ViewState`]: the reader's choices, from the address, the saved [`Preferences`] and clicks.
//!
//! ```text
//! address ⇄ Address ⇄ ViewState ── Action ──→ ViewState
//! ```
//!
//! It contains only choices: nothing that is counted, found or laid out (that is the outline's task), and nothing that
//! only the browser knows.

mod address;
mod embed_options;
mod filter;
mod from_address;
mod ids;
mod mended;
pub mod pin;
mod preferences;
mod quoted;
mod ui_language;

use std::rc::Rc;

use crate::interview::{Interview, Lang};

pub use address::{Address, Opening, Parameter, Unknown};
pub use embed_options::EmbedOptions;
pub use filter::{Filter, Filters, Match, Takes, Value};
pub use ids::Ids;
pub use mended::{is_mended, is_tracker, known, openings};
pub use pin::LinkNotice;
pub use preferences::{Preferences, Scheme, Size};
pub use quoted::{place_in, through};
pub use ui_language::Ui;

/// The reader's choices for one interview. Every language, theme, speaker and target in it exists in the interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewState {
    pub reading: Reading,
    /// The language of interface words and labels: the one in `reading`, or, while both are read, the last single
    /// language. Not in the address.
    pub control: Lang,
    pub filters: Filters,
    /// The ids of the speakers whose words are highlighted. Not in the address.
    pub highlighted: Ids,
    /// The ids of the passages that were opened by hand or by an address that leads to them. Emptied when the filters
    /// change. Not in the address.
    pub unfolded: Ids,
    /// The target of the fragment.
    pub target: Option<Target>,
    /// The current hit, from 0; not limited by the number of hits, which the state does not know. Reset to 0 when the
    /// results change. Not in the address.
    pub hit: usize,
}

/// The language in which the interview is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    One(Lang),
    /// Both languages side by side. Only an interview in several languages offers it.
    Both,
}

/// A turn or a passage, or words in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Never empty.
    pub id: Rc<str>,
    pub quote: Option<Quote>,
}

/// Words that an address points to. None is empty: an address cannot express an empty quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quote {
    Words(Rc<str>),
    /// From the first words to the last words.
    Between {
        first: Rc<str>,
        last: Rc<str>,
    },
    /// From the first words to the last words, which are in a later passage.
    Through {
        first: Rc<str>,
        to: Rc<str>,
        last: Rc<str>,
    },
}

impl Quote {
    /// The words as far as the address has them: of a long quotation, the first and the last.
    pub fn shown(&self) -> String {
        match self {
            Quote::Words(words) => words.to_string(),
            Quote::Between { first, last } | Quote::Through { first, last, .. } => format!("{first} … {last}"),
        }
    }
}

/// An action of the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Read(Reading),
    /// Reads in another language to see there what a search has found: goes to the first hit.
    ReadHits(Reading),
    /// Toggles a value of a filter.
    Toggle(Filter, Rc<str>),
    /// Toggles a theme at a passage that has it, where the reader stays.
    Pick {
        theme: Rc<str>,
        passage: Rc<str>,
    },
    Matching(Match),
    ToggleHighlight(Rc<str>),
    Search(Rc<str>),
    /// Makes this the current hit.
    Hit(usize),
    /// Turns off every filter that selects passages, and resets `matching`.
    Clear,
    /// Clears every filter except the words of the search.
    SearchAll,
    /// Opens these passages.
    Unfold(Vec<Rc<str>>),
    /// Lets these passages fold again; a target among them is dropped.
    Fold(Vec<Rc<str>>),
    /// Follows a link to a turn or passage, and unfolds it.
    GoTo(Target),
    /// Names a turn or passage in the address and unfolds it, for a link that is copied: the page does not scroll.
    Cite(Target),
    /// Takes over a state from [`ViewState::from_address`] after the address has changed (back, forward, a link). What
    /// addresses do not contain is kept from the current state.
    Open(Box<ViewState>),
    /// The same, for Back and Forward to an address at which the reader has been: they return to their place there.
    Return(Box<ViewState>),
}

impl ViewState {
    /// The state of an address without parameters: the whole interview in its original language.
    pub fn first(interview: &Interview) -> ViewState {
        let original = original(interview).clone();
        ViewState {
            reading: Reading::One(original.clone()),
            control: original,
            filters: Filters::default(),
            highlighted: Ids::default(),
            unfolded: Ids::default(),
            target: None,
            hit: 0,
        }
    }

    /// Returns the state after an action; `None` if nothing changes. A language, theme, speaker or target that the
    /// interview does not have changes nothing.
    pub fn apply(&self, interview: &Interview, action: &Action) -> Option<ViewState> {
        let mut next = self.clone();
        match action {
            Action::Read(reading) | Action::ReadHits(reading) if Reading::offered(interview).contains(reading) => {
                next.read(reading);
            }
            Action::Toggle(filter, id) if offers(interview, *filter, id) => next.filters[*filter].toggle(id),
            Action::Pick { theme, .. } if offers(interview, Filter::Themes, theme) => {
                next.filters[Filter::Themes].toggle(theme);
            }
            Action::ToggleHighlight(id) if offers(interview, Filter::Speakers, id) => next.highlighted.toggle(id),
            Action::Read(_)
            | Action::ReadHits(_)
            | Action::Toggle(..)
            | Action::Pick { .. }
            | Action::ToggleHighlight(_) => return None,
            Action::Matching(matching) => next.filters.matching = *matching,
            Action::Search(query) => next.filters.set(Filter::Words, query.clone()),
            Action::Clear => next.filters.clear(),
            Action::SearchAll => {
                next.filters = Filters::default().with(Filter::Words, self.filters[Filter::Words].iter().cloned())
            }
            Action::Hit(hit) => next.hit = *hit,
            Action::Unfold(ids) => next.unfolded.extend(ids.clone()),
            Action::Fold(ids) => {
                next.unfolded.retain(|id| !ids.contains(id));
                // Otherwise the address would open what was folded by hand.
                let at =
                    next.target.as_ref().and_then(|target| pin::find(interview, target)).map(|found| found.passages);
                if at.is_some_and(|at| at.iter().any(|id| ids.contains(id))) {
                    next.target = None;
                }
            }
            Action::GoTo(target) | Action::Cite(target) => {
                let passages = pin::find(interview, target)?.passages;
                next.target = Some(target.clone());
                next.unfolded.extend(passages);
            }
            Action::Open(opened) | Action::Return(opened) => {
                next = (**opened).clone();
                next.highlighted = self.highlighted.clone();
                next.hit = self.hit;
                if next.reading == Reading::Both {
                    next.control = self.control.clone();
                }
            }
        }
        let read_anew = next.reading != self.reading && next.filters.is_on(Filter::Words);
        if next.filters != self.filters || read_anew {
            next.hit = 0;
        }
        let opened = matches!(action, Action::Open(_) | Action::Return(_));
        if !opened && next.filters != self.filters {
            next.unfolded.clear();
            // The target stays open, as it would be for anybody who opens the address.
            let found = next.target.as_ref().and_then(|target| pin::find(interview, target));
            next.unfolded.extend(found.map(|found| found.passages).unwrap_or_default());
        }
        (next != *self).then_some(next)
    }

    fn read(&mut self, reading: &Reading) {
        self.reading = reading.clone();
        if let Reading::One(lang) = reading {
            self.control = lang.clone();
        }
    }
}

impl Reading {
    /// Returns the readings that an interview offers: each of its languages, and both if it has several.
    pub fn offered(interview: &Interview) -> Vec<Reading> {
        let mut readings: Vec<_> = interview.languages.iter().cloned().map(Reading::One).collect();
        if readings.len() > 1 {
            readings.push(Reading::Both);
        }
        readings
    }

    /// Returns whether everything that is read is written from right to left.
    pub fn is_rtl(&self, interview: &Interview) -> bool {
        match self {
            Reading::One(lang) => lang.is_rtl(),
            Reading::Both => interview.languages.iter().all(Lang::is_rtl),
        }
    }

    /// The value in the address: `both`, or the language's tag.
    pub fn tag(&self) -> Rc<str> {
        match self {
            Reading::One(lang) => lang.tag(),
            Reading::Both => "both".into(),
        }
    }

    /// Parses a [`Reading::tag`] in any case. `None` if it is not a language tag.
    pub fn parse(tag: &str) -> Option<Reading> {
        if tag.eq_ignore_ascii_case("both") { Some(Reading::Both) } else { Lang::parse(tag).map(Reading::One) }
    }
}

fn original(interview: &Interview) -> &Lang {
    interview.languages.first().expect("an interview has a language")
}

/// Returns whether a filter accepts this value in this interview.
fn offers(interview: &Interview, filter: Filter, value: &str) -> bool {
    match filter.takes() {
        Takes::Ids => filter.offers(interview).iter().any(|offered| **offered.id() == *value),
        Takes::Flag(word) => word == value,
        Takes::Text => false,
    }
}

/// Returns the ids of the passages at a place: of a whole turn, or one. `None` if the interview has no such place.
fn passages_at(interview: &Interview, id: &str) -> Option<Vec<Rc<str>>> {
    if let Some(turn) = interview.turns().find(|turn| *turn.id == *id) {
        return Some(turn.passages.iter().map(|passage| passage.id.clone()).collect());
    }
    interview.passages().find(|passage| *passage.id == *id).map(|passage| vec![passage.id.clone()])
}
