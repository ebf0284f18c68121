//! The styles of a document, as far as they say how text is to be understood.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::super::rich::Run;
use super::super::xml::{attribute, child, name};

/// The most styles that may be based on one another.
const LONGEST: usize = 30;

#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    run: Run,
    list: Option<String>,
}

#[derive(Debug, Default)]
pub struct Styles(BTreeMap<String, Style>);

/// What a style says about characters.
fn run(style: Node) -> Run {
    let Some(text) = child(style, "text-properties") else { return Run::default() };
    let weight = |weight: &str| weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600);
    Run {
        bold: attribute(text, "font-weight").map(weight),
        italic: attribute(text, "font-style").map(|style| style == "italic" || style == "oblique"),
        hidden: attribute(text, "display").map(|display| display == "none"),
        struck: attribute(text, "text-line-through-style")
            .or_else(|| attribute(text, "text-line-through-type"))
            .map(|line| line != "none"),
    }
}

impl Styles {
    /// Keeps the styles of paragraphs and of characters among elements.
    pub fn of<'a, 'i: 'a>(nodes: impl Iterator<Item = Node<'a, 'i>>) -> Styles {
        let mut styles = BTreeMap::new();
        for node in nodes.filter(|node| name(*node) == "style") {
            let text = |name: &str| attribute(node, name).map(str::to_owned);
            let (Some(name), family) = (attribute(node, "name"), attribute(node, "family").unwrap_or_default()) else {
                continue;
            };
            let style = Style {
                parent: text("parent-style-name"),
                run: run(node),
                list: text("list-style-name").filter(|list| !list.is_empty()),
            };
            // Automatic styles come first, and those of the page styles have the same names again.
            styles.entry(key(family, name)).or_insert(style);
        }
        Styles(styles)
    }

    fn chain<'a>(&'a self, family: &'a str, style: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let mut next = style;
        std::iter::from_fn(move || {
            let name = next?;
            let style = self.0.get(&key(family, name))?;
            next = style.parent.as_deref();
            Some((name, style))
        })
        .take(LONGEST)
    }

    /// How characters are set in a style of a family: `paragraph` or `text`.
    pub fn run(&self, family: &str, style: Option<&str>) -> Run {
        self.chain(family, style).fold(Run::default(), |run, (_, style)| run.or(style.run))
    }

    /// Whether a paragraph has a style, or one that is based on it, whose name begins so.
    pub fn is_called(&self, style: Option<&str>, names: &[&str]) -> bool {
        self.chain("paragraph", style).any(|(style, _)| names.iter().any(|name| style.starts_with(name)))
    }

    /// The style of the list that a paragraph belongs to by its style.
    pub fn list<'a>(&'a self, style: Option<&'a str>) -> Option<&'a str> {
        self.chain("paragraph", style).find_map(|(_, style)| style.list.as_deref())
    }
}

fn key(family: &str, name: &str) -> String {
    format!("{family} {name}")
}
