//! Writes the files of a site: the program, the interviews and their pages, lists, feeds, copied files.

use std::io;
use std::path::PathBuf;

use super::complete::Complete;
use super::diagnostic::{Diagnostic, Message, Severity};
use super::feeds::Twins;
use super::lists::{List, Of, indexes, lists};
use super::output::{Output, Refusal};
use super::pack::Compression;
#[cfg(not(target_arch = "wasm32"))]
use super::pdf;
use super::pictures::{PictureFonts, Pictures};
use super::prepared::Prepared;
use super::program::Program;
use super::skeleton::{Assets, PageWriter};
use super::{Mode, Options, fs, gather, offline, others, source, workers};
use crate::interview::Lang;
use crate::site::paths::{self, By};
use crate::site::{FILE, questions};

/// A site with more interviews is compressed less, as compressing takes most of the time.
const MANY: usize = 300;
/// The approximate size of a file of questions, in bytes.
const QUESTIONS: usize = 100_000;

pub struct SiteWriter<'a> {
    pub options: &'a Options,
    pub mode: Mode,
    pub prepared: &'a Prepared,
    pub program: &'a Program,
}

/// How many files the site has, how many were written, how many were removed.
#[derive(Clone, Copy)]
pub struct Counts {
    pub files: usize,
    pub written: usize,
    pub removed: usize,
}

/// One piece of work. Languages and lists are positions in the site's lists.
enum Task<'a> {
    Program(usize),
    Interview(usize),
    Home(usize),
    List { list: usize, page: usize, lang: usize },
    Index(By<'a>, usize),
}

impl SiteWriter<'_> {
    /// Writes everything.
    ///
    /// # Errors
    /// Why nothing was written. Files that fail on their own are reported in `diagnostics`.
    pub fn write(&self, diagnostics: &mut Vec<Diagnostic>) -> Result<Counts, Vec<Diagnostic>> {
        let options = self.options;
        let withheld = &self.prepared.withheld;
        let left_out = |message: &Message| Diagnostic::of_file(&options.out, Severity::LeftOut, options.ui, message);
        let failed = |error: io::Error| vec![left_out(&Message::NotWritten(&error.to_string()))];
        if withheld.is_unread {
            return Err(Vec::new());
        }
        let compression = match self.site().entries.len() {
            _ if self.mode != Mode::Publish => Compression::Not,
            many if many > MANY => Compression::Quick,
            _ => Compression::Well,
        };
        let mut output = Output::new(&options.out, compression, withheld).map_err(failed)?;
        let printed = self.write_pages(&output, diagnostics).map_err(failed)?;
        let leaks = output.leaks();
        if !leaks.is_empty() {
            return Err(withheld.diagnostics(&self.prepared.texts, Some(&leaks), &options.out, options.ui));
        }
        // An editor who looks at an interview sees its last readable state until its file can be read again.
        let refused = self.prepared.refused.iter().filter(|_| self.mode == Mode::Preview);
        let kept: Vec<String> = refused.map(|id| paths::interview(&paths::folder(id), None)).collect();
        let done = output.finish(options.force, &kept).map_err(|refusal| match refusal {
            Refusal::Foreign(names) => vec![left_out(&Message::NotOurs(&names.join(", ")))],
            Refusal::Folders(names) => vec![left_out(&Message::FoldersInPlace(&names.join(", ")))],
            Refusal::Changed(names) => vec![left_out(&Message::ChangedByHand(&names.join(", ")))],
            Refusal::Failed(error) => failed(error),
        })?;
        diagnostics.extend(done.failed.iter().map(|error| left_out(&Message::NotWritten(&error.to_string()))));
        #[cfg(not(target_arch = "wasm32"))]
        if let Err(reason) = pdf::print(&options.out, &printed) {
            diagnostics.push(left_out(&Message::NotPrinted(&reason)));
        }
        output.list_printed().map_err(failed)?;
        Ok(Counts { files: done.files, written: done.written + printed.len(), removed: done.removed })
    }

    fn site(&self) -> &Complete {
        &self.prepared.site
    }

    /// Stages all files, and reports each that cannot be written. Returns the pages to print with the PDFs to make of them.
    ///
    /// # Errors
    /// An error that every file would meet.
    fn write_pages(&self, output: &Output, diagnostics: &mut Vec<Diagnostic>) -> io::Result<Vec<(PathBuf, PathBuf)>> {
        let SiteWriter { options, program, .. } = self;
        let site = self.site();
        let question_files = site.questions(QUESTIONS);
        let json = site.json(question_files.len());
        // A picture is named by its address, and so needs that of the site.
        let is_drawing = self.mode != Mode::Preview && options.pictures != PictureFonts::None && site.url.is_some();
        let of_machine = options.pictures == PictureFonts::Machine;
        let pictures = || Pictures::new(&options.site, site.logo.as_deref(), &site.og_fonts, of_machine);
        let pictures = is_drawing.then(pictures).flatten();
        let assets = Assets {
            site,
            program,
            output,
            json: &json,
            pdf: options.pdf,
            pictures: pictures.as_ref(),
            question_pages: site.has_question_pages(),
        };
        output.write(FILE, json.as_bytes(), output.compression)?;
        for (n, file) in question_files.iter().enumerate() {
            output.write(&questions(n), file.as_bytes(), output.compression)?;
        }
        let lists = lists(site);
        let tasks = tasks(site, program, &lists);
        let is_in_place = fs::canonicalize(&options.program).ok() == fs::canonicalize(&options.out).ok();
        let errors = workers::run(options.jobs, tasks.len(), || {
            let pages = PageWriter::new(&assets);
            let (tasks, lists) = (&tasks, &lists);
            move |n: usize| self.run_task(&pages, &tasks[n], lists, is_in_place)
        });
        for (n, error) in errors {
            diagnostics.push(self.task_diagnostic(&tasks[n], error)?);
        }
        let site_file = source::site_file(&options.site);
        pictures.iter().for_each(|pictures| diagnostics.extend(pictures.notes(&site_file, options.ui)));
        let pages = PageWriter::new(&assets);
        pages.write_moved()?;
        pages.write_feeds(&indexed_pages(&pages, &lists), |n| Some(gather::read(&self.source_path(n))?.interview))?;
        let printed = if options.pdf { pages.to_print() } else { Vec::new() };
        for (_, pdf) in &printed {
            output.reserve(&pdf.to_string_lossy())?;
        }
        let is_withholding = self.prepared.withheld.is_some();
        others::copy(options, &self.prepared.others, program, output, is_withholding, diagnostics);
        for (path, bytes) in offline::files(&output.files(), |path| output.read(path), &program.files) {
            output.write(&path, &bytes, output.compression)?;
        }
        Ok(printed)
    }

    /// `is_in_place`: the program already stands in the output folder.
    fn run_task(&self, pages: &PageWriter, task: &Task, lists: &[List], is_in_place: bool) -> io::Result<()> {
        let output = pages.shared.output;
        let languages = &pages.site.languages;
        match task {
            Task::Program(n) => {
                let (path, bytes) = &self.program.files[*n];
                let compression = if self.mode == Mode::Publish { Compression::Hard } else { Compression::Not };
                match is_in_place {
                    true => output.compress(path, bytes, compression, false),
                    false => output.write_unchecked(path, bytes, compression),
                }
            }
            Task::Interview(n) => {
                let path = self.source_path(*n);
                let changed = || io::Error::other("it has changed since the build began");
                let file = gather::published(&path).ok_or_else(changed)?;
                let name = &self.site().entries[*n].file;
                output.write(&format!("interviews/{name}"), &file, output.compression)?;
                pages.write_interview(*n, &path)
            }
            Task::Home(lang) => pages.write_home(&lists[0], &languages[*lang]),
            Task::List { list, page, lang } => pages.write_list(lists, *list, *page, &languages[*lang]),
            Task::Index(by, lang) => pages.write_index(*by, lists, &languages[*lang]),
        }
    }

    /// The file of an interview as the editors have it.
    fn source_path(&self, entry: usize) -> PathBuf {
        self.options.site.join("interviews").join(&self.site().entries[entry].source)
    }

    /// The diagnostic of a task that failed.
    ///
    /// # Errors
    /// The error itself, if every task would meet it.
    fn task_diagnostic(&self, task: &Task, error: io::Error) -> io::Result<Diagnostic> {
        if workers::is_fatal(&error) {
            return Err(error);
        }
        let file = match task {
            Task::Interview(n) => self.source_path(*n),
            _ => self.options.out.clone(),
        };
        let message = Message::NotWritten(&error.to_string());
        Ok(Diagnostic::of_file(&file, Severity::LeftOut, self.options.ui, &message))
    }
}

