//! The folder of a site as its editors keep it: `site.json` read and checked, and which files there are.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde_json::value::RawValue;

use super::diagnostic::{Diagnostic, Message, Severity};
use super::files::{self, FileEntry, Meant};
use super::texts::{self, Public, Texts};
use crate::document::{
    self, ExpectedKind, FoundKind, Kind, Position, ShapeIssue, SiteFile, Value, WITHHELD, is_private,
};
use crate::interview::{self, Date, Expected, Found, Lang, Problem};
use crate::site;
use crate::state::Ui;

/// A line of `site.json`; what it does not say stands in the interview.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Relative to the folder `interviews`, as the disk has it.
    pub file: String,
    /// The same in the site.
    pub published: String,
    pub id: String,
    pub title: Option<Texts>,
    pub summary: Option<Texts>,
    pub date: Option<Box<RawValue>>,
    pub category: Option<Named>,
    pub people: Option<Vec<Named>>,
    pub themes: Option<Vec<Named>>,
    /// Where it stands in `site.json`; nowhere for a file that only the folder has.
    pub place: (u32, u32),
}

/// A category, a theme or a person, by id or names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub id: Option<String>,
    pub names: Texts,
}

/// What stands in the folder.
pub struct Source {
    pub folder: PathBuf,
    /// The members of `site.json` that are taken over as they stand: key and JSON.
    pub members: Vec<(&'static str, Box<RawValue>)>,
    /// With its `/` at the end.
    pub url: Option<String>,
    /// The file of an image, relative to the folder.
    pub logo: Option<String>,
    pub languages: Vec<Lang>,
    pub categories: Vec<Named>,
    pub lines: Vec<Line>,
    /// Files that lines mean, or that were told of for them, as the disk has them.
    pub named: Vec<String>,
    /// The text of `site.json`.
    pub text: String,
    pub told: Vec<Diagnostic>,
}

const KEPT: [&str; 9] = ["format", "url", "languages", "name", "logo", "paper", "title", "lead", "contact"];
/// What pages are printed on.
const PAPERS: [&str; 2] = ["A4", "Letter"];
/// The file of a site, as somebody would open it.
pub fn site_file(folder: &Path) -> String {
    folder.join(site::FILE).display().to_string()
}

/// Reads the folder.
///
/// # Errors
/// If there is no `site.json`, or nothing can be made of it: then what to tell.
pub fn read(folder: &Path, ui: Ui) -> Result<Source, Diagnostic> {
    let file = site_file(folder);
    let nowhere = |message: &Message| Diagnostic::new(&file, (0, 0), Severity::LeftOut, ui, message);
    let bytes = fs::read(folder.join(site::FILE)).map_err(|error| match error.kind() {
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
    let text = document::text(bytes).map_err(|error| Diagnostic::refused(&file, ui, &error))?;
    let inside = folder.join("interviews");
    let (files, mut wrong) = files_in(&inside, ui);
    let interviews: Vec<String> = files.iter().filter(|file| is_interview(file)).cloned().collect();
    let mut source = check_with(&text, &file, ui, || languages_in(&inside, &interviews))?;
    source.folder = folder.to_owned();
    source.told.append(&mut wrong);
    resolve(&mut source, &files, &file, ui);
    if let Some(logo) = source.logo.take_if(|logo| !folder.join(logo.trim_start_matches('/')).is_file()) {
        source.told.push(told_at(&text, &file, ui, "/logo", &Message::NoFile(&logo)));
        source.members.retain(|(key, _)| *key != "logo");
    }
    let mut ids: HashSet<String> = source.lines.iter().map(|line| files::folder_of(&line.id)).collect();
    for file in interviews.iter().filter(|file| !source.named.contains(file)) {
        source.lines.push(Line { id: own_id(file, &mut ids), file: file.clone(), ..Line::default() });
    }
    publish(&mut source, &file, ui);
    source.told.sort_by_key(|told| (told.file != file, told.line, told.column));
    source.text = text;
    Ok(source)
}

/// The files in a folder and in those within it, in order, as paths with `/`; and what is wrong with others there.
fn files_in(folder: &Path, ui: Ui) -> (Vec<String>, Vec<Diagnostic>) {
    let (mut files, mut told) = (Vec::new(), Vec::new());
    let mut tell = |path: &Path, message: &Message| {
        let what = if matches!(message, Message::Hidden) { Severity::Note } else { Severity::LeftOut };
        told.push(Diagnostic::new(&path.display().to_string(), (0, 0), what, ui, message));
    };
    if folder.is_file() {
        tell(folder, &Message::IsFile);
    }
    for found in if folder.is_dir() { files::below(folder, &|_, _| false) } else { Vec::new() } {
        match found {
            FileEntry::File(path) => files.push(path),
            FileEntry::Unread(path, reason) => tell(&folder.join(path), &Message::NotRead(&reason)),
            FileEntry::Endless(path) => tell(&folder.join(path), &Message::Endless),
            FileEntry::Unnamed(path) => tell(&folder.join(path), &Message::BadName),
            FileEntry::Hidden(path) if files::is_usual(&path) => {}
            FileEntry::Hidden(path) => tell(&folder.join(path), &Message::Hidden),
        }
    }
    (files, told)
}

/// Finds the file of each line, which is on the disk in letters of its own, and leaves out lines that have none.
fn resolve(source: &mut Source, files: &[String], site: &str, ui: Ui) {
    let inside = source.folder.join("interviews");
    let mut named: Vec<String> = Vec::new();
    let (mut met, mut told) = (HashSet::new(), Vec::new());
    source.lines.retain_mut(|line| {
        let wanted = line.file.clone();
        let mut tell = |what, message: &Message| {
            told.push(Diagnostic::new(site, line.place, what, ui, message));
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
            Meant::None if inside.join(&wanted).is_dir() => return tell(Severity::LeftOut, &Message::IsFolder),
            Meant::None => return tell(Severity::LeftOut, &Message::NoFile(&shown)),
            Meant::Near(found) => {
                let near = format!("interviews/{found}");
                if is_interview(found) {
                    return tell(Severity::LeftOut, &Message::NoFileBut(&shown, &near));
                }
                named.push(found.to_owned());
                return tell(Severity::LeftOut, &Message::NoFileEnding(&shown, &near));
            }
        };
        named.push(found.to_owned());
        if !is_interview(found) {
            return tell(Severity::LeftOut, &Message::NotJson(&files::as_json(found)));
        }
        // The same name again is no mistake where the line has an id of its own; another name for the same file is.
        if !met.insert(found.to_owned()) && wanted != *found {
            return tell(Severity::LeftOut, &Message::FileAgain(&format!("interviews/{found}")));
        }
        line.file = found.to_owned();
        true
    });
    source.named = named;
    source.told.append(&mut told);
}

/// Gives each file the name that it has in the site, and tells where that is another one.
fn publish(source: &mut Source, site: &str, ui: Ui) {
    let files: Vec<(&str, &str)> = source.lines.iter().map(|line| (&*line.file, &*line.id)).collect();
    let names = files::published(&files);
    for (line, name) in source.lines.iter_mut().zip(names) {
        if name != files::nfc(&line.file) {
            let own = source.folder.join("interviews").join(&line.file).display().to_string();
            let (file, place) = if line.place == (0, 0) { (&*own, (0, 0)) } else { (site, line.place) };
            let message = Message::PublishedAs(&format!("interviews/{name}"));
            source.told.push(Diagnostic::new(file, place, Severity::Note, ui, &message));
        }
        line.published = name;
    }
}

/// Whether the name of a file in `interviews` says that it is one.
pub fn is_interview(file: &str) -> bool {
    file.len() > 5 && file.get(file.len() - 5..).is_some_and(|end| end.eq_ignore_ascii_case(".json"))
}

/// The languages of the first interview in a folder that can be read.
fn languages_in(folder: &Path, files: &[String]) -> Vec<Lang> {
    let documents = files.iter().filter_map(|file| document::parse(fs::read(folder.join(file)).ok()?).ok());
    documents.map(|document| interview::check(document).0.languages).next().unwrap_or_default()
}

/// The name of a file without what all have.
fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    if is_interview(name) { &name[..name.len() - 5] } else { name }
}

/// An id for the interview of a file: its name; with its folder, where there is one of this name already. `taken`: folders
/// of ids.
fn own_id(file: &str, taken: &mut HashSet<String>) -> String {
    let file = files::nfc(file);
    let name = stem(&file).to_owned();
    let longer = format!("{}{name}", file[..file.rfind('/').map_or(0, |at| at + 1)].replace('/', "-"));
    let more = (2..).map(|n| format!("{longer}-{n}"));
    let mut all = [name, longer.clone()].into_iter().chain(more);
    all.find(|id| taken.insert(files::folder_of(id))).expect("numbers do not end")
}

/// The names of what is in a folder, in order; of what is hidden none.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

/// Checks the text of a `site.json`, without looking at other files.
///
/// # Errors
/// If nothing can be made of it.
pub fn check(text: &str, file: &str, ui: Ui) -> Result<Source, Diagnostic> {
    check_with(text, file, ui, Vec::new)
}

fn check_with(text: &str, file: &str, ui: Ui, of_interviews: impl FnOnce() -> Vec<Lang>) -> Result<Source, Diagnostic> {
    let value = Value::read(text).map_err(|error| Diagnostic::refused(file, ui, &error))?;
    let told = |pointer: &str, message: &Message| told_at(text, file, ui, pointer, message);
    let is_site = matches!(value.kind, Kind::Object(_))
        && value.get("interviews").is_some_and(|interviews| matches!(interviews.kind, Kind::List(_)));
    if !is_site {
        return Err(told("", &Message::NoInterviews));
    }
    if let Some(format) = value.get("format").and_then(Value::text) {
        let version = format.strip_prefix("site/").and_then(|version| version.split('.').next());
        if version.is_some_and(|version| version != "1") {
            return Err(told("/format", &Message::LaterFormat(format)));
        }
    }
    let mut checker = Checker { found: Vec::new(), languages: Vec::new() };
    let mut source = checker.source(&value, of_interviews);
    let offsets = checker.found.iter().map(|fault| fault.at.unwrap_or_else(|| value.nearest(&fault.pointer).at));
    let places = document::places_at(text, offsets);
    for (fault, Position { line, column }) in checker.found.into_iter().zip(places) {
        let Fault { pointer, what, said, .. } = fault;
        source.told.push(match said {
            Said::Problem(expected, found) => {
                let problem = Problem { pointer, line, column, expected, found };
                Diagnostic { what, ..Diagnostic::problem(file, ui, &problem) }
            }
            Said::Message(message) => Diagnostic::new(file, (line, column), what, ui, &message),
        });
    }
    let lines = value.get("interviews").map_or(&[][..], Value::items);
    let places = document::places_at(text, lines.iter().map(|line| line.at));
    for line in &mut source.lines {
        let place = places[line.place.0 as usize];
        line.place = (place.line, place.column);
    }
    source.told.sort_by_key(|told| (told.line, told.column));
    Ok(source)
}

/// Tells of something that is not in the site, at its place in the text of `site.json`.
fn told_at(text: &str, file: &str, ui: Ui, pointer: &str, message: &Message) -> Diagnostic {
    let place = document::places(text, [pointer.to_owned()].into_iter())[0];
    Diagnostic::new(file, (place.line, place.column), Severity::LeftOut, ui, message)
}

struct Checker {
    found: Vec<Fault>,
    languages: Vec<Lang>,
}

/// Something that is not as it should be.
struct Fault {
    pointer: String,
    /// Where it stands, in bytes, if the pointer does not say so.
    at: Option<u32>,
    what: Severity,
    said: Said,
}

enum Said {
    Problem(Expected, Found),
    Message(Message<'static>),
}

impl Checker {
    fn add(&mut self, at: &str, expected: Expected, found: Found) {
        self.tell(at, Severity::Repaired, Said::Problem(expected, found));
    }

    fn tell(&mut self, at: &str, what: Severity, said: Said) {
        self.found.push(Fault { pointer: at.to_owned(), at: None, what, said });
    }

    fn wrong(&mut self, at: &str, wanted: ExpectedKind, value: &Value) {
        self.add(at, Expected::Value(wanted), Found::Value(seen(value)));
    }

    /// Tells keys that are unknown or occur again.
    fn keys(&mut self, value: &Value) {
        SiteFile::read(value.clone()).keys(&mut |at, oddity| {
            let (expected, found) = match oddity {
                ShapeIssue::UnknownKey(key) => (Expected::KnownKey, Found::Value(FoundKind::Text(key))),
                ShapeIssue::RepeatedKey(key) => (Expected::KeyOnce, Found::Again(key)),
                ShapeIssue::Wrong(..) => return,
            };
            self.add(&at.pointer(), expected, found);
            self.found.last_mut().expect("it was added").at = Some(at.offset());
        });
    }

    /// `of_interviews`: their languages, for a site that says of none.
    fn source(&mut self, value: &Value, of_interviews: impl FnOnce() -> Vec<Lang>) -> Source {
        self.keys(value);
        self.languages = self.langs(value, "");
        if self.languages.is_empty() {
            let lines = value.get("interviews").map_or(&[][..], Value::items);
            let of_lines = lines.iter().map(|line| site::langs(line, "languages")).find(|langs| !langs.is_empty());
            self.languages = of_lines.unwrap_or_else(of_interviews);
        }
        if self.languages.is_empty() {
            self.languages.push(Lang::english());
        }
        for key in ["name", "title", "lead"] {
            self.localized(value, key, "");
        }
        let logo = self.text(value, "logo", "");
        let paper = self.text(value, "paper", "");
        let other = paper.filter(|paper| !PAPERS.contains(&&**paper));
        if let Some(other) = &other {
            self.tell("/paper", Severity::Repaired, Said::Message(Message::Paper(other.as_str().into())));
        }
        self.contact(value);
        for (n, note) in self.items(value, "notes", "").iter().enumerate() {
            let at = format!("/notes/{n}");
            for key in ["title", "text"] {
                if self.localized(note, key, &at).is_none() && note.get(key).is_none() {
                    self.add(&at, Expected::Value(ExpectedKind::Localized), Found::Nothing);
                }
            }
        }
        let url = self.address(value, "url", "", &["https://", "http://"], Expected::Value(ExpectedKind::Address));
        let categories = self.named(value, "categories", "").unwrap_or_default();
        let members = KEPT.into_iter().filter(|key| !matches!(*key, "format" | "url" | "languages"));
        let members = members.filter(|key| *key != "paper" || other.is_none());
        let mut members: Vec<(&str, Box<RawValue>)> =
            members.filter_map(|key| Some((key, texts::raw(&Public(value.get(key)?))))).collect();
        let languages: Vec<&str> = self.languages.iter().map(Lang::as_str).collect();
        members.insert(0, ("languages", texts::raw(&languages)));
        if let Some(notes) = value.get("notes") {
            members.push(("notes", texts::raw(&Public(notes))));
        }
        self.withheld(value);
        let lines = self.lines(value);
        Source {
            folder: PathBuf::new(),
            members,
            logo,
            url: url.map(|url| if url.ends_with('/') { url } else { url + "/" }),
            languages: self.languages.clone(),
            categories,
            lines,
            named: Vec::new(),
            text: String::new(),
            told: Vec::new(),
        }
    }

    fn withheld(&mut self, value: &Value) {
        for (n, words) in self.items(value, WITHHELD, "").iter().enumerate() {
            if words.text().is_none_or(|words| words.trim().is_empty()) {
                self.wrong(&format!("/{WITHHELD}/{n}"), ExpectedKind::Text, words);
            }
        }
    }

    fn contact(&mut self, value: &Value) {
        let Some(contact) = value.get("contact") else { return };
        self.localized(contact, "address", "/contact");
        self.text(contact, "email", "/contact");
        self.text(contact, "phone", "/contact");
        for (n, link) in self.items(contact, "links", "/contact").iter().enumerate() {
            let at = format!("/contact/links/{n}");
            self.localized(link, "label", &at);
            self.address(link, "url", &at, &["https://", "http://", "mailto:"], Expected::Link);
        }
    }

    /// Each with its number in place of a place.
    fn lines(&mut self, value: &Value) -> Vec<Line> {
        let entries = self.items(value, "interviews", "");
        // What lines say goes before ids that are made of the names of files.
        let mut ids: HashSet<String> = entries
            .iter()
            .filter_map(|entry| Some(files::folder_of(&files::nfc(entry.get("id")?.text()?.trim()))))
            .collect();
        let mut met = HashSet::new();
        let mut lines: Vec<Line> = Vec::new();
        for (n, entry) in entries.iter().enumerate() {
            let at = format!("/interviews/{n}");
            let (id, file) = (self.text(entry, "id", &at).map(|id| files::nfc(&id)), self.text(entry, "file", &at));
            // The name of a file alone says all that is needed.
            let file = file.or_else(|| entry.text().map(str::to_owned)).or(id.as_ref().map(|id| format!("{id}.json")));
            let Some(file) = file else {
                self.tell(&at, Severity::LeftOut, Said::Message(Message::NoFileNamed));
                continue;
            };
            let is_again = lines.iter().any(|line| line.file == file);
            let is_new = id.as_ref().map_or(!is_again, |id| met.insert(files::folder_of(id)));
            if !is_new {
                let (key, again) = id.clone().map_or_else(|| ("file", stem(&file).to_owned()), |id| ("id", id));
                let what = if is_again { Severity::LeftOut } else { Severity::Repaired };
                self.tell(&format!("{at}/{key}"), what, Said::Problem(Expected::NewId, Found::Again(again.into())));
                // The line says nothing new.
                if is_again {
                    continue;
                }
            }
            let id = id.filter(|_| is_new).unwrap_or_else(|| own_id(&file, &mut ids));
            self.langs(entry, &at);
            let date = self.date(entry, &format!("{at}/date"));
            let category = entry.get("category").and_then(|category| self.one(category, &format!("{at}/category")));
            lines.push(Line {
                published: String::new(),
                file,
                id,
                title: self.localized(entry, "title", &at),
                summary: self.localized(entry, "summary", &at),
                date,
                category,
                people: self.named(entry, "people", &at),
                themes: self.named(entry, "themes", &at),
                place: (n as u32, 0),
            });
        }
        lines
    }

    /// As JSON.
    fn date(&mut self, entry: &Value, at: &str) -> Option<Box<RawValue>> {
        let value = entry.get("date")?;
        let date = match value.kind {
            Kind::Object(_) => Date::of_words(super::complete::localized(&self.texts(value, at)?)),
            _ => site::date(value, &self.languages).or_else(|| {
                if value.kind != Kind::Null {
                    self.wrong(at, ExpectedKind::Date, value);
                }
                None
            })?,
        };
        if !date.is_understood() {
            self.add(at, Expected::Value(ExpectedKind::Date), Found::Value(FoundKind::Text(date.to_string().into())));
        }
        Some(texts::date(&date))
    }

    fn text(&mut self, value: &Value, key: &str, at: &str) -> Option<String> {
        let value = value.get(key)?;
        match &value.kind {
            Kind::Null => None,
            Kind::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => {
                self.wrong(&format!("{at}/{key}"), ExpectedKind::Text, value);
                None
            }
        }
    }

    fn address(&mut self, value: &Value, key: &str, at: &str, schemes: &[&str], expected: Expected) -> Option<String> {
        let url = self.text(value, key, at)?;
        let good = schemes.iter().any(|scheme| url.starts_with(scheme) && url.len() > scheme.len());
        // What no address has (RFC 3987).
        if !good || url.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c)) {
            self.add(&format!("{at}/{key}"), expected, Found::Value(FoundKind::Text(url.into())));
            return None;
        }
        Some(url)
    }

    fn items<'a>(&mut self, value: &'a Value, key: &str, at: &str) -> &'a [Value<'a>] {
        let Some(value) = value.get(key) else { return &[] };
        match &value.kind {
            Kind::List(items) => items,
            Kind::Null => &[],
            _ => {
                self.wrong(&format!("{at}/{key}"), ExpectedKind::List, value);
                &[]
            }
        }
    }

    fn langs(&mut self, value: &Value, at: &str) -> Vec<Lang> {
        let mut langs = Vec::new();
        for (n, item) in self.items(value, "languages", at).iter().enumerate() {
            let tag = item.text().unwrap_or_default();
            let lang = Lang::parse(tag).filter(Lang::is_registered);
            if lang.is_none() {
                self.wrong(&format!("{at}/languages/{n}"), ExpectedKind::Language, item);
            }
            match lang.or_else(|| Lang::meant(tag)) {
                Some(lang) if langs.contains(&lang) => {
                    self.add(&format!("{at}/languages/{n}"), Expected::NewLanguage, Found::Again(lang.tag()));
                }
                Some(lang) => langs.push(lang),
                None => {}
            }
        }
        langs
    }

    fn localized(&mut self, value: &Value, key: &str, at: &str) -> Option<Texts> {
        let at = format!("{at}/{key}");
        let text = value.get(key).filter(|text| text.kind != Kind::Null)?;
        self.texts(text, &at)
    }

    /// A plain text is in the site's first language.
    fn texts(&mut self, value: &Value, at: &str) -> Option<Texts> {
        let mut texts = Texts::new();
        match &value.kind {
            Kind::Text(text) if !text.trim().is_empty() => {
                texts.push((self.languages[0].to_string(), text.trim().to_owned()));
            }
            Kind::Object(members) => {
                for (tag, text) in members.iter().filter(|(tag, _)| !is_private(tag)) {
                    let here = format!("{at}/{}", tag.replace('~', "~0").replace('/', "~1"));
                    match (Lang::parse(tag), text.text()) {
                        (Some(lang), Some(text)) if !text.trim().is_empty() => {
                            texts.push((lang.to_string(), text.trim().to_owned()));
                        }
                        (None, _) => {
                            let found = Found::Value(FoundKind::Text(tag[..].into()));
                            self.add(&here, Expected::Value(ExpectedKind::Language), found);
                        }
                        _ => self.wrong(&here, ExpectedKind::Text, text),
                    }
                }
            }
            _ => self.wrong(at, ExpectedKind::Localized, value),
        }
        (!texts.is_empty()).then_some(texts)
    }

    fn named(&mut self, value: &Value, key: &str, at: &str) -> Option<Vec<Named>> {
        value.get(key)?;
        let items = self.items(value, key, at);
        Some(items.iter().enumerate().filter_map(|(n, item)| self.one(item, &format!("{at}/{key}/{n}"))).collect())
    }

    /// A text that is id or name, names by language, or an object with `id` and `label`.
    fn one(&mut self, value: &Value, at: &str) -> Option<Named> {
        if value.get("id").is_none() && value.get("label").is_none() && value.get("name").is_none() {
            return Some(Named { id: None, names: self.texts(value, at)? });
        }
        let key = if value.get("label").is_some() { "label" } else { "name" };
        let names = self.localized(value, key, at);
        let id = self.text(value, "id", at).map(|id| files::nfc(&id));
        (id.is_some() || names.is_some()).then(|| Named { id, names: names.unwrap_or_default() })
    }
}

fn seen(value: &Value) -> FoundKind {
    match &value.kind {
        Kind::Null => FoundKind::Null,
        Kind::Bool(is) => FoundKind::Bool(*is),
        Kind::Number(number) => FoundKind::Number((*number).into()),
        Kind::Text(text) => FoundKind::Text(text[..].into()),
        Kind::List(_) => FoundKind::List,
        Kind::Object(_) => FoundKind::Object,
    }
}
