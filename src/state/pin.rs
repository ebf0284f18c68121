//! Finds the target of a link in a file that has changed since the link was made.
//!
//! After its id, a link may carry a few letters that pin it: `#t3.1~k3f9ab2c`. The first five are a hash of the words
//! that are meant: those of the passage, or those of the quotation and its context. If the file gives no id, three more
//! are a hash of the passage before. So the words are recognised in their new place, and other words in the old place
//! are not mistaken for them. Links without a pin rely on their id and their words alone.

use std::ops::Range;
use std::rc::Rc;

use super::quoted::{place_in, places_in};
use super::{Quote, Target};
use crate::interview::pin::{BEFORE, OWN, before_code, code, hash, mixed};
use crate::interview::{Interview, Passage, Text, Turn};
use crate::search::fold;

/// The place that a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The id of the turn or passage to go to, and the passages there. Both are empty if the place is lost.
    pub id: Rc<str>,
    pub passages: Vec<Rc<str>>,
    /// The part of the pin that distinguishes the quoted words from the same words elsewhere.
    pub own: Option<Rc<str>>,
    pub told: Option<LinkNotice>,
}

/// The notice for the reader of a link whose target is not quite as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkNotice {
    /// The target has moved.
    Moved,
    /// Something similar is there, which may be another place.
    Uncertain,
    /// The place exists, but not the quoted words.
    QuoteLost,
    /// The place exists, with other words.
    Reworded,
    Lost,
}

/// How many characters on each side of a quotation belong to its pin.
const AROUND: usize = 32;
/// How many bytes of words hardly ever occur twice in an interview.
const LONG: usize = 48;

/// A passage, and the hash of the passage before.
struct AnchoredPassage<'a> {
    turn: &'a Turn,
    passage: &'a Rc<Passage>,
    before: Rc<str>,
}

/// Adds a pin to a target, for a link to share.
pub fn pinned(interview: &Interview, target: &Target) -> Target {
    let places = places(interview);
    let Some(first) = places.iter().find(|place| is_at(place, &target.id)) else { return target.clone() };
    let pin = match &target.quote {
        None if first.turn.id == target.id => first.turn.pin.clone(),
        None => first.passage.pin.clone(),
        Some(quote) => {
            let here = places.iter().filter(|place| is_at(place, &target.id));
            let found = here.flat_map(|place| place.passage.texts.iter().map(move |text| (place, text)));
            let pins = found.filter_map(|(place, text)| {
                let own = context(text, places_in(text, quote).first()?).0;
                let before = if place.passage.pin.is_some() { &*place.before } else { "" };
                Some(Rc::from(own + before))
            });
            pins.into_iter().next()
        }
    };
    match pin {
        Some(pin) => Target { id: format!("{}~{pin}", target.id).into(), quote: target.quote.clone() },
        None => target.clone(),
    }
}

/// Finds the place that a target leads to; `None` if the interview probably never had such a place.
pub fn find(interview: &Interview, target: &Target) -> Option<Found> {
    let (id, pin) = parted(interview, &target.id);
    if pin.is_none() && target.quote.is_none() {
        let passages = passages_at(interview, id)?;
        return Some(Found { id: id.into(), passages, own: None, told: None });
    }
    let finder = PinFinder { interview, places: places(interview), id, pin };
    match &target.quote {
        None => Some(finder.place()),
        Some(quote) => finder.quotation(quote),
    }
}

/// Returns whether an id, pinned or not, exists in the interview.
pub fn is_place(interview: &Interview, id: &str) -> bool {
    passages_at(interview, parted(interview, id).0).is_some()
}

/// Returns the id of the turn or passage to go to; empty if it is lost.
pub fn led(interview: &Interview, target: &Target) -> Rc<str> {
    find(interview, target).map(|found| found.id).unwrap_or_default()
}

/// Splits an id into id and pin. An id that exists in the interview has no pin.
fn parted<'a>(interview: &Interview, id: &'a str) -> (&'a str, Option<(&'a str, &'a str)>) {
    match id.rsplit_once('~') {
        Some((place, pin))
            if [OWN, OWN + BEFORE].contains(&pin.len())
                && pin.bytes().all(|b| b.is_ascii_alphanumeric())
                && passages_at(interview, id).is_none() =>
        {
            (place, Some(pin.split_at(OWN)))
        }
        _ => (id, None),
    }
}

