//! Goes through the tokens of a document.

mod asides;
mod characters;
mod paragraphs;

use std::collections::BTreeMap;
use std::mem;
use std::rc::Rc;

use super::super::Changes;
use super::super::Refusal;
use super::super::account::{Omission, is_blank};
use super::super::rich::{Change, Style, Writer, address, phonetic};
use super::fonts::Fonts;
use super::groups::{Destination, Group};
use super::tables::Table;
use super::tokens::Token;
use super::{DEEPEST, control};

/// What is said of the paragraph.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    pub style: i32,
    pub outline: Option<i32>,
    /// How many tables stand around it.
    pub level: usize,
    /// Whether it has text, or something in its place.
    has_begun: bool,
    is_contents: bool,
}

pub struct Reader {
    pub writer: Writer,
    pub fonts: Fonts,
    pub default_font: Option<i32>,
    groups: Vec<Group>,
    /// Bytes that are not decoded yet.
    bytes: Vec<u8>,
    /// The first half of a Unicode character.
    half: Option<u16>,
    /// How many bytes that stand in for a Unicode character are still to come.
    skip: u32,
    undecoded: usize,
    /// Text that is no text of the document: the name of a style, an instruction.
    said: String,
    /// The number of the item whose paragraph comes next.
    number: Option<String>,
    styles: BTreeMap<i32, String>,
    pub paragraph: Paragraph,
    pub tables: Vec<Table>,
    /// What waits for a footnote or another aside to end.
    outer: Vec<(Paragraph, Vec<Table>)>,
    author: String,
    pub is_endnote: bool,
    notes: [u32; 2],
}

impl Reader {
    pub fn new(changes: Changes) -> Reader {
        Reader {
            writer: Writer::new(changes),
            fonts: Fonts::default(),
            default_font: None,
            groups: Vec::new(),
            bytes: Vec::new(),
            half: None,
            skip: 0,
            undecoded: 0,
            said: String::new(),
            number: None,
            styles: BTreeMap::new(),
            paragraph: Paragraph::default(),
            tables: Vec::new(),
            outer: Vec::new(),
            author: String::new(),
            is_endnote: false,
            notes: [0; 2],
        }
    }

    pub fn token(&mut self, token: Token) -> Result<(), Refusal> {
        if let Token::Byte(byte) = token {
            if self.skip > 0 {
                self.skip -= 1;
            } else if !self.groups.is_empty() {
                self.bytes.push(byte);
            }
            return Ok(());
        }
        self.flush();
        match token {
            Token::Word("u", Some(number)) => self.unicode(number),
            _ => {
                self.skip = 0;
                self.half = None;
                self.structure(token)?;
            }
        }
        Ok(())
    }

    fn structure(&mut self, token: Token) -> Result<(), Refusal> {
        match token {
            Token::Open if self.groups.len() >= DEEPEST => return Err(Refusal::TooDeep),
            Token::Open => {
                let inner = self.groups.last().map_or(Group { fallback: 1, ..Group::default() }, Group::inner);
                self.groups.push(inner);
            }
            Token::Close => self.close(),
            Token::Word(..) | Token::Symbol(_) if self.groups.is_empty() => {}
            Token::Word(name, number) => self.word(name, number),
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Byte(_) => {}
        }
        Ok(())
    }

    /// Whether the last group is closed.
    pub fn has_ended(&self) -> bool {
        self.groups.is_empty()
    }

    pub fn group(&mut self) -> &mut Group {
        if self.groups.is_empty() {
            self.groups.push(Group { fallback: 1, ..Group::default() });
        }
        self.groups.last_mut().expect("there is one")
    }

    /// Whether a group around the text has a destination.
    pub fn is_in(&self, destination: Destination) -> bool {
        self.groups.iter().any(|group| group.destination == destination)
    }

    pub fn picture(&mut self) {
        self.writer.picture();
    }

    fn close(&mut self) {
        let Some(group) = self.groups.pop() else { return };
        if let Some(aside) = group.aside {
            return self.end_aside(aside);
        }
        if !group.begins {
            return;
        }
        let said = match group.destination {
            Destination::Text | Destination::Skipped | Destination::Fonts | Destination::Styles => return,
            _ => mem::take(&mut self.said),
        };
        match group.destination {
            Destination::LeftOut => self.writer.leave_out(&said, Omission::Apparatus, None),
            Destination::Property(name) => self.writer.property(control::field(name), name, &said),
            Destination::Instruction => {
                if phonetic(&said).is_some() && self.group().is_text() {
                    self.begin_paragraph();
                    let style = style(self.group());
                    self.writer.guide(&said, &style);
                }
                let link = address(&said).and_then(|address| self.writer.link(address));
                self.group().next_link = link;
            }
            Destination::Number => {
                if self.number.is_some() || self.paragraph.has_begun {
                    self.begin_paragraph();
                    self.set_number();
                }
                self.number = Some(said).filter(|said| !is_blank(said));
                if self.paragraph.has_begun {
                    self.set_number();
                }
            }
            Destination::Author => self.author = said,
            _ => {}
        }
    }

    /// Begins the result of a field.
    pub fn begin_result(&mut self) {
        let link = self.groups.iter().rev().nth(1).and_then(|field| field.next_link.clone());
        let group = self.group();
        group.link = link.or_else(|| group.link.clone());
    }
}

fn style(group: &Group) -> Style {
    let change = match (group.inserted, group.deleted) {
        (true, true) => Some(Change::Undone),
        (true, false) => Some(Change::Inserted),
        (false, true) => Some(Change::Deleted),
        (false, false) => None,
    };
    let link: Option<Rc<str>> = group.link.clone();
    Style { bold: group.bold, italic: group.italic, hidden: group.hidden, struck: group.struck, link, change }
}
