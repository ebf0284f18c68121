//! Hits, and the steps through them.

use interview_viewer::state::{Action, Filter, ViewState};

use super::{LANES, after, draw, lang, passages, read};

#[test]
fn hits_in_the_hidden_language_are_counted() {
    let interview = read(LANES);
    let state = after(&interview, &ViewState::first(&interview), Action::Search("旧墙".into()));
    let view_model = draw(&interview, &state);
    let found = &view_model.found;
    assert_eq!((view_model.hits.shown, found.hits, found.elsewhere.len()), (0, 0, 1));
    let there = &found.elsewhere[0];
    assert_eq!((there.lang.clone(), there.hits), (lang("zh-Hans"), 1));
    let excerpt = there.first[0].excerpt();
    assert_eq!((excerpt.lang, &excerpt.text[excerpt.marks[0].clone()]), (lang("zh-Hans"), "旧墙"));
    // The interview is below the notice about it.
    assert!(passages(&view_model).iter().all(|view| !view.folded));
    assert!(view_model.questions.iter().all(|line| line.count.is_none()));
}

#[test]
fn hits_that_other_filters_hide_are_counted_until_all_is_searched() {
    let interview = read(
        r#"{"title":"T","themes":[{"id":"trust","label":"Trust"},{"id":"rain","label":"Rain"}],
          "speakers":[{"id":"q","name":"Q","role":"interviewer"},{"id":"a","name":"A"}],
          "turns":[{"speaker":"q","text":"Why?"},{"speaker":"a","passages":[
          {"text":"A wall.","themes":["trust"]},{"text":"The rope, an old rope.","themes":["rain"]}]}]}"#,
    );
    let trust = after(&interview, &ViewState::first(&interview), Action::Toggle(Filter::Themes, "trust".into()));
    let state = after(&interview, &trust, Action::Search("rope".into()));
    let view_model = draw(&interview, &state);
    assert_eq!((view_model.found.hits, view_model.found.outside), (0, 2));
    assert_eq!(
        passages(&view_model).iter().filter(|view| !view.folded).count(),
        2,
        "the question and what is about trust"
    );
    let rain = view_model.facets(Filter::Themes).iter().find(|facet| &**facet.value.id() == "rain");
    assert_eq!(rain.map(|facet| facet.count), Some(1), "where the words are");
    let all = draw(&interview, &after(&interview, &state, Action::SearchAll));
    assert_eq!((all.found.hits, all.found.outside, all.found.passages.len()), (2, 0, 1));
}

#[test]
fn hits_are_listed_by_passage_in_the_order_of_steps() {
    let interview = read(LANES);
    let state = after(&interview, &ViewState::first(&interview), Action::Search("a".into()));
    let view_model = draw(&interview, &state);
    let found = &view_model.found;
    assert!(found.passages.len() > 1 && found.hits == view_model.hits.shown);
    for hit in 0..found.hits {
        let state = state.apply(&interview, &Action::Hit(hit)).unwrap_or_else(|| state.clone());
        let now = draw(&interview, &state).hits.now;
        assert_eq!(now, found.passage_of(hit).map(|passage| (hit, passage)));
    }
    for one in found.passages.iter() {
        let excerpt = one.excerpt();
        assert!(
            excerpt.marks.iter().all(|mark| excerpt.text[mark.clone()].eq_ignore_ascii_case("a")),
            "{}",
            excerpt.text
        );
    }
}

#[test]
fn the_reader_steps_through_passages_questions_or_words() {
    let said =
        |themes: &str| format!(r#"{{"speaker":"x","passages":[{{"text":"a","themes":[{themes}]}},{{"text":"b a"}}]}}"#);
    let asked = r#"{"speaker":"q","text":"Why?"}"#;
    let turns = [said(r#""a""#), said(""), said(r#""a""#)].map(|said| format!("{asked},{said}"));
    let interview = read(&format!(
        r#"{{"title":"T","speakers":[{{"id":"q","role":"interviewer"}},{{"id":"x"}}],"themes":[{{"id":"a"}}],"turns":[{}]}}"#,
        turns.join(",")
    ));
    let first = ViewState::first(&interview);
    let places = |state: &ViewState| -> Vec<(String, Option<(usize, usize)>)> {
        let shown = draw(&interview, state).hits.shown;
        let present = |n: usize| {
            let state = ViewState { hit: n, ..state.clone() };
            let view_model = draw(&interview, &state);
            let (now, id) = view_model.hits.now.clone().expect("there is a hit");
            assert_eq!(now, n);
            let marked: Vec<_> = passages(&view_model).into_iter().filter_map(|view| view.present).collect();
            (id.to_string(), marked.first().copied())
        };
        (0..shown).map(present).collect()
    };
    assert!(places(&first).is_empty() && draw(&interview, &first).hits.now.is_none(), "nothing is filtered");
    let theme = after(&interview, &first, Action::Toggle(Filter::Themes, "a".into()));
    let at = |id: &str, n: usize, all: usize| (id.to_string(), Some((n, all)));
    assert_eq!(places(&theme), [at("t2.1", 1, 2), at("t6.1", 2, 2)]);
    let questions = after(&interview, &first, Action::Toggle(Filter::QuestionsOnly, Filter::QUESTIONS.into()));
    assert_eq!(places(&questions), [at("t1.1", 1, 3), at("t3.1", 2, 3), at("t5.1", 3, 3)]);
    let both = after(&interview, &questions, Action::Toggle(Filter::Themes, "a".into()));
    assert_eq!(places(&both), [at("t1.1", 1, 2), at("t5.1", 2, 2)], "the questions with a match");
    let words = after(&interview, &theme, Action::Search("a".into()));
    assert_eq!(places(&words), [("t2.1".to_string(), None), ("t6.1".to_string(), None)], "the words are marked");
    let view_model = draw(&interview, &theme);
    assert_eq!(["t1.1", "t2.1", "t2.2", "t6.2"].map(|id| view_model.hit_from(id)), [0, 0, 1, 1]);
}
