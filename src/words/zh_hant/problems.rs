//! 檔案中的問題。

use super::super::problems::{Problems, shortened};
use super::syntax;
use crate::document::{ExpectedKind, FoundKind};
use crate::interview::{Expected, Found};

pub static PROBLEMS: Problems = Problems {
    placed: |line, column, message| format!("第{line}行第{column}欄：{message}。"),
    sentence: |wanted, found, is_missing| {
        let begins = if is_missing { "應有" } else { "應為" };
        format!("{begins}{}{wanted}，{found}", gap(wanted.starts_with(|c: char| c.is_ascii())))
    },
    parse_error: syntax::parse_error,
    instead: syntax::instead,
    mended: syntax::mended,
    whole: |message| format!("{message}。"),
    expected,
    found,
    outdated: "譯文完成後原文又有改動，讀者會看到提示；如果譯文無誤，請在編輯台中確認，或從檔案中刪去此項",
    no_ids: "沒有編號（id）：增加或移動發言後，此處的連結位址會改變；「interview ids 檔案」可將缺少的編號全部寫入檔案",
    emphasis: |words| format!(r"「{words}」已讀作強調；如果星號代表隱去的字，請寫作 \*"),
    unknown_language: "檔案沒有註明語言，從文字也看不出；請寫在「languages」中",
    taken_for: |lang, name| format!("檔案沒有註明語言，已當作 {lang}（{name}）；請寫在「languages」中"),
    heading_signs: |signs| format!("「{signs}」會原樣顯示：內文中沒有標題。請刪去，或把這一行改成單獨的提問"),
    html: |tag| format!("「{tag}」會原樣顯示：這裡不讀取HTML。請刪去；連結請寫作[文字](https://…)"),
    radical: |c| {
        let code = u32::from(c);
        format!("「{c}」（U+{code:04X}）是部首符號，只是看起來像漢字，多半來自 PDF；請改為漢字")
    },
};

fn expected(expected: &Expected) -> String {
    let said = match expected {
        Expected::Value(value) => wanted(*value),
        Expected::KnownKey => "本格式已有的鍵名",
        Expected::KeyOnce => "不重複的鍵名",
        Expected::WholeCharacter => "完整的字元",
        Expected::Title => "標題",
        Expected::Turns => "一組發言（turns）",
        Expected::Words => "至少一種語言的文字",
        Expected::TextOrPassages => "text 或 passages 之一",
        Expected::NewId => "不重複的編號",
        Expected::KnownSpeaker => "speakers 中已列的發言人",
        Expected::KnownTheme => "themes 中已列的主題",
        Expected::ListedLanguage => "languages 中已列的語言",
        Expected::NewLanguage => "不重複的語言",
        Expected::TextIn(language) => return format!("{language} 文字"),
        Expected::OtherTurn => "另一段發言的編號",
        Expected::NoCircle => "不成循環的回答關係",
        Expected::Initials => "一至三個字母",
        Expected::Link => "以 https:、http: 或 mailto: 開頭的連結",
        Expected::EscapedStar => r"\*",
        Expected::OwnId => "編號",
        Expected::Languages => "languages",
        Expected::Ideograph => "漢字",
        Expected::NoMarkup => "沒有標記的文字",
        Expected::CurrentTranslation => "與現有原文相符的譯文",
    };
    said.to_owned()
}

fn wanted(wanted: ExpectedKind) -> &'static str {
    match wanted {
        ExpectedKind::Interview => "訪談（物件）",
        ExpectedKind::Object => "物件",
        ExpectedKind::Speaker => "發言人（物件）",
        ExpectedKind::Theme => "主題（物件）",
        ExpectedKind::Term => "詞彙條目（物件）",
        ExpectedKind::Turn => "一段發言（物件）",
        ExpectedKind::Passage => "一個段落（物件）",
        ExpectedKind::Source => "出處（物件）",
        ExpectedKind::Rights => "版權資訊（物件）",
        ExpectedKind::List => "清單",
        ExpectedKind::Text => "文字",
        ExpectedKind::Localized => "文字，或按語言列出的文字",
        ExpectedKind::Prose => "文字、段落清單，或按語言列出的文字",
        ExpectedKind::Version => "「interview/1」",
        ExpectedKind::Id => "編號",
        ExpectedKind::SpeakerId => "發言人編號",
        ExpectedKind::ThemeId => "主題編號",
        ExpectedKind::TurnId => "某段發言的編號",
        ExpectedKind::Language => "語言代碼（如 en、zh-Hans、zh-Hant）",
        ExpectedKind::Role => "角色（如 interviewer、interviewee）",
        ExpectedKind::Date => "日期（如 2015、2015-05-14、1968~、196X、2019-03-02/2019-03-09），或含有年份的文字",
        ExpectedKind::Address => "以 https: 或 http: 開頭的網址",
        ExpectedKind::Seconds => "錄音中的秒數",
        ExpectedKind::Colour => "0 到 8 之間的數字",
    }
}

fn found(found: &Found) -> String {
    let said = match found {
        Found::Value(value) => return seen(value),
        Found::Misspelt(text, meant) => {
            return format!("實為「{}」（您是想寫「{}」嗎？）", shortened(text), shortened(meant));
        }
        Found::Written { chinese, more } => {
            let found = if *chinese { "實為中文" } else { "實為沒有漢字的文字" };
            return match more {
                0 => found.to_owned(),
                more => format!("{found}，另有{more}處相同：兩種語言可能寫反了"),
            };
        }
        Found::Again(text) => return format!("「{}」重複出現", shortened(text)),
        Found::Nothing => "實際沒有",
        Found::Both => "實際兩者都有",
        Found::HalfCharacter => "實為半個字元",
        Found::Emphasis(_) => "實為強調",
        Found::IdByPosition(_) => "實際沒有",
        Found::TakenFor(_) => "實際沒有",
        Found::Radical(_) => "實為部首",
        Found::Markup(_) => "實為標記",
        Found::Outdated => "實為舊譯",
    };
    said.to_owned()
}

fn seen(seen: &FoundKind) -> String {
    let value = match seen {
        FoundKind::Text(text) if text.is_empty() => "空文字".to_owned(),
        FoundKind::Text(text) => return format!("實為「{}」", shortened(text)),
        FoundKind::Null => "null".to_owned(),
        FoundKind::Bool(value) => value.to_string(),
        FoundKind::Number(number) => shortened(number),
        FoundKind::List => "清單".to_owned(),
        FoundKind::Object => "物件".to_owned(),
    };
    format!("實為{}{value}", gap(value.is_ascii()))
}

/// Between Chinese and Latin letters or figures stands a space.
fn gap(is_latin: bool) -> &'static str {
    if is_latin { " " } else { "" }
}
