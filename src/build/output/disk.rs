//! Small questions to the file system.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use crate::build::fs::{self, Kind};

/// Adds all files below a folder of `root`, as paths with `/` relative to `root`.
pub fn files_below(root: &Path, folder: &str, hidden: bool, files: &mut BTreeSet<String>) {
    for name in fs::read_dir(&root.join(folder)).unwrap_or_default() {
        let name = name.to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if name.starts_with('.') && !hidden {
            continue;
        }
        if fs::symlink_metadata(&root.join(&path)).is_ok_and(|there| there.kind == Kind::Folder) {
            files_below(root, &path, hidden, files);
        } else {
            files.insert(path);
        }
    }
}

/// Adds the path to the message of an error.
pub fn with_path(at: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", at.display()))
}

/// Returns whether there is something at a path, be it a broken symbolic link.
pub fn exists(at: &Path) -> bool {
    fs::symlink_metadata(at).is_ok()
}

/// Returns whether a file exists and is not older than another.
pub fn is_newer(at: &Path, than: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).ok()?.changed;
    changed(at).is_some_and(|at| changed(than).is_some_and(|than| at >= than))
}

/// Returns whether a file has exactly these bytes.
pub fn is_same(at: &Path, bytes: &[u8]) -> bool {
    fs::metadata(at).is_ok_and(|there| there.kind == Kind::File && there.length == bytes.len() as u64)
        && fs::read(at).is_ok_and(|there| there == bytes)
}
