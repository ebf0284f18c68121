//! The published schemas match the wire types, and agree with the reader on which files are valid.

use std::path::{Path, PathBuf};
use std::{env, fs};

use interview_viewer::state::Ui;
use interview_viewer::{document, interview};
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&document::schema()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// The problems of a file by the schema, and by the reader.
fn judged(path: &Path) -> (Vec<String>, Vec<String>) {
    let bytes = fs::read(path).unwrap();
    let value: Value = serde_json::from_slice(&bytes).unwrap();
    let by_schema = validator().iter_errors(&value).map(|error| error.to_string()).collect();
    let (_, problems) = interview::check(document::parse(&*bytes).unwrap());
    (by_schema, problems.iter().map(|problem| format!("{problem:?}")).collect())
}

#[test]
fn the_published_schemas_are_those_of_the_code() {
    for (name, schema) in [("interview", document::schema()), ("site", document::site_schema())] {
        let path = root().join(format!("static/{name}.schema.json"));
        if env::var_os("UPDATE").is_some() {
            fs::write(&path, &schema).unwrap();
        }
        assert!(fs::read_to_string(&path).unwrap_or_default() == schema, "UPDATE=1 writes the schema anew");
    }
}

/// The problems of a `site.json` by the schema, and by the command.
fn site_judged(text: &str) -> (Vec<String>, Vec<String>) {
    let schema: Value = serde_json::from_str(&document::site_schema()).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    let by_schema = validator.iter_errors(&value).map(|error| error.to_string()).collect();
    let diagnostics = interview_viewer::build::check(text.as_bytes(), "site.json", Ui::En);
    let by_command = diagnostics
        .iter()
        .map(|diagnostic| format!("{}:{} {}", diagnostic.line, diagnostic.column, diagnostic.message))
        .collect();
    (by_schema, by_command)
}

#[test]
fn the_schema_of_a_site_and_the_command_agree() {
    let sample = fs::read_to_string(root().join("static/site/site.json")).unwrap();
    let smallest =
        r#"{"interviews": ["a.json", {"id": "b", "category": {"en": "C"}, "people": ["X", {"id": "y"}]}]}"#.into();
    for good in [sample, smallest, "{}".into()] {
        let (by_schema, by_command) = site_judged(&good);
        assert!(by_schema.is_empty() && by_command.is_empty(), "{by_schema:#?} {by_command:#?}");
    }
    for bad in [
        r#"{"interviews": {}}"#,
        r#"{"interviews": [], "colour": "red"}"#,
        r#"{"interviews": [], "format": "site/2"}"#,
        r#"{"interviews": [], "url": "willow.example"}"#,
        r#"{"interviews": [], "paper": "A5"}"#,
        r#"{"interviews": [], "name": 7}"#,
        r#"{"interviews": [], "notes": [{"title": "T"}]}"#,
        r#"{"interviews": [], "contact": {"fax": "1"}}"#,
        r#"{"interviews": [], "contact": {"links": [{"label": "L", "url": "javascript:1"}]}}"#,
        r#"{"interviews": [{"title": "T"}]}"#,
        r#"{"interviews": [{"id": "a", "date": "soon"}]}"#,
        r#"{"interviews": [{"id": "a", "themes": "trust"}]}"#,
        r#"{"interviews": [{"id": "a", "people": [{"id": "b", "role": "c"}]}]}"#,
    ] {
        let (by_schema, by_command) = site_judged(bad);
        assert!(!by_schema.is_empty() && !by_command.is_empty(), "{bad}: {by_schema:#?} {by_command:#?}");
    }
}

#[test]
fn the_sample_interviews_are_valid() {
    let folder = fs::read_dir(root().join("static/site/interviews")).expect("the folder of the interviews");
    let files = folder.map(|entry| entry.unwrap().path());
    for path in files.filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let (by_schema, by_reading) = judged(&path);
        assert!(by_schema.is_empty() && by_reading.is_empty(), "{}: {by_schema:#?} {by_reading:#?}", path.display());
    }
}

#[test]
fn the_schema_allows_exactly_files_without_problems() {
    // No schema can express these: unknown or duplicate ids, cycles, misspelt words, text in another language.
    const BEYOND: [&str; 7] = [
        "answers-that-cannot-be",
        "ids-repeated",
        "half-characters",
        "keys-unknown-and-repeated",
        "languages-exchanged",
        "languages-exchanged-in-a-passage",
        "roles-misspelt",
    ];
    let cases = fs::read_dir(root().join("tests/interviews")).unwrap();
    let mut judgements: Vec<PathBuf> = cases.map(|entry| entry.unwrap().path()).collect();
    judgements.retain(|case| !BEYOND.iter().any(|name| case.ends_with(name)));
    judgements.retain(|case| document::parse(fs::read(case.join("input.json")).unwrap()).is_ok());
    for case in judgements {
        let (by_schema, by_reading) = judged(&case.join("input.json"));
        assert_eq!(by_schema.is_empty(), by_reading.is_empty(), "{}: {by_schema:#?} {by_reading:#?}", case.display());
    }
}
