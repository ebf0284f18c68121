//! [`Index`] and [`Finder`]: an interview and a query → which words stand in which passage, and where.
//!
//! The index is the folded texts, each folded when it is first needed; a search goes through all of them. It answers
//! for one passage at a time: what is shown and what is counted is decided elsewhere.

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use memchr::memmem;

use crate::interview::{Interview, Lang, Passage, Text};

use super::fold::{Folded, fold};
use super::glossary::{Gloss, glosses};
use super::needles::{Word, begins_a_word, marked};
use super::pinyin::{Letters, Spelling};
use super::query::Query;
use super::tight::is_separator;

/// The folded texts of an interview. One for as long as the interview is read.
pub struct Index {
    /// Keeps the passages where they are: they are told apart by their addresses in memory.
    interview: Rc<Interview>,
    /// Every passage in reading order, and its place in `texts`.
    passages: Vec<(*const Passage, usize)>,
    /// The addresses in order, each with its place in `passages`.
    by_address: Vec<(usize, usize)>,
    /// The place in `passages` that was asked for last: the next is often the one after it.
    last: Cell<usize>,
    /// The paragraphs of every text of every passage.
    texts: Vec<OnceCell<Box<[Folded]>>>,
    /// How many of `texts` `prepare` has folded.
    prepared: Cell<usize>,
    glossary: OnceCell<Vec<Gloss>>,
    /// Words that were looked for last, and in which texts each stands. Whoever types a word, letter by letter, looks
    /// for it in fewer and fewer; and whoever takes a letter back has been there.
    known: RefCell<Vec<(Rc<str>, Shown)>>,
}

/// In which of an index's texts a word stands as it is written.
type Shown = Rc<[bool]>;

/// So many words are known again: as many as one has letters.
const KNOWN: usize = 16;

/// A query about to be answered.
pub struct Finder<'a> {
    index: &'a Index,
    words: Vec<Word>,
    /// The words as they are looked for.
    typed: Vec<String>,
    /// Where each of them stands as it is written.
    standing: Vec<Shown>,
}

impl Index {
    pub fn new(interview: &Rc<Interview>) -> Index {
        let (mut passages, mut texts) = (Vec::new(), Vec::new());
        for passage in interview.passages() {
            passages.push((Rc::as_ptr(passage), texts.len()));
            texts.extend(passage.texts.iter().map(|_| OnceCell::new()));
        }
        let addresses = passages.iter().enumerate().map(|(place, (address, _))| (address.addr(), place));
        let mut by_address: Vec<(usize, usize)> = addresses.collect();
        by_address.sort_unstable();
        Index {
            interview: interview.clone(),
            passages,
            by_address,
            last: Cell::new(0),
            texts,
            prepared: Cell::new(0),
            glossary: OnceCell::new(),
            known: RefCell::default(),
        }
    }

    /// Folds some more texts ahead of the first search, until they have this many paragraphs. False when all is done.
    pub fn prepare(&self, paragraphs: usize) -> bool {
        let mut folded = 0;
        for (place, text) in self.own_texts().skip(self.prepared.get()) {
            if folded >= paragraphs {
                return true;
            }
            folded += if self.texts[place].get().is_none() { text.paragraphs.len() } else { 0 };
            self.folded(place, text);
            self.prepared.set(place + 1);
        }
        false
    }

