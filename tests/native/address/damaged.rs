//! Addresses that chat programs, mail and typing have damaged.

use std::rc::Rc;

use interview_viewer::interview::check;
use interview_viewer::state::{Address, Filter, Opening, Reading, ViewState};

use super::{between, ids, place, words};

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
