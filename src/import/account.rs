//! The account of an import: every character of the file that is not white space is in the words of the interview, or in
//! the [`Ledger`].

use std::collections::BTreeMap;

use super::Imported;
use super::model::Place;
use super::note::{Note, Severity, What};
use crate::document::{At, ByLanguage, Document, Lenient, Paragraphs, Prose};
use crate::interview::marked;

/// What an import did with the characters that are not words of a turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    pub notes: Vec<Note>,
    pub left_out: Vec<LeftOut>,
    pub taken: Vec<Taken>,
}

/// Text of the file that is not in the interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub text: String,
    pub place: Place,
    pub kind: Omission,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    /// The menus, addresses and page numbers around a text.
    Furniture,
    /// What a format has for itself: numbers of cues, settings.
    Apparatus,
    /// Text that was deleted while changes were recorded.
    Deleted,
    /// Text that was inserted while changes were recorded, if the text before them is asked for.
    Inserted,
    /// Words that somebody struck through.
    Struck,
    /// Words of the former interview that are no longer in the file, with the themes or the translation that they had.
    Former,
    /// Words of the former interview that the file has otherwise.
    Corrected,
    /// Anything else: an editor has to look at it.
    Other,
}

/// Text of the file that the interview has in another form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub text: String,
    /// The words that stand for it in a turn, such as `&` for `&amp;`.
    pub became: String,
    pub form: Form,
}

/// The form in which the interview has a text that it does not have as words of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A speaker of a turn.
    Label,
    /// The start of a turn or a passage.
    Time,
    /// The structure: a number of a question, a mark of a heading.
    Markup,
    /// The title, the date, the place, or another field of the file.
    Metadata,
}

impl Ledger {
    pub fn note(&mut self, severity: Severity, place: Option<Place>, what: What) {
        self.notes.push(Note { severity, place, what });
    }

    pub fn leave_out(&mut self, text: impl Into<String>, place: Place, kind: Omission) {
        let text = text.into();
        if !is_blank(&text) {
            self.left_out.push(LeftOut { text, place, kind });
        }
    }

    pub fn take(&mut self, text: impl Into<String>, form: Form) {
        self.replace(text, "", form);
    }

    pub fn replace(&mut self, text: impl Into<String>, became: &str, form: Form) {
        let text = text.into();
        if !(is_blank(&text) && is_blank(became)) {
            self.taken.push(Taken { text, became: became.to_owned(), form });
        }
    }
}

/// The size of what was imported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub turns: usize,
    pub speakers: usize,
    /// The characters that were left out, without white space and without what a format has for itself.
    pub left_out: usize,
    /// Whether some of them belong neither to the surroundings of the text nor to its format.
    pub is_lossy: bool,
}

impl Imported {
    pub fn counts(&self) -> Counts {
        let file = self.document.file.good();
        let left = self.left_out.iter();
        let characters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        Counts {
            turns: file.map_or(0, |file| file.turns.values().count()),
            speakers: file.map_or(0, |file| file.speakers.values().count()),
            // The numbers of a machine transcript would hide the words.
            left_out: left
                .clone()
                .filter(|left| !matches!(left.kind, Omission::Apparatus | Omission::Deleted | Omission::Inserted))
                .map(|left| characters(&left.text))
                .sum(),
            is_lossy: left
                .clone()
                .any(|left| matches!(left.kind, Omission::Other | Omission::Struck | Omission::Former)),
        }
    }
}

/// Whether a text has nothing to account for.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_white)
}

/// Whether a character needs no account: white space, and the marks that nobody sees.
pub fn is_white(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// A difference between a file and what was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A character of the file that is nowhere, and how often.
    Lost(char, usize),
    /// A character that the file does not have, and how often.
    Added(char, usize),
    /// Text that is said to be in another form and is not there.
    Untrue(Form, String),
}

