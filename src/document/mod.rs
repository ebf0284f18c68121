//! A [`Document`]: an interview file as it stands, read from its bytes into wire types.
//!
//! Only broken JSON is refused ([`ParseError`]). A value of a wrong kind is kept apart in its [`Lenient`] place, an
//! unknown or repeated key in its record's list of extras, and both are told by [`Document::oddities`]. Nothing is
//! decided here about what a file means: that is [`crate::interview::check`].

mod begun;
mod error;
mod json;
mod lenient;
mod local;
mod places;
mod public;
mod record;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod values;
mod wire;

pub use begun::begun;
pub use error::{ParseError, ParseErrorKind};
pub use json::{Stop, Value};
pub use lenient::{At, Lenient, Oddity, Seen, Wanted};
pub use local::{ByLanguage, Dated, Entry, Localized, Paragraphs, Prose};
pub use places::{Place, Spot, Target};
pub use public::{WITHHELD, is_private, public};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use values::{List, Seconds, Text};
pub use wire::{File, Passage, Rights, Source, Speaker, Term, Theme, Turn};

use json::Reader;
use lenient::Walk;

/// A file that is JSON, whatever stands in it.
#[derive(Debug)]
pub struct Document {
    /// The outermost value; wrong if it is no object.
    pub file: Lenient<File>,
    /// The file without a byte order mark: what places are found in.
    source: String,
    /// Where in `source` an escape stood for half a character.
    halves: Vec<usize>,
}

/// Reads a file. It is refused if it is no JSON, or is written in another major version of the format.
///
/// # Errors
/// The place and the reason of the refusal.
pub fn parse(bytes: impl Into<Vec<u8>>) -> Result<Document, ParseError> {
    read(bytes.into())
}

/// The file's bytes become the document's source: a long one is not in memory twice.
fn read(bytes: Vec<u8>) -> Result<Document, ParseError> {
    let source = decoded(bytes)?;
    let mut reader = Reader::new(&source);
    let read = File::read(&mut reader).and_then(|file| reader.end().map(|()| file));
    let file = read.map_err(|stop| ParseError::at(&source, stop.at, stop.kind))?;
    let halves = reader.halves;
    let document = Document { file: file.present(), halves, source };
    match document.other_version() {
        None => Ok(document),
        Some(version) => {
            let place = document.place("/format");
            Err(ParseError {
                line: place.line,
                column: place.column,
                kind: ParseErrorKind::Version(version),
                found: None,
            })
        }
    }
}

/// The text of a file, which has to be UTF-8, without a byte order mark.
fn decoded(mut bytes: Vec<u8>) -> Result<String, ParseError> {
    let refused = |kind| ParseError { line: 1, column: 1, kind, found: None };
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.iter().take(2).any(|b| *b == 0) {
        return Err(refused(ParseErrorKind::Utf16));
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    let source = String::from_utf8(bytes).map_err(|error| {
        let place = Place::of(error.as_bytes(), error.utf8_error().valid_up_to());
        ParseError { line: place.line, column: place.column, kind: ParseErrorKind::NotUtf8, found: None }
    })?;
    if source.trim_ascii().is_empty() { Err(refused(ParseErrorKind::Empty)) } else { Ok(source) }
}

/// The text of any file in JSON: UTF-8, without a byte order mark.
///
/// # Errors
/// That it is in another encoding, or empty.
pub fn text(bytes: impl Into<Vec<u8>>) -> Result<String, ParseError> {
    decoded(bytes.into())
}

/// The value that a text is in JSON.
///
/// # Errors
/// The place and the reason why it is none.
pub fn value(text: &str) -> Result<Value<'_>, ParseError> {
    Value::read(text).map_err(|stop| ParseError::at(text, stop.at, stop.kind))
}

/// Where values stand in a text that is JSON, in the order of their pointers.
pub fn spots(text: &str, pointers: impl Iterator<Item = String>) -> Vec<Spot> {
    let targets: Vec<Target> = pointers.map(|pointer| Target { pointer, again: false }).collect();
    places::find(text.as_bytes(), &targets, &[]).0
}

impl Document {
    /// Tells every value of a wrong kind and every key that is unknown or repeated.
    pub fn oddities(&self, tell: &mut dyn FnMut(&At, Oddity)) {
        self.file.walk(&At::Root, Wanted::Interview, tell);
    }

    /// Pointers and places of many targets in their order, in one pass over the file; and of each `\u` escape that was
    /// half a character. What is missing stands where the nearest value around it does.
    pub fn places(&self, targets: &[Target]) -> (Vec<Spot>, Vec<Spot>) {
        places::find(self.source.as_bytes(), targets, &self.halves)
    }

    /// Whether an escape in the file was half a character.
    pub fn has_halves(&self) -> bool {
        !self.halves.is_empty()
    }

    fn place(&self, pointer: &str) -> Place {
        let targets = [Target { pointer: pointer.to_owned(), again: false }];
        self.places(&targets).0[0].place
    }

    /// The version that the file says it has, where its major number is not ours.
    fn other_version(&self) -> Option<Box<str>> {
        let written = self.file.good()?.format.good()?;
        let version = written.0.trim().strip_prefix("interview/")?;
        let major = version.split('.').next()?;
        let is_number = !major.is_empty() && major.bytes().all(|b| b.is_ascii_digit());
        (is_number && major != "1").then(|| (&*written.0).into())
    }
}
