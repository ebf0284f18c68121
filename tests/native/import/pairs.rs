//! Two transcripts of one conversation: in `tests/pairs`, each folder has `original`, `translation`, and `expected.txt`.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{env, fs};

use interview_viewer::import::align::{self, Aligned, Pairing, Row};
use interview_viewer::import::note::{Issue, What};
use interview_viewer::import::{self, Imported, Options, Severity, differences};
use proptest::prelude::*;

use super::{lost, options, told};

/// The folders, each with its original and its translation.
fn cases() -> Vec<(PathBuf, [PathBuf; 2])> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let file = |folder: &Path, stem: &str| {
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        files.into_iter().find(|file| file.file_stem().is_some_and(|own| own == stem)).unwrap()
    };
    folders
        .into_iter()
        .map(|folder| (folder.clone(), ["original", "translation"].map(|stem| file(&folder, stem))))
        .collect()
}

fn imported(text: &str, file: &Path) -> Imported {
    import::import(text.as_bytes(), &options(file)).unwrap()
}

fn aligned(texts: &[String; 2], files: &[PathBuf; 2]) -> Aligned {
    let [original, translation] = [0, 1].map(|n| imported(&texts[n], &files[n]));
    align::align(&original, &translation, &Pairing { name: options(&files[1]).name, fixed: Vec::new() })
}

fn texts(files: &[PathBuf; 2]) -> [String; 2] {
    [0, 1].map(|n| fs::read_to_string(&files[n]).unwrap())
}

#[test]
fn pairs_become_the_expected_interviews() {
    let mut wrong = Vec::new();
    for (folder, files) in cases() {
        let texts = texts(&files);
        let pair = aligned(&texts, &files);
        assert_eq!(differences(&texts.concat(), &pair.imported), [], "{}", folder.display());
        let (now, expected) = (told(&pair.imported), folder.join("expected.txt"));
        if env::var_os("UPDATE").is_some() {
            fs::write(&expected, now).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != now {
            wrong.push(format!("{}:\n{now}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "UPDATE=1 accepts these:\n{}", wrong.join("\n"));
}

#[test]
fn rows_that_are_fixed_stay() {
    let (_, files) = cases().into_iter().find(|(folder, _)| folder.ends_with("ferry")).unwrap();
    let [original, translation] = [0, 1].map(|n| imported(&texts(&files)[n], &files[n]));
    let row = |left: Range<usize>, right: Range<usize>| Row { left, right, confidence: 1.0 };
    // The first question, and its answer without a translation.
    let fixed = vec![row(0..1, 0..1), row(1..2, 1..1)];
    let pair = align::align(&original, &translation, &Pairing { name: "t.md".into(), fixed: fixed.clone() });
    assert_eq!(pair.rows[..2], fixed);
    assert_eq!(pair.rows.last().map(|row| row.right.end), Some(translation.places.len()));
    // What is no beginning of the rows is not taken.
    let pair = align::align(&original, &translation, &Pairing { name: "t.md".into(), fixed: vec![row(3..9, 0..99)] });
    assert_eq!(pair.rows[0].left.start, 0);
}

/// The paragraphs of a file, of which each begins a turn or goes on.
fn paragraphs(text: &str) -> Vec<&str> {
    text.split("\n\n").collect()
}

proptest! {
    #![proptest_config(crate::same_cases(200))]
    #[test]
    fn nothing_is_lost_and_no_row_slides_in_silence(
        gone in prop::collection::vec((any::<bool>(), any::<prop::sample::Index>()), 0..5),
    ) {
        let (_, files) = cases().into_iter().find(|(folder, _)| folder.ends_with("ferry")).unwrap();
        let whole = texts(&files);
        let mut sides = [paragraphs(&whole[0]), paragraphs(&whole[1])];
        for (side, at) in gone {
            let side = &mut sides[usize::from(side)];
            // The title and the fields stay.
            let at = 4 + at.index(side.len() - 4);
            side.remove(at);
        }
        let left = [sides[0].join("\n\n"), sides[1].join("\n\n")];
        let pair = aligned(&left, &files);
        prop_assert_eq!(lost(&left.concat(), &pair.imported), [], "{:?}", left);
        let turns: usize = pair.rows.iter().map(|row| row.left.len() + row.right.len()).sum();
        let count = |text: &String, file: &PathBuf| imported(text, file).places.len();
        prop_assert_eq!(turns, count(&left[0], &files[0]) + count(&left[1], &files[1]));
        // Each turn of the original stays one.
        prop_assert_eq!(pair.imported.places.len(), pair.rows.iter().map(|row| row.left.len().max(1)).sum::<usize>());
        let mut n = 0;
        for row in &pair.rows {
            let first = n;
            n += row.left.len().max(1);
            if row.left.len() == 1 && !row.right.is_empty() {
                continue;
            }
            let is_named = pair.imported.notes.iter().any(|note| match &note.what {
                What::Row(said) => {
                    let issue = matches!(said.issue, Issue::Untranslated | Issue::Added | Issue::OneTurn(..));
                    issue && note.severity == Severity::Doubt && said.rows.0 <= first + 1 && first < said.rows.1
                }
                _ => false,
            });
            prop_assert!(is_named, "{:?}", row);
        }
    }
}

#[test]
fn options_name_the_languages() {
    let lang = interview_viewer::interview::Lang::parse("en");
    let one = import::import(b"A: Who?\n\nB: Me.\n", &Options { lang: lang.clone(), ..Options::default() }).unwrap();
    let two = import::import(b"A: Qui ?\n\nB: Moi.\n", &Options { lang, ..Options::default() }).unwrap();
    let pair = align::align(&one, &two, &Pairing { name: "b.txt".into(), fixed: Vec::new() });
    assert!(pair.imported.notes.iter().any(|note| matches!(note.what, What::SameLanguage(..))));
    let json = interview_viewer::document::write(&pair.imported.document);
    assert!(json.contains("\"und-x-2\": "), "{json}");
}
