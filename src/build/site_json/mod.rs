//! Reads `site.json` for a build: reports a diagnostic for each value that is repaired or left out.

mod values;

use std::collections::HashSet;
use std::path::PathBuf;

use super::advice::{self, Form, Reported};
use super::diagnostic::{Diagnostic, Message, Severity, show_lines};
use super::doubts;
use super::files;
use super::source::{Source, SourceEntry, diagnostic_at, own_id, stem};
use super::texts::{self, Public};
use crate::document::site_wire::{self, SiteFile};
use crate::document::{self, At, ExpectedKind, FoundKind, Lenient, Position, ShapeIssue, Value, WITHHELD};
use crate::interview::{Expected, Found, Lang, Problem};
use crate::site::read::{self, trimmed};
use crate::state::Ui;
use crate::words::words;

/// The members that are published unchanged.
const COPIED: [&str; 7] = ["name", "logo", "paper", "title", "lead", "contact", "notes"];
/// The paper sizes for printing.
const PAPERS: [&str; 2] = ["A4", "Letter"];

/// Checks the text of a `site.json` without looking at other files.
///
/// # Errors
/// If the text is not the JSON of a site.
pub fn check(text: &str, file: &str, ui: Ui) -> Result<Source, Diagnostic> {
    check_with(text, file, ui, Vec::new)
}

/// As [`check`]; `of_interviews` returns the languages of the interviews, for a site that lists none.
pub fn check_with(
    text: &str,
    file: &str,
    ui: Ui,
    of_interviews: impl FnOnce() -> Vec<Lang>,
) -> Result<Source, Diagnostic> {
    let value = Value::parse(text).map_err(|error| Diagnostic::refused(file, ui, &error))?;
    let site: Lenient<SiteFile> = Lenient::read(value.clone());
    let Some(site) = site.good().filter(|_| value.get("turns").is_none() || value.get("interviews").is_some()) else {
        let is_interview = value.get("turns").is_some();
        let message = if is_interview { Message::IsInterview } else { Message::NoSite };
        let mut diagnostic = diagnostic_at(text, file, ui, "", &message);
        if let Some(advice) = advice::of_list(&value, Form::Site) {
            diagnostic.message = message.text(ui) + &(words(ui).building.advice)(&advice);
        }
        return Err(diagnostic);
    };
    if let Some(format) = site.format.good().and_then(trimmed) {
        let version = format.strip_prefix("site/").and_then(|version| version.split('.').next());
        if version.is_some_and(|version| version != "1") {
            return Err(diagnostic_at(text, file, ui, "/format", &Message::LaterFormat(format)));
        }
    }
    let mut checker = Checker { faults: Vec::new(), wrong: HashSet::new(), languages: Vec::new() };
    checker.shape(site);
    checker.find_languages(site, of_interviews);
    checker.format(site);
    let mut source = checker.source(site, &value);
    let offset = |fault: &Fault| match fault.cause {
        Cause::Problem(Expected::KnownKey | Expected::KeyOnce, _) => document::key_of(text, fault.offset),
        _ => fault.offset,
    };
    let places = document::places_at(text, checker.faults.iter().map(offset));
    let (mut problems, mut severities) = (Vec::new(), Vec::new());
    for (fault, Position { line, column }) in checker.faults.into_iter().zip(places) {
        let Fault { pointer, severity, cause, .. } = fault;
        match cause {
            Cause::Problem(expected, found) => {
                problems.push(Problem { pointer, line, column, expected, found });
                severities.push(severity);
            }
            Cause::Message(message) => {
                let diagnostic = Diagnostic::new(file, (line, column), severity, ui, &message);
                source.diagnostics.push(Diagnostic { pointer, ..diagnostic });
            }
        }
    }
    let reported = Reported { file, text, value: &value, form: Form::Site, problems: &problems, ui };
    source.diagnostics.extend(reported.diagnostics().into_iter().map(|(n, diagnostic)| match diagnostic.severity {
        Severity::LeftOut => diagnostic,
        _ => Diagnostic { severity: severities[n], ..diagnostic },
    }));
    let places = document::places_at(text, source.entries.iter().map(|entry| entry.position.0));
    for (entry, place) in source.entries.iter_mut().zip(places) {
        entry.position = (place.line, place.column);
    }
    source.diagnostics.extend(doubts::of_site(file, text, &value, ui));
    source.diagnostics.sort_by_key(|diagnostic| (diagnostic.line, diagnostic.column));
    show_lines(&mut source.diagnostics, file, text);
    Ok(source)
}

struct Checker {
    faults: Vec<Fault>,
    /// The pointers of values of a wrong type, so that the value read in their place is not reported again.
    wrong: HashSet<String>,
    /// The languages of the site's own pages; not empty once found.
    languages: Vec<Lang>,
}

