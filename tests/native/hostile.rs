//! Broken, wrong, huge and malicious files: reading never panics, never takes long, and says where it fails.
//!
//! `JSON_TEST_SUITE=<folder> cargo test json_test_suite -- --ignored` also reads the files of
//! <https://github.com/nst/JSONTestSuite> in that folder.

use std::{env, fs};

use interview_viewer::document::{self, FileKind, ParseError, ParseErrorKind::*, Position};
use interview_viewer::interview::{self, Expected, Interview, Problem};
use interview_viewer::state::Ui;
use interview_viewer::words::problems;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::fuzz::targets::document as document_target;

const GOOD: &str = include_str!("../interviews/everything/input.json");

fn read(bytes: &[u8]) -> Result<(Interview, Vec<Problem>), ParseError> {
    document::parse(bytes).map(interview::check)
}

fn one_turn(text: &str) -> Interview {
    let file = json!({ "title": "T", "turns": [{ "text": text }] }).to_string();
    let (interview, problems) = read(file.as_bytes()).unwrap();
    assert_eq!(problems, []);
    interview
}

/// All words of a text, its paragraphs joined.
fn said(interview: &Interview) -> String {
    let texts = interview.passages().flat_map(|passage| &passage.texts);
    texts.flat_map(|text| &text.paragraphs).map(|paragraph| &*paragraph.text).collect()
}

