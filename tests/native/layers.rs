//! The invariants of the crate docs that the source can prove: which module may name what.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file below a folder of `src`, or the one file.
fn files(place: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(place);
    if path.is_file() {
        return vec![path];
    }
    let mut files = Vec::new();
    let mut folders = vec![path];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the crate") {
            let path = entry.expect("an entry of a folder").path();
            if path.is_dir() && path.ends_with("tests") {
                continue;
            } else if path.is_dir() {
                folders.push(path);
            } else if path.to_str().is_some_and(|path| path.ends_with(".rs") && !path.ends_with("tests.rs")) {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "no files in {place}");
    files
}

/// The code of a file, without its comments.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn assert_names_none(places: &[&str], words: &[&str]) {
    for place in places {
        for path in files(place) {
            let code = code(&path);
            for word in words {
                assert!(!code.contains(word), "{} names {word}", path.display());
            }
        }
    }
}

const PURE: [&str; 12] = [
    "document",
    "interview",
    "import",
    "desk",
    "export",
    "state",
    "view_model",
    "markup",
    "search",
    "readings",
    "snippet",
    "words",
];

#[test]
fn the_steps_before_rendering_use_no_browser_clock_or_randomness() {
    let browser = ["yew", "web_sys", "js_sys", "gloo", "wasm_bindgen"];
    assert_names_none(&PURE, &browser);
    assert_names_none(&["site"], &browser);
    assert_names_none(&PURE, &["std::time", "Instant::", "SystemTime", "rand::", "getrandom"]);
}

#[test]
fn only_the_document_module_reads_json() {
    assert_names_none(
        &[
            "interview",
            "import",
            "export",
            "state",
            "view_model",
            "markup",
            "search",
            "snippet",
            "words",
            "ui",
            "shell",
            "site",
        ],
        &["serde"],
    );
}

#[test]
fn components_use_a_document_only_to_read_a_file() {
    for path in files("ui") {
        let reads = path.ends_with("phase.rs");
        assert!(reads || !code(&path).contains("document::"), "{} names the document", path.display());
    }
}

#[test]
fn components_reach_the_browser_only_through_the_shell() {
    let calls =
        ["web_sys::window", "gloo::utils", "js_sys", "set_inner_html", "inner_html", "from_html_unchecked", "VRaw"];
    // The text of a prerendered page: Yew must not look into it when it takes the page over.
    for path in files("ui").iter().filter(|path| !path.ends_with("transcript.rs")) {
        let code = code(path);
        calls.iter().for_each(|call| assert!(!code.contains(call), "{} names {call}", path.display()));
    }
    let transcript = code(&files("ui/transcript.rs")[0]);
    let raw: Vec<_> = transcript.lines().filter(|line| line.contains("from_html_unchecked")).map(str::trim).collect();
    assert_eq!(
        raw,
        [
            "true => Html::from_html_unchecked(AttrValue::from(\"\")),",
            "false => Html::from_html_unchecked(whole(props).into()),"
        ]
    );
    assert_names_none(&["shell"], &["set_inner_html", "insert_adjacent_html", "document.write"]);
}

/// The modules in the order of the data flow: each may name only those before it. `names` and `fnv`, which know nothing
/// of interviews, are not among them.
const ORDER: [&str; 19] = [
    "document",
    "interview",
    "search",
    "readings",
    "import",
    "desk",
    "export",
    "state",
    "view_model",
    "words",
    "report",
    "site",
    "markup",
    "snippet",
    "shell",
    "ui",
    "build",
    "serve",
    "bin",
];

/// The files of `words` with the messages of a build, which are not in the browser's program.
const NATIVE: [&str; 3] = ["building.rs", "built.rs", "scripts.rs"];

#[test]
fn a_layer_names_only_those_before_it() {
    for (n, layer) in ORDER.iter().enumerate() {
        let place = if Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer).is_dir() {
            layer.to_string()
        } else {
            format!("{layer}.rs")
        };
        for path in files(&place) {
            if *layer == "words" && NATIVE.iter().any(|native| path.ends_with(native)) {
                continue;
            }
            let code = imports(&path);
            for later in &ORDER[n + 1..] {
                assert!(!names(&code, "crate", later), "{}: `{layer}` comes before `{later}`", path.display());
            }
        }
    }
}

/// The modules of a folder, each with the modules of this folder that it imports.
fn graph(place: &str) -> BTreeMap<String, Vec<String>> {
    let stem = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    let files = files(place);
    let modules: Vec<String> = files.iter().map(stem).filter(|name| name != "mod").collect();
    let named = |path: &PathBuf| {
        let code = imports(path);
        let others = modules.iter().filter(|other| **other != stem(path));
        others.filter(|other| names(&code, "super", other)).cloned().collect()
    };
    files.iter().filter(|path| stem(path) != "mod").map(|path| (stem(path), named(path))).collect()
}

#[test]
fn component_files_have_no_import_cycles() {
    let mut graph = graph("ui");
    // A module that imports none of the remaining ones is not part of a cycle.
    while let Some(free) = graph.iter().find(|(_, named)| named.is_empty()).map(|(name, _)| name.clone()) {
        graph.remove(&free);
        graph.values_mut().for_each(|named| named.retain(|name| *name != free));
    }
    assert!(graph.is_empty(), "a circle is among {graph:?}");
}

/// The code of a file before its tests.
fn imports(path: &Path) -> String {
    code(path).split("#[cfg(test)]").next().unwrap_or_default().to_string()
}

/// Whether code names a module by a path from `root`: alone (`crate::ui`) or in braces (`use crate::{ui, …}`).
fn names(code: &str, root: &str, module: &str) -> bool {
    let is_whole = |after: &str| !after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let path = format!("{root}::{module}");
    let alone = code.match_indices(&path).any(|(at, path)| is_whole(&code[at + path.len()..]));
    let opens = format!("use {root}::{{");
    let in_braces = code.match_indices(&opens).any(|(at, opens)| {
        let inside = code[at + opens.len()..].split("};").next().unwrap_or_default();
        inside.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| word == module)
    });
    alone || in_braces
}

/// A release for the browser is built without `Debug` (tools/env.sh): what formats with it writes nothing there.
#[test]
fn nothing_in_the_browser_is_written_with_debug() {
    let places = PURE.into_iter().chain(["ui", "shell", "report", "site", "bin/desk", "bin/viewer"]);
    for path in places.flat_map(files) {
        let code = code(&path);
        let shipped = code.split("#[cfg(test)]").next().unwrap_or_default();
        for line in shipped.lines().filter(|line| line.contains("format!(") || line.contains("write!(")) {
            assert!(!line.contains(":?}"), "{} writes with Debug: {line}", path.display());
        }
    }
}
