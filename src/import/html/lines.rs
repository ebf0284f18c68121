//! The lines of a page: its paragraphs up to the line breaks in them, its headings, lists and tables.

use std::rc::Rc;

use super::super::account::{Form, Ledger, Omission};
use super::super::model::{Block, Line, LineKind, Place};
use super::super::note::Field;
use super::super::wrap;
use super::furniture::Page;
use super::style::{Classes, Hidden, Style};
use super::tables;
use super::tree::{Content, Element};
use crate::interview::{Mark, MarkKind};

/// Elements that begin and end a paragraph.
const BLOCKS: &str = "|address|article|aside|blockquote|body|caption|center|dd|details|dir|div|dl|dt|fieldset|figcaption|\
    figure|footer|form|h1|h2|h3|h4|h5|h6|header|hgroup|hr|html|legend|li|main|menu|nav|ol|p|pre|section|summary|table|\
    tbody|td|tfoot|th|thead|tr|ul|";

/// What words inherit from the elements around them.
#[derive(Clone, Debug, Default)]
pub struct Around {
    style: Style,
    link: Option<Rc<str>>,
    kind: Option<LineKind>,
}

pub struct Reader<'a> {
    pub page: &'a Page<'a>,
    classes: &'a Classes,
    /// The lines of the file before the page.
    skipped: u32,
    /// Whether invisible text counts as text.
    shows_all: bool,
    pub blocks: Vec<Block>,
    pub links: Vec<(Rc<str>, Place)>,
    pub ledger: Ledger,
    /// What `title` has, and the line of the file.
    pub title: Option<(String, u32)>,
    /// How many characters are invisible.
    pub invisible: usize,
    /// The line that is being read.
    line: Option<Line>,
    /// White space before the next word.
    space: String,
    /// The line breaks before the next word; a paragraph has none.
    breaks: Option<usize>,
    /// The number or the dash of an item of a list, before its first word.
    marker: String,
    /// Whether the line is an item below another one of its list.
    goes_on: bool,
    /// What elements are fields by their names: the value, and the line of the file.
    pub fields: Vec<(Field, String, u32)>,
    /// Whether a heading of the page still has to be found in its furniture.
    wants_title: bool,
}

