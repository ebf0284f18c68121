//! A [`Problem`]: something wrong in a file that could still be read, and its place.
//!
//! Problems contain no messages: [`crate::words::problems`] words them.

use std::rc::Rc;

use super::Lang;
use crate::document::{At, Document, ExpectedKind, FoundKind, Position, ShapeIssue};
use crate::nearest::nearest;
use crate::string_index::StringIndex;

/// One thing in a file that had to be repaired or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The JSON pointer (RFC 6901) of the value, or of the object that lacks it.
    pub pointer: String,
    /// From 1.
    pub line: u32,
    /// From 1, in characters.
    pub column: u32,
    pub expected: Expected,
    pub found: Found,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A value of some kind.
    Value(ExpectedKind),
    /// A key of the format.
    KnownKey,
    /// Each key only once.
    KeyOnce,
    /// Both halves of a character.
    WholeCharacter,
    Title,
    Turns,
    /// At least one word in at least one language.
    Words,
    /// `text` or `passages`, but not both.
    TextOrPassages,
    /// An id that nothing else has.
    NewId,
    /// One of the file's `speakers`.
    KnownSpeaker,
    /// One of the file's `themes`.
    KnownTheme,
    /// One of the file's `languages`.
    ListedLanguage,
    /// A language that has not occurred there yet.
    NewLanguage,
    /// Text in a language that the file lists.
    TextIn(Rc<str>),
    /// A turn other than the one with the `answers`.
    OtherTurn,
    /// Answers that do not form a circle.
    NoCircle,
    /// One to three letters.
    Initials,
    /// An `https:`, `http:` or `mailto:` link.
    Link,
    /// A backslash before a star that is not mark-up.
    EscapedStar,
    /// An id for a turn or passage.
    OwnId,
    /// A list of `languages`, because all text is in plain strings.
    Languages,
    /// A Chinese character and not a radical that looks like one.
    Ideograph,
    /// Text without mark-up that the format does not have.
    NoMarkup,
    /// A translation that was made of the original as it is now.
    CurrentTranslation,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Nothing,
    /// A value, as it is in the file.
    Value(FoundKind),
    /// A word, and the word that was probably meant.
    Misspelt(Rc<str>, Rc<str>),
    /// Text in Chinese characters, or in none, and the number of further places with the same mistake.
    Written {
        chinese: bool,
        more: usize,
    },
    /// A key, id or language that occurs a second time.
    Again(Rc<str>),
    /// `text` and `passages`.
    Both,
    HalfCharacter,
    /// Words between stars that were taken for mark-up.
    Emphasis(Rc<str>),
    /// An id that depends on the position.
    IdByPosition(Rc<str>),
    /// Text without a language, and the language that it was taken for.
    TakenFor(Lang),
    /// A character of the Unicode blocks of radicals, which text copied from PDFs may contain.
    Radical(char),
    /// The signs of a Markdown heading, or an element of HTML.
    Markup(Rc<str>),
    /// A translation that is older than the original.
    Outdated,
}

impl Problem {
    /// Returns whether this is only a note: nothing is wrong, but an editor should know how the file was read.
    pub fn is_note(&self) -> bool {
        self.expected.is_note()
    }
}

impl Found {
    /// Returns whether there is nothing, or a text without any words.
    pub fn is_empty(&self) -> bool {
        match self {
            Found::Nothing => true,
            Found::Value(FoundKind::Text(text)) => text.trim().is_empty(),
            _ => false,
        }
    }
}

impl Expected {
    fn is_note(&self) -> bool {
        matches!(
            self,
            Expected::EscapedStar
                | Expected::OwnId
                | Expected::Languages
                | Expected::Ideograph
                | Expected::NoMarkup
                | Expected::CurrentTranslation
        )
    }
}

impl Location {
    pub(super) fn of(at: &At) -> Location {
        Location { pointer: at.pointer(), offset: at.offset() }
    }
}

impl Found {
    pub(super) fn text(text: &Rc<str>) -> Found {
        Found::Value(FoundKind::Text(text.clone()))
    }

    /// Makes the finding for an unknown word, with the nearest known one.
    pub(crate) fn word(written: &Rc<str>, nearest: Option<&str>) -> Found {
        nearest.map_or_else(|| Found::text(written), |nearest| Found::Misspelt(written.clone(), nearest.into()))
    }
}

/// The place of a value in a form that can be kept: its pointer and its offset in bytes.
#[derive(Clone, Debug)]
pub(super) struct Location {
    pointer: String,
    offset: u32,
}

