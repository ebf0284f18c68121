//! The manifest of the output folder: which files a build wrote, with their checksums.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::disk::{is_same, with_path};
use crate::build::fs;
use crate::build::withheld::Leak;

pub const MANIFEST: &str = ".interview-build";
const FIRST_LINE: &str = "Files that “interview build” has written, and may remove.";

/// The files of the previous build, each with the SHA-256 sums that it may have; `None` without a manifest.
pub struct Previous(pub Option<BTreeMap<String, Vec<String>>>);

/// The files of the current build. Paths have `/` and are relative to the output folder.
#[derive(Default)]
pub struct Current {
    /// Sizes in bytes and SHA-256 sums; without compressed copies.
    pub files: BTreeMap<String, (u64, String)>,
    pub compressed: BTreeSet<String>,
    /// PDFs to be printed once the other files are in place.
    pub printed: BTreeSet<String>,
    pub staged: BTreeSet<String>,
    /// By [`case_fold`] path: the path itself, and whether it is a folder.
    taken: HashMap<String, (String, bool)>,
    pub leaks: Vec<Leak>,
}

impl Previous {
    pub fn read(root: &Path) -> Previous {
        let manifest = fs::read_to_string(&root.join(MANIFEST)).unwrap_or_default();
        let mut lines = manifest.lines();
        if lines.next() != Some(FIRST_LINE) {
            return Previous(None);
        }
        let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in lines {
            let is_sum = |sum: &str| sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit());
            let (sum, path) = line.split_once("  ").filter(|(sum, _)| is_sum(sum)).unwrap_or(("", line));
            if is_plain(path) {
                let sums = files.entry(path.to_owned()).or_default();
                sums.extend((!sum.is_empty()).then(|| sum.to_owned()));
            }
        }
        Previous(Some(files))
    }

    /// Returns whether the previous build wrote the file at `at`, possibly under a path with other capital letters.
    pub fn has_at(&self, at: &Path, path: &str, root: &Path) -> bool {
        let real = |path: &Path| fs::canonicalize(path).ok();
        let is_it = |known: &String| case_fold(known) == case_fold(path) && real(&root.join(known)) == real(at);
        self.has(path) || self.0.iter().flat_map(BTreeMap::keys).any(is_it)
    }

    pub fn has(&self, path: &str) -> bool {
        self.0.as_ref().is_some_and(|files| files.contains_key(path))
    }
}

impl Current {
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.compressed.contains(path) || self.printed.contains(path)
    }

    /// The file or folder that occupies a path, or the file that occupies one of its folders.
    pub fn conflict(&self, path: &str) -> Option<String> {
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        let file = folders.filter_map(|folder| self.taken.get(&case_fold(folder))).find(|(_, is_folder)| !is_folder);
        file.or_else(|| self.taken.get(&case_fold(path))).map(|(path, _)| path.clone())
    }

    /// The path that has the same [`case_fold`] form.
    pub fn same_folded(&self, path: &str) -> Option<&str> {
        self.taken.get(&case_fold(path)).map(|(path, _)| path.as_str())
    }

    /// Occupies the path of a file and of its folders.
    ///
    /// # Errors
    /// If another file or folder of this build occupies it.
    pub fn take(&mut self, path: &str) -> io::Result<()> {
        if let Some(other) = self.conflict(path) {
            let both = format!("{path}: {other} is in its place");
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, both));
        }
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            self.taken.entry(case_fold(folder)).or_insert_with(|| (folder.to_owned(), true));
        }
        self.taken.insert(case_fold(path), (path.to_owned(), false));
        Ok(())
    }

    /// The lines of the manifest.
    pub fn manifest(&self) -> BTreeSet<String> {
        let files = self.files.iter().map(|(path, (_, sum))| line(sum, path));
        files.chain(self.compressed.iter().cloned()).chain(self.printed.iter().cloned()).collect()
    }
}

/// A path as case-insensitive and normalising file systems compare it.
pub fn case_fold(path: &str) -> String {
    let folded: String = path.nfc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
    folded.nfc().collect()
}

/// A line of the manifest.
pub fn line(sum: &str, path: &str) -> String {
    format!("{sum}  {path}")
}

pub fn write_manifest(root: &Path, lines: &BTreeSet<String>) -> io::Result<()> {
    let mut manifest = format!("{FIRST_LINE}\n");
    lines.iter().for_each(|line| manifest.extend([line, "\n"]));
    let at = root.join(MANIFEST);
    if is_same(&at, manifest.as_bytes()) {
        return Ok(());
    }
    fs::write(&at, manifest).map_err(|error| with_path(&at, error))
}

/// Returns whether a build has written this folder.
pub fn is_written(folder: &Path) -> bool {
    fs::read_to_string(&folder.join(MANIFEST)).is_ok_and(|manifest| manifest.lines().next() == Some(FIRST_LINE))
}

/// Returns whether a path stays inside the folder.
fn is_plain(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}
