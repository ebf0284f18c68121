//! Scans the beginning of a JSON text for the brackets that are open at a place, and for what precedes it.

/// The state at a place. The text before it is valid.
#[derive(Default)]
pub(super) struct Scan {
    /// The offsets of the open brackets, outermost first.
    pub open: Vec<usize>,
    /// The last token before the place.
    pub last: Option<Token>,
    /// The start of the string that contains the place, if any.
    pub text: Option<usize>,
    /// The first object of texts by language with a key that is no language: its bracket, and that key.
    pub mixed: Option<(usize, usize)>,
    /// The open brackets whose object has a language as a key.
    by_language: Vec<usize>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: usize,
    pub end: usize,
    pub what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Text,
    /// A number or a word.
    Scalar,
    Open,
    Close,
    Comma,
    Colon,
}

impl Scan {
    /// Scans up to `until`.
    pub fn of(source: &str, until: usize) -> Scan {
        let bytes = &source.as_bytes()[..until];
        let (mut scan, mut at) = (Scan::default(), 0);
        while let Some(byte) = bytes.get(at) {
            let start = at;
            at += 1;
            let what = match byte {
                b' ' | b'\t' | b'\r' | b'\n' => continue,
                b'"' => match end_of_text(bytes, at) {
                    Some(end) => {
                        at = end;
                        What::Text
                    }
                    None => {
                        scan.text = Some(start);
                        break;
                    }
                },
                b'{' | b'[' => {
                    scan.open.push(start);
                    What::Open
                }
                b'}' | b']' => {
                    scan.open.pop();
                    What::Close
                }
                b',' => What::Comma,
                b':' => {
                    scan.note_key(source);
                    What::Colon
                }
                _ => {
                    let is_end = |byte: &u8| b" \t\r\n,:{}[]\"".contains(byte);
                    at += bytes[at..].iter().position(is_end).unwrap_or(bytes.len() - at);
                    What::Scalar
                }
            };
            scan.last = Some(Token { start, end: at, what });
        }
        scan
    }
}

impl Scan {
    /// Notes the key before a colon.
    fn note_key(&mut self, source: &str) {
        let (Some(key), Some(open)) = (self.last.filter(|last| last.what == What::Text), self.open.last()) else {
            return;
        };
        let word = &source[key.start + 1..key.end - 1];
        let is_language = word.len() == 2 && word != "id" || word.contains('-') && !word.starts_with("x-");
        if is_language {
            self.by_language.push(*open);
        } else if self.by_language.last() == Some(open) && self.mixed.is_none() {
            self.mixed = Some((*open, key.start));
        }
    }
}

/// Returns the offset after the closing quotation mark of the text that starts at byte `from`.
fn end_of_text(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}
