//! Names before the words of cues and rows: `Name: words`, `[Name]: words` and `[Name] words`. They are voices by
//! evidence over all of them.

use std::collections::BTreeMap;

use super::super::account::{Form, Ledger};
use super::super::label_words::{is_no_speaker, is_person, plain_name};
use super::super::labels::{Shape, shape};
use super::super::note::{Severity, What};
use super::Piece;

/// The most characters and words of a name.
const LONGEST: (usize, usize) = (60, 6);

/// What may be the name of a voice.
struct Name {
    name: String,
    shape: Shape,
    /// Whether it stands in brackets without a colon.
    in_brackets: bool,
    /// Where the words begin.
    end: usize,
}

/// Takes names at the beginning of cues for voices.
pub fn read(pieces: &mut [Piece], ledger: &mut Ledger) {
    let found: Vec<Option<Name>> = pieces.iter().map(|piece| name(&piece.text)).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in found.iter().flatten() {
        *counts.entry(plain_name(&name.name)).or_default() += 1;
    }
    let count = |name: &Name| counts[&plain_name(&name.name)];
    let evidence = Evidence::of(&found, &count);
    for (piece, name) in pieces.iter_mut().zip(&found) {
        let is_named = piece.voice.as_ref().is_some_and(|voice| !voice.is_empty());
        let Some(name) = name.as_ref().filter(|_| !is_named) else { continue };
        let is_once = count(name) == 1 && name.shape < Shape::Known;
        if !evidence.accepts(name, count(name)) {
            if evidence.is_labelled && is_once && is_handle(&name.name) {
                let what = What::NoSpeaker(name.name.clone(), 1);
                ledger.note(Severity::Doubt, piece.place.clone(), what);
            }
            continue;
        }
        if is_once {
            ledger.note(Severity::Doubt, piece.place.clone(), What::OnlyOnce(name.name.clone()));
        }
        ledger.take(&*name.name, Form::Label);
        ledger.changed(&piece.text[..name.end], &name.name, Form::Markup);
        piece.text.drain(..name.end);
        piece.voice = Some(name.name.clone());
        piece.is_other = false;
    }
}

/// What all cues say about names.
struct Evidence {
    /// How many names before a colon recur.
    recurring: usize,
    /// Whether most cues begin with a name before a colon.
    is_labelled: bool,
    /// Whether all of them do.
    is_whole: bool,
    /// Whether names stand in brackets.
    in_brackets: bool,
    /// Whether `[Speaker 1]` and the like do.
    has_people: bool,
}

impl Evidence {
    fn of(found: &[Option<Name>], count: &dyn Fn(&Name) -> usize) -> Evidence {
        let all = found.len();
        let names = || found.iter().flatten();
        let firm = |in_brackets: bool| {
            names().filter(move |name| name.in_brackets == in_brackets && name.shape >= Shape::Firm)
        };
        let recurring = firm(false).filter(|name| count(name) >= 2).count();
        let is_most = recurring >= 4 || (recurring >= 2 && firm(false).count() == all);
        let in_brackets: Vec<String> =
            firm(true).filter(|name| count(name) >= 2).map(|name| plain_name(&name.name)).collect();
        let is_several = in_brackets.iter().any(|name| *name != in_brackets[0]);
        Evidence {
            recurring,
            is_labelled: recurring >= 4 && recurring * 5 >= all * 4,
            is_whole: is_most && recurring * 2 >= all && names().filter(|name| !name.in_brackets).count() == all,
            in_brackets: is_several && in_brackets.len() * 3 >= all,
            has_people: firm(true).filter(|name| is_person(&plain_name(&name.name))).count() >= 2,
        }
    }

    fn accepts(&self, name: &Name, count: usize) -> bool {
        let is_firm = name.shape >= Shape::Firm;
        match name.in_brackets {
            true => (self.in_brackets && is_firm) || (self.has_people && is_person(&plain_name(&name.name))),
            false => self.is_whole || (is_firm && (count >= 2 || name.shape == Shape::Known || self.recurring >= 4)),
        }
    }
}

/// The name that a text may begin with.
fn name(text: &str) -> Option<Name> {
    bracketed(text).or_else(|| before_colon(text))
}

/// `[Name] words`
fn bracketed(text: &str) -> Option<Name> {
    let (name, rest) = text.strip_prefix('[')?.split_once(']')?;
    let words = rest.trim_start();
    let shape = shape(name.trim());
    let is_name = shape >= Shape::Firm && !is_sound(name) && !words.is_empty() && !words.starts_with([':', '：']);
    is_name.then(|| Name { name: name.trim().to_owned(), shape, in_brackets: true, end: text.len() - words.len() })
}

/// Whether the text in brackets is a sound: `[CROWD CHEERING]`, `[Chuckles]`.
fn is_sound(name: &str) -> bool {
    const SOUNDS: [&str; 10] =
        ["chuckles", "sighs", "gasps", "coughs", "cheers", "groans", "sobs", "cries", "sniffs", "foreign"];
    let plain = plain_name(name);
    let last = plain.rsplit(' ').next().unwrap_or_default();
    last.ends_with("ing") || SOUNDS.contains(&last)
}

/// `Name: words`, `[Name]: words`
fn before_colon(text: &str) -> Option<Name> {
    let from = usize::from(text.starts_with('['));
    let at = text.find([':', '：']).filter(|at| *at > from && *at <= LONGEST.0)?;
    let name = text[from..at].trim_end_matches(']').trim();
    let after = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let next = text[after..].chars().next();
    let is_ratio = name.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
    let breaks = |c: char| "。！？!?；;，,\"“”".contains(c);
    // A name of a meeting may be anything, such as the number of a telephone, and a space follows its colon.
    let may_be = next.is_none_or(char::is_whitespace)
        && !name.is_empty()
        && !name.contains(breaks)
        && !is_no_speaker(&plain_name(name))
        && name.split_whitespace().count() <= LONGEST.1;
    let shape = shape(name);
    if is_ratio || !(shape >= Shape::Firm || may_be) {
        return None;
    }
    let end = text.len() - text[after..].trim_start().len();
    Some(Name { name: name.to_owned(), shape, in_brackets: false, end })
}

/// Whether a name is one word, as names in meetings often are: `user_123`, `mai`.
fn is_handle(name: &str) -> bool {
    !name.contains(char::is_whitespace) && name.contains(char::is_alphabetic)
}
