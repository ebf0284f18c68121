//! The report on a file that is not an interview file: the interview that was made of it, with an [`Account`], or why it
//! is refused, in the words of every interface language.
//!
//! An add-on makes it (`bin/addon-import.rs`), since most readers open no such files; the viewer reads it.
//!
//! A request is a line with the name and the length of each file, separated by a tab, then an empty line, then the bytes
//! of all files. An answer is a line of JSON, then the interview file.

use serde::de::IgnoredAny;
use serde_json::json;

use super::Message;
use crate::document::{self, Value};
use crate::import::align::{self, Pairing};
use crate::import::{self, Counts, Imported, Omission, Options, Refusal, Severity, What};
use crate::interview::Lang;
use crate::state::Ui;
use crate::words;

/// How many items of a list the page shows; the command prints all of them.
pub const MOST: usize = 300;

/// What became of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The interview that was made of it, as a file.
    Imported(Account, Vec<u8>),
    Refused(Message),
    /// It is a page that contains the file of its interview.
    Page(Vec<u8>),
    /// It is JSON, whose mistakes another report explains ([`super::write`]).
    Json,
}

/// How a file was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// What it was taken for, with the numbers of turns and speakers, and of the characters that were left out.
    pub summary: Message,
    /// The name of the file, without that of a code book beside it.
    pub name: String,
    /// What to check, how the file was understood, and what was left out.
    pub lists: Vec<List>,
    pub has_speakers: bool,
}

/// A list under a heading.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub heading: Message,
    pub items: Vec<Message>,
}

