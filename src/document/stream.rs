//! Reads an interview file into a [`File`], turn by turn.
//!
//! Turns make up nearly all of a file. A tree of all its values would take many times the file's memory, which a page
//! in WebAssembly never gives back; so each turn becomes a record before the next is read. If a file ends early, the
//! turns before that are kept.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::json::{Json, Key, Next, Reader, Value};
use super::lenient::{At, Lenient, Shape};
use super::values::List;
use super::wire::{File, Turn};

/// Reads the outermost value into `file`.
pub(super) fn read<'a>(
    reader: &mut Reader<'a>,
    json: &mut Json<'a>,
    file: &mut Lenient<File>,
) -> serde_json::Result<()> {
    let (start, first) = reader.seek();
    if first != b'{' {
        *file = File::of(Next { reader, at: &At::ROOT, depth: 0 }.deserialize(json)?).present();
        return Ok(());
    }
    let object = Value { at: start as u32, raw: "", kind: super::Kind::Null };
    *file = Lenient::right(File::default()).standing(&object);
    json.deserialize_map(Members { reader, file: file.good_mut().expect("it was put there") })
}

struct Members<'r, 'a> {
    reader: &'r mut Reader<'a>,
    file: &'r mut File,
}

struct Turns<'r, 'a> {
    reader: &'r mut Reader<'a>,
    turns: &'r mut Lenient<List<Turn>>,
}

impl<'a> Visitor<'a> for Members<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut object: A) -> Result<(), A::Error> {
        let Members { reader, file } = self;
        reader.open();
        while let Some(key) = object.next_key_seed(Key { reader, at: &At::ROOT })? {
            if key == "turns" && file.awaits(&key) && reader.seek().1 == b'[' {
                let turns = file.take_turns(reader.seek().0 as u32);
                object.next_value_seed(Turns { reader, turns })?;
            } else {
                let value = object.next_value_seed(Next { reader, at: &At::ROOT.key(&key), depth: 1 })?;
                file.take(&key, value);
            }
        }
        reader.close();
        Ok(())
    }
}

impl<'a> DeserializeSeed<'a> for Turns<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'a> Visitor<'a> for Turns<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut list: A) -> Result<(), A::Error> {
        let Turns { reader, turns } = self;
        let turns = turns.good_mut().expect("a list was put there");
        let at = At::ROOT.key("turns");
        reader.open();
        while let Some(turn) = list.next_element_seed(Next { reader, at: &at.index(turns.len()), depth: 2 })? {
            turns.push(Turn::of(turn).present());
        }
        reader.close();
        Ok(())
    }
}

impl File {
    /// Sets an empty list of turns, to be filled, in a file without one.
    fn take_turns(&mut self, at: u32) -> &mut Lenient<List<Turn>> {
        self.take("turns", Value { at, raw: "[]", kind: super::Kind::List(Vec::new()) });
        &mut self.turns
    }
}

#[cfg(test)]
mod tests {
    use crate::document::parse_prefix;

    const FILE: &str = r#"{"title": "turns", "note": {"turns": [{}]}, "turns": [
        {"text": "One } ] \\ \" 桥 two"}, {"text": ["Three", "four"]}], "source": {"name": "x"}}"#;

    #[test]
    fn a_file_cut_anywhere_is_read_up_to_its_last_whole_turn() {
        let first = FILE.find(r#"two"}"#).unwrap() + 5;
        let second = FILE.find(r#""four"]}"#).unwrap() + 8;
        for cut in 0..FILE.len() {
            let prefix = parse_prefix(FILE.as_bytes()[..cut].to_vec());
            let turns = prefix.map(|document| {
                let file = document.file.good().expect("it is an object");
                assert!(file.title.good().is_some());
                file.turns.good().expect("they are a list").len()
            });
            let wanted = [first, second].iter().filter(|end| cut >= **end).count();
            assert_eq!(turns.unwrap_or_default(), wanted, "cut at {cut}");
        }
    }

    #[test]
    fn files_without_turns_or_broken_files_have_no_prefix() {
        for text in [
            "",
            "[",
            "[[{}]]",
            r#"{"turns": {"a": [1]"#,
            r#"{"a": ["turns", [{}]]}"#,
            r#"{"turns": [{} {}"#,
            "}}]]",
            "\u{feff}{",
        ] {
            assert!(parse_prefix(text.into()).is_none(), "{text}");
        }
    }
}
