//! Addresses and their states, case by case.

use interview_viewer::state::{Address, Filter, Match, Opening, Parameter, Reading, Unknown, ViewState};

use super::{between, first, ids, interview, lang, open, place, through, words};

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
        ("#a1.1:One%2C%20two,a1.2:exact%3A", &|s| s.target = Some(through("a1.1", "One, two", "a1.2", "exact:"))),
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
