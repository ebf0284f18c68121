//! What the heading of a column says: by a list of names in English, Chinese, German and French, or by the words that a
//! name is made of, such as `Transcript Text`, `speakerId` or `转写内容`.

use super::super::languages;
use super::super::pace::TimeUnit;
use super::Column;

const COLUMNS: &[(Column, &str)] = &[
    (
        Column::Speaker,
        "|speaker|speakers|name|speaker name|who|participant|person|发言人|發言人|说话人|說話人|讲者|講者|姓名|名字|发言者|發言者|人物|\
        受访者|受訪者|sprecher|sprecherin|sprecher*in|sprecher:in|sprecher/in|intervenant|intervenante|intervenant.e|locuteur|locutrice|",
    ),
    (Column::Role, "|role|角色|身份|rolle|rôle|"),
    (
        Column::Words,
        "|words|text|original|transcript|transcription|content|utterance|sentence|line|quote|message|body|\
        内容|內容|文本|文字|原文|发言|發言|发言内容|發言內容|转写|轉寫|话语|inhalt|transkript|texte|contenu|",
    ),
    (
        Column::Tags,
        "|tags|tag|codes|code|themes|theme|keywords|labels|topics|topic|标签|標籤|主题|主題|编码|編碼|代码|关键词|關鍵詞|",
    ),
    (
        Column::Start,
        "|timestamp|timestamps|time|time code|time stamp|start|start time|starttime|start_time|begin|from|timecode|tc|时间|時間|开始|開始|开始时间|開始時間|\
        时间戳|起始时间|时间码|时间点|時間點|timespan|time span|zeit|zeitmarke|beginn|anfang|heure|temps|début|debut|",
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

/// The words in English names of columns. If a name has words of several columns, the first column in this list counts.
const NOUNS: &[(Column, &str)] = &[
    (Column::Start, "|start|begin|"),
    (Column::End, "|end|stop|finish|"),
    (Column::Start, "|time|timestamp|timecode|"),
    (Column::Role, "|role|"),
    (Column::Speaker, "|speaker|speakers|participant|"),
    (Column::Translation, "|translation|translated|"),
    (
        Column::Words,
        "|text|words|transcript|transcription|utterance|utterances|content|sentence|quote|speech|dialogue|dialog|message|\
        body|original|",
    ),
];

/// What such a name may also have.
const QUALIFIERS: &str = "|full|clean|raw|edited|verbatim|spoken|segment|turn|line|audio|video|recording|in|out|of|at|the|s|sec|\
    secs|seconds|ms|milliseconds|";

/// What the name of a column for speakers may also have.
const OF_SPEAKERS: &str = "|name|names|label|id|no|number|tag|code|display|";

/// What ends the names of numbers, which say nothing more: `Turn ID`, `word_count`.
const NUMBERS: &str = "|id|no|number|index|count|duration|length|confidence|";
const COUNTED: &str =
    "|turn|line|segment|row|utterance|sentence|text|word|words|speaker|transcript|recording|audio|video|";

/// What Chinese names of columns are made of: an act of speech before a person or a text.
const ACTS: &str = "发言|發言|说话|說話|讲话|講話|讲述|講述|谈话|談話|对话|對話|访谈|訪談|采访|採訪|转写|轉寫|识别|識別|录音|錄音|语音|語音|字幕";
const PERSONS: &str = "人|者";
const PERSON_ENDS: &str = "姓名|名字|名称|名稱|编号|編號|标签|標籤|id";
const TEXTS: &str = "内容|內容|文本|文字|正文|原文|文稿|稿|稿件|语句|語句|句子|结果|結果|话语|話語|对话|對話|台词|臺詞";

/// The column that a name says.
pub fn column(name: &str) -> Option<Column> {
    let written = name;
    let name = name.trim().to_lowercase();
    let known = |name: &str| {
        let name = format!("|{name}|");
        COLUMNS.iter().find(|(_, names)| names.contains(&name)).map(|(column, _)| *column)
    };
    let of_time = || known(with_unit(&name)?.0).filter(|column| matches!(column, Column::Start | Column::End));
    let plain = without_brackets(&name).trim_end_matches([':', '：']).trim_end();
    known(&name).or_else(of_time).or_else(|| known(plain)).or_else(|| of_han(plain)).or_else(|| of_tokens(written))
}

/// A name without the brackets at its end: `Time (hh:mm:ss)`.
fn without_brackets(name: &str) -> &str {
    let open = name.ends_with([')', '）', ']', '】']).then(|| name.rfind(['(', '（', '[', '【'])).flatten();
    open.map(|at| name[..at].trim_end()).filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// The words of a name, in lower case: they are parted by signs, or by capitals as in `speakerId`.
fn tokens(name: &str) -> Vec<String> {
    let mut parted = String::new();
    let mut before = ' ';
    for c in without_brackets(name.trim()).chars() {
        if before.is_lowercase() && c.is_uppercase() {
            parted.push(' ');
        }
        parted.push(if c.is_alphanumeric() { c } else { ' ' });
        before = c;
    }
    parted.to_lowercase().split_whitespace().map(str::to_owned).collect()
}

fn has(list: &str, token: &str) -> bool {
    list.split('|').any(|one| !one.is_empty() && one == token)
}

/// The column of a name that is made of known words.
fn of_tokens(name: &str) -> Option<Column> {
    let tokens = tokens(name);
    let last = tokens.last()?;
    let is_number = has(NUMBERS, last) && tokens[..tokens.len() - 1].iter().all(|token| has(COUNTED, token));
    let is_id = matches!(&**last, "id" | "no" | "number" | "index") && tokens[0] == "speaker";
    if tokens.len() > 1 && is_number && !is_id {
        return Some(Column::Apparatus);
    }
    let noun = |token: &String| NOUNS.iter().any(|(_, nouns)| has(nouns, token));
    let (column, _) = NOUNS.iter().find(|(_, nouns)| tokens.iter().any(|token| has(nouns, token)))?;
    let qualifies = |token: &String| has(QUALIFIERS, token) || *column == Column::Speaker && has(OF_SPEAKERS, token);
    tokens.iter().all(|token| noun(token) || qualifies(token)).then_some(*column)
}

/// The column of a Chinese name that is made of an act of speech and of who or what it is: `讲话人姓名`, `识别内容`.
fn of_han(name: &str) -> Option<Column> {
    let compact: String = name.chars().filter(|c| !c.is_whitespace() && *c != '_').collect();
    if has(TEXTS, &compact) {
        return Some(Column::Words);
    }
    let act = ACTS.split('|').find_map(|act| compact.strip_prefix(act));
    let rest = act.unwrap_or(&compact);
    let person = PERSONS.split('|').find_map(|person| rest.strip_prefix(person)).filter(|_| act.is_some());
    match person {
        Some(end) => (end.is_empty() || has(PERSON_ENDS, end)).then_some(Column::Speaker),
        None => has(TEXTS, rest).then_some(Column::Words),
    }
}

/// How well a name says who speaks: of several columns for speakers, those with the better names count.
pub fn rank(name: &str) -> u8 {
    let is_number = tokens(name).last().is_some_and(|last| matches!(&**last, "id" | "no" | "number" | "label" | "tag"));
    let is_han_number = ["编号", "編號", "标签", "標籤"].iter().any(|end| name.trim().ends_with(end));
    if is_number || is_han_number { 0 } else { 1 }
}

/// The language that a name says, also beside a word for the text: `text_en`, `English text`, `中文内容`.
pub fn language(name: &str) -> Option<&'static str> {
    let is_text = |token: &String| NOUNS[NOUNS.len() - 2..].iter().any(|(_, nouns)| has(nouns, token));
    let of_tokens = || {
        let tokens = tokens(name);
        let rest: Vec<&str> = tokens.iter().filter(|token| !is_text(token)).map(|token| &**token).collect();
        if rest.len() == tokens.len() { None } else { languages::of_column(&rest.join("-")) }
    };
    let of_han = || TEXTS.split('|').find_map(|text| languages::of_column(name.trim().strip_suffix(text)?));
    languages::of_column(name).or_else(of_tokens).or_else(of_han)
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
