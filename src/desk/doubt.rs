//! The passages of which the import of two transcripts was not sure.

use std::rc::Rc;

use super::draft::{Draft, Turn};
use crate::import::note::{Issue, Row};
use crate::import::{Imported, Severity, What};
use crate::interview::Lang;

/// Returns the addresses of the passages whose translation may belong elsewhere, in the draft that was made of an import.
pub fn doubts(imported: &Imported, draft: &Draft) -> Vec<Rc<str>> {
    let mut addresses: Vec<Rc<str>> = Vec::new();
    for note in imported.notes.iter().filter(|note| note.severity == Severity::Doubt) {
        let What::Row(row) = &note.what else { continue };
        // A gap is seen by itself.
        if matches!(
            row.issue,
            Issue::Untranslated | Issue::Added | Issue::UntranslatedParagraph | Issue::AddedParagraph
        ) {
            continue;
        }
        let turns = draft.turns.iter().take(row.rows.1).skip(row.rows.0.saturating_sub(1));
        addresses.extend(turns.map(|turn| turn.address(position(row, turn, draft.original()))));
    }
    addresses.dedup();
    addresses
}

/// Which passage of a turn a doubt is about: the first, unless it is about a paragraph.
fn position(row: &Row, turn: &Turn, original: &Lang) -> usize {
    let Some(spot) = row.original.as_ref().filter(|_| row.issue == Issue::Paragraphs) else { return 0 };
    let start = spot.words.trim_end_matches('…');
    let begins = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").starts_with(start);
    turn.passages.iter().position(|passage| begins(passage.texts.text(original))).unwrap_or(0)
}
