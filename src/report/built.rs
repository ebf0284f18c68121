//! A site that an add-on builds (`bin/addon-site.rs`): what it is asked, and what it answers, as plain data and as bytes.
//! The page writes a [`Request`] and reads an [`Answer`]; the add-on does the reverse.
//!
//! Both begin with a line of JSON, which has the names and lengths of files; the bytes of the files follow it.

use serde_json::{Value as Json, json};

use crate::document::Value;
use crate::state::Ui;

/// A file by its path with `/`.
pub type File = (String, Vec<u8>);

/// What to build.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The language of the diagnostics.
    pub ui: Ui,
    /// The time, in seconds since 1970: a date after it is doubtful.
    pub now: u64,
    /// The folder of the site: `site.json`, `interviews/…`, and what else is to be published.
    pub site: Vec<File>,
    /// The viewer's program: the files that `site::program` names.
    pub program: Vec<File>,
}

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    pub diagnostics: Vec<Diagnostic>,
    /// How many interviews the site has.
    pub interviews: usize,
    /// How many were refused.
    pub refused: usize,
    /// The files of the site, packed; `None` if it could not be built.
    pub zip: Option<Vec<u8>>,
    /// The page at the root of the site, for a preview.
    pub home: Option<Vec<u8>>,
    /// `addresses.json`, to be kept beside `site.json`, if it is new or has changed.
    pub addresses: Option<Vec<u8>>,
    /// The folder of the site with these addresses, packed, to be opened again: unlike the pages, it has what is not to be
    /// published, such as remarks and the list of withheld words.
    pub folder: Vec<u8>,
}

/// What a build or a check reports about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The path of the file, as one would open it.
    pub file: String,
    /// From 1; 0 if the diagnostic concerns the whole file.
    pub line: u32,
    pub column: u32,
    /// The JSON pointer (RFC 6901) of the value, or empty.
    pub pointer: String,
    pub severity: Severity,
    /// In the language that was asked for.
    pub message: String,
    /// The same for editors who know the pages of the desk and not its files; `None` if `message` is for them, too.
    pub in_desk: Option<Box<str>>,
    /// The line of the mistake, with a mark under the place; empty if there is none to show.
    pub excerpt: Box<str>,
    /// The ids of the interviews that it is about, if it is about the site and they are known.
    pub interviews: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something is not in the site: the command fails.
    LeftOut,
    /// Something was repaired.
    Repaired,
    Note,
}

impl Request {
    pub fn write(&self) -> Vec<u8> {
        let head = json!({
            "ui": self.ui.tag(),
            "now": self.now,
            "site": names(&self.site),
            "program": names(&self.program),
        });
        joined(&head, self.site.iter().chain(&self.program).map(|(_, bytes)| &**bytes))
    }

    /// Returns `None` if these are not the bytes of a request.
    pub fn read(bytes: &[u8]) -> Option<Request> {
        let (head, mut rest) = split(bytes)?;
        let head = Value::read(head).ok()?;
        Some(Request {
            ui: Ui::parse(head.get("ui")?.text()?)?,
            now: number(head.get("now")?)?,
            site: files(head.get("site")?, &mut rest)?,
            program: files(head.get("program")?, &mut rest)?,
        })
    }
}

impl Answer {
    pub fn write(&self) -> Vec<u8> {
        let length = |bytes: &Option<Vec<u8>>| bytes.as_ref().map(Vec::len);
        let head = json!({
            "diagnostics": self.diagnostics.iter().map(Diagnostic::json).collect::<Vec<_>>(),
            "interviews": self.interviews,
            "refused": self.refused,
            "zip": length(&self.zip),
            "home": length(&self.home),
            "addresses": length(&self.addresses),
            "folder": self.folder.len(),
        });
        let parts = self.zip.iter().chain(&self.home).chain(&self.addresses).chain([&self.folder]);
        joined(&head, parts.map(|bytes| &**bytes))
    }

    /// Returns `None` if these are not the bytes of an answer.
    pub fn read(bytes: &[u8]) -> Option<Answer> {
        let (head, mut rest) = split(bytes)?;
        let head = Value::read(head).ok()?;
        let mut part = |key| match head.get(key)?.number() {
            Some(length) => take(length.parse().ok()?, &mut rest).map(Some),
            None => Some(None),
        };
        Some(Answer {
            zip: part("zip")?,
            home: part("home")?,
            addresses: part("addresses")?,
            folder: part("folder")??,
            diagnostics: head.get("diagnostics")?.items().iter().map(Diagnostic::read).collect::<Option<_>>()?,
            interviews: number(head.get("interviews")?)?,
            refused: number(head.get("refused")?)?,
        })
    }
}

