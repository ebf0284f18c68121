//! Makes a [`Draft`] of a [`Document`].

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::rc::Rc;

use super::detail::{Field, PlainField};
use super::draft::{Draft, Passage, Speaker, Term, Texts, Theme, Turn, fresh};
use super::save;
use crate::document::{
    self, ByLanguage, Document, File, Kind, Lenient, List, Localized, Paragraphs, Prose, Seconds, Value,
};
use crate::interview::{self, Found, Interview, Lang};

/// A draft, and what of the file it does not have.
#[derive(Clone, Debug)]
pub struct Opened {
    pub draft: Draft,
    /// Texts and numbers of the file that no place of the draft can hold, such as values of a wrong type: the pointer
    /// (RFC 6901) and the value of each.
    pub lost: Vec<(String, String)>,
}

/// Opens a document to edit. Languages, speakers and themes that the file does not list are taken from the text, as
/// readers see them. Each turn gets the id by which addresses already name it.
pub fn open(document: &Document) -> Opened {
    let (interview, _) = interview::review(document);
    let empty = File::default();
    let file = document.file.good().unwrap_or(&empty);
    let ids = interview::missing_ids(document).into_iter();
    let ids = ids.filter_map(|problem| match problem.found {
        Found::IdByPosition(id) => Some((problem.pointer.to_string(), id)),
        _ => None,
    });
    let opening = Opening { original: interview.languages[0].clone(), ids: ids.collect() };
    let mut draft = Draft {
        languages: interview.languages.iter().filter(|lang| lang.primary() != "und").cloned().collect(),
        details: opening.details(file).into(),
        plain: plain(file).into(),
        speakers: file.speakers.values().map(|speaker| opening.speaker(speaker).into()).collect(),
        themes: file.themes.values().map(|theme| opening.theme(theme).into()).collect(),
        glossary: file.glossary.values().map(|term| opening.term(term).into()).collect(),
        withheld: file.withheld.values().map(|word| word.0.clone()).collect(),
        turns: opening.turns(file),
        extras: Rc::new([
            file.extras.clone(),
            file.source.good().map(|source| source.extras.clone()).unwrap_or_default(),
            file.rights.good().map(|rights| rights.extras.clone()).unwrap_or_default(),
        ]),
    };
    declare(&mut draft, &interview);
    add_languages(&mut draft);
    let lost = lost(document, &draft);
    Opened { draft, lost }
}

struct Opening {
    original: Lang,
    /// The ids of turns and passages without one, by their pointers.
    ids: BTreeMap<String, Rc<str>>,
}

impl Opening {
    fn texts(&self, text: &Lenient<Localized>) -> Texts {
        self.by_language(text.good(), |text: &document::Text| text.0.to_string())
    }

    fn prose(&self, prose: &Lenient<Prose>) -> Texts {
        self.by_language(prose.good(), |Paragraphs(list): &Paragraphs| paragraphs(list))
    }

    fn by_language<T>(&self, texts: Option<&ByLanguage<T>>, write: impl Fn(&T) -> String) -> Texts {
        let mut all = Texts::default();
        match texts {
            None => {}
            Some(ByLanguage::Original(text)) => all.set(&self.original, &write(text)),
            Some(ByLanguage::Each(entries)) => {
                for entry in entries.iter().filter(|entry| !entry.again) {
                    let Some(text) = entry.text.good() else { continue };
                    let lang = language(&entry.language);
                    if all.get(&lang).is_none() {
                        all.set(&lang, &write(text));
                    }
                }
            }
        }
        all
    }

    fn details(&self, file: &File) -> BTreeMap<Field, Texts> {
        let mut details = BTreeMap::new();
        let source = file.source.good();
        let date = file.date.good().and_then(|dated| match dated.0.good() {
            Some(ByLanguage::Each(_)) => Some(&dated.0),
            _ => None,
        });
        for (field, text) in [
            (Field::Title, Some(&file.title)),
            (Field::Summary, Some(&file.summary)),
            (Field::Place, Some(&file.place)),
            (Field::Category, Some(&file.category)),
            (Field::Date, date),
            (Field::SourceName, source.map(|source| &source.name)),
            (Field::Translator, Some(&file.translator)),
            (Field::Holder, file.rights.good().map(|rights| &rights.holder)),
        ] {
            let texts = text.map(|text| self.texts(text)).unwrap_or_default();
            if !texts.is_empty() {
                details.insert(field, texts);
            }
        }
        details
    }

