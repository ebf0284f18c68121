//! What the readers of the formats deliver, in two steps: a [`Manuscript`] of lines as the file has them, and a
//! [`Transcript`] of turns.
//!
//! A reader of documents (text, a word processor's file, a web page) delivers a manuscript, in which
//! [`labels`](super::labels) finds the speakers. A reader of files that state their speakers (captions, tables, machine
//! transcripts) delivers a transcript. [`assemble`](super::assemble) makes the interview of it.

use std::rc::Rc;

use super::account::Ledger;
use crate::interview::{Lang, Mark, Role};

/// Where something stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The part of a file that has several, such as the footnotes.
    pub part: Option<Rc<str>>,
    pub unit: Unit,
    /// From 1.
    pub number: u32,
}

/// What a [`Place`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Line,
    Paragraph,
    Row,
    Item,
}

/// A line of a text, or a paragraph of a word processor up to a line break in it.
#[derive(Clone, Debug)]
pub struct Line {
    /// The words, without mark-up.
    pub text: String,
    /// Emphasis and links over parts of the words, in the order of their starts.
    pub marks: Vec<Mark>,
    pub kind: LineKind,
    /// Whether a new paragraph begins here: after a blank line, or where the file says so. Otherwise only a line break
    /// stands before it.
    pub starts: bool,
    /// Whether the line break before it belongs to the text, and is not a detail of how the file was typed.
    pub is_broken: bool,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    Words,
    /// With its level, from 1.
    Heading(u8),
    Quote,
    /// A footnote or a comment.
    Note,
}

/// A part of a manuscript.
#[derive(Clone, Debug)]
pub enum Block {
    Line(Line),
    /// A row of a table: the lines of each cell.
    Row(Vec<Vec<Line>>),
}

/// A text in which the speakers are still to be found.
#[derive(Debug, Default)]
pub struct Manuscript {
    pub blocks: Vec<Block>,
    /// Whether line breaks within paragraphs are details of how the file was typed, as in text files, or belong to the
    /// text, as in word processors.
    pub is_typed: bool,
    /// The addresses of the links in the file, whose account is settled once the interview is written.
    pub links: Vec<(Rc<str>, Place)>,
    pub about: About,
    pub ledger: Ledger,
}

/// A text with its turns.
#[derive(Debug, Default)]
pub struct Transcript {
    pub segments: Vec<Segment>,
    /// As in a [`Manuscript`].
    pub links: Vec<(Rc<str>, Place)>,
    pub about: About,
    pub ledger: Ledger,
}

/// The words of one speaker, without a break.
#[derive(Clone, Debug, Default)]
pub struct Segment {
    /// Where it begins in the file.
    pub place: Option<Place>,
    /// The speaker's name as the file has it. `None`: a note without a speaker.
    pub speaker: Option<Rc<str>>,
    /// In milliseconds into the recording.
    pub start: Option<u32>,
    /// A short form of a question, for the outline.
    pub heading: Option<String>,
    /// Each becomes a passage.
    pub paragraphs: Vec<Paragraph>,
    /// The ids of the themes of the whole turn.
    pub themes: Vec<Rc<str>>,
}

/// A paragraph of a turn.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    pub words: Words,
    /// The same in the other language of the file.
    pub translation: Option<Words>,
    /// In milliseconds into the recording, if it is another time than the turn's.
    pub start: Option<u32>,
    pub themes: Vec<Rc<str>>,
}

/// Words with their marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub text: String,
    pub marks: Vec<Mark>,
}

/// What a file says about its interview.
#[derive(Clone, Debug, Default)]
pub struct About {
    pub title: Option<String>,
    /// What the properties of the file have for a title, which is often that of another file.
    pub proposed_title: Option<String>,
    pub summary: Option<String>,
    pub date: Option<String>,
    pub place: Option<String>,
    pub category: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub translator: Option<String>,
    pub holder: Option<String>,
    pub licence: Option<String>,
    /// The languages that the file states, the original first.
    pub languages: Vec<Lang>,
    pub people: Vec<Person>,
    pub themes: Vec<Theme>,
    pub glossary: Vec<Term>,
}

