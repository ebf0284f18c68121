//! Interviews in TEI: utterances (`u`) of spoken language, also as ISO 24624 has them, speeches (`sp`), or paragraphs in
//! which the speakers are still to be found.

mod header;
mod words;

use std::collections::BTreeMap;
use std::rc::Rc;

use roxmltree::Node;

use super::account::{Form, Ledger, Omission};
use super::model::{Block, Line, LineKind, Manuscript, Paragraph, Place, Segment, Transcript, Words};
use super::xml::{self, Lines, attribute, name};
use super::{Refusal, labels};
use header::Header;

/// Reads a text in TEI.
///
/// # Errors
/// Where it is damaged.
pub fn read(text: &str) -> Result<Transcript, Refusal> {
    let text = &xml::with_entities(text);
    let document = xml::parse_text(text)?;
    let root = document.root_element();
    let mut ledger = Ledger::default();
    let lines = Lines::of(text);
    let header = root.descendants().find(|node| name(*node) == "teiHeader");
    let header = header.map(|node| header::read(node, &lines, &mut ledger)).unwrap_or_default();
    let texts: Vec<Node> = root.children().filter(|node| name(*node) != "teiHeader").collect();
    let is_spoken = texts.iter().any(|text| text.descendants().any(|node| matches!(name(node), "u" | "sp")));
    let mut reader =
        Reader { lines: &lines, times: times(root), ledger, segments: Vec::new(), heading: None, blocks: Vec::new() };
    for text in texts {
        match is_spoken {
            true => reader.spoken(text, &header, None),
            false => reader.prose(text),
        }
    }
    Ok(if is_spoken { reader.transcript(header) } else { reader.manuscript(header) })
}

struct Reader<'a> {
    lines: &'a Lines,
    /// The milliseconds of the points of the timeline.
    times: BTreeMap<String, u32>,
    ledger: Ledger,
    segments: Vec<Segment>,
    heading: Option<String>,
    blocks: Vec<Block>,
}

