//! What is said, in the order of time: from the items and words of a machine transcript.

use std::collections::HashSet;

use super::super::spoken::ends_sentence;
use super::glue::{OPENING, glue, tidy};
use super::items::{guessed, without_repeats};
use super::shapes::{Layout, Shape, Unit};
use super::{path, time};
use crate::document::{Kind, Value};

/// How long a pause between words ends a sentence that has no full stop, in milliseconds.
const PAUSE: u32 = 4000;

/// A sentence or a segment, in milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub speaker: Option<String>,
    pub text: String,
    pub start: Option<u32>,
    pub end: Option<u32>,
    /// Whether the file says that a paragraph begins here.
    pub begins: bool,
}

/// Everything that is said, and where it stands in the file.
#[derive(Default)]
pub struct All {
    pub said: Vec<Said>,
    /// The offsets of the texts that became words.
    pub words: HashSet<u32>,
    /// The offsets of the times that became starts.
    pub starts: HashSet<u32>,
    /// The speakers as the file writes them, with what the interview calls them.
    pub speakers: Vec<(String, String)>,
    /// The unit of the times, if the words tell it.
    pub unit: Option<Unit>,
}

/// A word, or an item that is one.
struct Token<'v> {
    text: &'v str,
    speaker: Option<String>,
    start: Option<(u32, u32)>,
    end: Option<u32>,
    at: u32,
}

struct Reader<'s> {
    shape: &'s Shape,
    unit: Unit,
    /// The ids of the speakers with their names.
    names: Vec<(String, String)>,
    /// Who speaks from when on.
    voices: Vec<(u32, Option<String>)>,
    all: All,
}

/// Reads all that is said.
pub fn read(root: &Value, shape: &Shape) -> All {
    let mut reader = Reader { shape, unit: shape.unit, names: Vec::new(), voices: Vec::new(), all: All::default() };
    if shape.unit == Unit::Guess {
        let (unit, is_told) = guessed(root, shape);
        reader.unit = unit;
        reader.all.unit = Some(unit).filter(|_| is_told);
    }
    reader.directory(root);
    let channels = path::each(root, shape.channels);
    let mut labels: Vec<Option<String>> = Vec::new();
    let mut said: Vec<Said> = Vec::new();
    for (n, channel) in channels.iter().enumerate() {
        let items = without_repeats(path::each(channel, shape.items), shape);
        match shape.layout {
            Layout::Words => {
                let own = |item: &Value| reader.channel(item, channel, n);
                // The words of several channels may be in one list.
                let mut lists: Vec<(Option<String>, Vec<&Value>)> = Vec::new();
                for item in items {
                    let label = own(item).or_else(|| lists.last().and_then(|(label, _)| label.clone()));
                    match lists.iter_mut().find(|(other, _)| *other == label) {
                        Some((_, list)) => list.push(item),
                        None => lists.push((label, vec![item])),
                    }
                }
                for (label, list) in lists {
                    let spoken = reader.words(&list);
                    labels.extend(spoken.iter().map(|_| label.clone()));
                    said.extend(spoken);
                }
            }
            _ => {
                for item in items {
                    let label = reader.channel(item, channel, n);
                    let spoken = reader.item(item);
                    labels.extend(spoken.iter().map(|_| label.clone()));
                    said.extend(spoken);
                }
            }
        }
    }
    reader.by_channel(&mut said, labels);
    reader.all.said = said;
    reader.all
}

/// A text or a number as it is written.
pub fn raw(value: &Value) -> Option<String> {
    value.text().map(|text| text.trim().to_owned()).or_else(|| value.number().map(str::to_owned))
}

