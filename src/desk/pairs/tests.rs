use super::Standing::{AcceptedGap, Confirmed, Doubtful, Gap, Outdated, Unknown};
use super::*;
use crate::desk::{Command, Journal, Lack, Refused, apply, document, lacks, open};
use crate::document::{parse, write};
use crate::interview::check;

const TALK: &str = r#"{
  "languages": ["en", "zh-Hans"],
  "title": "The bakery",
  "turns": [
    {"id": "q1", "text": {"en": "Why a gauge?", "zh-Hans": "为什么？"}},
    {"id": "a1", "passages": [
      {"text": {"en": "Because flour drinks.", "zh-Hans": "因为面粉会喝水。"}, "translated": {"zh-Hans": "59320052"}},
      {"text": {"en": "Jo said so.", "zh-Hans": "阿乔说的。"}}
    ]},
    {"id": "q2", "text": {"en": "Since when?", "zh-Hans": "从什么时候？"}},
    {"id": "a2", "text": {"en": "Since 1998."}}
  ]
}"#;

fn zh() -> Lang {
    Lang::parse("zh-Hans").expect("a tag")
}

fn at(turn: usize, passage: usize) -> At {
    At { turn, passage }
}

fn draft() -> Draft {
    let mut draft = open(&parse(TALK).expect("a file")).draft;
    draft.mark_doubtful(["a1.2"]);
    draft
}

fn standings(draft: &Draft) -> Vec<Standing> {
    draft.places().map(|at| draft.standing(at, &zh())).collect()
}

fn done(draft: &Draft, command: Command) -> Draft {
    apply(draft, &command).expect("it can be done")
}

fn typed(draft: &Draft, at: At, lang: &str, text: &str) -> Draft {
    done(draft, Command::Type { at, lang: lang.into(), text: text.into() })
}

/// The places where readers are told that the original was changed.
fn told(draft: &Draft) -> Vec<String> {
    let (interview, _) = check(document(draft));
    let outdated = interview.passages().filter(|passage| !passage.outdated.is_empty());
    outdated.map(|passage| passage.id.to_string()).collect()
}

#[test]
fn a_translation_is_outdated_when_its_original_is_changed_and_until_it_is_confirmed() {
    let before = draft();
    assert_eq!(standings(&before), [Unknown, Confirmed, Doubtful, Unknown, Gap]);
    // Another line break is no change.
    assert_eq!(standings(&typed(&before, at(1, 0), "en", "Because\n\nflour drinks."))[1], Confirmed);
    let changed = typed(&before, at(1, 0), "en", "Because flour drinks water.");
    assert_eq!(standings(&changed)[1], Outdated);
    assert_eq!(told(&changed), ["a1.1"]);
    let lang = || "zh-Hans".to_owned();
    let confirmed = done(&changed, Command::Confirm { at: vec![at(1, 0)], lang: lang() });
    assert_eq!((standings(&confirmed)[1], told(&confirmed)), (Confirmed, vec![]));
    let translated = typed(&changed, at(1, 0), "zh-Hans", "因为面粉会喝水的。");
    assert_eq!((standings(&translated)[1], told(&translated)), (Confirmed, vec![]));
    // It was doubtful before.
    assert_eq!(standings(&typed(&before, at(1, 1), "en", "Jo said that."))[2], Doubtful);
}

#[test]
fn white_space_says_nothing_of_a_translation() {
    let before = typed(&draft(), at(1, 0), "en", "Because flour drinks water.");
    let spaced = |at, lang: &str, text: &str| Command::Space { at, lang: lang.into(), text: text.into() };
    for (place, lang, text) in [
        (at(0, 0), "zh-Hans", "为什么\n\n？"),
        (at(0, 0), "en", "Why a\n\ngauge?"),
        (at(1, 0), "zh-Hans", "因为面粉\n\n会喝水。"),
        (at(1, 1), "zh-Hans", "阿乔 说的。"),
    ] {
        let after = done(&before, spaced(place, lang, text));
        assert_eq!(standings(&after), standings(&before), "{text}");
        assert_eq!(after.passage(place).expect("it is there").texts.text(&Lang::parse(lang).expect("a tag")), text);
    }
    assert_eq!(apply(&before, &spaced(at(0, 0), "zh-Hans", "为何？")), Err(Refused::Invalid));
}

