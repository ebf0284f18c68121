//! Completes a site: adds what `site.json` does not say from the interviews, and assigns addresses.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;

use serde_json::value::RawValue;

use super::addresses::{AddressRequest, Addresses, Assigned, Moved, Owner, assign};
use super::diagnostic::{Diagnostic, Message, Severity};
use super::gather::Summary;
use super::listed;
use super::names::slug;
use super::people::{self, Cast, People, merge, share};
use super::question_pages;
use super::source::{Reference, Source, SourceEntry};
use super::texts::Texts;
use crate::document::{Lenient, Value};
use crate::interview::{Date, Lang, Localized};
use crate::site::{FILE, read};
use crate::state::Ui;

/// A category, a theme or a person of the site.
#[derive(Debug, Default)]
pub struct Label {
    /// The address: the last part of its page's path.
    pub id: String,
    pub names: Texts,
    /// The id in interview files.
    pub key: String,
    /// Whether the key is an id and not made from a name.
    has_id: bool,
    /// What distinguishes a person from others of the same name.
    pub about: Option<Texts>,
    /// The sort key of a person: the reading of the name.
    pub reading: String,
}

/// Old addresses that nobody has any more, with the labels that they may have meant.
#[derive(Debug, Default)]
pub struct AllMoved {
    pub people: Vec<Moved>,
    pub themes: Vec<Moved>,
    pub categories: Vec<Moved>,
}

/// An interview of the site.
#[derive(Debug)]
pub struct SiteEntry {
    pub id: String,
    /// Relative to the folder `interviews`: in the output, and in the editors' folder.
    pub file: String,
    pub source: String,
    pub title: Texts,
    pub summary: Option<Texts>,
    /// As JSON.
    pub date: Option<Box<RawValue>>,
    /// Positions in the lists of [`Complete`].
    pub category: Option<usize>,
    pub people: Vec<usize>,
    pub themes: Vec<usize>,
    /// For each speaker of the interview, the position of the person, if the speaker is one.
    pub speakers: Vec<Option<usize>>,
    pub gathered: Summary,
}

#[derive(Debug, Default)]
pub struct Complete {
    pub members: Vec<(&'static str, Box<RawValue>)>,
    pub url: Option<String>,
    /// Language tags; the pages at the root are in the first.
    pub languages: Vec<String>,
    pub categories: Vec<Label>,
    pub themes: Vec<Label>,
    pub people: Vec<Label>,
    /// In the order of the lists: the latest first.
    pub entries: Vec<SiteEntry>,
    pub moved: AllMoved,
    /// What `site.json` says about pages for questions.
    pub question_pages: Option<bool>,
    /// The path of the logo, relative to the site's folder, and those of fonts for pictures.
    pub logo: Option<String>,
    pub og_fonts: Vec<PathBuf>,
}

/// Completes a site. `gathered` has the summary of each entry's file, or `None` if the file was refused.
pub fn complete(
    mut source: Source,
    gathered: Vec<Option<Summary>>,
    addresses: &mut Addresses,
    ui: Ui,
    diagnostics: &mut Vec<Diagnostic>,
) -> Complete {
    let site_file = super::source::site_file(&source.folder);
    let entries = std::mem::take(&mut source.entries);
    let site = Complete {
        members: source.members,
        url: source.url,
        question_pages: source.question_pages,
        og_fonts: source.og_fonts.iter().map(|font| source.folder.join(font)).collect(),
        logo: source.logo,
        languages: source.languages.iter().map(ToString::to_string).collect(),
        categories: source.categories.into_iter().map(Label::of).collect(),
        ..Complete::default()
    };
    let mut completer = Completer { site, site_file, folder: source.folder, themes: HashMap::new(), ui, diagnostics };
    let mut people = People::default();
    for (entry, gathered) in entries.into_iter().zip(gathered) {
        let Some(gathered) = gathered else { continue };
        let category = completer.category(&entry, &gathered);
        let themes =
            listed::themes(&entry, &gathered).into_iter().map(|(id, names)| completer.theme(id, &names, &entry));
        let themes = each_once(themes.collect());
        let Cast { listed, speakers, strangers } = people.add(&entry, &gathered);
        let unknown = listed::unknown(&completer.site_file, &entry, &gathered, &strangers, ui);
        completer.diagnostics.extend(unknown);
        completer.site.entries.push(SiteEntry {
            title: entry.title.unwrap_or_else(|| gathered.title.clone()),
            summary: entry.summary.or_else(|| gathered.summary.clone()),
            date: entry.date.or_else(|| gathered.date.clone()),
            id: entry.id,
            file: entry.published,
            source: entry.file,
            category,
            people: listed,
            themes,
            speakers,
            gathered,
        });
    }
    let Completer { mut site, site_file, .. } = completer;
    let mut tell = |message: &Message, severity, interviews| {
        diagnostics.push(Diagnostic { interviews, ..Diagnostic::of_file(&site_file, severity, ui, message) });
    };
    let mut report = |message: &Message, severity| tell(message, severity, Vec::new());
    site.moved.categories = address(&mut site.categories, &mut addresses.categories, &mut report);
    site.moved.themes = address(&mut site.themes, &mut addresses.themes, &mut report);
    site.cast(people, &mut addresses.people, &mut tell);
    site.entries.sort_by_key(|entry| Reverse(entry.date().and_then(|date| date.key())));
    site
}

/// Collects the categories and themes of the entries.
struct Completer<'a> {
    site: Complete,
    site_file: PathBuf,
    folder: PathBuf,
    /// The position of each theme, by the id that interviews use.
    themes: HashMap<String, usize>,
    ui: Ui,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Completer<'_> {
    fn interview_file(&self, entry: &SourceEntry) -> PathBuf {
        self.folder.join("interviews").join(&entry.file)
    }

