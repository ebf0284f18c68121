//! Reads the files that an editor opens together: interviews as they are, other files by the import, two files as a
//! conversation in two languages, and code books beside them.

use interview_viewer::desk::site::is_site_json;
use interview_viewer::document::{self, Document};
use interview_viewer::import::encoding::Evidence;
use interview_viewer::import::{self, Changes, Format, Imported, Options, Refusal, Theme, What};
use interview_viewer::report::imported::{together, translated};
use interview_viewer::shell::own::Own;
use interview_viewer::site::opened;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;
use interview_viewer::words::desk::quoted::guessed;
use interview_viewer::words::{imported as words, problems};

/// What an editor has chosen about how files are read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The name of an encoding; otherwise the bytes tell.
    pub encoding: Option<String>,
    /// The text before tracked changes.
    pub before_changes: bool,
}

/// An interview that was read, with its files: code books are among them.
pub struct Read {
    pub from: From,
    pub sources: Vec<Own>,
}

pub enum From {
    /// The file was an interview.
    Interview(Box<Document>),
    Imported(Box<Imported>),
}

impl Read {
    pub fn document(&self) -> &Document {
        match &self.from {
            From::Interview(document) => document,
            From::Imported(imported) => &imported.document,
        }
    }
}

/// A file that was not read: its name and why.
pub struct NotRead {
    pub name: String,
    pub why: Why,
}

pub enum Why {
    Refused(Refusal),
    /// It is JSON with a mistake.
    Broken(document::ParseError),
    /// It is a code book, and there is no other file.
    OnlyCodes,
    /// The browser cannot read it.
    Unreadable,
}

impl NotRead {
    /// Says it in a sentence.
    pub fn words(&self, ui: Ui) -> String {
        let frame = &desk(ui).frame;
        let why = match &self.why {
            Why::Refused(refusal) => words::refusal(ui, refusal),
            Why::Broken(error) => problems::parse_error(ui, error),
            Why::OnlyCodes => frame.only_codes.to_owned(),
            Why::Unreadable => frame.unreadable.to_owned(),
        };
        if self.name.is_empty() { why } else { (frame.of_file)(&guessed(&self.name), &why) }
    }
}

/// Takes a site out of files that were opened together: one that is packed, or all of them if `site.json` is among them.
pub fn site(files: Vec<Own>) -> (Vec<Own>, Vec<Own>) {
    if files.iter().any(|own| is_site_json(&own.name, &own.bytes)) {
        return (files, Vec::new());
    }
    let (mut sites, others): (Vec<Own>, Vec<Own>) = files.into_iter().partition(is_packed_site);
    // The page has one site.
    sites.truncate(1);
    (sites, others)
}

/// Reads files: each becomes an interview, two that belong together one.
pub fn read(files: Vec<Own>, choices: &Choices) -> (Vec<Read>, Vec<NotRead>) {
    let (codes, texts): (Vec<Own>, Vec<Own>) = files.into_iter().partition(is_code_book);
    let options = |own: &Own| options(own, &codes, choices);
    let mut failed = Vec::new();
    if texts.is_empty() {
        failed.extend(codes.iter().map(|own| NotRead { name: own.name.clone(), why: Why::OnlyCodes }));
    }
    let mut read: Vec<(Own, From)> = Vec::new();
    for mut own in texts {
        // A page of an interview contains its file.
        if let Some(file) = str::from_utf8(&own.bytes).ok().and_then(import::file_in_page) {
            own.bytes = file.into();
        }
        match import::import(&own.bytes, &options(&own)) {
            Ok(imported) => read.push((own, From::Imported(Box::new(imported)))),
            Err(Refusal::Interview | Refusal::BrokenJson { .. } | Refusal::UnknownJson) => {
                match document::parse(own.bytes.clone()) {
                    Ok(document) if document.has_turns() => read.push((own, From::Interview(Box::new(document)))),
                    Ok(_) => failed.push(NotRead { name: own.name, why: Why::Refused(Refusal::UnknownJson) }),
                    Err(error) => failed.push(NotRead { name: own.name, why: Why::Broken(error) }),
                }
            }
            Err(refusal) => failed.push(NotRead { name: own.name, why: Why::Refused(refusal) }),
        }
    }
    if let Some((paired, files)) = paired(&read) {
        let sources = files.into_iter().chain(&codes).cloned().collect();
        return (vec![Read { from: From::Imported(Box::new(paired)), sources }], failed);
    }
    let whole = |(own, from): (Own, From)| {
        let codes = codes.iter().filter(|_| matches!(from, From::Imported(_))).cloned();
        let sources = std::iter::once(own).chain(codes).collect();
        Read { from, sources }
    };
    (read.into_iter().map(whole).collect(), failed)
}

/// Puts two files together, if they are a conversation in two languages: the original, or an interview that is being
/// edited, and its translation.
fn paired(read: &[(Own, From)]) -> Option<(Imported, [&Own; 2])> {
    match read {
        [(one, From::Imported(original)), (two, From::Imported(translation))] => {
            Some((together(original, translation, &two.name)?, [one, two]))
        }
        [(one, From::Interview(interview)), (two, From::Imported(translation))]
        | [(two, From::Imported(translation)), (one, From::Interview(interview))] => {
            Some((translated(interview, translation, &two.name)?, [one, two]))
        }
        _ => None,
    }
}

fn options(own: &Own, codes: &[Own], choices: &Choices) -> Options {
    let themes: Vec<Theme> = codes.iter().filter_map(|own| import::codes(&own.bytes)).flatten().collect();
    let table = codes.iter().find(|own| import::is_code_book(&own.name, &own.bytes));
    Options {
        name: own.name.clone(),
        encoding: choices.encoding.as_ref().and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes())),
        changes: if choices.before_changes { Changes::Original } else { Changes::Accepted },
        code_book: table.map(|own| (own.name.clone(), own.bytes.clone())),
        themes,
        ..Options::default()
    }
}

fn is_packed_site(own: &Own) -> bool {
    own.bytes.starts_with(b"PK") && opened::is_site(&own.bytes)
}

/// Whether a file is a site, packed or not.
pub fn is_site(own: &Own) -> bool {
    is_site_json(&own.name, &own.bytes) || is_packed_site(own)
}

/// Whether a file is an interview, and no text.
pub fn is_interview(own: &Own) -> bool {
    own.bytes.trim_ascii_start().starts_with(b"{")
        && document::parse(own.bytes.clone()).is_ok_and(|one| one.has_turns())
}

/// Whether a file is a code book: by its name and its words.
pub fn is_code_book(own: &Own) -> bool {
    own.name.to_lowercase().ends_with(".qdc") && import::codes(&own.bytes).is_some()
        || import::is_code_book(&own.name, &own.bytes)
}

/// What a file was taken for.
pub fn format(imported: &Imported) -> Option<Format> {
    imported.notes.iter().find_map(|note| match note.what {
        What::Format(format) => Some(format),
        _ => None,
    })
}

/// The encoding in which a text was read, why, and the number of places that are no characters in it.
pub fn encoding(imported: &Imported) -> Option<(&'static str, Evidence, usize)> {
    let undecoded = imported.notes.iter().find_map(|note| match note.what {
        What::NotDecoded(n) => Some(n),
        _ => None,
    });
    imported.notes.iter().find_map(|note| match note.what {
        What::Encoding(name, evidence) => Some((name, evidence, undecoded.unwrap_or_default())),
        _ => None,
    })
}
