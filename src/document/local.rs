//! Texts in several languages: [`Localized`] for short ones, [`Prose`] for paragraphs.

use std::borrow::Cow;
use std::rc::Rc;

use super::json::Value;
use super::lenient::{At, Lenient, Oddity, Shape, Walk, Wanted};
use super::public::is_private;
use super::values::{List, Text};

/// A text in the original language, or texts by language.
#[derive(Clone, Debug)]
pub enum ByLanguage<T> {
    Original(T),
    Each(Vec<Entry<T>>),
}

/// One member of an object by language.
#[derive(Clone, Debug)]
pub struct Entry<T> {
    /// A language tag as the file writes it.
    pub language: Rc<str>,
    pub text: Lenient<T>,
    /// Whether the object has the key already. The first stands.
    pub again: bool,
}

pub type Localized = ByLanguage<Text>;
pub type Prose = ByLanguage<Paragraphs>;

/// One text, or one for each paragraph.
#[derive(Clone, Debug)]
pub struct Paragraphs(pub List<Text>);

/// A date: a text, a year as a number, or words by language.
#[derive(Clone, Debug)]
pub struct Dated(pub Lenient<Localized>);

impl Shape for Dated {
    fn from_text(text: &str) -> Lenient<Self> {
        Lenient::right(Dated(Shape::of(Value::Text(text.into()))))
    }

    fn from_number(number: &str) -> Lenient<Self> {
        Self::from_text(number)
    }

    fn from_object(members: Vec<(Cow<str>, Value)>) -> Lenient<Self> {
        Lenient::right(Dated(Shape::of(Value::Object(members))))
    }
}

impl Walk for Dated {
    fn walk(&self, at: &At, wanted: Wanted, tell: &mut dyn FnMut(&At, Oddity)) {
        self.0.walk(at, wanted, tell);
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
    fn walk(&self, at: &At, _: Wanted, tell: &mut dyn FnMut(&At, Oddity)) {
        self.0.walk(at, Wanted::Text, tell);
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
        let mut entries: Vec<Entry<T>> = Vec::new();
        for (key, value) in members.into_iter().filter(|(key, _)| !is_private(key)) {
            // A text has a handful of languages; beyond that a search for each key would cost too much.
            let again = entries.iter().take(64).any(|entry| *entry.language == *key);
            entries.push(Entry { language: key.into(), text: Shape::of(value), again });
        }
        Lenient::right(ByLanguage::Each(entries))
    }
}

impl<T: Walk> Walk for ByLanguage<T> {
    fn walk(&self, at: &At, wanted: Wanted, tell: &mut dyn FnMut(&At, Oddity)) {
        let entries = match self {
            ByLanguage::Original(text) => return text.walk(at, wanted, tell),
            ByLanguage::Each(entries) => entries,
        };
        for entry in entries {
            let at = At::Key(at, &entry.language);
            if entry.again {
                tell(&at, Oddity::RepeatedKey(entry.language.clone()));
            } else {
                entry.text.walk(&at, Wanted::Text, tell);
            }
        }
    }
}
