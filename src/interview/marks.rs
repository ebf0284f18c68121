//! Inline mark-up: `*emphasis*`, `**strong**`, `[words](https://…)`, and `\` before one of `\*[]()`.
//!
//! Nothing else is mark-up. Mark-up that is not closed, does not touch its words, or links to anything but a web or
//! mail address remains text, and so do stars that belong to the writer's text ([`stars`]). Marks nest but do not
//! cross, and a mark within another of the same kind is dropped. Every step is linear in the length of the text.

use std::cmp::Reverse;
use std::ops::Range;
use std::rc::Rc;

use super::{Mark, MarkKind, stars};

/// A text without its mark-up, and its marks.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub text: Rc<str>,
    pub marks: Vec<Mark>,
}

/// A finding about the mark-up of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// The address of a link that must not be followed; the link remains text.
    Refused(String),
    /// Words that were read as emphasis, with their stars, which may belong to the text.
    Doubtful(String),
}

/// Reads the inline mark-up of a text.
pub(super) fn read(source: &str, findings: &mut Vec<Finding>) -> Marked {
    if memchr::memchr3(b'*', b'[', b'\\', source.as_bytes()).is_none() {
        return Marked { text: source.into(), marks: Vec::new() };
    }
    let links = links(source, findings);
    Reading::of(source, &links, findings).finish()
}

/// The signs before and after the words of a mark, in its source.
pub(super) struct Signs {
    pub open: Range<usize>,
    pub close: Range<usize>,
}

/// Finds the signs of all marks of a text, in the order in which the marks end.
pub(super) fn signs(source: &str) -> Vec<Signs> {
    let links = links(source, &mut Vec::new());
    let signs = |Mark { range: Range { start, end }, kind }: &Mark| {
        let (open, close) = match kind {
            MarkKind::Emphasis => (1, end + 1),
            MarkKind::Strong => (2, end + 2),
            MarkKind::Link(_) => (1, links.iter().find(|link| link.middle == *end).map_or(*end, |link| link.close + 1)),
        };
        Signs { open: start - open..*start, close: *end..close }
    };
    Reading::of(source, &links, &mut Vec::new()).marks.iter().map(signs).collect()
}

