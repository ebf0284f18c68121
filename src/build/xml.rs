//! Writes XML.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Every open element must be closed; [`Xml::finish`] closes the outermost.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Xml {
    /// Starts a file, which has one element per line, with its outermost element.
    pub fn new(root: &'static str, attributes: &[(&str, &str)]) -> Xml {
        Xml::start(Writer::new_with_indent(Vec::new(), b' ', 0), root, attributes)
    }

    /// Starts a file in one line, for text in which white space matters.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn in_one_line(root: &'static str, attributes: &[(&str, &str)]) -> Xml {
        Xml::start(Writer::new(Vec::new()), root, attributes)
    }

    fn start(writer: Writer<Vec<u8>>, root: &'static str, attributes: &[(&str, &str)]) -> Xml {
        let mut xml = Xml { writer, open: Vec::new() };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml.open(root, attributes);
        xml
    }

    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Xml {
        self.open.push(name);
        self.write(Event::Start(start(name, attributes)))
    }

    /// Writes an empty element.
    pub fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> &mut Xml {
        self.write(Event::Empty(start(name, attributes)))
    }

    pub fn text(&mut self, text: &str) -> &mut Xml {
        self.write(Event::Text(BytesText::new(&allowed(text))))
    }

    pub fn close(&mut self) -> &mut Xml {
        let name = self.open.pop().expect("an element is open");
        self.write(Event::End(BytesEnd::new(name)))
    }

    /// Writes an element that contains only text.
    pub fn element(&mut self, name: &'static str, text: &str) -> &mut Xml {
        self.open(name, &[]).text(text).close()
    }

    /// The size of the file so far, in bytes.
    pub fn len(&self) -> usize {
        self.writer.get_ref().len()
    }

    pub fn finish(mut self) -> Vec<u8> {
        self.close();
        debug_assert!(self.open.is_empty(), "an element is open");
        let mut file = self.writer.into_inner();
        file.push(b'\n');
        file
    }

    fn write(&mut self, event: Event) -> &mut Xml {
        self.writer.write_event(event).expect("a vector takes all");
        self
    }
}

fn start<'a>(name: &'static str, attributes: &[(&'a str, &'a str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*allowed(value)));
    }
    start
}

/// Replaces characters that XML 1.0 forbids even as references (<https://www.w3.org/TR/xml/#charsets>), and those that it
/// discourages, by U+FFFD.
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed =
        |c: char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\t' | '\n' | '\r');
    match text.chars().all(is_allowed) {
        true => text.into(),
        false => text.chars().map(|c| if is_allowed(c) { c } else { '\u{fffd}' }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_round_trips() {
        let text = "<b> & \"it's\" ]]> \u{fffd} 邵";
        let mut xml = Xml::new("a", &[("b", text)]);
        xml.empty("c", &[("d", text)]).element("e", &format!("{text}\u{0}\u{ffff}"));
        let file = String::from_utf8(xml.finish()).expect("UTF-8");
        let read = roxmltree::Document::parse(&file).expect("XML");
        assert_eq!(read.root_element().attribute("b"), Some(text));
        let [c, e] = read.root_element().children().filter(roxmltree::Node::is_element).collect::<Vec<_>>()[..] else {
            panic!("{file}");
        };
        assert_eq!((c.attribute("d"), e.text()), (Some(text), Some(&*format!("{text}\u{fffd}\u{fffd}"))));
    }
}
