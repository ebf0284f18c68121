//! What an export does not hold: found by importing it again and comparing.

use super::{Format, local, others};
use crate::document::{self, Document, Value};
use crate::import::{self, Options};
use crate::interview::{self, Interview, Lang, Localized, Passage, Text, Turn};

/// A part of an interview that an export leaves out or changes, and in how many places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    pub aspect: Aspect,
    pub count: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// The import reads the words of turns in another way, or gives them to others.
    Words,
    /// The import cannot read the file.
    Unread,
    Title,
    Summary,
    Place,
    Category,
    Date,
    Source,
    Translator,
    Rights,
    Address,
    /// The name of the interview for itself.
    Name,
    /// The names of speakers in another language, initials, colours, and lines about them.
    Speakers,
    Roles,
    /// Passages in other languages.
    Translations,
    /// Themes with their names and descriptions.
    Themes,
    /// The themes of passages.
    PassageThemes,
    Glossary,
    Headings,
    Times,
    /// Times that captions need and the interview does not have.
    EstimatedTimes,
    /// Which question a turn answers.
    Answers,
    /// The limits of passages.
    Passages,
    /// The paragraphs within passages.
    Paragraphs,
    /// Emphasis and links.
    Marks,
    Ids,
    /// The editor's own notes: keys that begin with $ or x-.
    Private,
    /// The words that must not be published.
    Withheld,
}

/// Imports what was written, and compares it with the interview.
pub fn compare(document: &Document, interview: &Interview, lang: &Lang, format: Format, bytes: &[u8]) -> Vec<Lost> {
    let mut lost: Vec<Lost> = Vec::new();
    let mut add = |aspect, count| {
        if count > 0 {
            lost.push(Lost { aspect, count });
        }
    };
    let json = document::write(document);
    let file = Value::read(&json).expect("a document is written as JSON");
    add(Aspect::Withheld, file.get("withheld").map_or(0, |words| words.items().len()));
    if format != Format::Markdown {
        add(Aspect::Private, private(&file));
    }
    let other = others(interview, lang).next().filter(|_| format == Format::Csv);
    let options = Options {
        name: format!("interview.{}", format.name()),
        lang: Some(lang.clone()),
        translation_lang: other.cloned(),
        ..Options::default()
    };
    let Ok(imported) = import::import(bytes, &options) else {
        add(Aspect::Unread, 1);
        return lost;
    };
    let (again, _) = interview::review(&imported.document);
    if again == *interview {
        return lost;
    }
    let same = |one: &Option<Localized>, two: &Option<Localized>| {
        usize::from(one.as_ref().map(texts) != two.as_ref().map(texts))
    };
    add(Aspect::Title, usize::from(texts(&interview.title) != texts(&again.title)));
    add(Aspect::Summary, same(&interview.summary, &again.summary));
    add(Aspect::Place, same(&interview.place, &again.place));
    add(Aspect::Category, same(&interview.category, &again.category));
    add(Aspect::Date, usize::from(interview.date != again.date));
    add(Aspect::Source, usize::from(interview.source != again.source));
    add(Aspect::Translator, same(&interview.translator, &again.translator));
    add(Aspect::Rights, usize::from(interview.rights != again.rights));
    add(Aspect::Address, usize::from(interview.url != again.url));
    add(Aspect::Name, usize::from(interview.id != again.id));
    let has_colour = |speaker: &document::Speaker| speaker.colour.good().is_some();
    let has_colours = document.file.good().is_some_and(|file| file.speakers.values().any(has_colour));
    for (aspect, count) in speakers(interview, &again, lang, has_colours) {
        add(aspect, count);
    }
    add(
        Aspect::Themes,
        missing(&interview.themes, &again.themes, |one, two| one.label == two.label && one.about == two.about),
    );
    add(
        Aspect::Glossary,
        missing(&interview.glossary, &again.glossary, |one, two| {
            one.term == two.term && one.pinyin == two.pinyin && one.aliases == two.aliases && one.note == two.note
        }),
    );
    for (aspect, count) in turns(interview, &again, lang) {
        add(aspect, count);
    }
    lost
}

/// The texts in all languages.
fn texts(text: &Localized) -> Vec<String> {
    text.iter().map(|(_, text)| text.to_string()).collect()
}

/// How many items of a list another has not.
fn missing<T>(list: &[T], other: &[T], same: impl Fn(&T, &T) -> bool) -> usize {
    list.iter().filter(|one| !other.iter().any(|two| same(one, two))).count()
}

/// How many members are the editor's own.
fn private(value: &Value) -> usize {
    let own = |key: &str| key.starts_with('$') || key.starts_with("x-");
    let members = value.members().iter().map(|(key, member)| usize::from(own(key)) + private(member));
    value.items().iter().map(private).chain(members).sum()
}

/// `has_colours`: the colours of speakers were chosen, and do not follow from their order.
fn speakers(interview: &Interview, again: &Interview, lang: &Lang, has_colours: bool) -> [(Aspect, usize); 2] {
    let is_same = |one: &interview::Speaker, two: &interview::Speaker| local(&one.name, lang) == local(&two.name, lang);
    let find = |one: &interview::Speaker| again.speakers.iter().find(|two| is_same(one, two)).cloned();
    let (mut details, mut roles) = (0, 0);
    for speaker in &interview.speakers {
        let Some(other) = find(speaker) else {
            details += 1;
            continue;
        };
        roles += usize::from(speaker.role != other.role);
        let about = |about: &Option<Localized>| about.as_ref().map(texts);
        details += usize::from(
            texts(&speaker.name) != texts(&other.name)
                || about(&speaker.about) != about(&other.about)
                || texts(&speaker.initials)[..1] != texts(&other.initials)[..1]
                || (has_colours && speaker.colour != other.colour),
        );
    }
    [(Aspect::Speakers, details), (Aspect::Roles, roles)]
}

