//! The stages of opening an interview: one [`Phase`] serves the page, a guest and a card.

use std::cell::Cell;
use std::rc::Rc;

use super::failed::{Mistake, Why};
use crate::document::{self, ParseError};
use crate::interview::{self, Interview};
use crate::report::Report;
use crate::report::imported::Answer;
use crate::shell::addon::{self, Held};
use crate::shell::offline;
use crate::shell::own::{Imported, Own};
use crate::shell::root::Root;
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
    pub async fn read(root: &Root, Own { name, bytes, account }: Own, address: Address) -> Result<Opened, Why> {
        let file = Held::of(&bytes);
        let is_listed = matches!(address.opening, Some(Opening::Listed(_)));
        let why = match checked(bytes) {
            Ok(read) => return Ok(Opened::of(root, read, file, account, address)),
            Err(why) => why,
        };
        let is_json = !matches!(why, Why::Mistake(Mistake { is_json: false, .. }));
        if is_listed || matches!(why, Why::Mistake(Mistake { is_json: true, .. })) {
            return Err(diagnosed(root, &file, why).await);
        }
        match addon::import(root, &[(&name, &file)]).await {
            // A guest tells the author of the page that it takes the file itself, in place of the page of an interview.
            Some(Answer::Imported(account, json)) if !(account.is_empty() && root.is_guest()) => {
                let file = Held::of(&json);
                Ok(Opened::of(root, checked(json)?, file, Some(account), address))
            }
            Some(Answer::Refused(message)) => Err(Why::Refused(message)),
            None if !is_json => Err(Why::NoImporter),
            _ => Err(diagnosed(root, &file, why).await),
        }
    }

    /// Opens the interview of a file, with the number of its problems. There is an account of how another file was
    /// understood if the interview was made of one; it is empty if the other contained the interview file.
    fn of(root: &Root, read: (Interview, usize), file: Held, account: Option<String>, address: Address) -> Opened {
        let (interview, count) = read;
        let mut opened = Opened::new(Rc::new(interview), address);
        if root.is_guest() {
            return opened;
        }
        let is_imported = account.is_some();
        let opening = &opened.address.opening;
        // An interview file of the site can be saved from there.
        let is_there = matches!(opening, Some(Opening::Listed(_) | Opening::Url(_))) && !is_imported;
        offline::remember(Some(&file).filter(|_| !is_there));
        if count > 0 && !is_imported && !matches!(opening, Some(Opening::Listed(_))) {
            opened.problems = Some(Problems { count, file: file.clone() });
        }
        opened.imported =
            account.filter(|account| !account.is_empty()).map(|account| Rc::new(Imported { account, file }));
        opened
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

/// Fetches the diagnosis of a mistake.
async fn diagnosed(root: &Root, file: &Held, why: Why) -> Why {
    let Why::Mistake(mistake) = why else { return why };
    let diagnosis = match addon::report(root, file).await {
        Some(Report::Refused(refused)) => Some(Rc::new(refused)),
        _ => None,
    };
    Why::Mistake(Mistake { diagnosis, ..mistake })
}

/// Makes the file of one interview of two transcripts of a conversation, in two languages, or of a table and its code
/// book; `None` if the files are not that.
pub async fn paired(root: &Root, files: &[Own]) -> Option<Own> {
    let [one, two] = files else { return None };
    if begins_like_json(&one.bytes) || begins_like_json(&two.bytes) {
        return None;
    }
    let held = [Held::of(&one.bytes), Held::of(&two.bytes)];
    match addon::import(root, &[(&one.name, &held[0]), (&two.name, &held[1])]).await? {
        // It is named after its title.
        Answer::Imported(account, bytes) => Some(Own { name: String::new(), bytes, account: Some(account) }),
        _ => None,
    }
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
