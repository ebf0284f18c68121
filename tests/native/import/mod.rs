//! Imports: in `tests/import`, each folder has a file as people have it, and `expected.txt` with what is made of it.
//! `UPDATE=1` rewrites that. Each import accounts for every character of its file.

mod code_book;
mod json;
mod office;
mod text_of;
mod workbook;

mod pairs;
mod update;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use interview_viewer::document::{self, At, ByLanguage};
use interview_viewer::import::{self, Difference, Imported, Options, differences};
use interview_viewer::state::Ui;
use interview_viewer::words::import as words;
use proptest::prelude::*;

/// Every case: its file and the folder.
fn cases() -> Vec<(PathBuf, PathBuf)> {
    let mut cases = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    for format in fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for case in fs::read_dir(format).unwrap().map(|entry| entry.unwrap().path()) {
            let mut files: Vec<_> = fs::read_dir(&case).unwrap().map(|entry| entry.unwrap().path()).collect();
            files.retain(|file| !file.ends_with("expected.txt"));
            assert_eq!(files.len(), 1, "{} has one file", case.display());
            cases.push((files.remove(0), case));
        }
    }
    cases.sort();
    cases
}

fn options(file: &Path) -> Options {
    Options { name: file.file_name().unwrap().to_string_lossy().into_owned(), ..Options::default() }
}

#[test]
fn files_become_the_expected_interviews() {
    let cases = cases();
    let mut wrong = Vec::new();
    for (file, case) in &cases {
        let now = match import::import(&fs::read(file).unwrap(), &options(file)) {
            Ok(imported) => told(&imported),
            Err(refusal) => Ui::ALL.map(|ui| (words::import(ui).refusal)(&refusal) + "\n").concat(),
        };
        let expected = case.join("expected.txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&expected, now).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != now {
            wrong.push(format!("{}:\n{now}", case.display()));
        }
    }
    assert!(cases.len() > 10 && wrong.is_empty(), "UPDATE=1 accepts these:\n{}", wrong.join("\n"));
}

#[test]
fn every_character_is_accounted_for() {
    for (file, case) in cases() {
        let bytes = fs::read(&file).unwrap();
        let Ok(imported) = import::import(&bytes, &options(&file)) else { continue };
        if is_rtf(&file) {
            continue;
        }
        let text = text_of::of(&bytes, &options(&file).name);
        assert_eq!(differences(&text, &imported), [], "{}", case.display());
    }
}

/// Pieces that mean something to an importer.
const PIECES: &[&str] = &[
    "AF: ",
    "问：",
    "答：",
    "\n\n",
    "\n",
    "### ",
    "**",
    "*",
    "[00:12:30] ",
    "(1:23)",
    "  0:12",
    "：",
    ":",
    "（笑）",
    "Home > News > 2015\n",
    "TAPE 1, SIDE A\n",
    "> ",
    "|",
    "\\",
    "[a](https://x.org)",
    "&amp;",
    "<br>",
    "1、",
    "- ",
    "\u{3000}",
    "\u{c}",
    "—",
    "DATE: ",
    "2015\n",
    "Note: ",
    "\u{200b}",
    "-\n",
    "<T: 5 min>\n",
    "__",
    "```\n",
    "記者甲、記者乙：",
    "_a_",
    "\t",
    "[",
    "--",
    "00:00:01,000 --> 00:00:02,000\n",
    "1999\n",
    "<v Mai>",
    "&lt;",
    "NOTE ",
    "<p>",
    "</p>",
    "<b>",
    "</b></i>",
    "<td>",
    "</table>",
    "<div style='display:none'>",
    "</div>",
    "<!--",
    "-->",
    "<script>",
    "<h1>",
    "<li>",
    "&nbsp;",
    "<nav>",
];

proptest! {
    #![proptest_config(crate::same_cases(600))]
    #[test]
    fn changed_files_keep_every_character(
        case in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..40usize, 0..3u8), 1..8),
    ) {
        let cases = texts();
        let (name, text) = &cases[case.index(cases.len())];
        let mut chars: Vec<char> = text.chars().collect();
        for (at, piece, length, kind) in &changes {
            let at = at.index(chars.len() + 1);
            let end = (at + length).min(chars.len());
            match kind {
                0 => drop(chars.drain(at..end)),
                1 => drop(chars.splice(at..at, PIECES[piece.index(PIECES.len())].chars())),
                _ => {
                    let copied = chars[at..end].to_vec();
                    let to = piece.index(chars.len() + 1);
                    drop(chars.splice(to..to, copied));
                }
            }
        }
        let text: String = chars.into_iter().collect();
        let options = Options { name: name.clone(), ..Options::default() };
        if let Ok(imported) = import::import(text.as_bytes(), &options) {
            let text = text_of::of(text.as_bytes(), name);
            prop_assert_eq!(lost(&text, &imported), [], "{}", text);
        }
    }

    #[test]
    fn files_cut_off_anywhere_are_read(case in any::<prop::sample::Index>(), at in any::<prop::sample::Index>()) {
        let cases = cases();
        let file = &cases[case.index(cases.len())].0;
        let bytes = fs::read(file).unwrap();
        let bytes = &bytes[..at.index(bytes.len())];
        if let Some(imported) = import::import(bytes, &options(file)).ok().filter(|_| !is_rtf(file)) {
            let text = text_of::of(bytes, &options(file).name);
            prop_assert_eq!(lost(&text, &imported), []);
        }
    }
}

