//! Makes an interview of a [`Transcript`]: languages, speakers with their roles, ids, and the fields of the file.

mod fields;
mod people;

use std::rc::Rc;

use super::account::{Form, Ledger, Omission};
use super::model::{About, Paragraph, Place, Segment, Theme, Transcript, Words};
use super::note::{Severity, What};
use super::{Imported, Options, glossary, interleaved, source};
use crate::document::{ByLanguage, Document, File, Lenient, List, Paragraphs, Passage, Prose, Seconds, Text, Turn};
use crate::interview::{Lang, Role};

/// How many bytes of a text show its language.
const SAMPLE: usize = 20_000;

/// Makes the interview.
pub fn interview(transcript: Transcript, options: &Options) -> Imported {
    let Transcript { mut segments, links, mut about, mut ledger } = transcript;
    interleaved::join(&mut segments, &mut ledger);
    declare(&options.themes, &mut about);
    let languages = languages(&segments, &about.languages, options, &mut ledger);
    let people = people::People::of(&segments, &about, &mut ledger);
    let mut file = File { format: "interview/1".into(), ..File::default() };
    file.languages = languages.iter().map(|lang| Text::from(lang.as_str())).collect::<List<_>>().into();
    fields::write(&about, options, &languages, &mut file, &mut ledger);
    if !people.is_empty() {
        file.speakers = people.speakers().into();
    }
    glossary::propose(&segments, &about.glossary, &languages, &mut file, &mut ledger);
    let mut ids = Ids::default();
    let with_words = || segments.iter().filter(|segment| !segment.paragraphs.is_empty());
    let places = with_words().map(|segment| segment.place.clone()).collect();
    let turns: List<Turn> = with_words()
        .cloned()
        .map(|segment| {
            let id = ids.next(segment.speaker.as_deref().map(|label| people.role_of(label)));
            turn(segment, &id, &people, &languages)
        })
        .collect();
    file.turns = turns.into();
    let document = Document::from(file);
    settle(links, &document, &mut ledger);
    let Ledger { notes, left_out, taken } = ledger;
    Imported { document, places, notes, left_out, taken }
}

/// Adds the themes of a code book: names and descriptions of those that the file has, and the others.
fn declare(themes: &[Theme], about: &mut About) {
    for theme in themes {
        match about.themes.iter_mut().find(|known| known.id == theme.id) {
            None => about.themes.push(theme.clone()),
            Some(known) if known.about.is_none() => known.about.clone_from(&theme.about),
            Some(_) => {}
        }
    }
}

/// Accounts for the addresses of links: some are in the interview, others stood in a title or a label.
fn settle(links: Vec<(Rc<str>, Place)>, document: &Document, ledger: &mut Ledger) {
    if links.is_empty() {
        return;
    }
    let written = crate::document::write(document);
    for (address, place) in links {
        match written.contains(&*address) {
            true => ledger.take(&*address, Form::Metadata),
            false => ledger.leave_out(&*address, place, Omission::Other),
        }
    }
}

/// The ids of turns: `q1` for a question, `a1` for an answer, `n1` for a note.
#[derive(Default)]
struct Ids {
    counts: [usize; 3],
}

impl Ids {
    fn next(&mut self, role: Option<Option<&Role>>) -> String {
        let (kind, letter) = match role {
            Some(Some(Role::Interviewer)) => (0, 'q'),
            Some(_) => (1, 'a'),
            None => (2, 'n'),
        };
        self.counts[kind] += 1;
        format!("{letter}{}", self.counts[kind])
    }
}

/// Decides the languages of the text: those that the caller or the file states, or else what the words show.
fn languages(segments: &[Segment], stated: &[Lang], options: &Options, ledger: &mut Ledger) -> Vec<Lang> {
    let all = || segments.iter().flat_map(|segment| &segment.paragraphs);
    let sample = |words: &mut dyn Iterator<Item = &Words>| {
        let mut sample = String::new();
        for words in words {
            sample.push_str(&words.text);
            sample.push('\n');
            if sample.len() > SAMPLE {
                break;
            }
        }
        sample
    };
    let mut languages = Vec::new();
    let original = options.lang.as_ref().or(stated.first());
    let guess = || Lang::guess(&sample(&mut all().map(|paragraph| &paragraph.words)));
    languages.push(original.cloned().unwrap_or_else(guess));
    if all().any(|paragraph| paragraph.translation.is_some()) {
        let second = options.translation_lang.as_ref().or(stated.get(1));
        let guess = || Lang::guess(&sample(&mut all().filter_map(|paragraph| paragraph.translation.as_ref())));
        let mut second = second.cloned().unwrap_or_else(guess);
        if languages.contains(&second) {
            second = Lang::parse("und-x-2").expect("a tag of our own");
        }
        languages.push(second);
    }
    for (n, lang) in languages.iter().enumerate() {
        let is_stated = options.lang.is_some() && n == 0 || stated.get(n) == Some(lang);
        let severity = if lang.primary() == "und" { Severity::Doubt } else { Severity::Info };
        ledger.note(severity, None, What::Language(lang.clone(), is_stated));
    }
    languages
}

fn turn(segment: Segment, id: &str, people: &people::People, languages: &[Lang]) -> Turn {
    let Segment { speaker, start, heading, paragraphs, themes, .. } = segment;
    let speaker = speaker.map(|label| people.id_of(&label));
    let heading = heading.map(|heading| ByLanguage::from_iter([(languages[0].as_str(), Text::from(&*heading))]));
    let mut turn = Turn {
        id: id.into(),
        speaker: absent_or(speaker.as_deref()),
        heading: heading.map_or_else(Lenient::default, Into::into),
        start: seconds(start),
        themes: ids(&themes),
        ..Turn::default()
    };
    match <[Paragraph; 1]>::try_from(paragraphs) {
        Ok([only]) if only.themes.is_empty() && only.start.is_none() => turn.text = prose(&only, languages).into(),
        Ok([only]) => turn.passages = passages(id, &[only], languages),
        Err(paragraphs) => turn.passages = passages(id, &paragraphs, languages),
    }
    turn
}

fn passages(id: &str, paragraphs: &[Paragraph], languages: &[Lang]) -> Lenient<List<Passage>> {
    let passage = |(n, paragraph): (usize, &Paragraph)| Passage {
        id: format!("{id}.{}", n + 1).as_str().into(),
        text: prose(paragraph, languages).into(),
        themes: ids(&paragraph.themes),
        start: seconds(paragraph.start),
        ..Passage::default()
    };
    paragraphs.iter().enumerate().map(passage).collect::<List<_>>().into()
}

/// The texts of a paragraph. Line breaks in it part paragraphs of one passage.
fn prose(paragraph: &Paragraph, languages: &[Lang]) -> Prose {
    let write = |words: &Words| Paragraphs::from(&*source::of(words));
    let original = Some(&paragraph.words).filter(|words| !words.text.is_empty());
    let texts = [original, paragraph.translation.as_ref()].into_iter().zip(languages);
    texts.filter_map(|(words, lang)| Some((lang.as_str(), write(words?)))).collect()
}

fn ids(ids: &[Rc<str>]) -> Lenient<List<Text>> {
    if ids.is_empty() { Lenient::default() } else { ids.iter().map(|id| Text(id.clone())).collect::<List<_>>().into() }
}

fn seconds(start: Option<u32>) -> Lenient<Seconds> {
    start.map(Seconds::of_millis).map(Lenient::from).unwrap_or_default()
}

fn absent_or(text: Option<&str>) -> Lenient<Text> {
    text.map_or_else(Lenient::default, Into::into)
}
