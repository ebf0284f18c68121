//! Compares values with those of `serde_json`: both accept the same texts and read the same values, and the position of
//! each value is right.

use interview_viewer::document::{Kind, Value};
use proptest::prelude::*;

/// Whether a value equals the library's. Of a repeated key the library keeps the last value.
fn same(ours: &Value, theirs: &serde_json::Value) -> bool {
    match &ours.kind {
        Kind::Null => theirs.is_null(),
        Kind::Bool(value) => theirs.as_bool() == Some(*value),
        Kind::Number(number) => {
            theirs.is_number() && number.parse::<f64>().ok().is_some_and(|number| theirs.as_f64() == Some(number))
        }
        Kind::Text(text) => theirs.as_str() == Some(text),
        Kind::List(items) => theirs.as_array().is_some_and(|theirs| {
            items.len() == theirs.len() && items.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }),
        Kind::Object(members) => theirs.as_object().is_some_and(|theirs| {
            let last = |key: &str| members.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value);
            members.iter().all(|(key, _)| theirs.contains_key(&**key))
                && theirs.iter().all(|(key, value)| last(key).is_some_and(|ours| same(ours, value)))
        }),
    }
}

/// Whether the positions of a value and of everything in it are right.
fn stands(text: &str, value: &Value) -> bool {
    text[value.at as usize..].starts_with(value.raw)
        && Value::read(value.raw).is_ok_and(|again| again == *value)
        && value.items().iter().all(|item| stands(text, item))
        && value.members().iter().all(|(_, member)| stands(text, member))
}

/// Asserts that both read a text alike, except that only we accept half characters and numbers out of range.
#[track_caller]
fn agree(text: &str) {
    match (Value::read(text), serde_json::from_str::<serde_json::Value>(text)) {
        (Ok(ours), Ok(theirs)) => assert!(same(&ours, &theirs) && stands(text, &ours), "{text}\n{ours:?}\n{theirs:?}"),
        (Err(_), Err(_)) => {}
        (Err(stop), Ok(_)) => panic!("{text}\n{stop:?}"),
        (Ok(ours), Err(error)) => {
            let reason = error.to_string();
            let more = ["number out of range", "surrogate", "unexpected end of hex escape"];
            assert!(more.iter().any(|more| reason.contains(more)), "{text}\n{ours:?}\n{reason}");
        }
    }
}

#[test]
fn escapes_and_numbers_are_read_as_the_library_reads_them() {
    for text in [
        r#""\"\\\/\b\f\n\r\t\u00e9\u6865\ud834\udd1e \u0000""#,
        r#""\x""#,
        r#""\u12""#,
        r#""\u00g0""#,
        "\"a\u{7f}\u{2028}\"",
        "\"a\nb\"",
        "[0, -0, 0.5, 1e3, 1E+3, 1e-3, -1.25e2, 18446744073709551615]",
        "[00]",
        "[1.]",
        "[.1]",
        "[+1]",
        "[1e]",
        "[-]",
        " \t\r\n{\"a\" : [ ] , \"b\":{ }}\n",
        "\u{a0}1",
        "nulL",
        "truefalse",
    ] {
        agree(text);
    }
    let halves = r#"["\ud800", "\udc00\ud800", "\ud800\u0041", "\ud800\ud834\udd1e"]"#;
    let read = ["\u{fffd}", "\u{fffd}\u{fffd}", "\u{fffd}A", "\u{fffd}\u{1d11e}"];
    let texts = Value::read(halves).unwrap();
    assert_eq!(texts.items().iter().filter_map(Value::text).collect::<Vec<_>>(), read);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn json_like_text_is_read_or_refused_as_by_the_library(
        tokens in prop::collection::vec(prop_oneof![
            4 => prop::sample::select(vec!["[", "]", "{", "}", ",", ":", "\"", "\\", "\"a\"", "\"b\":", "1", " ", "[]"]),
            1 => prop::sample::select(vec!["true", "null", "-", "0", ".", "e", "\\u", "\\ud8", "00", "桥", "\n", "2.5"]),
        ], 0..14),
    ) {
        agree(&tokens.concat());
    }

    #[test]
    fn a_file_with_a_byte_changed_is_read_or_refused_as_by_the_library(at: prop::sample::Index, byte in 0x20u8..0x7f) {
        let mut bytes = include_str!("../interviews/everything/input.json").as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(text) = str::from_utf8(&bytes) {
            agree(text);
        }
    }
}
