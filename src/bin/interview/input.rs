//! Reads the files that an editor names.

use std::ffi::OsStr;
use std::io::{Error, ErrorKind, Read};

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

/// The diagnostic of a file that could not be read.
pub fn not_read(file: &str, ui: Ui, error: &Error) -> Diagnostic {
    let reason = error.to_string();
    let message = if error.kind() == ErrorKind::NotFound { Message::NoFile(file) } else { Message::NotRead(&reason) };
    Diagnostic::new(file, (0, 0), Severity::LeftOut, ui, &message)
}
