//! Turns a [`Document`] into an [`Interview`]: decides everything that the file leaves out, repairs mistakes where that
//! helps readers, and reports them.

use std::rc::Rc;

use super::label::{asking_sentences, label};
use super::languages::{Languages, words};
use super::numbers::Number;
use super::people::People;
use super::problem::{Expected, Found, Problem, Problems};
use super::threads::{self, Plan, Seed};
use super::topics::{self, Themes};
use super::turns::{Draft, Turns};
use super::{Answer, Date, Interview, Localized, Rights, Role, Source, Speaker, Theme, Thread};
use super::{marks, roles, writing};
use crate::document::{self, At, ByLanguage, Document, ExpectedKind, File, Lenient};

/// Reads a document as an interview. Returns its problems in the order of the file; a correct file has none.
pub fn check(document: Document) -> (Interview, Vec<Problem>) {
    let problems = Problems::of(&document);
    read(&document, problems)
}

/// Like [`check`], with notes for the file's editors: see [`Problem::is_note`]. Reports only the first missing id.
pub fn review(document: &Document) -> (Interview, Vec<Problem>) {
    let (interview, mut problems) = read(document, Problems::with_notes(document));
    let is_id = |problem: &Problem| problem.expected == Expected::OwnId;
    // If every turn has an id, the editor has thought of ids, and a missing id of a passage matters less.
    let turns_have = !problems.iter().any(|problem| is_id(problem) && !problem.pointer.contains("/passages"));
    let mut told = turns_have;
    problems.retain(|problem| !is_id(problem) || !std::mem::replace(&mut told, true));
    (interview, problems)
}

/// Returns the turns and passages without an id, each with its place and the id that it gets by its position.
pub fn missing_ids(document: &Document) -> Vec<Problem> {
    let mut problems = read(document, Problems::with_notes(document)).1;
    problems.retain(|problem| problem.expected == Expected::OwnId);
    problems
}

/// Returns only the problems of a document: see [`check`].
pub(super) fn problems(document: &Document) -> Vec<Problem> {
    read(document, Problems::of(document)).1
}

fn read(document: &Document, mut problems: Problems) -> (Interview, Vec<Problem>) {
    let empty = File::default();
    let file = document.file.good().unwrap_or(&empty);
    let languages = Languages::of(file, &mut problems);
    writing::report(file, &languages, &mut problems);
    let mut checking = Checking { languages, problems };
    let interview = checking.interview(file, document.file.good().is_some());
    (interview, checking.problems.placed(document))
}

struct Checking {
    languages: Languages,
    problems: Problems,
}

impl Checking {
    fn interview(&mut self, file: &File, is_interview: bool) -> Interview {
        let id = file.id.good().and_then(words).unwrap_or_default();
        let title = self.localized(&file.title, "title");
        let title = title.unwrap_or_else(|| self.untitled(file, &id, is_interview));
        let mut people = People::of(file, &mut self.languages, &mut self.problems);
        let mut themes = Themes::of(file, &mut self.languages, &mut self.problems);
        let glossary = topics::glossary(file, &mut self.languages, &mut self.problems);
        let (languages, problems) = (&mut self.languages, &mut self.problems);
        let drafts = match is_interview {
            true => Turns { languages, people: &mut people, themes: &mut themes, problems }.read(file),
            false => Vec::new(),
        };
        let asking = asking(&people, &drafts);
        let speakers = people.finish(&asking, &self.languages);
        let threads = self.threads(file, drafts, &speakers, &themes.list);
        self.version(file);
        Interview {
            id,
            languages: self.languages.list.clone(),
            title,
            summary: self.localized(&file.summary, "summary"),
            place: self.localized(&file.place, "place"),
            category: self.localized(&file.category, "category"),
            date: self.date(file),
            source: self.source(file),
            translator: self.localized(&file.translator, "translator"),
            rights: self.rights(file),
            url: self.address(&file.url, &At::ROOT.member("url", &file.url)),
            speakers,
            themes: themes.list,
            glossary,
            threads,
        }
    }

    fn localized(&mut self, text: &Lenient<document::Localized>, key: &str) -> Option<Localized> {
        self.languages.localized(text, &At::ROOT.member(key, text), &mut self.problems)
    }

    /// Returns a text in place of a title: the id, or else the word for “interview”.
    fn untitled(&mut self, file: &File, id: &Rc<str>, is_interview: bool) -> Localized {
        if is_interview && (file.title.good().is_some() || file.title.is_absent()) {
            self.problems.add(&At::ROOT, Expected::Title, Found::Nothing);
        }
        let original = self.languages.original().clone();
        let word = super::stand_in(&original);
        Localized(vec![(original, if id.is_empty() { word.into() } else { id.clone() })])
    }

    /// Reports a value that is not a version; such files are read as version 1. [`parse`](document::parse) has refused
    /// other major versions.
    fn version(&mut self, file: &File) {
        let Some(format) = file.format.good().and_then(words) else { return };
        let version = format.strip_prefix("interview/1").map(|rest| rest.is_empty() || rest.starts_with('.'));
        if version != Some(true) && !matches!(&*format, "1") {
            let at = At::ROOT.member("format", &file.format);
            self.problems.add(&at, Expected::Value(ExpectedKind::Version), Found::text(&format));
        }
    }

