//! oTranscribe (`.otr`): a text in HTML within JSON.

use html5gum::{Token, Tokenizer};

use super::super::account::{Form, Ledger};
use super::super::labels;
use super::super::model::{About, Block, Line, Manuscript, Place, Transcript};
use super::super::note::{Severity, What};
use super::rest;
use crate::document::Value;
use crate::interview::{Mark, MarkKind};

/// Reads a file of oTranscribe, if it is one.
pub fn read(file: &Value) -> Option<Transcript> {
    let html = file.get("text")?.text()?;
    let has_media = ["media", "media-source", "media-time"].iter().any(|key| file.get(key).is_some());
    let is_html = html.contains("<p") || html.contains("<br") || html.contains("<div") || html.contains("<span");
    if !(has_media || is_html) {
        return None;
    }
    let mut ledger = Ledger::default();
    ledger.note(Severity::Info, None, What::Program("oTranscribe"));
    let mut about = About::default();
    rest::leave_out_others(file, "text", &mut about, &mut ledger);
    let lines = lines(html);
    let plain: String = lines.iter().map(|line| &*line.text).collect();
    ledger.changed(html, &plain, Form::Markup);
    let blocks = lines.into_iter().map(Block::Line).collect();
    Some(labels::read(Manuscript { blocks, about, ledger, ..Manuscript::default() }))
}

struct Lines {
    lines: Vec<Line>,
    line: Line,
    /// The starts of the emphasis that is open.
    open: Vec<(MarkKind, usize)>,
    /// Whether the next text is a time that belongs before the line.
    is_time: bool,
}

/// Makes lines of HTML: one for each paragraph, each part behind a line break, and each part behind a time.
fn lines(html: &str) -> Vec<Line> {
    let mut lines =
        Lines { lines: Vec::new(), line: Line::new("", Place::paragraph(1)), open: Vec::new(), is_time: false };
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::String(text) => lines.push(&String::from_utf8_lossy(&text.value)),
            Token::StartTag(tag) => {
                let is_time = tag.attributes.iter().any(|(name, value)| {
                    name.0 == b"data-timestamp" || (name.0 == b"class" && value.value.0 == b"timestamp")
                });
                match &*tag.name.0 {
                    b"p" | b"div" | b"li" | b"ul" | b"ol" | b"h1" | b"h2" | b"h3" => lines.end(true, false),
                    b"br" => lines.end(false, true),
                    b"b" | b"strong" => lines.open.push((MarkKind::Strong, lines.line.text.len())),
                    b"i" | b"em" => lines.open.push((MarkKind::Emphasis, lines.line.text.len())),
                    // Behind a label, the time is put before it.
                    _ if is_time && lines.line.text.trim_end().ends_with([':', '：']) => lines.is_time = true,
                    _ if is_time => lines.end(false, true),
                    _ => {}
                }
            }
            Token::EndTag(tag) => match &*tag.name.0 {
                b"p" | b"div" | b"li" => lines.end(true, false),
                b"b" | b"strong" => lines.close(&MarkKind::Strong),
                b"i" | b"em" => lines.close(&MarkKind::Emphasis),
                _ => {}
            },
            _ => {}
        }
    }
    lines.end(true, false);
    lines.lines
}

impl Lines {
    fn push(&mut self, text: &str) {
        let text = text.replace(['\n', '\r', '\t', '\u{a0}'], " ");
        if std::mem::take(&mut self.is_time) {
            let time = format!("{} ", text.trim());
            self.line.text.insert_str(0, &time);
            let moved = |mark: &mut Mark| mark.range = mark.range.start + time.len()..mark.range.end + time.len();
            self.line.marks.iter_mut().for_each(moved);
            self.open.iter_mut().for_each(|(_, from)| *from += time.len());
            return;
        }
        let text = if self.line.text.is_empty() { text.trim_start() } else { &text };
        self.line.text.push_str(text);
    }

    fn close(&mut self, kind: &MarkKind) {
        let Some(at) = self.open.iter().rposition(|(open, _)| open == kind) else { return };
        let (kind, from) = self.open.remove(at);
        let range = from..self.line.text.len();
        if !range.is_empty() {
            self.line.marks.push(Mark { range, kind });
            self.line.marks.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
        }
    }

    /// Ends the line. `starts`: the next one begins a paragraph; `is_broken`: a break of the text is between them.
    fn end(&mut self, starts: bool, is_broken: bool) {
        let kinds: Vec<MarkKind> = self.open.iter().map(|(kind, _)| kind.clone()).collect();
        kinds.iter().rev().for_each(|kind| self.close(kind));
        self.open = kinds.into_iter().map(|kind| (kind, 0)).collect();
        self.line.truncate(self.line.text.trim_end().len());
        if self.line.text.is_empty() {
            self.line.starts |= starts;
            return;
        }
        let number = self.lines.len() as u32 + 2;
        let next = Line { starts, is_broken, ..Line::new("", Place::paragraph(number)) };
        self.lines.push(std::mem::replace(&mut self.line, next));
    }
}
