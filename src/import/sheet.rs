//! Tables with a row for what somebody says: CSV and TSV, and the sheets of workbooks.
//!
//! One of the first rows names the columns, in English, Chinese, German or French, or by languages. A table without such
//! a row is read like one in a document.

mod clock;
mod code_book;
mod columns;
mod evidence;
mod headings;
mod named;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::account::{Form, Ledger, Omission};
use super::head;
use super::labels;
use super::languages;
use super::model::{About, Block, Line, Manuscript, Paragraph, Place, Segment, Theme, Transcript, Words};
use super::note::{Severity, What};
use super::text::lines;
use crate::interview::Lang;
pub use code_book::{Scope, code_book, is_named as is_named_code_book, read as read_code_book};
pub use columns::{Column, columns};

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    pub place: Place,
    pub cells: Vec<String>,
}

impl Row {
    pub fn has_words(&self) -> bool {
        self.cells.iter().any(|cell| !cell.is_empty())
    }
}

/// How many rows may stand above the names of the columns.
const ABOVE: usize = 20;

/// The sign between the cells of a text, if its first line names the columns of a transcript.
pub fn separator(text: &str) -> Option<u8> {
    lines(text).find(|line| !line.trim().is_empty()).and_then(sign)
}

fn sign(line: &str) -> Option<u8> {
    let has_names = |sign: &u8| are_names(line.split(char::from(*sign)).map(|cell| cell.trim_matches('"')));
    [b'\t', b',', b';', b'|'].into_iter().find(has_names)
}

/// Whether cells name the columns of a transcript.
fn are_names<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let columns = columns(cells);
    let has = |wanted| columns.contains(&Some(wanted));
    has(Column::Words) && (has(Column::Speaker) || has(Column::Start)) || has(Column::Question) && has(Column::Answer)
}

/// The number of the row that names the columns of a transcript.
pub fn header(rows: &[Row]) -> Option<usize> {
    let by_names = rows.iter().take(ABOVE).position(|row| are_names(row.cells.iter().map(|cell| &**cell)));
    by_names.or_else(|| {
        let first = rows.iter().position(Row::has_words)?;
        let is_header = code_book::header(rows).is_none() && evidence::is_header(&rows[first], &rows[first + 1..]);
        is_header.then_some(first)
    })
}

/// The sign that parts the cells of a table whose first row has no names of columns: the one in a row further down, or
/// else the one that most lines have.
fn guessed(text: &str) -> u8 {
    let count = |sign: &u8| lines(text).take(50).filter(|line| line.contains(char::from(*sign))).count();
    let named = lines(text).take(ABOVE).find_map(sign);
    named.or([b',', b';', b'\t'].into_iter().max_by_key(count)).unwrap_or(b',')
}

/// Reads CSV or TSV.
pub fn read(text: &str) -> Transcript {
    let mut ledger = Ledger::default();
    let rows = rows(text, &mut ledger);
    of_rows(rows, &[], ledger)
}

/// Parts a text into rows, and accounts for quotation marks and separators.
pub fn rows(text: &str, ledger: &mut Ledger) -> Vec<Row> {
    let delimiter = separator(text).unwrap_or_else(|| guessed(text));
    let is_open = text.matches('"').count() % 2 == 1;
    // A quotation mark that nothing closes would take all rows below into its cell.
    let is_text = is_open && has_equal_lines(text, delimiter);
    if is_open && !is_text {
        ledger.note(Severity::Doubt, None, What::Unfinished);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .quoting(!is_text)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut at = 0;
    let mut number = 0;
    let row = |row: csv::StringRecord| {
        let from = row.position().map_or(at, |position| usize::try_from(position.byte()).unwrap_or(at));
        number += 1 + blank_rows(text, from);
        at = from;
        Row { place: Place::row(number), cells: row.iter().map(|cell| cell.trim().to_owned()).collect() }
    };
    let rows: Vec<Row> = reader.records().flatten().map(row).collect();
    let cells: String = rows.iter().flat_map(|row| &row.cells).map(|cell| &**cell).collect();
    ledger.changed(text, &cells, Form::Markup);
    rows
}

/// Whether each line is a row: as many cells in each, also where a quotation mark is part of the words.
fn has_equal_lines(text: &str, delimiter: u8) -> bool {
    let mut counts =
        text.lines().filter(|line| !line.trim().is_empty()).map(|line| line.split(char::from(delimiter)).count());
    counts.next().is_some_and(|first| first > 1 && counts.all(|count| count == first))
}

/// How many empty lines stand where the reader found a row: spreadsheets show each as a row.
fn blank_rows(text: &str, from: usize) -> u32 {
    let (Some(before), Some(rest)) = (text.get(..from), text.get(from..)) else { return 0 };
    // The row before ends with the carriage return.
    let rest = rest.strip_prefix('\n').filter(|_| before.ends_with('\r')).unwrap_or(rest);
    let blank = &rest[..rest.len() - rest.trim_start_matches(['\r', '\n']).len()];
    u32::try_from(blank.replace("\r\n", "\n").len()).unwrap_or(u32::MAX)
}

/// Notes the names of the columns, which are no text of the interview.
pub fn note_names<'a>(names: impl Iterator<Item = &'a str>, place: Place, ledger: &mut Ledger) {
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    names.iter().for_each(|name| ledger.take(*name, Form::Metadata));
    ledger.note(Severity::Info, Some(place), What::Columns(names.join(" | ")));
}

