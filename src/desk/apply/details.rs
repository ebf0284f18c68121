//! What the interview says about itself, and its languages.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Draft, Refused, passage_mut};
use crate::desk::detail::{Field, PlainField};
use crate::desk::draft::{Passage, Texts};
use crate::interview::Lang;

/// Sets a text in a language. A date in words replaces one that is the same in every language.
pub fn set(draft: &mut Draft, field: Field, lang: &Lang, text: &str) -> Result<(), Refused> {
    let details = Rc::make_mut(&mut draft.details);
    let texts = details.entry(field).or_default();
    texts.set(lang, text.trim());
    if texts.is_empty() {
        details.remove(&field);
    }
    if field == Field::Date && details.contains_key(&field) {
        Rc::make_mut(&mut draft.plain).remove(&PlainField::Date);
    }
    Ok(())
}

pub fn set_plain(draft: &mut Draft, field: PlainField, text: &str) -> Result<(), Refused> {
    let plain = Rc::make_mut(&mut draft.plain);
    match text.trim() {
        "" => _ = plain.remove(&field),
        text => _ = plain.insert(field, text.into()),
    }
    if field == PlainField::Date && plain.contains_key(&field) {
        Rc::make_mut(&mut draft.details).remove(&Field::Date);
    }
    Ok(())
}

pub fn add_language(draft: &mut Draft, lang: &Lang) -> Result<(), Refused> {
    if draft.languages.contains(lang) {
        return Err(Refused::Taken);
    }
    draft.languages.push(lang.clone());
    Ok(())
}

pub fn make_original(draft: &mut Draft, lang: &Lang) -> Result<(), Refused> {
    let position = draft.languages.iter().position(|own| own == lang).ok_or(Refused::NotThere)?;
    if position > 0 {
        let former = draft.original().clone();
        for at in draft.places().collect::<Vec<_>>() {
            let is_known = |passage: &Rc<Passage>| !passage.translated.is_empty() || !passage.doubtful.is_empty();
            if draft.passage(at).is_some_and(is_known) {
                passage_mut(draft, at)?.exchange(&former, lang);
            }
        }
    }
    let lang = draft.languages.remove(position);
    draft.languages.insert(0, lang);
    Ok(())
}

/// Calls a language by another tag, in every text.
pub fn rename_language(draft: &mut Draft, from: &Lang, to: &Lang) -> Result<(), Refused> {
    let position = draft.languages.iter().position(|own| own == from).ok_or(Refused::NotThere)?;
    if draft.languages.contains(to) {
        return Err(Refused::Taken);
    }
    draft.languages[position] = to.clone();
    each_texts(draft, |texts| {
        if texts.get(to).is_none() {
            texts.0.iter_mut().filter(|(lang, _)| lang == from).for_each(|(lang, _)| *lang = to.clone());
        }
    });
    each_doubtful(draft, |doubtful| {
        if doubtful.remove(from) {
            doubtful.insert(to.clone());
        }
    });
    Ok(())
}

/// Removes a language other than the original, and its words in every text.
pub fn remove_language(draft: &mut Draft, lang: &Lang) -> Result<(), Refused> {
    match draft.languages.iter().position(|own| own == lang) {
        None => return Err(Refused::NotThere),
        Some(0) => return Err(Refused::Unchanged),
        Some(position) => _ = draft.languages.remove(position),
    }
    each_texts(draft, |texts| texts.set(lang, ""));
    each_doubtful(draft, |doubtful| _ = doubtful.remove(lang));
    Rc::make_mut(&mut draft.details).retain(|_, texts| !texts.is_empty());
    Ok(())
}

/// Changes which translations of each passage are doubtful.
fn each_doubtful(draft: &mut Draft, change: impl Fn(&mut BTreeSet<Lang>)) {
    let passages = draft.turns.iter_mut().flat_map(|turn| &mut Rc::make_mut(turn).passages);
    passages
        .filter(|passage| !passage.doubtful.is_empty())
        .for_each(|passage| change(&mut Rc::make_mut(passage).doubtful));
}

/// Changes each text that has a language.
fn each_texts(draft: &mut Draft, change: impl Fn(&mut Texts)) {
    Rc::make_mut(&mut draft.details).values_mut().for_each(&change);
    for speaker in draft.speakers.iter_mut().map(Rc::make_mut) {
        [&mut speaker.name, &mut speaker.initials, &mut speaker.about].into_iter().for_each(&change);
    }
    for theme in draft.themes.iter_mut().map(Rc::make_mut) {
        [&mut theme.label, &mut theme.about].into_iter().for_each(&change);
    }
    for term in draft.glossary.iter_mut().map(Rc::make_mut) {
        [&mut term.term, &mut term.note].into_iter().for_each(&change);
    }
    for turn in draft.turns.iter_mut().map(Rc::make_mut) {
        change(&mut turn.heading);
        turn.passages.iter_mut().map(Rc::make_mut).for_each(|passage| {
            change(&mut passage.texts);
            change(&mut passage.translated);
        });
    }
}
