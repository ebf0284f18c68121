//! Bytes → document → interview: nothing panics, every position is in the file, every interview is sound.

use std::collections::HashSet;

use interview_viewer::document::{self, ParseErrorKind};
use interview_viewer::interview::{self, Interview, MarkKind, Paragraph, Problem};
use interview_viewer::search::Index;
use interview_viewer::state::{Reading, Ui, ViewState};
use interview_viewer::view_model;
use interview_viewer::words::problems;

use super::Target;

pub const TARGET: Target = Target { name: "document", run, seeds: |samples| samples.to_vec(), words: WORDS };

/// Keys and values of the format.
const WORDS: &[&str] = &[
    "\"turns\":",
    "\"text\":",
    "\"passages\":",
    "\"speaker\":",
    "\"speakers\":",
    "\"answers\":",
    "\"themes\":",
    "\"id\":",
    "\"title\":",
    "\"heading\":",
    "\"languages\":",
    "\"glossary\":",
    "\"term\":",
    "\"aliases\":",
    "\"pinyin\":",
    "\"role\":\"interviewer\"",
    "\"initials\":",
    "\"colour\":3",
    "\"start\":",
    "\"date\":\"2015-05\"",
    "\"url\":\"https://a\"",
    "\"format\":\"interview/1\"",
    "\"source\":",
    "\"rights\":",
    "\"en\":",
    "\"zh-Hans\":",
    "\"zh-CN\":",
    "\"t1\"",
    "\"t1.1\"",
    "\"a1\"",
    "\\ud83d",
    "\\udc00",
    "\\u0000",
    "\u{feff}",
    "\n\n- ",
    "1. ",
    "[a](https://b)",
    "*a*",
    "null",
    "true",
    "1e999",
    "{}",
    "[]",
    "[[",
    ",",
    ":",
];

fn run(bytes: &[u8]) {
    match document::parse(bytes) {
        Err(error) => {
            Ui::ALL.iter().for_each(|ui| drop(problems::parse_error(*ui, &error)));
            let lines: Vec<_> = bytes.split(|byte| *byte == b'\n').collect();
            let line = error.line.checked_sub(1).and_then(|line| lines.get(line as usize)).expect("the line is there");
            let characters = line.iter().filter(|byte| (**byte & 0xc0) != 0x80).count();
            assert!((1..=characters + 1).contains(&(error.column as usize)), "{error:?}");
            assert!(error.kind != ParseErrorKind::NotUtf8 || std::str::from_utf8(bytes).is_err());
        }
        Ok(document) => {
            let text = std::str::from_utf8(bytes).expect("what is read is UTF-8");
            let (interview, problems) = interview::check(document);
            stand_at_values(text.strip_prefix('\u{feff}').unwrap_or(text), &problems);
            sound(&interview);
            drawn(interview);
        }
    }
}

/// Every problem is at the start of a value, and has a message.
fn stand_at_values(text: &str, problems: &[Problem]) {
    let lines: Vec<&str> = text.split('\n').collect();
    for problem in problems {
        Ui::ALL.iter().for_each(|ui| drop(problems::problem(*ui, problem)));
        let line = lines.get(problem.line as usize - 1).expect("the line is there");
        let there = line.chars().nth(problem.column as usize - 1).expect("the column is there");
        assert!("{[\"-0123456789tfn\\".contains(there), "{there:?} at {problem:?}");
    }
}

/// The invariants of every interview, whatever file it came from.
pub fn sound(interview: &Interview) {
    assert!(!interview.languages.is_empty());
    let languages: HashSet<_> = interview.languages.iter().collect();
    assert_eq!(languages.len(), interview.languages.len(), "each language once");
    let once = |ids: Vec<&str>| assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{ids:?}");
    once(interview.speakers.iter().map(|speaker| &*speaker.id).collect());
    once(interview.themes.iter().map(|theme| &*theme.id).collect());
    once(interview.glossary.iter().map(|term| &*term.id).collect());
    let mut places: Vec<&str> = interview.turns().map(|turn| &*turn.id).collect();
    places.extend(interview.passages().map(|passage| &*passage.id));
    once(places);
    once(interview.passages().map(|passage| &*passage.number).collect());
    for turn in interview.turns() {
        assert!(!turn.passages.is_empty());
        for passage in &turn.passages {
            assert!(!passage.texts.is_empty());
            for text in &passage.texts {
                assert!(languages.contains(&text.lang) && !text.paragraphs.is_empty());
                text.paragraphs.iter().for_each(marked);
            }
        }
    }
    for (i, thread) in interview.threads.iter().enumerate() {
        assert_eq!(thread.number.is_none(), thread.question.is_empty());
        assert!(thread.number.is_some() || i == 0);
    }
}

/// A paragraph is not empty, and its marks are on character boundaries, in order, and nested at most three deep.
pub fn marked(paragraph: &Paragraph) {
    let Paragraph { text, marks, .. } = paragraph;
    assert!(!text.trim().is_empty(), "{paragraph:?}");
    for mark in marks {
        assert!(!mark.range.is_empty() && text.get(mark.range.clone()).is_some(), "{paragraph:?}");
        if let MarkKind::Link(address) = &mark.kind {
            let address = address.to_ascii_lowercase();
            assert!(["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme)), "{address}");
        }
    }
    let mut around: Vec<usize> = Vec::new();
    for (mark, next) in marks.iter().zip(marks.iter().skip(1)) {
        assert!(mark.range.start <= next.range.start, "{paragraph:?}");
    }
    for mark in marks {
        around.retain(|end| *end > mark.range.start);
        assert!(around.iter().all(|end| mark.range.end <= *end), "{paragraph:?}");
        around.push(mark.range.end);
        assert!(around.len() <= 3, "{paragraph:?}");
    }
}

/// Everything in it is rendered once, in order.
fn drawn(interview: Interview) {
    let interview = std::rc::Rc::new(interview);
    let state = ViewState { reading: Reading::Both, ..ViewState::first(&interview) };
    let view_model = view_model::build(&interview, &Index::new(&interview), &state);
    let passages = view_model.blocks.iter().flat_map(|block| block.passages()).map(|view| &view.passage.id);
    assert!(passages.eq(interview.passages().map(|passage| &passage.id)));
}
