//! What the readers of word processors' files have in common: they call a [`Writer`] for each piece of a document, in its
//! order, and get a [`Manuscript`].

pub mod numerals;
pub mod symbols;

use std::mem;
use std::rc::Rc;

use super::account::{Form, Ledger, Omission, is_blank, is_white};
use super::model::{Block, Line, LineKind, Manuscript, Place, Term};
use super::note::{Field, Reason, Severity, What};
use super::{Changes, furniture};
use crate::interview::{Mark, MarkKind};

/// How a piece of text is set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    pub bold: bool,
    pub italic: bool,
    pub hidden: bool,
    pub link: Option<Rc<str>>,
    /// Whether it was inserted or deleted while changes were recorded.
    pub change: Option<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Inserted,
    Deleted,
    /// Inserted by one, and deleted by another.
    Undone,
}

/// Blocks that are read one after another: the text of a document, of a cell, of a text box.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    text: String,
    marks: Vec<Mark>,
    /// What follows the paragraph: its footnotes, and the text boxes that are fixed to it.
    after: Vec<Block>,
    /// The phonetic guide that the paragraph ends with, up to here: the term, and how it sounds.
    ruby: Option<(usize, Term)>,
    /// The number of the paragraph.
    number: u32,
    /// Whether the paragraph is an item of a list, and whether the one before it is.
    is_item: bool,
    after_item: bool,
}

/// Makes a manuscript of the pieces of a document.
pub struct Writer {
    changes: Changes,
    flow: Flow,
    outer: Vec<Flow>,
    part: Option<Rc<str>>,
    /// How many paragraphs the part has so far.
    count: u32,
    links: Vec<(Rc<str>, Place)>,
    glossary: Vec<Term>,
    proposed: Vec<(Field, String, String)>,
    pub ledger: Ledger,
    pictures: usize,
    /// Headers and footers.
    around: Vec<Block>,
}

impl Writer {
    pub fn new(changes: Changes) -> Writer {
        Writer {
            changes,
            flow: Flow::default(),
            outer: Vec::new(),
            part: None,
            count: 0,
            links: Vec::new(),
            glossary: Vec::new(),
            proposed: Vec::new(),
            ledger: Ledger::default(),
            pictures: 0,
            around: Vec::new(),
        }
    }

    /// Where the present paragraph stands.
    pub fn place(&self) -> Place {
        let place = Place::paragraph(self.flow.number.max(1));
        self.part.as_ref().map_or(place.clone(), |part| place.within(part))
    }

    /// Begins another part of the file, whose paragraphs are counted from 1. Returns what [`Writer::leave_part`] needs.
    pub fn enter_part(&mut self, name: &str) -> (Option<Rc<str>>, u32) {
        let part = self.part.replace(name.rsplit('/').next().unwrap_or(name).into());
        (part, mem::take(&mut self.count))
    }

    pub fn leave_part(&mut self, (part, count): (Option<Rc<str>>, u32)) {
        self.part = part;
        self.count = count;
    }

    /// Whether a piece with this style is not in the interview.
    pub fn is_out(&self, style: &Style) -> bool {
        let out = match self.changes {
            Changes::Accepted => Change::Deleted,
            Changes::Original => Change::Inserted,
        };
        style.hidden || style.change.is_some_and(|change| change == out || change == Change::Undone)
    }

    /// Adds text of the file.
    pub fn text(&mut self, text: &str, style: &Style) {
        if self.is_out(style) {
            let kind = if style.hidden { Omission::Other } else { Omission::Apparatus };
            return self.leave_out(text, kind, if style.hidden { Some(What::Hidden) } else { style.change.map(said) });
        }
        if let Some(change) = style.change.filter(|_| !is_blank(text)) {
            self.tell(text, said(change));
        }
        let soft = text.matches('\u{ad}').count();
        if soft > 0 {
            self.ledger.take("\u{ad}".repeat(soft), Form::Markup);
            return self.push(&text.replace('\u{ad}', ""), style);
        }
        self.push(text, style);
    }

    /// Adds characters that the file has in another form: the number of an item, a hyphen.
    pub fn made(&mut self, text: &str, style: &Style) {
        if !self.is_out(style) {
            self.ledger.replace("", text, Form::Markup);
            self.push(text, style);
        }
    }

