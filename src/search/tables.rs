//! The tables that `build.rs` packs, unpacked at first use: what characters fold to, and how they are read.
//!
//! A file is a row of streams, each after its length in bytes. Numbers are of seven bits a byte, the lowest first, with
//! the eighth set on all but the last; signed ones have their sign in the lowest bit. Characters are counted from the
//! one before. Nothing here folds a text.

use std::sync::OnceLock;

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    Same,
    /// Stays, and belongs to the character before it.
    Mark,
    /// Goes, and belongs to the character before it.
    Lost,
    /// Goes, and belongs to nothing.
    Gone,
    Char(char),
    Text(&'static str),
}

/// In `Folds::plane` a number below the space says what becomes of a character; any other is the character it becomes.
const SAME: u16 = 0;
const MARK: u16 = 1;
const LOST: u16 = 2;
const GONE: u16 = 3;
/// Look in `Folds::others`.
const OTHER: u16 = 4;

struct Folds {
    /// One number for each character of the first plane.
    plane: Vec<u16>,
    /// Characters beyond the first plane, and those that become several or one beyond it. In order.
    others: Vec<(char, Fold)>,
}

/// What becomes of a character beyond ASCII.
pub fn folds_to(c: char) -> Fold {
    static FOLDS: OnceLock<Folds> = OnceLock::new();
    let folds = FOLDS.get_or_init(Folds::unpack);
    match folds.plane.get(c as usize) {
        Some(&SAME) => Fold::Same,
        Some(&MARK) => Fold::Mark,
        Some(&LOST) => Fold::Lost,
        Some(&GONE) => Fold::Gone,
        Some(&code) if code != OTHER => Fold::Char(char::from_u32(code.into()).expect("a packed character")),
        _ => match folds.others.binary_search_by_key(&c, |(other, _)| *other) {
            Ok(found) => folds.others[found].1,
            Err(_) => Fold::Same,
        },
    }
}

impl Folds {
    fn unpack() -> Folds {
        let mut file = Stream(include_bytes!(concat!(env!("OUT_DIR"), "/folds.bin")));
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

/// How folded characters are read.
pub struct Readings {
    /// Without tones, `v` for ü. A syllable's number is its place.
    pub syllables: Vec<&'static str>,
    /// In order.
    chars: Vec<char>,
    /// One more than its place in `chars`, or 0.
    places: Han<u16>,
    /// Where in `numbers` the readings of each of `chars` begin; one more, for the end of the last.
    starts: Vec<u16>,
    numbers: Vec<u16>,
}

/// Something for each Han character of the first plane.
pub struct Han<T>(Vec<T>);

const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

impl<T: Clone + Default> Han<T> {
    pub fn new() -> Han<T> {
        Han(vec![T::default(); (LAST - FIRST + 1) as usize])
    }

    /// `None` for other characters.
    pub fn get(&self, c: char) -> Option<&T> {
        self.0.get(u32::from(c).wrapping_sub(FIRST) as usize)
    }

    pub fn get_mut(&mut self, c: char) -> Option<&mut T> {
        self.0.get_mut(u32::from(c).wrapping_sub(FIRST) as usize)
    }
}

pub fn readings() -> &'static Readings {
    static READINGS: OnceLock<Readings> = OnceLock::new();
    READINGS.get_or_init(Readings::unpack)
}

impl Readings {
    /// The numbers of the syllables that a folded character is read as; none for what is not a common Han character.
    pub fn of(&self, c: char) -> &[u16] {
        let place = match self.places.get(c) {
            Some(place) => usize::from(*place).checked_sub(1),
            None if u32::from(c) < FIRST => None,
            None => self.chars.binary_search(&c).ok(),
        };
        place.map_or(&[], |place| self.at(place))
    }

    /// Every character that has readings, and their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (char, &[u16])> {
        self.chars.iter().enumerate().map(|(place, c)| (*c, self.at(place)))
    }

    fn at(&self, place: usize) -> &[u16] {
        &self.numbers[usize::from(self.starts[place])..usize::from(self.starts[place + 1])]
    }

    fn unpack() -> Readings {
        let mut file = Stream(include_bytes!(concat!(env!("OUT_DIR"), "/readings.bin")));
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