/// All tasks, the longest first.
fn tasks<'a>(site: &'a Complete, program: &Program, lists: &'a [List]) -> Vec<Task<'a>> {
    let mut tasks: Vec<Task> =
        (0..program.files.len()).filter(|n| program.files[*n].0 != "sw.js").map(Task::Program).collect();
    tasks.extend((0..site.entries.len()).map(Task::Interview));
    for lang in 0..site.languages.len() {
        tasks.push(Task::Home(lang));
        for (n, list) in lists.iter().enumerate() {
            // The first page of all interviews is the first page of the site.
            let first = if list.of == Of::All { 2 } else { 1 };
            tasks.extend((first..=list.pages()).map(|page| Task::List { list: n, page, lang }));
        }
        tasks.extend(indexes(site).map(|by| Task::Index(by, lang)));
    }
    tasks
}

/// The pages that the sitemap and the feeds name, each in its languages.
fn indexed_pages(writer: &PageWriter, lists: &[List]) -> Vec<Twins> {
    let site = writer.shared.site;
    let each = |path: &dyn Fn(&Lang) -> String| -> Twins {
        writer.site.languages.iter().map(|lang| (lang.clone(), path(lang))).collect()
    };
    let mut pages = Vec::new();
    for list in lists {
        pages.extend((1..=list.pages()).map(|page| each(&|lang| writer.list_path(&list.of, page, lang))));
    }
    pages.extend(indexes(site).map(|by| each(&|lang| writer.home(lang) + &paths::list(by, 1))));
    for (entry, listing) in site.entries.iter().zip(&writer.site.interviews) {
        pages.push(entry.languages().into_iter().map(|lang| (lang.clone(), listing.href(&lang))).collect());
    }
    pages
}
