//! `interview import`: makes interview files of other files.

use std::ffi::OsString;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{fs, io};

use encoding_rs::Encoding;
use interview_viewer::build::{self, workers};
use interview_viewer::document;
use interview_viewer::import::{self, Counts, Format, Imported, Options};
use interview_viewer::interview::{self, Interview, Lang, Role};
use interview_viewer::state::Ui;
use interview_viewer::words::import as words;
use interview_viewer::words::import::{Import, shortened};

use crate::input;

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
    pub dry: bool,
    pub force: bool,
    pub jobs: usize,
    pub ui: Ui,
}

/// A file to import, and where its interview goes: `None` for standard output.
struct Task {
    file: OsString,
    target: Option<PathBuf>,
}

/// What was made of the files.
#[derive(Default)]
struct Sum {
    files: usize,
    failed: usize,
    turns: usize,
    speakers: usize,
    left_out: usize,
    /// Whether something was left out that an editor has to look at.
    is_lossy: bool,
}

impl Order {
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
        }
    }
}

/// Whether a file is the code book of the tables beside it.
fn is_code_book(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    import::is_named_code_book(&name) && fs::read(file).is_ok_and(|bytes| import::is_code_book(&name, &bytes))
}

/// The code book beside a table: `talk.codes.csv` for `talk.csv`, or one for all tables of the folder.
fn code_book(file: &Path) -> Option<(String, Vec<u8>)> {
    let is_table =
        ["csv", "tsv", "xlsx"].iter().any(|end| file.extension().is_some_and(|own| own.eq_ignore_ascii_case(end)));
    let folder = file.parent().filter(|_| is_table)?;
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let stem = file.file_stem()?.to_string_lossy().into_owned();
    let mut found: Vec<(bool, String, Vec<u8>)> = Vec::new();
    for path in fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).filter(|path| path != file) {
        let name = path.file_name()?.to_string_lossy().into_owned();
        if is_code_book(&path)
            && let Ok(bytes) = fs::read(&path)
        {
            found.push((!name.starts_with(&stem), name, bytes));
        }
    }
    found.sort();
    found.into_iter().next().map(|(_, name, bytes)| (name, bytes))
}

/// Imports files. Returns the text to print, and whether everything was imported.
pub fn import(order: &Order) -> (String, bool) {
    let files = input::expanded(&order.files);
    let is_one = matches!(&*files, [file] if !Path::new(file).is_dir());
    let tasks = tasks(&files, is_one, order.out.as_deref());
    let words = words::import(order.ui);
    if tasks.is_empty() {
        files.iter().for_each(|folder| eprintln!("interview: {}", (words.nothing)(&folder.to_string_lossy())));
        return (String::new(), false);
    }
    let sum = Mutex::new(Sum::default());
    let outputs = Mutex::new(vec![String::new(); tasks.len()]);
    workers::run(order.jobs, tasks.len(), || {
        |n: usize| {
            let (output, of_file) = run(&tasks[n], order, is_one);
            let mut sum = sum.lock().expect("no thread panics while it holds the lock");
            sum.files += of_file.files;
            sum.failed += of_file.failed;
            sum.turns += of_file.turns;
            sum.speakers += of_file.speakers;
            sum.left_out += of_file.left_out;
            sum.is_lossy |= of_file.is_lossy;
            outputs.lock().expect("no thread panics while it holds the lock")[n] = output;
            Ok(())
        }
    });
    let sum = sum.into_inner().expect("no thread panicked");
    let mut answer = outputs.into_inner().expect("no thread panicked").concat();
    if !is_one {
        answer.push_str(&(words.summary)(sum.files, sum.failed, sum.turns, sum.speakers, sum.left_out));
        answer.push('\n');
    }
    (answer, sum.failed == 0 && !sum.is_lossy)
}

/// The files to import; a folder stands for all files in it and below, without JSON that is no transcript.
fn tasks(files: &[OsString], is_one: bool, out: Option<&Path>) -> Vec<Task> {
    let mut tasks = Vec::new();
    for file in files {
        let path = Path::new(file);
        if is_one {
            let beside = (file != "-").then(|| interview_of(path));
            let target = out.filter(|out| !out.is_dir()).map(Path::to_owned);
            let within = out.filter(|out| out.is_dir()).zip(beside.as_ref().and_then(|beside| beside.file_name()));
            let target = target.or(within.map(|(out, name)| out.join(name))).or(beside);
            tasks.push(Task { file: file.clone(), target: target.filter(|target| target.as_os_str() != "-") });
            continue;
        }
        let (root, found) = match path.is_dir() {
            true => (path, below(path)),
            false => (path.parent().unwrap_or(path), vec![path.to_owned()]),
        };
        for path in found {
            let name = interview_of(path.strip_prefix(root).unwrap_or(&path));
            let target = out.map_or_else(|| interview_of(&path), |out| out.join(name));
            tasks.push(Task { file: path.into(), target: Some(target) });
        }
    }
    distinct(&mut tasks);
    tasks
}

/// The interview of a file: beside it, and under another name if it is JSON itself.
fn interview_of(path: &Path) -> PathBuf {
    let is_json = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    path.with_extension(if is_json { "interview.json" } else { "json" })
}

