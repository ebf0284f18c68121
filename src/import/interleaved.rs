//! One file with both languages in turn: each paragraph, or each turn, is followed by the same words in Chinese, or the other
//! way round.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::account::Ledger;
use super::label_words::role;
use super::model::{Paragraph, Segment, Words};
use super::note::{Severity, What};
use crate::interview::is_han;

/// The script that most of a text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Han,
    Other,
}

impl Script {
    fn other(self) -> Script {
        if self == Script::Han { Script::Other } else { Script::Han }
    }
}

fn script(text: &str) -> Option<Script> {
    let (mut han, mut others) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match is_han(c) {
            true => han += 1,
            false => others += 1,
        }
    }
    match (han, others) {
        // A Chinese character says as much as three letters.
        (1.., _) if han * 3 > others => Some(Script::Han),
        (_, 1..) if han * 8 < others => Some(Script::Other),
        _ => None,
    }
}

/// Puts the paragraphs or the turns in the second language beside those in the first, if nearly all come in pairs.
pub fn join(segments: &mut Vec<Segment>, ledger: &mut Ledger) {
    let mut paragraphs = segments.iter().flat_map(|segment| &segment.paragraphs);
    if paragraphs.clone().any(|paragraph| paragraph.translation.is_some()) {
        return;
    }
    let Some(first) = paragraphs.find_map(|paragraph| script(&paragraph.words.text)) else { return };
    let count = segments.iter().map(|segment| segment.paragraphs.len()).sum::<usize>();
    let within: usize = segments.iter().map(|segment| pairs(&segment.paragraphs, first)).sum();
    let people = people(segments, first);
    let between = (1..segments.len()).filter(|n| is_pair(&segments[n - 1], &segments[*n], first, &people)).count();
    // A quotation in the other language makes no translation.
    let is_most = |pairs: usize, all: usize| pairs >= 2 && pairs * 2 * 5 >= all * 4;
    let joined = if is_most(within, count) {
        segments.iter_mut().for_each(|segment| join_paragraphs(&mut segment.paragraphs, first));
        within
    } else if is_most(between, segments.len()) {
        for (name, other) in &people {
            ledger.note(Severity::Info, None, What::SamePerson(other.clone(), name.to_string()));
        }
        join_segments(segments, first, &people);
        between
    } else {
        return;
    };
    ledger.note(Severity::Doubt, None, What::Interleaved(joined));
}

/// Whether a paragraph in the first language is followed by one in the other, without a time or themes of its own.
fn follows(one: &Paragraph, next: &Paragraph, first: Script) -> bool {
    let (one, other) = (script(&one.words.text), script(&next.words.text));
    one == Some(first) && other.is_some() && other != one && next.start.is_none() && next.themes.is_empty()
}

fn pairs(paragraphs: &[Paragraph], first: Script) -> usize {
    paragraphs.windows(2).filter(|pair| follows(&pair[0], &pair[1], first)).count()
}

fn join_paragraphs(paragraphs: &mut Vec<Paragraph>, first: Script) {
    let mut joined: Vec<Paragraph> = Vec::new();
    for paragraph in paragraphs.drain(..) {
        match joined.last_mut().filter(|last| last.translation.is_none() && follows(last, &paragraph, first)) {
            Some(last) => last.translation = Some(paragraph.words),
            None => joined.push(paragraph),
        }
    }
    *paragraphs = joined;
}

/// Whether a turn is the one before it in the other language.
fn is_pair(one: &Segment, next: &Segment, first: Script, people: &People) -> bool {
    let translated = next.speaker.as_ref().and_then(|name| people.get(name));
    (one.speaker == next.speaker || translated.is_some_and(|name| one.speaker.as_ref() == Some(name)))
        && next.heading.is_none()
        && is_in(one, first)
        && is_in(next, first.other())
}

fn is_in(segment: &Segment, wanted: Script) -> bool {
    segment.paragraphs.iter().all(|paragraph| script(&paragraph.words.text) == Some(wanted))
}

/// The labels in the second language, with those in the first: `Q` with 问.
type People = BTreeMap<Rc<str>, Rc<str>>;

/// Pairs the labels if each in the second language always follows the same one in the first, at least two of them: who
/// asks in one language may be answered in the other.
fn people(segments: &[Segment], first: Script) -> People {
    let mut people = People::new();
    for pair in segments.windows(2) {
        let [one, next] = pair else { continue };
        let (Some(name), Some(other)) = (&one.speaker, &next.speaker) else { continue };
        if name != other && is_in(one, first) && is_in(next, first.other()) {
            let known = people.entry(other.clone()).or_insert_with(|| name.clone());
            if known != name || role(known).zip(role(other)).is_some_and(|(known, other)| known != other) {
                return People::new();
            }
        }
    }
    let is_second = |segment: &Segment| segment.speaker.as_ref().is_some_and(|name| people.contains_key(name));
    let are_apart = segments.iter().all(|segment| is_in(segment, first) != is_second(segment));
    let names: BTreeSet<&Rc<str>> = people.values().collect();
    if are_apart && people.len() >= 2 && names.len() == people.len() { people } else { People::new() }
}

fn join_segments(segments: &mut Vec<Segment>, first: Script, people: &People) {
    let mut joined: Vec<Segment> = Vec::new();
    for segment in segments.drain(..) {
        let has_none = |last: &&mut Segment| last.paragraphs.iter().all(|one| one.translation.is_none());
        match joined.last_mut().filter(has_none).filter(|last| is_pair(last, &segment, first, people)) {
            Some(last) => {
                if last.paragraphs.len() != segment.paragraphs.len() {
                    last.paragraphs = vec![Paragraph { words: whole(&last.paragraphs), ..Paragraph::default() }];
                }
                let is_one = last.paragraphs.len() == 1;
                let words: Vec<Words> = match is_one {
                    true => vec![whole(&segment.paragraphs)],
                    false => segment.paragraphs.into_iter().map(|paragraph| paragraph.words).collect(),
                };
                last.paragraphs.iter_mut().zip(words).for_each(|(own, words)| own.translation = Some(words));
            }
            None => joined.push(segment),
        }
    }
    *segments = joined;
}

/// The words of several paragraphs.
fn whole(paragraphs: &[Paragraph]) -> Words {
    let mut all = Words::default();
    for (n, paragraph) in paragraphs.iter().enumerate() {
        all.join(if n == 0 { "" } else { "\n\n" }, paragraph.words.clone());
    }
    all
}
