//! The site that interviews of the desk are published in: `site.json`, its interviews, and the files beside it.
//!
//! A [`SiteDraft`] keeps whatever it does not understand: unknown keys, pictures, pages of the editors'. [`SiteDraft::folder`]
//! is what a build reads; [`History::write`] is what the browser keeps: the site, and its steps.

mod built;
mod fields;
mod given;
mod history;
mod lent;
mod matched;
mod step;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::draft::fresh;
use crate::document::site_wire::{Listing, SiteFile};
use crate::document::{self, Document, Lenient, List, ParseError, Text, Value};
use crate::interview::Lang;

pub use fields::{Plain, Words};
pub use history::History;
pub use lent::{is_lent, lent};
pub use matched::{Candidate, Rival};
pub use step::{Step, Which};

/// A file by its path with `/`.
pub type File = (String, Rc<[u8]>);

const INTERVIEWS: &str = "interviews/";
const SITE: &str = "site.json";

/// A site under edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteDraft {
    /// Without its interviews.
    file: SiteFile,
    /// In the order of the file.
    pub members: Vec<Member>,
    /// All files but `site.json` and the interviews: the logo, `addresses.json`, pages of the editors'.
    pub files: Vec<File>,
    /// The editor was asked about interviews without rights.
    pub has_asked: bool,
}

/// An interview of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// What `site.json` says of it.
    entry: Listing,
    /// Its file, below the folder of interviews.
    pub path: String,
    /// The title of the draft as it was when it was added, which names it once the draft is removed; or empty.
    pub title: String,
    /// It is to be published.
    pub is_in: bool,
    /// The draft of the desk that it is made of.
    pub draft: Option<u32>,
    /// Its file as it was opened.
    pub bytes: Option<Rc<[u8]>>,
    /// A draft of the same interview with other words.
    pub rival: Option<Rival>,
}

/// Why a `site.json` cannot be opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Unread {
    Broken(ParseError),
    NoSite,
}

/// What is kept of a site, beside its files.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// `site.json` with all interviews, also those that are not published.
    site: String,
    members: Vec<KeptMember>,
    has_asked: bool,
}

#[derive(Serialize, Deserialize)]
struct KeptMember {
    path: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    is_in: bool,
    draft: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rival: Option<Rival>,
}

impl SiteDraft {
    /// Begins a site without interviews.
    pub fn begin(languages: &[Lang]) -> SiteDraft {
        let mut site = SiteDraft::default();
        site.file.format = "site/1".into();
        site.set_languages(languages);
        site
    }

    /// Opens a site. `interviews` have paths below their folder.
    ///
    /// # Errors
    /// Why `site.json` cannot be read.
    pub fn open(
        site: &[u8],
        interviews: Vec<(String, Vec<u8>)>,
        files: Vec<(String, Vec<u8>)>,
    ) -> Result<SiteDraft, Unread> {
        let mut file = parse(site)?;
        let mut left: Vec<File> = interviews.into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
        let mut members = Vec::new();
        for entry in file.interviews.values() {
            let Some(path) = path_of(entry) else { continue };
            let at = left.iter().position(|(other, _)| *other == path);
            let bytes = at.map(|at| left.remove(at).1);
            members.push(Member::of(entry.clone(), path, bytes));
        }
        for (path, bytes) in left {
            let entry = Listing { file: path.as_str().into(), ..Listing::default() };
            members.push(Member::of(entry, path, Some(bytes)));
        }
        file.interviews = Lenient::default();
        built::reduce(&mut file, &mut members);
        let files = files.into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
        let mut site = SiteDraft { file, members, files, has_asked: false };
        if site.languages().is_empty() {
            let first = site.members.iter().find_map(|member| Some(super::open(&member.document()?).draft.languages));
            site.set_languages(&first.filter(|languages| !languages.is_empty()).unwrap_or(vec![Lang::english()]));
        }
        Ok(site)
    }

    /// Adds a draft of the desk, or publishes it again. The title names its file.
    pub fn add(&mut self, draft: u32, title: &str) {
        self.add_named(draft, title, title);
    }

    /// The same with another name for the file, which then stays the same, as the address of the interview depends on it.
    pub fn add_named(&mut self, draft: u32, title: &str, name: &str) {
        if let Some(member) = self.members.iter_mut().find(|member| member.draft == Some(draft)) {
            (member.is_in, member.title) = (true, title.to_owned());
            return;
        }
        let is_taken = |stem: &str| self.members.iter().any(|member| stem_of(&member.path).eq_ignore_ascii_case(stem));
        let path = format!("{}.json", fresh(&slug(name), is_taken));
        let entry = Listing { file: path.as_str().into(), ..Listing::default() };
        self.members.push(Member { title: title.to_owned(), draft: Some(draft), ..Member::of(entry, path, None) });
    }

    /// Writes `site.json` for the interviews that are published.
    pub fn site_json(&self) -> String {
        self.json(|member| member.is_in)
    }

    fn json(&self, is_listed: impl Fn(&Member) -> bool) -> String {
        let mut file = self.file.clone();
        let members = self.members.iter().filter(|member| is_listed(member));
        file.interviews = List::from_iter(members.map(|member| member.entry.clone())).into();
        serde_json::to_string_pretty(&file).expect("what is read from JSON can be written as JSON") + "\n"
    }

