//! The results of a search: the passages with hits, for a list, and the hits that are not shown.

use std::ops::Range;
use std::rc::Rc;

use super::matching::{Matched, Spans, spans_in};
use super::shown_texts;
use crate::interview::{Interview, Lang, Passage};
use crate::search::{self, Finder, Span};
use crate::state::{Filter, Reading, ViewState};

/// How many passages are listed for each language that is not shown, if the shown text has no hit.
const FIRST: usize = 3;
/// The length of an excerpt before and after its first hit.
const SPAN: Span = Span { before: 30, after: 66 };

/// What the search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The number of hits in the texts that are shown.
    pub hits: usize,
    /// The passages with these hits, in reading order.
    pub passages: Rc<Vec<FoundPassage>>,
    /// The number of hits in passages that the other filters hide.
    pub outside: usize,
    /// The hits in the languages that are not shown, for each language that has any.
    pub elsewhere: Vec<Elsewhere>,
    /// Search words that name glossary terms by their pinyin, each with the term.
    pub terms: Vec<(String, Rc<str>)>,
}

/// A passage that contains the search words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPassage {
    pub passage: Rc<Passage>,
    /// The position of its first hit among all hits, from 0.
    pub first: usize,
    pub hits: usize,
    /// The first paragraph with a hit: its language, its index, and the byte ranges of the words in it.
    lang: Lang,
    paragraph: usize,
    ranges: Vec<Range<usize>>,
}

/// Hits in a language that is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    pub lang: Lang,
    pub hits: usize,
    /// The first passages with these hits.
    pub first: Vec<FoundPassage>,
}

/// The part of a passage around the words.
pub struct Excerpt {
    pub lang: Lang,
    pub text: String,
    /// The byte ranges of the words in `text`, in order and without overlap.
    pub marks: Vec<Range<usize>>,
}

impl Found {
    /// The passage that contains a hit, counted from 0.
    pub fn passage_of(&self, hit: usize) -> Option<Rc<str>> {
        let found = self.passages.iter().rfind(|found| found.first <= hit)?;
        Some(found.passage.id.clone())
    }
}

impl FoundPassage {
    /// `first` is the position of its first hit among all hits. Returns `None` if there is no hit.
    fn new(passage: &Rc<Passage>, first: usize, spans: &[Spans]) -> Option<FoundPassage> {
        let Spans { lang, paragraph, ranges } = spans.first()?;
        let hits = spans.iter().map(|spans| spans.ranges.len()).sum();
        let (lang, ranges) = (lang.clone(), ranges.clone());
        Some(FoundPassage { passage: passage.clone(), first, hits, lang, paragraph: *paragraph, ranges })
    }

    /// Cuts out the excerpt. Call this only for passages that are drawn: there may be thousands.
    pub fn excerpt(&self) -> Excerpt {
        let text = &self.passage.text(&self.lang).paragraphs[self.paragraph].text;
        let (text, marks) = search::excerpt(text, &self.ranges, SPAN);
        Excerpt { lang: self.lang.clone(), text, marks }
    }
}

pub fn found(interview: &Interview, state: &ViewState, matches: &[Matched<'_>], finder: &Finder<'_>) -> Found {
    let (mut hits, mut passages) = (0, Vec::new());
    for matched in matches {
        if let Some(found) = FoundPassage::new(matched.passage, hits, &matched.spans) {
            hits += found.hits;
            passages.push(found);
        }
    }
    let outside = matches.iter().filter(|matched| matched.has_words && matched.spans.is_empty());
    let outside = outside.flat_map(|matched| {
        shown_texts(matched.passage, &state.reading).iter().map(|text| finder.count(matched.passage, text))
    });
    Found {
        hits,
        passages: Rc::new(passages),
        outside: outside.sum(),
        elsewhere: elsewhere(interview, state, matches, finder),
        terms: finder.terms(&state.control),
    }
}

/// Returns the hits in the languages that are not shown, in passages that pass the other filters.
fn elsewhere(interview: &Interview, state: &ViewState, matches: &[Matched<'_>], finder: &Finder<'_>) -> Vec<Elsewhere> {
    let Reading::One(reading) = &state.reading else { return Vec::new() };
    if finder.all() == 0 {
        return Vec::new();
    }
    let one = |lang: &Lang| {
        let mut there = Elsewhere { lang: lang.clone(), hits: 0, first: Vec::new() };
        for matched in matches.iter().filter(|matched| matched.passes_others(Filter::Words)) {
            let shown = &matched.passage.text(reading).lang;
            let text = matched.passage.texts.iter().find(|text| text.lang == *lang && text.lang != *shown);
            let Some(text) = text.filter(|text| finder.words(matched.passage, text) == finder.all()) else { continue };
            if there.first.len() < FIRST {
                let spans = spans_in(matched.passage, std::slice::from_ref(text), finder);
                there.first.extend(FoundPassage::new(matched.passage, there.hits, &spans));
            }
            there.hits += finder.count(matched.passage, text);
        }
        there
    };
    let others = interview.languages.iter().filter(|lang| *lang != reading);
    others.map(one).filter(|there| there.hits > 0).collect()
}
