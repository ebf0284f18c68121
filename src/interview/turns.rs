//! Checks the turns of a file one by one, before they are assigned to threads.

use std::rc::Rc;

use super::fingerprint::outdated;
use super::languages::{Languages, words};
use super::marks::Finding;
use super::numbers::Number;
use super::people::People;
use super::problem::{Expected, Found, Problems};
use super::topics::Themes;
use super::{
    Lang, Localized, Paragraph, ParagraphKind, Passage, Speaker, Text, Theme, Turn, foreign_markup, paragraphs, pin,
};
use crate::document::{self, At, ByLanguage, ExpectedKind, File, Lenient, Prose, Seconds};
use crate::string_index::StringIndex;

/// A turn whose speaker and themes are still positions in lists.
pub(super) struct Draft {
    pub id: Rc<str>,
    /// Whether the file gives the id.
    pub given: bool,
    pub speaker: Option<usize>,
    pub heading: Option<Localized>,
    pub start: Option<u32>,
    /// Never empty.
    pub passages: Vec<PassageDraft>,
    /// The position among the drafts of the turn that it answers.
    pub answers: Option<usize>,
    /// The position in the file, for problems that are found later.
    pub position: usize,
}

pub(super) struct PassageDraft {
    pub id: Rc<str>,
    /// Whether the file gives the id, or the id of the turn if the passage is all of its text.
    pub given: bool,
    pub themes: Vec<usize>,
    pub start: Option<u32>,
    pub texts: Vec<Text>,
    pub outdated: Vec<Lang>,
}

impl Draft {
    /// Makes the turn, with its speaker and themes from the lists. `before` is the passage before it.
    pub fn finish(
        self,
        mut number: Number,
        speakers: &[Rc<Speaker>],
        themes: &[Rc<Theme>],
        before: &mut Option<Rc<Passage>>,
    ) -> Turn {
        let speaker = self.speaker.map(|speaker| speakers[speaker].clone());
        let pinned = |given: bool, texts: &mut dyn Iterator<Item = &Text>, before: &Option<Rc<Passage>>| {
            (!given).then(|| pin::of_words(texts, before.as_ref().map(|before| &*before.texts)))
        };
        let mut originals = self.passages.iter().filter_map(|passage| passage.texts.first());
        let pin = pinned(self.given, &mut originals, before);
        let passages = self.passages.into_iter().map(|passage| {
            let pin = pinned(passage.given, &mut passage.texts.iter().take(1), before);
            let finished = Rc::new(Passage {
                id: passage.id,
                number: number.next(),
                pin,
                speaker: speaker.clone(),
                themes: passage.themes.into_iter().map(|theme| themes[theme].clone()).collect(),
                start: passage.start,
                texts: passage.texts,
                outdated: passage.outdated,
            });
            *before = Some(finished.clone());
            finished
        });
        let passages = passages.collect();
        Turn { id: self.id, speaker, heading: self.heading, start: self.start, pin, passages }
    }
}

/// What reading the turns of a file needs.
pub(super) struct Turns<'a> {
    pub languages: &'a mut Languages,
    pub people: &'a mut People,
    pub themes: &'a mut Themes,
    pub problems: &'a mut Problems,
}

