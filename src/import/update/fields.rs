//! The fields and lists of the former interview, and what the file adds to them.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::document::{ByLanguage, File, Lenient, List, Localized, Passage, Speaker, Term, Text, Theme, Turn};
use crate::import::align::path::Step;
use crate::import::align::people::id_of;
use crate::import::note::{Field, Severity, What};
use crate::import::{Note, label_words::plain_name};

/// Whom the former interview calls the speakers of the file.
pub struct Speakers(BTreeMap<Rc<str>, Rc<str>>);

impl Speakers {
    /// The id of a speaker of the file.
    pub fn of(&self, id: &Rc<str>) -> Rc<str> {
        self.0.get(id).unwrap_or(id).clone()
    }
}

/// Finds out by the turns of both whom an editor has renamed.
pub fn speakers(steps: &[Step], old: &[&Turn], new: &[&Turn], file: &File) -> Speakers {
    let mut counts: BTreeMap<(Rc<str>, Rc<str>), usize> = BTreeMap::new();
    for step in steps.iter().filter(|step| !step.left.is_empty() && !step.right.is_empty()) {
        let speakers = (old[step.left.start].speaker.good(), new[step.right.start].speaker.good());
        if let (Some(before), Some(after)) = speakers {
            *counts.entry((after.0.clone(), before.0.clone())).or_default() += 1;
        }
    }
    let mut best: BTreeMap<Rc<str>, (usize, Rc<str>)> = BTreeMap::new();
    for ((after, before), count) in counts {
        // One who is called the same is rather the same.
        let count = 2 * count + usize::from(after == before);
        let known = best.entry(after).or_insert_with(|| (0, before.clone()));
        if count > known.0 {
            *known = (count, before);
        }
    }
    let is_there = |id: &Rc<str>| file.speakers.values().any(|speaker| id_of(speaker) == Some(id));
    // One beside whom the former speaker still speaks is somebody else.
    let stays: Vec<Rc<str>> =
        best.iter().filter(|(after, (_, before))| *after == before).map(|(id, _)| id.clone()).collect();
    let others = best.into_iter().map(|(after, (_, before))| (after, before));
    Speakers(
        others.filter(|(after, before)| is_there(before) && (after == before || !stays.contains(before))).collect(),
    )
}

/// A file whose language is called otherwise.
pub fn renamed(file: &File, from: &Rc<str>, to: &Rc<str>) -> File {
    let mut file = file.clone();
    for field in [&mut file.title, &mut file.summary, &mut file.place, &mut file.category, &mut file.translator] {
        *field = in_language(field, from, to);
    }
    let turn = |turn: &Turn| {
        let passage = |passage: &Passage| Passage { text: in_language(&passage.text, from, to), ..passage.clone() };
        let passages = turn.passages.good().map(|_| turn.passages.values().map(passage).collect::<List<_>>());
        Turn {
            text: in_language(&turn.text, from, to),
            heading: in_language(&turn.heading, from, to),
            passages: passages.map_or_else(Lenient::default, Into::into),
            ..turn.clone()
        }
    };
    file.turns = file.turns.values().map(turn).collect::<List<_>>().into();
    file
}

fn in_language<T: Clone>(text: &Lenient<ByLanguage<T>>, from: &Rc<str>, to: &Rc<str>) -> Lenient<ByLanguage<T>> {
    let Some(ByLanguage::Each(each)) = text.good() else { return text.clone() };
    let texts = each.iter().filter_map(|entry| Some((&entry.language, entry.text.good()?.clone())));
    texts.map(|(lang, text)| (if lang == from { &**to } else { &**lang }, text)).collect::<ByLanguage<T>>().into()
}

/// The file without its turns: the fields of the former interview, and those that only the corrected file has.
pub fn update(
    old: &File,
    new: &File,
    turns: &[Turn],
    speakers: &Speakers,
    said: &[Note],
    notes: &mut Vec<Note>,
) -> File {
    let mut file = File { turns: Lenient::default(), ..old.clone() };
    keep(&mut file.title, &new.title, Field::Title, notes);
    keep(&mut file.summary, &new.summary, Field::Summary, notes);
    keep(&mut file.place, &new.place, Field::Place, notes);
    keep(&mut file.category, &new.category, Field::Category, notes);
    keep(&mut file.translator, &new.translator, Field::Translator, notes);
    for (own, other, field) in [(&mut file.url, &new.url, Field::Address)] {
        if own.is_absent() {
            *own = other.clone();
        } else if let (Some(one), Some(two)) = (own.good(), other.good())
            && one != two
        {
            notes.push(differs(field, one.0.to_string(), two.0.to_string()));
        }
    }
    if file.date.is_absent() {
        file.date = new.date.clone();
    } else if let (Some(one), Some(two)) = (file.date.good(), new.date.good())
        && one != two
    {
        let shown = |date: &crate::document::Dated| date.0.good().map(written).unwrap_or_default();
        notes.push(differs(Field::Date, shown(one), shown(two)));
    }
    if file.source.is_absent() {
        file.source = new.source.clone();
    }
    if file.rights.is_absent() {
        file.rights = new.rights.clone();
    }
    let known: Vec<Text> = file.languages.values().cloned().collect();
    let more: Vec<Text> = new.languages.values().skip(1).filter(|lang| !known.contains(lang)).cloned().collect();
    if !more.is_empty() && !known.is_empty() {
        file.languages = known.into_iter().chain(more).collect::<List<_>>().into();
    }
    named(old, new, speakers, notes);
    people(&mut file, new, turns, speakers);
    themes(&mut file, new, turns);
    glossary(&mut file, old, new, said, notes);
    file
}

