//! `interview import`: makes interview files of other files.

mod page;
mod tasks;

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{fs, io};

use encoding_rs::Encoding;
use interview_viewer::build::{self, Diagnostic, workers};
use interview_viewer::document::{self, ShapeIssue};
use interview_viewer::import::align::{self, Pairing, Row};
use interview_viewer::import::{self, Changes, Counts, Format, Imported, Options, update};
use interview_viewer::interview::Lang;
use interview_viewer::state::Ui;
use interview_viewer::words::import as words;

use crate::input;
use tasks::{Source, Task, code_book};

/// What to import, and how.
pub struct Order {
    pub files: Vec<OsString>,
    /// A file, or a folder for several files. Without it, each interview is written beside its file.
    pub out: Option<PathBuf>,
    pub format: Option<Format>,
    pub encoding: Option<&'static Encoding>,
    /// The tags of the languages of the text and of its translation.
    pub lang: Option<String>,
    pub translation_lang: Option<String>,
    /// The interview to update.
    pub update: Option<PathBuf>,
    pub changes: Changes,
    /// The text of a project.
    pub source: Option<String>,
    /// A code book for the themes.
    pub codes: Option<PathBuf>,
    pub dry: bool,
    pub force: bool,
    pub jobs: usize,
    pub ui: Ui,
}

/// What was made of the files.
#[derive(Default)]
struct Sum {
    tasks: usize,
    files: usize,
    /// Interviews with a translation from another file.
    pairs: usize,
    failed: usize,
    turns: usize,
    speakers: usize,
    left_out: usize,
    /// Whether something was left out that an editor has to look at.
    is_lossy: bool,
}

impl Sum {
    fn add(&mut self, other: &Sum) {
        self.tasks += other.tasks;
        self.files += other.files;
        self.pairs += other.pairs;
        self.failed += other.failed;
        self.turns += other.turns;
        self.speakers += other.speakers;
        self.left_out += other.left_out;
        self.is_lossy |= other.is_lossy;
    }
}

impl Order {
    /// Whether one file or two files become one interview. Two do if the language of the translation is given, if their
    /// names are those of an original and its translation, or if their languages differ.
    fn is_one_interview(&self, files: &[OsString]) -> bool {
        let [one, other] = files else { return true };
        if self.translation_lang.is_some() || tasks::is_pair(Path::new(one), Path::new(other)) {
            return true;
        }
        let lang = |file: &OsString| {
            let options = Options { lang: None, ..self.options(&file.to_string_lossy()) };
            let imported = import::import(&fs::read(file).ok()?, &options).ok()?;
            imported.document.file.good()?.languages.values().next().map(|lang| lang.0.to_string())
        };
        lang(one) != lang(other)
    }

    /// What is known about a file.
    fn options(&self, name: &str) -> Options {
        let lang = |tag: &Option<String>| tag.as_deref().and_then(Lang::parse);
        Options {
            name: name.to_owned(),
            format: self.format,
            encoding: self.encoding,
            lang: lang(&self.lang),
            translation_lang: lang(&self.translation_lang),
            code_book: code_book(Path::new(name)),
            changes: self.changes,
            source: self.source.clone(),
            themes: Vec::new(),
        }
    }
}

/// Reads the code book that was named.
fn codes(codes: &Path, ui: Ui) -> Result<Vec<u8>, String> {
    let name = codes.display().to_string();
    let bytes = input::read(codes.as_os_str()).map_err(|error| input::not_read(&name, ui, &error).rendered(ui))?;
    match import::codes(&bytes) {
        Some(_) => Ok(bytes),
        None => Err(format!("{name}: {}\n", words::import(ui).no_code_book)),
    }
}

/// Whether a path names a file for an interview, and not a folder.
fn names_json(out: &Path) -> bool {
    !out.is_dir() && out.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"))
}

