//! A strict reader of JSON: text → [`Value`]s, a whole one or the members and items of one as they stream by.
//!
//! A library's would be several times its size in the page's download. It keeps numbers as they are written, stops
//! where a file is broken with the reason and the place ([`Stop`]), and reads an escape for half a character as
//! `\u{fffd}`, with a note of where it stood. `tests/json.rs` compares it with a library.

use std::borrow::Cow;

use super::error::ParseErrorKind;

/// Values nested deeper than this are refused: no interview is, and reading them would use up the stack.
const DEEPEST: usize = 100;

/// A value with all that is in it. Texts without escapes and numbers are pieces of the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    Number(&'a str),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

/// Why and where (in bytes) a text is no JSON.
#[derive(Debug)]
pub struct Stop {
    pub at: usize,
    pub kind: ParseErrorKind,
}

pub(super) type Read<T> = Result<T, Stop>;

/// A text that is being read.
pub(super) struct Reader<'a> {
    text: &'a str,
    position: usize,
    depth: usize,
    /// Where escapes such as `\uD800` stood without their other half.
    pub halves: Vec<usize>,
}

impl<'a> Value<'a> {
    /// Reads a text that is one value.
    ///
    /// # Errors
    /// Where and why it is no JSON.
    pub fn read(text: &'a str) -> Read<Value<'a>> {
        let mut reader = Reader::new(text);
        let value = reader.value()?;
        reader.end()?;
        Ok(value)
    }

    /// The value of a key, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.members().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// What is in a list; nothing is in anything else.
    pub fn items(&self) -> &[Value<'a>] {
        if let Value::List(items) = self { items } else { &[] }
    }

    /// What is in an object; nothing is in anything else.
    pub fn members(&self) -> &[(Cow<'a, str>, Value<'a>)] {
        if let Value::Object(members) = self { members } else { &[] }
    }

    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Reader { text, position: 0, depth: 0, halves: Vec::new() }
    }

