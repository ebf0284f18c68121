//! A [`Lenient`] place of a file: a value of the right kind, one of a wrong kind, or none.
//!
//! Values are read as they stream by; a wrong one is skipped and only what it was is kept.

use std::fmt;
use std::marker::PhantomData;
use std::rc::Rc;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What stood in one place of a file.
#[derive(Clone, Debug)]
pub struct Lenient<T> {
    value: Option<T>,
    /// What stood there, if it was of a wrong kind. With a value beside it, the value is what was made of it.
    wrong: Option<Box<Seen>>,
}

/// What a file holds where something else was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    Null,
    Bool(bool),
    Number(Rc<str>),
    Text(Rc<str>),
    List,
    Object,
}

/// What a place of the file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Interview,
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
pub enum Oddity {
    Wrong(Wanted, Seen),
    UnknownKey(Rc<str>),
    RepeatedKey(Rc<str>),
}

/// Where a value stands: a chain from the value outwards, on the stack.
#[derive(Clone, Copy, Debug)]
pub enum At<'a> {
    Root,
    Key(&'a At<'a>, &'a str),
    Index(&'a At<'a>, usize),
}

impl At<'_> {
    /// A JSON pointer (RFC 6901).
    pub fn pointer(&self) -> String {
        match self {
            At::Root => String::new(),
            At::Key(parent, key) => parent.pointer() + "/" + &key.replace('~', "~0").replace('/', "~1"),
            At::Index(parent, index) => format!("{}/{index}", parent.pointer()),
        }
    }
}

impl<T> Lenient<T> {
    pub(super) const ABSENT: Lenient<T> = Lenient { value: None, wrong: None };

    pub(super) fn right(value: T) -> Self {
        Lenient { value: Some(value), wrong: None }
    }

    pub(super) fn wrong(seen: Seen) -> Self {
        Lenient { value: None, wrong: Some(Box::new(seen)) }
    }

    /// A value that was made of one of a wrong kind.
    pub(super) fn repaired(value: Option<T>, seen: Seen) -> Self {
        Lenient { value, wrong: Some(Box::new(seen)) }
    }

    /// Where something must stand (in a list, at the top), `null` is a wrong value.
    pub(super) fn present(self) -> Self {
        if self.value.is_none() && self.wrong.is_none() { Lenient::wrong(Seen::Null) } else { self }
    }

    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Lenient<U> {
        Lenient { value: self.value.map(change), wrong: self.wrong }
    }

    pub(super) fn into_good(self) -> Option<T> {
        self.value
    }

    /// The value, if there is one to read: of the right kind, or made of a wrong one.
    pub fn good(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Whether nothing stands there, or `null`.
    pub fn is_absent(&self) -> bool {
        self.value.is_none() && self.wrong.is_none()
    }
}

impl<T> Default for Lenient<T> {
    fn default() -> Self {
        Lenient::ABSENT
    }
}

/// What can be made of each kind of JSON value. What a type does not take is wrong there.
pub(super) trait Shape: Sized {
    fn from_text(text: &str) -> Lenient<Self> {
        Lenient::wrong(Seen::Text(text.into()))
    }

    fn from_number(number: Number) -> Lenient<Self> {
        Lenient::wrong(number.seen())
    }

    fn from_list<'de, A: SeqAccess<'de>>(mut items: A) -> Result<Lenient<Self>, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Lenient::wrong(Seen::List))
    }

    fn from_map<'de, A: MapAccess<'de>>(mut map: A) -> Result<Lenient<Self>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Lenient::wrong(Seen::Object))
    }
}

/// A JSON number.
#[derive(Clone, Copy)]
pub(super) enum Number {
    Whole(i64),
    Large(u64),
    Float(f64),
}

impl Number {
    pub(super) fn text(self) -> Rc<str> {
        match self {
            Number::Whole(number) => number.to_string().into(),
            Number::Large(number) => number.to_string().into(),
            Number::Float(number) => format!("{number:?}").into(),
        }
    }

    pub(super) fn seen(self) -> Seen {
        Seen::Number(self.text())
    }

    pub(super) fn float(self) -> f64 {
        match self {
            Number::Whole(number) => number as f64,
            Number::Large(number) => number as f64,
            Number::Float(number) => number,
        }
    }
}

/// Telling of oddities, outermost first.
pub(super) trait Walk {
    /// What a value of this kind is wanted as, in a place for something.
    fn wanted(wanted: Wanted) -> Wanted {
        wanted
    }

    fn walk(&self, at: &At, wanted: Wanted, tell: &mut dyn FnMut(&At, Oddity));
}

impl<T: Walk> Walk for Lenient<T> {
    fn walk(&self, at: &At, wanted: Wanted, tell: &mut dyn FnMut(&At, Oddity)) {
        if let Some(seen) = &self.wrong {
            tell(at, Oddity::Wrong(T::wanted(wanted), (**seen).clone()));
        }
        if let Some(value) = &self.value {
            value.walk(at, wanted, tell);
        }
    }
}

struct AnyValue<T>(PhantomData<T>);

impl<'de, T: Shape> Visitor<'de> for AnyValue<T> {
    type Value = Lenient<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Lenient<T>, E> {
        Ok(Lenient::ABSENT)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Lenient<T>, E> {
        Ok(Lenient::wrong(Seen::Bool(value)))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Lenient<T>, E> {
        Ok(T::from_number(Number::Whole(number)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Lenient<T>, E> {
        Ok(T::from_number(Number::Large(number)))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Lenient<T>, E> {
        Ok(T::from_number(Number::Float(number)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Lenient<T>, E> {
        Ok(T::from_text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Lenient<T>, A::Error> {
        T::from_list(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Lenient<T>, A::Error> {
        T::from_map(map)
    }
}

impl<'de, T: Shape> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue(PhantomData))
    }
}
