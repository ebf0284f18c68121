//! What a form shows of `site.json`, and how it changes it.

use serde::Serialize;

use super::super::draft::Texts;
use super::SiteDraft;
use crate::document::site_wire::{Contact, Link, Named, Note};
use crate::document::{ByLanguage, Lenient, List, Localized, Text};
use crate::interview::Lang;

/// A text of the site in each of its languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Words {
    Name,
    Title,
    Lead,
    Address,
    /// The title and the text of a note, by its position.
    NoteTitle(usize),
    NoteText(usize),
    /// The label of a link.
    Label(usize),
}

/// A text that is the same in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Plain {
    Url,
    Email,
    Phone,
    Paper,
    Logo,
    /// Where a link leads.
    Link(usize),
}

impl SiteDraft {
    pub fn languages(&self) -> Vec<Lang> {
        let mut languages = Vec::new();
        for lang in self.file.languages.values().filter_map(|tag| Lang::parse(tag.0.trim())) {
            if !languages.contains(&lang) {
                languages.push(lang);
            }
        }
        languages
    }

    /// The first is that of the page at the root.
    pub fn set_languages(&mut self, languages: &[Lang]) {
        self.file.languages = list(languages.iter().map(|lang| Text::from(lang.as_str())));
    }

    /// Returns the words in a language, or an empty text.
    pub fn words(&self, field: Words, lang: &Lang) -> String {
        self.place(field).and_then(|place| self.texts(&place).get(lang).map(ToString::to_string)).unwrap_or_default()
    }

    /// Returns the words in the first language that has some.
    pub fn any_words(&self, field: Words) -> Option<String> {
        Some(self.texts(&self.place(field)?).best(&self.languages())?.to_string())
    }

    pub fn set_words(&mut self, field: Words, lang: &Lang, text: &str) {
        let Some(place) = self.place(field) else { return };
        let changed = self.retold(&place, lang, text.trim());
        match field {
            Words::Name => self.file.name = changed,
            Words::Title => self.file.title = changed,
            Words::Lead => self.file.lead = changed,
            Words::Address => self.contact(|contact| contact.address = changed),
            Words::NoteTitle(n) => self.notes(|notes| notes[n].title = changed),
            Words::NoteText(n) => self.notes(|notes| notes[n].text = changed),
            Words::Label(n) => self.links(|links| links[n].label = changed),
        }
    }

    pub fn plain(&self, field: Plain) -> String {
        let contact = self.file.contact.good();
        let text = match field {
            Plain::Url => self.file.url.good(),
            Plain::Paper => self.file.paper.good(),
            Plain::Logo => self.file.logo.good(),
            Plain::Email => contact.and_then(|contact| contact.email.good()),
            Plain::Phone => contact.and_then(|contact| contact.phone.good()),
            Plain::Link(n) => {
                let link = contact.and_then(|contact| contact.links.values().nth(n));
                link.and_then(|link| link.url.good())
            }
        };
        text.map(|text| text.0.to_string()).unwrap_or_default()
    }

    pub fn set_plain(&mut self, field: Plain, text: &str) {
        let text = match text.trim() {
            "" => Lenient::default(),
            text => Lenient::from(text),
        };
        match field {
            Plain::Url => self.file.url = text,
            Plain::Paper => self.file.paper = text,
            Plain::Logo => self.file.logo = text,
            Plain::Email => self.contact(|contact| contact.email = text),
            Plain::Phone => self.contact(|contact| contact.phone = text),
            Plain::Link(n) => self.links(|links| links[n].url = text),
        }
    }

    pub fn note_count(&self) -> usize {
        self.file.notes.values().count()
    }

    pub fn add_note(&mut self) {
        self.notes(|notes| notes.push(Note::default()));
    }

    pub fn remove_note(&mut self, n: usize) {
        self.notes(|notes| drop(notes.remove(n)));
    }

    pub fn link_count(&self) -> usize {
        self.file.contact.good().map_or(0, |contact| contact.links.values().count())
    }

    pub fn add_link(&mut self) {
        self.links(|links| links.push(Link::default()));
    }

    pub fn remove_link(&mut self, n: usize) {
        self.links(|links| drop(links.remove(n)));
    }

    /// Words that must not be published, one a line.
    pub fn withheld(&self) -> String {
        self.file.withheld.values().map(|word| &*word.0).collect::<Vec<_>>().join("\n")
    }

    pub fn set_withheld(&mut self, lines: &str) {
        self.file.withheld = list(lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(Text::from));
    }

    /// The categories in their order: those of the site, and then those that only interviews have (`found`).
    pub fn categories(&self, found: &[Texts]) -> Vec<Texts> {
        let mut all: Vec<Texts> = self.file.categories.values().map(|named| self.named(named)).collect();
        for texts in found {
            let is_same = |own: &Texts| texts.iter().any(|(_, text)| own.iter().any(|(_, other)| text == other));
            if !texts.is_empty() && !all.iter().any(is_same) {
                all.push(texts.clone());
            }
        }
        all
    }

