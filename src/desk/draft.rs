//! A [`Draft`]: an interview in a form that is convenient to edit.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use super::command::At;
use super::detail::{Field, PlainField};
use crate::document::{Colour, Extras, Seconds};
use crate::interview::{self, Lang, continued};

/// An interview under edit.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The languages of the text, the original first. Never empty.
    pub languages: Vec<Lang>,
    /// Title, summary and the like, by language.
    pub details: Rc<BTreeMap<Field, Texts>>,
    /// Addresses and the like, which are the same in every language.
    pub plain: Rc<BTreeMap<PlainField, Rc<str>>>,
    pub speakers: Vec<Rc<Speaker>>,
    pub themes: Vec<Rc<Theme>>,
    pub glossary: Vec<Rc<Term>>,
    /// Words that must not be published.
    pub withheld: Rc<[Rc<str>]>,
    pub turns: Vec<Rc<Turn>>,
    /// The members of the file, its source and its rights that no field reads.
    pub(super) extras: Rc<[Extras; 3]>,
}

/// A text in several languages, each once, in the order of the file. A text is never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub(super) Vec<(Lang, Rc<str>)>);

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speaker {
    pub id: Rc<str>,
    pub name: Texts,
    pub initials: Texts,
    /// `interviewer`, `interviewee`, `interpreter`, or any other word.
    pub role: Option<Rc<str>>,
    /// Without it, the speaker gets the next colour that nobody has: see [`Draft::colours`].
    pub colour: Option<Colour>,
    pub about: Texts,
    pub(super) extras: Extras,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Theme {
    pub id: Rc<str>,
    pub label: Texts,
    pub about: Texts,
    pub(super) extras: Extras,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Term {
    pub id: Option<Rc<str>>,
    pub term: Texts,
    pub pinyin: Option<Rc<str>>,
    pub aliases: Vec<Rc<str>>,
    pub note: Texts,
    pub(super) extras: Extras,
}

/// One speaker's uninterrupted words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turn {
    /// Unique among turns and passages.
    pub id: Rc<str>,
    /// `None`: a note without a speaker.
    pub speaker: Option<Rc<str>>,
    /// The id of the turn that this one answers, if that is not the question before it.
    pub answers: Option<Rc<str>>,
    pub heading: Texts,
    pub start: Option<Seconds>,
    /// Never empty.
    pub passages: Vec<Rc<Passage>>,
    pub(super) extras: Extras,
}

/// The smallest part of a turn that has themes, an address and a translation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// Without it, the passage's address is that of its turn with its position in it: see [`Turn::address`].
    pub id: Option<Rc<str>>,
    /// The words with their mark-up, as in the file; a blank line separates paragraphs. Without a language, the passage
    /// has a gap there.
    pub texts: Texts,
    /// The ids of its themes.
    pub themes: Vec<Rc<str>>,
    pub start: Option<Seconds>,
    /// For each translation, the fingerprint of the original that it was made of, if that is known.
    pub translated: Texts,
    /// The translations that may not belong here, by the import. Drafts keep them; files do not.
    pub doubtful: BTreeSet<Lang>,
    pub(super) extras: Extras,
}

/// Whether two names are the same, whatever the case of their letters and the white space around them.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    key_of(one) == key_of(other)
}

/// What is the same for names that are the same.
pub(super) fn key_of(name: &str) -> String {
    name.trim().to_lowercase()
}

impl Texts {
    /// Makes a text in one language; an empty text makes none.
    pub fn of(lang: &Lang, text: &str) -> Texts {
        let mut texts = Texts::default();
        texts.set(lang, text);
        texts
    }

    pub fn get(&self, lang: &Lang) -> Option<&Rc<str>> {
        self.0.iter().find(|(own, _)| own == lang).map(|(_, text)| text)
    }

    /// Returns whether it is this name in any language.
    pub fn is_called(&self, name: &str) -> bool {
        self.0.iter().any(|(_, own)| is_same(own, name))
    }

    /// Returns the text in a language, or an empty one.
    pub fn text(&self, lang: &Lang) -> &str {
        self.get(lang).map_or("", |text| text)
    }

    /// Returns the text in the first of these languages that has one, or else any.
    pub fn best<'a>(&'a self, langs: impl IntoIterator<Item = &'a Lang>) -> Option<&'a Rc<str>> {
        self.pick(langs).map(|(_, text)| text)
    }

    /// The same, with its language.
    pub fn pick<'a>(&'a self, langs: impl IntoIterator<Item = &'a Lang>) -> Option<(&'a Lang, &'a Rc<str>)> {
        let found = langs.into_iter().find_map(|lang| self.iter().find(|(own, _)| *own == lang));
        found.or(self.iter().next())
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Lang, &Rc<str>)> {
        self.0.iter().map(|(lang, text)| (lang, text))
    }

    /// Replaces the text in a language. An empty text, or one of white space, removes it.
    pub(super) fn set(&mut self, lang: &Lang, text: &str) {
        let position = self.0.iter().position(|(own, _)| own == lang);
        match position {
            Some(at) if text.trim().is_empty() => _ = self.0.remove(at),
            Some(at) => self.0[at].1 = text.into(),
            None if text.trim().is_empty() => {}
            None => self.0.push((lang.clone(), text.into())),
        }
    }

    /// Appends another text in each language.
    pub(super) fn append(&mut self, other: &Texts) {
        for (lang, text) in other.iter() {
            let joined = match self.get(lang) {
                Some(own) => continued(own, text),
                None => text.to_string(),
            };
            self.set(lang, &joined);
        }
    }
}

