//! [`apply()`]: turns a draft and a command into the next draft.

mod back;
mod confirm;
mod details;
mod glossary;
mod ids;
mod speakers;
mod structure;
mod themes;
mod translation;
mod words;

use std::rc::Rc;

pub use back::put_back;
pub(super) use words::is_same_words;

use super::command::{At, Command};
use super::draft::{Draft, Passage, Turn};
use super::find;
use super::patch::Patch;
use crate::interview::Lang;

/// Why a command cannot be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing is at the place, or nobody has the name.
    NotThere,
    /// Everything would stay as it is.
    Unchanged,
    /// The turns have two speakers: see [`Command::Join`].
    OtherSpeaker,
    /// The passage has no words in the language.
    Gap,
    /// Nothing is before or after it.
    AtEnd,
    /// One side of the split would have no words.
    NoWords,
    /// There are no words on that side of the offset.
    NoneThere,
    /// An interview has at least one passage.
    LastPassage,
    /// The speaker still has turns.
    InUse,
    /// The name or the text is empty.
    Invalid,
    /// This is no language tag.
    NoLanguage,
    /// The language is there already.
    Taken,
    /// No address has a name like this.
    NoAddress,
}

/// Carries out a command on a draft, which stays as it is.
///
/// # Errors
/// Why it cannot be done.
pub fn apply(draft: &Draft, command: &Command) -> Result<Draft, Refused> {
    let mut next = draft.clone();
    carry_out(&mut next, command)?;
    // A patch looks only into what was touched, so that a key costs the same in a long interview.
    if Patch::between(draft, &next).is_empty() { Err(Refused::Unchanged) } else { Ok(next) }
}

fn carry_out(draft: &mut Draft, command: &Command) -> Result<(), Refused> {
    match command {
        Command::Type { at, lang, text } => words::set(draft, *at, &tag(lang)?, text),
        Command::Space { at, lang, text } => words::set_space(draft, *at, &tag(lang)?, text),
        Command::Split { at, lang, offset, marks } => structure::split(draft, *at, &tag(lang)?, (*offset, *marks)),
        Command::Join { at, across } => structure::join(draft, *at, *across),
        Command::Part { at } => structure::part(draft, *at),
        Command::MoveTurn { turn, to } => move_item(&mut draft.turns, *turn, *to),
        Command::Remove { at } => structure::remove(draft, at),
        Command::PutBack { at, file, is_doubtful, sure, answers } => {
            back::put(draft, *at, file, is_doubtful.then_some(sure), answers)
        }
        Command::BackTo { file, doubtful } => back::to(draft, file, doubtful),
        Command::Insert { turn, speaker } => structure::insert(draft, *turn, speaker.as_deref()),
        Command::InsertPassage { at } => structure::insert_passage(draft, *at),
        Command::Heading { turn, lang, text } => words::set_heading(draft, *turn, &tag(lang)?, text),

        Command::Give { at, speaker } => speakers::give(draft, at, speaker.as_deref()),
        Command::AddSpeaker { id, name, lang, role } => speakers::add(draft, id, (name, &tag(lang)?), role),
        Command::RenameSpeaker { speaker, lang, name } => {
            let lang = tag(lang)?;
            speakers::change(draft, speaker, |speaker| speaker.name.set(&lang, name))
        }
        Command::Initials { speaker, lang, text } => {
            let lang = tag(lang)?;
            speakers::change(draft, speaker, |speaker| speaker.initials.set(&lang, text))
        }
        Command::Role { speaker, role } => speakers::change(draft, speaker, |speaker| {
            speaker.role = (!role.trim().is_empty()).then(|| role.trim().into());
        }),
        Command::Colour { speaker, colour } => speakers::set_colour(draft, speaker, *colour),
        Command::AboutSpeaker { speaker, lang, text } => {
            let lang = tag(lang)?;
            speakers::change(draft, speaker, |speaker| speaker.about.set(&lang, text))
        }
        Command::MergeSpeakers { from, into } => speakers::merge(draft, from, into),
        Command::RemoveSpeaker { speaker } => speakers::remove(draft, speaker),
        Command::MoveSpeaker { speaker, to } => {
            let from = speakers::position(draft, speaker)?;
            move_item(&mut draft.speakers, from, *to)
        }

        Command::Tag { at, theme, on } => themes::tag(draft, at, theme, *on),
        Command::TagAll { at, themes } => themes::tag_all(draft, at, themes),
        Command::AddTheme { id, label, lang } => themes::add(draft, id, label, &tag(lang)?),
        Command::AddThemes { themes, lang } => themes::add_all(draft, themes, &tag(lang)?),
        Command::RenameTheme { theme, lang, label } => {
            let lang = tag(lang)?;
            themes::change(draft, theme, |theme| theme.label.set(&lang, label))
        }
        Command::DescribeTheme { theme, lang, text } => {
            let lang = tag(lang)?;
            themes::change(draft, theme, |theme| theme.about.set(&lang, text))
        }
        Command::MergeThemes { from, into } => themes::merge(draft, from, into),
        Command::RemoveTheme { theme } => themes::remove(draft, theme),
        Command::MoveTheme { theme, to } => {
            let from = themes::position(draft, theme)?;
            move_item(&mut draft.themes, from, *to)
        }
        Command::ThemeIds { themes } => themes.iter().try_for_each(|(id, wish)| ids::set_theme(draft, id, wish)),

        Command::AddTerm { term } => glossary::add(draft, term),
        Command::ChangeTerm { position, term } => glossary::change(draft, *position, term),
        Command::RemoveTerm { position } => glossary::remove(draft, *position),

        Command::Detail { field, lang, text } => details::set(draft, *field, &tag(lang)?, text),
        Command::Plain { field, text } => details::set_plain(draft, *field, text),
        Command::AddLanguage { lang } => details::add_language(draft, &tag(lang)?),
        Command::RenameLanguage { from, to } => details::rename_language(draft, &tag(from)?, &tag(to)?),
        Command::RemoveLanguage { lang } => details::remove_language(draft, &tag(lang)?),
        Command::Original { lang } => details::make_original(draft, &tag(lang)?),

        Command::PushDown { at, lang } => correct(draft, lang, |draft, lang| translation::push_down(draft, *at, lang)),
        Command::PullUp { at, lang } => correct(draft, lang, |draft, lang| translation::pull_up(draft, *at, lang)),
        Command::FirstUp { at, lang } => correct(draft, lang, |draft, lang| translation::first_up(draft, *at, lang)),
        Command::LastDown { at, lang } => correct(draft, lang, |draft, lang| translation::last_down(draft, *at, lang)),
        Command::CutDown { at, lang, offset } => {
            correct(draft, lang, |draft, lang| translation::cut_down(draft, *at, lang, *offset))
        }
        Command::CutUp { at, lang, offset } => {
            correct(draft, lang, |draft, lang| translation::cut_up(draft, *at, lang, *offset))
        }
        Command::Swap { at, lang } => correct(draft, lang, |draft, lang| translation::swap(draft, *at, lang)),
        Command::MoveText { at, to, lang, in_order } => {
            let comes_before = *in_order && at < to;
            correct(draft, lang, |draft, lang| translation::move_text(draft, *at, *to, (lang, comes_before)))
        }
        Command::Align { at, lang, to, doubtful } => translation::align(draft, *at, &tag(lang)?, to, doubtful),
        Command::Confirm { at, lang } => confirm::confirm(draft, at, &tag(lang)?),
        Command::ConfirmTo { at, lang } => confirm::confirm_to(draft, *at, &tag(lang)?),

        Command::Replace { query, with } => replace(draft, query, with),
        Command::Pseudonymise { names, ids, variants } => words::pseudonymise(draft, names, *ids, *variants),
        Command::Allow { words } => words::allow(draft, words),

        Command::Group { commands } => commands.iter().try_for_each(|command| match carry_out(draft, command) {
            Err(Refused::Unchanged) => Ok(()),
            done => done,
        }),
    }
}