impl<'a> Reader<'a> {
    pub fn new(page: &'a Page<'a>, classes: &'a Classes, skipped: u32, shows_all: bool) -> Reader<'a> {
        Reader {
            page,
            classes,
            skipped,
            shows_all,
            blocks: Vec::new(),
            links: Vec::new(),
            ledger: Ledger::default(),
            title: None,
            invisible: 0,
            line: None,
            space: String::new(),
            breaks: None,
            marker: String::new(),
            goes_on: false,
            fields: Vec::new(),
            wants_title: true,
        }
    }

    /// Reads the whole page.
    pub fn read(&mut self) {
        let is_heading = |id: &usize| self.page.tree.element(*id).is_some_and(|element| element.is("h1"));
        self.wants_title = !self.page.tree.below(0).filter(is_heading).any(|id| !self.page.is_in_furniture(id));
        self.children(0, &Around::default());
        self.end_line();
    }

    pub fn children(&mut self, id: usize, around: &Around) {
        for child in &self.page.tree.nodes[id].children {
            self.node(*child, around);
        }
    }

    fn place(&self, id: usize) -> Place {
        Place::line(self.page.tree.nodes[id].line + self.skipped)
    }

    pub fn node(&mut self, id: usize, around: &Around) {
        match &self.page.tree.nodes[id].what {
            Content::Comment(_) => {}
            Content::Text(text) => self.text(text, around, &self.place(id)),
            Content::Element(element) => self.element(id, element, around),
        }
    }

    fn element(&mut self, id: usize, element: &'a Element, around: &Around) {
        match &*element.name {
            "title" if self.title.is_none() && !self.page.is_within(id, "|svg|") => {
                let words: Vec<String> = self.page.tree.text(id).split_whitespace().map(str::to_owned).collect();
                self.title =
                    Some((words.join(" "), self.page.tree.nodes[id].line)).filter(|(title, _)| !title.is_empty());
                return;
            }
            "br" => return self.line_break(),
            "img" => return self.attribute(element.attribute("alt"), &self.place(id)),
            "del" | "rt" | "rp" => return self.leave_out(id, Omission::Apparatus),
            _ => {}
        }
        if self.page.is_path(id, element) {
            self.end_line();
            self.text(&self.page.tree.text(id), &Around::default(), &self.place(id));
            return self.end_line();
        }
        if let Some(field) = field(element) {
            let text = self.page.tree.text(id);
            return self.fields.push((field, text.trim().to_owned(), self.page.tree.nodes[id].line));
        }
        if self.page.is_furniture(id, element) {
            return self.furniture(id);
        }
        let own = self.classes.of(element);
        match own.hidden {
            Some(Hidden::Absent) => return self.leave_out(id, Omission::Other),
            Some(Hidden::Invisible) if !self.shows_all => {
                self.invisible += self.page.tree.text(id).chars().filter(|c| !c.is_whitespace()).count();
                return self.leave_out(id, Omission::Other);
            }
            _ => {}
        }
        let around = self.around(id, element, own, around);
        match &*element.name {
            "table" if !self.page.is_layout(id) => return tables::read(self, id, &around),
            "dl" => return tables::read_definitions(self, id, &around),
            "li" => self.item(id, element),
            "sup" if self.is_reference(id) => return self.reference(id, &around),
            "q" => {
                self.added("“", &around, id);
                self.children(id, &around);
                return self.added("”", &around, id);
            }
            // A speaker's name in a transcript of Lark.
            "cite" if self.page.tree.text(id).trim().is_empty() => {
                return self.added(element.attribute("user-name"), &around, id);
            }
            _ => {}
        }
        let is_block = element.is(BLOCKS);
        if is_block {
            self.end_line();
        }
        self.children(id, &around);
        if is_block {
            self.end_line();
            self.marker.clear();
        }
    }

    /// What the words within an element inherit.
    fn around(&mut self, id: usize, element: &Element, own: Style, around: &Around) -> Around {
        let mut around = Around { style: Style { hidden: None, ..own.or(around.style) }, ..around.clone() };
        let href = element.attribute("href");
        if element.is("a") && (href.starts_with("http://") || href.starts_with("https://")) {
            let address: Rc<str> = href.trim().into();
            if !address.contains(char::is_whitespace) {
                self.ledger.replace("", &address, Form::Markup);
                self.links.push((address.clone(), self.place(id)));
                around.link = Some(address);
            }
        }
        around.kind = self.kind(element).or(around.kind);
        around
    }

    fn kind(&self, element: &Element) -> Option<LineKind> {
        let style = element.attribute("style");
        let is_note = element.attribute("role").starts_with("doc-footnote")
            || element.attribute("role").starts_with("doc-endnote")
            || element.attribute("epub:type").contains("footnote")
            || ["mso-element:footnote", "mso-element:endnote", "mso-element:comment"]
                .iter()
                .any(|mark| style.contains(mark) && !style.contains("-list"))
            || element.attribute("id").starts_with("sdfootnote") && element.is("div");
        let has_class = |name: &str| element.attribute("class").split_whitespace().any(|class| class == name);
        match &*element.name {
            _ if is_note => Some(LineKind::Note),
            "h1" => Some(LineKind::Heading(1)),
            "h2" => Some(LineKind::Heading(2)),
            "h3" => Some(LineKind::Heading(3)),
            "h4" => Some(LineKind::Heading(4)),
            "h5" => Some(LineKind::Heading(5)),
            "h6" => Some(LineKind::Heading(6)),
            "p" if has_class("MsoTitle") || has_class("title") => Some(LineKind::Heading(1)),
            "blockquote" => Some(LineKind::Quote),
            _ => None,
        }
    }

    /// Prepares an item of a list. Its number is no text of the page, but readers see it.
    fn item(&mut self, id: usize, element: &Element) {
        self.end_line();
        self.marker.clear();
        self.goes_on = false;
        let parent = self.page.tree.nodes[id].parent;
        let list = self.page.tree.element(parent);
        let is_ordered = list.is_some_and(|list| list.is("ol"));
        let style = format!("{};{}", list.map_or("", |list| list.attribute("style")), element.attribute("style"));
        let is_bare = style.contains("list-style-type:none")
            || style.contains("list-style-type: none")
            || style.contains("list-style: none")
            || style.contains("list-style:none");
        if is_bare || !self.begins_with_words(id) {
            return;
        }
        let is_item = |id: &&usize| self.page.tree.element(**id).is_some_and(|element| element.is("li"));
        let before = self.page.tree.nodes[parent].children.iter().take_while(|child| **child != id).filter(is_item);
        let before = before.count();
        self.goes_on = before > 0;
        if !is_ordered {
            self.marker = "- ".into();
            return;
        }
        let first: usize = list.and_then(|list| list.attribute("start").parse().ok()).unwrap_or(1);
        let number = element.attribute("value").parse().unwrap_or(first.saturating_add(before));
        self.marker = format!("{number}. ");
    }

    /// Whether an item of a list has words of its own, and is not only around another list.
    fn begins_with_words(&self, id: usize) -> bool {
        let first = self.page.tree.below(id).find(|id| match &self.page.tree.nodes[*id].what {
            Content::Text(text) => !text.trim().is_empty(),
            Content::Element(element) => element.is("|ul|ol|table|"),
            Content::Comment(_) => false,
        });
        first.is_some_and(|id| self.page.tree.element(id).is_none())
    }

    /// Whether a raised number leads to a footnote.
    fn is_reference(&self, id: usize) -> bool {
        let text = self.page.tree.text(id);
        let leads = |id: usize| {
            self.page.tree.element(id).is_some_and(|one| one.is("a") && one.attribute("href").starts_with('#'))
        };
        let number = text.trim();
        (1..=3).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit())
            && self.page.tree.below(id).any(leads)
    }

