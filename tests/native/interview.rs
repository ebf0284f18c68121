//! How interviews are read: each folder of `tests/interviews` has an `input.json`, the problems that the command
//! reports (`problems.txt`) and the interview as read (`outline.txt`). `UPDATE=1` rewrites the last two.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use interview_viewer::document;
use interview_viewer::interview::{self, Answer, Interview, Localized, MarkKind, Paragraph, ParagraphKind, Turn};
use interview_viewer::state::Ui;
use interview_viewer::words::problems;

#[test]
fn interviews_match_their_folders() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interviews");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let mut wrong = Vec::new();
    for case in &cases {
        let (problems, outline) = read(&fs::read(case.join("input.json")).unwrap());
        for (name, now) in [("problems.txt", problems), ("outline.txt", outline)] {
            let path = case.join(name);
            if env::var_os("UPDATE").is_some() {
                fs::write(&path, now).unwrap();
            } else if fs::read_to_string(&path).unwrap_or_default() != now {
                wrong.push(format!("{}:\n{now}", path.display()));
            }
        }
    }
    assert!(cases.len() > 20 && wrong.is_empty(), "UPDATE=1 accepts these:\n{}", wrong.join("\n"));
}

/// `INTERVIEW=file cargo test given_file -- --ignored --nocapture` shows how a file is read.
#[test]
#[ignore = "a tool: shows the file that INTERVIEW names"]
fn a_given_file_is_shown() {
    let file = env::var_os("INTERVIEW").expect("INTERVIEW names a file");
    let (problems, outline) = read(&fs::read(file).unwrap());
    println!("{problems}{outline}");
}

/// The problems, and the interview in words.
fn read(bytes: &[u8]) -> (String, String) {
    let document = match document::parse(bytes) {
        Ok(document) => document,
        Err(error) => return (problems::parse_error(Ui::En, &error) + "\n", String::new()),
    };
    let (interview, found) = interview::review(&document);
    let mut lines = String::new();
    for problem in &found {
        let message = problems::problem_message(Ui::En, problem);
        let note = if problem.is_note() { "note: " } else { "" };
        writeln!(lines, "{}:{}: {note}{message}", problem.line, problem.column).unwrap();
    }
    (lines, outline(&interview))
}

fn outline(interview: &Interview) -> String {
    let mut out = String::new();
    let languages: Vec<&str> = interview.languages.iter().map(|lang| lang.as_str()).collect();
    writeln!(out, "languages {}", languages.join(" ")).unwrap();
    let date = interview.date.as_ref().map(ToString::to_string);
    for (name, value) in [
        ("id", Some(interview.id.to_string()).filter(|id| !id.is_empty())),
        ("title", Some(words(&interview.title))),
        ("summary", interview.summary.as_ref().map(words)),
        ("place", interview.place.as_ref().map(words)),
        ("category", interview.category.as_ref().map(words)),
        ("date", date),
        ("source", interview.source.as_ref().and_then(|source| source.name.as_ref()).map(words)),
        ("source url", interview.source.as_ref().and_then(|source| source.url.as_ref()).map(ToString::to_string)),
        ("source pages", interview.source.as_ref().and_then(|source| source.pages.as_ref()).map(ToString::to_string)),
        ("translator", interview.translator.as_ref().map(words)),
        ("rights", interview.rights.as_ref().and_then(|rights| rights.holder.as_ref()).map(words)),
        ("licence", interview.rights.as_ref().and_then(|rights| rights.licence.as_ref()).map(ToString::to_string)),
        ("url", interview.url.as_ref().map(ToString::to_string)),
    ] {
        value.into_iter().for_each(|value| writeln!(out, "{name} {value}").unwrap());
    }
    for speaker in &interview.speakers {
        let (id, name, initials) = (&speaker.id, words(&speaker.name), words(&speaker.initials));
        write!(out, "speaker {id}: {name}, {initials}, {:?}, colour {}", speaker.role, speaker.colour).unwrap();
        writeln!(out, "{}", speaker.about.as_ref().map(|about| ", ".to_owned() + &words(about)).unwrap_or_default())
            .unwrap();
    }
    for theme in &interview.themes {
        writeln!(out, "theme {}: {}", theme.id, words(&theme.label)).unwrap();
    }
    for term in &interview.glossary {
        let pinyin = term.pinyin.as_deref().unwrap_or("-");
        writeln!(out, "term {}: {}, {pinyin}, {:?}", term.id, words(&term.term), term.aliases).unwrap();
    }
    for thread in &interview.threads {
        let number = thread.number.map_or("opening".to_owned(), |number| format!("thread {number}"));
        writeln!(out, "\n{number}, {}", thread.id).unwrap();
        thread.question.iter().for_each(|turn| write_turn(&mut out, turn, "question"));
        for Answer { turn, depth, follow_up, .. } in &thread.answers {
            let part = if *follow_up { "follow-up".to_owned() } else { format!("answer {depth}") };
            write_turn(&mut out, turn, &part);
        }
    }
    out
}

fn write_turn(out: &mut String, turn: &Turn, part: &str) {
    let speaker = turn.speaker.as_ref().map_or("nobody", |speaker| &speaker.id);
    write!(out, "  {part} {}, {speaker}", turn.id).unwrap();
    turn.heading.iter().for_each(|heading| write!(out, ", {}", words(heading)).unwrap());
    turn.start.iter().for_each(|start| write!(out, ", {} s", seconds(*start)).unwrap());
    writeln!(out).unwrap();
    for passage in &turn.passages {
        write!(out, "    {} {}", passage.number, passage.id).unwrap();
        passage.themes.iter().for_each(|theme| write!(out, " #{}", theme.id).unwrap());
        passage.start.iter().for_each(|start| write!(out, ", {} s", seconds(*start)).unwrap());
        writeln!(out).unwrap();
        for text in &passage.texts {
            for paragraph in &text.paragraphs {
                writeln!(out, "      {} {}", text.lang, marked(paragraph)).unwrap();
            }
        }
    }
}

fn words(text: &Localized) -> String {
    let each: Vec<String> = text.iter().map(|(lang, text)| format!("{lang} “{text}”")).collect();
    each.join(" ")
}

/// A paragraph with its marks as tags.
fn marked(paragraph: &Paragraph) -> String {
    let mut out = match paragraph.kind {
        ParagraphKind::Plain => String::new(),
        ParagraphKind::Bullet => "[item] ".to_owned(),
        ParagraphKind::Numbered(_) => "[item] ".to_owned(),
    };
    for (i, c) in paragraph.text.char_indices().chain([(paragraph.text.len(), ' ')]) {
        for mark in paragraph.marks.iter().rev().filter(|mark| mark.range.end == i) {
            out += if matches!(mark.kind, MarkKind::Link(_)) { "⟩" } else { "}" };
        }
        for mark in paragraph.marks.iter().filter(|mark| mark.range.start == i) {
            match &mark.kind {
                MarkKind::Emphasis => out += "e{",
                MarkKind::Strong => out += "s{",
                MarkKind::Link(address) => write!(out, "⟨{address} ").unwrap(),
            }
        }
        out.push(c);
    }
    out.trim_end().to_owned()
}

fn seconds(millis: u32) -> f64 {
    f64::from(millis) / 1000.0
}
