//! Markdown, as far as transcripts use it: headings, quotations, lists, emphasis, links, tables, and the HTML that it
//! allows within a line.

mod inline;
mod own;

pub use own::{escaped, read as own};

use std::rc::Rc;

use super::account::{Form, Ledger, Omission};
use super::model::{Block, Line, LineKind, Manuscript, Place};
use super::note::{Severity, What};
use super::text::lines;
use crate::interview::{Mark, MarkKind};

/// Reads Markdown.
pub fn read(text: &str) -> Manuscript {
    let mut reader = Reader { starts: true, ..Reader::default() };
    let all: Vec<&str> = lines(text).collect();
    let mut from = 0;
    if let Some(end) = front_matter(&all) {
        reader.front_matter(&all[..end]);
        from = end;
    }
    for (n, line) in all.iter().enumerate().skip(from) {
        let next = all.get(n + 1).copied().unwrap_or_default();
        reader.line(line, next, n as u32 + 1);
    }
    let Reader { blocks, links, ledger, .. } = reader;
    Manuscript { blocks, links, ledger, is_typed: true, ..Manuscript::default() }
}

/// Returns the number of lines of the block between two lines of dashes that a file may begin with.
fn front_matter(lines: &[&str]) -> Option<usize> {
    let is_edge = |line: &&str| line.trim_end() == "---";
    if !lines.first().is_some_and(|first| is_edge(&first.trim_start_matches('\u{feff}'))) {
        return None;
    }
    let end = lines.iter().skip(1).take(60).position(is_edge)? + 1;
    lines[1..end]
        .iter()
        .all(|line| line.trim().is_empty() || line.contains(':') || line.starts_with([' ', '-']))
        .then_some(end + 1)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    links: Vec<(Rc<str>, Place)>,
    ledger: Ledger,
    starts: bool,
    /// Whether the lines are code, which has no mark-up.
    fenced: bool,
    /// Whether this line was read as the underline of the heading before it.
    underline: bool,
}

impl Reader {
    /// Reads the metadata at the beginning of a file as lines of their own, which the reader of headers understands.
    fn front_matter(&mut self, lines: &[&str]) {
        // Whether the values of a field stand in the lines below it, and how many were read.
        let mut list: Option<usize> = None;
        for (n, line) in lines.iter().enumerate() {
            let words = line.trim();
            if words == "---" || words.is_empty() {
                self.ledger.take(*line, Form::Markup);
                continue;
            }
            let item = words.strip_prefix("- ").zip(list);
            let bare = unlisted(item.map_or(words, |(item, _)| item)).replace(['"', '\''], "");
            self.ledger.changed(words, &bare, Form::Markup);
            if let Some((_, count)) = item
                && let Some(Block::Line(field)) = self.blocks.last_mut()
            {
                let between = if count == 0 { " " } else { ", " };
                self.ledger.replace("", between.trim(), Form::Markup);
                field.text.push_str(between);
                field.text.push_str(&bare);
                list = Some(count + 1);
                continue;
            }
            list = bare.ends_with(':').then_some(0);
            self.blocks.push(Block::Line(Line::new(bare, Place::line(n as u32 + 1))));
        }
    }

    /// Leaves out what is struck through, as in `~~struck~~`, and notes it. Returns the rest of the line.
    fn without_struck(&mut self, line: &str, place: &Place) -> String {
        let (mut kept, mut rest) = (String::new(), line);
        while let Some((before, words, after)) = struck(rest) {
            kept.push_str(before);
            self.ledger.take("~~~~", Form::Markup);
            self.ledger.note(Severity::Doubt, Some(place.clone()), What::Struck(words.to_owned()));
            self.ledger.leave_out(words, place.clone(), Omission::Struck);
            let is_blank_twice = after.starts_with(' ') && (kept.is_empty() || kept.ends_with(' '));
            rest = if is_blank_twice { &after[1..] } else { after };
        }
        kept + rest
    }

    fn line(&mut self, line: &str, next: &str, number: u32) {
        let words = line.trim_matches(super::account::is_white);
        let fence = words.starts_with("```") || words.starts_with("~~~");
        if std::mem::take(&mut self.underline) || fence || is_rule(words) {
            self.fenced ^= fence;
            self.ledger.take(line, Form::Markup);
            self.starts = true;
            return;
        }
        if words.is_empty() {
            self.starts = true;
            return;
        }
        if self.fenced {
            return self.push(line, words, LineKind::Words, number);
        }
        let (kind, inner) = self.kind(words, next);
        if inner.is_empty() {
            self.ledger.take(words, Form::Markup);
            self.starts = true;
            return;
        }
        if inner.starts_with('|') && inner.len() > 1 && inner.ends_with('|') {
            return self.row(words, inner, number);
        }
        self.starts |= kind != LineKind::Words;
        self.push(words, inner, kind, number);
        self.starts = matches!(kind, LineKind::Heading(_));
    }

