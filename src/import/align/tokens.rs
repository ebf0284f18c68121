//! The anchors of a text: what looks the same in two languages, such as figures, names in Latin letters and addresses, and
//! words of [`lexicon`](super::lexicon).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::lexicon::WORDS;
use crate::interview::{han_number, is_han};

/// The anchors of a text, by the words that they are compared by, each once.
pub fn of(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut word = String::new();
    let mut han = String::new();
    for c in text.chars().map(narrow).chain([' ']) {
        let is_in_word = c.is_alphanumeric() && !is_han(c) || matches!(c, '\'' | '.' | ',' | '-') && !word.is_empty();
        if is_in_word {
            word.extend(c.to_lowercase());
        } else {
            push(&mut word, &mut all);
        }
        if is_han(c) {
            han.push(c);
        } else {
            push_han(&mut han, &mut all);
        }
    }
    concepts(text, &mut all);
    all.sort_unstable();
    all.dedup();
    all
}

/// A character of full width as its narrow form, and a curly apostrophe as a straight one.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '’' => '\'',
        c => c,
    }
}

/// Adds a word or a figure, and empties it.
fn push(word: &mut String, all: &mut Vec<String>) {
    let text = word.trim_end_matches(['\'', '.', ',', '-']).trim_end_matches("'s");
    let is_figure = text.starts_with(|c: char| c.is_ascii_digit());
    if is_figure {
        let plain = text.replace(',', "");
        if plain != "1" {
            all.push(plain);
        }
    } else if text.len() > 1 {
        all.push(text.to_owned());
        all.extend(text.split(['-', '.']).filter(|part| part.len() > 2 && part.len() < text.len()).map(str::to_owned));
        all.extend(figure_in_words(text).map(|figure| figure.to_string()));
    }
    word.clear();
}

/// Adds the figures of Chinese text that are written as characters, and the pairs of its characters, and empties it.
fn push_han(han: &mut String, all: &mut Vec<String>) {
    let chars: Vec<char> = han.chars().collect();
    all.extend(chars.windows(2).map(|pair| pair.iter().collect::<String>()));
    for run in han.split(|c| !"零〇一二兩两三四五六七八九十百千".contains(c)) {
        all.extend(figure_in_han(run).filter(|figure| *figure > 10).map(|figure| figure.to_string()));
    }
    han.clear();
}

/// 十三, 二百五, 二〇一五. Fewer than three digits in a row are no figure.
fn figure_in_han(run: &str) -> Option<u32> {
    let chars: Vec<char> = run.chars().collect();
    let number = han_number(&chars).filter(|_| chars.len() <= 7)?;
    (number.is_spelled || number.length >= 3).then_some(number.value)
}

/// thirteen, forty-five.
fn figure_in_words(word: &str) -> Option<u32> {
    const TEENS: [&str; 9] =
        ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const ONES: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let place = |words: &[&str], word: &str| words.iter().position(|one| *one == word).map(|place| place as u32);
    if let Some(place) = place(&TEENS, word) {
        return Some(place + 11);
    }
    let (tens, ones) = word.split_once('-').unwrap_or((word, ""));
    let tens = (place(&TENS, tens)? + 2) * 10;
    if ones.is_empty() { Some(tens) } else { Some(tens + place(&ONES, ones)? + 1) }
}

/// The words of the table by themselves: those in English, their beginnings, and those in Chinese.
struct Concepts {
    english: BTreeMap<&'static str, Vec<usize>>,
    stems: BTreeMap<&'static str, Vec<usize>>,
    chinese: BTreeMap<&'static str, Vec<usize>>,
}

/// The most characters of a Chinese word in the table.
const LONGEST: usize = 4;

fn table() -> &'static Concepts {
    static TABLE: OnceLock<Concepts> = OnceLock::new();
    TABLE.get_or_init(|| {
        let (mut english, mut stems, mut chinese) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let add = |map: &mut BTreeMap<&'static str, Vec<usize>>, word, n| map.entry(word).or_default().push(n);
        for (n, (of_english, of_chinese)) in WORDS.iter().enumerate() {
            for word in of_english.split('|') {
                match word.strip_suffix('*') {
                    Some(stem) => add(&mut stems, stem, n),
                    None => add(&mut english, word, n),
                }
            }
            of_chinese.split('|').for_each(|word| add(&mut chinese, word, n));
        }
        Concepts { english, stems, chinese }
    })
}

