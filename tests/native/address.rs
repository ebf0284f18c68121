//! The address opens a state, and a state prints the address that opens it.

use std::rc::Rc;

use interview_viewer::interview::{Interview, Lang, check};
use interview_viewer::state::{
    Action, Address, Filter, Ids, Match, Opening, Parameter, Quote, Reading, Target, Unknown, ViewState,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const INTERVIEW: &str = r##"{
    "languages": ["en", "zh-Hans", "zh-Hant"],
    "title": "An interview",
    "speakers": [
        {"id": "lm", "name": "L. M.", "role": "interviewer"},
        {"id": "hhm", "name": "H. H. M."},
        {"id": "a,b", "name": "Comma"},
        {"id": "周 明", "name": "周明"},
        {"id": "50%&+=?#", "name": "Signs"}
    ],
    "themes": [
        {"id": "trust", "label": "Trust"},
        {"id": "newcomers", "label": "Newcomers"},
        {"id": "a", "label": "A"},
        {"id": "b", "label": "B"},
        {"id": "a,b", "label": "A and B"},
        {"id": "信任：“熟人”", "label": "信任"},
        {"id": "%2C", "label": "Looks encoded"},
        {"id": "r&d + c=d #1?", "label": "R&D"},
        {"id": "🏮🇨🇳", "label": "Lanterns"},
        {"id": "'it\"s'", "label": "Quotes"}
    ],
    "turns": [
        {"id": "q1", "speaker": "lm", "text": {"en": "Who?", "zh-Hans": "谁？", "zh-Hant": "誰？"}},
        {"id": "a1", "speaker": "hhm", "passages": [
            {"text": "One, two, three.", "themes": ["trust"]},
            {"text": "Four: five.", "themes": ["newcomers", "a,b"]}]},
        {"id": "q:2", "speaker": "lm", "text": "What?"},
        {"id": "a,2 %2C", "speaker": "周 明", "passages": [
            {"id": "段 1：#，。", "text": "第一段。"},
            {"id": "b:~:text=b.", "text": "Second."}]},
        {"id": "100%", "speaker": "a,b", "text": "All."},
        {"id": "+&=?'\"🏮-", "speaker": "50%&+=?#", "text": "More."}
    ]
}"##;

fn interview() -> Interview {
    let document = interview_viewer::document::parse(INTERVIEW.as_bytes()).expect("the interview above is one");
    check(document).0
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a language tag")
}

fn ids(ids: &[&str]) -> Ids {
    ids.iter().map(|id| Rc::from(*id)).collect()
}

fn place(id: &str) -> Target {
    Target { id: id.into(), quote: None }
}

fn words(id: &str, words: &str) -> Target {
    Target { id: id.into(), quote: Some(Quote::Words(words.into())) }
}

fn between(id: &str, first: &str, last: &str) -> Target {
    Target { id: id.into(), quote: Some(Quote::Between { first: first.into(), last: last.into() }) }
}

fn open(interview: &Interview, search: &str, hash: &str) -> ViewState {
    let (state, unknown) = ViewState::from_address(interview, &Address::parse(search, hash));
    assert_eq!(unknown, [], "{search}{hash}");
    state
}

/// The state that the address `?…#…` opens, as changes to the first state.
fn first(interview: &Interview, change: impl FnOnce(&mut ViewState)) -> ViewState {
    let mut state = ViewState::first(interview);
    change(&mut state);
    state
}

