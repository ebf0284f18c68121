//! The report on a file that is not an interview file: the interview that was made of it, with an account of how the file
//! was understood, or why it is refused, in the words of every interface language.
//!
//! An add-on makes it (`bin/addon-import.rs`), since most readers open no such files. The viewer reads only what it needs
//! to open the interview, and leaves the account to `static/imported.js`, which is fetched with it.
//!
//! A request is a line with the length and the name (or address) of each file, then an empty line, then the bytes of all
//! files. An answer is a line of JSON and the interview file; or the reasons for a refusal; or nothing ([`Answer`]).

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde::de::IgnoredAny;
use serde_json::json;

use super::Message;
use crate::document::{self, Document, Value};
use crate::import::align::{self, Pairing};
use crate::import::{self, Counts, Imported, Omission, Options, Refusal, Severity, What};
use crate::interview::Lang;
use crate::state::Ui;
use crate::words;

/// How many items of a list the page shows; the command prints all of them.
pub const MOST: usize = 300;

/// What became of a file, or of two.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The account, for `static/imported.js`, and the interview that was made of it, as a file. The account is empty if
    /// the file is a page that contains the interview file.
    Imported(String, Vec<u8>),
    Refused(Message),
    /// Nothing was made of it: it is JSON, or a web page that a site has answered with in place of a file. Another report
    /// explains the mistake ([`super::write`]). Two files do not belong together.
    Nothing,
}

/// Writes the beginning of a request for files with these names and lengths.
pub fn request<'a>(files: impl Iterator<Item = (&'a str, u32)>) -> String {
    let mut head = String::new();
    for (name, length) in files {
        head += &format!("{length} {}\n", name.replace('\n', " "));
    }
    head + "\n"
}

/// Imports the file of a request, or two files as a conversation in two languages or as a table and its code book, and
/// writes the answer as [`Answer::read`] reads it.
pub fn write(request: Vec<u8>) -> Vec<u8> {
    // The ids of Chinese speakers are pinyin: the same as those that the command writes.
    #[cfg(target_arch = "wasm32")]
    crate::search::supply(include_bytes!("../../static/viewer-search.bin").to_vec());
    let files = requested(&request).unwrap_or_default();
    let (name, bytes) = match files[..] {
        [one] => one,
        [one, two] => {
            let coded = coded(one, two).or_else(|| coded(two, one));
            return coded.or_else(|| pair(one, two)).unwrap_or_default();
        }
        _ => return Vec::new(),
    };
    if let Some(file) = str::from_utf8(bytes).ok().and_then(import::file_in_page) {
        return format!("\n{file}").into_bytes();
    }
    let (name, is_remote) = (file_name(name), is_address(name));
    match import::import(bytes, &named(&name)) {
        Err(Refusal::Interview | Refusal::BrokenJson { .. } | Refusal::UnknownJson) => Vec::new(),
        Err(refusal) => refused(&refusal),
        Ok(imported) if format(&imported) == Some(import::Format::Text) && is_json_text(bytes) => Vec::new(),
        // Some sites answer with a page of their own in place of a file.
        Ok(imported) if is_remote && is_page(bytes) && imported.counts().speakers == 0 => Vec::new(),
        Ok(imported) => plain_account(&imported, &name),
    }
}

fn plain_account(imported: &Imported, name: &str) -> Vec<u8> {
    account(imported, name, |ui, counts| words::imported::summary(ui, name, format(imported), counts))
}

/// Imports a file with the themes of a code book, if the second is one: a table, or that of a program for analysis.
fn coded(one: (&str, &[u8]), book: (&str, &[u8])) -> Option<Vec<u8>> {
    let mut options = named(one.0);
    match book.0.to_lowercase().ends_with(".qdc") {
        true => options.themes = import::codes(book.1)?,
        false if import::is_code_book(book.0, book.1) => options.code_book = Some((book.0.to_owned(), book.1.to_vec())),
        false => return None,
    }
    let imported = import::import(one.1, &options).ok()?;
    // A code book names the themes of a table only.
    let is_table = matches!(format(&imported), Some(import::Format::Table | import::Format::Workbook));
    (is_table || options.code_book.is_none()).then(|| plain_account(&imported, one.0))
}

fn is_address(name: &str) -> bool {
    name.contains("://")
}

fn is_page(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"<")
}

/// The name of a file, or of the file at an address.
fn file_name(name: &str) -> Cow<'_, str> {
    if !is_address(name) {
        return name.into();
    }
    let path = name.split(['?', '#']).next().unwrap_or_default();
    percent_decode_str(path.rsplit('/').next().unwrap_or_default()).decode_utf8_lossy()
}

fn named(name: &str) -> Options {
    Options { name: name.to_owned(), ..Options::default() }
}

/// Puts the second of two files beside the first, if they are a conversation in two languages.
fn pair(one: (&str, &[u8]), two: (&str, &[u8])) -> Option<Vec<u8>> {
    let import = |(name, bytes): (&str, &[u8])| import::import(bytes, &named(name)).ok();
    let aligned = together(&import(one)?, &import(two)?, two.0)?;
    Some(account(&aligned, one.0, |ui, counts| words::imported::paired(ui, one.0, two.0, counts)))
}

