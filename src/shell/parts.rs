//! Parts of the text on the page, found by their ids, and changed by attributes alone.
//!
//! The document's own table of ids finds them: ten thousand handles kept here would be ten thousand things to keep right.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCollection};

use super::document;
use super::place::element_id;

/// An element that is on the page now.
pub struct Part(Element);

/// The children of an element, by number.
pub struct Parts(HtmlCollection);

impl Part {
    pub fn with_id(id: &str) -> Option<Part> {
        document().get_element_by_id(id).map(Part)
    }

    /// The element of a turn or a passage.
    pub fn of(id: &Rc<str>) -> Option<Part> {
        Part::with_id(&element_id(id))
    }

    /// The first that matches, in all of the page.
    pub fn first(selector: &str) -> Option<Part> {
        document().query_selector(selector).ok().flatten().map(Part)
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

    /// All that is in it becomes this text.
    pub fn say(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// A copy of it, with all that is in it, which is not on the page yet.
    pub fn copy(&self) -> Option<Part> {
        self.0.clone_node_with_deep(true).ok()?.dyn_into().ok().map(Part)
    }

    /// Puts another one right before it.
    pub fn precede(&self, other: &Part) {
        if let Some(parent) = self.0.parent_node() {
            parent.insert_before(&other.0, Some(&self.0)).ok();
        }
    }

    pub fn replace_by(&self, other: &Part) {
        if let Some(parent) = self.0.parent_node() {
            parent.replace_child(&other.0, &self.0).ok();
        }
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
