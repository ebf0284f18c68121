//! The stages of opening an interview: one [`Phase`] serves the page, a guest and a card.

use std::cell::Cell;
use std::rc::Rc;

use super::failed::{Mistake, Why};
use crate::document::{self, ParseError};
use crate::interview::{self, Interview};
use crate::report::Report;
use crate::shell::addon::{self, Held};
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
        Opened { interview, problems: None, address: Box::new(address), count, begun: false }
    }

    /// Reads a file that `address` opens. If it has a mistake, fetches the diagnosis.
    ///
    /// # Errors
    /// The reason, if the file is not an interview.
    pub async fn read(root: &Root, bytes: Vec<u8>, address: Address) -> Result<Opened, Why> {
        let file = Held::of(&bytes);
        match checked(bytes) {
            Ok((interview, count)) => {
                let is_own = !root.is_guest() && !matches!(address.opening, Some(Opening::Listed(_)));
                let problems = (is_own && count > 0).then_some(Problems { count, file });
                Ok(Opened { problems, ..Opened::new(Rc::new(interview), address) })
            }
            Err(Why::Mistake(mistake)) => {
                let diagnosis = match addon::report(root, &file).await {
                    Some(Report::Refused(refused)) => Some(Rc::new(refused)),
                    _ => None,
                };
                Err(Why::Mistake(Mistake { diagnosis, ..mistake }))
            }
            Err(why) => Err(why),
        }
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

/// Reads the interview in a file, and counts its problems.
///
/// # Errors
/// [`Why::Mistake`] without a diagnosis; [`Why::NoTurns`] for other JSON.
pub fn checked(bytes: Vec<u8>) -> Result<(Interview, usize), Why> {
    let first = bytes.trim_ascii_start().first();
    let is_json = first.is_none_or(|byte| !byte.is_ascii() || b"{[\"".contains(byte));
    match document::parse_undiagnosed(bytes) {
        Ok(document) if !document.has_turns() => Err(Why::NoTurns),
        Ok(document) => {
            let (interview, problems) = interview::check(document);
            Ok((interview, problems.len()))
        }
        Err(ParseError { line, column, .. }) => Err(Why::Mistake(Mistake { line, column, is_json, diagnosis: None })),
    }
}
