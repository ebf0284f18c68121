//! A [`Filter`]: one way to narrow an interview down, from its address parameter to the passages that it selects.
//!
//! Everything that is specific to a filter is in this file, in one `match` for each question; the address, the counts,
//! the rows of folded passages, the status line and the tools call these. The crate's docs list the steps to add one.

use std::ops::{Index, IndexMut};
use std::rc::Rc;

use super::Ids;
use crate::interview::{Interview, Localized, Passage, Speaker, Theme};

/// The filters, in the order of the address, the tools and the status line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    Themes,
    Speakers,
    /// The search.
    Words,
    /// Folds every answer. It does not exclude passages from counts and search, and *Clear* leaves it on. It is the last
    /// variant: see [`Filter::ALL`].
    QuestionsOnly,
}

/// The kind of values that a filter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Ids of values in the interview, without duplicates.
    Ids,
    /// A text, as typed.
    Text,
    /// This word, which turns it on.
    Flag(&'static str),
}

/// A value that an interview offers for a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Theme(Rc<Theme>),
    Speaker(Rc<Speaker>),
}

/// The chosen values of each filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    chosen: [Ids; Filter::ALL.len()],
    pub matching: Match,
}

/// Whether passages need any or all of the chosen values, for a filter of which a passage can have several
/// ([`Filter::combines`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Match {
    #[default]
    Any,
    All,
}

impl Filter {
    /// Its length is the place of the last variant, so that a filter that is missing here does not compile.
    pub const ALL: [Filter; Filter::QuestionsOnly as usize + 1] =
        [Filter::Themes, Filter::Speakers, Filter::Words, Filter::QuestionsOnly];

    /// The value of [`Filter::QuestionsOnly`].
    pub const QUESTIONS: &str = "questions";

    /// The address parameter for a value. A parameter for several ids is repeated.
    pub fn parameter(self) -> &'static str {
        match self {
            Filter::Themes => "theme",
            Filter::Speakers => "speaker",
            Filter::Words => "q",
            Filter::QuestionsOnly => "only",
        }
    }

    /// The attribute of the embedding element.
    pub fn attribute(self) -> &'static str {
        match self {
            Filter::Themes => "themes",
            Filter::Speakers => "speakers",
            Filter::Words => "q",
            Filter::QuestionsOnly => "view",
        }
    }

    pub fn takes(self) -> Takes {
        match self {
            Filter::Themes | Filter::Speakers => Takes::Ids,
            Filter::Words => Takes::Text,
            Filter::QuestionsOnly => Takes::Flag(Filter::QUESTIONS),
        }
    }

    /// Returns the values that an interview offers, in its order; none for a filter that does not take ids.
    pub fn offers(self, interview: &Interview) -> Vec<Value> {
        match self {
            Filter::Themes => interview.themes.iter().cloned().map(Value::Theme).collect(),
            Filter::Speakers => interview.speakers.iter().cloned().map(Value::Speaker).collect(),
            Filter::Words | Filter::QuestionsOnly => Vec::new(),
        }
    }

    /// Calls `each` with the id of every value of a passage: the same `Rc` as in [`Filter::offers`].
    pub fn values<'a>(self, passage: &'a Passage, each: impl FnMut(&'a Rc<str>)) {
        match self {
            Filter::Themes => passage.themes.iter().map(|theme| &theme.id).for_each(each),
            Filter::Speakers => passage.speaker.iter().map(|speaker| &speaker.id).for_each(each),
            Filter::Words | Filter::QuestionsOnly => {}
        }
    }

    /// Returns whether readers may require all of the chosen values (`match=all`).
    pub fn combines(self) -> bool {
        match self {
            Filter::Themes => true,
            Filter::Speakers | Filter::Words | Filter::QuestionsOnly => false,
        }
    }

    /// Returns whether the filter decides which passages are counted and searched, and is removed by *Clear*.
    pub fn selects(self) -> bool {
        !matches!(self.takes(), Takes::Flag(_))
    }

    /// Iterates over the filters that take ids.
    pub fn facets() -> impl Iterator<Item = Filter> {
        Filter::ALL.into_iter().filter(|filter| filter.takes() == Takes::Ids)
    }
}

