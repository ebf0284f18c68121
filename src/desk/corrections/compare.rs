//! Compares what came back with the draft as it is now.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::matched::Passage;
use super::words::{Was, diff, is_word};
use super::{Matched, canonical};
use crate::desk::Standing as Pairing;
use crate::desk::{At, Command, Draft, Journal, apply, put_back};
use crate::interview::Lang;

/// A passage that came back with other words.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Its position in the passages of [`Matched::followed`].
    pub passage: usize,
    pub address: Rc<str>,
    pub lang: Lang,
    pub label: Rc<str>,
    /// Its number in the file.
    pub in_file: Rc<str>,
    /// Their words go on in the passage after it, or come from the one before: the editor has split it within them.
    pub runs_on: bool,
    /// Where it is in the draft that was compared.
    pub at: Option<At>,
    pub base: Rc<str>,
    pub theirs: Rc<str>,
    pub yours: Rc<str>,
    pub kind: Kind,
    /// Its language is the original, or the only one, and the file has kept no other: if it is taken out, the whole passage
    /// goes.
    pub is_whole: bool,
    pub standing: Standing,
    /// The words that were in its place when something was made of it.
    pub instead_of: Option<Rc<str>>,
    /// What was made of it last, if that is not what came back.
    pub made: Option<Rc<str>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Changed,
    /// It was taken out.
    Removed,
    /// The editor has changed it, too.
    Conflict,
    /// It is no longer in the draft.
    Gone,
}

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Open,
    /// The draft has it, or what an editor made of it.
    Taken,
    Left,
}

/// Words that an editor has begun to make of a passage, and has not taken yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    pub address: String,
    pub lang: String,
    pub text: String,
}

/// What the draft does not tell of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub address: String,
    pub lang: String,
    /// `None`: it was left. Otherwise something was made of it, in place of these words.
    pub instead_of: Option<String>,
    /// If it was left after it had been taken: the words that taking it replaced. The step that left it can be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What was made of it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<String>,
}

/// What a difference is about, in a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gist {
    /// Only signs and white space changed.
    Signs,
    Removed,
    Both,
    Gone,
    /// The first words that were put in, or else that were cut.
    Words(String),
}

/// Returns the passages that came back with other words, in the order of the text.
pub fn differences(draft: &Draft, matched: &Matched, decisions: &[Decision]) -> Vec<Difference> {
    let matched = matched.followed(draft);
    let passages = matched.passages.iter().enumerate().filter(|(_, one)| one.base != one.theirs);
    passages.map(|(n, passage)| difference(draft, &matched, (n, passage), decisions)).collect()
}

fn difference(draft: &Draft, matched: &Matched, (n, passage): (usize, &Passage), decisions: &[Decision]) -> Difference {
    let Passage { address, lang, label, in_file, base, theirs, runs_on } = passage.clone();
    let at = draft.find_passage(&address);
    let yours: Rc<str> = at.and_then(|at| draft.passage(at)).map_or("", |one| one.texts.text(&lang)).into();
    let yours: Rc<str> = canonical(&yours).into();
    let decided = decisions.iter().find(|one| *one.address == *address && one.lang == lang.as_str());
    let kind = match at {
        None if !theirs.is_empty() => Kind::Gone,
        _ if yours != base && yours != theirs => Kind::Conflict,
        _ if theirs.is_empty() => Kind::Removed,
        _ => Kind::Changed,
    };
    let standing = match decided {
        _ if yours == theirs => Standing::Taken,
        Some(Decision { made: Some(made), .. }) if *canonical(made) == *yours => Standing::Taken,
        Some(Decision { instead_of: None, .. }) => Standing::Left,
        // A step that is undone leaves the words that were given out, or those from before.
        Some(Decision { instead_of: Some(before), .. }) if **before != *yours && yours != base => Standing::Taken,
        _ => Standing::Open,
    };
    let is_alone = |at: At| draft.passage(at).is_some_and(|one| one.texts.iter().count() == 1);
    let is_kept = |one: &Passage| one.address == address && one.lang != lang && !one.theirs.is_empty();
    let is_whole = !(theirs.is_empty() && matched.passages.iter().any(is_kept))
        && (*draft.original() == lang || at.is_some_and(is_alone));
    let instead_of = decided.and_then(|one| one.instead_of.as_deref().or(one.before.as_deref())).map(Rc::from);
    let made = decided.and_then(|one| one.made.as_deref()).map(Rc::from);
    Difference {
        passage: n,
        address,
        lang,
        label,
        in_file,
        runs_on,
        at,
        base,
        theirs,
        yours,
        kind,
        is_whole,
        standing,
        instead_of,
        made,
    }
}

