//! What keys do to the translation.

use super::{TALK, at, editor};
use crate::desk::editor::keys::{self, Level, Pressed};
use crate::desk::editor::{Action, Editor, Said, View};
use crate::desk::{Command, Draft, Journal, Refused, Standing, open};
use crate::document::parse;
use crate::interview::Lang;

fn zh() -> Lang {
    Lang::parse("zh-Hans").expect("a tag")
}

#[test]
fn the_next_row_with_a_gap_is_found() {
    let mut editor = editor();
    editor.view = View::Translation;
    assert_eq!(editor.act(Action::NextDoubtful), Some(Said::Look(at(2, 0), Standing::Gap, 1)));
    editor.take(at(1, 0));
    editor.act(Action::PushDown);
    assert_eq!(editor.act(Action::NextDoubtful), Some(Said::Look(at(1, 0), Standing::Gap, 1)));
    editor.act(Action::Undo);
    assert_eq!(editor.hand(), at(1, 0));
}

#[test]
fn the_field_of_either_side_opens_with_the_keyboard() {
    let mut editor = editor();
    editor.view = View::Translation;
    let mut press = |shift| {
        let pressed = Pressed { key: "Enter", ctrl: false, shift, alt: false };
        let (deed, number) = keys::deed(pressed, Level::Hand, View::Translation, true).expect("a key");
        editor.act(keys::action(deed, number).expect("an action"));
        let open = editor.field().map(|field| field.lang.to_string());
        editor.act(Action::Leave);
        open
    };
    assert_eq!([press(false), press(true)], [Some("zh-Hans".to_owned()), Some("en".to_owned())]);
}

#[test]
fn words_are_taken_up_and_put_down_elsewhere() {
    let mut editor = editor();
    editor.view = View::Translation;
    editor.take(at(1, 1));
    assert_eq!(editor.act(Action::MoveText), Some(Said::Moving(at(1, 1))));
    editor.act(Action::Next);
    assert!(matches!(editor.act(Action::MoveText), Some(Said::Done(_))));
    assert_eq!(editor.draft().passage(at(2, 0)).expect("a passage").texts.text(&zh()), "我说过。");
    assert_eq!(editor.act(Action::NextDoubtful), Some(Said::Look(at(1, 1), Standing::Gap, 1)));
    editor.act(Action::Undo);
    editor.act(Action::MoveText);
    assert_eq!(editor.act(Action::Leave), Some(Said::MoveEnded));
}

#[test]
fn words_that_are_put_down_beside_others_keep_the_order_of_the_talk() {
    let moved = |from, to| {
        let mut editor = editor();
        editor.view = View::Translation;
        editor.take(from);
        editor.act(Action::MoveText);
        editor.take(to);
        editor.act(Action::MoveText);
        editor.draft().passage(to).expect("a passage").texts.text(&zh()).to_owned()
    };
    assert_eq!(moved(at(0, 0), at(1, 0)), "为什么？\n\n因为面粉会喝水。", "from above");
    assert_eq!(moved(at(1, 1), at(1, 0)), "因为面粉会喝水。\n\n我说过。", "from below");
}

