//! [`Query`]: what the reader typed → words to be found, all of them, in any order.
//!
//! Words stand between white space. What stands in quotation marks is a phrase, one word with its spaces; a quotation
//! mark within a word is a character like any other. It does not know what the words are searched in.

use super::fold::fold;

/// The words that a reader looks for, folded. No two are the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

/// As many words as a passage's bits.
const MOST: usize = 64;

/// What begins a phrase, and what ends it.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('「', '」'), ('＂', '＂')];

impl Query {
    /// Reads what was typed. A phrase whose end is not typed yet goes on to the end; words after the 64th, and those
    /// of which folding leaves nothing, are not looked for.
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

    /// Nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words; at most 64.
    pub fn words(&self) -> usize {
        self.words.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}

/// A Tibetan word without the dot that is typed after a syllable, and stands there only where another follows.
fn without_tsheg(word: &str) -> &str {
    let bare = word.trim_end_matches('་');
    if bare.is_empty() { word } else { bare }
}

/// The first word or phrase, and what follows.
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