    pub(super) fn value(&mut self) -> Read<Value<'a>> {
        match self.next() {
            b'"' => self.string().map(Value::Text),
            b'-' | b'0'..=b'9' => self.number().map(Value::Number),
            b'[' => {
                let mut items = Vec::new();
                self.items(&mut |reader| {
                    items.push(reader.value()?);
                    Ok(())
                })?;
                Ok(Value::List(items))
            }
            b'{' => {
                let mut members = Vec::new();
                self.members(&mut |reader, key| {
                    members.push((key, reader.value()?));
                    Ok(())
                })?;
                Ok(Value::Object(members))
            }
            _ => self.word(),
        }
    }

    /// Reads a list at whose bracket the reader stands. `item` reads one value.
    pub(super) fn items(&mut self, item: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.between(b']', ParseErrorKind::NoCommaInList, item)
    }

    /// Reads an object at whose bracket the reader stands. `member` reads one value.
    pub(super) fn members(&mut self, member: &mut dyn FnMut(&mut Self, Cow<'a, str>) -> Read<()>) -> Read<()> {
        self.between(b'}', ParseErrorKind::NoCommaInObject, &mut |reader| {
            if reader.next() != b'"' {
                return reader.stop(ParseErrorKind::NoKey);
            }
            let key = reader.string()?;
            if reader.next() != b':' {
                return reader.stop(ParseErrorKind::NoColon);
            }
            reader.position += 1;
            member(reader, key)
        })
    }

    fn between(
        &mut self,
        close: u8,
        no_comma: ParseErrorKind,
        each: &mut dyn FnMut(&mut Self) -> Read<()>,
    ) -> Read<()> {
        if self.depth == DEEPEST {
            return self.stop(ParseErrorKind::TooDeep);
        }
        self.depth += 1;
        self.position += 1;
        if self.next() != close {
            loop {
                each(self)?;
                match self.next() {
                    b',' => self.position += 1,
                    b if b == close => break,
                    _ => return self.stop(no_comma),
                }
                if self.next() == close {
                    return self.stop(ParseErrorKind::TrailingComma);
                }
            }
        }
        self.position += 1;
        self.depth -= 1;
        Ok(())
    }

    /// How much of the text has been read, in bytes.
    pub(super) fn position(&self) -> usize {
        self.position
    }

    /// The span of the comma that comes next behind a place.
    pub(super) fn comma(&self, behind: usize) -> (usize, usize) {
        let at = behind + self.text[behind..].find(',').unwrap_or_default();
        (at, at + 1)
    }

    /// Nothing may come after the value.
    pub(super) fn end(&mut self) -> Read<()> {
        self.next();
        if self.position < self.text.len() { self.stop(ParseErrorKind::Trailing) } else { Ok(()) }
    }

    /// The byte that stands next after white space; 0 at the end.
    pub(super) fn next(&mut self) -> u8 {
        while matches!(self.here(), b' ' | b'\n' | b'\r' | b'\t') {
            self.position += 1;
        }
        self.here()
    }

    fn here(&self) -> u8 {
        self.text.as_bytes().get(self.position).copied().unwrap_or_default()
    }

    fn rest(&self) -> &'a str {
        &self.text[self.position..]
    }

    fn stop<T>(&self, kind: ParseErrorKind) -> Read<T> {
        let ended = self.position >= self.text.len();
        Err(if ended {
            Stop { at: self.text.trim_end().len(), kind: ParseErrorKind::EndedEarly }
        } else {
            Stop { at: self.position, kind }
        })
    }

    fn word(&mut self) -> Read<Value<'a>> {
        let rest = self.rest();
        for (word, value) in [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))] {
            if rest.starts_with(word) {
                self.position += word.len();
                return Ok(value);
            }
            if word.starts_with(rest) {
                self.position = self.text.len();
            }
        }
        self.stop(ParseErrorKind::NoValue)
    }

    fn number(&mut self) -> Read<&'a str> {
        let start = self.position;
        self.pass(b"-");
        if self.pass(b"0") {
            if self.here().is_ascii_digit() {
                return self.stop(ParseErrorKind::Number);
            }
        } else {
            self.digits()?;
        }
        if self.pass(b".") {
            self.digits()?;
        }
        if self.pass(b"eE") {
            self.pass(b"+-");
            self.digits()?;
        }
        Ok(&self.text[start..self.position])
    }

    fn digits(&mut self) -> Read<()> {
        if !self.here().is_ascii_digit() {
            return self.stop(ParseErrorKind::Number);
        }
        while self.here().is_ascii_digit() {
            self.position += 1;
        }
        Ok(())
    }

    /// Passes over one of some bytes, if one stands here.
    fn pass(&mut self, any: &[u8]) -> bool {
        let passes = any.contains(&self.here());
        self.position += usize::from(passes);
        passes
    }

    /// Reads a string at whose quotation mark the reader stands.
    fn string(&mut self) -> Read<Cow<'a, str>> {
        let mut text = Cow::Borrowed("");
        self.position += 1;
        loop {
            let rest = self.rest();
            let run = rest.bytes().position(|b| matches!(b, b'"' | b'\\' | 0..=0x1f)).unwrap_or(rest.len());
            text += &rest[..run];
            self.position += run;
            match self.here() {
                b'"' => break,
                b'\\' => text.to_mut().push(self.escape()?),
                _ => return self.stop(ParseErrorKind::ControlCharacter),
            }
        }
        self.position += 1;
        Ok(text)
    }

    fn escape(&mut self) -> Read<char> {
        let start = self.position;
        self.position += 1;
        let c = match self.here() {
            b @ (b'"' | b'\\' | b'/') => char::from(b),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(start),
            _ => return self.stop(ParseErrorKind::Escape),
        };
        self.position += 1;
        Ok(c)
    }

    /// Reads `\uXXXX`, or two of them that make one character, from the `u` on.
    fn unicode(&mut self, start: usize) -> Read<char> {
        let mut code = self.hex()?;
        if (0xd800..0xdc00).contains(&code) && self.rest().starts_with("\\u") {
            let behind = self.position;
            self.position += 1;
            match self.hex()? {
                low @ 0xdc00..0xe000 => code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00),
                _ => self.position = behind,
            }
        }
        Ok(char::from_u32(code).unwrap_or_else(|| {
            self.halves.push(start);
            char::REPLACEMENT_CHARACTER
        }))
    }

    fn hex(&mut self) -> Read<u32> {
        self.position += 1;
        let mut code = 0;
        for _ in 0..4 {
            let Some(digit) = char::from(self.here()).to_digit(16) else { return self.stop(ParseErrorKind::Escape) };
            code = code * 16 + digit;
            self.position += 1;
        }
        Ok(code)
    }
}
