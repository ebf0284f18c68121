//! The tables of the search, unpacked on first use: what characters fold to, and how they are read.
//!
//! They are `static/viewer-search.bin`, which `tests/native/search_tables.rs` packs. A page fetches the file when a
//! reader is about to search: it is a ninth of everything that there is to fetch, and most readers never search. The
//! file is a sequence of streams, each preceded by its length in bytes. Numbers have seven bits per byte, the lowest
//! first, with the eighth bit set on all but the last byte; signed numbers have their sign in the lowest bit.
//! Characters are stored as differences from the one before. This module does not fold texts.

use std::sync::OnceLock;

/// What a character folds to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    Same,
    /// Stays, and attaches to the character before it.
    Mark,
    /// Is dropped, and attaches to the character before it.
    Lost,
    /// Is dropped, and attaches to nothing.
    Gone,
    Char(char),
    Text(&'static str),
}

/// In `Folds::plane`, a number below the space is one of these codes; any other is the character that results.
const SAME: u16 = 0;
const MARK: u16 = 1;
const LOST: u16 = 2;
const GONE: u16 = 3;
/// The result is in `Folds::others`.
const OTHER: u16 = 4;

/// U+00C0 to U+017F without their accents; a full stop for those that only the tables fold.
const LATIN: &str = "aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggghhh\
    hiiiiiiiiii..jjkk.llllll..llnnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzzs";

pub struct Folds {
    /// One number for each character of the Basic Multilingual Plane.
    plane: Vec<u16>,
    /// Characters beyond that plane, and those that fold to several characters or to one beyond it. In order.
    others: Vec<(char, Fold)>,
}

/// The name of the packed tables, next to the page.
pub const TABLES: &str = "viewer-search.bin";

/// The tables; in the browser, empty until they arrive ([`supply`]).
static FILE: OnceLock<Vec<u8>> = OnceLock::new();
#[cfg(builds_sites)]
const BUILT_IN: Option<&[u8]> = Some(include_bytes!("../../static/viewer-search.bin"));
#[cfg(not(builds_sites))]
const BUILT_IN: Option<&[u8]> = None;
/// How many streams of the file are for folding; these come first.
const FOLD_STREAMS: usize = 3;
const LENGTH: usize = include_bytes!("../../static/viewer-search.bin").len();

/// Sets the tables for all searches from now on. Returns false if the file does not have the tables of this program, or
/// if there are tables already.
pub fn supply(file: Vec<u8>) -> bool {
    file.len() == LENGTH && FILE.set(file).is_ok()
}

/// Returns whether the tables are loaded, so that searches are complete.
pub fn is_supplied() -> bool {
    packed().is_some()
}

/// Returns the streams of the tables.
fn packed() -> Option<Stream> {
    FILE.get().map(Vec::as_slice).or(BUILT_IN).map(Stream)
}

pub fn folds() -> Option<&'static Folds> {
    static FOLDS: OnceLock<Folds> = OnceLock::new();
    packed().map(|file| FOLDS.get_or_init(|| Folds::unpack(file)))
}

/// Returns what a character other than ASCII folds to without the tables.
pub fn folds_simply(c: char) -> Fold {
    let latin = |first: char, letters: &str| char::from(letters.as_bytes()[(u32::from(c) - u32::from(first)) as usize]);
    let to = match c {
        '\u{c0}'..='\u{17f}' => latin('\u{c0}', LATIN),
        '\u{1cd}'..='\u{1dc}' => latin('\u{1cd}', "aaiioouuuuuuuuuu"),
        '\u{300}'..='\u{36f}' | '\u{200c}'..='\u{200d}' | '\u{fe00}'..='\u{fe0f}' => return Fold::Lost,
        '“' | '”' | '„' | '«' | '»' | '「' | '」' => '"',
        '‘' | '’' | '‚' | '‹' | '›' | '『' | '』' | '´' => '\'',
        '‐' | '‑' | '–' | '—' => '-',
        '\u{ff01}'..='\u{ff5e}' if c != '\u{ff40}' => char::from((u32::from(c) - 0xfee0) as u8).to_ascii_lowercase(),
        _ if c.is_whitespace() => ' ',
        _ => return Fold::Same,
    };
    if to == '.' { Fold::Same } else { Fold::Char(to) }
}

impl Folds {
    /// Returns what a character other than ASCII folds to.
    pub fn of(&self, c: char) -> Fold {
        match self.plane.get(c as usize) {
            Some(&SAME) => Fold::Same,
            Some(&MARK) => Fold::Mark,
            Some(&LOST) => Fold::Lost,
            Some(&GONE) => Fold::Gone,
            Some(&code) if code != OTHER => Fold::Char(char::from_u32(code.into()).expect("a packed character")),
            _ => match self.others.binary_search_by_key(&c, |(other, _)| *other) {
                Ok(found) => self.others[found].1,
                Err(_) => Fold::Same,
            },
        }
    }

    fn unpack(mut file: Stream) -> Folds {
        let (mut gaps, kinds, mut targets) = (file.stream(), file.stream(), file.stream());
        let (mut plane, mut others) = (vec![SAME; 0x10000], Vec::new());
        let (mut code, mut shift) = (0, 0);
        for kind in kinds.0 {
            code += gaps.number();
            let fold = match *kind {
                0 => Fold::Mark,
                1 => Fold::Lost,
                2 => Fold::Gone,
                more => {
                    shift += targets.signed();
                    let mut last = i64::from(code) + shift;
                    let mut text = String::from(character(last));
                    for _ in 3..more {
                        last += targets.signed();
                        text.push(character(last));
                    }
                    match more {
                        3 => Fold::Char(character(last)),
                        // The tables live as long as the program.
                        _ => Fold::Text(Box::leak(text.into_boxed_str())),
                    }
                }
            };
            let short = match fold {
                Fold::Mark => MARK,
                Fold::Lost => LOST,
                Fold::Gone => GONE,
                Fold::Char(to) => u16::try_from(u32::from(to)).unwrap_or(OTHER),
                _ => OTHER,
            };
            let slot = plane.get_mut(code as usize);
            if short == OTHER || slot.is_none() {
                others.push((character(code.into()), fold));
            }
            if let Some(slot) = slot {
                *slot = short;
            }
        }
        Folds { plane, others }
    }
}

