//! What the desk says of the proof for the interviewee, and of the file that comes back.

use crate::desk::corrections::{Gist, Seems, Why};

/// How a language says it.
pub struct Corrections {
    // The proof
    pub hand_round: &'static str,
    pub hand_round_more: &'static str,
    pub word: &'static str,
    pub print: &'static str,
    pub open_corrected: &'static str,
    /// What the interviewee reads above the text.
    pub what_to_do: &'static str,
    /// The name of the file, given the title of the interview.
    pub file_name: fn(&str) -> String,
    pub made: fn(&str) -> String,
    // The file that came back
    pub view: &'static str,
    pub none: &'static str,
    pub none_more: &'static str,
    pub heading: &'static str,
    /// So many passages of so many came back with other words.
    pub summary: fn(usize, usize) -> String,
    pub base_unknown: &'static str,
    /// A file was not compared, because of what it seems to be.
    pub seems: fn(&str, Seems) -> String,
    /// A file is an interview, and no text that came back.
    pub is_interview: fn(&str) -> String,
    pub open_own: &'static str,
    /// Makes an interview in two languages of the open one and the file.
    pub put_beside: &'static str,
    /// A file is no translation of this interview.
    pub not_beside: fn(&str) -> String,
    pub decided: fn(usize, usize) -> String,
    pub next: &'static str,
    /// Takes so many, of which so many take a passage out.
    pub take_all: fn(usize, usize) -> String,
    pub file: &'static str,
    /// So many passages of so many were found by their numbers.
    pub by_number: fn(usize, usize) -> String,
    pub put_away: &'static str,
    /// A file was put away, with what was decided of it.
    pub is_put_away: fn(&str) -> String,
    /// The heading of the files that were.
    pub away: &'static str,
    pub open_again: &'static str,
    pub unchanged: fn(usize) -> String,
    // A passage
    pub passage: fn(&str) -> String,
    pub take: &'static str,
    pub leave: &'static str,
    pub take_out: &'static str,
    pub keep: &'static str,
    pub edit: &'static str,
    pub theirs: &'static str,
    pub yours: &'static str,
    pub both: &'static str,
    pub take_these: &'static str,
    /// The heading of words that were begun.
    pub begun: &'static str,
    /// The keys in the field.
    pub field_keys: &'static str,
    pub cancel: &'static str,
    /// Puts the words into the field with which it opened first.
    pub begin_anew: &'static str,
    /// Words have been begun, and are not taken.
    pub unfinished: &'static str,
    /// The field was closed, and its words are kept.
    pub kept: &'static str,
    pub conflict: &'static str,
    pub doubtful: &'static str,
    pub whole: &'static str,
    /// Only the words in one language are taken out.
    pub one_language: &'static str,
    pub gone: &'static str,
    /// The editor has split the passage where they have other words.
    pub runs_on: &'static str,
    /// The passage has another number in the file.
    pub in_file: fn(&str) -> String,
    /// The original was changed after its translation.
    pub older: &'static str,
    /// No step knows the passage that was taken out.
    pub not_put_back: &'static str,
    pub gist: fn(&Gist) -> String,
    pub is_taken: &'static str,
    pub is_left: &'static str,
    /// A passage was taken, and so many are left to decide.
    pub taken: fn(&str, usize) -> String,
    pub left: fn(&str, usize) -> String,
    pub all_taken: fn(usize) -> String,
    pub all_decided: &'static str,
    // What belongs to no passage
    pub strays: &'static str,
    pub strays_more: &'static str,
    pub why: fn(&Why) -> String,
    pub add_to: fn(&str) -> String,
    /// Makes a turn of this speaker.
    pub insert: fn(&str) -> String,
    /// Changes a name everywhere.
    pub rename: fn(&str, &str) -> String,
    /// Gives so many passages to a speaker.
    pub give: fn(usize, &str) -> String,
}
