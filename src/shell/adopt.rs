//! Takes over the elements of a prerendered page.
//!
//! Other programs may have changed them: a translator, an extension, a reading aid. If they still have the shape that
//! they were written with, Yew hydrates them, and every element stays. Otherwise only the text is kept: [`strip`]
//! leaves it in the elements around it, and the rest is drawn again beside it in the same task, so that the browser
//! never paints the gap.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::document;
use crate::site::shape::{Shape, TEXT};

/// The attribute that records the shape of the elements as they were written.
const SHAPE: &str = "data-shape";

/// Returns whether the content of an element still has the shape that it was written with.
pub fn is_untouched(there: &Element) -> bool {
    there.get_attribute(SHAPE).is_some_and(|written| {
        let mut shape = Shape::default();
        walk(&mut shape, there);
        shape.finish() == written
    })
}

fn walk(shape: &mut Shape, parent: &Element) {
    for node in children(parent) {
        match node.node_type() {
            Node::TEXT_NODE => shape.text(),
            Node::ELEMENT_NODE => {
                let element: &Element = node.unchecked_ref();
                shape.open(&element.local_name());
                if !is_text(element) {
                    walk(shape, element);
                }
                shape.close();
            }
            _ => shape.comment(),
        }
    }
}

fn is_text(element: &Element) -> bool {
    element.class_list().contains(TEXT)
}

fn children(parent: &Node) -> impl Iterator<Item = Node> + use<> {
    std::iter::successors(parent.first_child(), Node::next_sibling)
}

/// Removes everything except the text and the elements around it, and inserts the comments that Yew expects around each
/// component when it hydrates. `components` is the number of components around the outermost element; the text is one
/// more. Returns false, and changes nothing, if the elements around the text are not those that this program draws.
pub fn strip(there: &Element, components: usize) -> bool {
    let Some(text) = there.query_selector(&format!(".{TEXT}")).ok().flatten() else { return false };
    let mut around: Vec<Element> = vec![text];
    while let Some(parent) = around.last().and_then(|inner| inner.parent_element()) {
        if parent == *there {
            break;
        }
        around.push(parent);
    }
    let classes = |element: &Element| element.class_name().split(' ').next().unwrap_or_default().to_string();
    let found: Vec<String> = around.iter().map(classes).collect();
    if found != [TEXT, "iv-transcript", "iv-wrap", "", "iv"] {
        return false;
    }
    let text = &around[0];
    for block in children(text).filter(|node| !is_block(node)) {
        text.remove_child(&block).ok();
    }
    enclose(text, "#");
    for (parent, child) in around[1..].iter().chain([there]).zip(&around) {
        leave(parent, child);
    }
    enclose(&around[1], "[]");
    (0..components).for_each(|_| enclose(there, "[]"));
    true
}

fn is_block(node: &Node) -> bool {
    node.dyn_ref::<Element>().is_some_and(|element| element.class_list().contains("iv-block"))
}

/// Removes all children of an element except one.
fn leave(parent: &Element, child: &Element) {
    for node in children(parent).filter(|node| node != &**child) {
        parent.remove_child(&node).ok();
    }
}

/// Encloses the content of an element in a pair of comments.
fn enclose(parent: &Element, kind: &str) {
    let (open, close) =
        (document().create_comment(&format!("<{kind}>")), document().create_comment(&format!("</{kind}>")));
    parent.insert_before(&open, parent.first_child().as_ref()).ok();
    parent.append_child(&close).ok();
}