    /// Sets brackets around the number of a footnote, so that it does not read like one with the word before it.
    fn reference(&mut self, id: usize, around: &Around) {
        self.added("[", around, id);
        self.children(id, around);
        self.added("]", around, id);
    }

    /// Adds words that the page does not have as text.
    fn added(&mut self, words: &str, around: &Around, id: usize) {
        self.ledger.replace("", words, Form::Markup);
        let preserved = Around { style: Style { preserves: Some(true), ..around.style }, ..around.clone() };
        self.text(words, &preserved, &self.place(id));
    }

    fn line_break(&mut self) {
        let breaks = self.breaks.unwrap_or_default();
        let had_words = self.line.is_some();
        self.push_line();
        self.breaks = Some(if had_words || self.breaks.is_some() { breaks + 1 } else { 0 });
    }

    /// Ends a paragraph.
    pub fn end_line(&mut self) {
        self.push_line();
        self.breaks = None;
    }

    fn push_line(&mut self) {
        self.space.clear();
        let Some(mut line) = self.line.take() else { return };
        if line.text.trim_matches(super::super::account::is_white).is_empty() {
            return;
        }
        let is_white = super::super::account::is_white;
        line.cut_start(line.text.len() - line.text.trim_start_matches(is_white).len());
        line.text.truncate(line.text.trim_end_matches(is_white).len());
        // The items of a list stand together, unless they are what somebody says.
        let has_label = line.text.chars().take(40).any(|c| matches!(c, ':' | '：'));
        if std::mem::take(&mut self.goes_on) && !has_label {
            line.starts = false;
        }
        line.marks.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
        self.breaks = Some(0);
        self.blocks.push(Block::Line(line));
    }

    /// Adds text to the line.
    fn text(&mut self, text: &str, around: &Around, place: &Place) {
        for (n, row) in text.split('\n').enumerate() {
            if n > 0 && around.style.preserves == Some(true) {
                self.line_break();
            } else if n > 0 {
                self.space.push('\n');
            }
            self.row(row, around, place);
        }
    }