/// The languages that the names of the columns say, the original first.
fn stated(names: &Row, columns: &[Option<Column>], segments: &[Segment]) -> Vec<Lang> {
    let name = |wanted| columns.iter().position(|column| *column == Some(wanted)).map(|n| &*names.cells[n]);
    let words = || segments.iter().flat_map(|segment| &segment.paragraphs);
    let original = || words().map(|paragraph| &*paragraph.words.text).collect::<Vec<_>>().join("\n");
    let translation = || {
        let texts = words().filter_map(|paragraph| paragraph.translation.as_ref());
        texts.map(|words| &*words.text).collect::<Vec<_>>().join("\n")
    };
    // Which Chinese it is, the words tell.
    let of = |tag: &str, words: &dyn Fn() -> String| match tag {
        "zh" => Some(Lang::guess(&words())).filter(Lang::is_chinese),
        tag => Lang::parse(tag),
    };
    let language = |wanted, words: &dyn Fn() -> String| {
        let name = name(wanted)?;
        languages::in_brackets(name).or_else(|| of(headings::language(name)?, words))
    };
    let Some(first) = language(Column::Words, &original) else { return Vec::new() };
    let second = language(Column::Translation, &translation).filter(|second| *second != first);
    [first].into_iter().chain(second).collect()
}

/// Reads the rows of a table. `merged` has the first column and row and the last ones of cells that are one cell.
pub fn of_rows(mut rows: Vec<Row>, merged: &[[usize; 4]], mut ledger: Ledger) -> Transcript {
    let Some(header) = header(&rows) else { return without_columns(rows, ledger) };
    let below = rows.split_off(header + 1);
    let names = rows.pop().expect("the row with the names");
    let mut about = About::default();
    let opening = above(rows, &mut about, &mut ledger);
    with_columns(&names, below, merged, opening, about, ledger)
}

fn without_columns(rows: Vec<Row>, ledger: Ledger) -> Transcript {
    let row = |row: Row| {
        let cell = |cell: String| if cell.is_empty() { Vec::new() } else { vec![Line::new(cell, row.place.clone())] };
        Block::Row(row.cells.into_iter().map(cell).collect())
    };
    labels::read(Manuscript { blocks: rows.into_iter().map(row).collect(), ledger, ..Manuscript::default() })
}

/// Reads the rows above the names of the columns: a title, or fields such as Date in a cell and its value in the next.
fn above(rows: Vec<Row>, about: &mut About, ledger: &mut Ledger) -> Vec<Segment> {
    let line = |row: Row| {
        let cells: Vec<&str> = row.cells.iter().map(|cell| &**cell).filter(|cell| !cell.is_empty()).collect();
        let text = match cells[..] {
            [label, value] if !label.ends_with([':', '：']) => {
                ledger.replace("", ":", Form::Markup);
                format!("{label}: {value}")
            }
            _ => cells.join(" "),
        };
        Some(Line::new(text, row.place)).filter(|line| !line.text.is_empty())
    };
    let lines = rows.into_iter().filter_map(line).collect();
    let opening = head::read(lines, true, about, ledger);
    let paragraph = |line: Line| Paragraph { words: line.words(), ..Paragraph::default() };
    let paragraphs: Vec<Paragraph> = opening.into_iter().map(paragraph).collect();
    let segment = Segment { paragraphs, ..Segment::default() };
    if segment.paragraphs.is_empty() { Vec::new() } else { vec![segment] }
}

/// Fills cells that are merged over several rows and have tags, which are about each of the rows.
fn fill(rows: &mut [Row], columns: &[Option<Column>], merged: &[[usize; 4]], ledger: &mut Ledger) {
    let numbers: BTreeMap<usize, usize> =
        rows.iter().enumerate().map(|(n, row)| ((row.place.number as usize).saturating_sub(1), n)).collect();
    // Cells do not overlap in a workbook that is not damaged.
    let mut left_over = rows.len();
    for [left, top, _, bottom] in merged.iter().filter(|[left, ..]| columns.get(*left) == Some(&Some(Column::Tags))) {
        let Some(first) = numbers.get(top).filter(|_| top < bottom) else { continue };
        let tags = rows[*first].cells.get(*left).cloned().unwrap_or_default();
        for (_, n) in numbers.range(top + 1..=*bottom).take(left_over) {
            left_over -= 1;
            let row = &mut rows[*n];
            if !row.has_words() {
                continue;
            }
            row.cells.resize(row.cells.len().max(left + 1), String::new());
            if row.cells[*left].is_empty() {
                ledger.replace("", &tags, Form::Metadata);
                row.cells[*left].clone_from(&tags);
            }
        }
    }
}