impl Diagnostic {
    /// What the desk says of it.
    pub fn said(&self) -> &str {
        self.in_desk.as_deref().unwrap_or(&self.message)
    }

    /// The first part of the pointer: what of an interview, or of a site, it is about; or an empty text.
    pub fn part(&self) -> &str {
        self.pointer.split('/').nth(1).unwrap_or_default()
    }

    fn json(&self) -> Json {
        let Diagnostic { file, line, column, pointer, severity, message, in_desk, excerpt, interviews } = self;
        json!([file, line, column, pointer, severity.name(), message, in_desk, excerpt, interviews])
    }

    fn read(value: &Value) -> Option<Diagnostic> {
        let [file, line, column, pointer, severity, message, in_desk, excerpt, interviews] = value.items() else {
            return None;
        };
        let text = |value: &Value| value.text().map(str::to_owned);
        Some(Diagnostic {
            file: text(file)?,
            line: number(line)?,
            column: number(column)?,
            pointer: text(pointer)?,
            severity: Severity::ALL.into_iter().find(|known| severity.text() == Some(known.name()))?,
            message: text(message)?,
            in_desk: text(in_desk).map(Into::into),
            excerpt: text(excerpt)?.into(),
            interviews: interviews.items().iter().map(text).collect::<Option<_>>()?,
        })
    }
}

impl Severity {
    const ALL: [Severity; 3] = [Severity::LeftOut, Severity::Repaired, Severity::Note];

    fn name(self) -> &'static str {
        match self {
            Severity::LeftOut => "left out",
            Severity::Repaired => "repaired",
            Severity::Note => "note",
        }
    }
}

fn names(files: &[File]) -> Vec<Json> {
    files.iter().map(|(path, bytes)| json!([path, bytes.len()])).collect()
}

/// The files that a list names, whose bytes `rest` begins with.
fn files(list: &Value, rest: &mut &[u8]) -> Option<Vec<File>> {
    let file = |named: &Value| {
        let [path, length] = named.items() else { return None };
        Some((path.text()?.to_owned(), take(number(length)?, rest)?))
    };
    list.items().iter().map(file).collect()
}

fn joined<'a>(head: &Json, parts: impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut all = format!("{head}\n").into_bytes();
    parts.for_each(|part| all.extend(part));
    all
}

fn split(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    Some((str::from_utf8(&bytes[..end]).ok()?, &bytes[end + 1..]))
}

fn take(length: usize, rest: &mut &[u8]) -> Option<Vec<u8>> {
    let (bytes, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(bytes.to_vec())
}

fn number<T: std::str::FromStr>(value: &Value) -> Option<T> {
    value.number()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn some_files() -> impl Strategy<Value = Vec<File>> {
        prop::collection::vec((any::<String>(), any::<Vec<u8>>()), 0..4)
    }

    proptest! {
        #[test]
        fn a_request_arrives_whole(site in some_files(), program in some_files(), now in any::<u64>()) {
            let request = Request { ui: Ui::ZhHans, now, site, program };
            prop_assert_eq!(Request::read(&request.write()), Some(request));
        }

        #[test]
        fn an_answer_arrives_whole(
            [zip, home, addresses] in any::<[Option<Vec<u8>>; 3]>(),
            folder in any::<Vec<u8>>(),
            texts in any::<[String; 4]>(),
            in_desk in any::<Option<String>>(),
            numbers in any::<[u32; 2]>(),
        ) {
            let [file, pointer, message, excerpt] = texts;
            let [line, column] = numbers;
            let diagnostics = Severity::ALL.map(|severity| Diagnostic {
                file: file.clone(), line, column, pointer: pointer.clone(), severity, message: message.clone(),
                in_desk: in_desk.as_deref().map(Into::into), excerpt: excerpt.as_str().into(), interviews: vec![file.clone()],
            });
            let answer = Answer { diagnostics: diagnostics.into(), interviews: 3, refused: 1, zip, home, addresses, folder };
            prop_assert_eq!(Answer::read(&answer.write()), Some(answer));
        }

        #[test]
        fn other_bytes_are_refused(bytes in any::<Vec<u8>>()) {
            prop_assert_eq!(Request::read(&bytes), None);
            prop_assert_eq!(Answer::read(&bytes), None);
        }
    }
}
