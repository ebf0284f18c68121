//! A [`Problem`]: what is wrong in a file that could be read all the same, and where.
//!
//! Problems carry no words: [`crate::words::problems`] says them.

use std::rc::Rc;

use super::Lang;
use crate::document::{At, Document, ExpectedKind, FoundKind, Position, ShapeIssue};
use crate::nearest::nearest;
use crate::string_index::StringIndex;

/// One thing in a file that had to be repaired or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A JSON pointer (RFC 6901) to the value; of something missing, to what lacks it.
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
    /// A key that the format has.
    KnownKey,
    /// Every key once.
    KeyOnce,
    /// Two halves of one character.
    WholeCharacter,
    Title,
    Turns,
    /// At least one word, in at least one language.
    Words,
    /// `text` or `passages`, not both.
    TextOrPassages,
    /// An id that nothing else has.
    NewId,
    /// One of the file's `speakers`.
    KnownSpeaker,
    /// One of the file's `themes`.
    KnownTheme,
    /// One of the file's `languages`.
    ListedLanguage,
    /// A language that does not stand there already.
    NewLanguage,
    /// Text in a language that the file lists.
    TextIn(Rc<str>),
    /// A turn other than the one that answers.
    OtherTurn,
    /// Answers that do not come back to where they began.
    NoCircle,
    /// One to three letters.
    Initials,
    /// An `https:`, `http:` or `mailto:` link.
    Link,
    /// A backslash before a star that is no mark-up.
    EscapedStar,
    /// An id of its own, of a turn or a passage.
    OwnId,
    /// A list of `languages`, where all text is in plain strings.
    Languages,
    /// A Chinese character, and no radical that looks like one.
    Ideograph,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Nothing,
    /// A value as it stands.
    Value(FoundKind),
    /// A word, and the one that somebody may have meant by it.
    Misspelt(Rc<str>, Rc<str>),
    /// Something that stands a second time.
    Again(Rc<str>),
    /// `text` and `passages`.
    Both,
    HalfCharacter,
    /// Words with stars around them, which were taken for mark-up.
    Emphasis(Rc<str>),
    /// An id that goes by the position.
    IdByPosition(Rc<str>),
    /// Text of which nothing says the language, and what it is taken for.
    TakenFor(Lang),
    /// A character of the blocks of radicals, which PDFs give.
    Radical(char),
}

impl Problem {
    /// Nothing is wrong: an editor should know how the file was read, and readers need not.
    pub fn is_note(&self) -> bool {
        self.expected.is_note()
    }
}

impl Expected {
    fn is_note(&self) -> bool {
        matches!(self, Expected::EscapedStar | Expected::OwnId | Expected::Languages | Expected::Ideograph)
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

    /// A word that stands for none of those that are expected, and the nearest of them.
    pub(crate) fn word(written: &Rc<str>, nearest: Option<&str>) -> Found {
        nearest.map_or_else(|| Found::text(written), |nearest| Found::Misspelt(written.clone(), nearest.into()))
    }
}

/// Where a value stands, to be kept: its pointer, and its offset in bytes.
#[derive(Clone, Debug)]
pub(super) struct Location {
    pointer: String,
    offset: u32,
}

/// The problems of a file while it is being checked, without their lines and columns.
#[derive(Default)]
pub(super) struct Problems {
    found: Vec<(Location, Expected, Found)>,
    /// The pointers of values of a wrong kind. What was made of them is not told for the same reason again.
    wrong: StringIndex,
    /// What was wanted of each of them.
    wanted: Vec<ExpectedKind>,
    /// Whether notes are wanted, too.
    notes: bool,
    /// How many words were compared with those that exist.
    compared: usize,
}

/// How many unknown words of a file are compared with those that exist. More of them are no slips, and would take long.
const COMPARED: usize = 100;

impl Problems {
    /// What the document tells by itself.
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

    /// Reports a word that is none of those that exist, with the nearest of these.
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

    /// Tells what only an editor should know.
    pub(super) fn note(&mut self, at: &At, expected: Expected, found: impl FnOnce() -> Found) {
        if self.notes {
            self.add(at, expected, found());
        }
    }

    /// The same, where nothing of the kind has been told.
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

    /// The same, and notes: see [`Problem::is_note`].
    pub(super) fn with_notes(document: &Document) -> Self {
        Problems { notes: true, ..Problems::of(document) }
    }

    /// The problems in the order of the file.
    pub(super) fn placed(self, document: &Document) -> Vec<Problem> {
        let mut found = self.found;
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
