//! A [`Document`]: an interview file, read from its bytes into wire types.
//!
//! Only invalid JSON is refused ([`ParseError`]). A value of a wrong type stays in its [`Lenient`] place, and an
//! unknown or repeated key among the extras of its record; [`Document::oddities`] reports both. This module does not
//! decide what a file means: [`crate::interview::check`] does.

mod diagnosis;
mod error;
mod excerpt;
mod foreign;
mod json;
mod lenient;
mod local;
mod mend;
mod position;
mod public;
mod record;
mod scan;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
pub mod site_wire;
mod stream;
mod values;
mod wire;
mod write;

pub use error::{ParseError, ParseErrorKind};
pub use excerpt::Excerpt;
pub use foreign::FileKind;
pub use json::{Kind, Value};
pub use lenient::{At, ExpectedKind, FoundKind, Lenient, ShapeIssue};
pub use local::{ByLanguage, Dated, Entries, LanguageEntry, Localized, Paragraphs, Prose};
pub use mend::{Mend, ascii_of};
pub use position::{Position, key_of};
pub use public::{WITHHELD, is_private, public};
pub use record::Extras;
#[cfg(not(target_arch = "wasm32"))]
pub use schema::{schema, site_schema};
pub use values::{Colour, List, Seconds, Text};
pub use wire::{File, Passage, Rights, Source, Speaker, Term, Theme, Turn};
pub use write::write;

use diagnosis::diagnose;
use json::Reader;
use lenient::Walk;

/// A file that is valid JSON, whatever it contains.
#[derive(Debug)]
pub struct Document {
    /// The outermost value; wrong if it is not an object.
    pub file: Lenient<File>,
    /// The file without a byte order mark, for finding lines and columns.
    source: String,
    /// The offsets of lone surrogate escapes in `source`, and the pointers of their values.
    halves: Vec<(u32, String)>,
}

/// Reads a file.
///
/// # Errors
/// If the file is not JSON, or has another major version of the format: returns the reason and its place.
pub fn parse(bytes: impl Into<Vec<u8>>) -> Result<Document, ParseError> {
    parse_with(bytes.into(), diagnose)
}

/// Reads a file like [`parse`], but an error says only where the JSON reader stopped. The viewer needs no more: it leaves
/// the diagnosis to an add-on ([`crate::report`]).
///
/// # Errors
/// The same as [`parse`].
pub fn parse_undiagnosed(bytes: Vec<u8>) -> Result<Document, ParseError> {
    parse_with(bytes, |_, error| error)
}

fn parse_with(bytes: Vec<u8>, diagnose: fn(&str, ParseError) -> ParseError) -> Result<Document, ParseError> {
    // The file's bytes become the document's source, so that a long file is not in memory twice.
    let (document, result) = read(decoded(bytes)?);
    let diagnose = |error| diagnose(&document.source, error);
    result.map_err(diagnose)?;
    match document.other_version() {
        None => Ok(document),
        Some((version, at)) => {
            let kind = ParseErrorKind::Version(version);
            Err(diagnose(ParseError::at(&document.source, at as usize, kind)))
        }
    }
}

/// Reads the beginning of a file, up to its last complete turn. `None` if no turn is complete, or if it is not the
/// beginning of an interview.
pub fn parse_prefix(mut bytes: Vec<u8>) -> Option<Document> {
    if let Err(error) = str::from_utf8(&bytes) {
        bytes.truncate(error.valid_up_to());
    }
    let (document, result) = read(decoded(bytes).ok()?);
    let has_come = result.err().is_none_or(|error| error.kind == ParseErrorKind::EndedEarly);
    let has_turns = document.file.good()?.turns.good().is_some_and(|turns| !turns.is_empty());
    (has_come && has_turns && document.other_version().is_none()).then_some(document)
}

/// Reads as much of a file as possible, and returns the error that stopped it, if any.
fn read(source: String) -> (Document, Result<(), ParseError>) {
    let mut file = Lenient::default();
    let mut reader = Reader::new(&source);
    let result = reader.whole(|reader, json| stream::read(reader, json, &mut file));
    let halves = reader.halves;
    (Document { file, source, halves }, result)
}

