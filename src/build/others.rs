//! Copies the other files in the folder of a site: a logo, pictures, the editors' own pages. Excludes what an earlier build
//! has written, the command and its program, which may be in the folder too.

use std::collections::BTreeMap;
use std::path::Path;

use super::addresses;
use super::diagnostic::{Diagnostic, Message, Severity};
use super::files::{self, FileEntry};
use super::output::{self, Output};
use super::program::Program;
use super::source::is_interview;
use super::{Options, fs, real, withheld};
use crate::document::{self, Kind, Value};
use crate::site::FILE;
use crate::state::Ui;
use crate::words::commands::argument;

/// Kinds of documents whose text the search for withheld words cannot read.
const PACKED: [&str; 13] =
    ["pdf", "doc", "docx", "odt", "rtf", "pages", "epub", "xls", "xlsx", "ods", "ppt", "pptx", "zip"];

/// File extensions of transcripts, and of texts, which count as transcripts only in a folder.
const TRANSCRIPTS: [&str; 12] =
    ["docx", "odt", "rtf", "doc", "vtt", "srt", "sbv", "eaf", "textgrid", "otr", "qdpx", "xlsx"];
const TEXTS: [&str; 4] = ["txt", "md", "csv", "tsv"];

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
        } else if let Err(error) = fs::open(&at) {
            report(Severity::LeftOut, &Message::NotRead(&error.to_string()));
        } else {
            if inside.is_some() {
                report(Severity::Note, &Message::PublishedAsIs);
            }
            others.push(path.clone());
        }
    }
    note_transcripts(site, &others, ui, diagnostics);
    others
}

/// Says how to import the transcripts of each folder that are not interviews yet.
fn note_transcripts(site: &Path, others: &[String], ui: Ui, diagnostics: &mut Vec<Diagnostic>) {
    let interviews = site.join("interviews");
    let mut folders: BTreeMap<&str, usize> = BTreeMap::new();
    for path in others {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        // A text may be anything, but for one in a folder of its own.
        let is_transcript = TRANSCRIPTS.contains(&&*ending) || !folder.is_empty() && TEXTS.contains(&&*ending);
        let stems = name.match_indices('.').map(|(at, _)| &name[..at]);
        let is_imported = stems.into_iter().any(|stem| fs::exists(&interviews.join(format!("{stem}.json"))));
        if is_transcript && !is_imported {
            *folders.entry(folder).or_default() += 1;
        }
    }
    for (folder, count) in folders {
        let at = site.join(folder);
        let (from, to) = (argument(&at.display().to_string()), argument(&interviews.display().to_string()));
        let command = match at == interviews {
            true => format!("interview import {from}"),
            false => format!("interview import {from} --out {to}"),
        };
        let message = Message::Transcripts(count, &command);
        diagnostics.push(Diagnostic::of_file(&at, Severity::Note, ui, &message));
    }
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
