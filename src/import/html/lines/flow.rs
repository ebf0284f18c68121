//! The words of a line: white space as a browser shows it, and marks over parts of the words.

use super::super::super::account::{Form, is_white};
use super::super::super::model::{Block, Line, LineKind, Place};
use super::super::super::wrap;
use super::{Around, Reader};
use crate::interview::{Mark, MarkKind};

impl Reader<'_> {
    pub(super) fn line_break(&mut self) {
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

    pub(super) fn push_line(&mut self) {
        self.space.clear();
        let Some(mut line) = self.line.take() else { return };
        if line.text.trim_matches(is_white).is_empty() {
            return;
        }
        line.cut_start(line.text.len() - line.text.trim_start_matches(is_white).len());
        line.truncate(line.text.trim_end_matches(is_white).len());
        // The items of a list stand together, unless they are what somebody says.
        let has_label = line.text.chars().take(40).any(|c| matches!(c, ':' | '：'));
        if std::mem::take(&mut self.goes_on) && !has_label {
            line.starts = false;
        }
        let is_bold = line.marks.iter().any(|mark| mark.kind == MarkKind::Strong && mark.range == (0..line.text.len()));
        let is_short = line.text.chars().count() <= 60 && !has_label && !line.text.ends_with(['。', '？', '?']);
        if self.is_centred && is_bold && is_short && line.kind == LineKind::Words {
            // A heading that is only set like one.
            line.kind = LineKind::Heading(2);
            line.marks.retain(|mark| matches!(mark.kind, MarkKind::Link(_)));
        }
        line.marks.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
        self.breaks = Some(0);
        self.blocks.push(Block::Line(line));
    }

    /// Adds text to the line.
    pub(super) fn text(&mut self, text: &str, around: &Around, place: &Place) {
        for (n, row) in text.split('\n').enumerate() {
            if n > 0 && around.style.preserves == Some(true) {
                self.line_break();
            } else if n > 0 {
                self.space.push('\n');
            }
            self.row(row, around, place);
        }
    }

    pub(super) fn row(&mut self, row: &str, around: &Around, place: &Place) {
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

    pub(super) fn word(&mut self, word: &str, around: &Around, place: &Place) {
        let space = std::mem::take(&mut self.space);
        let line = match &mut self.line {
            Some(line) => {
                line.text.push_str(joint(&line.text, &space, word));
                line
            }
            None => {
                let breaks = self.breaks.take();
                self.is_centred = around.style.centred == Some(true);
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
