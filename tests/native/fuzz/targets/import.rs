//! Files to import, of which the first byte picks the name: an import ends, and its interview can be written and read.

use std::path::{Path, PathBuf};

use interview_viewer::document;
use interview_viewer::import::{self, Options};

use super::Target;

pub const TARGET: Target = Target { name: "import", run, seeds, words: WORDS };

/// The names by which a file is recognised, if its bytes do not tell.
const NAMES: [&str; 13] = [
    "talk",
    "talk.txt",
    "talk.md",
    "talk.json",
    "talk.vtt",
    "talk.csv",
    "talk.otr",
    "talk.html",
    "talk.srt",
    "talk.tsv",
    "talk.xml",
    "talk.eaf",
    "talk.TextGrid",
];

const WORDS: &[&str] = &[
    "\"segments\":[",
    "\"words\":[",
    "\"text\":",
    "\"speaker\":",
    "\"start\":",
    "\"end\":",
    "\"results\":{",
    "\"items\":[",
    "\"alternatives\":[",
    "\"paragraphs\":[",
    "null",
    "1e9",
    "-1",
    "\\u0000",
    "---\n",
    "format: \"interview/1\"\n",
    "### A: ",
    "<!-- {} -->",
    "> <!-- en -->\n",
    "[00:01] A: ",
    "问：",
    "WEBVTT\n",
    "00:01.000 --> 00:02.000\n",
    "<v A>",
    "speaker,words\n",
    "<p>",
    "<b>A:</b>",
    "<u who=\"#a\">",
    "<sp><speaker>",
    "<TIER TIER_ID=\"a\">",
    "<ALIGNABLE_ANNOTATION TIME_SLOT_REF1=\"ts1\">",
    "<ANNOTATION_VALUE>",
    "<sync>",
    "<index><point><time>",
    "item [1]:\n",
    "xmin = 0\n",
    "text = \"a\"\n",
];

fn run(bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()].to_owned();
    if let Ok(imported) = import::import(bytes, &Options { name, ..Options::default() }) {
        let written = document::write(&imported.document);
        assert_eq!(document::parse(written).expect("an import can be read"), imported.document);
    }
}

/// The files of the tests of imports.
fn seeds(_: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import"), &mut paths);
    paths.sort();
    let bytes = |path: PathBuf| [vec![0], std::fs::read(path).expect("a seed can be read")].concat();
    paths.into_iter().map(bytes).collect()
}

fn below(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => below(&path, paths),
            false if path.ends_with("expected.txt") => {}
            false => paths.push(path),
        }
    }
}