#[test]
fn a_draft_of_an_older_desk_has_its_words_where_that_desk_put_them() {
    let opened = open(&parse(TALK).expect("a file")).draft;
    let at = |turn| format!(r#"{{"turn": {turn}, "passage": 0}}"#);
    let step = format!(r#"{{"move-text": {{"at": {}, "to": {}, "lang": "zh-Hans"}}}}"#, at(0), at(1));
    let kept = format!(r#"{{"commands": [{step}], "done": 1}}"#);
    let journal = Journal::read(opened, &kept).expect("a journal");
    assert_eq!(journal.draft().turns[1].passages[0].texts.text(&zh()), "因为面粉会喝水。\n\n为什么？");
}

/// One answer in a translation of what were three turns.
const ONE_ANSWER: &str = r#"{"languages": ["en", "zh-Hans"], "turns": [
    {"id": "q1", "text": {"en": "When did you come?", "zh-Hans": "您什么时候来的？"}},
    {"id": "a1", "text": {"en": "In May.", "zh-Hans": "五月。 **谁出的钱？没有人出。**"}},
    {"id": "q2", "text": {"en": "Who paid?"}},
    {"id": "a2", "text": {"en": "Nobody."}}]}"#;

fn one_answer() -> Editor {
    let mut editor = Editor::new(Journal::new(open(&parse(ONE_ANSWER).expect("a file")).draft));
    editor.view = View::Translation;
    editor
}

fn translated(editor: &Editor) -> Vec<String> {
    let text = |at| editor.draft().passage(at).expect("a passage").texts.text(&zh()).to_owned();
    editor.draft().places().map(text).collect()
}

#[test]
fn three_turns_in_one_are_parted_by_two_cuts() {
    use Standing::{Confirmed, Unknown};
    let mut editor = one_answer();
    let field = |editor: &Editor| editor.field().map(|field| (field.at, field.caret));
    editor.open_in(at(1, 0), zh(), "五月。".len());
    let said = editor.act(Action::CutDown { offset: "五月。".len() });
    assert!(matches!(said, Some(Said::Done(Command::CutDown { .. }))), "{said:?}");
    assert_eq!(field(&editor), Some((at(2, 0), 0)), "the field is over the words that moved");
    editor.act(Action::CutDown { offset: "**谁出的钱？".len() });
    assert_eq!(translated(&editor), ["您什么时候来的？", "五月。", "**谁出的钱？**", "**没有人出。**"]);
    assert_eq!((editor.hand(), field(&editor)), (at(3, 0), Some((at(3, 0), 0))));
    assert_eq!(editor.act(Action::CutDown { offset: 0 }), Some(Said::Refused(Refused::AtEnd)));
    let standings = [0, 1, 2, 3].map(|turn| editor.draft().standing(at(turn, 0), &zh()));
    assert_eq!(standings, [Confirmed, Confirmed, Unknown, Unknown], "what is above a cut is right");
    editor.act(Action::CutUp { offset: "**没有".len() });
    assert_eq!(translated(&editor)[2..], ["**谁出的钱？**\n\n**没有**", "**人出。**"]);
    assert_eq!(field(&editor), Some((at(3, 0), 0)), "the field is over the words that stay");
    while editor.act(Action::Undo) != Some(Said::NothingToUndo) {}
    assert_eq!(translated(&editor), translated(&one_answer()));
}

#[test]
fn a_blank_line_in_a_translation_confirms_nothing_and_other_words_do() {
    let mut editor = one_answer();
    let standing = |editor: &Editor| editor.draft().standing(at(1, 0), &zh());
    editor.open_in(at(1, 0), zh(), 0);
    let typed = |text: &str, pause| Action::Typed { text: text.into(), pause };
    editor.act(typed("五月。\n **谁出的钱？没有人出。**", false));
    editor.act(typed("五月。\n\n **谁出的钱？没有人出。**", false));
    assert_eq!((standing(&editor), editor.journal().len()), (Standing::Unknown, 1));
    editor.act(typed("五月。\n\n谁出的钱？", false));
    assert_eq!((standing(&editor), editor.journal().len()), (Standing::Confirmed, 1));
    editor.act(Action::Undo);
    editor.open_in(at(1, 0), zh(), 0);
    editor.act(typed("五月。谁出的钱？", true));
    editor.act(typed("五月。\n\n谁出的钱？", true));
    assert_eq!((standing(&editor), editor.journal().len()), (Standing::Confirmed, 2), "it stays so");
    editor.act(Action::AsOpened);
    editor.act(Action::Undo);
    assert_eq!(translated(&editor)[1], "五月。\n\n谁出的钱？");
}

#[test]
fn a_split_of_an_older_desk_leaves_its_marks_cut() {
    let split = r#"{"split": {"at": {"turn": 1, "passage": 0}, "lang": "zh-Hans", "offset": 27}}"#;
    let journal =
        Journal::read(one_answer().journal().opened().clone(), &format!(r#"{{"commands": [{split}], "done": 1}}"#));
    let words = |passage: usize| {
        journal.as_ref().expect("a journal").draft().turns[1].passages[passage].texts.text(&zh()).to_owned()
    };
    assert_eq!([words(0), words(1)], ["五月。 **谁出的钱？", "没有人出。**"]);
    let mut editor = one_answer();
    editor.open_in(at(1, 0), zh(), 0);
    editor.act(Action::Split { offset: 27 });
    assert_eq!(translated(&editor)[1..3], ["五月。 **谁出的钱？**", "**没有人出。**"]);
}

#[test]
fn a_translation_is_aligned_anew_from_the_row_in_hand() {
    let mut editor = editor();
    editor.view = View::Translation;
    editor.act(Action::PushDown);
    let Some(Said::Aligned { at: from, moved: 4, .. }) = editor.act(Action::Align) else { panic!("it moves back") };
    assert_eq!((from, editor.journal().len()), (at(0, 0), 2));
    assert_eq!(editor.act(Action::Align), Some(Said::AlignedAlready(at(0, 0))));
    editor.act(Action::Undo);
    assert_eq!(editor.act(Action::NextDoubtful), Some(Said::Look(at(0, 0), Standing::Gap, 1)));
}

/// Pairs of which an aligner is sure.
const SURE: &str = r#"{"languages": ["en", "zh-Hans"], "turns": [
    {"id": "q1", "text": {"en": "When did you come to the harbour?", "zh-Hans": "您哪一年来到港口的？"}},
    {"id": "a1", "text": {
      "en": "In 1968, on the 5th of May, with two brothers and a cart full of rope.",
      "zh-Hans": "1968年5月5日，带着两个兄弟和一车绳子来的。"}},
    {"id": "q2", "text": {"en": "Who paid?", "zh-Hans": "谁出的钱？"}},
    {"id": "a2", "text": {
      "en": "Nobody paid. We were given 12 yuan a month, and rice, and in 1971 a room above the office.",
      "zh-Hans": "没有人出钱。每月给我们12块，还有米，1971年在办公室楼上给了一间屋。"}}]}"#;

#[test]
fn to_push_words_away_and_align_them_anew_settles_no_doubt() {
    use Standing::{Confirmed, Doubtful, Unknown};
    let mut draft = open(&parse(SURE).expect("a file")).draft;
    draft.mark_doubtful(["a1.1", "q2.1", "a2.1"]);
    let mut editor = Editor::new(Journal::new(draft));
    editor.view = View::Translation;
    editor.take(at(2, 0));
    editor.act(Action::Confirm);
    editor.take(at(0, 0));
    let standings = |editor: &Editor| [0, 1, 2, 3].map(|turn| editor.draft().standing(at(turn, 0), &zh()));
    assert_eq!(standings(&editor), [Unknown, Doubtful, Confirmed, Doubtful]);
    editor.act(Action::PushDown);
    assert_eq!(editor.act(Action::Align), Some(Said::Aligned { at: at(0, 0), moved: 4, doubtful: 2 }));
    assert_eq!(standings(&editor), [Unknown, Doubtful, Unknown, Doubtful], "nobody settled these two");
    let again = Journal::read(editor.journal().opened().clone(), &editor.journal().write()).expect("a journal");
    assert_eq!(again.draft(), editor.draft());
    editor.act(Action::Undo);
    editor.act(Action::Undo);
    assert_eq!(standings(&editor), [Unknown, Doubtful, Confirmed, Doubtful]);
}

#[test]
fn a_correction_says_how_many_doubts_it_settles_above() {
    let mut draft = open(&parse(SURE).expect("a file")).draft;
    draft.mark_doubtful(["q1.1", "a1.1", "q2.1", "a2.1"]);
    let mut editor = Editor::new(Journal::new(draft));
    editor.view = View::Translation;
    editor.take(at(2, 0));
    let Some(Said::ConfirmedAbove(said, 2)) = editor.act(Action::PushDown) else { panic!("two are above") };
    assert!(matches!(*said, Said::Shifted(_, 3)), "{said:?}");
    editor.act(Action::Undo);
    let Some(Said::ConfirmedAbove(_, 2)) = editor.act(Action::ConfirmTo) else { panic!("two are above") };
    editor.take(at(3, 0));
    assert!(matches!(editor.act(Action::Confirm), Some(Said::Done(_))), "whoever confirms one has looked at it");
}

#[test]
fn to_pull_up_right_after_pushing_down_takes_it_back() {
    let mut editor = Editor::new(Journal::new(open(&parse(SURE).expect("a file")).draft));
    editor.view = View::Translation;
    editor.take(at(2, 0));
    let before = translated(&editor);
    editor.act(Action::PushDown);
    assert_eq!(translated(&editor)[2..4], ["", "谁出的钱？"]);
    editor.act(Action::PullUp);
    assert_eq!((translated(&editor), editor.journal().len()), (before, 0));
    assert!(matches!(editor.act(Action::PullUp), Some(Said::Shifted(Command::PullUp { .. }, _))));
}

#[test]
fn to_align_one_translation_leaves_the_others_as_they_are() {
    use Standing::{Doubtful, Gap, Unknown};
    let file = SURE.replace(r#"["en", "zh-Hans"]"#, r#"["en", "zh-Hans", "de"]"#);
    let file = file.replace(r#""谁出的钱？""#, r#""谁出的钱？", "de": "Wer hat bezahlt?""#);
    let mut editor = Editor::new(Journal::new(open(&parse(file).expect("a file")).draft));
    let align = Command::Align { at: at(0, 0), lang: "zh-Hans".into(), to: vec![0, 1, 2, 3], doubtful: vec![2] };
    editor.command(align).expect("it can be aligned");
    let standings = |draft: &Draft| {
        let de = Lang::parse("de").expect("a tag");
        [zh(), de].map(|lang| [1, 2].map(|turn| draft.standing(at(turn, 0), &lang)))
    };
    let wanted = [[Unknown, Doubtful], [Gap, Unknown]];
    assert_eq!(standings(editor.draft()), wanted);
    let mut again = editor.journal().opened().clone();
    again.mark_doubtful(editor.draft().doubtful().collect::<Vec<_>>().iter().map(|mark| &**mark));
    assert_eq!(standings(&again), wanted, "the marks tell which");
}
