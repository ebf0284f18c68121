//! Finds for each paragraph of a file that came back the passage that it is: by its number, or else by likeness.

use std::collections::{HashMap, HashSet};

use super::likeness::Bag;
use super::matched::ALIKE;
use super::names::Names;
use super::seems::Script;
use super::strays::{Stray, Why, rename};
use crate::import::proof::{Paragraph, Part, Proof};
use crate::interview;

/// Where a paragraph goes.
enum To {
    Part(usize),
    Stray(Why),
    /// On to the new turn before it.
    Turn,
    /// It is what stands above the proof.
    Front,
}

/// The paragraphs of a file, sorted to the parts of a proof.
#[derive(Default)]
pub struct Sorted {
    /// The paragraphs of each part; `None` if it is not in the file.
    pub texts: Vec<Option<Vec<String>>>,
    pub strays: Vec<Stray>,
    pub by_number: usize,
    /// The part to which each paragraph of the file went, or with which it begins.
    pub reached: Vec<Option<usize>>,
}

struct Sorter<'a> {
    given: &'a Proof,
    names: &'a Names,
    bags: Vec<Vec<Bag<'a>>>,
    numbers: Numbers,
    is_numbered: Vec<bool>,
    last: Option<usize>,
    /// How many of the last strays are new turns after the same passage, without a passage between.
    new_turns: usize,
    renames: Vec<Stray>,
    sorted: Sorted,
}

/// The parts that the numbers in a file name.
struct Numbers {
    /// For each paragraph.
    parts: Vec<Option<usize>>,
    /// For each part, the paragraph with its number that is most like it, the first of several.
    own: Vec<Option<usize>>,
    /// The numbers are those of an older draft.
    are_older: bool,
}

impl Sorted {
    pub fn of(given: &Proof, paragraphs: &[Paragraph], names: &Names, is_base_known: bool) -> Sorted {
        let pieces = apart(given, paragraphs);
        let bags: Vec<Vec<Bag>> =
            given.parts.iter().map(|part| part.source.split("\n\n").map(Bag::of).collect()).collect();
        let numbers = Numbers::of(given, &pieces, &bags, is_base_known);
        let is_numbered = (0..bags.len()).map(|n| numbers.parts.contains(&Some(n))).collect();
        let sorted =
            Sorted { texts: vec![None; bags.len()], reached: vec![None; paragraphs.len()], ..Sorted::default() };
        let (last, new_turns, renames) = (None, 0, Vec::new());
        let mut sorter = Sorter { given, names, bags, numbers, is_numbered, last, new_turns, renames, sorted };
        for (n, (from, one)) in pieces.iter().enumerate() {
            let reached = sorter.sort(n, one);
            let own = &mut sorter.sorted.reached[*from];
            *own = own.or(reached);
        }
        let Sorter { mut sorted, mut renames, .. } = sorter;
        sorted.strays.append(&mut renames);
        sorted.strays.extend(moved(given, &sorted.reached));
        sorted
    }
}

impl Numbers {
    /// A file that has lost its proof may have the numbers of an older draft: if one stands before the words of another
    /// passage, only those count that stand before their own.
    fn of(given: &Proof, pieces: &[(usize, Paragraph)], bags: &[Vec<Bag>], is_base_known: bool) -> Numbers {
        let labels: HashMap<&str, usize> = given.parts.iter().enumerate().map(|(n, one)| (&*one.label, n)).collect();
        // A paragraph of the text may begin with a number in brackets, too, as sources do.
        let later = given.parts.iter().flat_map(|part| interview::paragraphs(&part.source).into_iter().skip(1));
        let front = given.front.iter().map(|front| spaced(front));
        let texts: HashSet<String> = front.chain(later.map(|one| spaced(&one.text))).collect();
        let is_text = |one: &Paragraph| texts.contains(&spaced(one.text()));
        let label = |one: &Paragraph| one.label.clone().filter(|_| !is_text(one));
        let named = |one: &Paragraph| label(one).and_then(|label| labels.get(&*label).copied());
        let parts: Vec<Option<usize>> = pieces.iter().map(|(_, one)| named(one)).collect();
        let like = |one: &Paragraph, n: usize| {
            likeness(&bags[n], &one.source_after_name()).max(likeness(&bags[n], &one.source(|_| false)))
        };
        let is_like = |one: &Paragraph, n: usize| like(one, n) >= ALIKE;
        let is_of_another = |part: Option<usize>, one| {
            part.is_some_and(|n| !is_like(one, n)) && (0..bags.len()).any(|n| is_like(one, n))
        };
        let numbered = || parts.iter().zip(pieces).map(|(part, (_, one))| (*part, one));
        let are_older = !is_base_known && numbered().any(|(part, one)| is_of_another(part, one));
        let parts = match are_older {
            true => numbered().map(|(part, one)| part.filter(|n| is_like(one, *n))).collect(),
            false => parts,
        };
        Numbers { own: most_like(&parts, bags.len(), |at, n| like(&pieces[at].1, n)), parts, are_older }
    }
}

