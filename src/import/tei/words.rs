//! The words of an element: with pauses, laughter and notes in brackets where they are, and emphasis as marks.

use roxmltree::Node;

use super::super::account::{Form, Ledger, Omission};
use super::super::model::{Place, Words};
use super::super::wrap;
use super::super::xml::{Lines, attribute, name, text};
use crate::interview::{Mark, MarkKind};

/// Elements that are paragraphs within a speech.
const PARAGRAPHS: &str = "|p|ab|l|stage|lg|";

/// Elements that happen beside the words.
const EVENTS: &str = "|vocal|incident|kinesic|event|";

/// Punctuation that follows a word without a space, where each word is an element.
const CLOSING: &str = ",.;:!?)]}…”’»，。；：！？）】」』、";

/// How many words show whether white space parts them.
const SAMPLE: usize = 200;

/// Punctuation that a word follows without a space.
const OPENING: &str = "([{“‘«¿¡（【「『";

/// The words of an element that is one paragraph.
pub fn of(node: Node, lines: &Lines, ledger: &mut Ledger) -> Words {
    let mut writer = Writer { words: Words::default(), space: false, joined: false, lines, ledger };
    writer.node(node);
    writer.finish()
}

/// The paragraphs of an element; that of its own text is one, too.
pub fn paragraphs(node: Node, lines: &Lines, ledger: &mut Ledger) -> Vec<Words> {
    let is_paragraph = |node: &Node| !name(*node).is_empty() && PARAGRAPHS.contains(&format!("|{}|", name(*node)));
    if !node.children().any(|child| is_paragraph(&child)) {
        return vec![of(node, lines, ledger)];
    }
    let mut all = Vec::new();
    let mut own = Writer { words: Words::default(), space: false, joined: false, lines, ledger };
    for child in node.children() {
        if is_paragraph(&child) {
            all.push(own.finish());
            all.extend(paragraphs(child, lines, own.ledger));
        } else {
            own.node(child);
        }
    }
    all.push(own.finish());
    all.retain(|words| !words.text.is_empty());
    all
}

/// Whether no white space stands between the words beside a word, as in files that are not indented.
fn are_tight(node: Node) -> bool {
    let Some(parent) = node.parent() else { return false };
    let is_white = |one: Node| {
        let text = text(one);
        text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace)
    };
    let mut texts = parent.children().filter(|child| child.is_text() || matches!(name(*child), "w" | "pc"));
    !texts.by_ref().take(SAMPLE).any(is_white)
}

/// Whether a word is the end of a contraction: `n't`, `'s`.
fn is_contracted(node: Node) -> bool {
    let word = text(node);
    let has_mark = word.starts_with(['\'', '’']) || word == "n't" || word == "n’t";
    name(node) == "w" && has_mark && (2..=3).contains(&word.chars().count())
}

struct Writer<'a> {
    words: Words,
    /// Whether white space stands before the next word.
    space: bool,
    /// Whether none stands before it, even if the file is indented there.
    joined: bool,
    lines: &'a Lines,
    ledger: &'a mut Ledger,
}