    fn date(&mut self, file: &File) -> Option<Date> {
        let document::Dated(dated) = file.date.good()?;
        let at = At::ROOT.member("date", &file.date);
        let date = match dated.good()? {
            ByLanguage::Original(text) => Date::of_text(&words(text)?, &self.languages.list),
            ByLanguage::Each(_) => Date::of_words(self.languages.localized(dated, &at, &mut self.problems)?),
        };
        if !date.is_understood() {
            let found = Found::text(&date.to_string().into());
            self.problems.add(&at, Expected::Value(ExpectedKind::Date), found);
        }
        Some(date)
    }

    fn source(&mut self, file: &File) -> Option<Source> {
        let (source, at) = (file.source.good()?, At::ROOT.member("source", &file.source));
        let name = self.languages.localized(&source.name, &at.member("name", &source.name), &mut self.problems);
        let url = self.address(&source.url, &at.member("url", &source.url));
        let pages = source.pages.good().and_then(words);
        (name.is_some() || url.is_some() || pages.is_some()).then_some(Source { name, url, pages })
    }

    fn rights(&mut self, file: &File) -> Option<Rights> {
        let (rights, at) = (file.rights.good()?, At::ROOT.member("rights", &file.rights));
        let holder = self.languages.localized(&rights.holder, &at.member("holder", &rights.holder), &mut self.problems);
        let licence = rights.licence.good().and_then(words);
        (holder.is_some() || licence.is_some()).then_some(Rights { holder, licence })
    }

    /// Reads a web address; reports and leaves out any other.
    fn address(&mut self, text: &Lenient<document::Text>, at: &At) -> Option<Rc<str>> {
        let address = text.good().and_then(words)?;
        let is_web =
            |address: &str| marks::is_followed(address) && !address.to_ascii_lowercase().starts_with("mailto:");
        if is_web(&address) {
            return Some(address);
        }
        self.problems.add(at, Expected::Value(ExpectedKind::Address), Found::text(&address));
        None
    }

    fn threads(
        &mut self,
        file: &File,
        drafts: Vec<Draft>,
        speakers: &[Rc<Speaker>],
        themes: &[Rc<Theme>],
    ) -> Vec<Rc<Thread>> {
        let by_interviewer =
            |draft: &Draft| draft.speaker.is_some_and(|speaker| speakers[speaker].role == Role::Interviewer);
        let seed = |draft: &Draft| Seed { by_interviewer: by_interviewer(draft), answers: draft.answers };
        let mut seeds: Vec<Seed> = drafts.iter().map(seed).collect();
        for turn in threads::uncircled(&mut seeds) {
            let target = drafts[turn].answers.map(|target| drafts[target].id.clone()).unwrap_or_default();
            let turns = At::ROOT.member("turns", &file.turns);
            if let Some((at, turn)) = file.turns.item(&turns, drafts[turn].position) {
                self.problems.add(&at.member("answers", &turn.answers), Expected::NoCircle, Found::text(&target));
            }
        }
        let plans = threads::plan(&seeds);
        let alone = plans.len() == 1;
        let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
        let mut before = None;
        let mut finish = |turn: usize, number: Number| {
            let draft = drafts[turn].take().expect("every turn is in one thread");
            Rc::new(draft.finish(number, speakers, themes, &mut before))
        };
        let finished = plans.into_iter().enumerate().filter_map(|(i, plan)| {
            let Plan { question, answers } = plan;
            let mut place = 0;
            let mut heads = true;
            let question: Vec<_> = (question.into_iter())
                .map(|turn| {
                    finish(
                        turn,
                        Number { thread: (!alone).then_some(i), heads: std::mem::take(&mut heads), place: &mut place },
                    )
                })
                .collect();
            let answers: Vec<_> = (answers.into_iter())
                .map(|answer| {
                    let number = Number { thread: (!alone).then_some(i), heads: false, place: &mut place };
                    let (turn, follow_up) = (finish(answer.turn, number), answer.follow_up);
                    let asking = if follow_up { asking_sentences(std::slice::from_ref(&turn)) } else { Vec::new() };
                    Answer { turn, depth: answer.depth, follow_up, asking }
                })
                .collect();
            let first = question.first().or(answers.first().map(|answer| &answer.turn))?;
            let number = (i > 0).then_some(i as u32);
            let asking = asking_sentences(&question);
            let label = label(first, &question, &asking);
            Some(Rc::new(Thread { id: first.id.clone(), number, label, asking, question, answers }))
        });
        finished.collect()
    }
}

/// Returns the speakers to make interviewers: none if the file declares an interviewer.
fn asking(people: &People, drafts: &[Draft]) -> Vec<usize> {
    if (0..people.len()).any(|person| people.role(person) == Some(&Role::Interviewer)) {
        return Vec::new();
    }
    roles::interviewers(drafts, |person| people.role(person).is_none(), people.len())
}