impl Turns<'_> {
    /// Reads all turns that have words, in the order of the file.
    pub(super) fn read(&mut self, file: &File) -> Vec<Draft> {
        let at = At::ROOT.member("turns", &file.turns);
        let Some(turns) = file.turns.good() else {
            if file.turns.is_absent() {
                self.problems.add(&At::ROOT, Expected::Turns, Found::Nothing);
            }
            return Vec::new();
        };
        if turns.is_empty() {
            self.problems.add(&at, Expected::Turns, Found::Nothing);
        }
        let mut ids = Ids::given(file, self.problems);
        let mut drafts = Vec::with_capacity(turns.len());
        for (i, at, turn) in turns.each(&at) {
            drafts.extend(self.turn(turn, i, &at, &mut ids));
        }
        self.resolve_answers(file, &mut drafts);
        drafts
    }

    fn turn(&mut self, turn: &document::Turn, position: usize, at: &At, ids: &mut Ids) -> Option<Draft> {
        let id = ids.turn(position);
        self.note_id(&turn.id, at, &id);
        let given = ids.of(position, 0).is_some();
        let heading = self.languages.localized(&turn.heading, &at.member("heading", &turn.heading), self.problems);
        let themes = self.themes.named(&turn.themes, &at.member("themes", &turn.themes), self.languages, self.problems);
        let mut passages = Vec::new();
        let texts = self.prose(&turn.text, &at.member("text", &turn.text));
        if !texts.is_empty() {
            let number = if turn.passages.is_absent() { 1 } else { 0 };
            let id = ids.fresh(format!("{id}.{number}"));
            let at_translated = at.member("translated", &turn.translated);
            let translated = (&turn.translated, &at_translated);
            let outdated = outdated(self.languages, self.problems, translated, (&turn.text, &texts));
            passages.push(PassageDraft { id, given, themes: themes.clone(), start: None, texts, outdated });
            if !turn.passages.is_absent() {
                self.problems.add(at, Expected::TextOrPassages, Found::Both);
            }
        }
        self.passages(turn, (&id, position), &themes, at, ids, &mut passages);
        if passages.is_empty() {
            // A value of a wrong type has already been reported.
            if turn.text.good().is_some() || turn.text.is_absent() {
                self.problems.add(at, Expected::Words, Found::Nothing);
            }
            let texts = plain(heading.as_ref()?);
            let id = ids.fresh(format!("{id}.1"));
            passages.push(PassageDraft { id, given, themes, start: None, texts, outdated: Vec::new() });
        }
        let speaker = turn.speaker.good().and_then(words);
        let at_speaker = at.member("speaker", &turn.speaker);
        let speaker = speaker.map(|id| self.people.named(&id, &at_speaker, self.problems));
        let start = self.start(&turn.start, &at.member("start", &turn.start));
        Some(Draft { id, given, speaker, heading, start, passages, answers: None, position })
    }

    fn passages(
        &mut self,
        turn: &document::Turn,
        (turn_id, position): (&str, usize),
        themes: &[usize],
        at: &At,
        ids: &mut Ids,
        passages: &mut Vec<PassageDraft>,
    ) {
        let at = at.member("passages", &turn.passages);
        for (i, at, passage) in turn.passages.each(&at) {
            let texts = self.prose(&passage.text, &at.member("text", &passage.text));
            let own = self.themes.named(
                &passage.themes,
                &at.member("themes", &passage.themes),
                self.languages,
                self.problems,
            );
            let start = self.start(&passage.start, &at.member("start", &passage.start));
            if texts.is_empty() {
                if passage.text.good().is_some() || passage.text.is_absent() {
                    self.problems.add(&at, Expected::Words, Found::Nothing);
                }
                continue;
            }
            let mut all = [themes, &own].concat();
            all.sort_unstable();
            all.dedup();
            let id = ids.passage(position, i).unwrap_or_else(|| ids.fresh(format!("{turn_id}.{}", i + 1)));
            self.note_id(&passage.id, &at, &id);
            let given = ids.passage(position, i).is_some();
            let at_translated = at.member("translated", &passage.translated);
            let translated = (&passage.translated, &at_translated);
            let outdated = outdated(self.languages, self.problems, translated, (&passage.text, &texts));
            passages.push(PassageDraft { id, given, themes: all, start, texts, outdated });
        }
    }

    /// Notes that a turn or passage has no id of its own.
    fn note_id(&mut self, said: &Lenient<document::Text>, at: &At, id: &Rc<str>) {
        let is_empty = |text: &document::Text| words(text).is_none();
        if said.is_absent() || said.good().is_some_and(is_empty) {
            self.problems.note(at, Expected::OwnId, || Found::IdByPosition(id.clone()));
        }
    }

    /// Reads a text in all its languages, the original first; empty texts are left out.
    fn prose(&mut self, prose: &Lenient<Prose>, at: &At) -> Vec<Text> {
        let mut texts: Vec<Text> = match prose.good() {
            None => Vec::new(),
            Some(ByLanguage::Original(text)) => {
                let paragraphs = read_paragraphs(text, at, self.problems);
                let lang = self.languages.original().clone();
                paragraphs.map(|paragraphs| Text { lang, paragraphs }).into_iter().collect()
            }
            Some(ByLanguage::Each(_)) => {
                let each = self.languages.each(prose, at, self.problems, read_paragraphs);
                each.into_iter().map(|(lang, paragraphs)| Text { lang, paragraphs }).collect()
            }
        };
        texts.sort_by_key(|text| self.languages.rank(&text.lang));
        texts
    }

    fn start(&mut self, start: &Lenient<Seconds>, at: &At) -> Option<u32> {
        let start = start.good()?;
        if start.millis.is_none() {
            let seen = document::FoundKind::Number(start.written.clone());
            self.problems.add(at, Expected::Value(ExpectedKind::Seconds), Found::Value(seen));
        }
        start.millis
    }

    /// Resolves `answers` to turns, by the id of a turn or of a passage in it. Reports an id that is unknown or the
    /// turn's own.
    fn resolve_answers(&mut self, file: &File, drafts: &mut [Draft]) {
        let mut by_id = StringIndex::default();
        for (i, draft) in drafts.iter().enumerate() {
            by_id.add(&draft.id, i);
            for passage in &draft.passages {
                by_id.add(&passage.id, i);
            }
        }
        let at = At::ROOT.member("turns", &file.turns);
        for (position, at, turn) in file.turns.each(&at) {
            let Some(wanted) = turn.answers.good().and_then(words) else { continue };
            let Ok(draft) = drafts.binary_search_by_key(&position, |draft| draft.position) else { continue };
            let at = at.member("answers", &turn.answers);
            match by_id.get(&wanted) {
                None => {
                    let known = drafts.iter().map(|draft| &*draft.id);
                    self.problems.unknown(&at, Expected::Value(ExpectedKind::TurnId), &wanted, known);
                }
                Some(target) if target == draft => {
                    self.problems.add(&at, Expected::OtherTurn, Found::text(&wanted));
                }
                Some(target) => drafts[draft].answers = Some(target),
            }
        }
    }
}

