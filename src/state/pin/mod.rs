//! Finds the target of a link in a file that has changed since the link was made.
//!
//! After its id, a link may carry a few letters that pin it: `#t3.1~k3f9ab2c`. The first five are a hash of the words
//! that are meant: those of the passage, or those of the quotation and its context. If the file gives no id, three more
//! are a hash of the passage before. So the words are recognised in their new place, and other words in the old place
//! are not mistaken for them. Links without a pin rely on their id and their words alone.

mod anchored;
mod finder;
mod words;

use std::ops::Range;
use std::rc::Rc;

use super::quoted::{place_in, places_in};
use super::{Quote, Target, passages_at};
use crate::interview::pin::{BEFORE, OWN};
use crate::interview::{Interview, Passage, Text};
use anchored::{is_at, places};
use finder::PinFinder;
pub use finder::{Found, LinkNotice};
use words::context;

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

/// Makes the target of a quotation whose place in its passage is known by its own part of the pin.
pub fn pinned_by(interview: &Interview, passage: &Passage, quote: Quote, own: &str) -> Target {
    let place = places(interview).into_iter().find(|place| place.passage.id == passage.id && passage.pin.is_some());
    let before = place.map(|place| place.before).unwrap_or_default();
    Target { id: format!("{}~{own}{before}", passage.id).into(), quote: Some(quote) }
}

/// Makes the part of a pin that distinguishes quoted words from the same words elsewhere.
pub fn own(text: &Text, words: &[(usize, Range<usize>)]) -> String {
    context(text, words).0
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
        Some(quote) => {
            let mut found = finder.quotation(quote)?;
            if let Quote::Through { to, last, .. } = quote {
                let later = up_to(interview, &found.id, to, last);
                if later.is_empty() {
                    found.told = found.told.or(Some(LinkNotice::EndLost));
                }
                found.passages.extend(later);
            }
            Some(found)
        }
    }
}

/// The passages after one, up to the passage `to` that has the last words of a quotation, or else to the next passage
/// that has them. Empty if no later passage does.
fn up_to(interview: &Interview, from: &str, to: &str, last: &Rc<str>) -> Vec<Rc<str>> {
    let words = Quote::Words(last.clone());
    let has = |passage: &Passage| passage.texts.iter().any(|text| place_in(text, &words).is_some());
    let after: Vec<_> = interview.passages().skip_while(|passage| *passage.id != *from).skip(1).collect();
    let named = after.iter().position(|passage| *passage.id == *to && has(passage));
    let end = named.or_else(|| after.iter().position(|passage| has(passage)));
    end.map(|end| after[..=end].iter().map(|passage| passage.id.clone()).collect()).unwrap_or_default()
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

/// Returns the place of a quotation in a text: the pinned one if there is one, or else the first.
pub fn marked(text: &Text, quote: &Quote, own: Option<&str>) -> Option<Vec<(usize, Range<usize>)>> {
    let mut all = places_in(text, quote);
    let pinned = own.and_then(|own| all.iter().position(|spans| context(text, spans).0 == *own)).unwrap_or_default();
    (!all.is_empty()).then(|| all.swap_remove(pinned))
}
