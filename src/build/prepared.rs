//! Everything a build knows before it writes: the site completed from its interviews, and the files to copy.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::addresses::Addresses;
use super::complete::{self, Complete};
use super::diagnostic::{Diagnostic, Message, Severity, show_lines};
use super::gather::{self, Summary};
use super::source::{self, Source};
use super::withheld::{self, Withheld};
use super::{found, fs, others, workers};
use crate::state::Ui;
use crate::words::commands::Found;

pub struct Prepared {
    pub site: Complete,
    /// The ids of interviews whose files are refused.
    pub refused: Vec<String>,
    /// What its interviews contain.
    pub found: Found,
    pub withheld: Withheld,
    /// The sources to search for withheld words; empty if nothing is withheld.
    pub texts: Vec<withheld::Source>,
    /// Further files to copy, relative to the site's folder.
    pub others: Vec<String>,
}

/// Reads the interviews of a site and completes the site from them.
///
/// `is_excluded` says which files and folders inside the site's folder are not its sources: the output of a build, the
/// program, the command. `addresses` gains the addresses of people, themes and categories that are new.
pub fn prepare(
    mut source: Source,
    is_excluded: &dyn Fn(&Path) -> bool,
    jobs: usize,
    addresses: &mut Addresses,
    ui: Ui,
    diagnostics: &mut Vec<Diagnostic>,
) -> Prepared {
    diagnostics.append(&mut source.diagnostics);
    let paths = interview_paths(&source);
    let summaries = summarize(jobs, ui, &paths, diagnostics);
    note_unlisted(&source, &paths, &summaries, ui, diagnostics);
    // A licence for a font seldom allows to publish its file.
    let is_font = |at: &Path| source.og_fonts.iter().any(|font| source.folder.join(font) == at);
    let is_excluded = |at: &Path| is_excluded(at) || is_font(at);
    let others = others::others(&source.folder, &source.mentioned, &is_excluded, ui, diagnostics);
    let (withheld, texts) = withheld(&source, &paths, &others, ui, diagnostics);
    let found = found::all(summaries.iter().flatten());
    let refused = source.entries.iter().zip(&summaries).filter(|(_, summary)| summary.is_none());
    let refused = refused.map(|(entry, _)| entry.id.clone()).collect();
    let site_file = source::site_file(&source.folder);
    let text = source.text.clone();
    let site = complete::complete(source, summaries, addresses, ui, diagnostics);
    show_lines(diagnostics, &site_file.display().to_string(), &text);
    // A line might have words that must not be published, and what the command prints may be published, too.
    if withheld.is_some() {
        diagnostics.iter_mut().for_each(|diagnostic| diagnostic.excerpt = Box::default());
    }
    if !site.has_question_pages() && site.question_pages.is_none() {
        let message = Message::ManyQuestions(site.count_questions());
        diagnostics.push(Diagnostic::of_file(&site_file, Severity::Note, ui, &message));
    }
    Prepared { site, refused, found, withheld, texts, others }
}

/// The path of each entry's interview.
pub fn interview_paths(source: &Source) -> Vec<PathBuf> {
    source.entries.iter().map(|entry| source.folder.join("interviews").join(&entry.file)).collect()
}

/// Summarises each file; `None` for one that is refused.
fn summarize(jobs: usize, ui: Ui, files: &[PathBuf], diagnostics: &mut Vec<Diagnostic>) -> Vec<Option<Summary>> {
    let results = Mutex::new(Vec::with_capacity(files.len()));
    workers::run(jobs, files.len(), || {
        |n: usize| {
            let result = gather::gather(&files[n], ui);
            results.lock().expect("no thread panics while it holds the lock").push((n, result));
            Ok(())
        }
    });
    let mut results = results.into_inner().expect("no thread panics while it holds the lock");
    results.sort_by_key(|(n, _)| *n);
    let summaries = results.into_iter().map(|(_, result)| match result {
        Ok((summary, problems)) => {
            diagnostics.extend(problems);
            Some(summary)
        }
        Err(refused) => {
            diagnostics.extend(refused);
            None
        }
    });
    summaries.collect()
}

/// Reports interviews that `site.json` does not list, interviews that share an id, and a `site.json` without `url`.
fn note_unlisted(
    source: &Source,
    paths: &[PathBuf],
    summaries: &[Option<Summary>],
    ui: Ui,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if !source.has_url {
        let file = source::site_file(&source.folder);
        diagnostics.push(Diagnostic::of_file(&file, Severity::Note, ui, &Message::NoUrl));
    }
    let mut note =
        |file: &Path, message: &Message| diagnostics.push(Diagnostic::of_file(file, Severity::Note, ui, message));
    let mut ids: HashMap<&str, &Path> = HashMap::new();
    for ((entry, path), summary) in source.entries.iter().zip(paths).zip(summaries) {
        let id = summary.as_ref().map(|summary| &*summary.id).filter(|id| !id.is_empty());
        if let Some(id) = id
            && let first = *ids.entry(id).or_insert(path)
            && first != path
        {
            note(path, &Message::IdAgain(id, &first.display().to_string()));
        }
        if summary.is_some() && entry.position == (0, 0) {
            note(path, &Message::NotListed);
        }
    }
}

/// What the site and its interviews withhold, and the sources to search for it: none where nothing is withheld.
fn withheld(
    source: &Source,
    paths: &[PathBuf],
    others: &[String],
    ui: Ui,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Withheld, Vec<withheld::Source>) {
    let text = |path: &Path, is_json| {
        let text = withheld::text_of(&fs::read(path).ok()?)?.trim_start_matches('\u{feff}').to_owned();
        Some(withheld::Source { path: path.to_owned(), text, is_json })
    };
    let mut withheld = Withheld::default();
    let site_file =
        || withheld::Source { path: source::site_file(&source.folder), text: source.text.clone(), is_json: true };
    withheld.add(&site_file());
    let mentioned = source.mentioned.iter().map(|file| source.folder.join("interviews").join(file));
    let mut files: Vec<PathBuf> = paths.iter().cloned().chain(mentioned).collect();
    files.sort();
    files.dedup();
    for source in files.iter().filter_map(|path| text(path, true)) {
        if !withheld.add(&source) {
            diagnostics.push(Diagnostic::of_file(&source.path, Severity::LeftOut, ui, &Message::WithheldUnread));
            withheld.is_unread = true;
        }
    }
    let mut texts = Vec::new();
    if withheld.is_some() {
        texts.push(site_file());
        texts.extend(paths.iter().filter_map(|path| text(path, true)));
        texts.extend(others.iter().filter_map(|path| text(&source.folder.join(path), path.ends_with(".json"))));
    }
    (withheld, texts)
}
