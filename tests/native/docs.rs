//! What the documentation claims and a machine can check: links, commands, and files that it shows.

use std::fs;
use std::path::{Path, PathBuf};

use interview_viewer::document;
use interview_viewer::interview;
use interview_viewer::site::Site;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// README and all of docs/, with what stands in them.
fn pages() -> Vec<(PathBuf, String)> {
    let docs = fs::read_dir(root().join("docs")).expect("a folder").map(|entry| entry.expect("an entry").path());
    let all = docs.chain([root().join("README.md"), root().join("bench/README.md")]);
    let pages = all.filter(|path| path.extension().is_some_and(|end| end == "md"));
    pages.map(|path| (path.clone(), fs::read_to_string(path).expect("text"))).collect()
}

/// The lines of a page that are code: indented by four columns.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| line.strip_prefix("    ")).filter(|line| !line.starts_with(' '))
}

#[test]
fn links_lead_to_files_that_are_there() {
    let mut count = 0;
    for (path, text) in pages() {
        // The target of each link outside code.
        let prose: String = text.lines().filter(|line| !line.starts_with("    ")).collect::<Vec<_>>().join("\n");
        for target in prose.split("](").skip(1).filter_map(|after| after.split([')', '#']).next()) {
            if target.is_empty() || target.contains("://") || target.contains('…') {
                continue;
            }
            count += 1;
            let to = path.parent().unwrap_or(Path::new("")).join(target);
            assert!(to.exists(), "{}: there is no {target}", path.display());
        }
    }
    assert!(count > 20, "{count} links were found");
}

#[test]
fn commands_of_make_exist() {
    let makefile = fs::read_to_string(root().join("Makefile")).expect("a Makefile");
    let mut count = 0;
    for (path, text) in pages() {
        for line in code(&text).filter(|line| line.starts_with("make ")) {
            let target = line.split_whitespace().nth(1).unwrap_or_default();
            let is_there = makefile.lines().any(|rule| rule.starts_with(&format!("{target}:")));
            assert!(is_there, "{}: make has no target {target}", path.display());
            count += 1;
        }
    }
    assert!(count > 5, "{count} commands were found");
}

#[test]
fn the_smallest_files_are_good() {
    let format = fs::read_to_string(root().join("docs/format.md")).expect("text");
    let smallest = code(&format).find(|line| line.starts_with("{\"title\"")).expect("the smallest interview");
    let (interview, problems) = interview::check(document::parse(smallest.as_bytes()).expect("it is JSON"));
    assert_eq!((interview.passages().count(), problems.len()), (2, 0), "{problems:?}");
    let publishing = fs::read_to_string(root().join("docs/publishing.md")).expect("text");
    let smallest = publishing
        .lines()
        .map(str::trim)
        .find(|line| line.starts_with("{\"interviews\""))
        .expect("the smallest site.json");
    assert!(Site::parse(smallest.as_bytes()).is_some());
}
