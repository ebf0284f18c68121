//! What stands within a paragraph.

use std::rc::Rc;

use roxmltree::Node;

use super::super::super::account::{Form, Omission};
use super::super::super::rich::numerals::Numeral;
use super::super::super::rich::{Run, Style, address, blocks_text, symbols};
use super::super::super::xml::{attribute, child, name};
use super::super::styles;
use super::{Body, Context};

impl Context {
    /// The style of text that is set so.
    pub(super) fn styled(&self, run: Run) -> Style {
        Style { link: self.link.clone(), change: self.change, ..run.into() }
    }
}

impl<'a, 'i> Body<'_, 'a, 'i> {
    pub(super) fn run(&mut self, node: Node<'a, 'i>, context: &Context) {
        let properties = child(node, "rPr");
        let style = properties.and_then(|of| child(of, "rStyle")).and_then(|style| attribute(style, "val"));
        let run = styles::run(properties).or(self.styles.of_characters(style)).or(context.run);
        let fonts = properties.and_then(|of| child(of, "rFonts"));
        let font = fonts.and_then(|fonts| attribute(fonts, "ascii").or_else(|| attribute(fonts, "hAnsi")));
        let mut inner = Context { font: font.map(str::to_owned), ..context.clone() };
        inner.link = inner.link.or_else(|| self.fields.link());
        inner.style = inner.styled(run);
        self.children(node, &inner);
    }

    /// Adds the words of an element of text.
    pub(super) fn text(&mut self, node: Node<'a, 'i>, context: &Context) {
        let text = super::own_text(node);
        if context.is_prompt || self.fields.is_instruction() {
            return self.writer.leave_out(&text, Omission::Apparatus, None);
        }
        let style = Style { change: context.change, link: context.link.clone(), ..context.style.clone() };
        let font = context.font.as_deref().unwrap_or_default();
        let sign = |c: char| match c {
            '\u{f020}'..='\u{f0ff}' => symbols::character(font, c as u32),
            _ => None,
        };
        for piece in text.split_inclusive(|c| sign(c).is_some()) {
            let last = piece.chars().next_back().filter(|c| sign(*c).is_some());
            let words = &piece[..piece.len() - last.map_or(0, char::len_utf8)];
            self.writer.text(words, &style);
            if let Some(sign) = last.and_then(sign) {
                self.writer.ledger.take(last.map(String::from).unwrap_or_default(), Form::Markup);
                self.writer.made(&sign.to_string(), &Style { hidden: false, ..style.clone() });
            }
        }
    }

    /// Reads what has a meaning within a paragraph; of anything else, what it holds.
    pub(super) fn inline(&mut self, node: Node<'a, 'i>, context: &Context) {
        let style = &context.style;
        match name(node) {
            "ruby" => return self.ruby(node, context),
            "fldSimple" => {
                let link = attribute(node, "instr").and_then(address).and_then(|to| self.writer.link(to));
                return self.linked(node, link, context);
            }
            "tab" | "ptab" => self.writer.made("\t", style),
            "br" | "cr" => self.writer.line_break(style),
            "noBreakHyphen" => self.writer.made("\u{2011}", style),
            "sym" => self.symbol(node, context),
            "fldChar" => match attribute(node, "fldCharType") {
                Some("begin") => self.fields.begin(),
                Some("separate") => self.begin_result(context),
                Some("end") => {
                    let instruction = self.fields.end().unwrap_or_default();
                    self.writer.guide(&instruction, style);
                }
                _ => {}
            },
            "instrText" => self.fields.instruct(&super::own_text(node)),
            "footnoteReference" => self.note("footnote", node, context),
            "endnoteReference" => self.note("endnote", node, context),
            "commentReference" => self.comment(node),
            "textpath" => {
                let text = attribute(node, "string").unwrap_or_default();
                self.writer.ledger.replace("", text, Form::Markup);
                self.writer.leave_out(text, Omission::Furniture, None);
            }
            _ => {}
        }
        // Even an element that holds no text in a valid document is gone through.
        self.children(node, context);
    }

    fn begin_result(&mut self, context: &Context) {
        let instruction = self.fields.separate().unwrap_or_default();
        self.writer.guide(&instruction, &context.style);
        let link = address(&instruction).and_then(|address| self.writer.link(address));
        self.fields.set_link(link);
    }

    fn linked(&mut self, node: Node<'a, 'i>, link: Option<Rc<str>>, context: &Context) {
        self.children(node, &Context { link: link.or_else(|| context.link.clone()), ..context.clone() });
    }

    pub(super) fn hyperlink(&mut self, node: Node<'a, 'i>, context: &Context) {
        let target = attribute(node, "id").and_then(|id| self.relation(id));
        let anchor = attribute(node, "anchor").map(|anchor| format!("#{anchor}")).unwrap_or_default();
        let link = target.and_then(|target| self.writer.link(&(target + &anchor)));
        self.linked(node, link, context);
    }

    fn symbol(&mut self, node: Node, context: &Context) {
        let font = attribute(node, "font").unwrap_or_default();
        let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or_default();
        match symbols::character(font, code) {
            Some(sign) => self.writer.made(&sign.to_string(), &context.style),
            None => {
                let said = format!("{font} {code:X}");
                self.writer.ledger.replace("", &said, Form::Markup);
                self.writer.leave_out(&said, Omission::Other, None);
            }
        }
    }

    /// Reads a phonetic guide: the words, and their sounds over them.
    fn ruby(&mut self, node: Node<'a, 'i>, context: &Context) {
        let from = self.writer.length();
        let others = |node: &Node| node.is_element() && name(*node) != "rt";
        node.children().filter(others).for_each(|child| self.element(child, context));
        let sound: String = node.children().filter(|child| name(*child) == "rt").map(super::text).collect();
        match self.writer.length() > from {
            true => self.writer.ruby(from, &sound),
            false => self.writer.leave_out(&sound, Omission::Apparatus, None),
        }
    }

    fn note(&mut self, kind: &'static str, node: Node<'a, 'i>, context: &Context) {
        let id = attribute(node, "id").unwrap_or_default().to_owned();
        let Some(aside) = self.asides.remove(&(kind, id)) else { return };
        let own = matches!(attribute(node, "customMarkFollows"), Some("1" | "true" | "on"));
        let blocks = self.blocks_of(&aside.part, aside.node, &Context::default());
        let n = usize::from(kind == "endnote");
        let is_out = self.writer.is_out(&context.style);
        self.notes[n] += u32::from(!is_out && !own);
        // A mark of its own, such as an asterisk, follows as text.
        let number = match (own, kind) {
            (true, _) => "*".to_owned(),
            (false, "endnote") => Numeral::LowerRoman.write(self.notes[n]),
            (false, _) => self.notes[n].to_string(),
        };
        self.writer.footnote(&number, blocks, &context.style);
    }

    fn comment(&mut self, node: Node<'a, 'i>) {
        let id = attribute(node, "id").unwrap_or_default().to_owned();
        let Some(aside) = self.asides.remove(&("comment", id)) else { return };
        let blocks = self.blocks_of(&aside.part, aside.node, &Context::default());
        let author = attribute(aside.node, "author").unwrap_or_default();
        let place = self.writer.place();
        self.writer.comment(author, &blocks_text(&blocks), Some(place));
    }
}