/// The characters that are lost or added. Damaged labels and times may have another form than whole ones.
fn lost(text: &str, imported: &Imported) -> Vec<Difference> {
    differences(text, imported).into_iter().filter(|one| !matches!(one, Difference::Untrue(..))).collect()
}

/// The files of all cases that are text, with their names.
fn texts() -> Vec<(String, String)> {
    let name = |file: &Path| file.file_name().unwrap().to_string_lossy().into_owned();
    let text = |(file, _): (PathBuf, PathBuf)| Some((name(&file), fs::read_to_string(&file).ok()?));
    cases().into_iter().filter(|(file, _)| !is_rtf(file)).filter_map(text).collect()
}

/// Whether a file is RTF, of which `office` makes texts that it knows.
fn is_rtf(file: &Path) -> bool {
    file.extension().is_some_and(|end| end == "rtf")
}

/// What an import made of a file: the fields, the turns, the notes.
fn told(imported: &Imported) -> String {
    let file = imported.document.file.good().expect("an import is an interview");
    let json: serde_json::Value = serde_json::from_str(&document::write(&imported.document)).unwrap();
    let mut out = String::new();
    for (key, value) in json.as_object().unwrap() {
        match (key.as_str(), value) {
            ("format" | "turns", _) => {}
            (_, serde_json::Value::Array(items)) => {
                items.iter().for_each(|item| writeln!(out, "{key}: {item}").unwrap());
            }
            _ => writeln!(out, "{key}: {value}").unwrap(),
        }
    }
    for turn in file.turns.values() {
        let id = turn.id.good().map_or("?", |id| &id.0);
        let speaker = turn.speaker.good().map_or("-", |speaker| &speaker.0);
        write!(out, "\n{id} {speaker}").unwrap();
        turn.start.good().iter().for_each(|start| write!(out, " @{}", start.written).unwrap());
        turn.heading.good().iter().for_each(|heading| write!(out, " [{}]", localized(heading)).unwrap());
        turn.themes.values().for_each(|theme| write!(out, " #{}", theme.0).unwrap());
        out.push('\n');
        turn.text.good().iter().for_each(|text| prose(text, "  ", &mut out));
        for passage in turn.passages.values() {
            let mut start = passage.start.good().map(|start| format!("@{} ", start.written)).unwrap_or_default();
            passage.themes.values().for_each(|theme| write!(start, "#{} ", theme.0).unwrap());
            passage.text.good().iter().for_each(|text| prose(text, &format!("  {start}"), &mut out));
        }
    }
    out.push('\n');
    for note in &imported.notes {
        writeln!(out, "{:?}: {}", note.severity, words::note(Ui::En, note)).unwrap();
    }
    imported.left_out.iter().for_each(|left| writeln!(out, "Left out: {}", words::left_out(Ui::En, left)).unwrap());
    out
}

fn localized(text: &document::Localized) -> String {
    match text {
        ByLanguage::Original(text) => text.0.to_string(),
        ByLanguage::Each(entries) => entries
            .iter()
            .filter_map(|entry| entry.text.good())
            .map(|text| text.0.to_string())
            .collect::<Vec<_>>()
            .join(" / "),
    }
}

fn prose(text: &document::Prose, indent: &str, out: &mut String) {
    let mut write = |tag: &str, text: &document::Paragraphs| {
        for (.., text) in text.0.each(&At::ROOT) {
            writeln!(out, "{indent}{tag}{}", text.0.replace('\n', "⏎")).unwrap();
        }
    };
    match text {
        ByLanguage::Original(text) => write("", text),
        ByLanguage::Each(entries) if entries.len() == 1 => {
            entries.iter().filter_map(|entry| entry.text.good()).for_each(|text| write("", text));
        }
        ByLanguage::Each(entries) => {
            entries.iter().for_each(|entry| {
                entry.text.good().iter().for_each(|text| write(&format!("{}: ", entry.language), text))
            });
        }
    }
}
