//! A [`ParseError`]: why a file is refused, and where.

use super::places::Place;

/// Why a file was refused. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    pub line: u32,
    pub column: u32,
    pub kind: ParseErrorKind,
    /// The character that stands there, if it is one that does not belong there.
    pub found: Option<char>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseErrorKind {
    /// Nothing but white space.
    Empty,
    /// It stops before its last bracket, or within a string.
    EndedEarly,
    /// UTF-16 or UTF-32.
    Utf16,
    /// Another encoding, or damaged UTF-8.
    NotUtf8,
    /// No `:` after a key.
    NoColon,
    /// Neither `,` nor `]` after an item of a list.
    NoCommaInList,
    /// Neither `,` nor `}` after a member of an object.
    NoCommaInObject,
    /// Something that is no value: a bare word, a single quotation mark, a stray comma.
    NoValue,
    /// A key without double quotation marks.
    NoKey,
    /// A comma before a closing bracket.
    TrailingComma,
    /// Something after the end.
    Trailing,
    /// A line break, a tab or another control character within a string.
    ControlCharacter,
    /// A backslash followed by something that it does not escape.
    Escape,
    /// A number that JSON has no such form of: `01`, `.5`, `+1`.
    Number,
    /// Brackets within brackets, more than a hundred.
    TooDeep,
    /// A later version of the format, as the file names it.
    Version(Box<str>),
}

impl ParseError {
    pub(super) fn at(text: &str, offset: usize, kind: ParseErrorKind) -> Self {
        let Place { line, column } = Place::of(text.as_bytes(), offset);
        let found = text.get(offset..).and_then(|rest| rest.chars().next());
        ParseError { line, column, kind, found }
    }
}