    /// Puts a category before the one above it, and writes the order into the site.
    pub fn raise_category(&mut self, found: &[Texts], n: usize) {
        let own: Vec<Named> = self.file.categories.values().cloned().collect();
        let others = self.categories(found).into_iter().skip(own.len()).map(|texts| Named::Names(written(&texts)));
        let mut all: Vec<Named> = own.into_iter().chain(others).collect();
        if n > 0 && n < all.len() {
            all.swap(n - 1, n);
            self.file.categories = list(all.into_iter());
        }
    }

    /// The picture that `logo` names.
    pub fn logo(&self) -> Option<&super::File> {
        let path = self.plain(Plain::Logo);
        self.files.iter().find(|(other, _)| *other == path.trim_start_matches('/'))
    }

    /// Makes a picture the logo, in place of the one before.
    pub fn set_logo(&mut self, name: &str, bytes: &[u8]) {
        self.remove_logo();
        let end = name.rsplit_once('.').map_or("png", |(_, end)| end).to_ascii_lowercase();
        let path = format!("logo.{end}");
        self.files.retain(|(other, _)| *other != path);
        self.files.push((path.clone(), bytes.into()));
        self.set_plain(Plain::Logo, &path);
    }

    pub fn remove_logo(&mut self) {
        let path = self.plain(Plain::Logo);
        self.files.retain(|(other, _)| *other != path.trim_start_matches('/'));
        self.set_plain(Plain::Logo, "");
    }

    fn named(&self, named: &Named) -> Texts {
        match named {
            Named::Names(names) => self.texts(&names.clone().into()),
            Named::Known(known) => {
                let label = [&known.label, &known.name].into_iter().find(|label| label.good().is_some());
                let id = known.id.good().map(|id| ByLanguage::Original(id.clone()));
                label.cloned().or(id.map(Lenient::from)).map(|label| self.texts(&label)).unwrap_or_default()
            }
        }
    }

    /// The place of words in the file; `None` if the list has no such item.
    pub(super) fn place(&self, field: Words) -> Option<Lenient<Localized>> {
        let contact = self.file.contact.good();
        Some(match field {
            Words::Name => self.file.name.clone(),
            Words::Title => self.file.title.clone(),
            Words::Lead => self.file.lead.clone(),
            Words::Address => contact.map(|contact| contact.address.clone()).unwrap_or_default(),
            Words::NoteTitle(n) => self.file.notes.values().nth(n)?.title.clone(),
            Words::NoteText(n) => self.file.notes.values().nth(n)?.text.clone(),
            Words::Label(n) => contact?.links.values().nth(n)?.label.clone(),
        })
    }

    fn contact(&mut self, change: impl FnOnce(&mut Contact)) {
        let mut contact = self.file.contact.good().cloned().unwrap_or_default();
        change(&mut contact);
        self.file.contact = if contact == Contact::default() { Lenient::default() } else { contact.into() };
    }

    fn notes(&mut self, change: impl FnOnce(&mut Vec<Note>)) {
        let mut notes: Vec<Note> = self.file.notes.values().cloned().collect();
        change(&mut notes);
        self.file.notes = list(notes.into_iter());
    }

    fn links(&mut self, change: impl FnOnce(&mut Vec<Link>)) {
        self.contact(|contact| {
            let mut links: Vec<Link> = contact.links.values().cloned().collect();
            change(&mut links);
            contact.links = list(links.into_iter());
        });
    }

    /// A text of the file by language. One that is not by language is in the first.
    pub(super) fn texts(&self, place: &Lenient<Localized>) -> Texts {
        let first = self.languages().into_iter().next().unwrap_or_else(Lang::english);
        texts(place, &first)
    }

    fn retold(&self, place: &Lenient<Localized>, lang: &Lang, text: &str) -> Lenient<Localized> {
        let first = self.languages().into_iter().next().unwrap_or_else(Lang::english);
        let none = ByLanguage::from_iter(std::iter::empty::<(&str, Text)>());
        let told = place.good().unwrap_or(&none);
        let key = match told {
            ByLanguage::Each(entries) => {
                let own = entries.iter().find(|entry| Lang::parse(&entry.language).as_ref() == Some(lang));
                own.map(|entry| entry.language.clone())
            }
            ByLanguage::Original(_) => None,
        };
        let key = key.unwrap_or_else(|| lang.as_str().into());
        told.with(&key, (!text.is_empty()).then_some(text), first.as_str()).map(Lenient::from).unwrap_or_default()
    }
}

/// A text of the file by language. One that is not by language is in `first`.
pub(super) fn texts(place: &Lenient<Localized>, first: &Lang) -> Texts {
    let mut texts = Texts::default();
    match place.good() {
        None => {}
        Some(ByLanguage::Original(text)) => texts.set(first, &text.0),
        Some(ByLanguage::Each(entries)) => {
            for entry in entries.iter().filter(|entry| !entry.again) {
                if let (Some(lang), Some(text)) = (Lang::parse(&entry.language), entry.text.good()) {
                    texts.set(&lang, &text.0);
                }
            }
        }
    }
    texts
}

fn written(texts: &Texts) -> Localized {
    ByLanguage::from_iter(texts.iter().map(|(lang, text)| (lang.as_str(), Text(text.clone()))))
}

fn list<T>(items: impl Iterator<Item = T>) -> Lenient<List<T>> {
    let list = List::from_iter(items);
    if list.is_empty() { Lenient::default() } else { list.into() }
}
