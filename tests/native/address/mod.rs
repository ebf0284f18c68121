//! The address opens a state, and a state prints the address that opens it.

mod actions;
mod damaged;
mod parsing;
mod round_trip;

use std::rc::Rc;

use interview_viewer::interview::{Interview, Lang, check};
use interview_viewer::state::{Address, Ids, Quote, Target, ViewState};

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

fn through(id: &str, first: &str, to: &str, last: &str) -> Target {
    Target { id: id.into(), quote: Some(Quote::Through { first: first.into(), to: to.into(), last: last.into() }) }
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
