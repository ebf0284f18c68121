mod themes;
mod translation;

use proptest::prelude::*;

use super::keys::{self, KEYS, Level, Pressed};
use super::{Action, Editor, Said, View};
use crate::desk::{At, Command, Journal, Refused, document, open};
use crate::document::{parse, write};
use crate::interview::Lang;

const TALK: &str = r#"{"languages": ["en", "zh-Hans"],
  "speakers": [{"id": "mei", "role": "interviewer"}, {"id": "jo", "role": "interviewee"}],
  "themes": [{"id": "rain"}, {"id": "flour"}, {"id": "money"}],
  "turns": [
    {"id": "q1", "speaker": "mei", "text": {"en": "Why a gauge?", "zh-Hans": "为什么？"}},
    {"id": "a1", "speaker": "jo", "passages": [
      {"text": {"en": "Because flour drinks.", "zh-Hans": "因为面粉会喝水。"}},
      {"text": {"en": "I said so.", "zh-Hans": "我说过。"}}]},
    {"id": "a2", "speaker": "mei", "text": {"en": "Since when?"}}]}"#;

fn editor() -> Editor {
    Editor::new(Journal::new(open(&parse(TALK).expect("a file")).draft))
}

fn at(turn: usize, passage: usize) -> At {
    At { turn, passage }
}

fn words(editor: &Editor, at: At) -> String {
    let lang = Lang::parse("en").expect("a tag");
    editor.draft().passage(at).map(|passage| passage.texts.text(&lang).to_owned()).unwrap_or_default()
}

#[test]
fn no_two_keys_do_different_things_in_one_place() {
    for (n, one) in KEYS.iter().enumerate() {
        for other in &KEYS[n + 1..] {
            let same = (one.key, one.ctrl, one.shift) == (other.key, other.ctrl, other.shift);
            let levels = one.level == other.level || one.level == Level::Desk || other.level == Level::Desk;
            let views = one.view.is_none() || other.view.is_none() || one.view == other.view;
            assert!(!(same && levels && views), "{one:?} and {other:?}");
        }
    }
}

#[test]
fn letters_act_only_where_they_are_switched_on() {
    let press = |key, single| {
        keys::deed(Pressed { key, ctrl: false, shift: false, alt: false }, Level::Hand, View::Text, single)
    };
    assert_eq!(press("7", true), Some((keys::Deed::Theme, 7)));
    assert_eq!(press("7", false), None);
    assert_eq!(press("d", true), None, "only in the translation");
    assert_eq!(press("Enter", false), Some((keys::Deed::Edit, 0)));
}

#[test]
fn help_opens_everywhere_but_where_a_sign_is_typed() {
    let press =
        |key, level| keys::deed(Pressed { key, ctrl: false, shift: true, alt: false }, level, View::Corrections, true);
    for level in [Level::Hand, Level::Desk, Level::Correction] {
        assert_eq!(press("?", level), Some((keys::Deed::Help, 0)));
    }
    assert_eq!(press("?", Level::Field), None);
}

#[test]
fn corrections_have_keys_of_their_own() {
    let press = |key| {
        let pressed = Pressed { key, ctrl: false, shift: false, alt: false };
        keys::deed(pressed, Level::Correction, View::Corrections, true).map(|(deed, _)| deed)
    };
    assert_eq!(press("1"), Some(keys::Deed::TakeChange));
    assert_eq!(press("2"), Some(keys::Deed::LeaveChange));
    assert_eq!(press("3"), None, "it sets no theme");
    assert_eq!(keys::name(keys::Deed::EditChange), "E");
    assert_eq!(keys::name(keys::Deed::Theme), "1 – 9");
}

#[test]
fn what_does_nothing_says_why() {
    let mut editor = editor();
    assert_eq!(editor.act(Action::Previous), Some(Said::First));
    assert_eq!(editor.act(Action::Repeat), Some(Said::NothingToRepeat));
    assert_eq!(editor.act(Action::Part), Some(Said::Refused(Refused::Unchanged)));
    assert_eq!(editor.act(Action::Question), Some(Said::Given(Some("mei".into()), 1)));
    assert_eq!(editor.act(Action::Leave), Some(Said::Hand(at(0, 0))));
    editor.take(at(2, 0));
    assert_eq!(editor.act(Action::Next), Some(Said::Last));
    editor.view = View::Translation;
    assert!(editor.act(Action::PushDown).is_some(), "a gap is not pushed in silence");
    editor.take(at(0, 0));
    (0..3).for_each(|_| _ = editor.act(Action::ExtendDown));
    assert_eq!(editor.act(Action::Remove), Some(Said::Refused(Refused::LastPassage)));
}

