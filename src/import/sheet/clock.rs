//! The times of a table: as a clock shows them, with frames, or as numbers of seconds or milliseconds.

use super::super::labels::times;
use super::super::note::{Severity, What};
use super::super::pace::{self, LONGEST, TimeUnit, Timed};
use super::headings::unit;
use super::{Column, Ledger, Row};

/// Decides what the whole numbers in the columns of times count, and notes it.
pub fn decide(names: &Row, columns: &[Option<Column>], rows: &[Row], ledger: &mut Ledger) -> TimeUnit {
    let Some(column) = columns.iter().position(|column| *column == Some(Column::Start)) else {
        return TimeUnit::Seconds;
    };
    let name = names.cells[column].as_str();
    let timed = timed(column, columns, rows);
    let (unit, is_named) = match (unit(name), timed) {
        (Some(TimeUnit::Seconds), _) | (None, None) => return TimeUnit::Seconds,
        (Some(unit), _) => (unit, true),
        (None, Some(timed)) => (pace::unit(&timed), false),
    };
    ledger.note(Severity::Info, Some(names.place.clone()), What::Times(name.to_owned(), unit, is_named));
    unit
}

/// The rows with a time, if all of the times are whole numbers in the order of a recording.
fn timed(column: usize, columns: &[Option<Column>], rows: &[Row]) -> Option<Vec<Timed>> {
    let end = columns.iter().position(|column| *column == Some(Column::End));
    let cell = |row: &Row, n: usize| row.cells.get(n).cloned().unwrap_or_default();
    let is_spoken =
        |n: &usize| matches!(columns.get(*n), Some(Some(Column::Words | Column::Question | Column::Answer)));
    let mut timed: Vec<Timed> = Vec::new();
    for row in rows {
        let start = cell(row, column);
        let words = row.cells.iter().enumerate().filter(|(n, _)| is_spoken(n));
        let letters = words.map(|(_, words)| pace::letters(words)).sum();
        match timed.last_mut() {
            Some(last) if start.is_empty() => last.letters += letters,
            None if start.is_empty() => {}
            _ => {
                let end = end.and_then(|end| cell(row, end).parse().ok());
                timed.push(Timed { start: whole(&start)?, end, letters });
            }
        }
    }
    let is_in_order = timed.is_sorted_by_key(|one| one.start);
    (is_in_order && !timed.is_empty()).then_some(timed)
}

fn whole(cell: &str) -> Option<u64> {
    cell.parse().ok().filter(|_| cell.bytes().all(|b| b.is_ascii_digit()))
}

/// A time as a clock shows it, with or without an end and frames, or as a number.
///
/// Returns milliseconds.
pub fn millis(cell: &str, unit: TimeUnit) -> Option<u32> {
    let clock = times::at(cell).filter(|time| time.length == cell.len()).map(|time| time.millis);
    let is_number = cell.bytes().all(|b| b.is_ascii_digit() || b == b'.') && cell.matches('.').count() < 2;
    let number = || {
        let (whole, part) = cell.split_once('.').unwrap_or((cell, ""));
        let whole: u64 = whole.parse().ok()?;
        let millis = match unit {
            TimeUnit::Milliseconds => whole,
            TimeUnit::Seconds => whole.checked_mul(1000)? + u64::from(times::fraction(part)),
        };
        u32::try_from(millis).ok().filter(|millis| u64::from(*millis) <= LONGEST * 1000)
    };
    clock.or_else(|| frames(cell)).or_else(|| is_number.then(number).flatten())
}

/// A time code of video with its frames: `00:01:06:10`, `00;01;06;10`.
fn frames(cell: &str) -> Option<u32> {
    let parts: Vec<&str> = cell.split([':', ';']).collect();
    let [hours, minutes, seconds, frames] = parts[..] else { return None };
    let number = |part: &str, below: u32| {
        let is_short = (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u32>().ok().filter(|number| is_short && *number < below)
    };
    number(frames, 120)?;
    Some((number(hours, 100)? * 3600 + number(minutes, 60)? * 60 + number(seconds, 60)?) * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_tables_are_read_in_their_forms() {
        for (cell, wanted) in [
            ("00:01:06", Some(66_000)),
            ("0:06.0 - 0:14.0", Some(6000)),
            ("00;01;06;10", Some(66_000)),
            ("00:01:06:10", Some(66_000)),
            ("00:01:06;10", Some(66_000)),
            ("66.4", Some(66_400)),
            ("00;61;06;10", None),
            ("1;2;3", None),
            ("12.5\"", None),
            ("66.40005", Some(66_400)),
            ("1.2.3", None),
            ("", None),
        ] {
            assert_eq!(millis(cell, TimeUnit::Seconds), wanted, "{cell}");
        }
        assert_eq!(millis("66400", TimeUnit::Milliseconds), Some(66_400));
    }
}
