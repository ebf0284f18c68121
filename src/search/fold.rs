//! Folds a text ([`fold()`]): removes what does not matter for a search, and maps the result back to the original.
//!
//! The table in `tables` says what a character becomes. This module handles what depends on neighbours: runs of white
//! space become one space, and a character stays together with what attaches to it (combining marks, variation
//! selectors, joined emoji), so that a span never cuts through what the reader sees as one letter.

use std::ops::Range;

use memchr::memmem;

use super::tables::{Fold, Folds, folds, folds_simply};
use super::tight::Tight;

/// A folded text that knows where each part of it came from. Folding it again changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// In order, without overlaps. Between them, each character replaces one of the same length.
    joints: Vec<Joint>,
    tight: Option<Tight>,
}

/// A part in which characters do not correspond one to one, or differ in length.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Joint {
    /// A range of bytes in the folded text; empty if nothing is left.
    folded: Range<u32>,
    /// A range of bytes in the original.
    original: Range<u32>,
}

/// Folds a text of at most 4 GB, with the tables if they are loaded.
pub fn fold(text: &str) -> Folded {
    fold_by(folds(), text)
}

/// Folds a text without the tables: accents, width, quotation marks and white space, but not traditional and simplified
/// characters. Use it for whatever must not change when the tables arrive.
pub fn fold_simply(text: &str) -> Folded {
    fold_by(None, text)
}

fn fold_by(folds: Option<&'static Folds>, text: &str) -> Folded {
    let mut folder = Folder::new(folds, text.len());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        at += match folder.run(at, &text[at..]) {
            0 => folder.take(at, c),
            length => length,
        };
    }
    folder.close(text.len());
    Folded { tight: Tight::of(&folder.text), text: folder.text, joints: folder.joints }
}

impl Folded {
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text without separators that are typed by habit, if it has any.
    pub fn tight(&self) -> Option<&Tight> {
        self.tight.as_ref()
    }

    /// Finds another text in this one. Returns ranges of bytes in the original, in order, without overlaps, never
    /// empty; none if `needle` is empty.
    pub fn find_all(&self, needle: &Folded) -> Vec<Range<usize>> {
        if needle.is_empty() {
            return Vec::new();
        }
        let found = memmem::find_iter(self.text.as_bytes(), needle.text.as_bytes());
        merged(found.map(|at| self.original(at..at + needle.text.len())))
    }

    /// Like [`Folded::find_all`], but if that finds nothing, ignores separators that are typed by habit.
    pub fn find_loosely(&self, needle: &Folded) -> Vec<Range<usize>> {
        let found = self.find_all(needle);
        if !found.is_empty() || needle.is_empty() || (self.tight.is_none() && needle.tight.is_none()) {
            return found;
        }
        let tight = |folded: &Folded| folded.tight.as_ref().map_or(&*folded.text, Tight::as_str).to_owned();
        let (text, needle) = (tight(self), tight(needle));
        let back = |range: Range<usize>| self.tight.as_ref().map_or(range.clone(), |tight| tight.folded(range));
        let found = memmem::find_iter(text.as_bytes(), needle.as_bytes());
        merged(found.map(|at| self.original(back(at..at + needle.len()))))
    }

    /// Returns the bytes of the original that a range of the folded text came from: whole characters with everything
    /// that attaches to them. The range must be on character boundaries and not empty.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let (first, last) = (folded.start as u32, folded.end as u32 - 1);
        let start = match self.joint(first) {
            Some(joint) if first < joint.folded.end => joint.original.start,
            Some(joint) => joint.original.end + first - joint.folded.end,
            None => first,
        };
        let end = match self.joint(last) {
            Some(joint) if last < joint.folded.end => joint.original.end,
            Some(joint) => joint.original.end + last + 1 - joint.folded.end,
            None => last + 1,
        };
        start as usize..end as usize
    }

    /// Returns the last joint that does not begin after a byte.
    fn joint(&self, at: u32) -> Option<&Joint> {
        let after = self.joints.partition_point(|joint| joint.folded.start <= at);
        after.checked_sub(1).map(|last| &self.joints[last])
    }
}

/// Sorts ranges and merges those that overlap.
pub fn merged(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    // Sorts pairs, as `Index` does: a second copy of the sorting code would cost every reader a kilobyte.
    let mut ranges: Vec<(usize, usize)> = ranges.map(|range| (range.start, range.end)).collect();
    ranges.sort_unstable();
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for (start, end) in ranges {
        match merged.last_mut() {
            Some(last) if start < last.end => last.end = last.end.max(end),
            _ => merged.push(start..end),
        }
    }
    merged
}

/// A folded text under construction. A cluster is a character with everything that attaches to it; the fields describe
/// the last one.
struct Folder {
    folds: Option<&'static Folds>,
    text: String,
    joints: Vec<Joint>,
    /// The start of the cluster in the folded text.
    folded: usize,
    /// The cluster's bytes in the original.
    original: Range<usize>,
    /// Whether the cluster is one character that replaces one of the same length.
    plain: bool,
    /// Whether the cluster is half a flag.
    flag: bool,
    /// Whether the cluster is emoji and its last character was a joiner.
    joined: bool,
    emoji: bool,
}

impl Folder {
    fn new(folds: Option<&'static Folds>, length: usize) -> Folder {
        Folder {
            folds,
            text: String::with_capacity(length),
            joints: Vec::new(),
            folded: 0,
            original: 0..0,
            plain: true,
            flag: false,
            joined: false,
            emoji: false,
        }
    }

