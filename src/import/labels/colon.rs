//! The colon behind a label.

use super::super::label_words::COLONS;
use super::names::LONGEST;

/// Finds the colon of a label: its place and width. A colon within a time, a ratio or an address is none.
pub fn colon(text: &str, start: usize) -> Option<(usize, usize)> {
    let mut before = None;
    for (n, (at, c)) in text[start..].char_indices().enumerate() {
        let next = text[start + at + c.len_utf8()..].chars().next();
        match c {
            c if COLONS.contains(&c) => {
                let is_inside =
                    (before.is_some_and(is_digit) && next.is_some_and(is_digit)) || (c == ':' && next == Some('/'));
                if !is_inside {
                    return Some((start + at, c.len_utf8()));
                }
            }
            // Q. and A. are the only labels with a full stop.
            '.' | '．' | '、'
                if n > 0 && matches!(text[start..start + at].trim(), "Q" | "A" | "q" | "问" | "答" | "問") =>
            {
                return next
                    .is_some_and(|c| !c.is_alphanumeric() || !c.is_ascii())
                    .then_some((start + at, c.len_utf8()));
            }
            '。' | '！' | '？' | '!' | '?' | '；' | '\n' => return None,
            _ if n > LONGEST + 20 => return None,
            _ => {}
        }
        before = Some(c);
    }
    None
}

pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}
