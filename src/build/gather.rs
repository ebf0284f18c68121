//! Summarises an interview for the lists of a site. A summary is plain data that may move between threads.

use std::borrow::Cow;
use std::path::Path;

use serde_json::value::RawValue;

use super::advice::{self, Form, Reported};
use super::diagnostic::{Diagnostic, Message, Severity, show_lines};
use super::source::{self, diagnostic_at};
use super::texts::{self, Texts};
use super::{doubts, found, fs};
use crate::document::{self, Kind, Value};
use crate::interview::{self, Interview, Localized, Passage, Role, Thread};
use crate::state::Ui;
use crate::words::words;

/// How many passages of a theme or a person a list shows.
const SHOWN: usize = 3;
/// How many characters of each it shows.
const BEGINNING: usize = 160;
/// How many characters of a question can be searched.
const QUESTION: usize = 240;

/// What lists need to know about an interview.
#[derive(Debug, Default)]
pub struct Summary {
    /// The `id` in the file, or empty.
    pub id: String,
    pub title: Texts,
    pub summary: Option<Texts>,
    /// As JSON.
    pub date: Option<Box<RawValue>>,
    pub category: Option<Texts>,
    pub speakers: Vec<Spoken>,
    pub themes: Vec<Topic>,
    pub languages: Vec<String>,
    /// The number of passages in each language.
    pub translated: Vec<usize>,
    /// The size of the published file.
    pub bytes: usize,
    /// The number of turns that answer.
    pub answers: usize,
    pub passages: usize,
    /// Minutes to read it, by language.
    pub minutes: Vec<(String, u32)>,
    /// The id and the question of each thread.
    pub questions: Vec<(String, Texts)>,
}

/// A speaker.
#[derive(Debug)]
pub struct Spoken {
    pub id: String,
    pub names: Texts,
    pub about: Option<Texts>,
    /// Whether the file says more about the speaker than initials.
    pub named: bool,
    pub role: SpokenRole,
    pub passages: Passages,
}

/// [`Role`] as data that may move between threads.
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

/// The number of passages, and the beginnings of the first.
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

/// A published file as a page embeds it, minified, and the interview in it.
pub struct Read {
    pub text: String,
    pub interview: Interview,
}

/// Summarises an interview for lists, and reports its problems.
///
/// # Errors
/// Why the file is refused.
pub fn gather(path: &Path, ui: Ui) -> Result<(Summary, Vec<Diagnostic>), Vec<Diagnostic>> {
    let bytes = fs::read(path).map_err(|error| {
        vec![Diagnostic::of_file(path, Severity::LeftOut, ui, &Message::NotRead(&error.to_string()))]
    })?;
    let left_out = |mut refused: Vec<Diagnostic>| {
        refused.last_mut().into_iter().for_each(|last| last.message.push_str(words(ui).building.file_left_out));
        refused
    };
    let (interview, diagnostics) = review(&path.display().to_string(), bytes, ui).map_err(left_out)?;
    let bytes = published(path).map_or(0, |file| file.len());
    Ok((Summary { bytes, ..Summary::of(&interview) }, diagnostics))
}

/// Reads an interview and reports its problems.
///
/// # Errors
/// The last diagnostic says why the file is refused. If the interview has no words, its other problems come first, since one
/// of them is probably the cause.
pub fn review(file: &str, bytes: Vec<u8>, ui: Ui) -> Result<(Interview, Vec<Diagnostic>), Vec<Diagnostic>> {
    let left_out = |place, message: &Message| Diagnostic::new(file, place, Severity::LeftOut, ui, message);
    let refused = |error| vec![Diagnostic::refused(file, ui, &error)];
    let text = source::text_of(file, bytes, ui).map_err(|refused| vec![refused])?;
    let document = document::parse(&*text).map_err(refused)?;
    let (interview, problems) = interview::review(&document);
    if document.file.good().is_none() {
        let place = problems.first().map_or((0, 0), |problem| (problem.line, problem.column));
        let mut diagnostic = left_out(place, &Message::NoInterview);
        if let Some(advice) = Value::read(&text).ok().and_then(|value| advice::of_list(&value, Form::Interview)) {
            diagnostic.message.push_str(&(words(ui).building.advice)(&advice));
        }
        return Err(vec![diagnostic]);
    }
    if let Some(misplaced) = misplaced(file, &text, ui) {
        return Err(vec![misplaced]);
    }
    let value = Value::read(&text).map_err(refused)?;
    let reported = Reported { file, text: &text, value: &value, form: Form::Interview, problems: &problems, ui };
    let mut diagnostics: Vec<_> = reported.diagnostics().into_iter().map(|(_, diagnostic)| diagnostic).collect();
    diagnostics.extend(doubts::of_interview(file, &text, &value, &interview, ui));
    diagnostics.sort_by_key(|diagnostic| (diagnostic.line, diagnostic.column));
    show_lines(&mut diagnostics, file, &text);
    if interview.passages().next().is_none() {
        diagnostics.push(left_out((0, 0), &Message::NoWords));
        return Err(diagnostics);
    }
    Ok((interview, diagnostics))
}

/// Recognises a `site.json` in the place of an interview, and an object around an interview.
fn misplaced(file: &str, text: &str, ui: Ui) -> Option<Diagnostic> {
    let value = Value::read(text).ok().filter(|value| value.get("turns").is_none())?;
    if value.get("interviews").is_some_and(|list| matches!(list.kind, Kind::List(_))) {
        return Some(diagnostic_at(text, file, ui, "", &Message::IsSite));
    }
    let (key, _) = value.members().iter().find(|(_, inner)| inner.get("turns").is_some())?;
    Some(diagnostic_at(text, file, ui, &format!("/{key}"), &Message::Wrapped(key)))
}

/// The bytes of a file as it is published: unchanged unless it has private members. `None` if it has become unreadable.
pub fn published(path: &Path) -> Option<Vec<u8>> {
    let bytes = fs::read(path).ok()?;
    let text = document::text(bytes.clone()).ok()?;
    match document::public(&text).ok()? {
        Cow::Borrowed(_) => Some(bytes),
        Cow::Owned(public) => Some(public.into_bytes()),
    }
}

/// Reads a file as a page embeds it; `None` if it has become unreadable since it was summarised.
pub fn read(path: &Path) -> Option<Read> {
    let file = document::text(fs::read(path).ok()?).ok()?;
    let file = document::public(&file).ok()?;
    // Escape `<`, which occurs only inside texts, so that no text can end the `script` element.
    let text = texts::json(&Value::read(&file).ok()?).replace('<', "\\u003c");
    let (interview, _) = interview::check(document::parse(&*text).ok()?);
    Some(Read { text, interview })
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
            translated: interview.languages.iter().map(|lang| found::translated(interview, lang)).collect(),
            passages: interview.passages().count(),
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
    /// Returns whether the speaker neither asks nor interprets.
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

/// The turns that answer a question; all turns if nobody asks.
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

/// Returns whether a name is only initials, which identify nobody outside their interview.
fn is_initials(name: &str) -> bool {
    name.chars().count() <= 4 && name.is_ascii()
}

pub fn texts(text: &Localized) -> Texts {
    text.iter().map(|(lang, text)| (lang.to_string(), text.to_string())).collect()
}

/// The first characters of a text, up to the end of a word if it has words.
pub fn beginning(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').filter(|cut| text[*cut..end].chars().count() < 20).unwrap_or(end);
    text[..cut].trim_end_matches([' ', ',', '，', '、', '—', '–']).to_owned() + "…"
}