struct PinFinder<'a> {
    interview: &'a Interview,
    places: Vec<AnchoredPassage<'a>>,
    id: &'a str,
    /// The hash of the words, and the hash of the passage before, which may be empty.
    pin: Option<(&'a str, &'a str)>,
}

impl<'a> PinFinder<'a> {
    fn here(&self) -> impl Iterator<Item = &AnchoredPassage<'a>> {
        self.places.iter().filter(|place| is_at(place, self.id))
    }

    fn own(&self) -> &str {
        self.pin.map_or("", |(own, _)| own)
    }

    /// Returns whether a place may be the one that was meant, judging by the passage before it.
    fn follows(&self, place: &AnchoredPassage) -> bool {
        self.pin.is_none_or(|(_, before)| before.is_empty() || *before == *place.before)
    }

    fn at(&self, id: &str, told: Option<LinkNotice>) -> Found {
        let passages = passages_at(self.interview, id).unwrap_or_default();
        let own = self.pin.map(|(own, _)| own.into());
        Found { id: id.into(), passages, own, told }
    }

    fn lost(&self) -> Found {
        Found { id: "".into(), passages: Vec::new(), own: None, told: Some(LinkNotice::Lost) }
    }

    /// Finds a pinned turn or passage.
    fn place(&self) -> Found {
        let is_turn = self.interview.turns().any(|turn| *turn.id == *self.id);
        let is_passage = self.interview.passages().any(|passage| *passage.id == *self.id);
        let passages =
            self.places.iter().map(|place| (&*place.passage.id, place, hash(place.passage.texts.iter().take(1))));
        let mut seen = "";
        let turns = self.places.iter().filter_map(|place| {
            let first = std::mem::replace(&mut seen, &place.turn.id) != &*place.turn.id;
            first.then(|| (&*place.turn.id, place, hash(originals(place.turn))))
        });
        let of_kind = |wanted: bool, all: Vec<(&'a str, &AnchoredPassage<'a>, u64)>| {
            let alike = |(.., words): &(&str, &AnchoredPassage, u64)| code(*words, OWN) == self.own();
            if wanted {
                all.into_iter().filter(alike).map(|(id, place, _)| (id, place.before.clone())).collect()
            } else {
                Vec::new()
            }
        };
        let mut alike: Vec<(&str, Rc<str>)> = of_kind(!is_turn, passages.collect());
        if alike.is_empty() {
            alike = of_kind(!is_passage, turns.collect());
        }
        let follows = |before: &Rc<str>| self.pin.is_none_or(|(_, wanted)| wanted.is_empty() || *wanted == **before);
        let here = alike.iter().find(|(id, _)| *id == self.id);
        if here.is_some_and(|(_, before)| follows(before)) {
            return self.at(self.id, None);
        }
        let both: Vec<_> = alike.iter().filter(|(_, before)| follows(before)).collect();
        match (&*both, here, &*alike) {
            ([(id, _)], ..) => self.at(id, Some(LinkNotice::Moved)),
            (_, Some(_), [_]) if self.here().map(|place| bytes(place.passage)).sum::<usize>() >= LONG => {
                self.at(self.id, None)
            }
            (_, Some(_), _) => self.at(self.id, Some(LinkNotice::Uncertain)),
            (_, None, [(id, _)]) => self.at(id, Some(LinkNotice::Moved)),
            (_, None, []) if self.here().next().is_some_and(|place| follows(&place.before)) => {
                self.at(self.id, Some(LinkNotice::Reworded))
            }
            _ => self.lost(),
        }
    }

    fn quotation(&self, quote: &Quote) -> Option<Found> {
        let holders: Vec<&AnchoredPassage> = self
            .places
            .iter()
            .filter(|place| place.passage.texts.iter().any(|text| place_in(text, quote).is_some()))
            .collect();
        match self.pin {
            Some(_) => Some(self.pinned_quotation(quote, &holders)),
            None => self.bare_quotation(quote, &holders),
        }
    }

    fn pinned_quotation(&self, quote: &Quote, holders: &[&AnchoredPassage<'a>]) -> Found {
        let alike = |place: &&&AnchoredPassage| {
            let contexts = place
                .passage
                .texts
                .iter()
                .flat_map(|text| places_in(text, quote).into_iter().map(|spans| context(text, &spans)));
            contexts.into_iter().any(|(own, _)| own == self.own())
        };
        let alike: Vec<&&AnchoredPassage> = holders.iter().filter(alike).collect();
        let here = alike.iter().find(|place| is_at(place, self.id));
        if let Some(place) = here.filter(|place| self.follows(place)) {
            return self.at(&place.passage.id, None);
        }
        let both: Vec<_> = alike.iter().filter(|place| self.follows(place)).collect();
        match (&*both, here, &*alike) {
            ([place], ..) => self.at(&place.passage.id, Some(LinkNotice::Moved)),
            (_, Some(place), [_]) if self.is_long(place, quote) => self.at(&place.passage.id, None),
            (_, Some(place), _) => self.at(&place.passage.id, Some(LinkNotice::Uncertain)),
            (_, None, [place]) => self.at(&place.passage.id, Some(LinkNotice::Moved)),
            (_, None, []) => self.changed_quotation(quote, holders),
            _ => self.lost(),
        }
    }

    /// Finds a quotation whose context has changed.
    fn changed_quotation(&self, quote: &Quote, holders: &[&AnchoredPassage<'a>]) -> Found {
        match holders {
            [place] if length(quote) >= LONG / 2 && is_at(place, self.id) => {
                self.at(&place.passage.id, Some(LinkNotice::Uncertain))
            }
            [place] if length(quote) >= LONG / 2 => self.at(&place.passage.id, Some(LinkNotice::Moved)),
            _ => self.reworded(quote).unwrap_or_else(|| self.lost()),
        }
    }

    fn bare_quotation(&self, quote: &Quote, holders: &[&AnchoredPassage<'a>]) -> Option<Found> {
        let here: Vec<_> = holders.iter().filter(|place| is_at(place, self.id)).collect();
        if let [place, ..] = &*here {
            let certain = is_given(place) || holders.len() == 1 || length(quote) >= LONG;
            return Some(self.at(&place.passage.id, (!certain).then_some(LinkNotice::Uncertain)));
        }
        let turn = self.here().next().map(|place| &place.turn.id);
        let near: Vec<_> = holders.iter().filter(|place| Some(&place.turn.id) == turn).collect();
        match (&*near, holders) {
            ([place], _) => Some(self.at(&place.passage.id, Some(LinkNotice::Moved))),
            (_, [place]) => Some(self.at(&place.passage.id, Some(LinkNotice::Moved))),
            _ => match self.reworded(quote) {
                Some(found) => Some(found),
                None => turn.map(|_| self.lost()),
            },
        }
    }

    /// Finds a quotation whose words have changed: at its place, if that is still the same, or else where most of the
    /// words occur.
    fn reworded(&self, quote: &Quote) -> Option<Found> {
        let is_same = |place: &&AnchoredPassage| {
            is_given(place) || (self.pin.is_some_and(|(_, before)| *before == *place.before))
        };
        if let Some(place) = self.here().find(is_same) {
            return Some(self.at(&place.passage.id, Some(LinkNotice::QuoteLost)));
        }
        let like = |place: &&AnchoredPassage| place.passage.texts.iter().any(|text| is_like(text, quote));
        let place = self.here().find(like).or_else(|| self.places.iter().find(like))?;
        Some(self.at(&place.passage.id, Some(LinkNotice::QuoteLost)))
    }

    /// Returns whether the words and their context are long enough to identify the quotation.
    fn is_long(&self, place: &AnchoredPassage, quote: &Quote) -> bool {
        let texts = place.passage.texts.iter();
        let contexts = texts.flat_map(|text| places_in(text, quote).into_iter().map(|spans| context(text, &spans)));
        contexts.into_iter().any(|(own, length)| own == self.own() && length >= LONG)
    }
}

/// Returns the place of a quotation in a text: the pinned one if there is one, or else the first.
pub fn marked(text: &Text, quote: &Quote, own: Option<&str>) -> Option<Vec<(usize, Range<usize>)>> {
    let mut all = places_in(text, quote);
    let pinned = own.and_then(|own| all.iter().position(|spans| context(text, spans).0 == *own)).unwrap_or_default();
    (!all.is_empty()).then(|| all.swap_remove(pinned))
}

fn places(interview: &Interview) -> Vec<AnchoredPassage<'_>> {
    let mut before: Option<&[Text]> = None;
    let passages = interview.turns().flat_map(|turn| turn.passages.iter().map(move |passage| (turn, passage)));
    let placed = passages.map(|(turn, passage)| {
        let code = before_code(before);
        before = Some(&passage.texts);
        AnchoredPassage { turn, passage, before: code.into() }
    });
    placed.collect()
}

fn is_at(place: &AnchoredPassage, id: &str) -> bool {
    *place.turn.id == *id || *place.passage.id == *id
}

/// Returns whether the file itself identifies a place, by the id of the passage or of its turn.
fn is_given(place: &AnchoredPassage) -> bool {
    place.passage.pin.is_none() || place.turn.pin.is_none()
}

fn passages_at(interview: &Interview, id: &str) -> Option<Vec<Rc<str>>> {
    super::passages_at(interview, id)
}

fn originals(turn: &Turn) -> impl Iterator<Item = &Text> {
    turn.passages.iter().filter_map(|passage| passage.texts.first())
}

fn bytes(passage: &Passage) -> usize {
    passage.texts[0].paragraphs.iter().map(|paragraph| paragraph.text.len()).sum()
}

fn length(quote: &Quote) -> usize {
    match quote {
        Quote::Words(words) => words.len(),
        Quote::Between { first, last } => first.len() + last.len(),
    }
}

/// Returns whether most of the quoted words occur in a text, compared by pairs of characters.
fn is_like(text: &Text, quote: &Quote) -> bool {
    let words = match quote {
        Quote::Words(words) => words.to_string(),
        Quote::Between { first, last } => format!("{first} {last}"),
    };
    let folded = fold(&words);
    let letters: Vec<char> = folded.as_str().chars().collect();
    if letters.len() < 6 {
        return false;
    }
    let all: Vec<String> = text.paragraphs.iter().map(|one| fold(&one.text).as_str().to_owned()).collect();
    let pairs = letters.windows(2).map(|pair| pair.iter().collect::<String>());
    let found = pairs.filter(|pair| all.iter().any(|one| one.contains(pair.as_str()))).count();
    let is_han = letters.iter().filter(|c| **c >= '\u{2e80}').count() * 2 > letters.len();
    // In an alphabet, any pair of letters occurs in most longer texts.
    found * 10 >= (letters.len() - 1) * if is_han { 6 } else { 10 } && (is_han || letters.len() >= 12)
}

/// Returns the hash of quoted words and their context, and the length of both in bytes.
fn context(text: &Text, spans: &[(usize, Range<usize>)]) -> (String, usize) {
    let (Some((from, start)), Some((to, end))) = (spans.first(), spans.last()) else { return (String::new(), 0) };
    let paragraph = |n: usize| &*text.paragraphs[n].text;
    let is_letter = |c: &char| !c.is_whitespace();
    let earlier = (0..*from).rev().flat_map(|n| paragraph(n).chars().rev());
    let before: String =
        paragraph(*from)[..start.start].chars().rev().chain(earlier).filter(is_letter).take(AROUND).collect();
    let later = (*to + 1..text.paragraphs.len()).flat_map(|n| paragraph(n).chars());
    let after: String = paragraph(*to)[end.end..].chars().chain(later).filter(is_letter).take(AROUND).collect();
    let words: String =
        spans.iter().flat_map(|(n, range)| paragraph(*n)[range.clone()].chars()).filter(is_letter).collect();
    let length = before.len() + words.len() + after.len();
    (code(mixed([&*before, "\0", &words, "\0", &after].into_iter()), OWN), length)
}
