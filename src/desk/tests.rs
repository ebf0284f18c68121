mod commands;
mod pseudonyms;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use proptest::prelude::*;

use self::commands::{any_command, on_translations};
use super::{At, Command, Draft, Field, Journal, Query, Refused, apply, document, numbers, open};
use crate::document::{parse, write};
use crate::interview::{Lang, Passage, check};

const TALK: &str = r#"{
  "format": "interview/1",
  "languages": ["en", "zh-Hans"],
  "title": {"en": "The bakery", "zh-Hans": "面包房"},
  "speakers": [{"id": "mei", "name": "Mei", "role": "interviewer"}, {"id": "jo", "name": "Jo", "role": "interviewee"}],
  "themes": [{"id": "rain", "label": {"en": "Rain"}}, {"id": "flour", "label": {"en": "Flour"}}],
  "turns": [
    {"id": "q1", "speaker": "mei", "text": {"en": "Why a gauge?", "zh-Hans": "为什么要放雨量计？"}},
    {"id": "a1", "speaker": "jo", "themes": ["rain"], "passages": [
      {"text": {"en": "Because flour drinks.", "zh-Hans": "因为面粉会喝水。"}},
      {"text": {"en": "Jo said so. Twice.", "zh-Hans": "阿乔说的。"}, "themes": ["flour"], "x-note": "ask"}
    ]},
    {"id": "q2", "speaker": "mei", "text": {"en": "Since when?", "zh-Hans": "从什么时候？"}},
    {"id": "a2", "speaker": "jo", "text": {"en": "Since 1998.\n\nIn May.", "zh-Hans": "1998年。\n\n五月。"}}
  ]
}"#;

fn draft(text: &str) -> Draft {
    open(&parse(text).expect("an interview file")).draft
}

fn text(draft: &Draft) -> String {
    write(&document(draft))
}

fn at(turn: usize, passage: usize) -> At {
    At { turn, passage }
}

/// The words of a language, passage by passage.
fn column(draft: &Draft, lang: &str) -> Vec<String> {
    let lang = Lang::parse(lang).expect("a tag");
    draft.places().map(|at| draft.passage(at).expect("it is there").texts.text(&lang).to_owned()).collect()
}

fn done(draft: &Draft, command: Command) -> Draft {
    apply(draft, &command).expect("it can be done")
}

/// Lists all JSON files below a folder.
fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        match path.is_dir() {
            true => below(&path, files),
            false => files.push(path),
        }
    }
}

#[test]
fn what_is_opened_and_saved_is_the_same_interview() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["static/site/interviews", "static/examples", "tests/interviews", "tests/sites"] {
        below(&root.join(folder), &mut files);
    }
    let mut good = 0;
    for path in files.iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let Some(file) = fs::read(path).ok().and_then(|bytes| parse(bytes).ok()).filter(|file| file.has_turns()) else {
            continue;
        };
        let opened = open(&file);
        let saved = super::document(&opened.draft);
        let again = open(&saved);
        assert_eq!(write(&super::document(&again.draft)), write(&saved), "{}", path.display());
        let words = |document| {
            let (interview, problems) = check(document);
            let words = |passage: &Rc<Passage>| {
                (passage.id.clone(), passage.texts.clone(), passage.number.clone(), passage.themes.len())
            };
            (interview.passages().map(words).collect::<Vec<_>>(), problems)
        };
        let (before, problems) = words(file);
        if problems.is_empty() {
            assert_eq!(opened.lost, [], "{}", path.display());
            assert_eq!(words(saved), (before, problems), "{}", path.display());
            good += 1;
        }
    }
    assert!(good > 15, "{good}");
}

#[test]
fn what_a_draft_cannot_hold_is_named() {
    let text = r#"{"title": 5, "speakers": "Mei", "x-phone": 12, "turns": [{"text": "Hm", "start": [1, 2]}, 7, {"text": "Yes"}]}"#;
    let opened = open(&parse(text).expect("JSON"));
    let lost: Vec<_> = opened.lost.iter().map(|(pointer, value)| (&**pointer, &**value)).collect();
    assert_eq!(lost, [("/turns/0/start/0", "1"), ("/turns/0/start/1", "2"), ("/turns/1", "7")]);
}

