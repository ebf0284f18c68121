//! Claims of the documentation that a machine can check: links, commands, and the files that it shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use interview_viewer::build;
use interview_viewer::document;
use interview_viewer::interview;
use interview_viewer::site::Site;
use interview_viewer::state::Ui;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// README and all of docs/, with their text.
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
fn links_have_existing_targets() {
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

/// The blocks of code that are JSON, complete or not; a shortcode of WordPress is not.
fn json_blocks(text: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    for line in text.lines() {
        match line.strip_prefix("    ") {
            Some(line) => *blocks.last_mut().expect("never empty") += &format!("{line}\n"),
            None => blocks.push(String::new()),
        }
    }
    blocks.retain(|block| block.trim_start().starts_with(['{', '[', '"']) && !block.starts_with("[interview "));
    blocks
}

#[test]
fn every_block_of_json_is_complete_and_good() {
    let (mut interviews, mut sites, mut others) = (0, 0, 0);
    for (path, text) in pages() {
        for block in json_blocks(&text) {
            let shown = format!("{}: {block}", path.display());
            assert!(!block.contains('…'), "left out in {shown}");
            let value: serde_json::Value =
                serde_json::from_str(&block).unwrap_or_else(|error| panic!("{error}: {shown}"));
            if value.get("turns").is_some() {
                let (_, problems) = interview::check(document::parse(block.as_bytes()).expect("it is JSON"));
                assert_eq!(problems, [], "{shown}");
                interviews += 1;
            } else if value.get("interviews").is_some() {
                let told = build::check(block.as_bytes(), "site.json", Ui::En);
                let told: String = told.iter().map(|told| format!("{}: {}\n", told.line, told.message)).collect();
                assert!(told.is_empty() && Site::parse(block.as_bytes()).is_some(), "{told} {shown}");
                sites += 1;
            } else {
                others += 1;
            }
        }
    }
    assert!(interviews >= 2 && sites >= 3 && others >= 1, "{interviews} {sites} {others}");
}

/// The options that the help of the command gives each of its commands.
fn helped() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO_BIN_EXE_interview")).arg("--help").output().expect("it runs");
    let help = String::from_utf8(output.stdout).expect("text");
    let usage = help.lines().filter_map(|line| line.strip_prefix("  interview "));
    let usage = usage.filter(|line| !line.starts_with("--"));
    let described: BTreeSet<String> =
        help.split_once("\nOptions:").expect("it has options").1.lines().flat_map(options).collect();
    let commands: BTreeMap<_, BTreeSet<String>> = usage
        .map(|line| (line.split_whitespace().next().expect("a word").to_owned(), options(line).into_iter().collect()))
        .collect();
    let used: BTreeSet<String> = commands.values().flatten().cloned().collect();
    assert!(used.is_subset(&described), "not described: {:?}", used.difference(&described).collect::<Vec<_>>());
    commands
}

/// The options in a line.
fn options(line: &str) -> Vec<String> {
    let ends = |c: char| !c.is_ascii_lowercase() && c != '-';
    let words = line.split(ends).filter(|word| word.len() > 3 && word.starts_with("--"));
    words.map(str::to_owned).collect()
}

#[test]
fn help_and_docs_list_the_same_options() {
    let helped = helped();
    let guide = fs::read_to_string(root().join("docs/command.md")).expect("text");
    let documented: BTreeMap<String, BTreeSet<String>> = guide
        .split("\n## ")
        .skip(1)
        .map(|section| {
            let rows = section.lines().filter(|line| line.starts_with("| `--"));
            let named = rows.filter_map(|row| row.split('|').nth(1)).flat_map(options).collect();
            (section.lines().next().unwrap_or_default().to_owned(), named)
        })
        .collect();
    assert_eq!(documented, helped, "left: docs/command.md, right: interview --help");
    let mut count = 0;
    for (path, text) in pages() {
        let commands = code(&text)
            .filter_map(|line| line.split_once('#').map_or(line, |(line, _)| line).strip_prefix("interview "));
        for line in commands {
            let command = line.split_whitespace().next().unwrap_or_default();
            let known = helped.get(command).unwrap_or_else(|| panic!("{}: no command {command}", path.display()));
            for option in options(line) {
                assert!(known.contains(&option), "{}: {command} has no {option}", path.display());
            }
            count += 1;
        }
    }
    assert!(count > 8, "{count} commands were found");
}