    /// The position of an entry's category, or else of its interview's. Adds and reports a category that is new.
    fn category(&mut self, entry: &SourceEntry, gathered: &Summary) -> Option<usize> {
        let of_interview = || gathered.category.clone().map(|names| Reference { id: None, names });
        let wanted = entry.category.clone().or_else(of_interview)?;
        if let Some(known) = self.site.categories.iter().position(|known| is(known, &wanted)) {
            return Some(known);
        }
        let name = wanted.names.first().map_or(wanted.id.as_deref().unwrap_or_default(), |(_, name)| name);
        let (file, place) = match entry.category {
            Some(_) => (self.site_file.clone(), entry.position),
            None => (self.interview_file(entry), (0, 0)),
        };
        let file = file.display().to_string();
        let message = Message::NewCategory(name);
        self.diagnostics.push(Diagnostic::new(&file, place, Severity::Note, self.ui, &message));
        self.site.categories.push(Label::of(wanted));
        Some(self.site.categories.len() - 1)
    }

    /// The position of a theme, which gains the names that are new. Reports a name that differs from the one shown.
    fn theme(&mut self, id: String, names: &Texts, entry: &SourceEntry) -> usize {
        let themes = &mut self.site.themes;
        let at = *self.themes.entry(id.clone()).or_insert_with(|| {
            let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
            let has_id = plain || names.iter().all(|(_, name)| *name != id);
            themes.push(Label { key: id, has_id, ..Label::default() });
            themes.len() - 1
        });
        let shown = &self.site.themes[at];
        // An id in place of a name does not count as a name.
        let own = names.iter().filter(|(_, new)| *new != shown.key);
        let other = |(tag, name): &&(String, String)| own.clone().any(|(own, new)| own == tag && new != name);
        if let Some((_, name)) = shown.names.iter().find(other) {
            let (file, message) = (self.interview_file(entry), Message::ThemeRenamed(&shown.key, name));
            self.diagnostics.push(Diagnostic::of_file(&file, Severity::Note, self.ui, &message));
        }
        merge(&mut self.site.themes[at].names, names);
        at
    }
}

impl Label {
    fn of(Reference { id, names }: Reference) -> Label {
        let has_id = id.is_some();
        let key = id.unwrap_or_else(|| slug(&names, false));
        let names = if names.is_empty() { plain(&key) } else { names };
        Label { names, key, has_id, ..Label::default() }
    }

    /// An id becomes the address. The key of a theme may be a name, which becomes one only if it needs no encoding.
    fn request(&self) -> AddressRequest {
        let owner = Owner::named(&self.names);
        match self.has_id {
            true => AddressRequest {
                id: Some(self.key.clone()),
                owner: Owner { ids: [self.key.clone()].into(), ..owner },
                slug: self.key.clone(),
            },
            false => AddressRequest { id: None, owner, slug: slug(&self.names, false) },
        }
    }
}

/// Assigns addresses to categories or themes.
fn address(labels: &mut [Label], assigned: &mut Assigned, report: &mut impl FnMut(&Message, Severity)) -> Vec<Moved> {
    let requests: Vec<AddressRequest> = labels.iter().map(Label::request).collect();
    let outcome = assign(assigned, &requests);
    outcome.report(&requests, report);
    labels.iter_mut().zip(outcome.addresses).for_each(|(label, address)| label.id = address);
    outcome.moved
}