/// Returns whether a text may link to an address: it must have a host or a mailbox.
pub(super) fn is_followed(address: &str) -> bool {
    let Some((scheme, rest)) = scheme(address).and_then(|scheme| address.split_at_checked(scheme.len() + 1)) else {
        return false;
    };
    let target = match scheme.to_ascii_lowercase().as_str() {
        "https:" | "http:" => rest.strip_prefix("//").unwrap_or_default(),
        "mailto:" => rest,
        _ => "",
    };
    !target.is_empty() && !address.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_name = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    (is_name && scheme.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(scheme)
}

/// Returns whether round brackets after square ones were meant as a link.
fn is_address(text: &str) -> bool {
    scheme(text).is_some() || text.starts_with(['/', '#']) || text.starts_with("www.")
}

/// A link in the source: `[` at `open`, `](` at `middle`, `)` at `close`.
struct Link {
    open: usize,
    middle: usize,
    close: usize,
    address: Rc<str>,
}

/// Finds all links, in order; links do not nest.
fn links(source: &str, findings: &mut Vec<Finding>) -> Vec<Link> {
    let bytes = source.as_bytes();
    let closes = brackets(bytes);
    let (mut links, mut open, mut i) = (Vec::new(), Vec::new(), 0);
    while i < bytes.len() {
        match bytes[i] {
            b'\\' if is_escape(bytes, i) => i += 1,
            b'[' => open.push(i),
            b']' => {
                let close =
                    closes.binary_search_by_key(&(i + 1), |(start, _)| *start).ok().map(|found| closes[found].1);
                if let (Some(start), Some(close)) = (open.pop(), close) {
                    let address = unescaped(&source[i + 2..close]);
                    if is_followed(&address) && !source[start + 1..i].trim().is_empty() {
                        links.push(Link { open: start, middle: i, close, address: address.into() });
                        // The brackets that are open around a link cannot form a link.
                        open.clear();
                        i = close;
                    } else if is_address(&address) {
                        findings.push(Finding::Refused(address));
                    }
                }
            }
            _ => {}
        }
        i += 1;
    }
    links
}

/// Pairs each `(` after a `]` with its `)`, in order, if there is no white space between them.
fn brackets(bytes: &[u8]) -> Vec<(usize, usize)> {
    let (mut closes, mut open, mut i) = (Vec::new(), Vec::new(), 0);
    while i < bytes.len() {
        match bytes[i] {
            b'\\' if is_escape(bytes, i) => i += 1,
            b' ' | b'\t' | b'\n' => open.clear(),
            b'(' => open.push(i),
            b')' => {
                if let Some(start) = open.pop().filter(|start| *start > 0 && bytes[start - 1] == b']') {
                    closes.push((start, i));
                }
            }
            _ => {}
        }
        i += 1;
    }
    closes.sort_unstable();
    closes
}

pub(super) fn is_escape(bytes: &[u8], at: usize) -> bool {
    bytes.get(at + 1).is_some_and(|next| br"\*[]()".contains(next))
}

fn unescaped(text: &str) -> String {
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('\\') {
        let skipped = usize::from(is_escape(rest.as_bytes(), at));
        plain.push_str(&rest[..at]);
        let next = rest[at + skipped..].chars().next().map_or(0, char::len_utf8);
        plain.push_str(&rest[at + skipped..at + skipped + next]);
        rest = &rest[at + skipped + next..];
    }
    plain + rest
}

/// Stars that may open a mark.
struct Opener {
    kind: Kind,
    /// The start of the run that the stars belong to; three stars make two openers.
    run: usize,
    stars: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Emphasis = 0,
    Strong = 1,
}

struct Reading<'a> {
    source: &'a str,
    /// Their ranges are in the source.
    marks: Vec<Mark>,
    /// The ranges of the source that are not text.
    cuts: Vec<Range<usize>>,
    openers: Vec<Opener>,
    /// The number of openers of each kind that may be closed at this point.
    open: [usize; 2],
    findings: &'a mut Vec<Finding>,
}

