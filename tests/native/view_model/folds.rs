//! What is folded, and the rows in its place.

use std::rc::Rc;

use interview_viewer::state::{Action, Filter, Match, ViewState};
use interview_viewer::view_model::{Asked, Item, ViewModel, Why};

use super::{LANES, after, draw, lang, passages, read, shown_ids};

#[test]
fn a_question_without_a_heading_is_shortened_to_its_asking_sentence() {
    let interview = read(LANES);
    let view_model = draw(&interview, &ViewState::first(&interview));
    let label = view_model.questions[0].label.get(&lang("en")).expect("an English label");
    assert_eq!(&**label, "And who pays for it in the end, when all is said and done?");
}

#[test]
fn questions_only_folds_every_answer_and_unfolding_by_hand_shows_one() {
    let interview = read(LANES);
    let state = after(
        &interview,
        &ViewState::first(&interview),
        Action::Toggle(Filter::QuestionsOnly, Filter::QUESTIONS.into()),
    );
    let folded = |view_model: &ViewModel| passages(view_model).into_iter().filter(|view| view.folded).count();
    let view_model = draw(&interview, &state);
    assert_eq!(folded(&view_model), 2);
    let row = view_model.blocks[0].chunks[0].answers[0]
        .items
        .iter()
        .find_map(|i| if let Item::Row(row) = i { Some(row) } else { None });
    assert_eq!(
        row.map(|row| (row.why, row.ids.len(), row.open)),
        Some((Why::Filter(Filter::QuestionsOnly, Asked::One), 2, false))
    );
    let opened = draw(&interview, &after(&interview, &state, Action::Unfold(vec!["a1.2".into()])));
    assert_eq!(folded(&opened), 1);
}

#[test]
fn threads_without_a_match_fold_apart_from_the_rest_of_the_one_before() {
    let said =
        |themes: &str| format!(r#"{{"speaker":"x","passages":[{{"text":"a","themes":[{themes}]}},{{"text":"b"}}]}}"#);
    let asked = r#"{"speaker":"q","text":"Why?"}"#;
    let turns = [said(r#""a""#), said(""), said(""), said(r#""a","b""#)].map(|said| format!("{asked},{said}"));
    let interview = read(&format!(
        r#"{{"title":"T","speakers":[{{"id":"q","role":"interviewer"}},{{"id":"x"}}],"themes":[{{"id":"a"}},{{"id":"b"}}],"turns":[{}]}}"#,
        turns.join(",")
    ));
    let mut state = ViewState::first(&interview);
    state.filters[Filter::Themes] = ["a".into(), "b".into()].into_iter().collect();
    let rows = |state: &ViewState| -> Vec<_> {
        let view_model = draw(&interview, state);
        let rows = view_model.blocks.iter().flat_map(|block| block.rows());
        rows.map(|row| (row.passages, row.why, row.questions.map(|folded| (folded.first, folded.last)), row.open))
            .collect()
    };
    let neither = Why::Filter(Filter::Themes, Asked::Any(2));
    let whole = |first, last| (0, Why::Several, Some((first, last)), false);
    assert_eq!(rows(&state), [(1, neither, None, false), whole(2, 3), (1, neither, None, false)]);
    state.filters.matching = Match::All;
    let not_both = Why::Filter(Filter::Themes, Asked::All(2));
    assert_eq!(rows(&state), [whole(1, 3), (1, not_both, None, false)]);
    // A passage that is unfolded by hand has its question above it, and the row stays.
    let opened = after(&interview, &state, Action::Unfold(vec!["t4.1".into()]));
    assert_eq!(rows(&opened), rows(&state));
    assert!(shown_ids(&draw(&interview, &opened)).is_superset(&["t3.1".into(), "t4.1".into()].into()));
}

#[test]
fn an_unchanged_block_stays_the_same_block() {
    let interview = read(LANES);
    let first = ViewState::first(&interview);
    let before = draw(&interview, &first);
    let same = draw(&interview, &first).reusing(&before);
    assert!(before.blocks.iter().zip(&same.blocks).all(|(a, b)| Rc::ptr_eq(a, b)));
    let lit = draw(&interview, &after(&interview, &first, Action::ToggleHighlight("x".into()))).reusing(&before);
    assert!(!Rc::ptr_eq(&before.blocks[0], &lit.blocks[0]));
}
