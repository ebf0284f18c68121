//! Bytes made ready for the JSON reader: the encoding is checked, the depth measured, half characters replaced.

use memchr::memchr2;

use super::error::{ParseError, ParseErrorKind};
use super::places::Place;

/// Values nested deeper than this are refused: no interview is, and reading them would use up the stack.
const DEEPEST: usize = 100;

pub(super) struct Cleaned {
    /// UTF-8, without a byte order mark.
    pub source: Vec<u8>,
    /// Where an escape such as `\uD800` stood without its other half; `\uFFFD` stands there now.
    pub halves: Vec<usize>,
    /// The first bracket that nests too deep. The rest has not been looked at.
    pub depth: Option<usize>,
}

/// Checks what the JSON reader does not, or not well.
pub(super) fn clean(bytes: &[u8]) -> Result<Cleaned, ParseError> {
    let refused = |kind| ParseError { line: 1, column: 1, kind };
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || bytes.iter().take(2).any(|b| *b == 0) {
        return Err(refused(ParseErrorKind::Utf16));
    }
    let source = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).to_vec();
    if let Err(error) = str::from_utf8(&source) {
        let place = Place::of(&source, error.valid_up_to());
        return Err(ParseError { line: place.line, column: place.column, kind: ParseErrorKind::NotUtf8 });
    }
    if source.iter().all(u8::is_ascii_whitespace) {
        return Err(refused(ParseErrorKind::Empty));
    }
    let mut cleaned = Cleaned { source, halves: Vec::new(), depth: None };
    cleaned.scan();
    Ok(cleaned)
}

impl Cleaned {
    /// One pass over brackets and strings. In broken JSON it may take one for the other; the reader says so later.
    fn scan(&mut self) {
        let (mut i, mut depth) = (0, 0usize);
        while i < self.source.len() {
            match self.source[i] {
                b'"' => i = self.string(i + 1),
                b'[' | b'{' if depth == DEEPEST => {
                    self.depth = Some(i);
                    return;
                }
                b'[' | b'{' => depth += 1,
                b']' | b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            i += 1;
        }
    }

    /// Passes over a string from behind its quotation mark; returns where its end is.
    fn string(&mut self, mut i: usize) -> usize {
        while let Some(found) = memchr2(b'"', b'\\', &self.source[i.min(self.source.len())..]) {
            i += found;
            if self.source[i] == b'"' {
                return i;
            }
            match self.escape(i) {
                Some(0xd800..=0xdbff) if matches!(self.escape(i + 6), Some(0xdc00..=0xdfff)) => i += 12,
                Some(0xd800..=0xdfff) => {
                    self.source[i + 2..i + 6].copy_from_slice(b"FFFD");
                    self.halves.push(i);
                    i += 6;
                }
                _ => i += 2,
            }
        }
        self.source.len()
    }

    /// The number that a `\u` escape at a place has.
    fn escape(&self, at: usize) -> Option<u16> {
        let digits = self.source.get(at..at + 6)?.strip_prefix(b"\\u")?;
        let digits = str::from_utf8(digits).ok().filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        u16::from_str_radix(digits, 16).ok()
    }
}