/// Puts a translation, from a file of this name, beside its original, if they are a conversation in two languages.
pub fn together(original: &Imported, translation: &Imported, name: &str) -> Option<Imported> {
    let language = |imported: &Imported| {
        let tag = imported.document.file.good()?.languages.values().next()?.0.clone();
        Lang::parse(&tag).filter(|lang| lang.primary() != "und")
    };
    if language(original)?.primary() == language(translation)?.primary() {
        return None;
    }
    let aligned = align::align(original, translation, &Pairing { name: name.to_owned(), ..Pairing::default() });
    let most = original.counts().turns.max(translation.counts().turns);
    let paired = || aligned.rows.iter().filter(|row| !row.left.is_empty() && !row.right.is_empty());
    let sure = paired().filter(|row| row.confidence >= align::SURE).count();
    let belong = paired().count() * 3 >= most * 2 && sure * 2 >= paired().count() && most > 0;
    belong.then_some(aligned.imported)
}

/// Puts a translation, from a file of this name, beside an interview that is not in its language yet, if it is one of it.
/// Ids, themes and everything else of the interview stay.
pub fn translated(interview: &Document, translation: &Imported, name: &str) -> Option<Imported> {
    let tags = |document: &Document| -> Vec<Lang> {
        let file = document.file.good();
        file.into_iter().flat_map(|file| file.languages.values()).filter_map(|tag| Lang::parse(&tag.0)).collect()
    };
    let own = tags(&translation.document).into_iter().next()?;
    let is_there = tags(interview).iter().any(|lang| lang.primary() == own.primary());
    if is_there { None } else { together(&Imported::of(interview), translation, name) }
}

/// The files of a request, with their names.
fn requested(request: &[u8]) -> Option<Vec<(&str, &[u8])>> {
    let end = request.windows(2).position(|two| two == b"\n\n")?;
    let mut rest = &request[end + 2..];
    let mut files = Vec::new();
    for line in str::from_utf8(&request[..end]).ok()?.lines() {
        let (length, name) = line.split_once(' ')?;
        let bytes;
        (bytes, rest) = rest.split_at_checked(length.parse().ok()?)?;
        files.push((name, bytes));
    }
    Some(files)
}

fn format(imported: &Imported) -> Option<import::Format> {
    imported.notes.iter().find_map(|note| match note.what {
        What::Format(format) => Some(format),
        _ => None,
    })
}

fn is_json_text(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"{") || serde_json::from_slice::<IgnoredAny>(bytes).is_ok()
}

fn refused(refusal: &Refusal) -> Vec<u8> {
    let Message(texts) = Message::of(|ui| words::imported::refusal(ui, refusal));
    json!(texts).to_string().into_bytes()
}

/// Writes what a file with a name was taken for, with the numbers of turns and speakers, and of the characters that were
/// left out; what to check, how the file was understood, and what was left out; the name for the interview file; then
/// that file.
fn account(imported: &Imported, name: &str, summary: impl Fn(Ui, &Counts) -> String) -> Vec<u8> {
    let counts = imported.counts();
    let Message(summary) = Message::of(|ui| summary(ui, &counts));
    let of = |severity: Severity| imported.notes.iter().filter(move |note| note.severity == severity);
    // The summary has the format.
    let infos = of(Severity::Info).filter(|note| !matches!(note.what, What::Format(_)));
    // What a format has for itself does not count as left out.
    let (apparatus, left_out): (Vec<_>, Vec<_>) =
        imported.left_out.iter().partition(|left| left.kind == Omission::Apparatus);
    let lists = [
        list(|ui| words::imported::imported(ui).doubts, of(Severity::Doubt), words::imported::note),
        list(|ui| words::import::import(ui).left_out, left_out.into_iter(), words::import::left_out),
        list(|ui| words::import::import(ui).notes, infos, words::imported::note),
        list(|ui| words::imported::imported(ui).apparatus, apparatus.into_iter(), words::imported::apparatus),
    ];
    let lists: Vec<_> = lists.into_iter().flatten().collect();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let said = json!({ "summary": summary, "lists": lists, "stem": stem });
    format!("{said}\n{}", document::write(&imported.document)).into_bytes()
}

/// A list with a heading and the number of its items; `None` if it has none.
fn list<T>(
    heading: fn(Ui) -> &'static str,
    items: impl Iterator<Item = T>,
    words: fn(Ui, T) -> String,
) -> Option<serde_json::Value>
where
    T: Copy,
{
    let items: Vec<T> = items.collect();
    let mut texts: Vec<_> = items.iter().take(MOST).map(|item| Message::of(|ui| words(ui, *item)).0).collect();
    if items.len() > MOST {
        texts.push(Message::of(|ui| (words::imported::imported(ui).more)(items.len() - MOST)).0);
    }
    let Message(heading) = Message::of(|ui| (words::imported::imported(ui).heading)(heading(ui), items.len()));
    (!items.is_empty()).then(|| json!([heading, texts]))
}

impl Answer {
    pub fn read(mut answer: Vec<u8>) -> Answer {
        if let Some(end) = answer.iter().position(|byte| *byte == b'\n') {
            let file = answer.split_off(end + 1);
            answer.pop();
            return Answer::Imported(String::from_utf8_lossy(&answer).into_owned(), file);
        }
        let message = |answer| Message::read(&Value::read(answer).ok()?);
        str::from_utf8(&answer).ok().and_then(message).map_or(Answer::Nothing, Answer::Refused)
    }
}

#[cfg(test)]
mod tests;