impl Value {
    pub fn id(&self) -> &Rc<str> {
        match self {
            Value::Theme(theme) => &theme.id,
            Value::Speaker(speaker) => &speaker.id,
        }
    }

    pub fn label(&self) -> &Localized {
        match self {
            Value::Theme(theme) => &theme.label,
            Value::Speaker(speaker) => &speaker.name,
        }
    }

    /// A note on what the value means, if the file has one.
    pub fn about(&self) -> Option<&Localized> {
        match self {
            Value::Theme(theme) => theme.about.as_ref(),
            Value::Speaker(_) => None,
        }
    }
}

impl Filters {
    /// Returns the filters with these values for `filter`.
    #[must_use]
    pub fn with(mut self, filter: Filter, values: impl IntoIterator<Item = Rc<str>>) -> Filters {
        self[filter] = values.into_iter().collect();
        self
    }

    /// The search as typed; may be empty.
    pub fn query(&self) -> &str {
        self[Filter::Words].iter().next().map_or("", |query| query)
    }

    /// Replaces the value of a filter that takes a text or a flag; an empty value turns it off.
    pub fn set(&mut self, filter: Filter, value: Rc<str>) {
        self[filter].clear();
        if !value.is_empty() {
            self[filter].insert(value);
        }
    }

    /// Returns whether a filter has a value. A search of white space does not count.
    pub fn is_on(&self, filter: Filter) -> bool {
        self[filter].iter().any(|value| filter.takes() != Takes::Text || !value.trim().is_empty())
    }

    /// Iterates over the filters that are on and select passages.
    pub fn selecting(&self) -> impl Iterator<Item = Filter> {
        Filter::ALL.into_iter().filter(|filter| filter.selects() && self.is_on(*filter))
    }

    /// Turns off every filter that selects passages, and resets `matching`.
    pub fn clear(&mut self) {
        self.matching = Match::default();
        for filter in Filter::ALL.into_iter().filter(|filter| filter.selects()) {
            self[filter].clear();
        }
    }

    /// Returns whether a passage passes a filter that takes ids. `matching` only matters if the filter
    /// [combines](Filter::combines).
    pub fn takes(&self, filter: Filter, passage: &Passage, matching: Match) -> bool {
        let chosen = &self[filter];
        if chosen.is_empty() {
            return true;
        }
        let mut has = 0;
        filter.values(passage, |id| has += usize::from(chosen.contains(id)));
        match matching {
            Match::All if filter.combines() => has == chosen.len(),
            _ => has > 0,
        }
    }

    /// Returns whether a passage passes every filter that takes ids.
    pub fn take(&self, passage: &Passage) -> bool {
        Filter::facets().all(|filter| self.takes(filter, passage, self.matching))
    }
}

impl Index<Filter> for Filters {
    type Output = Ids;

    fn index(&self, filter: Filter) -> &Ids {
        &self.chosen[filter as usize]
    }
}

impl IndexMut<Filter> for Filters {
    fn index_mut(&mut self, filter: Filter) -> &mut Ids {
        &mut self.chosen[filter as usize]
    }
}

impl Match {
    pub fn other(self) -> Match {
        match self {
            Match::Any => Match::All,
            Match::All => Match::Any,
        }
    }

    /// The value in the address.
    pub fn tag(self) -> &'static str {
        match self {
            Match::Any => "any",
            Match::All => "all",
        }
    }

    /// Parses a [`Match::tag`].
    pub fn parse(tag: &str) -> Option<Match> {
        [Match::Any, Match::All].into_iter().find(|matching| matching.tag() == tag)
    }
}
