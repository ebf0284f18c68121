//! Ids that a name is in: they are in the file and in addresses, where readers see them.

use std::rc::Rc;

use super::{Draft, Refused, passage_mut, themes, turn_mut};
use crate::desk::detail::PlainField;
use crate::desk::draft::{Speaker, fresh};
use crate::desk::traces::words;

/// Ids that begin so tell no name.
const ROLES: [&str; 4] = ["speaker", "interviewer", "interviewee", "interpreter"];

/// Which names become which, and which speakers had them.
pub struct Names {
    /// The words of each name and of its pseudonym, in small letters.
    pairs: Vec<(Vec<String>, Vec<String>)>,
    /// For each speaker who has one of the names in a script that ids tell only by its sounds: the words of the pseudonym.
    sounds: Vec<Option<Vec<String>>>,
}

impl Names {
    /// `draft`: as it is before the names are replaced.
    pub fn of(draft: &Draft, names: &[&(String, String)]) -> Names {
        let pairs: Vec<_> = names.iter().map(|(name, new)| (words(name), latin(words(new)))).collect();
        let sounds = |speaker: &Rc<Speaker>| {
            let is_called = |name: &str| speaker.name.iter().any(|(_, own)| own.trim() == name);
            let base = speaker.id.split('-').next().unwrap_or_default();
            if ROLES.contains(&base) {
                return None;
            }
            let sounding = names.iter().zip(&pairs).filter(|((name, _), _)| !name.is_ascii() && is_called(name.trim()));
            sounding.map(|(_, (_, new))| new.clone()).next()
        };
        Names { sounds: draft.speakers.iter().map(sounds).collect(), pairs }
    }

    /// An id without the names; `None` if none is in it as a whole part between hyphens.
    fn without(&self, id: &str) -> Option<String> {
        let mut parts: Vec<String> = id.split('-').map(String::from).collect();
        for (name, new) in self.pairs.iter().filter(|(name, _)| !name.is_empty()) {
            let mut from = 0;
            while let Some(at) = (from..parts.len()).find(|at| starts_with(&parts[*at..], name)) {
                parts.splice(at..at + name.len(), new.iter().cloned());
                from = at + new.len();
            }
        }
        let new = parts.join("-");
        (new != id).then_some(new)
    }
}

fn starts_with(parts: &[String], name: &[String]) -> bool {
    parts.len() >= name.len() && parts.iter().zip(name).all(|(part, word)| part.to_lowercase() == *word)
}

/// Ids are of Latin letters where they can be.
fn latin(words: Vec<String>) -> Vec<String> {
    if words.iter().all(|word| word.is_ascii()) { words } else { Vec::new() }
}

/// Takes the names out of the ids of speakers, themes and terms and of the interview itself, with all that refers to them.
pub fn rename(draft: &mut Draft, names: &Names) -> Result<(), Refused> {
    for n in 0..draft.speakers.len() {
        let sound = names.sounds.get(n).cloned().flatten().map(|words| words.join("-"));
        let id = draft.speakers[n].id.clone();
        if let Some(wish) = names.without(&id).or(sound) {
            let is_taken = |wish: &str| draft.speakers.iter().any(|own| *own.id == *wish && own.id != id);
            let new = fresh(or(&wish, "speaker"), is_taken);
            rename_speaker(draft, n, &new)?;
        }
    }
    for n in 0..draft.themes.len() {
        let id = draft.themes[n].id.clone();
        if let Some(wish) = names.without(&id) {
            let new = fresh(or(&wish, "theme"), |wish| draft.theme(wish).is_some());
            rename_theme(draft, n, &new)?;
        }
    }
    for n in 0..draft.glossary.len() {
        let Some(wish) = draft.glossary[n].id.as_ref().and_then(|id| names.without(id)) else { continue };
        let is_taken = |wish: &str| draft.glossary.iter().any(|term| term.id.as_deref() == Some(wish));
        let new = fresh(or(&wish, "term"), is_taken);
        Rc::make_mut(&mut draft.glossary[n]).id = Some(new);
    }
    if let Some(wish) = draft.plain.get(&PlainField::Id).and_then(|id| names.without(id)) {
        Rc::make_mut(&mut draft.plain).insert(PlainField::Id, or(&wish, "interview").into());
    }
    Ok(())
}

/// The wish, unless nothing is left of it.
fn or<'a>(wish: &'a str, other: &'a str) -> &'a str {
    if wish.chars().any(char::is_alphanumeric) { wish } else { other }
}

fn rename_speaker(draft: &mut Draft, n: usize, new: &Rc<str>) -> Result<(), Refused> {
    let old = draft.speakers[n].id.clone();
    if old == *new {
        return Ok(());
    }
    Rc::make_mut(&mut draft.speakers[n]).id = new.clone();
    for turn in 0..draft.turns.len() {
        if draft.turns[turn].speaker.as_ref() == Some(&old) {
            turn_mut(draft, turn)?.speaker = Some(new.clone());
        }
    }
    Ok(())
}

/// Gives a theme another id, with all that refers to it. Another theme may have the wish.
pub fn set_theme(draft: &mut Draft, id: &str, wish: &str) -> Result<(), Refused> {
    if wish.trim().is_empty() {
        return Err(Refused::Invalid);
    }
    let position = themes::position(draft, id)?;
    let new = fresh(wish, |other| other != id && draft.theme(other).is_some());
    rename_theme(draft, position, &new)
}

fn rename_theme(draft: &mut Draft, n: usize, new: &Rc<str>) -> Result<(), Refused> {
    let old = draft.themes[n].id.clone();
    Rc::make_mut(&mut draft.themes[n]).id = new.clone();
    for at in draft.places().collect::<Vec<_>>() {
        if draft.turns[at.turn].passages[at.passage].themes.contains(&old) {
            let themes = &mut passage_mut(draft, at)?.themes;
            themes.iter_mut().filter(|own| **own == old).for_each(|own| *own = new.clone());
        }
    }
    Ok(())
}