/// A mistake in the file.
struct Fault {
    pointer: String,
    /// In bytes from the start of the file.
    offset: u32,
    severity: Severity,
    cause: Cause,
}

enum Cause {
    Problem(Expected, Found),
    Message(Message<'static>),
}

impl Checker {
    fn report(&mut self, at: &At, severity: Severity, cause: Cause) {
        self.faults.push(Fault { pointer: at.pointer(), offset: at.offset(), severity, cause });
    }

    fn add(&mut self, at: &At, expected: Expected, found: Found) {
        let is_known = |fault: &Fault| matches!(&fault.cause, Cause::Problem(known, _) if *known == expected);
        if !(self.wrong.contains(&at.pointer())
            && self.faults.iter().any(|fault| fault.pointer == at.pointer() && is_known(fault)))
        {
            self.report(at, Severity::Repaired, Cause::Problem(expected, found));
        }
    }

    fn add_text(&mut self, at: &At, expected: ExpectedKind, found: &str) {
        self.add(at, Expected::Value(expected), Found::Value(FoundKind::Text(found.into())));
    }

    /// Reports values of a wrong type, and keys that are unknown or repeated.
    fn shape(&mut self, site: &SiteFile) {
        site.shape_issues(&mut |at, issue| {
            let (expected, found) = match issue {
                ShapeIssue::Wrong(expected, found) => (Expected::Value(expected), Found::Value(found)),
                ShapeIssue::UnknownKey(key, nearest) => (Expected::KnownKey, Found::word(&key, nearest)),
                ShapeIssue::RepeatedKey(key) => (Expected::KeyOnce, Found::Again(key)),
            };
            if let Expected::Value(_) = expected {
                self.wrong.insert(at.pointer());
            }
            self.report(at, Severity::Repaired, Cause::Problem(expected, found));
        });
    }

    /// Reports a format that is not that of a site; such files are read as version 1.
    fn format(&mut self, site: &SiteFile) {
        let Some(format) = site.format.good().and_then(trimmed) else { return };
        if format != "1" && !format.starts_with("site/1") {
            let at = At::ROOT.member("format", &site.format);
            self.report(&at, Severity::Repaired, Cause::Message(Message::OtherFormat(format.into())));
        }
    }

    /// Finds the languages: those that the site lists, or else those of its first entry or its first interview.
    fn find_languages(&mut self, site: &SiteFile, of_interviews: impl FnOnce() -> Vec<Lang>) {
        self.languages = self.langs(&site.languages, &At::ROOT);
        if self.languages.is_empty() {
            let of_entries = site.interviews.values().map(|entry| read::langs(&entry.languages));
            self.languages = of_entries.into_iter().find(|langs| !langs.is_empty()).unwrap_or_else(of_interviews);
        }
        if self.languages.is_empty() {
            self.languages.push(Lang::english());
        }
    }

