//! The static site: a folder with `site.json` and `interviews/*.json` into pages that stand without a script.
//!
//! ```text
//! source: what the editors keep, checked      gather: what lists need of each interview    (by all workers)
//! complete: site.json with all that was missing; who is who      article, lists, feeds: pages    (by all workers)
//! skeleton: what is around each page      output: what changed is written, what is gone removed
//! files: names of files as people see them      others: what else is copied      withheld: what must not be published
//! ```
//!
//! Interviews are shared by `Rc` and stay within a worker; between workers go plain texts. An interview is read twice, so
//! that no more than one for each worker is in memory.

mod addresses;
mod article;
mod complete;
mod diagnostic;
mod feeds;
mod files;
mod found;
mod gather;
pub mod ids;
mod linked;
mod lists;
mod names;
pub mod offline;
mod others;
mod output;
mod pack;
pub mod pdf;
mod people;
mod program;
mod published;
mod readings;
pub mod scripts;
pub mod shape;
mod site_json;
mod skeleton;
mod source;
pub mod starter;
mod texts;
mod withheld;
mod xml;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io, thread};

use crate::interview::Lang;
use crate::site::paths::{self, By};
use crate::site::{FILE, questions};
use crate::state::Ui;
use crate::words::commands::Found;
use addresses::Addresses;
use complete::Complete;
pub use diagnostic::{Diagnostic, Message, Severity};
use feeds::Twins;
pub use found::found;
use gather::Summary;
use lists::{List, Of, lists};
use output::{Output, Refusal};
use pack::Compression;
use program::Program;
use skeleton::{Assets, PageWriter};
use source::Source;
use withheld::Withheld;

/// What the command was asked for.
#[derive(Clone, Debug)]
pub struct Options {
    /// With `site.json`.
    pub site: PathBuf,
    pub out: PathBuf,
    /// The folder with the viewer's program.
    pub program: PathBuf,
    /// How many workers.
    pub jobs: usize,
    /// Whether each page of an interview is printed, too.
    pub pdf: bool,
    /// Whether files that stand in the way are written over.
    pub force: bool,
    /// The language of what is told.
    pub ui: Ui,
}

/// What was done.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub told: Vec<Diagnostic>,
    pub interviews: usize,
    /// Files of the site, without compressed ones.
    pub files: usize,
    pub written: usize,
    pub removed: usize,
}

impl Report {
    /// Whether all that the folder has is in the site.
    pub fn is_good(&self) -> bool {
        self.told.iter().all(|told| told.what != Severity::LeftOut)
    }

    /// Whether nothing had to be repaired or left out.
    pub fn is_flawless(&self) -> bool {
        self.told.iter().all(|told| told.what == Severity::Note)
    }
}

/// Where there are more interviews, their pages are made smaller in a hurry: that is most of the work.
const MANY: usize = 300;
/// Files with questions are about so long.
const QUESTIONS: usize = 100_000;

/// Tells what is wrong in the text of a `site.json`, without its interviews.
pub fn check(text: &[u8], file: &str, ui: Ui) -> Vec<Diagnostic> {
    let text = crate::document::text(text).map_err(|error| Diagnostic::refused(file, ui, &error));
    match text.and_then(|text| site_json::check(&text, file, ui)) {
        Ok(source) => source.told,
        Err(told) => vec![told],
    }
}

/// Tells what is wrong in the folder of a site: all that a build would tell, as far as it is known without one.
pub fn check_folder(site: &Path, ui: Ui) -> Vec<Diagnostic> {
    let mut source = match source::read(site, ui) {
        Ok(source) => source,
        Err(told) => return vec![told],
    };
    let mut told = std::mem::take(&mut source.told);
    let paths = interviews(&source);
    let gathered = gathered(1, ui, &paths, &mut told);
    note_unlisted(&source, &paths, &gathered, ui, &mut told);
    let others = others::others(site, &source.named, &output::is_written, ui, &mut told);
    let (withheld, texts) = withheld(&source, &paths, &others, ui, &mut told);
    told.extend(withheld.tell(&texts, None, site, ui));
    let mut addresses = Addresses::read(site, ui, &mut told).unwrap_or_else(|refused| {
        told.push(refused);
        Addresses::default()
    });
    complete::complete(source, gathered, &mut addresses, ui, &mut told);
    told
}

