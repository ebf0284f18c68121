//! Importing a file again: what editors have added stays.

use interview_viewer::document::{self, Document};
use interview_viewer::import::note::{Field, Former, What};
use interview_viewer::import::{self, Imported, Omission, Options, update};
use proptest::prelude::*;

use super::{lost, texts};

fn imported(text: &str, name: &str) -> Imported {
    import::import(text.as_bytes(), &Options { name: name.to_owned(), ..Options::default() }).unwrap()
}

fn parsed(json: &str) -> Document {
    document::parse(json.as_bytes()).unwrap()
}

fn languages(imported: &Imported) -> usize {
    imported.document.file.good().map_or(0, |file| file.languages.values().count())
}

const TALK: &str = "Lin Mei: When did you begin?\n\nOld Gu: In 1968, when I was sixteen.\n\nI pulled the rope.\n\n\
    Lin Mei: And who paid?\n\nOld Gu: Everybody but the children.\n";

/// The interview of [`TALK`] as an editor has worked on it.
fn edited() -> String {
    let json = document::write(&imported(TALK, "talk.txt").document);
    json.replace("\"talk\"", "\"The last ferry\"")
        .replace(
            "\"en\": \"I pulled the rope.\"",
            "\"en\": \"I pulled the rope.\",\n            \"zh-Hans\": \"我拉绳子。\"",
        )
        .replace("\"id\": \"a1\",", "\"id\": \"a1\",\n      \"themes\": [\"work\"],\n      \"x-note\": \"ask again\",")
        .replace("\"name\": \"Old Gu\"", "\"name\": \"Gu Dehai\"")
}

#[test]
fn the_same_file_changes_nothing() {
    for (name, text) in texts() {
        let options = Options { name: name.clone(), ..Options::default() };
        let Ok(new) = import::import(text.as_bytes(), &options) else { continue };
        let written = document::write(&new.document);
        let updated = update::update(&new, &parsed(&written));
        assert_eq!(document::write(&updated.document), written, "{name}");
        assert!(updated.left_out.len() == new.left_out.len(), "{name}");
    }
}

#[test]
fn what_an_editor_added_stays() {
    let written = document::write(&parsed(&edited()));
    assert!(written.contains("我拉绳子") && written.contains("ask again") && written.contains("\"work\""), "{written}");
    let updated = update::update(&imported(TALK, "talk.txt"), &parsed(&written));
    assert_eq!(document::write(&updated.document), written);
}

#[test]
fn a_translation_is_older_than_a_corrected_text() {
    let mut old: serde_json::Value = serde_json::from_str(&edited()).unwrap();
    let turn = old["turns"].as_array_mut().unwrap().iter_mut().find(|turn| turn["id"] == "a1").unwrap();
    let passage = turn["passages"].as_array_mut().unwrap().last_mut().unwrap();
    // The fingerprint of “I pulled the rope.”
    passage["translated"] = serde_json::json!({"zh-Hans": "0bd36af9"});
    let outdated = |text: &str| {
        let updated = update::update(&imported(text, "talk.txt"), &parsed(&old.to_string())).document;
        assert!(document::write(&updated).contains("0bd36af9"));
        let (interview, _) = interview_viewer::interview::check(updated);
        interview.passages().filter(|passage| !passage.outdated.is_empty()).count()
    };
    assert_eq!(outdated(TALK), 0);
    assert_eq!(outdated(&TALK.replace("the rope", "the long rope")), 1);
}

#[test]
fn corrected_turns_keep_their_ids_themes_and_translations() {
    let corrected = "Lin Mei: When did you begin?\n\nOld Gu: In 1968, when I was just sixteen.\n\nI pulled the rope.\n\n\
        Lin Mei: With whom?\n\nOld Gu: With my brother.\n\nLin Mei: And who paid?\n";
    let updated = update::update(&imported(corrected, "talk.txt"), &parsed(&edited()));
    let json = document::write(&updated.document);
    for kept in ["我拉绳子", "ask again", "\"work\"", "just sixteen", "Gu Dehai", "The last ferry", "\"a3\"", "\"q3\""]
    {
        assert!(json.contains(kept), "{kept}: {json}");
    }
    let said: Vec<&Former> = updated
        .notes
        .iter()
        .filter_map(|note| match &note.what {
            What::Former(former) => Some(&**former),
            _ => None,
        })
        .collect();
    assert!(matches!(said[0], Former::Changed(id, true) if id == "a1"), "{said:?}");
    assert!(said.iter().any(|one| matches!(one, Former::Removed(id, _) if id == "a2")), "{said:?}");
    // The address of a turn that is gone is not given to another.
    assert!(!json.contains("\"id\": \"a2\""), "{json}");
    let gone = updated.left_out.iter().find(|left| left.text.contains("Everybody but the children"));
    assert_eq!(gone.map(|gone| gone.kind), Some(Omission::Corrected));
}

#[test]
fn a_removed_turn_with_a_translation_is_left_out_with_it() {
    let without = TALK.split("\n\n").filter(|one| !one.contains("1968") && !one.contains("rope"));
    let without = without.collect::<Vec<_>>().join("\n\n");
    let updated = update::update(&imported(&without, "talk.txt"), &parsed(&edited()));
    let gone = updated.left_out.iter().find(|left| left.kind == Omission::Former).unwrap();
    assert!(gone.text.contains("我拉绳子") && gone.text.contains("In 1968"), "{}", gone.text);
}

