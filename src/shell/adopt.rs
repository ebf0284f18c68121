//! What stands on a page that was written beforehand, when the viewer takes it over.
//!
//! Other programs may have changed it: a translator, an extension, a reading aid. Where it still has the shape that it was
//! written with, Yew hydrates it, and every element stays. Else only the text is adopted: [`strip`] leaves it in the elements
//! around it, and all the rest is drawn anew beside it, in the same task, so that nothing of that is painted.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::document;
use crate::site::shape::{Shape, TEXT};

/// The attribute with the shape that the elements were written with.
const SHAPE: &str = "data-shape";

/// Whether what stands in an element has the shape that it was written with.
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

/// Removes everything but the text and the elements around it, and puts in what Yew looks for when it hydrates these: the
/// comments that components are between. `components`: how many are around the outermost element; the text is one more.
/// False, with nothing changed, where the elements around the text are no longer those that are drawn.
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

/// Removes all that stands in an element but one child.
fn leave(parent: &Element, child: &Element) {
    for node in children(parent).filter(|node| node != &**child) {
        parent.remove_child(&node).ok();
    }
}

/// Puts a pair of comments around all that stands in an element.
fn enclose(parent: &Element, kind: &str) {
    let (open, close) =
        (document().create_comment(&format!("<{kind}>")), document().create_comment(&format!("</{kind}>")));
    parent.insert_before(&open, parent.first_child().as_ref()).ok();
    parent.append_child(&close).ok();
}
