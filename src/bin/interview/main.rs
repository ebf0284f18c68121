//! The command `interview`, which editors run on their own computers.

mod arguments;
mod check;
mod export;
mod ids;
mod import;
mod input;

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use arguments::{Command, arguments, export_formats, formats, languages};
use interview_viewer::build::{self, Options};
use interview_viewer::document;
use interview_viewer::serve;
use interview_viewer::state::Ui;
use interview_viewer::words::commands::argument;
use interview_viewer::words::words;

const HELP: &str = include_str!("help.txt");

fn main() -> ExitCode {
    let command = match arguments() {
        Ok(command) => command,
        Err(error) => {
            eprintln!("interview: {error}\nTry “interview --help”.");
            return ExitCode::from(2);
        }
    };
    let (text, good) = match command {
        Command::Help => (
            HELP.replace("@languages@", &languages())
                .replace("@formats@", &formats())
                .replace("@exports@", &export_formats()),
            true,
        ),
        Command::Version => (format!("interview {}\n", env!("CARGO_PKG_VERSION")), true),
        Command::Schema => (document::schema(), true),
        Command::Check { files, json, ui } => check::check(&files, json, ui),
        Command::Build { order, strict } => build(&order, strict),
        Command::Serve(order) => match serve::serve(&order) {
            Ok(()) => (String::new(), true),
            Err(why) => {
                eprintln!("interview: {why}");
                (String::new(), false)
            }
        },
        Command::New { folder, ui } => start(&folder, ui),
        Command::Import(order) => import::import(&order),
        Command::Export(order) => export::export(&order),
        Command::Ids { files, dry, ui } => ids::write(&files, dry, ui),
    };
    // A closed pipe (`| head`) needs no message.
    let written = std::io::stdout().write_all(text.as_bytes());
    ExitCode::from(if good && written.is_ok() { 0 } else { 1 })
}

/// Builds a site. Returns the text to print, and whether everything is in the site. Problems go to standard error, so
/// that they are seen even if the output is not.
fn build(order: &Options, strict: bool) -> (String, bool) {
    let report = build::build(order);
    eprint!("{}", build::rendered(&report.diagnostics, order.ui));
    let mut answer = String::new();
    if report.files > 0 {
        answer.push_str(&(words(order.ui).building.done)(&report));
        let out = order.out.display().to_string();
        answer.push_str(&(words(order.ui).commands.look)(&out, &serve_command(&order.site.to_string_lossy())));
    }
    (answer, if strict { report.is_flawless() } else { report.is_good() })
}

/// The command that shows a site, as the editor can type it: the shell may know this program only by its path.
fn serve_command(site: &str) -> String {
    let here = std::env::current_dir().ok();
    let own = std::env::current_exe().ok();
    let is_here = here.is_some() && own.as_deref().and_then(Path::parent) == here.as_deref();
    let typed = std::env::args().next().filter(|name| name.contains('/') && !name.starts_with('/'));
    let name = match typed {
        Some(typed) => argument(&typed),
        None if is_here && cfg!(windows) => r".\interview".to_owned(),
        None if is_here => "./interview".to_owned(),
        None => "interview".to_owned(),
    };
    format!("{name} serve {}", argument(site))
}

/// Writes a starter site.
fn start(folder: &OsStr, ui: Ui) -> (String, bool) {
    let (words, shown) = (&words(ui).commands, folder.to_string_lossy());
    let why = match build::starter::write(folder.as_ref()) {
        Ok(true) => return ((words.started)(&shown, &serve_command(&shown)), true),
        Ok(false) => (words.not_empty)(&shown),
        Err(error) => (words.not_started)(&shown, &error.to_string()),
    };
    eprintln!("interview: {why}");
    (String::new(), false)
}