    fn row(&mut self, row: &str, around: &Around, place: &Place) {
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\r' | '\u{c}' | '\u{a0}');
        let mut rest = row;
        while !rest.is_empty() {
            let words = rest.trim_start_matches(is_space);
            self.space.push_str(&rest[..rest.len() - words.len()]);
            let end = words.find(is_space).unwrap_or(words.len());
            if end > 0 {
                self.word(&words[..end], around, place);
            }
            rest = &words[end..];
        }
    }

    fn word(&mut self, word: &str, around: &Around, place: &Place) {
        let space = std::mem::take(&mut self.space);
        let line = match &mut self.line {
            Some(line) => {
                line.text.push_str(joint(&line.text, &space, word));
                line
            }
            None => {
                let breaks = self.breaks.take();
                let kind = around.kind.unwrap_or(LineKind::Words);
                let marker = std::mem::take(&mut self.marker);
                self.ledger.replace("", &marker, Form::Markup);
                let (starts, is_broken) = (breaks.is_none_or(|breaks| breaks != 1), breaks == Some(1));
                self.line.insert(Line { kind, starts, is_broken, ..Line::new(marker, place.clone()) })
            }
        };
        let from = line.text.len();
        line.text.push_str(word);
        let to = line.text.len();
        let is_heading = matches!(line.kind, LineKind::Heading(_));
        let mut mark = |kind: MarkKind| {
            let touches = |mark: &&mut Mark| {
                mark.kind == kind && line.text.get(mark.range.end..from).is_some_and(|gap| gap.trim().is_empty())
            };
            match line.marks.iter_mut().rev().find(touches) {
                Some(mark) => mark.range.end = to,
                None => line.marks.push(Mark { range: from..to, kind }),
            }
        };
        if around.style.bold == Some(true) && !is_heading {
            mark(MarkKind::Strong);
        }
        if around.style.italic == Some(true) && !is_heading {
            mark(MarkKind::Emphasis);
        }
        if let Some(link) = &around.link {
            mark(MarkKind::Link(link.clone()));
        }
    }

    /// Accounts for the text of an attribute.
    fn attribute(&mut self, text: &str, place: &Place) {
        self.ledger.replace("", text, Form::Markup);
        self.ledger.leave_out(text, place.clone(), Omission::Apparatus);
    }

    fn leave_out(&mut self, id: usize, kind: Omission) {
        let tree = self.page.tree;
        let words = tree.below(id).filter_map(|id| match &tree.nodes[id].what {
            Content::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Content::Element(_) | Content::Comment(_) => None,
        });
        let words: Vec<&str> = words.collect();
        self.ledger.leave_out(words.join(" "), self.place(id), kind);
    }

    /// Leaves out furniture, but for a heading that is the only one of the page.
    fn furniture(&mut self, id: usize) {
        let tree = self.page.tree;
        let heading = tree.below(id).find(|id| tree.element(*id).is_some_and(|element| element.is("h1")));
        let Some(heading) = heading.filter(|_| self.wants_title) else {
            return self.leave_out(id, Omission::Furniture);
        };
        self.wants_title = false;
        let within: Vec<usize> = tree.below(heading).collect();
        for other in tree.below(id).filter(|id| !within.contains(id)) {
            if let Content::Text(text) = &tree.nodes[other].what {
                self.ledger.leave_out(&**text, self.place(other), Omission::Furniture);
            }
        }
        self.end_line();
        self.children(heading, &Around { kind: Some(LineKind::Heading(1)), ..Around::default() });
        self.end_line();
    }
}

/// What an element of an article of WeChat says about it: the account, the date.
fn field(element: &Element) -> Option<Field> {
    match element.attribute("id") {
        "js_name" => Some(Field::Source),
        "publish_time" => Some(Field::Date),
        _ => None,
    }
}

/// What stands between two words for the white space of a page.
fn joint<'a>(before: &str, space: &'a str, after: &str) -> &'a str {
    let is_dense = |text: &str| text.chars().next_back().is_some_and(|c| wrap::is_dense(c.encode_utf8(&mut [0; 4])));
    match space {
        "" => "",
        // A line of the file ends between two Chinese characters.
        _ if space.contains('\n') && is_dense(before) && wrap::is_dense(after) => "",
        "\u{a0}" => space,
        _ => " ",
    }
}
