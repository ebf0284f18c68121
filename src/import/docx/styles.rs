//! The styles of a document, as far as they say how text is to be understood: bold, hidden, a heading, an item of a list.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::super::rich::Run;
use super::super::xml::{attribute, child, name};

/// The most styles that may be based on one another.
const LONGEST: usize = 30;

/// A place in a list: the list, and the level from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    pub list: Option<String>,
    pub level: Option<usize>,
}

#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    base: Option<String>,
    run: Run,
    outline: Option<u8>,
    item: Item,
}

#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    defaults: Run,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

/// What the properties of characters say.
pub fn run(properties: Option<Node>) -> Run {
    let Some(properties) = properties else { return Run::default() };
    let value = |name: &str| child(properties, name).map(is_on);
    let struck = [value("strike"), value("dstrike")].into_iter().flatten().reduce(|one, other| one || other);
    Run { bold: value("b"), italic: value("i"), hidden: value("vanish"), struck }
}

/// Whether a property is set, and not set to false.
pub fn is_on(node: Node) -> bool {
    !matches!(attribute(node, "val"), Some("0" | "false" | "off"))
}

impl Item {
    pub fn of(properties: Option<Node>) -> Item {
        let Some(numbers) = properties.and_then(|properties| child(properties, "numPr")) else {
            return Item::default();
        };
        let value = |name: &str| child(numbers, name).and_then(|node| attribute(node, "val"));
        Item {
            list: value("numId").map(str::to_owned),
            level: value("ilvl").and_then(|level| level.parse().ok()).map(|level: usize| level.min(8)),
        }
    }
}

/// The outline level that paragraph properties state, from 1; 0 for plain text.
pub fn outline(properties: Option<Node>) -> Option<u8> {
    let level: u8 = attribute(child(properties?, "outlineLvl")?, "val")?.parse().ok()?;
    Some(if level < 9 { level + 1 } else { 0 })
}

impl Styles {
    pub fn of(document: &Document) -> Styles {
        let mut styles = Styles::default();
        for node in document.root_element().children() {
            match name(node) {
                "docDefaults" => {
                    let run = node.descendants().find(|node| name(*node) == "rPr");
                    styles.defaults = self::run(run);
                }
                "style" => styles.add(node),
                _ => {}
            }
        }
        styles
    }

    fn add(&mut self, node: Node) {
        let Some(id) = attribute(node, "styleId") else { return };
        let value = |name: &str| child(node, name).and_then(|node| attribute(node, "val")).map(str::to_owned);
        let properties = child(node, "pPr");
        let style = Style {
            name: value("name").unwrap_or_default().to_lowercase(),
            base: value("basedOn"),
            run: run(child(node, "rPr")),
            outline: outline(properties),
            item: Item::of(properties),
        };
        let is_default = matches!(attribute(node, "default"), Some("1" | "true" | "on"));
        if is_default && attribute(node, "type") == Some("paragraph") {
            self.default = Some(id.to_owned());
        }
        self.styles.insert(id.to_owned(), style);
    }

    /// A style and those that it is based on.
    fn chain<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let mut next = id;
        std::iter::from_fn(move || {
            let style = self.styles.get(next?)?;
            next = style.base.as_deref();
            Some(style)
        })
        .take(LONGEST)
    }

    fn paragraph<'a>(&'a self, id: Option<&'a str>) -> impl Iterator<Item = &'a Style> {
        let id = id.filter(|id| self.styles.contains_key(*id)).or(self.default.as_deref());
        self.chain(id)
    }

    /// How the characters of a paragraph are set.
    pub fn of_paragraph(&self, id: Option<&str>) -> Run {
        self.paragraph(id).fold(Run::default(), |run, style| run.or(style.run)).or(self.defaults)
    }

    /// How characters with a style of their own are set.
    pub fn of_characters(&self, id: Option<&str>) -> Run {
        self.chain(id).fold(Run::default(), |run, style| run.or(style.run))
    }

    /// The level of the headings that a style is for.
    pub fn level(&self, id: Option<&str>) -> Option<u8> {
        let of_name = |style: &Style| match style.name.strip_prefix("heading ") {
            Some(level) => level.parse().ok().filter(|level| (1..=9).contains(level)),
            None => (style.name == "title").then_some(1),
        };
        let stated = self.paragraph(id).find_map(|style| style.outline.or_else(|| of_name(style)));
        // Some programs name the styles of Word and do not write them.
        let of_id = || match id.filter(|id| !self.styles.contains_key(*id))?.strip_prefix("Heading") {
            Some(level) => level.parse().ok().filter(|level| (1..=9).contains(level)),
            None => (id == Some("Title")).then_some(1),
        };
        stated.or_else(of_id).filter(|level| *level > 0)
    }

    /// Whether a style, or one that it is based on, has a name that begins so.
    pub fn is_called(&self, id: Option<&str>, names: &[&str]) -> bool {
        self.paragraph(id).any(|style| names.iter().any(|name| style.name.starts_with(name)))
    }

    /// The list that a style puts its paragraphs into.
    pub fn item(&self, id: Option<&str>) -> Item {
        self.paragraph(id).fold(Item::default(), |item, style| Item {
            list: item.list.or_else(|| style.item.list.clone()),
            level: item.level.or(style.item.level),
        })
    }
}
