//! What an import was not sure of: the passages it is about, and whether it still stands.

use std::rc::Rc;

use super::command::At;
use super::detail::{Field, PlainField};
use super::draft::{Draft, Turn};
use crate::import::note::{self, Issue, Row};
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

/// Returns the address of the first passage that a row of two transcripts is about, in the draft that was made of them.
pub fn place_of_row(row: &Row, draft: &Draft) -> Option<Rc<str>> {
    let turn = draft.turns.get(row.rows.0.checked_sub(1)?)?;
    Some(turn.address(position(row, turn, draft.original())))
}

/// Returns whether a doubt still stands, given the address of its passage and the draft as it was opened. One about a
/// translation stands until somebody has looked at it; one about a detail, until that is another; others, until the turn says
/// something else, or somebody else says it. Without an address, it stands.
pub fn stands(what: &What, address: Option<&str>, opened: &Draft, now: &Draft) -> bool {
    if let Some(field) = detail_of(what) {
        let date = |draft: &Draft| draft.plain.get(&PlainField::Date).filter(|_| field == Field::Date).cloned();
        return opened.details.get(&field) == now.details.get(&field) && date(opened) == date(now);
    }
    let Some(address) = address else { return true };
    let Some(at) = now.find_address(address) else { return false };
    if matches!(what, What::Row(_)) {
        return now.languages.iter().any(|lang| now.standing(at, lang).needs_a_look());
    }
    let said = |draft: &Draft, at: At| {
        let turn = draft.turn(at)?;
        let texts = turn.passages.iter().map(|passage| passage.texts.get(opened.original()).cloned());
        Some((turn.speaker.clone(), texts.collect::<Vec<_>>()))
    };
    opened.find_address(address).is_none_or(|was| said(opened, was) == said(now, at))
}

/// The detail that a note is about.
pub fn detail_of(what: &What) -> Option<Field> {
    let What::Field(field, ..) = what else { return None };
    Some(match field {
        note::Field::Title => Field::Title,
        note::Field::Summary => Field::Summary,
        note::Field::Date => Field::Date,
        note::Field::Place => Field::Place,
        note::Field::Category => Field::Category,
        note::Field::Source => Field::SourceName,
        note::Field::Translator => Field::Translator,
        note::Field::Rights => Field::Holder,
        note::Field::Address | note::Field::Theme | note::Field::About | note::Field::Name => return None,
    })
}

/// Which passage of a turn a doubt is about: the first, unless it is about a paragraph.
fn position(row: &Row, turn: &Turn, original: &Lang) -> usize {
    let Some(spot) = row.original.as_ref().filter(|_| row.issue == Issue::Paragraphs) else { return 0 };
    let start = spot.words.trim_end_matches('…');
    let begins = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").starts_with(start);
    turn.passages.iter().position(|passage| begins(passage.texts.text(original))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::{Command, apply, open};
    use super::*;

    const TALK: &str = r#"{"languages": ["en", "zh-Hans"], "speakers": [{"id": "mei"}, {"id": "jo"}], "turns": [
        {"id": "q1", "speaker": "mei", "text": {"en": "Why a mill?", "zh-Hans": "为什么？"}},
        {"id": "a1", "speaker": "jo", "text": {"en": "It was there. It is.", "zh-Hans": "它在。"}}]}"#;

    fn opened() -> Draft {
        let mut draft = open(&crate::document::parse(TALK.as_bytes().to_vec()).expect("JSON")).draft;
        draft.mark_doubtful(["a1"]);
        draft
    }

    fn after(command: Command) -> Draft {
        apply(&opened(), &command).expect("done")
    }

    #[test]
    fn a_doubt_about_a_translation_stands_until_it_is_confirmed() {
        let row = Row { rows: (2, 2), issue: Issue::Lengths, original: None, translation: None };
        let (opened, at) = (opened(), At { turn: 1, passage: 0 });
        assert_eq!(place_of_row(&row, &opened).as_deref(), Some("a1.1"));
        let what = What::Row(Box::new(row));
        assert!(stands(&what, Some("a1"), &opened, &opened));
        let confirmed = after(Command::Confirm { at: vec![at], lang: "zh-Hans".into() });
        assert!(!stands(&what, Some("a1"), &opened, &confirmed));
    }

    #[test]
    fn a_doubt_about_a_detail_stands_until_the_detail_is_another() {
        let reason = note::Reason::FileName;
        let what = What::Field(note::Field::Title, "talk".into(), "talk".into(), reason);
        assert!(stands(&what, None, &opened(), &opened()));
        let command = Command::Detail { field: Field::Title, lang: "en".into(), text: "The mill".into() };
        assert!(!stands(&what, None, &opened(), &after(command)));
    }

    #[test]
    fn a_doubt_about_a_turn_stands_until_the_turn_is_another() {
        let (opened, what, at) = (opened(), What::OnlyOnce("Jo".into()), At { turn: 1, passage: 0 });
        let stands = |now: &Draft| stands(&what, Some("a1"), &opened, now);
        assert!(stands(&after(Command::Confirm { at: vec![at], lang: "zh-Hans".into() })));
        assert!(!stands(&after(Command::Give { at: vec![at], speaker: Some("mei".into()) })));
        assert!(!stands(&after(Command::Type { at, lang: "en".into(), text: "It is.".into() })));
        assert!(!stands(&after(Command::Remove { at: vec![at] })));
    }
}
