//! Follows the editor, who may have split and joined passages since the text was given out: what was given out, and what
//! came back, is cut where the draft is cut now. To move a boundary changes no words.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::aligned::{common, count, ends, parted};
use super::matched::{Matched, Passage};
use super::{canonical, label};
use crate::desk::{Draft, numbers};
use crate::interview::{Lang, continued};

/// A passage has come of another, or gone into it, if so much of its words is there.
pub(super) const MOVED: f64 = 0.6;

/// Passages as they were given out, and the passages of the draft that have their words now. Both lists begin with the same
/// passage.
#[derive(Default)]
struct Group {
    given: Vec<Rc<str>>,
    own: Vec<Rc<str>>,
}

impl Matched {
    /// The same with the boundaries and the numbers that the passages of the draft have now.
    #[must_use]
    pub fn followed(&self, draft: &Draft) -> Matched {
        let texts = Texts::of(draft, self);
        let groups = groups(&texts);
        let of: HashMap<&str, &Group> =
            groups.iter().flat_map(|group| group.given.iter().map(move |address| (&**address, group))).collect();
        let (mut passages, mut positions) = (Vec::new(), Vec::new());
        for passage in &self.passages {
            match of.get(&*passage.address) {
                Some(group) if group.given[0] == passage.address && !group.is_in(&passages) => {
                    passages.extend(group.recut(self, &texts));
                }
                None => passages.push(passage.clone()),
                Some(_) => {}
            }
            positions.push(passages.len());
        }
        let numbers = numbers(draft);
        for passage in &mut passages {
            if let Some(number) = numbers.get(&passage.address) {
                passage.label = label(draft, number, &passage.lang);
            }
        }
        let mut strays = self.strays.clone();
        for stray in &mut strays {
            let lang = stray.after.map(|n| &self.passages[n].lang);
            let in_lang = |to: usize| passages[..to].iter().rposition(|one| Some(&one.lang) == lang);
            stray.after = stray.after.and_then(|n| in_lang(positions[n]));
        }
        Matched { passages, strays, ..*self }
    }
}

/// The words of passages, by address and language.
struct Texts<'a> {
    langs: Vec<&'a Lang>,
    given: Vec<Rc<str>>,
    is_given: HashSet<Rc<str>>,
    own: Vec<Rc<str>>,
    base: Words<'a>,
    theirs: Words<'a>,
    yours: Words<'a>,
}

type Words<'a> = HashMap<(Rc<str>, &'a Lang), Rc<str>>;

