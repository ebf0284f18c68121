//! The columns of a transcript, by their headings. Languages are headings, too.

use super::headings::{column, language, rank};

/// What a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Speaker,
    Words,
    /// What part somebody has: it names the speaker if nothing else does.
    Role,
    Tags,
    Start,
    Translation,
    /// In a table that has a question and its answer in each row.
    Question,
    Answer,
    /// The ends of times, which say nothing more.
    End,
    /// Numbers of rows, which say nothing more.
    Apparatus,
}

/// The columns that a row of names says. Languages are names, too: the first is that of the words, the second that of
/// the translation.
pub fn columns<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Option<Column>> {
    let names: Vec<&str> = names.collect();
    let mut columns: Vec<Option<Column>> = names.iter().map(|name| column(name)).collect();
    choose_speakers(&names, &mut columns);
    let called = |name: &str| names.iter().position(|one| one.trim().eq_ignore_ascii_case(name));
    if let Some((start, end)) = called("in").zip(called("out")) {
        (columns[start], columns[end]) = (Some(Column::Start), Some(Column::End));
    }
    let answer = columns.iter().position(|column| *column == Some(Column::Answer));
    let is_said = |column: &Option<Column>| matches!(column, Some(Column::Question | Column::Words));
    if let Some(answer) = answer.filter(|_| !columns.iter().any(is_said)) {
        columns[answer] = Some(Column::Words);
    }
    let is_language = |n: &usize| columns[*n].is_none() && language(names[*n]).is_some();
    let spoken: Vec<usize> = (0..names.len()).filter(is_language).take(2).collect();
    let has = |wanted| columns.contains(&Some(wanted));
    let is_about = has(Column::Speaker) || has(Column::Start);
    let (words, translation) = match spoken[..] {
        _ if has(Column::Question) || has(Column::Answer) || has(Column::Translation) => return columns,
        [second] if has(Column::Words) => (None, Some(second)),
        [first] if is_about => (Some(first), None),
        [first, second] if !has(Column::Words) => (Some(first), Some(second)),
        _ => return columns,
    };
    words.into_iter().for_each(|n| columns[n] = Some(Column::Words));
    translation.into_iter().for_each(|n| columns[n] = Some(Column::Translation));
    columns
}

/// Of several columns for speakers, takes those with the best names. Numbers beside names say nothing more.
fn choose_speakers(names: &[&str], columns: &mut [Option<Column>]) {
    let is_speaker = |column: &Option<Column>| *column == Some(Column::Speaker);
    let best = (0..names.len()).filter(|n| is_speaker(&columns[*n])).map(|n| rank(names[n])).max();
    for n in 0..names.len() {
        match best {
            Some(best) if is_speaker(&columns[n]) && rank(names[n]) < best => columns[n] = Some(Column::Apparatus),
            None if columns[n] == Some(Column::Role) => columns[n] = Some(Column::Speaker),
            _ => {}
        }
    }
}
