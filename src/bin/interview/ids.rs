//! `interview ids`: writes ids into files.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use interview_viewer::build::{self, Diagnostic, Message, Severity, ids};
use interview_viewer::state::Ui;
use interview_viewer::words::words;

use crate::input;

/// Writes ids into files, and into all interviews of a folder. Returns the text to print, and whether all files have
/// their ids.
pub fn write(files: &[OsString], dry: bool, ui: Ui) -> (String, bool) {
    let (mut answer, mut good) = (String::new(), true);
    for file in input::expanded(files).into_iter().flat_map(with_interviews) {
        let file = file.as_os_str();
        match ids_of(file, dry, ui) {
            Ok(said) => answer.push_str(&said),
            Err(diagnostic) => {
                good = false;
                eprint!("{}", diagnostic.rendered(ui));
            }
        }
    }
    (answer, good)
}

/// Returns the interviews in a folder. Returns any other path unchanged, and also a folder without interviews, which is then
/// reported.
fn with_interviews(file: OsString) -> Vec<OsString> {
    let path = Path::new(&file);
    let found = if path.is_dir() { build::interviews_in(path) } else { Vec::new() };
    if found.is_empty() { vec![file] } else { found.into_iter().map(OsString::from).collect() }
}

fn ids_of(file: &OsStr, dry: bool, ui: Ui) -> Result<String, Diagnostic> {
    let name = file.to_string_lossy();
    if Path::new(file).is_dir() {
        return Err(Diagnostic::new(&name, (0, 0), Severity::LeftOut, ui, &Message::NoFile("interviews/*.json")));
    }
    let bytes = input::read(file).map_err(|error| input::not_read(&name, ui, &error))?;
    let (text, count) = ids::with_ids(&bytes).map_err(|error| Diagnostic::refused(&name, ui, &error))?;
    if file == "-" && !dry {
        return Ok(text);
    }
    if count > 0 && !dry {
        ids::replace(file.as_ref(), text.as_bytes()).map_err(|error| {
            let reason = error.to_string();
            Diagnostic::new(&name, (0, 0), Severity::LeftOut, ui, &Message::NotWritten(&reason))
        })?;
    }
    Ok(format!("{name}: {}\n", (words(ui).building.ids)(count, dry)))
}
