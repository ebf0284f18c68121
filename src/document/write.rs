//! Writes a [`Document`] as the text of a file that is convenient under version control.

use super::Document;

/// Writes a document: indented by two spaces, with known keys in the order of the schema and unknown, repeated and
/// private ones after them, without escapes where JSON allows it, with a line break at the end. Numbers and values of a
/// wrong type stay unchanged. Lone surrogates become U+FFFD.
///
/// Reading the result returns an equal document, and writing that returns the same text.
pub fn write(document: &Document) -> String {
    serde_json::to_string_pretty(&document.file).expect("what is read from JSON can be written as JSON") + "\n"
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use proptest::prelude::*;

    use super::write;
    use crate::document::parse;

    /// Asserts that a file survives writing, and returns the written text.
    #[track_caller]
    fn survives(text: &str) -> String {
        let document = parse(text.as_bytes()).expect(text);
        let written = write(&document);
        let again = parse(written.as_bytes()).expect(&written);
        assert_eq!(document, again, "{text}\n{written}");
        assert_eq!(write(&again), written);
        written
    }

    /// Lists all JSON files below a folder.
    fn below(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                below(&path, files);
            } else if path.extension().is_some_and(|end| end == "json") {
                files.push(path);
            }
        }
    }

    #[test]
    fn every_file_of_the_repository_survives() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut files = Vec::new();
        for folder in ["static", "tests/interviews", "tests/sites", "tests/snippets", "tests/browser"] {
            below(&root.join(folder), &mut files);
        }
        let mut count = 0;
        for path in files {
            let text = fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            let Some(text) = text.filter(|text| parse(text.as_bytes()).is_ok()) else { continue };
            survives(&text);
            count += 1;
        }
        assert!(count > 30);
    }

    #[test]
    fn a_file_is_formatted_as_by_hand() {
        let text = r#"{"turns": [{"x-n": 1.50, "text": {"$a": 1, "en": "a/b", "zh-Hans": null}, "start": 1.0e1, "themes": "t"}],
            "colour": ["r\u00e9d", {}], "title": null, "title": "\u6865\t\ud800", "date": 2015, "format": 1}"#;
        let wanted = r#"{
  "format": 1,
  "title": null,
  "date": 2015,
  "turns": [
    {
      "start": 1.0e1,
      "text": {
        "en": "a/b",
        "zh-Hans": null,
        "$a": 1
      },
      "themes": "t",
      "x-n": 1.50
    }
  ],
  "colour": [
    "réd",
    {}
  ],
  "title": "桥\t�"
}
"#;
        assert_eq!(survives(text), wanted);
    }

    const KEYS: [&str; 22] = [
        "title", "turns", "text", "passages", "speaker", "speakers", "id", "name", "label", "start", "themes", "date",
        "source", "glossary", "term", "aliases", "en", "zh-Hans", "x-note", "$a", "colour", "a\\u0062",
    ];

    /// Generates JSON that resembles an interview, with repeated keys, unusual numbers and lone surrogates.
    fn json() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            prop::sample::select(vec![
                "null",
                "true",
                "1.50e+2",
                "-0",
                "1e999",
                "2015",
                r#""\ud800\u0041""#,
                r#""0:12""#
            ])
            .prop_map(str::to_owned),
            any::<String>().prop_map(|text| serde_json::Value::from(text).to_string()),
        ];
        leaf.prop_recursive(5, 48, 6, |inner| {
            let member = (prop::sample::select(KEYS.to_vec()), inner.clone())
                .prop_map(|(key, value)| format!("\"{key}\" : {value}"));
            prop_oneof![
                prop::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(" ,"))),
                prop::collection::vec(member, 0..6).prop_map(|members| format!("{{{}}}", members.join(",\n"))),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn any_document_survives(turn in json(), values in prop::collection::vec(json(), 8)) {
            survives(&values[0]);
            let members: Vec<String> = (values[1..].iter().zip(KEYS.iter().cycle().skip(values[0].len() % 22)))
                .map(|(value, key)| format!("\"{key}\": {value}"))
                .collect();
            survives(&format!("{{{}, \"turns\": [{turn}, {}]}}", members.join(","), values[0]));
        }
    }
}
