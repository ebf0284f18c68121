//! The index: points in the recording with a title, a summary and keywords, each also in the second language.

use std::rc::Rc;

use roxmltree::Node;

use super::super::account::{Form, Ledger, Omission};
use super::super::model::{About, Paragraph, Place, Segment, Theme, Transcript, Words};
use super::super::xml;
use super::record::{Record, note};

/// A point of the index.
struct Point {
    time: u32,
    /// In the two languages.
    texts: [Texts; 2],
}

/// What a point has in one language.
#[derive(Default)]
struct Texts {
    /// The first words of the part.
    words: String,
    words_place: Option<Place>,
    title: Option<String>,
    summary: Option<String>,
    keywords: Vec<String>,
    place: Option<Place>,
}

/// Reads the index into the turns where its points are.
pub fn read(
    record: &mut Record,
    first: &mut Transcript,
    second: Option<&mut Transcript>,
    about: &mut About,
    ledger: &mut Ledger,
) {
    let Some(index) = record.take_node("index") else { return };
    let mut points: Vec<Point> = Vec::new();
    for node in index.children() {
        match xml::name(node) {
            "point" => points.push(point(node, record, ledger)),
            _ => ledger.leave_out(xml::text(node), place(node, record), Omission::Apparatus),
        }
    }
    points.sort_by_key(|point| point.time);
    let (originals, translations): (Vec<_>, Vec<_>) = points
        .into_iter()
        .map(|Point { time, texts: [original, translation] }| ((time, original), (time, translation)))
        .unzip();
    insert(originals, &mut first.segments, about, ledger);
    match second {
        Some(second) => insert(translations, &mut second.segments, &mut second.about, &mut second.ledger),
        None => translations.into_iter().for_each(|(_, texts)| leave_out(texts, ledger)),
    }
}

/// Leaves out what a point has in a language that the transcript does not have.
fn leave_out(texts: Texts, ledger: &mut Ledger) {
    let Texts { title, summary, keywords, place, words, .. } = texts;
    for text in title.into_iter().chain(summary).chain(keywords).chain([words]) {
        ledger.leave_out(text, place.clone().unwrap_or(Place::line(1)), Omission::Other);
    }
}

/// Inserts points in their order, each at the turn in which its first words are, or else its time.
fn insert(points: Vec<(u32, Texts)>, segments: &mut Vec<Segment>, about: &mut About, ledger: &mut Ledger) {
    let letters =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let said: Vec<String> = segments
        .iter()
        .map(|segment| segment.paragraphs.iter().map(|paragraph| letters(&paragraph.words.text)).collect())
        .collect();
    let all = said.concat();
    let is_timed = segments.iter().any(|one| one.start.is_some_and(|start| start > 0));
    let mut from = 0;
    let mut places: Vec<(usize, u32, Texts)> = Vec::new();
    for (time, mut texts) in points {
        // The words may have the label of the speaker before them.
        let label = texts.words.find([':', '：']).filter(|at| texts.words[..*at].chars().count() <= 30);
        let words = label.map_or(&*texts.words, |at| &texts.words[at..]);
        let start: String = letters(words).chars().take(30).collect();
        let some: String = start.chars().take(12).collect();
        let is_long = start.chars().count() >= 8;
        let by_words = (from..segments.len()).find(|n| is_long && said[*n].contains(&start));
        let is_before = |n: &usize| segments[*n].start.is_some_and(|start| start <= time);
        let by_time = (from..segments.len()).rev().find(is_before).filter(|_| is_timed);
        let at = by_words.or(by_time).unwrap_or(if time == 0 { 0 } else { segments.len() });
        if !segments.is_empty() {
            // They are in the transcript, or in none of its lines.
            let kind = if all.contains(&some) { Omission::Apparatus } else { Omission::Other };
            let place = texts.words_place.take().unwrap_or(Place::line(1));
            ledger.leave_out(std::mem::take(&mut texts.words), place, kind);
        }
        from = at.min(segments.len().saturating_sub(1));
        places.push((at, time, texts));
    }
    for (at, time, texts) in places.into_iter().rev() {
        add(at, time, texts, segments, about, ledger);
    }
    // The points were added from the last one.
    about.themes.reverse();
}