/// A speaker, as far as the file says more than the name.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The label in the text.
    pub label: Rc<str>,
    /// The full name, if the label is not.
    pub name: Option<String>,
    pub role: Option<Role>,
    pub about: Option<String>,
    /// The short label, if others would be made from the name.
    pub initials: Option<String>,
    /// The part that a header names, which may also label the turns: Interviewee.
    pub part: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Theme {
    pub id: Rc<str>,
    pub label: Option<String>,
    pub about: Option<String>,
}

/// A term that the text explains in brackets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    pub term: String,
    pub aliases: Vec<String>,
    pub pinyin: Option<String>,
    pub note: Option<String>,
}

impl Place {
    pub fn line(number: u32) -> Place {
        Place { part: None, unit: Unit::Line, number }
    }

    pub fn paragraph(number: u32) -> Place {
        Place { part: None, unit: Unit::Paragraph, number }
    }

    pub fn row(number: u32) -> Place {
        Place { part: None, unit: Unit::Row, number }
    }

    pub fn item(number: u32) -> Place {
        Place { part: None, unit: Unit::Item, number }
    }

    /// The same place, with the name of the file before the part of it.
    #[must_use]
    pub fn within_file(self, file: &str) -> Place {
        let part = self.part.as_ref().map_or_else(|| file.into(), |part| format!("{file}, {part}").into());
        Place { part: Some(part), ..self }
    }

    /// The same place in a part of the file.
    #[must_use]
    pub fn within(self, part: &Rc<str>) -> Place {
        Place { part: Some(part.clone()), ..self }
    }
}

impl Line {
    /// A line that begins a paragraph, without marks.
    pub fn new(text: impl Into<String>, place: Place) -> Line {
        Line { text: text.into(), marks: Vec::new(), kind: LineKind::Words, starts: true, is_broken: false, place }
    }

    /// Removes the first `bytes` of the words, and moves the marks.
    pub fn cut_start(&mut self, bytes: usize) {
        self.text.drain(..bytes);
        for mark in &mut self.marks {
            mark.range = mark.range.start.saturating_sub(bytes)..mark.range.end.saturating_sub(bytes);
        }
        self.marks.retain(|mark| !mark.range.is_empty());
    }

    /// Splits off the words from `at` on.
    #[must_use]
    pub fn split_off(&mut self, at: usize) -> Line {
        let mut rest = self.clone();
        rest.cut_start(at);
        self.truncate(at);
        rest
    }

    /// Removes the words from `at` on, and their marks.
    pub fn truncate(&mut self, at: usize) {
        self.text.truncate(at);
        for mark in &mut self.marks {
            mark.range = mark.range.start.min(at)..mark.range.end.min(at);
        }
        self.marks.retain(|mark| !mark.range.is_empty());
    }

    pub fn words(self) -> Words {
        Words { text: self.text, marks: self.marks }
    }

    /// Appends words with something between.
    pub fn append(&mut self, between: &str, other: Words) {
        let mut words = Words { text: std::mem::take(&mut self.text), marks: std::mem::take(&mut self.marks) };
        words.join(between, other);
        (self.text, self.marks) = (words.text, words.marks);
    }
}

impl Words {
    /// Words without marks.
    pub fn plain(text: impl Into<String>) -> Words {
        Words { text: text.into(), marks: Vec::new() }
    }

    /// Appends words with something between.
    pub fn join(&mut self, between: &str, other: Words) {
        self.text.push_str(between);
        let from = self.text.len();
        self.text.push_str(&other.text);
        self.marks.extend(
            other.marks.into_iter().map(|mark| Mark { range: mark.range.start + from..mark.range.end + from, ..mark }),
        );
    }
}