/// For each of the parts, the paragraph that names it and is most like it, the first of several.
fn most_like(named: &[Option<usize>], parts: usize, like: impl Fn(usize, usize) -> f64) -> Vec<Option<usize>> {
    let mut own: Vec<Option<usize>> = vec![None; parts];
    for (at, n) in named.iter().enumerate().filter_map(|(at, n)| Some((at, (*n)?))) {
        if own[n].is_none_or(|best| like(at, n) > like(best, n)) {
            own[n] = Some(at);
        }
    }
    own
}

impl Sorter<'_> {
    /// Sorts a paragraph, and returns the part to which it went.
    fn sort(&mut self, n: usize, one: &Paragraph) -> Option<usize> {
        let number = self.numbers.parts[n];
        let free = number.filter(|part| self.sorted.texts[*part].is_none() && self.numbers.own[*part] == Some(n));
        self.sorted.by_number += usize::from(free.is_some());
        match free.map_or_else(|| self.unnumbered(one, number), To::Part) {
            To::Part(n) => {
                self.put(n, one, number);
                return Some(n);
            }
            To::Turn => {
                let turn = self.sorted.strays.last_mut().expect("a turn before it");
                for own in [&mut turn.text, &mut turn.words] {
                    own.push_str("\n\n");
                    own.push_str(&one.whole());
                }
            }
            To::Stray(why) => self.stray(one, number, why),
            To::Front => {}
        }
        None
    }

    fn put(&mut self, n: usize, one: &Paragraph, number: Option<usize>) {
        let (part, is_first) = (&self.given.parts[n], self.sorted.texts[n].is_none());
        // A label that names another passage, or none, belongs to the words.
        let is_own = one.label.is_none() || self.is_older(one, number) || (number == Some(n) && is_first);
        // A later paragraph of the text may begin with the name of its speaker.
        let is_own = is_own && (is_first || !has(part, one));
        let is_renamed = |name: &&str| is_own && is_first && self.names.is_renamed(n, part, name);
        let text = match one.bold_name().filter(is_renamed) {
            Some(name) => {
                rename(&mut self.renames, part, name);
                one.source_after_name()
            }
            None if is_own => {
                let plain = || one.source(|name| self.names.has(n, name));
                one.source_after(&part.speaker).filter(|_| is_first).unwrap_or_else(plain)
            }
            None => one.whole(),
        };
        self.sorted.texts[n].get_or_insert_default().push(text);
        (self.last, self.new_turns) = (Some(n), 0);
    }

    fn stray(&mut self, one: &Paragraph, number: Option<usize>, why: Why) {
        let strays = &mut self.sorted.strays;
        let earlier = strays[strays.len() - self.new_turns..].iter().map(|turn| turn.words.clone()).collect();
        self.new_turns = if matches!(why, Why::Speaks(_)) { self.new_turns + 1 } else { 0 };
        let after = match why {
            Why::Twice(_) => number,
            Why::Language(_) => None,
            _ => self.last,
        };
        strays.push(Stray { why, text: one.whole(), words: words_of(one, self.names), after, earlier });
    }

    /// Whether its number is of an older draft.
    fn is_older(&self, one: &Paragraph, number: Option<usize>) -> bool {
        self.numbers.are_older && one.label.is_some() && number.is_none()
    }

    /// Where a paragraph goes that no free number names: to the passage that it is like, or else on to the one before.
    fn unnumbered(&self, one: &Paragraph, number: Option<usize>) -> To {
        let Sorter { given, names, last, .. } = *self;
        let is_after_turn = self.new_turns > 0;
        let is_free = |n: usize| !self.is_numbered[n] && self.sorted.texts[n].is_none();
        if last.is_none() && given.front.iter().any(|front| spaced(front) == spaced(one.text())) {
            return To::Front;
        }
        let text = one.source(|name| names.has_any(name));
        let alike = (0..self.bags.len()).filter(|n| is_free(*n)).map(|n| (n, likeness(&self.bags[n], &text)));
        let best = alike.filter(|(_, alike)| *alike >= ALIKE).max_by(|one, two| one.1.total_cmp(&two.1));
        if let Some((n, _)) = best {
            return To::Part(n);
        }
        // Somebody begins to speak: that is the next passage, whatever became of its words, unless new turns stand there.
        let next = last.map_or(0, |n| n + 1);
        let fits = |part: &Part| Script::of(&text).is_none_or(|script| script.fits(&part.lang));
        let begins =
            number.is_none() && given.parts.get(next).is_some_and(|part| !part.speaker.is_empty() && fits(part));
        if begins && !is_after_turn && is_free(next) && one.name().is_some_and(|name| names.has(next, name)) {
            return To::Part(next);
        }
        // Brackets may also stand in the text.
        let is_own = last.is_some_and(|n| has(&given.parts[n], one));
        match (&one.label, number, last) {
            (Some(label), Some(_), _) => To::Stray(Why::Twice(label.clone())),
            (Some(label), None, _) if self.is_older(one, number) => To::Stray(Why::OtherWords(label.clone())),
            (Some(label), None, _) if !is_own => To::Stray(Why::NoSuchNumber(label.clone())),
            (_, _, None) => To::Stray(Why::Above),
            (_, _, Some(n)) if is_own => To::Part(n),
            (_, _, Some(n)) => further(given, one, (n, is_after_turn), names),
        }
    }
}

