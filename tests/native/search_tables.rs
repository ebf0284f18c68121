//! Packs the search tables: what each character folds to, and the readings of Chinese characters.
//!
//! The rules of folding are here, so that the page downloads their result and not Unicode's tables. The file is plain
//! bytes that compress well; `src/search/tables.rs` unpacks it and documents the format. `UPDATE=1` rewrites it.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::{env, fs};

use interview_viewer::search::TABLES;
use unicode_normalization::char::{compose, decompose_canonical, decompose_compatible, is_combining_mark};

/// What a character folds to.
#[derive(Clone, PartialEq)]
enum Fold {
    /// Kept, as part of the character before it.
    Mark,
    /// Removed, as part of the character before it.
    Lost,
    /// Removed, and not part of any character.
    Gone,
    To(Vec<char>),
}

/// Characters that fold to one form, the form first.
const ALIKE: &[&str] = &[
    // 「」 are the outer quotation marks of traditional text, like “” in simplified text; 『』 and ‘’ are the inner ones.
    "\"“”„‟「」«»〝〞〟″❝❞״ʺ",
    "'‘’‚‛『』‹›′`´❛❜׳ʼʻʽʹʾʿꞌ",
    "-‐‑‒–—―⸺⸻−─⁃˗־᠆",
    // The dot in foreign names.
    "·‧・•∙⋅⸱ꞏ⸳᛫",
    "~〜∼",
    "/⁄∕",
    ":∶꞉",
    "*∗⁎",
    ",،⹁",
    ";؛⁏",
    "?؟⸮",
    ".۔",
    "%٪",
    // The zero of years, and the circle that stands for it.
    "零〇○◯⭘",
    // Letters that Arabic, Persian, Urdu, Kurdish and Uyghur keyboards write with different code points. Forms of h and
    // e are all equal, although some languages distinguish them: old Kurdish, and Persian from a Kurdish keyboard, mix
    // them up.
    "اٱٲٳ",
    "يىیۍ",
    "كکڪ",
    "گګݢڬ",
    "ڭݣ",
    "هہھەةۃۀۂۿ",
    // Mongolian o and u, ö and ü, t and d look the same.
    "ᠣᠤ",
    "ᠥᠦ",
    "ᠲᠳ",
    // Hiragana and katakana share this character.
    "へヘ",
    "əǝә",
];

/// Characters that Unicode does not decompose, and what people type for them.
const LETTERS: &[(char, &str)] = &[
    ('ß', "ss"),
    ('ς', "σ"),
    ('ı', "i"),
    ('ø', "o"),
    ('đ', "d"),
    ('ł', "l"),
    ('ħ', "h"),
    ('æ', "ae"),
    ('œ', "oe"),
    // Pinyin is often set with these.
    ('ɑ', "a"),
    ('ɡ', "g"),
    ('װ', "וו"),
    ('ױ', "וי"),
    ('ײ', "יי"),
    ('⋯', "..."),
    ('༎', "།།"),
];

/// The zeros of the decimal digits of all scripts, each followed by its other nine.
const ZEROS: &[u32] = &[
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
    0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
    0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
];

/// Marks that are removed: those of Latin, Greek, Cyrillic, Hebrew and Arabic, and those for any script. Vowel signs
/// and voicing marks of other scripts stay.
const LOST: &[(u32, u32)] = &[
    (0x300, 0x36f),
    (0x483, 0x489),
    (0x591, 0x5c7),
    (0x610, 0x61a),
    (0x64b, 0x65f),
    (0x670, 0x670),
    (0x6d6, 0x6ed),
    (0x898, 0x8ff),
    (0x1ab0, 0x1aff),
    (0x1dc0, 0x1dff),
    (0x20d0, 0x20ff),
    (0x2de0, 0x2dff),
    (0x302a, 0x302d),
    (0xa66f, 0xa67d),
    (0xa69e, 0xa69f),
    (0xfe20, 0xfe2f),
];