/// One step that takes all that the editor has not changed, and how many that are; `None` if there is nothing.
pub fn take_all(draft: &Draft, all: &[Difference]) -> Option<(Command, usize)> {
    let mut next = draft.clone();
    let mut take = |one: &Difference| {
        let command = one.take(&next)?;
        // The last passage stays in any case.
        next = apply(&next, &command).ok()?;
        Some(command)
    };
    let commands: Vec<Command> = all.iter().filter(|one| one.is_plain()).filter_map(&mut take).collect();
    // A translation goes with its original.
    let has = |one: &&Difference| {
        let own = next.find_passage(&one.address).and_then(|at| next.passage(at));
        *canonical(own.map_or("", |own| own.texts.text(&one.lang))) == *one.theirs
    };
    let count = all.iter().filter(|one| one.is_plain()).filter(has).count();
    (!commands.is_empty()).then_some((Command::Group { commands }, count))
}

impl Difference {
    /// The command that takes it; `None` if there is nothing to take, because that is done, or no place for it.
    pub fn take(&self, draft: &Draft) -> Option<Command> {
        let at = draft.find_passage(&self.address)?;
        if self.standing == Standing::Taken {
            return None;
        }
        match self.takes_out() {
            true => Some(Command::Remove { at: vec![at] }),
            false => self.put(draft, &self.theirs),
        }
    }

    /// The command that puts other words in its place.
    pub fn put(&self, draft: &Draft, text: &str) -> Option<Command> {
        Some(Command::Type {
            at: draft.find_passage(&self.address)?,
            lang: self.lang.to_string(),
            text: text.to_owned(),
        })
    }

    /// The command that puts back what stood there before it was taken; `None` if it was not taken, or if a passage that
    /// went as a whole is in no step of the journal.
    pub fn put_back(&self, journal: &Journal) -> Option<Command> {
        if self.standing != Standing::Taken {
            return None;
        }
        let before = self.instead_of.as_deref().filter(|before| **before != *self.yours).unwrap_or(&self.base);
        match self.at {
            Some(_) => self.put(journal.draft(), before),
            None => put_back(&journal.with_passage(&self.address)?, journal.draft(), &self.address),
        }
    }

    /// Whether the words of the original have changed, and nobody has said since then that a translation fits them.
    pub fn is_translation_older(&self, draft: &Draft) -> bool {
        let Some(at) = draft.find_passage(&self.address).filter(|_| *draft.original() == self.lang) else {
            return false;
        };
        let is_changed = draft.passage(at).is_some_and(|own| canonical(own.texts.text(&self.lang)) != *self.base);
        let is_open =
            |lang: &Lang| !matches!(draft.standing(at, lang), Pairing::Gap | Pairing::AcceptedGap | Pairing::Confirmed);
        is_changed && draft.languages[1..].iter().any(is_open)
    }

    /// What can be taken with others at once: the editor has not changed it.
    pub fn is_plain(&self) -> bool {
        self.standing == Standing::Open && matches!(self.kind, Kind::Changed | Kind::Removed)
    }

    /// The decision to leave it.
    pub fn left(&self) -> Decision {
        let own = |words: &Option<Rc<str>>| words.as_deref().map(String::from);
        Decision {
            address: self.address.to_string(),
            lang: self.lang.to_string(),
            instead_of: None,
            before: own(&self.instead_of),
            made: own(&self.made),
        }
    }

    /// The decision to take it, or what an editor has `made` of it.
    pub fn taken(&self, made: Option<String>) -> Decision {
        // Who changes what was made of it puts back what stood there before all that.
        let before = self.instead_of.as_ref().filter(|_| self.standing == Standing::Taken).unwrap_or(&self.yours);
        Decision { instead_of: Some(before.to_string()), before: None, made, ..self.left() }
    }

    /// Whether the whole passage goes if it is taken.
    pub fn takes_out(&self) -> bool {
        self.theirs.is_empty() && self.is_whole
    }

    pub fn unfinished(&self, text: String) -> Unfinished {
        Unfinished { address: self.address.to_string(), lang: self.lang.to_string(), text }
    }

    /// Whether words have been begun for this passage.
    pub fn is_of(&self, one: &Unfinished) -> bool {
        *one.address == *self.address && one.lang == self.lang.as_str()
    }

    pub fn gist(&self) -> Gist {
        match self.kind {
            Kind::Gone => return Gist::Gone,
            Kind::Conflict if self.standing != Standing::Taken => return Gist::Both,
            _ if self.theirs.is_empty() => return Gist::Removed,
            _ => {}
        }
        let pieces = diff(&self.base, &self.theirs);
        let of = |was: Was| pieces.iter().find(|piece| piece.was == was && is_word(&piece.text));
        of(Was::Put).or_else(|| of(Was::Cut)).map_or(Gist::Signs, |piece| {
            let words = piece.text.trim();
            let end = words.char_indices().nth(24).map_or(words.len(), |(at, _)| at);
            Gist::Words(if end < words.len() { format!("{}…", words[..end].trim_end()) } else { words.to_owned() })
        })
    }
}
