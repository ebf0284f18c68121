//! Parts of the text on the page: finds them, fills them, and sets their attributes.
//!
//! This module stores nothing of the page except models to copy elements from ([`forget`]).

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{DocumentFragment, Element, HtmlCollection, HtmlElement, Node, NodeList};

use super::document;
use super::focus;
use super::root::lend_focus;
use crate::markup::{self, Found, Markup, Step};
use crate::string_index::StringIndex;

/// An element on the page.
pub struct Elem(Element);

/// A list of elements, accessed by index.
pub enum Parts {
    Children(HtmlCollection),
    Found(NodeList),
}

impl Elem {
    pub fn new(element: Element) -> Elem {
        Elem(element)
    }

    pub fn children(&self) -> Parts {
        Parts::Children(self.0.children())
    }
}

impl markup::Element for Elem {
    type Found = Parts;

    fn within(&self, selector: &str) -> Option<Elem> {
        self.0.query_selector(selector).ok().flatten().map(Elem)
    }

    fn all(&self, selector: &str) -> Parts {
        Parts::Found(self.0.query_selector_all(selector).expect("a selector"))
    }

    fn parent(&self) -> Option<Elem> {
        self.0.parent_element().map(Elem)
    }

    fn first(&self) -> Option<Elem> {
        self.0.first_element_child().map(Elem)
    }

    fn before(&self, selector: &str) -> Option<Elem> {
        let siblings = std::iter::successors(self.0.previous_element_sibling(), Element::previous_element_sibling);
        for sibling in siblings {
            if sibling.matches(selector).unwrap_or_default() {
                return Some(Elem(sibling));
            }
            if sibling.class_name().starts_with("iv-") {
                return None;
            }
            if let Some(inside) = sibling.query_selector(selector).ok().flatten() {
                return Some(Elem(inside));
            }
        }
        None
    }

    fn has(&self, name: &str) -> bool {
        self.0.has_attribute(name)
    }

    fn put(&self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        }
        .ok();
    }

    fn set_class(&self, classes: &str) {
        self.0.set_class_name(classes);
    }

    fn hide(&self, hidden: bool) {
        self.0.unchecked_ref::<HtmlElement>().set_hidden(hidden);
    }

    fn text(&self) -> String {
        self.0.text_content().unwrap_or_default()
    }

    fn say(&self, words: &str) {
        self.0.set_text_content(Some(words));
    }

    fn refill(&self, markup: &Markup) {
        self.0.replace_children_with_node_1(&build(markup));
    }

    fn replace(&self, markup: &Markup) {
        self.0.replace_with_with_node_1(&build(markup)).ok();
    }

    fn precede(&self, markup: &Markup) {
        self.0.before_with_node_1(&build(markup)).ok();
    }

    fn append(&self, markup: &Markup) {
        self.0.append_with_node_1(&build(markup)).ok();
    }

    fn remove(&self) {
        self.0.remove();
    }

    fn with_focus_kept(&self, change: impl FnOnce()) {
        let focus = Focus::within(&self.0);
        change();
        if let Some(focus) = focus {
            focus.set();
        }
    }
}

impl Found<Elem> for Parts {
    fn count(&self) -> usize {
        match self {
            Parts::Children(list) => list.length() as usize,
            Parts::Found(list) => list.length() as usize,
        }
    }