/// Zero-width characters: joiners, variation selectors and tags are part of the character before them, the others of
/// none. Tatweel, which lengthens an Arabic word, and the high hamza of Kazakh are treated alike.
const JOINED: &[(u32, u32)] = &[
    (0x640, 0x640),
    (0x674, 0x674),
    (0x180b, 0x180f),
    (0x200c, 0x200d),
    (0xfe00, 0xfe0f),
    (0xe0020, 0xe007f),
    (0xe0100, 0xe01ef),
];
const WIDTHLESS: &[(u32, u32)] =
    &[(0xad, 0xad), (0x61c, 0x61c), (0x200b, 0x200f), (0x202a, 0x202e), (0x2060, 0x206f), (0xfeff, 0xfeff)];

#[test]
fn the_tables_of_the_search_are_packed_from_their_sources() {
    let rules = Rules::new(&[read("radicals.txt"), read("simplified.txt")].concat());
    let packed = [pack_folds(&rules), pack_readings(&rules, &read("readings.txt"))].concat();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("static").join(TABLES);
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &packed).unwrap();
    }
    assert!(fs::read(&path).unwrap_or_default() == packed, "UPDATE=1 writes the tables anew");
}

/// The lines of a table, without its head.
fn read(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/search/han").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

struct Rules {
    /// Replacements of single characters, applied first.
    forms: HashMap<char, String>,
}

impl Rules {
    fn new(han: &[String]) -> Rules {
        let mut forms: HashMap<char, String> = LETTERS.iter().map(|(c, to)| (*c, (*to).to_owned())).collect();
        for zero in ZEROS {
            forms.extend(
                ('0'..='9').zip(*zero..).map(|(digit, code)| (char::from_u32(code).expect("a digit"), digit.into())),
            );
        }
        for group in ALIKE.iter().copied().chain(han.iter().map(String::as_str)) {
            let mut chars = group.chars();
            let form = chars.next().expect("a line is not empty");
            forms.extend(chars.map(|c| (c, form.to_string())));
        }
        Rules { forms }
    }

    /// What a character folds to; `None` if it is unchanged.
    fn fold(&self, c: char) -> Option<Fold> {
        let code = u32::from(c);
        if within(JOINED, c) {
            return Some(Fold::Lost);
        }
        if within(WIDTHLESS, c) {
            return Some(Fold::Gone);
        }
        if is_combining_mark(c) && within(LOST, c) {
            return Some(Fold::Lost);
        }
        let to = compose_all(self.whole(c));
        match to.as_slice() {
            [] => Some(Fold::Lost),
            [same] if *same == c => {
                // Marks of scripts that only scholars write are not worth their bytes; skin tones are.
                let mark = if code < 0x10000 { is_combining_mark(c) } else { (0x1f3fb..=0x1f3ff).contains(&code) };
                mark.then_some(Fold::Mark)
            }
            _ => Some(Fold::To(to)),
        }
    }

    /// Repeats all steps until nothing changes any more.
    fn whole(&self, c: char) -> Vec<char> {
        if within(JOINED, c) || within(WIDTHLESS, c) || (is_combining_mark(c) && within(LOST, c)) {
            return Vec::new();
        }
        if c.is_whitespace() {
            return vec![' '];
        }
        if let Some(form) = self.forms.get(&c) {
            return form.chars().flat_map(|d| self.whole(d)).collect();
        }
        let mut parts = Vec::new();
        decompose_compatible(c, |part| parts.push(part));
        // A spacing accent stays itself and does not become a space; Arabic ones are removed, as on a letter.
        if parts[0] == ' ' && matches!(u32::from(c), 0xfc5e..=0xfc63 | 0xfe70..=0xfe7f) {
            return Vec::new();
        }
        if parts[0] == ' ' {
            parts.clear();
            decompose_canonical(c, |part| parts.push(part));
        }
        if parts != [c] {
            return parts.into_iter().flat_map(|part| self.whole(part)).collect();
        }
        let lower: Vec<char> = c.to_lowercase().collect();
        if lower == [c] { lower } else { lower.into_iter().flat_map(|d| self.whole(d)).collect() }
    }
}

fn within(ranges: &[(u32, u32)], c: char) -> bool {
    ranges.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(c)))
}

