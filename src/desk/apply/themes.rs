//! Themes, and the passages that have them.

use std::rc::Rc;

use super::{At, Draft, Refused, all_there, passage_mut};
use crate::desk::command::NewTheme;
use crate::desk::draft::{Texts, Theme, fresh};
use crate::interview::Lang;

pub fn position(draft: &Draft, id: &str) -> Result<usize, Refused> {
    draft.themes.iter().position(|theme| *theme.id == *id).ok_or(Refused::NotThere)
}

pub fn change(draft: &mut Draft, id: &str, change: impl FnOnce(&mut Theme)) -> Result<(), Refused> {
    let position = position(draft, id)?;
    change(Rc::make_mut(&mut draft.themes[position]));
    Ok(())
}

pub fn tag(draft: &mut Draft, at: &[At], theme: &str, on: bool) -> Result<(), Refused> {
    all_there(draft, at)?;
    let theme = draft.themes[position(draft, theme)?].id.clone();
    for at in at {
        let has = draft.passage(*at).is_some_and(|passage| passage.themes.contains(&theme));
        match (has, on) {
            (false, true) => passage_mut(draft, *at)?.themes.push(theme.clone()),
            (true, false) => passage_mut(draft, *at)?.themes.retain(|own| *own != theme),
            _ => {}
        }
    }
    Ok(())
}

pub fn tag_all(draft: &mut Draft, at: &[At], themes: &[String]) -> Result<(), Refused> {
    all_there(draft, at)?;
    let mut ids: Vec<Rc<str>> = Vec::new();
    for theme in themes {
        let id = draft.themes[position(draft, theme)?].id.clone();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    for at in at {
        if draft.passage(*at).is_some_and(|passage| passage.themes != ids) {
            passage_mut(draft, *at)?.themes = ids.clone();
        }
    }
    Ok(())
}

/// Adds a theme, unless one has that label already.
pub fn add(draft: &mut Draft, id: &str, label: &str, lang: &Lang) -> Result<(), Refused> {
    add_one(draft, &NewTheme { id: id.to_owned(), label: label.to_owned(), about: String::new() }, lang)
}

/// Adds the themes of a code book. Those whose label is there already are left out.
pub fn add_all(draft: &mut Draft, themes: &[NewTheme], lang: &Lang) -> Result<(), Refused> {
    for theme in themes {
        match add_one(draft, theme, lang) {
            Ok(()) | Err(Refused::Taken) => {}
            Err(refused) => return Err(refused),
        }
    }
    Ok(())
}

fn add_one(draft: &mut Draft, theme: &NewTheme, lang: &Lang) -> Result<(), Refused> {
    let label = theme.label.trim();
    if label.is_empty() || theme.id.trim().is_empty() {
        return Err(Refused::Invalid);
    }
    let has_label = |own: &Rc<Theme>| own.label.iter().any(|(_, text)| **text == *label);
    if draft.themes.iter().any(has_label) {
        return Err(Refused::Taken);
    }
    let id = fresh(theme.id.trim(), |id| draft.theme(id).is_some());
    let about = Texts::of(lang, theme.about.trim());
    draft.themes.push(Rc::new(Theme { id, label: Texts::of(lang, label), about, ..Theme::default() }));
    Ok(())
}

pub fn merge(draft: &mut Draft, from: &str, into: &str) -> Result<(), Refused> {
    let (gone, kept) = (position(draft, from)?, position(draft, into)?);
    if gone == kept {
        return Err(Refused::Unchanged);
    }
    let (gone, kept) = (draft.themes[gone].id.clone(), draft.themes[kept].id.clone());
    for at in draft.places().collect::<Vec<_>>() {
        let themes = &draft.turns[at.turn].passages[at.passage].themes;
        let Some(position) = themes.iter().position(|own| *own == gone) else { continue };
        let has_both = themes.contains(&kept);
        let themes = &mut passage_mut(draft, at)?.themes;
        if has_both {
            themes.remove(position);
        } else {
            themes[position] = kept.clone();
        }
    }
    draft.themes.retain(|theme| theme.id != gone);
    Ok(())
}

pub fn remove(draft: &mut Draft, id: &str) -> Result<(), Refused> {
    let position = position(draft, id)?;
    for at in draft.places().collect::<Vec<_>>() {
        if draft.turns[at.turn].passages[at.passage].themes.iter().any(|own| **own == *id) {
            passage_mut(draft, at)?.themes.retain(|own| **own != *id);
        }
    }
    draft.themes.remove(position);
    Ok(())
}