#[test]
fn what_is_confirmed_is_in_the_file_and_what_is_doubtful_is_not() {
    let confirmed = done(&draft(), Command::ConfirmTo { at: at(1, 1), lang: "zh-Hans".into() });
    assert_eq!(standings(&confirmed), [Confirmed, Confirmed, Confirmed, Unknown, Gap]);
    let written = write(&document(&confirmed));
    assert_eq!(written.matches("\"translated\"").count(), 3, "{written}");
    let again = open(&parse(written.clone()).expect("a file"));
    assert_eq!((standings(&again.draft), again.lost), (standings(&confirmed), vec![]));
    assert_eq!(write(&document(&again.draft)), written);
    assert_eq!(draft().doubtful().collect::<Vec<_>>(), ["a1.2 zh-Hans"]);
    assert_eq!(confirmed.doubtful().count(), 0);
}

#[test]
fn everything_above_a_correction_is_confirmed_but_what_is_outdated() {
    let changed = typed(&draft(), at(1, 0), "en", "Because flour drinks water.");
    let pushed = done(&changed, Command::PushDown { at: at(2, 0), lang: "zh-Hans".into() });
    assert_eq!(standings(&pushed), [Confirmed, Outdated, Confirmed, Gap, Unknown]);
    // What has moved stands beside another original.
    let pushed = done(&pushed, Command::PushDown { at: at(0, 0), lang: "zh-Hans".into() });
    assert_eq!(standings(&pushed), [Gap, Unknown, Unknown, Unknown, Unknown]);
    assert_eq!(told(&pushed), Vec::<String>::new());
}

#[test]
fn a_part_of_a_confirmed_passage_is_not_confirmed_and_two_together_are() {
    let before = draft();
    let split = done(&before, Command::Split { at: at(1, 0), lang: "en".into(), offset: 7, marks: true });
    assert_eq!(standings(&split)[1..3], [Unknown, Gap]);
    let confirmed = done(&before, Command::ConfirmTo { at: at(1, 1), lang: "zh-Hans".into() });
    let joined = done(&confirmed, Command::Join { at: at(1, 1), across: false });
    assert_eq!(standings(&joined)[1], Confirmed);
    let changed = typed(&confirmed, at(1, 1), "en", "Jo said it.");
    assert_eq!(standings(&done(&changed, Command::Join { at: at(1, 1), across: false }))[1], Outdated);
}

#[test]
fn a_pseudonym_in_both_languages_leaves_translations_confirmed() {
    let confirmed = done(&draft(), Command::ConfirmTo { at: at(1, 1), lang: "zh-Hans".into() });
    let names = vec![("Jo".to_owned(), "Kim".to_owned()), ("阿乔".to_owned(), "阿金".to_owned())];
    assert_eq!(standings(&done(&confirmed, Command::Pseudonymise { names, ids: true, variants: true }))[2], Confirmed);
}

#[test]
fn another_original_and_another_tag_leave_no_false_fingerprints() {
    let renamed = done(&draft(), Command::RenameLanguage { from: "zh-Hans".into(), to: "zh-Hant".into() });
    assert_eq!(renamed.standing(at(1, 0), &Lang::parse("zh-Hant").expect("a tag")), Confirmed);
}

#[test]
fn another_original_keeps_what_was_confirmed() {
    let exchange = |draft: &Draft, lang: &str| done(draft, Command::Original { lang: lang.into() });
    let en = Lang::parse("en").expect("a tag");
    let accepted = done(&draft(), Command::Confirm { at: vec![at(3, 0)], lang: "zh-Hans".into() });
    let changed = typed(&accepted, at(0, 0), "en", "Why is there a gauge?");
    assert_eq!(standings(&changed), [Outdated, Confirmed, Doubtful, Unknown, AcceptedGap]);
    let exchanged = exchange(&changed, "zh-Hans");
    let of_english: Vec<_> = exchanged.places().map(|at| exchanged.standing(at, &en)).collect();
    assert_eq!(of_english, [Doubtful, Confirmed, Doubtful, Unknown, AcceptedGap]);
    assert_eq!(standings(&exchange(&exchanged, "en")), of_english);
    // It is of the words as they are now.
    let later = exchange(&typed(&exchanged, at(1, 0), "zh-Hans", "面粉会喝水。"), "en");
    assert_eq!(standings(&later)[1], Doubtful);
}