    /// The files that a build reads; `of_draft` writes a draft of the desk.
    pub fn folder(&self, of_draft: impl Fn(u32) -> Option<Vec<u8>>) -> Vec<(String, Vec<u8>)> {
        let written = |member: &Member| {
            let bytes =
                member.draft.and_then(&of_draft).or_else(|| member.bytes.as_ref().map(|bytes| bytes.to_vec()))?;
            Some((format!("{INTERVIEWS}{}", member.path), bytes))
        };
        let site = (SITE.to_owned(), self.site_json().into_bytes());
        let interviews = self.members.iter().filter(|member| member.is_in).filter_map(written);
        let others = self.files.iter().map(|(path, bytes)| (path.clone(), bytes.to_vec()));
        std::iter::once(site).chain(interviews).chain(others).collect()
    }

    /// The site as a text, and its files.
    pub fn write(&self) -> (String, Vec<File>) {
        let member = |member: &Member| {
            let Member { path, title, is_in, draft, rival, .. } = member.clone();
            KeptMember { path, title, is_in, draft, rival }
        };
        let members = self.members.iter().map(member).collect();
        let kept = Kept { site: self.json(|_| true), members, has_asked: self.has_asked };
        let interview = |member: &Member| Some((format!("{INTERVIEWS}{}", member.path), member.bytes.clone()?));
        let files = self.members.iter().filter_map(interview).chain(self.files.iter().cloned()).collect();
        (serde_json::to_string(&kept).expect("plain data"), files)
    }

    /// Reads what [`SiteDraft::write`] wrote.
    pub fn read(text: &str, mut files: Vec<File>) -> Option<SiteDraft> {
        let kept: Kept = serde_json::from_str(text).ok()?;
        let mut file = parse(kept.site.as_bytes()).ok()?;
        let entries: Vec<Listing> = file.interviews.values().cloned().collect();
        file.interviews = Lenient::default();
        let mut member = |(entry, kept): (Listing, KeptMember)| {
            let path = format!("{INTERVIEWS}{}", kept.path);
            let bytes = files.iter().position(|(other, _)| *other == path).map(|at| files.remove(at).1);
            let KeptMember { path, title, is_in, draft, rival } = kept;
            Member { title, is_in, draft, rival, ..Member::of(entry, path, bytes) }
        };
        let members = entries.into_iter().zip(kept.members).map(&mut member).collect();
        Some(SiteDraft { file, members, files, has_asked: kept.has_asked })
    }

    /// Whether there is nothing that would be lost.
    pub fn is_empty(&self) -> bool {
        let file = SiteFile { format: Lenient::default(), languages: Lenient::default(), ..self.file.clone() };
        file == SiteFile::default() && self.members.is_empty() && self.files.is_empty()
    }
}

impl Member {
    fn of(entry: Listing, path: String, bytes: Option<Rc<[u8]>>) -> Member {
        Member { entry, path, title: String::new(), is_in: true, draft: None, bytes, rival: None }
    }

    /// Its file as it was opened, read.
    pub fn document(&self) -> Option<Document> {
        document::parse(self.bytes.as_ref()?.to_vec()).ok()
    }

    /// Its name in addresses.
    pub fn id(&self) -> String {
        let id = self.entry.id.good().map(|id| id.0.trim().to_owned()).filter(|id| !id.is_empty());
        id.unwrap_or_else(|| stem_of(&self.path).rsplit('/').next().unwrap_or_default().to_owned())
    }
}

/// Whether a file is a `site.json`: by its name, or by its words, since a browser that saves a file again numbers its name.
pub fn is_site_json(name: &str, bytes: &[u8]) -> bool {
    let says = |file: SiteFile| {
        let format = file.format.good().is_some_and(|format| format.0.starts_with("site/"));
        format || file.interviews.values().any(|entry| path_of(entry).is_some())
    };
    parse(bytes).is_ok_and(|file| name.eq_ignore_ascii_case(SITE) || says(file))
}

fn parse(site: &[u8]) -> Result<SiteFile, Unread> {
    let text = str::from_utf8(site).map_err(|_| Unread::NoSite)?.trim_start_matches('\u{feff}');
    let value = Value::parse(text).map_err(Unread::Broken)?;
    let is_interview = value.get("turns").is_some() && value.get("interviews").is_none();
    let file: Lenient<SiteFile> = Lenient::read(value);
    file.good().filter(|_| !is_interview).cloned().ok_or(Unread::NoSite)
}

/// The file that an entry names.
fn path_of(entry: &Listing) -> Option<String> {
    let trimmed =
        |text: &Lenient<Text>| text.good().map(|text| text.0.trim().to_owned()).filter(|text| !text.is_empty());
    trimmed(&entry.file).or_else(|| Some(format!("{}.json", trimmed(&entry.id)?)))
}

fn stem_of(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(stem, _)| stem)
}

/// A title as the name of a file: its words, in small letters.
fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if !slug.is_empty() && slug.chars().count() + word.chars().count() > 60 {
            break;
        }
        let hyphen = if slug.is_empty() { "" } else { "-" };
        slug.push_str(hyphen);
        slug.extend(word.to_lowercase().chars().take(60));
    }
    if slug.is_empty() { "interview".to_owned() } else { slug }
}

#[cfg(test)]
mod tests;
