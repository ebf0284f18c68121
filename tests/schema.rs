//! The published schema: in step with the wire types, and of one mind with reading about what is good.

use std::path::{Path, PathBuf};
use std::{env, fs};

use interview_viewer::{document, interview};
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn validator() -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&document::schema()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// What is wrong with a file by the schema, and by reading.
fn judged(path: &Path) -> (Vec<String>, Vec<String>) {
    let bytes = fs::read(path).unwrap();
    let value: Value = serde_json::from_slice(&bytes).unwrap();
    let by_schema = validator().iter_errors(&value).map(|error| error.to_string()).collect();
    let (_, problems) = interview::check(document::parse(&*bytes).unwrap());
    (by_schema, problems.iter().map(|problem| format!("{problem:?}")).collect())
}

#[test]
fn the_published_schema_is_that_of_the_code() {
    let path = root().join("static/interview.schema.json");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, document::schema()).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == document::schema(), "UPDATE=1 writes the schema anew");
}

#[test]
fn the_site_s_interviews_are_good() {
    let folder = fs::read_dir(root().join("static/site/interviews")).expect("the folder of the interviews");
    let files = folder.map(|entry| entry.unwrap().path());
    for path in files.filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let (by_schema, by_reading) = judged(&path);
        assert!(by_schema.is_empty() && by_reading.is_empty(), "{}: {by_schema:#?} {by_reading:#?}", path.display());
    }
}

#[test]
fn what_the_schema_allows_is_read_without_problems_and_the_other_way_round() {
    // What no schema can say: ids that name nothing or two things, languages that are not used, circles, links.
    const BEYOND: [&str; 4] =
        ["answers-that-cannot-be", "ids-repeated", "half-characters", "keys-unknown-and-repeated"];
    let cases = fs::read_dir(root().join("tests/interviews")).unwrap();
    let mut judgements: Vec<PathBuf> = cases.map(|entry| entry.unwrap().path()).collect();
    judgements.retain(|case| !BEYOND.iter().any(|name| case.ends_with(name)));
    judgements.retain(|case| document::parse(fs::read(case.join("input.json")).unwrap()).is_ok());
    for case in judgements {
        let (by_schema, by_reading) = judged(&case.join("input.json"));
        assert_eq!(by_schema.is_empty(), by_reading.is_empty(), "{}: {by_schema:#?} {by_reading:#?}", case.display());
    }
}
