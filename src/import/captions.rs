//! Captions: WebVTT, SubRip (SRT) and SubViewer (SBV).
//!
//! A cue is a time and the lines below it, up to a blank line that another time follows: a blank line within words, or a
//! line of digits (“1999”), does not end the cue. Cues become turns: a voice, a dash or a name with a colon begins one,
//! and a sentence goes on over cues.

mod cues;
mod tags;

use super::account::{Form, Ledger};
use super::model::{About, Place, Segment, Transcript};
use super::note::{Severity, What};
use super::spoken::{Piece, join, read_names, turns};
use cues::Cue;
pub use cues::timing;
use tags::{account_for, decoded, tag};

/// Reads captions.
pub fn read(text: &str) -> Transcript {
    let (mut ledger, mut about) = (Ledger::default(), About::default());
    let mut cues = cues::cues(text, &mut about, &mut ledger);
    cues::remove_rolling(&mut cues, &mut ledger);
    let mut pieces: Vec<Piece> = Vec::new();
    for cue in &cues {
        self::pieces(cue, &mut pieces, &mut ledger);
    }
    read_names(&mut pieces, &mut ledger);
    let segments = turns(pieces);
    if segments.iter().all(|segment| segment.speaker.is_none()) {
        ledger.note(Severity::Doubt, None, What::NoSpeakers);
    }
    silent_voices(&segments, &mut ledger);
    Transcript { segments, about, ledger, ..Transcript::default() }
}

/// Names the voices that have no words.
fn silent_voices(segments: &[Segment], ledger: &mut Ledger) {
    let speaks = |name: &str| segments.iter().any(|segment| segment.speaker.as_deref() == Some(name));
    let silent: Vec<String> = ledger
        .taken
        .iter()
        .filter(|taken| taken.form == Form::Label && !speaks(&taken.text))
        .map(|taken| taken.text.clone())
        .collect();
    for name in silent {
        ledger.note(Severity::Doubt, None, What::EmptyTurn(name));
    }
}

/// Parts a line where somebody else begins to speak within it: `It was. >> Who said so?`
fn changes(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for mark in [">>", "&gt;&gt;"] {
        for (at, _) in line.match_indices(mark) {
            let is_change = line[..at].ends_with(char::is_whitespace) && !line[..at].trim().is_empty();
            let after = line[at..].trim_start_matches("&gt;").trim_start_matches(['>', ' ']);
            let ends = line[..at].trim_end().ends_with(['.', '?', '!', '…', '-', '—', ',', '"', '”', '。', '？', '！']);
            let begins = after.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
            if at > from && is_change && !after.is_empty() && (ends || begins) {
                parts.push(&line[from..at]);
                from = at;
            }
        }
    }
    parts.push(&line[from..]);
    parts
}

/// Reads the words of a cue: its voices and tags.
fn pieces(cue: &Cue, pieces: &mut Vec<Piece>, ledger: &mut Ledger) {
    let mut voice: Option<String> = None;
    let mut begins = true;
    let lines = cue.lines.iter().flat_map(|(number, line)| changes(line).into_iter().map(move |part| (number, part)));
    for (number, line) in lines {
        let mut rest = line.trim();
        // A dash begins the words of somebody else.
        let dash = rest.strip_prefix(['-', '–', '—']).filter(|after| after.starts_with(' ') || !after.starts_with('-'));
        let mut is_other = false;
        if let Some(after) = dash.filter(|after| !after.trim().is_empty()) {
            ledger.take(&rest[..rest.len() - after.len()], Form::Markup);
            (rest, is_other, begins) = (after.trim_start(), true, true);
        }
        // SRT marks a change of speakers in television by >>, which WebVTT escapes.
        if let Some(after) = ["&gt;&gt;", ">>"].iter().find_map(|mark| rest.strip_prefix(mark)) {
            let after = after.trim_start_matches("&gt;").trim_start_matches(['>', ' ']);
            ledger.take(&rest[..rest.len() - after.len()], Form::Markup);
            (rest, is_other, begins) = (after, true, true);
        }
        let mut text = String::new();
        let mut push = |voice: &Option<String>, text: &mut String, begins: &mut bool, is_other: &mut bool| {
            let words = decoded(text, ledger);
            text.clear();
            if words.trim().is_empty() {
                return;
            }
            let words = words.trim();
            match pieces.last_mut().filter(|_| !*begins) {
                Some(last) => join(&mut last.text, words),
                None => pieces.push(Piece {
                    voice: voice.clone(),
                    is_other: std::mem::take(is_other),
                    text: words.to_owned(),
                    start: Some(cue.start),
                    end: Some(cue.end),
                    place: Some(Place::line(*number)),
                    ..Piece::default()
                }),
            }
            *begins = false;
        };
        let mut tags: Vec<String> = Vec::new();
        while let Some(at) = rest.find('<') {
            let Some((tag, length)) = tag(&rest[at..]) else {
                text.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
                continue;
            };
            text.push_str(&rest[..at]);
            if let Some(name) = tag {
                push(&voice, &mut text, &mut begins, &mut is_other);
                (voice, begins) = (Some(name), true);
            }
            tags.push(rest[at..at + length].to_owned());
            rest = &rest[at + length..];
        }
        text.push_str(rest);
        push(&voice, &mut text, &mut begins, &mut is_other);
        for tag in tags {
            account_for(&tag, ledger);
        }
    }
}
