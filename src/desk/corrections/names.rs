//! By which names a speaker may stand before the words of a passage: a file that came back may have an older one than the
//! draft.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::desk::{At, Command, Draft, Journal, Speaker, Texts};
use crate::import::proof::{Part, Proof, named};
use crate::interview;

/// For each part of a proof, the names, initials and labels that its speaker has or had.
pub struct Names(Vec<Set>);

type Set = Rc<HashSet<String>>;

impl Names {
    pub fn of(journal: &Journal, given: &Proof) -> Names {
        let all = all(journal);
        let drafts = [journal.opened(), journal.draft()].map(speakers);
        let mut sets: HashMap<(Vec<Rc<str>>, Rc<str>), Set> = HashMap::new();
        let names = |part: &Part| {
            let speakers: Vec<Rc<str>> = drafts.iter().filter_map(|draft| draft.get(&part.address).cloned()).collect();
            let own = sets.entry((speakers, part.speaker.clone())).or_insert_with_key(|(speakers, given)| {
                let known = speakers.iter().filter_map(|id| all.get(id)).flatten().cloned();
                known.chain(named(given).map(|(name, _)| key(name))).collect::<HashSet<_>>().into()
            });
            // A name that belongs to the words stays with them.
            let is_word = named(&part.source).is_some_and(|(name, _)| own.contains(&key(name)));
            if is_word && part.speaker.is_empty() { Rc::default() } else { own.clone() }
        };
        Names(given.parts.iter().map(names).collect())
    }

    /// Whether the speaker of a part is called so.
    pub fn has(&self, part: usize, name: &str) -> bool {
        self.0.get(part).is_some_and(|names| names.contains(&key(name)))
    }

    /// Whether a name before a part is another than its speaker has or had, and no word of the part itself.
    pub fn is_renamed(&self, n: usize, part: &Part, name: &str) -> bool {
        let source: Rc<str> = part.source.clone();
        let words = interview::paragraphs(&source);
        let is_word = words.first().and_then(|first| named(&first.text)).is_some_and(|(own, _)| key(own) == key(name));
        !part.speaker.is_empty() && !is_word && !self.has(n, name)
    }

    /// Whether any speaker is called so.
    pub fn has_any(&self, name: &str) -> bool {
        let key = key(name);
        self.0.iter().any(|names| names.contains(&key))
    }
}

fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The speaker of each passage, by its address.
fn speakers(draft: &Draft) -> HashMap<Rc<str>, Rc<str>> {
    let speaker = |at: At| {
        let turn = draft.turn(at)?;
        Some((turn.address(at.passage), turn.speaker.clone()?))
    };
    draft.places().filter_map(speaker).collect()
}

/// The names of all speakers, by their ids.
fn all(journal: &Journal) -> HashMap<Rc<str>, HashSet<String>> {
    let mut all: HashMap<Rc<str>, HashSet<String>> = HashMap::new();
    for speaker in journal.opened().speakers.iter().chain(&journal.draft().speakers) {
        all.entry(speaker.id.clone()).or_default().extend(names_of(speaker));
    }
    journal.commands().for_each(|command| follow(command, &mut all));
    all
}

fn names_of(speaker: &Speaker) -> HashSet<String> {
    let texts = |texts: &Texts| texts.iter().map(|(_, text)| key(text)).collect::<Vec<_>>();
    let short = speaker.name.iter().map(|(_, name)| key(&interview::initials(name)));
    let names = texts(&speaker.name).into_iter().chain(texts(&speaker.initials)).chain(short);
    names.chain([key(&speaker.id)]).filter(|name| !name.is_empty()).collect()
}

/// Adds the names that a step gave.
fn follow(command: &Command, all: &mut HashMap<Rc<str>, HashSet<String>>) {
    match command {
        Command::RenameSpeaker { speaker, name, .. } | Command::Initials { speaker, text: name, .. } => {
            let names = all.entry(speaker.as_str().into()).or_default();
            names.extend([key(name), key(&interview::initials(name))].into_iter().filter(|name| !name.is_empty()));
        }
        Command::MergeSpeakers { from, into } => {
            let names = all.get(&**from).cloned().unwrap_or_default();
            all.entry(into.as_str().into()).or_default().extend(names);
        }
        Command::Group { commands } => commands.iter().for_each(|command| follow(command, all)),
        _ => {}
    }
}