#[test]
fn a_composition_that_ends_late_stays_in_its_passage() {
    let mut editor = editor();
    editor.act(Action::Edit);
    let left = editor.field.clone().expect("a field");
    editor.act(Action::Next);
    editor.act(Action::Edit);
    let open = editor.field.clone().expect("a field");
    let before = words(&editor, open.at);
    editor.act(Action::Composed { at: left.at, lang: left.lang, text: "Why, 我?".into(), pause: false });
    assert_eq!((words(&editor, left.at), words(&editor, open.at)), ("Why, 我?".into(), before));
    editor.act(Action::Typed { text: "It swells.".into(), pause: false });
    assert_eq!(words(&editor, open.at), "It swells.");
    editor.act(Action::Undo);
    editor.act(Action::Undo);
    assert_eq!(words(&editor, left.at), "Why a gauge?");
}

#[test]
fn typing_is_one_step_until_a_pause() {
    let mut editor = editor();
    editor.act(Action::Edit);
    for (text, pause) in
        [("Why a gauge??", false), ("Why a", false), ("Why a rain", true), ("Why a rain gauge?", false)]
    {
        editor.act(Action::Typed { text: text.into(), pause });
    }
    assert_eq!(editor.journal().len(), 2);
    editor.act(Action::Undo);
    assert_eq!(words(&editor, at(0, 0)), "Why a");
    editor.act(Action::Undo);
    assert_eq!(words(&editor, at(0, 0)), "Why a gauge?");
    assert_eq!(editor.act(Action::Undo), Some(Said::NothingToUndo));
    editor.act(Action::Redo);
    editor.act(Action::Redo);
    assert_eq!(words(&editor, at(0, 0)), "Why a rain gauge?");
}

#[test]
fn typing_into_a_field_of_a_form_is_one_step() {
    use crate::desk::{Command, Field};
    let mut editor = editor();
    let title = |text: &str| Command::Detail { field: Field::Title, lang: "en".into(), text: text.into() };
    for text in ["F", "Fl", "Flour"] {
        assert_eq!(editor.type_on(title(text)), Ok(()));
    }
    let place = Command::Detail { field: Field::Place, lang: "en".into(), text: "Here".into() };
    assert_eq!(editor.type_on(place), Ok(()));
    assert_eq!(editor.journal().len(), 2);
    editor.act(Action::Undo);
    editor.act(Action::Undo);
    assert!(editor.journal().is_empty() && !editor.draft().details.contains_key(&Field::Title));
}

#[test]
fn another_tab_s_journal_keeps_the_passage_in_hand() {
    let (mut shown, mut other) = (editor(), editor());
    shown.take(at(1, 1));
    shown.open_in(at(1, 1), Lang::parse("en").expect("a tag"), 0);
    other.take(at(1, 0));
    other.act(Action::Edit);
    other.act(Action::Split { offset: 7 });
    shown.replace_journal(other.journal().clone());
    assert!(shown.field().is_none());
    assert_eq!(words(&shown, shown.hand()), "I said so.");
    assert_eq!(document(shown.draft()), document(other.draft()));
}

#[test]
fn a_field_splits_and_joins_and_keeps_the_caret() {
    let mut editor = editor();
    editor.take(at(1, 1));
    editor.act(Action::Edit);
    assert_eq!(editor.act(Action::Split { offset: "I said".len() }), Some(Said::Split(at(1, 2))));
    assert_eq!((editor.hand(), editor.field().map(|field| field.caret)), (at(1, 2), Some(0)));
    assert_eq!(editor.act(Action::Join { across: false }), Some(Said::Joined(at(1, 1))));
    assert_eq!(editor.field().map(|field| (field.at, field.caret)), Some((at(1, 1), "I said".len())));
    editor.take(at(1, 0));
    assert_eq!(editor.act(Action::Join { across: false }), Some(Said::Refused(Refused::OtherSpeaker)));
}

#[test]
fn a_question_becomes_an_answer_and_a_question_again() {
    let mut editor = editor();
    editor.take(at(2, 0));
    assert_eq!(editor.act(Action::Answer), Some(Said::Given(Some("jo".into()), 1)));
    editor.act(Action::Answer);
    assert_eq!(editor.journal().len(), 1, "it is one already");
    assert_eq!(editor.act(Action::Question), Some(Said::Given(Some("mei".into()), 1)));
    editor.take(at(0, 0));
    assert_eq!(editor.act(Action::Answer), Some(Said::Given(Some("jo".into()), 1)));
}

/// The words of all passages, by turn.
fn talk(editor: &Editor) -> Vec<Vec<String>> {
    let turns = editor.draft().turns.iter().enumerate();
    turns.map(|(turn, it)| (0..it.passages.len()).map(|passage| words(editor, at(turn, passage))).collect()).collect()
}

