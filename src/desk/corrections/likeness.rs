//! How alike two texts are: for paragraphs that have lost their numbers.

use std::collections::HashMap;

use super::words::{is_word, tokens};

/// The words of a text, with how often each stands there.
pub struct Bag<'a> {
    counts: HashMap<&'a str, usize>,
    all: usize,
}

impl<'a> Bag<'a> {
    pub fn of(text: &'a str) -> Bag<'a> {
        let mut counts = HashMap::new();
        let words = tokens(text).into_iter().filter(|token| is_word(token));
        words.for_each(|word| *counts.entry(word).or_default() += 1);
        let all = counts.values().sum();
        Bag { counts, all }
    }

    /// From 0 to 1: the share of the words that both have.
    pub fn likeness(&self, other: &Bag) -> f64 {
        let common: usize = self.counts.iter().map(|(word, n)| *n.min(other.counts.get(word).unwrap_or(&0))).sum();
        let all = self.all + other.all;
        if all == 0 { 0.0 } else { 2.0 * common as f64 / all as f64 }
    }
}
