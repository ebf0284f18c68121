//! What the command `interview` says: a [`Building`] per language.

use crate::build::{Message, Report};

/// How a language tells what the command did.
pub struct Building {
    /// Before what is no problem.
    pub note: &'static str,
    pub message: fn(&Message) -> String,
    /// How many ids were written into a file, or would be.
    pub ids: fn(usize, bool) -> String,
    /// The last line.
    pub done: fn(&Report) -> String,
}