#[test]
fn a_passage_is_split_and_joined_again() {
    let before = draft(TALK);
    let lang = "en".to_owned();
    let split = done(&before, Command::Split { at: at(1, 1), lang, offset: "Jo said so.".len(), marks: true });
    assert_eq!(column(&split, "en")[2..4], ["Jo said so.", "Twice."]);
    assert_eq!(column(&split, "zh-Hans")[2..4], ["阿乔说的。", ""]);
    assert_eq!(&*split.turns[1].address(1), "a1.2");
    assert_eq!(&*split.turns[1].address(2), "a1.3");
    let joined = done(&split, Command::Join { at: at(1, 2), across: false });
    assert_eq!(column(&joined, "en"), column(&before, "en"));
    assert_eq!(column(&joined, "zh-Hans"), column(&before, "zh-Hans"));
    assert_eq!(apply(&before, &Command::Join { at: at(1, 0), across: false }), Err(Refused::OtherSpeaker));
    let across = done(&before, Command::Join { at: at(1, 0), across: true });
    assert_eq!(column(&across, "en")[0], "Why a gauge? Because flour drinks.");
    assert_eq!(across.turns.len(), 3);
    assert_eq!(&*across.turns[0].address(1), "a1.2", "its address stays");
}

#[test]
fn a_part_of_a_turn_is_given_to_another_speaker() {
    let given = done(&draft(TALK), Command::Give { at: vec![at(1, 1)], speaker: Some("mei".into()) });
    let speakers: Vec<_> = given.turns.iter().map(|turn| turn.speaker.as_deref().unwrap_or("")).collect();
    assert_eq!(speakers, ["mei", "jo", "mei", "mei", "jo"]);
    assert_eq!(&*given.turns[2].address(0), "a1.2");
}

#[test]
fn a_theme_is_renamed_and_merged_everywhere() {
    let before = draft(TALK);
    let merged = done(&before, Command::MergeThemes { from: "flour".into(), into: "rain".into() });
    assert_eq!((merged.themes.len(), merged.passages_with("rain")), (1, 2));
    let command = Command::Tag { at: before.places().collect(), theme: "flour".into(), on: true };
    assert_eq!(done(&before, command).passages_with("flour"), 5);
    let command = Command::AddTheme { id: "rain".into(), label: "Umbrellas".into(), lang: "en".into() };
    assert_eq!(&*done(&before, command).themes[2].id, "rain-2");
    let command = Command::AddTheme { id: "x".into(), label: " Rain ".into(), lang: "en".into() };
    assert_eq!(apply(&before, &command), Err(Refused::Taken));
}

#[test]
fn translated_words_move_up_and_down() {
    let before = draft(TALK);
    let lang = "zh-Hans".to_owned();
    let removed = done(&before, Command::Type { at: at(2, 0), lang: lang.clone(), text: String::new() });
    let pushed = done(&removed, Command::PushDown { at: at(0, 0), lang: lang.clone() });
    let zh = column(&pushed, "zh-Hans");
    assert_eq!(zh[..4], ["", "为什么要放雨量计？", "因为面粉会喝水。", "阿乔说的。"]);
    let pulled = done(&pushed, Command::PullUp { at: at(0, 0), lang: lang.clone() });
    assert_eq!(column(&pulled, "zh-Hans")[..3], ["为什么要放雨量计？", "因为面粉会喝水。", "阿乔说的。"]);
    let full = done(&before, Command::PushDown { at: at(0, 0), lang: lang.clone() });
    assert_eq!(column(&full, "zh-Hans").last().map(|text| &**text), Some("1998年。\n\n五月。"), "in a new passage");
    let back = done(&full, Command::PullUp { at: at(0, 0), lang: lang.clone() });
    assert_eq!(text(&back), text(&before));
    let first = done(&before, Command::FirstUp { at: at(3, 0), lang: lang.clone() });
    assert_eq!(column(&first, "zh-Hans")[3..], ["从什么时候？\n\n1998年。", "五月。"]);
    let swapped = done(&before, Command::Swap { at: at(1, 0), lang });
    assert_eq!(column(&swapped, "zh-Hans")[..2], ["因为面粉会喝水。", "为什么要放雨量计？"]);
    assert_eq!(column(&swapped, "en"), column(&before, "en"));
}