impl Reader<'_> {
    /// Reads the lists of speakers, and of who speaks when.
    fn directory(&mut self, root: &Value) {
        if let Some([list, id, name]) = self.shape.names {
            for person in path::each(root, list) {
                let (id, name) = (path::first(person, id).and_then(raw), path::first(person, name).and_then(raw));
                let name = name.filter(|name| !name.is_empty());
                self.names.extend(id.zip(name));
            }
        }
        let Some([list, speaker, start, _]) = self.shape.voices else { return };
        for voice in path::each(root, list) {
            let Some(start) = path::first(voice, start).and_then(|time| time::millis(time, self.unit)) else {
                continue;
            };
            let speaker = self.speaker(path::first(voice, speaker));
            self.voices.push((start, speaker));
        }
        self.voices.sort_by_key(|(start, _)| *start);
    }

    /// What the interview calls a speaker.
    fn speaker(&mut self, value: Option<&Value>) -> Option<String> {
        let raw = raw(value?).filter(|raw| !raw.is_empty() && !self.shape.nobody.contains(&&**raw))?;
        if raw.starts_with('-') && raw[1..].bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        if let Some((_, name)) = self.all.speakers.iter().find(|(known, _)| *known == raw) {
            return Some(name.clone());
        }
        let stated = self.names.iter().find(|(id, _)| *id == raw).map(|(_, name)| name.clone());
        // A bare letter or number is no name.
        let is_bare = raw.bytes().all(|b| b.is_ascii_digit()) || (raw.len() == 1 && raw.is_ascii());
        let name = match stated {
            Some(name) => name,
            None if is_bare => format!("{}{raw}", self.shape.numbered),
            None => raw.clone(),
        };
        self.all.speakers.push((raw, name.clone()));
        Some(name)
    }

    /// The name of the channel of an item.
    fn channel(&self, item: &Value, channel: &Value, n: usize) -> Option<String> {
        match self.shape.channel {
            "" => None,
            "#" => Some(n.to_string()),
            path => path::first(item, path).or_else(|| path::first(channel, path)).and_then(raw),
        }
    }

    /// Orders what several channels say, and names their speakers if nothing else does.
    fn by_channel(&mut self, said: &mut Vec<Said>, labels: Vec<Option<String>>) {
        let mut several: Vec<&String> = labels.iter().flatten().collect();
        several.sort();
        several.dedup();
        if several.len() < 2 {
            return;
        }
        if said.iter().all(|one| one.speaker.is_none()) {
            for (one, label) in said.iter_mut().zip(&labels) {
                let Some(label) = label else { continue };
                let is_number = label.bytes().all(|b| b.is_ascii_digit());
                let name = if is_number { format!("{}{label}", self.shape.numbered) } else { label.clone() };
                if !self.all.speakers.iter().any(|(known, _)| known == label) {
                    self.all.speakers.push((label.clone(), name.clone()));
                }
                one.speaker = Some(name);
            }
        }
        let mut last = 0;
        let mut order: Vec<(u32, Said)> = Vec::with_capacity(said.len());
        for one in said.drain(..) {
            last = one.start.unwrap_or(last);
            order.push((last, one));
        }
        order.sort_by_key(|(start, _)| *start);
        said.extend(order.into_iter().map(|(_, one)| one));
    }

    /// Who speaks at a time.
    fn voice(&self, start: Option<u32>) -> Option<(usize, Option<String>)> {
        let after = self.voices.partition_point(|(from, _)| start.is_none_or(|start| *from <= start));
        let n = if start.is_some() { after.checked_sub(1) } else { None }?;
        Some((n, self.voices[n].1.clone()))
    }

    fn token<'v>(&mut self, word: &'v Value, text: &str) -> Option<Token<'v>> {
        let value = path::first(word, text)?;
        let Kind::Text(text) = &value.kind else { return None };
        let start = path::first(word, self.shape.start);
        Some(Token {
            text,
            speaker: self.speaker(path::first(word, self.shape.speaker)),
            start: start.and_then(|value| Some((time::millis(value, self.unit)?, value.at))),
            end: path::first(word, self.shape.end).and_then(|value| time::millis(value, self.unit)),
            at: value.at,
        })
    }

    /// Reads a list of words.
    fn words(&mut self, items: &[&Value]) -> Vec<Said> {
        let mut tokens: Vec<Token> = items.iter().filter_map(|item| self.token(item, self.shape.text)).collect();
        let has_speakers = tokens.iter().any(|token| token.speaker.is_some());
        let mut paragraphs = Vec::new();
        let mut last = None;
        for (n, token) in tokens.iter_mut().enumerate() {
            if !has_speakers && !self.voices.is_empty() {
                let voice = self.voice(token.start.map(|(start, _)| start)).or_else(|| last.clone());
                if voice.as_ref().map(|(n, _)| *n) != last.as_ref().map(|(n, _)| *n) && self.has_paragraphs() {
                    paragraphs.push(n);
                }
                token.speaker = voice.as_ref().and_then(|(_, speaker)| speaker.clone());
                last = voice;
            }
        }
        // A punctuation mark belongs to the word before it.
        let mut speaker = None;
        for token in tokens.iter_mut() {
            let is_mark = token.start.is_none() && !token.text.contains(char::is_alphanumeric);
            match is_mark && token.speaker.is_none() {
                true => token.speaker.clone_from(&speaker),
                false => speaker.clone_from(&token.speaker),
            }
        }
        self.sentences(&tokens, &paragraphs, true)
    }

    /// Whether the list of voices is one of paragraphs.
    fn has_paragraphs(&self) -> bool {
        self.shape.voices.is_some_and(|[list, ..]| list.starts_with("paragraphs"))
    }

    /// Reads an item that is a segment or a paragraph.
    fn item(&mut self, item: &Value) -> Vec<Said> {
        let own = self.speaker(path::first(item, self.shape.speaker));
        let start = path::first(item, self.shape.start);
        let start = start.and_then(|value| Some((time::millis(value, self.unit)?, value.at)));
        let end = path::first(item, self.shape.end).and_then(|value| time::millis(value, self.unit));
        let is_paragraph = self.shape.layout == Layout::Paragraphs;
        let words = if self.shape.words.is_empty() { Vec::new() } else { path::each(item, self.shape.words) };
        let mut tokens: Vec<Token> = words.iter().filter_map(|word| self.token(word, self.shape.word)).collect();
        let mut current = own.clone().or_else(|| tokens.iter().find_map(|token| token.speaker.clone()));
        for token in &mut tokens {
            match token.speaker {
                Some(_) => current.clone_from(&token.speaker),
                None => token.speaker.clone_from(&current),
            }
        }
        let text = if self.shape.text.is_empty() { None } else { path::first(item, self.shape.text) };
        let text = text.and_then(|value| Some((value.text()?, value.at))).filter(|(text, _)| !text.trim().is_empty());
        let Some((text, at)) = text else {
            let mut said = self.sentences(&tokens, &[], !is_paragraph);
            if let Some(first) = said.first_mut() {
                first.begins = is_paragraph;
                if let Some((start, at)) = start.filter(|_| first.start.is_none()) {
                    first.start = Some(start);
                    self.all.starts.insert(at);
                }
            }
            return said;
        };
        self.all.words.insert(at);
        let start = start.or_else(|| tokens.first().and_then(|token| token.start));
        self.all.starts.extend(start.map(|(_, at)| at));
        let speaker = own.or_else(|| tokens.first().and_then(|token| token.speaker.clone()));
        let (start, begins) = (start.map(|(start, _)| start), is_paragraph);
        let whole = Said { speaker, text: tidy(text), start, end, begins };
        self.cut(whole, text, &tokens)
    }

    /// Cuts a segment where its words change the speaker.
    fn cut(&mut self, whole: Said, text: &str, tokens: &[Token]) -> Vec<Said> {
        let mut said: Vec<Said> = Vec::new();
        let (mut from, mut cursor) = (0, 0);
        let mut open = Said { end: None, ..whole.clone() };
        if let Some(first) = tokens.first().filter(|first| first.speaker.is_some()) {
            open.speaker.clone_from(&first.speaker);
        }
        for token in tokens {
            let word = token.text.trim();
            let Some(found) = text[cursor..].find(word).filter(|_| !word.is_empty()) else { continue };
            let at = cursor + found;
            cursor = at + word.len();
            if token.speaker == open.speaker {
                open.end = token.end.or(open.end);
                continue;
            }
            open.text = tidy(&text[from..at]);
            self.all.starts.extend(token.start.map(|(_, at)| at));
            let start = token.start.map(|(start, _)| start).or(open.end).or(whole.start);
            let next = Said { speaker: token.speaker.clone(), start, end: token.end, ..Said::default() };
            said.push(std::mem::replace(&mut open, next));
            from = at;
        }
        open.text = tidy(&text[from..]);
        open.end = whole.end.or(open.end);
        said.push(open);
        said.retain(|one| !one.text.is_empty());
        said
    }

    /// Joins words up to the ends of sentences, or up to another speaker.
    fn sentences(&mut self, tokens: &[Token], paragraphs: &[usize], divide: bool) -> Vec<Said> {
        let spaced = tokens.iter().filter(|token| token.text.trim() != token.text).count();
        let verbatim = spaced * 10 > tokens.len() || tokens.iter().any(|token| token.text.starts_with('\u{2581}'));
        let mut said: Vec<Said> = Vec::new();
        let mut is_open = false;
        for (n, token) in tokens.iter().enumerate() {
            let begins = paragraphs.contains(&n);
            let continues = is_open
                && !begins
                && said.last().is_some_and(|last| {
                    let start = token.start.map(|(start, _)| start);
                    let pauses = start.zip(last.end).is_some_and(|(start, end)| start >= end + PAUSE);
                    last.speaker == token.speaker && !(divide && pauses)
                });
            self.all.words.insert(token.at);
            let is_mark = !token.text.contains(char::is_alphanumeric);
            let opens = token.text.trim_start().starts_with(|c| OPENING.contains(c));
            if continues || (is_mark && !opens && !said.is_empty() && !begins) {
                let last = said.last_mut().expect("there is one");
                glue(&mut last.text, token.text, verbatim);
                last.end = token.end.or(last.end);
            } else {
                self.all.starts.extend(token.start.map(|(_, at)| at));
                let start = token.start.map(|(start, _)| start);
                let text = token.text.trim_start_matches('\u{2581}').to_owned();
                said.push(Said { speaker: token.speaker.clone(), text, start, end: token.end, begins });
            }
            is_open = !divide || !said.last().is_some_and(|last| ends_sentence(last.text.trim_end()));
        }
        said.iter_mut().for_each(|one| one.text = tidy(&one.text));
        said.retain(|one| !one.text.is_empty());
        said
    }
}
