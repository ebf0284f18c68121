//! Which passages pass which filter, worked out once for everything else.

use std::rc::Rc;

use super::shown_texts;
use crate::interview::{Interview, Lang, Passage, Text};
use crate::search::{Finder, Query};
use crate::state::{Match, Reading, ViewState};

/// One passage and the filters.
pub struct Matched<'a> {
    pub passage: &'a Rc<Passage>,
    pub themes: bool,
    /// At least one of the themes, or no theme is chosen.
    pub any_theme: bool,
    pub speaker: bool,
    pub words: bool,
    /// Where the words stand, in the order of reading: language, paragraph, spans. Only in passages that are not
    /// folded: nobody can step to a hit that is not there to be seen.
    pub spans: Vec<Spans>,
}

pub struct Spans {
    pub lang: Lang,
    pub paragraph: usize,
    pub ranges: Vec<std::ops::Range<usize>>,
}

impl Matched<'_> {
    pub fn passes(&self) -> bool {
        self.themes && self.speaker && self.words
    }
}

/// Every passage of the interview, in reading order.
pub fn matches<'a>(
    interview: &'a Interview,
    state: &ViewState,
    query: &Query,
    finder: &Finder<'_>,
) -> Vec<Matched<'a>> {
    let turns = interview.threads.iter().flat_map(|thread| {
        let asking = thread.question.iter().map(|turn| (turn, true));
        asking.chain(thread.answers.iter().map(|answer| (&answer.turn, answer.follow_up)))
    });
    let passages = turns.flat_map(|(turn, asks)| turn.passages.iter().map(move |passage| (passage, asks)));
    passages.map(|(passage, asks)| matched(passage, asks, state, query, finder)).collect()
}

/// `asks`: it belongs to a question, which is never folded.
fn matched<'a>(
    passage: &'a Rc<Passage>,
    asks: bool,
    state: &ViewState,
    query: &Query,
    finder: &Finder<'_>,
) -> Matched<'a> {
    let has = passage.themes.iter().filter(|theme| state.themes.contains(&theme.id)).count();
    let any_theme = state.themes.is_empty() || has > 0;
    let themes = match state.matching {
        Match::Any => any_theme,
        Match::All => has == state.themes.len(),
    };
    let speaker = state.only.is_empty() || passage.speaker.as_ref().is_some_and(|s| state.only.contains(&s.id));
    let (mut words, mut spans) = (true, Vec::new());
    if !query.is_empty() {
        let shown = shown_texts(passage, &state.reading);
        words = shown.iter().fold(0, |bits, text| bits | finder.words(passage, text)) == finder.all();
        let open = asks || state.unfolded.contains(&passage.id) || (themes && speaker && !state.questions_only);
        if words && open {
            spans = spans_in(passage, shown, finder);
        }
    }
    Matched { passage, themes, any_theme, speaker, words, spans }
}

/// The places of the words in the texts that are shown.
fn spans_in(passage: &Passage, shown: &[Text], finder: &Finder<'_>) -> Vec<Spans> {
    let mut spans = Vec::new();
    for text in shown {
        for paragraph in 0..text.paragraphs.len() {
            let ranges = finder.spans(passage, text, paragraph);
            if !ranges.is_empty() {
                spans.push(Spans { lang: text.lang.clone(), paragraph, ranges });
            }
        }
    }
    // Side by side, the eye goes from paragraph to paragraph, not down one column and then the other.
    spans.sort_by_key(|spans| spans.paragraph);
    spans
}

/// Hits in the languages that are not shown, in passages that pass the other filters.
pub fn elsewhere(
    interview: &Interview,
    state: &ViewState,
    matches: &[Matched<'_>],
    finder: &Finder<'_>,
) -> Vec<(Lang, usize)> {
    let Reading::One(reading) = &state.reading else { return Vec::new() };
    if finder.all() == 0 {
        return Vec::new();
    }
    let count = |lang: &Lang| {
        let passing = matches.iter().filter(|matched| matched.themes && matched.speaker);
        let texts = passing.flat_map(|matched| {
            let shown = &matched.passage.text(reading).lang;
            let text = matched.passage.texts.iter().find(move |text| text.lang == *lang && text.lang != *shown);
            text.map(|text| (matched.passage, text))
        });
        texts
            .filter(|(passage, text)| finder.words(passage, text) == finder.all())
            .map(|(passage, text)| finder.count(passage, text))
            .sum::<usize>()
    };
    let others = interview.languages.iter().filter(|lang| *lang != reading);
    others.map(|lang| (lang.clone(), count(lang))).filter(|(_, hits)| *hits > 0).collect()
}
