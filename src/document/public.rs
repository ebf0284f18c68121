//! Removes from a file what is only for its editors.

use std::borrow::Cow;

use super::ParseError;
use super::json::{Kind, Value};

/// The key of the list of words that must not be published.
pub const WITHHELD: &str = "withheld";

/// Returns whether a key is an editor's private note, such as `$comment` or `x-phone`.
pub fn is_private(key: &str) -> bool {
    key.starts_with('$') || key.starts_with("x-") || key.starts_with("X-")
}

/// Returns a JSON text without its private members ([`is_private`]) and its lists of [`WITHHELD`] words. The rest stays
/// unchanged, each value on the same line.
///
/// # Errors
/// If the text is not JSON: returns the reason and its place.
pub fn public(text: &str) -> Result<Cow<'_, str>, ParseError> {
    let mut cuts = Vec::new();
    mark(text, &Value::read(text)?, &mut cuts);
    Ok(if cuts.is_empty() { text.into() } else { without(text, cuts).into() })
}

/// Collects the ranges to cut from a value.
fn mark(text: &str, value: &Value, cuts: &mut Vec<(usize, usize)>) {
    let Kind::Object(members) = &value.kind else {
        return value.items().iter().for_each(|item| mark(text, item, cuts));
    };
    // The end of the value or bracket before; and whether no member has been kept yet, and whether one before the first
    // has been cut.
    let mut behind = value.at as usize + 1;
    let (mut is_first, mut has_gone) = (true, false);
    for (key, value) in members {
        if is_private(key) || key == WITHHELD {
            cuts.push((behind, value.end()));
            has_gone = true;
        } else {
            if is_first && has_gone {
                let comma = behind + text[behind..].find(',').unwrap_or_default();
                cuts.push((comma, comma + 1));
            }
            is_first = false;
            mark(text, value, cuts);
        }
        behind = value.end();
    }
}

/// Cuts ranges out of a text. Their line breaks are inserted at the next one that stays.
fn without(text: &str, cuts: Vec<(usize, usize)>) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut from, mut breaks) = (0, 0);
    for (start, end) in cuts {
        push(&mut out, &text[from..start], &mut breaks);
        breaks += text[start..end].matches('\n').count();
        from = end;
    }
    push(&mut out, &text[from..], &mut breaks);
    out
}

fn push(out: &mut String, piece: &str, breaks: &mut usize) {
    let at = if *breaks > 0 { piece.find('\n') } else { None };
    let Some(at) = at else { return out.push_str(piece) };
    out.push_str(&piece[..at]);
    out.extend(std::iter::repeat_n('\n', std::mem::take(breaks)));
    out.push_str(&piece[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_members_are_removed_and_the_rest_stays_verbatim() {
        for (text, left) in [
            (r#"{"a": 1.50, "b": [1e3, {}]}"#, r#"{"a": 1.50, "b": [1e3, {}]}"#),
            (r#"{"$note": "x", "a": 1}"#, r#"{ "a": 1}"#),
            (r#"{"a": 1, "x-note": {"b": [2]}}"#, r#"{"a": 1}"#),
            (r#"{"$a": 1, "x-b": 2}"#, r#"{}"#),
            (r#"{"$a": 1, "x-b": 2, "c": 3, "X-d": 4, "e": "$f"}"#, r#"{ "c": 3, "e": "$f"}"#),
            (r#"[{"\u0024a": 1}, {"x\u002db": 2, "colour": "red"}]"#, r#"[{}, { "colour": "red"}]"#),
            (r#"{"a": {"withheld": ["b"], "x": 1}, "withheld": []}"#, r#"{"a": { "x": 1}}"#),
            (r#"{"x": 1, "$x": 2, "$x": 3}"#, r#"{"x": 1}"#),
        ] {
            assert_eq!(public(text).unwrap(), left, "{text}");
        }
        assert!(public("{\"a\": }").is_err());
    }

    #[test]
    fn each_value_keeps_its_line() {
        let text = "{\n  \"$a\": 1,\n  \"b\": 2,\n  \"x-c\": [\n    3\n  ],\n  \"d\": 4,\n  \"$e\": 5\n}\n";
        assert_eq!(public(text).unwrap(), "{\n\n  \"b\": 2,\n\n\n\n  \"d\": 4\n\n}\n");
    }
}
