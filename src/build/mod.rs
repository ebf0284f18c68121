//! The static site: turns a folder with `site.json` and `interviews/*.json` into pages that work without a script.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`source`], [`site_json`] | read and check the editors' folder and its `site.json` |
//! | [`advice`], [`doubts`] | what to write in place of a wrong value; what is probably wrong though of the right type |
//! | [`gather`], [`complete`], [`people`] | summarise each interview; complete the site: categories, themes, people, addresses |
//! | [`prepared`] | runs these steps, for a check as for a build |
//! | [`site_writer`] | runs the steps below on several threads |
//! | [`skeleton`], [`article`], [`lists`], [`linked`] | write the pages: what surrounds each, interviews, lists |
//! | [`question_pages`], [`oembed`] | write a page for each question; describe pages to sites that embed them |
//! | [`pictures`] | draw the pictures that previews of a page show |
//! | [`feeds`], [`syndication`], [`published`], [`offline`] | write the sitemap, the feeds, the published `site.json`, the list of files to keep offline |
//! | [`others`], [`withheld`] | copy the editors' other files; stop what must not be published |
//! | [`output`] | writes what has changed, removes what is gone, protects files that are not ours |
//! | [`fs`] | the file system: the machine's, or a tree in memory |
//! | [`packed`] | builds a site in memory, in the browser, and packs it |
//!
//! Interviews are shared by `Rc` and never leave their thread; threads exchange plain texts. Each interview is read twice,
//! once to be summarised and once to be written, so that only one interview per thread is in memory.

mod addresses;
pub mod advice;
mod article;
mod complete;
mod diagnostic;
mod doubts;
mod elements;
mod feeds;
mod files;
mod found;
mod fs;
mod gather;
pub mod ids;
mod linked;
mod listed;
mod lists;
mod names;
mod oembed;
pub mod offline;
mod others;
mod output;
mod pack;
pub mod packed;
mod page_context;
#[cfg(not(target_arch = "wasm32"))]
pub mod pdf;
mod people;
mod pictures;
mod prepared;
mod program;
mod published;
mod question_pages;
pub mod scripts;
pub mod shape;
mod site_json;
mod site_writer;
mod skeleton;
mod source;
pub mod starter;
mod syndication;
mod texts;
mod withheld;
pub mod workers;
mod xml;

use std::path::{Path, PathBuf};

use crate::interview::Interview;
use crate::state::Ui;
use crate::words::commands::Found;
use addresses::Addresses;
pub use diagnostic::{Diagnostic, Message, Severity, rendered};
pub use found::found;
pub use pictures::PictureFonts;
use program::Program;
use site_writer::SiteWriter;

/// What the command was asked to do.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder with `site.json`.
    pub site: PathBuf,
    pub out: PathBuf,
    /// The folder with the viewer's program.
    pub program: PathBuf,
    /// The number of worker threads.
    pub jobs: usize,
    /// Whether to print a PDF of each interview's page.
    pub pdf: bool,
    /// The fonts to draw pictures for previews with.
    pub pictures: PictureFonts,
    /// Whether to overwrite files that the build did not write.
    pub force: bool,
    /// The language of the diagnostics.
    pub ui: Ui,
}

/// What a site is built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// For a host: with compressed copies.
    Publish,
    /// To be packed: without them.
    Plain,
    /// To look at: also without pictures and new addresses.
    Preview,
}

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub diagnostics: Vec<Diagnostic>,
    pub interviews: usize,
    /// Interviews whose files are refused.
    pub refused: usize,
    /// Files of the site, without their compressed copies.
    pub files: usize,
    pub written: usize,
    pub removed: usize,
}

