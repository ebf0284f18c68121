//! The stages of opening an interview: one [`Phase`] serves the page, a guest and a card.

use std::cell::Cell;
use std::rc::Rc;

use super::failed::Why;
use crate::document;
use crate::interview::{self, Interview, Problem};
use crate::state::Address;

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
    pub problems: Rc<Vec<Problem>>,
    /// The address that opened it.
    pub address: Box<Address>,
    /// A different number for each interview that is opened, so that no state of the last one remains in the next.
    pub count: u32,
    /// Whether this is only its beginning: the rest is still loading.
    pub begun: bool,
}

impl Opened {
    pub fn new(interview: Rc<Interview>, problems: Rc<Vec<Problem>>, address: Address) -> Opened {
        thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });
        let count = COUNT.replace(COUNT.get() + 1);
        Opened { interview, problems, address: Box::new(address), count, begun: false }
    }

    /// Reads a file that `address` opens.
    ///
    /// # Errors
    /// The reason, if the file is not an interview.
    pub fn read(bytes: Vec<u8>, address: Address) -> Result<Opened, Why> {
        let (interview, problems) = checked(bytes)?;
        Ok(Opened::new(Rc::new(interview), Rc::new(problems), address))
    }

    /// Reads the beginning of a file; `None` if it is not an interview so far.
    pub fn beginning(bytes: Vec<u8>, address: Address) -> Option<Opened> {
        let (interview, _) = interview::check(document::parse_prefix(bytes)?);
        Some(Opened { begun: true, ..Opened::new(Rc::new(interview), Rc::default(), address) })
    }
}

impl From<Result<Opened, Why>> for Phase {
    fn from(opened: Result<Opened, Why>) -> Phase {
        opened.map_or_else(Phase::Failed, Phase::Open)
    }
}

/// Reads the interview in a file, with its problems.
///
/// # Errors
/// [`Why::Parse`] or, if the file does not even begin like JSON, [`Why::NotJson`]; [`Why::NoTurns`] for other JSON.
pub fn checked(bytes: Vec<u8>) -> Result<(Interview, Vec<Problem>), Why> {
    let first = bytes.trim_ascii_start().first();
    let json = first.is_none_or(|byte| !byte.is_ascii() || b"{[\"".contains(byte));
    match document::parse(bytes) {
        Ok(document) if !document.has_turns() => Err(Why::NoTurns),
        Ok(document) => Ok(interview::check(document)),
        Err(error) => Err(if json { Why::Parse(error) } else { Why::NotJson(error) }),
    }
}