/// Decodes a file, which must be UTF-8, and drops a byte order mark.
fn decoded(mut bytes: Vec<u8>) -> Result<String, ParseError> {
    let refused = ParseError::whole;
    if let Some(kind) = FileKind::of(&bytes) {
        return Err(refused(ParseErrorKind::Foreign(kind)));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.iter().take(2).any(|b| *b == 0) {
        return Err(refused(ParseErrorKind::Utf16));
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    // A file that was cut off within a character is one that ends early.
    let end = match str::from_utf8(&bytes) {
        Err(error) if error.error_len().is_none() && !bytes[..error.valid_up_to()].trim_ascii().ends_with(b"}") => {
            error.valid_up_to()
        }
        _ => bytes.len(),
    };
    bytes.truncate(end);
    let source = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let Position { line, column } = Position::of(error.as_bytes(), offset);
        ParseError { line, column, offset, ..refused(ParseErrorKind::NotUtf8) }
    })?;
    if source.trim_ascii().is_empty() { Err(refused(ParseErrorKind::Empty)) } else { Ok(source) }
}

/// Decodes any JSON file, which must be UTF-8, and drops a byte order mark.
///
/// # Errors
/// If the file is empty, of another kind, or in another encoding.
pub fn text(bytes: impl Into<Vec<u8>>) -> Result<String, ParseError> {
    decoded(bytes.into())
}

/// Finds the places of values in a JSON text by their pointers (RFC 6901). A pointer without a value gets the place of
/// the nearest enclosing one. Returns nothing if the text is not JSON.
pub fn places(text: &str, pointers: impl Iterator<Item = String>) -> Vec<Position> {
    let Ok(value) = Value::read(text) else { return Vec::new() };
    places_at(text, pointers.map(|pointer| value.nearest(&pointer).at))
}

/// Documents are equal if their files have the same content; places are ignored.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file
    }
}

/// Makes the document that reading the written file would return: places refer to the text that [`write()`] writes.
impl From<File> for Document {
    fn from(file: File) -> Self {
        let written = Document { file: file.into(), source: String::new(), halves: Vec::new() };
        read(write(&written)).0
    }
}

/// The latest start in a recording, in seconds: a week.
pub const LATEST: f64 = values::LONGEST as f64 / 1000.0;

/// Reads a time such as `1:35` as seconds.
pub fn seconds(time: &str) -> Option<u32> {
    values::clock(time).map(|time| (time / 1000) as u32)
}

/// Finds the places of offsets in a text, which are in bytes from its start.
pub fn places_at(text: &str, offsets: impl Iterator<Item = u32>) -> Vec<Position> {
    position::of(text, offsets)
}

/// Returns the lines of places in a text, each with a mark under its place. A place outside the text has none.
pub fn excerpts(text: &str, places: &[Position]) -> Vec<Option<Excerpt>> {
    position::offsets(text, places).into_iter().map(|at| at.map(|at| Excerpt::of(text, at))).collect()
}

impl Document {
    /// Returns whether the file has turns, right or wrong. Without them it is not an interview.
    pub fn has_turns(&self) -> bool {
        self.file.good().is_some_and(|file| !file.turns.is_absent())
    }

    /// Reports every value of a wrong type and every unknown or repeated key.
    pub fn oddities(&self, tell: &mut dyn FnMut(&At, ShapeIssue)) {
        self.file.walk(&At::ROOT, ExpectedKind::Interview, tell);
    }

    /// Returns an offset in the file; that of a value outside the file becomes the offset of the outermost value.
    pub fn offset(&self, offset: u32) -> u32 {
        if offset == lenient::NOWHERE { self.file.offset() } else { offset }
    }

    /// Returns the offset of the key of a member, given the offset of its value.
    pub fn key_of(&self, value: u32) -> u32 {
        key_of(&self.source, value)
    }

    /// Finds the places of offsets.
    pub fn places(&self, offsets: impl Iterator<Item = u32>) -> Vec<Position> {
        position::of(&self.source, offsets.map(|offset| self.offset(offset)))
    }

    /// The offset of each lone surrogate escape, and the pointer of its value.
    pub fn lone_surrogates(&self) -> &[(u32, String)] {
        &self.halves
    }

    /// Returns the version in the file and its offset if its major number is not supported.
    fn other_version(&self) -> Option<(Box<str>, u32)> {
        let format = &self.file.good()?.format;
        let written = format.good()?;
        let version = written.0.trim().strip_prefix("interview/")?;
        let major = version.split('.').next()?;
        let is_number = !major.is_empty() && major.bytes().all(|b| b.is_ascii_digit());
        (is_number && major != "1").then(|| ((&*written.0).into(), format.offset()))
    }
}