impl Report {
    /// Returns whether everything in the folder is in the site.
    pub fn is_good(&self) -> bool {
        self.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::LeftOut)
    }

    /// Returns whether nothing had to be repaired or left out.
    pub fn is_flawless(&self) -> bool {
        self.diagnostics.iter().all(|diagnostic| diagnostic.severity == Severity::Note)
    }

    fn failed(diagnostic: Diagnostic) -> Report {
        Report { diagnostics: vec![diagnostic], ..Report::default() }
    }
}

/// Checks the text of a `site.json` without looking at any other file.
pub fn check(text: &[u8], file: &str, ui: Ui) -> Vec<Diagnostic> {
    let text = crate::document::text(text).map_err(|error| Diagnostic::refused(file, ui, &error));
    match text.and_then(|text| site_json::check(&text, file, ui)) {
        Ok(source) => source.diagnostics,
        Err(diagnostic) => vec![diagnostic],
    }
}

/// Checks the folder of a site: reports everything that a build would, except what only writing shows; and counts what its
/// interviews contain.
pub fn check_folder(site: &Path, ui: Ui) -> (Vec<Diagnostic>, Option<Found>) {
    let source = match source::read(site, ui) {
        Ok(source) => source,
        Err(diagnostic) => return (vec![diagnostic], None),
    };
    let mut diagnostics = Vec::new();
    let mut addresses = Addresses::read(site, ui, &mut diagnostics).unwrap_or_else(|refused| {
        diagnostics.push(refused);
        Addresses::default()
    });
    let prepared = prepared::prepare(source, &output::is_written, 1, &mut addresses, ui, &mut diagnostics);
    diagnostics.extend(prepared.withheld.diagnostics(&prepared.texts, None, site, ui));
    (diagnostics, Some(prepared.found))
}

/// Checks one interview: reports its problems, and words that it withholds and contains all the same.
///
/// # Errors
/// Why the file is refused: the last diagnostic.
pub fn check_interview(file: &str, bytes: Vec<u8>, ui: Ui) -> Result<(Interview, Vec<Diagnostic>), Vec<Diagnostic>> {
    let text = crate::document::text(bytes.clone()).unwrap_or_default();
    let (interview, mut diagnostics) = gather::review(file, bytes, ui)?;
    let source = withheld::Source { path: file.into(), text, is_json: true };
    let mut withheld = withheld::Withheld::default();
    withheld.add(&source);
    if withheld.is_some() {
        diagnostics.iter_mut().for_each(|diagnostic| diagnostic.excerpt = Box::default());
    }
    diagnostics.extend(withheld.diagnostics(&[source], None, Path::new(""), ui));
    Ok((interview, diagnostics))
}

/// The interviews in the folder of a site, or in its folder `interviews` or one below that.
pub fn interviews_in(folder: &Path) -> Vec<PathBuf> {
    let inside =
        Some(folder.join("interviews")).filter(|inside| fs::is_dir(inside)).unwrap_or_else(|| folder.to_owned());
    let entries = files::below(&inside, folder, &|_, _| false).into_iter();
    let paths = entries.filter_map(|entry| if let files::FileEntry::File(path) = entry { Some(path) } else { None });
    let is_own = |path: &str| [crate::site::FILE, addresses::FILE].contains(&path);
    paths.filter(|path| source::is_interview(path) && !is_own(path)).map(|path| inside.join(path)).collect()
}

/// Returns why a site cannot even be begun: the program is missing, or `site.json`.
pub fn missing(site: &Path, program: &Path, ui: Ui) -> Option<Diagnostic> {
    let no_program =
        |name: String| Some(Diagnostic::of_file(program, Severity::LeftOut, ui, &Message::NoProgram(&name)));
    let no_site = || if fs::exists(&source::site_file(site)) { None } else { source::read(site, ui).err() };
    Program::read(program).map_or_else(no_program, |_| no_site())
}

