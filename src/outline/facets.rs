//! The counts beside themes, speakers and questions, each taking the other filters into account.

use std::collections::HashMap;
use std::rc::Rc;

use super::matching::Matched;
use super::{QuestionLine, SpeakerFacet, Status, ThemeFacet};
use crate::interview::{Interview, Localized, Thread};
use crate::state::{Match, ViewState};

/// With more questions than this, their counts are left out: they would be redrawn, every one, at each change.
const COUNTED: usize = 500;
/// A label in the outline has at most this many characters; a Han character counts double.
const LABEL: usize = 64;

pub fn status(state: &ViewState, matches: &[Matched<'_>]) -> Status {
    Status {
        shown: matches.iter().filter(|m| m.passes()).count(),
        total: matches.len(),
        filtered: state.filters(),
        any: matches.iter().filter(|m| m.any_theme && m.speaker && m.words).count(),
    }
}

pub fn themes(interview: &Interview, state: &ViewState, matches: &[Matched<'_>]) -> Vec<ThemeFacet> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for matched in matches.iter().filter(|m| m.speaker && m.words) {
        let has = |id: &Rc<str>| matched.passage.themes.iter().any(|theme| theme.id == *id);
        for theme in &matched.passage.themes {
            let others = match state.matching {
                Match::Any => true,
                Match::All => state.themes.iter().all(has),
            };
            if others {
                *counts.entry(&theme.id).or_default() += 1;
            }
        }
    }
    let facet = |theme: &Rc<_>| {
        let theme: &Rc<crate::interview::Theme> = theme;
        let count = counts.get(&*theme.id).copied().unwrap_or_default();
        ThemeFacet { count, on: state.themes.contains(&theme.id), theme: theme.clone() }
    };
    interview.themes.iter().map(facet).collect()
}

pub fn speakers(interview: &Interview, state: &ViewState, matches: &[Matched<'_>]) -> Vec<SpeakerFacet> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for matched in matches.iter().filter(|m| m.themes && m.words) {
        if let Some(speaker) = &matched.passage.speaker {
            *counts.entry(&speaker.id).or_default() += 1;
        }
    }
    let facet = |speaker: &Rc<crate::interview::Speaker>| SpeakerFacet {
        count: counts.get(&*speaker.id).copied().unwrap_or_default(),
        only: state.only.contains(&speaker.id),
        lit: state.lit.contains(&speaker.id),
        speaker: speaker.clone(),
    };
    interview.speakers.iter().map(facet).collect()
}

pub fn questions(interview: &Interview, state: &ViewState, matches: &[Matched<'_>]) -> Vec<QuestionLine> {
    let counted = state.filters() && interview.threads.len() <= COUNTED;
    let mut rest = matches.iter();
    let mut lines = Vec::new();
    for thread in &interview.threads {
        let passages = thread.turns().map(|turn| turn.passages.len()).sum();
        let count = rest.by_ref().take(passages).filter(|m| m.passes()).count();
        if let Some(number) = thread.number {
            let count = counted.then_some(count);
            lines.push(QuestionLine { id: thread.id.clone(), number, label: label(thread), count });
        }
    }
    lines
}

/// The heading of a question, or its first words in each language.
fn label(thread: &Thread) -> Localized {
    let first = thread.question.first().expect("a numbered thread has a question");
    if let Some(heading) = thread.question.iter().find_map(|turn| turn.heading.clone()) {
        return heading;
    }
    let texts = first.passages.first().expect("a turn has a passage").texts.iter();
    let lines = texts.map(|text| (text.lang.clone(), shortened(&text.paragraphs[0].text).into()));
    Localized(lines.collect())
}

/// The sentences of a text. A full stop within a word or a number ends none.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let ends = match c {
            '。' | '？' | '！' => true,
            '.' | '?' | '!' => text[end..].chars().next().is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends {
            sentences.push(text[from..end].trim());
            from = end;
        }
    }
    sentences.push(text[from..].trim());
    sentences
}

/// The question itself where it is short; else its last sentence that asks something; cut at a word.
fn shortened(text: &str) -> String {
    let width = |s: &str| s.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum::<usize>();
    let text = text.trim();
    if width(text) <= LABEL {
        return text.to_string();
    }
    let asks = sentences(text).into_iter().rfind(|sentence| sentence.ends_with(['?', '？']));
    let sentence = asks.map(str::trim).filter(|s| width(s) > 8).unwrap_or(text);
    if width(sentence) <= LABEL {
        return sentence.to_string();
    }
    let (mut used, mut end) = (0, 0);
    for (at, c) in sentence.char_indices() {
        used += if c >= '\u{2e80}' { 2 } else { 1 };
        if used >= LABEL {
            break;
        }
        if c >= '\u{2e80}' || c == ' ' {
            end = if c == ' ' { at } else { at + c.len_utf8() };
        }
    }
    let end = if end == 0 { sentence.char_indices().nth(LABEL).map_or(sentence.len(), |(at, _)| at) } else { end };
    format!("{}…", sentence[..end].trim_end_matches([',', '，', ' ', '、', '—', '–']))
}
