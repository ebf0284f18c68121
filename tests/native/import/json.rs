//! The texts and numbers of JSON, without the keys. JSON in a text counts as JSON.

use serde_json::value::RawValue;
use serde_json::{Value, from_str};

/// Returns all texts and numbers of a JSON file, or of one with JSON in each line; nothing if it is none.
pub fn words(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() > 1 && lines.iter().all(|line| line.starts_with('{') && from_str::<Value>(line).is_ok()) {
        return lines.into_iter().map(words).collect();
    }
    if !text.trim_start().starts_with(['{', '[']) || from_str::<Value>(text).is_err() {
        return None;
    }
    let mut words = String::new();
    collect(from_str(text).ok()?, &mut words);
    Some(words)
}

fn collect(raw: &RawValue, words: &mut String) {
    let json = raw.get();
    match json.as_bytes()[0] {
        b'{' => members(json).iter().for_each(|member| collect(member, words)),
        b'[' => from_str::<Vec<&RawValue>>(json).unwrap().iter().for_each(|item| collect(item, words)),
        b'"' => {
            let text: String = from_str(json).unwrap();
            words.push_str(&self::words(&text).unwrap_or(text));
            words.push(' ');
        }
        b't' | b'f' | b'n' => {}
        _ => words.push_str(json),
    }
}

/// The values of an object, also of keys that occur several times.
fn members(json: &str) -> Vec<&RawValue> {
    struct Members;
    impl<'de> serde::de::Visitor<'de> for Members {
        type Value = Vec<&'de RawValue>;
        fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut values = Vec::new();
            while let Some((_, value)) = map.next_entry::<String, &RawValue>()? {
                values.push(value);
            }
            Ok(values)
        }
    }
    use serde::Deserializer;
    serde_json::Deserializer::from_str(json).deserialize_map(Members).unwrap()
}