/// Checks a file `site.json` and the names of the files that it lists; and counts what these contain.
pub fn check_site(file: &Path, ui: Ui) -> (Vec<Diagnostic>, Option<Found>) {
    let folder = file.parent().unwrap_or(Path::new(""));
    match source::read(folder, ui) {
        Ok(source) => {
            let file = source::site_file(folder).display().to_string();
            let gathered =
                prepared::interview_paths(&source).into_iter().filter_map(|path| gather::gather(&path, ui).ok());
            let summaries: Vec<_> = gathered.map(|(summary, _)| summary).collect();
            let diagnostics = source.diagnostics.into_iter().filter(|diagnostic| diagnostic.file == file).collect();
            (diagnostics, Some(found::all(summaries.iter())))
        }
        Err(diagnostic) => (vec![diagnostic], None),
    }
}

/// Builds a site. The report says what could not be done.
pub fn build(options: &Options) -> Report {
    build_as(options, Mode::Publish)
}

/// Builds a site to look at: compresses nothing, and does not record new addresses in the site's folder.
pub fn preview(options: &Options) -> Report {
    build_as(options, Mode::Preview)
}

/// Returns whether a build has written this folder.
pub fn is_built(folder: &Path) -> bool {
    output::is_written(folder)
}

fn build_as(options: &Options, mode: Mode) -> Report {
    let ui = options.ui;
    let left_out =
        |path: &Path, message: &Message| Report::failed(Diagnostic::of_file(path, Severity::LeftOut, ui, message));
    // What stops a build is found first: reading many interviews takes long.
    if overlaps(&options.site, &options.out) {
        return left_out(&options.out, &Message::OutHasSite);
    }
    if fs::is_file(&options.out) {
        return left_out(&options.out, &Message::IsFile);
    }
    let program = match Program::read(&options.program) {
        Ok(program) => program,
        Err(name) => return left_out(&options.program, &Message::NoProgram(&name)),
    };
    let others = output::others(&options.out);
    if !options.force && !others.is_empty() && real(&options.out) != real(&options.program) {
        return left_out(&options.out, &Message::NotOurs(&others.join(", ")));
    }
    let source = match source::read(&options.site, ui) {
        Ok(source) => source,
        Err(diagnostic) => return Report::failed(diagnostic),
    };
    let mut diagnostics = Vec::new();
    let mut addresses = match Addresses::read(&options.site, ui, &mut diagnostics) {
        Ok(addresses) => addresses,
        Err(refused) => return Report::failed(refused),
    };
    let is_excluded = others::is_own(options);
    let prepared = prepared::prepare(source, &is_excluded, options.jobs, &mut addresses, ui, &mut diagnostics);
    let (interviews, refused) = (prepared.site.entries.len(), prepared.refused.len());
    let mut report = Report { interviews, refused, ..Report::default() };
    let writer = SiteWriter { options, mode, prepared: &prepared, program: &program };
    match writer.write(&mut diagnostics) {
        Ok(counts) => {
            (report.files, report.written, report.removed) = (counts.files, counts.written, counts.removed);
            if mode != Mode::Preview {
                diagnostics.extend(addresses.write(&options.site, ui));
            }
        }
        Err(reasons) => diagnostics.extend(reasons),
    }
    report.diagnostics = diagnostics;
    report
}

/// Returns whether the output would mix with the sources: both have a folder `interviews`.
fn overlaps(site: &Path, out: &Path) -> bool {
    let (site, out) = (real(site), real(out));
    site == out || out.starts_with(site.join("interviews")) || site.starts_with(out.join("interviews"))
}

/// Resolves a path, even if its last parts do not exist yet.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) if folder.as_os_str().is_empty() => real(Path::new(".")).join(name),
        (Some(folder), Some(name)) => real(folder).join(name),
        _ => path.to_owned(),
    })
}

/// The folder `program` beside the command, which a release has.
pub fn own_program() -> PathBuf {
    let command = std::env::current_exe().and_then(|path| fs::canonicalize(&path)).unwrap_or_default();
    command.parent().unwrap_or(Path::new(".")).join("program")
}
