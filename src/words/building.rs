//! What the command `interview` says, and what only the pages say that it writes: a [`Building`] per language.

use crate::build::advice::Advice;
use crate::build::{Message, Report};

/// How many items of a long list a message names.
pub const NAMED: usize = 5;

/// How a language tells what the command did.
pub struct Building {
    /// Before what is no problem.
    pub note: &'static str,
    pub message: fn(&Message) -> String,
    /// The links on the page of a question: to the interview, and to the questions before and after.
    pub read_in_interview: &'static str,
    pub question_before: &'static str,
    pub question_after: &'static str,
    /// What to write instead; what follows the message about something that occurs twice.
    pub advice: fn(&Advice) -> String,
    /// After a problem that leaves words out of the site, and after one that leaves out its file.
    pub left_out: &'static str,
    pub file_left_out: &'static str,
    /// How many ids were written into a file, or would be.
    pub ids: fn(usize, bool) -> String,
    /// A note that as many more files have.
    pub more_notes: fn(note: &str, files: usize) -> String,
    /// How many problems there are in how many files.
    pub total: fn(usize, usize) -> String,
    /// The last line.
    pub done: fn(&Report) -> String,
}
