//! Interviews of the Oral History Metadata Synchronizer (OHMS XML).
//!
//! The transcript is text with a list of the lines at which minutes begin, or WebVTT (version 6), or is missing, if only
//! an index was made. The points of the index become headings, summaries and themes.

mod index;
mod record;

use super::account::{Form, Ledger, Omission};
use super::model::{Block, Line, LineKind, Manuscript, Paragraph, Place, Transcript, Words};
use super::xml::{self, Lines};
use super::{Refusal, captions, html, labels, text};
use record::Record;

/// Reads an interview of OHMS. Returns the transcript in the second language by itself: its turns may be others.
///
/// # Errors
/// Where it is damaged.
pub fn read(xml: &str) -> Result<(Transcript, Option<Transcript>), Refusal> {
    let xml = &xml::with_entities(xml);
    let document = xml::parse_text(xml)?;
    let lines = Lines::of(xml);
    let root = document.root_element();
    let record = root.descendants().find(|node| xml::name(*node) == "record").unwrap_or(root);
    let outside: Vec<_> = root.children().filter(|node| node.is_text() && record != root).collect();
    let mut record = Record::of(record, &lines);
    let mut ledger = Ledger::default();
    for node in outside {
        ledger.leave_out(xml::text(node), Place::line(lines.at(node.range().start)), Omission::Apparatus);
    }
    // What stands outside of the record: other records.
    for node in root.descendants().filter(|node| xml::name(*node) == "record").skip(1) {
        let place = Place::line(lines.at(node.range().start));
        ledger.leave_out(xml::text(node), place, Omission::Other);
    }
    let first = spoken(&mut record, "", &mut ledger);
    let (mut transcript, mut second) = match (first, spoken(&mut record, "_alt", &mut ledger)) {
        (None, Some(only)) => (only, None),
        (first, second) => (first.unwrap_or_default(), second),
    };
    let mut about = record.about(&mut ledger);
    index::read(&mut record, &mut transcript, second.as_mut(), &mut about, &mut ledger);
    record.rest(&mut ledger);
    // The fields of the record count before those that the words have.
    let found = std::mem::replace(&mut transcript.about, about);
    let about = &mut transcript.about;
    about.people.extend(found.people);
    about.themes.extend(found.themes);
    if about.title.is_none() {
        about.title = found.title;
    }
    if about.date.is_none() {
        about.date = found.date;
    }
    if about.place.is_none() {
        about.place = found.place;
    }
    ledger.notes.append(&mut transcript.ledger.notes);
    ledger.left_out.append(&mut transcript.ledger.left_out);
    ledger.taken.append(&mut transcript.ledger.taken);
    if let Some(second) = &mut second {
        second.about.title.clone_from(&transcript.about.title);
        second.about.languages = transcript.about.languages.split_off(transcript.about.languages.len().min(1));
    }
    Ok((Transcript { ledger, ..transcript }, second))
}

/// Reads the transcript in one of the two languages.
fn spoken(record: &mut Record, end: &str, ledger: &mut Ledger) -> Option<Transcript> {
    let sync = record.take(&format!("sync{end}")).map(|(sync, _)| sync).unwrap_or_default();
    let captions = record.take(&format!("vtt_transcript{end}"));
    let plain = record.take(&format!("transcript{end}"));
    ledger.take(&*sync, Form::Time);
    if let Some((captions, line)) = captions {
        if let Some((plain, line)) = plain {
            ledger.leave_out(plain, Place::line(line), Omission::Other);
        }
        let mut transcript = captions::read(&captions);
        for segment in &mut transcript.segments {
            segment.paragraphs = std::mem::take(&mut segment.paragraphs)
                .into_iter()
                .flat_map(|one| parted(one, &mut transcript.ledger))
                .collect();
        }
        move_places(&mut transcript.ledger, line);
        return Some(transcript);
    }
    let (plain, line) = plain?;
    if plain.trim().trim_end_matches('.').eq_ignore_ascii_case("no transcript") {
        ledger.leave_out(plain, Place::line(line), Omission::Apparatus);
        return None;
    }
    let (words, notes) = without_footnotes(&plain);
    let all: String = std::iter::once(&words).chain(&notes).map(|text| &**text).collect();
    let mut manuscript = match html::has_tags(&words) {
        true => html::read(&words),
        false => text::read(&words),
    };
    if html::has_tags(&words) {
        manuscript.ledger.changed(&words, &html::text(&words), Form::Markup);
    }
    manuscript.ledger.changed(&plain, &all, Form::Markup);
    timed(&mut manuscript, &sync);
    let last = Place::line(words.lines().count() as u32);
    let note = |note| Block::Line(Line { kind: LineKind::Note, ..Line::new(note, last.clone()) });
    manuscript.blocks.extend(notes.into_iter().map(note));
    let mut transcript = labels::read(manuscript);
    move_places(&mut transcript.ledger, line);
    Some(transcript)
}