    fn get(&self, n: usize) -> Option<Elem> {
        let n = u32::try_from(n).ok()?;
        match self {
            Parts::Children(list) => list.item(n),
            Parts::Found(list) => list.item(n).map(|node| node.unchecked_into()),
        }
        .map(Elem)
    }
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// Attributes whose values differ from element to element. Elements that differ only in these share a model.
const OWN: [&str; 8] = ["id", "href", "data-passage", "aria-label", "data-row", "data-thread", "data-h", "title"];

/// Builds elements from markup. Text becomes text nodes, whatever it contains.
///
/// Recurring elements are copied from a model: an element without these individual attributes, or a whole one
/// ([`Markup::cached`]). A copy is one call into the browser instead of many, and copies share the memory of their
/// attributes.
fn build(markup: &Markup) -> DocumentFragment {
    let built = DocumentFragment::new().expect("a fragment");
    let mut open: Vec<Element> = Vec::new();
    let mut steps = markup.steps().peekable();
    while let Some(step) = steps.next() {
        let parent: Node = open.last().map_or_else(|| built.clone().into(), |open| open.clone().into());
        let element = match step {
            Step::Open(tag) => {
                let mut own: Vec<(&str, &str)> = Vec::new();
                let mut alike = Markup::new();
                alike.open(tag);
                while let Some(Step::Put(name, value)) = steps.next_if(|step| matches!(step, Step::Put(..))) {
                    if OWN.contains(&name) {
                        own.push((name, value));
                    } else {
                        alike.attr(name, value);
                    }
                }
                let element = copy(&alike, make);
                for (name, value) in own {
                    element.set_attribute(name, value).ok();
                }
                open.push(element.clone());
                element
            }
            Step::Again(one) => copy(one, |one| build(one).first_element_child().expect("it is an element")),
            Step::Text(text) => {
                parent.append_child(&document().create_text_node(text)).ok();
                continue;
            }
            Step::Close => {
                open.pop();
                continue;
            }
            // `Step::Open` has already read the attributes of its element.
            Step::Put(..) => continue,
        };
        parent.append_child(&element).ok();
    }
    built
}

/// Creates one element with its attributes.
fn make(markup: &Markup) -> Element {
    let mut made = None;
    for step in markup.steps() {
        match (step, &made) {
            (Step::Open(tag @ ("svg" | "path")), _) => made = document().create_element_ns(Some(SVG), tag).ok(),
            (Step::Open(tag), _) => made = document().create_element(tag).ok(),
            (Step::Put(name, value), Some(element)) => {
                element.set_attribute(name, value).ok();
            }
            _ => {}
        }
    }
    made.expect("the name of an element")
}

/// Models: elements to copy.
#[derive(Default)]
struct Models {
    /// Positions in `list`, by cache key.
    known: StringIndex,
    list: Vec<Element>,
}

thread_local! {
    static MODELS: RefCell<Models> = RefCell::default();
}

/// Returns a copy of the element for this markup, whose model is made the first time.
fn copy(markup: &Markup, make: impl FnOnce(&Markup) -> Element) -> Element {
    let print = markup.cache_key();
    let known = MODELS.with_borrow(|models| models.known.get(&print).map(|n| models.list[n].clone()));
    let model = known.unwrap_or_else(|| {
        let made = make(markup);
        MODELS.with_borrow_mut(|models| {
            models.known.add(&Rc::from(print), models.list.len());
            models.list.push(made.clone());
        });
        made
    });
    model.clone_node_with_deep(true).expect("an element can be copied").unchecked_into()
}

/// Drops all models, when the text that they are for is removed.
pub fn forget() {
    MODELS.take();
}

/// The position of the focus: the path to it from the nearest element that has an id.
struct Focus {
    id: String,
    /// The index of the child at each level.
    path: Vec<u32>,
    /// Whether the element is focusable only while it has the focus ([`Root::focus_on`](super::root::Root::focus_on)).
    lent: bool,
}

impl Focus {
    fn within(element: &Element) -> Option<Focus> {
        let mut at = document().active_element().filter(|active| element.contains(Some(active)))?;
        let lent = at.get_attribute("tabindex").is_some_and(|index| index == "-1");
        let mut path = Vec::new();
        while at.id().is_empty() {
            let parent = at.parent_element()?;
            let before = std::iter::successors(at.previous_element_sibling(), Element::previous_element_sibling);
            path.push(u32::try_from(before.count()).ok()?);
            at = parent;
        }
        path.reverse();
        Some(Focus { id: at.id(), path, lent })
    }

    fn set(&self) {
        let start = document().get_element_by_id(&self.id);
        let found = start.and_then(|start| self.path.iter().try_fold(start, |at, n| at.children().item(*n)));
        match found {
            Some(element) if self.lent => lend_focus(&element),
            Some(element) => focus(&element),
            None => {}
        }
    }
}
