//! The codes of a project or a code book.

use std::rc::Rc;

use roxmltree::Node;

use super::super::model::Theme;
use super::super::xml;

/// A code with its place among the others.
#[derive(Clone, Debug)]
pub struct Code {
    pub guid: String,
    /// The names of the codes above it, and its own: `Work: Wages`.
    pub label: String,
    pub about: Option<String>,
    /// Whether it only groups others.
    is_folder: bool,
}

/// The codes in the order of the file.
pub struct Codes(Vec<Code>);

impl Codes {
    pub fn of(root: Node) -> Codes {
        let mut codes = Codes(Vec::new());
        let books = root.descendants().filter(|node| xml::name(*node) == "Codes");
        books.for_each(|book| codes.add(book, ""));
        codes
    }

    fn add(&mut self, parent: Node, above: &str) {
        for node in parent.children().filter(|child| xml::name(*child) == "Code") {
            let name = xml::attribute(node, "name").unwrap_or_default().trim();
            let label = match (above, name) {
                (above, "") => above.to_owned(),
                ("", name) => name.to_owned(),
                (above, name) => format!("{above}: {name}"),
            };
            let about =
                xml::child(node, "Description").and_then(|about| about.text()).map(|about| about.trim().to_owned());
            let guid = xml::attribute(node, "guid").unwrap_or_default().to_ascii_lowercase();
            let is_folder = xml::attribute(node, "isCodable").is_some_and(|codable| matches!(codable, "false" | "0"));
            let about = about.filter(|about| !about.is_empty());
            self.0.push(Code { guid, label: label.clone(), about, is_folder });
            self.add(node, &label);
        }
    }

    pub fn find(&self, guid: &str) -> Option<&Code> {
        let guid = guid.to_ascii_lowercase();
        self.0.iter().find(|code| code.guid == guid)
    }

    /// The codes that passages can have.
    pub fn all(&self) -> impl Iterator<Item = &Code> {
        self.0.iter().filter(|code| !code.is_folder && !code.label.is_empty())
    }
}

impl Code {
    pub fn id(&self) -> Rc<str> {
        self.label.to_lowercase().into()
    }

    pub fn theme(&self) -> Theme {
        Theme { id: self.id(), label: Some(self.label.clone()), about: self.about.clone() }
    }
}