/// Keeps the ends of names where two files would become the same interview: talk.txt and talk.md.
fn distinct(tasks: &mut [Task]) {
    let mut targets: Vec<Option<PathBuf>> = tasks.iter().map(|task| task.target.clone()).collect();
    targets.sort();
    for task in tasks {
        let count = targets.iter().filter(|target| target.is_some() && **target == task.target).count();
        if let (Some(target), Some(end), 2..) = (&task.target, Path::new(&task.file).extension(), count) {
            let stem = target.file_stem().unwrap_or_default().to_string_lossy();
            task.target = Some(target.with_file_name(format!("{stem}.{}.json", end.to_string_lossy())));
        }
    }
}

/// The files of a folder and of those in it, without hidden ones, and without JSON that is no transcript.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|one| one.path()).collect();
    entries.sort();
    for path in entries {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']));
        match path.is_dir() {
            _ if is_hidden => {}
            true => found.append(&mut below(&path)),
            false if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json")) => {
                found.extend(fs::read(&path).is_ok_and(|bytes| import::is_machine_transcript(&bytes)).then_some(path));
            }
            false if is_code_book(&path) => {}
            false => found.push(path),
        }
    }
    found
}

/// Imports one file. Returns what to print of it.
fn run(task: &Task, order: &Order, is_one: bool) -> (String, Sum) {
    let words = words::import(order.ui);
    let name = task.file.to_string_lossy().into_owned();
    let failed = |why: String| {
        eprintln!("{name}: {why}");
        (String::new(), Sum { failed: 1, ..Sum::default() })
    };
    let bytes = match input::read(&task.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprint!("{}", input::not_read(&name, order.ui, &error).rendered(order.ui));
            return (String::new(), Sum { failed: 1, ..Sum::default() });
        }
    };
    let options = order.options(&name);
    let imported = match import::import(&bytes, &options) {
        Ok(imported) => imported,
        Err(refusal) => return failed((words.refusal)(&refusal)),
    };
    let sum = counted(&imported);
    let line = (words.imported)(&name, sum.turns, sum.speakers, sum.left_out) + "\n";
    if order.dry {
        return (page(&imported, &line, order.ui), sum);
    }
    let json = document::write(&imported.document);
    if is_one {
        eprint!("{}", notes(&imported, words, order.ui));
    }
    match &task.target {
        None => (json, sum),
        Some(target) => match write(target, &json, order.force) {
            Ok(()) => {
                let shown = target.display().to_string();
                (format!("{line}  → {shown}\n"), sum)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                failed((words.exists)(&target.display().to_string()))
            }
            Err(error) => failed(format!("{}: {error}", target.display())),
        },
    }
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

fn counted(imported: &Imported) -> Sum {
    let Counts { turns, speakers, left_out, is_lossy } = imported.counts();
    Sum { files: 1, turns, speakers, left_out, is_lossy, failed: 0 }
}

/// How a file was understood, one note a line.
fn notes(imported: &Imported, words: &Import, ui: Ui) -> String {
    let mut out = String::new();
    let mut list = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(out, "\n{heading}");
            lines.iter().for_each(|line| {
                out.extend([
                    "  ", line, "
",
                ])
            });
        }
    };
    let mark = |severity| if severity == import::Severity::Doubt { "? " } else { "" };
    let all = imported.notes.iter().map(|note| format!("{}{}", mark(note.severity), words::note(ui, note)));
    list(words.notes, all.collect());
    list(words.left_out, imported.left_out.iter().map(|left| words::left_out(ui, left)).collect());
    out
}

/// A page of text that shows what was understood: speakers, the first words of each question, notes.
fn page(imported: &Imported, line: &str, ui: Ui) -> String {
    let words = words::import(ui);
    let (interview, _) = interview::review(&imported.document);
    let title = interview.title.iter().map(|(_, title)| title.to_string()).collect::<Vec<_>>().join(" / ");
    let mut out = format!("{line}\n{title}\n\n{}\n", words.speakers);
    for speaker in &interview.speakers {
        let own = || interview.turns().filter(|turn| turn.speaker.as_ref().is_some_and(|one| one.id == speaker.id));
        let texts = own().flat_map(|turn| &turn.passages).map(|passage| &passage.texts[0]);
        let characters: usize = texts.flat_map(|text| &text.paragraphs).map(|one| one.text.chars().count()).sum();
        let name = &speaker.name.iter().next().expect("a name is never empty").1;
        let role = match &speaker.role {
            Role::Interviewer => Some("interviewer"),
            Role::Interpreter => Some("interpreter"),
            Role::Interviewee => None,
            Role::Other(role) => Some(&**role),
        };
        let _ = writeln!(out, "  {}", (words.speaker)(name, role, own().count(), characters));
    }
    let _ = writeln!(out, "\n{}", words.threads);
    threads(&interview, &mut out);
    out + &notes(imported, words, ui) + "\n"
}

fn threads(interview: &Interview, out: &mut String) {
    for thread in &interview.threads {
        let number = thread.number.map_or_else(|| "–".to_owned(), |number| format!("{number}."));
        let label = thread.label.iter().next().map(|(_, label)| shortened(label, 70)).unwrap_or_default();
        let _ = writeln!(out, "  {number} {label}");
        if let Some(answer) = thread.answers.first() {
            let words = &answer.turn.passages[0].texts[0].paragraphs[0].text;
            let name = answer
                .turn
                .speaker
                .as_ref()
                .map(|speaker| speaker.initials.iter().next().map(|(_, text)| text.clone()));
            let name = name.flatten().map(|name| format!("{name}: ")).unwrap_or_default();
            let _ = writeln!(out, "     {name}{}", shortened(words, 70));
        }
    }
}
