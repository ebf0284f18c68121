//! What stands within a paragraph.

use roxmltree::Node;

use super::super::account::{Form, Omission};
use super::super::model::LineKind;
use super::super::note::{Severity, What};
use super::super::rich::{Change, Run, blocks_text};
use super::super::xml::{attribute, child, name};
use super::body::{Body, Context};

impl<'a, 'i> Body<'_, 'a, 'i> {
    /// Adds text. White space counts as one space; what the author typed has elements of its own.
    pub fn text(&mut self, text: &str, context: &Context) {
        if !context.is_within {
            if !text.trim().is_empty() {
                self.writer.leave_out(text.trim(), Omission::Apparatus, None);
            }
            return;
        }
        let mut words = String::with_capacity(text.len());
        for c in text.chars() {
            let is_space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !(is_space && self.after_space) {
                words.push(if is_space { ' ' } else { c });
            }
            self.after_space = is_space;
        }
        self.writer.text(&words, &context.style(!self.inserting.is_empty()));
    }

    /// Adds white space that the author typed.
    fn space(&mut self, space: &str, context: &Context) {
        self.after_space = false;
        self.writer.made(space, &context.style(!self.inserting.is_empty()));
    }

    /// Reads what has a meaning within a paragraph; of anything else, what it holds.
    pub fn inline(&mut self, node: Node<'a, 'i>, context: &Context) {
        let id = || attribute(node, "change-id").unwrap_or_default().to_owned();
        match name(node) {
            "span" => {
                let run = self.styles.run("text", attribute(node, "style-name")).or(context.run);
                return self.children(node, &Context { run, ..context.clone() });
            }
            "a" => {
                let link = attribute(node, "href").and_then(|address| self.writer.link(address));
                return self
                    .children(node, &Context { link: link.or_else(|| context.link.clone()), ..context.clone() });
            }
            "note" => return self.note(node, context),
            "annotation" => return self.annotation(node),
            "ruby" => return self.ruby(node, context),
            "image" => {
                self.writer.picture();
                return self.boxed(node, context);
            }
            "object" | "object-ole" | "plugin" => {
                let object = attribute(node, "href").unwrap_or_default().trim_start_matches("./").to_owned();
                if !object.is_empty() && !object.starts_with("Object") {
                    let place = self.writer.place();
                    self.writer.ledger.note(Severity::Doubt, Some(place), What::Embedded(object));
                }
                return self.boxed(node, context);
            }
            "title" | "desc" | "script" | "binary-data" | "annotation-end" => {
                let text = if name(node) == "binary-data" { String::new() } else { text(node) };
                return self.writer.leave_out(&text, Omission::Apparatus, None);
            }
            "hidden-text" | "hidden-paragraph" => {
                let run = Run { hidden: Some(true), ..context.run };
                return self.children(node, &Context { run, ..context.clone() });
            }
            "number" => return self.writer.ledger.take(text(node), Form::Markup),
            "p" | "h" | "list" | "table" | "text-box" | "custom-shape" => return self.boxed(node, context),
            "s" => {
                let count = attribute(node, "c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.space(&" ".repeat(count.min(200)), context);
            }
            "tab" => self.space("\t", context),
            "line-break" => {
                self.space("\n", context);
                self.after_space = true;
            }
            "change-start" if self.inserted.contains(&id()) => self.inserting.push(id()),
            "change-end" => self.inserting.retain(|one| *one != id()),
            "change" => self.deletion(&id(), context),
            _ => {}
        }
        // Even an element that holds no text in a valid document is gone through.
        self.children(node, context);
    }

    /// Reads blocks that are fixed to a place in a paragraph: they follow it.
    fn boxed(&mut self, node: Node<'a, 'i>, context: &Context) {
        let is_block = matches!(name(node), "p" | "h" | "list" | "table");
        let blocks = match is_block {
            // An element that is a block itself is read like the text around a paragraph.
            true => {
                self.writer.begin_flow();
                let after_space = self.after_space;
                self.element(node, &Context { is_within: false, link: None, ..context.clone() });
                self.after_space = after_space;
                self.writer.end_flow()
            }
            false => self.flow(node, context),
        };
        self.writer.add(blocks);
    }

    /// Reads what was deleted at a place.
    fn deletion(&mut self, id: &str, context: &Context) {
        let Some(node) = self.deleted.remove(id) else { return };
        let context = Context { change: Some(Change::Deleted), ..context.clone() };
        let is_out = self.writer.is_out(&context.style(false));
        if !context.is_within {
            return self.children(node, &context);
        }
        let mut is_first = true;
        for child in self.elements(node).into_iter().filter(|child| name(*child) != "change-info") {
            let is_paragraph = matches!(name(child), "p" | "h");
            if is_paragraph && !is_first && !is_out {
                self.writer.end_paragraph(LineKind::Words, false);
                self.writer.begin_paragraph();
                self.after_space = true;
            }
            is_first &= !is_paragraph;
            match is_paragraph {
                true => self.children(child, &context),
                false => self.boxed(child, &context),
            }
        }
    }

    fn note(&mut self, node: Node<'a, 'i>, context: &Context) {
        let citation = child(node, "note-citation").map(text).unwrap_or_default();
        self.writer.ledger.take(&*citation, Form::Markup);
        let others = |node: &Node| !matches!(name(*node), "note-citation" | "note-body");
        self.elements(node).into_iter().filter(others).for_each(|child| self.element(child, context));
        let Some(body) = child(node, "note-body") else { return };
        let blocks = self.flow(body, &Context::default());
        self.after_space = false;
        self.writer.footnote(citation.trim(), blocks, &context.style(!self.inserting.is_empty()));
    }

    fn annotation(&mut self, node: Node<'a, 'i>) {
        let author = child(node, "creator").map(text).unwrap_or_default();
        let item: Vec<Node> = self.elements(node).into_iter().filter(|child| !is_about(*child)).collect();
        let after_space = self.after_space;
        self.writer.begin_flow();
        item.into_iter().for_each(|child| self.element(child, &Context::default()));
        let blocks = self.writer.end_flow();
        self.after_space = after_space;
        let place = self.writer.place();
        self.writer.comment(&author, &blocks_text(&blocks), Some(place));
    }

    fn ruby(&mut self, node: Node<'a, 'i>, context: &Context) {
        let from = self.writer.length();
        let others = |node: &Node| name(*node) != "ruby-text";
        self.elements(node).into_iter().filter(others).for_each(|child| self.element(child, context));
        let sound: String = node.children().filter(|child| name(*child) == "ruby-text").map(text).collect();
        match self.writer.length() > from {
            true => self.writer.ruby(from, &sound),
            false => self.writer.leave_out(&sound, Omission::Apparatus, None),
        }
    }
}

/// Whether an element says who wrote a comment, and when.
fn is_about(node: Node) -> bool {
    matches!(name(node), "creator" | "date" | "creator-initials")
}

/// All text below an element.
pub fn text(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}
