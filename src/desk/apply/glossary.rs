//! The terms of the glossary.

use std::rc::Rc;

use super::{Draft, Refused, tag};
use crate::desk::command::TermText;
use crate::desk::draft::{Term, Texts};

pub fn add(draft: &mut Draft, term: &TermText) -> Result<(), Refused> {
    let mut new = Term::default();
    write(&mut new, term)?;
    draft.glossary.push(new.into());
    Ok(())
}

pub fn change(draft: &mut Draft, position: usize, term: &TermText) -> Result<(), Refused> {
    let own = draft.glossary.get_mut(position).ok_or(Refused::NotThere)?;
    write(Rc::make_mut(own), term)
}

pub fn remove(draft: &mut Draft, position: usize) -> Result<(), Refused> {
    if position >= draft.glossary.len() {
        return Err(Refused::NotThere);
    }
    draft.glossary.remove(position);
    Ok(())
}

fn write(own: &mut Term, new: &TermText) -> Result<(), Refused> {
    own.term = texts(&new.term)?;
    if own.term.is_empty() {
        return Err(Refused::Invalid);
    }
    own.note = texts(&new.note)?;
    own.pinyin = (!new.pinyin.trim().is_empty()).then(|| new.pinyin.trim().into());
    let aliases = new.aliases.iter().map(|alias| alias.trim()).filter(|alias| !alias.is_empty());
    own.aliases = aliases.map(Into::into).collect();
    Ok(())
}

fn texts(pairs: &[(String, String)]) -> Result<Texts, Refused> {
    let mut texts = Texts::default();
    for (lang, text) in pairs {
        texts.set(&tag(lang)?, text.trim());
    }
    Ok(texts)
}
