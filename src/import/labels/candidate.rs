//! What may be a label at the beginning of a line: the one grammar for all tools and typists.

use std::ops::Range;

use super::super::label_words::{COLONS, is_numbered_part, is_person, plain_name};
use super::super::model::{Line, LineKind};
use super::colon::{colon, is_digit};
use super::marker::{Marker, marker};
use super::names::{LONGEST, Shape, shape};
use super::times::{self, Time};
use crate::interview::MarkKind;

/// What may be a label. All ranges are in the line's text.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub name: Range<usize>,
    pub shape: Shape,
    pub form: Form,
    pub time: Option<u32>,
    /// The ranges of times.
    pub times: Vec<Range<usize>>,
    /// Stage directions behind the name, which stay words: 欧娘（笑）.
    pub directions: Vec<Range<usize>>,
    /// To whom a message of a chat is: `to Everyone`, the word and the name.
    pub to: Option<(Range<usize>, Range<usize>)>,
    /// What the label says about the person beside the name: （以下简称李）, or a part before the name.
    pub explains: Option<Range<usize>>,
    /// Whether a number stands before it: `1、`.
    pub is_numbered: bool,
    /// Where the words begin.
    pub end: usize,
}

/// How a label is set apart from the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `Name: words`
    Colon,
    /// A heading that ends with a colon, or the first of two cells.
    Stated,
    /// A heading without a colon.
    Heading,
    /// `Name 0:12`
    Timed,
    /// Bold words at the beginning of a paragraph.
    Bold,
    /// The name alone in its line.
    Alone,
}

/// What stands before a label at the beginning of a line, and where it ends.
pub fn opening(text: &str) -> (Candidate, usize) {
    let (mut start, marker) = marker(text);
    let mut found = Candidate { is_numbered: marker == Some(Marker::Number), ..Candidate::new() };
    if let Some(time) = times::at(&text[start..]) {
        found.add_time(time, start);
        start = skip(text, start + time.length, &[' ', '\t', '\u{a0}', '\u{3000}', '-', '–', '—', '|']);
    }
    (found, start)
}

/// Returns what is a label or a ratio: a figure stands on each side of the colon, as in `P1:1998`.
pub fn before_figure(line: &Line) -> Option<Candidate> {
    let text = &*line.text;
    let (mut found, start) = opening(text);
    let at = start + text[start..].find(COLONS)?;
    let after = text[at..].trim_start_matches(COLONS);
    let is_between = text[..at].ends_with(is_digit) && after.starts_with(is_digit);
    if matches!(line.kind, LineKind::Heading(_)) || !found.times.is_empty() || !is_between {
        return None;
    }
    found.name = trimmed(text, start..at);
    found.shape = shape(&text[found.name.clone()]);
    found.end = text.len() - after.len();
    (found.shape >= Shape::Firm).then_some(found)
}

/// Returns what may be a label at the beginning of a line.
pub fn of_line(line: &Line) -> Option<Candidate> {
    let text = &*line.text;
    let (found, start) = opening(text);
    if let LineKind::Heading(_) = line.kind {
        return found.heading(text, start);
    }
    if let Some(found) =
        Some(&found).filter(|found| found.time.is_some()).and_then(|found| found.clone().sent(text, start))
    {
        return Some(found);
    }
    let bold = bold(line, start);
    let colon = found.clone().in_brackets(text, start);
    let colon = colon.or_else(|| found.clone().colon(text, start));
    let colon = colon.or_else(|| found.clone().bracketed(text, start));
    if let Some(mut found) = colon {
        // A bold name may have its colon inside or outside the bold words.
        if bold.is_some_and(|end| end <= found.end && found.name.end <= end) && found.form == Form::Colon {
            found.form = Form::Bold;
        }
        if !found.times.is_empty() {
            found.form = Form::Timed;
        }
        return Some(found);
    }
    found.clone().timed(text, start).or_else(|| match bold {
        Some(end) => found.named(text, start..end, end, Form::Bold),
        None if text.ends_with(['.', ',', '，', '、', '…', '—', '-']) => None,
        None => found.named(text, start..text.len(), text.len(), Form::Alone),
    })
}

/// Returns what may be a label at a place within a line.
pub fn within(text: &str, at: usize) -> Option<Candidate> {
    Candidate::new().colon(text, at)
}

pub fn skip(text: &str, at: usize, marks: &[char]) -> usize {
    at + text[at..].len() - text[at..].trim_start_matches(marks).len()
}

/// Where the bold words end that begin at a place.
fn bold(line: &Line, start: usize) -> Option<usize> {
    let mark = line.marks.iter().find(|mark| mark.range.start <= start && mark.kind == MarkKind::Strong)?;
    (mark.range.end > start).then_some(mark.range.end)
}

