//! The static site: a folder with `site.json` and `interviews/*.json` into pages that stand without a script.
//!
//! ```text
//! source: what the editors keep, checked      gather: what lists need of each interview    (by all workers)
//! complete: site.json with all that was missing; who is who      article, lists, feeds: pages    (by all workers)
//! skeleton: what is around each page      output: what changed is written, what is gone removed
//! ```
//!
//! Interviews are shared by `Rc` and stay within a worker; between workers go plain texts. An interview is read twice, so
//! that no more than one for each worker is in memory.

mod article;
mod complete;
mod feeds;
mod gather;
pub mod ids;
mod json;
mod lists;
mod names;
pub mod offline;
mod output;
pub mod pdf;
mod program;
mod skeleton;
mod source;
mod told;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io, thread};

use crate::interview::Lang;
use crate::site::paths::{self, By};
use crate::site::{FILE, questions};
use crate::state::Ui;
use complete::Complete;
use feeds::Twins;
use gather::Gathered;
use lists::{List, Of, lists};
use output::{Output, Squeeze};
use program::Program;
use skeleton::{Kit, Shared};
pub use told::{Message, Told, What};

/// What the command was asked for.
#[derive(Clone, Debug)]
pub struct Order {
    /// With `site.json`.
    pub site: PathBuf,
    pub out: PathBuf,
    /// The folder with the viewer's program.
    pub program: PathBuf,
    /// How many workers.
    pub jobs: usize,
    /// Whether each page of an interview is printed, too.
    pub pdf: bool,
    /// The language of what is told.
    pub ui: Ui,
}

/// What was done.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub told: Vec<Told>,
    pub interviews: usize,
    /// Files of the site, without compressed ones.
    pub files: usize,
    pub written: usize,
    pub removed: usize,
}

impl Report {
    /// Whether all that the folder has is in the site.
    pub fn is_good(&self) -> bool {
        self.told.iter().all(|told| told.what != What::LeftOut)
    }
}

/// Where there are more interviews, their pages are made smaller in a hurry: that is most of the work.
const MANY: usize = 300;
/// Files with questions are about so long.
const QUESTIONS: usize = 100_000;

/// Tells what is wrong in the text of a `site.json`, without its interviews.
pub fn check(text: &[u8], file: &str, ui: Ui) -> Vec<Told> {
    let text = crate::document::text(text).map_err(|error| Told::refused(file, ui, &error));
    match text.and_then(|text| source::check(&text, file, ui)) {
        Ok(source) => source.told,
        Err(told) => vec![told],
    }
}

