//! Changed workbooks account for every character of their cells.

use std::io::{Cursor, Read, Write};

use interview_viewer::import::{self, Options};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{lost, text_of};

const WORKBOOK: &[u8] = include_bytes!("../../import/xlsx/coded/talk.xlsx");

/// Texts and numbers that cells may have instead.
const VALUES: &[&str] =
    &["0", "7", "999", "-1", "1e9", "Words", "Speaker", "", "雾", "0.5", "43526", "_x000D_", "a;b", "TRUE"];
/// Attributes that cells may have instead.
const KINDS: &[&str] =
    &["", " t=\"s\"", " t=\"str\"", " t=\"b\"", " t=\"e\"", " s=\"1\"", " s=\"2\"", " s=\"99\"", " t=\"inlineStr\""];

/// The parts of a workbook, of which one is changed.
fn changed(part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(WORKBOOK)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..archive.len() {
        let mut file = archive.by_index(n).unwrap();
        let name = file.name().to_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        writer.start_file(&*name, SimpleFileOptions::default()).unwrap();
        let text = if name == part { change(text) } else { text };
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Replaces the text between two marks, at their `n`th place.
fn replaced(text: &str, open: &str, close: &str, n: usize, with: &str) -> String {
    let places: Vec<usize> = text.match_indices(open).map(|(at, _)| at + open.len()).collect();
    let Some(from) = places.get(n % places.len().max(1)) else { return text.to_owned() };
    let Some(length) = text[*from..].find(close) else { return text.to_owned() };
    format!("{}{with}{}", &text[..*from], &text[from + length..])
}

proptest! {
    #![proptest_config(crate::same_cases(300))]
    #[test]
    fn changed_workbooks_keep_every_character(
        sheet in prop::sample::select(vec!["sheet1", "sheet2", "sheet3"]),
        changes in prop::collection::vec((any::<usize>(), any::<prop::sample::Index>(), 0..3u8), 1..6),
        cut in any::<bool>(),
    ) {
        let bytes = changed(&format!("xl/worksheets/{sheet}.xml"), |text| {
            changes.iter().fold(text, |text, (place, with, kind)| match kind {
                0 => replaced(&text, "<v>", "</v>", *place, VALUES[with.index(VALUES.len())]),
                1 => replaced(&text, "<c r=\"B", "><v>", *place, &format!("{}\"{}", 1 + place % 12, KINDS[with.index(KINDS.len())])),
                _ => replaced(&text, "<row r=\"", "\"", *place, &(1 + place % 20).to_string()),
            })
        });
        let bytes = if cut { &bytes[..bytes.len() - bytes.len() / 9] } else { &bytes[..] };
        let options = Options { name: "talk.xlsx".into(), ..Options::default() };
        if let Ok(imported) = import::import(bytes, &options) {
            prop_assert_eq!(lost(&text_of::of(bytes, "talk.xlsx"), &imported), []);
        }
    }
}
