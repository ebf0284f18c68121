//! The macro that declares a record of the file once: its fields, what each is for, how it is read and its schema.

use std::rc::Rc;

use super::lenient::{At, Oddity};
use super::public::is_private;

/// The keys that a record has no use for.
#[derive(Clone, Debug, Default)]
pub struct Extras {
    keys: Vec<(Rc<str>, bool)>,
    /// The fields that have stood already, one bit each.
    seen: u32,
}

impl Extras {
    /// Whether a key is one of the fields, and for the first time. Any other is kept to be told.
    pub(super) fn is_wanted(&mut self, fields: &[&str], key: &str) -> bool {
        let Some(position) = fields.iter().position(|name| *name == key) else {
            if !is_private(key) {
                self.keys.push((key.into(), false));
            }
            return false;
        };
        let is_first = self.seen & (1 << position) == 0;
        self.seen |= 1 << position;
        if !is_first {
            self.keys.push((key.into(), true));
        }
        is_first
    }

    pub(super) fn tell(&self, at: &At, tell: &mut dyn FnMut(&At, Oddity)) {
        for (key, known) in &self.keys {
            let oddity = if *known { Oddity::RepeatedKey(key.clone()) } else { Oddity::UnknownKey(key.clone()) };
            tell(&At::Key(at, key), oddity);
        }
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

            pub(super) fn is_wanted(&mut self, key: &str) -> bool {
                self.extras.is_wanted(Self::FIELDS, key)
            }

            /// Puts a value into the field of a key that is wanted.
            pub(super) fn fill(&mut self, key: &str, value: Value) {
                match key {
                    $(stringify!($field) => self.$field = Shape::of(value),)*
                    _ => {}
                }
            }
        }

        impl Shape for $name {
            fn from_object(members: Vec<(Cow<str>, Value)>) -> Lenient<Self> {
                let mut record = $name::default();
                for (key, value) in members {
                    if record.is_wanted(&key) {
                        record.fill(&key, value);
                    }
                }
                Lenient::right(record)
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
