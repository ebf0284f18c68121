//! Tables in a manuscript: speaker and words, or words in two languages.

use std::collections::{BTreeMap, BTreeSet};

use super::account::{Form, Ledger, Omission};
use super::head;
use super::labels::{Shape, shape, times};
use super::model::{Block, Line, LineKind, Words};
use super::note::{Severity, What};
use super::sheet::{self, Column};
use crate::interview::Lang;

/// What stands between the cells of a row of data.
const BETWEEN_CELLS: &str = " | ";

/// Replaces the rows of tables by lines. A line whose words a table has in two languages comes with the translation.
pub fn read(blocks: Vec<Block>, ledger: &mut Ledger) -> Vec<(Line, Option<Words>)> {
    let said = Said::of(&blocks);
    let mut lines = Vec::new();
    let mut rows: Vec<Vec<Vec<Line>>> = Vec::new();
    for block in blocks {
        match block {
            Block::Row(row) => rows.push(row),
            Block::Line(line) => {
                table(std::mem::take(&mut rows), &said, &mut lines, ledger);
                lines.push((line, None));
            }
        }
    }
    table(rows, &said, &mut lines, ledger);
    lines
}

/// What the whole text shows about the first cells of rows: a name before one row is no label yet.
#[derive(Default)]
struct Said {
    /// What stands before a colon in the lines outside of tables.
    labels: BTreeSet<String>,
    /// The first cells of all rows, and how often each occurs.
    firsts: BTreeMap<String, usize>,
}

impl Said {
    fn of(blocks: &[Block]) -> Said {
        let mut said = Said::default();
        for block in blocks {
            match block {
                Block::Line(line) => {
                    let label = line.text.split([':', '：']).next().filter(|label| label.len() < line.text.len());
                    said.labels.extend(label.map(|label| label.trim().to_owned()));
                }
                Block::Row(row) if row.len() > 1 => *said.firsts.entry(bare(&text(&row[0]))).or_default() += 1,
                Block::Row(_) => {}
            }
        }
        said.labels.retain(|label| shape(label) > Shape::Not);
        said
    }

    /// Whether some of the cells are labels: they recur, say who asks, end with a colon, or stand before a colon
    /// elsewhere; or there are no other labels in the text.
    fn has_labels(&self, cells: &[String]) -> bool {
        let is_label = |cell: &String| {
            let label = bare(cell);
            let recurs = self.firsts.get(&label).is_some_and(|count| *count > 1);
            !label.is_empty()
                && (recurs
                    || cell.trim_end().ends_with([':', '：'])
                    || self.labels.contains(&label)
                    || shape(&label) == Shape::Known)
        };
        cells.iter().any(is_label) || self.labels.is_empty() && cells.len() > 1
    }
}

impl Said {
    /// Whether a row only has words in its first cell, which spans all columns, and which is the label of no other row.
    fn is_remark(&self, row: &[Vec<Line>]) -> bool {
        let Some((first, others)) = row.split_first() else { return false };
        let label = text(first);
        let bare = bare(&label);
        others.iter().all(Vec::is_empty)
            && !label.trim_end().ends_with([':', '：'])
            && self.firsts.get(&bare).is_none_or(|count| *count < 2)
            && !self.labels.contains(&bare)
            && shape(&bare) != Shape::Known
    }
}

/// Whether nearly all cells have the shape of labels, or nothing.
fn are_labels(cells: &[String]) -> bool {
    let is_label = |cell: &&String| cell.is_empty() || shape(&bare(cell)) > Shape::Not && cell.chars().count() <= 40;
    cells.iter().filter(is_label).count() * 10 >= cells.len() * 8 && cells.iter().any(|cell| !cell.is_empty())
}

/// A label without its colon.
fn bare(label: &str) -> String {
    label.trim_end_matches([':', '：', ' ']).to_owned()
}

fn text(cell: &[Line]) -> String {
    cell.iter().map(|line| &*line.text).collect::<Vec<_>>().join("\n")
}

