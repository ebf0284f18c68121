//! Properties that must hold for any input: a target takes any bytes, and panics if a promise is broken.
//!
//! The same targets run briefly in `tests/native/fuzz`, over seeds and kept cases, and for longer in the crate `fuzz`
//! (`make fuzz`), which includes this folder.

mod address;
pub mod document;
mod import;
mod marks;
mod markup;
mod office;
mod project;
mod search;
mod site;
mod workbook;

use std::path::Path;

use serde_json::{Value, json};

use interview_viewer::interview::{self, Interview};

/// An entry point for outside input.
pub struct Target {
    pub name: &'static str,
    /// Panics if a promise is broken.
    pub run: fn(&[u8]),
    /// Inputs to start from, made from interviews.
    pub seeds: fn(&[Vec<u8>]) -> Vec<Vec<u8>>,
    /// Words that random changes would hardly ever make.
    pub words: &'static [&'static str],
}

pub const TARGETS: &[Target] = &[
    document::TARGET,
    address::TARGET,
    search::TARGET,
    marks::TARGET,
    site::TARGET,
    markup::TARGET,
    workbook::TARGET,
    import::TARGET,
    office::DOCX,
    office::ODT,
    office::RTF,
    project::TARGET,
];

/// Runs the target of a name.
pub fn run(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target of this name");
    (target.run)(bytes);
}

/// The interviews that come with the viewer, and those that the tests read.
pub fn samples() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = |folder: &str, inside: &str| -> Vec<Vec<u8>> {
        let entries = std::fs::read_dir(root.join(folder)).expect("a folder of samples");
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry of it").path().join(inside)).collect();
        paths.sort();
        paths.iter().map(|path| path.to_str().expect("a name in UTF-8").trim_end_matches('/')).map(read).collect()
    };
    [files("static/site/interviews", ""), files("tests/interviews", "input.json")].concat()
}

fn read(path: &str) -> Vec<u8> {
    std::fs::read(path).expect("a sample can be read")
}

/// A file of the tests, as it is read.
fn checked(file: &Value) -> Interview {
    let document = interview_viewer::document::parse(file.to_string().as_bytes()).expect("it is JSON");
    interview::check(document).0
}

/// An interview of one passage: its paragraphs, each as the file has it.
fn one_passage(paragraphs: &[&str]) -> Interview {
    checked(&json!({ "title": "T", "turns": [{ "text": { "en": paragraphs } }] }))
}

/// Every text in a value, except keys.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(members) => members.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// Every text of the samples that are JSON, each once.
fn texts_of(samples: &[Vec<u8>]) -> Vec<String> {
    let values = samples.iter().filter_map(|sample| serde_json::from_slice::<Value>(sample).ok());
    let mut all: Vec<String> =
        values.flat_map(|value| texts(&value).into_iter().map(String::from).collect::<Vec<_>>()).collect();
    all.sort();
    all.dedup();
    all
}