/// The words of a passage, without white space.
fn words(passages: &[std::rc::Rc<Passage>], lang: &Lang) -> String {
    let paragraphs = passages.iter().flat_map(|passage| &passage.text(lang).paragraphs);
    paragraphs.flat_map(|paragraph| paragraph.text.chars()).filter(|c| !import::is_white(*c)).collect()
}

/// How many marks the words of passages have.
fn all_marks(passages: &[std::rc::Rc<Passage>], lang: &Lang) -> usize {
    let texts = passages.iter().flat_map(|passage| passage.texts.iter().filter(|text| text.lang == *lang));
    texts.flat_map(|text| &*text.paragraphs).map(|paragraph| paragraph.marks.len()).sum()
}

fn turns(interview: &Interview, again: &Interview, lang: &Lang) -> Vec<(Aspect, usize)> {
    let (all, others): (Vec<_>, Vec<_>) = (interview.turns().collect(), again.turns().collect());
    let name = |turn: &Turn| turn.speaker.as_ref().map(|speaker| local(&speaker.name, lang).to_owned());
    let is_same =
        |one: &Turn, two: &Turn| name(one) == name(two) && words(&one.passages, lang) == words(&two.passages, lang);
    let mut counts: Vec<(Aspect, usize)> = Vec::new();
    let mut add = |aspect, n: usize| match counts.iter_mut().find(|(known, _)| *known == aspect) {
        Some((_, count)) => *count += n,
        None => counts.push((aspect, n)),
    };
    let text = |passage: &Passage| passage.texts.iter().find(|text| text.lang == *lang).cloned();
    let marks = |text: &Text| text.paragraphs.iter().map(|one| one.marks.len()).sum::<usize>();
    let has_marks = others.iter().any(|turn| all_marks(&turn.passages, lang) > 0);
    for (n, one) in all.iter().enumerate() {
        let Some(two) = others.get(n).filter(|two| is_same(one, two)) else {
            add(Aspect::Words, 1);
            // A format without marks does not have those in these words, either.
            if !has_marks {
                add(
                    Aspect::Marks,
                    one.passages.iter().filter(|passage| all_marks(std::slice::from_ref(passage), lang) > 0).count(),
                );
            }
            continue;
        };
        add(Aspect::Headings, usize::from(one.heading.as_ref().map(texts) != two.heading.as_ref().map(texts)));
        // A turn and its first passage begin at the same time.
        let start = |turn: &Turn| turn.start.or_else(|| turn.passages.first().and_then(|first| first.start));
        add(Aspect::Times, usize::from(start(one) != start(two)));
        add(Aspect::Ids, usize::from(one.id != two.id));
        let paragraphs = |text: &Text| text.paragraphs.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
        if one.passages.len() != two.passages.len() {
            add(Aspect::Passages, 1);
            add(Aspect::PassageThemes, one.passages.iter().filter(|passage| !passage.themes.is_empty()).count());
            add(Aspect::Times, one.passages.iter().skip(1).filter(|passage| passage.start.is_some()).count());
            if all_marks(&one.passages, lang) != all_marks(&two.passages, lang) {
                add(
                    Aspect::Marks,
                    one.passages.iter().filter(|passage| all_marks(std::slice::from_ref(passage), lang) > 0).count(),
                );
            }
            continue;
        }
        for (n, (one, two)) in one.passages.iter().zip(&two.passages).enumerate() {
            let themes = |passage: &Passage| {
                passage.themes.iter().map(|theme| local(&theme.label, lang).to_lowercase()).collect::<Vec<_>>()
            };
            let (mut own, mut theirs) = (themes(one), themes(two));
            own.sort();
            theirs.sort();
            add(Aspect::PassageThemes, usize::from(own != theirs));
            add(Aspect::Times, usize::from(n > 0 && one.start != two.start));
            add(Aspect::Ids, usize::from(one.id != two.id));
            let (first, second) = (text(one), text(two));
            let of = |text: &Option<Text>| text.as_ref().map(|text| (paragraphs(text), marks(text)));
            let (first, second) = (of(&first), of(&second));
            let same =
                |n: fn(&(Vec<std::rc::Rc<str>>, usize)) -> usize| first.as_ref().map(n) != second.as_ref().map(n);
            add(Aspect::Paragraphs, usize::from(same(|(paragraphs, _)| paragraphs.len())));
            add(Aspect::Marks, usize::from(same(|(_, marks)| *marks)));
            let foreign =
                |passage: &Passage| passage.texts.iter().filter(|text| text.lang != *lang).cloned().collect::<Vec<_>>();
            add(Aspect::Translations, usize::from(foreign(one) != foreign(two)));
        }
    }
    add(Aspect::Words, others.len().saturating_sub(all.len()));
    let depths = |interview: &Interview| {
        interview.threads.iter().flat_map(|thread| thread.answers.iter().map(|one| one.depth)).collect::<Vec<_>>()
    };
    if counts.iter().all(|(aspect, count)| *aspect != Aspect::Words || *count == 0) {
        let (own, theirs) = (depths(interview), depths(again));
        let differ = own.iter().zip(&theirs).filter(|(one, two)| one != two).count();
        counts.push((Aspect::Answers, differ + own.len().abs_diff(theirs.len())));
    }
    counts
}
