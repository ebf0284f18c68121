//! Exports: `tests/export` has interviews, and for each what the formats do not hold of it. `UPDATE=1` rewrites that.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use interview_viewer::document::{self, Document};
use interview_viewer::export::{Aspect, Exported, Format, export};
use interview_viewer::import::{self, Options};
use interview_viewer::interview::{self, Interview};
use interview_viewer::state::Ui;
use interview_viewer::words::export as words;
use proptest::prelude::*;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The interviews below a folder that are JSON with words.
fn interviews(folder: &Path) -> Vec<(PathBuf, Document)> {
    let mut found = Vec::new();
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            found.append(&mut interviews(&path));
        } else if path.extension().is_some_and(|end| end == "json") {
            let document = document::parse(fs::read(&path).unwrap()).ok();
            found.extend(document.filter(Document::has_turns).map(|document| (path, document)));
        }
    }
    found
}

fn again(exported: &Exported, format: Format) -> Interview {
    let options = Options { name: format!("talk.{}", format.name()), ..Options::default() };
    let imported =
        import::import(&exported.bytes, &options).unwrap_or_else(|refusal| panic!("{format:?}: {refusal:?}"));
    interview::review(&imported.document).0
}

#[test]
fn every_format_tells_what_it_does_not_hold() {
    let mut wrong = Vec::new();
    let cases = interviews(&folder("export"));
    for (path, document) in &cases {
        let mut told = String::new();
        for format in Format::ALL {
            writeln!(told, "{}", format.name()).unwrap();
            match export(document, format, None) {
                Ok(exported) => {
                    exported
                        .lost
                        .iter()
                        .for_each(|lost| writeln!(told, "  {}", (words::export(Ui::En).lost)(lost)).unwrap());
                }
                Err(refusal) => writeln!(told, "  refused: {}", (words::export(Ui::En).refusal)(refusal)).unwrap(),
            }
        }
        let expected = path.with_extension("expected.txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&expected, told).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != told {
            wrong.push(format!("{}:\n{told}", path.display()));
        }
    }
    assert!(cases.len() >= 3 && wrong.is_empty(), "UPDATE=1 accepts these:\n{}", wrong.join("\n"));
}

#[test]
fn a_plain_interview_is_the_same_in_every_format() {
    let (_, document) = &interviews(&folder("export"))[2];
    let (interview, _) = interview::review(document);
    assert_eq!(interview.title.iter().next().unwrap().1.as_ref(), "渡船");
    for format in Format::ALL {
        let again = again(&export(document, format, None).unwrap(), format);
        let told = |interview: &Interview| {
            let turn = |turn: &interview::Turn| {
                let words = turn.passages.iter().map(|one| one.texts[0].paragraphs[0].text.to_string());
                (turn.id.clone(), turn.start, turn.speaker.clone().unwrap().name.clone(), words.collect::<Vec<_>>())
            };
            interview.turns().map(|one| turn(one)).collect::<Vec<_>>()
        };
        assert_eq!(told(&again), told(&interview), "{format:?}");
    }
}

#[test]
fn markdown_holds_everything() {
    let (mut count, mut wrong) = (0, Vec::new());
    let all = [interviews(&folder("export")), interviews(&folder("interviews"))].concat_all();
    for (path, document) in all {
        let (reviewed, _) = interview::review(&document);
        // What is missing or of a wrong kind is repaired as the file is read.
        let is_damaged = ["text-missing", "wrong-kinds"].iter().any(|name| path.to_string_lossy().contains(name));
        if is_damaged || reviewed.turns().next().is_none() {
            continue;
        }
        let exported = export(&document, Format::Markdown, None).unwrap();
        let lost: Vec<_> = exported.lost.iter().filter(|lost| lost.aspect != Aspect::Withheld).collect();
        if !lost.is_empty() || again(&exported, Format::Markdown) != reviewed {
            wrong.push(format!("{}: {lost:?}\n{}", path.display(), String::from_utf8_lossy(&exported.bytes)));
        }
        count += 1;
    }
    assert!(count > 5 && wrong.is_empty(), "{count}\n{}", wrong.join("\n"));
}

trait ConcatAll<T> {
    fn concat_all(self) -> Vec<T>;
}

impl<T, const N: usize> ConcatAll<T> for [Vec<T>; N] {
    fn concat_all(self) -> Vec<T> {
        self.into_iter().flatten().collect()
    }
}

proptest! {
    #![proptest_config(crate::same_cases(300))]
    #[test]
    fn markdown_holds_any_words(
        first in r"[a#><\\*\[\]()! .:\-\n{}1-3甲。：]{1,40}",
        second in r"[a#><\\*\[\]()! .:\-\n{}1-3甲。：]{1,40}",
        name in "[A-C甲][a-z甲 :#>]{0,6}",
    ) {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let json = format!(
            r#"{{"languages": ["en", "zh-Hans"], "title": {{"en": {title}}}, "speakers": [{{"id": "s", "name": {name}}}],
            "turns": [{{"id": "t", "speaker": "s", "heading": {{"zh-Hans": {title}}}, "text": {{"en": {first}, "zh-Hans": {second}}}}},
            {{"speaker": "s", "passages": [{{"text": {{"zh-Hans": {first}}}, "start": 4}}, {{"text": {{"en": [{first}, {second}]}}}}]}}]}}"#,
            title = quoted(name.trim()), name = quoted(name.trim()), first = quoted(&first), second = quoted(&second)
        );
        let document = document::parse(json.clone()).unwrap();
        let (interview, _) = interview::review(&document);
        if interview.turns().count() == 2 {
            let exported = export(&document, Format::Markdown, None).unwrap();
            prop_assert_eq!(again(&exported, Format::Markdown), interview, "{}\n{}", json, String::from_utf8_lossy(&exported.bytes));
        }
        for format in Format::ALL {
            let _ = export(&document, format, None);
        }
    }
}
