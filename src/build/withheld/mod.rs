//! Words that must not be published: reads each `withheld` of the sources, and searches sources and output for them.
//!
//! [`views`] says how words are compared and which escapes are looked behind.

mod views;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::diagnostic::{Diagnostic, Message, Severity};
use crate::document::{self, Kind, Value, WITHHELD, is_private};
use crate::interview::without_marks;
use crate::state::Ui;
pub use views::text_of;
use views::{contains, normalized};

/// How many places are reported for each withheld text.
const REPORTED: usize = 5;

#[derive(Default)]
pub struct Withheld {
    all: Vec<Words>,
    /// A broken file declares withheld words that cannot be read.
    pub is_unread: bool,
}

struct Words {
    /// As [`normalized`].
    words: String,
    /// Where they are declared as withheld: line and column from 1, or (0, 0) if unknown.
    file: PathBuf,
    place: (u32, u32),
}

/// A file of the output that contains withheld words.
pub struct Leak {
    /// The position of the words.
    which: usize,
    /// Relative to the output folder.
    path: String,
}

/// A file of the sources.
pub struct Source {
    pub path: PathBuf,
    pub text: String,
    /// Whether the file is JSON of the site, whose private members are not published.
    pub is_json: bool,
}

impl Withheld {
    /// Adds the words that a JSON file declares as withheld; of a broken file as many as can be read. Returns whether all
    /// could be read.
    pub fn add(&mut self, source: &Source) -> bool {
        if !source.text.contains(WITHHELD) && !source.text.contains("\\u") {
            return true;
        }
        let mut found = Vec::new();
        let is_read = match Value::read(&source.text) {
            Ok(value) => {
                lists(&value, "", false, &mut found);
                true
            }
            Err(_) => broken(&source.text, &mut found),
        };
        let pointers = found.iter().map(|(pointer, _)| pointer.clone());
        // A broken file has no positions.
        let places = document::places(&source.text, pointers);
        for (n, (_, words)) in found.iter().enumerate() {
            let words = normalized(words);
            let place = places.get(n).map_or((0, 0), |place| (place.line, place.column));
            if !words.is_empty() {
                self.all.push(Words { words, file: source.path.clone(), place });
            }
        }
        is_read
    }

    /// Returns whether anything is withheld.
    pub fn is_some(&self) -> bool {
        !self.all.is_empty()
    }

    /// The withheld words in the bytes or the name of a file.
    pub fn in_file(&self, path: &str, bytes: &[u8]) -> Vec<Leak> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let mut texts = vec![normalized(path)];
        match text_of(bytes) {
            Some(text) => views::collect(&text, &mut texts),
            None => texts.push(normalized(&String::from_utf8_lossy(bytes))),
        }
        let is_in = |words: &Words| texts.iter().any(|text| text.contains(&words.words));
        let which = (0..self.all.len()).filter(|n| is_in(&self.all[*n]));
        which.map(|which| Leak { which, path: path.to_owned() }).collect()
    }

    /// Reports where in the sources withheld words would be published, and the output file for words that are in no source.
    /// `leaks` is `None` before there is any output.
    pub fn diagnostics(&self, sources: &[Source], leaks: Option<&[Leak]>, out: &Path, ui: Ui) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for (n, words) in self.all.iter().enumerate() {
            if leaks.is_some_and(|leaks| leaks.iter().all(|leak| leak.which != n)) {
                continue;
            }
            let by = match words.place {
                (0, _) => words.file.display().to_string(),
                (line, column) => format!("{}:{line}:{column}", words.file.display()),
            };
            let message = Message::Withheld(&by, leaks.is_some());
            let places = sources
                .iter()
                .flat_map(|source| places(source, &words.words).into_iter().map(|place| (source.path.clone(), place)));
            let mut places: Vec<(PathBuf, Place)> = places.collect();
            if places.is_empty() {
                let leaks = leaks.unwrap_or_default().iter().filter(|leak| leak.which == n);
                places = leaks.map(|leak| (out.join(&leak.path), Place::default())).collect();
            }
            let report = |(file, (pointer, place)): &(PathBuf, Place), message: &Message| {
                let diagnostic = Diagnostic::new(&file.display().to_string(), *place, Severity::LeftOut, ui, message);
                Diagnostic { pointer: pointer.clone(), ..diagnostic }
            };
            diagnostics.extend(places.iter().take(REPORTED).map(|place| report(place, &message)));
            if let Some(next) = places.get(REPORTED) {
                diagnostics.push(report(next, &Message::WithheldMore(&by, places.len() - REPORTED)));
            }
        }
        diagnostics
    }
}

