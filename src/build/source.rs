//! Reads the editors' folder of a site: its `site.json` ([`site_json`]) and the names of the files in it.

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};

use serde_json::value::RawValue;

use super::diagnostic::{Diagnostic, Message, Severity, show_lines};
use super::files::{self, FileEntry, Meant};
use super::fs;
use super::pictures::is_font;
use super::site_json;
use super::texts::Texts;
use crate::document;
use crate::interview::{self, Lang};
use crate::nearest::nearest;
use crate::site;
use crate::state::Ui;

/// An entry of `site.json`, or an interview that it does not list. What the entry does not say, the interview says.
#[derive(Clone, Debug, Default)]
pub struct SourceEntry {
    /// The name on the disk, relative to the folder `interviews`.
    pub file: String,
    /// The name in the output.
    pub published: String,
    pub id: String,
    pub title: Option<Texts>,
    pub summary: Option<Texts>,
    pub date: Option<Box<RawValue>>,
    pub category: Option<Reference>,
    pub people: Option<Vec<Reference>>,
    pub themes: Option<Vec<Reference>>,
    pub languages: Vec<Lang>,
    /// Line and column in `site.json` from 1; (0, 0) for an interview that is not listed.
    pub position: (u32, u32),
}

/// A reference to a category, a theme or a person, by id or names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    pub id: Option<String>,
    pub names: Texts,
}

impl Reference {
    /// What the editor calls it.
    pub fn called(&self) -> &str {
        self.id.as_deref().or(self.names.first().map(|(_, name)| &**name)).unwrap_or_default()
    }

    /// What the editor calls it, and the nearest id or name of those that the interview has.
    pub fn with_nearest<'a>(&self, known: impl Iterator<Item = (&'a str, &'a Texts)>) -> (String, Option<String>) {
        let words = known.flat_map(|(id, names)| [id].into_iter().chain(names.iter().map(|(_, name)| &**name)));
        // An id and its name often differ only in capital letters.
        let words: BTreeMap<String, &str> = words.map(|word| (word.to_lowercase(), word)).collect();
        (self.called().to_owned(), nearest(self.called(), words.into_values()).map(str::to_owned))
    }
}

/// The contents of the folder.
pub struct Source {
    pub folder: PathBuf,
    /// The members of `site.json` that are published unchanged: key and JSON.
    pub members: Vec<(&'static str, Box<RawValue>)>,
    /// Ends in `/`.
    pub url: Option<String>,
    /// Whether each question is to have a page.
    pub question_pages: Option<bool>,
    /// Whether the file has an address, even a wrong one.
    pub has_url: bool,
    /// The path of an image, relative to the folder.
    pub logo: Option<String>,
    /// The paths of font files, relative to the folder.
    pub og_fonts: Vec<String>,
    pub languages: Vec<Lang>,
    pub categories: Vec<Reference>,
    pub entries: Vec<SourceEntry>,
    /// Files in `interviews` that entries mean, or that were reported because of an entry; by their names on the disk.
    pub mentioned: Vec<String>,
    /// The text of `site.json`.
    pub text: String,
    pub diagnostics: Vec<Diagnostic>,
}

/// The path of a site's `site.json`.
pub fn site_file(folder: &Path) -> PathBuf {
    folder.join(site::FILE)
}

/// Reads the folder of a site.
///
/// # Errors
/// If there is no `site.json`, or it cannot be used.
pub fn read(folder: &Path, ui: Ui) -> Result<Source, Diagnostic> {
    let file = site_file(folder).display().to_string();
    let nowhere = |message: &Message| Diagnostic::new(&file, (0, 0), Severity::LeftOut, ui, message);
    let bytes = fs::read(&folder.join(site::FILE)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if !fs::exists(folder) => {
            let beside =
                names(folder.parent().filter(|beside| !beside.as_os_str().is_empty()).unwrap_or(Path::new(".")));
            let name = folder.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            let near = nearest(&name, beside.iter().map(|name| &**name));
            let shown = folder.display().to_string();
            Diagnostic { file: shown.clone(), ..nowhere(&Message::NoFolder(&shown, near)) }
        }
        io::ErrorKind::NotFound => {
            let names = names(folder);
            match files::meant(site::FILE, &names) {
                Meant::One(near) | Meant::InOtherCase(near) | Meant::Near(near) => {
                    nowhere(&Message::NoFileEnding(site::FILE, near))
                }
                Meant::None => nowhere(&Message::NoFile(site::FILE)),
            }
        }
        _ => nowhere(&Message::NotRead(&error.to_string())),
    })?;
    let text = text_of(&file, bytes, ui)?;
    let inside = folder.join("interviews");
    let (files, mut wrong) = files_in(&inside, ui);
    let interviews: Vec<String> = files.iter().filter(|file| is_interview(file)).cloned().collect();
    let mut source = site_json::check_with(&text, &file, ui, || languages_in(&inside, &interviews))?;
    source.folder = folder.to_owned();
    source.diagnostics.append(&mut wrong);
    resolve(&mut source, &files, &file, ui);
    if let Some(logo) = source.logo.take_if(|logo| !fs::is_file(&folder.join(logo.trim_start_matches('/')))) {
        let is_url = logo.split_once("://").is_some_and(|(scheme, _)| scheme.bytes().all(|b| b.is_ascii_alphabetic()));
        let message = if is_url { Message::LogoElsewhere } else { Message::NoFile(&logo) };
        source.diagnostics.push(diagnostic_at(&text, &file, ui, "/logo", &message));
        source.members.retain(|(key, _)| *key != "logo");
    }
    check_fonts(&mut source, &text, &file, ui);
    let mut ids: HashSet<String> = source.entries.iter().map(|entry| files::folder_of(&entry.id)).collect();
    for file in interviews.iter().filter(|file| !source.mentioned.contains(file)) {
        source.entries.push(SourceEntry { id: own_id(file, &mut ids), file: file.clone(), ..SourceEntry::default() });
    }
    publish(&mut source, &file, ui);
    source.diagnostics.sort_by_key(|diagnostic| (diagnostic.file != file, diagnostic.line, diagnostic.column));
    show_lines(&mut source.diagnostics, &file, &text);
    source.text = text;
    Ok(source)
}