#[test]
fn passages_and_turns_are_inserted_beside_the_one_in_hand() {
    let mut editor = editor();
    editor.take(at(1, 0));
    assert_eq!(editor.act(Action::InsertPassage { above: false }), Some(Said::Inserted));
    assert_eq!((editor.hand(), editor.field().map(|field| field.at)), (at(1, 1), Some(at(1, 1))));
    editor.act(Action::Typed { text: "It swells.".into(), pause: false });
    assert_eq!(talk(&editor)[1], ["Because flour drinks.", "It swells.", "I said so."]);
    assert_eq!(editor.address().as_deref(), Some("a1.3"), "the others keep their addresses");
    editor.act(Action::Leave);
    assert_eq!(editor.other_speaker().as_deref(), Some("mei"));
    editor.act(Action::InsertTurn { above: false, speaker: Some("mei".into()) });
    assert_eq!(editor.hand(), at(2, 0));
    let parted = [vec!["Why a gauge?"], vec!["Because flour drinks.", "It swells."], vec![""], vec!["I said so."]];
    assert_eq!(talk(&editor)[..4], parted);
    assert_eq!(editor.draft().turns[3].speaker.as_deref(), Some("jo"));
    editor.act(Action::Undo);
    assert_eq!(talk(&editor).len(), 3, "it is one step");
    editor.take(at(0, 0));
    editor.act(Action::InsertTurn { above: true, speaker: None });
    assert_eq!((editor.hand(), talk(&editor).len()), (at(0, 0), 4));
    editor.take(at(3, 0));
    editor.act(Action::InsertTurn { above: false, speaker: Some("jo".into()) });
    assert_eq!(editor.hand(), at(4, 0));
}

fn any_action() -> impl Strategy<Value = Action> {
    let simple = prop::sample::select(vec![
        Action::Next,
        Action::Previous,
        Action::ExtendDown,
        Action::ExtendUp,
        Action::Edit,
        Action::Leave,
        Action::Part,
        Action::Remove,
        Action::Repeat,
        Action::NewTheme { id: "rain".into(), label: "Rain and wind".into() },
        Action::PaintHere,
        Action::Question,
        Action::Answer,
        Action::InsertPassage { above: true },
        Action::InsertPassage { above: false },
        Action::InsertTurn { above: true, speaker: None },
        Action::InsertTurn { above: false, speaker: Some("mei".into()) },
        Action::AsOpened,
        Action::PushDown,
        Action::PullUp,
        Action::FirstUp,
        Action::LastDown,
        Action::Swap,
        Action::NextDoubtful,
        Action::ConfirmTo,
        Action::Confirm,
        Action::MoveText,
        Action::Align,
        Action::Undo,
        Action::Redo,
    ]);
    prop_oneof![
        8 => simple,
        1 => (0usize..5).prop_map(Action::Theme),
        1 => (0usize..4).prop_map(Action::Paint),
        1 => (0usize..4).prop_map(Action::Speaker),
        1 => (0usize..4, 0usize..3).prop_map(|(turn, passage)| Action::PaintOn(At { turn, passage })),
        1 => any::<bool>().prop_map(|across| Action::Join { across }),
        1 => (0usize..30).prop_map(|offset| Action::Split { offset }),
        1 => (0usize..30).prop_map(|offset| Action::CutDown { offset }),
        1 => (0usize..30).prop_map(|offset| Action::CutUp { offset }),
        2 => ("[a-c面]{0,3}", any::<bool>()).prop_map(|(text, pause)| Action::Typed { text, pause }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_leave_a_draft_that_can_be_undone(actions in prop::collection::vec(any_action(), 1..200)) {
        let mut editor = editor();
        for (n, action) in actions.into_iter().enumerate() {
            if n % 50 == 0 {
                editor.view = if n % 100 == 0 { View::Text } else { View::Translation };
            }
            editor.act(action);
            prop_assert!(editor.draft().passage(editor.hand()).is_some(), "a passage is in hand");
            prop_assert!(editor.field().is_none_or(|field| editor.draft().passage(field.at).is_some()));
            prop_assert!(!editor.selected().is_empty());
        }
        let again = Journal::read(editor.journal().opened().clone(), &editor.journal().write()).expect("a journal");
        prop_assert_eq!(again.draft(), editor.draft());
        while editor.act(Action::Undo) != Some(Said::NothingToUndo) {}
        prop_assert_eq!(write(&document(editor.draft())), write(&document(editor.journal().opened())));
    }
}

#[test]
fn a_translation_that_is_made_the_original_is_shown_as_the_original() {
    let mut editor = editor();
    let langs = |editor: &Editor| (editor.lang().to_string(), editor.translation().map(Lang::to_string));
    editor.command(Command::Original { lang: "zh-Hans".into() }).expect("it is a language of the text");
    assert_eq!(langs(&editor), ("zh-Hans".into(), Some("en".into())));
    editor.act(Action::Undo);
    assert_eq!(langs(&editor), ("en".into(), Some("zh-Hans".into())));
    // A choice from before is no longer there.
    for tag in ["en", "de"] {
        editor.choose_translation(&Lang::parse(tag).expect("a tag"));
        assert_eq!(langs(&editor), ("en".into(), Some("zh-Hans".into())));
    }
}