    fn source(&mut self, site: &SiteFile, value: &Value) -> Source {
        let root = &At::ROOT;
        for (key, text) in [("name", &site.name), ("title", &site.title), ("lead", &site.lead)] {
            self.localized(text, &root.member(key, text));
        }
        let logo = self.text(&site.logo, &root.member("logo", &site.logo));
        let paper = root.member("paper", &site.paper);
        let is_paper = match self.text(&site.paper, &paper) {
            Some(other) if !PAPERS.contains(&&*other) => {
                self.report(&paper, Severity::Repaired, Cause::Message(Message::Paper(other.into())));
                false
            }
            _ => true,
        };
        self.contact(site);
        self.notes(site);
        let url = root.member("url", &site.url);
        let url = self.site_address(&site.url, &url);
        let categories = self.references(&site.categories, &root.member("categories", &site.categories));
        let withheld = root.member(WITHHELD, &site.withheld);
        for (_, at, words) in site.withheld.each(&withheld) {
            if trimmed(words).is_none() {
                self.add_text(&at, ExpectedKind::Text, &words.0);
            }
        }
        let fonts = root.member("og_font", &site.og_font);
        let og_fonts = site.og_font.each(&fonts);
        let og_fonts = og_fonts.filter_map(|(_, at, font)| {
            let path = trimmed(font);
            if path.is_none() {
                self.add_text(&at, ExpectedKind::Text, &font.0);
            }
            path.map(str::to_owned)
        });
        let og_fonts = og_fonts.collect();
        let question_pages =
            self.yes_or_no(site.question_pages.good(), &root.member("question_pages", &site.question_pages));
        let copied = COPIED.into_iter().filter(|key| *key != "paper" || is_paper);
        let copied = copied.filter_map(|key| Some((key, texts::raw(&Public(value.get(key)?)))));
        let languages: Vec<&str> = self.languages.iter().map(Lang::as_str).collect();
        Source {
            folder: PathBuf::new(),
            members: [("languages", texts::raw(&languages))].into_iter().chain(copied).collect(),
            logo,
            url,
            has_url: !site.url.is_absent(),
            question_pages,
            og_fonts,
            languages: self.languages.clone(),
            categories: categories.unwrap_or_default(),
            entries: self.entries(site),
            mentioned: Vec::new(),
            text: String::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Reads `true` or `false`.
    fn yes_or_no(&mut self, value: Option<&site_wire::Any>, at: &At) -> Option<bool> {
        match value?.json() {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                self.report(at, Severity::Repaired, Cause::Message(Message::YesOrNo(other.into())));
                None
            }
        }
    }

    fn contact(&mut self, site: &SiteFile) {
        let Some(contact) = site.contact.good() else { return };
        let at = At::ROOT.member("contact", &site.contact);
        self.localized(&contact.address, &at.member("address", &contact.address));
        self.text(&contact.email, &at.member("email", &contact.email));
        self.text(&contact.phone, &at.member("phone", &contact.phone));
        for (_, at, link) in contact.links.each(&at.member("links", &contact.links)) {
            self.localized(&link.label, &at.member("label", &link.label));
            let schemes = ["https://", "http://", "mailto:"];
            self.address(&link.url, &at.member("url", &link.url), &schemes, Expected::Link);
        }
    }

    fn notes(&mut self, site: &SiteFile) {
        for (_, at, note) in site.notes.each(&At::ROOT.member("notes", &site.notes)) {
            for (key, text) in [("title", &note.title), ("text", &note.text)] {
                self.localized(text, &at.member(key, text));
                if text.is_absent() {
                    self.add(&at, Expected::Value(ExpectedKind::Localized), Found::Nothing);
                }
            }
        }
    }

    /// Reads the entries. Their positions hold byte offsets until lines are known.
    fn entries(&mut self, site: &SiteFile) -> Vec<SourceEntry> {
        // The ids of entries take precedence over ids made of file names.
        let given = |entry: &site_wire::Listing| Some(files::folder_of(&files::nfc(trimmed(entry.id.good()?)?)));
        let mut taken: HashSet<String> = site.interviews.values().filter_map(given).collect();
        let mut met = HashSet::new();
        let mut entries: Vec<SourceEntry> = Vec::new();
        for (_, at, entry) in site.interviews.each(&At::ROOT.member("interviews", &site.interviews)) {
            let (id_at, file_at) = (at.member("id", &entry.id), at.member("file", &entry.file));
            let id = self.text(&entry.id, &id_at).map(|id| files::nfc(&id));
            let file = self.text(&entry.file, &file_at).or_else(|| Some(format!("{}.json", id.as_ref()?)));
            let Some(file) = file else {
                self.report(&at, Severity::LeftOut, Cause::Message(Message::NoFileNamed));
                continue;
            };
            let is_again = entries.iter().any(|known| known.file == file);
            let is_new = id.as_ref().map_or(!is_again, |id| met.insert(files::folder_of(id)));
            if !is_new {
                if id.is_none() && is_again {
                    self.report(&file_at, Severity::LeftOut, Cause::Message(Message::FileAgain(file.into())));
                    continue;
                }
                let (at, again) = id.as_ref().map_or_else(|| (&file_at, stem(&file)), |id| (&id_at, &**id));
                let severity = if is_again { Severity::LeftOut } else { Severity::Repaired };
                self.report(at, severity, Cause::Problem(Expected::NewId, Found::Again(again.into())));
                // A repeated entry adds nothing.
                if is_again {
                    continue;
                }
            }
            let id = id.filter(|_| is_new).unwrap_or_else(|| own_id(&file, &mut taken));
            let languages = self.langs(&entry.languages, &at);
            entries.push(SourceEntry { languages, ..self.entry(entry, &at, file, id) });
        }
        entries
    }

    fn entry(&mut self, entry: &site_wire::Listing, at: &At, file: String, id: String) -> SourceEntry {
        SourceEntry {
            published: String::new(),
            file,
            id,
            date: self.date(&entry.date, &at.member("date", &entry.date)),
            category: (entry.category.good())
                .and_then(|named| self.reference(named, &at.member("category", &entry.category))),
            title: self.localized(&entry.title, &at.member("title", &entry.title)),
            summary: self.localized(&entry.summary, &at.member("summary", &entry.summary)),
            people: self.references(&entry.people, &at.member("people", &entry.people)),
            themes: self.references(&entry.themes, &at.member("themes", &entry.themes)),
            languages: Vec::new(),
            position: (at.offset(), 0),
        }
    }
}
