//! Snapshots of a site's folder, for comparing its contents over time. The folder is polled rather than watched through
//! the system: polling works on network drives and with every editor's way to save, and takes a few milliseconds for
//! thousands of files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Every file with its length and modification time, except hidden ones, which are not sources of a site.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Snapshot(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

impl Snapshot {
    pub fn of(folder: &Path) -> Snapshot {
        let mut files = BTreeMap::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let Ok(there) = entry.metadata() else { continue };
                if entry.file_name().to_string_lossy().starts_with('.') {
                    continue;
                } else if there.is_dir() {
                    folders.push(entry.path());
                } else {
                    files.insert(entry.path(), (there.len(), there.modified().ok()));
                }
            }
        }
        Snapshot(files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_below_are_seen_except_in_hidden_files() {
        let folder = tempfile::tempdir().expect("a folder");
        let look = || Snapshot::of(folder.path());
        let empty = look();
        fs::create_dir_all(folder.path().join("interviews/2020")).expect("folders");
        let at = folder.path().join("interviews/2020/walk.json");
        fs::write(&at, "{}").expect("a file");
        let one = look();
        assert_ne!(one, empty);
        fs::write(folder.path().join("interviews/.walk.json.swp"), "{}").expect("a file");
        assert_eq!(look(), one);
        fs::write(&at, "{ }").expect("a file");
        assert_ne!(look(), one);
        fs::rename(&at, folder.path().join("interviews/walk.json")).expect("a file");
        assert_ne!(look(), one);
    }
}
