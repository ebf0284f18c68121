//! The macro that declares a record of the file in one place: its fields, what each is for, how it is read, and its
//! schema.

use std::rc::Rc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::json::Value;
use super::lenient::{At, ShapeIssue, rewrite, same_json};
use super::public::is_private;
use crate::nearest::nearest;

/// The members of an object that no field reads: unknown, repeated and private ones. They are kept so that they can be
/// reported and written again.
#[derive(Clone, Debug, Default)]
pub struct Extras {
    members: Vec<Extra>,
    /// One bit for each field that has occurred.
    seen: u32,
}

#[derive(Clone, Debug)]
struct Extra {
    key: Rc<str>,
    kind: ExtraKind,
    /// The offset of the value in bytes.
    at: u32,
    /// The JSON of the value.
    raw: Box<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ExtraKind {
    Unknown,
    Repeated,
    Private,
}

impl Extras {
    /// Returns whether a key is a field that has not occurred yet.
    pub(super) fn awaits(&self, fields: &[&str], key: &str) -> bool {
        fields.iter().position(|name| *name == key).is_some_and(|position| self.seen & (1 << position) == 0)
    }

    /// Returns the value if it belongs to a field, or else keeps it as an extra.
    pub(super) fn sort<'a>(&mut self, fields: &[&str], key: &str, value: Value<'a>) -> Option<Value<'a>> {
        let position = fields.iter().position(|name| *name == key);
        let kind = match position {
            Some(position) if self.seen & (1 << position) == 0 => {
                self.seen |= 1 << position;
                return Some(value);
            }
            Some(_) => ExtraKind::Repeated,
            None if is_private(key) => ExtraKind::Private,
            None => ExtraKind::Unknown,
        };
        self.members.push(Extra { key: key.into(), kind, at: value.at, raw: value.raw.into() });
        None
    }

    /// The keys and texts of each member, and whether it is private.
    pub fn texts(&self) -> impl Iterator<Item = (bool, Vec<String>)> {
        self.members.iter().map(|extra| {
            let mut texts = vec![extra.key.to_string()];
            if let Ok(value) = Value::read(&extra.raw) {
                collect(&value, &mut texts);
            }
            (extra.kind == ExtraKind::Private, texts)
        })
    }

    /// Writes the extras after the other members of an object.
    pub(super) fn write<S: SerializeMap>(&self, object: &mut S) -> Result<(), S::Error> {
        self.members.iter().try_for_each(|extra| object.serialize_entry(&*extra.key, &Raw(&extra.raw)))
    }

    pub(super) fn tell(&self, fields: &[&'static str], at: &At, tell: &mut dyn FnMut(&At, ShapeIssue)) {
        for Extra { key, kind, at: offset, .. } in &self.members {
            let at = at.key_at(key, *offset);
            match kind {
                ExtraKind::Unknown => {
                    tell(&at, ShapeIssue::UnknownKey(key.clone(), nearest(key, fields.iter().copied())))
                }
                ExtraKind::Repeated => tell(&at, ShapeIssue::RepeatedKey(key.clone())),
                ExtraKind::Private => {}
            }
        }
    }
}

/// Adds the keys and texts of a value, at any depth.
fn collect(value: &Value, texts: &mut Vec<String>) {
    texts.extend(value.text().map(str::to_owned));
    value.items().iter().for_each(|item| collect(item, texts));
    for (key, value) in value.members() {
        texts.push(key.to_string());
        collect(value, texts);
    }
}

/// Ignores offsets.
impl PartialEq for Extras {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&Extra, &Extra)| one.key == other.key && same_json(&one.raw, &other.raw);
        self.members.len() == other.members.len() && self.members.iter().zip(&other.members).all(same)
    }
}

impl Serialize for Extras {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        let mut object = json.serialize_map(Some(self.members.len()))?;
        self.write(&mut object)?;
        object.end()
    }
}

/// JSON that is written as it was read.
struct Raw<'a>(&'a str);

impl Serialize for Raw<'_> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        rewrite(self.0, json)
    }
}

/// Declares a record:
///
/// ```text
/// record! {
///     /// Its description in the schema.
///     struct Theme, text => id;      // the field that a bare text is taken for, with a report; `plain text`: without
///     /// A field's description.
///     id: Text as Id,                // type, and what it is for
///     url: Text as Address { "format" = "uri" },   // and more for the schema
/// }
/// ```
macro_rules! record {
    (
        $(#[$about:meta])*
        struct $name:ident $(, text => $bare:ident)? $(, plain text => $plain:ident)?;
        $( $(#[$note:meta])* $field:ident : $type:ty as $wanted:ident $({ $($more:tt)* })?, )*
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(from = "Lenient<Self>")]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(!from, default))]
        pub struct $name {
            $(
                $(#[$note])*
                #[serde(skip_serializing_if = "Lenient::is_missing")]
                $(#[cfg_attr(not(target_arch = "wasm32"), schemars(extend($($more)*)))])?
                pub $field: Lenient<$type>,
            )*
            /// The members that are not fields.
            #[serde(flatten)]
            #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
            pub extras: Extras,
        }

        impl $name {
            /// The keys of the object.
            pub const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// Returns whether a key is a field that has not occurred yet.
            // The macro writes this function for every record, but only the record of a file uses it.
            #[allow(dead_code)]
            pub(super) fn awaits(&self, key: &str) -> bool {
                self.extras.awaits(Self::FIELDS, key)
            }

            /// Reads one member of the object, in the order of the file.
            pub(super) fn take(&mut self, key: &str, value: Value) {
                let Some(value) = self.extras.sort(Self::FIELDS, key, value) else { return };
                match key {
                    $(stringify!($field) => self.$field = Shape::of(value),)*
                    _ => {}
                }
            }
        }

        impl From<Lenient<$name>> for $name {
            fn from(read: Lenient<$name>) -> Self {
                read.into_good().unwrap_or_default()
            }
        }

        impl Shape for $name {
            fn from_object(members: Vec<(Cow<str>, Value)>) -> Lenient<Self> {
                let mut record = $name::default();
                for (key, value) in members {
                    record.take(&key, value);
                }
                Lenient::right(record)
            }

            $(fn from_text(text: &str) -> Lenient<Self> {
                let record = $name { $bare: Shape::from_text(text), ..$name::default() };
                Lenient::repaired(Some(record), FoundKind::Text(text.into()))
            })?

            $(fn from_text(text: &str) -> Lenient<Self> {
                Lenient::right($name { $plain: Shape::from_text(text), ..$name::default() })
            })?
        }

        impl Walk for $name {
            fn walk(&self, at: &At, _: ExpectedKind, tell: &mut dyn FnMut(&At, ShapeIssue)) {
                $(self.$field.walk(&at.member(stringify!($field), &self.$field), ExpectedKind::$wanted, tell);)*
                self.extras.tell(Self::FIELDS, at, tell);
            }
        }
    };
}

pub(super) use record;
