//! What still tells a name after a pseudonym has taken its place: other ways to write it, parts of it, and the names that
//! its speaker has in other languages.

use std::ops::Range;
use std::rc::Rc;

use super::command::{At, Query};
use super::draft::{Draft, Speaker};
use super::find::{Found, Place, ranges, search};
use crate::interview::{Lang, is_han};
use crate::search::fold_simply;

/// What would tell a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// Names: they count in any case, and within words if they are long enough to be no accident.
    names: Vec<Rc<str>>,
    /// Parts of names: they count as words with a capital letter, since `May` and `Will` are other words, too.
    parts: Vec<Rc<str>>,
    /// The initials that its speakers have been given.
    initials: Vec<Rc<str>>,
}

/// The names that the speakers with a name have in other languages.
pub fn also_called(draft: &Draft, name: &str) -> Vec<(Lang, Rc<str>)> {
    let mut others: Vec<(Lang, Rc<str>)> = Vec::new();
    for (lang, other) in called(draft, name).flat_map(|speaker| speaker.name.iter()) {
        if !is_same(other, name) && !others.iter().any(|(_, own)| is_same(own, other)) {
            others.push((lang.clone(), other.clone()));
        }
    }
    others
}

fn called<'a>(draft: &'a Draft, name: &'a str) -> impl Iterator<Item = &'a Rc<Speaker>> {
    draft.speakers.iter().filter(move |speaker| speaker.name.iter().any(|(_, own)| is_same(own, name)))
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// The words of a name in small letters, without accents, as ids have them.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded = fold_simply(name);
    let words = folded.as_str().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

impl Traces {
    /// `draft`: as it is before the name is replaced. What the pseudonyms have themselves tells nothing.
    pub fn of(draft: &Draft, name: &str, pseudonyms: &[&str]) -> Traces {
        let mut traces = Traces::default();
        let others = also_called(draft, name).into_iter().map(|(_, other)| other);
        for name in std::iter::once(name.trim().into()).chain(others) {
            let is_latin = !name.chars().any(is_han);
            let words = words(&name);
            if is_latin && words.len() > 1 {
                // As in `audrey-tang` and `@AudreyTang`.
                traces.names.extend([words.join("-").into(), words.concat().into()]);
            }
            traces.parts.extend(parts(&name).into_iter().map(Rc::from));
            traces.names.push(name);
        }
        let speakers = called(draft, name).flat_map(|speaker| speaker.initials.iter());
        traces.initials = speakers.map(|(_, initials)| initials.clone()).collect();
        let tells = |part: &Rc<str>| {
            let query = Query { words: part.to_string(), whole: true, ..Query::default() };
            !pseudonyms.iter().any(|new| is_same(new, part) || !ranges(new, &query).is_empty())
        };
        for list in [&mut traces.names, &mut traces.parts, &mut traces.initials] {
            list.retain(|part| !part.is_empty() && tells(part));
        }
        traces
    }

    /// Where a draft still tells the name: in its texts, and in its ids.
    pub fn left(&self, draft: &Draft) -> Vec<Found> {
        let mut found = search(draft, true, &mut |place, text| {
            let place = place();
            let mut all = self.ranges(text, matches!(place, Place::Plain(_)));
            if matches!(place, Place::Speaker(_)) && self.initials.iter().any(|own| **own == *text) {
                all = std::iter::once(0..text.len()).collect();
            }
            all
        });
        found.extend(ids(draft).filter_map(|(place, id)| {
            let ranges = self.ranges(&id, true);
            (!ranges.is_empty()).then_some(Found { place, text: id, ranges })
        }));
        found
    }

    /// Where a text tells the name, in order and without overlaps. `is_address`: capital letters mean nothing in it.
    fn ranges(&self, text: &str, is_address: bool) -> Vec<Range<usize>> {
        let query = |words: &Rc<str>, whole| Query { words: words.to_string(), whole, ..Query::default() };
        let is_long = |name: &str| name.chars().any(is_han) || name.chars().count() > 4;
        let names = self.names.iter().flat_map(|name| ranges(text, &query(name, !is_long(name))));
        let counts = |range: &Range<usize>| {
            let (before, found) = (text[..range.start].chars().next_back(), text[range.start..].chars().next());
            is_address
                || before.is_some_and(|c| "@#-_./".contains(c))
                || found.is_some_and(|c| c.is_uppercase() || is_han(c))
        };
        let parts = self.parts.iter().flat_map(|part| ranges(text, &query(part, true))).filter(counts);
        let mut all: Vec<Range<usize>> = names.chain(parts).collect();
        all.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        all.retain(|range| {
            let is_next = range.start >= end;
            end = end.max(range.end);
            is_next
        });
        all
    }
}

/// The parts of a name that tell it: Latin words of at least three letters, unless they are particles (`von`, `bin`); the
/// parts of a foreign name in Chinese; and the given name of a Chinese one, where that is more than a character.
fn parts(name: &str) -> Vec<String> {
    let has_capitals = name.chars().any(char::is_uppercase);
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let part = |word: &&str| {
        let letters: Vec<char> = word.chars().collect();
        if !letters.iter().any(|c| is_han(*c)) {
            let is_particle = has_capitals && letters[0].is_lowercase();
            return (letters.len() >= 3 && words.len() > 1 && !is_particle).then(|| (*word).to_owned());
        }
        match (words.len(), letters.len()) {
            (1, 3 | 4) => Some(letters[letters.len() - 2..].iter().collect()),
            (2.., 2..) => Some((*word).to_owned()),
            _ => None,
        }
    };
    words.iter().filter_map(part).collect()
}

/// All ids of a draft, each at a place that is shown for it.
fn ids(draft: &Draft) -> impl Iterator<Item = (Place, Rc<str>)> {
    let speakers = draft.speakers.iter().enumerate().map(|(n, one)| (Place::Speaker(n), one.id.clone()));
    let themes = draft.themes.iter().enumerate().map(|(n, one)| (Place::Theme(n), one.id.clone()));
    let terms = draft.glossary.iter().enumerate().filter_map(|(n, one)| Some((Place::Term(n), one.id.clone()?)));
    let place = |turn: usize, passage: usize| Place::Passage(At { turn, passage }, draft.original().clone());
    let turns = draft.turns.iter().enumerate().map(move |(turn, one)| (place(turn, 0), one.id.clone()));
    let own = move |at: At| Some((place(at.turn, at.passage), draft.passage(at)?.id.clone()?));
    speakers.chain(themes).chain(terms).chain(turns).chain(draft.places().filter_map(own))
}