    /// Begins an item of a list, with its number or its dash.
    pub fn item(&mut self, label: &str, style: &Style) {
        self.made(label, style);
        self.set_item();
    }

    /// Makes the paragraph, which has its number or its dash already, an item of a list.
    pub fn set_item(&mut self) {
        self.flow.is_item = true;
    }

    /// Breaks the line within a paragraph.
    pub fn line_break(&mut self, style: &Style) {
        self.made("\n", style);
    }

    fn push(&mut self, text: &str, style: &Style) {
        let from = self.flow.text.len();
        self.flow.text.push_str(text);
        let to = self.flow.text.len();
        let mut mark = |kind: MarkKind| {
            let last = self.flow.marks.iter_mut().rev().find(|last| last.range.end == from && last.kind == kind);
            match last {
                Some(last) => last.range.end = to,
                None if to > from => self.flow.marks.push(Mark { range: from..to, kind }),
                None => {}
            }
        };
        if style.bold {
            mark(MarkKind::Strong);
        }
        if style.italic {
            mark(MarkKind::Emphasis);
        }
        if let Some(link) = &style.link {
            mark(MarkKind::Link(link.clone()));
        }
    }

    /// Begins a link: returns its address if the interview format has such links.
    pub fn link(&mut self, address: &str) -> Option<Rc<str>> {
        let address = address.trim();
        let is_link = ["http://", "https://", "mailto:"].iter().any(|start| address.starts_with(start));
        if !is_link || address.contains([' ', ')', '(', '\n']) {
            return None;
        }
        let address: Rc<str> = address.into();
        if !self.links.iter().any(|(known, _)| *known == address) {
            self.ledger.replace("", &address, Form::Markup);
            self.links.push((address.clone(), self.place()));
        }
        Some(address)
    }

    /// Leaves text out, and says why. Pieces that touch each other are left out as one.
    pub fn leave_out(&mut self, text: &str, kind: Omission, why: Option<What>) {
        let place = self.place();
        match self.ledger.left_out.last_mut().filter(|last| last.place == place && last.kind == kind) {
            Some(last) => last.text.push_str(text),
            None => self.ledger.leave_out(text, place, kind),
        }
        if let Some(why) = why.filter(|_| !is_blank(text)) {
            self.tell(text, why);
        }
    }

    /// Says something of a piece of text, and of the pieces of the paragraph that follow it for the same reason.
    fn tell(&mut self, text: &str, what: What) {
        let place = Some(self.place());
        let mut same = self.ledger.notes.iter_mut().rev().take_while(|note| note.place == place);
        let same = same.find(|note| mem::discriminant(&note.what) == mem::discriminant(&what));
        match same.map(|note| &mut note.what) {
            Some(What::Inserted(said) | What::Deleted(said)) => said.push_str(text),
            Some(_) => {}
            None => {
                let what = match what {
                    What::Inserted(_) => What::Inserted(text.to_owned()),
                    What::Deleted(_) => What::Deleted(text.to_owned()),
                    what => what,
                };
                self.ledger.note(Severity::Doubt, place, what);
            }
        }
    }

    /// Begins a paragraph, or goes on in one that `end_paragraph` did not end.
    pub fn begin_paragraph(&mut self) {
        self.count += 1;
        if self.flow.text.is_empty() {
            self.flow.number = self.count;
        }
    }

    /// Ends a paragraph. `goes_on`: the next one continues it, because the mark between them is deleted.
    pub fn end_paragraph(&mut self, kind: LineKind, goes_on: bool) {
        if goes_on {
            return;
        }
        self.end_ruby();
        let place = self.place();
        let text = mem::take(&mut self.flow.text);
        let mut line = Line { marks: mem::take(&mut self.flow.marks), ..Line::new(text, place) };
        line.marks.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
        line.kind = kind;
        if matches!(kind, LineKind::Heading(_)) {
            line.marks.retain(|mark| matches!(mark.kind, MarkKind::Link(_)));
        }
        // The items of a list stand together, unless they are what somebody says.
        let has_label = line.text.chars().take(40).any(|c| matches!(c, ':' | '：'));
        let is_item = mem::take(&mut self.flow.is_item);
        let is_below = mem::replace(&mut self.flow.after_item, is_item);
        let mut starts = !(is_item && is_below && !has_label);
        let mut is_broken = false;
        loop {
            let rest = line.text.find('\n').map(|at| {
                let mut rest = line.split_off(at);
                rest.cut_start(1);
                rest
            });
            trim(&mut line);
            if !line.text.is_empty() {
                (line.starts, line.is_broken) = (mem::take(&mut starts), mem::replace(&mut is_broken, true));
                self.flow.blocks.push(Block::Line(line));
            }
            match rest {
                Some(rest) => line = rest,
                None => break,
            }
        }
        self.flow.blocks.append(&mut self.flow.after);
    }

