//! A [`ViewState`]: what the reader chose, from the address, the saved [`Preferences`] and clicks.
//!
//! ```text
//! address ⇄ Address ⇄ ViewState ── Action ──→ ViewState
//! ```
//!
//! It holds only choices: nothing counted, found or laid out (the outline does that), nothing that the browser knows.

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
pub use quoted::place_in;
pub use ui_language::Ui;

/// The reader's choices for one interview. Every language, theme, speaker and target in it is one of the interview's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewState {
    pub reading: Reading,
    /// The last single language read: while both are read, interface words and labels follow it. Else the one in
    /// `reading`. Not in the address.
    pub control: Lang,
    pub filters: Filters,
    /// Ids of the speakers whose words are highlighted. Not in the address.
    pub highlighted: Ids,
    /// Ids of the passages opened by hand or by following an address to them. Emptied when what is filtered changes.
    /// Not in the address.
    pub unfolded: Ids,
    /// What the fragment points to.
    pub target: Option<Target>,
    /// The present hit, from 0; not bounded by the number of hits, which the state does not know. Back to 0 when what
    /// is found changes. Not in the address.
    pub hit: usize,
}

/// In which language the interview is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    One(Lang),
    /// Side by side. Only an interview in several languages offers it.
    Both,
}

/// A turn or a passage, or words in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Never empty.
    pub id: Rc<str>,
    pub quote: Option<Quote>,
}

/// Words that an address points to. None of them empty: an address cannot say an empty quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quote {
    Words(Rc<str>),
    /// From the first of these words to the last of those.
    Between {
        first: Rc<str>,
        last: Rc<str>,
    },
}

/// What a reader does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Read(Reading),
    /// Chooses a value of a filter beside those already chosen, or no longer.
    Toggle(Filter, Rc<str>),
    /// Chooses a theme, or no longer, at a passage that has it: the reader stays there.
    Pick {
        theme: Rc<str>,
        passage: Rc<str>,
    },
    Matching(Match),
    ToggleHighlight(Rc<str>),
    Search(Rc<str>),
    /// Makes this hit the present one.
    Hit(usize),
    /// Takes off every filter that selects passages, and resets `matching`.
    Clear,
    /// Opens these passages.
    Unfold(Vec<Rc<str>>),
    /// Lets these passages fold again; a target among them is given up.
    Fold(Vec<Rc<str>>),
    /// Follows a link to a turn or passage, and unfolds it.
    GoTo(Target),
    /// Names a turn or passage in the address, and unfolds it, for a link that is copied: the page stays where it is.
    Cite(Target),
    /// The address changed (back, forward, a link): takes a state from [`ViewState::from_address`], with what no address says
    /// kept from the present one.
    Open(Box<ViewState>),
}

impl ViewState {
    /// What an address without parameters shows: all of the interview in its original language.
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

    /// The state after an action; `None` where nothing changes. A language, theme, speaker or target that the interview
    /// does not have changes nothing.
    pub fn apply(&self, interview: &Interview, action: &Action) -> Option<ViewState> {
        let mut next = self.clone();
        match action {
            Action::Read(reading) if Reading::offered(interview).contains(reading) => next.read(reading),
            Action::Toggle(filter, id) if offers(interview, *filter, id) => next.filters[*filter].toggle(id),
            Action::Pick { theme, .. } if offers(interview, Filter::Themes, theme) => {
                next.filters[Filter::Themes].toggle(theme);
            }
            Action::ToggleHighlight(id) if offers(interview, Filter::Speakers, id) => next.highlighted.toggle(id),
            Action::Read(_) | Action::Toggle(..) | Action::Pick { .. } | Action::ToggleHighlight(_) => return None,
            Action::Matching(matching) => next.filters.matching = *matching,
            Action::Search(query) => next.filters.set(Filter::Words, query.clone()),
            Action::Clear => next.filters.clear(),
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
            Action::Open(opened) => {
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
        let opened = matches!(action, Action::Open(_));
        if !opened && next.filters != self.filters {
            next.unfolded.clear();
            // What the address points to stays open, as it would be for whoever opens that address.
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
    /// The readings that an interview offers: each of its languages, then both, where it has more than one.
    pub fn offered(interview: &Interview) -> Vec<Reading> {
        let mut readings: Vec<_> = interview.languages.iter().cloned().map(Reading::One).collect();
        if readings.len() > 1 {
            readings.push(Reading::Both);
        }
        readings
    }

    /// Whether all that is read is written from right to left.
    pub fn is_rtl(&self, interview: &Interview) -> bool {
        match self {
            Reading::One(lang) => lang.is_rtl(),
            Reading::Both => interview.languages.iter().all(Lang::is_rtl),
        }
    }

    /// What the address calls it: `both`, or the language's tag.
    pub fn tag(&self) -> Rc<str> {
        match self {
            Reading::One(lang) => lang.tag(),
            Reading::Both => "both".into(),
        }
    }

    /// Reads a [`Reading::tag`], in any case. `None` for what is no language tag.
    pub fn parse(tag: &str) -> Option<Reading> {
        if tag.eq_ignore_ascii_case("both") { Some(Reading::Both) } else { Lang::parse(tag).map(Reading::One) }
    }
}

fn original(interview: &Interview) -> &Lang {
    interview.languages.first().expect("an interview has a language")
}

/// Whether a filter takes this value in this interview.
fn offers(interview: &Interview, filter: Filter, value: &str) -> bool {
    match filter.takes() {
        Takes::Ids => filter.offers(interview).iter().any(|offered| **offered.id() == *value),
        Takes::Flag(word) => word == value,
        Takes::Text => false,
    }
}

/// The ids of the passages that an address names: of a whole turn, or one. `None` where the interview has no such place.
fn passages_at(interview: &Interview, id: &str) -> Option<Vec<Rc<str>>> {
    if let Some(turn) = interview.turns().find(|turn| *turn.id == *id) {
        return Some(turn.passages.iter().map(|passage| passage.id.clone()).collect());
    }
    interview.passages().find(|passage| *passage.id == *id).map(|passage| vec![passage.id.clone()])
}
