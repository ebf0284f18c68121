//! What an import says: how a file was understood, what was left out, and why a file is refused.
//!
//! These words are not among the [`Words`](super::Words), so that the reader's program does not have them; the
//! viewer has them from an add-on.

use super::{en, zh_hans, zh_hant};
use crate::import::note::What;
use crate::import::{LeftOut, Note, Omission, Place, Refusal};
use crate::interview::Role;
use crate::state::Ui;

/// How a language tells of an import.
pub struct Import {
    pub refusal: fn(&Refusal) -> String,
    pub what: fn(&What) -> String,
    pub place: fn(&Place) -> String,
    pub omission: fn(Omission) -> &'static str,
    /// A place and what is said of it.
    pub placed: fn(&str, &str) -> String,
    pub quoted: fn(&str) -> String,
    /// The headings of a page that shows what was understood.
    pub speakers: &'static str,
    pub threads: &'static str,
    pub rows: &'static str,
    /// How many interviews were made of a file and its translations.
    pub pairs: fn(usize) -> String,
    pub update_one: &'static str,
    /// Of the file that `--out` names and the number of interviews.
    pub out_one: fn(&str, usize) -> String,
    pub update_broken: &'static str,
    /// Hardly any turn of the interview is in a file: its name, and how many of how many turns are not.
    pub update_unrelated: fn(&str, usize, usize) -> String,
    pub notes: &'static str,
    pub left_out: &'static str,
    /// A speaker with the role, the number of turns, and the characters.
    pub speaker: fn(&str, Option<&Role>, usize, usize) -> String,
    pub nobody: &'static str,
    /// A file, its turns, speakers, and the characters left out.
    pub imported: fn(&str, usize, usize, usize) -> String,
    /// Files, turns, speakers, and the characters left out.
    pub summary: fn(usize, usize, usize, usize, usize) -> String,
    pub exists: fn(&str) -> String,
    pub nothing: fn(&str) -> String,
    pub no_code_book: &'static str,
}

/// Returns the words of an interface language.
pub fn import(ui: Ui) -> &'static Import {
    match ui {
        Ui::En => &en::IMPORT,
        Ui::ZhHans => &zh_hans::IMPORT,
        Ui::ZhHant => &zh_hant::IMPORT,
    }
}

/// A note as a sentence, with its place.
pub fn note(ui: Ui, note: &Note) -> String {
    placed(ui, note.place.as_ref(), &(import(ui).what)(&note.what))
}

/// What is said of a place.
pub fn placed(ui: Ui, place: Option<&Place>, said: &str) -> String {
    let words = import(ui);
    place.map_or_else(|| said.to_owned(), |place| (words.placed)(&(words.place)(place), said))
}

/// A name within a Chinese sentence: a space parts Latin letters from Chinese characters.
pub(super) fn spaced(name: &str) -> String {
    let space = |c: Option<char>| if c.is_some_and(|c| c.is_ascii_alphanumeric()) { " " } else { "" };
    format!("{}{name}{}", space(name.chars().next()), space(name.chars().next_back()))
}

/// What was left out, shortened, with its place and why.
pub fn left_out(ui: Ui, left: &LeftOut) -> String {
    placed(ui, Some(&left.place), &omitted(ui, left))
}

/// The same without its place.
pub fn omitted(ui: Ui, left: &LeftOut) -> String {
    let words = import(ui);
    format!("{} ({})", (words.quoted)(&shortened(&left.text, 80)), (words.omission)(left.kind))
}

/// The beginning of a text, in one line.
pub fn shortened(text: &str, most: usize) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