    fn speaker(&self, speaker: &document::Speaker) -> Speaker {
        Speaker {
            id: word(&speaker.id).unwrap_or_default(),
            name: self.texts(&speaker.name),
            initials: self.texts(&speaker.initials),
            role: word(&speaker.role),
            colour: speaker.colour.good().copied(),
            about: self.texts(&speaker.about),
            extras: speaker.extras.clone(),
        }
    }

    fn theme(&self, theme: &document::Theme) -> Theme {
        let (label, about) = (self.texts(&theme.label), self.texts(&theme.about));
        Theme { id: word(&theme.id).unwrap_or_default(), label, about, extras: theme.extras.clone() }
    }

    fn term(&self, term: &document::Term) -> Term {
        Term {
            id: word(&term.id),
            term: self.texts(&term.term),
            pinyin: word(&term.pinyin),
            aliases: term.aliases.values().map(|alias| alias.0.clone()).collect(),
            note: self.texts(&term.note),
            extras: term.extras.clone(),
        }
    }

    fn turns(&self, file: &File) -> Vec<Rc<Turn>> {
        let at = document::At::ROOT.member("turns", &file.turns);
        let turns = file.turns.each(&at).map(|(position, _, turn)| Rc::new(self.turn(turn, position)));
        let mut turns: Vec<Rc<Turn>> = turns.collect();
        // A repeated id is no address of the later turn.
        let mut taken = HashSet::new();
        for turn in &mut turns {
            if !taken.insert(turn.id.clone()) {
                let id = fresh(&turn.id, |id| taken.contains(id));
                taken.insert(id.clone());
                Rc::make_mut(turn).id = id;
            }
        }
        turns
    }

    fn turn(&self, turn: &document::Turn, position: usize) -> Turn {
        let pointer = format!("/turns/{position}");
        let id = word(&turn.id).or_else(|| self.ids.get(&pointer).cloned());
        let themes: Vec<_> = turn.themes.values().map(|theme| theme.0.clone()).collect();
        let mut passages = Vec::new();
        let text = self.prose(&turn.text);
        if !text.is_empty() {
            passages.push(Rc::new(Passage {
                texts: text,
                themes: themes.clone(),
                translated: self.texts(&turn.translated),
                ..Passage::default()
            }));
        }
        for passage in turn.passages.values() {
            let mut all = themes.clone();
            let own = passage.themes.values().map(|theme| theme.0.clone());
            all.extend(own.filter(|theme| !themes.contains(theme)));
            passages.push(Rc::new(Passage {
                id: word(&passage.id),
                texts: self.prose(&passage.text),
                themes: all,
                start: start(&passage.start),
                translated: self.texts(&passage.translated),
                doubtful: BTreeSet::new(),
                extras: passage.extras.clone(),
            }));
        }
        if passages.is_empty() {
            passages.push(Rc::new(Passage { themes, ..Passage::default() }));
        }
        Turn {
            id: id.unwrap_or_else(|| format!("t{}", position + 1).into()),
            speaker: word(&turn.speaker),
            answers: word(&turn.answers),
            heading: self.texts(&turn.heading),
            start: start(&turn.start),
            passages,
            extras: turn.extras.clone(),
        }
    }
}

/// The language that a tag means. What is no tag gets one for private use, so that its texts stay together.
fn language(tag: &str) -> Lang {
    let lang = Lang::parse(tag).filter(Lang::is_registered).or_else(|| Lang::meant(tag)).or_else(|| Lang::parse(tag));
    let private = || {
        let letters: String = tag.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
        Lang::parse(&format!("und-x-{}", if letters.is_empty() { "other" } else { &letters }))
    };
    lang.or_else(private).expect("a tag for private use is a tag")
}

fn plain(file: &File) -> BTreeMap<PlainField, Rc<str>> {
    let (source, rights) = (file.source.good(), file.rights.good());
    let date = file.date.good().and_then(|dated| match dated.0.good() {
        Some(ByLanguage::Original(text)) => Some(text.0.clone()),
        _ => None,
    });
    let plain = [
        (PlainField::Id, word(&file.id)),
        (PlainField::Date, date),
        (PlainField::SourceUrl, source.and_then(|source| word(&source.url))),
        (PlainField::SourcePages, source.and_then(|source| word(&source.pages))),
        (PlainField::Licence, rights.and_then(|rights| word(&rights.licence))),
        (PlainField::Url, word(&file.url)),
    ];
    plain.into_iter().filter_map(|(field, text)| Some((field, text?))).collect()
}

