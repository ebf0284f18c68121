//! `interview check`: reports the problems in files.

use std::ffi::{OsStr, OsString};

use interview_viewer::build::{self, Diagnostic, Severity};
use interview_viewer::document;
use interview_viewer::interview;
use interview_viewer::state::Ui;
use interview_viewer::words::commands::Found;
use interview_viewer::words::words;

use crate::input;

/// A problem in a file, and where it is in the JSON, if that is known.
struct Line {
    diagnostic: Diagnostic,
    pointer: String,
}

/// Checks files. Returns the text to print, and whether all files are correct.
pub fn check(files: &[OsString], json: bool, ui: Ui) -> (String, bool) {
    let (mut lines, mut found) = (Vec::new(), Vec::new());
    for file in files {
        let (of_file, contents) = check_file(file, ui);
        lines.extend(of_file);
        found.extend(contents.map(|contents| (file.to_string_lossy(), contents)));
    }
    let good = lines.iter().all(|line| line.diagnostic.severity == Severity::Note);
    if json {
        let lines: serde_json::Value = lines.into_iter().map(Line::into_json).collect();
        return (format!("{lines:#}\n"), good);
    }
    let mut answer: String = lines.iter().map(|line| line.diagnostic.rendered(ui)).collect();
    if good {
        let line = |(file, found): &(_, _)| format!("{file}: {}\n", (words(ui).commands.found)(found));
        answer.extend(found.iter().map(line));
    }
    (answer, good)
}

/// Returns the problems of a file or a folder, and a summary of its contents.
fn check_file(file: &OsStr, ui: Ui) -> (Vec<Line>, Option<Found>) {
    let line = |diagnostic| Line { diagnostic, pointer: String::new() };
    let of_site =
        |(diagnostics, found): (Vec<Diagnostic>, Option<Found>)| (diagnostics.into_iter().map(line).collect(), found);
    let path = std::path::Path::new(file);
    if path.is_dir() {
        return of_site(build::check_folder(path, ui));
    }
    if path.is_file() && path.file_name().is_some_and(|name| name == "site.json") {
        return of_site(build::check_site(path, ui));
    }
    let name = file.to_string_lossy();
    let document = input::read(file)
        .map_err(|error| input::not_read(&name, ui, &error))
        .and_then(|bytes| document::parse(bytes).map_err(|error| Diagnostic::refused(&name, ui, &error)));
    match document {
        Err(diagnostic) => (vec![line(diagnostic)], None),
        Ok(document) => {
            let (interview, problems) = interview::review(&document);
            let lines = problems.iter().map(|problem| Line {
                diagnostic: Diagnostic::problem(&name, ui, problem),
                pointer: problem.pointer.clone(),
            });
            (lines.collect(), Some(build::found(&interview)))
        }
    }
}

impl Line {
    fn into_json(self) -> serde_json::Value {
        let Line { diagnostic: Diagnostic { file, line, column, severity, message, .. }, pointer } = self;
        let note = severity == Severity::Note;
        serde_json::json!({
            "file": file, "line": line, "column": column, "pointer": pointer, "note": note, "message": message
        })
    }
}
