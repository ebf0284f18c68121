//! Serializers for a site's JSON: texts by language, dates, values without their private members, one member per line.

use std::io::{Result, Write};

use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;
use serde_json::value::{RawValue, to_raw_value};

use crate::document::{Kind, Value, WITHHELD, is_private};
use crate::interview::Date;

/// A text by language tag, the original first.
pub type Texts = Vec<(String, String)>;

/// Serializes a value as minified JSON.
pub fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("all keys are texts")
}

/// Serializes a value as JSON to embed in another.
pub fn raw(value: &impl Serialize) -> Box<RawValue> {
    to_raw_value(value).expect("all keys are texts")
}

/// Serializes a text as an object, keeping the order of languages.
pub fn by_language<S: Serializer>(texts: &Texts, json: S) -> std::result::Result<S::Ok, S::Error> {
    json.collect_map(texts.iter().map(|(tag, text)| (tag, text)))
}

/// [`by_language`] for a text that may be absent.
pub fn by_language_if_any<S: Serializer>(texts: &Option<&Texts>, json: S) -> std::result::Result<S::Ok, S::Error> {
    match texts {
        Some(texts) => by_language(texts, json),
        None => json.serialize_none(),
    }
}

/// Serializes a date as interview files have it.
pub fn date(date: &Date) -> Box<RawValue> {
    match date {
        Date::Words(words, _) => {
            let texts: Texts = words.iter().map(|(lang, text)| (lang.to_string(), text.to_string())).collect();
            raw(&ByLanguage(&texts))
        }
        _ => raw(&date.to_string()),
    }
}

#[derive(Serialize)]
pub struct ByLanguage<'a>(#[serde(serialize_with = "by_language")] pub &'a Texts);

/// Serializes a value without its private members.
pub struct Public<'a>(pub &'a Value<'a>);

impl Serialize for Public<'_> {
    fn serialize<S: Serializer>(&self, json: S) -> std::result::Result<S::Ok, S::Error> {
        match &self.0.kind {
            Kind::List(items) => json.collect_seq(items.iter().map(Public)),
            Kind::Object(members) => {
                let public = members.iter().filter(|(key, _)| !is_private(key) && key != WITHHELD);
                json.collect_map(public.map(|(key, value)| (key, Public(value))))
            }
            _ => self.0.serialize(json),
        }
    }
}

/// A formatter for JSON in Git: the two outermost levels of objects have one member per line, everything else is on one line.
#[derive(Default)]
pub struct Lines {
    depth: usize,
    has_members: bool,
}

/// How many nested levels of objects have one member per line.
const DEEP: usize = 2;

impl Formatter for Lines {
    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, is_first: bool) -> Result<()> {
        if is_first { Ok(()) } else { out.write_all(b", ") }
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> Result<()> {
        self.depth += 1;
        self.has_members = false;
        out.write_all(b"{")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, is_first: bool) -> Result<()> {
        match (self.depth <= DEEP, is_first) {
            (true, true) => write!(out, "\n{:1$}", "", self.depth),
            (true, false) => write!(out, ",\n{:1$}", "", self.depth),
            (false, true) => Ok(()),
            (false, false) => out.write_all(b", "),
        }
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> Result<()> {
        self.has_members = true;
        Ok(())
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> Result<()> {
        if self.depth <= DEEP && self.has_members {
            write!(out, "\n{:1$}", "", self.depth - 1)?;
        }
        self.depth -= 1;
        out.write_all(b"}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_keys_are_not_written() {
        let text = r#"{"a":[{"x-b":1,"withheld":["c"],"d":"<\u00e9>","e":1.50}],"$f":null,"a":true}"#;
        assert_eq!(json(&Public(&Value::read(text).unwrap())), r#"{"a":[{"d":"<é>","e":1.50}],"a":true}"#);
    }

    #[test]
    fn two_levels_have_lines() {
        let mut out = Vec::new();
        let value = serde_json::json!({"a": {"b": {"c": [1, {"d": {}}], "e": 2}, "f": 3}, "g": {}});
        value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Lines::default())).unwrap();
        let lines = "{\n \"a\": {\n  \"b\": {\"c\": [1, {\"d\": {}}], \"e\": 2},\n  \"f\": 3\n },\n \"g\": {}\n}";
        assert_eq!(String::from_utf8(out).unwrap(), lines);
    }
}