/// What the interviews of a site have in them; nothing of a folder that is none.
pub fn found_in(site: &Path, ui: Ui) -> Option<Found> {
    let source = source::read(site, ui).ok()?;
    let documents =
        interviews(&source).into_iter().filter_map(|path| crate::document::parse(fs::read(path).ok()?).ok());
    Some(found::all(documents.map(|document| crate::interview::check(document).0)))
}

/// Tells what is wrong in a file `site.json`, and in the names of the files that it lists.
pub fn check_site(file: &Path, ui: Ui) -> Vec<Diagnostic> {
    let folder = file.parent().unwrap_or(Path::new(""));
    match source::read(folder, ui) {
        Ok(source) => {
            let shown = source::site_file(folder);
            source.told.into_iter().filter(|told| told.file == shown).collect()
        }
        Err(told) => vec![told],
    }
}

/// Builds a site. What cannot be done is told.
pub fn build(order: &Options) -> Report {
    build_as(order, false)
}

/// Builds a site to be looked at: nothing is compressed, and the addresses are not recorded in its folder.
pub fn preview(order: &Options) -> Report {
    build_as(order, true)
}

/// Returns whether a build has written this folder.
pub fn is_built(folder: &Path) -> bool {
    output::is_written(folder)
}

fn build_as(order: &Options, preview: bool) -> Report {
    let ui = order.ui;
    let failed = |told| Report { told: vec![told], ..Report::default() };
    let program = match Program::read(&order.program) {
        Ok(program) => program,
        Err(name) => {
            let folder = order.program.display().to_string();
            return failed(Diagnostic::new(&folder, (0, 0), Severity::LeftOut, ui, &Message::NoProgram(&name)));
        }
    };
    let mut source = match source::read(&order.site, ui) {
        Ok(source) => source,
        Err(told) => return failed(told),
    };
    if holds_site(&order.site, &order.out) {
        let out = order.out.display().to_string();
        return failed(Diagnostic::new(&out, (0, 0), Severity::LeftOut, ui, &Message::OutHasSite));
    }
    let mut told = std::mem::take(&mut source.told);
    let mut addresses = match Addresses::read(&order.site, ui, &mut told) {
        Ok(addresses) => addresses,
        Err(refused) => return failed(refused),
    };
    let paths = interviews(&source);
    let gathered = gathered(order.jobs, ui, &paths, &mut told);
    note_unlisted(&source, &paths, &gathered, ui, &mut told);
    let others = others::others(&order.site, &source.named, &others::is_own(order), ui, &mut told);
    let (withheld, texts) = withheld(&source, &paths, &others, ui, &mut told);
    let site = complete::complete(source, gathered, &mut addresses, ui, &mut told);
    let mut report = Report { interviews: site.entries.len(), ..Report::default() };
    let work =
        Work { order, preview, site: &site, program: &program, withheld: &withheld, texts: &texts, others: &others };
    match work.write(&mut told) {
        Ok((files, written, removed)) => {
            (report.files, report.written, report.removed) = (files, written, removed);
            if !preview {
                told.extend(addresses.write(&order.site, ui));
            }
        }
        Err(why) => told.extend(why),
    }
    report.told = told;
    report
}

/// Where the file of each line is.
fn interviews(source: &Source) -> Vec<PathBuf> {
    source.lines.iter().map(|line| source.folder.join("interviews").join(&line.file)).collect()
}

/// Reports interviews that `site.json` does not list, interviews that share an id, and a `site.json` without `url`.
fn note_unlisted(source: &Source, paths: &[PathBuf], there: &[Option<Summary>], ui: Ui, told: &mut Vec<Diagnostic>) {
    let mut note =
        |file: &str, message: &Message| told.push(Diagnostic::new(file, (0, 0), Severity::Note, ui, message));
    if source.url.is_none() {
        note(&source::site_file(&source.folder), &Message::NoUrl);
    }
    let mut ids: HashMap<&str, &Path> = HashMap::new();
    for ((line, path), there) in source.lines.iter().zip(paths).zip(there) {
        let id = there.as_ref().map(|there| &*there.id).filter(|id| !id.is_empty());
        if let Some(id) = id
            && let first = *ids.entry(id).or_insert(path)
            && first != path
        {
            note(&path.display().to_string(), &Message::IdAgain(id, &first.display().to_string()));
        }
        if there.is_some() && line.place == (0, 0) {
            note(&path.display().to_string(), &Message::NotListed);
        }
    }
}

