//! Files that are refused: beside each file of `tests/broken` is a `.txt` with the message in each language, the line
//! with its mark, and the remedy if there is only one. `UPDATE=1` rewrites it.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs, str};

use interview_viewer::document::{self, ParseErrorKind};
use interview_viewer::state::Ui;
use interview_viewer::words::problems;
use proptest::prelude::*;

const GOOD: [&str; 2] = [
    include_str!("../interviews/everything/input.json"),
    include_str!("../../static/site/interviews/the-other-eight-yuan.json"),
];

#[test]
fn diagnoses_match_their_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_none_or(|end| end != "txt"));
    files.sort();
    let mut wrong = Vec::new();
    for file in &files {
        let now = told(&fs::read(file).unwrap());
        let path = file.with_extension("txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&path, now).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != now {
            wrong.push(format!("{}:\n{now}", path.display()));
        }
    }
    assert!(files.len() > 40 && wrong.is_empty(), "UPDATE=1 accepts these:\n{}", wrong.join("\n"));
}

fn told(bytes: &[u8]) -> String {
    let error = document::parse(bytes).map(|_| ()).expect_err("it is broken");
    let mut out: String = Ui::ALL.iter().map(|ui| problems::parse_error(*ui, &error) + "\n").collect();
    out.extend(error.excerpt.map(|excerpt| excerpt.lines()));
    if let Some(mend) = error.mend {
        let text = str::from_utf8(bytes).expect("only text has a remedy");
        let (old, new) = mend.shown(text);
        Ui::ALL.iter().for_each(|ui| writeln!(out, "{}", problems::mended(*ui, old, new, error.line)).unwrap());
        write!(out, "{}", mend.apply(text).0).unwrap();
    }
    out
}

/// Returns whether an error is shown where the value begins that is written wrongly, and not where the parser stops.
fn points_back(kind: &ParseErrorKind) -> bool {
    matches!(kind, ParseErrorKind::NoInnerBraces | ParseErrorKind::BracesForList)
}

/// Mistakes and accidents in a file.
const STROKES: [&str; 24] = [
    "\"", "'", ",", ":", "{", "}", "[", "]", "\\", "\n", "\t", "\u{a0}", "“", "”", "，", "：", "//", "#", "x", "桥",
    "0", "\u{200b}", "True", "\r\n",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]
    #[test]
    fn any_mistake_has_a_place_in_the_file_and_a_useful_remedy(
        which in 0..GOOD.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, 0..STROKES.len()), 1..4),
    ) {
        let mut text: Vec<char> = GOOD[which].chars().collect();
        for (index, removed, stroke) in changes {
            let at = index.index(text.len());
            let end = (at + removed).min(text.len());
            text.splice(at..end, STROKES[stroke].chars());
        }
        let text: String = text.into_iter().collect();
        let Err(error) = document::parse(text.as_bytes()) else { return Ok(()) };
        prop_assert!(text.is_char_boundary(error.offset), "{:?}", error);
        let line = text.split('\n').nth(error.line as usize - 1).expect("the line is in the file");
        prop_assert!((1..=line.chars().count() + 1).contains(&(error.column as usize)), "{:?}", error);
        Ui::ALL.iter().for_each(|ui| prop_assert_told(&problems::parse_error(*ui, &error)));
        let excerpt = error.excerpt.expect("it is text");
        prop_assert!(excerpt.lines().lines().count() == 2 && excerpt.lines().chars().count() < 200, "{:?}", excerpt);
        if let Some(mend) = error.mend {
            let (mended, place) = mend.apply(&text);
            prop_assert!(mended.is_char_boundary(place.start) && mended.is_char_boundary(place.end));
            // The next mistake comes after this one.
            if let Err(next) = document::parse(mended.as_bytes()) {
                prop_assert!(next.offset + 8 >= place.start.min(error.offset) || next.offset == 0 || points_back(&next.kind), "{:?} {:?}", error.kind, next);
            }
        }
    }
}

fn prop_assert_told(sentence: &str) {
    assert!(!sentence.is_empty() && !sentence.contains('\n'), "{sentence}");
}

#[test]
fn a_long_broken_file_is_diagnosed_in_one_pass() {
    // These would take hours in quadratic time.
    let n = 2_000_000;
    for file in [
        format!("{{\"a\": [{}", "\"x\", ".repeat(n)),
        format!("{{\"a\": \"{} \"x\" \"}}", "“”".repeat(n)),
        format!("{{\"a\": '{}", "x ".repeat(n)),
        format!("{{\"a\": “{}", "\n".repeat(n)),
        format!("[{}]", "\n{ ".repeat(n)),
        format!("{}{{", "x\n".repeat(n)),
        format!("{{\"a\": \"{}", "\n\"".repeat(n)),
        format!("PK\u{3}\u{4}{}", "word".repeat(n)),
    ] {
        assert!(document::parse(file.into_bytes()).is_err());
    }
}
