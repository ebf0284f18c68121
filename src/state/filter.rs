//! A [`Filter`]: one way to narrow an interview down, from its address parameter to the passages that it takes.
//!
//! All that is particular to a filter is in this file, in one `match` a question; the address, the counts, the rows of
//! folded passages, the status line and the tools ask these. To add one: a variant, an arm in each `match`, its words in
//! `src/words`, and its attribute in `static/element/custom-elements.json`.

use std::ops::{Index, IndexMut};
use std::rc::Rc;

use super::Ids;
use crate::interview::{Interview, Localized, Passage, Speaker, Theme};

/// The filters in the order in which the address, the tools and the status line have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    Themes,
    Speakers,
    /// The words of the search.
    Words,
    /// Folds every answer. It hides no passage from counts and search, and *Clear* leaves it on.
    QuestionsOnly,
}

/// What the values of a filter are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Ids of values that the interview has, each once.
    Ids,
    /// One text, as typed.
    Text,
    /// This one word: on or off.
    Flag(&'static str),
}

/// One of the values that an interview offers for a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Theme(Rc<Theme>),
    Speaker(Rc<Speaker>),
}

/// What is chosen in each filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    chosen: [Ids; Filter::ALL.len()],
    pub matching: Match,
}

/// Which passages several values of a filter select, where a passage can have several ([`Filter::combines`]).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Match {
    #[default]
    Any,
    All,
}

impl Filter {
    pub const ALL: [Filter; 4] = [Filter::Themes, Filter::Speakers, Filter::Words, Filter::QuestionsOnly];

    /// The value of [`Filter::QuestionsOnly`].
    pub const QUESTIONS: &str = "questions";

    /// The parameter of the address that names a value. One that takes several ids is repeated.
    pub fn parameter(self) -> &'static str {
        match self {
            Filter::Themes => "theme",
            Filter::Speakers => "speaker",
            Filter::Words => "q",
            Filter::QuestionsOnly => "only",
        }
    }

    /// The attribute of the element.
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

    /// The values that an interview offers, in its order; none for a filter that takes no ids.
    pub fn offers(self, interview: &Interview) -> Vec<Value> {
        match self {
            Filter::Themes => interview.themes.iter().cloned().map(Value::Theme).collect(),
            Filter::Speakers => interview.speakers.iter().cloned().map(Value::Speaker).collect(),
            Filter::Words | Filter::QuestionsOnly => Vec::new(),
        }
    }

    /// Calls `each` with the id of every value that a passage has: the same `Rc` that [`Filter::offers`] gives.
    pub fn values<'a>(self, passage: &'a Passage, each: impl FnMut(&'a Rc<str>)) {
        match self {
            Filter::Themes => passage.themes.iter().map(|theme| &theme.id).for_each(each),
            Filter::Speakers => passage.speaker.iter().map(|speaker| &speaker.id).for_each(each),
            Filter::Words | Filter::QuestionsOnly => {}
        }
    }

    /// Whether a reader may ask for passages that have all of the chosen values (`match=all`).
    pub fn combines(self) -> bool {
        match self {
            Filter::Themes => true,
            Filter::Speakers | Filter::Words | Filter::QuestionsOnly => false,
        }
    }

    /// Whether it decides which passages are counted and searched, and *Clear* takes it off.
    pub fn selects(self) -> bool {
        !matches!(self.takes(), Takes::Flag(_))
    }

    /// The filters that take ids.
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

    /// A note on what it means, if the file has one.
    pub fn about(&self) -> Option<&Localized> {
        match self {
            Value::Theme(theme) => theme.about.as_ref(),
            Value::Speaker(_) => None,
        }
    }
}

impl Filters {
    /// The same with these values of a filter.
    #[must_use]
    pub fn with(mut self, filter: Filter, values: impl IntoIterator<Item = Rc<str>>) -> Filters {
        self[filter] = values.into_iter().collect();
        self
    }

    /// The words of the search, as typed; may be empty.
    pub fn query(&self) -> &str {
        self[Filter::Words].iter().next().map_or("", |query| query)
    }

    /// Takes the place of what is chosen in a filter that takes a text or a flag; an empty text turns it off.
    pub fn set(&mut self, filter: Filter, value: Rc<str>) {
        self[filter].clear();
        if !value.is_empty() {
            self[filter].insert(value);
        }
    }

    /// Whether anything is chosen in a filter. A query of spaces is none.
    pub fn is_on(&self, filter: Filter) -> bool {
        self[filter].iter().any(|value| filter.takes() != Takes::Text || !value.trim().is_empty())
    }

    /// The filters that select something now.
    pub fn selecting(&self) -> impl Iterator<Item = Filter> {
        Filter::ALL.into_iter().filter(|filter| filter.selects() && self.is_on(*filter))
    }

    /// Takes off every filter that selects, and asks for any of the values that are chosen next.
    pub fn clear(&mut self) {
        self.matching = Match::default();
        for filter in Filter::ALL.into_iter().filter(|filter| filter.selects()) {
            self[filter].clear();
        }
    }

    /// Whether a passage passes a filter that takes ids. `matching` counts only where the filter [combines](Filter::combines).
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

    /// Whether a passage passes every filter that takes ids.
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
    /// What the address calls it.
    pub fn tag(self) -> &'static str {
        match self {
            Match::Any => "any",
            Match::All => "all",
        }
    }

    /// Reads a [`Match::tag`].
    pub fn parse(tag: &str) -> Option<Match> {
        [Match::Any, Match::All].into_iter().find(|matching| matching.tag() == tag)
    }
}