    /// Whether the paragraph has words already.
    pub fn has_words(&self) -> bool {
        !is_blank(&self.flow.text)
    }

    /// Begins blocks of their own, such as those of a cell.
    pub fn begin_flow(&mut self) {
        self.outer.push(mem::take(&mut self.flow));
    }

    /// Ends them.
    pub fn end_flow(&mut self) -> Vec<Block> {
        if !self.flow.text.is_empty() || !self.flow.after.is_empty() {
            self.end_paragraph(LineKind::Words, false);
        }
        let outer = self.outer.pop().unwrap_or_default();
        mem::replace(&mut self.flow, outer).blocks
    }

    /// Adds blocks: after the present paragraph if one has begun.
    pub fn add(&mut self, blocks: Vec<Block>) {
        let is_within = !self.flow.text.is_empty();
        let to = if is_within { &mut self.flow.after } else { &mut self.flow.blocks };
        to.extend(blocks);
    }

    /// Adds a table. A table of one column only frames its contents.
    pub fn add_table(&mut self, rows: Vec<Vec<Vec<Block>>>) {
        let is_frame = rows.iter().all(|row| row.len() <= 1);
        let blocks = match is_frame {
            true => rows.into_iter().flatten().flatten().collect(),
            false => {
                let row =
                    |row: Vec<Vec<Block>>| Block::Row(row.into_iter().map(|cell| lines(cell).collect()).collect());
                rows.into_iter().map(row).collect()
            }
        };
        self.add(blocks);
    }

    /// Sets the number of a footnote, and its text below the paragraph.
    pub fn footnote(&mut self, number: &str, blocks: Vec<Block>, style: &Style) {
        let mut text = blocks_text(&blocks);
        if self.is_out(style) {
            return self.leave_out(&text, Omission::Apparatus, style.change.map(said));
        }
        self.made(&format!("[{number}]"), &Style { link: None, ..style.clone() });
        let mut marks = Vec::new();
        let mark = format!("[{number}] ");
        if let [Block::Line(line)] = &*blocks {
            let moved =
                |one: &Mark| Mark { range: one.range.start + mark.len()..one.range.end + mark.len(), ..one.clone() };
            marks = line.marks.iter().map(moved).collect();
        }
        self.ledger.replace("", &mark, Form::Markup);
        self.ledger.note(Severity::Info, Some(self.place()), What::Footnote(number.to_owned()));
        text.insert_str(0, &mark);
        let line = Line { marks, kind: LineKind::Note, ..Line::new(text, self.place()) };
        self.flow.after.push(Block::Line(line));
    }

    /// Takes a comment of an editor into the notes.
    pub fn comment(&mut self, author: &str, text: &str, place: Option<Place>) {
        self.ledger.note(Severity::Doubt, place, What::Comment(author.to_owned(), text.to_owned()));
        self.ledger.take(text, Form::Metadata);
    }

    /// Takes the sound of the term that the paragraph ends with, which began at `from`.
    pub fn ruby(&mut self, from: usize, sound: &str) {
        let base = self.flow.text.get(from..).unwrap_or_default().to_owned();
        self.ledger.take(sound, Form::Metadata);
        let sound = sound.trim();
        match &mut self.flow.ruby {
            // The guide of a word stands over its characters one by one.
            Some((end, term)) if *end == from => {
                term.term.push_str(&base);
                let before = term.pinyin.get_or_insert_default();
                before.push_str(if sound.is_ascii() || !super::wrap::is_dense(sound) { " " } else { "" });
                before.push_str(sound);
                *end = self.flow.text.len();
            }
            _ => {
                self.end_ruby();
                let term = Term { term: base, pinyin: Some(sound.to_owned()), ..Term::default() };
                self.flow.ruby = Some((self.flow.text.len(), term));
            }
        }
    }

