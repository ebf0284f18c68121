//! What the viewer says of a file that it made an interview of. Like [`import`](super::import), these words are not in
//! the reader's program: an add-on has them.

use super::import::{import, placed, shortened};
use super::{en, zh_hans, zh_hant};
use crate::import::note::{Row, Spot, What};
use crate::import::{Counts, Format, LeftOut, Note, Refusal};
use crate::state::Ui;

/// How a language tells of it.
pub struct Opened {
    /// What was read as what: `“talk.md” was read as Markdown`.
    pub read: fn(&str, &str) -> String,
    /// What was put beside what.
    pub paired: fn(&str, &str) -> String,
    /// One of them, with turns, speakers, and the characters left out.
    pub summary: fn(&str, usize, usize, usize) -> String,
    /// A heading with the number of items below it.
    pub heading: fn(&str, usize) -> String,
    /// The heading of what to check.
    pub doubts: &'static str,
    /// The heading of what the format has for itself, such as the names of columns.
    pub apparatus: &'static str,
    /// So many more items.
    pub more: fn(usize) -> String,
    /// Makes a sentence of a clause.
    pub sentence: fn(&str) -> String,
    /// What a page says in place of a note that names an option of the command, or rows that no page numbers.
    pub note: fn(&What) -> Option<String>,
    /// The same for a refusal.
    pub refusal: fn(&Refusal) -> Option<&'static str>,
}

/// Returns the words of an interface language.
pub fn imported(ui: Ui) -> &'static Opened {
    match ui {
        Ui::En => &en::IMPORTED,
        Ui::ZhHans => &zh_hans::IMPORTED,
        Ui::ZhHant => &zh_hant::IMPORTED,
    }
}

/// Why a file cannot become an interview, as a sentence.
pub fn refusal(ui: Ui, refusal: &Refusal) -> String {
    let words = imported(ui);
    let said = (words.refusal)(refusal).map_or_else(|| (import(ui).refusal)(refusal), String::from);
    (words.sentence)(&said)
}

/// What a file was taken for, and how much is in it. A pasted text has no name.
pub fn summary(ui: Ui, name: &str, format: Option<Format>, counts: &Counts) -> String {
    let words = imported(ui);
    let read = format.map(|format| (import(ui).what)(&What::Format(format))).unwrap_or_default();
    let read = if name.is_empty() { read } else { (words.read)(&(import(ui).quoted)(name), &read) };
    (words.sentence)(&(words.summary)(&read, counts.turns, counts.speakers, counts.left_out))
}

/// Two files that became one interview in two languages, and how much is in it.
pub fn paired(ui: Ui, one: &str, two: &str, counts: &Counts) -> String {
    let (words, quoted) = (imported(ui), import(ui).quoted);
    let paired = (words.paired)(&quoted(one), &quoted(two));
    (words.sentence)(&(words.summary)(&paired, counts.turns, counts.speakers, counts.left_out))
}

/// A text that the format has for itself, with its place.
pub fn apparatus(ui: Ui, left: &LeftOut) -> String {
    placed(ui, Some(&left.place), &(import(ui).quoted)(&shortened(&left.text, 80)))
}

/// A note as a sentence, with its place.
pub fn note(ui: Ui, note: &Note) -> String {
    placed(ui, note.place.as_ref(), &what(ui, &note.what))
}

/// What a page says that shows the places itself, in the interview.
pub fn finding(ui: Ui, said: &What) -> String {
    let What::Row(row) = said else { return what(ui, said) };
    let alone = |spot: &Option<Spot>| spot.as_ref().map(|spot| Spot { place: None, ..spot.clone() });
    let (original, translation) = (alone(&row.original), alone(&row.translation));
    what(ui, &What::Row(Box::new(Row { original, translation, ..(**row).clone() })))
}

/// What a page says of it, without the options of the command.
fn what(ui: Ui, said: &What) -> String {
    let of = import(ui).what;
    match said {
        What::OfTranslation(file, said) => {
            of(&What::OfTranslation(file.clone(), Box::new(What::Unusual(what(ui, said)))))
        }
        said => (imported(ui).note)(said).unwrap_or_else(|| of(said)),
    }
}
