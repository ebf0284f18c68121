//! A [`Spelling`]: a word read as pinyin, which finds the Chinese characters with that sound.
//!
//! Tones are optional and ignored, ü is typed `u` or `v`, and the last syllable may be unfinished if a whole one
//! precedes it. This module does not decide whether a word should be read as pinyin.

use std::cell::OnceCell;
use std::ops::Range;

use super::tables::{Han, Readings, readings};

/// A word of pinyin, and every way to cut it into syllables. A set of positions in the word is a `u64`, with one bit
/// for the position before each letter.
pub struct Spelling {
    letters: u32,
    /// For each syllable: its length, the positions where it occurs in full, and those where the word ends within it.
    syllables: Vec<(u32, u64, u64)>,
    readings: &'static Readings,
    /// The characters that the word can begin with, which quickly excludes nearly all others.
    begins: OnceCell<Han<bool>>,
}

/// The letters of a word that may be pinyin, without apostrophes, hyphens, spaces and tone numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters {
    pub letters: String,
    /// The positions where the typed word marks the end of a syllable.
    breaks: u64,
}

impl Letters {
    /// Reads a folded word. `None` if it contains anything else, or more than 63 letters.
    pub fn of(word: &str) -> Option<Letters> {
        let (mut letters, mut breaks, mut number) = (String::new(), 0, true);
        for c in word.chars() {
            let digit = ('1'..='5').contains(&c) && !number;
            match c {
                'a'..='z' => letters.push(c),
                '\'' | '-' | ' ' | '·' => breaks |= 1 << letters.len(),
                _ if digit => breaks |= 1 << letters.len(),
                _ => return None,
            }
            if letters.len() > 63 {
                return None;
            }
            number = !c.is_ascii_lowercase();
        }
        (!letters.is_empty()).then_some(Letters { letters, breaks })
    }

    /// Returns the same sound, with `u` in place of ü.
    pub fn plain(&self) -> String {
        // Pinyin uses v for nothing but ü.
        self.letters.chars().map(|c| if c == 'v' { 'u' } else { c }).collect()
    }
}

impl Spelling {
    /// Cuts the letters into syllables. `None` if that is impossible, or if the tables are not loaded.
    pub fn of(word: &Letters) -> Option<Spelling> {
        let readings = readings()?;
        let letters = word.letters.as_bytes();
        let open = word.breaks >> letters.len() & 1 == 0;
        let syllable = |name: &&str| {
            let (mut whole, mut unfinished) = (0_u64, 0_u64);
            for at in 0..letters.len() {
                let typed = &letters[at..letters.len().min(at + name.len())];
                let inner = word.breaks & bits(at + 1..at + typed.len());
                let sounds = typed.iter().zip(name.bytes()).all(|(t, n)| *t == n || (*t == b'u' && n == b'v'));
                match sounds && inner == 0 {
                    true if typed.len() == name.len() => whole |= 1 << at,
                    true if at > 0 && open => unfinished |= 1 << at,
                    _ => (),
                }
            }
            (name.len() as u32, whole, unfinished)
        };
        let syllables = readings.syllables.iter().map(syllable).collect();
        let letters = letters.len() as u32;
        let spelling = Spelling { letters, syllables, readings, begins: OnceCell::new() };
        spelling.fewest().is_some().then_some(spelling)
    }

    /// Returns the least number of syllables that the letters can be cut into, including an unfinished one.
    pub fn fewest(&self) -> Option<usize> {
        let mut places = 1_u64;
        for count in 1..=self.letters as usize {
            let (next, ends) = self.step(places, 0..self.syllables.len());
            if ends {
                return Some(count);
            }
            places = next;
        }
        None
    }

    /// Finds the next characters of a folded text, from byte `from`, that sound like the word; as many as possible.
    pub fn find(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let begins = self.begins.get_or_init(|| self.beginnings());
        let mut at = from;
        while let Some(byte) = text.as_bytes().get(at) {
            // Every character with a reading begins with a byte of at least 0xe3, and every such byte begins a
            // character.
            if *byte < 0xe3 {
                at += 1;
                continue;
            }
            let c = text[at..].chars().next()?;
            if begins.get(c).copied().unwrap_or(true)
                && let Some(length) = self.length(&text[at..])
            {
                return Some(at..at + length);
            }
            at += c.len_utf8();
        }
        None
    }

    fn beginnings(&self) -> Han<bool> {
        let mut begins = Han::new();
        for (c, numbers) in self.readings.iter() {
            if let Some(slot) = begins.get_mut(c) {
                *slot = numbers.iter().any(|number| self.syllables[usize::from(*number)].1 & 1 == 1);
            }
        }
        begins
    }

    /// Returns how many bytes at the beginning of a text sound like the word.
    fn length(&self, text: &str) -> Option<usize> {
        let (mut places, mut length) = (1, None);
        for (at, c) in text.char_indices() {
            let (next, ends) = self.step(places, self.readings.of(c).iter().map(|number| usize::from(*number)));
            if ends {
                length = Some(at + c.len_utf8());
            }
            if next == 0 {
                break;
            }
            places = next;
        }
        length
    }

    /// Moves a set of positions over any of the given syllables. Returns the positions after them, and whether the word
    /// can end there.
    fn step(&self, places: u64, syllables: impl Iterator<Item = usize>) -> (u64, bool) {
        let (mut next, mut ends) = (0, false);
        for (length, whole, unfinished) in syllables.map(|number| self.syllables[number]) {
            next |= (places & whole) << length;
            ends |= places & unfinished != 0;
        }
        (next, ends || next >> self.letters & 1 == 1)
    }
}

/// Returns the set of the positions in a range, at most 63.
fn bits(range: Range<usize>) -> u64 {
    range.fold(0, |bits, at| bits | 1 << at)
}