impl<'a> Texts<'a> {
    fn of(draft: &Draft, matched: &'a Matched) -> Texts<'a> {
        let (mut langs, mut given): (Vec<&Lang>, Vec<Rc<str>>) = Default::default();
        for one in &matched.passages {
            if !langs.contains(&&one.lang) {
                langs.push(&one.lang);
            }
            if given.last() != Some(&one.address) {
                given.push(one.address.clone());
            }
        }
        let of_file = |words: fn(&Passage) -> &Rc<str>| {
            matched.passages.iter().map(|one| ((one.address.clone(), &one.lang), words(one).clone())).collect()
        };
        let own: Vec<Rc<str>> = draft.places().filter_map(|at| draft.address(at)).collect();
        let mut yours = HashMap::new();
        for (at, address) in draft.places().zip(&own) {
            for lang in &langs {
                let text = draft.passage(at).map_or("", |one| one.texts.text(lang));
                yours.insert((address.clone(), *lang), text.into());
            }
        }
        let is_given = given.iter().cloned().collect();
        Texts { langs, given, is_given, own, base: of_file(|one| &one.base), theirs: of_file(|one| &one.theirs), yours }
    }

    /// Passages as one text, in a language.
    fn whole(passages: &[Rc<str>], words: &Words, lang: &'a Lang) -> String {
        let own = passages.iter().filter_map(|one| words.get(&(one.clone(), lang)).map(|text| &**text));
        own.collect::<Vec<_>>().join("\n\n")
    }

    /// Whether the passage `one` accounts for words that `others` do not share with the passages `before` it.
    fn are_there(
        &self,
        (before, one, words): (&[Rc<str>], &Rc<str>, &Words<'a>),
        (others, other_words): (&[Rc<str>], &Words<'a>),
    ) -> bool {
        let (mut found, mut all) = (0, 0);
        for lang in &self.langs {
            let before = Self::whole(before, words, lang);
            let own = Self::whole(std::slice::from_ref(one), words, lang);
            let others = Self::whole(others, other_words, lang);
            found += common(&format!("{before}\n\n{own}"), &others).saturating_sub(common(&before, &others));
            all += count(&own);
        }
        all > 0 && found as f64 >= MOVED * all as f64
    }

    /// Whether the words that are no longer in a group, or in what stands beside it, are in the next one, or the other way
    /// round.
    fn is_moved(&self, [last, beside]: [&Group; 2], next: &Group) -> bool {
        let (mut found, mut lost) = (0, 0);
        for lang in &self.langs {
            let text = |group: &Group| {
                (Self::whole(&group.given, &self.base, lang), Self::whole(&group.own, &self.yours, lang))
            };
            let (one, beside, two) = (text(last), text(beside), text(next));
            let whole = |before: &str, after: &str| format!("{before}\n\n{after}");
            let one = (whole(&one.0, &beside.0), whole(&one.1, &beside.1));
            let is_same = |(base, yours): &(String, String)| base == yours;
            if is_same(&one) || is_same(&two) {
                continue;
            }
            let stayed = common(&one.0, &one.1) + common(&two.0, &two.1);
            lost += (count(&one.0) + count(&two.0)).saturating_sub(stayed);
            found += common(&whole(&one.0, &two.0), &whole(&one.1, &two.1)).saturating_sub(stayed);
        }
        lost > 0 && found as f64 >= MOVED * lost as f64
    }
}

/// The passages that were split or joined, or between which words were moved.
fn groups(texts: &Texts) -> Vec<Group> {
    let places: HashMap<&Rc<str>, usize> = texts.own.iter().enumerate().map(|(n, own)| (own, n)).collect();
    let mut groups: Vec<Group> = Vec::new();
    // Passages beside the last group that share too few words with it.
    let mut doubtful = Group::default();
    for (n, first) in texts.given.iter().enumerate() {
        let Some(at) = places.get(first) else { continue };
        let (group, beside) = around(texts, &places, (n, *at));
        let is_next = |last: &&mut Group| places[&last.own[0]] < *at && texts.is_moved([last, &doubtful], &group);
        match groups.last_mut().filter(is_next) {
            Some(last) => {
                last.append(doubtful);
                last.append(group);
                last.given.sort_by_key(|one| texts.given.iter().position(|given| given == one));
                last.own.sort_by_key(|one| places[one]);
            }
            None => groups.push(group),
        }
        doubtful = beside;
    }
    groups.retain(|group| group.given.len() + group.own.len() > 2);
    groups
}

/// The group that begins with a passage that the draft still has, and the passages beside it that share too few words with
/// it.
fn around(texts: &Texts, places: &HashMap<&Rc<str>, usize>, (n, at): (usize, usize)) -> (Group, Group) {
    let gone: Vec<Rc<str>> = texts.given[n + 1..].iter().take_while(|one| !places.contains_key(one)).cloned().collect();
    let new: Vec<Rc<str>> =
        texts.own[at + 1..].iter().take_while(|one| !texts.is_given.contains(*one)).cloned().collect();
    let first = || vec![texts.given[n].clone()];
    let all: Vec<Rc<str>> = first().into_iter().chain(new.clone()).collect();
    let (mut group, mut beside) = (Group { given: first(), own: first() }, Group::default());
    // What came back may have been taken.
    let of_file = [&texts.base, &texts.theirs];
    for one in gone {
        let is_there = |words: &&Words| texts.are_there((&group.given, &one, words), (&all, &texts.yours));
        let to = if of_file.iter().any(is_there) { &mut group } else { &mut beside };
        to.given.push(one);
    }
    for one in new {
        let is_there = |words: &&Words| texts.are_there((&group.own, &one, &texts.yours), (&group.given, words));
        let to = if of_file.iter().any(is_there) { &mut group } else { &mut beside };
        to.own.push(one);
    }
    (group, beside)
}

impl Group {
    fn append(&mut self, mut other: Group) {
        self.given.append(&mut other.given);
        self.own.append(&mut other.own);
    }

    fn is_in(&self, passages: &[Passage]) -> bool {
        passages.iter().any(|one| one.address == self.own[0])
    }

    /// Its passages as the draft has them, in each language.
    fn recut(&self, matched: &Matched, texts: &Texts) -> Vec<Passage> {
        let of_lang = |lang: &&Lang| self.in_language(matched, texts, lang);
        let mut passages: Vec<(usize, Passage)> = texts.langs.iter().flat_map(of_lang).collect();
        passages.sort_by_key(|(n, _)| *n);
        passages.into_iter().map(|(_, passage)| passage).collect()
    }

    fn in_language(&self, matched: &Matched, texts: &Texts, lang: &Lang) -> Vec<(usize, Passage)> {
        let is_of = |one: &&Passage| one.lang == *lang && self.given.contains(&one.address);
        let given: Vec<&Passage> = matched.passages.iter().filter(is_of).collect();
        let Some(first) = given.first() else { return Vec::new() };
        let (base, theirs) = (whole(given.iter().map(|one| &*one.base)), whole(given.iter().map(|one| &*one.theirs)));
        // Somebody who splits a passage may leave a language whole.
        let words =
            |own: &Rc<str>| texts.yours.get(&(own.clone(), lang)).map(|text| canonical(text)).unwrap_or_default();
        let yours = self.own.iter().map(words).enumerate().filter(|(n, text)| *n == 0 || !text.is_empty());
        let yours: Vec<(usize, String)> = yours.collect();
        let own: Vec<&str> = yours.iter().map(|(_, text)| &**text).collect();
        let ends = ends(&own, &base, &theirs);
        let bases = parted(&base, ends.iter().map(|end| end.base));
        let theirs = parted(&theirs, ends.iter().map(|end| end.theirs));
        let passage = |(n, base, theirs): (usize, String, String), runs_on: bool| Passage {
            address: self.own[n].clone(),
            base: canonical(&base).into(),
            theirs: canonical(&theirs).into(),
            runs_on,
            ..Passage::clone(first)
        };
        let mut passages = Vec::new();
        for (k, ((n, _), (base, theirs))) in yours.iter().zip(bases.into_iter().zip(theirs)).enumerate() {
            let runs_on = [k.checked_sub(1), Some(k)]
                .into_iter()
                .flatten()
                .any(|k| ends.get(k).is_some_and(|end| end.is_changed));
            passages.push((*n, passage((*n, base, theirs), runs_on)));
        }
        passages
    }
}

/// Passages that were joined.
fn whole<'a>(all: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = all.filter(|one| !one.is_empty()).collect();
    let Some((first, rest)) = all.split_first() else { return String::new() };
    rest.iter().fold((*first).to_owned(), |before, one| continued(&before, one))
}
