//! Goes through the text of a document.

mod fields;
mod inline;
mod tables;

use std::collections::BTreeMap;
use std::rc::Rc;

use roxmltree::Node;

use super::super::account::{Omission, is_blank};
use super::super::model::{Block, LineKind};
use super::super::note::{Severity, What};
use super::super::rich::{Change, Run, Style, Writer, blocks_text};
use super::super::xml::{attribute, child, name};
use super::Relations;
use super::numbering::Numbering;
use super::styles::{self, Item, Styles};
use fields::Fields;

/// What text inherits from the elements around it.
#[derive(Clone, Default)]
struct Context {
    change: Option<Change>,
    link: Option<Rc<str>>,
    /// How the characters of the paragraph are set.
    run: Run,
    style: Style,
    /// The font of signs that the text is set in.
    font: Option<String>,
    /// Whether it is the prompt of a form that nobody has filled in.
    is_prompt: bool,
}

/// A footnote or a comment, in its part.
struct Aside<'a, 'i> {
    part: String,
    node: Node<'a, 'i>,
}

pub struct Body<'w, 'a, 'i> {
    writer: &'w mut Writer,
    styles: &'w Styles,
    numbering: Numbering,
    relations: &'w BTreeMap<String, Relations>,
    /// The pages that are embedded as text.
    pages: &'w BTreeMap<String, String>,
    /// Footnotes, endnotes and comments that were not yet referred to, by their kind and id.
    asides: BTreeMap<(&'static str, String), Aside<'a, 'i>>,
    /// How many footnotes and endnotes there were.
    notes: [u32; 2],
    fields: Fields,
    /// The part that is being read.
    part: String,
}