/// What the site and its interviews withhold, and the sources to look for it in; of these none where nothing is withheld.
fn withheld(
    source: &Source,
    paths: &[PathBuf],
    others: &[String],
    ui: Ui,
    told: &mut Vec<Diagnostic>,
) -> (Withheld, Vec<withheld::Source>) {
    let text = |path: &Path, is_json| {
        let text = withheld::text_of(&fs::read(path).ok()?)?.trim_start_matches('\u{feff}').to_owned();
        Some(withheld::Source { shown: path.display().to_string(), text, is_json })
    };
    let mut withheld = Withheld::default();
    let shown = source::site_file(&source.folder);
    withheld.add(&withheld::Source { shown: shown.clone(), text: source.text.clone(), is_json: true });
    let left_out = source.named.iter().map(|file| source.folder.join("interviews").join(file));
    let mut all: Vec<PathBuf> = paths.iter().cloned().chain(left_out).collect();
    all.sort();
    all.dedup();
    for source in all.iter().filter_map(|path| text(path, true)) {
        if !withheld.add(&source) {
            told.push(Diagnostic::new(&source.shown, (0, 0), Severity::LeftOut, ui, &Message::WithheldUnread));
            withheld.is_unread = true;
        }
    }
    let mut texts = Vec::new();
    if withheld.is_some() {
        texts.push(withheld::Source { shown, text: source.text.clone(), is_json: true });
        texts.extend(paths.iter().filter_map(|path| text(path, true)));
        texts.extend(others.iter().filter_map(|path| text(&source.folder.join(path), path.ends_with(".json"))));
    }
    (withheld, texts)
}

/// Whether what is written would come among the sources of the site: they and the site have folders of the same name.
fn holds_site(site: &Path, out: &Path) -> bool {
    let (site, out) = (real(site), real(out));
    site == out || out.starts_with(site.join("interviews")) || site.starts_with(out.join("interviews"))
}

/// Where a path leads, also one to something that is not there yet.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) if folder.as_os_str().is_empty() => real(Path::new(".")).join(name),
        (Some(folder), Some(name)) => real(folder).join(name),
        _ => path.to_owned(),
    })
}

/// What lists need of each file; nothing of one that is refused.
fn gathered(jobs: usize, ui: Ui, files: &[PathBuf], told: &mut Vec<Diagnostic>) -> Vec<Option<Summary>> {
    let found = Mutex::new(Vec::with_capacity(files.len()));
    at_work(jobs, files.len(), || {
        |n: usize| {
            let path = &files[n];
            let one = gather::gather(path, &path.display().to_string(), ui);
            found.lock().expect("nobody panics with it").push((n, one));
            Ok(())
        }
    });
    let mut found = found.into_inner().expect("nobody panics with it");
    found.sort_by_key(|(n, _)| *n);
    let each = found.into_iter().map(|(_, one)| match one {
        Ok((gathered, problems)) => {
            told.extend(problems);
            Some(gathered)
        }
        Err(refused) => {
            told.push(refused);
            None
        }
    });
    each.collect()
}

/// A piece of work; languages by their place in the site's list.
enum Task<'a> {
    Program(usize),
    Interview(usize),
    Home(usize),
    List(usize, usize, usize),
    Index(By<'a>, usize),
}

/// What a site is written from.
struct Work<'a> {
    order: &'a Options,
    /// Nothing is compressed.
    preview: bool,
    site: &'a Complete,
    program: &'a Program,
    withheld: &'a Withheld,
    /// The sources in which withheld words are looked for.
    texts: &'a [withheld::Source],
    /// What else is copied.
    others: &'a [String],
}