#[test]
fn the_words_after_and_before_a_caret_move_down_and_up_with_their_marks() {
    let before = draft(TALK);
    let lang = || "zh-Hans".to_owned();
    let bold = Command::Type { at: at(0, 0), lang: lang(), text: "**为什么？ 因为**面粉。".into() };
    let before = done(&done(&before, bold), Command::Type { at: at(1, 0), lang: lang(), text: String::new() });
    let down = |at, offset| Command::CutDown { at, lang: lang(), offset };
    let up = |at, offset| Command::CutUp { at, lang: lang(), offset };
    let gap = done(&before, down(at(0, 0), "**为什么？".len()));
    assert_eq!(column(&gap, "zh-Hans")[..3], ["**为什么？**", "**因为**面粉。", "阿乔说的。"], "into a gap");
    let words = done(&gap, down(at(1, 0), "**因为**".len()));
    assert_eq!(column(&words, "zh-Hans")[..3], ["**为什么？**", "**因为**", "面粉。\n\n阿乔说的。"], "before words");
    let back = done(&words, up(at(1, 1), "面粉。\n".len()));
    assert_eq!(column(&back, "zh-Hans")[1..3], ["**因为**\n\n面粉。", "阿乔说的。"]);
    let all = done(&gap, down(at(1, 0), 0));
    assert_eq!(column(&all, "zh-Hans")[1..3], ["", "**因为**面粉。\n\n阿乔说的。"], "all that is after the caret");
    assert_eq!(column(&all, "en"), column(&before, "en"));
    assert_eq!(apply(&gap, &down(at(1, 1), "阿乔说的。".len())), Err(Refused::NoneThere));
    assert_eq!(apply(&gap, &up(at(1, 1), 0)), Err(Refused::NoneThere));
    assert_eq!(apply(&gap, &down(at(3, 0), 3)), Err(Refused::AtEnd));
    assert_eq!(apply(&before, &down(at(1, 0), 0)), Err(Refused::Gap));
}

#[test]
fn a_name_is_replaced_everywhere_and_withheld() {
    let names = vec![("Jo".to_owned(), "Kim".to_owned()), ("阿乔".to_owned(), "阿金".to_owned())];
    let hidden = done(&draft(TALK), Command::Pseudonymise { names, ids: true, variants: true });
    let text = text(&hidden);
    assert_eq!(
        (text.matches("Jo").count(), text.matches("阿乔").count()),
        (1, 1),
        "only in the withheld words: {text}"
    );
    assert!(text.contains("Kim said so. Twice.") && text.contains("阿金说的。"), "{text}");
    let query = |words: &str, whole| Query { words: words.into(), whole, ..Query::default() };
    assert_eq!(super::find(&draft(TALK), &query("jo", true)).len(), 1);
    assert_eq!(super::find(&draft(TALK), &query("flour", false)).len(), 1);
    assert_eq!(super::find(&draft(TALK), &query("our", true)), []);
    assert_eq!(super::find(&draft(TALK), &query("面粉", true)).len(), 1);
}

#[test]
fn a_replacement_counts_until_it_is_undone() {
    let mut journal = Journal::new(draft(TALK));
    let query = Query { words: "flour".into(), ..Query::default() };
    let replace = Command::Replace { query, with: "meal".into() };
    journal.apply(replace.clone()).expect("it can be done");
    let step = journal.done(&replace).expect("it was the last");
    journal.apply(Command::AddLanguage { lang: "fr".into() }).expect("it can be done");
    assert!(journal.has(&step) && journal.done(&replace).is_none());
    journal.undo();
    journal.undo();
    assert!(!journal.has(&step));
    journal.redo();
    assert!(journal.has(&step));
    journal.undo();
    journal.apply(Command::AddLanguage { lang: "de".into() }).expect("it can be done");
    assert!(!journal.has(&step));
}