/// Imports files. Returns the text to print, and whether everything was imported.
pub fn import(order: &Order) -> (String, bool) {
    let files = input::expanded(&order.files);
    let words = words::import(order.ui);
    let is_one =
        files.len() <= 2 && files.iter().all(|file| !Path::new(file).is_dir()) && order.is_one_interview(&files);
    let lang = order.lang.as_deref().and_then(Lang::parse);
    let mut tasks = match is_one {
        true => vec![tasks::one(&files, order.out.as_deref())],
        false => tasks::of(&files, order.out.as_deref(), lang.as_ref()),
    };
    if order.source.is_none() && order.update.is_none() {
        tasks = tasks::parted(tasks);
    }
    let is_one = is_one && tasks.len() == 1;
    let codes = match order.codes.as_deref().map(|file| codes(file, order.ui)).transpose() {
        Ok(codes) => codes.unwrap_or_default(),
        Err(why) => {
            eprint!("{why}");
            return (String::new(), false);
        }
    };
    if tasks.is_empty() {
        files.iter().for_each(|folder| eprintln!("interview: {}", (words.nothing)(&folder.to_string_lossy())));
        return (String::new(), false);
    }
    if let Some(out) = order.out.as_deref().filter(|out| tasks.len() > 1 && names_json(out)) {
        eprintln!("interview: {}", (words.out_one)(&out.to_string_lossy(), tasks.len()));
        return (String::new(), false);
    }
    if let Some(former) = &order.update {
        let [only] = &mut tasks[..] else {
            eprintln!("interview: {}", words.update_one);
            return (String::new(), false);
        };
        only.target = order.out.clone().or_else(|| Some(former.clone())).filter(|target| target.as_os_str() != "-");
    }
    let sum = Mutex::new(Sum::default());
    let outputs = Mutex::new(vec![String::new(); tasks.len()]);
    let shows_progress = tasks.len() > 20 && io::stderr().is_terminal();
    workers::run(order.jobs, tasks.len(), || {
        |n: usize| {
            let (output, of_file) = run(&tasks[n], order, &codes, is_one);
            let mut sum = sum.lock().expect("no thread panics while it holds the lock");
            sum.add(&of_file);
            if shows_progress {
                eprint!("\r{} / {}", sum.tasks, tasks.len());
            }
            outputs.lock().expect("no thread panics while it holds the lock")[n] = output;
            Ok(())
        }
    });
    if shows_progress {
        eprintln!();
    }
    let sum = sum.into_inner().expect("no thread panicked");
    let mut answer = outputs.into_inner().expect("no thread panicked").concat();
    if !is_one {
        answer.push_str(&(words.summary)(sum.files, sum.failed, sum.turns, sum.speakers, sum.left_out));
        answer.push('\n');
        if sum.pairs > 0 {
            answer.push_str(&(words.pairs)(sum.pairs));
            answer.push('\n');
        }
    }
    (answer, sum.failed == 0 && !sum.is_lossy)
}

/// Imports the files of one interview. Returns what to print of it.
fn run(task: &Task, order: &Order, codes: &[u8], is_one: bool) -> (String, Sum) {
    let words = words::import(order.ui);
    let names: Vec<String> = task.files.iter().map(|source| source.file.to_string_lossy().into_owned()).collect();
    let failed = |name: &str, why: &str| {
        eprintln!("{name}: {why}");
        (String::new(), Sum { tasks: 1, failed: 1, ..Sum::default() })
    };
    let read = match whole(task, order, codes) {
        Ok(read) => read,
        Err((name, why)) => return failed(&name, &why),
    };
    let Whole { imported, rows, same } = read;
    let sum = counted(&imported, task.files.len());
    let line = (words.imported)(&names.join(" + "), sum.turns, sum.speakers, sum.left_out) + "\n";
    if order.dry {
        return (page::page(&imported, &rows, &line, order.ui), sum);
    }
    // A file that would become what it was stays as it is, to the byte.
    let json = same.unwrap_or_else(|| document::write(&imported.document));
    if is_one {
        eprint!("{}", page::notes(&imported, words, order.ui));
    }
    let to_check = if is_one { String::new() } else { page::rows_to_check(&imported, order.ui) };
    let Some(target) = &task.target else { return (json, sum) };
    let may_replace = order.force || order.update.as_ref() == Some(target);
    match write(target, &json, may_replace) {
        Ok(()) => (format!("{line}{to_check}  → {}\n", target.display()), sum),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            failed(&names[0], &(words.exists)(&target.display().to_string()))
        }
        Err(error) => failed(&names[0], &format!("{}: {error}", target.display())),
    }
}