/// Reads paragraphs with their marks; `None` if there are none.
fn read_paragraphs(text: &document::Paragraphs, at: &At, problems: &mut Problems) -> Option<Vec<Paragraph>> {
    let (places, texts): (Vec<At>, Vec<&Rc<str>>) = text.0.each(at).map(|(_, at, text)| (at, &text.0)).unzip();
    // Readers get no notes and do not wait for this search.
    if problems.takes_notes() {
        places.iter().zip(&texts).for_each(|(at, text)| note_signs(text, at, problems));
    }
    let all = paragraphs::read(&texts, &mut |n, finding| match finding {
        Finding::Refused(address) => problems.add(&places[n], Expected::Link, Found::text(&address.into())),
        Finding::Doubtful(words) => problems.note(&places[n], Expected::EscapedStar, || Found::Emphasis(words.into())),
    });
    (!all.is_empty()).then_some(all)
}

/// Notes signs in a paragraph that its writer hardly meant: radicals in place of characters, and mark-up that the format does
/// not have.
fn note_signs(text: &str, at: &At, problems: &mut Problems) {
    if let Some(radical) = text.chars().find(|c| ('\u{2e80}'..='\u{2fdf}').contains(c)) {
        problems.note_once(at, Expected::Ideograph, || Found::Radical(radical));
    }
    if let Some(markup) = foreign_markup::find(text) {
        problems.note(at, Expected::NoMarkup, || Found::Markup(markup.into()));
    }
}

/// Turns a short text into the texts of a passage.
fn plain(text: &Localized) -> Vec<Text> {
    let texts = text.iter().map(|(lang, text)| {
        let paragraph = Paragraph { kind: ParagraphKind::Plain, text: text.clone(), marks: Vec::new() };
        Text { lang: lang.clone(), paragraphs: vec![paragraph] }
    });
    texts.collect()
}

/// The ids of turns and passages; each is used only once.
struct Ids {
    used: StringIndex,
    /// The ids in the file, in order, by the positions of turn and passage. The turn itself has passage 0, and its
    /// passages count from 1.
    given: Vec<(usize, usize, Rc<str>)>,
}

impl Ids {
    /// Collects the ids in the file. Reports a repeated id, whose turn or passage gets one by its position.
    fn given(file: &File, problems: &mut Problems) -> Self {
        let mut ids = Ids { used: StringIndex::default(), given: Vec::new() };
        let at = At::ROOT.member("turns", &file.turns);
        for (i, at, turn) in file.turns.each(&at) {
            if let Some(id) = ids.take(&turn.id, &at, problems) {
                ids.given.push((i, 0, id));
            }
            let at = at.member("passages", &turn.passages);
            for (j, at, passage) in turn.passages.each(&at) {
                if let Some(id) = ids.take(&passage.id, &at, problems) {
                    ids.given.push((i, j + 1, id));
                }
            }
        }
        ids
    }

    fn take(&mut self, given: &Lenient<document::Text>, at: &At, problems: &mut Problems) -> Option<Rc<str>> {
        let id = given.good().and_then(words)?;
        if self.used.add(&id, 0) {
            return Some(id);
        }
        problems.add(&at.member("id", given), Expected::NewId, Found::Again(id));
        None
    }

    fn turn(&mut self, position: usize) -> Rc<str> {
        self.of(position, 0).unwrap_or_else(|| self.fresh(format!("t{}", position + 1)))
    }

    fn passage(&self, turn: usize, position: usize) -> Option<Rc<str>> {
        self.of(turn, position + 1)
    }

    fn of(&self, turn: usize, passage: usize) -> Option<Rc<str>> {
        let found = self.given.binary_search_by_key(&(turn, passage), |(turn, passage, _)| (*turn, *passage));
        found.ok().map(|found| self.given[found].2.clone())
    }

    /// Returns the id if it is unused, or else the id with a number appended.
    fn fresh(&mut self, id: String) -> Rc<str> {
        let mut fresh: Rc<str> = id.as_str().into();
        let mut number = 2;
        while !self.used.add(&fresh, 0) {
            fresh = format!("{id}-{number}").into();
            number += 1;
        }
        fresh
    }
}
