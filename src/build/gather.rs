//! What the lists of a site need of one interview: plain data, which may go from one thread to another.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use serde_json::value::RawValue;

use super::diagnostic::{Diagnostic, Message, Severity};
use super::texts::{self, Texts};
use crate::document::{self, Value};
use crate::interview::{self, Interview, Localized, Passage, Problem, Role, Thread};
use crate::state::Ui;

/// So many passages of a theme or a person stand in a list.
const SHOWN: usize = 3;
/// So many characters of each.
const BEGINNING: usize = 160;
/// So many characters of a question can be searched.
const QUESTION: usize = 240;

/// An interview as far as lists need it.
#[derive(Debug, Default)]
pub struct Summary {
    /// What the file calls itself; empty where it does not.
    pub id: String,
    pub title: Texts,
    pub summary: Option<Texts>,
    /// As JSON.
    pub date: Option<Box<RawValue>>,
    pub category: Option<Texts>,
    pub speakers: Vec<Spoken>,
    pub themes: Vec<Topic>,
    pub languages: Vec<String>,
    /// How long its published file is.
    pub bytes: usize,
    /// Turns that answer.
    pub answers: usize,
    /// Minutes to read it, by language.
    pub minutes: Vec<(String, u32)>,
    /// The id of each thread, and what is asked.
    pub questions: Vec<(String, Texts)>,
}

/// Somebody who speaks.
#[derive(Debug)]
pub struct Spoken {
    pub id: String,
    pub names: Texts,
    pub about: Option<Texts>,
    /// The file says more of them than their initials.
    pub named: bool,
    pub role: SpokenRole,
    pub passages: Passages,
}

/// As [`Role`], for more than one thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpokenRole {
    Interviewer,
    Interviewee,
    Interpreter,
    Other(String),
}

/// A theme of the interview.
#[derive(Debug)]
pub struct Topic {
    pub id: String,
    pub names: Texts,
    pub passages: Passages,
}

/// How many passages there are, and how the first begin.
#[derive(Debug, Default)]
pub struct Passages {
    pub count: usize,
    pub first: Vec<Beginning>,
}

#[derive(Debug)]
pub struct Beginning {
    pub id: String,
    pub number: String,
    pub speaker: Option<Texts>,
    pub texts: Texts,
}

/// A file as it goes into a page, without white space, and the interview in it.
pub struct Read {
    pub text: String,
    pub interview: Interview,
    /// As the program counts them when it reads the text above.
    pub problems: Vec<Problem>,
}

/// Summarises an interview for lists, and reports its problems.
///
/// # Errors
/// Why the file is refused.
pub fn gather(path: &Path, ui: Ui) -> Result<(Summary, Vec<Diagnostic>), Diagnostic> {
    let shown = &path.display().to_string();
    let bytes = fs::read(path)
        .map_err(|error| Diagnostic::of_file(path, Severity::LeftOut, ui, &Message::NotRead(&error.to_string())))?;
    let document = document::parse(bytes).map_err(|error| Diagnostic::refused(shown, ui, &error))?;
    let (interview, problems) = interview::review(&document);
    if document.file.good().is_none() {
        let place = problems.first().map_or((0, 0), |problem| (problem.line, problem.column));
        return Err(Diagnostic::new(shown, place, Severity::LeftOut, ui, &Message::NoInterview));
    }
    let diagnostics = problems.iter().map(|problem| Diagnostic::problem(shown, ui, problem)).collect();
    let bytes = published(path).map_or(0, |file| file.len());
    Ok((Summary { bytes, ..Summary::of(&interview) }, diagnostics))
}

/// A file as it is published; with nothing private in it, it is the same to the byte. `None` if it has become another.
pub fn published(path: &Path) -> Option<Vec<u8>> {
    let bytes = fs::read(path).ok()?;
    let text = document::text(bytes.clone()).ok()?;
    match document::public(&text).ok()? {
        Cow::Borrowed(_) => Some(bytes),
        Cow::Owned(public) => Some(public.into_bytes()),
    }
}

/// Reads a file as a page has it; `None` if the file has changed since it was checked.
pub fn read(path: &Path) -> Option<Read> {
    let file = document::text(fs::read(path).ok()?).ok()?;
    let file = document::public(&file).ok()?;
    // No text may end the element of the page that it is in. In JSON, `<` occurs in texts only.
    let text = texts::json(&Value::read(&file).ok()?).replace('<', "\\u003c");
    let (interview, problems) = interview::check(document::parse(&*text).ok()?);
    Some(Read { text, interview, problems })
}

