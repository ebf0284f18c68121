//! Makes a [`Document`] of a [`Draft`].

use std::rc::Rc;

use super::detail::{Field, PlainField};
use super::draft::{Draft, Passage, Speaker, Term, Texts, Theme, Turn};
use crate::document::{
    self, ByLanguage, Dated, Document, File, Lenient, List, Localized, Paragraphs, Prose, Rights, Source, Text,
};

/// Returns the interview as a file. Passages without words, and turns without passages, are left out.
pub fn document(draft: &Draft) -> Document {
    let text = |field: Field| draft.details.get(&field).map(localized).unwrap_or_default();
    let plain = |field: PlainField| word(draft.plain.get(&field));
    let [extras, of_source, of_rights] = &*draft.extras;
    let source = Source {
        name: text(Field::SourceName),
        url: plain(PlainField::SourceUrl),
        pages: plain(PlainField::SourcePages),
        extras: of_source.clone(),
    };
    let rights = Rights { holder: text(Field::Holder), licence: plain(PlainField::Licence), extras: of_rights.clone() };
    let date = match draft.plain.get(&PlainField::Date) {
        Some(date) => Dated::from(ByLanguage::Original(Text(date.clone()))).into(),
        None => draft.details.get(&Field::Date).map(|date| Dated(localized(date)).into()).unwrap_or_default(),
    };
    let languages = draft.languages.iter().map(|lang| Text::from(lang.as_str()));
    Document::from(File {
        format: "interview/1".into(),
        id: plain(PlainField::Id),
        languages: List::from_iter(languages).into(),
        title: text(Field::Title),
        summary: text(Field::Summary),
        place: text(Field::Place),
        category: text(Field::Category),
        date,
        source: some(source, Source::default()),
        translator: text(Field::Translator),
        rights: some(rights, Rights::default()),
        url: plain(PlainField::Url),
        speakers: list(draft.speakers.iter().map(|speaker| speaker_of(speaker))),
        themes: list(draft.themes.iter().map(|theme| theme_of(theme))),
        glossary: list(draft.glossary.iter().map(|term| term_of(term))),
        withheld: list(draft.withheld.iter().map(|word| Text(word.clone()))),
        turns: List::from_iter(draft.turns.iter().filter_map(|turn| turn_of(turn))).into(),
        extras: extras.clone(),
    })
}

fn list<T>(items: impl Iterator<Item = T>) -> Lenient<List<T>> {
    let list = List::from_iter(items);
    if list.is_empty() { Lenient::default() } else { list.into() }
}

/// A record, unless it is empty.
fn some<T: PartialEq>(record: T, empty: T) -> Lenient<T> {
    if record == empty { Lenient::default() } else { record.into() }
}

fn word(text: Option<&Rc<str>>) -> Lenient<Text> {
    text.map(|text| Text(text.clone()).into()).unwrap_or_default()
}

fn localized(texts: &Texts) -> Lenient<Localized> {
    let texts = texts.iter().map(|(lang, text)| (lang.as_str(), Text(text.clone())));
    let texts: Vec<_> = texts.collect();
    if texts.is_empty() { Lenient::default() } else { ByLanguage::from_iter(texts).into() }
}

fn prose(texts: &Texts) -> Lenient<Prose> {
    ByLanguage::from_iter(texts.iter().map(|(lang, text)| (lang.as_str(), Paragraphs::from(&**text)))).into()
}

fn themes_of(passage: &Passage) -> Lenient<List<Text>> {
    list(passage.themes.iter().map(|theme| Text(theme.clone())))
}

fn speaker_of(speaker: &Speaker) -> document::Speaker {
    document::Speaker {
        id: word(Some(&speaker.id)),
        initials: localized(&speaker.initials),
        name: localized(&speaker.name),
        role: word(speaker.role.as_ref()),
        colour: speaker.colour.map(Lenient::from).unwrap_or_default(),
        about: localized(&speaker.about),
        extras: speaker.extras.clone(),
    }
}

fn theme_of(theme: &Theme) -> document::Theme {
    let (label, about) = (localized(&theme.label), localized(&theme.about));
    document::Theme { id: word(Some(&theme.id)), label, about, extras: theme.extras.clone() }
}

fn term_of(term: &Term) -> document::Term {
    document::Term {
        id: word(term.id.as_ref()),
        term: localized(&term.term),
        pinyin: word(term.pinyin.as_ref()),
        aliases: list(term.aliases.iter().map(|alias| Text(alias.clone()))),
        note: localized(&term.note),
        extras: term.extras.clone(),
    }
}

fn turn_of(turn: &Turn) -> Option<document::Turn> {
    let written = |(n, passage): (usize, &Rc<Passage>)| {
        let is_empty = passage.texts.is_empty();
        (!is_empty).then(|| (n, passage.clone()))
    };
    let passages: Vec<(usize, Rc<Passage>)> = turn.passages.iter().enumerate().filter_map(written).collect();
    let base = document::Turn {
        id: word(Some(&turn.id)),
        speaker: word(turn.speaker.as_ref()),
        answers: word(turn.answers.as_ref()),
        heading: localized(&turn.heading),
        start: turn.start.clone().map(Lenient::from).unwrap_or_default(),
        extras: turn.extras.clone(),
        ..document::Turn::default()
    };
    match &passages[..] {
        [] => None,
        // One passage that has nothing of its own is the text of its turn.
        [(0, only)] if is_bare(only) => {
            let translated = localized(&only.translated);
            Some(document::Turn { text: prose(&only.texts), themes: themes_of(only), translated, ..base })
        }
        _ => {
            // Passages that are left out must not change the addresses of the others.
            let is_complete = passages.len() == turn.passages.len();
            let passage = |(n, passage): &(usize, Rc<Passage>)| document::Passage {
                id: match &passage.id {
                    Some(id) => word(Some(id)),
                    None if is_complete => Lenient::default(),
                    None => word(Some(&turn.address(*n))),
                },
                text: prose(&passage.texts),
                themes: themes_of(passage),
                start: passage.start.clone().map(Lenient::from).unwrap_or_default(),
                translated: localized(&passage.translated),
                extras: passage.extras.clone(),
            };
            Some(document::Turn { passages: List::from_iter(passages.iter().map(passage)).into(), ..base })
        }
    }
}

fn is_bare(passage: &Passage) -> bool {
    passage.id.is_none() && passage.start.is_none() && passage.extras == Default::default()
}
