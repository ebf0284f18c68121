//! Parts of the text on the page: found by their ids, filled, and changed by attributes.
//!
//! The document's own table of ids finds them: ten thousand handles kept here would be ten thousand things to keep right.

use std::rc::Rc;

use web_sys::{DocumentFragment, Element, HtmlCollection, Node};

use super::document;
use super::focus;
use crate::markup::{Markup, Step, element_id};

/// An element that is on the page now.
pub struct Part(Element);

/// The children of an element, by number.
pub struct Parts(HtmlCollection);

impl Part {
    pub fn new(element: Element) -> Part {
        Part(element)
    }

    pub fn with_id(id: &str) -> Option<Part> {
        document().get_element_by_id(id).map(Part)
    }

    /// The element of a turn or a passage.
    pub fn of(id: &Rc<str>) -> Option<Part> {
        Part::with_id(&element_id(id))
    }

    /// The first within it that matches.
    pub fn within(&self, selector: &str) -> Option<Part> {
        self.0.query_selector(selector).ok().flatten().map(Part)
    }

    /// The nearest around it that matches.
    pub fn around(&self, selector: &str) -> Option<Part> {
        self.0.closest(selector).ok().flatten().map(Part)
    }

    /// Its child that matches; for what has a few children.
    pub fn child(&self, selector: &str) -> Option<Part> {
        let mut child = self.0.first_element_child();
        while let Some(element) = child {
            if element.matches(selector).unwrap_or_default() {
                return Some(Part(element));
            }
            child = element.next_element_sibling();
        }
        None
    }

    /// What stands right before it, if that matches.
    pub fn before(&self, selector: &str) -> Option<Part> {
        self.0.previous_element_sibling().filter(|element| element.matches(selector).unwrap_or_default()).map(Part)
    }

    pub fn children(&self) -> Parts {
        Parts(self.0.children())
    }

    /// Sets an attribute, or takes it away.
    pub fn put(&self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        }
        .ok();
    }

    pub fn hide(&self, hidden: bool) {
        self.put("hidden", hidden.then_some(""));
    }

    /// All that is in it becomes this. What had the focus in it has it again, if there is something in its place.
    pub fn fill(&self, markup: &Markup) {
        let focus = Focus::within(&self.0);
        self.0.replace_children_with_node_1(&build(markup));
        if let Some(focus) = focus {
            focus.set();
        }
    }

    /// Puts this right before it.
    pub fn precede(&self, markup: &Markup) {
        self.0.before_with_node_1(&build(markup)).ok();
    }

    pub fn remove(&self) {
        self.0.remove();
    }
}

impl Parts {
    pub fn get(&self, n: usize) -> Option<Part> {
        self.0.item(u32::try_from(n).ok()?).map(Part)
    }
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// Makes elements of markup. Text becomes text, whatever stands in it.
fn build(markup: &Markup) -> DocumentFragment {
    let (document, built) = (document(), DocumentFragment::new().expect("a fragment"));
    let mut open: Vec<Element> = Vec::new();
    for step in markup.steps() {
        let parent: &Node = open.last().map_or(&built, AsRef::as_ref);
        match step {
            Step::Open(tag) => {
                let element = match tag {
                    "svg" | "path" => document.create_element_ns(Some(SVG), tag),
                    _ => document.create_element(tag),
                };
                let element = element.expect("the name of an element");
                parent.append_child(&element).ok();
                open.push(element);
            }
            Step::Put(name, value) => {
                open.last().map(|element| element.set_attribute(name, value));
            }
            Step::Text(text) => {
                parent.append_child(&document.create_text_node(text)).ok();
            }
            Step::Close => {
                open.pop();
            }
        }
    }
    built
}

/// The place of the focus: the steps to it from the nearest element that has an id.
struct Focus {
    id: String,
    /// Which child of which.
    path: Vec<u32>,
}

impl Focus {
    fn within(element: &Element) -> Option<Focus> {
        let mut at = document().active_element().filter(|active| element.contains(Some(active)))?;
        let mut path = Vec::new();
        while at.id().is_empty() {
            let parent = at.parent_element()?;
            let before = std::iter::successors(at.previous_element_sibling(), Element::previous_element_sibling);
            path.push(u32::try_from(before.count()).ok()?);
            at = parent;
        }
        path.reverse();
        Some(Focus { id: at.id(), path })
    }

    fn set(&self) {
        let start = document().get_element_by_id(&self.id);
        let found = start.and_then(|start| self.path.iter().try_fold(start, |at, n| at.children().item(*n)));
        if let Some(element) = found {
            focus(&element);
        }
    }
}