fn word(text: &Lenient<document::Text>) -> Option<Rc<str>> {
    text.good().map(|text| text.0.clone()).filter(|text| !text.trim().is_empty())
}

/// A time in the recording; one that is written as a text becomes a number.
fn start(start: &Lenient<Seconds>) -> Option<Seconds> {
    let start = start.good()?;
    let is_number = serde_json::from_str::<serde_json::Number>(&start.written).is_ok();
    if is_number { Some(start.clone()) } else { start.millis.map(Seconds::of_millis) }
}

/// The paragraphs of a list as one text.
fn paragraphs(list: &List<document::Text>) -> String {
    let at = document::At::ROOT;
    let texts: Vec<&str> = list.each(&at).map(|(_, _, text)| &*text.0).collect();
    texts.join("\n\n")
}

/// Declares the speakers and themes that only the turns name, and the roles that readers see.
fn declare(draft: &mut Draft, interview: &Interview) {
    for speaker in &interview.speakers {
        let role = match &speaker.role {
            interview::Role::Interviewer => "interviewer",
            interview::Role::Interviewee => "interviewee",
            interview::Role::Interpreter => "interpreter",
            interview::Role::Other(other) => other,
        };
        match draft.speakers.iter_mut().find(|own| own.id == speaker.id) {
            Some(own) if own.role.is_none() => Rc::make_mut(own).role = Some(role.into()),
            Some(_) => {}
            None => {
                let (id, role) = (speaker.id.clone(), Some(role.into()));
                draft.speakers.push(Rc::new(Speaker { id, role, ..Speaker::default() }));
            }
        }
    }
    for theme in &interview.themes {
        if draft.theme(&theme.id).is_none() {
            draft.themes.push(Rc::new(Theme { id: theme.id.clone(), ..Theme::default() }));
        }
    }
    // Each once, with an id.
    let mut seen = HashSet::new();
    draft.speakers.retain(|speaker| !speaker.id.is_empty() && seen.insert(speaker.id.clone()));
    seen.clear();
    draft.themes.retain(|theme| !theme.id.is_empty() && seen.insert(theme.id.clone()));
}

/// Lists the languages of passages that are not listed, such as unknown ones.
fn add_languages(draft: &mut Draft) {
    let passages = draft.turns.iter().flat_map(|turn| &turn.passages);
    for (lang, _) in passages.flat_map(|passage| passage.texts.iter()) {
        if !draft.languages.contains(lang) {
            draft.languages.push(lang.clone());
        }
    }
    if draft.languages.is_empty() {
        draft.languages.push(language("und"));
    }
}

/// Finds the texts and numbers of a file that the draft, written as a file, does not have.
fn lost(document: &Document, draft: &Draft) -> Vec<(String, String)> {
    let (before, after) = (document::write(document), document::write(&save::document(draft)));
    let (Ok(before), Ok(after)) = (Value::read(&before), Value::read(&after)) else { return Vec::new() };
    let mut kept: HashSet<String> = HashSet::new();
    leaves(&after, &mut String::new(), &mut |_, text| {
        // The paragraphs of a list are one text.
        kept.extend(text.split("\n\n").chain([text]).map(String::from));
    });
    let mut lost = Vec::new();
    leaves(&before, &mut String::new(), &mut |pointer, text| {
        let is_time = pointer.ends_with("/start") && document::seconds(text.trim()).is_some();
        let is_format = is_time || pointer == "/format" || pointer.starts_with("/languages/");
        if !is_format && !text.trim().is_empty() && !kept.contains(text) {
            lost.push((pointer.to_owned(), text.to_owned()));
        }
    });
    lost
}

/// Visits every text and number of a value.
fn leaves(value: &Value, pointer: &mut String, visit: &mut dyn FnMut(&str, &str)) {
    let length = pointer.len();
    match &value.kind {
        Kind::Object(members) => {
            for (key, value) in members {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
                leaves(value, pointer, visit);
                pointer.truncate(length);
            }
        }
        Kind::Null => {}
        _ => match value.text() {
            Some(text) => visit(pointer, text),
            None if value.items().is_empty() => visit(pointer, value.raw),
            None => {
                for (n, item) in value.items().iter().enumerate() {
                    pointer.push('/');
                    pointer.push_str(&n.to_string());
                    leaves(item, pointer, visit);
                    pointer.truncate(length);
                }
            }
        },
    }
}
