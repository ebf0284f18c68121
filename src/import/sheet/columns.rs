//! The names of the columns of a transcript, in English and Chinese.

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
    (Column::Question, "|question|questions|q|问题|問題|提问|提問|问|問|"),
    (Column::Answer, "|answer|answers|a|response|reply|回答|答案|答复|答覆|答|"),
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
