//! The arrangement of a passage's paragraphs when several languages are side by side.
//!
//! Languages are aligned by passage. Within a passage, individual paragraphs are aligned only if all its languages have
//! the same shape (as many paragraphs and lists, in the same order); otherwise each language runs on independently.

use crate::interview::{Paragraph, ParagraphKind, Passage, Text};

/// A part of a text that becomes one element of the page: a paragraph, or the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParagraphGroup {
    pub kind: ParagraphGroupKind,
    /// The range of its paragraphs: `from` inclusive, `to` exclusive.
    pub from: usize,
    pub to: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphGroupKind {
    Paragraph,
    Bullets,
    Numbers,
}

impl ParagraphGroupKind {
    /// Whether consecutive paragraphs of this kind are the items of one element.
    pub fn is_list(self) -> bool {
        matches!(self, ParagraphGroupKind::Bullets | ParagraphGroupKind::Numbers)
    }
}

/// What is side by side: the parts of each of the passage's texts, in order.
pub type Pair = Vec<Vec<ParagraphGroup>>;

/// Returns the pairs of a passage, from top to bottom, without the first `without` paragraphs of each text, which are
/// in a question's heading. Empty if nothing remains.
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

/// Returns the parts of one text. Consecutive list items of the same kind form one list.
pub fn pieces(text: &Text, without: usize) -> Vec<ParagraphGroup> {
    let mut pieces: Vec<ParagraphGroup> = Vec::new();
    for (n, paragraph) in text.paragraphs.iter().enumerate().skip(without) {
        let kind = kind(paragraph);
        match pieces.last_mut() {
            Some(last) if last.kind == kind && kind.is_list() => last.to = n + 1,
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