fn table(rows: Vec<Vec<Vec<Line>>>, said: &Said, lines: &mut Vec<(Line, Option<Words>)>, ledger: &mut Ledger) {
    let mut rows = rows;
    let dialogue = rows.split_off(fields(&rows));
    rows.into_iter().for_each(|row| field(row, lines, ledger));
    let rows = dialogue;
    if let Some(columns) = names(&rows) {
        return by_names(&columns, rows, lines, ledger);
    }
    let of = |row: &Vec<Vec<Line>>, n: usize| row.get(n).map(|cell| text(cell)).unwrap_or_default();
    let filled: Vec<&Vec<Vec<Line>>> = rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
    let is_pair = |one: usize, two: usize| {
        let sample = |n: usize| filled.iter().take(40).map(|row| of(row, n)).collect::<Vec<_>>().join("\n");
        let (one, two) = (Lang::guess(&sample(one)), Lang::guess(&sample(two)));
        one.is_chinese() != two.is_chinese() && one.as_str() != "und" && sample_is_long(&filled, 1)
    };
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let firsts: Vec<String> = filled.iter().map(|row| of(row, 0)).collect();
    let labelled = columns >= 2 && are_labels(&firsts) && said.has_labels(&firsts);
    let translated = match columns {
        2 if !labelled && is_pair(0, 1) => Some((0, 1)),
        3 if labelled && is_pair(1, 2) => Some((1, 2)),
        _ => None,
    };
    if !labelled && translated.is_none() && is_data(&filled) {
        return data(rows, columns, lines, ledger);
    }
    let together = columns - usize::from(labelled && columns > 0) - usize::from(translated.is_some());
    let is_together = |row: &&&Vec<Vec<Line>>| row.iter().filter(|cell| !cell.is_empty()).count() > 2;
    if together > 1
        && columns > 2
        && filled.iter().filter(is_together).count() > 1
        && let Some(line) = filled.iter().find_map(|row| row.iter().flatten().next())
    {
        ledger.note(Severity::Doubt, Some(line.place.clone()), What::CellsTogether(columns));
    }
    for row in rows {
        match labelled && said.is_remark(&row) {
            true => lines.extend(row.into_iter().flatten().map(|line| (Line { starts: true, ..line }, None))),
            false => row_of(row, labelled, translated, lines, ledger),
        }
    }
}

/// Whether the rows are figures or terms rather than talk: several short cells in each, and hardly a sentence.
fn is_data(rows: &[&Vec<Vec<Line>>]) -> bool {
    let cells: Vec<&Vec<Line>> = rows.iter().copied().flatten().filter(|cell| !cell.is_empty()).collect();
    let is_short = |cell: &&Vec<Line>| cell.len() == 1 && text(cell).chars().count() <= 40;
    let is_sentence = |cell: &&&Vec<Line>| text(cell).trim_end().ends_with(['.', '?', '!', '。', '？', '！']);
    let is_filled = |row: &&&Vec<Vec<Line>>| row.iter().filter(|cell| !cell.is_empty()).count() > 1;
    rows.len() > 1
        && cells.iter().all(is_short)
        && cells.iter().filter(is_sentence).count() * 10 < cells.len()
        && rows.iter().filter(is_filled).count() * 10 >= rows.len() * 8
}

/// Makes one paragraph of a table of data, with a line for each row.
fn data(rows: Vec<Vec<Vec<Line>>>, columns: usize, lines: &mut Vec<(Line, Option<Words>)>, ledger: &mut Ledger) {
    for (n, row) in rows.into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).enumerate() {
        let Some(place) = row.iter().flatten().next().map(|line| line.place.clone()) else { continue };
        if n == 0 {
            ledger.note(Severity::Doubt, Some(place.clone()), What::Data(columns));
        }
        // An empty cell keeps the others in their columns.
        let mut cells = row.into_iter().map(|cell| cell.into_iter().next().unwrap_or(Line::new("", place.clone())));
        let Some(mut line) = cells.next() else { continue };
        (line.starts, line.is_broken) = (n == 0, n > 0);
        for cell in cells {
            ledger.replace("", BETWEEN_CELLS, Form::Markup);
            line.append(BETWEEN_CELLS, cell.words());
        }
        lines.push((line, None));
    }
}

/// How many rows at the beginning are fields about the conversation: the date, the place.
fn fields(rows: &[Vec<Vec<Line>>]) -> usize {
    let label = |row: &Vec<Vec<Line>>| row.first().map(|cell| text(cell)).unwrap_or_default();
    let recurs = |wanted: &str| rows.iter().filter(|row| label(row) == wanted).count() > 1;
    let is_field = |row: &Vec<Vec<Line>>| {
        let label = label(row);
        row.len() >= 2 && head::names_field(&label) && !recurs(&label)
    };
    if names(rows).is_some() {
        return 0;
    }
    rows.iter().take(20).rposition(is_field).map_or(0, |last| last + 1)
}

/// Makes lines of a row of fields, in which labels and values stand side by side.
fn field(row: Vec<Vec<Line>>, lines: &mut Vec<(Line, Option<Words>)>, ledger: &mut Ledger) {
    let mut cells = row.into_iter();
    while let Some(label) = cells.next() {
        let value = cells.next().unwrap_or_default();
        let mut all = label.into_iter();
        let Some(mut line) = all.next() else {
            lines.extend(value.into_iter().map(|line| (line, None)));
            continue;
        };
        all.for_each(|more| line.text.push_str(&more.text));
        if !line.text.ends_with([':', '：']) && !value.is_empty() {
            line.text.push(':');
            ledger.replace("", ":", Form::Markup);
        }
        value.into_iter().for_each(|value| {
            line.text.push(' ');
            line.text.push_str(&value.text);
        });
        line.marks.clear();
        line.starts = true;
        lines.push((line, None));
    }
}