/// Builds a site. What cannot be done is told.
pub fn build(order: &Order) -> Report {
    let ui = order.ui;
    let failed = |told| Report { told: vec![told], ..Report::default() };
    let program = match Program::read(&order.program) {
        Ok(program) => program,
        Err(name) => {
            let folder = order.program.display().to_string();
            return failed(Told::new(&folder, (0, 0), What::LeftOut, ui, &Message::NoProgram(&name)));
        }
    };
    let mut source = match source::read(&order.site, ui) {
        Ok(source) => source,
        Err(told) => return failed(told),
    };
    if holds_site(&order.site, &order.out) {
        let out = order.out.display().to_string();
        return failed(Told::new(&out, (0, 0), What::LeftOut, ui, &Message::OutHasSite));
    }
    let mut told = std::mem::take(&mut source.told);
    let files: Vec<PathBuf> = source.lines.iter().map(|line| order.site.join("interviews").join(&line.file)).collect();
    let gathered = gathered(order, &files, &mut told);
    for ((line, path), there) in source.lines.iter().zip(&files).zip(&gathered) {
        // It is listed, and no line says of it.
        if there.is_some() && line.place == (0, 0) {
            told.push(Told::new(&path.display().to_string(), (0, 0), What::Note, ui, &Message::NotListed));
        }
    }
    let site = complete::complete(source, gathered, ui, &mut told);
    let out = order.out.display().to_string();
    let not_written =
        |error: io::Error| Told::new(&out, (0, 0), What::LeftOut, ui, &Message::NotWritten(&error.to_string()));
    let mut report = Report { interviews: site.entries.len(), ..Report::default() };
    match write(order, &site, &program, &mut told) {
        Ok((files, written, removed)) => (report.files, report.written, report.removed) = (files, written, removed),
        Err(error) => told.push(not_written(error)),
    }
    report.told = told;
    report
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
fn gathered(order: &Order, files: &[PathBuf], told: &mut Vec<Told>) -> Vec<Option<Gathered>> {
    let found = Mutex::new(Vec::with_capacity(files.len()));
    at_work(order.jobs, files.len(), || {
        |n: usize| {
            let path = &files[n];
            let one = gather::gather(path, &path.display().to_string(), order.ui);
            found.lock().expect("nobody panics with it").push((n, one));
            Ok(())
        }
    })
    .expect("gathering goes on after errors");
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

/// Writes everything. How many files there are, were written and were removed.
fn write(order: &Order, site: &Complete, program: &Program, told: &mut Vec<Told>) -> io::Result<(usize, usize, usize)> {
    let usual = if site.entries.len() > MANY { Squeeze::Quick } else { Squeeze::Well };
    let output = Output::new(&order.out, usual)?;
    let question_files = site.questions(QUESTIONS);
    let json = site.json(question_files.len());
    let shared = Shared { site, program, output: &output, json: &json, pdf: order.pdf };
    output.put(FILE, json.as_bytes(), output.usual)?;
    for (n, file) in question_files.iter().enumerate() {
        output.put(&questions(n), file.as_bytes(), output.usual)?;
    }
    let lists = lists(site);
    let is_same = fs::canonicalize(&order.program).ok() == fs::canonicalize(&order.out).ok();
    let tasks = tasks(site, program, &lists);
    at_work(order.jobs, tasks.len(), || {
        let kit = Kit::new(&shared);
        let (tasks, order, lists) = (&tasks, &order, &lists);
        move |n: usize| match &tasks[n] {
            Task::Program(n) => {
                let (path, bytes) = &kit.shared.program.files[*n];
                match is_same {
                    true => kit.shared.output.squeeze(path, bytes, Squeeze::Hard, false),
                    false => kit.shared.output.put(path, bytes, Squeeze::Hard),
                }
            }
            Task::Interview(n) => {
                let file = &kit.shared.site.entries[*n].file;
                let path = order.site.join("interviews").join(file);
                kit.shared.output.put(&format!("interviews/{file}"), &fs::read(&path)?, usual)?;
                kit.write_interview(*n, &path)
            }
            Task::Home(lang) => kit.write_home(&lists[0], &kit.site.languages[*lang]),
            Task::List(list, page, lang) => kit.write_list(lists, *list, *page, &kit.site.languages[*lang]),
            Task::Index(by, lang) => kit.write_index(*by, lists, &kit.site.languages[*lang]),
        }
    })?;
    let kit = Kit::new(&shared);
    kit.write_feeds(&pages(&kit, &lists))?;
    copy_others(order, program, &output, told)?;
    let read = |name: &str| fs::read(order.out.join(name)).unwrap_or_default();
    for (path, bytes) in offline::files(&output.files(), read, &program.files) {
        output.put(&path, &bytes, output.usual)?;
    }
    let printed: Vec<_> = if order.pdf { kit.to_print() } else { Vec::new() };
    let files = output.files().len();
    let (written, removed) = output.finish()?;
    if let Err(reason) = pdf::print(&order.out, &printed) {
        let out = order.out.display().to_string();
        told.push(Told::new(&out, (0, 0), What::LeftOut, order.ui, &Message::NotPrinted(&reason)));
    }
    Ok((files + printed.len(), written + printed.len(), removed))
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
fn pages(kit: &Kit, lists: &[List]) -> Vec<Twins> {
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

/// Copies what else stands in the folder: a logo, pictures, pages of the editors' own. Not what an earlier run has written,
/// nor the command and its program, which may stand there, too.
fn copy_others(order: &Order, program: &Program, output: &Output, told: &mut Vec<Told>) -> io::Result<()> {
    let own =
        [Some(real(&order.out)), Some(real(&order.program)), std::env::current_exe().ok().map(|path| real(&path))];
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for name in source::names(&order.site.join(&folder)) {
            let path = format!("{folder}{name}");
            let at = order.site.join(&path);
            let is_source = path == FILE || (path.starts_with("interviews/") && source::is_interview(&path));
            if is_source || own.contains(&Some(real(&at))) || output::is_written(&at) {
                continue;
            }
            if at.is_dir() {
                folders.push(path + "/");
            } else if output.has(&path) || program.has(&path) {
                let shown = at.display().to_string();
                told.push(Told::new(&shown, (0, 0), What::Note, order.ui, &Message::InTheWay));
            } else {
                output.put(&path, &fs::read(&at)?, output.usual)?;
            }
        }
    }
    Ok(())
}

/// Has `count` pieces of work done by some workers; `worker` makes what one of them works with. Stops at the first error.
fn at_work<W: FnMut(usize) -> io::Result<()>>(
    jobs: usize,
    count: usize,
    worker: impl Fn() -> W + Sync,
) -> io::Result<()> {
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(None);
    let work = || {
        let mut one = worker();
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= count {
                return;
            }
            if let Err(error) = one(n) {
                next.store(count, Ordering::Relaxed);
                *failed.lock().expect("nobody panics with it") = Some(error);
            }
        }
    };
    thread::scope(|scope| -> io::Result<()> {
        for _ in 0..jobs.clamp(1, count.max(1)) {
            // Deep files are read by recursion.
            thread::Builder::new().stack_size(8 << 20).spawn_scoped(scope, work)?;
        }
        Ok(())
    })?;
    failed.into_inner().expect("nobody panics with it").map_or(Ok(()), Err)
}

/// The folder with the program that comes with the command, if it does.
pub fn own_program() -> PathBuf {
    let command = std::env::current_exe().and_then(fs::canonicalize).unwrap_or_default();
    command.parent().unwrap_or(Path::new(".")).join("program")
}
