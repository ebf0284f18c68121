//! JSON as it is written into the pages and files of a site. A `<` is always an escape, so that no text ends the element
//! that it stands in.

use crate::document::{Kind, Value, WITHHELD, is_private};
use crate::interview::Date;

/// A text in one or more languages, by tag, the original's first.
pub type Texts = Vec<(String, String)>;

pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '<' | '\0'..='\u{1f}' | '\u{7f}' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Members whose values are JSON already; those without a value are left out.
pub fn object<'a>(members: impl IntoIterator<Item = (&'a str, Option<String>)>) -> String {
    let each = members.into_iter().filter_map(|(key, value)| Some(format!("{}:{}", quoted(key), value?)));
    format!("{{{}}}", each.collect::<Vec<_>>().join(","))
}

pub fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(","))
}

pub fn texts(texts: &Texts) -> String {
    object(texts.iter().map(|(tag, text)| (&**tag, Some(quoted(text)))))
}

/// A date as files have it.
pub fn date(date: &Date) -> String {
    match date {
        Date::Words(words, _) => object(words.iter().map(|(lang, text)| (lang.as_str(), Some(quoted(text))))),
        _ => quoted(&date.to_string()),
    }
}

/// A value without what is for its editors alone.
pub fn value(value: &Value) -> String {
    match &value.kind {
        Kind::Null => "null".into(),
        Kind::Bool(is) => is.to_string(),
        Kind::Number(number) => number.to_string(),
        Kind::Text(text) => quoted(text),
        Kind::List(items) => list(items.iter().map(self::value)),
        Kind::Object(members) => {
            let public = members.iter().filter(|(key, _)| !is_private(key) && key != WITHHELD);
            object(public.map(|(key, one)| (&**key, Some(self::value(one)))))
        }
    }
}

/// A text that is JSON, without the white space between its values.
pub fn minified(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut in_text, mut escaped) = (false, false);
    for c in text.chars() {
        match c {
            ' ' | '\n' | '\r' | '\t' if !in_text => continue,
            '<' => {
                out.push_str("\\u003c");
                continue;
            }
            '"' if !escaped => in_text = !in_text,
            _ => {}
        }
        escaped = in_text && c == '\\' && !escaped;
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_space_between_values_goes() {
        let text = "{\r\n \"a b\" : [ 1,\t\"c \\\\\" , \"\\\" <d>\" ] }";
        assert_eq!(minified(text), "{\"a b\":[1,\"c \\\\\",\"\\\" \\u003cd>\"]}");
        assert_eq!(Value::read(text).unwrap(), Value::read(&minified(text)).unwrap());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = "</script>\u{0}\n\"\\\u{2028}邵\u{10ffff}";
        assert_eq!(Value::read(&quoted(text)).unwrap().text(), Some(text));
        assert!(!quoted(text).contains('<'));
    }
}
