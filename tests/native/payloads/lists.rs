//! Malicious and troublesome texts, and files that have them wherever the format takes a text.
//!
//! `PAYLOADS=<file> cargo test` (or `make test PAYLOADS=<file>`) also takes the lines of another list: lines that begin
//! with `# ` are comments, `\u{…}` is a character.

use std::fs;

use serde_json::{Map, Value, json};

/// The texts of the two lists here and of the one that `PAYLOADS` names; and some that are too long for a list.
pub fn all() -> Vec<String> {
    let mut all = lines(include_str!("../../payloads/script-injection.txt"));
    all.extend(lines(include_str!("../../payloads/naughty-strings.txt")));
    all.extend(["w".repeat(5000), "很".repeat(2000), "*a ".repeat(500), format!("e{}", "\u{301}".repeat(500))]);
    if let Some(path) = std::env::var_os("PAYLOADS").filter(|path| !path.is_empty()) {
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("PAYLOADS={}: {error}", path.display()));
        all.extend(lines(&String::from_utf8_lossy(&bytes)));
    }
    all
}

fn lines(list: &str) -> Vec<String> {
    let is_text = |line: &&str| !line.is_empty() && *line != "#" && !line.starts_with("# ") && !line.starts_with("#\t");
    list.lines().filter(is_text).map(decoded).collect()
}

/// A line with its `\u{…}` replaced by the characters.
fn decoded(line: &str) -> String {
    let mut parts = line.split("\\u{");
    let mut text = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let named = part.split_once('}').and_then(|(number, rest)| {
            let number = u32::from_str_radix(number, 16).ok()?;
            Some((char::from_u32(number)?, rest))
        });
        match named {
            Some((c, rest)) => {
                text.push(c);
                text.push_str(rest);
            }
            None => text += &format!("\\u{{{part}"),
        }
    }
    text
}

/// The same with a backslash before every character of mark-up.
fn escaped(text: &str) -> String {
    text.chars().map(|c| if "\\*[]()".contains(c) { format!("\\{c}") } else { c.to_string() }).collect()
}

/// How a file has texts in several languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Localized {
    /// As one string.
    Plain,
    /// By language: English and Chinese.
    Each,
}

/// A file with everything in the schema of the format, so that new fields are included by themselves. `text` makes each
/// text from its pointer. The first of the two turns is a question.
pub fn file(localized: Localized, text: &dyn Fn(&str) -> String) -> Value {
    let schema: Value =
        serde_json::from_str(include_str!("../../../static/interview.schema.json")).expect("it is JSON");
    let make = Make { schema: &schema, localized, text };
    let mut file = make.value(&schema, "");
    // Withheld words must not be in the file as well.
    file.as_object_mut().expect("a file is an object").remove("withheld");
    let mut question = file["turns"][0].clone();
    question["speaker"] = "asks".into();
    let members = question.as_object_mut().expect("a turn is an object");
    ["id", "answers", "passages"].iter().for_each(|key| drop(members.remove(*key)));
    let answer = make.value(&schema["$defs"]["Turn"], "/turns/1");
    file["turns"] = json!([question, answer]);
    let asks = json!({ "id": "asks", "name": "Asks", "role": "interviewer" });
    file["speakers"].as_array_mut().expect("speakers are a list").push(asks);
    file
}

/// Harmless files with everything that the viewer renders.
pub fn harmless() -> Vec<Value> {
    let mut files = Vec::new();
    for localized in [Localized::Plain, Localized::Each] {
        files.push(file(localized, &|at| format!("*some* **words** of [{at}](https://a.example/)")));
        // The same words everywhere, so that the text contains the term of the glossary.
        files.extend(
            ["单位 words", "1. words", "- words", "كلمات"].map(|words| file(localized, &|_| words.to_string())),
        );
    }
    files
}

