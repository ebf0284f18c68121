//! What a column has whose heading is not known, by what stands in its cells.

use std::collections::BTreeSet;

use super::super::labels::{Shape, shape};
use super::super::pace::letters;
use super::{Column, Row, columns};

/// The most characters of a heading and of the name of a speaker.
const LONGEST: usize = 40;

/// Whether a row names the columns of the rows below: two of its cells say what a column has, and what stands in the
/// others says the rest.
pub fn is_header(names: &Row, below: &[Row]) -> bool {
    let mut columns = columns(names.cells.iter().map(|name| &**name));
    complete(names, &mut columns, below);
    let has = |wanted| columns.contains(&Some(wanted));
    has(Column::Words) && (has(Column::Speaker) || has(Column::Start))
}

/// Finds the words and the speakers among the columns whose headings are not known, if no heading says them. Returns
/// which columns it found.
pub fn complete(names: &Row, columns: &mut [Option<Column>], rows: &[Row]) -> Vec<(usize, Column)> {
    let unknown = |columns: &[Option<Column>]| -> Vec<usize> {
        let is_heading = |n: &usize| {
            let length = names.cells[*n].chars().count();
            columns[*n].is_none() && length > 0 && length <= LONGEST
        };
        (0..names.cells.len()).filter(is_heading).collect()
    };
    for n in unknown(columns).into_iter().filter(|n| counts(rows, *n)) {
        columns[n] = Some(Column::Apparatus);
    }
    let is_known = columns.iter().flatten().count() >= 2;
    let mut found = Vec::new();
    let has = |columns: &[Option<Column>], wanted| columns.contains(&Some(wanted));
    let is_dialogue = has(columns, Column::Question) || has(columns, Column::Answer);
    if !is_known || is_dialogue {
        return found;
    }
    let speaker = columns.iter().position(|column| *column == Some(Column::Speaker));
    let is_spoken = speaker.map_or(has(columns, Column::Start), |n| are_speakers(rows, n));
    if !has(columns, Column::Words) && is_spoken {
        found.extend(longest(rows, &unknown(columns)).map(|n| (n, Column::Words)));
    }
    found.iter().for_each(|(n, column)| columns[*n] = Some(*column));
    if speaker.is_none() && has(columns, Column::Words) {
        let named = unknown(columns).into_iter().find(|n| are_speakers(rows, *n));
        found.extend(named.map(|n| (n, Column::Speaker)));
    }
    found.iter().for_each(|(n, column)| columns[*n] = Some(*column));
    found
}

fn cells(rows: &[Row], n: usize) -> impl Iterator<Item = &str> {
    rows.iter().filter_map(move |row| row.cells.get(n)).map(|cell| &**cell).filter(|cell| !cell.is_empty())
}

/// Whether a column counts the rows.
fn counts(rows: &[Row], n: usize) -> bool {
    let numbers: Option<Vec<u64>> = cells(rows, n).map(|cell| cell.parse().ok()).collect();
    numbers
        .is_some_and(|numbers| numbers.len() > 1 && numbers.is_sorted_by(|one, next| one.checked_add(1) == Some(*next)))
}

/// Whether a column has speakers: names that occur again, and change from row to row.
fn are_speakers(rows: &[Row], n: usize) -> bool {
    let names: Vec<&str> = cells(rows, n).map(|cell| cell.trim_end_matches([':', '：', ' '])).collect();
    let is_name = |name: &&str| name.chars().count() <= LONGEST && shape(name) > Shape::Not;
    let different: BTreeSet<&str> = names.iter().copied().collect();
    let changes = names.windows(2).filter(|pair| pair[0] != pair[1]).count();
    names.iter().all(is_name)
        && different.len() > 1
        && different.len() * 2 <= names.len()
        && changes * 2 >= names.len() - 1
}

/// The column that has far more letters than the others.
fn longest(rows: &[Row], among: &[usize]) -> Option<usize> {
    let mut lengths: Vec<(u64, usize)> = among.iter().map(|n| (cells(rows, *n).map(letters).sum(), *n)).collect();
    lengths.sort_unstable();
    let (length, n) = lengths.pop()?;
    let second = lengths.last().map_or(0, |(length, _)| *length);
    (length > second * 2).then_some(n)
}