    /// Gets ready to answer a query: looks through all texts.
    pub fn find(&self, query: &Query) -> Finder<'_> {
        let (words, standing) = query.iter().map(|word| self.word(word)).unzip();
        Finder { index: self, words, typed: query.iter().map(str::to_owned).collect(), standing }
    }

    fn word(&self, word: &str) -> (Word, Shown) {
        let mut found = Word::of(word);
        let standing = self.standing(word, &found);
        let Some(letters) = Letters::of(word) else { return (found, standing) };
        let glossary = self.glossary.get_or_init(|| glosses(&self.interview));
        let named: Vec<&Gloss> = glossary.iter().filter(|gloss| gloss.is_named(&letters)).collect();
        let forms = named.iter().flat_map(|gloss| &gloss.forms);
        found.terms = forms.map(|form| memmem::Finder::new(form).into_owned()).collect();
        if let Some(spelling) = Spelling::of(&letters) {
            // English words that happen to be pinyin are nearly always there; then they are only English. That the
            // letters stand somewhere within a word (*ren* in *children*) does not make them one.
            let texts = self.own_texts().filter(|(place, _)| standing[*place]);
            let mut paragraphs = texts.flat_map(|(place, text)| self.folded(place, text));
            let english = paragraphs.any(|paragraph| begins_a_word(&found.literal, paragraph.as_str()));
            found.spelling = Some(spelling).filter(|_| !named.is_empty() || !english);
        }
        (found, standing)
    }

    /// Where a word stands as it is written. It is looked for where its parts are known to stand.
    fn standing(&self, word: &str, found: &Word) -> Shown {
        let mut known = self.known.borrow_mut();
        if let Some((_, standing)) = known.iter().find(|(known, _)| **known == *word) {
            return standing.clone();
        }
        // A word with a separator at its end need not stand where a longer one does that may lack it.
        let is_part = |known: &str| word.contains(known) && known.trim_matches(is_separator) == known;
        let parts = known.iter().filter(|(known, _)| is_part(known));
        let part = parts.max_by_key(|(known, _)| known.len()).map(|(_, standing)| standing.clone());
        let stands = |(place, text)| {
            part.as_ref().is_none_or(|part| part[place])
                && (self.folded(place, text).iter())
                    .any(|paragraph| found.literal_stands_in(paragraph.as_str(), paragraph.tight()))
        };
        let standing: Shown = self.own_texts().map(stands).collect();
        if known.len() == KNOWN {
            known.remove(0);
        }
        known.push((word.into(), standing.clone()));
        standing
    }

    /// Every text of the interview, with its place in `texts`.
    fn own_texts(&self) -> impl Iterator<Item = (usize, &Text)> {
        self.interview.passages().flat_map(|passage| &passage.texts).enumerate()
    }

    fn folded(&self, place: usize, text: &Text) -> &[Folded] {
        self.texts[place].get_or_init(|| text.paragraphs.iter().map(|paragraph| fold(&paragraph.text)).collect())
    }

    /// The place of a text in `texts`, and its folded paragraphs; none if the passage is of another interview.
    fn find_text(&self, passage: &Passage, text: &Text) -> Option<(usize, &[Folded])> {
        let at = |place: usize| self.passages.get(place).is_some_and(|(address, _)| std::ptr::eq(*address, passage));
        let last = self.last.get();
        let near = [last, last + 1].into_iter().find(|place| at(*place));
        let found = near.or_else(|| {
            let address = std::ptr::from_ref(passage).addr();
            let found = self.by_address.binary_search_by_key(&address, |(address, _)| *address);
            found.ok().map(|found| self.by_address[found].1)
        });
        let nth = passage.texts.iter().position(|one| std::ptr::eq(one, text) || one.lang == text.lang);
        let (found, nth) = (found?, nth?);
        self.last.set(found);
        let place = self.passages[found].1 + nth;
        Some((place, self.folded(place, &passage.texts[nth])))
    }

    /// The folded paragraphs of a text.
    fn paragraphs(&self, passage: &Passage, text: &Text) -> &[Folded] {
        self.find_text(passage, text).map_or(&[], |(_, paragraphs)| paragraphs)
    }
}

impl Finder<'_> {
    /// Which words of the query stand in a passage's text: a bit each.
    pub fn words(&self, passage: &Passage, text: &Text) -> u64 {
        let Some((place, paragraphs)) = self.index.find_text(passage, text) else { return 0 };
        let is_meant =
            |word: &Word| paragraphs.iter().any(|paragraph| word.is_meant_in(paragraph.as_str(), paragraph.tight()));
        let stands = |(word, standing): (&Word, &Shown)| standing[place] || is_meant(word);
        let words = self.words.iter().zip(&self.standing);
        words.enumerate().fold(0, |bits, (n, word)| bits | u64::from(stands(word)) << n)
    }

    /// The words that name terms of the glossary by their pinyin, each with the term: in Chinese where it has that, else for
    /// a reader of a language.
    pub fn terms(&self, lang: &Lang) -> Vec<(String, Rc<str>)> {
        let Some(glossary) = self.index.glossary.get() else { return Vec::new() };
        let with_pinyin = self.index.interview.glossary.iter().filter(|term| term.pinyin.is_some());
        let pairs: Vec<_> = with_pinyin.zip(glossary).collect();
        let mut terms = Vec::new();
        for word in &self.typed {
            let Some(letters) = Letters::of(word) else { continue };
            for (term, _) in pairs.iter().filter(|(_, gloss)| gloss.is_named(&letters)) {
                let chinese = term.term.iter().find(|(lang, _)| lang.as_str().starts_with("zh"));
                let text = chinese.map_or_else(|| term.term.pick(lang).1.clone(), |(_, text)| text.clone());
                terms.push((word.clone(), text));
            }
        }
        terms
    }

    /// Every word's bit.
    pub fn all(&self) -> u64 {
        match self.words.len() {
            0 => 0,
            words => u64::MAX >> (64 - words),
        }
    }

    /// Where the words stand in the `n`th paragraph of a text: bytes of its text, in order and apart, on character
    /// boundaries, never empty. Words that overlap make one span.
    pub fn spans(&self, passage: &Passage, text: &Text, n: usize) -> Vec<Range<usize>> {
        match self.index.paragraphs(passage, text).get(n) {
            Some(paragraph) => marked(&self.words, paragraph),
            None => Vec::new(),
        }
    }

    /// How many spans there are in all paragraphs of a text.
    pub fn count(&self, passage: &Passage, text: &Text) -> usize {
        self.index.paragraphs(passage, text).iter().map(|paragraph| marked(&self.words, paragraph).len()).sum()
    }
}
