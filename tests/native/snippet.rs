//! Snippets for other pages: each folder of `tests/snippets` has the choices (`choice.json`, for an interview beside
//! the folders) and the snippet (`snippet.html`; empty if there is nothing to write). `UPDATE=1` rewrites the latter.
//! And no text, whatever it is, becomes an element.

use std::path::Path;
use std::{env, fs};

use html5gum::{HtmlString, Token, Tokenizer};
use interview_viewer::document;
use interview_viewer::interview::{self, Date, Interview, Lang};
use interview_viewer::snippet::{
    Accent, Choice, Cited, Draft, Edit, Extent, Look, Places, Way, frame, quotation, snippet,
};
use interview_viewer::state::{Action, Address, Filter, Filters, Match, Quote, Reading, Target, ViewState, pin};
use serde_json::{Value, json};

use crate::payloads::lists::{self, Localized};

fn read(bytes: &[u8]) -> Interview {
    interview::check(document::parse(bytes).expect("it is JSON")).0
}

fn ferry() -> Interview {
    read(include_bytes!("../snippets/ferry.json"))
}

fn places() -> Places {
    Places {
        file: "https://ngo.example/interviews/x.json?a=1&b=\"2\"".into(),
        viewer: "https://ngo.example/viewer/1/".into(),
        page: "https://ngo.example/?i=x&lang=both#a9".into(),
        copy: None,
    }
}

fn choice(said: &Value) -> Choice {
    let target = Address::parse("", said["target"].as_str().unwrap_or_default()).target;
    let list = said["themes"].as_array().cloned().unwrap_or_default();
    let look = Look::ALL.into_iter().zip(["host", "light", "dark", "auto"]);
    let mut filters = Filters::default().with(Filter::Themes, list.iter().map(|id| id.as_str().expect("an id").into()));
    filters.matching = if said["match"] == "all" { Match::All } else { Match::Any };
    Choice {
        target,
        reading: Reading::parse(said["lang"].as_str().unwrap_or("en")).expect("a language"),
        filters,
        look: look.clone().find(|(_, name)| said["look"] == *name).map(|(look, _)| look).unwrap_or_default(),
        accent: said["accent"].as_str().and_then(Accent::parse),
        way: if said["way"] == "frame" { Way::Frame } else { Way::Element },
    }
}

#[test]
fn snippets_match_their_folders() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snippets");
    let cases = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let mut cases: Vec<_> = cases.collect();
    cases.sort();
    let mut wrong = Vec::new();
    for case in &cases {
        let said: Value = serde_json::from_slice(&fs::read(case.join("choice.json")).unwrap()).unwrap();
        let interview = read(&fs::read(folder.join(said["interview"].as_str().unwrap())).unwrap());
        let now = snippet(&interview, &choice(&said), &places()).map(|now| now + "\n").unwrap_or_default();
        parsed(&now);
        let path = case.join("snippet.html");
        if env::var_os("UPDATE").is_some() {
            fs::write(&path, now).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != now {
            wrong.push(format!("{}:\n{now}", path.display()));
        }
    }
    assert!(cases.len() > 15 && wrong.is_empty(), "UPDATE=1 accepts these:\n{}", wrong.join("\n"));
}

/// The elements that a snippet may have, each with its attributes.
const PARTS: &[(&str, &[&str])] = &[
    ("script", &["type", "src"]),
    ("interview-viewer", &["src", "lang", "turn", "themes", "match", "color-scheme", "style"]),
    ("noscript", &[]),
    ("iframe", &["src", "title", "width", "height", "style", "loading", "allow"]),
    ("blockquote", &["cite", "lang", "dir"]),
    ("p", &["lang", "dir"]),
    ("ul", &["lang", "dir"]),
    ("ol", &["lang", "dir"]),
    ("li", &["value"]),
    ("span", &["lang", "dir"]),
    ("strong", &[]),
    ("em", &[]),
    ("cite", &["lang", "dir"]),
    ("a", &["href"]),
];

/// Asserts that a parser finds no other elements, no unclosed ones, no errors, and no empty line. Returns the text
/// without white space.
#[track_caller]
fn parsed(html: &str) -> String {
    assert!(!html.trim().contains("\n\n") && !html.contains("\n \n"), "an empty line in {html}");
    let mut said = String::new();
    let mut open: Vec<String> = Vec::new();
    let text = |bytes: &HtmlString| String::from_utf8_lossy(bytes).into_owned();
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let known = PARTS.iter().find(|(part, _)| *part == name);
                let (_, attributes) = known.unwrap_or_else(|| panic!("<{name}> in {html}"));
                for (attribute, value) in &tag.attributes {
                    let (attribute, value) = (text(attribute), text(value));
                    assert!(attributes.contains(&&*attribute), "<{name} {attribute}> in {html}");
                    let is_address = ["src", "href", "cite"].contains(&&*attribute);
                    let followed = ["https://", "http://", "mailto:"].iter().any(|start| value.starts_with(start));
                    assert!(!is_address || followed, "a link to {value:?} in {html}");
                }
                open.push(name);
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(text(&tag.name)), "{html}"),
            Token::String(words) => said += &squeezed(&text(&words)),
            // The few characters that are not valid text come from the interview.
            Token::Error(error) => assert!(error.to_string().contains("character"), "{error:?} in {html}"),
            Token::Comment(_) | Token::Doctype(_) => panic!("{token:?} in {html}"),
        }
    }
    assert!(open.is_empty(), "{open:?} never end in {html}");
    said
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{fffd}').collect()
}

