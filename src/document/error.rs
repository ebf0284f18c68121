//! A [`ParseError`]: why a file is refused, and where.

use super::places::Place;

/// Why a file was refused. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    pub line: u32,
    pub column: u32,
    pub kind: ParseErrorKind,
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
    /// A number beyond every measure.
    LargeNumber,
    /// Brackets within brackets, more than a hundred.
    TooDeep,
    /// A later version of the format, as the file names it.
    Version(Box<str>),
}

impl ParseError {
    pub(super) fn at(text: &str, offset: usize, kind: ParseErrorKind) -> Self {
        let Place { line, column } = Place::of(text.as_bytes(), offset);
        ParseError { line, column, kind }
    }

    /// What the JSON reader refuses, said in our kinds.
    pub(super) fn from_json(text: &str, error: &serde_json::Error) -> Self {
        if error.is_eof() {
            return ParseError::at(text, text.trim_end().len(), ParseErrorKind::EndedEarly);
        }
        // The reader's column is the byte of its line that it stumbled over, counted from 1; 0 is a line's end before.
        let before = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let mut offset = (before + error.column()).saturating_sub(1).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let kind = ParseErrorKind::of(&error.to_string());
        if kind == ParseErrorKind::ControlCharacter {
            // In values that nobody wants, the reader stops before the character, not behind it.
            offset += text[offset..].find(|c: char| c < ' ').unwrap_or_default();
        }
        ParseError::at(text, offset, kind)
    }
}

impl ParseErrorKind {
    /// The reader tells its reasons only in words. `tests/hostile.rs` notices when they change.
    fn of(message: &str) -> Self {
        const WORDS: &[(&str, ParseErrorKind)] = &[
            ("expected `:`", ParseErrorKind::NoColon),
            ("expected `,` or `]`", ParseErrorKind::NoCommaInList),
            ("expected `,` or `}`", ParseErrorKind::NoCommaInObject),
            ("expected `\"`", ParseErrorKind::NoKey),
            ("key must be a string", ParseErrorKind::NoKey),
            ("trailing comma", ParseErrorKind::TrailingComma),
            ("trailing characters", ParseErrorKind::Trailing),
            ("control character", ParseErrorKind::ControlCharacter),
            ("invalid escape", ParseErrorKind::Escape),
            ("unexpected end of hex escape", ParseErrorKind::Escape),
            ("lone leading surrogate", ParseErrorKind::Escape),
            ("invalid unicode code point", ParseErrorKind::Escape),
            ("invalid number", ParseErrorKind::Number),
            ("number out of range", ParseErrorKind::LargeNumber),
            ("recursion limit exceeded", ParseErrorKind::TooDeep),
        ];
        let known = WORDS.iter().find(|(words, _)| message.starts_with(words));
        known.map_or(ParseErrorKind::NoValue, |(_, kind)| kind.clone())
    }
}