    /// How much text the paragraph has.
    pub fn length(&self) -> usize {
        self.flow.text.len()
    }

    fn end_ruby(&mut self) {
        let Some((_, mut term)) = self.flow.ruby.take() else { return };
        let sound = term.pinyin.take().unwrap_or_default();
        let is_pinyin =
            sound.chars().any(|c| c.is_ascii_lowercase()) && term.term.chars().all(crate::interview::is_han);
        *(if is_pinyin { &mut term.pinyin } else { &mut term.note }) = Some(sound.clone());
        self.ledger.note(Severity::Info, Some(self.place()), What::Term(term.term.clone(), sound));
        if !term.term.trim().is_empty() && !self.glossary.contains(&term) {
            self.glossary.push(term);
        }
    }

    /// Takes text that the file has a second time.
    pub fn twice(&mut self, text: &str) {
        if !is_blank(text) {
            self.ledger.note(Severity::Info, Some(self.place()), What::Twice(text.to_owned()));
            self.ledger.take(text, Form::Metadata);
        }
    }

    pub fn picture(&mut self) {
        self.pictures += 1;
    }

    /// A property of the file, with the name that the format has for it.
    pub fn property(&mut self, field: Field, name: &str, value: &str) {
        if !value.trim().is_empty() {
            self.proposed.push((field, name.to_owned(), value.trim().to_owned()));
        }
    }

    /// Leaves blocks out that stand around the text: headers and footers.
    pub fn around(&mut self, blocks: Vec<Block>) {
        self.around.extend(blocks);
    }

    pub fn finish(mut self) -> Manuscript {
        if self.has_words() {
            self.end_paragraph(LineKind::Words, false);
        }
        furniture::leave_out(lines(mem::take(&mut self.around)), &mut self.ledger);
        if self.pictures > 0 {
            self.ledger.note(Severity::Info, None, What::Pictures(self.pictures));
        }
        let mut manuscript = Manuscript { links: self.links, ledger: self.ledger, ..Manuscript::default() };
        manuscript.about.glossary = self.glossary;
        for (field, name, value) in self.proposed {
            // What a program states of its file is often that of another one, from which it was copied.
            let what = What::Field(Field::About, value.clone(), value.clone(), Reason::Stated(name));
            match field {
                Field::Title => manuscript.about.proposed_title = Some(value),
                _ => manuscript.ledger.note(Severity::Info, None, what),
            }
        }
        manuscript.blocks = self.flow.blocks;
        manuscript
    }
}

fn said(change: Change) -> What {
    match change {
        Change::Inserted => What::Inserted(String::new()),
        Change::Deleted | Change::Undone => What::Deleted(String::new()),
    }
}

fn trim(line: &mut Line) {
    let start = line.text.len() - line.text.trim_start_matches(is_white).len();
    line.cut_start(start);
    let end = line.text.trim_end_matches(is_white).len();
    let _ = line.split_off(end);
}

/// The lines of blocks, without tables around them.
pub fn lines(blocks: Vec<Block>) -> impl Iterator<Item = Line> {
    blocks.into_iter().flat_map(|block| match block {
        Block::Line(line) => vec![line],
        Block::Row(cells) => cells.into_iter().flatten().collect(),
    })
}

/// The text of blocks.
pub fn blocks_text(blocks: &[Block]) -> String {
    lines(blocks.to_vec()).map(|line| line.text).collect::<Vec<_>>().join(" ")
}

/// The address of an instruction such as `HYPERLINK "https://example.org"`.
pub fn address(instruction: &str) -> Option<&str> {
    let rest = instruction.trim_start();
    let rest = rest.get(..9).filter(|word| word.eq_ignore_ascii_case("HYPERLINK")).map(|_| rest[9..].trim_start())?;
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next().filter(|word| !word.starts_with('\\')),
    }
}