/// A file with some texts everywhere, each of them after the pointer of its place, so that they can be told apart.
pub fn labelled(localized: Localized, payloads: &[String]) -> Value {
    // Where marks are read, the text must be escaped.
    let is_prose = |at: &str| at.contains("/turns/") && at.contains("/text");
    let written = |at: &str, payload: &str| if is_prose(at) { escaped(payload) } else { payload.to_string() };
    let one = |at: &str, payload: &String| format!("{at} {} ", written(at, payload));
    file(localized, &|at| payloads.iter().map(|payload| one(at, payload)).collect())
}

/// The texts of a labelled file that a reader must see, in English.
pub fn drawn(file: &Value, payloads: &[String]) -> Vec<String> {
    let is_drawn = |at: &String| !UNDRAWN.contains(&at.trim_end_matches("/en")) && !at.ends_with("/zh-Hans");
    let drawn = labels(file, "").into_iter().filter(is_drawn);
    drawn.flat_map(|at| payloads.iter().map(move |payload| format!("{at} {payload}"))).collect()
}

/// Texts that are not shown: those for programs only, those that something better replaces, and those that are left out
/// because their form is not valid. A new field of the format must be shown, or be listed here.
const UNDRAWN: &[&str] = &[
    "/format",
    "/id",
    "/languages/0",
    "/url",
    "/source/url",
    "/speakers/0/id",
    "/speakers/0/initials",
    "/themes/0/id",
    "/glossary/0/id",
    "/turns/0/translated",
    "/turns/1/translated",
    "/turns/1/passages/0/translated",
    "/turns/1/answers",
    "/turns/1/heading",
    // No theme of the list has them.
    "/turns/0/themes/0",
    "/turns/1/themes/0",
    "/turns/1/passages/0/themes/0",
];

/// The pointers of all labelled texts in a file.
pub fn labels(value: &Value, at: &str) -> Vec<String> {
    match value {
        Value::Object(members) => {
            let each = members.iter().flat_map(|(key, value)| labels(value, &format!("{at}/{key}")));
            each.collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(n, item)| labels(item, &format!("{at}/{n}"))).collect()
        }
        Value::String(text) if text.starts_with(at) => vec![at.to_string()],
        _ => Vec::new(),
    }
}

struct Make<'a> {
    schema: &'a Value,
    localized: Localized,
    text: &'a dyn Fn(&str) -> String,
}

impl Make<'_> {
    fn value(&self, schema: &Value, at: &str) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            let schema = self.schema.pointer(reference.trim_start_matches('#')).expect("the schema has it");
            return self.value(schema, at);
        }
        if let Some(properties) = schema["properties"].as_object() {
            let member = |(key, schema): (&String, &Value)| (key.clone(), self.value(schema, &format!("{at}/{key}")));
            return properties.iter().map(member).collect::<Map<_, _>>().into();
        }
        if let Some(choices) = schema["anyOf"].as_array() {
            return self.choice(choices, at);
        }
        match schema["type"].as_str() {
            Some("string") => (self.text)(at).into(),
            Some("array") => json!([self.value(&schema["items"], &format!("{at}/0"))]),
            Some("number") => 95.into(),
            Some("integer") => schema["maximum"].clone(),
            other => panic!("the format has something new at {at}: {other:?}"),
        }
    }

    /// Makes a text, a list of paragraphs, or either of these by language, as wanted.
    fn choice(&self, choices: &[Value], at: &str) -> Value {
        let by_language = choices.iter().find_map(|choice| {
            let texts = choice["patternProperties"].as_object()?;
            texts.iter().find(|(pattern, _)| !pattern.contains("x-")).map(|(_, schema)| schema)
        });
        match by_language.filter(|_| self.localized == Localized::Each) {
            Some(schema) => {
                let one = |lang: &str| (lang.to_string(), self.value(schema, &format!("{at}/{lang}")));
                ["en", "zh-Hans"].map(one).into_iter().collect::<Map<_, _>>().into()
            }
            None => self.value(choices.first().expect("there is something to choose"), at),
        }
    }
}