#[test]
fn an_address_and_its_state_agree() {
    let interview = interview();
    let zh = || (Reading::One(lang("zh-Hans")), lang("zh-Hans"));
    type Change<'a> = &'a dyn Fn(&mut ViewState);
    let table: &[(&str, Change)] = &[
        ("", &|_| {}),
        ("?lang=zh-Hans", &|s| (s.reading, s.control) = zh()),
        ("?lang=both", &|s| s.reading = Reading::Both),
        ("?theme=newcomers&theme=trust", &|s| s.filters[Filter::Themes] = ids(&["trust", "newcomers"])),
        ("?theme=a%2Cb", &|s| s.filters[Filter::Themes] = ids(&["a,b"])),
        ("?theme=%252C", &|s| s.filters[Filter::Themes] = ids(&["%2C"])),
        ("?theme=r%26d%20%2B%20c%3Dd%20%231%3F", &|s| s.filters[Filter::Themes] = ids(&["r&d + c=d #1?"])),
        ("?theme=trust&match=all", &|s| {
            (s.filters[Filter::Themes], s.filters.matching) = (ids(&["trust"]), Match::All)
        }),
        ("?speaker=hhm", &|s| s.filters[Filter::Speakers] = ids(&["hhm"])),
        ("?q=%E7%86%9F%E4%BA%BA%20%22society%22", &|s| s.filters.set(Filter::Words, "熟人 \"society\"".into())),
        ("?q=trust%2E", &|s| s.filters.set(Filter::Words, "trust.".into())),
        ("?only=questions", &|s| s.filters.set(Filter::QuestionsOnly, "questions".into())),
        ("?lang=zh-Hans&theme=trust&match=all&speaker=hhm&q=who&only=questions", &|s| {
            (s.reading, s.control) = zh();
            (s.filters[Filter::Themes], s.filters.matching) = (ids(&["trust"]), Match::All);
            s.filters[Filter::Speakers] = ids(&["hhm"]);
            s.filters.set(Filter::Words, "who".into());
            s.filters.set(Filter::QuestionsOnly, "questions".into());
        }),
        ("?q=a#a1.2", &|s| {
            s.filters.set(Filter::Words, "a".into());
            s.target = Some(place("a1.2"));
        }),
        ("#a1", &|s| s.target = Some(place("a1"))),
        ("#a1.2:exact%20words", &|s| s.target = Some(words("a1.2", "exact words"))),
        ("#a1.2:Four%3A%20five%2E", &|s| s.target = Some(words("a1.2", "Four: five."))),
        ("#a1.1:One%2C%20two,three%2E", &|s| s.target = Some(between("a1.1", "One, two", "three."))),
        ("#q%3A2", &|s| s.target = Some(place("q:2"))),
        ("#q%3A2:100%25", &|s| s.target = Some(words("q:2", "100%"))),
        ("#b%3A~%3Atext%3Db%2E:~%3A%2D", &|s| s.target = Some(words("b:~:text=b.", "~:-"))),
    ];
    for (written, change) in table {
        let (search, hash) = written.split_at(written.find('#').unwrap_or(written.len()));
        let mut expected = first(&interview, change);
        expected.unfolded = open(&interview, search, hash).unfolded;
        assert_eq!(open(&interview, search, hash), expected, "{written}");
        let address = expected.address(&interview, &Address::default());
        assert_eq!(address.search() + &address.hash(), *written);
    }
}

#[test]
fn an_address_may_be_written_in_other_ways() {
    let interview = interview();
    for (written, plain) in [
        ("?", ""),
        ("#", ""),
        ("#:~:text=trust", ""),
        ("#:words", ""),
        ("?theme=&speaker=&q=&lang=&match=&only=&i=", ""),
        ("?lang=en&match=any", ""),
        ("?LANG=both", "?LANG=both"),
        ("?lang=ZH-hans", "?lang=zh-Hans"),
        ("?theme=trust&theme=a&theme=trust", "?theme=a&theme=trust"),
        ("?theme=a,b", "?theme=a%2Cb"),
        ("?theme=信任：“熟人”", "?theme=%E4%BF%A1%E4%BB%BB%EF%BC%9A%E2%80%9C%E7%86%9F%E4%BA%BA%E2%80%9D"),
        ("?q=who+asked%2bwhat", "?q=who%20asked%2Bwhat"),
        ("?q=100%", "?q=100%25"),
        ("?q=a%FFb", "?q=a%EF%BF%BDb"),
        ("?only=questions&q=x&lang=both", "?lang=both&q=x&only=questions"),
        ("?utm=1&q=x&i=seed&a=b=c", "?i=seed&q=x&utm=1&a=b%3Dc"),
        ("?src=https://a.example/x.json?y=1", "?src=https%3A%2F%2Fa.example%2Fx.json%3Fy%3D1"),
        ("#a1.2:exact words", "#a1.2:exact%20words"),
        ("#段 1：#，。:第一段", "#%E6%AE%B5%201%EF%BC%9A%23%EF%BC%8C%E3%80%82:%E7%AC%AC%E4%B8%80%E6%AE%B5"),
        ("#a1.2:+", "#a1.2:%2B"),
        ("#a1.1:a,b,c", "#a1.1:a,b%2Cc"),
        ("#a1.1:a,", "#a1.1:a"),
        ("#a1.1:,b", "#a1.1:b"),
        ("#a1.1:,", "#a1.1"),
        ("#a1:~:text=b", "#a1"),
        ("#100%", "#100%25"),
        ("#a1:%E4%zz", "#a1:%EF%BF%BD%25zz"),
    ] {
        let (search, hash) = written.split_at(written.find('#').unwrap_or(written.len()));
        let address = Address::parse(search, hash);
        let (state, unknown) = ViewState::from_address(&interview, &address);
        assert_eq!(unknown, [], "{written}");
        let printed = state.address(&interview, &address);
        assert_eq!(printed.search() + &printed.hash(), plain, "{written}");
    }
}

