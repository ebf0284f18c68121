//! Reads the values of `site.json`: texts, dates, addresses, languages, references.

use serde_json::value::RawValue;

use super::{Cause, Checker};
use crate::build::diagnostic::{Message, Severity};
use crate::build::files;
use crate::build::source::Reference;
use crate::build::texts::{self, Texts};
use crate::document::site_wire;
use crate::document::{self, At, ByLanguage, Dated, ExpectedKind, FoundKind, Lenient, List, Text};
use crate::interview::{Expected, Found, Lang};
use crate::site::read::{self, trimmed};

impl Checker {
    /// As JSON.
    pub(super) fn date(&mut self, dated: &Lenient<Dated>, at: &At) -> Option<Box<RawValue>> {
        let Dated(words) = dated.good()?;
        if let Some(words) = words.good() {
            self.check_texts(words, at, ExpectedKind::Date);
        }
        let date = read::date(dated, &self.languages)?;
        if !date.is_understood() {
            self.add_text(at, ExpectedKind::Date, &date.to_string());
        }
        Some(texts::date(&date))
    }

    pub(super) fn text(&mut self, text: &Lenient<Text>, at: &At) -> Option<String> {
        let text = text.good()?;
        let trimmed = trimmed(text);
        if trimmed.is_none() {
            self.add_text(at, ExpectedKind::Text, &text.0);
        }
        trimmed.map(str::to_owned)
    }

    pub(super) fn address(
        &mut self,
        url: &Lenient<Text>,
        at: &At,
        schemes: &[&str],
        expected: Expected,
    ) -> Option<String> {
        let url = self.text(url, at)?;
        let good = schemes.iter().any(|scheme| url.starts_with(scheme) && url.len() > scheme.len());
        // These characters are not allowed in an IRI (RFC 3987).
        if !good || url.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c)) {
            self.add(at, expected, Found::Value(FoundKind::Text(url.into())));
            return None;
        }
        Some(url)
    }

    /// The address of the site, which is that of a folder and ends in `/`. Leaves out the name of a page, a query and a
    /// fragment, and reports them.
    pub(super) fn site_address(&mut self, url: &Lenient<Text>, at: &At) -> Option<String> {
        let url = self.address(url, at, &["https://", "http://"], Expected::Value(ExpectedKind::Address))?;
        let folder = url.split(['?', '#']).next().unwrap_or_default();
        let start = folder.find("://").map_or(0, |at| at + 3);
        let page = folder[start..].rfind('/').map(|slash| start + slash + 1);
        let page = page.filter(|page| folder[*page..].to_ascii_lowercase().ends_with(".html"));
        let folder = &folder[..page.unwrap_or(folder.len())];
        let read = if folder.ends_with('/') { folder.to_owned() } else { format!("{folder}/") };
        if folder.len() < url.len() {
            let message = Message::AddressOfPage(url.into(), read.as_str().into());
            self.report(at, Severity::Repaired, Cause::Message(message));
        }
        Some(read)
    }

    pub(super) fn langs(&mut self, tags: &Lenient<List<Text>>, at: &At) -> Vec<Lang> {
        let mut langs = Vec::new();
        for (_, at, tag) in tags.each(&at.member("languages", tags)) {
            match self.lang(&tag.0, &at) {
                Some(lang) if langs.contains(&lang) => self.add(&at, Expected::NewLanguage, Found::Again(lang.tag())),
                Some(lang) => langs.push(lang),
                None => {}
            }
        }
        langs
    }

    pub(super) fn lang(&mut self, tag: &str, at: &At) -> Option<Lang> {
        if Lang::parse(tag).is_none_or(|lang| !lang.is_registered()) {
            let meant = Lang::meant(tag);
            let found = Found::word(&tag.into(), meant.as_ref().map(Lang::as_str));
            self.add(at, Expected::Value(ExpectedKind::Language), found);
        }
        read::lang(tag.trim())
    }

    /// Reads a text by language; a plain text is in the site's first language.
    pub(super) fn localized(&mut self, text: &Lenient<document::Localized>, at: &At) -> Option<Texts> {
        self.texts(text.good()?, at)
    }

    pub(super) fn texts(&mut self, text: &document::Localized, at: &At) -> Option<Texts> {
        self.check_texts(text, at, ExpectedKind::Localized);
        let texts = read::texts(text, &self.languages)?;
        Some(texts.iter().map(|(lang, text)| (lang.to_string(), text.to_string())).collect())
    }

    /// Reports empty texts and invalid language tags.
    pub(super) fn check_texts(&mut self, text: &document::Localized, at: &At, expected: ExpectedKind) {
        match text {
            ByLanguage::Original(text) if trimmed(text).is_none() => self.add_text(at, expected, &text.0),
            ByLanguage::Original(_) => {}
            ByLanguage::Each(entries) => {
                for entry in entries.iter().filter(|entry| !entry.again) {
                    let at = at.member(&entry.language, &entry.text);
                    self.lang(&entry.language, &at);
                    match entry.text.good() {
                        Some(text) if trimmed(text).is_some() => {}
                        Some(text) => self.add_text(&at, ExpectedKind::Text, &text.0),
                        None => {}
                    }
                }
            }
        }
    }

    pub(super) fn references(&mut self, list: &Lenient<List<site_wire::Named>>, at: &At) -> Option<Vec<Reference>> {
        list.good()?;
        Some(list.each(at).filter_map(|(_, at, named)| self.reference(named, &at)).collect())
    }

    /// Reads a text that is an id or a name, names by language, or an object with `id` and `label`.
    pub(super) fn reference(&mut self, named: &site_wire::Named, at: &At) -> Option<Reference> {
        match named {
            site_wire::Named::Names(names) => Some(Reference { id: None, names: self.texts(names, at)? }),
            site_wire::Named::Known(known) => {
                let (key, label) = match known.label.is_absent() {
                    true => ("name", &known.name),
                    false => ("label", &known.label),
                };
                let names = self.localized(label, &at.member(key, label));
                let id = self.text(&known.id, &at.member("id", &known.id)).map(|id| files::nfc(&id));
                (id.is_some() || names.is_some()).then(|| Reference { id, names: names.unwrap_or_default() })
            }
        }
    }
}
