//! What is more than words within a line: the numbers of items and footnotes, and readings above characters.

use super::super::super::account::{Form, Omission};
use super::super::super::model::{LineKind, Term};
use super::super::super::note::{Severity, What};
use super::super::tree::{Content, Element};
use super::{Around, Reader};

impl Reader<'_> {
    /// Prepares an item of a list. Its number is no text of the page, but readers see it.
    pub(super) fn item(&mut self, id: usize, element: &Element, around: &Around) {
        self.end_line();
        self.marker.clear();
        self.goes_on = false;
        let parent = self.page.tree.nodes[id].parent;
        let list = self.page.tree.element(parent);
        let is_ordered = list.is_some_and(|list| list.is("ol"));
        let style = format!("{};{}", list.map_or("", |list| list.attribute("style")), element.attribute("style"));
        let is_bare = style.contains("list-style-type:none")
            || style.contains("list-style-type: none")
            || style.contains("list-style: none")
            || style.contains("list-style:none");
        if is_bare || !self.begins_with_words(id) {
            return;
        }
        let is_item = |id: &&usize| self.page.tree.element(**id).is_some_and(|element| element.is("li"));
        let before = self.page.tree.nodes[parent].children.iter().take_while(|child| **child != id).filter(is_item);
        let before = before.count();
        self.goes_on = before > 0;
        if !is_ordered {
            self.marker = "- ".into();
            return;
        }
        let first: usize = list.and_then(|list| list.attribute("start").parse().ok()).unwrap_or(1);
        let number = element.attribute("value").parse().unwrap_or(first.saturating_add(before));
        // The number of an endnote is set as where the text refers to it.
        let is_note = around.kind == Some(LineKind::Note);
        self.marker = if is_note { format!("[{number}] ") } else { format!("{number}. ") };
    }

    /// Whether an item of a list has words of its own, and is not only around another list.
    pub(super) fn begins_with_words(&self, id: usize) -> bool {
        let first = self.page.tree.below(id).find(|id| match &self.page.tree.nodes[*id].what {
            Content::Text(text) => !text.trim().is_empty(),
            Content::Element(element) => element.is("|ul|ol|table|"),
            Content::Comment(_) => false,
        });
        first.is_some_and(|id| self.page.tree.element(id).is_none())
    }

    /// Reads words with their readings above them, which become an entry of the glossary.
    pub(super) fn ruby(&mut self, id: usize, around: &Around) {
        let tree = self.page.tree;
        let (mut base, mut sound) = (String::new(), String::new());
        for child in tree.below(id) {
            let Content::Text(text) = &tree.nodes[child].what else { continue };
            let mut within =
                std::iter::successors(Some(child), |id| Some(tree.nodes[*id].parent)).take_while(|at| *at != id);
            let kind = within.find_map(|id| tree.element(id).filter(|element| element.is("|rt|rp|")));
            let place = self.place(child);
            match kind.map(|element| &*element.name) {
                None => {
                    base.push_str(text.trim());
                    self.text(text, around, &place);
                }
                Some("rt") => {
                    let space = if sound.is_empty() || !text.is_ascii() { "" } else { " " };
                    sound.push_str(space);
                    sound.push_str(text.trim());
                }
                // Brackets around the reading, for browsers without ruby.
                Some(_) => self.ledger.leave_out(&**text, place, Omission::Apparatus),
            }
        }
        if sound.is_empty() || base.is_empty() {
            return self.ledger.leave_out(sound, self.place(id), Omission::Apparatus);
        }
        self.ledger.take(&*sound, Form::Metadata);
        self.ledger.note(Severity::Info, Some(self.place(id)), What::Term(base.clone(), sound.clone()));
        let is_pinyin = sound.chars().any(|c| c.is_ascii_lowercase()) && base.chars().all(crate::interview::is_han);
        let (pinyin, note) = if is_pinyin { (Some(sound), None) } else { (None, Some(sound)) };
        let term = Term { term: base, pinyin, note, ..Term::default() };
        if !self.glossary.contains(&term) {
            self.glossary.push(term);
        }
    }

    /// Whether the text of an element may be a name.
    pub(super) fn is_name(&self, id: usize) -> bool {
        let text = self.page.tree.text(id);
        let name = text.trim();
        !name.is_empty() && name.chars().count() <= 40 && !name.contains(['。', '？', '?', '！', '!'])
    }

    /// Reads the name of a speaker, which stands in a line of its own like that in the first cell of a row.
    pub(super) fn speaker(&mut self, id: usize, around: &Around) {
        self.end_line();
        self.children(id, &Around { kind: Some(LineKind::Heading(9)), ..around.clone() });
        if self.line.as_ref().is_some_and(|line| !line.text.ends_with([':', '：'])) {
            self.space.clear();
            self.added(":", around, id);
        }
        self.end_line();
    }

    /// Whether a raised number leads to a footnote.
    pub(super) fn is_reference(&self, id: usize) -> bool {
        let text = self.page.tree.text(id);
        let leads = |id: usize| {
            self.page.tree.element(id).is_some_and(|one| one.is("a") && one.attribute("href").starts_with('#'))
        };
        let parent = self.page.tree.nodes[id].parent;
        let number = text.trim();
        (1..=3).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit())
            && (leads(parent) || self.page.tree.below(id).any(leads))
            && !self.page.is_within(id, "|sup|")
    }

    /// Sets brackets around the number of a footnote, so that it does not read like one with the word before it.
    pub(super) fn reference(&mut self, id: usize, around: &Around) {
        self.added("[", around, id);
        self.children(id, around);
        self.added("]", around, id);
    }
}

/// Whether an element says that it has the name of a speaker.
pub(super) fn is_speaker(element: &Element) -> bool {
    let names = element.attribute("class").split_whitespace();
    let mut names = names.chain([element.attribute("itemprop"), element.attribute("data-role")]);
    names.any(|name| {
        let name = name.to_ascii_lowercase().replace('_', "-");
        name == "speaker"
            || name.ends_with("-speaker")
            || matches!(&*name, "speaker-name" | "speakername" | "speaker-label")
    })
}
