//! The selectors of the style sheets: which of them would make a browser go through the whole text at each change.

use std::fs;
use std::path::Path;

/// The style sheets of the viewer.
fn sheets() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/css");
    let inside = |folder| fs::read_dir(root.join(folder)).expect("a folder of style sheets");
    let paths = ["viewer", "more"].into_iter().flat_map(inside).map(|entry| entry.expect("an entry").path());
    paths.map(|path| fs::read_to_string(path).expect("a style sheet")).collect()
}

/// Elements that contain the text, or a part of it.
const AROUND_THE_TEXT: [&str; 17] = [
    "html",
    ":root",
    "body",
    "interview-viewer",
    "#iv-app",
    "main",
    "#iv-main",
    ".iv",
    ".is-guest",
    ".iv-wrap",
    ".iv-cols",
    ".iv-gut",
    ".iv-transcript",
    ".iv-threads",
    ".iv-block",
    ".iv-thread",
    ".iv-answers",
];

/// The compound selectors to which `:has()` is attached.
fn asking(sheet: &str) -> impl Iterator<Item = &str> {
    sheet.match_indices(":has(").map(|(at, _)| {
        let before = sheet[..at].trim_end_matches(":not(");
        let from = before.rfind([' ', ',', '{', '}', '>', '+', '~', '(', '\n']).map_or(0, |last| last + 1);
        &before[from..]
    })
}

#[test]
fn no_selector_asks_what_an_element_around_the_text_has() {
    let sheets = sheets();
    assert!(sheets.iter().any(|sheet| asking(sheet).count() > 0), "the test finds none of the selectors");
    for sheet in &sheets {
        for compound in asking(sheet) {
            let names = parts(compound).into_iter();
            let around: Vec<_> = names.filter(|name| AROUND_THE_TEXT.contains(name)).collect();
            assert!(
                around.is_empty() && !compound.is_empty(),
                "“{compound}:has(…)” restyles the whole text at each change"
            );
        }
    }
}

/// The names in a compound selector: `.a.b#c` has three.
fn parts(compound: &str) -> Vec<&str> {
    let mut from: Vec<usize> = compound.match_indices(['.', '#', ':', '[']).map(|(at, _)| at).collect();
    from.insert(0, 0);
    from.push(compound.len());
    from.windows(2).map(|range| &compound[range[0]..range[1]]).filter(|part| !part.is_empty()).collect()
}
