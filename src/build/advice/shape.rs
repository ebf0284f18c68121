//! What to write in place of a value of a wrong type: the same words in the right brackets.

use crate::document::{ExpectedKind, FoundKind, Kind, Value};
use crate::interview::{Expected, Found, Problem};

/// How many items of a list are written out.
const ITEMS: usize = 2;
/// How many characters of a text are.
const SHOWN: usize = 40;

/// Returns the JSON to write in place of a value.
pub fn of(problem: &Problem, file: &Value) -> Option<String> {
    let key = problem.pointer.rsplit('/').find(|step| step.parse::<usize>().is_err()).unwrap_or_default();
    let (expected, found) = match (&problem.expected, &problem.found) {
        (Expected::Value(kind), Found::Value(found)) => (*kind, found),
        (Expected::KnownTheme, Found::Value(FoundKind::Text(ids))) => return several(ids),
        (Expected::Link, Found::Value(FoundKind::Text(address))) => return with_scheme(address),
        _ => return None,
    };
    match (expected, found) {
        (ExpectedKind::List, FoundKind::Text(text)) => Some(format!("[{}]", item(key, text))),
        (ExpectedKind::List, FoundKind::Object) => as_list(key, file.nearest(&problem.pointer)),
        (ExpectedKind::SpeakerId | ExpectedKind::ThemeId, FoundKind::Object) => {
            let object = file.nearest(&problem.pointer);
            let id = ["id", "name", "label"].iter().find_map(|key| object.get(key)?.text());
            id.map(quoted)
        }
        (ExpectedKind::Address, FoundKind::Text(text)) => with_scheme(text).map(|url| quoted(&url)),
        (
            ExpectedKind::Id | ExpectedKind::Text | ExpectedKind::Localized | ExpectedKind::Prose,
            FoundKind::Number(number),
        ) => Some(quoted(number)),
        (_, FoundKind::Text(text)) => object(expected, key, text),
        _ => None,
    }
}

