//! A file that has only begun to arrive.

/// The beginning of a file as a whole file: up to its last turn that is complete, and closed there. `None` as long as
/// no turn is, and for what is no interview as far as can be seen.
///
/// It looks at brackets and quotation marks alone, so what it gives may still be no JSON.
pub fn begun(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut scan = Scan::default();
    let end = bytes.iter().enumerate().filter(|(at, byte)| scan.ends_turn(*at, **byte, bytes)).last()?.0;
    let mut file = bytes[..=end].to_vec();
    file.extend_from_slice(b"]}");
    Some(file)
}

/// Where in the file a byte stands.
#[derive(Default)]
struct Scan {
    depth: usize,
    in_text: bool,
    escaped: bool,
    /// Where the last text began, without its quotation mark.
    text: usize,
    /// The last text of the outermost object, which is a key where a colon follows.
    is_turns: bool,
    in_turns: bool,
}

impl Scan {
    /// Whether this byte is the last of a turn. Each byte in order.
    fn ends_turn(&mut self, at: usize, byte: u8, bytes: &[u8]) -> bool {
        if self.in_text {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => {
                    self.in_text = false;
                    self.is_turns = self.depth == 1 && &bytes[self.text..at] == b"turns";
                }
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => (self.in_text, self.text) = (true, at + 1),
            b'{' | b'[' => {
                self.in_turns |= self.depth == 1 && self.is_turns && byte == b'[';
                self.depth += 1;
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                self.in_turns &= self.depth > 1;
                return self.in_turns && self.depth == 2;
            }
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::begun;
    use crate::document::parse;

    const FILE: &str = r#"{"title": "turns", "note": {"turns": [{}]}, "turns": [
        {"text": "One } ] \\ \" two"}, {"text": ["Three", "four"]}], "source": {"name": "x"}}"#;

    #[test]
    fn a_file_cut_anywhere_is_read_up_to_its_last_whole_turn() {
        let first = FILE.find(r#"two"}"#).unwrap() + 5;
        let second = FILE.find(r#""four"]}"#).unwrap() + 8;
        for cut in 0..FILE.len() {
            let begun = begun(&FILE.as_bytes()[..cut]);
            assert_eq!(begun.is_some(), cut >= first, "cut at {cut}");
            let Some(file) = begun else { continue };
            let document = parse(file).expect("it is JSON");
            let turns = document.file.good().and_then(|file| file.turns.good()).map(|turns| turns.len());
            assert_eq!(turns, Some(if cut >= second { 2 } else { 1 }), "cut at {cut}");
        }
    }

    #[test]
    fn what_has_no_turns_has_not_begun() {
        for text in ["", "[", "[[{}]]", r#"{"turns": {"a": [1]}}"#, r#"{"a": ["turns", [{}]]}"#, "}}]]", "\u{feff}{"] {
            assert_eq!(begun(text.as_bytes()), None, "{text}");
        }
    }
}
