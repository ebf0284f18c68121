//! Turns and passages: splits, joins, parts, inserts and removes them.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{At, Draft, Passage, Refused, Turn, all_there, turn_mut};
use crate::desk::draft::Texts;
use crate::desk::pairs::Standing;
use crate::interview::{Lang, cut};

/// Splits a passage at an offset in one language. Both parts keep the themes; the white space at the cut goes. `marks`:
/// both parts keep the marks around the offset, too.
pub fn split(draft: &mut Draft, at: At, lang: &Lang, (offset, marks): (usize, bool)) -> Result<(), Refused> {
    let passage = draft.passage(at).ok_or(Refused::NotThere)?.clone();
    let text = passage.texts.get(lang).ok_or(Refused::NotThere)?;
    let parts = match marks {
        true => cut(text, offset),
        false => {
            text.split_at_checked(offset).map(|(first, second)| (first.trim_end().into(), second.trim_start().into()))
        }
    };
    let (first, second) = parts.ok_or(Refused::NotThere)?;
    if first.trim().is_empty() || second.is_empty() {
        return Err(Refused::NoWords);
    }
    let new = Passage {
        id: Some(new_id(draft, at.turn)),
        texts: Texts::of(lang, &second),
        themes: passage.themes.clone(),
        ..Passage::default()
    };
    let is_settled = |lang: &&Lang| passage.standing(draft.original(), lang).is_settled();
    let settled: Vec<Lang> = draft.languages.iter().filter(is_settled).cloned().collect();
    let turn = turn_mut(draft, at.turn)?;
    turn.freeze();
    let own = Rc::make_mut(&mut turn.passages[at.passage]);
    own.texts.set(lang, &first);
    // What was right for the whole is not known to be right for a part.
    settled.iter().for_each(|lang| own.translated.set(lang, ""));
    turn.passages.insert(at.passage + 1, new.into());
    Ok(())
}

/// An id for a new passage of a turn: that of the turn with the next number that is free.
pub fn new_id(draft: &Draft, turn: usize) -> Rc<str> {
    let turn = &draft.turns[turn];
    let taken: BTreeSet<Rc<str>> = (0..turn.passages.len()).map(|passage| turn.address(passage)).collect();
    let free = (turn.passages.len() + 1..).map(|n| format!("{}.{n}", turn.id)).find(|id| !taken.contains(&**id));
    draft.fresh_id(&free.expect("one number is free"))
}

/// Joins a passage with the one before it, in every language; joins the turns if it is the first of its turn.
pub fn join(draft: &mut Draft, at: At, across: bool) -> Result<(), Refused> {
    draft.passage(at).ok_or(Refused::NotThere)?;
    if at.passage == 0 {
        join_turns(draft, at.turn, across)?;
    }
    let languages = draft.languages.clone();
    let turn = match at.passage {
        0 => at.turn - 1,
        _ => at.turn,
    };
    let turn = turn_mut(draft, turn)?;
    let second = match at.passage {
        // The passages of the later turn have been appended; its first one is where the earlier one ended.
        0 => turn.passages.iter().position(|passage| passage.id.as_deref() == Some(JOINED)),
        n => Some(n),
    };
    let second = second.ok_or(Refused::NotThere)?;
    turn.freeze();
    let gone = turn.passages.remove(second);
    let first = Rc::make_mut(&mut turn.passages[second - 1]);
    let standing = |passage: &Passage, lang: &Lang| passage.standing(&languages[0], lang);
    let standings: Vec<_> =
        languages[1..].iter().map(|lang| (lang, standing(first, lang), standing(&gone, lang))).collect();
    first.texts.append(&gone.texts);
    first.doubtful.extend(gone.doubtful.iter().cloned());
    for (lang, own, other) in standings {
        match (own, other) {
            (own, other) if own.is_settled() && other.is_settled() => first.confirm(&languages[0], lang),
            (Standing::Outdated, _) => {}
            (_, Standing::Outdated) => first.translated.set(lang, gone.translated.text(lang)),
            _ => first.translated.set(lang, ""),
        }
    }
    let new = gone.themes.iter().filter(|theme| !first.themes.contains(theme)).cloned().collect::<Vec<_>>();
    first.themes.extend(new);
    Ok(())
}

