//! A [`Report`] on a file for its author: why it is refused, or its problems, in the words of every interface language.
//!
//! An add-on makes it (`bin/addon-report.rs`), since readers need neither the diagnosis nor the messages; the viewer
//! reads it. [`imported`] is the report of another add-on, on a file that is to become an interview, and [`built`] of one that
//! builds a site; [`grouped`] makes of the latter what editors see.

pub mod built;
pub mod grouped;
pub mod imported;

use serde_json::json;

use crate::document::{self, Document, Excerpt, ParseError, Value};
use crate::interview::{self, Problem};
use crate::state::Ui;
use crate::words::problems;

/// How many problems a report contains; they are listed on the page, and a longer list would help nobody.
pub const MOST: usize = 50;

#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "a page has one at a time; it is large only on 64-bit machines")]
pub enum Report {
    Refused(Refused),
    /// The first [`MOST`] problems of an interview.
    Problems(Vec<Listed>),
}

/// The mistake for which a file is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    pub line: u32,
    pub column: u32,
    pub message: Message,
    /// The line of the mistake, if the file is text.
    pub excerpt: Option<Excerpt>,
    /// The remedy, if there is only one.
    pub mended: Option<Mended>,
}

/// A file in which a mistake is mended.
#[derive(Clone, Debug, PartialEq)]
pub struct Mended {
    pub text: String,
    /// What was replaced by what.
    pub message: Message,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub message: Message,
    /// The JSON pointer of the place.
    pub pointer: String,
}

/// A message in every interface language, in the order of [`Ui::ALL`].
#[derive(Clone, Debug, PartialEq)]
pub struct Message([String; Ui::ALL.len()]);

impl Message {
    fn of(words: impl Fn(Ui) -> String) -> Message {
        Message(Ui::ALL.map(words))
    }

    fn read(value: &Value) -> Option<Message> {
        let texts: Vec<String> = value.items().iter().filter_map(|item| item.text().map(String::from)).collect();
        texts.try_into().ok().map(Message)
    }

    pub fn words(&self, ui: Ui) -> &str {
        &self.0[ui as usize]
    }
}

/// Writes the report on a file, as [`Report::read`] reads it.
pub fn write(file: Vec<u8>) -> Vec<u8> {
    let report = match document::parse(file.clone()) {
        Ok(document) => problems_of(document),
        Err(error) => refusal(&error, &file),
    };
    report.to_string().into_bytes()
}

fn problems_of(document: Document) -> serde_json::Value {
    let listed = |problem: &Problem| {
        let Message(texts) = Message::of(|ui| problems::problem(ui, problem));
        json!([texts, problem.pointer])
    };
    let (_, problems) = interview::check(document);
    json!({ "problems": problems.iter().take(MOST).map(listed).collect::<Vec<_>>() })
}

fn refusal(error: &ParseError, file: &[u8]) -> serde_json::Value {
    let Message(message) = Message::of(|ui| problems::parse_error(ui, error));
    let excerpt = error.excerpt.as_ref().map(|excerpt| json!([excerpt.before, excerpt.marked, excerpt.behind]));
    let mended = error.mend.as_ref().zip(document::text(file).ok()).map(|(mend, text)| {
        let (old, new) = mend.shown(&text);
        let Message(message) = Message::of(|ui| problems::mended(ui, old, new, error.line));
        json!([mend.apply(&text).0, message])
    });
    json!({ "place": [error.line, error.column], "message": message, "excerpt": excerpt, "mended": mended })
}

impl Report {
    pub fn read(report: &str) -> Option<Report> {
        let report = Value::read(report).ok()?;
        if let Some(problems) = report.get("problems") {
            return problems.items().iter().map(Listed::read).collect::<Option<_>>().map(Report::Problems);
        }
        let [line, column] = report.get("place")?.items() else { return None };
        let number = |value: &Value| value.number()?.parse().ok();
        Some(Report::Refused(Refused {
            line: number(line)?,
            column: number(column)?,
            message: Message::read(report.get("message")?)?,
            excerpt: report.get("excerpt").and_then(read_excerpt),
            mended: report.get("mended").and_then(Mended::read),
        }))
    }
}

impl Listed {
    fn read(value: &Value) -> Option<Listed> {
        let [message, pointer] = value.items() else { return None };
        Some(Listed { message: Message::read(message)?, pointer: pointer.text()?.into() })
    }
}

impl Mended {
    fn read(value: &Value) -> Option<Mended> {
        let [text, message] = value.items() else { return None };
        Some(Mended { text: text.text()?.into(), message: Message::read(message)? })
    }
}

fn read_excerpt(value: &Value) -> Option<Excerpt> {
    let [before, marked, behind] = value.items() else { return None };
    let text = |value: &Value| value.text().map(String::from);
    Some(Excerpt { before: text(before)?, marked: text(marked)?, behind: text(behind)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(file: &str) -> Report {
        let written = write(file.into());
        Report::read(str::from_utf8(&written).expect("it is text")).expect("it is a report")
    }

    #[test]
    fn a_refused_file_is_reported_with_its_place_line_and_remedy() {
        let Report::Refused(refused) = report("\u{feff}{\n  \"title\": \"雨\"，\n  \"turns\": []}") else {
            panic!("it is refused")
        };
        assert_eq!((refused.line, refused.column), (2, 15));
        assert_eq!(refused.excerpt.map(|excerpt| excerpt.marked), Some("，".into()));
        assert!(refused.message.words(Ui::En).starts_with("Line 2, column 15: "), "{:?}", refused.message);
        assert!(refused.message.words(Ui::ZhHant).starts_with("第2行第15欄"), "{:?}", refused.message);
        let mended = refused.mended.expect("it has one remedy");
        assert_eq!(mended.text, "{\n  \"title\": \"雨\",\n  \"turns\": []}");
        assert_eq!(mended.message.words(Ui::En), "Line 2: ， became ,");
    }

    #[test]
    fn a_file_that_is_no_text_is_reported_without_a_line() {
        let written = write(b"%PDF-1.7\n\xff\xfe".to_vec());
        let Some(Report::Refused(refused)) = Report::read(str::from_utf8(&written).unwrap()) else {
            panic!("it is refused")
        };
        assert_eq!((refused.excerpt, refused.mended), (None, None));
        assert!(refused.message.words(Ui::En).contains("PDF"), "{:?}", refused.message);
    }

    #[test]
    fn the_first_problems_of_an_interview_are_reported() {
        let turns = vec![r#"{"speaker": "A", "text": 7}"#; MOST + 1].join(",");
        let Report::Problems(listed) = report(&format!(r#"{{"title": "Odd", "turns": [{turns}]}}"#)) else {
            panic!("it can be read")
        };
        assert_eq!(listed.len(), MOST);
        assert_eq!(listed[0].pointer, "/turns/0/text");
        assert_eq!(
            listed[0].message.words(Ui::En),
            "Line 1, column 53: expected text, a list of paragraphs, or these by language, found 7."
        );
    }
}
