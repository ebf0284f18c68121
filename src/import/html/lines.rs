//! The lines of a page: its paragraphs up to the line breaks in them, its headings, lists and tables.

mod flow;
mod parts;

use std::rc::Rc;

use super::super::account::{Form, Ledger, Omission};
use super::super::model::{Block, Line, LineKind, Place, Term};
use super::super::note::{Field, Severity, What};
use super::furniture::Page;
use super::style::{Classes, Hidden, Style};
use super::tables;
use super::tree::{Content, Element};
use parts::is_speaker;

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
    /// Whether the line stands in the middle.
    is_centred: bool,
    /// The words with readings.
    pub glossary: Vec<Term>,
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
            is_centred: false,
            glossary: Vec::new(),
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
            "ruby" => return self.ruby(id, around),
            _ => {}
        }
        if self.page.is_path(id, element) {
            self.end_line();
            self.text(&self.page.tree.text(id), &Around::default(), &self.place(id));
            return self.end_line();
        }
        if let Some(field) = field(element) {
            return self.field(id, field);
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
        if own.struck == Some(true) {
            return self.struck(id);
        }
        let around = self.around(id, element, own, around);
        match &*element.name {
            "table" if !self.page.is_layout(id) => return tables::read(self, id, &around),
            "dl" => return tables::read_definitions(self, id, &around),
            "li" => self.item(id, element, &around),
            "sup" if self.is_reference(id) => return self.reference(id, &around),
            "a" if is_note_number(element) => {
                self.reference(id, &around);
                self.space.push(' ');
                return;
            }
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
        if is_speaker(element) && self.is_name(id) {
            return self.speaker(id, &around);
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

    /// Adds words that the page does not have as text.
    fn added(&mut self, words: &str, around: &Around, id: usize) {
        self.ledger.replace("", words, Form::Markup);
        let preserved = Around { style: Style { preserves: Some(true), ..around.style }, ..around.clone() };
        self.text(words, &preserved, &self.place(id));
    }

    /// Accounts for the text of an attribute.
    fn attribute(&mut self, text: &str, place: &Place) {
        self.ledger.replace("", text, Form::Markup);
        self.ledger.leave_out(text, place.clone(), Omission::Apparatus);
    }

    fn leave_out(&mut self, id: usize, kind: Omission) {
        self.leave_out_but(id, kind, &[]);
    }

    /// Leaves out an element, but for some of the nodes below it.
    fn leave_out_but(&mut self, id: usize, kind: Omission, kept: &[usize]) {
        let tree = self.page.tree;
        let words = tree.below(id).filter(|id| !kept.contains(id)).filter_map(|id| match &tree.nodes[id].what {
            Content::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Content::Element(_) | Content::Comment(_) => None,
        });
        let words: Vec<&str> = words.collect();
        self.ledger.leave_out(words.join(" "), self.place(id), kind);
    }

    /// Leaves out what somebody struck through, and notes it.
    fn struck(&mut self, id: usize) {
        let words = self.page.tree.text(id);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.ledger.note(Severity::Doubt, Some(self.place(id)), What::Struck(words));
        }
        self.leave_out(id, Omission::Struck);
    }

    /// Takes an element that says something about the article.
    fn field(&mut self, id: usize, field: Field) {
        let text = self.page.tree.text(id);
        self.fields.push((field, text.trim().to_owned(), self.page.tree.nodes[id].line));
    }

    /// Takes the fields of an article that stand beside its words. Returns the nodes below them.
    fn fields_within(&mut self, id: usize) -> Vec<usize> {
        let tree = self.page.tree;
        let fields: Vec<(usize, Field)> =
            tree.below(id).filter_map(|id| Some((id, field(tree.element(id)?)?))).collect();
        fields.iter().for_each(|(id, kind)| self.field(*id, *kind));
        fields.iter().flat_map(|(id, _)| tree.below(*id)).collect()
    }

    /// Leaves out furniture, but for a heading that is the only one of the page.
    fn furniture(&mut self, id: usize) {
        let tree = self.page.tree;
        let heading = tree.below(id).find(|id| tree.element(*id).is_some_and(|element| element.is("h1")));
        let mut within = self.fields_within(id);
        let Some(heading) = heading.filter(|_| self.wants_title) else {
            return self.leave_out_but(id, Omission::Furniture, &within);
        };
        self.wants_title = false;
        within.extend(tree.below(heading));
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

/// Whether a link is the number before a footnote in a page of LibreOffice.
fn is_note_number(element: &Element) -> bool {
    matches!(element.attribute("class"), "sdfootnotesym" | "sdendnotesym")
}