#[test]
fn an_address_names_the_interview_that_it_opens() {
    let opening = |search: &str| Address::parse(search, "").opening;
    assert_eq!(opening("?q=x"), None);
    assert_eq!(opening("?i=trust-in-the-lanes"), Some(Opening::Listed("trust-in-the-lanes".into())));
    assert_eq!(opening("?src=../x.json"), Some(Opening::Url("../x.json".into())));
    assert_eq!(opening("?own=6500af9d3a3be117"), Some(Opening::Own("6500af9d3a3be117".into())));
    assert_eq!(opening("?src=x&i=y"), Some(Opening::Url("x".into())), "the first counts");
}

#[test]
fn unknown_values_are_ignored_and_named() {
    let interview = interview();
    for (search, hash, named) in [
        ("?lang=fr", "", &[(Parameter::Lang, "fr")] as &[_]),
        ("?lang=中文", "", &[(Parameter::Lang, "中文")]),
        ("?lang=en&lang=both", "", &[(Parameter::Lang, "both")]),
        (
            "?theme=nothing&theme=a%20b",
            "",
            &[(Parameter::Filter(Filter::Themes), "a b"), (Parameter::Filter(Filter::Themes), "nothing")],
        ),
        ("?speaker=HHM", "", &[(Parameter::Filter(Filter::Speakers), "HHM")]),
        ("?match=some", "", &[(Parameter::Match, "some")]),
        ("?match=any&match=all", "", &[(Parameter::Match, "all")]),
        ("?only=answers", "", &[(Parameter::Filter(Filter::QuestionsOnly), "answers")]),
        ("?i=a&src=b&i=c", "", &[(Parameter::Url, "b"), (Parameter::Listed, "c")]),
        ("", "#a9:words", &[(Parameter::Target, "a9")]),
        (
            "?match=x&theme=y",
            "#z",
            &[(Parameter::Match, "x"), (Parameter::Filter(Filter::Themes), "y"), (Parameter::Target, "z")],
        ),
    ] {
        let address = Address::parse(search, hash);
        let (state, unknown) = ViewState::from_address(&interview, &address);
        let named = named.iter().map(|(parameter, value)| Unknown { parameter: *parameter, value: (*value).into() });
        assert_eq!(unknown, named.collect::<Vec<_>>(), "{search}{hash}");
        assert_eq!(state, ViewState::first(&interview), "{search}{hash}");
    }
    let address = Address::parse("?q=a&theme=x&q=b&theme=trust", "");
    let (state, unknown) = ViewState::from_address(&interview, &address);
    assert_eq!(unknown.len(), 2);
    assert_eq!(state.address(&interview, &address).search(), "?theme=trust&q=a", "what is known stays");
}

#[test]
fn an_interview_in_one_language_does_not_offer_both() {
    let mut interview = interview();
    interview.languages.truncate(1);
    let (state, unknown) = ViewState::from_address(&interview, &Address::parse("?lang=both", ""));
    assert_eq!(state, ViewState::first(&interview));
    assert_eq!(unknown, [Unknown { parameter: Parameter::Lang, value: "both".into() }]);
    assert_eq!(Reading::offered(&interview), [Reading::One(lang("en"))]);
}

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

    let same = state.address(&interview, &Address::default());
    let again = act(&state, Action::Open(Box::new(open(&interview, &same.search(), "#a1.2"))));
    assert_eq!(again.hit, 2, "another fragment does not change what is found");
    let bare = act(&state, Action::Open(Box::new(open(&interview, "", ""))));
    assert_eq!(bare, first(&interview, |s| s.highlighted = ids(&["lm"])));
}

