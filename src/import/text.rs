//! Plain text.

use super::model::{Block, Line, Manuscript, Place};

/// Reads a text: a line for each of its lines that is not blank.
pub fn read(text: &str) -> Manuscript {
    let mut manuscript = Manuscript { is_typed: true, ..Manuscript::default() };
    let mut starts = true;
    for (n, line) in lines(text).enumerate() {
        let words = line.trim_matches(super::account::is_white);
        if words.is_empty() {
            starts = true;
            continue;
        }
        // Chinese paragraphs are indented by two characters.
        starts |= line.starts_with('\u{3000}') || line.starts_with('\u{c}');
        let line = Line { starts, ..Line::new(words, Place::line(n as u32 + 1)) };
        manuscript.blocks.push(Block::Line(line));
        starts = false;
    }
    manuscript
}

/// Splits a text at line breaks of every system, and before form feeds.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let from = usize::from(text.starts_with('\u{c}'));
        let Some(at) = text[from..].find(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) else {
            rest = None;
            return Some(text);
        };
        let at = at + from;
        let mut after = &text[at..];
        if !after.starts_with('\u{c}') {
            let width = after.chars().next().map_or(0, char::len_utf8);
            after = after.strip_prefix("\r\n").unwrap_or(&after[width..]);
        }
        rest = Some(after);
        Some(&text[..at])
    })
}
