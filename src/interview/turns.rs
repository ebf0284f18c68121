//! The turns of a file, checked one by one, before they are put into threads.

use std::rc::Rc;

use super::languages::{Languages, words};
use super::marks::Finding;
use super::numbers::Number;
use super::people::People;
use super::problem::{Expected, Found, Problems};
use super::topics::Themes;
use super::{Localized, Paragraph, ParagraphKind, Passage, Speaker, Text, Theme, Turn, paragraphs, pin};
use crate::document::{self, At, ByLanguage, ExpectedKind, File, Lenient, Prose, Seconds};
use crate::string_index::StringIndex;

/// A turn whose speaker and themes are still positions in lists.
pub(super) struct Draft {
    pub id: Rc<str>,
    /// The file gives the id.
    pub given: bool,
    pub speaker: Option<usize>,
    pub heading: Option<Localized>,
    pub start: Option<u32>,
    /// Never empty.
    pub passages: Vec<PassageDraft>,
    /// The turn that it says it answers, by position among the drafts.
    pub answers: Option<usize>,
    /// Where it says so, for what is found out about it later.
    pub position: usize,
}

pub(super) struct PassageDraft {
    pub id: Rc<str>,
    /// The file gives the id, or that of a turn of which it is all.
    pub given: bool,
    pub themes: Vec<usize>,
    pub start: Option<u32>,
    pub texts: Vec<Text>,
}

impl Draft {
    /// The turn, its speaker and themes taken from the lists. `before`: the texts of the passage that it stands after.
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
            });
            *before = Some(finished.clone());
            finished
        });
        let passages = passages.collect();
        Turn { id: self.id, speaker, heading: self.heading, start: self.start, pin, passages }
    }
}

/// What the turns of a file are read with.
pub(super) struct Turns<'a> {
    pub languages: &'a mut Languages,
    pub people: &'a mut People,
    pub themes: &'a mut Themes,
    pub problems: &'a mut Problems,
}

impl Turns<'_> {
    /// Every turn that says something, in the order of the file.
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
            passages.push(PassageDraft { id, given, themes: themes.clone(), start: None, texts });
            if !turn.passages.is_absent() {
                self.problems.add(at, Expected::TextOrPassages, Found::Both);
            }
        }
        self.passages(turn, (&id, position), &themes, at, ids, &mut passages);
        if passages.is_empty() {
            // A wrong value has been told already.
            if turn.text.good().is_some() || turn.text.is_absent() {
                self.problems.add(at, Expected::Words, Found::Nothing);
            }
            let texts = plain(heading.as_ref()?);
            let id = ids.fresh(format!("{id}.1"));
            passages.push(PassageDraft { id, given, themes, start: None, texts });
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
            passages.push(PassageDraft { id, given, themes: all, start, texts });
        }
    }

    /// Notes that the file says nothing where an id may stand.
    fn note_id(&mut self, said: &Lenient<document::Text>, at: &At, id: &Rc<str>) {
        if said.is_absent() {
            self.problems.note(at, Expected::OwnId, || Found::IdByPosition(id.clone()));
        }
    }

    /// A text in all its languages, the original first; empty ones are none.
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
        if start.whole.is_none() {
            let seen = document::FoundKind::Number(start.written.clone());
            self.problems.add(at, Expected::Value(ExpectedKind::Seconds), Found::Value(seen));
        }
        start.whole
    }

    /// `answers` by id, of a turn or of a passage in it. What names nothing, or the turn itself, is told.
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

/// Paragraphs with their marks; `None` if there are none.
fn read_paragraphs(text: &document::Paragraphs, at: &At, problems: &mut Problems) -> Option<Vec<Paragraph>> {
    let (places, texts): (Vec<At>, Vec<&Rc<str>>) = text.0.each(at).map(|(_, at, text)| (at, &text.0)).unzip();
    for (at, text) in places.iter().zip(&texts) {
        if let Some(radical) = text.chars().find(|c| ('\u{2e80}'..='\u{2fdf}').contains(c)) {
            problems.note_once(at, Expected::Ideograph, || Found::Radical(radical));
        }
    }
    let all = paragraphs::read(&texts, &mut |n, finding| match finding {
        Finding::Refused(address) => problems.add(&places[n], Expected::Link, Found::text(&address.into())),
        Finding::Doubtful(words) => problems.note(&places[n], Expected::EscapedStar, || Found::Emphasis(words.into())),
    });
    (!all.is_empty()).then_some(all)
}

/// A short text as a passage.
fn plain(text: &Localized) -> Vec<Text> {
    let texts = text.iter().map(|(lang, text)| {
        let paragraph = Paragraph { kind: ParagraphKind::Plain, text: text.clone(), marks: Vec::new() };
        Text { lang: lang.clone(), paragraphs: vec![paragraph] }
    });
    texts.collect()
}

/// The ids of turns and passages, each given to one of them only.
struct Ids {
    used: StringIndex,
    /// What turns and passages give themselves, by turn, passage and id. In order; a turn is the passage 0, and its
    /// passages count from 1.
    given: Vec<(usize, usize, Rc<str>)>,
}

impl Ids {
    /// What the file gives. The first of two equal ids is kept; the later is told and gets one by its position.
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

    /// The id itself if nothing has it, else with a number behind it.
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
