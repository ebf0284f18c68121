//! Says of translations that they are right.

use std::rc::Rc;

use super::{At, Draft, Refused, all_there, passage_mut};
use crate::desk::pairs::Standing;
use crate::interview::Lang;

/// Confirms the words of places in a language, and accepts their gaps.
pub fn confirm(draft: &mut Draft, at: &[At], lang: &Lang) -> Result<(), Refused> {
    all_there(draft, at)?;
    let original = draft.original().clone();
    if original == *lang {
        return Err(Refused::Invalid);
    }
    for at in at {
        if !draft.standing(*at, lang).is_settled() {
            passage_mut(draft, *at)?.confirm(&original, lang);
        }
    }
    Ok(())
}

/// Confirms a place and the words of all places above it. Gaps above it, and words that are older than their originals,
/// stay as they are: somebody has to look at each.
pub fn confirm_to(draft: &mut Draft, at: At, lang: &Lang) -> Result<(), Refused> {
    draft.passage(at).ok_or(Refused::NotThere)?;
    confirm_above(draft, at, lang)?;
    confirm(draft, &[at], lang)
}

/// Carries out a correction, and confirms everything above the first passage that it has changed.
pub fn correct(
    draft: &mut Draft,
    lang: &Lang,
    correction: impl FnOnce(&mut Draft) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let before = draft.clone();
    correction(draft)?;
    let is_same =
        |at: &At| before.passage(*at).zip(draft.passage(*at)).is_some_and(|(one, other)| Rc::ptr_eq(one, other));
    let changed = draft.places().find(|at| !is_same(at));
    match changed.filter(|_| draft.original() != lang) {
        Some(at) => confirm_above(draft, at, lang),
        None => Ok(()),
    }
}

/// Confirms the words above a place, but those that are older than their originals.
pub fn confirm_above(draft: &mut Draft, at: At, lang: &Lang) -> Result<(), Refused> {
    let above = open_above(draft, at, lang);
    if above.is_empty() { Ok(()) } else { confirm(draft, &above, lang) }
}

/// The places above one whose words nobody has confirmed yet, and that are not older than their originals.
fn open_above(draft: &Draft, at: At, lang: &Lang) -> Vec<At> {
    let is_open = |place: &At| matches!(draft.standing(*place, lang), Standing::Doubtful | Standing::Unknown);
    draft.places().take_while(|place| *place < at).filter(is_open).collect()
}
