//! Rich text for other editors: each folder of `tests/rich` has what to copy (`choice.json`, for an interview of
//! `tests/snippets`), its HTML and its plain text. `UPDATE=1` rewrites the latter two.

mod office;
mod qr_code;

use std::path::{Path, PathBuf};
use std::{env, fs};

use dom_query::Document;
use interview_viewer::document;
use interview_viewer::interview::{self, Date, Interview, Lang};
use interview_viewer::snippet::{Cited, Part, RichText, rich_text};
use interview_viewer::state::Reading;
use serde_json::{Value, json};

use crate::payloads::lists::{self, Localized};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn read(bytes: &[u8]) -> Interview {
    interview::check(document::parse(bytes).expect("it is JSON")).0
}

fn interview(name: &str) -> Interview {
    read(&fs::read(root().join(format!("snippets/{name}.json"))).expect("an interview"))
}

fn rich(interview: &Interview, choice: &Value) -> RichText {
    let reading = Reading::parse(choice["lang"].as_str().unwrap_or("both")).expect("a language");
    let ids = choice["passages"].as_array();
    let accepts = |passage: &interview::Passage| ids.is_none_or(|ids| ids.contains(&json!(*passage.id)));
    let cited = |said: &Value| {
        let text = |key: &str| said[key].as_str().expect("a text");
        let passage = interview.passages().find(|passage| *passage.id == *text("passage")).expect("a passage");
        Cited { passage: passage.clone(), lang: Lang::parse(text("lang")).unwrap(), words: text("words").into() }
    };
    let words: Option<Vec<Cited>> = choice["words"].as_array().map(|words| words.iter().map(cited).collect());
    let part = words.as_deref().map_or(Part::Passages(&accepts), Part::Words);
    let copy = choice["copy"].as_str().and_then(Date::parse);
    rich_text(interview, &part, &reading, choice["link"].as_str(), copy.as_ref())
}

#[test]
fn rich_text_matches_its_folders() {
    let folders = fs::read_dir(root().join("rich")).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = folders.filter(|path| path.is_dir()).collect();
    cases.sort();
    let mut wrong = Vec::new();
    for case in &cases {
        let choice: Value = serde_json::from_slice(&fs::read(case.join("choice.json")).unwrap()).unwrap();
        let rich = rich(&interview(choice["interview"].as_str().unwrap()), &choice);
        survives(&rich);
        // A line for each paragraph, so that changes can be read.
        let html = rich.html.replace("</p>", "</p>\n").replace("</h2>", "</h2>\n");
        for (name, now) in [("rich.html", html), ("rich.txt", rich.text.clone() + "\n")] {
            let path = case.join(name);
            if env::var_os("UPDATE").is_some() {
                fs::write(&path, now).unwrap();
            } else if fs::read_to_string(&path).unwrap_or_default() != now {
                wrong.push(format!("{}:\n{now}", path.display()));
            }
        }
    }
    assert!(cases.len() > 8 && wrong.is_empty(), "UPDATE=1 accepts these:\n{}", wrong.join("\n"));
}

/// What WeChat's editor, Word and Gmail all keep.
const ELEMENTS: [&str; 4] = ["h2", "p", "strong", "em"];
const ATTRIBUTES: [&str; 3] = ["style", "lang", "dir"];
const PROPERTIES: [&str; 8] =
    ["margin", "padding", "border-left", "border-right", "font-size", "font-weight", "line-height", "color"];

/// Asserts that editors keep all of it, and that the page shows the same words.
#[track_caller]
fn survives(rich: &RichText) {
    let body = Document::from(format!("<!doctype html><body>{}</body>", rich.html));
    for node in body.select("body *").nodes() {
        let name = node.node_name().expect("an element").to_string();
        assert!(ELEMENTS.contains(&&*name), "<{name}> in {}", rich.html);
        for attribute in node.attrs() {
            let name = &*attribute.name.local;
            assert!(ATTRIBUTES.contains(&name), "{name} in {}", rich.html);
            for one in attribute.value.split(';').filter(|_| name == "style") {
                let property = one.split(':').next().unwrap_or_default().trim();
                assert!(PROPERTIES.contains(&property), "{property} in {}", rich.html);
            }
        }
    }
    let shown = Document::from(format!("<!doctype html><body>{}</body>", rich.shown.html()));
    assert_eq!(squeezed(&shown.select("body").text()), squeezed(&body.select("body").text()));
    assert!(!shown.select("[style]").exists(), "a strict policy forbids styles");
    assert_eq!(squeezed(&body.select("body").text()), squeezed(&rich.text));
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{fffd}').collect()
}

#[test]
fn no_text_becomes_an_element() {
    for payload in lists::all() {
        for localized in [Localized::Plain, Localized::Each] {
            let file = lists::labelled(localized, std::slice::from_ref(&payload));
            let interview = read(file.to_string().as_bytes());
            let rich = rich(&interview, &json!({ "lang": "both", "link": format!("https://ngo.example/{payload}") }));
            survives(&rich);
            assert!(squeezed(&rich.text).contains(&squeezed(&payload)), "{payload:?} is in {}", rich.text);
        }
    }
}
