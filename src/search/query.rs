//! A [`Query`]: the words that the reader typed, all of which must be found, in any order.
//!
//! White space separates words. Text in quotation marks is a phrase: one word that may contain spaces. A quotation mark
//! within a word is an ordinary character. This module does not know what is searched.

use super::fold::fold;

/// The words that a reader searches for, folded, without duplicates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

/// The most words: a passage has one bit for each.
const MOST: usize = 64;

/// Quotation marks that open and close a phrase.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('「', '」'), ('＂', '＂')];

impl Query {
    /// Parses what was typed. A phrase without its closing mark extends to the end. Words after the 64th are ignored,
    /// and so are those that are empty after folding.
    pub fn parse(typed: &str) -> Query {
        let mut words: Vec<String> = Vec::new();
        let mut rest = typed.trim_start();
        while !rest.is_empty() && words.len() < MOST {
            let (word, after) = first(rest);
            let folded = fold(word.trim());
            let word = without_tsheg(folded.as_str().trim());
            if !word.is_empty() && !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
            rest = after.trim_start();
        }
        Query { words }
    }

    /// Returns whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The number of words; at most 64.
    pub fn words(&self) -> usize {
        self.words.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}

/// Removes the dot after the last syllable of a Tibetan word, which texts have only before another syllable.
fn without_tsheg(word: &str) -> &str {
    let bare = word.trim_end_matches('་');
    if bare.is_empty() { word } else { bare }
}

/// Returns the first word or phrase, and the rest.
fn first(typed: &str) -> (&str, &str) {
    let close = QUOTES.iter().find(|(open, _)| typed.starts_with(*open));
    if let Some((open, close)) = close {
        let phrase = &typed[open.len_utf8()..];
        let ends = phrase.match_indices(*close).map(|(at, close)| (at, &phrase[at + close.len()..]));
        let end = ends.clone().find(|(_, after)| after.is_empty() || after.starts_with(char::is_whitespace));
        return end.map_or((phrase, ""), |(at, after)| (&phrase[..at], after));
    }
    typed.split_at(typed.find(char::is_whitespace).unwrap_or(typed.len()))
}
