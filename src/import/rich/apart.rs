//! What stands apart from the words of a document: footnotes, comments, phonetic guides, properties.

use std::mem;
use std::rc::Rc;

use super::super::account::{Form, LeftOut, is_blank};
use super::super::furniture;
use super::super::model::{Block, Line, LineKind, Manuscript, Place, Term};
use super::super::note::{Field, Reason, Severity, What};
use super::{Style, Writer, blocks_text, lines};
use crate::interview::Mark;

impl Writer {
    /// Sets the number of a footnote, and its text below the paragraph.
    pub fn footnote(&mut self, number: &str, blocks: Vec<Block>, style: &Style) {
        let mut text = blocks_text(&blocks);
        if let Some((kind, why)) = self.why_out(style) {
            return self.leave_out(&text, kind, Some(why));
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
                before.push_str(if sound.is_ascii() || !super::super::wrap::is_dense(sound) { " " } else { "" });
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

    /// Adds the words and the sounds of a phonetic guide that is the instruction of a field.
    pub fn guide(&mut self, instruction: &str, style: &Style) {
        let Some((base, sound)) = super::phonetic(instruction) else { return };
        let from = self.length();
        self.made(base, style);
        if self.length() > from {
            self.ledger.replace("", sound, Form::Markup);
            self.ruby(from, sound);
        }
    }

    /// How much text the paragraph has.
    pub fn length(&self) -> usize {
        self.flow.text.len()
    }

    pub(super) fn end_ruby(&mut self) {
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

    /// Adds the text of an embedded page.
    pub fn embed(&mut self, part: &str, page: Manuscript) {
        let part: Rc<str> = part.into();
        let within = |line: Line| Line { place: line.place.clone().within(&part), ..line };
        let block = |block: Block| match block {
            Block::Line(line) => Block::Line(within(line)),
            Block::Row(cells) => {
                Block::Row(cells.into_iter().map(|cell| cell.into_iter().map(within).collect()).collect())
            }
        };
        self.add(page.blocks.into_iter().map(block).collect());
        self.links.extend(page.links.into_iter().map(|(address, place)| (address, place.within(&part))));
        self.glossary.extend(page.about.glossary);
        if let Some(title) = page.about.title {
            self.property(Field::Title, &part, &title);
        }
        let left_out = page.ledger.left_out.into_iter();
        self.ledger.left_out.extend(left_out.map(|left| LeftOut { place: left.place.clone().within(&part), ..left }));
        self.ledger.notes.extend(page.ledger.notes);
        self.ledger.taken.extend(page.ledger.taken);
    }

    /// Leaves blocks out that stand around the text: headers and footers.
    pub fn around(&mut self, blocks: Vec<Block>) {
        self.around.extend(blocks);
    }

    pub fn finish(mut self) -> Manuscript {
        if self.has_words() || !self.flow.after.is_empty() {
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
            let said = match field {
                // An embedded page has a title, too.
                Field::Title => manuscript.about.proposed_title.replace(value),
                _ => Some(value),
            };
            if let Some(value) = said {
                let what = What::Field(Field::About, value.clone(), value, Reason::Stated(name));
                manuscript.ledger.note(Severity::Info, None, what);
            }
        }
        manuscript.blocks = self.flow.blocks;
        manuscript
    }
}
