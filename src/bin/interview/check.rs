//! `interview check`: reports the problems in files.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use interview_viewer::build::{self, Diagnostic, Severity};
use interview_viewer::state::Ui;
use interview_viewer::words::commands::Found;
use interview_viewer::words::words;

use crate::input;

/// Checks files. Returns the text to print, and whether all files are correct.
pub fn check(files: &[OsString], json: bool, ui: Ui) -> (String, bool) {
    let (mut diagnostics, mut found) = (Vec::new(), Vec::new());
    let files = input::expanded(files);
    for file in &files {
        let (of_file, contents) = check_file(file, ui);
        diagnostics.extend(of_file);
        found.extend(contents.map(|contents| (file.to_string_lossy(), contents)));
    }
    let good = diagnostics.iter().all(|diagnostic| diagnostic.severity == Severity::Note);
    if json {
        let all: serde_json::Value = diagnostics.into_iter().map(as_json).collect();
        return (format!("{all:#}\n"), good);
    }
    let mut answer = build::rendered(&diagnostics, ui);
    if good {
        let line = |(file, found): &(_, _)| format!("{file}: {}\n", (words(ui).commands.found)(found));
        answer.extend(found.iter().map(line));
    }
    (answer, good)
}

/// Returns the problems of a file or a folder, and a summary of its contents.
fn check_file(file: &OsStr, ui: Ui) -> (Vec<Diagnostic>, Option<Found>) {
    let path = Path::new(file);
    if path.is_dir() {
        return build::check_folder(path, ui);
    }
    if path.is_file() && path.file_name().is_some_and(|name| name == "site.json") {
        return build::check_site(path, ui);
    }
    let name = file.to_string_lossy();
    let bytes = input::read(file).map_err(|error| vec![input::not_read(&name, ui, &error)]);
    match bytes.and_then(|bytes| build::check_interview(&name, bytes, ui)) {
        Ok((interview, diagnostics)) => (diagnostics, Some(build::found(&interview))),
        Err(diagnostics) => (diagnostics, None),
    }
}

fn as_json(diagnostic: Diagnostic) -> serde_json::Value {
    let Diagnostic { file, line, column, pointer, severity, message, .. } = diagnostic;
    let note = severity == Severity::Note;
    serde_json::json!({
        "file": file, "line": line, "column": column, "pointer": pointer, "note": note, "message": message
    })
}
