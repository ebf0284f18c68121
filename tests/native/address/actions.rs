//! What an action changes in the state.

use interview_viewer::state::{Action, Address, Filter, Match, Reading, ViewState};

use super::{first, ids, interview, lang, open, place};

#[test]
fn a_target_is_unfolded_and_a_whole_turn_is_all_its_passages() {
    let interview = interview();
    assert_eq!(open(&interview, "", "#a1").unfolded, ids(&["a1.1", "a1.2"]));
    assert_eq!(open(&interview, "", "#a1.2:words").unfolded, ids(&["a1.2"]));
    let state = ViewState::first(&interview);
    assert_eq!(state.apply(&interview, &Action::GoTo(place("a1"))), Some(open(&interview, "", "#a1")));
    assert_eq!(state.apply(&interview, &Action::GoTo(place("nowhere"))), None);
}

#[test]
fn an_action_that_changes_nothing_has_no_effect() {
    let interview = interview();
    let state = open(&interview, "?theme=trust&q=x", "#a1.1");
    for action in [
        Action::Read(Reading::One(lang("en"))),
        Action::Read(Reading::One(lang("fr"))),
        Action::Toggle(Filter::Themes, "unheard of".into()),
        Action::Toggle(Filter::Speakers, "nobody".into()),
        Action::ToggleHighlight("nobody".into()),
        Action::Matching(Match::Any),
        Action::Search("x".into()),
        Action::Hit(0),
        Action::Toggle(Filter::QuestionsOnly, "answers".into()),
        Action::Unfold(vec!["a1.1".into()]),
        Action::Fold(vec!["a1.2".into()]),
        Action::GoTo(place("a1.1")),
        Action::Open(Box::new(state.clone())),
    ] {
        assert_eq!(state.apply(&interview, &action), None, "{action:?}");
    }
    assert_eq!(ViewState::first(&interview).apply(&interview, &Action::Clear), None);
}

#[test]
fn unfolded_passages_fold_again_when_the_filters_change() {
    let interview = interview();
    let mut state = open(&interview, "?theme=trust", "");
    (state.unfolded, state.hit) = (ids(&["a1.2"]), 3);
    for (action, folds, restarts) in [
        (Action::Toggle(Filter::Themes, "a".into()), true, true),
        (Action::Matching(Match::All), true, true),
        (Action::Toggle(Filter::Speakers, "hhm".into()), true, true),
        (Action::Search("x".into()), true, true),
        (Action::Clear, true, true),
        (Action::Toggle(Filter::QuestionsOnly, Filter::QUESTIONS.into()), true, true),
        (Action::Read(Reading::Both), false, false),
        (Action::ToggleHighlight("hhm".into()), false, false),
        (Action::GoTo(place("a1.1")), false, false),
        (Action::Unfold(vec!["a1.1".into()]), false, false),
    ] {
        let after = state.apply(&interview, &action).expect("each of these changes something");
        assert_eq!(!after.unfolded.contains("a1.2"), folds, "{action:?}");
        assert_eq!(after.hit == 0, restarts, "{action:?}");
    }
    let after = state.apply(&interview, &Action::Fold(vec!["a1.2".into()]));
    assert_eq!(after.expect("it was open").unfolded, ids(&[]));
}

#[test]
fn clear_resets_only_the_filters() {
    let interview = interview();
    let state = open(&interview, "?lang=both&theme=trust&match=all&speaker=hhm&q=x&only=questions", "#a1.1");
    let state = state.apply(&interview, &Action::ToggleHighlight("lm".into())).expect("lit");
    assert!(state.filters.selecting().next().is_some());
    let clear = state.apply(&interview, &Action::Clear).expect("cleared");
    assert!(clear.filters.selecting().next().is_none());
    assert_eq!(clear.highlighted, ids(&["lm"]));
    let address = clear.address(&interview, &Address::default());
    assert_eq!(address.search() + &address.hash(), "?lang=both&only=questions#a1.1");
    let blank = clear.apply(&interview, &Action::Search(" ".into())).expect("typed");
    assert!(blank.filters.selecting().next().is_none(), "a query of spaces filters nothing");
}

#[test]
fn back_and_forward_replace_the_address_state_and_keep_the_rest() {
    let interview = interview();
    let act = |state: &ViewState, action| state.apply(&interview, &action).expect("it changes something");
    let state = open(&interview, "?theme=a&speaker=hhm&q=x&only=questions", "#a1.1");
    let state = act(&state, Action::Read(Reading::One(lang("zh-Hant"))));
    let state = act(&state, Action::ToggleHighlight("lm".into()));
    let state = act(&state, Action::Unfold(vec!["q1.1".into()]));
    let state = act(&state, Action::Hit(2));

    let back = act(&state, Action::Open(Box::new(open(&interview, "?lang=both&theme=trust", "#a1.2"))));
    let expected = first(&interview, |s| {
        (s.reading, s.control) = (Reading::Both, lang("zh-Hant"));
        (s.filters[Filter::Themes], s.highlighted) = (ids(&["trust"]), ids(&["lm"]));
        (s.target, s.unfolded) = (Some(place("a1.2")), ids(&["a1.2"]));
    });
    assert_eq!(back, expected);
    let opened = Box::new(open(&interview, "?lang=both&theme=trust", "#a1.2"));
    assert_eq!(act(&state, Action::Return(opened)), expected);

    let same = state.address(&interview, &Address::default());
    let again = act(&state, Action::Open(Box::new(open(&interview, &same.search(), "#a1.2"))));
    assert_eq!(again.hit, 2, "another fragment does not change what is found");
    let bare = act(&state, Action::Open(Box::new(open(&interview, "", ""))));
    assert_eq!(bare, first(&interview, |s| s.highlighted = ids(&["lm"])));
}
