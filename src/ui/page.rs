//! The words of an interview as nodes: converts the output of [`crate::markup`] for components.

use yew::prelude::*;
use yew::virtual_dom::VTag;

use super::steady::steady;
use crate::interview::{Lang, Localized, Speaker};
pub use crate::markup::RenderContext;
use crate::markup::{self, Markup, Step};
use crate::shell::root::Root;

/// The viewer's own part of the page.
#[hook]
pub fn use_root() -> Root {
    use_context::<Root>().unwrap_or_default()
}

impl RenderContext {
    /// A label or name from the file in the language for this reader, marked as such.
    pub fn label(&self, text: &Localized) -> Html {
        nodes(|out| self.write_label(out, text))
    }

    /// A short text, marked with its language.
    pub fn run(&self, lang: &Lang, text: &str) -> Html {
        nodes(|out| self.write_run(out, lang, text))
    }

    /// A speaker's initials in their colour.
    pub fn badge(&self, speaker: &Speaker) -> Html {
        nodes(|out| markup::badge(out, self, speaker))
    }
}

pub fn icon(path: &'static str) -> Html {
    nodes(|out| markup::icon::icon(out, path))
}

/// Returns one element that a function of [`crate::markup`] writes, as nodes.
pub fn nodes(write: impl FnOnce(&mut Markup)) -> Html {
    let mut markup = Markup::new();
    write(&mut markup);
    steady(node(&markup))
}

/// Converts one element, with its content, to nodes.
pub fn node(markup: &Markup) -> Html {
    let mut open: Vec<VTag> = Vec::new();
    for step in markup.steps() {
        match (step, open.last_mut()) {
            (Step::Open(tag), _) => open.push(VTag::new(tag)),
            (Step::Put(name, value), Some(tag)) => tag.add_attribute(name, value.to_string()),
            (Step::Text(text), Some(tag)) => tag.add_child(text.to_string().into()),
            (Step::Again(one), Some(tag)) => tag.add_child(node(one)),
            (Step::Close, Some(_)) => {
                let done = Html::from(open.pop().expect("the tag that was looked at"));
                match open.last_mut() {
                    Some(parent) => parent.add_child(done),
                    None => return done,
                }
            }
            (_, None) => break,
        }
    }
    Html::default()
}
