//! The desk: edits an interview. This module is its core, which knows neither a page nor a clock; the program
//! `bin/desk` draws it.
//!
//! ```text
//! Document → Draft ─┐
//! Command ──────────┴→ apply → Draft → Document
//!      └→ Journal (undo, redo, replay)
//! ```
//!
//! A [`Draft`] is an interview in a form that is convenient to edit: each passage is on its own, each text has its
//! language. A [`Command`] is one step of an editor as plain data; [`apply()`] turns a draft and a command into the next
//! draft. A [`Journal`] keeps the commands, so that each can be undone, and so that the draft can be made again from
//! the interview that was opened, after a reload. An [`editor::Editor`] has a journal and what is in hand.
//!
//! Turns, speakers, themes and terms are shared by `Rc`: what a command does not touch stays the same allocation, so
//! that comparing two drafts is cheap. [`Patch`] and the page rely on this.
//!
//! A [`site::SiteDraft`] is the site that interviews of the desk are published in.

mod align;
mod apart;
mod apply;
mod command;
pub mod corrections;
mod detail;
mod draft;
pub mod editor;
mod find;
mod finding;
mod in_language;
mod journal;
mod lack;
mod matching;
mod mentions;
mod namesakes;
mod numbers;
mod open;
mod outline;
mod pairs;
mod patch;
mod save;
mod share;
pub mod site;
mod spot;
mod strip;
mod theme_ids;
mod traces;
mod trouble;
mod unfit;
mod veil;
mod way;

pub use align::{align, with_doubts};
pub use apart::apart;
pub use apply::{Refused, apply, put_back};
pub use command::{At, Command, NewTheme, Query, TermText};
pub use detail::{Field, PlainField};
pub use draft::{Draft, Passage, Speaker, Term, Texts, Theme, Turn};
pub use find::{Found, Place, find};
pub use finding::{About, Finding, LookedAt, Still, doubts, findings, is_back, place_of};
pub use in_language::InLanguage;
pub use journal::{Done, Journal};
pub use lack::{Lack, lacks};
pub use mentions::{longest_first, mentions, without};
pub use namesakes::{speaker_called, theme_called};
pub use numbers::{numbers, questions};
pub use open::{Opened, open};
pub use outline::{Entry, Outline};
pub use pairs::Standing;
pub use patch::Patch;
pub use save::document;
pub use share::{Share, shares};
pub use spot::{Named, OwnText, Spot, spot};
pub use strip::{Line, Strips};
pub use theme_ids::ids_by_names;
pub use traces::{Traces, also_called};
pub use trouble::{Trouble, What, is_same, is_told, troubles};
pub use unfit::{Unfit, unfit};
pub use veil::Veil;
pub use way::Way;

#[cfg(test)]
mod tests;
