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
    /// Folded: the term in every language, its aliases, and its pinyin, with spaces and without.
    pub forms: Vec<String>,
}

/// Every term of an interview that has pinyin.
pub fn glosses(interview: &Interview) -> Vec<Gloss> {
    let mut glosses = Vec::new();
    for term in &interview.glossary {
        let Some(pinyin) = &term.pinyin else { continue };
        let folded: Vec<String> = pinyin.split_whitespace().map(|word| fold(word).as_str().to_owned()).collect();
        let words: Vec<(&str, usize)> =
            folded.iter().map(String::as_str).zip(pinyin.split_whitespace().map(tones)).collect();
        let written = term.term.iter().map(|(_, text)| text).chain(&term.aliases);
        let mut forms: Vec<String> = written.map(|text| fold(text).as_str().trim().to_owned()).collect();
        forms.push(folded.join(" "));
        forms.push(folded.concat());
        forms.retain(|form| !form.is_empty());
        forms.sort();
        forms.dedup();
        glosses.push(Gloss { names: names(&words), forms });
    }
    glosses
}

impl Gloss {
    pub fn is_named(&self, word: &Letters) -> bool {
        let plain = word.plain();
        self.names.contains(&plain)
    }
}

/// How many syllables of a word have a tone mark.
fn tones(word: &str) -> usize {
    let marked =
        |c: char| matches!(c, '\u{300}' | '\u{301}' | '\u{304}' | '\u{30c}') || (c.is_alphabetic() && !c.is_ascii());
    word.chars().filter(|c| marked(*c) && !matches!(c, 'ü' | 'Ü')).count()
}

/// Of folded words, each with its number of tones.
fn names(words: &[(&str, usize)]) -> Vec<String> {
    let mut names = Vec::new();
    for first in 0..words.len() {
        for last in first..words.len() {
            let run = &words[first..=last];
            // With its spaces, which part syllables.
            let spaced = run.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" ");
            let Some(letters) = Letters::of(&spaced) else { continue };
            let fewest = Spelling::of(&letters).and_then(|spelling| spelling.fewest());
            let tones: usize = run.iter().map(|(_, tones)| tones).sum();
            if fewest.unwrap_or_default().max(tones).max(run.len()) > 1 {
                names.push(letters.plain());
            }
        }
    }
    names
}
