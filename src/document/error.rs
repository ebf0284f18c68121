//! A [`ParseError`]: why a file is refused, and where.

use super::excerpt::Excerpt;
use super::foreign::FileKind;
use super::mend::Mend;
use super::position::Position;

/// Why a file was refused. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    pub line: u32,
    pub column: u32,
    pub kind: ParseErrorKind,
    /// The character that stands there, if it is one that does not belong there.
    pub found: Option<char>,
    /// The place in bytes from the start of the text.
    pub offset: usize,
    /// The line of the mistake, in a file that is text.
    pub excerpt: Option<Box<Excerpt>>,
    /// The remedy, where there is only one.
    pub mend: Option<Box<Mend>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseErrorKind {
    /// Nothing but white space.
    Empty,
    /// A file of another kind.
    Foreign(FileKind),
    /// Words, and no JSON.
    PlainText,
    /// A quotation mark within a text, which ends it there.
    InnerQuote,
    /// A curly quotation mark where a straight one was meant to end a text.
    CurlyEnd,
    /// A text without a quotation mark at its end, which is the end of a line.
    NoEndQuote,
    /// A text that begins there goes on to the end of the file.
    OpenText(Position),
    /// A bracket, and where it was opened: it is not closed before the place.
    OpenBracket(char, Position),
    /// A closing bracket that closes nothing.
    ExtraBracket,
    /// No comma between two values; whether the second begins a line.
    MissingComma(bool),
    /// A comma with nothing before it.
    ExtraComma,
    /// Several values one after another.
    SeveralValues,
    /// A key at the beginning of the file, without a bracket around it.
    NoBraces,
    /// A word as a key, without quotation marks.
    BareKey(Box<str>),
    /// A text without quotation marks.
    BareText,
    /// A word that JSON writes like this.
    Literal(&'static str),
    /// Single quotation marks.
    SingleQuote,
    /// `//`, `/*` or `#`.
    Comment,
    /// A space or sign that cannot be seen, between values.
    Invisible(char),
    /// A line break within a text.
    LineBreak,
    /// A tab within a text.
    Tab,
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
    /// Another control character within a string.
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
        let Position { line, column } = Position::of(text.as_bytes(), offset);
        let found = text.get(offset..).and_then(|rest| rest.chars().next());
        ParseError { line, column, kind, found, offset, excerpt: None, mend: None }
    }

    /// A file that is refused as a whole.
    pub(super) fn whole(kind: ParseErrorKind) -> Self {
        ParseError { found: None, ..ParseError::at("", 0, kind) }
    }

    pub(super) fn too_deep(text: &str, offset: usize) -> Self {
        ParseError::at(text, offset, ParseErrorKind::TooDeep)
    }

    /// An error of `serde_json` in our kinds. `value`: where the value starts that it was reading.
    pub(super) fn from_json(text: &str, value: usize, error: &serde_json::Error) -> Self {
        // The column is that of the offending byte in its line, from 1; 0 is the end of the line before.
        let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let mut offset = (before + error.column()).saturating_sub(1).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let kind = ParseErrorKind::of(&error.to_string());
        // A number that the end of the text cuts off is a wrong number to `serde_json`.
        let is_cut = kind == ParseErrorKind::Number && matches!(&text[offset..], "-" | "+" | "." | "e" | "E");
        if error.is_eof() || is_cut {
            return ParseError::at(text, text.trim_ascii_end().len(), ParseErrorKind::EndedEarly);
        }
        match kind {
            // `serde_json` stops before the character.
            ParseErrorKind::ControlCharacter => {
                offset += text[offset..].find(|c: char| c < ' ').unwrap_or_default();
            }
            // `serde_json` reads all four digits before it looks at them.
            ParseErrorKind::Escape => {
                let start = text[..offset].rfind("\\u").map(|start| start + 2).filter(|start| start + 4 > offset);
                let digits = start.and_then(|start| text.get(start..=offset));
                offset = start.zip(digits).map_or(offset, |(start, digits)| {
                    start + digits.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(digits.len() - 1)
                });
            }
            // A word such as `nul` is wrong as a whole.
            ParseErrorKind::NoValue if error.to_string().starts_with("expected ident") => offset = value,
            _ => {}
        }
        ParseError::at(text, offset, kind)
    }
}

impl ParseErrorKind {
    /// `serde_json` tells its reasons only in words; `tests/native/hostile.rs` notices when they change.
    fn of(message: &str) -> Self {
        const WORDS: &[(&str, ParseErrorKind)] = &[
            ("expected `:`", ParseErrorKind::NoColon),
            ("expected `,` or `]`", ParseErrorKind::NoCommaInList),
            ("expected `,` or `}`", ParseErrorKind::NoCommaInObject),
            ("key must be a string", ParseErrorKind::NoKey),
            ("trailing comma", ParseErrorKind::TrailingComma),
            ("trailing characters", ParseErrorKind::Trailing),
            ("control character", ParseErrorKind::ControlCharacter),
            ("invalid escape", ParseErrorKind::Escape),
            ("invalid number", ParseErrorKind::Number),
        ];
        let known = WORDS.iter().find(|(words, _)| message.starts_with(words));
        known.map_or(ParseErrorKind::NoValue, |(_, kind)| kind.clone())
    }
}