    /// Takes ASCII characters in one go as long as only their case changes, as in most English. Returns their number.
    fn run(&mut self, at: usize, text: &str) -> usize {
        let mut last = if self.text.ends_with(' ') { b' ' } else { 0 };
        let plain = |byte: &u8| {
            let plain = matches!(byte, b'!'..=b'_' | b'a'..=b'~') || (*byte == b' ' && last != b' ');
            last = *byte;
            plain
        };
        let length = text.as_bytes().iter().copied().take_while(plain).count();
        if length > 0 {
            self.begin(at, at + length);
            let start = self.text.len();
            self.text.push_str(&text[..length]);
            self.text[start..].make_ascii_lowercase();
            self.folded = self.text.len() - 1;
            self.original.start = at + length - 1;
        }
        length
    }

    fn folds_to(&self, c: char) -> Fold {
        self.folds.map_or_else(|| folds_simply(c), |folds| folds.of(c))
    }

    /// Takes a character and returns its length.
    fn take(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        match c {
            '`' => {
                self.begin(at, end);
                self.text.push('\'');
            }
            // Most Chinese characters; none of them is dropped, joined or composed.
            '\u{3400}'..='\u{9fff}' => {
                let to = if let Fold::Char(to) = self.folds_to(c) { to } else { c };
                self.begin(at, end);
                self.plain = to.len_utf8() == c.len_utf8();
                self.text.push(to);
            }
            '\0'..='\u{7f}' if c.is_whitespace() => self.space(at, end),
            '\0'..='\u{7f}' => {
                self.begin(at, end);
                self.text.push(c);
            }
            _ => self.any(at, end, c),
        }
        end - at
    }

    /// Takes a character other than ASCII.
    fn any(&mut self, at: usize, end: usize, c: char) {
        let start = self.text.len();
        match self.folds_to(c) {
            Fold::Gone => return,
            Fold::Lost => {
                if !self.text.is_empty() {
                    self.extend(end);
                    self.joined = c == '\u{200d}' && self.emoji;
                }
                return;
            }
            Fold::Char(' ') => return self.space(at, end),
            Fold::Char(to) => self.text.push(to),
            Fold::Text(to) => self.text.push_str(to),
            Fold::Mark | Fold::Same => self.text.push(c),
        }
        let first = self.text[start..].chars().next().expect("something was pushed");
        let last = self.text[..start].chars().next_back();
        if let Some(whole) = last.and_then(|last| composed(last, first)) {
            let rest = self.text.split_off(start + first.len_utf8());
            self.text.truncate(start - last.map_or(0, char::len_utf8));
            self.text.push(whole);
            self.text.push_str(&rest);
            return self.extend(end);
        }
        let emoji = is_emoji(c);
        let half = ('\u{1f1e6}'..='\u{1f1ff}').contains(&c);
        let hangs =
            (!first.is_ascii() && self.folds_to(first) == Fold::Mark) || (self.joined && emoji) || (self.flag && half);
        if hangs && start > 0 {
            return self.extend(end);
        }
        let pushed = self.text.split_off(start);
        self.begin(at, end);
        self.plain = pushed.len() == c.len_utf8() && pushed.len() == first.len_utf8();
        self.emoji = emoji;
        self.flag = half;
        self.text.push_str(&pushed);
    }

    /// Adds a space, unless the last character was one.
    fn space(&mut self, at: usize, end: usize) {
        if self.text.ends_with(' ') {
            return self.extend(end);
        }
        self.begin(at, end);
        self.plain = end == at + 1;
        self.text.push(' ');
    }

    /// Begins a cluster. Its folded characters are pushed afterwards.
    fn begin(&mut self, at: usize, end: usize) {
        self.close(at);
        self.folded = self.text.len();
        self.original = at..end;
        (self.plain, self.flag, self.joined, self.emoji) = (true, false, false, false);
    }

    /// Extends the cluster.
    fn extend(&mut self, end: usize) {
        self.original.end = end;
        (self.plain, self.flag, self.joined) = (false, false, false);
    }

    /// Ends the cluster, and records what is dropped between it and the next.
    fn close(&mut self, next: usize) {
        let (start, end) = (self.folded as u32, self.text.len() as u32);
        let original = self.original.start as u32..self.original.end as u32;
        let gone = original.end..next as u32;
        if !self.plain {
            self.joints.push(Joint { folded: start..end, original });
        }
        if !gone.is_empty() {
            self.joints.push(Joint { folded: end..end, original: gone });
        }
    }
}

/// Composes two characters into one letter: a kana and its voicing mark, or the parts of a Hangul syllable.
fn composed(last: char, mark: char) -> Option<char> {
    let (code, of) = (u32::from(last), u32::from(mark));
    let whole = match of {
        0x3099 | 0x309a => {
            let katakana = (0x30a1..=0x30fe).contains(&code);
            match if katakana { code - 0x60 } else { code } {
                0x306f | 0x3072 | 0x3075 | 0x3078 | 0x307b => code + of - 0x3098,
                _ if of == 0x309a => return None,
                0x3046 => code + 0x4e,
                0x304b..=0x3061 if (code - 0x304b) % 2 == 0 => code + 1,
                0x3064 | 0x3066 | 0x3068 | 0x309d => code + 1,
                0x308f..=0x3092 if katakana => code + 8,
                _ => return None,
            }
        }
        0x1161..=0x1175 if (0x1100..=0x1112).contains(&code) => 0xac00 + ((code - 0x1100) * 21 + of - 0x1161) * 28,
        0x11a8..=0x11c2 if (0xac00..=0xd7a3).contains(&code) && (code - 0xac00) % 28 == 0 => code + of - 0x11a7,
        _ => return None,
    };
    char::from_u32(whole)
}

/// Returns whether a character is one that a joiner may join.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}