fn any_words() -> impl Strategy<Value = Rc<str>> {
    let nasty = "[a-z :,%#&+=?'\"~.信任，🏮\u{0}\u{301}\n-]{1,8}";
    prop_oneof![nasty.prop_map(Rc::from), "\\PC{1,8}".prop_map(Rc::from), Just("%2C".into()), Just(":~:text=".into())]
}

fn any_target(ids: impl Strategy<Value = Rc<str>>) -> impl Strategy<Value = Target> {
    let quote = prop_oneof![
        Just(None),
        any_words().prop_map(|words| Some(Quote::Words(words))),
        (any_words(), any_words()).prop_map(|(first, last)| Some(Quote::Between { first, last })),
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

/// The interview of the table below; `a1)` is a separate turn.
const CHANGED: &str = r##"{
    "speakers": [{"id": "od", "name": "Oda"}], "themes": [{"id": "rope", "label": "Rope"}],
    "turns": [
        {"id": "q1", "text": "Who tied the rope?"},
        {"id": "a1", "speaker": "od", "themes": ["rope"], "passages": [
            {"text": "I tied the rope, and C++ was no help. Then: nothing."}, {"text": "绳子是我系的。"}]},
        {"id": "b1", "text": "One."}, {"id": "b1)", "text": "Two."},
        {"id": "Case", "text": "Three."}, {"id": "case", "text": "Four."}
    ]}"##;

#[test]
fn a_damaged_address_opens_what_it_meant() {
    let interview = check(interview_viewer::document::parse(CHANGED.as_bytes()).unwrap()).0;
    let rope = || words("a1.1", "tied the rope");
    let table = [
        ("#%23a1", place("a1")),
        ("#%2523a1", place("a1")),
        ("##a1", place("a1")),
        ("#a1)", place("a1")),
        ("#a1.", place("a1")),
        ("#a1/", place("a1")),
        ("#a1%E3%80%82", place("a1")),
        ("#a1.2%E2%80%9D)", place("a1.2")),
        ("#A1", place("a1")),
        ("#A1.2/", place("a1.2")),
        ("#a1?fbclid=x", place("a1")),
        ("#a1&utm_source=x", place("a1")),
        ("#a1.1%3Atied%20the%20rope", rope()),
        ("#a1.1%253Atied%2520the%2520rope", rope()),
        ("#%23a1.1:tied%2520the%2520rope", rope()),
        ("#a1.1:tied+the+rope", rope()),
        ("#a1.1:tied%2520the%2520rope", rope()),
        ("#a1.1:tied%20the%20rope%E3%80%82", rope()),
        ("#a1.1:tied%20the%20rope%22%29", rope()),
        ("#a1.1:tied%20the%20rope/", rope()),
        ("#A1.1:tied%20the%20rope", rope()),
        ("#a1.1:I+tied,no+help", between("a1.1", "I tied", "no help")),
        ("#a1.1:I%20tied%2Cno%20help.%E2%80%9D", between("a1.1", "I tied", "no help.")),
        // Unchanged.
        ("#b1)", place("b1)")),
        ("#a1.1:C++", words("a1.1", "C++")),
        ("#Case", place("Case")),
        ("#case", place("case")),
        ("#a1.1:words%20of%20nobody)", words("a1.1", "words of nobody)")),
    ];
    for (hash, target) in table {
        let address = Address::parse("", hash);
        let (state, unknown) = ViewState::from_address(&interview, &address);
        assert_eq!(state.target.as_ref(), Some(&target), "{hash}");
        assert_eq!(unknown, [], "{hash}");
        let shown = state.address(&interview, &address);
        let said = address.target.as_ref() != Some(&target);
        assert_eq!(interview_viewer::state::is_mended("", &address, &shown), said, "{hash} is put right");
        assert_eq!(Address::parse("", &shown.hash()).target, Some(target), "{hash}");
    }
    for hash in ["#nothing", "#CASE", "#a9)"] {
        let (state, unknown) = ViewState::from_address(&interview, &Address::parse("", hash));
        assert!(state.target.is_none() && unknown.len() == 1, "{hash} is told");
    }
    let open = |search| ViewState::from_address(&interview, &Address::parse(search, ""));
    for search in ["?theme=rope)", "?i=x&amp;theme=rope", "?theme=rope%E3%80%82", "?amp;theme=rope/"] {
        let (state, unknown) = open(search);
        assert_eq!((state.filters[Filter::Themes].clone(), unknown), (ids(&["rope"]), vec![]), "{search}");
    }
    assert_eq!(open("?speaker=od.").0.filters[Filter::Speakers], ids(&["od"]));
    assert_eq!(Address::parse("?i=x&amp;lang=both)", "").lang, Some(Reading::Both));
    assert!(Address::parse("?only=questions.", "").filters.is_on(Filter::QuestionsOnly));
}

#[test]
fn an_address_that_opens_nothing_is_read_in_other_ways() {
    let openings = |search: &str| -> Vec<(String, String)> {
        let all = interview_viewer::state::openings(&Address::parse(search, ""));
        let said = |opening: Opening| match opening {
            Opening::Listed(id) | Opening::Own(id) => id.to_string(),
            Opening::Url(url) => url.to_string(),
        };
        all.into_iter().map(|one| (said(one.opening.clone().unwrap()), one.hash())).collect()
    };
    for (search, id, hash) in [
        ("?i=well%23a1", "well", "#a1"),
        ("?i=well%2523a1", "well", "#a1"),
        ("?i=well%2523a1.1:tied%2520the%2520rope", "well", "#a1.1:tied%20the%20rope"),
        ("?i=well/", "well", ""),
        ("?i=well/%23a1", "well", "#a1"),
        ("?i=well)", "well", ""),
        ("?i=well%E3%80%82", "well", ""),
        ("?i=the%2520well", "the well", ""),
        ("?i=well?lang=en", "well", ""),
        ("?src=https://a.example/x.json%2523a1", "https://a.example/x.json", "#a1"),
        ("?src=https://a.example/x.json)", "https://a.example/x.json", ""),
    ] {
        let all = openings(search);
        assert!(all.contains(&(id.into(), hash.into())), "{search}: {all:?}");
    }
    let address = Address::parse("?src=https://a.example/x.json%23a1", "");
    assert_eq!(
        (address.opening, address.target),
        (Some(Opening::Url("https://a.example/x.json".into())), Some(place("a1")))
    );
    let address = Address::parse("?src=https://a.example/x%26%2335;.json%23b1", "#a1");
    assert_eq!(
        (address.opening, address.target),
        (Some(Opening::Url("https://a.example/x&#35;.json#b1".into())), Some(place("a1"))),
        "as it stands where a place is said"
    );
    let ids: Vec<Rc<str>> = ["well", "Bell", "BELL"].map(Rc::from).to_vec();
    let known = |text: &str| interview_viewer::state::known(ids.iter(), text);
    assert_eq!(known("WELL").as_deref(), Some("well"));
    assert_eq!(known("BELL").as_deref(), Some("BELL"));
    assert_eq!(known("bell"), None, "two are like it");
}

#[test]
fn parameters_that_count_visits_are_never_passed_on() {
    let said = "?utm_source=a&fbclid=b&i=x&from=singlemessage&isappinstalled=0&UTM_Medium=c&amp;utm_term=d&mc_eid=e&gclid=f\
        &spm=1.2&share_token=g&_hsenc=h&nsukey=i&edition=2&from=here";
    let address = Address::parse(said, "");
    assert_eq!(address.search(), "?i=x&edition=2&from=here");
}

#[test]
fn a_number_opens_its_passage() {
    let interview = interview();
    let passage = interview.passages().find(|passage| passage.number.contains('.')).expect("a numbered passage");
    let (state, unknown) = ViewState::from_address(&interview, &Address::parse("", &format!("#{}", passage.number)));
    assert!(unknown.is_empty(), "{unknown:?}");
    assert_eq!(state.target.map(|target| target.id), Some(passage.id.clone()));
}
