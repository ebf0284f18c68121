//! The index: points in the recording with a title, a summary and keywords.

use std::rc::Rc;

use roxmltree::Node;

use super::super::account::{Form, Ledger, Omission};
use super::super::model::{About, Paragraph, Place, Segment, Theme, Words};
use super::super::xml;
use super::record::{Record, note};

/// A point of the index.
struct Point {
    time: u32,
    /// The first words of the part.
    words: String,
    title: Option<String>,
    summary: Option<Paragraph>,
    themes: Vec<Rc<str>>,
}

/// Reads the index into the turns where its points are. `has_both`: the turns have all languages of the file.
pub fn read(record: &mut Record, segments: &mut Vec<Segment>, has_both: bool, about: &mut About, ledger: &mut Ledger) {
    let Some(index) = record.take_node("index") else { return };
    let mut points: Vec<Point> = Vec::new();
    for node in index.children() {
        match xml::name(node) {
            "point" => points.push(point(node, record, has_both, about, ledger)),
            _ => ledger.leave_out(xml::text(node), place(node, record), Omission::Apparatus),
        }
    }
    points.sort_by_key(|point| point.time);
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let mut from = 0;
    let mut places: Vec<(usize, Point)> = Vec::new();
    for point in points {
        let start: String = letters(&point.words).chars().take(30).collect();
        let begins = |segment: &Segment| segment.paragraphs.iter().any(|one| letters(&one.words.text).contains(&start));
        let said = (from..segments.len()).find(|n| start.chars().count() >= 12 && begins(&segments[*n]));
        let last = |n: &usize| segments[*n].start.is_some_and(|start| start <= point.time);
        let timed = segments.iter().any(|one| one.start.is_some_and(|start| start > 0));
        let timed = (from..segments.len()).rev().find(last).filter(|_| timed);
        let at = said.or(timed).unwrap_or(if point.time == 0 { 0 } else { segments.len() });
        from = at.min(segments.len().saturating_sub(1));
        places.push((at, point));
    }
    for (at, point) in places.into_iter().rev() {
        add(point, at, segments, ledger);
    }
}

/// Adds a point before a turn, whose heading its title becomes. The summary is a note; so is a point without a turn.
fn add(point: Point, at: usize, segments: &mut Vec<Segment>, ledger: &mut Ledger) {
    let Point { time, title, summary, themes, .. } = point;
    let at = at.min(segments.len());
    let is_free = segments.get(at).is_some_and(|segment| segment.heading.is_none() && segment.speaker.is_some());
    let mut note = Segment { start: Some(time), ..Segment::default() };
    if is_free {
        let segment = &mut segments[at];
        title.iter().for_each(|title| ledger.take(&**title, Form::Metadata));
        segment.heading = title;
        segment.themes.extend(themes);
        note.start = segment.start;
    } else {
        note.themes = themes;
        match &summary {
            Some(_) => {
                title.iter().for_each(|title| ledger.take(&**title, Form::Metadata));
                note.heading = title;
            }
            None => note
                .paragraphs
                .extend(title.map(|title| Paragraph { words: Words::plain(title), ..Paragraph::default() })),
        }
    }
    note.paragraphs.extend(summary);
    if !note.paragraphs.is_empty() {
        segments.insert(at, note);
    }
}

fn place(node: Node, record: &Record) -> Place {
    Place::line(record.lines.at(node.range().start))
}

fn point(node: Node, record: &Record, has_both: bool, about: &mut About, ledger: &mut Ledger) -> Point {
    let mut point = Point { time: 0, words: String::new(), title: None, summary: None, themes: Vec::new() };
    let mut translation = None;
    for field in node.children() {
        let text = xml::text(field);
        let words = text.trim();
        if words.is_empty() {
            continue;
        }
        let place = self::place(field, record);
        match xml::name(field) {
            "time" => {
                point.time = seconds(words);
                ledger.take(words, Form::Time);
            }
            "title" => point.title = Some(words.to_owned()),
            "synopsis" => {
                let words = Words::plain(words.split_whitespace().collect::<Vec<_>>().join(" "));
                point.summary = Some(Paragraph { words, ..Paragraph::default() });
            }
            "synopsis_alt" if has_both => {
                translation = Some(Words::plain(words.split_whitespace().collect::<Vec<_>>().join(" ")))
            }
            "partial_transcript" => {
                // The same words are in the transcript.
                ledger.leave_out(words, place, Omission::Apparatus);
                point.words = words.to_owned();
            }
            "keywords" | "subjects" => themes(words, &mut point.themes, about, ledger),
            "gpspoints" => note("gpspoints", words, place.number, ledger),
            name if name.ends_with("_alt") => ledger.leave_out(words, place, Omission::Other),
            name => note(name, words, place.number, ledger),
        }
    }
    match (&mut point.summary, translation) {
        (Some(summary), translation) => summary.translation = translation,
        (None, Some(words)) => {
            point.summary = Some(Paragraph { translation: Some(words), ..Paragraph::default() });
        }
        (None, None) => {}
    }
    point
}

/// Seconds, or a clock.
fn seconds(text: &str) -> u32 {
    let parts = text.split(':').map(|part| part.trim().parse::<u32>().unwrap_or_default());
    parts.fold(0, |sum, part| sum.saturating_mul(60).saturating_add(part))
}

fn themes(text: &str, of_point: &mut Vec<Rc<str>>, about: &mut About, ledger: &mut Ledger) {
    let all: Vec<&str> = text.split([';', '；']).map(str::trim).filter(|one| !one.is_empty()).collect();
    ledger.changed(text, &all.concat(), Form::Markup);
    for label in all {
        let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
        let id: Rc<str> = label.to_lowercase().into();
        let known = about.themes.iter().find(|theme| theme.id == id);
        match known {
            Some(known) if known.label.as_deref() != Some(&label) => ledger.changed(&label, "", Form::Markup),
            Some(_) => ledger.take(&*label, Form::Metadata),
            None => {
                about.themes.push(Theme { id: id.clone(), label: Some(label.clone()), about: None });
                ledger.take(&*label, Form::Metadata);
            }
        }
        if !of_point.contains(&id) {
            of_point.push(id);
        }
    }
}
