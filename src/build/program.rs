//! The files of the viewer's program, which every site has a copy of.

use std::path::Path;
use std::{fs, io};

use super::offline;
use super::source::names;

/// Without these no page works.
const NEEDED: [&str; 7] =
    ["loader.js", "element.js", "preview.js", "viewer.js", "viewer_bg.wasm", "viewer.css", "more.css"];
const OTHERS: [&str; 16] = [
    "disk.js",
    "viewer.html",
    "copy.js",
    "lost.js",
    "replay.js",
    "unscripted.css",
    "save.js",
    "single.js",
    "offline.js",
    "own.js",
    "kept.js",
    "sw.js",
    "icon.svg",
    "viewer-search.bin",
    "interview.schema.json",
    "site.schema.json",
];
/// The element for other people's pages.
const FOLDER: &str = "viewer";

pub struct Program {
    /// Paths and contents, in order.
    pub files: Vec<(String, Vec<u8>)>,
    /// Twelve digits that stand for all of them.
    pub version: String,
}

impl Program {
    /// # Errors
    /// The name of a file that is missing, or that could not be read.
    pub fn read(folder: &Path) -> Result<Program, String> {
        let mut files = Vec::new();
        for name in NEEDED.into_iter().chain(OTHERS) {
            match fs::read(folder.join(name)) {
                Ok(bytes) => files.push((name.to_owned(), bytes)),
                Err(error) if error.kind() == io::ErrorKind::NotFound && OTHERS.contains(&name) => {}
                Err(_) => return Err(name.to_owned()),
            }
        }
        below(folder, FOLDER, &mut files);
        files.sort();
        let version = offline::version(&files);
        Ok(Program { files, version })
    }

    pub fn has(&self, name: &str) -> bool {
        self.files.iter().any(|(path, _)| path == name)
    }
}

/// Every file below a folder; compressed ones are made anew.
fn below(root: &Path, path: &str, files: &mut Vec<(String, Vec<u8>)>) {
    for name in names(&root.join(path)) {
        let path = format!("{path}/{name}");
        let at = root.join(&path);
        if at.is_dir() {
            below(root, &path, files);
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            files.extend(fs::read(at).ok().map(|bytes| (path, bytes)));
        }
    }
}
