//! Goes through the tokens of a document.

mod asides;

use std::collections::BTreeMap;
use std::mem;
use std::rc::Rc;

use encoding_rs::Encoding;

use super::super::Changes;
use super::super::Refusal;
use super::super::account::{Form, Omission, is_blank};
use super::super::model::LineKind;
use super::super::rich::numerals;
use super::super::rich::{Change, Style, Writer, address, phonetic, symbols};
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

    fn unicode(&mut self, number: i32) {
        let unit = number.rem_euclid(0x1_0000) as u16;
        let half = self.half.take();
        match (half, unit) {
            (_, 0xd800..=0xdbff) => self.half = Some(unit),
            (Some(half), 0xdc00..=0xdfff) => {
                let c = char::decode_utf16([half, unit]).next().and_then(Result::ok);
                self.characters(&String::from(c.unwrap_or('\u{fffd}')));
            }
            (_, unit) => match char::from_u32(u32::from(unit)) {
                Some(c) if !c.is_control() => self.sign_or(c),
                _ => {}
            },
        }
        self.skip = self.group().fallback;
    }

    /// Adds a character; one that only a font of signs has becomes one that everybody has.
    fn sign_or(&mut self, c: char) {
        let font = self.group().font;
        let sign = match c {
            '\u{f020}'..='\u{f0ff}' => symbols::character(self.fonts.signs(font).unwrap_or("Symbol"), c as u32),
            _ => None,
        };
        self.characters(&String::from(sign.unwrap_or(c)));
    }

    /// Decodes the bytes that were collected.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = mem::take(&mut self.bytes);
        let group = self.groups.last().cloned().unwrap_or_default();
        if let Some(font) = self.fonts.signs(group.font).map(str::to_owned).filter(|_| group.is_text()) {
            let sign = |byte: &u8| symbols::character(&font, u32::from(*byte)).unwrap_or(char::from(*byte));
            let text: String = bytes.iter().map(sign).collect();
            return self.characters(&text);
        }
        let font = if group.is_wide { group.wide_font.or(group.font) } else { group.font };
        let mut encoding: &Encoding = self.fonts.encoding(font);
        // A font of another script was left in place over Chinese words.
        if encoding.is_single_byte() && self.fonts.codepage.is_some() && bytes.iter().any(|byte| *byte >= 0x80) {
            let of_document = self.fonts.encoding(None);
            if !of_document.is_single_byte() && !of_document.decode_without_bom_handling(&bytes).1 {
                encoding = of_document;
            }
        }
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.undecoded += text.matches('\u{fffd}').count();
        self.characters(&text.replace(|c: char| c.is_control() && c != '\t', ""));
    }

    /// Adds characters to whatever the group is for.
    pub fn characters(&mut self, text: &str) {
        let group = self.group();
        let destination = group.destination;
        match destination {
            Destination::Text => {
                let style = style(group);
                self.begin_paragraph();
                self.writer.text(text, &style);
            }
            Destination::Skipped | Destination::Info => {}
            Destination::Fonts => self.fonts.name(text),
            Destination::Styles if group.style < 0 => {}
            Destination::Styles => {
                let style = group.style;
                self.styles.entry(style).or_default().push_str(text);
            }
            _ => self.said.push_str(text),
        }
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

    pub fn begin_paragraph_properties(&mut self) {
        let Paragraph { has_begun, is_contents, .. } = self.paragraph;
        self.paragraph = Paragraph { has_begun, is_contents, ..Paragraph::default() };
    }

    fn style_name(&self) -> String {
        self.styles
            .get(&self.paragraph.style)
            .map(|name| name.trim_end_matches(';').trim().to_lowercase())
            .unwrap_or_default()
    }

    /// Begins the paragraph, once its properties are known.
    fn begin_paragraph(&mut self) {
        if mem::replace(&mut self.paragraph.has_begun, true) {
            return;
        }
        self.enter(self.paragraph.level);
        self.paragraph.is_contents = self.style_name().starts_with("toc ");
        if self.paragraph.is_contents {
            self.writer.begin_flow();
        }
        self.writer.begin_paragraph();
        self.set_number();
    }

    /// Sets the number of an item before its words.
    fn set_number(&mut self) {
        let Some(number) = self.number.take() else { return };
        let style = Style { link: None, change: None, ..style(self.group()) };
        let mut chars = number.trim().chars();
        let only = chars.next().filter(|_| chars.next().is_none());
        let is_number = |c: char| c.is_ascii_digit() || crate::interview::is_han(c) || ('①'..='㊿').contains(&c);
        match only.is_some_and(|c| !is_number(c)) {
            true => {
                self.writer.ledger.take(number.trim(), Form::Markup);
                self.writer.item("- ", &style);
            }
            false => {
                let label = numerals::label(&number, false).unwrap_or_default();
                self.writer.text(&label, &style);
                self.writer.set_item();
            }
        }
    }

    pub fn line_break(&mut self) {
        self.begin_paragraph();
        let style = style(self.group());
        self.writer.line_break(&style);
    }

    pub fn end_paragraph(&mut self) {
        self.begin_paragraph();
        let style = Style { hidden: false, ..style(self.group()) };
        if self.writer.is_out(&style) {
            return;
        }
        self.finish_paragraph();
    }

    /// Ends the paragraph, if it has begun.
    pub fn finish_paragraph(&mut self) {
        if !mem::take(&mut self.paragraph.has_begun) {
            return;
        }
        let name = self.style_name();
        let of_name = name.strip_prefix("heading ").and_then(|level| level.parse().ok());
        let level = self.paragraph.outline.map(|level| level + 1).or(of_name).or((name == "title").then_some(1));
        let is_quote =
            ["quote", "intense quote", "quotations", "block text"].iter().any(|quote| name.starts_with(quote));
        let kind = match level {
            Some(level) => LineKind::Heading(level.clamp(1, 6) as u8),
            None if is_quote => LineKind::Quote,
            None => LineKind::Words,
        };
        self.writer.end_paragraph(kind, false);
        if mem::take(&mut self.paragraph.is_contents) {
            let blocks = self.writer.end_flow();
            self.writer.around(blocks);
        }
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
    Style { bold: group.bold, italic: group.italic, hidden: group.hidden, link, change }
}