/// Collects the texts of each `withheld`, at any depth, with their JSON pointers.
fn lists(value: &Value, at: &str, is_in: bool, found: &mut Vec<(String, String)>) {
    match &value.kind {
        Kind::Text(text) if is_in => found.push((at.to_owned(), text.to_string())),
        Kind::Number(number) if is_in => found.push((at.to_owned(), number.to_string())),
        Kind::List(items) => {
            for (n, item) in items.iter().enumerate() {
                lists(item, &format!("{at}/{n}"), is_in, found);
            }
        }
        Kind::Object(members) => {
            for (key, value) in members {
                lists(value, &below(at, key), is_in || key == WITHHELD, found);
            }
        }
        _ => {}
    }
}

/// Collects the texts of each `withheld` in a file that is not valid JSON. Returns whether each list could be read.
fn broken(text: &str, found: &mut Vec<(String, String)>) -> bool {
    let key = format!("\"{WITHHELD}\"");
    text.match_indices(&key).all(|(at, key)| {
        let list = text[at + key.len()..].trim_start().strip_prefix(':').map(str::trim_start);
        let Some(list) = list.and_then(|list| list.get(..=list.find(']')?)) else { return false };
        let Ok(Value { kind: Kind::List(items), .. }) = Value::read(list) else { return false };
        for item in items {
            let Kind::Text(words) = item.kind else { return false };
            found.push((String::new(), words.into_owned()));
        }
        true
    })
}

/// A place in a file of the sources: its pointer, if the file is JSON, and its line and column from 1.
type Place = (String, (u32, u32));

/// The places of words in a file of the sources.
fn places(source: &Source, words: &str) -> Vec<Place> {
    let value = if source.is_json { Value::read(&source.text).ok() } else { None };
    if let Some(value) = value {
        let mut pointers = Vec::new();
        pointers_of(&value, "", words, &mut pointers);
        let places = document::places(&source.text, pointers.iter().cloned());
        return pointers.into_iter().zip(places.iter().map(|place| (place.line, place.column))).collect();
    }
    let lines = source.text.lines().zip(1..).filter(|(line, _)| contains(line, words));
    let lines: Vec<Place> = lines.map(|(_, n)| (String::new(), (n, 1))).collect();
    if lines.is_empty() && contains(&source.text, words) { vec![(String::new(), (1, 1))] } else { lines }
}

fn pointers_of(value: &Value, at: &str, words: &str, found: &mut Vec<String>) {
    match &value.kind {
        Kind::Text(text) if contains(text, words) || normalized(&without_marks(text)).contains(words) => {
            found.push(at.to_owned());
        }
        Kind::Number(number) if number.contains(words) => found.push(at.to_owned()),
        Kind::List(items) => {
            let before = found.len();
            for (n, item) in items.iter().enumerate() {
                pointers_of(item, &format!("{at}/{n}"), words, found);
            }
            let texts: Vec<Cow<str>> = items.iter().filter_map(Value::text).map(without_marks).collect();
            if found.len() == before && [" ", ""].iter().any(|between| normalized(&texts.join(between)).contains(words))
            {
                found.push(at.to_owned());
            }
        }
        Kind::Object(members) => {
            for (key, value) in members.iter().filter(|(key, _)| !is_private(key) && key != WITHHELD) {
                let here = below(at, key);
                if normalized(key).contains(words) {
                    found.push(here.clone());
                }
                pointers_of(value, &here, words, found);
            }
        }
        _ => {}
    }
}

fn below(at: &str, key: &str) -> String {
    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))
}

#[cfg(test)]
mod tests;
