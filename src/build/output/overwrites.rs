//! Refuses to overwrite or remove files in the output folder that are not the build's own.

use std::collections::BTreeSet;

use super::disk::{exists, files_below};
use super::manifest::{Current, MANIFEST, is_written};
use super::{NAMED, Output, Refusal};
use crate::build::fs::{self, Kind};
use crate::build::offline::sum;

impl Output<'_> {
    /// Refuses to overwrite or remove what no build wrote or somebody has changed.
    pub(super) fn check_overwrites(&self) -> Result<(), Refusal> {
        let current = self.current();
        let mut foreign = BTreeSet::new();
        match &self.previous.0 {
            None => self.others_below("", &current, &mut foreign),
            Some(previous) => {
                let is_changed = |path: &&String| self.is_changed(path, &previous[*path], &current);
                let at_stake = previous.keys().filter(|path| !current.has(path) || current.staged.contains(*path));
                let changed: Vec<String> = at_stake.filter(is_changed).take(NAMED).cloned().collect();
                if !changed.is_empty() {
                    return Err(Refusal::Changed(changed));
                }
            }
        }
        for path in current.staged.iter().chain(&current.printed) {
            foreign.extend(self.foreign_at(path));
        }
        if exists(&self.root.join(MANIFEST)) && !is_written(&self.root) {
            foreign.insert(MANIFEST.into());
        }
        if foreign.is_empty() { Ok(()) } else { Err(Refusal::Foreign(foreign.into_iter().take(NAMED).collect())) }
    }

    /// Folders that stand in the place of files and hold files that are not ours: the first few.
    pub(super) fn folders_in_place(&self) -> Vec<String> {
        let current = self.current();
        let is_folder = |path: &&String| {
            let at = self.root.join(path);
            let mut files = BTreeSet::new();
            files_below(&self.root, path, true, &mut files);
            let is_ours = !files.is_empty() && files.iter().all(|file| self.previous.has(file));
            fs::symlink_metadata(&at).is_ok_and(|there| there.kind == Kind::Folder)
                && !is_ours
                && fs::read_dir(&at).is_ok_and(|names| !names.is_empty())
        };
        current.staged.iter().chain(&current.printed).filter(is_folder).take(NAMED).cloned().collect()
    }

    /// Returns whether a file has changed since the previous build. Ignores line endings, which version control may convert,
    /// and compressed copies.
    fn is_changed(&self, path: &str, sums: &[String], current: &Current) -> bool {
        let plain = path.strip_suffix(".br").or(path.strip_suffix(".gz"));
        let is_beside = current.compressed.contains(path) || plain.is_some_and(|plain| self.previous.has(plain));
        let Some(bytes) = fs::read(&self.root.join(path)).ok().filter(|_| !is_beside && !sums.is_empty()) else {
            return false;
        };
        let is = |bytes: &[u8]| sums.contains(&sum(bytes));
        let with_line_feeds = || String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        !is(&bytes) && !is(with_line_feeds().as_bytes())
    }

    /// The file that is not ours and stands in the place of a file or of one of its folders.
    pub(super) fn foreign_at(&self, path: &str) -> Option<String> {
        let mut folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        let is_file =
            |folder: &&str| fs::symlink_metadata(&self.root.join(folder)).is_ok_and(|there| there.kind == Kind::File);
        if let Some(file) = folders.find(|folder| is_file(folder) && !self.previous.has(folder)) {
            return Some(file.to_owned());
        }
        let at = self.root.join(path);
        if fs::is_dir(&at) {
            let mut files = BTreeSet::new();
            files_below(&self.root, path, true, &mut files);
            return files.into_iter().find(|file| !self.previous.has(file));
        }
        (exists(&at) && !self.previous.has_at(&at, path, &self.root)).then(|| path.to_owned())
    }

    /// Adds the files below a folder that this build does not write, or would change. Skips hidden files.
    fn others_below(&self, folder: &str, current: &Current, found: &mut BTreeSet<String>) {
        let mut files = BTreeSet::new();
        files_below(&self.root, folder, false, &mut files);
        files.retain(|path| !current.has(path) || current.staged.contains(path));
        found.extend(files);
    }
}
