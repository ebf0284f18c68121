//! A [`Lenient`] place of a file: a value of the right kind, one of a wrong kind, or none.
//!
//! Of a wrong value only what it was is kept.

use std::borrow::Cow;
use std::rc::Rc;

use super::json::Value;

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
    fn of(value: Value) -> Lenient<Self> {
        match value {
            Value::Null => Lenient::ABSENT,
            Value::Bool(value) => Lenient::wrong(Seen::Bool(value)),
            Value::Number(number) => Self::from_number(number),
            Value::Text(text) => Self::from_text(&text),
            Value::List(items) => Self::from_list(items),
            Value::Object(members) => Self::from_object(members),
        }
    }

    fn from_text(text: &str) -> Lenient<Self> {
        Lenient::wrong(Seen::Text(text.into()))
    }

    /// A number is what stands in the file.
    fn from_number(number: &str) -> Lenient<Self> {
        Lenient::wrong(Seen::Number(number.into()))
    }

    fn from_list(_: Vec<Value>) -> Lenient<Self> {
        Lenient::wrong(Seen::List)
    }

    fn from_object(_: Vec<(Cow<str>, Value)>) -> Lenient<Self> {
        Lenient::wrong(Seen::Object)
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
