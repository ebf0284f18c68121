//! Reads JSON into [`Value`]s that know their places, with `serde_json` in one pass.
//!
//! A `serde_json` deserializer does not report its position. Each scalar and each key is therefore read as a
//! [`RawValue`], which is a slice of the text: its address is its position. Between two slices there are only brackets,
//! commas, colons and white space, so the start of a list or an object follows from the slice before it.
//!
//! Numbers stay unchanged. A lone surrogate escape becomes U+FFFD, and its position is kept.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde_json::value::RawValue;

use super::diagnosis::diagnose;
use super::error::ParseError;
use super::lenient::At;

/// The maximum nesting of lists and objects. Deeper files are refused, because recursion uses up the stack.
const DEEPEST: usize = 100;

/// A value and its place in the text that it was read from. Equality ignores the place.
#[derive(Clone, Debug)]
pub struct Value<'a> {
    /// The offset in bytes from the start of the text.
    pub at: u32,
    /// The JSON of the value.
    pub raw: &'a str,
    pub kind: Kind<'a>,
}

/// The content of a value. A text without escapes and a number are slices of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind<'a> {
    Null,
    Bool(bool),
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    /// The members in their order; a key may occur several times.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

/// A text that is being read, and the position in it.
pub(super) struct Reader<'a> {
    text: &'a str,
    /// The end of the last key or scalar, or of the bracket after it.
    position: usize,
    /// The offsets of lone surrogate escapes such as `\uD800`, and the pointers of their values.
    pub halves: Vec<(u32, String)>,
    /// The offset where the file is nested too deep.
    too_deep: Option<usize>,
}

/// Reads the next value: a seed for `serde_json`.
pub(super) struct Next<'r, 'a> {
    pub reader: &'r mut Reader<'a>,
    pub at: &'r At<'r>,
    pub depth: usize,
}

/// Reads the next key.
pub(super) struct Key<'r, 'a> {
    pub reader: &'r mut Reader<'a>,
    pub at: &'r At<'r>,
}

pub(super) type Json<'a> = serde_json::Deserializer<serde_json::de::StrRead<'a>>;

impl<'a> Value<'a> {
    /// Reads a text that consists of one value.
    ///
    /// # Errors
    /// If the text is not JSON: returns the reason and its place.
    pub fn read(text: &'a str) -> Result<Value<'a>, ParseError> {
        let mut reader = Reader::new(text);
        reader.whole(|reader, json| Next { reader, at: &At::ROOT, depth: 0 }.deserialize(json))
    }

    /// Like [`Value::read`], with a diagnosis of the mistake for the file's author.
    ///
    /// # Errors
    /// The same as [`Value::read`].
    pub fn parse(text: &'a str) -> Result<Value<'a>, ParseError> {
        Value::read(text).map_err(|error| diagnose(text, error))
    }

    /// The offset of the end of the value, in bytes from the start of the text.
    pub fn end(&self) -> usize {
        self.at as usize + self.raw.len()
    }

    /// Returns the first value of a key, if this is an object with that key.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.members().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The items of a list, or nothing for other values.
    pub fn items(&self) -> &[Value<'a>] {
        if let Kind::List(items) = &self.kind { items } else { &[] }
    }

    /// The members of an object, or nothing for other values.
    pub fn members(&self) -> &[(Cow<'a, str>, Value<'a>)] {
        if let Kind::Object(members) = &self.kind { members } else { &[] }
    }

    /// The number as it is written.
    pub fn number(&self) -> Option<&'a str> {
        if let Kind::Number(number) = self.kind { Some(number) } else { None }
    }

    pub fn text(&self) -> Option<&str> {
        if let Kind::Text(text) = &self.kind { Some(text) } else { None }
    }

    /// Returns the value that a JSON pointer (RFC 6901) points to, or the nearest enclosing value that exists.
    pub fn nearest(&self, pointer: &str) -> &Value<'a> {
        let mut value = self;
        for step in pointer.split('/').skip(1) {
            let next = match &value.kind {
                Kind::List(items) => step.parse::<usize>().ok().and_then(|index| items.get(index)),
                _ => value.get(&step.replace("~1", "/").replace("~0", "~")),
            };
            let Some(next) = next else { break };
            value = next;
        }
        value
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    /// Reads a value whose offsets count from its own start.
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(json)?;
        Value::read(raw.get()).map_err(|_| D::Error::custom("malformed JSON"))
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        match &self.kind {
            Kind::Null => json.serialize_unit(),
            Kind::Bool(value) => json.serialize_bool(*value),
            Kind::Number(number) => as_written(number, json),
            Kind::Text(text) => json.serialize_str(text),
            Kind::List(items) => json.collect_seq(items),
            Kind::Object(members) => json.collect_map(members.iter().map(|(key, value)| (key, value))),
        }
    }
}