/// Whether a paragraph stands in a part as it is.
fn has(part: &Part, one: &Paragraph) -> bool {
    part.source.contains(one.text()) || part.source.contains(&one.whole())
}

/// How alike a text is to the paragraph of a part that it is most like.
fn likeness(paragraphs: &[Bag], text: &str) -> f64 {
    let bag = Bag::of(text);
    paragraphs.iter().map(|one| one.likeness(&bag)).fold(0.0, f64::max)
}

/// The passages that stand elsewhere in the file than in what was given out: as few as can have been moved, in each
/// language.
fn moved(given: &Proof, reached: &[Option<usize>]) -> Vec<Stray> {
    let mut order: Vec<usize> = Vec::new();
    let mut seen = HashSet::new();
    order.extend(reached.iter().flatten().filter(|n| seen.insert(**n)));
    let mut langs: Vec<&str> = given.parts.iter().map(|part| &*part.lang).collect();
    langs.sort_unstable();
    langs.dedup();
    let label = |n: usize| given.parts[n].label.to_string();
    let of_lang = |lang: &str| {
        let own: Vec<usize> = order.iter().copied().filter(|n| *given.parts[*n].lang == *lang).collect();
        let stay = longest(&own);
        let is_moved = |at: &usize| !stay.contains(at);
        let stray = |at: usize| Stray {
            why: Why::Moved(label(own[at]), at.checked_sub(1).map(|before| label(own[before]))),
            text: String::new(),
            words: String::new(),
            after: Some(own[at]),
            earlier: Vec::new(),
        };
        (0..own.len()).filter(is_moved).map(stray).collect::<Vec<_>>()
    };
    langs.into_iter().flat_map(of_lang).collect()
}

/// The positions of the most numbers of a list that rise.
fn longest(list: &[usize]) -> HashSet<usize> {
    if list.is_sorted() {
        return (0..list.len()).collect();
    }
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (n, one) in list.iter().enumerate() {
        let before = (0..n).filter(|before| list[*before] < *one).max_by_key(|before| best[*before].0);
        best.push((before.map_or(1, |before| best[before].0 + 1), before));
    }
    let last = (0..list.len()).max_by_key(|n| best[*n].0);
    std::iter::successors(last, |n| best[*n].1).collect()
}

/// Splits paragraphs that were joined in the file, and returns each with its position in the file. The number of a joined
/// paragraph stands within the words, and the paragraph begins there, unless the words that were given out contain the
/// number or another paragraph begins with it.
fn apart(given: &Proof, paragraphs: &[Paragraph]) -> Vec<(usize, Paragraph)> {
    let begin: HashSet<&str> = paragraphs.iter().filter_map(|one| one.label.as_deref()).collect();
    let is_quoted = |label: &str| given.parts.iter().any(|part| part.source.contains(&format!("[{label}]")));
    let labels = given.parts.iter().map(|part| &*part.label);
    let joined: HashSet<&str> = labels.filter(|label| !begin.contains(label) && !is_quoted(label)).collect();
    let pieces = |(n, one): (usize, &Paragraph)| {
        one.apart(|label| joined.contains(label)).into_iter().map(move |one| (n, one)).collect::<Vec<_>>()
    };
    paragraphs.iter().enumerate().flat_map(pieces).collect()
}

/// The words of a paragraph without its label, and without what stands there as the name of a speaker.
fn words_of(one: &Paragraph, names: &Names) -> String {
    match one.bold_name() {
        Some(_) => one.source_after_name(),
        None => one.source(|name| names.has_any(name)),
    }
}

/// Where a new paragraph goes after the part `n`, or after a new turn that follows it: on to it, unless somebody else says
/// it, or it is in another language.
fn further(given: &Proof, one: &Paragraph, (n, is_after_turn): (usize, bool), names: &Names) -> To {
    let named = one.name().filter(|name| names.has_any(name));
    let other = one.bold_name().or(named).filter(|name| is_after_turn || !names.has(n, name));
    if let Some(name) = other {
        return To::Stray(Why::Speaks(name.to_owned()));
    }
    let part = &given.parts[n];
    let script = Script::of(one.text());
    if script.is_none_or(|script| script.fits(&part.lang)) {
        return if is_after_turn { To::Turn } else { To::Part(n) };
    }
    let is_other = |other: &Part| other.address == part.address && script.is_some_and(|one| one.fits(&other.lang));
    match given.parts.iter().position(is_other) {
        Some(other) => To::Part(other),
        None => To::Stray(Why::Language(part.label.to_string())),
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
