//! [`Needles`]: the words of a query, to be found in texts that stand in no interview, such as titles.
//!
//! [`Word`] is what both kinds of search look for.

use std::ops::Range;

use memchr::memmem;

use super::fold::{Folded, merged};
use super::pinyin::{Letters, Spelling};
use super::query::Query;
use super::tight::{Tight, has_seam};

/// The words of a query, each ready to be looked for.
pub struct Needles(Vec<Word>);

/// One word of the query, and all that it stands for.
pub(super) struct Word {
    pub(super) literal: memmem::Finder<'static>,
    /// Without separators that are typed by habit, for texts without them; if it has a place for one.
    tight: Option<memmem::Finder<'static>>,
    /// It is also read as pinyin.
    pub(super) spelling: Option<Spelling>,
    /// The forms of the glossary terms that it names.
    pub(super) terms: Vec<memmem::Finder<'static>>,
}

impl Needles {
    /// `all`: the folded texts that will be looked through. A word that begins one of theirs is not read as pinyin.
    pub fn of<'t, T: Iterator<Item = &'t str>>(query: &Query, all: impl Fn() -> T) -> Needles {
        let word = |word: &str| {
            let mut found = Word::of(word);
            let spelling = Letters::of(word).and_then(|letters| Spelling::of(&letters));
            found.spelling = spelling.filter(|_| !all().any(|text| begins_a_word(&found.literal, text)));
            found
        };
        Needles(query.iter().map(word).collect())
    }

    /// Which words stand in a folded text, of which there may be a tight form: a bit each.
    pub fn words(&self, folded: &str, tight: Option<&Tight>) -> u64 {
        let stands = |word: &Word| word.literal_stands_in(folded, tight) || word.is_meant_in(folded, tight);
        self.0.iter().enumerate().fold(0, |bits, (n, word)| bits | u64::from(stands(word)) << n)
    }

    /// Every word's bit.
    pub fn all(&self) -> u64 {
        match self.0.len() {
            0 => 0,
            words => u64::MAX >> (64 - words),
        }
    }

    /// Where the words stand: bytes of the original text, in order, apart.
    pub fn marked(&self, text: &Folded) -> Vec<Range<usize>> {
        marked(&self.0, text)
    }
}

/// Where some words stand: bytes of the original text, in order, apart. Words that overlap make one span.
pub(super) fn marked(words: &[Word], text: &Folded) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    for word in words {
        word.each(text.as_str(), text.tight(), |found| spans.push(text.original(found)));
    }
    merged(spans.into_iter())
}

/// Whether some word of a folded text begins with these letters.
pub(super) fn begins_a_word(letters: &memmem::Finder, text: &str) -> bool {
    let bytes = text.as_bytes();
    letters.find_iter(bytes).any(|at| at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
}

impl Word {
    /// A folded word as it stands.
    pub(super) fn of(word: &str) -> Word {
        let finder = |word: &str| memmem::Finder::new(word.as_bytes()).into_owned();
        let tight = match Tight::of(word) {
            Some(tight) => Some(finder(tight.as_str())),
            None => has_seam(word).then(|| finder(word)),
        };
        Word { literal: finder(word), tight, spelling: None, terms: Vec::new() }
    }

    /// Whether its letters stand in a text, with or without separators that are typed by habit.
    pub(super) fn literal_stands_in(&self, text: &str, tight: Option<&Tight>) -> bool {
        let within = tight.map_or(text, Tight::as_str);
        self.literal.find(text.as_bytes()).is_some()
            || self.tight.as_ref().is_some_and(|word| word.find(within.as_bytes()).is_some())
    }

    /// Whether something else that it stands for is in a text.
    pub(super) fn is_meant_in(&self, text: &str, tight: Option<&Tight>) -> bool {
        let within = tight.map_or(text, Tight::as_str);
        self.terms.iter().any(|term| standing_alone(term, text).next().is_some())
            || self.spelling.as_ref().is_some_and(|spelling| spelling.find(within, 0).is_some())
    }

    /// Every place in a folded text; some may be told twice.
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

/// Where a term stands that is not part of another word: *trust* is not in *distrust*, but *NGO* in *NGOs*.
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