/// Writes the beginning of a request for files with these names and lengths.
pub fn request(files: &[(&str, usize)]) -> String {
    let line = |(name, length): &(&str, usize)| format!("{}\t{length}\n", name.replace(['\t', '\n', '\r'], " "));
    files.iter().map(line).chain(["\n".to_owned()]).collect()
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
            return coded.or_else(|| pair(one, two)).unwrap_or_else(|| b"null".to_vec());
        }
        _ => return b"null".to_vec(),
    };
    if let Some(file) = str::from_utf8(bytes).ok().and_then(import::file_in_page) {
        return format!("{}\n{file}", json!({ "page": true })).into_bytes();
    }
    match import::import(bytes, &named(name)) {
        Err(Refusal::Interview | Refusal::BrokenJson { .. } | Refusal::UnknownJson) => is_json(),
        Err(refusal) => refused(&refusal),
        Ok(imported) if format(&imported) == Some(import::Format::Text) && is_json_text(bytes) => is_json(),
        Ok(imported) => plain_account(&imported, name),
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

/// The files of a request, with their names.
fn requested(request: &[u8]) -> Option<Vec<(&str, &[u8])>> {
    let end = request.windows(2).position(|two| two == b"\n\n")?;
    let mut rest = &request[end + 2..];
    let mut files = Vec::new();
    for line in str::from_utf8(&request[..end]).ok()?.lines() {
        let (name, length) = line.rsplit_once('\t')?;
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

fn is_json() -> Vec<u8> {
    json!({ "json": true }).to_string().into_bytes()
}

fn refused(refusal: &Refusal) -> Vec<u8> {
    let Message(texts) = Message::of(|ui| words::imported::refusal(ui, refusal));
    json!({ "refused": texts }).to_string().into_bytes()
}

fn account(imported: &Imported, name: &str, summary: impl Fn(Ui, &Counts) -> String) -> Vec<u8> {
    let counts = imported.counts();
    let Message(summary) = Message::of(|ui| summary(ui, &counts));
    let of = |severity: Severity| imported.notes.iter().filter(move |note| note.severity == severity);
    // The summary has the format.
    let infos = of(Severity::Info).filter(|note| !matches!(note.what, What::Format(_)));
    // What a format has for itself comes last.
    let mut left_out: Vec<_> = imported.left_out.iter().collect();
    left_out.sort_by_key(|left| left.kind == Omission::Apparatus);
    let lists = [
        list(|ui| words::imported::imported(ui).doubts, of(Severity::Doubt), words::imported::note),
        list(|ui| words::import::import(ui).left_out, left_out.into_iter(), words::import::left_out),
        list(|ui| words::import::import(ui).notes, infos, words::imported::note),
    ];
    let lists: Vec<_> = lists.into_iter().flatten().collect();
    let speakers = counts.speakers.to_string();
    let said = json!({ "name": name, "summary": summary, "lists": lists, "speakers": speakers });
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
    pub fn read(answer: &[u8]) -> Option<Answer> {
        let end = answer.iter().position(|byte| *byte == b'\n').unwrap_or(answer.len());
        let said = Value::read(str::from_utf8(&answer[..end]).ok()?).ok()?;
        if said.get("json").is_some() {
            return Some(Answer::Json);
        }
        if said.get("page").is_some() {
            return Some(Answer::Page(answer.get(end + 1..)?.to_vec()));
        }
        if let Some(refused) = said.get("refused") {
            return Message::read(refused).map(Answer::Refused);
        }
        let account = Account {
            summary: Message::read(said.get("summary")?)?,
            name: said.get("name")?.text()?.to_owned(),
            lists: said.get("lists")?.items().iter().map(List::read).collect::<Option<_>>()?,
            has_speakers: said.get("speakers")?.text()? != "0",
        };
        Some(Answer::Imported(account, answer.get(end + 1..)?.to_vec()))
    }
}

impl List {
    fn read(value: &Value) -> Option<List> {
        let [heading, items] = value.items() else { return None };
        let items = items.items().iter().map(Message::read).collect::<Option<_>>()?;
        Some(List { heading: Message::read(heading)?, items })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(name: &str, bytes: &[u8]) -> Answer {
        let asked = [request(&[(name, bytes.len())]).as_bytes(), bytes].concat();
        Answer::read(&write(asked)).expect("an answer")
    }

    const TALK: &str = "# The bakery\n\n**Mei:** Why a rain gauge?\n\n**Jo:** Because flour drinks.\n\n\
                        **Mei:** Since when?\n\n**Jo:** Since 1998.\n";

    #[test]
    fn a_transcript_becomes_an_interview_with_an_account_in_every_language() {
        let Answer::Imported(account, file) = answer("talk.md", TALK.as_bytes()) else { panic!("it can be imported") };
        let document = document::parse(file).expect("an interview file");
        assert_eq!(document.file.good().map(|file| file.turns.values().count()), Some(4));
        assert!(account.has_speakers);
        assert_eq!(
            account.summary.words(Ui::En),
            "“talk.md” was read as Markdown: 4 turns, 2 speakers. Nothing was left out."
        );
        assert_eq!(
            account.summary.words(Ui::ZhHant),
            "「talk.md」當作Markdown讀取：4 段發言，2 位發言者，沒有遺漏內容。"
        );
        let notes = account.lists.last().expect("notes");
        assert!(notes.heading.words(Ui::En).starts_with("How the file was understood ("), "{:?}", notes.heading);
        assert!(notes.items.iter().any(|item| item.words(Ui::En).contains("“The bakery”")), "{:?}", notes.items);
    }

    #[test]
    fn a_name_with_a_tab_and_files_with_empty_lines_arrive_whole() {
        let files: [(&str, &[u8]); 2] = [("a\tb\n.md", b"one\n\ntwo"), ("", b"\n\n")];
        let head = request(&files.map(|(name, bytes)| (name, bytes.len())));
        let asked = [head.as_bytes(), files[0].1, files[1].1].concat();
        assert_eq!(requested(&asked), Some(vec![("a b .md", files[0].1), ("", files[1].1)]));
        assert_eq!(write(b"broken\n\n".to_vec()), b"null");
        assert_eq!(Answer::read(b"null"), None);
    }

    #[test]
    fn a_transcript_and_its_translation_become_one_interview() {
        let chinese = "# 面包房\n\n**小梅：** 为什么要放雨量计？\n\n**阿乔：** 因为面粉会喝水。\n\n\
                       **小梅：** 从什么时候开始的？\n\n**阿乔：** 1998年开始的。\n";
        let ask = |one: &str, two: &str| {
            let head = request(&[("talk.en.md", one.len()), ("talk.zh.md", two.len())]);
            Answer::read(&write([head, one.to_owned(), two.to_owned()].concat().into_bytes()))
        };
        let Some(Answer::Imported(account, file)) = ask(TALK, chinese) else { panic!("they belong together") };
        let summary = account.summary.words(Ui::En);
        assert!(summary.starts_with("“talk.en.md” and “talk.zh.md” were put side by side: 4 turns, 2 "), "{summary}");
        let document = document::parse(file).expect("an interview file");
        assert_eq!(document.file.good().map(|file| file.languages.values().count()), Some(2));
        assert_eq!(ask(TALK, TALK), None, "two interviews in one language");
        assert_eq!(ask(TALK, "%PDF-1.7"), None);
    }

    #[test]
    fn a_code_book_beside_a_table_describes_its_themes() {
        let table = "speaker,words,tags\nMei,Who was paid?,wages\nJo,Nobody.,wages\n";
        let book = "code,name,description\nwages,Wages,What was paid\n";
        let ask = |files: [(&str, &str); 2]| {
            let head = request(&files.map(|(name, text)| (name, text.len())));
            Answer::read(&write([&head, files[0].1, files[1].1].concat().into_bytes()))
        };
        for files in [[("codebook.csv", book), ("talk.csv", table)], [("talk.csv", table), ("codebook.csv", book)]] {
            let Some(Answer::Imported(account, file)) = ask(files) else { panic!("they belong together") };
            assert_eq!(account.name, "talk.csv");
            let text = String::from_utf8(file).expect("an interview file");
            assert!(text.contains("What was paid"), "{text}");
            let notes = account.lists.last().expect("notes");
            assert!(notes.items.iter().any(|item| item.words(Ui::En).contains("codebook.csv")), "{notes:?}");
        }
        assert_eq!(ask([("codebook.csv", book), ("talk.txt", "Good morning.")]), None);
    }

    #[test]
    fn other_files_are_refused_in_every_language() {
        let Answer::Refused(message) = answer("talk.pdf", b"%PDF-1.7\n\xff") else { panic!("it is refused") };
        assert!(message.words(Ui::En).starts_with("This is a PDF"), "{message:?}");
        assert!(message.words(Ui::ZhHans).ends_with('。'), "{message:?}");
        for bytes in [&b"\0\x01\x02\x03\x04\x05\x06\x07"[..], b"  "] {
            let Answer::Refused(message) = answer("", bytes) else { panic!("it is refused") };
            assert!(Ui::ALL.iter().all(|ui| !message.words(*ui).contains("--")), "{message:?}");
        }
    }

    #[test]
    fn a_page_of_an_interview_has_its_file() {
        let file = r#"{"title": "Bakery", "turns": [{"speaker": "Mei", "text": "Why \u003cb>a gauge\u003c/b>?"}]}"#;
        let page = |attributes: &str, inside: &str| {
            format!("<!doctype html><title>iv-interview</title><script {attributes}>{inside}</script><p>Why?</p>")
        };
        for attributes in ["type=\"application/json\" id=\"iv-interview\"", "id=iv-interview type=application/json"] {
            let page = page(attributes, file);
            assert_eq!(answer("talk.html", page.as_bytes()), Answer::Page(file.into()));
            let imported = import::import(page.as_bytes(), &named("talk.html")).expect("it is read");
            assert_eq!(document::write(&imported.document), document::write(&document::parse(file).unwrap()));
        }
        for (attributes, inside) in
            [("id=\"iv-frame\"", file), ("id=\"iv-interview\"", "{}"), ("id=\"iv-interview\"", "{\"turns\"")]
        {
            let answer = answer("talk.html", page(attributes, inside).as_bytes());
            assert!(!matches!(answer, Answer::Page(_)), "{attributes} {inside}");
        }
    }

    #[test]
    fn json_is_left_to_the_other_report() {
        for text in [r#"{"title": oops}"#, r#"{"numbers": [1]}"#, "[1, 2]", r#"{"turns": []}"#] {
            assert_eq!(answer("talk.json", text.as_bytes()), Answer::Json, "{text}");
        }
        let labelled = "[00:00:03] Mei: Why?\n[00:00:06] Jo: Because.\n[00:00:09] Mei: Since when?\n";
        assert!(matches!(answer("talk.txt", labelled.as_bytes()), Answer::Imported(..)));
    }
}
