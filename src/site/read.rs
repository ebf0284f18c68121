//! Reads values of `site.json` from its wire types, for readers ([`super::Site::parse`]) and for editors
//! ([`crate::build`]), who also get diagnostics.

use std::rc::Rc;

use crate::document::{self, ByLanguage, Dated, LanguageEntry, Lenient, List, Text, Value};
use crate::interview::{Date, Lang, Localized};

/// Trims a text; `None` if nothing is left.
pub(crate) fn trimmed(text: &Text) -> Option<&str> {
    Some(text.0.trim()).filter(|text| !text.is_empty())
}

pub(super) fn plain(text: &Lenient<Text>) -> Option<Rc<str>> {
    text.good().and_then(trimmed).map(Rc::from)
}

/// Returns the language that a tag means.
pub(crate) fn lang(tag: &str) -> Option<Lang> {
    let lang = Lang::parse(tag);
    lang.clone().filter(Lang::is_registered).or_else(|| Lang::meant(tag)).or(lang)
}

/// Reads a list of language tags, without duplicates.
pub(crate) fn langs(tags: &Lenient<List<Text>>) -> Vec<Lang> {
    let mut langs = Vec::new();
    for lang in tags.values().filter_map(|tag| lang(tag.0.trim())) {
        if !langs.contains(&lang) {
            langs.push(lang);
        }
    }
    langs
}

/// Reads texts in the order of `languages`. A plain text is in the first of them.
pub(crate) fn localized(text: &Lenient<document::Localized>, languages: &[Lang]) -> Option<Localized> {
    Some(in_order(texts(text.good()?, languages)?, languages))
}

pub(super) fn in_order(Localized(mut texts): Localized, languages: &[Lang]) -> Localized {
    texts.sort_by_key(|(lang, _)| languages.iter().position(|l| l == lang).unwrap_or(usize::MAX));
    Localized(texts)
}

/// Reads texts in the order of the file.
pub(crate) fn texts(text: &document::Localized, languages: &[Lang]) -> Option<Localized> {
    let entries = match text {
        ByLanguage::Original(text) => {
            let text = trimmed(text)?;
            let lang = languages.first().cloned().unwrap_or_else(|| Lang::guess(text));
            return Some(Localized(vec![(lang, text.into())]));
        }
        ByLanguage::Each(entries) => entries,
    };
    let read =
        |entry: &LanguageEntry<Text>| Some((lang(&entry.language)?, entry.text.good().and_then(trimmed)?.into()));
    let mut texts: Vec<(Lang, Rc<str>)> = Vec::new();
    for (lang, text) in entries.iter().filter(|entry| !entry.again).filter_map(read) {
        if texts.iter().all(|(known, _)| *known != lang) {
            texts.push((lang, text));
        }
    }
    (!texts.is_empty()).then_some(Localized(texts))
}

/// Reads texts from a JSON value that `interview build` has written.
pub(super) fn localized_value(value: &Value, languages: &[Lang]) -> Option<Localized> {
    localized(&Lenient::read(value.clone()), languages)
}

/// Reads a date, or words for one.
pub(crate) fn date(date: &Lenient<Dated>, languages: &[Lang]) -> Option<Date> {
    let Dated(date) = date.good()?;
    match date.good()? {
        ByLanguage::Original(text) => Some(Date::of_text(trimmed(text)?, languages)),
        ByLanguage::Each(_) => texts(date.good()?, languages).map(Date::of_words),
    }
}
