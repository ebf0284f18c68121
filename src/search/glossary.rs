//! Finds the glossary terms that a word of pinyin names, with the forms that occur in texts.
//!
//! Only whole words of a term's pinyin count: `shehui` and `shurenshehui` name *shúrén shèhuì*, but `shu` and `renshe`
//! do not. This module does not look at any text.

use crate::interview::Interview;

use super::fold::fold;
use super::pinyin::{Letters, Spelling};

/// A glossary term with pinyin.
pub struct Gloss {
    /// Every run of whole words of its pinyin that has at least two syllables, in plain letters.
    names: Vec<String>,
    /// The folded forms: the term in every language, its aliases, and its pinyin with and without spaces. No
    /// duplicates, none empty.
    pub forms: Vec<String>,
}

/// Returns all terms of an interview that have pinyin.
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

/// Counts the syllables of a word that have a tone mark.
fn tones(word: &str) -> usize {
    let letter = |c: char| c.is_alphabetic() && !c.is_ascii() && !matches!(c, 'ü' | 'Ü');
    word.chars().filter(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{304}' | '\u{30c}') || letter(*c)).count()
}

/// Returns the names of a term, from its folded words and the number of tone marks of each.
fn names(words: &[String], tones: &[usize]) -> Vec<String> {
    let mut names = Vec::new();
    for first in 0..words.len() {
        for last in first..words.len() {
            // The spaces separate syllables.
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
