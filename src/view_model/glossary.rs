//! Finds the terms of the glossary in a text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use crate::interview::{Interview, Term};
use crate::search::{Folded, fold_simply as fold};

/// Every form of every term, prepared for searching.
#[derive(Debug, Default)]
pub struct Forms(Vec<(Folded, Rc<Term>)>);

impl Forms {
    /// Prepares the forms: each term in every language, its aliases, and its pinyin.
    pub fn new(interview: &Interview) -> Forms {
        let mut forms = Vec::new();
        for term in &interview.glossary {
            let names = term.term.iter().map(|(_, text)| text);
            for form in names.chain(&term.aliases).chain(&term.pinyin) {
                let folded = fold(form.trim());
                if !folded.as_str().is_empty() {
                    forms.push((folded, term.clone()));
                }
            }
        }
        // The longest first, so that a longer term takes precedence over one within it.
        forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.as_str().len()));
        Forms(forms)
    }

    /// Returns the terms in a text, in order and without overlap. Forms in letters match only whole words; Han
    /// characters match anywhere.
    pub fn places(&self, text: &str) -> Vec<(Range<usize>, Rc<Term>)> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let folded = fold(text);
        // By start. The ranges taken so far do not overlap, so only the last one that starts before a range's end can
        // conflict with it.
        let mut places: BTreeMap<usize, (Range<usize>, Rc<Term>)> = BTreeMap::new();
        for (form, term) in &self.0 {
            for range in folded.find_all(form) {
                let last = places.range(..range.end).next_back();
                let free = last.is_none_or(|(_, (taken, _))| taken.end <= range.start);
                if free && stands_alone(text, &range) {
                    places.insert(range.start, (range, term.clone()));
                }
            }
        }
        places.into_values().collect()
    }
}

/// Returns whether the range is not part of a longer word: no alphabetic word continues across either edge.
fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let alphabetic = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c < '\u{2e80}');
    let within = &text[range.clone()];
    let runs_on = |inner: Option<char>, outer: Option<char>| alphabetic(inner) && alphabetic(outer);
    !runs_on(within.chars().next(), text[..range.start].chars().next_back())
        && !runs_on(within.chars().next_back(), text[range.end..].chars().next())
}

/// Splits pinyin into syllables, with their tone marks: `shúrén shèhuì` has four. A consonant before a vowel begins a
/// syllable; an apostrophe or a space separates two.
pub fn syllables(pinyin: &str) -> Vec<String> {
    let letters: Vec<(char, String)> = pinyin.chars().map(|c| (c, fold(&c.to_string()).as_str().to_string())).collect();
    let is =
        |n: usize, set: &str| letters.get(n).is_some_and(|(_, base)| !base.is_empty() && set.contains(base.as_str()));
    let vowel = |n: usize| is(n, "aeiouü");
    let mut syllables = vec![String::new()];
    let mut n = 0;
    while n < letters.len() {
        if !letters[n].0.is_alphabetic() {
            syllables.push(String::new());
            n += 1;
            continue;
        }
        let current = syllables.last_mut().expect("there is always a syllable");
        let begun = current.chars().any(|c| "aeiouü".contains(fold(&c.to_string()).as_str()));
        // n, ng and r end a syllable unless a vowel follows; any other consonant begins the next one.
        let closes = (is(n, "nr") && !vowel(n + 1)) || (is(n, "g") && is(n.wrapping_sub(1), "n") && !vowel(n + 1));
        if begun && !vowel(n) && !closes {
            syllables.push(letters[n].0.to_string());
        } else {
            current.push(letters[n].0);
        }
        n += 1;
    }
    syllables.retain(|syllable| !syllable.is_empty());
    syllables
}