impl Reader<'_> {
    fn place(&self, node: Node) -> Place {
        Place::line(self.lines.at(node.range().start))
    }

    /// Reads what is spoken. `start` is the time of an element around it.
    fn spoken(&mut self, node: Node, header: &Header, start: Option<u32>) {
        if node.is_text() {
            // Text outside of all speeches.
            let words = words::of(node, self.lines, &mut self.ledger);
            return self.push(None, None, words);
        }
        let start = self.start(node).or(start);
        match name(node) {
            "" => {}
            "teiHeader" => self.ledger.leave_out(xml::text(node), self.place(node), Omission::Apparatus),
            "u" => self.utterance(node, header, start),
            "sp" => self.speech(node, header, start),
            "head" => {
                if let Some(heading) = self.heading.take() {
                    self.push(None, None, Words::plain(heading));
                }
                let heading = words::of(node, self.lines, &mut self.ledger).text;
                if header.about.title.as_ref() == Some(&heading) {
                    return self.ledger.take(heading, Form::Metadata);
                }
                self.heading = Some(heading).filter(|heading| !heading.is_empty());
            }
            "timeline" | "spanGrp" | "standOff" | "facsimile" | "sourceDoc" | "fw" | "pb" => {
                self.ledger.leave_out(xml::text(node), self.place(node), Omission::Apparatus);
            }
            "p" | "ab" | "stage" | "note" | "pause" | "vocal" | "incident" | "kinesic" | "event" | "l" | "item"
            | "cell" | "byline" | "dateline" | "titlePart" | "docAuthor" | "docDate" | "epigraph" | "gap" | "shift"
            | "writing" => {
                let words = words::of(node, self.lines, &mut self.ledger);
                match header.about.title.as_ref() == Some(&words.text) {
                    true => self.ledger.take(words.text, Form::Metadata),
                    false => self.push(None, None, words),
                }
            }
            _ => node.children().for_each(|child| self.spoken(child, header, start)),
        }
    }

    /// The time at which an element begins.
    fn start(&self, node: Node) -> Option<u32> {
        let point = attribute(node, "start").or(attribute(node, "synch"))?;
        self.times.get(point.trim_start_matches('#')).copied()
    }

    fn utterance(&mut self, node: Node, header: &Header, start: Option<u32>) {
        // The time may be at the first point within.
        let inner = node.descendants().filter(|one| name(*one) == "anchor").find_map(|anchor| self.start(anchor));
        let around = node.ancestors().find_map(|one| attribute(one, "who"));
        let speaker = attribute(node, "who").or(around).and_then(|who| header.speaker(who));
        for words in words::paragraphs(node, self.lines, &mut self.ledger) {
            self.push(speaker.clone(), start.or(inner), words);
        }
    }

    fn speech(&mut self, node: Node, header: &Header, start: Option<u32>) {
        let label = node.children().find(|child| name(*child) == "speaker");
        let written = label.map(|label| xml::text(label).split_whitespace().collect::<Vec<_>>().join(" "));
        let who = attribute(node, "who");
        let bare =
            written.as_deref().map(|name| name.trim_end_matches([':', '：', '.', ' '])).filter(|name| !name.is_empty());
        let person = who.and_then(|who| header.person(who));
        let speaker = person.or(bare.map(Rc::from)).or_else(|| header.speaker(who?));
        if let Some(written) = &written {
            // A label that is another name of the person whom the element states is told in a note.
            let bare = bare.unwrap_or_default();
            self.ledger.changed(written, bare, Form::Markup);
            header::label(bare, speaker.as_deref(), self.place(node), &mut self.ledger);
        }
        let before = self.segments.len();
        let mut is_new = true;
        for child in node.children().filter(|child| Some(*child) != label) {
            let parts = if child.is_text() {
                vec![words::of(child, self.lines, &mut self.ledger)]
            } else {
                words::paragraphs(child, self.lines, &mut self.ledger)
            };
            for words in parts.into_iter().filter(|words| !words.text.is_empty()) {
                // A speech is a turn, also if the same person spoke before.
                if std::mem::take(&mut is_new) && speaker.is_some() && self.segments.len() == before {
                    self.segments.push(Segment { speaker: speaker.clone(), start, ..Segment::default() });
                    self.take_heading();
                }
                self.push(speaker.clone(), start, words);
            }
        }
    }

    /// Gives the last turn the heading above it.
    fn take_heading(&mut self) {
        if let (Some(heading), Some(segment)) = (self.heading.take(), self.segments.last_mut()) {
            self.ledger.take(&*heading, Form::Metadata);
            segment.heading = Some(heading);
        }
    }

    /// Adds words to the turn of a speaker, or begins it.
    fn push(&mut self, speaker: Option<Rc<str>>, start: Option<u32>, words: Words) {
        if words.text.is_empty() {
            return;
        }
        let goes_on = self.heading.is_none() && self.segments.last().is_some_and(|last| last.speaker == speaker);
        let paragraph = Paragraph { words, ..Paragraph::default() };
        match self.segments.last_mut().filter(|_| goes_on) {
            Some(last) if last.paragraphs.is_empty() => last.paragraphs.push(paragraph),
            Some(last) => {
                let start = start.filter(|start| last.start != Some(*start));
                last.paragraphs.push(Paragraph { start, ..paragraph });
            }
            None => {
                self.segments.push(Segment { speaker, start, paragraphs: vec![paragraph], ..Segment::default() });
                self.take_heading();
            }
        }
    }

    fn transcript(mut self, header: Header) -> Transcript {
        if let Some(heading) = self.heading.take() {
            self.push(None, None, Words::plain(heading));
        }
        self.segments.retain(|segment| !segment.paragraphs.is_empty());
        Transcript { segments: self.segments, about: header.about, ledger: self.ledger, ..Transcript::default() }
    }

    /// Reads paragraphs as lines, in which the speakers are still to be found.
    fn prose(&mut self, node: Node) {
        if node.is_text() {
            let words = words::of(node, self.lines, &mut self.ledger);
            return self.line(node, words, LineKind::Words);
        }
        match name(node) {
            "" => {}
            "teiHeader" => self.ledger.leave_out(xml::text(node), self.place(node), Omission::Apparatus),
            "head" => {
                let words = words::of(node, self.lines, &mut self.ledger);
                let level = node.ancestors().filter(|one| name(*one).starts_with("div")).count().clamp(1, 6);
                self.line(node, words, LineKind::Heading(level as u8));
            }
            "p" | "ab" | "l" | "item" | "label" | "cell" | "note" | "byline" | "dateline" | "titlePart" | "stage"
            | "trailer" | "signed" | "salute" | "opener" | "closer" => {
                for words in words::paragraphs(node, self.lines, &mut self.ledger) {
                    self.line(node, words, LineKind::Words);
                }
            }
            "pb" | "fw" | "facsimile" | "standOff" => {
                self.ledger.leave_out(xml::text(node), self.place(node), Omission::Apparatus);
            }
            "q" | "quote" if !node.children().any(|child| name(child) == "p") => {
                let words = words::of(node, self.lines, &mut self.ledger);
                self.line(node, words, LineKind::Quote);
            }
            _ => node.children().for_each(|child| self.prose(child)),
        }
    }

    fn line(&mut self, node: Node, words: Words, kind: LineKind) {
        if !words.text.is_empty() {
            let line = Line { marks: words.marks, kind, ..Line::new(words.text, self.place(node)) };
            self.blocks.push(Block::Line(line));
        }
    }

    fn manuscript(self, header: Header) -> Transcript {
        labels::read(Manuscript {
            blocks: self.blocks,
            about: header.about,
            ledger: self.ledger,
            ..Manuscript::default()
        })
    }
}

/// The milliseconds of the points of the timeline: each so long after another one, or at a time of its own.
fn times(root: Node) -> BTreeMap<String, u32> {
    let mut times: BTreeMap<String, f64> = BTreeMap::new();
    let timelines = root.descendants().filter(|node| name(*node) == "timeline");
    for timeline in timelines {
        let unit = attribute(timeline, "unit").unwrap_or("s");
        let mut last = 0.0;
        for when in timeline.children().filter(|node| name(*node) == "when") {
            let scale = match attribute(when, "unit").unwrap_or(unit) {
                "ms" => 1.0,
                "min" => 60_000.0,
                "h" => 3_600_000.0,
                _ => 1000.0,
            };
            let since = attribute(when, "since").and_then(|id| times.get(id.trim_start_matches('#')));
            let interval = attribute(when, "interval").and_then(|value| value.parse::<f64>().ok());
            let clock = attribute(when, "absolute").and_then(|time| labels::times::at(time.rsplit('T').next()?));
            let at = match (interval, clock) {
                (Some(interval), _) => since.copied().unwrap_or(0.0) + interval * scale,
                (None, Some(clock)) => f64::from(clock.millis),
                (None, None) => last,
            };
            last = at;
            if let Some(id) = attribute(when, "id") {
                times.insert(id.to_owned(), at);
            }
        }
    }
    times.into_iter().map(|(id, at)| (id, at.clamp(0.0, crate::document::LATEST * 1000.0).round() as u32)).collect()
}
