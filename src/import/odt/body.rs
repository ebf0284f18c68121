//! Goes through the text of a document.

use std::collections::BTreeMap;
use std::rc::Rc;

use roxmltree::Node;

use super::super::account::Omission;
use super::super::model::{Block, LineKind};
use super::super::rich::{Change, Run, Style, Writer};
use super::super::xml::{attribute, child, name};
use super::lists::Lists;
use super::styles::Styles;

/// What text inherits from the elements around it.
#[derive(Clone, Default)]
pub struct Context {
    pub change: Option<Change>,
    pub link: Option<Rc<str>>,
    pub run: Run,
    /// Whether it stands in a paragraph.
    pub is_within: bool,
}

/// A list around the present text: the name of its style, and the level from 0.
#[derive(Clone)]
struct Item {
    style: String,
    level: usize,
    start: Option<u32>,
}

pub struct Body<'w, 'a, 'i> {
    pub writer: &'w mut Writer,
    pub styles: &'w Styles,
    lists: Lists,
    /// The item whose number stands before the next paragraph.
    item: Option<Item>,
    /// What was deleted, by the ids of the changes.
    pub deleted: BTreeMap<String, Node<'a, 'i>>,
    /// The ids of the insertions.
    pub inserted: Vec<String>,
    /// The insertions around the present text.
    pub inserting: Vec<String>,
    /// Whether white space is dropped: at the beginning, and after a space.
    pub after_space: bool,
}

impl Context {
    pub fn style(&self, inserting: bool) -> Style {
        let change = match (self.change, inserting) {
            (Some(Change::Deleted), true) => Some(Change::Undone),
            (None, true) => Some(Change::Inserted),
            (change, _) => change,
        };
        Style { link: self.link.clone(), change, ..self.run.into() }
    }
}

