//! Speakers, and who says what.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{At, Draft, Refused, all_there, structure, turn_mut};
use crate::desk::draft::{Speaker, Texts, fresh};
use crate::document::Colour;
use crate::interview::Lang;

pub fn position(draft: &Draft, id: &str) -> Result<usize, Refused> {
    draft.speakers.iter().position(|speaker| *speaker.id == *id).ok_or(Refused::NotThere)
}

pub fn change(draft: &mut Draft, id: &str, change: impl FnOnce(&mut Speaker)) -> Result<(), Refused> {
    let position = position(draft, id)?;
    change(Rc::make_mut(&mut draft.speakers[position]));
    Ok(())
}

pub fn set_colour(draft: &mut Draft, id: &str, colour: Option<u8>) -> Result<(), Refused> {
    if colour.is_some_and(|colour| colour > Colour::LAST) {
        return Err(Refused::Invalid);
    }
    change(draft, id, |speaker| speaker.colour = colour.map(Colour))
}

/// Gives passages to a speaker, or to nobody. A turn of which only a part is given is parted.
pub fn give(draft: &mut Draft, at: &[At], speaker: Option<&str>) -> Result<(), Refused> {
    all_there(draft, at)?;
    let speaker = speaker.map(|id| position(draft, id).map(|at| draft.speakers[at].id.clone())).transpose()?;
    let given: BTreeSet<At> = at.iter().copied().collect();
    let turns: BTreeSet<usize> = given.iter().map(|at| at.turn).collect();
    // From the end, so that the positions before stay true.
    for turn in turns.into_iter().rev() {
        if draft.turns[turn].speaker == speaker {
            continue;
        }
        let count = draft.turns[turn].passages.len();
        let is_given = |passage: usize| given.contains(&At { turn, passage });
        let cuts = (1..count).filter(|passage| is_given(*passage) != is_given(passage - 1));
        for passage in cuts.rev() {
            structure::part(draft, At { turn, passage })?;
            if is_given(passage) {
                turn_mut(draft, turn + 1)?.speaker = speaker.clone();
            }
        }
        if is_given(0) {
            turn_mut(draft, turn)?.speaker = speaker.clone();
        }
    }
    Ok(())
}

pub fn add(draft: &mut Draft, id: &str, (name, lang): (&str, &Lang), role: &str) -> Result<(), Refused> {
    let name = name.trim();
    if name.is_empty() || id.trim().is_empty() {
        return Err(Refused::Invalid);
    }
    let id = fresh(id.trim(), |id| draft.speaker(id).is_some());
    let role = (!role.trim().is_empty()).then(|| role.trim().into());
    draft.speakers.push(Rc::new(Speaker { id, name: Texts::of(lang, name), role, ..Speaker::default() }));
    Ok(())
}

/// Gives all turns of a speaker to another. The other keeps name, initials, role and colour, and gets names and initials
/// in the languages in which it has none.
pub fn merge(draft: &mut Draft, from: &str, into: &str) -> Result<(), Refused> {
    let (gone, kept) = (position(draft, from)?, position(draft, into)?);
    if gone == kept {
        return Err(Refused::Unchanged);
    }
    let gone = draft.speakers[gone].clone();
    let id = draft.speakers[kept].id.clone();
    change(draft, into, |kept| {
        for (own, other) in
            [(&mut kept.name, &gone.name), (&mut kept.initials, &gone.initials), (&mut kept.about, &gone.about)]
        {
            for (lang, text) in other.iter().filter(|(lang, _)| own.get(lang).is_none()).collect::<Vec<_>>() {
                own.set(lang, text);
            }
        }
    })?;
    draft.speakers.retain(|speaker| speaker.id != gone.id);
    for turn in &mut draft.turns {
        if turn.speaker.as_ref() == Some(&gone.id) {
            Rc::make_mut(turn).speaker = Some(id.clone());
        }
    }
    Ok(())
}

pub fn remove(draft: &mut Draft, id: &str) -> Result<(), Refused> {
    let position = position(draft, id)?;
    if draft.turns.iter().any(|turn| turn.speaker.as_deref() == Some(id)) {
        return Err(Refused::InUse);
    }
    draft.speakers.remove(position);
    Ok(())
}
