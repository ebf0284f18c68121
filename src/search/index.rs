//! An [`Index`] of an interview and a [`Finder`] for a query: which words occur in which passage, and where.
//!
//! The index consists of folded texts, each folded when it is first needed; a search scans all of them. It answers for
//! one passage at a time: other modules decide what to show and count.

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

/// The folded texts of an interview. It lives as long as the interview is open.
pub struct Index {
    /// Keeps the passages alive, because they are identified by their addresses in memory.
    interview: Rc<Interview>,
    /// All passages in reading order, each with its position in `texts`.
    passages: Vec<(*const Passage, usize)>,
    /// The addresses in order, each with its position in `passages`.
    by_address: Vec<(usize, usize)>,
    /// The position in `passages` of the last lookup: the next is often the one after it.
    last: Cell<usize>,
    /// The folded paragraphs of every text of every passage.
    texts: Vec<OnceCell<Box<[Folded]>>>,
    /// How many of `texts` [`Index::prepare`] has folded.
    prepared: Cell<usize>,
    glossary: OnceCell<Vec<Gloss>>,
    /// The last words that were searched, and the texts that contain each. While a reader types a word, fewer and fewer
    /// texts contain it; if the reader deletes a letter, the shorter word is still known.
    known: RefCell<Vec<(Rc<str>, Shown)>>,
}

/// Which of an index's texts contain a word literally.
type Shown = Rc<[bool]>;

/// How many words to remember: about as many as a word has letters.
const KNOWN: usize = 16;

/// A query that is ready to be answered.
pub struct Finder<'a> {
    index: &'a Index,
    words: Vec<Word>,
    /// The folded words.
    typed: Vec<String>,
    /// The texts that contain each word literally.
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

    /// Folds further texts before the first search, until `paragraphs` paragraphs are folded. Returns whether texts are
    /// left.
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

    /// Prepares to answer a query: scans all texts.
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
            // English words that happen to be pinyin occur in nearly every interview; such a word is read only as
            // English. Its letters inside another word (*ren* in *children*) do not make it English.
            let texts = self.own_texts().filter(|(place, _)| standing[*place]);
            let mut paragraphs = texts.flat_map(|(place, text)| self.folded(place, text));
            let english = paragraphs.any(|paragraph| begins_a_word(&found.literal, paragraph.as_str()));
            found.spelling = Some(spelling).filter(|_| !named.is_empty() || !english);
        }
        (found, standing)
    }

    /// Returns which texts contain a word literally. Only those that are known to contain its parts are scanned.
    fn standing(&self, word: &str, found: &Word) -> Shown {
        let mut known = self.known.borrow_mut();
        if let Some((_, standing)) = known.iter().find(|(known, _)| **known == *word) {
            return standing.clone();
        }
        // A known word that begins or ends with a separator does not count as a part: a text with the longer word may
        // lack the separator.
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

    /// Iterates over all texts of the interview, with their positions in `texts`.
    fn own_texts(&self) -> impl Iterator<Item = (usize, &Text)> {
        self.interview.passages().flat_map(|passage| &passage.texts).enumerate()
    }

    fn folded(&self, place: usize, text: &Text) -> &[Folded] {
        self.texts[place].get_or_init(|| text.paragraphs.iter().map(|paragraph| fold(&paragraph.text)).collect())
    }

    /// Returns the position of a text in `texts` and its folded paragraphs; `None` if the passage is from another
    /// interview.
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

    /// Returns the folded paragraphs of a text.
    fn paragraphs(&self, passage: &Passage, text: &Text) -> &[Folded] {
        self.find_text(passage, text).map_or(&[], |(_, paragraphs)| paragraphs)
    }
}

impl Finder<'_> {
    /// Returns which words of the query occur in a passage's text, one bit for each.
    pub fn words(&self, passage: &Passage, text: &Text) -> u64 {
        let Some((place, paragraphs)) = self.index.find_text(passage, text) else { return 0 };
        let is_meant =
            |word: &Word| paragraphs.iter().any(|paragraph| word.is_meant_in(paragraph.as_str(), paragraph.tight()));
        let stands = |(word, standing): (&Word, &Shown)| standing[place] || is_meant(word);
        let words = self.words.iter().zip(&self.standing);
        words.enumerate().fold(0, |bits, (n, word)| bits | u64::from(stands(word)) << n)
    }

    /// Returns the words that name glossary terms by their pinyin, each with its term: in Chinese if it has that, or
    /// else for readers of `lang`.
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

    /// The bits of all words.
    pub fn all(&self) -> u64 {
        match self.words.len() {
            0 => 0,
            words => u64::MAX >> (64 - words),
        }
    }

    /// Returns where the words occur in the `n`th paragraph of a text: ranges of bytes in order, without overlaps, on
    /// character boundaries, never empty. Words that overlap make one range.
    pub fn spans(&self, passage: &Passage, text: &Text, n: usize) -> Vec<Range<usize>> {
        match self.index.paragraphs(passage, text).get(n) {
            Some(paragraph) => marked(&self.words, paragraph),
            None => Vec::new(),
        }
    }

    /// The number of spans in all paragraphs of a text.
    pub fn count(&self, passage: &Passage, text: &Text) -> usize {
        self.index.paragraphs(passage, text).iter().map(|paragraph| marked(&self.words, paragraph).len()).sum()
    }
}
