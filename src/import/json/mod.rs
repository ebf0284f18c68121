//! Machine transcripts in JSON, of all programs by one reader: [`shapes`] says where each has words, speakers and times.
//!
//! ```text
//! file → shapes::find → said: words or parts of turns, each with its speaker → spoken::turns → Transcript
//! ```
//!
//! What is not words, speaker or start is accounted for by [`rest`], path by path.

mod glue;
mod items;
mod otr;
mod path;
mod rest;
mod said;
mod shapes;
mod time;

use std::borrow::Cow;

pub use shapes::tools;

use super::account::Ledger;
use super::model::{About, Transcript};
use super::note::{Severity, What};
use super::pace::TimeUnit;
use super::spoken::{self, Piece};
use super::{Refusal, labels, text};
use crate::document::{Kind, Value};
use crate::interview::is_han;
use said::Said;
use shapes::Unit;

/// How often a text in a file may be JSON in which a text is JSON.
const DEEPEST: usize = 3;

/// Whether a text begins like JSON, and not with a time in brackets.
pub fn is_json(text: &str) -> bool {
    let text = text.trim_start_matches(super::account::is_white);
    let Some(rest) = text.strip_prefix(['{', '[']) else { return false };
    let next = rest.trim_start().chars().next();
    match text.starts_with('{') {
        true => matches!(next, Some('"' | '}')),
        false => matches!(next, Some('{')),
    }
}

/// Whether a text is a transcript of a program that is known.
pub fn is_known(text: &str) -> bool {
    is_json(text) && read(text).is_ok()
}

/// Reads a machine transcript.
///
/// # Errors
/// If the file is not JSON, or of no program that is known.
pub fn read(source: &str) -> Result<Transcript, Refusal> {
    let source = source.trim_start_matches('\u{feff}');
    let broken = |error: crate::document::ParseError| Refusal::BrokenJson { line: error.line, column: error.column };
    let source = &*listed(source)?;
    let source = unpacked(source, Value::read(source).map_err(broken)?);
    let file = Value::read(&source).map_err(broken)?;
    if let Some(transcript) = otr::read(&file) {
        return Ok(transcript);
    }
    let Some((root, shape)) = shapes::find(&file) else { return plain(&file) };
    let said = said::read(root, shape);
    let mut ledger = Ledger::default();
    ledger.note(Severity::Info, None, What::Program(shape.tool));
    if let Some(unit) = said.unit {
        let unit = if unit == Unit::Millis { TimeUnit::Milliseconds } else { TimeUnit::Seconds };
        let key = shape.start.split(['|', '[', '.']).next().unwrap_or_default();
        ledger.note(Severity::Info, None, What::Times(key.to_owned(), unit, false));
    }
    let mut about = About::default();
    let pieces = pieces(&said.said);
    let segments = spoken::turns(pieces);
    without_speaker(&said.said, &mut ledger);
    rest::account(&file, &said, shape, &segments, &mut about, &mut ledger);
    Ok(Transcript { segments, about, ledger, ..Transcript::default() })
}

/// The file as one list, if each of its lines is an object (JSON lines).
///
/// # Errors
/// The first line that is no object, if the two before it are.
fn listed(source: &str) -> Result<Cow<'_, str>, Refusal> {
    let is_object = |line: &str| Value::read(line).is_ok_and(|value| matches!(value.kind, Kind::Object(_)));
    let mut lines = source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let has_several = source.starts_with('{') && lines.clone().nth(1).is_some();
    if !has_several || lines.clone().take(2).filter(|(_, line)| is_object(line)).count() < 2 {
        return Ok(Cow::Borrowed(source));
    }
    if let Some((n, line)) = lines.clone().find(|(_, line)| !is_object(line)) {
        let column = Value::read(line).err().map_or(1, |error| error.column);
        return Err(Refusal::BrokenJsonLine { line: n + 1, column });
    }
    let mut list = String::with_capacity(source.len() + 2);
    list.push('[');
    list.push_str(lines.next().map_or("", |(_, line)| line));
    for (_, line) in lines {
        list.push_str(",\n");
        list.push_str(line);
    }
    list.push(']');
    Ok(Cow::Owned(list))
}

/// The file with JSON in place of the texts that are JSON themselves.
fn unpacked<'a>(source: &'a str, file: Value) -> Cow<'a, str> {
    let mut source = Cow::Borrowed(source);
    let mut packed = Vec::new();
    texts_of_json(&file, &mut packed);
    for _ in 0..DEEPEST {
        if packed.is_empty() {
            break;
        }
        let mut unpacked = String::with_capacity(source.len());
        let mut from = 0;
        for (at, end, text) in packed.drain(..) {
            unpacked.push_str(&source[from..at]);
            unpacked.push_str(&text);
            from = end;
        }
        unpacked.push_str(&source[from..]);
        if let Ok(file) = Value::read(&unpacked) {
            texts_of_json(&file, &mut packed);
        } else {
            break;
        }
        source = Cow::Owned(unpacked);
    }
    source
}

fn texts_of_json(value: &Value, found: &mut Vec<(usize, usize, String)>) {
    match &value.kind {
        Kind::Text(text) if is_json(text) && Value::read(text).is_ok() => {
            found.push((value.at as usize, value.end(), text.to_string()));
        }
        _ => {
            value.items().iter().for_each(|item| texts_of_json(item, found));
            value.members().iter().for_each(|(_, member)| texts_of_json(member, found));
        }
    }
}

/// Reads a file that has the words in one text, without times.
fn plain(file: &Value) -> Result<Transcript, Refusal> {
    const AROUND: [&str; 6] = ["text", "usage", "task", "language", "duration", "logprobs"];
    let is_empty = |value: &Value| match &value.kind {
        Kind::Null => true,
        Kind::List(items) => items.is_empty(),
        Kind::Object(members) => members.is_empty(),
        _ => false,
    };
    let is_plain = file.members().iter().all(|(key, value)| AROUND.contains(&&**key) || is_empty(value));
    let words = file.get("text").filter(|_| is_plain);
    let is_prose = |words: &&str| words.contains(|c: char| c.is_whitespace() || is_han(c));
    let Some(words) = words.and_then(|value| value.text()).filter(is_prose) else {
        return Err(Refusal::UnknownJson);
    };
    let mut transcript = labels::read(text::read(words));
    let mut about = std::mem::take(&mut transcript.about);
    rest::leave_out_others(file, "text", &mut about, &mut transcript.ledger);
    transcript.about = about;
    Ok(transcript)
}

/// The pieces of turns: somebody else speaks if the speaker is another, or unknown.
fn pieces(said: &[Said]) -> Vec<Piece> {
    let mut before: Option<&Option<String>> = None;
    let mut pieces = Vec::with_capacity(said.len());
    for one in said {
        let is_other = before.is_some_and(|before| *before != one.speaker);
        before = Some(&one.speaker);
        pieces.push(Piece {
            voice: one.speaker.clone(),
            is_other,
            begins: one.begins,
            text: one.text.clone(),
            start: one.start,
            end: one.end,
            place: None,
        });
    }
    pieces
}

/// Notes that nobody has a name, or that some words have no speaker.
fn without_speaker(said: &[Said], ledger: &mut Ledger) {
    let unknown = said.iter().filter(|one| one.speaker.is_none()).count();
    if unknown == said.len() {
        ledger.note(Severity::Doubt, None, What::NoSpeakers);
    } else if let Some(first) = said.iter().find(|one| one.speaker.is_none()) {
        ledger.note(Severity::Doubt, None, What::WithoutSpeaker(first.text.clone(), unknown));
    }
}
