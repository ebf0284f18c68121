//! What the readers of word processors' files have in common: they call a [`Writer`] for each piece of a document, in its
//! order, and get a [`Manuscript`].

mod apart;
pub mod numerals;
mod style;
pub mod symbols;

use std::mem;
use std::rc::Rc;

use super::Changes;
use super::account::{Form, Ledger, Omission, is_blank, is_white};
use super::model::{Block, Line, LineKind, Place, Term};
use super::note::{Field, Severity, What};
use crate::interview::{Mark, MarkKind};

pub use style::{Change, Run, Style};

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
        self.why_out(style).is_some()
    }

    /// Why a piece with this style is not in the interview. What somebody struck through is a deletion by hand.
    fn why_out(&self, style: &Style) -> Option<(Omission, What)> {
        let text = String::new;
        match (style.change, self.changes) {
            _ if style.hidden => Some((Omission::Other, What::Hidden)),
            (Some(Change::Deleted), Changes::Accepted) | (Some(Change::Undone), _) => {
                Some((Omission::Deleted, What::Deleted(text())))
            }
            (Some(Change::Inserted), Changes::Original) => Some((Omission::Inserted, What::Inserted(text()))),
            _ if style.struck => Some((Omission::Struck, What::Struck(text()))),
            _ => None,
        }
    }

    /// Adds text of the file.
    pub fn text(&mut self, text: &str, style: &Style) {
        if let Some((kind, why)) = self.why_out(style) {
            return self.leave_out(text, kind, Some(why));
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
            Some(What::Inserted(said) | What::Deleted(said) | What::Struck(said)) => said.push_str(text),
            Some(_) => {}
            None => {
                let what = match what {
                    What::Inserted(_) => What::Inserted(text.to_owned()),
                    What::Deleted(_) => What::Deleted(text.to_owned()),
                    What::Struck(_) => What::Struck(text.to_owned()),
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

/// The words and their sounds in the instruction of a phonetic guide: `EQ \o\ad(\s\up 9(lòng),弄)`.
pub fn phonetic(instruction: &str) -> Option<(&str, &str)> {
    let rest = instruction.trim_start().strip_prefix("EQ")?;
    let rest = &rest[rest.find("\\s\\up")?..];
    let inside = &rest[rest.find('(')? + 1..];
    let (sound, rest) = inside.split_once(')')?;
    let base = rest.trim_start().strip_prefix([',', ';'])?;
    let base = base.trim_end().strip_suffix(')')?;
    (!base.is_empty() && !base.contains('\\')).then_some((base, sound))
}
