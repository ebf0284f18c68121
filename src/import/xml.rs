//! XML as a tree, within limits.

use std::borrow::Cow;
use std::rc::Rc;

use roxmltree::{Document, Error, Node, ParsingOptions};

use super::model::Place;
use super::{Refusal, encoding};

/// The most elements and texts of one part.
const MOST_NODES: u32 = 5_000_000;
/// The most elements that may stand in one another: Word nests some ten for a table within a cell.
const DEEPEST: usize = 400;

/// Decodes XML: by its byte order mark, by what its first line says, or as UTF-8.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let stated = || {
        let first = &bytes[..bytes.len().min(200)];
        let first = &first[..first.iter().position(|b| *b == b'>')?];
        let at = first.windows(9).position(|window| window == b"encoding=")? + 9;
        let quote = *first.get(at)?;
        let name = first[at + 1..].split(|b| *b == quote).next()?;
        encoding_rs::Encoding::for_label(name)
    };
    let has_mark = encoding_rs::Encoding::for_bom(bytes).is_some();
    let asked = if has_mark || str::from_utf8(bytes).is_ok() { None } else { stated() };
    match str::from_utf8(bytes) {
        Ok(text) if !bytes.contains(&0) => Cow::Borrowed(text.trim_start_matches('\u{feff}')),
        _ => Cow::Owned(encoding::decode(bytes, asked).text),
    }
}

/// Parses the text of a part into a tree. Its entities are resolved within limits; those of other files are not.
///
/// # Errors
/// Where it is damaged, or which limit it exceeds.
pub fn parse<'a>(text: &'a str, part: &str) -> Result<Document<'a>, Refusal> {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        Error::NodesLimitReached => Refusal::TooLarge,
        error => Refusal::Damaged(Some(Place::line(error.pos().row).within(&Rc::from(part)))),
    })?;
    if is_too_deep(&document) { Err(Refusal::TooDeep) } else { Ok(document) }
}

/// Parses the text of a file that is XML as a whole.
///
/// # Errors
/// The line at which it is damaged, or which limit it exceeds.
pub fn parse_text(text: &str) -> Result<Document<'_>, Refusal> {
    parse(text.trim_start(), "").map_err(|refusal| match refusal {
        Refusal::Damaged(Some(place)) => Refusal::Damaged(Some(Place { part: None, ..place })),
        refusal => refusal,
    })
}

/// Replaces the named characters of HTML, such as `&eacute;`, which old files take from a list outside of the file.
pub fn with_entities(text: &str) -> Cow<'_, str> {
    let is_stated = |name: &str| {
        matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || text.contains(&format!("<!ENTITY {name} "))
    };
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let name = rest[at + 1..].split(';').next().unwrap_or_default();
        let is_name = (2..=10).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_alphanumeric())
            && rest.as_bytes().get(at + 1 + name.len()) == Some(&b';');
        let length = at + 1 + if is_name { name.len() + 1 } else { 0 };
        out.push_str(&rest[..at]);
        match rest.get(at..length).filter(|_| is_name && !is_stated(name)).and_then(character) {
            Some(c) => out.push_str(&c),
            None => out.push_str(&rest[at..length]),
        }
        rest = &rest[length..];
    }
    if out.is_empty() { Cow::Borrowed(text) } else { Cow::Owned(out + rest) }
}

/// The character that HTML has under a name.
fn character(entity: &str) -> Option<String> {
    let tokens = html5gum::Tokenizer::new(entity).flatten();
    let text: Vec<u8> = tokens
        .filter_map(|token| match token {
            html5gum::Token::String(text) => Some(text.value.0),
            _ => None,
        })
        .flatten()
        .collect();
    String::from_utf8(text).ok().filter(|text| !text.starts_with('&'))
}

/// The lines of a text by their offsets.
pub struct Lines(Vec<usize>);

impl Lines {
    pub fn of(text: &str) -> Lines {
        Lines(text.trim_start().match_indices('\n').map(|(at, _)| at).collect())
    }

    /// The line of an offset, from 1.
    pub fn at(&self, offset: usize) -> u32 {
        self.0.partition_point(|end| *end < offset) as u32 + 1
    }
}

/// All text in a node.
pub fn text(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

/// Whether more elements stand in one another than a reader goes down.
fn is_too_deep(document: &Document) -> bool {
    let mut depth = 0;
    let mut node = document.root();
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > DEEPEST {
                return true;
            }
            node = child;
            continue;
        }
        while node.next_sibling().is_none() {
            match node.parent() {
                Some(parent) => node = parent,
                None => return false,
            }
            depth -= 1;
        }
        node = node.next_sibling().expect("it has one");
    }
}

/// The name of an element without its namespace; empty for other nodes.
pub fn name<'a>(node: Node<'a, '_>) -> &'a str {
    if node.is_element() { node.tag_name().name() } else { "" }
}

/// An attribute by its name without the namespace.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The first element with a name among the children.
pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| self::name(*child) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_and_deep_files_are_refused() {
        let place = Place::line(2).within(&"a.xml".into());
        assert_eq!(parse("<a>\n<b></a>", "a.xml").err(), Some(Refusal::Damaged(Some(place))));
        let deep = |n: usize| "<a>".repeat(n) + &"</a>".repeat(n);
        assert_eq!(parse(&deep(DEEPEST + 1), "a").err(), Some(Refusal::TooDeep));
        assert!(parse(&(deep(DEEPEST - 1)), "a").is_ok());
    }

    #[test]
    fn named_characters_are_those_of_html() {
        assert_eq!(with_entities("<a>caf&eacute; &amp; &nope; & &mdash;</a>"), "<a>café &amp; &nope; & —</a>");
        let own = "<!DOCTYPE a [<!ENTITY x1 \"y\">]><a>&x1;</a>";
        assert_eq!(with_entities(own), own);
    }

    #[test]
    fn the_first_line_tells_the_encoding() {
        let latin = b"<?xml version='1.0' encoding='windows-1252'?><a>na\xefve</a>";
        assert!(decode(latin).contains("naïve"));
        let wide: Vec<u8> = "\u{feff}<a>你</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&wide), "<a>你</a>");
        assert_eq!(decode(b"\xef\xbb\xbf<a/>"), "<a/>");
    }
}