#[test]
fn another_original_and_back_keeps_what_is_known_of_a_third_language() {
    let file = TALK.replace(r#"["en", "zh-Hans"]"#, r#"["en", "zh-Hans", "de"]"#);
    let file =
        file.replace(r#""zh-Hans": "因为面粉会喝水。""#, r#""zh-Hans": "因为面粉会喝水。", "de": "Weil Mehl trinkt.""#);
    let file = file.replace(r#""zh-Hans": "为什么？""#, r#""zh-Hans": "为什么？", "de": "Warum?""#);
    let confirmed = done(
        &open(&parse(file).expect("a file")).draft,
        Command::Confirm { at: vec![at(0, 0)], lang: "zh-Hans".into() },
    );
    let changed = typed(&confirmed, at(0, 0), "en", "Why is there a gauge?");
    let before = standings(&changed);
    assert_eq!(before[..2], [Outdated, Confirmed]);
    let exchanged = done(&changed, Command::Original { lang: "de".into() });
    assert_eq!(standings(&exchanged)[..2], [Outdated, Unknown]);
    assert_eq!(told(&exchanged), ["q1.1"]);
    assert_eq!(standings(&done(&exchanged, Command::Original { lang: "en".into() }))[..2], before[..2]);
}

#[test]
fn the_words_of_which_a_translation_was_made_are_found_in_the_journal() {
    let mut journal = Journal::new(draft());
    let mut change = |text: &str| {
        journal.apply(Command::Type { at: at(1, 0), lang: "en".into(), text: text.into() }).expect("it can be done");
        journal.former("59320052").as_deref().map(String::from)
    };
    assert_eq!(change("Because flour drinks water.").as_deref(), Some("Because flour drinks."));
    assert_eq!(change("Flour drinks.").as_deref(), Some("Because flour drinks."));
    assert_eq!(journal.former("00000000"), None);
    let typed = fingerprint(["Because flour drinks water."]);
    assert_eq!(journal.former(&typed).as_deref(), Some("Because flour drinks water."));
}

#[test]
fn a_translation_is_older_once_its_original_is_changed_even_if_nobody_confirmed_it() {
    let draft = draft();
    assert_eq!(standings(&draft)[0], Unknown);
    let changed = typed(&draft, at(0, 0), "en", "Why is there a gauge?");
    assert_eq!(standings(&changed)[0], Outdated);
    assert_eq!(
        standings(&done(&changed, Command::Confirm { at: vec![at(0, 0)], lang: "zh-Hans".into() }))[0],
        Confirmed
    );
}

#[test]
fn an_accepted_gap_is_no_gap_until_its_original_is_changed() {
    let is_gap = |draft: &Draft| lacks(draft).iter().any(|lack| matches!(lack, Lack::Gaps(..)));
    let before = draft();
    assert_eq!((standings(&before)[4], is_gap(&before)), (Gap, true));
    // What is above a confirmed passage is confirmed; a gap there stays one.
    let moved = done(&before, Command::PushDown { at: at(2, 0), lang: "zh-Hans".into() });
    let confirmed = done(&moved, Command::ConfirmTo { at: at(3, 0), lang: "zh-Hans".into() });
    assert_eq!(standings(&confirmed)[3..], [Gap, Confirmed]);
    let accepted = done(&before, Command::Confirm { at: vec![at(3, 0)], lang: "zh-Hans".into() });
    assert_eq!((standings(&accepted)[4], is_gap(&accepted)), (AcceptedGap, false));
    let again = open(&parse(write(&document(&accepted))).expect("a file"));
    assert_eq!((standings(&again.draft)[4], again.lost), (AcceptedGap, vec![]));
    let changed = typed(&accepted, at(3, 0), "en", "Since 1999.");
    assert_eq!((standings(&changed)[4], is_gap(&changed), told(&changed)), (Gap, true, vec![]));
}

#[test]
fn words_without_an_original_can_be_accepted() {
    let before = typed(&draft(), at(3, 0), "en", "");
    let before = typed(&before, at(3, 0), "zh-Hans", "一九九八年起。");
    assert_eq!(standings(&before)[4], Gap);
    let accepted = done(&before, Command::Confirm { at: vec![at(3, 0)], lang: "zh-Hans".into() });
    assert_eq!(
        (standings(&accepted)[4], lacks(&accepted).contains(&Lack::Gaps(Lang::parse("en").unwrap(), vec![at(3, 0)]))),
        (AcceptedGap, false)
    );
}

#[test]
fn words_that_are_taken_out_leave_a_gap() {
    let emptied = typed(&draft(), at(1, 0), "zh-Hans", "");
    assert_eq!(standings(&emptied)[1], Gap);
}
