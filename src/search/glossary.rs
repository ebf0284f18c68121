//! Glossary terms that a word of pinyin names → the forms in which they stand in the texts.
//!
//! Only whole words of the gloss count: `shehui` and `shurenshehui` name *shúrén shèhuì*, `shu` and `renshe` do not. It
//! does not look into any text.

use crate::interview::Interview;

use super::fold::fold;
use super::pinyin::{Letters, Spelling};

/// A glossary term with pinyin.
pub struct Gloss {
    /// Every run of whole words of its pinyin that has two syllables or more, in plain letters.
    names: Vec<String>,
    /// Folded: the term in every language, its aliases, and its pinyin, with spaces and without. Each once, none empty.
    pub forms: Vec<String>,
}

/// Every term of an interview that has pinyin.
pub fn glosses(interview: &Interview) -> Vec<Gloss> {
    let mut glosses = Vec::new();
    for term in &interview.glossary {
        let Some(pinyin) = &term.pinyin else { continue };
        let words: Vec<String> = pinyin.split_whitespace().map(folded).collect();
        let tones: Vec<usize> = pinyin.split_whitespace().map(tones).collect();
        let mut forms: Vec<String> = Vec::new();
        let written = term.term.iter().map(|(_, text)| text).chain(&term.aliases).map(|text| folded(text));
        for form in written.chain([words.join(" "), words.concat()]) {
            if !form.is_empty() && !forms.contains(&form) {
                forms.push(form);
            }
        }
        glosses.push(Gloss { names: names(&words, &tones), forms });
    }
    glosses
}

impl Gloss {
    pub fn is_named(&self, word: &Letters) -> bool {
        let plain = word.plain();
        self.names.contains(&plain)
    }
}

fn folded(text: &str) -> String {
    fold(text).as_str().trim().to_owned()
}

/// How many syllables of a word have a tone mark.
fn tones(word: &str) -> usize {
    let letter = |c: char| c.is_alphabetic() && !c.is_ascii() && !matches!(c, 'ü' | 'Ü');
    word.chars().filter(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{304}' | '\u{30c}') || letter(*c)).count()
}

/// Of folded words and the numbers of their tones.
fn names(words: &[String], tones: &[usize]) -> Vec<String> {
    let mut names = Vec::new();
    for first in 0..words.len() {
        for last in first..words.len() {
            // The spaces part syllables.
            let Some(letters) = Letters::of(&words[first..=last].join(" ")) else { break };
            let fewest = Spelling::of(&letters).and_then(|spelling| spelling.fewest());
            let tones: usize = tones[first..=last].iter().sum();
            if fewest.unwrap_or_default().max(tones).max(last + 1 - first) > 1 {
                names.push(letters.plain());
            }
        }
    }
    names
}
