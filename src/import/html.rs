//! Web pages, and what word processors and web sites put on the clipboard as HTML.
//!
//! ```text
//! tokens → tree → furniture, styles → lines of a Manuscript
//! ```
//!
//! The account is about the text of a page: what stands in attributes, such as the address of a link, is no text.

mod about;
mod furniture;
mod lines;
mod notes;
mod own;
mod style;
mod tables;
mod tree;

pub use own::{file as own_file, read as own};

use super::account::{Form, Ledger, Omission};
use super::model::{Block, Manuscript, Place};
use furniture::Page;
use lines::Reader;
use style::Classes;
use tree::{Content, Tree};

/// Reads a page, or a part of one from the clipboard.
pub fn read(text: &str) -> Manuscript {
    let mut ledger = Ledger::default();
    let (html, skipped) = without_clipboard_header(text, &mut ledger);
    let tree = Tree::of(html);
    let page = Page::of(&tree);
    let mut classes = Classes::default();
    for id in tree.below(0).filter(|id| tree.element(*id).is_some_and(|element| element.is("style"))) {
        classes.add(&tree.text(id));
    }
    // A page that a script makes visible has its words in what cannot be seen.
    let read = |shows_all: bool| {
        let mut reader = Reader::new(&page, &classes, skipped, shows_all);
        reader.read();
        reader
    };
    let reader = read(false);
    let reader = if reader.invisible > words(&reader.blocks) { read(true) } else { reader };
    let Reader { blocks, links, ledger: read, title, fields, glossary, .. } = reader;
    let mut blocks = notes::place(blocks);
    ledger.notes.extend(read.notes);
    ledger.left_out.extend(read.left_out);
    ledger.taken.extend(read.taken);
    for node in &tree.nodes {
        if let Content::Comment(comment) = &node.what
            && !is_mark(comment)
        {
            ledger.replace("", comment, Form::Markup);
            ledger.leave_out(&**comment, Place::line(node.line + skipped), Omission::Apparatus);
        }
    }
    let mut about = about::read(&tree, &mut blocks, about::Found { title, fields, skipped }, &mut ledger);
    about.glossary = glossary;
    Manuscript { blocks, links, about, ledger, is_typed: false }
}

/// Whether a text has paragraphs in HTML, although it is part of a file of another format.
pub fn has_tags(text: &str) -> bool {
    let ends = ["</p>", "</div>", "</strong>", "</b>", "</em>", "</i>", "</span>", "<br>", "<br/>", "<br />"];
    let lower = text.to_ascii_lowercase();
    ends.iter().map(|end| lower.matches(end).count()).sum::<usize>() > 1
}

/// The texts and comments between the tags of a page.
pub fn text(html: &str) -> String {
    let tree = Tree::of(html);
    let text = |id: usize| match &tree.nodes[id].what {
        Content::Text(text) => Some(text.to_string()),
        Content::Element(_) | Content::Comment(_) => None,
    };
    tree.below(0).filter_map(text).collect()
}

/// Whether a comment is a mark of a word processor: where a list or what was copied begins and ends.
fn is_mark(comment: &str) -> bool {
    let is_condition = comment.starts_with("[if") && comment.ends_with(']');
    (is_condition && comment.len() < 60) || matches!(comment, "[endif]" | "StartFragment" | "EndFragment")
}

fn words(blocks: &[Block]) -> usize {
    let lines = |block: &Block| match block {
        Block::Line(line) => line.text.chars().count(),
        Block::Row(cells) => cells.iter().flatten().map(|line| line.text.chars().count()).sum(),
    };
    blocks.iter().map(lines).sum()
}

/// Leaves out the header that Windows puts before HTML on the clipboard. Returns the rest, and the number of lines before
/// it.
fn without_clipboard_header<'a>(text: &'a str, ledger: &mut Ledger) -> (&'a str, u32) {
    let start = text.trim_start();
    if !start.starts_with("Version:") || !start.get(..400.min(start.len())).unwrap_or(start).contains("StartHTML:") {
        return (text, 0);
    }
    let from = text.find('<').unwrap_or(text.len());
    ledger.leave_out(text[..from].trim(), Place::line(1), Omission::Apparatus);
    (&text[from..], text[..from].matches('\n').count() as u32)
}
