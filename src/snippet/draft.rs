//! A [`Draft`]: the reader's choices so far, including those that have no effect at the moment.

use std::rc::Rc;

use super::{Accent, Choice, Look, Way};
use crate::interview::{Interview, Passage, Thread};
use crate::state::{Filter, Filters, Quote, Reading, Target, ViewState};
use crate::view_model::{quotation, shown_texts};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub what: Extent,
    /// The ids of the thread and of a passage in it. Empty only if the interview has none.
    pub thread: Rc<str>,
    pub passage: Rc<str>,
    /// The words to quote, as typed: `first … last` leaves out the words between.
    pub words: Rc<str>,
    pub reading: Reading,
    pub filters: Filters,
    pub look: Look,
    pub accent: Option<Accent>,
    pub way: Way,
}

/// How much of the interview to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    Whole,
    Question,
    Passage,
    Quotation,
}

/// A change to a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    What(Extent),
    Thread(Rc<str>),
    Passage(Rc<str>),
    Words(Rc<str>),
    Read(Reading),
    /// Toggles a value of a filter.
    Filter(Filter, Rc<str>),
    Look(Look),
    Accent(Option<Accent>),
    Way(Way),
}

/// The sign between the first and the last words of a quotation.
const GAP: char = '…';

impl Draft {
    /// Starts with what the reader is looking at: the place in the address, or else the question on screen.
    pub fn first(interview: &Interview, state: &ViewState, here: Option<&str>) -> Draft {
        let mut draft = Draft {
            what: Extent::Whole,
            thread: "".into(),
            passage: "".into(),
            words: "".into(),
            reading: state.reading.clone(),
            filters: state.filters.clone(),
            look: Look::Host,
            accent: None,
            way: Way::Element,
        };
        if let Some(thread) = interview.threads.first() {
            draft.go_to(thread);
        }
        if let Some(Target { id, quote }) = &state.target {
            draft.aim(interview, id, quote.as_ref());
        } else if let Some(thread) = here.and_then(|here| thread(interview, here)) {
            draft.go_to(thread);
            draft.what = Extent::Question;
        }
        draft
    }

    /// Points the draft at a turn or a passage, or at words in it.
    fn aim(&mut self, interview: &Interview, id: &str, quote: Option<&Quote>) {
        for thread in &interview.threads {
            let Some(turn) = thread.turns().find(|turn| *turn.id == *id || turn.passages.iter().any(|p| *p.id == *id))
            else {
                continue;
            };
            let named = turn.passages.iter().find(|passage| *passage.id == *id);
            let holds = |passage: &&Rc<Passage>| quote.is_some_and(|quote| stands(passage, &self.reading, quote));
            let found = named.or_else(|| turn.passages.iter().find(holds)).or(turn.passages.first());
            self.thread = thread.id.clone();
            self.passage = found.map(|passage| passage.id.clone()).unwrap_or_default();
            self.what = if *thread.id == *id { Extent::Question } else { Extent::Passage };
            if let Some(quote) = quote {
                self.what = Extent::Quotation;
                self.words = match quote {
                    Quote::Words(words) => words.clone(),
                    Quote::Between { first, last } => format!("{first} {GAP} {last}").into(),
                    Quote::Through { .. } => self.first_part(found, quote),
                };
            }
            return;
        }
    }

    /// The quoted words of the first of several passages: a draft quotes one.
    fn first_part(&self, passage: Option<&Rc<Passage>>, quote: &Quote) -> Rc<str> {
        let texts = passage.map(|passage| shown_texts(passage, &self.reading)).unwrap_or_default();
        let spans = texts.iter().find_map(|text| Some((text, quotation::place(text, quote)?)));
        let Some((text, spans)) = spans else { return "".into() };
        let lines: Vec<&str> = spans.iter().map(|(n, range)| &text.paragraphs[*n].text[range.clone()]).collect();
        match &*lines {
            [one] => (*one).into(),
            [first, .., last] => format!("{first} {GAP} {last}").into(),
            [] => "".into(),
        }
    }

    /// Quotes words of a passage that the reader has selected: all of them, or the first and the last line of several.
    #[must_use]
    pub fn quoting(mut self, interview: &Interview, passage: &str, words: &str) -> Draft {
        let mut lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        let first: Rc<str> = lines.next().unwrap_or_default().into();
        let quote = match lines.next_back() {
            Some(last) => Quote::Between { first, last: last.into() },
            None => Quote::Words(first),
        };
        let found = interview.passages().find(|found| *found.id == *passage);
        if let Some(found) = found.filter(|found| stands(found, &self.reading, &quote)) {
            let quote = shortened(found, &self.reading, quote);
            self.aim(interview, passage, Some(&quote));
        }
        self
    }