impl<'a> Reading<'a> {
    fn of(source: &'a str, links: &[Link], findings: &'a mut Vec<Finding>) -> Reading<'a> {
        let (marks, cuts, openers) = (Vec::new(), Vec::new(), Vec::new());
        let mut reading = Reading { source, marks, cuts, openers, open: [0, 0], findings };
        reading.run(links);
        reading
    }

    fn run(&mut self, links: &[Link]) {
        let bytes = self.source.as_bytes();
        let mut links = links.iter().peekable();
        // Within a link only marks that opened in it may close: the openers before it and their counts are kept here
        // meanwhile.
        let mut outside: Option<(usize, [usize; 2])> = None;
        let mut i = 0;
        while i < bytes.len() {
            match bytes[i] {
                b'\\' if is_escape(bytes, i) => {
                    self.cuts.push(i..i + 1);
                    i += 1;
                }
                b'[' if links.peek().is_some_and(|link| link.open == i) => {
                    self.cuts.push(i..i + 1);
                    outside = Some((self.openers.len(), std::mem::take(&mut self.open)));
                }
                b']' => {
                    if let Some(link) = links.next_if(|link| link.middle == i) {
                        self.cuts.push(i..link.close + 1);
                        self.marks.push(Mark { range: link.open + 1..i, kind: MarkKind::Link(link.address.clone()) });
                        let (openers, open) = outside.take().unwrap_or_default();
                        self.openers.truncate(openers);
                        self.open = open;
                        i = link.close;
                    }
                }
                b'*' => {
                    let stars = bytes[i..].iter().take_while(|b| **b == b'*').count();
                    self.stars(i..i + stars);
                    i += stars - 1;
                }
                _ => {}
            }
            i += 1;
        }
    }

    /// Closes what a run of stars can close, then opens what it can open. More than three stars are text.
    fn stars(&mut self, run: Range<usize>) {
        let mut kinds = match run.len() {
            1 => vec![Kind::Emphasis],
            2 => vec![Kind::Strong],
            3 => vec![Kind::Strong, Kind::Emphasis],
            _ => return,
        };
        let (left, right) = (&self.source[..run.start], &self.source[run.end..]);
        let mut at = run.start;
        if stars::may_close(left, right) {
            while let Some(kind) = self.close(&kinds, at) {
                at += width(kind);
                kinds.retain(|left| *left != kind);
            }
        }
        if stars::may_open(left, right) {
            for kind in kinds {
                self.openers.push(Opener { kind, run: run.start, stars: at..at + width(kind) });
                self.open[kind as usize] += 1;
                at += width(kind);
            }
        }
    }

    /// Closes the nearest opener of one of `kinds` with the stars at `at`.
    fn close(&mut self, kinds: &[Kind], at: usize) -> Option<Kind> {
        if !kinds.iter().any(|kind| self.open[*kind as usize] > 0) {
            return None;
        }
        let mut above: Option<Opener> = None;
        while let Some(opener) = self.openers.pop() {
            self.open[opener.kind as usize] -= 1;
            if !kinds.contains(&opener.kind) {
                above = Some(opener);
                continue;
            }
            // The other part of three stars stays open: `***a* b**`.
            if let Some(other) = above.filter(|other| other.run == opener.run) {
                self.open[other.kind as usize] += 1;
                self.openers.push(other);
            }
            let close = at..at + width(opener.kind);
            match stars::read(self.source, &opener.stars, &close) {
                stars::Reading::Text => return None,
                stars::Reading::Doubtful => self.doubt(opener.stars.start..close.end),
                stars::Reading::MarkUp => {}
            }
            self.cuts.push(opener.stars.clone());
            self.cuts.push(close);
            let kind = if opener.kind == Kind::Strong { MarkKind::Strong } else { MarkKind::Emphasis };
            self.marks.push(Mark { range: opener.stars.end..at, kind });
            return Some(opener.kind);
        }
        None
    }

    /// Reports doubtful emphasis, with the character before it so that an editor can find it.
    fn doubt(&mut self, range: Range<usize>) {
        let before = self.source[..range.start].char_indices().next_back().map_or(0, |(at, _)| at);
        self.findings.push(Finding::Doubtful(self.source[before..range.end].to_owned()));
    }

    /// Removes the mark-up from the text and moves the marks to the new places of their words.
    fn finish(mut self) -> Marked {
        self.cuts.sort_by_key(|cut| cut.start);
        let mut text = String::with_capacity(self.source.len());
        // For each cut, its end in the source and the total length of the cuts up to it.
        let (mut ends, mut cut_so_far, mut from) = (Vec::with_capacity(self.cuts.len()), 0, 0);
        for cut in &self.cuts {
            text.push_str(&self.source[from..cut.start]);
            from = cut.end;
            cut_so_far += cut.len();
            ends.push((cut.end, cut_so_far));
        }
        text.push_str(&self.source[from..]);
        let moved = |at: usize| match ends.partition_point(|(end, _)| *end <= at) {
            0 => at,
            n => at - ends[n - 1].1,
        };
        for mark in &mut self.marks {
            mark.range = moved(mark.range.start)..moved(mark.range.end);
        }
        self.marks.retain(|mark| !mark.range.is_empty());
        let rank =
            |kind: &MarkKind| matches!(kind, MarkKind::Emphasis) as u8 + !matches!(kind, MarkKind::Link(_)) as u8;
        self.marks.sort_by_key(|mark| (mark.range.start, Reverse(mark.range.end), rank(&mark.kind)));
        // Emphasis within emphasis adds nothing, and thousands of levels would nest too deep for a page.
        let mut ends = [0; 3];
        self.marks.retain(|mark| {
            let end = &mut ends[usize::from(rank(&mark.kind))];
            let is_outer = mark.range.end > *end;
            *end = mark.range.end.max(*end);
            is_outer
        });
        Marked { text: text.into(), marks: self.marks }
    }
}

fn width(kind: Kind) -> usize {
    kind as usize + 1
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