fn with_columns(
    names: &Row,
    mut rows: Vec<Row>,
    merged: &[[usize; 4]],
    mut segments: Vec<Segment>,
    mut about: About,
    mut ledger: Ledger,
) -> Transcript {
    let mut columns = columns(names.cells.iter().map(|name| &**name));
    let guesses = evidence::complete(names, &mut columns, &rows);
    note_names(names.cells.iter().map(|name| &**name), names.place.clone(), &mut ledger);
    for (n, column) in guesses {
        let what = What::ColumnOf(names.cells[n].clone(), column == Column::Speaker);
        ledger.note(Severity::Doubt, Some(names.place.clone()), what);
    }
    let unit = clock::decide(names, &columns, &rows, &mut ledger);
    fill(&mut rows, &columns, merged, &mut ledger);
    for Row { place, cells } in rows {
        let mut paragraph = Paragraph::default();
        let mut parts: Vec<(Rc<str>, &str)> = Vec::new();
        let (mut speaker, mut start): (Option<Rc<str>>, Option<u32>) = (None, None);
        for (n, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let place = place.clone();
            match columns.get(n).copied().flatten() {
                Some(Column::Words) => add(&mut paragraph.words, cell),
                // The name of the column says who speaks.
                Some(Column::Question | Column::Answer) => parts.push((names.cells[n].as_str().into(), cell)),
                Some(Column::Translation) => add(paragraph.translation.get_or_insert_default(), cell),
                Some(Column::Speaker) => {
                    let name = cell.trim_end_matches([':', '：']);
                    ledger.take(&cell[name.len()..], Form::Markup);
                    let named = Some(name.trim().into()).filter(|name: &Rc<str>| !name.is_empty());
                    // Of two columns for speakers the last one counts.
                    if let Some(before) = std::mem::replace(&mut speaker, named) {
                        ledger.leave_out(&*before, place, Omission::Other);
                    }
                }
                Some(Column::Tags) => tags(cell, &mut paragraph, &mut about, &mut ledger),
                Some(Column::Start) if clock::millis(cell, unit).is_some() => {
                    ledger.take(&**cell, Form::Time);
                    start = clock::millis(cell, unit);
                }
                Some(Column::End | Column::Apparatus) => ledger.leave_out(&**cell, place, Omission::Apparatus),
                Some(Column::Start | Column::Role) | None => ledger.leave_out(&**cell, place, Omission::Other),
            }
        }
        if !parts.is_empty() {
            let mut start = start;
            speaker.iter().for_each(|name| ledger.leave_out(&**name, place.clone(), Omission::Other));
            for (speaker, words) in parts {
                let words =
                    Paragraph { words: Words::plain(words), themes: paragraph.themes.clone(), ..Paragraph::default() };
                let (paragraphs, start, place) = (vec![words], start.take(), Some(place.clone()));
                segments.push(Segment { speaker: Some(speaker), start, paragraphs, place, ..Segment::default() });
            }
            if !paragraph.words.text.is_empty() || paragraph.translation.is_some() {
                let last = segments.last_mut().expect("a part was added");
                last.paragraphs.push(paragraph);
            }
            continue;
        }
        if paragraph.words.text.is_empty() && paragraph.translation.is_none() {
            // Its tags are among the themes.
            speaker.iter().for_each(|name| ledger.leave_out(&**name, place.clone(), Omission::Other));
            continue;
        }
        speaker.iter().for_each(|name| ledger.take(&**name, Form::Label));
        match segments.last_mut().filter(|_| speaker.is_none()) {
            Some(last) => last.paragraphs.push(Paragraph { start, ..paragraph }),
            None => {
                let (paragraphs, place) = (vec![paragraph], Some(place));
                segments.push(Segment { speaker, start, paragraphs, place, ..Segment::default() });
            }
        }
    }
    if segments.iter().all(|segment| segment.speaker.is_none()) {
        segments = named::read(segments, &mut ledger);
    }
    about.languages = stated(names, &columns, &segments);
    Transcript { segments, about, ledger, ..Transcript::default() }
}

/// Adds the text of a cell; a second column of the same kind is a paragraph of its own.
fn add(words: &mut Words, cell: &str) {
    let between = if words.text.is_empty() { "" } else { "\n\n" };
    words.join(between, Words::plain(cell));
}

fn tags(cell: &str, paragraph: &mut Paragraph, about: &mut About, ledger: &mut Ledger) {
    let tags = cell.split([';', '；', '|', ',', '，', '、']).map(str::trim).filter(|tag| !tag.is_empty());
    let joined: String = tags.clone().collect();
    ledger.changed(cell, &joined, Form::Markup);
    for tag in tags {
        let id: Rc<str> = tag.to_lowercase().into();
        match about.themes.iter().find(|theme| theme.id == id) {
            Some(known) if known.label.as_deref() != Some(tag) => ledger.changed(tag, "", Form::Markup),
            Some(_) => ledger.take(tag, Form::Metadata),
            None => {
                about.themes.push(Theme { id: id.clone(), label: Some(tag.to_owned()), about: None });
                ledger.take(tag, Form::Metadata);
            }
        }
        if !paragraph.themes.contains(&id) {
            paragraph.themes.push(id);
        }
    }
}
