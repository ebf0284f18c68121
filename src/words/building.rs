//! What the command `interview` says, and what only the pages say that it writes: a [`Building`] per language.

use crate::build::{Message, Report};

/// How a language tells what the command did.
pub struct Building {
    /// Before what is no problem.
    pub note: &'static str,
    pub message: fn(&Message) -> String,
    /// The links on the page of a question: to the interview, and to the questions before and after.
    pub read_in_interview: &'static str,
    pub question_before: &'static str,
    pub question_after: &'static str,
    /// How many ids were written into a file, or would be.
    pub ids: fn(usize, bool) -> String,
    /// The last line.
    pub done: fn(&Report) -> String,
}
