//! Malicious texts, in every text of the format and in every part of an address: they are shown literally, nothing else
//! is shown because of them, and addresses round-trip. The journeys test what a browser does with them
//! (`tests/browser/hostile`).
//!
//! `PAYLOADS=<file>` adds a list: see [`lists`].

mod folder;
pub mod lists;
mod site;

use std::collections::BTreeSet;
use std::rc::Rc;

use html5gum::{DefaultEmitter, HtmlString, Token, Tokenizer};
use interview_viewer::document;
use interview_viewer::interview::{self, Interview, Problem};
use interview_viewer::state::{
    Address, Filter, Filters, Match, Opening, Preferences, Quote, Reading, Target, ViewState,
};
use interview_viewer::ui::{Reader, ReaderProps};
use serde_json::Value;
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::{Callback, LocalServerRenderer};

use lists::Localized;

/// A rendered page: its elements, and its text.
#[derive(Default)]
struct Drawn {
    /// Elements and their attributes: `a href`.
    parts: BTreeSet<(String, String)>,
    addresses: Vec<String>,
    /// All text, without white space.
    text: String,
    /// The values of all attributes, likewise.
    values: String,
    /// The contents of scripts.
    data: Vec<String>,
}

fn read(file: &Value) -> (Rc<Interview>, Vec<Problem>) {
    let (interview, problems) = interview::check(document::parse(file.to_string().as_bytes()).expect("it is JSON"));
    (Rc::new(interview), problems)
}

/// Renders an interview as the browser would, and reads the page with an independent parser.
fn draw(interview: &Rc<Interview>, address: Address) -> Drawn {
    let props = ReaderProps {
        interview: interview.clone(),
        imported: None,
        problems: None,
        address,
        preferences: Preferences { pinyin: true, ..Preferences::default() },
        prefer: Callback::noop(),
        begun: false,
        canonical_url: None,
        at_hash: false,
        stays: false,
        go: None,
        frame: None,
        arrived: false,
        bare: false,
    };
    let runtime = Builder::new_current_thread().build().expect("a runtime starts");
    let renderer = LocalServerRenderer::<Reader>::with_props(props).hydratable(false);
    let html = LocalSet::new().block_on(&runtime, renderer.render());
    parsed(&html)
}

/// Elements without an end.
const VOID: [&str; 7] = ["input", "br", "hr", "path", "meta", "link", "img"];

fn parsed(html: &str) -> Drawn {
    let mut drawn = Drawn::default();
    let mut open: Vec<String> = Vec::new();
    let text = |bytes: &HtmlString| String::from_utf8_lossy(bytes).into_owned();
    // As a browser does for elements that contain text and not HTML.
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                drawn.parts.insert((name.clone(), String::new()));
                for (attribute, value) in &tag.attributes {
                    let (attribute, value) = (text(attribute), text(value));
                    if ["href", "src", "action"].contains(&&*attribute) {
                        drawn.addresses.push(value.clone());
                    }
                    drawn.values += &(squeezed(&value) + "\n");
                    drawn.parts.insert((name.clone(), attribute));
                }
                if !tag.self_closing && !VOID.contains(&&*name) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                assert!(VOID.contains(&&*name) || open.pop().as_ref() == Some(&name), "</{name}> within {open:?}");
            }
            Token::String(said) if open.last().is_some_and(|name| name == "script") => drawn.data.push(text(&said)),
            Token::String(said) => drawn.text += &squeezed(&text(&said)),
            // A character of the text that no page may contain.
            Token::Error(_) => {}
            Token::Doctype(_) if html.starts_with("<!doctype html>\n<html") => {}
            // The marks by which Yew finds its components again.
            Token::Comment(place) => drop(drawn.parts.insert(("<!--".to_owned(), text(&place.value)))),
            Token::Doctype(_) => panic!("the viewer draws no {token:?}"),
        }
    }
    assert!(open.is_empty(), "{open:?} never end");
    drawn
}

/// Without white space, and without what an HTML parser removes or changes.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\0' && *c != '\u{fffd}').collect()
}

/// What the viewer renders for harmless files.
fn usual() -> BTreeSet<(String, String)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/interviews");
    let cases = std::fs::read_dir(root).expect("the folder is there");
    let files =
        cases.map(|case| std::fs::read(case.expect("a case").path().join("input.json")).expect("it can be read"));
    let mut files: Vec<Vec<u8>> = files.collect();
    files.extend(lists::harmless().iter().map(|file| file.to_string().into_bytes()));
    let mut usual = BTreeSet::new();
    for file in files {
        let Ok(document) = document::parse(&*file) else { continue };
        let interview = Rc::new(interview::check(document).0);
        for address in [
            "",
            "?lang=both&q=words",
            "?theme=x",
            "?speaker=asks",
            "?only=questions",
            "?only=questions&q=nowhere",
            "#t1.1:words",
            "#t1:nowhere",
        ] {
            let (search, hash) = address.split_at(address.find('#').unwrap_or(address.len()));
            usual.extend(draw(&interview, Address::parse(search, hash)).parts);
        }
    }
    usual
}

