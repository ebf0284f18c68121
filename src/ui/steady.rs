//! Makes nodes robust against other programs that change the page.
//!
//! A translator in the browser removes text nodes from the page and puts elements of its own in their place. Yew would
//! continue to write into the removed text node, or look for it to insert something beside it. So every text is in an
//! element of its own, which is replaced when the words change: Yew then removes the whole element, whatever it
//! contains.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VList, VNode, VTag};

/// Elements that can contain only text.
const RAW: [&str; 3] = ["option", "textarea", "title"];
/// Elements that nothing refers to and that never have the focus: they can be replaced when their words change.
const PLAIN: [&str; 10] = ["b", "code", "dd", "dt", "h1", "h2", "h3", "i", "small", "span"];

/// Puts every text that a component draws in an element of its own. Nodes that are drawn once and reused have already
/// been through this.
pub fn steady(mut drawn: Html) -> Html {
    visit(&mut drawn, 0);
    drawn
}

/// `place` is the position of the node among its siblings.
fn visit(node: &mut VNode, place: usize) {
    match node {
        VNode::VList(list) => {
            if let Some(list) = Rc::get_mut(list) {
                visit_all(list);
            }
        }
        VNode::VTag(tag) => {
            let Some(tag) = Rc::get_mut(tag).filter(|tag| !RAW.contains(&tag.tag())) else { return };
            let words = tag.children().and_then(words);
            match words {
                Some(words) if is_plain(tag) => _ = tag.key.get_or_insert_with(|| key(place, &words)),
                _ => {
                    if let Some(children) = tag.children_mut() {
                        visit(children, 0);
                    }
                }
            }
        }
        VNode::VText(text) if !text.text.trim().is_empty() => {
            let key = key(place, &text.text);
            let mut around = VTag::new("span");
            around.key = Some(key);
            around.add_child(std::mem::take(node));
            *node = around.into();
        }
        _ => {}
    }
}

fn visit_all(list: &mut VList) {
    for (place, child) in list.iter_mut().enumerate() {
        visit(child, place);
    }
    list.recheck_fully_keyed();
}

/// The words of a node that consists of nothing else.
fn words(node: &VNode) -> Option<AttrValue> {
    match node {
        VNode::VText(text) => Some(text.text.clone()),
        VNode::VList(list) if list.len() == 1 => words(&list[0]),
        _ => None,
    }
}

fn is_plain(tag: &VTag) -> bool {
    let holds = |name: &str| matches!(name, "id" | "role" | "tabindex" | "aria-live");
    PLAIN.contains(&tag.tag()) && !tag.attributes.iter().any(|(name, _)| holds(name))
}

/// A key that is unique among siblings.
fn key(place: usize, words: &str) -> Key {
    format!("{place} {words}").into()
}