    fn go_to(&mut self, thread: &Thread) {
        self.thread = thread.id.clone();
        // A quotation is usually from an answer.
        let answer = thread.answers.first().map(|answer| &answer.turn);
        let turn = answer.or(thread.question.first());
        self.passage =
            turn.and_then(|turn| turn.passages.first()).map(|passage| passage.id.clone()).unwrap_or_default();
    }

    #[must_use]
    pub fn after(&self, interview: &Interview, edit: Edit) -> Draft {
        let mut next = self.clone();
        match edit {
            Edit::What(what) => next.what = what,
            Edit::Thread(id) => thread(interview, &id).into_iter().for_each(|thread| next.go_to(thread)),
            Edit::Passage(id) => next.passage = id,
            Edit::Words(words) => next.words = words,
            Edit::Read(reading) => next.reading = reading,
            Edit::Filter(filter, value) => next.filters[filter].toggle(&value),
            Edit::Look(look) => next.look = look,
            Edit::Accent(accent) => next.accent = accent,
            Edit::Way(way) => next.way = way,
        }
        next
    }

    /// Returns the passages to choose from.
    pub fn passages<'a>(&self, interview: &'a Interview) -> Vec<&'a Rc<Passage>> {
        let thread = thread(interview, &self.thread);
        thread.into_iter().flat_map(Thread::turns).flat_map(|turn| &turn.passages).collect()
    }

    /// Returns the choices that have an effect. `None` if words are to be quoted and there are none.
    pub fn choice(&self, interview: &Interview) -> Option<Choice> {
        let at = |id: &Rc<str>| Some(Target { id: id.clone(), quote: None });
        let target = match self.what {
            Extent::Whole => None,
            Extent::Question => at(&self.thread),
            Extent::Passage => at(&self.passage),
            Extent::Quotation => Some(Target { id: self.passage.clone(), quote: Some(self.quote(interview)?) }),
        };
        Some(Choice {
            target,
            reading: self.reading.clone(),
            filters: self.filters.clone(),
            look: self.look,
            accent: self.accent,
            way: self.way,
        })
    }

    /// Returns the words if the passage contains them, or else the first and the last of them if the text between is
    /// left out.
    fn quote(&self, interview: &Interview) -> Option<Quote> {
        let words = self.words.trim();
        let exact = Quote::Words(words.into());
        let passage = interview.passages().find(|passage| passage.id == self.passage)?;
        if !stands(passage, &self.reading, &exact)
            && let Some((first, last)) = words.split_once(GAP)
        {
            let (first, last) = (first.trim(), last.trim_start_matches(GAP).trim());
            if !first.is_empty() && !last.is_empty() {
                return Some(Quote::Between { first: first.into(), last: last.into() });
            }
        }
        (!words.is_empty()).then_some(exact)
    }
}

/// Returns whether a passage contains words in the languages that are shown.
fn stands(passage: &Passage, reading: &Reading, quote: &Quote) -> bool {
    shown_texts(passage, reading).iter().any(|text| quotation::place(text, quote).is_some())
}

/// The length in bytes of words from which an address has only the first and the last of them.
pub(super) const LONG: usize = 120;

/// Shortens a long quotation to its first and last words, if these mark the same place: addresses should stay short.
fn shortened(passage: &Passage, reading: &Reading, quote: Quote) -> Quote {
    let (first, last) = match &quote {
        Quote::Words(words) => (words, words),
        Quote::Between { first, last } | Quote::Through { first, last, .. } => (first, last),
    };
    if first.len().max(last.len()) <= LONG {
        return quote;
    }
    let short = Quote::Between { first: beginning(first).into(), last: ending(last).into() };
    let same = shown_texts(passage, reading)
        .iter()
        .all(|text| quotation::place(text, &short) == quotation::place(text, &quote));
    if same { short } else { quote }
}

/// The maximum length in bytes of each end of a shortened quotation. A Chinese character has three bytes.
const END: usize = 36;

pub(super) fn beginning(words: &str) -> &str {
    let end = (0..=END.min(words.len())).rev().find(|&at| words.is_char_boundary(at)).unwrap_or_default();
    let cut = if end < words.len() { words[..end].rfind(' ').unwrap_or(end) } else { end };
    words[..cut].trim()
}

pub(super) fn ending(words: &str) -> &str {
    let start =
        (words.len().saturating_sub(END)..words.len()).find(|&at| words.is_char_boundary(at)).unwrap_or_default();
    let cut = if start > 0 { words[start..].find(' ').map_or(start, |space| start + space) } else { start };
    words[cut..].trim()
}

fn thread<'a>(interview: &'a Interview, id: &str) -> Option<&'a Thread> {
    interview.threads.iter().find(|thread| *thread.id == *id).map(Rc::as_ref)
}