/// Carries out a correction of a translation.
fn correct(
    draft: &mut Draft,
    lang: &str,
    correction: impl FnOnce(&mut Draft, &Lang) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let lang = tag(lang)?;
    confirm::correct(draft, &lang, |draft| correction(draft, &lang))
}

fn replace(draft: &mut Draft, query: &super::Query, with: &str) -> Result<(), Refused> {
    match find::replace(draft, query, with) {
        0 => Err(Refused::Unchanged),
        _ => Ok(()),
    }
}

/// Reads a language tag.
fn tag(lang: &str) -> Result<Lang, Refused> {
    Lang::parse(lang).ok_or(Refused::NoLanguage)
}

/// The turn at a position, to change.
fn turn_mut(draft: &mut Draft, turn: usize) -> Result<&mut Turn, Refused> {
    draft.turns.get_mut(turn).map(Rc::make_mut).ok_or(Refused::NotThere)
}

/// The passage at a place, to change.
fn passage_mut(draft: &mut Draft, at: At) -> Result<&mut Passage, Refused> {
    let passages = &mut turn_mut(draft, at.turn)?.passages;
    passages.get_mut(at.passage).map(Rc::make_mut).ok_or(Refused::NotThere)
}

/// Returns an error if any of the places is empty, or there is none.
fn all_there(draft: &Draft, at: &[At]) -> Result<(), Refused> {
    let are_there = !at.is_empty() && at.iter().all(|at| draft.passage(*at).is_some());
    if are_there { Ok(()) } else { Err(Refused::NotThere) }
}

/// Moves an item of a list before the item that is at another position now.
fn move_item<T>(list: &mut Vec<Rc<T>>, from: usize, to: usize) -> Result<(), Refused> {
    if from >= list.len() || to > list.len() {
        return Err(Refused::NotThere);
    }
    if to == from || to == from + 1 {
        return Err(Refused::Unchanged);
    }
    let item = list.remove(from);
    list.insert(if to > from { to - 1 } else { to }, item);
    Ok(())
}