/// Stands in for the id of the passage at which two turns are being joined.
const JOINED: &str = "\0";

/// Appends the passages of a turn to the turn before it.
fn join_turns(draft: &mut Draft, turn: usize, across: bool) -> Result<(), Refused> {
    let before = turn.checked_sub(1).ok_or(Refused::AtEnd)?;
    if draft.turns[before].speaker != draft.turns[turn].speaker && !across {
        return Err(Refused::OtherSpeaker);
    }
    let mut gone = draft.turns.remove(turn);
    let gone = Rc::make_mut(&mut gone);
    gone.freeze();
    Rc::make_mut(&mut gone.passages[0]).id = Some(JOINED.into());
    let kept = turn_mut(draft, before)?;
    kept.freeze();
    kept.passages.append(&mut gone.passages);
    if kept.heading.is_empty() {
        kept.heading = std::mem::take(&mut gone.heading);
    }
    answer_instead(draft, &gone.id.clone(), before);
    Ok(())
}

/// Lets the turns that answer a turn answer another one instead.
pub fn answer_instead(draft: &mut Draft, gone: &Rc<str>, instead: usize) {
    let new = draft.turns.get(instead).map(|turn| turn.id.clone());
    for (n, turn) in draft.turns.iter_mut().enumerate() {
        if turn.answers.as_ref() == Some(gone) {
            let own = new.clone().filter(|_| n != instead);
            Rc::make_mut(turn).answers = own;
        }
    }
}

/// Makes a passage and those after it a turn of its own, with the same speaker.
pub fn part(draft: &mut Draft, at: At) -> Result<(), Refused> {
    draft.passage(at).ok_or(Refused::NotThere)?;
    if at.passage == 0 {
        return Err(Refused::Unchanged);
    }
    let id = draft.fresh_turn_id(&draft.turns[at.turn].id.clone());
    let turn = turn_mut(draft, at.turn)?;
    turn.freeze();
    let passages = turn.passages.split_off(at.passage);
    let (speaker, answers) = (turn.speaker.clone(), turn.answers.clone());
    draft.turns.insert(at.turn + 1, Rc::new(Turn { id, speaker, answers, passages, ..Turn::default() }));
    Ok(())
}

/// Removes passages, and turns of which none is left. One passage stays, since an interview has at least one.
pub fn remove(draft: &mut Draft, at: &[At]) -> Result<(), Refused> {
    all_there(draft, at)?;
    let gone: BTreeSet<At> = at.iter().copied().collect();
    if gone.len() == draft.places().count() {
        return Err(Refused::LastPassage);
    }
    for at in gone.into_iter().rev() {
        let turn = turn_mut(draft, at.turn)?;
        turn.freeze();
        turn.passages.remove(at.passage);
        if turn.passages.is_empty() {
            let id = draft.turns.remove(at.turn).id.clone();
            answer_instead(draft, &id, usize::MAX);
        }
    }
    Ok(())
}

/// Inserts a turn with one empty passage.
pub fn insert(draft: &mut Draft, turn: usize, speaker: Option<&str>) -> Result<(), Refused> {
    let is_known = speaker.is_none_or(|id| draft.speaker(id).is_some());
    if turn > draft.turns.len() || !is_known {
        return Err(Refused::NotThere);
    }
    let id = draft.fresh_turn_id(&format!("t{}", draft.turns.len() + 1));
    let passages = vec![Rc::new(Passage::default())];
    draft.turns.insert(turn, Rc::new(Turn { id, speaker: speaker.map(Into::into), passages, ..Turn::default() }));
    Ok(())
}

/// Inserts an empty passage before a place, or at the end of its turn.
pub fn insert_passage(draft: &mut Draft, at: At) -> Result<(), Refused> {
    let is_there = draft.turns.get(at.turn).is_some_and(|turn| at.passage <= turn.passages.len());
    if !is_there {
        return Err(Refused::NotThere);
    }
    let id = new_id(draft, at.turn);
    let turn = turn_mut(draft, at.turn)?;
    turn.freeze();
    turn.passages.insert(at.passage, Rc::new(Passage { id: Some(id), ..Passage::default() }));
    Ok(())
}
