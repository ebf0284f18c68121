//! Markdown, with all of an interview: `import/markdown/own.rs` describes and reads it.

use std::fmt::Write;

use crate::document::{self, Document, Kind, Value};
use crate::import::escaped;
use crate::interview::Interview;

/// The members of a turn or a passage that stand as text.
const WORDS: [&str; 3] = ["text", "passages", "heading"];

/// Writes an interview.
pub fn write(document: &Document, interview: &Interview) -> String {
    let json = document::write(document);
    let file = Value::read(&json).expect("a document is written as JSON");
    let languages = file.get("languages").map(Value::items).unwrap_or_default();
    let original = languages.first().and_then(|tag| tag.text()).unwrap_or_default();
    let mut out = String::from("---\n");
    // The import knows the file by this line.
    let format = file.get("format").and_then(Value::text).filter(|format| format.starts_with("interview/1"));
    let _ = writeln!(out, "format: {}", quoted(format.unwrap_or("interview/1")));
    for (key, value) in file.members().iter().filter(|(key, _)| !matches!(&**key, "format" | "turns" | "withheld")) {
        let is_simple = key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'$'));
        let key = if is_simple { key.to_string() } else { quoted(key) };
        let items = value.items();
        if items.iter().any(|item| matches!(item.kind, Kind::Object(_))) {
            let _ = writeln!(out, "{key}:");
            items.iter().for_each(|item| {
                let _ = writeln!(out, "- {}", compact(item.raw));
            });
        } else {
            let _ = writeln!(out, "{key}: {}", compact(value.raw));
        }
    }
    let title = interview.title.iter().next().map(|(_, title)| &**title).unwrap_or_default();
    out.push_str("---\n");
    if file.get("title").is_some() {
        let _ = write!(out, "\n# {}\n", title.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let turns = file.get("turns").map(Value::items).unwrap_or_default();
    for turn in turns {
        self::turn(turn, interview, original, &mut out);
    }
    out
}

fn turn(turn: &Value, interview: &Interview, original: &str, out: &mut String) {
    if let Some(heading) = turn.get("heading") {
        out.push('\n');
        for (lang, words) in texts(heading, original) {
            let lang = lang.map(|lang| format!("<!-- {lang} --> ")).unwrap_or_default();
            let _ = writeln!(out, "## {lang}{}", words.replace(['\n', '\r'], " ").trim());
        }
    }
    let id = turn.get("speaker").and_then(Value::text).unwrap_or_default();
    let speaker = interview.speakers.iter().find(|speaker| *speaker.id == *id);
    let name = speaker.and_then(|speaker| speaker.name.iter().next()).map(|(_, name)| format!(" {name}:"));
    let _ = write!(out, "\n###{}", name.unwrap_or_default());
    if let Some(comment) = comment(turn) {
        let _ = write!(out, " {comment}");
    }
    out.push('\n');
    match turn.get("passages").map(Value::items).filter(|passages| !passages.is_empty()) {
        None => prose(turn.get("text"), original, out),
        Some(passages) => {
            for passage in passages {
                let _ = write!(out, "\n{}\n", comment(passage).unwrap_or_else(|| "<!-- {} -->".to_owned()));
                let text = if passage.text().is_some() { Some(passage) } else { passage.get("text") };
                prose(text, original, out);
            }
        }
    }
}

/// The other members as a comment.
fn comment(value: &Value) -> Option<String> {
    let members = value.members().iter().filter(|(key, _)| !WORDS.contains(&&**key));
    let members: Vec<String> = members.map(|(key, value)| format!("{}: {}", quoted(key), compact(value.raw))).collect();
    // The comment ends at the first arrow.
    let json = members.join(", ").replace("-->", "--\\u003e");
    (!members.is_empty()).then(|| format!("<!-- {{{json}}} -->"))
}

fn prose(text: Option<&Value>, original: &str, out: &mut String) {
    let Some(text) = text else { return };
    for (lang, words) in texts(text, original) {
        out.push('\n');
        if let Some(lang) = lang {
            let _ = writeln!(out, "> <!-- {lang} -->");
        }
        for line in words.trim().lines() {
            let line = escaped(line.trim());
            let mark = if lang.is_some() { if line.is_empty() { ">" } else { "> " } } else { "" };
            let _ = writeln!(out, "{mark}{line}");
        }
    }
}

/// The texts of a value by language, the original first and without its language.
fn texts<'v>(value: &'v Value, original: &str) -> Vec<(Option<&'v str>, String)> {
    let whole = |value: &Value| match &value.kind {
        Kind::List(items) => items.iter().filter_map(|item| item.text()).collect::<Vec<_>>().join("\n\n"),
        _ => value.text().unwrap_or_default().to_owned(),
    };
    let mut texts: Vec<(Option<&str>, String)> = match &value.kind {
        Kind::Object(members) => {
            let tagged = |(lang, text)| (Some::<&str>(lang).filter(|lang| *lang != original), whole(text));
            members.iter().map(|(lang, text)| tagged((&**lang, text))).collect()
        }
        _ => vec![(None, whole(value))],
    };
    texts.retain(|(_, text)| !text.trim().is_empty());
    texts.sort_by_key(|(lang, _)| lang.is_some());
    texts
}

/// JSON in one line.
fn compact(json: &str) -> String {
    json.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