impl Candidate {
    fn new() -> Candidate {
        Candidate {
            name: 0..0,
            shape: Shape::Not,
            form: Form::Colon,
            time: None,
            times: Vec::new(),
            directions: Vec::new(),
            to: None,
            explains: None,
            is_numbered: false,
            end: 0,
        }
    }

    /// Whether nothing stands behind a label with its colon.
    pub fn is_lone(&self, text: &str) -> bool {
        matches!(self.form, Form::Colon | Form::Bold) && self.shape >= Shape::Firm && self.end >= text.len()
    }

    /// Whether the label is a number of a question.
    pub fn is_part(&self, text: &str) -> bool {
        is_numbered_part(&plain_name(&text[self.name.clone()]))
    }

    fn add_time(&mut self, time: Time, at: usize) {
        self.time.get_or_insert(time.millis);
        self.times.push(at..at + time.length);
    }

    /// `Name:`, with brackets and times around.
    fn colon(mut self, text: &str, start: usize) -> Option<Candidate> {
        let (at, width) = colon(text, start)?;
        self.end = skip(text, at + width, &[' ', '\t', '\u{a0}', '\u{3000}']);
        self.name = self.bare(text, start..at).filter(|name| is_closed(&text[name.clone()]))?;
        self.shape = shape(&text[self.name.clone()]);
        if let Some(time) =
            times::at(&text[self.end..]).filter(|time| time.in_brackets || self.end + time.length == text.len())
        {
            self.add_time(time, self.end);
            self.end = skip(text, self.end + time.length, &[' ', '\t', '\u{a0}', '\u{3000}']);
        }
        (self.shape != Shape::Not).then_some(self)
    }

    /// `From Name to Everyone:`, as chats have it behind the time.
    fn sent(mut self, text: &str, start: usize) -> Option<Candidate> {
        const FORMS: [(&str, &[&str]); 3] = [
            ("From ", &["to"]),
            ("从 ", &["至", "到", "发送至", "发送给", "发给"]),
            ("從 ", &["至", "到", "傳送至", "傳送給", "發送至", "發送給"]),
        ];
        let (at, width) = colon(text, start)?;
        let (from, words) = FORMS.iter().find(|(from, _)| text[start..at].starts_with(from))?;
        let whole = trimmed(text, start + from.len()..at);
        let to = words.iter().find_map(|word| {
            let (before, after) = text[whole.clone()].split_once(&format!(" {word} "))?;
            let (end, next) = (whole.start + before.len(), whole.end - after.len());
            let word_at = end + 1;
            Some((end, word_at..word_at + word.len(), trimmed(text, next..whole.end)))
        });
        self.name = trimmed(text, whole.start..to.as_ref().map_or(whole.end, |(end, ..)| *end));
        self.to = to.map(|(_, word, name)| (word, name));
        self.end = skip(text, at + width, &[' ', '\t', '\u{a0}', '\u{3000}']);
        self.shape = shape(&text[self.name.clone()]);
        self.form = Form::Timed;
        (self.shape != Shape::Not).then_some(self)
    }

    /// `【Name】words`
    fn bracketed(mut self, text: &str, start: usize) -> Option<Candidate> {
        let inside = text[start..].strip_prefix('【')?;
        let open = start + '【'.len_utf8();
        let close = open + inside.find('】')?;
        self.end = skip(text, close + '】'.len_utf8(), &[' ', '\t', '\u{3000}', ':', '：']);
        self.name = trimmed(text, open..close);
        self.shape = shape(&text[self.name.clone()]);
        (self.shape >= Shape::Firm && self.end < text.len()).then_some(self)
    }

    /// `[Speaker 1] words`: other words in such brackets are remarks.
    fn in_brackets(mut self, text: &str, start: usize) -> Option<Candidate> {
        let open = start + '['.len_utf8();
        let close = open + text[start..].strip_prefix('[')?.find(']')?;
        self.end = skip(text, close + ']'.len_utf8(), &[' ', '\t', '\u{a0}', '\u{3000}']);
        self.name = trimmed(text, open..close);
        self.shape = shape(&text[self.name.clone()]);
        let is_label = is_person(&plain_name(&text[self.name.clone()]));
        let is_word = |c: char| !c.is_ascii_digit() && !matches!(c, ':' | '：' | '[' | '(' | '（');
        (is_label && text[self.end..].starts_with(is_word)).then_some(self)
    }

