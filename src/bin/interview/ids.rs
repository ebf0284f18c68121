//! `interview ids`: writes ids into files.

use std::ffi::{OsStr, OsString};

use interview_viewer::build::{Diagnostic, Message, Severity, ids};
use interview_viewer::state::Ui;
use interview_viewer::words::words;

use crate::input;

/// Writes ids into files. Returns the text to print, and whether all files have their ids.
pub fn write(files: &[OsString], dry: bool, ui: Ui) -> (String, bool) {
    let (mut answer, mut good) = (String::new(), true);
    for file in files {
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

fn ids_of(file: &OsStr, dry: bool, ui: Ui) -> Result<String, Diagnostic> {
    let name = file.to_string_lossy();
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
