//! Folders of sites with traps, as editors, computers and accidents leave them: nothing is lost, nothing secret gets
//! out, and one bad file stops nothing else.

mod output;
mod privacy;
mod sources;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use interview_viewer::build::{self, Options, PictureFonts, Report};
use interview_viewer::state::Ui;
use serde_json::Value;

use crate::program::PROGRAM;

/// A folder of its own for a test, with a site.
struct Trap(PathBuf);

impl Trap {
    fn new(name: &str, files: &[(&str, &str)]) -> Trap {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("traps").join(name);
        fs::remove_dir_all(&root).ok();
        let trap = Trap(root);
        for file in PROGRAM {
            trap.write(&format!("program/{file}"), "a program");
        }
        for (path, text) in files {
            trap.write(&format!("site/{path}"), text);
        }
        trap
    }

    fn write(&self, path: &str, text: &str) {
        let at = self.0.join(path);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, text).unwrap();
    }

    fn order(&self) -> Options {
        let [site, out, program] = ["site", "out", "program"].map(|name| self.0.join(name));
        Options { pdf: false, force: false, site, out, program, jobs: 2, ui: Ui::En, pictures: PictureFonts::None }
    }

    fn build(&self) -> Report {
        build::build(&self.order())
    }

    fn messages(&self, report: &Report) -> String {
        report
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.rendered(Ui::En))
            .collect::<String>()
            .replace(&format!("{}/", self.0.display()), "")
    }

    fn checked(&self) -> String {
        let (diagnostics, _) = build::check_folder(&self.0.join("site"), Ui::En);
        self.messages(&Report { diagnostics, ..Report::default() })
    }

    /// All files of the site, by path; compressed ones decompressed.
    fn out(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.0.join("out")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                    continue;
                }
                let path = entry.path().strip_prefix(self.0.join("out")).unwrap().to_str().unwrap().to_owned();
                let bytes = fs::read(entry.path()).unwrap();
                let mut plain = Vec::new();
                match path.rsplit('.').next() {
                    Some("br") => drop(std::io::copy(&mut brotli::Decompressor::new(&bytes[..], 4096), &mut plain)),
                    Some("gz") => plain = miniz_oxide::inflate::decompress_to_vec(&bytes[10..bytes.len() - 8]).unwrap(),
                    _ => plain = bytes,
                }
                files.insert(path, plain);
            }
        }
        files
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_slice(&self.out()[path]).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The files that contain a text.
    fn with(&self, text: &str) -> Vec<String> {
        let files = self.out().into_iter();
        files.filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(text)).map(|(path, _)| path).collect()
    }
}

fn interview(title: &str, text: &str) -> String {
    format!(
        "{{\n  \"title\": \"{title}\",\n  \"turns\": [{{\"speaker\": \"Ina Roth\", \"text\": \"{text}\"}}]\n}}\n{}",
        // Long enough to be compressed.
        " ".repeat(1200)
    )
}