/// The problems of a file during its check, before lines and columns are known.
#[derive(Default)]
pub(super) struct Problems {
    found: Vec<(Location, Expected, Found)>,
    /// The pointers of values of a wrong type, so that the value read in their place is not reported for the same
    /// reason.
    wrong: StringIndex,
    /// The expected kinds of those values.
    wanted: Vec<ExpectedKind>,
    /// Whether to report notes.
    notes: bool,
    /// How many unknown words have been compared with the known ones.
    compared: usize,
}

/// The most unknown words of a file that are compared with the known ones. More are not slips, and the comparisons
/// would take long.
const COMPARED: usize = 100;

impl Problems {
    /// Collects the problems that the document itself reports.
    pub(super) fn of(document: &Document) -> Self {
        let mut problems = Problems::default();
        document.oddities(&mut |at, oddity| match oddity {
            ShapeIssue::Wrong(wanted, seen) => {
                problems.add(at, Expected::Value(wanted), Found::Value(seen));
                problems.wrong.add(&at.pointer().into(), problems.wanted.len());
                problems.wanted.push(wanted);
            }
            ShapeIssue::UnknownKey(key, nearest) => problems.add(at, Expected::KnownKey, Found::word(&key, nearest)),
            ShapeIssue::RepeatedKey(key) => {
                problems.found.push((Location::of(at), Expected::KeyOnce, Found::Again(key)))
            }
        });
        problems
    }

    pub(super) fn add(&mut self, at: &At, expected: Expected, found: Found) {
        self.add_at(Location::of(at), expected, found);
    }

    /// Reports an unknown word, with the nearest known one.
    pub(super) fn unknown<'a>(
        &mut self,
        at: &At,
        expected: Expected,
        written: &Rc<str>,
        known: impl IntoIterator<Item = &'a str>,
    ) {
        self.compared += 1;
        let nearest = (self.compared <= COMPARED).then(|| nearest(written, known)).flatten();
        self.add(at, expected, Found::word(written, nearest));
    }

    /// Returns whether notes are reported. Saves the search for what only notes tell.
    pub(super) fn takes_notes(&self) -> bool {
        self.notes
    }

    /// Reports a note.
    pub(super) fn note(&mut self, at: &At, expected: Expected, found: impl FnOnce() -> Found) {
        if self.notes {
            self.add(at, expected, found());
        }
    }

    /// Reports a note at a place in the file.
    pub(super) fn note_at(&mut self, spot: Location, expected: Expected, found: Found) {
        if self.notes {
            self.add_at(spot, expected, found);
        }
    }

    /// Reports a note unless one of its kind has been reported.
    pub(super) fn note_once(&mut self, at: &At, expected: Expected, found: impl FnOnce() -> Found) {
        if self.notes && self.found.iter().all(|(_, told, _)| *told != expected) {
            self.add(at, expected, found());
        }
    }

    pub(super) fn add_at(&mut self, spot: Location, expected: Expected, found: Found) {
        let told = self.wrong.get(&spot.pointer).is_some_and(|wrong| expected == Expected::Value(self.wanted[wrong]));
        if !told {
            self.found.push((spot, expected, found));
        }
    }

    /// Like [`Problems::of`], with notes: see [`Problem::is_note`].
    pub(super) fn with_notes(document: &Document) -> Self {
        Problems { notes: true, ..Problems::of(document) }
    }

    /// Returns the problems in the order of the file, with their lines and columns.
    pub(super) fn placed(self, document: &Document) -> Vec<Problem> {
        let mut found = self.found;
        // A wrong key is shown where it begins, not at its value.
        for (spot, expected, _) in &mut found {
            if matches!(expected, Expected::KnownKey | Expected::KeyOnce) {
                spot.offset = document.key_of(spot.offset);
            }
        }
        for (offset, pointer) in document.lone_surrogates() {
            let spot = Location { pointer: pointer.clone(), offset: *offset };
            found.push((spot, Expected::WholeCharacter, Found::HalfCharacter));
        }
        found.sort_by_key(|(spot, ..)| document.offset(spot.offset));
        let places = document.places(found.iter().map(|(spot, ..)| spot.offset));
        (found.into_iter().zip(places))
            .map(|((Location { pointer, .. }, expected, found), Position { line, column })| Problem {
                pointer,
                line,
                column,
                expected,
                found,
            })
            .collect()
    }
}
