//! Any state, any id and any text survive the way through an address.

use std::rc::Rc;

use interview_viewer::interview::Interview;
use interview_viewer::state::{Action, Address, Filter, Match, Opening, Quote, Reading, Target, ViewState};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::interview;

fn any_words() -> impl Strategy<Value = Rc<str>> {
    let nasty = "[a-z :,%#&+=?'\"~.信任，🏮\u{0}\u{301}\n-]{1,8}";
    prop_oneof![nasty.prop_map(Rc::from), "\\PC{1,8}".prop_map(Rc::from), Just("%2C".into()), Just(":~:text=".into())]
}

fn any_target(ids: impl Strategy<Value = Rc<str>>) -> impl Strategy<Value = Target> {
    let quote = prop_oneof![
        Just(None),
        any_words().prop_map(|words| Some(Quote::Words(words))),
        (any_words(), any_words()).prop_map(|(first, last)| Some(Quote::Between { first, last })),
        (any_words(), any_words(), any_words()).prop_map(|(first, to, last)| Some(Quote::Through { first, to, last })),
    ];
    (ids, quote).prop_map(|(id, quote)| Target { id, quote })
}

/// A state that an address can express, reached by actions of a reader.
fn any_state(interview: &Interview) -> impl Strategy<Value = ViewState> + use<> {
    let themes: Vec<_> = interview.themes.iter().map(|theme| theme.id.clone()).collect();
    let speakers: Vec<_> = interview.speakers.iter().map(|speaker| speaker.id.clone()).collect();
    let turns = interview.turns().map(|turn| turn.id.clone());
    let places: Vec<_> = turns.chain(interview.passages().map(|passage| passage.id.clone())).collect();
    let chosen = (
        select(Reading::offered(interview)),
        subsequence(themes.clone(), 0..=themes.len()),
        select(vec![Match::Any, Match::All]),
        subsequence(speakers.clone(), 0..=speakers.len()),
        prop_oneof![Just(Rc::from("")), any_words()],
        any::<bool>(),
        proptest::option::of(any_target(select(places))),
    );
    let interview = interview.clone();
    chosen.prop_map(move |(reading, themes, matching, speakers, query, questions_only, target)| {
        let mut actions = vec![Action::Read(reading), Action::Matching(matching), Action::Search(query)];
        actions.extend(themes.into_iter().map(|id| Action::Toggle(Filter::Themes, id)));
        actions.extend(speakers.into_iter().map(|id| Action::Toggle(Filter::Speakers, id)));
        actions.extend(questions_only.then(|| Action::Toggle(Filter::QuestionsOnly, Filter::QUESTIONS.into())));
        actions.extend(target.map(Action::GoTo));
        let after = |state: ViewState, action| state.apply(&interview, &action).unwrap_or(state);
        let mut state = actions.into_iter().fold(ViewState::first(&interview), after);
        if state.reading == Reading::Both {
            state.control = interview.languages[0].clone();
        }
        state
    })
}

proptest! {
    #[test]
    fn the_address_of_a_state_opens_it_again(
        (interview, state) in Just(interview()).prop_flat_map(|interview| (Just(interview.clone()), any_state(&interview))),
        other in proptest::collection::vec(("[A-Z&=+ ]{1,3}", "\\PC{0,5}"), 0..3),
    ) {
        let from = Address { opening: Some(Opening::Listed("a b".into())), other, ..Address::default() };
        let address = state.address(&interview, &from);
        let parsed = Address::parse(&address.search(), &address.hash());
        prop_assert_eq!(&parsed, &address);
        prop_assert_eq!(ViewState::from_address(&interview, &parsed), (state, vec![]));
    }

    #[test]
    fn any_id_and_any_words_round_trip(target in any_target(any_words())) {
        prop_assert_eq!(Address::parse("", &target.hash()).target, Some(target));
    }

    #[test]
    fn any_text_parses_as_an_address_and_prints_canonically(
        search in prop_oneof![any::<String>(), "\\??([a-z]{0,3}|lang|theme|match|q|only|i|src|speaker)([=&%+,:#A-F0-9]|both|all|any){0,12}"],
        hash in prop_oneof![any::<String>(), "#?[a1.:,%E4~ \u{4fe1}]{0,12}"],
    ) {
        let address = Address::parse(&search, &hash);
        let (search, hash) = (address.search(), address.hash());
        let whole = format!("{search}{hash}");
        prop_assert!(whole.chars().all(|c| c.is_ascii_alphanumeric() || "?&=#:,%-._~".contains(c)), "{}", whole);
        prop_assert!(!whole.ends_with(['.', '-', '_', '~', ',', ':']), "{}", whole);
        let again = Address::parse(&search, &hash);
        prop_assert_eq!((again.search(), again.hash()), (search, hash));
        prop_assert_eq!(again, Address { unread: vec![], ..address });
    }
}