impl Writer<'_> {
    fn finish(&mut self) -> Words {
        self.space = false;
        std::mem::take(&mut self.words)
    }

    fn node(&mut self, node: Node) {
        if node.is_text() {
            return self.text(node.text().unwrap_or_default());
        }
        let kind = name(node);
        match kind {
            "" => {}
            "pause" => self.pause(node),
            _ if EVENTS.contains(&format!("|{kind}|")) => self.bracketed(node, "(", ")", "desc"),
            "stage" => self.bracketed(node, "(", ")", "type"),
            "note" => self.bracketed(node, "[", "]", ""),
            "gap" => self.bracketed(node, "[", "]", "reason"),
            "del" => self.leave_out(node),
            "choice" => self.choice(node),
            "lb" | "cb" | "pb" | "anchor" | "milestone" | "shift" => self.space = true,
            "emph" => self.marked(node, MarkKind::Emphasis),
            "hi" if attribute(node, "rend").is_some_and(|rend| rend.contains("bold")) => {
                self.marked(node, MarkKind::Strong);
            }
            "hi" if attribute(node, "rend").is_some_and(|rend| rend.contains("ital")) => {
                self.marked(node, MarkKind::Emphasis);
            }
            "seg" | "s" | "lg" | "cell" | "item" => {
                self.space = true;
                node.children().for_each(|child| self.node(child));
                self.space = true;
            }
            "w" => {
                self.part(node);
                // The parts of a word have no spaces.
                let word: String = text(node).split_whitespace().collect();
                self.text(&word);
                self.end_part(node, false);
            }
            "pc" => {
                let mark = text(node);
                let mark = mark.trim();
                self.part(node);
                // A straight quotation mark closes what one before it opens.
                let before = self.words.text.matches(mark).count();
                let opens =
                    if mark == "\"" { before.is_multiple_of(2) } else { mark.starts_with(|c| OPENING.contains(c)) };
                let closes = if mark == "\"" { !opens } else { mark.starts_with(|c| CLOSING.contains(c)) };
                self.space &= !closes;
                self.text(mark);
                self.end_part(node, opens);
            }
            _ => node.children().for_each(|child| self.node(child)),
        }
    }

    /// Begins a word or a punctuation mark that is an element: TEI says by `join` where no space stands.
    fn part(&mut self, node: Node) {
        let is_joined = std::mem::take(&mut self.joined) || matches!(attribute(node, "join"), Some("left" | "both"));
        self.space &= !is_joined;
    }

    /// Ends it. Where no white space stands between any of the words of an element, it stands for none.
    fn end_part(&mut self, node: Node, opens: bool) {
        self.joined = opens || matches!(attribute(node, "join"), Some("right" | "both"));
        let own = text(node);
        let is_digit = |c: char| c.is_ascii_digit();
        let is_dense = |c: Option<char>| c.is_some_and(|c| wrap::is_dense(c.encode_utf8(&mut [0; 4])));
        let is_colon = own.trim() == ":" && self.words.text.trim_end_matches(':').ends_with(is_digit);
        let is_within_time = |next: String| is_colon && next.starts_with(is_digit);
        let parts = |next: Node| {
            matches!(name(next), "w" | "pc")
                && !is_contracted(next)
                && !is_within_time(text(next))
                && !is_dense(own.chars().next_back())
                && !is_dense(text(next).chars().next())
                && are_tight(node)
        };
        let next = node.next_siblings().skip(1).find(|next| next.is_element() || next.is_text());
        self.space = own.ends_with(char::is_whitespace) || next.is_some_and(parts);
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if c.is_whitespace() {
                self.space = true;
                rest = &rest[c.len_utf8()..];
                continue;
            }
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            self.word(&rest[..end]);
            rest = &rest[end..];
        }
    }

    fn word(&mut self, word: &str) {
        let before = &mut self.words.text;
        let is_dense = before.chars().next_back().is_some_and(|c| wrap::is_dense(c.encode_utf8(&mut [0; 4])));
        if std::mem::take(&mut self.space) && !before.is_empty() && !(is_dense && wrap::is_dense(word)) {
            before.push(' ');
        }
        before.push_str(word);
    }

    /// Adds text that the file does not have.
    fn added(&mut self, text: &str) {
        self.ledger.replace("", text, Form::Markup);
        self.word(text);
    }

    /// A pause with its length: (2 s).
    fn pause(&mut self, node: Node) {
        let length = attribute(node, "dur").map(|dur| dur.trim_start_matches("PT").trim_end_matches(['S', 's']).trim());
        self.space = true;
        match length.filter(|length| !length.is_empty()) {
            Some(length) => self.added(&format!("({length}\u{a0}s)")),
            None => self.added("(…)"),
        }
        self.space = true;
        node.children().for_each(|child| self.node(child));
    }

    /// What is said in brackets: the text of the element, or the attribute that says it.
    fn bracketed(&mut self, node: Node, open: &str, close: &str, stated: &str) {
        let has_text = !text(node).trim().is_empty();
        let said = attribute(node, stated).map(str::trim).filter(|said| !said.is_empty());
        if !has_text && said.is_none() {
            // An incident that is not described.
            let said = match name(node) {
                "gap" => "[…]",
                _ => return,
            };
            self.space = true;
            self.added(said);
            self.space = true;
            return;
        }
        let is_bracketed = text(node).trim().starts_with(['(', '[', '（', '【']);
        self.space = true;
        let from = self.words.text.len();
        if !is_bracketed {
            self.added(open);
        }
        match said.filter(|_| !has_text) {
            Some(said) => self.added(said),
            None => node.children().for_each(|child| self.node(child)),
        }
        // No space follows the bracket.
        let opened = self.words.text[from..].trim_start().starts_with(open);
        if opened && let Some(at) = self.words.text[from..].find(&format!("{open} ")) {
            self.words.text.remove(from + at + open.len());
        }
        self.space = false;
        if !is_bracketed {
            self.added(close);
        }
        self.space = true;
    }

    fn marked(&mut self, node: Node, kind: MarkKind) {
        let from = self.words.text.len();
        node.children().for_each(|child| self.node(child));
        let text = &self.words.text[from..];
        let start = from + text.len() - text.trim_start().len();
        if start < self.words.text.len() {
            self.words.marks.push(Mark { range: start..self.words.text.len(), kind });
            self.words.marks.sort_by_key(|mark| (mark.range.start, usize::MAX - mark.range.end));
        }
    }

    fn leave_out(&mut self, node: Node) {
        let place = Place::line(self.lines.at(node.range().start));
        self.ledger.leave_out(text(node), place, Omission::Apparatus);
    }

    /// Of two readings, the corrected or the expanded one has the words.
    fn choice(&mut self, node: Node) {
        let children: Vec<Node> = node.children().filter(Node::is_element).collect();
        let kept = children.iter().position(|child| matches!(name(*child), "corr" | "reg" | "expan")).unwrap_or(0);
        for (n, child) in children.into_iter().enumerate() {
            if n == kept { self.node(child) } else { self.leave_out(child) }
        }
        node.children().filter(Node::is_text).for_each(|child| self.node(child));
    }
}