fn differs(field: Field, kept: String, other: String) -> Note {
    Note { severity: Severity::Info, place: None, what: What::Differs(field, kept, other) }
}

/// Keeps a field of the former interview, and names what the file says otherwise.
fn keep(own: &mut Lenient<Localized>, other: &Lenient<Localized>, field: Field, notes: &mut Vec<Note>) {
    let (Some(one), Some(two)) = (own.good(), other.good()) else {
        if own.is_absent() {
            *own = other.clone();
        }
        return;
    };
    let texts = |text: &Localized| match text {
        ByLanguage::Original(text) => vec![text.clone()],
        ByLanguage::Each(each) => each.iter().filter_map(|entry| entry.text.good().cloned()).collect(),
    };
    let known = texts(one);
    if texts(two).iter().any(|text| !known.contains(text)) {
        notes.push(differs(field, written(one), written(two)));
    }
}

fn written(text: &Localized) -> String {
    match text {
        ByLanguage::Original(text) => text.0.to_string(),
        ByLanguage::Each(each) => {
            let texts = each.iter().filter_map(|entry| entry.text.good());
            texts.map(|text| text.0.to_string()).collect::<Vec<_>>().join(" / ")
        }
    }
}

/// Names the speakers whom the file calls otherwise. The names of the former interview are kept.
fn named(old: &File, new: &File, speakers: &Speakers, notes: &mut Vec<Note>) {
    for other in new.speakers.values() {
        let Some(id) = id_of(other).map(|id| speakers.of(id)) else { continue };
        let Some(own) = old.speakers.values().find(|own| id_of(own) == Some(&id)) else { continue };
        keep(&mut own.name.clone(), &other.name, Field::Name, notes);
    }
}

/// Adds the speakers who are new.
fn people(file: &mut File, new: &File, turns: &[Turn], speakers: &Speakers) {
    let speaks = |id: &Rc<str>| turns.iter().any(|turn| turn.speaker.good().is_some_and(|speaker| speaker.0 == *id));
    let known: Vec<Speaker> = file.speakers.values().cloned().collect();
    let is_new = |speaker: &&Speaker| {
        id_of(speaker).is_some_and(|id| {
            speakers.of(id) == *id && speaks(id) && !known.iter().any(|known| id_of(known) == Some(id))
        })
    };
    let more: Vec<Speaker> = new.speakers.values().filter(is_new).cloned().collect();
    if !more.is_empty() {
        file.speakers = known.iter().cloned().chain(more).collect::<List<_>>().into();
    }
}

/// Adds the themes that are new and that a turn or a passage has.
fn themes(file: &mut File, new: &File, turns: &[Turn]) {
    let used: Vec<&Text> = turns
        .iter()
        .flat_map(|turn| turn.themes.values().chain(turn.passages.values().flat_map(|passage| passage.themes.values())))
        .collect();
    let known: Vec<Theme> = file.themes.values().cloned().collect();
    let is_new = |theme: &&Theme| {
        theme.id.good().is_some_and(|id| used.contains(&id) && !known.iter().any(|known| known.id.good() == Some(id)))
    };
    let more: Vec<Theme> = new.themes.values().filter(is_new).cloned().collect();
    if !more.is_empty() {
        file.themes = known.iter().cloned().chain(more).collect::<List<_>>().into();
    }
}

/// Adds the terms that only the corrected words explain: one that the former words explain was there to be kept or removed.
fn glossary(file: &mut File, old: &File, new: &File, said: &[Note], notes: &mut Vec<Note>) {
    let words: String = old.turns.values().map(super::turns::all_words).collect::<Vec<_>>().join("\n");
    let form = |term: &Term| term.term.good().map(written).unwrap_or_default();
    let explains = |term: &Term| {
        let aliases: Vec<&Text> = term.aliases.values().collect();
        words.contains(&form(term)) && aliases.iter().all(|alias| words.contains(&*alias.0))
    };
    let known: Vec<Term> = file.glossary.values().cloned().collect();
    let is_known = |term: &Term| known.iter().any(|known| plain_name(&form(known)) == plain_name(&form(term)));
    let more: Vec<Term> = new.glossary.values().filter(|term| !explains(term) && !is_known(term)).cloned().collect();
    let is_added = |term: &str| more.iter().any(|one| form(one) == *term);
    let holds = |note: &&Note| !matches!(&note.what, What::Term(term, _) if !is_added(term));
    notes.splice(0..0, said.iter().filter(holds).cloned());
    if !more.is_empty() {
        file.glossary = known.into_iter().chain(more).collect::<List<_>>().into();
    }
}