/// The columns, if the first row names them: Time, Speaker, Words; or two languages.
fn names(rows: &[Vec<Vec<Line>>]) -> Option<Vec<Option<Column>>> {
    let names: Vec<String> = rows.first()?.iter().map(|cell| text(cell)).collect();
    let mut columns = sheet::columns(names.iter().map(|name| &**name));
    let firsts: Vec<String> = rows[1..].iter().filter_map(|row| row.first()).map(|cell| text(cell)).collect();
    // Who speaks needs no heading.
    if names.first().is_some_and(String::is_empty) && !columns.contains(&Some(Column::Speaker)) && are_labels(&firsts) {
        columns[0] = Some(Column::Speaker);
    }
    let unknown = names.iter().zip(&columns).filter(|(name, column)| column.is_none() && !name.is_empty()).count();
    let has = |wanted| columns.contains(&Some(wanted));
    // What an unknown column has, such as Notes, is left out by its place.
    let are_known = unknown == 0 || has(Column::Speaker) && columns.iter().flatten().count() > unknown + 1;
    let is_named = has(Column::Words) && (has(Column::Speaker) || has(Column::Start) || has(Column::Translation));
    (are_known && is_named && rows.len() > 1).then_some(columns)
}

/// Reads a table whose columns have names. The order of the columns does not matter.
fn by_names(
    columns: &[Option<Column>],
    rows: Vec<Vec<Vec<Line>>>,
    lines: &mut Vec<(Line, Option<Words>)>,
    ledger: &mut Ledger,
) {
    let translated = columns.contains(&Some(Column::Translation)).then_some((1, 2));
    let mut rows = rows.into_iter();
    let heading: Vec<Line> = rows.next().into_iter().flatten().flatten().collect();
    if let Some(place) = heading.first().map(|line| line.place.clone()) {
        sheet::note_names(heading.iter().map(|line| &*line.text), place, ledger);
    }
    for row in rows {
        let mut cells: Vec<Vec<Line>> = vec![Vec::new(); 3];
        for (column, cell) in row.into_iter().enumerate() {
            match columns.get(column).copied().flatten() {
                Some(Column::Speaker) if cells[0].is_empty() => cells[0] = cell,
                Some(Column::Words) => cells[1].extend(cell),
                Some(Column::Translation) => cells[2].extend(cell),
                Some(Column::Start) => {
                    // A line with nothing but a time is about the next words.
                    let is_time = |line: &Line| times::at(&line.text).is_some_and(|at| at.length == line.text.len());
                    let (times, others): (Vec<Line>, Vec<Line>) = cell.into_iter().partition(is_time);
                    lines.extend(times.into_iter().map(|line| (line, None)));
                    leave_out(others, Omission::Other, ledger);
                }
                Some(Column::End | Column::Apparatus) => leave_out(cell, Omission::Apparatus, ledger),
                Some(Column::Speaker | Column::Role | Column::Tags | Column::Question | Column::Answer) | None => {
                    leave_out(cell, Omission::Other, ledger)
                }
            }
        }
        row_of(cells, true, translated, lines, ledger);
    }
}

fn leave_out(lines: Vec<Line>, kind: Omission, ledger: &mut Ledger) {
    lines.into_iter().for_each(|line| ledger.leave_out(line.text, line.place, kind));
}

fn sample_is_long(rows: &[&Vec<Vec<Line>>], column: usize) -> bool {
    rows.iter().any(|row| row.get(column).is_some_and(|cell| text(cell).chars().count() > 8))
}

fn row_of(
    row: Vec<Vec<Line>>,
    labelled: bool,
    translated: Option<(usize, usize)>,
    lines: &mut Vec<(Line, Option<Words>)>,
    _ledger: &mut Ledger,
) {
    let mut cells = row;
    let mut label = None;
    if labelled && !cells.is_empty() && !cells[0].is_empty() {
        label = Some(cells.remove(0));
    } else if labelled && !cells.is_empty() {
        cells.remove(0);
    }
    if let Some(mut label) = label.filter(|label| !label.is_empty()) {
        let mut line = label.remove(0);
        label.into_iter().for_each(|rest| {
            line.text.push(' ');
            line.text.push_str(&rest.text);
        });
        // The first cell of a row sets the label apart, as a heading does.
        line.kind = LineKind::Heading(9);
        line.starts = true;
        if !line.text.ends_with([':', '：']) {
            line.text.push(':');
            _ledger.replace("", ":", Form::Markup);
        }
        lines.push((line, None));
    }
    if translated.is_some() && cells.len() >= 2 {
        let second = cells.remove(1);
        let mut originals = std::mem::take(&mut cells[0]).into_iter();
        let mut seconds = second.into_iter();
        loop {
            match (originals.next(), seconds.next()) {
                (Some(line), translation) => lines.push((Line { starts: true, ..line }, translation.map(Line::words))),
                (None, Some(line)) => {
                    let place = line.place.clone();
                    lines.push((Line::new("", place), Some(line.words())));
                }
                (None, None) => break,
            }
        }
    }
    for cell in cells {
        for (n, line) in cell.into_iter().enumerate() {
            let starts = line.starts || n == 0;
            lines.push((Line { starts, ..line }, None));
        }
    }
}