impl Summary {
    pub fn of(interview: &Interview) -> Summary {
        let mut gathered = Summary {
            id: interview.id.to_string(),
            title: texts(&interview.title),
            summary: interview.summary.as_ref().map(texts),
            date: interview.date.as_ref().map(texts::date),
            category: interview.category.as_ref().map(texts),
            languages: interview.languages.iter().map(ToString::to_string).collect(),
            answers: interview.threads.iter().map(|thread| answers(interview, thread)).sum(),
            minutes: interview.languages.iter().map(|lang| (lang.to_string(), interview.minutes(lang))).collect(),
            ..Summary::default()
        };
        for speaker in &interview.speakers {
            let names = texts(&speaker.name);
            gathered.speakers.push(Spoken {
                id: speaker.id.to_string(),
                named: names.iter().any(|(_, name)| **name != *speaker.id || !is_initials(name)),
                names,
                about: speaker.about.as_ref().map(texts),
                role: match &speaker.role {
                    Role::Interviewer => SpokenRole::Interviewer,
                    Role::Interviewee => SpokenRole::Interviewee,
                    Role::Interpreter => SpokenRole::Interpreter,
                    Role::Other(other) => SpokenRole::Other(other.to_string()),
                },
                passages: Passages::default(),
            });
        }
        for theme in &interview.themes {
            let (id, names) = (theme.id.to_string(), texts(&theme.label));
            gathered.themes.push(Topic { id, names, passages: Passages::default() });
        }
        for passage in interview.passages() {
            for theme in &passage.themes {
                let topic = gathered.themes.iter_mut().find(|topic| *topic.id == *theme.id);
                topic.into_iter().for_each(|topic| topic.passages.add(passage));
            }
            if let Some(speaker) = &passage.speaker {
                let spoken = gathered.speakers.iter_mut().find(|spoken| *spoken.id == *speaker.id);
                spoken.into_iter().for_each(|spoken| spoken.passages.add(passage));
            }
        }
        for thread in interview.threads.iter().filter(|thread| !thread.question.is_empty()) {
            gathered.questions.push((thread.id.to_string(), asked(thread)));
        }
        gathered
    }
}

impl Spoken {
    /// Neither asks nor interprets.
    pub fn is_asked(&self) -> bool {
        !matches!(self.role, SpokenRole::Interviewer | SpokenRole::Interpreter)
    }
}

impl Passages {
    fn add(&mut self, passage: &Passage) {
        self.count += 1;
        if self.first.len() < SHOWN {
            let begins = passage.texts.iter().map(|text| {
                let words: Vec<&str> = text.paragraphs.iter().map(|paragraph| &*paragraph.text).collect();
                (text.lang.to_string(), beginning(&words.join(" "), BEGINNING))
            });
            self.first.push(Beginning {
                id: passage.id.to_string(),
                number: passage.number.to_string(),
                speaker: passage.speaker.as_ref().map(|speaker| texts(&speaker.name)),
                texts: begins.collect(),
            });
        }
    }
}

/// Turns that answer a question; where nobody asks anything, all that somebody speaks.
fn answers(interview: &Interview, thread: &Thread) -> usize {
    let nobody_asks = interview.threads.iter().all(|thread| thread.question.is_empty());
    if thread.question.is_empty() && !nobody_asks {
        return 0;
    }
    thread.answers.iter().filter(|answer| !answer.follow_up && answer.turn.speaker.is_some()).count()
}

fn asked(thread: &Thread) -> Texts {
    let passages = || thread.question.iter().flat_map(|turn| &turn.passages);
    let first = passages().next().expect("a turn has a passage");
    let each = first.texts.iter().map(|text| {
        let all = passages().filter_map(|passage| passage.texts.iter().find(|one| one.lang == text.lang));
        let words: Vec<&str> = all.flat_map(|text| text.paragraphs.iter().map(|paragraph| &*paragraph.text)).collect();
        (text.lang.to_string(), beginning(&words.join(" "), QUESTION))
    });
    each.collect()
}

/// Capital letters: nobody can be told by them beyond their interview.
fn is_initials(name: &str) -> bool {
    name.chars().count() <= 4 && name.is_ascii()
}

pub fn texts(text: &Localized) -> Texts {
    text.iter().map(|(lang, text)| (lang.to_string(), text.to_string())).collect()
}

/// The first characters of a text, to the end of a word where there are words.
pub fn beginning(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').filter(|cut| text[*cut..end].chars().count() < 20).unwrap_or(end);
    text[..cut].trim_end_matches([' ', ',', '，', '、', '—', '–']).to_owned() + "…"
}
