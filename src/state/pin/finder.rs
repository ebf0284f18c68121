//! Decides which place a target means.

use std::rc::Rc;

use super::anchored::{AnchoredPassage, is_at, is_given};
use super::words::{context, is_like, length};
use crate::interview::pin::{OWN, code, hash};
use crate::interview::{Interview, Passage, Text, Turn};
use crate::state::quoted::{place_in, places_in};
use crate::state::{Quote, passages_at};

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
    /// No later passage has the last words of a quotation of several.
    EndLost,
    Lost,
}

/// How many bytes of words hardly ever occur twice in an interview.
const LONG: usize = 48;

pub struct PinFinder<'a> {
    pub interview: &'a Interview,
    pub places: Vec<AnchoredPassage<'a>>,
    pub id: &'a str,
    /// The hash of the words, and the hash of the passage before, which may be empty.
    pub pin: Option<(&'a str, &'a str)>,
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
    pub fn place(&self) -> Found {
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

    pub fn quotation(&self, quote: &Quote) -> Option<Found> {
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

fn originals(turn: &Turn) -> impl Iterator<Item = &Text> {
    turn.passages.iter().filter_map(|passage| passage.texts.first())
}

fn bytes(passage: &Passage) -> usize {
    passage.texts[0].paragraphs.iter().map(|paragraph| paragraph.text.len()).sum()
}