/// The readings of folded characters.
pub struct Readings {
    /// Without tones, with `v` for ü. A syllable's number is its position.
    pub syllables: Vec<&'static str>,
    /// In order.
    chars: Vec<char>,
    /// The position in `chars` plus one, or 0.
    places: Han<u16>,
    /// Where the readings of each of `chars` begin in `numbers`, and the end of the last.
    starts: Vec<u16>,
    numbers: Vec<u16>,
}

/// A value for each Han character of the Basic Multilingual Plane.
pub struct Han<T>(Vec<T>);

const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

impl<T: Clone + Default> Han<T> {
    pub fn new() -> Han<T> {
        Han(vec![T::default(); (LAST - FIRST + 1) as usize])
    }

    /// Returns the value of a character; `None` if it is not Han.
    pub fn get(&self, c: char) -> Option<&T> {
        self.0.get(u32::from(c).wrapping_sub(FIRST) as usize)
    }

    pub fn get_mut(&mut self, c: char) -> Option<&mut T> {
        self.0.get_mut(u32::from(c).wrapping_sub(FIRST) as usize)
    }
}

pub fn readings() -> Option<&'static Readings> {
    static READINGS: OnceLock<Readings> = OnceLock::new();
    packed().map(|mut file| {
        READINGS.get_or_init(|| {
            for _ in 0..FOLD_STREAMS {
                file.stream();
            }
            Readings::unpack(file)
        })
    })
}

/// Iterates over the syllables of a simplified Han character, without tones, with `v` for ü. None if the tables are not
/// loaded; the command always has them.
pub fn syllables(c: char) -> impl Iterator<Item = &'static str> {
    let syllable = |readings: &'static Readings, number: &u16| readings.syllables[usize::from(*number)];
    readings().into_iter().flat_map(move |readings| readings.of(c).iter().map(move |number| syllable(readings, number)))
}

impl Readings {
    /// Returns the numbers of the syllables of a folded character; empty if it is not a common Han character.
    pub fn of(&self, c: char) -> &[u16] {
        let place = match self.places.get(c) {
            Some(place) => usize::from(*place).checked_sub(1),
            None if u32::from(c) < FIRST => None,
            None => self.chars.binary_search(&c).ok(),
        };
        place.map_or(&[], |place| self.at(place))
    }

    /// Iterates over all characters with readings and the numbers of their syllables.
    pub fn iter(&self) -> impl Iterator<Item = (char, &[u16])> {
        self.chars.iter().enumerate().map(|(place, c)| (*c, self.at(place)))
    }

    fn at(&self, place: usize) -> &[u16] {
        &self.numbers[usize::from(self.starts[place])..usize::from(self.starts[place + 1])]
    }

    fn unpack(mut file: Stream) -> Readings {
        let (names, mut gaps, counts, mut packed) = (file.stream(), file.stream(), file.stream(), file.stream());
        let names = std::str::from_utf8(names.0).expect("packed syllables are ASCII");
        let mut places = Han::new();
        let (mut chars, mut starts, mut numbers) = (Vec::new(), vec![0], Vec::new());
        let mut code = FIRST;
        for count in counts.0 {
            code += gaps.number();
            let c = character(code.into());
            chars.push(c);
            if let Some(place) = places.get_mut(c) {
                *place = chars.len() as u16;
            }
            numbers.extend((0..*count).map(|_| packed.number() as u16));
            starts.push(numbers.len() as u16);
        }
        Readings { syllables: names.split(' ').collect(), chars, places, starts, numbers }
    }
}

fn character(code: i64) -> char {
    u32::try_from(code).ok().and_then(char::from_u32).expect("a packed character")
}

struct Stream(&'static [u8]);

impl Stream {
    fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (byte, rest) = self.0.split_first().expect("a packed number");
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return number;
            }
        }
    }

    fn signed(&mut self) -> i64 {
        let number = i64::from(self.number());
        (number >> 1) ^ -(number & 1)
    }

    fn stream(&mut self) -> Stream {
        let length = self.number() as usize;
        let (stream, rest) = self.0.split_at(length);
        self.0 = rest;
        Stream(stream)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_rules_agree_with_the_tables() {
        let folds = folds().expect("the tables are built in");
        let mut known = 0;
        for c in ('\u{80}'..=char::MAX).filter(|c| folds_simply(*c) != Fold::Same) {
            assert_eq!(folds_simply(c), folds.of(c), "{c:?}");
            known += 1;
        }
        assert!(known > 300);
        for (letters, plain) in
            [("àéîõüāēīōūǎěǐǒǔǖǘǚǜ", "aeiouaeiouaeiouuuuu"), ("Ａｚ１，", "az1,"), ("“”‘’—", "\"\"''-")]
        {
            let folded: Vec<Fold> = letters.chars().map(folds_simply).collect();
            assert_eq!(folded, plain.chars().map(Fold::Char).collect::<Vec<_>>());
        }
    }

    #[test]
    fn only_valid_tables_are_accepted() {
        assert!(!supply(b"<!doctype html>".to_vec()));
        assert!(is_supplied(), "they are built in");
    }
}
