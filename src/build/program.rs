//! Reads the files of the viewer's program.

use std::io;
use std::path::Path;

use super::source::names;
use super::{fs, offline};
use crate::site::program::{FOLDER, NEEDED, OTHERS};

pub struct Program {
    /// Paths and contents, in order.
    pub files: Vec<(String, Vec<u8>)>,
    /// See [`offline::version`].
    pub version: String,
}

impl Program {
    /// # Errors
    /// The name of a file that is missing or cannot be read.
    pub fn read(folder: &Path) -> Result<Program, String> {
        let mut files = Vec::new();
        for name in NEEDED.into_iter().chain(OTHERS) {
            match fs::read(&folder.join(name)) {
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

/// Reads every file below a folder except compressed copies.
fn below(root: &Path, path: &str, files: &mut Vec<(String, Vec<u8>)>) {
    for name in names(&root.join(path)) {
        let path = format!("{path}/{name}");
        let at = root.join(&path);
        if fs::is_dir(&at) {
            below(root, &path, files);
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            files.extend(fs::read(&at).ok().map(|bytes| (path, bytes)));
        }
    }
}
