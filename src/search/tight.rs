//! [`Tight`]: a folded text without the separators that people type by habit, and the mapping back to the folded text.
//!
//! Chinese and Japanese are written without spaces between words. If a text has one all the same, or a hyphen or the
//! dot in a foreign name (卡尔·马克思, 卡尔 马克思), or a space between Chinese and letters (NGO 工作), another text will lack it.
//! This module does not decide which of the two texts is searched: `needles` does.

use std::ops::Range;

/// A folded text without some separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tight {
    text: String,
    /// Where something is left out: the byte in this text, and how many bytes of the folded text are left out up to
    /// there.
    gaps: Vec<(u32, u32)>,
}

impl Tight {
    /// Removes the separators; `None` if there are none to remove.
    pub fn of(folded: &str) -> Option<Tight> {
        let bytes = folded.as_bytes();
        // Every character that matters begins with a byte of at least 0xe3.
        if !bytes.iter().any(|byte| *byte >= 0xe3) {
            return None;
        }
        let (mut tight, mut taken, mut at) = (Tight { text: String::new(), gaps: Vec::new() }, 0, 0);
        while let Some(next) = bytes[at..].iter().position(|byte| matches!(byte, b' ' | b'-' | b'.' | 0xc2)) {
            let start = at + next;
            let end = start + folded[start..].find(|c| !is_separator(c)).unwrap_or(bytes.len() - start);
            at = end.max(start + 1);
            if end > start && is_habit(folded, start..end) {
                tight.text.push_str(&folded[taken..start]);
                tight.gaps.push((tight.text.len() as u32, (end - tight.text.len()) as u32));
                taken = end;
            }
        }
        tight.text.push_str(&folded[taken..]);
        (taken > 0).then_some(tight)
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Converts a range of this text, which must not be empty, to the folded text.
    pub fn folded(&self, range: Range<usize>) -> Range<usize> {
        let left_out = |byte: usize| {
            let after = self.gaps.partition_point(|(at, _)| *at as usize <= byte);
            after.checked_sub(1).map_or(0, |last| self.gaps[last].1 as usize)
        };
        range.start + left_out(range.start)..range.end + left_out(range.end - 1)
    }
}

/// Returns whether another writer might put a separator into a folded word.
pub fn has_seam(word: &str) -> bool {
    word.chars().zip(word.chars().skip(1)).any(|(before, after)| meet(before, after))
}

/// Returns whether a character is what a space, a hyphen, a dot or a full stop folds to.
pub fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '·' | '.')
}

/// Returns whether a run of separators, with at most one that is not a space, is between characters that need none.
fn is_habit(folded: &str, run: Range<usize>) -> bool {
    let (before, after) = (folded[..run.start].chars().next_back(), folded[run.end..].chars().next());
    before.zip(after).is_some_and(|(before, after)| meet(before, after))
        && folded[run].chars().filter(|c| *c != ' ').count() < 2
}

fn meet(before: char, after: char) -> bool {
    let spaceless = |c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    let goes_with = |c: char| spaceless(c) || c.is_alphanumeric();
    (spaceless(before) && goes_with(after)) || (spaceless(after) && goes_with(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conventional_separators_are_ignored_and_restored() {
        for (folded, tight) in [
            ("卡尔·马克思", Some("卡尔马克思")),
            ("卡尔 · 马克思 来", Some("卡尔马克思来")),
            ("在 ngo 工作", Some("在ngo工作")),
            ("カール·マルクス", Some("カールマルクス")),
            ("说--好", None),
            ("卡尔, 马", None),
            ("a b-c.d", None),
            ("·马 ", None),
            ("사회적 기업", None),
            ("ké 马", Some("ké马")),
        ] {
            let found = Tight::of(folded);
            assert_eq!(found.as_ref().map(Tight::as_str), tight, "{folded}");
            if let Some(tight) = found {
                for (at, c) in tight.text.char_indices() {
                    assert_eq!(&folded[tight.folded(at..at + c.len_utf8())], c.to_string());
                }
                assert_eq!(tight.folded(0..tight.text.len()), 0..folded.len());
            }
        }
    }
}