#[test]
fn no_text_becomes_an_element() {
    for payload in lists::all() {
        for localized in [Localized::Plain, Localized::Each] {
            let files = [
                lists::file(localized, &|_| payload.clone()),
                lists::labelled(localized, std::slice::from_ref(&payload)),
            ];
            for (n, file) in files.iter().enumerate() {
                let interview = read(file.to_string().as_bytes());
                for way in [Way::Element, Way::Frame] {
                    for draft in drafts(&interview, &payload) {
                        let choice = draft.choice(&interview).map(|choice| Choice { way, ..choice });
                        let Some(html) = choice.and_then(|choice| snippet(&interview, &choice, &places())) else {
                            assert_eq!(draft.what, Extent::Quotation, "{payload:?}");
                            continue;
                        };
                        let said = parsed(&html);
                        // With its marks escaped and its pointer before it, the text is there literally.
                        if n == 1 && draft.what == Extent::Whole {
                            assert!(said.contains(&squeezed(&payload)), "{payload:?} is in {html}");
                        }
                    }
                }
            }
        }
    }
}

/// All choices of what to show, with a text as the words to quote and as the themes.
fn drafts(interview: &Interview, payload: &str) -> Vec<Draft> {
    let first = Draft::first(interview, &ViewState::first(interview), None);
    let first = first.after(interview, Edit::Words(payload.into()));
    let mut drafts: Vec<Draft> = [Extent::Whole, Extent::Question, Extent::Passage, Extent::Quotation]
        .map(|what| first.after(interview, Edit::What(what)))
        .into();
    // A text of only spaces names no theme.
    let theme =
        interview.themes.first().map(|theme| Edit::Filter(interview_viewer::state::Filter::Themes, theme.id.clone()));
    drafts.extend(theme.map(|theme| drafts[0].after(interview, theme)));
    drafts
}

#[test]
fn text_shared_from_a_kept_copy_says_so() {
    let interview = ferry();
    let day = |said: &Value, wanted: &str| {
        let kept = Places { copy: Date::parse("2026-05-12"), ..places() };
        let html = snippet(&interview, &choice(said), &kept).expect("it is there");
        assert!(html.contains(wanted), "{html}");
        let html = snippet(&interview, &choice(said), &places()).expect("it is there");
        assert!(!html.contains(wanted), "{html}");
    };
    day(&json!({ "lang": "en" }), "</a>, copy kept on 12 May 2026</p>");
    day(&json!({ "lang": "zh-Hans" }), "</a>，2026年5月12日保存的副本</p>");
}

#[test]
fn the_address_of_a_frame_round_trips() {
    for payload in lists::all().iter().filter(|payload| !payload.trim().is_empty()) {
        let target = Some(Target { id: payload.as_str().into(), quote: None });
        for choice in [
            Choice { target, look: Look::Dark, ..choice(&Value::Null) },
            Choice {
                filters: Filters::default().with(Filter::Themes, [payload.as_str().into()]),
                ..choice(&Value::Null)
            },
        ] {
            let address = frame(&ferry(), &choice, &places());
            let (search, hash) = address.split_at(address.find('#').unwrap_or(address.len()));
            let read = Address::parse(search.split_once('?').expect("there is a query").1, hash);
            let target = choice.target.as_ref().map(|target| pin::pinned(&ferry(), target));
            assert_eq!((&read.target, &read.filters), (&target, &choice.filters), "{payload:?} in {address}");
            let others: Vec<_> = read.other.iter().map(|(name, value)| (&**name, &**value)).collect();
            let expected: &[_] = if choice.target.is_some() { &[("view", "card"), ("scheme", "dark")] } else { &[] };
            assert_eq!(others, expected);
        }
    }
}

fn opened(hash: &str) -> (Interview, Draft) {
    let interview = ferry();
    let (state, _) = ViewState::from_address(&interview, &Address::parse("", hash));
    let draft = Draft::first(&interview, &state, Some("q2"));
    (interview, draft)
}