/// Composes kana with their voicing marks, and the parts of Hangul syllables: each is one letter.
fn compose_all(parts: Vec<char>) -> Vec<char> {
    let mut whole: Vec<char> = Vec::new();
    for part in parts {
        let joins = matches!(u32::from(part), 0x3099 | 0x309a | 0x1161..=0x11ff);
        match whole.last().and_then(|last| compose(*last, part)).filter(|_| joins) {
            Some(one) => *whole.last_mut().expect("it has a last") = one,
            None => whole.push(part),
        }
    }
    whole
}

/// Three streams, each after its length: gaps between the characters, kinds, and targets.
fn pack_folds(rules: &Rules) -> Vec<u8> {
    let (mut gaps, mut kinds, mut targets) = (Vec::new(), Vec::new(), Vec::new());
    let (mut last, mut shift) = (0, 0);
    for c in '\u{80}'..=char::MAX {
        let Some(fold) = rules.fold(c) else { continue };
        let code = i64::from(u32::from(c));
        varint(&mut gaps, code - last);
        last = code;
        match fold {
            Fold::Mark => kinds.push(0),
            Fold::Lost => kinds.push(1),
            Fold::Gone => kinds.push(2),
            Fold::To(chars) => {
                kinds.push(2 + u8::try_from(chars.len()).expect("no character folds to as many"));
                for (i, d) in chars.iter().enumerate() {
                    let code = if i == 0 { code } else { i64::from(u32::from(chars[i - 1])) };
                    let now = i64::from(u32::from(*d)) - code;
                    signed(&mut targets, if i == 0 { now - shift } else { now });
                    shift = if i == 0 { now } else { shift };
                }
            }
        }
    }
    streams(&[gaps, kinds, targets])
}

/// Four streams: the syllables, gaps between the characters, how many readings each has, and the readings.
fn pack_readings(rules: &Rules, lines: &[String]) -> Vec<u8> {
    let lines: Vec<(&str, &str)> = lines.iter().map(|line| line.split_once(' ').expect("a space")).collect();
    let mut readings: BTreeMap<char, Vec<usize>> = BTreeMap::new();
    // The most common syllables get one-byte numbers.
    let mut common: Vec<usize> = (0..lines.len()).collect();
    common.sort_by_key(|n| std::cmp::Reverse(lines[*n].1.len()));
    for (number, n) in common.iter().enumerate() {
        for c in lines[*n].1.chars() {
            let kept = match rules.fold(c) {
                Some(Fold::To(to)) => to[0],
                _ => c,
            };
            let of = readings.entry(kept).or_default();
            if !of.contains(&number) {
                of.push(number);
            }
        }
    }
    let syllables = common.iter().map(|n| lines[*n].0).collect::<Vec<_>>().join(" ").into_bytes();
    let (mut gaps, mut counts, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
    let mut last = 0x3400;
    for (c, of) in readings {
        varint(&mut gaps, i64::from(u32::from(c)) - last);
        last = i64::from(u32::from(c));
        counts.push(u8::try_from(of.len()).expect("few readings"));
        for number in of {
            varint(&mut numbers, i64::try_from(number).expect("few syllables"));
        }
    }
    streams(&[syllables, gaps, counts, numbers])
}

fn streams(streams: &[Vec<u8>]) -> Vec<u8> {
    let mut all = Vec::new();
    for stream in streams {
        varint(&mut all, i64::try_from(stream.len()).expect("a short stream"));
        all.extend(stream);
    }
    all
}

/// Seven bits a byte, the lowest first; all bytes but the last have the eighth bit set.
fn varint(out: &mut Vec<u8>, n: i64) {
    let mut n = u64::try_from(n).expect("not negative");
    while n >= 0x80 {
        out.push((n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

fn signed(out: &mut Vec<u8>, n: i64) {
    varint(out, (n << 1) ^ (n >> 63));
}