impl<'w, 'a, 'i> Body<'w, 'a, 'i> {
    pub fn new(
        writer: &'w mut Writer,
        styles: &'w Styles,
        numbering: Numbering,
        relations: &'w BTreeMap<String, Relations>,
        pages: &'w BTreeMap<String, String>,
    ) -> Body<'w, 'a, 'i> {
        let (asides, fields, part) = (BTreeMap::new(), Fields::default(), String::new());
        Body { writer, styles, numbering, relations, pages, asides, notes: [0; 2], fields, part }
    }

    /// Makes the footnotes, endnotes or comments of a part known, to which the text refers.
    pub fn know(&mut self, part: &str, root: Node<'a, 'i>) {
        for node in root.children() {
            let kind = match name(node) {
                "footnote" => "footnote",
                "endnote" => "endnote",
                "comment" => "comment",
                _ if is_blank(&text(node)) => continue,
                _ => "other",
            };
            // The lines between text and footnotes have a type.
            let is_note = attribute(node, "type").is_none_or(|kind| kind == "normal");
            if is_note || !is_blank(&text(node)) {
                let mut key = (kind, attribute(node, "id").unwrap_or_default().to_owned());
                // Nothing refers to the second of two with the same id.
                while self.asides.contains_key(&key) {
                    key.1.push('\'');
                }
                self.asides.insert(key, Aside { part: part.to_owned(), node });
            }
        }
    }

    /// Reads the document.
    pub fn part(&mut self, part: &str, root: Node<'a, 'i>) {
        self.part = part.to_owned();
        self.children(root, &Context::default());
    }

    /// Reads a header or footer.
    pub fn around(&mut self, part: &str, root: Node<'a, 'i>) {
        let blocks = self.blocks_of(part, root, &Context::default());
        self.writer.around(blocks);
    }

    /// Leaves out what nothing refers to, and takes the comments.
    pub fn finish(&mut self) {
        while let Some(((kind, _), aside)) = self.asides.pop_first() {
            let blocks = self.blocks_of(&aside.part, aside.node, &Context::default());
            let text = blocks_text(&blocks);
            match kind {
                "comment" => {
                    let author = attribute(aside.node, "author").unwrap_or_default();
                    self.writer.comment(author, &text, None);
                }
                _ => {
                    let outer = self.writer.enter_part(&aside.part);
                    self.writer.leave_out(&text, Omission::Apparatus, None);
                    self.writer.leave_part(outer);
                }
            }
        }
    }

    /// The blocks of another part of the file.
    fn blocks_of(&mut self, part: &str, node: Node<'a, 'i>, context: &Context) -> Vec<Block> {
        let outer = std::mem::replace(&mut self.part, part.to_owned());
        let fields = std::mem::take(&mut self.fields);
        let state = self.writer.enter_part(part);
        self.writer.begin_flow();
        self.children(node, context);
        let blocks = self.writer.end_flow();
        self.writer.leave_part(state);
        self.fields = fields;
        self.part = outer;
        blocks
    }

    fn children(&mut self, node: Node<'a, 'i>, context: &Context) {
        for child in node.children().filter(Node::is_element) {
            self.element(child, context);
        }
    }

    fn element(&mut self, node: Node<'a, 'i>, context: &Context) {
        match name(node) {
            // DrawingML has paragraphs of its own.
            "p" => self.paragraph(node, context),
            "tbl" => self.table(node, context),
            "r" => self.run(node, context),
            "t" | "delText" => {
                self.text(node, context);
                self.children(node, context);
            }
            "ins" | "moveTo" => self.changed(node, Change::Inserted, context),
            "del" | "moveFrom" => self.changed(node, Change::Deleted, context),
            "hyperlink" => self.hyperlink(node, context),
            "sdt" => {
                let is_prompt = child(node, "sdtPr")
                    .and_then(|properties| child(properties, "showingPlcHdr"))
                    .is_some_and(styles::is_on);
                self.children(node, &Context { is_prompt: is_prompt || context.is_prompt, ..context.clone() });
            }
            "txbxContent" => {
                self.writer.begin_flow();
                let around = Context { change: context.change, ..Context::default() };
                self.children(node, &around);
                let blocks = self.writer.end_flow();
                self.writer.add(blocks);
            }
            "AlternateContent" => self.alternatives(node, context),
            "altChunk" => self.embedded(node),
            "blip" | "imagedata" => self.writer.picture(),
            // Properties have no text of the document.
            "pPr" | "rPr" | "tblPr" | "tblPrEx" | "tblGrid" | "trPr" | "tcPr" | "sectPr" | "sdtPr" | "sdtEndPr"
            | "ctrlPr" | "fPr" => {}
            _ => self.inline(node, context),
        }
    }

    fn changed(&mut self, node: Node<'a, 'i>, change: Change, context: &Context) {
        let change = match context.change {
            Some(before) if before != change => Change::Undone,
            _ => change,
        };
        self.children(node, &Context { change: Some(change), ..context.clone() });
    }

    fn paragraph(&mut self, node: Node<'a, 'i>, context: &Context) {
        let properties = child(node, "pPr");
        let of = |name: &str| properties.and_then(|of| child(of, name)).and_then(|node| attribute(node, "val"));
        let style = of("pStyle");
        let run = self.styles.of_paragraph(style);
        if self.styles.is_called(style, &["toc ", "table of figures"]) {
            return self.contents(node, context);
        }
        self.writer.begin_paragraph();
        let own = Item::of(properties);
        let of_style = self.styles.item(style);
        let item = Item { list: own.list.or(of_style.list), level: own.level.or(of_style.level) };
        let has_words = !is_blank(&text(node)) || node.descendants().any(|node| name(node) == "sym");
        let mark = properties.and_then(|properties| child(properties, "rPr"));
        let mut context = Context { run, ..context.clone() };
        context.style = context.styled(run);
        // Word does not count what is deleted as a whole.
        let is_out = self.is_out_as_a_whole(node, mark, &context);
        if let Some(number) = Some(()).filter(|()| !is_out).and_then(|()| self.numbering.next(&item))
            && has_words
            && !self.writer.has_words()
        {
            let run = styles::run(mark).or(run);
            let (bold, struck) = (run.bold == Some(true), run.struck == Some(true));
            let style = Style { bold, struck, ..Style::default() };
            self.writer.item(&number, &style);
        }
        self.children(node, &context);
        let level = styles::outline(properties).or_else(|| self.styles.level(style)).filter(|level| *level > 0);
        let kind = match level {
            Some(level) => LineKind::Heading(level.min(6)),
            None if self.styles.is_called(style, &["quote", "intense quote", "quotations", "block text"]) => {
                LineKind::Quote
            }
            None => LineKind::Words,
        };
        let goes_on = self.is_mark_out(mark);
        self.writer.end_paragraph(kind, goes_on);
    }

    /// Whether the end of a paragraph is deleted, so that the next one goes on in it.
    fn is_mark_out(&self, mark: Option<Node>) -> bool {
        let has = |name: &str| mark.is_some_and(|mark| child(mark, name).is_some());
        let change = match (has("ins") || has("moveTo"), has("del") || has("moveFrom")) {
            (true, true) => Some(Change::Undone),
            (true, false) => Some(Change::Inserted),
            (false, true) => Some(Change::Deleted),
            (false, false) => None,
        };
        self.writer.is_out(&Style { change, ..Style::default() })
    }

    fn is_out_as_a_whole(&self, node: Node, mark: Option<Node>, context: &Context) -> bool {
        let is_in = |node: Node| {
            let mut around = node.ancestors().take_while(|one| name(*one) != "p").map(name);
            let change = around.find_map(|name| match name {
                "ins" | "moveTo" => Some(Change::Inserted),
                "del" | "moveFrom" => Some(Change::Deleted),
                _ => None,
            });
            !self.writer.is_out(&Style { change: change.or(context.change), ..Style::default() })
        };
        self.is_mark_out(mark) && !node.descendants().any(|node| is_text(node) && is_in(node))
    }

    /// Leaves out a line of a table of contents: its words are those of a heading.
    fn contents(&mut self, node: Node<'a, 'i>, context: &Context) {
        self.writer.begin_flow();
        self.writer.begin_paragraph();
        self.children(node, context);
        self.writer.end_paragraph(LineKind::Words, false);
        let blocks = self.writer.end_flow();
        self.writer.around(blocks);
    }

    /// Reads the first of several forms of the same content.
    fn alternatives(&mut self, node: Node<'a, 'i>, context: &Context) {
        let all: Vec<Node> = node.children().filter(|child| matches!(name(*child), "Choice" | "Fallback")).collect();
        let shown = |node: Node| -> String {
            let is_shown = |one: &Node| !one.ancestors().take_while(|up| *up != node).any(|up| name(up) == "Fallback");
            node.descendants().filter(|node| is_text(*node)).filter(is_shown).map(own_text).collect()
        };
        let has_words = |node: &Node| !is_blank(&shown(*node));
        let others = |node: &Node| node.is_element() && !matches!(name(*node), "Choice" | "Fallback");
        node.children().filter(others).for_each(|child| self.element(child, context));
        let Some(first) = all.iter().position(has_words).or(Some(0)).filter(|_| !all.is_empty()) else { return };
        self.children(all[first], context);
        let words = shown(all[first]);
        for (_, other) in all.iter().enumerate().filter(|(n, _)| *n != first) {
            let text = text(*other);
            match text == words {
                true => self.writer.twice(&text),
                false => self.writer.leave_out(&text, Omission::Other, None),
            }
        }
    }

    /// Reads a page that is embedded as text, and notes another file.
    fn embedded(&mut self, node: Node) {
        let target = attribute(node, "id").and_then(|id| self.relation(id));
        if let Some((part, page)) = target.as_ref().and_then(|target| self.pages.get_key_value(target)) {
            return self.writer.embed(part, super::super::html::read(page));
        }
        let file = target.as_deref().and_then(|target| target.rsplit('/').next()).unwrap_or_default().to_owned();
        let place = self.writer.place();
        self.writer.ledger.note(Severity::Doubt, Some(place), What::Embedded(file));
    }

    /// The target of a relation of the part that is being read.
    fn relation(&self, id: &str) -> Option<String> {
        self.relations.get(&self.part)?.get(id).map(|(_, target)| target.clone())
    }
}

/// Whether an element has words of the document.
pub fn is_text(node: Node) -> bool {
    matches!(name(node), "t" | "delText")
}

/// All text below an element.
pub fn text(node: Node) -> String {
    node.descendants().filter(|node| is_text(*node)).map(own_text).collect()
}

/// The text of an element, without that of elements in it.
pub fn own_text(node: Node) -> String {
    node.children().filter(Node::is_text).filter_map(|child| child.text()).collect()
}
