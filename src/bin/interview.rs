//! The command `interview`, which editors run on their own computers.

use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use interview_viewer::build::{self, Diagnostic, Message, Options, Severity, ids};
use interview_viewer::document;
use interview_viewer::interview;
use interview_viewer::serve::{self, Order};
use interview_viewer::state::Ui;
use interview_viewer::words::commands::Found;
use interview_viewer::words::{problems, words};
use lexopt::prelude::*;

const HELP: &str = "\
Checks interview files, and makes a site from them.

Usage:
  interview check FILE|SITE_DIR… [--json] [--strict] [--lang LANG]
  interview build SITE_DIR --out DIR [--program DIR] [--pdf] [--force] [--strict] [--jobs N] [--lang LANG]
  interview serve SITE_DIR [--port N] [--open|--no-open] [--program DIR] [--jobs N] [--lang LANG]
  interview new FOLDER [--lang LANG]
  interview ids FILE… [--dry-run] [--lang LANG]
  interview schema
  interview --help | --version

Commands:
  check   Report the problems in each file, one a line: FILE:LINE:COLUMN: MESSAGE.
          For broken JSON, print the line with a mark under the place.
          “-” is standard input. A file site.json is checked as the file of a site, with the
          names of the files that it lists; a folder as a site, with all of its files.
  build   Write the site of SITE_DIR, which has site.json and interviews/*.json, into DIR,
          and report the problems in its files. Only changed files are written.
  serve   Show the site of SITE_DIR in the browser, as its readers will see it, and reload it
          whenever a file is saved. Nothing is written into SITE_DIR, and other computers
          cannot reach it. A folder that build has written is shown as it is. Ctrl-C stops it.
  new     Write a small site to start from into a new or empty folder: site.json, an interview in
          two languages, and README.txt.
  ids     Write an id into each turn and passage that has none: the name that its address has now,
          so that links keep their meaning when turns are added. Nothing else in a file is
          changed. “-” reads standard input and prints the file with its ids.
  schema  Print the JSON Schema of an interview file.

Options:
  --json       Print the problems as a JSON array of objects with
               file, line, column, pointer, note (true or false) and message.
  --lang LANG  The language of the messages: @languages@; English if not given.
  --dry-run    Only say how many ids would be written.
  --out DIR    Where to write the site. A host serves this folder as it is.
  --program DIR
               The folder with the viewer's program; if not given, “program” beside this command.
  --force      Overwrite files in DIR that build has not written, or that were changed since.
               Without it, build writes nothing if there are any. It never removes your files.
  --strict     Also exit with 1 if something had to be repaired, as check always does; not for notes.
  --pdf        Also print each page of an interview as PDF, with Chromium or Google Chrome,
               or with the browser in the environment variable CHROME.
  --port N     The port of the address http://127.0.0.1:N/; if not given, 8080 or the next free one.
  --open, --no-open
               Whether serve opens the site in the default browser; if neither is given, it does.
  --jobs N     How many files to work on at a time; if not given, the number of processors.

Exit status: 0 if there are no problems, 1 if a file has a problem or cannot be read, 2 on wrong usage.
A note is not a problem: it says how something was read that may have another meaning.
For build, 1 if something was left out of the site; with --strict, also if something had to be repaired.
";

enum Command {
    Check { files: Vec<OsString>, json: bool, ui: Ui },
    Build { order: Options, strict: bool },
    Serve(Order),
    New { folder: OsString, ui: Ui },
    Ids { files: Vec<OsString>, dry: bool, ui: Ui },
    Schema,
    Help,
    Version,
}

/// A line of the command's output.
struct Line {
    file: String,
    line: u32,
    column: u32,
    pointer: String,
    /// Whether this is a note: nothing is wrong.
    note: bool,
    message: String,
    /// The line of a mistake for which the file is refused, with a mark under the place; otherwise empty.
    excerpt: String,
}

fn main() -> ExitCode {
    let command = match arguments() {
        Ok(command) => command,
        Err(error) => {
            eprintln!("interview: {error}\nTry “interview --help”.");
            return ExitCode::from(2);
        }
    };
    let (text, good) = match command {
        Command::Help => (HELP.replace("@languages@", &languages()), true),
        Command::Version => (format!("interview {}\n", env!("CARGO_PKG_VERSION")), true),
        Command::Schema => (document::schema(), true),
        Command::Check { files, json, ui } => check(&files, json, ui),
        Command::Build { order, strict } => build(&order, strict),
        Command::Serve(order) => match serve::serve(&order) {
            Ok(()) => (String::new(), true),
            Err(why) => {
                eprintln!("interview: {why}");
                (String::new(), false)
            }
        },
        Command::New { folder, ui } => start(&folder, ui),
        Command::Ids { files, dry, ui } => write_ids(&files, dry, ui),
    };
    // A closed pipe (`| head`) needs no message.
    let written = std::io::stdout().write_all(text.as_bytes());
    ExitCode::from(if good && written.is_ok() { 0 } else { 1 })
}

fn arguments() -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_env();
    let (mut given, mut json, mut ui) = (Vec::new(), false, Ui::default());
    let (mut out, mut program, mut jobs, mut pdf, mut force) = (None, None, None, false, false);
    let (mut dry, mut open, mut port, mut strict) = (false, true, None, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Long("json") => json = true,
            Long("dry-run") => dry = true,
            Long("lang") => ui = parser.value()?.parse_with(language)?,
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Long("program") => program = Some(PathBuf::from(parser.value()?)),
            Long("pdf") => pdf = true,
            Long("force") => force = true,
            Long("strict") => strict = true,
            Long("open") => open = true,
            Long("no-open") => open = false,
            Long("port") => port = Some(parser.value()?.parse()?),
            Long("jobs") => jobs = Some(parser.value()?.parse_with(count)?),
            Value(word) => given.push(word),
            _ => return Err(argument.unexpected()),
        }
    }
    let mut given = given.into_iter();
    let command = given.next().map(|word| word.to_string_lossy().into_owned());
    match command.as_deref() {
        None => Err("a command is missing".into()),
        Some("schema") if given.len() == 0 => Ok(Command::Schema),
        Some("check") if given.len() > 0 => Ok(Command::Check { files: given.collect(), json, ui }),
        Some("ids") if given.len() > 0 => Ok(Command::Ids { files: given.collect(), dry, ui }),
        Some("check" | "ids") => Err("a file is missing".into()),
        Some(command @ ("build" | "serve")) => {
            let jobs = jobs.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
            let program = program.unwrap_or_else(build::own_program);
            let (Some(site), None) = (given.next(), given.next()) else {
                return Err(format!("“{command}” takes one folder").into());
            };
            if command == "serve" {
                return Ok(Command::Serve(Order { site: site.into(), program, port, open, jobs, ui }));
            }
            let Some(out) = out else { return Err("“build” takes one folder and --out".into()) };
            let order = Options { site: site.into(), out, program, jobs, pdf, force, ui };
            Ok(Command::Build { order, strict })
        }
        Some("new") => match (given.next(), given.next()) {
            (Some(folder), None) => Ok(Command::New { folder, ui }),
            _ => Err("“new” takes one folder".into()),
        },
        Some("schema") => Err("“schema” takes no files".into()),
        Some(other) => Err(format!("there is no command “{other}”").into()),
    }
}

fn count(number: &str) -> Result<usize, String> {
    number.parse().ok().filter(|n| *n > 0).ok_or_else(|| "a number from 1 on is wanted".to_owned())
}

fn language(tag: &str) -> Result<Ui, String> {
    Ui::parse(tag).ok_or_else(|| format!("the languages are {}", languages()))
}

/// The tags of the interface languages.
fn languages() -> String {
    Ui::ALL.map(Ui::tag).join(", ")
}

/// Builds a site. Returns the text to print, and whether everything is in the site. Problems go to standard error, so
/// that they are seen even if the output is not.
fn build(order: &Options, strict: bool) -> (String, bool) {
    let report = build::build(order);
    report.diagnostics.iter().for_each(|diagnostic| eprint!("{}", diagnostic.rendered(order.ui)));
    let mut answer = String::new();
    if report.files > 0 {
        answer.push_str(&(words(order.ui).building.done)(&report));
        let (out, site) = (order.out.display().to_string(), order.site.display().to_string());
        answer.push_str(&(words(order.ui).commands.look)(&out, &site));
    }
    (answer, if strict { report.is_flawless() } else { report.is_good() })
}

/// Writes a starter site.
fn start(folder: &OsStr, ui: Ui) -> (String, bool) {
    let (words, shown) = (&words(ui).commands, folder.to_string_lossy());
    let why = match build::starter::write(folder.as_ref()) {
        Ok(true) => return ((words.started)(&shown), true),
        Ok(false) => (words.not_empty)(&shown),
        Err(error) => (words.not_started)(&shown, &error.to_string()),
    };
    eprintln!("interview: {why}");
    (String::new(), false)
}

/// Writes ids into files. Returns the text to print, and whether all files have their ids.
fn write_ids(files: &[OsString], dry: bool, ui: Ui) -> (String, bool) {
    let (mut answer, mut good) = (String::new(), true);
    for file in files {
        match ids_of(file, dry, ui) {
            Ok(said) => answer.push_str(&said),
            Err(line) => {
                good = false;
                eprint!("{}", line.to_text(ui));
            }
        }
    }
    (answer, good)
}

fn ids_of(file: &OsStr, dry: bool, ui: Ui) -> Result<String, Line> {
    let name = file.to_string_lossy().into_owned();
    let line = |(line, column), message| Line {
        file: name.clone(),
        line,
        column,
        pointer: String::new(),
        note: false,
        message,
        excerpt: String::new(),
    };
    let not_read = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Message::NoFile(&name).text(ui),
        _ => Message::NotRead(&error.to_string()).text(ui),
    };
    let bytes = read(file).map_err(|error| line((0, 0), not_read(error)))?;
    let (text, count) = ids::with_ids(&bytes).map_err(|error| Line::refused(&name, ui, &error))?;
    if file == "-" && !dry {
        return Ok(text);
    }
    if count > 0 && !dry {
        let not_written = |error: std::io::Error| line((0, 0), Message::NotWritten(&error.to_string()).text(ui));
        ids::replace(file.as_ref(), text.as_bytes()).map_err(not_written)?;
    }
    Ok(format!("{name}: {}\n", (words(ui).building.ids)(count, dry)))
}

/// Checks files. Returns the text to print, and whether all files are correct.
fn check(files: &[OsString], json: bool, ui: Ui) -> (String, bool) {
    let (mut lines, mut found) = (Vec::new(), Vec::new());
    for file in files {
        let (of_file, contents) = check_file(file, ui);
        lines.extend(of_file);
        found.extend(contents.map(|contents| (file.to_string_lossy(), contents)));
    }
    let good = lines.iter().all(|line| line.note);
    if json {
        let lines: serde_json::Value = lines.into_iter().map(Line::into_json).collect();
        return (format!("{lines:#}\n"), good);
    }
    let mut answer: String = lines.iter().map(|line| line.to_text(ui)).collect();
    if good {
        let line = |(file, found): &(_, _)| format!("{file}: {}\n", (words(ui).commands.found)(found));
        answer.extend(found.iter().map(line));
    }
    (answer, good)
}

/// Returns the problems of a file or a folder, and a summary of its contents.
fn check_file(file: &OsStr, ui: Ui) -> (Vec<Line>, Option<Found>) {
    let line = |(line, column), pointer: &str, message| Line {
        file: file.to_string_lossy().into_owned(),
        line,
        column,
        pointer: pointer.to_owned(),
        note: false,
        message,
        excerpt: String::new(),
    };
    let of_site = |(diagnostics, found): (Vec<Diagnostic>, Option<Found>)| {
        (diagnostics.into_iter().map(Line::of).collect(), found)
    };
    let path = std::path::Path::new(file);
    if path.is_dir() {
        return of_site(build::check_folder(path, ui));
    }
    if path.is_file() && path.file_name().is_some_and(|name| name == "site.json") {
        return of_site(build::check_site(path, ui));
    }
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let name = file.to_string_lossy();
            return (vec![line((0, 0), "", Message::NoFile(&name).text(ui))], None);
        }
        Err(error) => return (vec![line((0, 0), "", Message::NotRead(&error.to_string()).text(ui))], None),
    };
    match document::parse(bytes) {
        Err(error) => (vec![Line::refused(&file.to_string_lossy(), ui, &error)], None),
        Ok(document) => {
            let (interview, problems) = interview::review(&document);
            let diagnostics = problems.iter().map(|problem| {
                let message = problems::problem_message(ui, problem);
                let note = problem.is_note();
                Line { note, ..line((problem.line, problem.column), &problem.pointer, message) }
            });
            (diagnostics.collect(), Some(build::found(&interview)))
        }
    }
}

fn read(file: &OsStr) -> std::io::Result<Vec<u8>> {
    if file != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl Line {
    fn of(Diagnostic { file, line, column, severity, message, excerpt }: Diagnostic) -> Line {
        let note = severity == Severity::Note;
        Line { file, line, column, pointer: String::new(), note, message, excerpt }
    }

    fn refused(file: &str, ui: Ui, error: &document::ParseError) -> Line {
        Line::of(Diagnostic::refused(file, ui, error))
    }

    fn into_json(self) -> serde_json::Value {
        let Line { file, line, column, pointer, note, message, .. } = self;
        serde_json::json!({
            "file": file, "line": line, "column": column, "pointer": pointer, "note": note, "message": message
        })
    }

    fn to_text(&self, ui: Ui) -> String {
        let Line { file, line, column, message, note, excerpt, .. } = self;
        let note = if *note { words(ui).building.note } else { "" };
        match line {
            0 => format!("{file}: {note}{message}\n{excerpt}"),
            _ => format!("{file}:{line}:{column}: {note}{message}\n{excerpt}"),
        }
    }
}
