//! Footnotes, comments, headers and text boxes, and the end of the document.

use std::mem;

use super::super::super::account::Omission;
use super::super::super::model::Manuscript;
use super::super::super::note::{Severity, What};
use super::super::super::rich::blocks_text;
use super::super::super::rich::numerals::Numeral;
use super::super::groups::{Aside, Destination};
use super::{Reader, style};

impl Reader {
    /// Begins a footnote, a comment, a header or a text box in the group.
    pub fn begin_aside(&mut self, aside: Aside) {
        if self.group().aside.is_some() || self.outer.len() >= 40 {
            return;
        }
        if aside != Aside::Around {
            self.begin_paragraph();
        }
        self.is_endnote = false;
        let font = self.default_font;
        let group = self.group();
        group.aside = Some(aside);
        group.destination = Destination::Text;
        group.plain(font);
        group.link = None;
        self.outer.push((mem::take(&mut self.paragraph), mem::take(&mut self.tables)));
        self.writer.begin_flow();
    }

    pub(super) fn end_aside(&mut self, aside: Aside) {
        self.finish_paragraph();
        self.enter(0);
        let blocks = self.writer.end_flow();
        (self.paragraph, self.tables) = self.outer.pop().unwrap_or_default();
        let is_endnote = mem::take(&mut self.is_endnote);
        match aside {
            Aside::Around => self.writer.around(blocks),
            Aside::Box => self.writer.add(blocks),
            Aside::Comment => {
                let author = mem::take(&mut self.author);
                let place = self.writer.place();
                self.writer.comment(author.trim(), &blocks_text(&blocks), Some(place));
            }
            Aside::Footnote => {
                let style = style(self.group());
                let count = &mut self.notes[usize::from(is_endnote)];
                *count += u32::from(!self.writer.is_out(&style));
                let numeral = if is_endnote { Numeral::LowerRoman } else { Numeral::Decimal };
                let number = numeral.write(*count);
                self.writer.footnote(&number, blocks, &style);
            }
        }
    }

    /// Ends the document. `rest` is what stands behind its last group.
    pub fn finish(mut self, rest: &[u8]) -> Manuscript {
        self.flush();
        let is_cut = !self.groups.is_empty();
        while !self.groups.is_empty() {
            self.close();
        }
        if self.number.is_some() {
            self.begin_paragraph();
        }
        self.finish_paragraph();
        self.enter(0);
        if is_cut {
            self.writer.ledger.note(Severity::Doubt, None, What::Unfinished);
        }
        if self.undecoded > 0 {
            self.writer.ledger.note(Severity::Doubt, None, What::NotDecoded(self.undecoded));
        }
        let rest = String::from_utf8_lossy(rest);
        let kind = if rest.contains(char::is_alphanumeric) { Omission::Other } else { Omission::Apparatus };
        self.writer.leave_out(rest.trim(), kind, None);
        self.writer.finish()
    }
}
