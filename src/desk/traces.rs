//! What still tells a name after a pseudonym has taken its place: other ways to write it, parts of it, and the names that
//! its speaker has in other languages.

use std::ops::Range;
use std::rc::Rc;

use super::command::{At, Query};
use super::draft::{Draft, Speaker, is_same};
use super::find::{Found, Place, search, search_extras};
use super::matching::{is_whole, ranges};
use super::mentions::standing;
use crate::interview::{Lang, initials, is_han};
use crate::readings;
use crate::search::fold_simply;

/// What would tell a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// The name itself: see [`standing`].
    name: Rc<str>,
    /// Names: they count in any case, and within words if they are long enough to be no accident.
    names: Vec<Rc<str>>,
    /// Parts of names: they count as words with a capital letter, since `May` and `Will` are other words, too.
    parts: Vec<Rc<str>>,
    /// The initials of the name, and the initials in the draft of the speakers with that name. They match whole words in
    /// capitals.
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
    draft.speakers.iter().filter(move |speaker| speaker.name.is_called(name))
}

/// The words of a name in small letters, without accents, as ids have them.
pub(super) fn words(name: &str) -> Vec<String> {
    let folded = fold_simply(name);
    let words = folded.as_str().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

impl Traces {
    /// Collects what would tell `name`, which is one of the names in `pairs`. `draft` is the draft before the names are
    /// replaced. Words that a pseudonym has, too, are left out; so are words that belong to another of the names.
    pub fn of(draft: &Draft, name: &str, pairs: &[(String, String)]) -> Traces {
        let mut traces = Traces { name: name.trim().into(), ..Traces::default() };
        let is_replaced = |other: &Rc<str>| pairs.iter().any(|(name, _)| is_same(name, other));
        let (replaced, others): (Vec<Rc<str>>, Vec<Rc<str>>) =
            also_called(draft, name).into_iter().map(|(_, other)| other).partition(is_replaced);
        let is_latin = |name: &str| !name.chars().any(is_han);
        // The sounds and the initials of a Chinese name are those of the Latin one.
        let has_latin = !is_latin(name) && replaced.iter().any(|other| is_latin(other));
        for name in std::iter::once(name.trim().into()).chain(others) {
            traces.names.extend(addresses(&name));
            if !has_latin {
                traces.names.extend(sounds(&name));
                traces.initials.extend((words(&name).len() > 1).then(|| initials(&name)));
            }
            let is_latin = !name.chars().any(is_han);
            let words = words(&name);
            if is_latin && words.len() > 1 {
                // As in `audrey-tang` and `@AudreyTang`.
                traces.names.extend([words.join("-").into(), words.concat().into()]);
            }
            traces.names.extend(titled(&name));
            traces.parts.extend(parts(&name).into_iter().map(Rc::from));
            traces.names.push(name);
        }
        if !has_latin {
            let speakers = called(draft, name).flat_map(|speaker| speaker.initials.iter());
            traces.initials.extend(speakers.map(|(_, initials)| initials.clone()));
        }
        let tells = |part: &Rc<str>| {
            let query = Query { words: part.to_string(), whole: true, ..Query::default() };
            let has = |new: &str| is_same(new, part) || !ranges(new, &query).is_empty() || initials(new) == *part;
            !pairs.iter().any(|(_, new)| has(new))
        };
        for list in [&mut traces.names, &mut traces.parts, &mut traces.initials] {
            list.retain(|part| !part.is_empty() && tells(part));
        }
        traces
    }

    /// Collects what would tell `name`, which a draft withholds, without the draft from before it was replaced. Parts and
    /// initials that the name of a speaker has now count for that one.
    pub fn of_withheld(draft: &Draft, name: &str) -> Traces {
        let pairs: Vec<_> = draft.withheld.iter().map(|name| (name.to_string(), String::new())).collect();
        let mut traces = Traces::of(draft, name, &pairs);
        let names: Vec<&Rc<str>> =
            draft.speakers.iter().flat_map(|one| one.name.iter().map(|(_, name)| name)).collect();
        let is_anothers = |part: &Rc<str>| {
            let query = Query { words: part.to_string(), whole: true, ..Query::default() };
            names.iter().any(|name| !ranges(name, &query).is_empty() || initials(name) == *part)
        };
        traces.parts.retain(|part| !is_anothers(part));
        traces.initials.retain(|part| !is_anothers(part));
        traces
    }

    /// Where a draft still tells the name: in its texts, in what its file has beside them, and in its ids.
    pub fn left(&self, draft: &Draft) -> Vec<Found> {
        let mut found = search(draft, true, &mut |place, text| {
            let place = place();
            self.ranges(text, matches!(place, Place::Plain(_)))
        });
        found.extend(search_extras(draft, &mut |_, text| self.ranges(text, false)));
        found.extend(ids(draft).filter_map(|(place, id)| {
            let ranges = self.ranges(&id, true);
            (!ranges.is_empty()).then_some(Found { place, text: id, ranges })
        }));
        found
    }

    /// A text with something else in each place that tells the name.
    pub(super) fn replaced(&self, text: &str, with: &str) -> String {
        let (mut replaced, mut end) = (String::new(), 0);
        for range in self.ranges(text, false) {
            replaced.extend([&text[end..range.start], with]);
            end = range.end;
        }
        replaced + &text[end..]
    }

    /// Where a text tells the name, in order and without overlaps. `is_address`: capital letters mean nothing in it.
    fn ranges(&self, text: &str, is_address: bool) -> Vec<Range<usize>> {
        let query = |words: &Rc<str>| Query { words: words.to_string(), whole: true, ..Query::default() };
        let is_long = |name: &str| name.chars().any(is_han) || name.chars().count() > 4;
        // In any case, with accents or without, over any white space.
        let folded = fold_simply(text);
        let of_name = |name: &Rc<str>| {
            let mut found = folded.find_all(&fold_simply(name));
            found.retain(|range| is_long(name) || is_whole(text, range.clone()));
            found
        };
        let names = self.names.iter().flat_map(of_name);
        let exact = |words: &Rc<str>| Query { exact: true, ..query(words) };
        let is_told = |own: &&Rc<str>| own.chars().count() > 1 || text == &***own;
        let initials = self.initials.iter().filter(is_told).flat_map(|own| ranges(text, &exact(own)));
        let counts = |range: &Range<usize>| {
            let (before, found) = (text[..range.start].chars().next_back(), text[range.start..].chars().next());
            is_address
                || before.is_some_and(|c| "@#-_./".contains(c))
                || found.is_some_and(|c| c.is_uppercase() || is_han(c))
        };
        let parts = self.parts.iter().flat_map(|part| ranges(text, &query(part))).filter(counts);
        let mut all: Vec<Range<usize>> =
            standing(text, &self.name).into_iter().chain(names).chain(parts).chain(initials).collect();
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

/// How people with a Chinese name are addressed: 周先生, 老周.
fn addresses(name: &str) -> Vec<Rc<str>> {
    const AFTER: [&str; 10] = ["先生", "女士", "小姐", "太太", "老师", "老師", "教授", "博士", "师傅", "師傅"];
    let chars: Vec<char> = name.chars().collect();
    if !matches!(chars.len(), 2..=4) || !chars.iter().all(|c| is_han(*c)) {
        return Vec::new();
    }
    let family: String = chars[..if chars.len() == 4 { 2 } else { 1 }].iter().collect();
    let after = AFTER.iter().map(|title| format!("{family}{title}").into());
    let before = ["老", "小"].iter().map(|title| format!("{title}{family}").into());
    after.chain(before).collect()
}

/// A Chinese name as pinyin, in the ways in which it is written together.
fn sounds(name: &str) -> Vec<Rc<str>> {
    if name.chars().count() < 2 || !name.chars().all(is_han) {
        return Vec::new();
    }
    let read = readings::read(name, true);
    let Some((family, given)) = read.split_first().filter(|(_, given)| !given.is_empty()) else { return Vec::new() };
    let (given, apart) = (given.concat(), read.join(" "));
    vec![
        format!("{family} {given}").into(),
        format!("{given} {family}").into(),
        format!("{family}{given}").into(),
        apart.into(),
    ]
}

/// Names of two letters that English has as words, too: only a title tells them.
const COMMON: [&str; 26] = [
    "ah", "am", "an", "as", "at", "be", "by", "do", "go", "he", "hi", "if", "in", "is", "it", "me", "my", "no", "of",
    "oh", "on", "or", "so", "to", "up", "us",
];

fn is_common(word: &str) -> bool {
    COMMON.contains(&&*word.to_lowercase())
}

/// How people are addressed by a part of their name that would not tell it alone: Mr He.
fn titled(name: &str) -> Vec<Rc<str>> {
    const TITLES: [&str; 7] = ["Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Dr", "Professor"];
    let words: Vec<&str> = name.split_whitespace().collect();
    let common = words.iter().filter(|word| words.len() > 1 && is_common(word));
    common.flat_map(|word| TITLES.map(|title| format!("{title} {word}").into())).collect()
}

/// The parts of a name that tell it: Latin words, unless they are letters, common words or particles (`von`, `bin`); the
/// parts of a foreign name in Chinese; and the given name of a Chinese one, where that is more than a character.
fn parts(name: &str) -> Vec<String> {
    let has_capitals = name.chars().any(char::is_uppercase);
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let part = |word: &&str| {
        let letters: Vec<char> = word.chars().collect();
        if !letters.iter().any(|c| is_han(*c)) {
            let is_particle = has_capitals && letters[0].is_lowercase();
            return (letters.len() > 1 && words.len() > 1 && !is_particle && !is_common(word))
                .then(|| (*word).to_owned());
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
pub(super) fn ids(draft: &Draft) -> impl Iterator<Item = (Place, Rc<str>)> {
    let speakers = draft.speakers.iter().enumerate().map(|(n, one)| (Place::Speaker(n), one.id.clone()));
    let themes = draft.themes.iter().enumerate().map(|(n, one)| (Place::Theme(n), one.id.clone()));
    let terms = draft.glossary.iter().enumerate().filter_map(|(n, one)| Some((Place::Term(n), one.id.clone()?)));
    let place = |turn: usize, passage: usize| Place::Passage(At { turn, passage }, draft.original().clone());
    let turns = draft.turns.iter().enumerate().map(move |(turn, one)| (place(turn, 0), one.id.clone()));
    let own = move |at: At| Some((place(at.turn, at.passage), draft.passage(at)?.id.clone()?));
    speakers.chain(themes).chain(terms).chain(turns).chain(draft.places().filter_map(own))
}
