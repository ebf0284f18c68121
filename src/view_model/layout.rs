//! How the paragraphs of a passage stand beside each other when it is there in several languages.
//!
//! Languages are aligned by passage. Within one, paragraph stands beside paragraph only where all its languages have
//! the same shape (as many paragraphs and lists, in the same order); otherwise each language runs on by itself.

use crate::interview::{Paragraph, ParagraphKind, Passage, Text};

/// A piece of a text that is one element of the page: a paragraph, or the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParagraphGroup {
    pub kind: ParagraphGroupKind,
    /// Its paragraphs: from, up to but without.
    pub from: usize,
    pub to: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphGroupKind {
    Paragraph,
    Bullets,
    Numbers,
}

/// What stands side by side: for each text of the passage, in order, its pieces.
pub type Pair = Vec<Vec<ParagraphGroup>>;

/// The pairs of a passage, from top to bottom, without the first paragraphs of each text (a question's heading has
/// taken those). Empty where nothing is left.
pub fn pairs(passage: &Passage, without: usize) -> Vec<Pair> {
    let columns: Vec<Vec<ParagraphGroup>> = passage.texts.iter().map(|text| pieces(text, without)).collect();
    if columns.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let shape = |column: &Vec<ParagraphGroup>| column.iter().map(|piece| piece.kind).collect::<Vec<_>>();
    let first = columns.first().expect("a passage has a text");
    if columns.iter().all(|column| shape(column) == shape(first)) {
        (0..first.len()).map(|row| columns.iter().map(|column| vec![column[row]]).collect()).collect()
    } else {
        vec![columns]
    }
}

/// The pieces of one text: list items in a row belong to one list.
pub fn pieces(text: &Text, without: usize) -> Vec<ParagraphGroup> {
    let mut pieces: Vec<ParagraphGroup> = Vec::new();
    for (n, paragraph) in text.paragraphs.iter().enumerate().skip(without) {
        let kind = kind(paragraph);
        match pieces.last_mut() {
            Some(last) if last.kind == kind && kind != ParagraphGroupKind::Paragraph => last.to = n + 1,
            _ => pieces.push(ParagraphGroup { kind, from: n, to: n + 1 }),
        }
    }
    pieces
}

fn kind(paragraph: &Paragraph) -> ParagraphGroupKind {
    match paragraph.kind {
        ParagraphKind::Plain => ParagraphGroupKind::Paragraph,
        ParagraphKind::Bullet => ParagraphGroupKind::Bullets,
        ParagraphKind::Numbered(_) => ParagraphGroupKind::Numbers,
    }
}