    /// `Name 0:12`, `[Name] 10:03:22`, `发言人1 00:01:10 words`.
    fn timed(mut self, text: &str, start: usize) -> Option<Candidate> {
        let mut count = 0;
        for (at, c) in text[start..].char_indices().map(|(at, c)| (start + at, c)) {
            count += 1;
            if count > LONGEST || "。！？!?；".contains(c) {
                break;
            }
            let follows = text[..at].ends_with([' ', '\t', '\u{a0}', '\u{3000}', ')', ']', '）']);
            let begins = (follows && c.is_ascii_digit()) || matches!(c, '(' | '[' | '（' | '【');
            let Some(time) = Some(at).filter(|at| begins && *at > start).and_then(|at| times::at(&text[at..])) else {
                continue;
            };
            let mut end = skip(text, at + time.length, &[' ', '\t', '\u{a0}', '\u{3000}']);
            let colon = text[end..].chars().next().filter(|c| COLONS.contains(c));
            end = colon.map_or(end, |colon| skip(text, end + colon.len_utf8(), &[' ', '\t', '\u{a0}', '\u{3000}']));
            self.name = self.bare(text, start..at)?;
            self.shape = shape(&text[self.name.clone()]);
            if text[self.name.clone()].contains(['(', '（', '[', '【']) {
                // The time stands within brackets: Interview (2019-03-02 10:02).
                return None;
            }
            self.add_time(time, at);
            self.end = end;
            self.form = Form::Timed;
            return (self.shape != Shape::Not).then_some(self);
        }
        None
    }

    fn heading(mut self, text: &str, start: usize) -> Option<Candidate> {
        let words = text[start..].trim_end();
        let bare = words.trim_end_matches(is_end);
        self.form = if bare.len() < words.len() { Form::Stated } else { Form::Heading };
        self.end = text.len();
        let form = self.form;
        let timed = Some(()).filter(|()| form == Form::Heading).and_then(|()| self.clone().timed(text, start));
        if let Some(timed) = timed.filter(|timed| timed.end == text.len()) {
            return Some(timed);
        }
        self.name = self.bare(text, start..start + bare.len())?;
        self.shape = shape(&text[self.name.clone()]);
        let is_long = text[self.name.clone()].chars().count() > LONGEST;
        if form == Form::Stated && self.shape == Shape::Not && !is_long && !text.contains(['？', '?']) {
            self.shape = Shape::Weak;
        }
        (self.shape != Shape::Not).then_some(self)
    }

    fn named(mut self, text: &str, range: Range<usize>, end: usize, form: Form) -> Option<Candidate> {
        if text[range.clone()].chars().count() > LONGEST {
            return None;
        }
        self.name = self.bare(text, range)?;
        self.shape = shape(&text[self.name.clone()]);
        self.form = form;
        self.end = text.len() - text[end..].trim_start_matches(|c| is_end(c) || "\t\u{a0}\u{3000}".contains(c)).len();
        (self.shape != Shape::Not).then_some(self)
    }

    /// A name without the brackets around or behind it, which hold times or stage directions.
    fn bare(&mut self, text: &str, range: Range<usize>) -> Option<Range<usize>> {
        let mut range = trimmed(text, range);
        for _ in 0..3 {
            let Some((open, close)) = brackets(text, &range) else { break };
            let inside = open + text[open..].chars().next().map_or(0, char::len_utf8)..close;
            if open == range.start {
                // [Name] stands in brackets as a whole.
                return Some(trimmed(text, inside)).filter(|inside| !inside.is_empty());
            }
            match times::at(&text[open..range.end]) {
                Some(time) if open + time.length == range.end => self.add_time(time, open),
                _ if text[inside.clone()].chars().count() <= 40 => self.directions.insert(0, open..range.end),
                _ => break,
            }
            range = trimmed(text, range.start..open);
        }
        (!range.is_empty()).then_some(range)
    }
}

/// The last pair of brackets of a text that ends with them: where it opens, and where it closes.
fn brackets(text: &str, range: &Range<usize>) -> Option<(usize, usize)> {
    let words = &text[range.clone()];
    let close = words.chars().next_back()?;
    let open = match close {
        ')' | '）' => ['(', '（'],
        ']' | '】' => ['[', '【'],
        _ => return None,
    };
    Some((range.start + words.rfind(open)?, range.end - close.len_utf8()))
}

pub fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let from = range.start + words.len() - words.trim_start().len();
    from..from + words.trim().trim_end_matches(is_end).len()
}

/// Whether a character may stand behind a name: a colon or a space.
fn is_end(c: char) -> bool {
    c == ' ' || COLONS.contains(&c)
}

/// Whether all brackets that a name opens are closed: in （译者注：…） they are not.
fn is_closed(name: &str) -> bool {
    let count = |marks: [char; 4]| name.matches(marks).count();
    count(['(', '（', '[', '【']) <= count([')', '）', ']', '】'])
}
