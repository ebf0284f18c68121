//! Tables in a manuscript: speaker and words, or words in two languages.

use super::account::{Form, Ledger};
use super::labels::{Shape, shape};
use super::model::{Block, Line, LineKind, Words};
use crate::interview::Lang;

/// Replaces the rows of tables by lines. A line whose words a table has in two languages comes with the translation.
pub fn read(blocks: Vec<Block>, ledger: &mut Ledger) -> Vec<(Line, Option<Words>)> {
    let mut lines = Vec::new();
    let mut rows: Vec<Vec<Vec<Line>>> = Vec::new();
    for block in blocks {
        match block {
            Block::Row(row) => rows.push(row),
            Block::Line(line) => {
                table(std::mem::take(&mut rows), &mut lines, ledger);
                lines.push((line, None));
            }
        }
    }
    table(rows, &mut lines, ledger);
    lines
}

fn text(cell: &[Line]) -> String {
    cell.iter().map(|line| &*line.text).collect::<Vec<_>>().join("\n")
}

fn table(rows: Vec<Vec<Vec<Line>>>, lines: &mut Vec<(Line, Option<Words>)>, ledger: &mut Ledger) {
    let of = |row: &Vec<Vec<Line>>, n: usize| row.get(n).map(|cell| text(cell)).unwrap_or_default();
    let filled: Vec<&Vec<Vec<Line>>> = rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
    let are_labels = |n: usize| {
        let labels = filled.iter().filter(|row| {
            let label = of(row, n);
            label.is_empty()
                || (shape(label.trim_end_matches([':', '：', ' '])) > Shape::Not && label.chars().count() <= 40)
        });
        labels.count() * 10 >= filled.len() * 8 && filled.iter().any(|row| !of(row, n).is_empty())
    };
    let is_pair = |one: usize, two: usize| {
        let sample = |n: usize| filled.iter().take(40).map(|row| of(row, n)).collect::<Vec<_>>().join("\n");
        let (one, two) = (Lang::guess(&sample(one)), Lang::guess(&sample(two)));
        one.is_chinese() != two.is_chinese() && one.as_str() != "und" && sample_is_long(&filled, 1)
    };
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let labelled = columns >= 2 && are_labels(0);
    let translated = match columns {
        2 if !labelled && is_pair(0, 1) => Some((0, 1)),
        3 if labelled && is_pair(1, 2) => Some((1, 2)),
        _ => None,
    };
    for row in rows {
        self::row(row, labelled, translated, lines, ledger);
    }
}

fn sample_is_long(rows: &[&Vec<Vec<Line>>], column: usize) -> bool {
    rows.iter().any(|row| row.get(column).is_some_and(|cell| text(cell).chars().count() > 8))
}

fn row(
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
