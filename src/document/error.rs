//! A [`ParseError`]: why and where a file is refused.

use super::excerpt::Excerpt;
use super::foreign::FileKind;
use super::mend::Mend;
use super::position::Position;

/// The reason why a file was refused. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    pub line: u32,
    pub column: u32,
    pub kind: ParseErrorKind,
    /// The character at the place, if it is wrong there.
    pub found: Option<char>,
    /// The offset in bytes from the start of the text.
    pub offset: usize,
    /// The line of the mistake, if the file is text.
    pub excerpt: Option<Box<Excerpt>>,
    /// The remedy, if there is only one.
    pub mend: Option<Box<Mend>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseErrorKind {
    /// Nothing but white space.
    Empty,
    /// A file of another kind.
    Foreign(FileKind),
    /// Words without any JSON.
    PlainText,
    /// A quotation mark within a text, which ends the text too early.
    InnerQuote,
    /// A curly quotation mark in place of the straight one that ends a text.
    CurlyEnd,
    /// A text without a quotation mark at its end, which is the end of a line.
    NoEndQuote,
    /// A text that begins at this position and does not end before the end of the file.
    OpenText(Position),
    /// A bracket that is not closed before the place, and the position where it was opened.
    OpenBracket(char, Position),
    /// A closing bracket without an opening one.
    ExtraBracket,
    /// A bracket of the other kind than the one that it closes, which was opened at the position.
    WrongBracket(char, Position),
    /// No colon between a key and its value.
    MissingColon,
    /// Words or a time without quotation marks that begin with a digit: `2015-05-14`.
    BareDate(Box<str>),
    /// A time in a form of clocks, and its seconds.
    Clock(u32),
    /// A number with a comma before its fraction.
    DecimalComma,
    /// A backslash before a character that needs none.
    NeedlessBackslash,
    /// A line that marks code in Markdown.
    Fence,
    /// Words before the bracket of the interview.
    TextBefore,
    /// A mark of an unresolved merge in Git.
    Conflict,
    /// No comma between two values; true if the second begins a line.
    MissingComma(bool),
    /// A comma with nothing before it.
    ExtraComma,
    /// Several values one after another.
    SeveralValues,
    /// A key at the beginning of the file, without a bracket around it.
    NoBraces,
    /// A key behind a key: the braces around texts by language are missing.
    NoInnerBraces,
    /// Braces around a list.
    BracesForList,
    /// A word as a key, without quotation marks.
    BareKey(Box<str>),
    /// A text without quotation marks.
    BareText,
    /// A word for the literal that JSON writes like this.
    Literal(&'static str),
    /// Single quotation marks.
    SingleQuote,
    /// `//`, `/*` or `#`.
    Comment,
    /// An invisible character or space between values.
    Invisible(char),
    /// A line break within a text.
    LineBreak,
    /// A tab within a text.
    Tab,
    /// A file that ends before its last bracket, or within a string.
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
    /// Something that is not a value: a bare word, a single quotation mark, a stray comma.
    NoValue,
    /// A key without double quotation marks.
    NoKey,
    /// A comma before a closing bracket.
    TrailingComma,
    /// Text after the end of the value.
    Trailing,
    /// Another control character within a string.
    ControlCharacter,
    /// A backslash followed by something that it does not escape.
    Escape,
    /// A number in a form that JSON does not allow: `01`, `.5`, `+1`.
    Number,
    /// More than a hundred levels of brackets.
    TooDeep,
    /// Another major version of the format, as the file writes it.
    Version(Box<str>),
}

impl ParseError {
    pub(super) fn at(text: &str, offset: usize, kind: ParseErrorKind) -> Self {
        let Position { line, column } = Position::of(text.as_bytes(), offset);
        let found = text.get(offset..).and_then(|rest| rest.chars().next());
        ParseError { line, column, kind, found, offset, excerpt: None, mend: None }
    }

    /// Makes the error for a file that is refused as a whole.
    pub(super) fn whole(kind: ParseErrorKind) -> Self {
        ParseError { found: None, ..ParseError::at("", 0, kind) }
    }

    pub(super) fn too_deep(text: &str, offset: usize) -> Self {
        ParseError::at(text, offset, ParseErrorKind::TooDeep)
    }

    /// Converts an error of `serde_json`. `value` is the start of the value that it was reading.
    pub(super) fn from_json(text: &str, value: usize, error: &serde_json::Error) -> Self {
        // The column is that of the wrong byte in its line, from 1; 0 is the end of the line before.
        let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let mut offset = (before + error.column()).saturating_sub(1).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let kind = ParseErrorKind::of(&error.to_string());
        // `serde_json` reports a number that is cut off by the end of the text as a wrong number.
        let is_cut = kind == ParseErrorKind::Number && matches!(&text[offset..], "-" | "+" | "." | "e" | "E");
        if error.is_eof() || is_cut {
            return ParseError::at(text, text.trim_ascii_end().len(), ParseErrorKind::EndedEarly);
        }
        match kind {
            // `serde_json` stops before the character.
            ParseErrorKind::ControlCharacter => {
                offset += text[offset..].find(|c: char| c < ' ').unwrap_or_default();
            }
            // `serde_json` reads all four digits before it checks them.
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
    /// Recognises the reason in the message of `serde_json`, which has no other form; `tests/native/hostile.rs` fails
    /// if a message changes.
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
