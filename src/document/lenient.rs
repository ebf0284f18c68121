//! A [`Lenient`] place in a file: a value of the right type, a value of a wrong type, or none.
//!
//! A wrong value keeps its JSON, so that it can be reported and written again.

use std::borrow::Cow;
use std::rc::Rc;

use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::json::{Kind, Value};

/// The offset of a value that is not in the file.
pub(super) const NOWHERE: u32 = u32::MAX;

/// What a file has in one place.
#[derive(Clone, Debug)]
pub struct Lenient<T> {
    value: Option<T>,
    /// The value in the file, if it is of a wrong type; `value` then holds what could be read from it.
    wrong: Option<Box<Wrong>>,
    /// The offset in the file, in bytes.
    at: u32,
}

/// A value of a wrong type.
#[derive(Clone, Debug)]
struct Wrong {
    seen: FoundKind,
    /// Its JSON in the file.
    raw: Box<str>,
}

/// The kind of value that a file has instead of the expected one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundKind {
    Null,
    Bool(bool),
    Number(Rc<str>),
    Text(Rc<str>),
    List,
    Object,
}

/// What a place in the file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedKind {
    Interview,
    /// An object of a kind that is not listed below.
    Object,
    Speaker,
    Theme,
    Term,
    Turn,
    Passage,
    Source,
    Rights,
    List,
    Text,
    /// A text, or an object of texts by language.
    Localized,
    /// A text, a list of paragraphs, or an object of these by language.
    Prose,
    Version,
    Id,
    SpeakerId,
    ThemeId,
    TurnId,
    Language,
    Role,
    Date,
    /// `http:` or `https:`.
    Address,
    Seconds,
    Colour,
}

/// An issue that a document reports about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShapeIssue {
    Wrong(ExpectedKind, FoundKind),
    /// A key that the record does not have, and the most similar one that it has.
    UnknownKey(Rc<str>, Option<&'static str>),
    RepeatedKey(Rc<str>),
}

/// The place of a value: its offset, and a chain of steps from the value outwards, on the stack.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    offset: u32,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Key(&'a At<'a>, &'a str),
    Index(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    /// The outermost value.
    pub const ROOT: At<'static> = At { offset: NOWHERE, step: Step::Root };

    /// The place of the value of a key. A missing value has the place of the value around it.
    pub fn member<T>(&'a self, key: &'a str, value: &Lenient<T>) -> At<'a> {
        if value.at == NOWHERE { *self } else { At { offset: value.at, step: Step::Key(self, key) } }
    }

    /// The place of an item in a list.
    pub fn item<T>(&'a self, index: usize, item: &Lenient<T>) -> At<'a> {
        if item.at == NOWHERE { *self } else { At { offset: item.at, step: Step::Index(self, index) } }
    }

    /// The place of a key's value if only the pointer matters.
    pub(super) fn key(&'a self, key: &'a str) -> At<'a> {
        self.key_at(key, NOWHERE)
    }

    pub(super) fn key_at(&'a self, key: &'a str, offset: u32) -> At<'a> {
        At { offset, step: Step::Key(self, key) }
    }

    pub(super) fn index(&'a self, index: usize) -> At<'a> {
        At { offset: NOWHERE, step: Step::Index(self, index) }
    }

    /// The offset in bytes from the start of the file.
    pub fn offset(&self) -> u32 {
        self.offset
    }

    /// The JSON pointer (RFC 6901).
    pub fn pointer(&self) -> String {
        match self.step {
            Step::Root => String::new(),
            Step::Key(parent, key) => parent.pointer() + "/" + &key.replace('~', "~0").replace('/', "~1"),
            Step::Index(parent, index) => format!("{}/{index}", parent.pointer()),
        }
    }
}

impl<T> Lenient<T> {
    pub(super) const ABSENT: Lenient<T> = Lenient { value: None, wrong: None, at: NOWHERE };

    /// Reads a value.
    pub fn read(value: Value) -> Self
    where
        T: Shape,
    {
        T::of(value)
    }

    pub(super) fn right(value: T) -> Self {
        Lenient { value: Some(value), ..Lenient::ABSENT }
    }

    pub(super) fn wrong(seen: FoundKind) -> Self {
        Lenient::repaired(None, seen)
    }

    /// Makes a place from a value of a wrong type and what could be read from it.
    pub(super) fn repaired(value: Option<T>, seen: FoundKind) -> Self {
        Lenient { value, wrong: Some(Box::new(Wrong { seen, raw: Box::default() })), at: NOWHERE }
    }

    /// Treats `null` as a wrong value, for places that need a value (in a list, at the top).
    pub(super) fn present(mut self) -> Self {
        if self.is_absent() {
            self.wrong = Some(Box::new(Wrong { seen: FoundKind::Null, raw: "null".into() }));
        }
        self
    }

