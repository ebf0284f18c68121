//! The passages of an interview, each with what comes before it.

use std::rc::Rc;

use crate::interview::pin::before_code;
use crate::interview::{Interview, Passage, Text, Turn};

/// A passage, and the hash of the passage before.
pub struct AnchoredPassage<'a> {
    pub turn: &'a Turn,
    pub passage: &'a Rc<Passage>,
    pub before: Rc<str>,
}

pub fn places(interview: &Interview) -> Vec<AnchoredPassage<'_>> {
    let mut before: Option<&[Text]> = None;
    let passages = interview.turns().flat_map(|turn| turn.passages.iter().map(move |passage| (turn, passage)));
    let placed = passages.map(|(turn, passage)| {
        let code = before_code(before);
        before = Some(&passage.texts);
        AnchoredPassage { turn, passage, before: code.into() }
    });
    placed.collect()
}

pub fn is_at(place: &AnchoredPassage, id: &str) -> bool {
    *place.turn.id == *id || *place.passage.id == *id
}

/// Returns whether the file itself identifies a place, by the id of the passage or of its turn.
pub fn is_given(place: &AnchoredPassage) -> bool {
    place.passage.pin.is_none() || place.turn.pin.is_none()
}
