//! Two transcripts of one conversation, in two languages, become one interview.
//!
//! ```text
//! (Imported, Imported) → turns as items → way through both lists → speakers, ratio of lengths → way … → rows → Imported
//! ```
//!
//! Each row has a confidence. What is doubtful is named in the notes, with the place in both files, and so is every turn
//! without a partner: it stays in the interview, in the one language that it has.

mod fields;
mod lexicon;
pub(super) mod parts;
pub(super) mod path;
pub(super) mod people;
mod rows;
mod scores;
mod tokens;
mod write;

use std::ops::Range;
use std::rc::Rc;

use super::Imported;
use crate::document::File;
use crate::interview::Lang;
pub use path::Step as Row;
use people::{Cast, Together};
use scores::{Item, Pair};

/// Below this probability, a row is doubtful.
pub const SURE: f64 = 0.9;
/// How many standard deviations the lengths of partners may differ before the row is doubtful.
const STRANGE: f64 = 4.0;
/// How often the way is searched again with what the last one has taught of speakers and lengths.
const ROUNDS: usize = 3;

/// What the caller knows about two transcripts.
#[derive(Clone, Debug, Default)]
pub struct Pairing {
    /// The name of the translation's file, for notes.
    pub name: String,
    /// The first rows, if somebody has put them right: only what follows them is aligned.
    pub fixed: Vec<Row>,
}

/// An interview in two languages.
#[derive(Debug)]
pub struct Aligned {
    pub imported: Imported,
    /// Which turns of the original belong to which of the translation, in order.
    pub rows: Vec<Row>,
}

/// Puts a translation beside its original.
pub fn align(original: &Imported, translation: &Imported, pairing: &Pairing) -> Aligned {
    let empty = File::default();
    let (left, right) = (file(original, &empty), file(translation, &empty));
    let found = pair(left, right, &pairing.fixed);
    write::interview(original, translation, pairing, found)
}

fn file<'a>(imported: &'a Imported, empty: &'a File) -> &'a File {
    imported.document.file.good().unwrap_or(empty)
}

/// What was found out about two transcripts.
struct Found {
    left: Cast,
    right: Cast,
    rows: Vec<Row>,
    /// For each row, whether its lengths differ more than those of others.
    strange: Vec<bool>,
    /// The logarithm of how much longer the turns of the translation are than those of the original.
    ratio: f64,
    together: Together,
}

/// Finds the partners of the turns.
fn pair(left: &File, right: &File, fixed: &[Row]) -> Found {
    let (of_left, of_right) = (Cast::of(left), Cast::of(right));
    let fixed: Vec<Row> = fixed_rows(fixed, of_left.of_turns.len(), of_right.of_turns.len());
    let (from, at) = fixed.last().map_or((0, 0), |row| (row.left.end, row.right.end));
    let mut scores = Pair::new(items(left, &of_left, from), items(right, &of_right, at), scores::TURNS);
    let moved = |rows: &[Row], forward: bool| -> Vec<Row> {
        let by = |range: &Range<usize>, by: usize| match forward {
            true => range.start + by..range.end + by,
            false => range.start - by..range.end - by,
        };
        rows.iter()
            .map(|row| Row { left: by(&row.left, from), right: by(&row.right, at), confidence: row.confidence })
            .collect()
    };
    let mut rows = fixed.clone();
    let mut together = Together::of(&of_left, &of_right, &rows);
    for _ in 0..ROUNDS {
        scores.set_speakers(together.scores(&of_right));
        let steps = path::best(&scores);
        scores.learn_ratio(&steps);
        let next = [&fixed[..], &moved(&steps, true)].concat();
        let is_same = next.iter().map(|row| (&row.left, &row.right)).eq(rows.iter().map(|row| (&row.left, &row.right)));
        rows = next;
        together = Together::of(&of_left, &of_right, &rows);
        if is_same {
            break;
        }
    }
    let own = moved(&rows[fixed.len()..], false);
    let strange = fixed.iter().map(|_| false).chain(own.iter().map(|row| is_strange(&scores, row))).collect();
    Found { left: of_left, right: of_right, rows, strange, ratio: scores.ratio, together }
}

/// A text of a list that is compared with the texts of another language.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// With its mark-up.
    pub text: &'a str,
    /// It may have one partner together with the text before it, such as another part of the same turn.
    pub continues: bool,
}

/// Finds the partners of texts in two languages, each list in its order. Returns the rows, and for each whether its
/// lengths differ more than those of others.
pub fn texts(left: &[Words], right: &[Words]) -> Vec<(Row, bool)> {
    let item = |words: &Words| Item {
        text: crate::interview::marked(words.text).0.to_string(),
        joins: words.continues,
        ..Item::default()
    };
    let items = |texts: &[Words]| texts.iter().map(item).collect();
    let mut scores = Pair::new(items(left), items(right), scores::TURNS);
    scores.learn_ratio(&path::best(&scores));
    let rows = path::best(&scores);
    let is_strange = |row: &Row| is_strange(&scores, row);
    rows.into_iter().map(|row| (row.clone(), is_strange(&row))).collect()
}

fn is_strange(scores: &Pair, row: &Row) -> bool {
    !row.left.is_empty() && !row.right.is_empty() && scores.strangeness(row) > STRANGE
}

/// The rows that the caller has fixed, as far as they follow one another and have turns.
fn fixed_rows(fixed: &[Row], left: usize, right: usize) -> Vec<Row> {
    let (mut i, mut j) = (0, 0);
    let follows = |row: &&Row| {
        let good = row.left.start == i && row.right.start == j && row.left.end <= left && row.right.end <= right;
        let good = good && row.left.start <= row.left.end && row.right.start <= row.right.end;
        (i, j) = (row.left.end, row.right.end);
        good
    };
    fixed.iter().take_while(follows).map(|row| Row { confidence: 1.0, ..row.clone() }).collect()
}

/// The turns of a file from one on, as they are compared.
fn items(file: &File, cast: &Cast, from: usize) -> Vec<Item> {
    let lang = language(file);
    let mut before = None;
    let mut items = Vec::new();
    for (turn, speaker) in file.turns.values().zip(&cast.of_turns).skip(from) {
        let has_heading = turn.heading.good().is_some();
        let joins = !has_heading && before == Some(*speaker) && turn.answers.is_absent();
        let start = turn.start.good().and_then(|start| start.whole());
        let text = parts::of(turn, &lang).into_iter().map(|part| part.plain).collect::<Vec<_>>().join("\n");
        items.push(Item { text, speaker: *speaker, has_heading, start, joins });
        before = Some(*speaker);
    }
    items
}

/// The language of the original text of a file.
pub(super) fn language(file: &File) -> Rc<str> {
    file.languages.values().next().map_or_else(|| "und".into(), |lang| lang.0.clone())
}

/// The language of a file, if it is known.
fn known(lang: &str) -> Option<Lang> {
    Lang::parse(lang).filter(|lang| lang.primary() != "und")
}