/// Decodes a file.
///
/// # Errors
/// If it is not UTF-8: names its encoding.
pub fn text_of(file: &str, bytes: Vec<u8>, ui: Ui) -> Result<String, Diagnostic> {
    let kept = str::from_utf8(&bytes).is_err().then(|| bytes.clone());
    document::text(bytes)
        .map_err(|error| Diagnostic::refused_bytes(file, ui, &error, kept.as_deref().unwrap_or_default()))
}

/// Lists the files below a folder, sorted, as paths with `/`, and reports what cannot be read there.
fn files_in(folder: &Path, ui: Ui) -> (Vec<String>, Vec<Diagnostic>) {
    let (mut files, mut diagnostics) = (Vec::new(), Vec::new());
    let mut tell = |path: &Path, message: &Message| {
        let severity = if matches!(message, Message::Hidden) { Severity::Note } else { Severity::LeftOut };
        diagnostics.push(Diagnostic::of_file(path, severity, ui, message));
    };
    if fs::is_file(folder) {
        tell(folder, &Message::IsFile);
    }
    let site = folder.parent().unwrap_or(folder);
    for found in if fs::is_dir(folder) { files::below(folder, site, &|_, _| false) } else { Vec::new() } {
        match found {
            FileEntry::File(path) => files.push(path),
            FileEntry::Unread(path, reason) => tell(&folder.join(path), &Message::NotRead(&reason)),
            FileEntry::Endless(path) => tell(&folder.join(path), &Message::Endless),
            FileEntry::Unnamed(path) => tell(&folder.join(path), &Message::BadName),
            FileEntry::Outside(path) => tell(&folder.join(path), &Message::LinkOutside),
            FileEntry::Hidden(path) if files::is_usual(&path) => {}
            FileEntry::Hidden(path) => tell(&folder.join(path), &Message::Hidden),
        }
    }
    (files, diagnostics)
}

