//! Puts a passage back that was removed, with all that it had; or the whole interview, as it was.

use std::rc::Rc;

use super::{At, Command, Draft, Refused};
use crate::desk::draft::Turn;
use crate::desk::{document, open};
use crate::document::{parse, write};
use crate::interview::Lang;

/// The command that puts a passage back where it was in an earlier draft; `None` if it was not there.
pub fn put_back(before: &Draft, now: &Draft, address: &str) -> Option<Command> {
    let was = before.find_passage(address)?;
    let mut turn = Turn::clone(&before.turns[was.turn]);
    turn.freeze();
    let passage = turn.passages[was.passage].clone();
    let answers = before.turns.iter().filter(|other| other.answers.as_ref() == Some(&turn.id));
    let answers = answers.map(|other| other.id.to_string()).collect();
    let id = turn.id.clone();
    turn.passages = vec![passage.clone()];
    let alone = Draft { turns: vec![turn.into()], ..before.clone() };
    let at = match now.turns.iter().position(|turn| turn.id == id) {
        Some(own) => At { turn: own, passage: within(before, was, &now.turns[own]) },
        None => At { turn: among(before, was.turn, now), passage: 0 },
    };
    let sure = passage.translations(before.original()).filter(|lang| !passage.doubtful.contains(lang));
    Some(Command::PutBack {
        at,
        file: write(&document(&alone)),
        is_doubtful: !passage.doubtful.is_empty(),
        sure: sure.map(Lang::to_string).collect(),
        answers,
    })
}

/// The position in a turn after the nearest passage that stood before it.
fn within(before: &Draft, was: At, now: &Turn) -> usize {
    let former = &before.turns[was.turn];
    let position = |address: Rc<str>| (0..now.passages.len()).find(|passage| now.address(*passage) == address);
    (0..was.passage).rev().find_map(|passage| position(former.address(passage))).map_or(0, |passage| passage + 1)
}

/// The position among the turns after the nearest turn that stood before it.
fn among(before: &Draft, turn: usize, now: &Draft) -> usize {
    let position = |id: &Rc<str>| now.turns.iter().position(|turn| turn.id == *id);
    before.turns[..turn].iter().rev().find_map(|turn| position(&turn.id)).map_or(0, |turn| turn + 1)
}

/// Puts the passage of a file back. `sure`: its translations that are not doubtful; `None` if none is doubtful.
pub fn put(
    draft: &mut Draft,
    at: At,
    file: &str,
    sure: Option<&Vec<String>>,
    answers: &[String],
) -> Result<(), Refused> {
    let alone = open(&parse(file).map_err(|_| Refused::Invalid)?).draft;
    let [turn] = &alone.turns[..] else { return Err(Refused::Invalid) };
    let mut turn = Turn::clone(turn);
    turn.freeze();
    let [passage] = &mut turn.passages[..] else { return Err(Refused::Invalid) };
    if passage.id.as_deref().is_some_and(|address| draft.find_passage(address).is_some()) {
        return Err(Refused::Taken);
    }
    let own = Rc::make_mut(passage);
    let is_doubtful = |lang: &&Lang| sure.is_some_and(|sure| !sure.iter().any(|sure| sure == lang.as_str()));
    own.doubtful = own.translations(alone.original()).filter(is_doubtful).cloned().collect();
    own.themes.retain(|theme| draft.theme(theme).is_some());
    turn.speaker = turn.speaker.filter(|speaker| draft.speaker(speaker).is_some());
    if let Some(there) = draft.turns.get_mut(at.turn).filter(|there| there.id == turn.id) {
        let there = Rc::make_mut(there);
        there.freeze();
        let place = at.passage.min(there.passages.len());
        there.passages.insert(place, turn.passages.remove(0));
        return Ok(());
    }
    if draft.turns.iter().any(|other| other.id == turn.id) {
        return Err(Refused::Taken);
    }
    for other in draft.turns.iter_mut().filter(|other| answers.contains(&other.id.to_string())) {
        if other.answers.is_none() {
            Rc::make_mut(other).answers = Some(turn.id.clone());
        }
    }
    draft.turns.insert(at.turn.min(draft.turns.len()), turn.into());
    Ok(())
}

/// Returns to the interview of a file.
pub fn to(draft: &mut Draft, file: &str, doubtful: &[String]) -> Result<(), Refused> {
    let mut former = open(&parse(file).map_err(|_| Refused::Invalid)?).draft;
    if former.turns.is_empty() {
        return Err(Refused::Invalid);
    }
    former.mark_doubtful(doubtful.iter().map(|address| &**address));
    *draft = former;
    Ok(())
}