#[test]
fn a_draft_starts_with_what_the_reader_sees() {
    for (hash, what, thread, passage, words) in [
        ("", Extent::Question, "q2", "a3.1", ""),
        ("#q1", Extent::Question, "q1", "q1.1", ""),
        ("#a1", Extent::Passage, "q1", "a1.1", ""),
        ("#a1.2", Extent::Passage, "q1", "a1.2", ""),
        ("#a1:ferryman", Extent::Quotation, "q1", "a1.2", "ferryman"),
        ("#a1.1:Everybody,list", Extent::Quotation, "q1", "a1.1", "Everybody … list"),
    ] {
        let (_, draft) = opened(hash);
        let begins = (draft.what, &*draft.thread, &*draft.passage, &*draft.words);
        assert_eq!(begins, (what, thread, passage, words), "{hash}");
    }
    let interview = ferry();
    let state = ViewState::first(&interview)
        .apply(&interview, &Action::Toggle(Filter::Themes, "river".into()))
        .expect("a theme");
    let draft = Draft::first(&interview, &state, None);
    assert_eq!((draft.what, draft.filters[Filter::Themes].len()), (Extent::Whole, 1));
}

#[test]
fn words_are_quoted_from_first_to_last() {
    let (interview, draft) = opened("#a1.1");
    let quote = |words: &str| {
        let draft = draft.after(&interview, Edit::What(Extent::Quotation)).after(&interview, Edit::Words(words.into()));
        draft.choice(&interview).and_then(|choice| choice.target).and_then(|target| target.quote)
    };
    let between = |first: &str, last: &str| Some(Quote::Between { first: first.into(), last: last.into() });
    assert_eq!(quote(" Everybody "), Some(Quote::Words("Everybody".into())));
    assert_eq!(quote("Everybody … list"), between("Everybody", "list"));
    assert_eq!(quote("Everybody……list"), between("Everybody", "list"));
    assert_eq!(quote("Everybody …"), Some(Quote::Words("Everybody …".into())));
    assert_eq!(quote("  "), None);
}

#[test]
fn a_quotation_has_all_of_the_words_and_names_who_says_them() {
    let interview = read(
        br#"{"title":"Rope","languages":["en","zh-Hans"],"date":"2021","speakers":[
          {"id":"q","name":"Nora","role":"interviewer"},{"id":"a","name":{"en":"Gao","zh-Hans":"\u9ad8\u654f"}}],
          "turns":[{"speaker":"q","text":"Why a rope?"},{"speaker":"a","passages":[
          {"text":{"en":"It was old.","zh-Hans":"\u65e7\u4e86\u3002"}},{"text":"Nobody counted."}]}]}"#,
    );
    let cited = |number: &str, words: &str, lang: &str| Cited {
        passage: interview.passages().find(|passage| *passage.number == *number).expect("a passage").clone(),
        lang: Lang::parse(lang).expect("a tag"),
        words: words.into(),
    };
    let english = Reading::parse("en").expect("a language");
    let write = |all: &[Cited], reading: &Reading| quotation(&interview, all, reading, Some("https://ngo.example/#x"));
    let numbers: Vec<_> = interview.passages().map(|passage| passage.number.to_string()).collect();
    let [why, old, counted] = &numbers[..] else { panic!("{numbers:?}") };
    let one = cited(old, "was old", "en");
    let source = "in “Rope”, 2021, ";
    assert_eq!(
        write(std::slice::from_ref(&one), &english),
        format!("“was old” Gao, {source}{old} https://ngo.example/#x")
    );
    let two = [one.clone(), cited(counted, "Nobody", "en")];
    let expected = format!("“was old\n\nNobody” Gao, {source}{old}–{counted} https://ngo.example/#x");
    assert_eq!(write(&two, &english), expected);
    let three = [cited(why, "a rope?", "en"), one];
    let expected = format!("Nora: “a rope?”\n\nGao: “was old”\n\n“Rope”, 2021, {why}–{old} https://ngo.example/#x");
    assert_eq!(write(&three, &english), expected);
    let chinese = write(&[cited(old, "旧了", "zh-Hans")], &Reading::parse("zh-Hans").expect("a language"));
    assert!(chinese.starts_with("“旧了” 高敏，见《Rope》"), "{chinese}");
    assert_eq!(write(&[], &english), "");
}

#[test]
fn the_address_of_a_long_selection_has_its_first_and_last_words() {
    let text = "The rope was old, and nobody had counted the knots in it before we came to the roof and looked at it, \
        which took all of a long morning and most of the afternoon with its rain.";
    let interview = read(json!({"title": "T", "turns": [{"speaker": "a", "text": text}]}).to_string().as_bytes());
    let state = ViewState::first(&interview);
    let passage = interview.passages().next().expect("a passage").id.clone();
    let quote = |words: &str| {
        let draft = Draft::first(&interview, &state, None).quoting(&interview, &passage, words);
        draft.choice(&interview).and_then(|choice| choice.target).and_then(|target| target.quote)
    };
    let between = Quote::Between {
        first: "The rope was old, and nobody had".into(),
        last: "of the afternoon with its rain.".into(),
    };
    assert_eq!(quote(text), Some(between));
    assert_eq!(quote("counted the knots"), Some(Quote::Words("counted the knots".into())));
}