impl Work<'_> {
    /// Writes everything. How many files there are, were written and were removed; or why nothing was written.
    fn write(&self, told: &mut Vec<Diagnostic>) -> Result<(usize, usize, usize), Vec<Diagnostic>> {
        let order = self.order;
        let tell = |message: &Message| {
            Diagnostic::new(&order.out.display().to_string(), (0, 0), Severity::LeftOut, order.ui, message)
        };
        let failed = |error: io::Error| vec![tell(&Message::NotWritten(&error.to_string()))];
        if self.withheld.is_unread {
            return Err(Vec::new());
        }
        let usual = match self.site.entries.len() {
            _ if self.preview => Compression::Not,
            many if many > MANY => Compression::Quick,
            _ => Compression::Well,
        };
        let mut output = Output::new(&order.out, usual, self.withheld).map_err(failed)?;
        let printed = self.pages(&output, told).map_err(failed)?;
        let leaks = output.leaks();
        if !leaks.is_empty() {
            return Err(self.withheld.tell(self.texts, Some(&leaks), &order.out, order.ui));
        }
        let done = output.finish(order.force).map_err(|refusal| match refusal {
            Refusal::Foreign(names) => vec![tell(&Message::NotOurs(&names.join(", ")))],
            Refusal::Folders(names) => vec![tell(&Message::FoldersInPlace(&names.join(", ")))],
            Refusal::Changed(names) => vec![tell(&Message::ChangedByHand(&names.join(", ")))],
            Refusal::Failed(error) => failed(error),
        })?;
        told.extend(done.failed.iter().map(|error| tell(&Message::NotWritten(&error.to_string()))));
        if let Err(reason) = pdf::print(&order.out, &printed) {
            told.push(tell(&Message::NotPrinted(&reason)));
        }
        output.list_printed().map_err(failed)?;
        Ok((done.files, done.written + printed.len(), done.removed))
    }

    /// Writes all files beside, and tells of each that cannot be; what is to be printed then. An error is one that all meet.
    fn pages(&self, output: &Output, told: &mut Vec<Diagnostic>) -> io::Result<Vec<(PathBuf, PathBuf)>> {
        let Work { order, site, program, .. } = self;
        let question_files = site.questions(QUESTIONS);
        let json = site.json(question_files.len());
        let shared = Assets { site, program, output, json: &json, pdf: order.pdf };
        output.put(FILE, json.as_bytes(), output.usual)?;
        for (n, file) in question_files.iter().enumerate() {
            output.put(&questions(n), file.as_bytes(), output.usual)?;
        }
        let lists = lists(site);
        let tasks = tasks(site, program, &lists);
        let is_same = fs::canonicalize(&order.program).ok() == fs::canonicalize(&order.out).ok();
        let errors = at_work(order.jobs, tasks.len(), || {
            let kit = PageWriter::new(&shared);
            let (tasks, lists) = (&tasks, &lists);
            move |n: usize| self.do_task(&kit, &tasks[n], lists, is_same)
        });
        for (n, error) in errors {
            self.tell(&tasks[n], error, told)?;
        }
        let kit = PageWriter::new(&shared);
        kit.write_moved()?;
        kit.write_feeds(&pages(&kit, &lists))?;
        let printed = if order.pdf { kit.to_print() } else { Vec::new() };
        for (_, pdf) in &printed {
            output.leave_place(&pdf.to_string_lossy())?;
        }
        others::copy(order, self.others, program, output, self.withheld.is_some(), told);
        for (path, bytes) in offline::files(&output.files(), |path| output.read(path), &program.files) {
            output.put(&path, &bytes, output.usual)?;
        }
        Ok(printed)
    }

    fn do_task(&self, kit: &PageWriter, task: &Task, lists: &[List], is_same: bool) -> io::Result<()> {
        let (output, site) = (kit.shared.output, kit.shared.site);
        match task {
            Task::Program(n) => {
                let (path, bytes) = &kit.shared.program.files[*n];
                let hard = if self.preview { Compression::Not } else { Compression::Hard };
                match is_same {
                    true => output.squeeze(path, bytes, hard, false),
                    false => output.put_program(path, bytes, hard),
                }
            }
            Task::Interview(n) => {
                let path = self.source(*n);
                let file = gather::published(&path).ok_or_else(|| io::Error::other("it has changed meanwhile"))?;
                output.put(&format!("interviews/{}", site.entries[*n].file), &file, output.usual)?;
                kit.write_interview(*n, &path)
            }
            Task::Home(lang) => kit.write_home(&lists[0], &kit.site.languages[*lang]),
            Task::List(list, page, lang) => kit.write_list(lists, *list, *page, &kit.site.languages[*lang]),
            Task::Index(by, lang) => kit.write_index(*by, lists, &kit.site.languages[*lang]),
        }
    }

    /// The file of an interview as the editors have it.
    fn source(&self, entry: usize) -> PathBuf {
        self.order.site.join("interviews").join(&self.site.entries[entry].source)
    }

    /// Tells of a file that is not there; an error that all others meet, too, is given back.
    fn tell(&self, task: &Task, error: io::Error, told: &mut Vec<Diagnostic>) -> io::Result<()> {
        if is_of_all(&error) {
            return Err(error);
        }
        let file = match task {
            Task::Interview(n) => self.source(*n),
            _ => self.order.out.clone(),
        };
        let message = Message::NotWritten(&error.to_string());
        told.push(Diagnostic::new(&file.display().to_string(), (0, 0), Severity::LeftOut, self.order.ui, &message));
        Ok(())
    }
}