/// The object that a text stands for.
fn object(expected: ExpectedKind, key: &str, text: &str) -> Option<String> {
    let is_address = with_scheme(text).is_some() || text.starts_with("http");
    let mine = quoted(text);
    Some(match (expected, key) {
        (ExpectedKind::Speaker, _) => format!(r#"{{"id": {mine}, "name": {mine}}}"#),
        (ExpectedKind::Theme, _) => format!(r#"{{"id": {mine}, "label": {mine}}}"#),
        (ExpectedKind::Term, _) => format!(r#"{{"term": {mine}, "note": "…"}}"#),
        (ExpectedKind::Turn, _) => format!(r#"{{"speaker": "…", "text": {mine}}}"#),
        (ExpectedKind::Passage, _) => format!(r#"{{"text": {mine}}}"#),
        (ExpectedKind::Source, _) if is_address => format!(r#"{{"url": {mine}}}"#),
        (ExpectedKind::Source, _) => format!(r#"{{"name": {mine}}}"#),
        (ExpectedKind::Rights, _) if text.starts_with("CC") => format!(r#"{{"licence": {mine}}}"#),
        (ExpectedKind::Rights, _) => format!(r#"{{"holder": {mine}}}"#),
        (ExpectedKind::Object, "contact") if text.contains('@') => format!(r#"{{"email": {mine}}}"#),
        (ExpectedKind::Object, "contact") => format!(r#"{{"address": {mine}}}"#),
        (ExpectedKind::Object, "links") => {
            let url = with_scheme(text).unwrap_or_else(|| text.to_owned());
            format!(r#"{{"label": "…", "url": {}}}"#, quoted(&url))
        }
        (ExpectedKind::Object, "notes") => format!(r#"{{"text": {mine}}}"#),
        _ => return None,
    })
}

/// A text as an item of a list.
fn item(key: &str, text: &str) -> String {
    let kind = match key {
        "speakers" => ExpectedKind::Speaker,
        "glossary" => ExpectedKind::Term,
        "turns" => ExpectedKind::Turn,
        "passages" => ExpectedKind::Passage,
        "links" | "notes" => ExpectedKind::Object,
        // Themes of an interview and themes of a passage have the same key; both may be words.
        _ => return quoted(text),
    };
    object(kind, key, text).unwrap_or_else(|| quoted(text))
}

/// The list that an object stands for: of itself, or of its members if each has an id for a key.
fn as_list(key: &str, value: &Value) -> Option<String> {
    let name = match key {
        "speakers" => "name",
        "themes" => "label",
        "glossary" => "note",
        _ => return Some("[{…}]".to_owned()),
    };
    let is_one = ["id", "name", "label", "term", "initials"].iter().any(|key| value.get(key).is_some());
    if is_one || value.members().is_empty() {
        return Some("[{…}]".to_owned());
    }
    let id = if key == "glossary" { "term" } else { "id" };
    let mut items: Vec<String> = (value.members().iter().take(ITEMS))
        .map(|(key, value)| match &value.kind {
            Kind::Text(text) => format!(r#"{{"{id}": {}, "{name}": {}}}"#, quoted(key), quoted(text)),
            _ => format!(r#"{{"{id}": {}, …}}"#, quoted(key)),
        })
        .collect();
    if value.members().len() > ITEMS {
        items.push("…".to_owned());
    }
    Some(format!("[{}]", items.join(", ")))
}

/// The ids that one text holds, each in its own quotation marks.
fn several(ids: &str) -> Option<String> {
    let parts: Vec<&str> = ids.split([',', '，', '、', ';', '；']).map(str::trim).collect();
    let is_list = parts.len() > 1 && parts.iter().all(|part| !part.is_empty() && part.chars().count() < SHOWN);
    is_list.then(|| parts.into_iter().map(quoted).collect::<Vec<_>>().join(", "))
}

/// An address that lacks its scheme or a part of it: `www.ngo.example`, `https//ngo.example`.
fn with_scheme(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = ["https://", "http://", "https:/", "http:/", "https//", "http//", "//"];
    let rest = rest.iter().find_map(|start| text.strip_prefix(start)).unwrap_or(text).trim_start_matches('/');
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && host.chars().all(|c| c.is_alphanumeric() || ".-:".contains(c))
        && !host.rsplit('.').next().is_some_and(|end| end.len() < 2 || end.chars().all(|c| c.is_ascii_digit()));
    let url = format!("https://{rest}");
    (is_host && url != text && !rest.contains(char::is_whitespace)).then_some(url)
}

fn quoted(text: &str) -> String {
    let mut shown: String = text.trim().chars().take(SHOWN).collect();
    if text.trim().chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    serde_json::Value::from(shown).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_get_what_they_lack() {
        for (text, url) in [
            ("www.ngo.example/x", Some("https://www.ngo.example/x")),
            ("ngo.example", Some("https://ngo.example")),
            ("https//ngo.example/", Some("https://ngo.example/")),
            ("http:/ngo.example", Some("https://ngo.example")),
            ("https://ngo.example", None),
            ("soon", None),
            ("no. 4", None),
            ("page.1", None),
            ("a b.example", None),
        ] {
            assert_eq!(with_scheme(text).as_deref(), url, "{text}");
        }
    }

    #[test]
    fn an_object_by_id_becomes_a_list() {
        let list = |key: &str, json: &str| as_list(key, &Value::read(json).unwrap()).unwrap();
        assert_eq!(list("speakers", r#"{"lin": "Lin Xia"}"#), r#"[{"id": "lin", "name": "Lin Xia"}]"#);
        assert_eq!(
            list("themes", r#"{"a": 1, "b": "B", "c": "C"}"#),
            r#"[{"id": "a", …}, {"id": "b", "label": "B"}, …]"#
        );
        assert_eq!(list("speakers", r#"{"id": "lin"}"#), "[{…}]");
        assert_eq!(list("turns", r#"{"a": 1}"#), "[{…}]");
    }
}
