//! Tables in text: CSV and TSV, with a row for what somebody says.
//!
//! The first row names the columns, in English or Chinese. A table without such a row is read like one in a document.

use std::rc::Rc;

use super::account::{Form, Ledger, Omission};
use super::labels::{self, times};
use super::model::{About, Block, Line, Manuscript, Paragraph, Place, Segment, Theme, Transcript, Words};
use super::text::lines;

/// What a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Speaker,
    Words,
    Tags,
    Start,
    Translation,
    /// Numbers of rows and ends of times, which say nothing more.
    Apparatus,
}

const COLUMNS: &[(Column, &str)] = &[
    (
        Column::Speaker,
        "|speaker|speakers|name|speaker name|who|participant|person|发言人|發言人|说话人|說話人|讲者|講者|姓名|发言者|發言者|角色|",
    ),
    (
        Column::Words,
        "|words|text|transcript|transcription|content|utterance|sentence|line|quote|内容|內容|文本|文字|原文|发言|發言|发言内容|發言內容|\
        转写|轉寫|话语|",
    ),
    (
        Column::Tags,
        "|tags|tag|codes|code|themes|theme|keywords|labels|topics|topic|标签|標籤|主题|主題|编码|編碼|代码|关键词|關鍵詞|",
    ),
    (
        Column::Start,
        "|timestamp|timestamps|time|start|start time|starttime|start_time|begin|from|timecode|tc|时间|時間|开始|開始|开始时间|開始時間|\
        时间戳|起始时间|时间码|",
    ),
    (Column::Translation, "|translation|translated|target|翻译|翻譯|译文|譯文|"),
    (
        Column::Apparatus,
        "|end|end time|end_time|endtime|to|duration|id|index|no|no.|#|row|number|结束|結束|结束时间|結束時間|时长|序号|序號|编号|",
    ),
];

/// The column that a name says, in English or Chinese.
pub fn column(name: &str) -> Option<Column> {
    let name = format!("|{}|", name.trim().to_lowercase());
    COLUMNS.iter().find(|(_, names)| names.contains(&name)).map(|(column, _)| *column)
}

/// The sign between the cells of a text, if its first line names the columns of a transcript.
pub fn separator(text: &str) -> Option<u8> {
    let first = lines(text).find(|line| !line.trim().is_empty())?;
    [b'\t', b',', b';', b'|'].into_iter().find(|sign| {
        let cells: Vec<Option<Column>> =
            first.split(char::from(*sign)).map(|cell| column(cell.trim_matches('"'))).collect();
        let has = |wanted| cells.contains(&Some(wanted));
        has(Column::Words) && (has(Column::Speaker) || has(Column::Start))
    })
}

/// The sign that parts the cells of a table without names of columns: the one that most lines have.
fn guessed(text: &str) -> u8 {
    let count = |sign: &u8| lines(text).take(50).filter(|line| line.contains(char::from(*sign))).count();
    [b',', b';', b'\t'].into_iter().max_by_key(count).unwrap_or(b',')
}

/// Reads a table.
pub fn read(text: &str) -> Transcript {
    let named = separator(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(named.unwrap_or_else(|| guessed(text)))
        .from_reader(text.as_bytes());
    let rows: Vec<(u32, Vec<String>)> = reader
        .records()
        .flatten()
        .map(|row| {
            let line = row.position().map_or(0, |position| position.line());
            (u32::try_from(line).unwrap_or(u32::MAX), row.iter().map(|cell| cell.trim().to_owned()).collect())
        })
        .collect();
    let mut ledger = Ledger::default();
    let cells: String = rows.iter().flat_map(|(_, row)| row.iter()).map(|cell| &**cell).collect();
    // Quotation marks and separators.
    ledger.changed(text, &cells, Form::Markup);
    match (named, rows.split_first()) {
        (Some(_), Some(((_, names), rows))) => with_columns(names, rows, ledger),
        _ => without_columns(rows, ledger),
    }
}

fn without_columns(rows: Vec<(u32, Vec<String>)>, ledger: Ledger) -> Transcript {
    let cell =
        |line: u32, cell: String| if cell.is_empty() { Vec::new() } else { vec![Line::new(cell, Place::row(line))] };
    let row = |(line, row): (u32, Vec<String>)| Block::Row(row.into_iter().map(|text| cell(line, text)).collect());
    labels::read(Manuscript { blocks: rows.into_iter().map(row).collect(), ledger, ..Manuscript::default() })
}

fn with_columns(names: &[String], rows: &[(u32, Vec<String>)], mut ledger: Ledger) -> Transcript {
    let columns: Vec<Option<Column>> = names.iter().map(|name| column(name)).collect();
    for name in names {
        ledger.leave_out(&**name, Place::row(1), Omission::Apparatus);
    }
    let (mut segments, mut about): (Vec<Segment>, About) = (Vec::new(), About::default());
    for (line, cells) in rows {
        let mut paragraph = Paragraph::default();
        let (mut speaker, mut start): (Option<Rc<str>>, Option<u32>) = (None, None);
        for (n, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let place = Place::row(*line);
            match columns.get(n).copied().flatten() {
                Some(Column::Words) => add(&mut paragraph.words, cell),
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
                Some(Column::Start) if seconds(cell).is_some() => {
                    ledger.take(&**cell, Form::Time);
                    start = seconds(cell);
                }
                Some(Column::Apparatus) => ledger.leave_out(&**cell, place, Omission::Apparatus),
                Some(Column::Start) | None => ledger.leave_out(&**cell, place, Omission::Other),
            }
        }
        if paragraph.words.text.is_empty() && paragraph.translation.is_none() {
            // Its tags are among the themes.
            speaker.iter().for_each(|name| ledger.leave_out(&**name, Place::row(*line), Omission::Other));
            continue;
        }
        speaker.iter().for_each(|name| ledger.take(&**name, Form::Label));
        match segments.last_mut().filter(|_| speaker.is_none()) {
            Some(last) => last.paragraphs.push(Paragraph { start, ..paragraph }),
            None => {
                let (paragraphs, place) = (vec![paragraph], Some(Place::row(*line)));
                segments.push(Segment { speaker, start, paragraphs, place, ..Segment::default() });
            }
        }
    }
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

/// A time as a clock shows it, or as seconds.
fn seconds(cell: &str) -> Option<u32> {
    let clock = times::at(cell).filter(|time| time.length == cell.len()).map(|time| time.seconds);
    let number = || cell.split('.').next()?.parse().ok().filter(|seconds| *seconds <= 604_800);
    let is_number = cell.bytes().all(|b| b.is_ascii_digit() || b == b'.') && cell.matches('.').count() < 2;
    clock.or_else(|| number().filter(|_| is_number))
}