/// All letters of a language, in order.
fn letters(draft: &Draft, lang: &str) -> String {
    column(draft, lang).concat().split_whitespace().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn steps_are_undone_and_repeated_to_the_byte(commands in prop::collection::vec(any_command(), 1..40), undone in 0usize..40) {
        let opened = draft(TALK);
        let mut journal = Journal::new(opened.clone());
        let mut texts = vec![text(&opened)];
        for command in commands {
            if journal.apply(command).is_ok() {
                texts.push(text(journal.draft()));
            }
        }
        let undone = undone.min(journal.len());
        for _ in 0..undone {
            journal.undo();
            texts.rotate_right(1);
            prop_assert_eq!(&text(journal.draft()), texts.last().expect("one for each step"));
        }
        let again = Journal::read(opened, &journal.write()).expect("a journal");
        prop_assert_eq!(again.draft(), journal.draft());
        prop_assert_eq!(again.write(), journal.write());
        for _ in 0..undone {
            journal.redo();
            texts.rotate_left(1);
            prop_assert_eq!(&text(journal.draft()), texts.last().expect("one for each step"));
        }
        prop_assert!(journal.redo().is_none());
        while journal.undo().is_some() {}
        prop_assert_eq!(&text(journal.draft()), &text(journal.opened()));
    }

    #[test]
    fn every_draft_is_an_interview(commands in prop::collection::vec(any_command(), 1..40)) {
        let mut journal = Journal::new(draft(TALK));
        for command in commands {
            journal.apply(command).ok();
            let draft = journal.draft();
            prop_assert!(!draft.languages.is_empty() && !draft.turns.is_empty());
            let mut addresses: Vec<_> = draft.places().map(|at| draft.turns[at.turn].address(at.passage)).collect();
            addresses.sort_unstable();
            let count = addresses.len();
            addresses.dedup();
            prop_assert_eq!(addresses.len(), count, "each passage has an address of its own");
            for turn in &draft.turns {
                prop_assert!(!turn.passages.is_empty());
                prop_assert!(turn.speaker.as_ref().is_none_or(|id| draft.speaker(id).is_some()));
                let known = |theme: &Rc<str>| draft.theme(theme).is_some();
                prop_assert!(turn.passages.iter().all(|passage| passage.themes.iter().all(known)));
            }
        }
        let opened = open(&document(journal.draft()));
        prop_assert_eq!(opened.lost, []);
        let (draft, numbers) = (journal.draft(), numbers(journal.draft()));
        prop_assert!(draft.places().all(|at| numbers.contains_key(&draft.turns[at.turn].address(at.passage))));
        if draft.turns.iter().flat_map(|turn| &turn.passages).all(|passage| !passage.texts.is_empty()) {
            for passage in check(document(draft)).0.passages() {
                prop_assert_eq!(&numbers[&passage.id], &passage.number, "the one that readers see");
            }
        }
    }

    #[test]
    fn moving_a_translation_loses_no_word(commands in prop::collection::vec(on_translations(), 1..30)) {
        let mut journal = Journal::new(draft(TALK));
        let (en, mut zh) = (letters(journal.draft(), "en"), letters(journal.draft(), "zh-Hans"));
        for command in commands {
            let is_ordered = !matches!(command, Command::Swap { .. } | Command::MoveText { .. });
            let on_english = matches!(&command, Command::PushDown { lang, .. } | Command::PullUp { lang, .. } | Command::FirstUp { lang, .. } | Command::LastDown { lang, .. } | Command::CutDown { lang, .. } | Command::CutUp { lang, .. } | Command::Swap { lang, .. } | Command::MoveText { lang, .. } | Command::Align { lang, .. } if lang != "zh-Hans");
            if on_english || journal.apply(command).is_err() {
                continue;
            }
            let now = letters(journal.draft(), "zh-Hans");
            if is_ordered {
                prop_assert_eq!(&now, &zh);
            } else {
                let sorted = |text: &str| { let mut all: Vec<char> = text.chars().collect(); all.sort_unstable(); all };
                prop_assert_eq!(sorted(&now), sorted(&zh));
            }
            zh = now;
        }
        prop_assert_eq!(letters(journal.draft(), "en"), en);
    }
}

#[test]
fn a_language_that_was_added_by_mistake_is_removed() {
    let before = draft(TALK);
    let more = done(&before, Command::AddLanguage { lang: "fr".into() });
    let named = done(&more, Command::Detail { field: Field::Title, lang: "fr".into(), text: "Un titre".into() });
    let after = done(&named, Command::RemoveLanguage { lang: "fr".into() });
    assert_eq!(text(&after), text(&before));
    let alone = done(&before, Command::RemoveLanguage { lang: "zh-Hans".into() });
    assert!(!text(&alone).contains("zh-Hans") && text(&alone).contains("Because flour drinks."), "{}", text(&alone));
    assert_eq!(apply(&before, &Command::RemoveLanguage { lang: "en".into() }), Err(Refused::Unchanged));
}

#[test]
fn a_new_turn_takes_no_address_of_a_passage_that_has_been_joined() {
    let inserted = done(&draft(TALK), Command::Insert { turn: 2, speaker: None });
    let two = done(&inserted, Command::InsertPassage { at: at(2, 0) });
    let joined = done(&two, Command::Join { at: at(2, 0), across: true });
    let after = done(&joined, Command::Insert { turn: 0, speaker: None });
    let addresses: BTreeSet<_> = after.places().filter_map(|at| after.address(at)).collect();
    assert_eq!(addresses.len(), after.places().count(), "{addresses:?}");
}