/// An id as the name of something that has no name.
pub fn plain(id: &str) -> Texts {
    vec![(Lang::guess(id).to_string(), id.to_owned())]
}

fn is(known: &Label, wanted: &Reference) -> bool {
    let is_id = |id: &str| known.key == id;
    match &wanted.id {
        Some(id) => is_id(id),
        None => wanted.names.iter().any(|(_, name)| is_id(name)) || share(&known.names, &wanted.names),
    }
}

fn each_once(mut list: Vec<usize>) -> Vec<usize> {
    let mut met = HashSet::new();
    list.retain(|one| met.insert(*one));
    list
}

impl SiteEntry {
    pub fn date(&self) -> Option<Date> {
        read::date(&Lenient::read(Value::read(self.date.as_ref()?.get()).ok()?), &[])
    }

    pub fn year(&self) -> Option<String> {
        self.date()?.period()
    }

    /// The languages of the interview; the first is the original.
    pub fn languages(&self) -> Vec<Lang> {
        self.gathered.languages.iter().filter_map(|tag| Lang::parse(tag)).collect()
    }
}

impl Complete {
    /// How many pages the questions have, if they have any.
    pub fn count_questions(&self) -> usize {
        let each = self.entries.iter().map(|entry| entry.gathered.questions.len() * entry.gathered.languages.len());
        each.sum()
    }

    /// Whether questions have pictures of their own: each takes some milliseconds to draw.
    pub fn has_question_pictures(&self) -> bool {
        self.count_questions() <= question_pages::MOST
    }

    pub fn has_question_pages(&self) -> bool {
        self.question_pages.unwrap_or_else(|| self.count_questions() <= question_pages::MOST)
    }

    /// Makes the list of people from everybody who is listed in an entry, and replaces mention numbers by positions in it.
    fn cast(&mut self, met: People, assigned: &mut Assigned, tell: &mut impl FnMut(&Message, Severity, Vec<String>)) {
        let (all, who) = met.finish();
        let mut places: HashMap<usize, usize> = HashMap::new();
        let mut order = Vec::new();
        for entry in &mut self.entries {
            let listed = entry.people.iter().map(|n| {
                *places.entry(who[*n]).or_insert_with(|| {
                    order.push(who[*n]);
                    order.len() - 1
                })
            });
            entry.people = each_once(listed.collect());
            for speaker in &mut entry.speakers {
                *speaker = speaker.map(|n| who[n]);
            }
        }
        for speaker in self.entries.iter_mut().flat_map(|entry| &mut entry.speakers) {
            *speaker = speaker.and_then(|n| places.get(&n).copied());
        }
        let mut all: Vec<Option<people::Person>> = all.into_iter().map(Some).collect();
        let people: Vec<people::Person> = order.into_iter().filter_map(|n| all[n].take()).collect();
        let namesakes = people::namesakes(&people);
        let request = |(person, namesakes): (&people::Person, &BTreeSet<usize>)| AddressRequest {
            id: person.given.clone(),
            owner: Owner { ids: person.ids.clone(), speakers: person.speakers.clone(), ..Owner::named(&person.names) },
            slug: person.slug(namesakes.len() > 1),
        };
        let requests: Vec<AddressRequest> = people.iter().zip(&namesakes).map(request).collect();
        let outcome = assign(assigned, &requests);
        people::notes(&people).into_iter().for_each(|(note, interviews)| tell(&note, Severity::Note, interviews));
        outcome.report(&requests, &mut |message, severity| tell(message, severity, Vec::new()));
        self.moved.people = outcome.moved;
        for ((person, id), namesakes) in people.into_iter().zip(outcome.addresses).zip(namesakes) {
            let about = (namesakes.len() > 1).then(|| self.about(&person)).flatten();
            let reading = slug(&person.names, true);
            self.people.push(Label { key: id.clone(), has_id: true, id, names: person.names, about, reading });
        }
    }

    /// What distinguishes a person from others of the same name: the `about` of an interview, or else its title.
    fn about(&self, person: &people::Person) -> Option<Texts> {
        let first = person.interviews.first()?;
        let title = || Some(self.entries.iter().find(|entry| entry.id == *first)?.title.clone());
        person.about.clone().or_else(title)
    }
}

/// Converts texts for the rest of the program.
pub fn localized(texts: &Texts) -> Localized {
    let each = texts.iter().filter_map(|(tag, text)| Some((Lang::parse(tag)?, text.as_str().into())));
    let mut all: Vec<(Lang, std::rc::Rc<str>)> = each.collect();
    if all.is_empty() {
        all.push((Lang::english(), FILE.into()));
    }
    Localized(all)
}
