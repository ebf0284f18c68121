//! `interview export`: writes interviews in other formats.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

use interview_viewer::build::{self, Diagnostic};
use interview_viewer::document;
use interview_viewer::export::{self, Aspect, Format};
use interview_viewer::interview::Lang;
use interview_viewer::state::Ui;
use interview_viewer::words::export as words;

use crate::input;

/// What to export, and how.
pub struct Order {
    pub files: Vec<OsString>,
    pub format: Format,
    /// A file, or a folder for several files. Without it, each file is written beside its interview.
    pub out: Option<PathBuf>,
    /// The tag of the language, if the format holds only one.
    pub lang: Option<String>,
    pub force: bool,
    pub ui: Ui,
}

/// Exports files. Returns the text to print, and whether an import would read every word again.
pub fn export(order: &Order) -> (String, bool) {
    let (mut answer, mut good) = (String::new(), true);
    let files = input::expanded(&order.files);
    for file in &files {
        match one(file, files.len() == 1, order) {
            Ok((said, whole)) => {
                answer.push_str(&said);
                good &= whole;
            }
            Err(why) => {
                good = false;
                eprint!("{why}");
            }
        }
    }
    (answer, good)
}

/// Exports one file. Returns what to print, and whether all words can be read again.
fn one(file: &OsStr, is_only: bool, order: &Order) -> Result<(String, bool), String> {
    let (name, words) = (file.to_string_lossy(), words::export(order.ui));
    let bytes = input::read(file).map_err(|error| input::not_read(&name, order.ui, &error).rendered(order.ui))?;
    let document =
        document::parse(bytes).map_err(|error| Diagnostic::refused(&name, order.ui, &error).rendered(order.ui))?;
    let lang = order.lang.as_deref().and_then(Lang::parse);
    let exported = export::export(&document, order.format, lang.as_ref())
        .map_err(|refusal| format!("{name}: {}\n", (words.refusal)(refusal)))?;
    let target = target(file, is_only, order);
    let shown = target.as_ref().map_or_else(|| name.to_string(), |target| target.display().to_string());
    if !exported.lost.is_empty() {
        eprintln!("{}", (words.left_out)(&shown));
        exported.lost.iter().for_each(|lost| eprintln!("  {}", (words.lost)(lost)));
    }
    let whole = !exported.lost.iter().any(|lost| matches!(lost.aspect, Aspect::Words | Aspect::Unread));
    let Some(target) = target else {
        io::stdout().write_all(&exported.bytes).map_err(|error| format!("{error}\n"))?;
        return Ok((String::new(), whole));
    };
    if target.exists() && !order.force {
        return Err(format!("interview: {}\n", (words.exists)(&shown)));
    }
    write(&target, &exported.bytes).map_err(|error| format!("{shown}: {error}\n"))?;
    Ok((format!("{name} → {shown}\n"), whole))
}

fn write(target: &Path, bytes: &[u8]) -> io::Result<()> {
    if target.exists() {
        return build::ids::replace(target, bytes);
    }
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    fs::write(target, bytes)
}

/// Where a file goes; `None` for standard output.
fn target(file: &OsStr, is_only: bool, order: &Order) -> Option<PathBuf> {
    let beside = Path::new(file).with_extension(order.format.name());
    match &order.out {
        Some(out) if out.as_os_str() == "-" => None,
        Some(out) if is_only && !out.is_dir() => Some(out.clone()),
        Some(out) => Some(out.join(beside.file_name().unwrap_or_default())),
        None => (file != "-").then_some(beside),
    }
}
