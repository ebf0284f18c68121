//! [`Needles`]: the words of a query, for searching texts outside interviews, such as titles.
//!
//! Both kinds of search look for a [`Word`].

use std::ops::Range;

use memchr::memmem;

use super::fold::{Folded, merged};
use super::pinyin::{Letters, Spelling};
use super::query::Query;
use super::tight::{Tight, has_seam};

/// The words of a query, ready for searching.
pub struct Needles(Vec<Word>);

/// A word of the query, and everything that it stands for.
pub(super) struct Word {
    pub(super) literal: memmem::Finder<'static>,
    /// The word without separators that are typed by habit, for texts without them; `None` if no separator fits into
    /// it.
    tight: Option<memmem::Finder<'static>>,
    /// The pinyin that the word may be.
    pub(super) spelling: Option<Spelling>,
    /// The forms of the glossary terms that the word names.
    pub(super) terms: Vec<memmem::Finder<'static>>,
}

impl Needles {
    /// Prepares a query. `all` returns the folded texts that will be searched: a word that begins a word of theirs is
    /// not read as pinyin.
    pub fn of<'t, T: Iterator<Item = &'t str>>(query: &Query, all: impl Fn() -> T) -> Needles {
        let word = |word: &str| {
            let mut found = Word::of(word);
            let spelling = Letters::of(word).and_then(|letters| Spelling::of(&letters));
            found.spelling = spelling.filter(|_| !all().any(|text| begins_a_word(&found.literal, text)));
            found
        };
        Needles(query.iter().map(word).collect())
    }

    /// Returns which words occur in a folded text, one bit for each. `tight` is the text without separators, if it has
    /// any.
    pub fn words(&self, folded: &str, tight: Option<&Tight>) -> u64 {
        let stands = |word: &Word| word.literal_stands_in(folded, tight) || word.is_meant_in(folded, tight);
        self.0.iter().enumerate().fold(0, |bits, (n, word)| bits | u64::from(stands(word)) << n)
    }

    /// The bits of all words.
    pub fn all(&self) -> u64 {
        match self.0.len() {
            0 => 0,
            words => u64::MAX >> (64 - words),
        }
    }

    /// Returns where the words occur: ranges of bytes in the original, in order, without overlaps.
    pub fn marked(&self, text: &Folded) -> Vec<Range<usize>> {
        marked(&self.0, text)
    }
}

/// Returns where some words occur: ranges of bytes in the original, in order. Words that overlap make one range.
pub(super) fn marked(words: &[Word], text: &Folded) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    for word in words {
        word.each(text.as_str(), text.tight(), |found| spans.push(text.original(found)));
    }
    merged(spans.into_iter())
}

/// Returns whether a word of a folded text begins with these letters.
pub(super) fn begins_a_word(letters: &memmem::Finder, text: &str) -> bool {
    let bytes = text.as_bytes();
    letters.find_iter(bytes).any(|at| at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
}

impl Word {
    /// Makes the word that is searched literally.
    pub(super) fn of(word: &str) -> Word {
        let finder = |word: &str| memmem::Finder::new(word.as_bytes()).into_owned();
        let tight = match Tight::of(word) {
            Some(tight) => Some(finder(tight.as_str())),
            None => has_seam(word).then(|| finder(word)),
        };
        Word { literal: finder(word), tight, spelling: None, terms: Vec::new() }
    }

    /// Returns whether the word occurs literally in a text, with or without separators that are typed by habit.
    pub(super) fn literal_stands_in(&self, text: &str, tight: Option<&Tight>) -> bool {
        let within = tight.map_or(text, Tight::as_str);
        self.literal.find(text.as_bytes()).is_some()
            || self.tight.as_ref().is_some_and(|word| word.find(within.as_bytes()).is_some())
    }

    /// Returns whether something else that the word stands for occurs in a text.
    pub(super) fn is_meant_in(&self, text: &str, tight: Option<&Tight>) -> bool {
        let within = tight.map_or(text, Tight::as_str);
        self.terms.iter().any(|term| standing_alone(term, text).next().is_some())
            || self.spelling.as_ref().is_some_and(|spelling| spelling.find(within, 0).is_some())
    }

    /// Reports every place in a folded text, some possibly twice.
    fn each(&self, text: &str, tight: Option<&Tight>, mut found: impl FnMut(Range<usize>)) {
        self.literal.find_iter(text.as_bytes()).for_each(|at| found(at..at + self.literal.needle().len()));
        self.terms.iter().flat_map(|term| standing_alone(term, text)).for_each(&mut found);
        let within = tight.map_or(text, Tight::as_str);
        let mut back = |range: Range<usize>| found(tight.map_or(range.clone(), |tight| tight.folded(range)));
        if let Some(word) = &self.tight {
            word.find_iter(within.as_bytes()).for_each(|at| back(at..at + word.needle().len()));
        }
        let mut from = 0;
        while let Some(range) = self.spelling.as_ref().and_then(|spelling| spelling.find(within, from)) {
            from = range.end;
            back(range);
        }
    }
}

/// Finds a term where it is not part of another word: *trust* is not found in *distrust*, but *NGO* is found in *NGOs*.
fn standing_alone<'t>(term: &'t memmem::Finder, text: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let bytes = text.as_bytes();
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    term.find_iter(bytes).map(|at| at..at + term.needle().len()).filter(move |range| {
        let after = &bytes[range.end..];
        let after = after.strip_prefix(b"s").unwrap_or(after);
        let begun = range.start > 0 && letter(bytes.get(range.start - 1)) && letter(bytes.get(range.start));
        let goes_on = letter(bytes.get(range.end - 1)) && letter(after.first());
        !begun && !goes_on
    })
}
