//! What else stands in the folder of a site and is copied: a logo, pictures, pages of the editors' own. Not what an earlier run
//! has written, nor the command and its program, which may stand there, too.

use std::fs;
use std::path::Path;

use super::addresses;
use super::diagnostic::{Diagnostic, Message, Severity};
use super::files::{self, FileEntry};
use super::output::{self, Output};
use super::program::Program;
use super::source::is_interview;
use super::{Options, real, withheld};
use crate::document::{self, Kind, Value};
use crate::site::FILE;
use crate::state::Ui;

/// Kinds of documents whose text is not looked through.
const PACKED: [&str; 13] =
    ["pdf", "doc", "docx", "odt", "rtf", "pages", "epub", "xls", "xlsx", "ods", "ppt", "pptx", "zip"];

/// Files of the site that are made when all others are known.
const MADE_LAST: [&str; 2] = ["sw.js", "offline.json"];

/// The files to be copied, relative to the site's folder. `is_own`: what is none of the sources. `named`: files in
/// `interviews` that were told of already.
pub fn others(
    site: &Path,
    named: &[String],
    is_own: &dyn Fn(&Path) -> bool,
    ui: Ui,
    told: &mut Vec<Diagnostic>,
) -> Vec<String> {
    let mut others = Vec::new();
    // Interviews are told of by themselves.
    let in_interviews = |path: &str| path.strip_prefix("interviews/").map(str::to_owned);
    for found in files::below(site, &|_, at| is_own(at)) {
        let (path, message) = match &found {
            FileEntry::File(path) => (path, None),
            FileEntry::Unread(path, reason) => (path, Some(Message::NotRead(reason))),
            FileEntry::Endless(path) => (path, Some(Message::Endless)),
            FileEntry::Unnamed(path) => (path, Some(Message::BadName)),
            // Hidden files in `interviews` are reported with the interviews.
            FileEntry::Hidden(_) => continue,
        };
        let inside = in_interviews(path);
        if path == FILE
            || path == addresses::FILE
            || inside.as_ref().is_some_and(|file| is_interview(file) || named.contains(file))
        {
            continue;
        }
        let shown = site.join(path).display().to_string();
        let mut tell = |what, message: &Message| told.push(Diagnostic::new(&shown, (0, 0), what, ui, message));
        if let Some(message) = message {
            // The folder of the interviews has told of it.
            if inside.is_none() && path != "interviews" {
                tell(Severity::LeftOut, &message);
            }
        } else if files::was_json(path) {
            match inside.is_some() && path.to_ascii_lowercase().ends_with(".txt") {
                true => tell(Severity::LeftOut, &Message::NotJson(&files::as_json(path))),
                false => tell(Severity::Note, &Message::NotCopied),
            }
        } else if let Err(error) = fs::File::open(site.join(path)) {
            tell(Severity::LeftOut, &Message::NotRead(&error.to_string()));
        } else {
            if inside.is_some() {
                tell(Severity::Note, &Message::PublishedAsIs);
            }
            others.push(path.clone());
        }
    }
    others
}

/// Copies them.
pub fn copy(
    order: &Options,
    others: &[String],
    program: &Program,
    output: &Output,
    withholds: bool,
    told: &mut Vec<Diagnostic>,
) {
    for path in others {
        let at = order.site.join(path);
        let shown = at.display().to_string();
        let mut tell = |what, message: &Message| told.push(Diagnostic::new(&shown, (0, 0), what, order.ui, message));
        if output.in_the_way(path).is_some() || program.has(path) || MADE_LAST.contains(&&**path) {
            tell(Severity::Note, &Message::InTheWay);
            continue;
        }
        let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if withholds && PACKED.contains(&&*ending) {
            tell(Severity::Note, &Message::NotLookedThrough);
        }
        let copied = fs::read(&at).and_then(|bytes| output.put(path, &public(path, bytes), output.usual));
        if let Err(error) = copied {
            tell(Severity::LeftOut, &Message::NotRead(&error.to_string()));
        }
    }
}

/// The bytes as they are published: an interview or the file of a site, wherever it stands, without what is private.
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

/// Whether something in the folder is none of the sources.
pub fn is_own(order: &Options) -> impl Fn(&Path) -> bool {
    let command = std::env::current_exe().ok().map(|path| real(&path));
    let own = [Some(real(&order.out)), Some(real(&order.program)), command];
    move |at| own.contains(&Some(real(at))) || output::is_written(at)
}