#[test]
fn a_turn_that_has_moved_keeps_its_id_themes_and_translation() {
    let moved = "Lin Mei: And who paid?\n\nOld Gu: Everybody but the children.\n\n\
        Lin Mei: When did you begin?\n\nOld Gu: In 1968, when I was sixteen.\n\nI pulled the rope.\n";
    let updated = update::update(&imported(moved, "talk.txt"), &parsed(&edited()));
    let turns = updated.document.file.good().unwrap().turns.values();
    let ids: Vec<String> = turns.map(|turn| turn.id.good().unwrap().0.to_string()).collect();
    assert_eq!(ids, ["q2", "a2", "q1", "a1"]);
    let json = document::write(&updated.document);
    assert!(json.contains("我拉绳子") && json.contains("\"work\""), "{json}");
    assert!(updated.left_out.iter().all(|left| left.kind != Omission::Former));
    let moved = |id: &str| What::Former(Box::new(Former::Moved(id.to_owned())));
    assert!(updated.notes.iter().any(|note| note.what == moved("q1") || note.what == moved("q2")));
}

#[test]
fn a_corrected_name_is_named() {
    let differs = |text: &str| {
        let notes = update::update(&imported(text, "talk.txt"), &parsed(&edited())).notes;
        notes.into_iter().any(|note| matches!(note.what, What::Differs(Field::Name, own, other) if own == "Lin Mei" && other == "Lin Mei Hua"))
    };
    assert!(!differs(TALK));
    assert!(differs(&TALK.replace("Lin Mei:", "Lin Mei Hua:")));
    // One label of several is another person.
    let more = "\nLin Mei: And after that?\n\nOld Gu: Nothing more.\n\nWu Yan: Who says so?\n\nOld Gu: I do.\n";
    let one = TALK.replacen("Lin Mei: When", "Wu Yan: When", 1) + more;
    let updated = update::update(&imported(&one, "talk.txt"), &parsed(&edited()));
    let former = Former::Speaker("lin-mei".to_owned(), "wu-yan".to_owned());
    assert!(
        updated.notes.iter().any(|note| note.what == What::Former(Box::new(former.clone()))),
        "{:?}",
        updated.notes
    );
}

#[test]
fn another_text_is_told_from_a_corrected_one() {
    let counts = |text: &str| update::counts(&update::update(&imported(text, "talk.txt"), &parsed(&edited()))).unwrap();
    let other = "Ann: What is a loom?\n\nBo: A frame for weaving, mostly of wood.\n\nAnn: Thank you very much.\n";
    assert!(update::is_unrelated(&counts(other)));
    assert!(!update::is_unrelated(&counts(TALK)));
    assert!(!update::is_unrelated(&counts(TALK.split("\n\nLin Mei: And").next().unwrap())));
}

#[test]
fn an_editor_may_part_and_join_turns() {
    let old = r#"{"format": "interview/1", "languages": ["en"], "title": {"en": "talk"}, "turns": [
        {"id": "q1", "speaker": "lin-mei", "text": {"en": "When did you begin?"}},
        {"id": "a1", "speaker": "old-gu", "text": {"en": "In 1968, when I was sixteen."}, "themes": ["youth"]},
        {"id": "a9", "speaker": "old-gu", "text": {"en": "I pulled the rope."}},
        {"id": "q2", "speaker": "lin-mei", "text": {"en": "And who paid?"}},
        {"id": "a2", "speaker": "old-gu", "text": {"en": "Everybody but the children."}}]}"#;
    let updated = update::update(&imported(TALK, "talk.txt"), &parsed(old));
    let ids: Vec<String> = updated
        .document
        .file
        .good()
        .unwrap()
        .turns
        .values()
        .map(|turn| turn.id.good().unwrap().0.to_string())
        .collect();
    assert_eq!(ids, ["q1", "a1", "a9", "q2", "a2"]);
}

proptest! {
    #![proptest_config(crate::same_cases(200))]
    #[test]
    fn corrected_files_are_whole(
        case in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..60usize, any::<prop::sample::Index>()), 0..5),
    ) {
        let texts = texts();
        let (name, text) = &texts[case.index(texts.len())];
        let options = Options { name: name.clone(), ..Options::default() };
        let mut chars: Vec<char> = text.chars().collect();
        for (at, length, to) in changes {
            let at = at.index(chars.len() + 1);
            let piece: Vec<char> = chars.drain(at..(at + length).min(chars.len())).collect();
            let to = to.index(chars.len() + 1);
            chars.splice(to..to, piece);
        }
        let corrected: String = chars.into_iter().collect();
        let (Ok(old), Ok(new)) =
            (import::import(text.as_bytes(), &options), import::import(corrected.as_bytes(), &options)) else { return Ok(()) };
        let updated = update::update(&new, &old.document);
        // All words of the corrected file are there, and no others.
        let decoded = import::encoding::decode(corrected.as_bytes(), None).text;
        // A translation that the file has no longer stays.
        if languages(&old) <= 1 {
            prop_assert_eq!(lost(&decoded, &updated), lost(&decoded, &new), "{}", corrected);
        }
        let file = updated.document.file.good().unwrap();
        let mut ids: Vec<_> = file.turns.values().filter_map(|turn| turn.id.good()).map(|id| &id.0).collect();
        ids.sort();
        prop_assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{:?}", ids);
        // Importing the same again changes nothing.
        let again = update::update(&new, &updated.document);
        prop_assert_eq!(document::write(&again.document), document::write(&updated.document));
    }
}