/// Compares an import with all text of its file, which the caller extracts independently. Returns nothing if every
/// character is accounted for.
pub fn differences(text: &str, imported: &Imported) -> Vec<Difference> {
    let mut count: BTreeMap<char, i64> = BTreeMap::new();
    let mut add = |text: &str, times: i64| {
        for c in text.chars().filter(|c| !is_white(*c)) {
            *count.entry(c).or_default() += times;
        }
    };
    add(text, 1);
    words(&imported.document, &mut |words| add(words, -1));
    // What is left out of a former interview does not stand in the file.
    let of_file = |left: &&LeftOut| !matches!(left.kind, Omission::Former | Omission::Corrected);
    imported.left_out.iter().filter(of_file).for_each(|left| add(&left.text, -1));
    for taken in &imported.taken {
        add(&taken.text, -1);
        add(&taken.became, 1);
    }
    let unbalanced = count.into_iter().filter(|(_, n)| *n != 0).map(|(c, n)| match n {
        1.. => Difference::Lost(c, n as usize),
        _ => Difference::Added(c, n.unsigned_abs() as usize),
    });
    let mut differences: Vec<Difference> = unbalanced.collect();
    let written = crate::document::write(&imported.document);
    let said: Vec<String> = imported.notes.iter().flat_map(|note| note.what.quoted()).collect();
    for taken in imported.taken.iter().filter(|taken| !is_true(taken, &written, &said)) {
        differences.push(Difference::Untrue(taken.form, taken.text.clone()));
    }
    differences
}

/// Whether the interview has a text in the form that the account says.
fn is_true(taken: &Taken, written: &str, said: &[String]) -> bool {
    let is_mark = |c: char| !c.is_alphanumeric();
    let text = taken.text.trim_matches(|c| is_mark(c) && !matches!(c, '(' | ')' | '（' | '）'));
    let is_there = |text: &str| {
        let json = in_json(text);
        written.contains(&json) || said.iter().any(|said| said.contains(text))
    };
    match taken.form {
        Form::Label => text.is_empty() || is_there(text) || is_there(taken.text.trim()),
        Form::Metadata => text.is_empty() || is_there(text) || is_there(taken.text.trim()),
        Form::Time => taken.text.chars().all(|c| !c.is_alphabetic() || "hmsThmin小时分秒:".contains(c)),
        Form::Markup => taken.text.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count() <= 4,
    }
}

/// A text as JSON has it between its quotation marks.
fn in_json(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
}

/// Visits the words of all turns, in all languages, without mark-up.
fn words(document: &Document, each: &mut dyn FnMut(&str)) {
    let Some(file) = document.file.good() else { return };
    let mut prose = |text: &Lenient<Prose>| {
        let mut paragraphs = |text: &Paragraphs| {
            text.0.each(&At::ROOT).for_each(|(.., text)| each(&marked(&text.0).0));
        };
        match text.good() {
            None => {}
            Some(ByLanguage::Original(text)) => paragraphs(text),
            Some(ByLanguage::Each(entries)) => {
                entries.iter().filter_map(|entry| entry.text.good()).for_each(paragraphs)
            }
        }
    };
    for turn in file.turns.values() {
        prose(&turn.text);
        turn.passages.values().for_each(|passage| prose(&passage.text));
    }
}

impl Ledger {
    /// Accounts for what a text lost and gained when it became the words `now`.
    pub fn changed(&mut self, was: &str, now: &str, form: Form) {
        if was == now {
            return;
        }
        let mut count: BTreeMap<char, i32> = BTreeMap::new();
        was.chars().filter(|c| !is_white(*c)).for_each(|c| *count.entry(c).or_default() += 1);
        now.chars().filter(|c| !is_white(*c)).for_each(|c| *count.entry(c).or_default() -= 1);
        let of = |sign: i32| -> String {
            let some = count.iter().filter(|(_, n)| n.signum() == sign);
            some.flat_map(|(c, n)| std::iter::repeat_n(*c, n.unsigned_abs() as usize)).collect()
        };
        self.replace(of(1), &of(-1), form);
    }
}