fn assert_usual(drawn: &Drawn, usual: &BTreeSet<(String, String)>, what: &str) {
    for part in &drawn.parts {
        assert!(usual.contains(part), "{part:?} is drawn because of {what}");
    }
    for address in &drawn.addresses {
        let here = ["#", "./", "../", "?"].iter().any(|start| address.starts_with(start));
        let there = ["https://", "http://", "mailto:", "tel:"].iter().any(|start| address.starts_with(start));
        let root = address.starts_with('/') && !address.starts_with("//");
        assert!(here || there || root, "a link to {address:?} is drawn because of {what}");
    }
}

/// Texts that are reported because their values are not valid there.
const TOLD: &[&str] = &[
    "/format",
    "/languages/0",
    "/url",
    "/source/url",
    "/turns/1/speaker",
    "/turns/1/answers",
    "/turns/1/themes/0",
    "/turns/1/passages/0/themes/0",
];

#[test]
fn every_text_is_shown_literally_in_every_field() {
    let usual = usual();
    for payload in lists::all() {
        for localized in [Localized::Plain, Localized::Each] {
            // The text alone, in every field at once.
            let (interview, _) = read(&lists::file(localized, &|_| payload.clone()));
            let target = interview.turns().last().map(|turn| Target { id: turn.id.clone(), quote: None });
            assert_usual(&draw(&interview, Address { target, ..Address::default() }), &usual, &payload);

            let payloads = [payload.clone()];
            let file = lists::labelled(localized, &payloads);
            let (interview, problems) = read(&file);
            let told: BTreeSet<String> = problems.iter().map(|problem| problem.pointer.clone()).collect();
            let drawn = draw(&interview, Address::default());
            assert_usual(&drawn, &usual, &payload);
            for at in TOLD {
                assert!(told.contains(*at), "{payload:?} at {at} is told: {told:?}");
            }
            for said in lists::drawn(&file, &payloads) {
                let there = |text: &str| text.contains(&squeezed(&said));
                assert!(there(&drawn.text) || there(&drawn.values), "{said:?} is in {}", drawn.text);
            }
        }
    }
}

#[test]
fn every_text_as_a_key_is_reported_and_not_shown() {
    let usual = usual();
    for payload in lists::all() {
        let mut file = lists::file(Localized::Each, &|at| at.to_string());
        let private = payload.starts_with('$') || payload.starts_with("x-");
        let known = private || file.get(&payload).is_some();
        file[&payload] = "unknown".into();
        file["turns"][1][&payload] = "unknown".into();
        file["title"][&payload] = "a language".into();
        file["turns"][1]["text"][&payload] = "another".into();
        let (interview, problems) = read(&file);
        let pointer = format!("/{}", payload.replace('~', "~0").replace('/', "~1"));
        assert!(known || problems.iter().any(|problem| problem.pointer == pointer), "{payload:?} is told");
        let drawn = draw(&interview, Address { lang: Some(Reading::Both), ..Address::default() });
        assert_usual(&drawn, &usual, &payload);
    }
}

#[test]
fn every_text_round_trips_in_every_part_of_an_address() {
    let usual = usual();
    for payload in lists::all() {
        let text: Rc<str> = payload.as_str().into();
        let file = lists::file(Localized::Each, &|_| payload.clone());
        let (interview, _) = read(&file);
        let quote = Quote::Between { first: text.clone(), last: text.clone() };
        let chosen = [Filter::Themes, Filter::Speakers, Filter::Words];
        let mut filters = Filters::default().with(Filter::QuestionsOnly, [Filter::QUESTIONS.into()]);
        filters = chosen.into_iter().fold(filters, |filters, filter| filters.with(filter, [text.clone()]));
        filters.matching = Match::All;
        let address = Address {
            opening: Some(Opening::Url(text.clone())),
            lang: Some(Reading::Both),
            filters,
            target: Some(Target { id: text.clone(), quote: Some(quote) }),
            other: vec![(format!("x{payload}"), payload.clone())],
            unread: Vec::new(),
        };
        assert_eq!(Address::parse(&address.search(), &address.hash()), address, "{payload:?}");
        // The parts that the interview has round-trip, the others are reported: both are only words.
        let (state, _) = ViewState::from_address(&interview, &address);
        let printed = state.address(&interview, &address);
        let parsed = Address::parse(&printed.search(), &printed.hash());
        assert_eq!(ViewState::from_address(&interview, &parsed), (state, Vec::new()), "{payload:?}");
        let drawn = draw(&interview, address);
        assert_usual(&drawn, &usual, &payload);

        // As a reader may type it: raw.
        for name in ["i", "src", "lang", "theme", "match", "speaker", "q", "only", "x"] {
            let address = Address::parse(&format!("?{name}={payload}"), &format!("#{payload}"));
            let again = Address::parse(&address.search(), &address.hash());
            assert_eq!(again, Address { unread: Vec::new(), ..address }, "{name}={payload:?}");
        }
    }
}
