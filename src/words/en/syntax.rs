//! Why a file is refused, in English.

use super::super::problems::{Lookalike, closing, shortened};
use crate::document::{FileKind, ParseErrorKind, Position, ascii_of};

const AS_JSON: &str = r#"an interview must be JSON, such as {"title": "…", "turns": [{"speaker": "LM", "text": "…"}]}, saved as a .json file (see docs/format.md)"#;

pub fn parse_error(kind: &ParseErrorKind, found: Option<char>) -> String {
    use ParseErrorKind::*;
    let said = match kind {
        Empty => "the file is empty",
        Foreign(kind) => return format!("this is {}: {AS_JSON}", file_kind(*kind)),
        PlainText => return format!("this is plain text: {AS_JSON}"),
        EndedEarly => "expected more, found the end of the file",
        OpenText(Position { line, column }) => {
            return format!(
                "the file ends within the text that begins at line {line}, column {column}: its closing quotation mark is missing, or the file was cut off"
            );
        }
        OpenBracket(bracket, Position { line, column }) => {
            let close = closing(*bracket);
            let here = match found {
                None => "at the end of the file".to_owned(),
                Some('"') => "before this key".to_owned(),
                Some(c) => format!("before this “{c}”"),
            };
            return format!(
                "a closing “{close}” is missing {here}: the “{bracket}” of line {line}, column {column} is still open"
            );
        }
        ExtraBracket => {
            return format!("the “{}” closes nothing: remove it, or add what it should close", found.unwrap_or(']'));
        }
        Utf16 => "expected UTF-8, found UTF-16: save the file as UTF-8",
        NotUtf8 => {
            "expected UTF-8, found another encoding, such as GBK or Big5: save the file as UTF-8 (Notepad: File, Save as, Encoding)"
        }
        InnerQuote => r#"a quotation mark inside a text ends it: write “ ” or \" there"#,
        CurlyEnd => r#"a curly quotation mark does not end a text: write " there"#,
        NoEndQuote => r#"the quotation mark that ends the text is missing: write " here"#,
        LineBreak => r"a line break within a text: join the two lines, or write \n between them",
        Tab => r"a tab within a text: write a space or \t",
        WrongBracket(open, Position { line, column }) => {
            let close = closing(*open);
            return format!("the “{open}” of line {line}, column {column} ends with {close}: write {close} here");
        }
        MissingColon => "a colon is missing after the key: write : here",
        BareDate(date) => return format!(r#"this is text: write "{}""#, shortened(date)),
        Clock(seconds) => return format!("a time is a number of seconds, without quotation marks: write {seconds}"),
        DecimalComma => "a number has a point before its fraction: write . here",
        NeedlessBackslash => "a backslash before a character that needs none: remove it",
        Fence => "a line that marks code in Markdown: remove this line and the last one",
        TextBefore => "the interview begins with {: remove what stands before it",
        Conflict => {
            "an unresolved merge conflict: keep one of the two versions, and remove the lines with <<<<<<<, ======= and >>>>>>>"
        }
        MissingComma(true) => "a comma is missing after this line: write , here",
        MissingComma(false) => "a comma is missing here",
        ExtraComma => "an extra comma: remove it",
        TrailingComma => "a comma before a closing bracket: remove it",
        SeveralValues => "the interview ends before this, and something else begins: a file has one interview",
        NoBraces => "the brackets around the interview are missing: write { at the beginning and } at the end",
        NoInnerBraces => r#"texts by language must be in braces: write {"en": "…", "zh-Hans": "…"}"#,
        BracesForList => "a list must be in square brackets: write [ here and ] at its end",
        BareKey(key) => return format!(r#"a key must be in double quotation marks: write "{}""#, shortened(key)),
        BareText => "a text must be in double quotation marks: write \" before and after it",
        Literal("null") => "write null, or remove this key and its value",
        Literal(word) => return format!("write {word}, in small letters"),
        SingleQuote => r#"a single quotation mark: texts and keys stand in double ones, ""#,
        Comment => "JSON has no comments: remove this, or make it the text of a key such as \"x-note\"",
        Invisible(c) => {
            let code = u32::from(*c);
            return format!("an invisible character, {} (U+{code:04X}): remove it, or type a normal space", unseen(*c));
        }
        NoColon => "expected “:” after the key",
        NoCommaInList => "expected “,” or “]”",
        NoCommaInObject => "expected “,” or “}”",
        NoValue => "expected a value: text in double quotation marks, a number, a list or an object",
        NoKey => "expected a key in double quotation marks",
        Trailing => "the last bracket is closed before this: expected the end of the file, found more text",
        ControlCharacter => r"a control character within a text: remove it, or write it as an escape such as \n",
        Escape => r"a backslash in a text is written twice, \\; \n is a line break",
        Number => "expected a number such as 12 or 0.5",
        TooDeep => "expected an interview, found more than a hundred brackets within each other",
        Version(version) => return format!("expected “interview/1”, found “{version}”: a newer viewer is needed"),
    };
    said.to_owned()
}

fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Word => "a Word document (.docx)",
        FileKind::OldWord => "an old Word document (.doc)",
        FileKind::OpenDocument => "a LibreOffice document (.odt)",
        FileKind::Spreadsheet => "a spreadsheet (.xlsx)",
        FileKind::Rtf => "a rich text document (RTF)",
        FileKind::Pdf => "a PDF",
        FileKind::WebPage => "a web page (HTML) or XML",
        FileKind::Archive => "a compressed archive (such as ZIP)",
        FileKind::Image => "an image",
        FileKind::Recording => "a sound or video recording",
    }
}

fn unseen(c: char) -> &'static str {
    match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => "a no-break space",
        '\u{3000}' => "a full-width space",
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a zero-width space",
        '\u{feff}' => "a byte order mark",
        '\u{2028}' | '\u{2029}' => "a line separator",
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {
            "a character that joins text or sets its direction"
        }
        _ => "an unusual space or control character",
    }
}

pub fn instead(c: char, like: Option<Lookalike>) -> String {
    let of = like.map(|like| match like {
        Lookalike::CurlyQuotationMark => "a curly quotation mark",
        Lookalike::CornerBracket => "a corner bracket",
        Lookalike::FullWidth => "a full-width character",
    });
    let found = of.map_or_else(|| format!(", found “{c}”"), |of| format!(", found {c}, {of}"));
    ascii_of(c).map_or_else(|| found.clone(), |typed| format!("{found}: type {typed}"))
}

pub fn mended(old: &str, new: &str, line: u32) -> String {
    match (old, new.trim()) {
        ("", "") => format!("Line {line}: an invisible character was removed or made a space."),
        ("", new) => format!("Line {line}: {new} was added."),
        (old, "") => format!("Line {line}: {old} was removed."),
        (old, new) => format!("Line {line}: {old} became {new}"),
    }
}
