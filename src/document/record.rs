//! The macro that declares a record of the file once: its fields, what each is for, how it is read and its schema.

use std::fmt;
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::lenient::{At, Oddity};
use super::local::is_private;

/// A key of an object: one of a record's fields, or another.
pub(super) enum Key {
    Field(&'static str),
    Other(Rc<str>),
}

/// Reads a key by a record's fields.
pub(super) struct Fields(pub &'static [&'static str]);

/// The keys that a record has no use for.
#[derive(Clone, Debug, Default)]
pub struct Extras {
    keys: Vec<(Rc<str>, bool)>,
    /// The fields that have stood already, one bit each.
    seen: u32,
}

impl Extras {
    /// Notes a field; `false` if it has stood already, which is kept to be told.
    pub(super) fn first(&mut self, fields: &[&'static str], field: &'static str) -> bool {
        let position = fields.iter().position(|name| *name == field).unwrap_or_default();
        let is_first = self.seen & (1 << position) == 0;
        self.seen |= 1 << position;
        if !is_first {
            self.keys.push((field.into(), true));
        }
        is_first
    }

    pub(super) fn unknown(&mut self, key: Rc<str>) {
        if !is_private(&key) {
            self.keys.push((key, false));
        }
    }

    pub(super) fn tell(&self, at: &At, tell: &mut dyn FnMut(&At, Oddity)) {
        for (key, known) in &self.keys {
            let oddity = if *known { Oddity::RepeatedKey(key.clone()) } else { Oddity::UnknownKey(key.clone()) };
            tell(&At::Key(at, key), oddity);
        }
    }
}

impl<'de> DeserializeSeed<'de> for Fields {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Fields {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Key, E> {
        let field = self.0.iter().find(|name| **name == key);
        Ok(field.map_or_else(|| Key::Other(key.into()), |name| Key::Field(name)))
    }
}

/// Declares a record:
///
/// ```text
/// record! {
///     /// Its description in the schema.
///     struct Theme, text => id;      // the field that a bare text is taken for
///     /// A field's description.
///     id: Text as Id,                // type, and what it is for
///     url: Text as Address { "format" = "uri" },   // and more for the schema
/// }
/// ```
macro_rules! record {
    (
        $(#[$about:meta])*
        struct $name:ident $(, text => $bare:ident)?;
        $( $(#[$note:meta])* $field:ident : $type:ty as $wanted:ident $({ $($more:tt)* })?, )*
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(default))]
        pub struct $name {
            $(
                $(#[$note])*
                $(#[cfg_attr(not(target_arch = "wasm32"), schemars(extend($($more)*)))])?
                pub $field: Lenient<$type>,
            )*
            #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
            extras: Extras,
        }

        impl $name {
            const FIELDS: &'static [&'static str] = &[$(stringify!($field)),*];
        }

        impl Shape for $name {
            fn from_map<'de, A: MapAccess<'de>>(mut map: A) -> Result<Lenient<Self>, A::Error> {
                let mut record = $name::default();
                while let Some(key) = map.next_key_seed(Fields(Self::FIELDS))? {
                    match key {
                        Key::Field(field) if record.extras.first(Self::FIELDS, field) => match field {
                            $(stringify!($field) => record.$field = map.next_value()?,)*
                            _ => { map.next_value::<IgnoredAny>()?; }
                        },
                        Key::Field(_) => { map.next_value::<IgnoredAny>()?; }
                        Key::Other(key) => {
                            record.extras.unknown(key);
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(Lenient::right(record))
            }

            $(fn from_text(text: &str) -> Lenient<Self> {
                let record = $name { $bare: Shape::from_text(text), ..$name::default() };
                Lenient::repaired(Some(record), Seen::Text(text.into()))
            })?
        }

        impl Walk for $name {
            fn walk(&self, at: &At, _: Wanted, tell: &mut dyn FnMut(&At, Oddity)) {
                $(self.$field.walk(&At::Key(at, stringify!($field)), Wanted::$wanted, tell);)*
                self.extras.tell(at, tell);
            }
        }
    };
}

pub(super) use record;