/// Two texts as paragraphs of one.
pub(super) fn joined(one: &str, other: &str) -> String {
    format!("{}\n\n{}", one.trim_end(), other.trim_start())
}

impl Speaker {
    /// Returns whether this is an interviewer.
    pub fn asks(&self) -> bool {
        self.role.as_deref() == Some("interviewer")
    }
}

impl Turn {
    /// The address of a passage, given its position in the turn.
    pub fn address(&self, passage: usize) -> Rc<str> {
        match self.passages.get(passage).and_then(|passage| passage.id.clone()) {
            Some(id) => id,
            None => format!("{}.{}", self.id, passage + 1).into(),
        }
    }

    /// Gives each passage the address that it has now, so that it keeps it when the passages before it change.
    pub(super) fn freeze(&mut self) {
        let addresses: Vec<_> = (0..self.passages.len()).map(|passage| self.address(passage)).collect();
        for (passage, address) in self.passages.iter_mut().zip(addresses) {
            if passage.id.is_none() {
                Rc::make_mut(passage).id = Some(address);
            }
        }
    }
}

impl Draft {
    pub fn original(&self) -> &Lang {
        self.languages.first().expect("a draft has a language")
    }

    /// The language of the text that words are in, by their letters.
    pub fn language_of(&self, words: &str) -> &Lang {
        let is_chinese = words.chars().any(interview::is_han);
        let own = self.languages.iter().find(|lang| lang.is_chinese() == is_chinese);
        own.unwrap_or(self.original())
    }

    pub fn turn(&self, at: At) -> Option<&Rc<Turn>> {
        self.turns.get(at.turn)
    }

    pub fn passage(&self, at: At) -> Option<&Rc<Passage>> {
        self.turn(at)?.passages.get(at.passage)
    }

    /// The address of the passage at a place.
    pub fn address(&self, at: At) -> Option<Rc<str>> {
        Some(self.turn(at)?.address(at.passage))
    }

    pub fn speaker(&self, id: &str) -> Option<&Rc<Speaker>> {
        self.speakers.iter().find(|speaker| *speaker.id == *id)
    }

    pub fn theme(&self, id: &str) -> Option<&Rc<Theme>> {
        self.themes.iter().find(|theme| *theme.id == *id)
    }

    /// The colour of each speaker, as readers see it.
    pub fn colours(&self) -> Vec<u8> {
        let speakers = self.speakers.iter().map(|speaker| (speaker.asks(), speaker.colour));
        interview::colours(&speakers.collect::<Vec<_>>())
    }

    /// The places of all passages, in order.
    pub fn places(&self) -> impl Iterator<Item = At> {
        let turns = self.turns.iter().enumerate();
        turns.flat_map(|(turn, it)| (0..it.passages.len()).map(move |passage| At { turn, passage }))
    }

    /// The place of the passage with an address.
    pub fn find_passage(&self, address: &str) -> Option<At> {
        self.places().find(|at| self.address(*at).as_deref() == Some(address))
    }

    /// The place of the turn or passage with an address.
    pub fn find_address(&self, address: &str) -> Option<At> {
        let is_turn = |turn: &Rc<Turn>| *turn.id == *address;
        let at = self.find_passage(address);
        at.or_else(|| Some(At { turn: self.turns.iter().position(is_turn)?, passage: 0 }))
    }

    /// The number of passages with a theme.
    pub fn passages_with(&self, theme: &str) -> usize {
        let passages = self.turns.iter().flat_map(|turn| &turn.passages);
        passages.filter(|passage| passage.themes.iter().any(|own| **own == *theme)).count()
    }

    /// Returns whether the turn is a question: its speaker is an interviewer.
    pub fn is_question(&self, turn: &Turn) -> bool {
        let speaker = turn.speaker.as_ref().and_then(|id| self.speaker(id));
        speaker.is_some_and(|speaker| speaker.asks())
    }

    /// Returns an id for a new turn or passage: the wish, or else the first of the wish with a number that is free.
    pub(super) fn fresh_id(&self, wish: &str) -> Rc<str> {
        let taken = self.taken_ids();
        fresh(wish, |id| taken.contains(id))
    }

    /// Like [`Draft::fresh_id`], for a turn: the address that its first passage has without an id is free, too.
    pub(super) fn fresh_turn_id(&self, wish: &str) -> Rc<str> {
        let taken = self.taken_ids();
        fresh(wish, |id| taken.contains(id) || taken.contains(&*format!("{id}.1")))
    }

    /// The ids of all turns, and the addresses of all passages.
    fn taken_ids(&self) -> HashSet<Rc<str>> {
        let ids = self.turns.iter().map(|turn| turn.id.clone());
        ids.chain(self.places().filter_map(|at| self.address(at))).collect()
    }
}

/// Returns the wish, or else the first of the wish with a number, from 2, that is free.
pub(super) fn fresh(wish: &str, is_taken: impl Fn(&str) -> bool) -> Rc<str> {
    let numbered = (2..).map(|n| format!("{wish}-{n}"));
    let free = std::iter::once(wish.to_owned()).chain(numbered).find(|id| !is_taken(id));
    free.expect("one number is free").into()
}
