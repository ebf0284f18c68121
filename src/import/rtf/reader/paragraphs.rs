//! Paragraphs, with their numbers and their styles.

use std::mem;

use super::super::super::account::Form;
use super::super::super::model::LineKind;
use super::super::super::rich::{Style, numerals};
use super::{Paragraph, Reader, style};

impl Reader {
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
    pub(super) fn begin_paragraph(&mut self) {
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
    pub(super) fn set_number(&mut self) {
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