/// What was made of the files of one interview.
struct Whole {
    imported: Imported,
    /// The rows, if there is a translation.
    rows: Vec<Row>,
    /// The file to update, if nothing in it changes.
    same: Option<String>,
}

/// Imports the files of one interview, puts the translations beside the original, and keeps what a former interview has.
///
/// # Errors
/// The name of the file that cannot be imported, and why.
fn whole(task: &Task, order: &Order, codes: &[u8]) -> Result<Whole, (String, String)> {
    let mut all: Option<Imported> = None;
    let mut rows = Vec::new();
    for (n, source) in task.files.iter().enumerate() {
        let name = source.file.to_string_lossy().into_owned();
        let imported = one(source, n, order, codes).map_err(|why| (name.clone(), why))?;
        all = Some(match all {
            None => imported,
            Some(original) => {
                let name = Path::new(&name).file_name().unwrap_or_default().to_string_lossy().into_owned();
                let aligned = align::align(&original, &imported, &Pairing { name, ..Pairing::default() });
                rows = aligned.rows;
                aligned.imported
            }
        });
    }
    let imported = all.expect("a task has a file");
    let Some(former) = &order.update else { return Ok(Whole { imported, rows, same: None }) };
    let name = former.to_string_lossy().into_owned();
    let failed = |why: String| (name.clone(), without_name(&why, &name));
    let bytes =
        fs::read(former).map_err(|error| failed(input::not_read(&name, order.ui, &error).rendered(order.ui)))?;
    let old = document::parse(bytes.clone()).map_err(|error| {
        failed(Diagnostic::refused(&name, order.ui, &error).rendered(order.ui).trim_end().to_owned())
    })?;
    let mut is_broken = old.file.good().is_none();
    old.oddities(&mut |_, issue| is_broken |= !matches!(issue, ShapeIssue::UnknownKey(..)));
    if is_broken {
        return Err(failed(words::import(order.ui).update_broken.to_owned()));
    }
    let imported = update::update(&imported, &old);
    if !order.force
        && let Some(counts) = update::counts(&imported).filter(update::is_unrelated)
    {
        let all = counts.same + counts.changed + counts.removed;
        let file = task.files[0].file.to_string_lossy();
        return Err(failed((words::import(order.ui).update_unrelated)(&file, counts.removed, all)));
    }
    let is_same = imported.document == old;
    let same = String::from_utf8(bytes).ok().filter(|_| is_same);
    Ok(Whole { imported, rows: Vec::new(), same })
}

/// Imports one file: the `n`th of its interview.
///
/// # Errors
/// Why it cannot be imported.
fn one(source: &Source, n: usize, order: &Order, codes: &[u8]) -> Result<Imported, String> {
    let name = source.file.to_string_lossy().into_owned();
    let bytes = input::read(&source.file)
        .map_err(|error| without_name(&input::not_read(&name, order.ui, &error).rendered(order.ui), &name))?;
    let mut options = order.options(&name);
    options.themes = import::codes(codes).unwrap_or_default();
    options.source = source.text.clone().or(options.source);
    let asked = match n {
        0 => options.lang.clone(),
        1 => options.translation_lang.clone(),
        _ => None,
    };
    options.lang = asked.or_else(|| source.lang.and_then(Lang::parse));
    import::import(&bytes, &options).map_err(|refusal| (words::import(order.ui).refusal)(&refusal))
}

/// A message without the name of the file before it.
fn without_name(message: &str, file: &str) -> String {
    let rest = message.strip_prefix(file).map_or(message, |rest| rest.trim_start_matches([':', ' ']));
    rest.trim_end().to_owned()
}

fn write(target: &Path, json: &str, force: bool) -> io::Result<()> {
    if target.exists() && !force {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    if target.exists() { build::ids::replace(target, json.as_bytes()) } else { fs::write(target, json) }
}

fn counted(imported: &Imported, files: usize) -> Sum {
    let Counts { turns, speakers, left_out, is_lossy } = imported.counts();
    Sum { tasks: 1, files, pairs: usize::from(files > 1), turns, speakers, left_out, is_lossy, failed: 0 }
}
