//! Reads the files that an editor names.

use std::ffi::{OsStr, OsString};
use std::io::{Error, ErrorKind, Read};
use std::path::Path;

use interview_viewer::build::{Diagnostic, Message, Severity};
use interview_viewer::state::Ui;

/// Reads a file; “-” is standard input.
pub fn read(file: &OsStr) -> std::io::Result<Vec<u8>> {
    if file != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Replaces each pattern such as `*.json` by the files that it matches, which the shells of Windows do not do. Leaves a
/// pattern that matches nothing unchanged, so that the command reports it as a missing file.
pub fn expanded(files: &[OsString]) -> Vec<OsString> {
    let matches = |file: &OsString| -> Option<Vec<OsString>> {
        let pattern = file.to_str().filter(|name| name.contains(['*', '?', '[']) && !Path::new(name).exists())?;
        let found: Vec<OsString> = glob::glob(pattern).ok()?.flatten().map(OsString::from).collect();
        (!found.is_empty()).then_some(found)
    };
    files.iter().flat_map(|file| matches(file).unwrap_or_else(|| vec![file.clone()])).collect()
}

/// The diagnostic of a file that could not be read.
pub fn not_read(file: &str, ui: Ui, error: &Error) -> Diagnostic {
    let reason = error.to_string();
    let message = if error.kind() == ErrorKind::NotFound { Message::NoFile(file) } else { Message::NotRead(&reason) };
    Diagnostic::new(file, (0, 0), Severity::LeftOut, ui, &message)
}