    /// Returns the kind of a line, and the line without the marks of its kind.
    fn kind<'a>(&mut self, words: &'a str, next: &str) -> (LineKind, &'a str) {
        let level = words.bytes().take_while(|b| *b == b'#').count();
        if (1..=6).contains(&level) && (words.len() == level || words[level..].starts_with([' ', '\t', '\u{3000}'])) {
            let text = words[level..].trim();
            let closed = text.trim_end_matches('#');
            let text = if closed.is_empty() || closed.ends_with(' ') { closed.trim_end() } else { text };
            return (LineKind::Heading(level as u8), text);
        }
        if let Some(text) = words.strip_prefix('>') {
            return (LineKind::Quote, text.trim_start_matches([' ', '>']));
        }
        let under = next.trim_end();
        if self.starts && under.len() > 2 && under.bytes().all(|b| b == b'=') {
            self.underline = true;
            return (LineKind::Heading(1), words);
        }
        (LineKind::Words, words)
    }

    /// Adds a line: `source` as the file has it, `inner` without its block mark-up.
    fn push(&mut self, source: &str, inner: &str, kind: LineKind, number: u32) {
        let place = Place::line(number);
        if self.fenced {
            self.blocks.push(Block::Line(Line { starts: self.starts, ..Line::new(inner, place) }));
            self.starts = false;
            return;
        }
        let kept = self.without_struck(inner, &place);
        let source = source.trim().replacen(inner, &kept, 1);
        let (text, marks) = inline::read(&kept);
        let mut plain = text.clone();
        for mark in &marks {
            if let MarkKind::Link(address) = &mark.kind {
                plain.push_str(address);
                self.links.push((address.clone(), place.clone()));
            }
        }
        self.ledger.changed(&source, &plain, Form::Markup);
        for (n, part) in parts(text, marks).into_iter().enumerate() {
            let (starts, is_broken) = (n == 0 && self.starts, n > 0);
            let (text, marks) = part;
            self.blocks.push(Block::Line(Line { text, marks, kind, starts, is_broken, place: place.clone() }));
        }
    }

    /// Adds a row of a table.
    fn row(&mut self, source: &str, inner: &str, number: u32) {
        let kept = self.without_struck(inner, &Place::line(number));
        let source = &*source.replacen(inner, &kept, 1);
        let inner = &*kept;
        let cells = inner.trim_matches('|').split('|').map(str::trim);
        if cells.clone().all(|cell| cell.bytes().all(|b| matches!(b, b'-' | b':'))) {
            return self.ledger.take(source, Form::Markup);
        }
        let (mut plain, mut links) = (String::new(), Vec::new());
        let read = |cell: &str| {
            let (text, marks) = inline::read(cell);
            plain.push_str(&text);
            for mark in &marks {
                if let MarkKind::Link(address) = &mark.kind {
                    plain.push_str(address);
                    links.push((address.clone(), Place::line(number)));
                }
            }
            let line = Line { text, marks, ..Line::new("", Place::line(number)) };
            if line.text.is_empty() { Vec::new() } else { vec![line] }
        };
        let row: Vec<Vec<Line>> = cells.map(read).collect();
        self.links.append(&mut links);
        self.ledger.changed(source, &plain, Form::Markup);
        self.blocks.push(Block::Row(row));
        self.starts = true;
    }
}

/// The values of a list between brackets: `tags: [law, money]`.
fn unlisted(words: &str) -> String {
    let list = words.split_once(": [").and_then(|(key, rest)| Some(format!("{key}: {}", rest.strip_suffix(']')?)));
    list.unwrap_or_else(|| words.to_owned())
}

/// The first words of a line that are struck through, with what stands before and behind them.
fn struck(line: &str) -> Option<(&str, &str, &str)> {
    let opens = line.match_indices("~~").filter(|(at, _)| {
        let (before, after) = (&line[..*at], &line[at + 2..]);
        !before.ends_with(['\\', '~']) && !after.starts_with(|c: char| c == '~' || c.is_whitespace())
    });
    opens.into_iter().find_map(|(at, _)| {
        let (words, after) = line[at + 2..].split_once("~~")?;
        let is_struck = !words.is_empty() && !words.ends_with(char::is_whitespace) && !after.starts_with('~');
        is_struck.then_some((&line[..at], words, after))
    })
}

/// Splits a line at the breaks that its mark-up states.
fn parts(text: String, marks: Vec<Mark>) -> Vec<(String, Vec<Mark>)> {
    let mut line = Line { text, marks, ..Line::new("", Place::line(0)) };
    let mut parts = Vec::new();
    while let Some(at) = line.text.find('\n') {
        let mut rest = line.split_off(at);
        rest.cut_start(1);
        parts.push((line.text, line.marks));
        line = rest;
    }
    parts.push((line.text, line.marks));
    parts.retain(|(text, _)| !text.trim().is_empty());
    parts
}

/// Whether a line is a rule between parts of the text.
fn is_rule(words: &str) -> bool {
    let mut marks = words.chars().filter(|c| !c.is_whitespace());
    let Some(first @ ('-' | '*' | '_')) = marks.next() else { return false };
    let rest: Vec<char> = marks.collect();
    rest.len() >= 2 && rest.iter().all(|c| *c == first)
}