/// Writes a number with its original digits.
pub(super) fn as_written<S: Serializer>(number: &str, json: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(number.to_owned()).map_err(serde::ser::Error::custom)?.serialize(json)
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Reader { text, position: 0, halves: Vec::new(), too_deep: None }
    }

    /// Reads the whole text, which must end after the value.
    pub(super) fn whole<T>(
        &mut self,
        read: impl FnOnce(&mut Self, &mut Json<'a>) -> serde_json::Result<T>,
    ) -> Result<T, ParseError> {
        let mut json = Json::from_str(self.text);
        let result = read(self, &mut json).and_then(|value| json.end().map(|()| value));
        result.map_err(|error| match self.too_deep {
            Some(offset) => ParseError::too_deep(self.text, offset),
            None => ParseError::from_json(self.text, self.position, &error),
        })
    }

    /// Moves to the next value and returns its position and first byte, which is 0 at the end of the text.
    pub(super) fn seek(&mut self) -> (usize, u8) {
        let rest = &self.text.as_bytes()[self.position..];
        let between = rest.iter().position(|byte| !b" \t\r\n,:".contains(byte)).unwrap_or(rest.len());
        self.position += between;
        (self.position, rest.get(between).copied().unwrap_or_default())
    }

    /// Moves past the opening bracket at the position.
    pub(super) fn open(&mut self) {
        self.position += 1;
    }

    /// Moves past the next closing bracket.
    pub(super) fn close(&mut self) {
        self.seek();
        self.position += 1;
    }

    /// Returns the text of a string. `raw` is its JSON, which ends at the position.
    fn string(&mut self, raw: &'a str, at: &At) -> serde_json::Result<Cow<'a, str>> {
        if !raw.contains('\\') {
            return Ok(raw[1..raw.len() - 1].into());
        }
        let start = self.position - raw.len();
        let halves = lone_surrogates(raw);
        let Some(last) = halves.last() else { return serde_json::from_str(raw).map(Cow::Owned) };
        let mut mended = String::with_capacity(raw.len());
        let mut from = 0;
        for half in &halves {
            mended = mended + &raw[from..*half] + "\\ufffd";
            from = half + 6;
            self.halves.push(((start + half) as u32, at.pointer()));
        }
        serde_json::from_str(&(mended + &raw[last + 6..])).map(Cow::Owned)
    }
}

impl<'a> DeserializeSeed<'a> for Next<'_, 'a> {
    type Value = Value<'a>;

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<Value<'a>, D::Error> {
        let (start, first) = self.reader.seek();
        match first {
            b'[' | b'{' if self.depth == DEEPEST => {
                self.reader.too_deep = Some(start);
                Err(D::Error::custom("too deep"))
            }
            b'[' => json.deserialize_seq(self),
            b'{' => json.deserialize_map(self),
            _ => {
                let raw = <&RawValue>::deserialize(json)?.get();
                self.reader.position += raw.len();
                let kind = match raw.as_bytes()[0] {
                    b'"' => Kind::Text(self.reader.string(raw, self.at).map_err(D::Error::custom)?),
                    b'n' => Kind::Null,
                    b't' | b'f' => Kind::Bool(raw == "true"),
                    _ => Kind::Number(raw),
                };
                Ok(Value { at: start as u32, raw, kind })
            }
        }
    }
}

impl<'a> Visitor<'a> for Next<'_, 'a> {
    type Value = Value<'a>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list or an object")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut list: A) -> Result<Value<'a>, A::Error> {
        let Next { reader, at, depth } = self;
        let start = reader.position;
        let mut items = Vec::new();
        reader.open();
        while let Some(item) =
            list.next_element_seed(Next { reader, at: &At::index(at, items.len()), depth: depth + 1 })?
        {
            items.push(item);
        }
        reader.close();
        Ok(Value { at: start as u32, raw: &reader.text[start..reader.position], kind: Kind::List(items) })
    }

    fn visit_map<A: MapAccess<'a>>(self, mut object: A) -> Result<Value<'a>, A::Error> {
        let Next { reader, at, depth } = self;
        let start = reader.position;
        let mut members = Vec::new();
        reader.open();
        while let Some(key) = object.next_key_seed(Key { reader, at })? {
            let value = object.next_value_seed(Next { reader, at: &At::key(at, &key), depth: depth + 1 })?;
            members.push((key, value));
        }
        reader.close();
        Ok(Value { at: start as u32, raw: &reader.text[start..reader.position], kind: Kind::Object(members) })
    }
}

impl<'a> DeserializeSeed<'a> for Key<'_, 'a> {
    type Value = Cow<'a, str>;

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<Cow<'a, str>, D::Error> {
        self.reader.seek();
        let raw = <&RawValue>::deserialize(json)?.get();
        self.reader.position += raw.len();
        self.reader.string(raw, self.at).map_err(D::Error::custom)
    }
}

/// Finds lone surrogate escapes in the JSON of a string.
fn lone_surrogates(raw: &str) -> Vec<usize> {
    let code = |at: usize| u16::from_str_radix(raw.get(at..at + 6)?.strip_prefix("\\u")?, 16).ok();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) = raw[at..].find('\\') {
        at += next;
        at += match (code(at), code(at + 6)) {
            (Some(0xd800..0xdc00), Some(0xdc00..0xe000)) => 12,
            (Some(0xd800..0xe000), _) => {
                found.push(at);
                6
            }
            _ => 2,
        };
    }
    found
}
