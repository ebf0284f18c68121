//! A [`Lenient`] place of a file: a value of the right kind, one of a wrong kind, or none.
//!
//! A wrong value is kept as it is written, so that it can be told, and written again.

use std::borrow::Cow;
use std::rc::Rc;

use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::json::{Kind, Value};

/// The offset of what does not stand in the file.
pub(super) const NOWHERE: u32 = u32::MAX;

/// What stood in one place of a file.
#[derive(Clone, Debug)]
pub struct Lenient<T> {
    value: Option<T>,
    /// What stood there, if it was of a wrong kind. With a value beside it, the value is what was made of it.
    wrong: Option<Box<Wrong>>,
    /// Where it stands in the file, in bytes.
    at: u32,
}

/// A value of a wrong kind.
#[derive(Clone, Debug)]
struct Wrong {
    seen: FoundKind,
    /// As it is written.
    raw: Box<str>,
}

/// What a file holds where something else was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundKind {
    Null,
    Bool(bool),
    Number(Rc<str>),
    Text(Rc<str>),
    List,
    Object,
}

/// What a place of the file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpectedKind {
    Interview,
    /// A record of another kind than those below.
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
}

/// Something that a document tells about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShapeIssue {
    Wrong(ExpectedKind, FoundKind),
    /// A key that the record does not have, and the nearest one that it has.
    UnknownKey(Rc<str>, Option<&'static str>),
    RepeatedKey(Rc<str>),
}

/// Where a value stands: its offset, and a chain of steps from the value outwards, on the stack.
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

    /// Where the value of a key stands. What is missing stands where the value around it does.
    pub fn member<T>(&'a self, key: &'a str, value: &Lenient<T>) -> At<'a> {
        if value.at == NOWHERE { *self } else { At { offset: value.at, step: Step::Key(self, key) } }
    }

    /// Where an item of a list stands.
    pub fn item<T>(&'a self, index: usize, item: &Lenient<T>) -> At<'a> {
        if item.at == NOWHERE { *self } else { At { offset: item.at, step: Step::Index(self, index) } }
    }

    /// The value of a key, of which nothing but its pointer is asked.
    pub(super) fn key(&'a self, key: &'a str) -> At<'a> {
        self.key_at(key, NOWHERE)
    }

    pub(super) fn key_at(&'a self, key: &'a str, offset: u32) -> At<'a> {
        At { offset, step: Step::Key(self, key) }
    }

    pub(super) fn index(&'a self, index: usize) -> At<'a> {
        At { offset: NOWHERE, step: Step::Index(self, index) }
    }

    /// In bytes from the start of the file.
    pub fn offset(&self) -> u32 {
        self.offset
    }

    /// A JSON pointer (RFC 6901).
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

    /// A value that was made of one of a wrong kind.
    pub(super) fn repaired(value: Option<T>, seen: FoundKind) -> Self {
        Lenient { value, wrong: Some(Box::new(Wrong { seen, raw: Box::default() })), at: NOWHERE }
    }

    /// Where something must stand (in a list, at the top), `null` is a wrong value.
    pub(super) fn present(mut self) -> Self {
        if self.is_absent() {
            self.wrong = Some(Box::new(Wrong { seen: FoundKind::Null, raw: "null".into() }));
        }
        self
    }

    /// The same where a value stands.
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

    /// Where it stands in the file, in bytes from its start.
    pub fn offset(&self) -> u32 {
        self.at
    }

    /// The value, if there is one to read: of the right kind, or made of a wrong one.
    pub fn good(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Whether nothing stands there, not even `null`.
    pub(super) fn is_missing(&self) -> bool {
        self.is_absent() && self.at == NOWHERE
    }

    /// Whether nothing stands there, or `null`.
    pub fn is_absent(&self) -> bool {
        self.value.is_none() && self.wrong.is_none()
    }
}

/// Places are not compared.
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

/// Whether two texts in JSON are the same but for the space between their values.
pub(super) fn same_json(one: &str, other: &str) -> bool {
    matches!((Value::read(one), Value::read(other)), (Ok(one), Ok(other)) if one == other)
}

/// Writes JSON that was read before.
pub(super) fn rewrite<S: Serializer>(raw: &str, json: S) -> Result<S::Ok, S::Error> {
    Value::read(raw).map_err(|error| S::Error::custom(format!("{:?}", error.kind)))?.serialize(json)
}

/// A wrong value is written as it was read, and nothing as `null`.
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

/// A value that stands in no file yet.
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

/// What can be made of each kind of JSON value. What a type does not take is wrong there.
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

    /// A number is what stands in the file.
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

/// Telling of oddities, outermost first.
pub(super) trait Walk {
    /// What a value of this kind is wanted as, in a place for something.
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
