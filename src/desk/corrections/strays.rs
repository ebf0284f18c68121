//! What a file has that belongs to no passage, and what can be made of it.

use std::rc::Rc;

use crate::desk::{At, Command, Draft, Speaker, Turn};
use crate::import::proof::{Part, named};
use crate::interview::Lang;

use super::Passage;

/// Words of the file that belong to no passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    pub why: Why,
    /// As it stands in the file.
    pub text: String,
    /// Without the number and the name before them.
    pub words: String,
    /// The position of the passage that it follows, or that it is about.
    pub after: Option<usize>,
    /// The words of the new turns between that passage and this one.
    pub earlier: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It stands above the first passage.
    Above,
    /// No passage has this number.
    NoSuchNumber(String),
    /// A number stands before two paragraphs.
    Twice(String),
    /// The number of an older draft stands before words that no passage has.
    OtherWords(String),
    /// The passage with this number stands elsewhere in the file: after another, or before all.
    Moved(String, Option<String>),
    /// It is a comment of somebody.
    Comment(String),
    /// It stands in place of the name of a speaker.
    Name(Renamed),
    /// It begins with the name of somebody else than who speaks there.
    Speaks(String),
    /// It stands under this passage, in another language.
    Language(String),
}

/// The name of a speaker that somebody has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// The name that was given out.
    pub given: String,
    /// The number of the first passage where it was changed, and how many others there are.
    pub label: Rc<str>,
    pub others: usize,
    pub lang: Rc<str>,
    /// The passages where it was changed.
    pub addresses: Vec<Rc<str>>,
}

/// Notes that the name before a part was changed: each change once, however many parts have it.
pub fn rename(renames: &mut Vec<Stray>, part: &Part, name: &str) {
    let given = named(&part.speaker).map_or("", |(given, _)| given);
    for stray in renames.iter_mut() {
        if let Why::Name(renamed) = &mut stray.why
            && (&*renamed.given, &*stray.text) == (given, name)
        {
            renamed.others += 1;
            renamed.addresses.push(part.address.clone());
            return;
        }
    }
    let renamed = Renamed {
        given: given.to_owned(),
        label: part.label.clone(),
        others: 0,
        lang: part.lang.clone(),
        addresses: vec![part.address.clone()],
    };
    renames.push(Stray {
        why: Why::Name(renamed),
        text: name.to_owned(),
        words: name.to_owned(),
        after: None,
        earlier: Vec::new(),
    });
}

/// A speaker by a name in any language.
fn called<'a>(draft: &'a Draft, name: &str) -> Option<&'a Rc<Speaker>> {
    draft.speakers.iter().find(|speaker| speaker.name.is_called(name))
}

/// The id that a new speaker gets, who is added by the command before.
fn new_id(draft: &Draft) -> String {
    let ids = (1..).map(|n| format!("speaker-{n}"));
    ids.into_iter().find(|id| draft.speaker(id).is_none()).expect("one number is free")
}

/// The speaker with a name: the command that adds them, if nobody is called so, and their id.
fn speaker(draft: &Draft, name: &str, lang: &str) -> (Option<Command>, String) {
    if let Some(known) = called(draft, name) {
        return (None, known.id.to_string());
    }
    let id = new_id(draft);
    let (name, lang) = (name.trim().to_owned(), lang.to_owned());
    (Some(Command::AddSpeaker { id: id.clone(), name, lang, role: String::new() }), id)
}

impl Renamed {
    /// The command that gives the speaker the new name; `None` if nobody has the old one any more, or somebody else has
    /// the new one.
    pub fn rename(&self, draft: &Draft, name: &str) -> Option<Command> {
        let own = called(draft, &self.given)?;
        let (speaker, name) = (own.id.to_string(), name.trim().to_owned());
        called(draft, &name).is_none().then(|| Command::RenameSpeaker { speaker, lang: self.lang.to_string(), name })
    }

    /// The command that gives the passages to the speaker with the new name, who is added if need be; `None` if they all
    /// are theirs.
    pub fn give(&self, draft: &Draft, name: &str) -> Option<Command> {
        let (add, id) = speaker(draft, name, &self.lang);
        let is_other = |at: &At| draft.turn(*at).is_some_and(|turn| turn.speaker.as_deref() != Some(&*id));
        let at: Vec<At> =
            self.addresses.iter().filter_map(|address| draft.find_passage(address)).filter(is_other).collect();
        let give = (!at.is_empty()).then(|| Command::Give { at, speaker: Some(id.clone()) })?;
        Some(Command::Group { commands: add.into_iter().chain([give]).collect() })
    }
}

impl Stray {
    /// Whether it is about a passage, and no words that want a place.
    pub fn is_note(&self) -> bool {
        self.after.is_some() && matches!(self.why, Why::Comment(_) | Why::Moved(..))
    }

    /// The command that adds the words to a passage; `None` if it has them, or is gone.
    pub fn add(&self, draft: &Draft, passage: &Passage) -> Option<Command> {
        let at = draft.find_address(&passage.address)?;
        let own = draft.passage(at)?.texts.text(&passage.lang);
        // Somebody who is named may be no speaker, but a word of emphasis.
        let words = if matches!(self.why, Why::Speaks(_)) { &self.text } else { &self.words };
        if own.contains(&**words) || self.is_turn(draft, &passage.lang) {
            return None;
        }
        let text = format!("{}\n\n{words}", own.trim_end()).trim().to_owned();
        Some(Command::Type { at, lang: passage.lang.to_string(), text })
    }

    /// Whether a turn has been made of the words.
    fn is_turn(&self, draft: &Draft, lang: &Lang) -> bool {
        let is_it = |at: At| draft.passage(at).is_some_and(|one| one.texts.text(lang).trim() == self.words);
        matches!(self.why, Why::Speaks(_)) && draft.places().any(is_it)
    }

    /// The command that inserts the words as a turn after the turn of a passage. `None` if they do not begin with a name,
    /// or if the draft has them already.
    pub fn insert(&self, draft: &Draft, passage: &Passage) -> Option<Command> {
        let Why::Speaks(name) = &self.why else { return None };
        let at = draft.find_address(&passage.address)?;
        let is_earlier = |turn: &Rc<Turn>| {
            let first = turn.passages.first().map_or("", |first| first.texts.text(&passage.lang).trim());
            self.earlier.iter().any(|words| words == first)
        };
        let turn = at.turn + 1 + draft.turns[at.turn + 1..].iter().take_while(|turn| is_earlier(turn)).count();
        if self.is_turn(draft, &passage.lang) {
            return None;
        }
        let (add, id) = speaker(draft, name, passage.lang.as_str());
        let lang = passage.lang.to_string();
        let set = Command::Type { at: At { turn, passage: 0 }, lang, text: self.words.clone() };
        let insert = Command::Insert { turn, speaker: Some(id) };
        // Within a turn, which is parted.
        let after = At { passage: at.passage + 1, ..at };
        let part = draft.passage(after).map(|_| Command::Part { at: after });
        Some(Command::Group { commands: part.into_iter().chain(add).chain([insert, set]).collect() })
    }
}