/// Finds the file of each entry, whose name on the disk may differ, and leaves out entries that have none.
fn resolve(source: &mut Source, files: &[String], site: &str, ui: Ui) {
    let inside = source.folder.join("interviews");
    let mut mentioned: Vec<String> = Vec::new();
    let (mut met, mut diagnostics) = (HashSet::new(), Vec::new());
    source.entries.retain_mut(|entry| {
        let wanted = entry.file.clone();
        let mut tell = |severity, message: &Message| {
            diagnostics.push(Diagnostic::new(site, entry.position, severity, ui, message));
            false
        };
        if !Path::new(&wanted).components().all(|part| matches!(part, std::path::Component::Normal(_))) {
            return tell(Severity::LeftOut, &Message::OutsideFolder);
        }
        let shown = format!("interviews/{wanted}");
        let found = match files::meant(&wanted, files) {
            Meant::One(found) => found,
            Meant::InOtherCase(found) => {
                tell(Severity::Note, &Message::OtherCase(&format!("interviews/{found}")));
                found
            }
            Meant::None if fs::is_dir(&inside.join(&wanted)) => return tell(Severity::LeftOut, &Message::IsFolder),
            Meant::None if wanted.contains(char::is_control) => return tell(Severity::LeftOut, &Message::Backslash),
            Meant::None => {
                let name = |file: &str| file.strip_suffix(".json").unwrap_or(file).to_owned();
                let others: Vec<String> =
                    files.iter().filter(|file| is_interview(file)).map(|file| name(file)).collect();
                let near = nearest(&name(&wanted), others.iter().map(|other| &**other));
                let near = near.map(|near| format!("interviews/{near}.json"));
                let message = near.as_ref().map_or(Message::NoFile(&shown), |near| Message::NoFileBut(&shown, near));
                return tell(Severity::LeftOut, &message);
            }
            Meant::Near(found) => {
                let near = format!("interviews/{found}");
                if is_interview(found) {
                    return tell(Severity::LeftOut, &Message::NoFileBut(&shown, &near));
                }
                mentioned.push(found.to_owned());
                return tell(Severity::LeftOut, &Message::NoFileEnding(&shown, &near));
            }
        };
        mentioned.push(found.to_owned());
        if !is_interview(found) {
            return tell(Severity::LeftOut, &Message::NotJson(&files::as_json(found)));
        }
        // An entry with its own id may repeat a name; another name for the same file is a mistake.
        if !met.insert(found.to_owned()) && wanted != *found {
            return tell(Severity::LeftOut, &Message::FileAgain(format!("interviews/{found}").into()));
        }
        entry.file = found.to_owned();
        true
    });
    source.mentioned = mentioned;
    source.diagnostics.append(&mut diagnostics);
}

/// Leaves out and reports font files that do not exist or hold no font.
fn check_fonts(source: &mut Source, text: &str, site: &str, ui: Ui) {
    let Source { folder, og_fonts, diagnostics, .. } = source;
    og_fonts.retain(|font| {
        let at = folder.join(font);
        let message = match () {
            () if !fs::is_file(&at) => Message::NoFile(font),
            () if !is_font(&at) => Message::NoFont(font),
            () => return true,
        };
        diagnostics.push(diagnostic_at(text, site, ui, "/og_font", &message));
        false
    });
}

/// Sets the published name of each file, and reports names that had to change.
fn publish(source: &mut Source, site: &str, ui: Ui) {
    let files: Vec<(&str, &str)> = source.entries.iter().map(|entry| (&*entry.file, &*entry.id)).collect();
    let names = files::published(&files);
    for (entry, name) in source.entries.iter_mut().zip(names) {
        if name != files::nfc(&entry.file) {
            let own = source.folder.join("interviews").join(&entry.file).display().to_string();
            let (file, place) = if entry.position == (0, 0) { (&*own, (0, 0)) } else { (site, entry.position) };
            let message = Message::PublishedAs(&format!("interviews/{name}"));
            source.diagnostics.push(Diagnostic::new(file, place, Severity::Note, ui, &message));
        }
        entry.published = name;
    }
}

/// Returns whether the name of a file in `interviews` ends in `.json`.
pub fn is_interview(file: &str) -> bool {
    file.len() > 5 && file.get(file.len() - 5..).is_some_and(|end| end.eq_ignore_ascii_case(".json"))
}

/// The languages of the first readable interview in a folder.
fn languages_in(folder: &Path, files: &[String]) -> Vec<Lang> {
    let documents = files.iter().filter_map(|file| document::parse(fs::read(&folder.join(file)).ok()?).ok());
    documents.map(|document| interview::check(document).0.languages).next().unwrap_or_default()
}

/// The name of a file without its folders and `.json`.
pub fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    if is_interview(name) { &name[..name.len() - 5] } else { name }
}

/// Makes an id from the name of a file, with its folder if the name is taken. `taken` holds the folders of ids so far.
pub fn own_id(file: &str, taken: &mut HashSet<String>) -> String {
    let file = files::nfc(file);
    let name = stem(&file).to_owned();
    let longer = format!("{}{name}", file[..file.rfind('/').map_or(0, |at| at + 1)].replace('/', "-"));
    let more = (2..).map(|n| format!("{longer}-{n}"));
    let mut all = [name, longer.clone()].into_iter().chain(more);
    all.find(|id| taken.insert(files::folder_of(id))).expect("numbers do not end")
}

/// The names in a folder, sorted, without hidden ones.
pub fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap_or_default().into_iter();
    let mut names: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

/// A diagnostic of something left out, at the place of a JSON pointer in the text of `site.json`.
pub fn diagnostic_at(text: &str, file: &str, ui: Ui, pointer: &str, message: &Message) -> Diagnostic {
    let place = document::places(text, [pointer.to_owned()].into_iter())[0];
    let mut diagnostic = Diagnostic::new(file, (place.line, place.column), Severity::LeftOut, ui, message);
    show_lines(std::slice::from_mut(&mut diagnostic), file, text);
    Diagnostic { pointer: pointer.to_owned(), ..diagnostic }
}