#[test]
fn broken_files_are_refused_with_a_reason_and_a_place() {
    let deep = "[".repeat(100_000);
    let closed = format!("{{\"turns\": {deep}{}}}", "]".repeat(100_000));
    let unknown = format!("{{\"x-deep\": {deep}{}}}", "]".repeat(100_000));
    let broken_and_deep = format!("{{\"a\" 1, {deep}");
    let at = |line, column| Position { line, column };
    for (file, kind, place) in [
        ("", Empty, (1, 1)),
        (" \n\t ", Empty, (1, 1)),
        ("\u{feff}", Empty, (1, 1)),
        ("{", OpenBracket('{', at(1, 1)), (1, 2)),
        ("{\"title\": \"桥", OpenText(at(1, 11)), (1, 13)),
        ("{\"title\": \"桥\",\n \"turns\": [\n", OpenBracket('[', at(2, 11)), (2, 12)),
        ("[\"1\" 2]", MissingComma(false), (1, 5)),
        ("{\"桥\": 1 \"b\": 2}", MissingComma(false), (1, 8)),
        ("{\"a\": 1\n\"b\": 2}", MissingComma(true), (1, 8)),
        ("{\"a\" 1}", MissingColon, (1, 5)),
        ("{a: 1}", BareKey("a".into()), (1, 2)),
        ("{'a': 1}", SingleQuote, (1, 2)),
        ("{\"a\": 1, b: 2}", BareKey("b".into()), (1, 10)),
        ("{\"a\": 'b'}", SingleQuote, (1, 7)),
        ("{\"a\": undefined}", Literal("null"), (1, 7)),
        ("{\"a\": True}", Literal("true"), (1, 7)),
        ("{\"a\": ,}", NoValue, (1, 7)),
        ("<html>", Foreign(FileKind::WebPage), (1, 1)),
        ("// note\n{}", Comment, (1, 1)),
        ("[1,]", TrailingComma, (1, 3)),
        ("{\"a\": 1,\n}", TrailingComma, (1, 8)),
        ("{}\n{}", SeveralValues, (2, 1)),
        ("{} // note", Comment, (1, 4)),
        ("{\"a\": \"b\nc\"}", LineBreak, (1, 9)),
        ("{\"a\": \"桥\tc\"}", Tab, (1, 9)),
        (r#"{"a": "\桥"}"#, Escape, (1, 9)),
        (r#"{"a": "\u12g4"}"#, Escape, (1, 12)),
        (r#"{"a": "C:\dir"}"#, Escape, (1, 11)),
        ("[01]", Number, (1, 3)),
        ("[1.]", Number, (1, 4)),
        ("[-]", Number, (1, 3)),
        ("[\"\", .5]", NoValue, (1, 6)),
        ("{\"format\": \"interview/2\"}", Version("interview/2".into()), (1, 12)),
        (&deep, TooDeep, (1, 101)),
        (&closed, TooDeep, (1, 110)),
        (&unknown, TooDeep, (1, 111)),
        (&broken_and_deep, MissingColon, (1, 5)),
    ] {
        let shown: String = file.chars().take(40).collect();
        let error = read(file.as_bytes()).expect_err(&shown);
        assert_eq!((error.kind.clone(), (error.line, error.column)), (kind, place), "{shown}");
        for ui in Ui::ALL {
            let sentence = problems::parse_error(ui, &error);
            let names_place = sentence.contains(&place.0.to_string()) && sentence.contains(&place.1.to_string());
            assert!(names_place || matches!(error.kind, Empty | Foreign(_)), "{sentence}");
        }
    }
}

#[test]
fn other_encodings_are_named() {
    let utf16 = |order: fn(u16) -> [u8; 2]| "{\"title\": 1}".encode_utf16().flat_map(order).collect::<Vec<u8>>();
    for bytes in [utf16(u16::to_le_bytes), utf16(u16::to_be_bytes), b"\xff\xfe{\0".to_vec(), b"\xfe\xff\0{".to_vec()] {
        assert_eq!(read(&bytes).unwrap_err().kind, Utf16);
    }
    let error = read(b"{\"title\": \"\xe6\xa1\xa5\n\xc7\xc5\"}").unwrap_err();
    assert_eq!((error.kind, error.line, error.column), (NotUtf8, 2, 1));
    let (interview, problems) = read(b"\xef\xbb\xbf{\"title\": \"T\", \"turns\": []}").unwrap();
    assert_eq!(&**interview.title.iter().next().unwrap().1, "T");
    assert_eq!((problems[0].line, problems[0].column), (1, 25), "a byte order mark has no width");
}

#[test]
fn a_truncated_file_is_refused_within_its_length() {
    let good = GOOD.trim_end().as_bytes();
    assert!(read(good).is_ok());
    for end in 0..good.len() {
        let error = read(&good[..end]).expect_err("a part of a file is no file");
        let before = &good[..end];
        let lines = before.iter().filter(|b| **b == b'\n').count() as u32 + 1;
        assert!(matches!(error.kind, OpenText(_) | OpenBracket(..) | NotUtf8 | Empty), "{end}: {error:?}");
        assert!((1..=lines).contains(&error.line) && error.column >= 1, "{end}: {error:?}");
    }
}

#[test]
fn text_is_kept_as_it_is() {
    for text in [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "&lt;b&gt; &amp; %3Cscript%3E",
        "right\u{202e}left\u{202c} \u{2066}isolated\u{2069}",
        "zero\u{200b}width\u{200d}join\u{feff}er\u{ad}",
        "e\u{301} 👩‍👩‍👧 𠮷 \u{0}\u{7f}",
        "' OR 1=1; -- {{7*7}} ${x} %s",
    ] {
        assert_eq!(said(&one_turn(text)), text);
    }
}

#[test]
fn huge_files_are_read_whole() {
    let paragraph = "很长的一段 *long* words. ".repeat(40_000);
    assert!(paragraph.len() > 1_000_000);
    one_turn(&paragraph);

    let turn =
        |i: usize| json!({ "speaker": (i % 2).to_string(), "text": { "en": format!("Is it {i}?") }, "themes": ["t"] });
    let turns: Vec<Value> = (0..50_000).map(turn).collect();
    let (interview, problems) = read(json!({ "title": "T", "turns": turns }).to_string().as_bytes()).unwrap();
    assert_eq!((interview.turns().count(), problems.len()), (50_000, 0));

    // At least as many problems as turns; ids that all collide; as many languages as turns.
    let turn = |i: usize| {
        json!({ "id": format!("t{}", 50_000 - i), "speakr": i, "text": { (format!("l{i}")): [i] }, "answers": format!("t{i}"),
                "themes": [format!("theme {i}")], "speaker": format!("speaker {i}") })
    };
    let turns: Vec<Value> = (0..50_000).map(turn).collect();
    let (interview, problems) = read(json!({ "title": "T", "turns": turns }).to_string().as_bytes()).unwrap();
    assert_eq!(interview.turns().count(), 50_000);
    assert!(problems.len() >= 100_000);

    let keys: String = (0..50_000).map(|i| format!(r#""k{}": "\ud800", "#, i % 100)).collect();
    let (_, problems) = read(format!("{{{keys} \"turns\": []}}").as_bytes()).unwrap();
    assert!(problems.len() >= 100_000);

    let languages: String = (0..50_000).map(|i| format!(r#""a{:x}": "", "#, i % 100)).collect();
    read(format!("{{\"turns\": [{{\"text\": {{{languages} \"en\": \"x\"}}}}]}}").as_bytes()).unwrap();
}

#[test]
#[ignore = "reads the folder that JSON_TEST_SUITE names"]
fn the_json_test_suite_passes() {
    let folder = env::var_os("JSON_TEST_SUITE").expect("JSON_TEST_SUITE names a folder");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".json") {
            continue;
        }
        count += 1;
        let bytes = fs::read(&path).unwrap();
        let result = read(&bytes);
        match &name[..2] {
            "y_" => assert!(result.is_ok(), "{name}: {:?}", result.unwrap_err()),
            "n_" => {
                let error = result.map(|_| ()).expect_err(&name);
                let lines = bytes.split(|b| *b == b'\n').count() as u32;
                assert!((1..=lines).contains(&error.line) && error.column > 0, "{name}: {error:?}");
            }
            _ => {}
        }
    }
    assert!(count > 300);
}

/// Every place in a value, as a pointer.
fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            pointers(value, &(at.to_owned() + "/" + &key.replace('~', "~0").replace('/', "~1")), out)
        }),
        Value::Array(list) => list.iter().enumerate().for_each(|(i, value)| pointers(value, &format!("{at}/{i}"), out)),
        _ => {}
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "(a1|q1|t[1-4](.1)?|lm|lw|trust|en|zh-Hans|zh_CN|interview/1|javascript:a|[*\\[\\]()x ]{0,12})"
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        let key = "(id|text|speaker|en|zh-Hans|themes|answers|passages|~0/|\\PC{0,4})";
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(key, inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn wrong_values_anywhere_are_reported_at_their_place(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_value()), 1..4),
        pretty: bool,
    ) {
        let mut file: Value = serde_json::from_str(GOOD).unwrap();
        for (index, value) in changes {
            let mut all = Vec::new();
            pointers(&file, "", &mut all);
            let at = all[index.index(all.len())].clone();
            *file.pointer_mut(&at).unwrap() = value;
        }
        let text = if pretty { format!("{file:#}") } else { file.to_string() };
        // A later version is refused.
        let Ok((interview, problems)) = read(text.as_bytes()) else { return Ok(()) };
        for problem in &problems {
            let line = text.split('\n').nth(problem.line as usize - 1).expect("the line is in the file");
            let column: String = line.chars().skip(problem.column as usize - 1).collect();
            let rest: String = column + "\n" + &text.split('\n').skip(problem.line as usize).collect::<Vec<_>>().join("\n");
            let there = serde_json::Deserializer::from_str(&rest).into_iter::<Value>().next();
            let there = there.expect("something stands there").expect("it is a value");
            if matches!(problem.expected, Expected::KnownKey | Expected::KeyOnce) {
                let key = problem.pointer.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
                prop_assert_eq!(there, Value::from(key), "{:?}", problem);
                continue;
            }
            prop_assert_eq!(Some(&there), file.pointer(&problem.pointer), "{:?}", problem);
        }
        document_target::sound(&interview);
    }
}
