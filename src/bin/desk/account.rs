//! How the files of a draft were understood, for *What I understood*.

use std::rc::Rc;

use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use interview_viewer::desk::{Draft, Finding, Opened, findings, place_of};
use interview_viewer::import::encoding::{Evidence, decode};
use interview_viewer::import::{Format, Imported, LeftOut, Omission, What};
use interview_viewer::shell::own::Own;

use super::reading::{self, Choices, From, Read};

/// How files were understood.
#[derive(Debug, Default, PartialEq)]
pub struct Account {
    /// The names and the sizes of the files.
    pub files: Vec<(String, usize)>,
    /// What it was taken for; `None` if it is an interview.
    pub format: Option<Format>,
    pub encoding: Option<Encodings>,
    /// The texts that were inserted or deleted while changes were recorded.
    pub changes: Vec<(Change, String)>,
    pub choices: Choices,
    /// What to check, and how things were understood.
    pub findings: Vec<Finding>,
    /// What was left out, with the address of the passage where it stood.
    pub left_out: Vec<(LeftOut, Option<Rc<str>>)>,
    /// What of an interview file no place of the draft can hold: pointers and values.
    pub lost: Vec<(String, String)>,
    /// The draft that was made of the files.
    pub opened: Option<Draft>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Inserted,
    Deleted,
}

/// The encoding of a text.
#[derive(Debug, PartialEq)]
pub struct Encodings {
    /// The one in which it was read.
    pub name: &'static str,
    /// If the bytes leave a doubt: the encodings that they allow, each with a line of the text.
    pub others: Vec<(&'static str, String)>,
}

impl Account {
    pub fn of(read: &Read, choices: &Choices, opened: &Opened) -> Account {
        let files = read.sources.iter().map(|own| (own.name.clone(), own.bytes.len())).collect();
        let Opened { draft, lost } = opened.clone();
        let account = Account { files, choices: choices.clone(), lost, ..Account::default() };
        let From::Imported(imported) = &read.from else { return Account { opened: Some(draft), ..account } };
        let changes = imported.notes.iter().filter_map(|note| match &note.what {
            What::Inserted(text) => Some((Change::Inserted, text.clone())),
            What::Deleted(text) => Some((Change::Deleted, text.clone())),
            _ => None,
        });
        let is_said = |finding: &Finding| {
            !matches!(finding.note.what, What::Format(_) | What::Encoding(..) | What::Inserted(_) | What::Deleted(_))
        };
        let left_out = imported.left_out.iter().map(|left| (left.clone(), place_of(imported, left, &draft)));
        let mut left_out: Vec<_> = left_out.collect();
        left_out.sort_by_key(|(left, _)| left.kind == Omission::Apparatus);
        Account {
            format: reading::format(imported),
            encoding: encodings(imported, &read.sources),
            changes: changes.collect(),
            findings: findings(imported, &draft).into_iter().filter(is_said).collect(),
            left_out,
            opened: Some(draft),
            ..account
        }
    }

    /// The number of things that only the editor can know.
    pub fn questions(&self) -> usize {
        usize::from(self.asks_encoding()) + usize::from(self.asks_changes())
    }

    pub fn asks_encoding(&self) -> bool {
        self.encoding.as_ref().is_some_and(|encoding| encoding.others.len() > 1)
    }

    pub fn asks_changes(&self) -> bool {
        !self.changes.is_empty() || self.choices.before_changes
    }
}

fn encodings(imported: &Imported, sources: &[Own]) -> Option<Encodings> {
    let (name, evidence, undecoded) = reading::encoding(imported)?;
    let is_doubtful = undecoded > 0 || !matches!(evidence, Evidence::Mark | Evidence::Stated | Evidence::Valid);
    let mut others: Vec<(&'static str, String)> = Vec::new();
    if let (true, Some(own)) = (is_doubtful, sources.first()) {
        let candidates = [UTF_8, GB18030, BIG5, WINDOWS_1252, UTF_16LE, UTF_16BE];
        // The order does not depend on the choice. Of encodings that read alike, the current one stays.
        let current = Encoding::for_label(name.as_bytes()).filter(|encoding| !candidates.contains(encoding));
        for encoding in current.into_iter().chain(candidates) {
            let is_current = encoding.name() == name;
            let Some(line) = telling_line(&own.bytes, encoding, is_current) else { continue };
            match others.iter_mut().find(|(_, other)| *other == line) {
                Some(same) if is_current => same.0 = encoding.name(),
                Some(_) => {}
                None => others.push((encoding.name(), line)),
            }
        }
    }
    Some(Encodings { name, others })
}

/// The first line with letters that other encodings read in another way. `None` if the bytes are no text in this one.
fn telling_line(bytes: &[u8], encoding: &'static Encoding, is_current: bool) -> Option<String> {
    const MOST: usize = 60;
    let decoded = decode(bytes, Some(encoding));
    // A text in UTF-16 that is read byte by byte is half of zeros; a few may stand in any.
    let is_wrong = decoded.undecoded > 0 || decoded.text.matches('\0').count() * 20 > decoded.text.len();
    if is_wrong && !is_current {
        return None;
    }
    let telling = decoded.text.lines().find(|line| !line.is_ascii());
    let any = || decoded.text.lines().find(|line| is_current && !line.trim().is_empty());
    let line = telling.or_else(any)?;
    Some(line.trim().chars().take(MOST).collect())
}
