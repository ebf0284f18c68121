//! The names of the columns of a transcript, in English, Chinese, German and French, and languages as names of columns.

use super::super::languages;
use super::super::pace::TimeUnit;

/// What a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Speaker,
    Words,
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

const COLUMNS: &[(Column, &str)] = &[
    (
        Column::Speaker,
        "|speaker|speakers|name|speaker name|who|participant|person|发言人|發言人|说话人|說話人|讲者|講者|姓名|发言者|發言者|角色|\
        sprecher|sprecherin|sprecher*in|sprecher:in|sprecher/in|intervenant|intervenante|intervenant.e|locuteur|locutrice|",
    ),
    (
        Column::Words,
        "|words|text|transcript|transcription|content|utterance|sentence|line|quote|内容|內容|文本|文字|原文|发言|發言|发言内容|發言內容|\
        转写|轉寫|话语|inhalt|transkript|texte|contenu|",
    ),
    (
        Column::Tags,
        "|tags|tag|codes|code|themes|theme|keywords|labels|topics|topic|标签|標籤|主题|主題|编码|編碼|代码|关键词|關鍵詞|",
    ),
    (
        Column::Start,
        "|timestamp|timestamps|time|start|start time|starttime|start_time|begin|from|timecode|tc|时间|時間|开始|開始|开始时间|開始時間|\
        时间戳|起始时间|时间码|timespan|time span|zeit|zeitmarke|beginn|anfang|heure|temps|début|debut|",
    ),
    (Column::Question, "|question|questions|frage|fragen|q|问题|問題|提问|提問|问|問|"),
    (Column::Answer, "|answer|answers|a|response|reply|回答|答案|答复|答覆|答|antwort|antworten|réponse|réponses|"),
    (Column::Translation, "|translation|translated|target|翻译|翻譯|译文|譯文|übersetzung|traduction|"),
    (Column::End, "|end|end time|end_time|endtime|to|结束|結束|结束时间|結束時間|ende|fin|"),
    (Column::Apparatus, "|duration|id|index|no|no.|#|row|number|时长|序号|序號|编号|dauer|durée|nr|nr.|n°|numéro|"),
];

/// How names of columns say the unit of their times, at the end.
const UNITS: &[(TimeUnit, &str)] = &[
    (TimeUnit::Milliseconds, "(ms)|（ms）|[ms]|_ms| ms|ms|milliseconds|(毫秒)|（毫秒）"),
    (TimeUnit::Seconds, "(s)|（s）|[s]|_s| s|(sec)|_sec| sec|(seconds)|_seconds| seconds|(秒)|（秒）"),
];

/// The column that a name says.
pub fn column(name: &str) -> Option<Column> {
    let name = name.trim().to_lowercase();
    let known = |name: &str| {
        let name = format!("|{name}|");
        COLUMNS.iter().find(|(_, names)| names.contains(&name)).map(|(column, _)| *column)
    };
    let of_time = || known(with_unit(&name)?.0).filter(|column| matches!(column, Column::Start | Column::End));
    known(&name).or_else(of_time)
}

/// The unit in which a name says that its times are: `start_ms`, `开始（毫秒）`.
pub fn unit(name: &str) -> Option<TimeUnit> {
    with_unit(&name.trim().to_lowercase()).map(|(_, unit)| unit)
}

fn with_unit(name: &str) -> Option<(&str, TimeUnit)> {
    let ends = UNITS.iter().flat_map(|(unit, ends)| ends.split('|').map(|end| (*unit, end)));
    let mut cut = ends.filter_map(|(unit, end)| Some((name.strip_suffix(end)?.trim_end(), unit)));
    cut.find(|(rest, _)| !rest.is_empty())
}

/// The columns that a row of names says. Languages are names, too: the first is that of the words, the second that of
/// the translation.
pub fn columns<'a>(names: impl Iterator<Item = &'a str>) -> Vec<Option<Column>> {
    let names: Vec<&str> = names.collect();
    let mut columns: Vec<Option<Column>> = names.iter().map(|name| column(name)).collect();
    let is_language = |n: &usize| columns[*n].is_none() && languages::of_column(names[*n]).is_some();
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