impl<'w, 'a, 'i> Body<'w, 'a, 'i> {
    pub fn new(writer: &'w mut Writer, styles: &'w Styles, lists: Lists) -> Body<'w, 'a, 'i> {
        let (deleted, inserted, inserting) = (BTreeMap::new(), Vec::new(), Vec::new());
        Body { writer, styles, lists, item: None, deleted, inserted, inserting, after_space: true }
    }

    /// Reads the document.
    pub fn document(&mut self, text: Node<'a, 'i>) {
        let regions = text.children().filter(|node| name(*node) == "tracked-changes").flat_map(|node| node.children());
        for region in regions.filter(|node| name(*node) == "changed-region") {
            let Some(id) = attribute(region, "id") else { continue };
            if let Some(deletion) = child(region, "deletion") {
                self.deleted.insert(id.to_owned(), deletion);
            }
            if child(region, "insertion").is_some() {
                self.inserted.push(id.to_owned());
            }
        }
        self.children(text, &Context::default());
        // Deletions to which nothing in the text refers.
        while let Some((_, node)) = self.deleted.pop_first() {
            self.writer.begin_flow();
            self.children(node, &Context { change: Some(Change::Undone), ..Context::default() });
            self.writer.end_flow();
        }
    }

    /// Reads a header or footer.
    pub fn around(&mut self, node: Node<'a, 'i>) {
        let outer = self.writer.enter_part("styles.xml");
        let blocks = self.flow(node, &Context::default());
        self.writer.leave_part(outer);
        self.writer.around(blocks);
    }

    /// The blocks within an element, apart from those around it.
    pub fn flow(&mut self, node: Node<'a, 'i>, context: &Context) -> Vec<Block> {
        let item = self.item.take();
        let after_space = self.after_space;
        self.writer.begin_flow();
        self.children(node, &Context { is_within: false, link: None, ..context.clone() });
        self.item = item;
        self.after_space = after_space;
        self.writer.end_flow()
    }

    pub fn children(&mut self, node: Node<'a, 'i>, context: &Context) {
        for child in node.children() {
            match child.is_text() {
                true => self.text(child.text().unwrap_or_default(), context),
                false if child.is_element() => self.element(child, context),
                false => {}
            }
        }
    }

    /// The elements within one that has no text of its own in a valid document. Such text is left out.
    pub fn elements(&mut self, node: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
        for text in node.children().filter(Node::is_text) {
            self.writer.leave_out(text.text().unwrap_or_default().trim(), Omission::Apparatus, None);
        }
        node.children().filter(Node::is_element).collect()
    }

    pub fn element(&mut self, node: Node<'a, 'i>, context: &Context) {
        match name(node) {
            "tracked-changes" | "change-info" => {}
            "p" | "h" if !context.is_within => self.paragraph(node, context),
            "list" if !context.is_within => self.list(node, context),
            "table" if !context.is_within => self.table(node, context),
            "section" if attribute(node, "display") == Some("none") => {
                let run = Run { hidden: Some(true), ..context.run };
                self.children(node, &Context { run, ..context.clone() });
            }
            "table-of-content" | "alphabetical-index" | "illustration-index" | "table-index" => {
                let blocks = self.flow(node, context);
                self.writer.around(blocks);
            }
            _ => self.inline(node, context),
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'i>, context: &Context) {
        let style = attribute(node, "style-name");
        let run = self.styles.run("paragraph", style).or(context.run);
        let context = Context { run, is_within: true, ..context.clone() };
        self.writer.begin_paragraph();
        if !self.writer.has_words() {
            self.after_space = true;
        }
        self.number(node, &context);
        self.children(node, &context);
        let kind = match name(node) {
            "h" => {
                let level = attribute(node, "outline-level").and_then(|level| level.parse().ok()).unwrap_or(1_u8);
                LineKind::Heading(level.clamp(1, 6))
            }
            _ if self.styles.is_called(style, &["Title"]) => LineKind::Heading(1),
            _ if self.styles.is_called(style, &["Quotations", "Quote", "Intense_20_Quote"]) => LineKind::Quote,
            _ => LineKind::Words,
        };
        let goes_on = self.writer.is_out(&context.style(!self.inserting.is_empty()));
        self.writer.end_paragraph(kind, goes_on && run.hidden != Some(true));
    }

    /// Sets the number of an item before its first paragraph.
    fn number(&mut self, node: Node, context: &Context) {
        let Some(item) = self.item.take() else { return };
        let has_words =
            node.descendants().any(|node| node.is_text() && !node.text().unwrap_or_default().trim().is_empty());
        // The style of the paragraph may name another list than the one around it.
        let style = match item.style.is_empty() {
            true => self.styles.list(attribute(node, "style-name")).unwrap_or_default().to_owned(),
            false => item.style,
        };
        let number =
            if has_words || item.start.is_some() { self.lists.next(&style, item.level, item.start) } else { None };
        if let Some(number) = number.filter(|_| has_words && !self.writer.has_words()) {
            self.writer.item(&number, &Style { link: None, change: None, ..context.style(false) });
        }
    }

    fn list(&mut self, node: Node<'a, 'i>, context: &Context) {
        let outer = node.ancestors().skip(1).take_while(|node| name(*node) != "table-cell");
        let lists: Vec<Node> = outer.filter(|node| name(*node) == "list").collect();
        let level = lists.len();
        let style =
            attribute(node, "style-name").or_else(|| lists.iter().find_map(|list| attribute(*list, "style-name")));
        let style = style.unwrap_or_default().to_owned();
        let goes_on =
            attribute(node, "continue-numbering") == Some("true") || attribute(node, "continue-list").is_some();
        if !goes_on {
            self.lists.restart(&style, level);
        }
        for child in self.elements(node) {
            if name(child) == "list-item" {
                let start = attribute(child, "start-value").and_then(|start| start.parse().ok());
                self.item = Some(Item { style: style.clone(), level, start });
            }
            self.children(child, context);
            self.item = None;
        }
    }

    fn table(&mut self, node: Node<'a, 'i>, context: &Context) {
        let mut rows = Vec::new();
        self.rows(node, context, &mut rows);
        self.writer.add_table(rows);
    }

    fn rows(&mut self, node: Node<'a, 'i>, context: &Context, rows: &mut Vec<Vec<Vec<Block>>>) {
        for child in self.elements(node) {
            match name(child) {
                "table-row" => {
                    // Whatever else stands in a row is read like a cell.
                    let cells = self.elements(child).into_iter();
                    rows.push(cells.map(|cell| self.flow(cell, context)).collect());
                }
                "table-header-rows" | "table-rows" | "table-row-group" => self.rows(child, context, rows),
                "title" | "desc" => self.writer.leave_out(&super::inline::text(child), Omission::Apparatus, None),
                _ => {
                    let blocks = self.flow(child, context);
                    if !blocks.is_empty() {
                        rows.push(vec![blocks]);
                    }
                }
            }
        }
    }
}
