//! Texts in several languages: [`Localized`] for short ones, [`Prose`] for paragraphs.

use std::borrow::Cow;
use std::rc::Rc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::json::{Kind, Value};
use super::lenient::{At, ExpectedKind, Lenient, NOWHERE, Shape, ShapeIssue, Walk};
use super::public::is_private;
use super::record::Extras;
use super::values::{List, Text};

/// A text in the original language, or texts by language tag.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ByLanguage<T> {
    Original(T),
    Each(Entries<T>),
}

/// The members of an object by language, in the order of the file, and its private members.
#[derive(Clone, Debug)]
pub struct Entries<T> {
    each: Vec<LanguageEntry<T>>,
    private: Extras,
}

/// One member of an object by language.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageEntry<T> {
    /// The language tag in the file.
    pub language: Rc<str>,
    pub text: Lenient<T>,
    /// Whether the object already has the key. The first one counts.
    pub again: bool,
}

pub type Localized = ByLanguage<Text>;
pub type Prose = ByLanguage<Paragraphs>;

/// One text, or a list with a text for each paragraph.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Paragraphs(pub List<Text>);

/// A date: a text, a year as a number, or words by language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Dated(pub Lenient<Localized>);

impl<T> Entries<T> {
    /// Iterates over the languages and their texts. The first of two equal keys counts.
    pub fn iter(&self) -> impl Iterator<Item = &LanguageEntry<T>> {
        self.each.iter()
    }

    fn push(&mut self, language: &str, text: Lenient<T>) {
        // A text has a handful of languages; with more, comparing each key with all others would cost too much.
        let again = self.each.iter().take(64).any(|entry| *entry.language == *language);
        self.each.push(LanguageEntry { language: language.into(), text, again });
    }

    pub fn len(&self) -> usize {
        self.each.len()
    }

    pub fn is_empty(&self) -> bool {
        self.each.is_empty()
    }
}

impl Localized {
    /// The same with another text in a language, by its tag as the file has it; `None` if nothing is left. A text that is
    /// not by language is in the original language.
    pub fn with(&self, language: &str, text: Option<&str>, original: &str) -> Option<Localized> {
        let mut entries = match self {
            ByLanguage::Original(text) => {
                let mut entries = Entries { each: Vec::new(), private: Extras::default() };
                entries.push(original, text.clone().into());
                entries
            }
            ByLanguage::Each(entries) => entries.clone(),
        };
        let known = entries.each.iter().position(|entry| *entry.language == *language);
        match (known, text) {
            (Some(n), Some(text)) => entries.each[n].text = text.into(),
            (Some(n), None) => _ = entries.each.remove(n),
            (None, Some(text)) => entries.push(language, text.into()),
            (None, None) => {}
        }
        let is_empty = entries.is_empty() && entries.private == Extras::default();
        (!is_empty).then_some(ByLanguage::Each(entries))
    }
}

/// Makes an object by language from pairs of a language tag and a text.
impl<'a, T> FromIterator<(&'a str, T)> for ByLanguage<T> {
    fn from_iter<I: IntoIterator<Item = (&'a str, T)>>(texts: I) -> Self {
        let mut entries = Entries { each: Vec::new(), private: Extras::default() };
        for (language, text) in texts {
            entries.push(language, text.into());
        }
        ByLanguage::Each(entries)
    }
}

impl From<&str> for Paragraphs {
    /// Makes a text of one paragraph.
    fn from(text: &str) -> Self {
        Paragraphs(List::of_one(text.into()))
    }
}

impl From<Localized> for Dated {
    fn from(date: Localized) -> Self {
        Dated(date.into())
    }
}

impl<T: PartialEq> PartialEq for Entries<T> {
    fn eq(&self, other: &Self) -> bool {
        self.each == other.each && self.private == other.private
    }
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        let mut object = json.serialize_map(None)?;
        for entry in &self.each {
            object.serialize_entry(&*entry.language, &entry.text)?;
        }
        self.private.write(&mut object)?;
        object.end()
    }
}

impl Shape for Dated {
    fn from_text(text: &str) -> Lenient<Self> {
        Lenient::right(Dated(Shape::from_text(text)))
    }

    fn from_number(number: &str) -> Lenient<Self> {
        let year = Value { at: NOWHERE, raw: number, kind: Kind::Number(number) };
        Lenient::right(Dated(Shape::of(year)))
    }

    fn from_object(members: Vec<(Cow<str>, Value)>) -> Lenient<Self> {
        Lenient::right(Dated(Shape::from_object(members)))
    }
}

impl Walk for Dated {
    fn walk(&self, at: &At, wanted: ExpectedKind, tell: &mut dyn FnMut(&At, ShapeIssue)) {
        // A number is not a wrong value here.
        if let Some(date) = self.0.good() {
            date.walk(at, wanted, tell);
        }
    }
}

impl Shape for Paragraphs {
    fn from_text(text: &str) -> Lenient<Self> {
        Lenient::right(Paragraphs(List::of_one(Text(text.into()))))
    }

    fn from_number(number: &str) -> Lenient<Self> {
        Text::from_number(number).map(|text| Paragraphs(List::of_one(text)))
    }

    fn from_list(items: Vec<Value>) -> Lenient<Self> {
        List::from_list(items).map(Paragraphs)
    }
}

impl Walk for Paragraphs {
    fn walk(&self, at: &At, _: ExpectedKind, tell: &mut dyn FnMut(&At, ShapeIssue)) {
        self.0.walk(at, ExpectedKind::Text, tell);
    }
}

impl<T: Shape> Shape for ByLanguage<T> {
    fn from_text(text: &str) -> Lenient<Self> {
        T::from_text(text).map(ByLanguage::Original)
    }

    fn from_number(number: &str) -> Lenient<Self> {
        T::from_number(number).map(ByLanguage::Original)
    }

    fn from_list(items: Vec<Value>) -> Lenient<Self> {
        T::from_list(items).map(ByLanguage::Original)
    }

    fn from_object(members: Vec<(Cow<str>, Value)>) -> Lenient<Self> {
        let mut entries = Entries { each: Vec::new(), private: Extras::default() };
        for (key, value) in members {
            if is_private(&key) {
                entries.private.sort(&[], &key, value);
            } else {
                entries.push(&key, Shape::of(value));
            }
        }
        Lenient::right(ByLanguage::Each(entries))
    }
}

impl<T: Walk> Walk for ByLanguage<T> {
    fn walk(&self, at: &At, wanted: ExpectedKind, tell: &mut dyn FnMut(&At, ShapeIssue)) {
        let entries = match self {
            ByLanguage::Original(text) => return text.walk(at, wanted, tell),
            ByLanguage::Each(entries) => entries,
        };
        for entry in entries.iter() {
            let at = at.member(&entry.language, &entry.text);
            if entry.again {
                tell(&at, ShapeIssue::RepeatedKey(entry.language.clone()));
            } else {
                entry.text.walk(&at, ExpectedKind::Text, tell);
            }
        }
    }
}
