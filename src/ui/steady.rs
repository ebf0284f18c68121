//! Nodes that hold while other programs change the page.
//!
//! A translator in the browser takes text nodes out of the page and puts elements of its own in their place. Yew would go on
//! writing into the text node that is gone, or look for it to put something beside it. So every text stands in an element of
//! its own, which is another one where the words are others: Yew then takes the whole element out, with whatever is in it.

use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{Key, VList, VNode, VTag};

/// Elements whose content is text only.
const RAW: [&str; 3] = ["option", "textarea", "title"];
/// Elements that nothing refers to, and that nobody has the focus in: they may be others when their words are.
const PLAIN: [&str; 10] = ["b", "code", "dd", "dt", "h1", "h2", "h3", "i", "small", "span"];

/// What a component draws, with every text in an element of its own. What is drawn once and used again has been through it.
pub fn steady(mut drawn: Html) -> Html {
    visit(&mut drawn, 0);
    drawn
}

/// `place`: where it stands among its siblings.
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

/// The words of what is nothing but words.
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

/// No two siblings have the same.
fn key(place: usize, words: &str) -> Key {
    format!("{place} {words}").into()
}