/// Whether an error is not of one file: the disk is full, or nothing can be written to it.
fn is_of_all(error: &io::Error) -> bool {
    use io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), StorageFull | ReadOnlyFilesystem | QuotaExceeded)
}

/// The longest work first.
fn tasks<'a>(site: &'a Complete, program: &Program, lists: &'a [List]) -> Vec<Task<'a>> {
    let mut tasks: Vec<Task> =
        (0..program.files.len()).filter(|n| program.files[*n].0 != "sw.js").map(Task::Program).collect();
    tasks.extend((0..site.entries.len()).map(Task::Interview));
    for lang in 0..site.languages.len() {
        tasks.push(Task::Home(lang));
        for (n, list) in lists.iter().enumerate() {
            // The first page of all interviews is the first page of the site.
            let first = if list.of == Of::All { 2 } else { 1 };
            tasks.extend((first..=list.pages()).map(|page| Task::List(n, page, lang)));
        }
        tasks.extend(indexes(site).map(|by| Task::Index(by, lang)));
    }
    tasks
}

/// The lists of lists: of the themes, if there are any, and of the people.
fn indexes(site: &Complete) -> impl Iterator<Item = By<'static>> {
    (!site.themes.is_empty()).then_some(By::Themes).into_iter().chain([By::People])
}

/// Every page of the site that is to be found, in its languages.
fn pages(kit: &PageWriter, lists: &[List]) -> Vec<Twins> {
    let site = kit.shared.site;
    let each = |path: &dyn Fn(&Lang) -> String| -> Twins {
        kit.site.languages.iter().map(|lang| (lang.clone(), path(lang))).collect()
    };
    let mut pages = Vec::new();
    for list in lists {
        pages.extend((1..=list.pages()).map(|page| each(&|lang| kit.list_path(&list.of, page, lang))));
    }
    pages.extend(indexes(site).map(|by| each(&|lang| kit.home(lang) + &paths::list(by, 1))));
    for (entry, listing) in site.entries.iter().zip(&kit.site.interviews) {
        pages.push(entry.languages().into_iter().map(|lang| (lang.clone(), listing.href(&lang))).collect());
    }
    pages
}

/// Has `count` pieces of work done by some workers; `worker` makes what one of them works with. What went wrong, in order;
/// only what all of them would meet ends the work.
fn at_work<W: FnMut(usize) -> io::Result<()>>(
    jobs: usize,
    count: usize,
    worker: impl Fn() -> W + Sync,
) -> Vec<(usize, io::Error)> {
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(Vec::new());
    let work = || {
        let mut one = worker();
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= count {
                return;
            }
            if let Err(error) = one(n) {
                if is_of_all(&error) {
                    next.store(count, Ordering::Relaxed);
                }
                failed.lock().expect("nobody panics with it").push((n, error));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, count.max(1)) {
            // Deep files are read by recursion.
            let started = thread::Builder::new().stack_size(8 << 20).spawn_scoped(scope, work);
            started.expect("a thread can be started");
        }
    });
    let mut failed = failed.into_inner().expect("nobody panics with it");
    failed.sort_by_key(|(n, _)| *n);
    failed
}

/// The folder with the program that comes with the command, if it does.
pub fn own_program() -> PathBuf {
    let command = std::env::current_exe().and_then(fs::canonicalize).unwrap_or_default();
    command.parent().unwrap_or(Path::new(".")).join("program")
}