/// Parts a paragraph of captions where two line breaks of HTML stand. A single one stays within the paragraph.
fn parted(paragraph: Paragraph, ledger: &mut Ledger) -> Vec<Paragraph> {
    let mut parts = vec![Paragraph { words: Words::default(), ..paragraph.clone() }];
    let mut line = Line { marks: paragraph.words.marks, ..Line::new(paragraph.words.text, Place::line(1)) };
    let mut breaks = 0;
    loop {
        let tag = line.text.match_indices('<').find_map(|(at, _)| {
            let length = line.text[at..].find('>')? + 1;
            let name = line.text[at + 1..at + length - 1].trim_end_matches([' ', '/']);
            name.eq_ignore_ascii_case("br").then_some((at, length))
        });
        let rest = tag.map(|(at, length)| {
            let mut rest = line.split_off(at);
            ledger.take(&rest.text[..length], Form::Markup);
            rest.cut_start(length);
            rest
        });
        line.cut_start(line.text.len() - line.text.trim_start().len());
        line.truncate(line.text.trim_end().len());
        if !line.text.is_empty() {
            let last = parts.last_mut().expect("there is a first part");
            match last.words.text.is_empty() {
                true => last.words = line.words(),
                false if breaks < 2 => last.words.join("\n\n", line.words()),
                false => parts.push(Paragraph { words: line.words(), ..Paragraph::default() }),
            }
            breaks = 0;
        }
        breaks += 1;
        match rest {
            Some(rest) => line = rest,
            None => return parts,
        }
    }
}

/// Counts the lines of a transcript from the beginning of the file.
fn move_places(ledger: &mut Ledger, line: u32) {
    let places = ledger.left_out.iter_mut().map(|left| &mut left.place);
    let places = places.chain(ledger.notes.iter_mut().filter_map(|note| note.place.as_mut()));
    places.for_each(|place| place.number = place.number.saturating_add(line - 1));
}

/// Parts the footnotes of a transcript: `[[footnotes]] [[note]]…[[/note]] [[/footnotes]]`. Brackets stand around their
/// numbers in the words: `[[footnote]]1[[/footnote]]` becomes `[1]`.
fn without_footnotes(text: &str) -> (String, Vec<String>) {
    let (words, rest) = text.split_once("[[footnotes]]").unwrap_or((text, ""));
    let words = words.replace("[[footnote]]", "[").replace("[[/footnote]]", "]");
    let rest = rest.replace("[[/footnotes]]", "").replace("[[/note]]", "");
    let notes = rest.split("[[note]]").map(|note| note.split_whitespace().collect::<Vec<_>>().join(" "));
    (words, notes.filter(|note| !note.is_empty()).collect())
}

/// Puts times before the paragraphs that begin in the lines where minutes do: `1:|26(1)|34(5)` says that the first minute
/// ends at word 1 of line 26.
fn timed(manuscript: &mut Manuscript, sync: &str) {
    let Some((interval, marks)) = sync.trim().split_once(':') else { return };
    let Some(interval) = interval.trim().parse::<u32>().ok().filter(|minutes| (1..=60).contains(minutes)) else {
        return;
    };
    let line = |mark: &str| mark.trim().split('(').next().and_then(|line| line.parse::<u32>().ok());
    let mut marks =
        marks.split('|').filter_map(line).zip(1..).map(|(line, n): (u32, u32)| (line, n * interval * 60)).peekable();
    let mut blocks = Vec::new();
    // The time of the first turn would stand among the fields above it.
    let (mut time, mut has_begun) = (None, false);
    for block in std::mem::take(&mut manuscript.blocks) {
        if let Block::Line(line) = &block {
            while let Some((_, at)) = marks.next_if(|(mark, _)| *mark <= line.place.number) {
                time = Some(at);
            }
            let begins = line.starts || begins_turn(&line.text);
            if let Some(at) = time.filter(|_| begins && has_begun) {
                let clock = format!("{:02}:{:02}:{:02}", at / 3600, at / 60 % 60, at % 60);
                manuscript.ledger.replace("", &clock, Form::Time);
                blocks.push(Block::Line(Line { starts: line.starts, ..Line::new(clock, line.place.clone()) }));
                time = None;
            }
            has_begun |= begins_turn(&line.text);
        }
        blocks.push(block);
    }
    manuscript.blocks = blocks;
}

/// Whether a line looks as if a turn began with it.
fn begins_turn(text: &str) -> bool {
    text.find([':', '：']).is_some_and(|at| {
        let name = text[..at].trim();
        labels::shape(name) >= labels::Shape::Firm && name.chars().count() <= 40
    })
}
