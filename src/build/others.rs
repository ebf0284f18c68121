//! Copies the other files in the folder of a site: a logo, pictures, the editors' own pages. Excludes what an earlier build
//! has written, the command and its program, which may be in the folder too.

use std::fs;
use std::path::Path;

use super::addresses;
use super::diagnostic::{Diagnostic, Message, Severity};
use super::files::{self, FileEntry};
use super::output::{self, Output};
use super::program::Program;
use super::source::is_interview;
use super::{Options, real, withheld};
use crate::document::{self, Kind, Value};
use crate::site::FILE;
use crate::state::Ui;

/// Kinds of documents whose text the search for withheld words cannot read.
const PACKED: [&str; 13] =
    ["pdf", "doc", "docx", "odt", "rtf", "pages", "epub", "xls", "xlsx", "ods", "ppt", "pptx", "zip"];

/// Files of the site that are made from the list of all others.
const MADE_LAST: [&str; 2] = ["sw.js", "offline.json"];

/// Files beside `site.json` that are for editors.
const NOTES: [&str; 3] = ["README", "README.md", "README.txt"];

/// The files to copy, relative to the site's folder. `is_excluded` says what is not a source; `mentioned` are files in
/// `interviews` that have been reported already.
pub fn others(
    site: &Path,
    mentioned: &[String],
    is_excluded: &dyn Fn(&Path) -> bool,
    ui: Ui,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let mut others = Vec::new();
    // Interviews have been reported on their own.
    let in_interviews = |path: &str| path.strip_prefix("interviews/").map(str::to_owned);
    for found in files::below(site, site, &|_, at| is_excluded(at)) {
        let (path, message) = match &found {
            FileEntry::File(path) => (path, None),
            FileEntry::Unread(path, reason) => (path, Some(Message::NotRead(reason))),
            FileEntry::Endless(path) => (path, Some(Message::Endless)),
            FileEntry::Unnamed(path) => (path, Some(Message::BadName)),
            FileEntry::Outside(path) => (path, Some(Message::LinkOutside)),
            // Hidden files in `interviews` are reported with the interviews.
            FileEntry::Hidden(_) => continue,
        };
        let inside = in_interviews(path);
        if path == FILE
            || path == addresses::FILE
            || NOTES.contains(&&**path)
            || inside.as_ref().is_some_and(|file| is_interview(file) || mentioned.contains(file))
        {
            continue;
        }
        let at = site.join(path);
        let mut report =
            |severity, message: &Message| diagnostics.push(Diagnostic::of_file(&at, severity, ui, message));
        if let Some(message) = message {
            // Reading the folder of the interviews has reported it.
            if inside.is_none() && path != "interviews" {
                report(Severity::LeftOut, &message);
            }
        } else if files::was_json(path) {
            match inside.is_some() && path.to_ascii_lowercase().ends_with(".txt") {
                true => report(Severity::LeftOut, &Message::NotJson(&files::as_json(path))),
                false => report(Severity::Note, &Message::NotCopied),
            }
        } else if let Err(error) = fs::File::open(&at) {
            report(Severity::LeftOut, &Message::NotRead(&error.to_string()));
        } else {
            if inside.is_some() {
                report(Severity::Note, &Message::PublishedAsIs);
            }
            others.push(path.clone());
        }
    }
    others
}

/// Copies these files.
pub fn copy(
    options: &Options,
    others: &[String],
    program: &Program,
    output: &Output,
    withholds: bool,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for path in others {
        let at = options.site.join(path);
        let mut report =
            |severity, message: &Message| diagnostics.push(Diagnostic::of_file(&at, severity, options.ui, message));
        if output.conflict(path).is_some() || program.has(path) || MADE_LAST.contains(&&**path) {
            report(Severity::Note, &Message::InTheWay);
            continue;
        }
        let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if withholds && PACKED.contains(&&*ending) {
            report(Severity::Note, &Message::NotLookedThrough);
        }
        let copied = fs::read(&at).and_then(|bytes| output.write(path, &public(path, bytes), output.compression));
        if let Err(error) = copied {
            report(Severity::LeftOut, &Message::NotRead(&error.to_string()));
        }
    }
}

/// The bytes to publish: an interview or a `site.json`, wherever it stands, loses its private members.
fn public(path: &str, bytes: Vec<u8>) -> Vec<u8> {
    let public = || {
        let text = withheld::text_of(&bytes).filter(|_| is_interview(path))?;
        let text = text.trim_start_matches('\u{feff}');
        let value = Value::read(text).ok()?;
        let is_ours = ["turns", "interviews"]
            .iter()
            .any(|key| value.get(key).is_some_and(|value| matches!(value.kind, Kind::List(_))));
        let public = document::public(text).ok().filter(|_| is_ours)?;
        (*public != *text).then(|| public.into_owned().into_bytes())
    };
    public().unwrap_or(bytes)
}

/// Returns a test for what is in the folder but is not a source: the output, the program, the command, earlier builds.
pub fn is_own(options: &Options) -> impl Fn(&Path) -> bool {
    let command = std::env::current_exe().ok().map(|path| real(&path));
    let own = [Some(real(&options.out)), Some(real(&options.program)), command];
    move |at| own.contains(&Some(real(at))) || output::is_written(at)
}
