//! The reasons why a file cannot be imported.

use super::format::Format;
use super::model::Place;
use crate::document::FileKind;

/// Why a file cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing but white space.
    Empty,
    /// It is an interview file already.
    Interview,
    /// `.doc`
    OldWord,
    /// `.wps`
    Wps,
    /// `.xls`
    OldExcel,
    Pages,
    Pdf,
    Image,
    /// Audio or video.
    Recording,
    Archive,
    /// A format that is not supported.
    NotYet(FileKind),
    /// A web page with its pictures in one file: `.mht`, `.webarchive`.
    WebArchive,
    /// XML of another kind, with the name of its first element.
    Xml(String),
    /// JSON that breaks off or has a mistake.
    BrokenJson {
        line: u32,
        column: u32,
    },
    /// A file with JSON in each line, of which one breaks off or has a mistake.
    BrokenJsonLine {
        line: usize,
        column: u32,
    },
    /// JSON of a program that is not known.
    UnknownJson,
    /// A project without a text.
    NoSource,
    /// A project that has no source of the name that was asked for.
    NoSuchSource,
    /// A code book without a text.
    CodeBook,
    /// Bytes that are no text.
    Binary,
    /// A text, and not of this packed format, which was asked for.
    NotOfFormat(Format),
    /// It asks for a password.
    Encrypted,
    /// A packed file whose end is missing.
    Incomplete,
    /// A packed file or a part of it that cannot be read.
    Damaged(Option<Place>),
    /// Packed by a method that is not supported.
    Packing,
    /// Too large when it is unpacked.
    TooLarge,
    TooManyParts(usize),
    /// Its elements are nested too deeply.
    TooDeep,
}
