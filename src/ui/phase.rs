//! The stages of opening an interview: one [`Phase`] serves the page, a guest and a card.

use std::cell::Cell;
use std::rc::Rc;

use super::failed::{Mistake, Why};
use crate::document::{self, ParseError};
use crate::interview::{self, Interview};
use crate::report::Report;
use crate::report::imported::{Account, Answer};
use crate::shell::addon::{self, Held};
use crate::shell::own::Own;
use crate::shell::root::Root;
use crate::shell::{file, offline};
use crate::state::{Address, Opening};

#[derive(Clone, PartialEq)]
pub enum Phase {
    Loading,
    Failed(Why),
    Open(Opened),
}

/// An interview that is ready to be read.
#[derive(Clone, PartialEq)]
pub struct Opened {
    pub interview: Rc<Interview>,
    /// The problems of the file, if its author may be reading. The problems in an interview of a site are for its
    /// editors, to whom the build command reports them.
    pub problems: Option<Problems>,
    /// How the file was understood, if it is not an interview file.
    pub imported: Option<Rc<Imported>>,
    /// The address that opened it.
    pub address: Box<Address>,
    /// A different number for each interview that is opened, so that no state of the last one remains in the next.
    pub count: u32,
    /// Whether this is only its beginning: the rest is still loading.
    pub begun: bool,
}

/// The number of the problems in a file, and the file for a report on them.
#[derive(Clone, Debug, PartialEq)]
pub struct Problems {
    pub count: usize,
    pub file: Held,
}

/// An interview that was made of another file.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    pub account: Account,
    /// The interview file, and a name for it.
    pub file: Held,
    pub name: String,
}

impl Opened {
    pub fn new(interview: Rc<Interview>, address: Address) -> Opened {
        thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });
        let count = COUNT.replace(COUNT.get() + 1);
        Opened { interview, problems: None, imported: None, address: Box::new(address), count, begun: false }
    }

    /// Reads a file that `address` opens. If it is not an interview file, fetches what makes an interview of it, or the
    /// diagnosis of its mistake.
    ///
    /// # Errors
    /// The reason, if the file is not an interview.
    pub async fn read(root: &Root, Own { name, bytes }: Own, address: Address) -> Result<Opened, Why> {
        let (file, is_page) = (Held::of(&bytes), bytes.trim_ascii_start().starts_with(b"<"));
        let is_listed = matches!(address.opening, Some(Opening::Listed(_)));
        let is_remote = matches!(address.opening, Some(Opening::Url(_)));
        let why = match checked(bytes) {
            Ok((interview, count)) => {
                remember(root, Some(&file).filter(|_| !is_listed && !is_remote));
                let problems = (!root.is_guest() && !is_listed && count > 0).then_some(Problems { count, file });
                return Ok(Opened { problems, ..Opened::new(Rc::new(interview), address) });
            }
            Err(why) => why,
        };
        let is_json = !matches!(why, Why::Mistake(Mistake { is_json: false, .. }));
        if is_listed || matches!(why, Why::Mistake(Mistake { is_json: true, .. })) {
            return Err(diagnosed(root, &file, why).await);
        }
        match addon::import(root, &name, &file).await {
            // Some sites answer with a page of their own in place of a file.
            Some(Answer::Imported(account, json)) if account.has_speakers || !(is_remote && is_page) => {
                Opened::imported(root, account, json, &name, address)
            }
            // A guest tells the author of the page that it takes the file itself.
            Some(Answer::Page(json)) if !root.is_guest() => {
                remember(root, Some(&Held::of(&json)));
                Ok(Opened::new(Rc::new(checked(json)?.0), address))
            }
            Some(Answer::Refused(message)) => Err(Why::Refused(message)),
            None if !is_json => Err(Why::NoImporter),
            _ => Err(diagnosed(root, &file, why).await),
        }
    }

    /// Makes one interview of two transcripts of a conversation, in two languages, or of a table and its code book, and
    /// returns its file; `None` if the files are not that.
    pub async fn pair(root: &Root, files: &[Own]) -> Option<(Opened, Own)> {
        if files.iter().any(|own| begins_like_json(&own.bytes)) {
            return None;
        }
        let Answer::Imported(account, bytes) = addon::pair(root, files.try_into().ok()?).await? else { return None };
        let named = account.name.clone();
        let opened = Opened::imported(root, account, bytes.clone(), &named, Address::default()).ok()?;
        let name = opened.imported.as_ref()?.name.clone();
        Some((opened, Own { name, bytes }))
    }

    /// Opens the interview file `json`, which was made of another file with a name.
    fn imported(root: &Root, account: Account, json: Vec<u8>, name: &str, address: Address) -> Result<Opened, Why> {
        let file = Held::of(&json);
        let (interview, _) = checked(json)?;
        remember(root, Some(&file));
        let imported = Imported { account, file, name: name_of_json(name, &interview) };
        let imported = (!root.is_guest()).then(|| Rc::new(imported));
        Ok(Opened { imported, ..Opened::new(Rc::new(interview), address) })
    }

    /// Reads the beginning of a file; `None` if it is not an interview so far.
    pub fn beginning(bytes: Vec<u8>, address: Address) -> Option<Opened> {
        let (interview, _) = interview::check(document::parse_prefix(bytes)?);
        Some(Opened { begun: true, ..Opened::new(Rc::new(interview), address) })
    }
}

impl From<Result<Opened, Why>> for Phase {
    fn from(opened: Result<Opened, Why>) -> Phase {
        opened.map_or_else(Phase::Failed, Phase::Open)
    }
}

/// Remembers a file that the site does not have as it is, so that it can be saved together with the viewer.
fn remember(root: &Root, file: Option<&Held>) {
    if !root.is_guest() {
        offline::remember(file);
    }
}

/// Fetches the diagnosis of a mistake.
async fn diagnosed(root: &Root, file: &Held, why: Why) -> Why {
    let Why::Mistake(mistake) = why else { return why };
    let diagnosis = match addon::report(root, file).await {
        Some(Report::Refused(refused)) => Some(Rc::new(refused)),
        _ => None,
    };
    Why::Mistake(Mistake { diagnosis, ..mistake })
}

/// The name of an interview file that was made of a file with a name, or of a pasted text.
fn name_of_json(name: &str, interview: &Interview) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let title = interview.title.pick(&interview.languages[0]).1;
    file::name(if stem.is_empty() { title } else { stem }, "json")
}

/// Reads the interview in a file, and counts its problems.
///
/// # Errors
/// [`Why::Mistake`] without a diagnosis; [`Why::NoTurns`] for other JSON.
pub fn checked(bytes: Vec<u8>) -> Result<(Interview, usize), Why> {
    let is_json = begins_like_json(&bytes);
    match document::parse_undiagnosed(bytes) {
        Ok(document) if !document.has_turns() => Err(Why::NoTurns),
        Ok(document) => {
            let (interview, problems) = interview::check(document);
            Ok((interview, problems.len()))
        }
        Err(ParseError { line, column, .. }) => Err(Why::Mistake(Mistake { line, column, is_json, diagnosis: None })),
    }
}

/// Returns whether a file begins with a bracket of JSON, and not with the time of a transcript: `[00:00:12] Name:`.
fn begins_like_json(bytes: &[u8]) -> bool {
    match bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start() {
        [b'{', b'\\', ..] => false,
        [b'{', ..] => true,
        [b'[', rest @ ..] => rest.trim_ascii_start().first().is_some_and(|byte| b"{[\"]".contains(byte)),
        _ => false,
    }
}
