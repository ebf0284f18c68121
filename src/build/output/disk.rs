//! Small questions to the file system.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// Adds all files below a folder of `root`, as paths with `/` relative to `root`.
pub fn files_below(root: &Path, folder: &str, hidden: bool, files: &mut BTreeSet<String>) {
    let entries = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if name.starts_with('.') && !hidden {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
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
    let changed = |path: &Path| fs::metadata(path).and_then(|there| there.modified()).ok();
    changed(at).is_some_and(|at| changed(than).is_some_and(|than| at >= than))
}

/// Returns whether a file has exactly these bytes.
pub fn is_same(at: &Path, bytes: &[u8]) -> bool {
    fs::metadata(at).is_ok_and(|there| there.is_file() && there.len() == bytes.len() as u64)
        && fs::read(at).is_ok_and(|there| there == bytes)
}