/// Adds the words of the table, in either language.
fn concepts(text: &str, all: &mut Vec<String>) {
    let (table, mut found) = (table(), BTreeSet::new());
    let mut add = |numbers: Option<&Vec<usize>>| found.extend(numbers.into_iter().flatten().copied());
    if text.contains(is_han) {
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (n, start) in starts.iter().enumerate() {
            let ends = starts.iter().skip(n + 1).take(LONGEST);
            ends.for_each(|end| add(table.chinese.get(&text[*start..*end])));
        }
    } else {
        for token in all.iter() {
            add(table.english.get(&**token));
            let ends = token.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|end| *end > 2);
            ends.for_each(|end| add(table.stems.get(&token[..end])));
        }
    }
    all.extend(found.into_iter().map(|n| format!("\u{1}{n}")));
}

/// The anchors that two lists of texts share, as numbers, with what each tells.
pub struct Shared {
    pub left: Vec<Vec<u32>>,
    pub right: Vec<Vec<u32>>,
    /// For each anchor, what its presence in two partners adds, and what its absence takes away.
    pub worth: Vec<(f64, f64)>,
}

/// How likely an anchor of one side is also in the translation.
const KEPT: f64 = 0.6;

impl Shared {
    pub fn of(left: &[Vec<String>], right: &[Vec<String>]) -> Shared {
        let count = |texts: &[Vec<String>]| {
            let mut counts = BTreeMap::<String, usize>::new();
            texts.iter().flatten().for_each(|token| *counts.entry(token.clone()).or_default() += 1);
            counts
        };
        let (of_left, of_right) = (count(left), count(right));
        let (mut numbers, mut worth) = (BTreeMap::new(), Vec::new());
        for (token, in_left) in &of_left {
            let Some(in_right) = of_right.get(token) else { continue };
            let share = |count: usize, of: usize| (count as f64 + 0.5) / (of as f64 + 1.0);
            let chance = share(*in_left, left.len()).max(share(*in_right, right.len()));
            // What nearly every text has tells nothing.
            if chance > KEPT * 0.75 {
                continue;
            }
            numbers.insert(token.clone(), numbers.len() as u32);
            worth.push(((KEPT / chance).ln().clamp(0.0, 4.0), ((1.0 - KEPT) / (1.0 - chance)).ln().clamp(-1.0, 0.0)));
        }
        let number = |texts: &[Vec<String>]| {
            let of_text = |text: &Vec<String>| {
                let mut all: Vec<u32> = text.iter().filter_map(|token| numbers.get(token).copied()).collect();
                all.sort_unstable();
                all
            };
            texts.iter().map(of_text).collect()
        };
        Shared { left: number(left), right: number(right), worth }
    }

    /// What the anchors of two groups of texts tell.
    pub fn score(&self, left: &[u32], right: &[u32]) -> f64 {
        let (mut i, mut j, mut gain, mut loss) = (0, 0, 0.0, 0.0);
        loop {
            match (left.get(i), right.get(j)) {
                (Some(one), Some(other)) if one == other => {
                    gain += self.worth[*one as usize].0;
                    (i, j) = (i + 1, j + 1);
                }
                (Some(one), other) if other.is_none_or(|other| one < other) => {
                    loss += self.worth[*one as usize].1;
                    i += 1;
                }
                (_, Some(other)) => {
                    loss += self.worth[*other as usize].1;
                    j += 1;
                }
                (Some(_), None) | (None, None) => break,
            }
        }
        // Anchors come together: each after the first ones tells less.
        let damped = |sum: f64, most: f64| most * (1.0 - (-sum / most).exp());
        damped(gain, 14.0) - damped(-loss, 4.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_the_same_in_both_languages() {
        for (english, chinese, token) in [
            ("thirteen days", "十三天", "13"),
            ("In 2015, we", "二〇一五年", "2015"),
            ("1,200 yuan", "１２００元", "1200"),
            ("the OpenAI model", "那個 OpenAI 模型", "openai"),
            ("forty-five people", "四十五個人", "45"),
            ("he is Chen (陳敦基)", "我是陳敦基", "陳敦"),
        ] {
            assert!(of(english).iter().any(|one| one == token), "{english}: {:?}", of(english));
            assert!(of(chinese).iter().any(|one| one == token), "{chinese}: {:?}", of(chinese));
        }
        let thanks = of("Thank you so much.");
        assert!(of("非常謝謝你").iter().any(|token| token.starts_with('\u{1}') && thanks.contains(token)));
    }

    #[test]
    fn years_and_hundreds_in_characters_are_figures() {
        assert_eq!(figure_in_han("二百五十"), Some(250));
        assert_eq!(figure_in_han("十"), Some(10));
        assert_eq!(figure_in_han("一九八四"), Some(1984));
        assert_eq!(figure_in_han("一二"), None);
    }
}
