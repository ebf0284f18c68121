//! A document in memory that can be patched.

use std::fmt::Write;

use dom_query::{NodeRef, Selection, Tree};
use interview_viewer::markup::{Element, Found, Markup, Step};

/// An element of a document in memory.
pub struct Node<'a>(pub NodeRef<'a>);

pub struct Nodes<'a>(Vec<NodeRef<'a>>);

impl<'a> Element for Node<'a> {
    type Found = Nodes<'a>;

    fn within(&self, selector: &str) -> Option<Self> {
        self.all(selector).get(0)
    }

    fn all(&self, selector: &str) -> Nodes<'a> {
        Nodes(Selection::from(self.0).select(selector).nodes().to_vec())
    }

    fn parent(&self) -> Option<Self> {
        self.0.parent().map(Node)
    }

    fn first(&self) -> Option<Self> {
        self.0.first_element_child().map(Node)
    }

    fn before(&self, selector: &str) -> Option<Self> {
        self.0.prev_element_sibling().filter(|node| node.is(selector)).map(Node)
    }

    fn has(&self, name: &str) -> bool {
        self.0.has_attr(name)
    }

    fn put(&self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.0.set_attr(name, value),
            None => self.0.remove_attr(name),
        }
    }

    fn text(&self) -> String {
        self.0.text().to_string()
    }

    fn say(&self, words: &str) {
        self.0.remove_children();
        self.0.append_child(&self.0.tree.new_text(words));
    }

    fn refill(&self, markup: &Markup) {
        self.0.remove_children();
        self.append(markup);
    }

    fn replace(&self, markup: &Markup) {
        self.precede(markup);
        self.remove();
    }

    fn precede(&self, markup: &Markup) {
        build(self.0.tree, markup).iter().for_each(|node| self.0.insert_before(node));
    }

    fn append(&self, markup: &Markup) {
        build(self.0.tree, markup).iter().for_each(|node| self.0.append_child(node));
    }

    fn remove(&self) {
        self.0.remove_from_parent();
    }

    fn with_focus_kept(&self, change: impl FnOnce()) {
        change();
    }
}

impl<'a> Found<Node<'a>> for Nodes<'a> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn get(&self, n: usize) -> Option<Node<'a>> {
        self.0.get(n).copied().map(Node)
    }
}

/// Makes nodes of markup, as `shell::parts` does in the browser.
pub fn build<'a>(tree: &'a Tree, markup: &Markup) -> Vec<NodeRef<'a>> {
    let (mut open, mut built): (Vec<NodeRef>, Vec<NodeRef>) = Default::default();
    for step in markup.steps() {
        let made = match step {
            Step::Open(tag) => vec![tree.new_element(tag)],
            Step::Text(text) => vec![tree.new_text(text)],
            Step::Again(one) => build(tree, one),
            Step::Put(name, value) => {
                open.last().expect("an open element").set_attr(name, value);
                continue;
            }
            Step::Close => {
                open.pop();
                continue;
            }
        };
        match open.last() {
            Some(parent) => made.iter().for_each(|node| parent.append_child(node)),
            None => built.extend(&made),
        }
        if matches!(step, Step::Open(_)) {
            open.extend(made);
        }
    }
    built
}

/// A node as text, whatever the order of its attributes. `hasty`: passages and threads that cannot be found yet count as those that can.
pub fn drawn(out: &mut String, node: NodeRef, hasty: bool) {
    let Some(name) = node.node_name().filter(|_| node.is_element()) else {
        return out.push_str(&node.text());
    };
    let folds = node.has_class("iv-passage") || node.has_class("iv-thread");
    let mut attributes: Vec<(String, String)> =
        node.attrs().iter().map(|one| (one.name.local.to_string(), one.value.to_string())).collect();
    attributes.sort();
    write!(out, "\n<{name}").expect("a text grows");
    for (name, value) in attributes {
        let value = if hasty && folds && name == "hidden" { "until-found" } else { &value };
        write!(out, " {name}={value:?}").expect("a text grows");
    }
    out.push('>');
    node.children_it(false).for_each(|child| drawn(out, child, hasty));
    write!(out, "</{name}>").expect("a text grows");
}