    /// Adds the offset and the JSON of the value that this was read from.
    pub(super) fn standing(mut self, value: &Value) -> Self {
        self.at = value.at;
        if let Some(wrong) = &mut self.wrong {
            wrong.raw = value.raw.into();
        }
        self
    }

    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Lenient<U> {
        Lenient { value: self.value.map(change), wrong: self.wrong, at: self.at }
    }

    pub(super) fn into_good(self) -> Option<T> {
        self.value
    }

    pub(super) fn good_mut(&mut self) -> Option<&mut T> {
        self.value.as_mut()
    }

    /// The offset in bytes from the start of the file.
    pub fn offset(&self) -> u32 {
        self.at
    }

    /// The readable value, if there is one: a value of the right type, or what could be read from a wrong one.
    pub fn good(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Returns whether there is no value, not even `null`.
    pub(super) fn is_missing(&self) -> bool {
        self.is_absent() && self.at == NOWHERE
    }

    /// Returns whether there is no value or `null`.
    pub fn is_absent(&self) -> bool {
        self.value.is_none() && self.wrong.is_none()
    }
}

/// Ignores offsets.
impl<T: PartialEq> PartialEq for Lenient<T> {
    fn eq(&self, other: &Self) -> bool {
        let wrong = |place: &Self| place.wrong.as_ref().map(|wrong| wrong.raw.clone());
        let same = match (wrong(self), wrong(other)) {
            (Some(one), Some(other)) => same_json(&one, &other),
            (one, other) => one == other,
        };
        same && self.value == other.value
    }
}

/// Returns whether two JSON texts are equal apart from white space between values.
pub(super) fn same_json(one: &str, other: &str) -> bool {
    matches!((Value::read(one), Value::read(other)), (Ok(one), Ok(other)) if one == other)
}

/// Writes JSON that was read before.
pub(super) fn rewrite<S: Serializer>(raw: &str, json: S) -> Result<S::Ok, S::Error> {
    Value::read(raw).map_err(|_| S::Error::custom("malformed JSON"))?.serialize(json)
}

/// Writes a wrong value as it was read, and an absent one as `null`.
impl<T: Serialize> Serialize for Lenient<T> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        match &self.wrong {
            Some(wrong) => rewrite(&wrong.raw, json),
            None => self.value.serialize(json),
        }
    }
}

impl<'de, T: Shape> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        Value::deserialize(json).map(|value| T::of(value))
    }
}

/// Makes a place with a value that is not in a file yet.
impl<T> From<T> for Lenient<T> {
    fn from(value: T) -> Self {
        Lenient::right(value)
    }
}

impl<T> Default for Lenient<T> {
    fn default() -> Self {
        Lenient::ABSENT
    }
}

/// How a type is read from each kind of JSON value. By default, a kind that the type does not handle is wrong.
pub trait Shape: Sized {
    fn of(mut value: Value) -> Lenient<Self> {
        let made = match std::mem::replace(&mut value.kind, Kind::Null) {
            Kind::Null => Lenient::ABSENT,
            Kind::Bool(value) => Lenient::wrong(FoundKind::Bool(value)),
            Kind::Number(number) => Self::from_number(number),
            Kind::Text(text) => Self::from_text(&text),
            Kind::List(items) => Self::from_list(items),
            Kind::Object(members) => Self::from_object(members),
        };
        made.standing(&value)
    }

    fn from_text(text: &str) -> Lenient<Self> {
        Lenient::wrong(FoundKind::Text(text.into()))
    }

    /// Takes a number as it is written in the file.
    fn from_number(number: &str) -> Lenient<Self> {
        Lenient::wrong(FoundKind::Number(number.into()))
    }

    fn from_list(_: Vec<Value>) -> Lenient<Self> {
        Lenient::wrong(FoundKind::List)
    }

    fn from_object(_: Vec<(Cow<str>, Value)>) -> Lenient<Self> {
        Lenient::wrong(FoundKind::Object)
    }
}

/// Reports issues, outermost first.
pub(super) trait Walk {
    /// Returns the expected kind to report for this type in a place for `wanted`.
    fn wanted(wanted: ExpectedKind) -> ExpectedKind {
        wanted
    }

    fn walk(&self, at: &At, wanted: ExpectedKind, tell: &mut dyn FnMut(&At, ShapeIssue));
}

impl<T: Walk> Walk for Lenient<T> {
    fn walk(&self, at: &At, wanted: ExpectedKind, tell: &mut dyn FnMut(&At, ShapeIssue)) {
        if let Some(wrong) = &self.wrong {
            tell(at, ShapeIssue::Wrong(T::wanted(wanted), wrong.seen.clone()));
        }
        if let Some(value) = &self.value {
            value.walk(at, wanted, tell);
        }
    }
}