/// Adds a point before a turn, whose heading its title becomes. The summary is a note; so is a point without a turn. Its
/// first words stand below it if there is no transcript.
fn add(at: usize, time: u32, texts: Texts, segments: &mut Vec<Segment>, about: &mut About, ledger: &mut Ledger) {
    let Texts { title, summary, keywords, place, words, .. } = texts;
    let words = Some(words).filter(|words| !words.is_empty());
    let themes = themes(keywords, about, ledger);
    let paragraph = |text: String| Paragraph { words: Words::plain(text), ..Paragraph::default() };
    let mut note = Segment { start: Some(time), place, ..Segment::default() };
    let turn = segments.get_mut(at).filter(|segment| segment.heading.is_none() && segment.speaker.is_some());
    let has_text = summary.is_some() || words.is_some();
    if title.is_some() && (turn.is_some() || has_text) {
        title.iter().for_each(|title| ledger.take(&**title, Form::Metadata));
    }
    match turn {
        Some(turn) => {
            turn.heading = title;
            turn.themes.extend(themes);
            note.start = turn.start;
        }
        None if has_text => (note.heading, note.themes) = (title, themes),
        None => {
            note.themes = themes;
            note.paragraphs.extend(title.map(paragraph));
        }
    }
    note.paragraphs.extend(summary.into_iter().chain(words).map(paragraph));
    if !note.paragraphs.is_empty() {
        segments.insert(at.min(segments.len()), note);
    }
}

fn place(node: Node, record: &Record) -> Place {
    Place::line(record.lines.at(node.range().start))
}

fn point(node: Node, record: &Record, ledger: &mut Ledger) -> Point {
    let mut point = Point { time: 0, texts: Default::default() };
    for field in node.children() {
        let texts = field.descendants().filter(Node::is_text).filter_map(|text| text.text());
        let words = texts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            continue;
        }
        let place = self::place(field, record);
        let name = xml::name(field);
        let texts = &mut point.texts[usize::from(name.ends_with("_alt"))];
        texts.place.get_or_insert(place.clone());
        match name.trim_end_matches("_alt") {
            "time" => {
                point.time = millis(&words);
                ledger.take(words, Form::Time);
            }
            "title" if texts.title.is_none() => texts.title = Some(words),
            "synopsis" if texts.summary.is_none() => texts.summary = Some(words),
            "partial_transcript" => {
                texts.words = words;
                texts.words_place = Some(place);
            }
            "keywords" | "subjects" => {
                let all = words.split([';', '；']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned);
                let all: Vec<String> = all.collect();
                ledger.changed(&words, &all.concat(), Form::Markup);
                texts.keywords.extend(all);
            }
            _ => note(name, &words, place.number, ledger),
        }
    }
    point
}

/// Reads seconds or a clock as milliseconds.
fn millis(text: &str) -> u32 {
    let parts = text.split(':').map(|part| part.trim().parse::<u32>().unwrap_or_default());
    parts.fold(0_u32, |sum, part| sum.saturating_mul(60).saturating_add(part)).saturating_mul(1000)
}

/// The ids of the themes of a point.
fn themes(keywords: Vec<String>, about: &mut About, ledger: &mut Ledger) -> Vec<Rc<str>> {
    let mut ids: Vec<Rc<str>> = Vec::new();
    // Themes stand in the order in which the points have them, and points come from the last one.
    for label in keywords.into_iter().rev() {
        let id: Rc<str> = label.to_lowercase().into();
        let known = about.themes.iter().position(|theme| theme.id == id);
        let theme = match known {
            Some(known) => about.themes.remove(known),
            None => Theme { id: id.clone(), label: Some(label.clone()), about: None },
        };
        match theme.label.as_deref() == Some(&*label) {
            true => ledger.take(&*label, Form::Metadata),
            false => ledger.changed(&label, "", Form::Markup),
        }
        about.themes.push(theme);
        if !ids.contains(&id) {
            ids.insert(0, id);
        }
    }
    ids
}
