//! 文件中的问题。

use super::super::problems::{Problems, shortened};
use super::syntax;
use crate::document::{ExpectedKind, FoundKind};
use crate::interview::{Expected, Found};

pub static PROBLEMS: Problems = Problems {
    placed: |line, column, message| format!("第{line}行第{column}列：{message}。"),
    sentence: |wanted, found, is_missing| {
        let begins = if is_missing { "应有" } else { "应为" };
        format!("{begins}{}{wanted}，{found}", gap(wanted.starts_with(|c: char| c.is_ascii())))
    },
    parse_error: syntax::parse_error,
    instead: syntax::instead,
    mended: syntax::mended,
    whole: |message| format!("{message}。"),
    expected,
    found,
    outdated: "译文完成后原文又有改动，读者会看到提示；如果译文无误，请在编辑台中确认，或从文件中删去此项",
    no_ids: "没有编号（id）：增加或移动发言后，此处的链接地址会改变；“interview ids 文件”可将缺少的编号全部写入文件",
    emphasis: |words| format!(r"“{words}”已读作强调；如果星号代表隐去的字，请写作 \*"),
    unknown_language: "文件没有注明语言，从文字也看不出；请写在“languages”中",
    taken_for: |lang, name| format!("文件没有注明语言，已当作 {lang}（{name}）；请写在“languages”中"),
    heading_signs: |signs| format!("“{signs}”会原样显示：正文中没有标题。请删去，或把这一行改成单独的提问"),
    html: |tag| format!("“{tag}”会原样显示：这里不读取HTML。请删去；链接请写作[文字](https://…)"),
    radical: |c| {
        let code = u32::from(c);
        format!("“{c}”（U+{code:04X}）是部首符号，只是看起来像汉字，多半来自 PDF；请改为汉字")
    },
};

fn expected(expected: &Expected) -> String {
    let said = match expected {
        Expected::Value(value) => wanted(*value),
        Expected::KnownKey => "本格式已有的键名",
        Expected::KeyOnce => "不重复的键名",
        Expected::WholeCharacter => "完整的字符",
        Expected::Title => "标题",
        Expected::Turns => "一组发言（turns）",
        Expected::Words => "至少一种语言的文字",
        Expected::TextOrPassages => "text 或 passages 之一",
        Expected::NewId => "不重复的编号",
        Expected::KnownSpeaker => "speakers 中已列的发言人",
        Expected::KnownTheme => "themes 中已列的主题",
        Expected::ListedLanguage => "languages 中已列的语言",
        Expected::NewLanguage => "不重复的语言",
        Expected::TextIn(language) => return format!("{language} 文字"),
        Expected::OtherTurn => "另一段发言的编号",
        Expected::NoCircle => "不成循环的回答关系",
        Expected::Initials => "一至三个字母",
        Expected::Link => "以 https:、http: 或 mailto: 开头的链接",
        Expected::EscapedStar => r"\*",
        Expected::OwnId => "编号",
        Expected::Languages => "languages",
        Expected::Ideograph => "汉字",
        Expected::NoMarkup => "没有标记的文字",
        Expected::CurrentTranslation => "与现有原文相符的译文",
    };
    said.to_owned()
}

fn wanted(wanted: ExpectedKind) -> &'static str {
    match wanted {
        ExpectedKind::Interview => "访谈（对象）",
        ExpectedKind::Object => "对象",
        ExpectedKind::Speaker => "发言人（对象）",
        ExpectedKind::Theme => "主题（对象）",
        ExpectedKind::Term => "词汇条目（对象）",
        ExpectedKind::Turn => "一段发言（对象）",
        ExpectedKind::Passage => "一个段落（对象）",
        ExpectedKind::Source => "出处（对象）",
        ExpectedKind::Rights => "版权信息（对象）",
        ExpectedKind::List => "列表",
        ExpectedKind::Text => "文字",
        ExpectedKind::Localized => "文字，或按语言列出的文字",
        ExpectedKind::Prose => "文字、段落列表，或按语言列出的文字",
        ExpectedKind::Version => "“interview/1”",
        ExpectedKind::Id => "编号",
        ExpectedKind::SpeakerId => "发言人编号",
        ExpectedKind::ThemeId => "主题编号",
        ExpectedKind::TurnId => "某段发言的编号",
        ExpectedKind::Language => "语言代码（如 en、zh-Hans、zh-Hant）",
        ExpectedKind::Role => "角色（如 interviewer、interviewee）",
        ExpectedKind::Date => "日期（如 2015、2015-05-14、1968~、196X、2019-03-02/2019-03-09），或含有年份的文字",
        ExpectedKind::Address => "以 https: 或 http: 开头的网址",
        ExpectedKind::Seconds => "录音中的秒数",
        ExpectedKind::Colour => "0 到 8 之间的数字",
    }
}

fn found(found: &Found) -> String {
    let said = match found {
        Found::Value(value) => return seen(value),
        Found::Misspelt(text, meant) => {
            return format!("实为“{}”（您是想写“{}”吗？）", shortened(text), shortened(meant));
        }
        Found::Written { chinese, more } => {
            let found = if *chinese { "实为中文" } else { "实为没有汉字的文字" };
            return match more {
                0 => found.to_owned(),
                more => format!("{found}，另有{more}处相同：两种语言可能写反了"),
            };
        }
        Found::Again(text) => return format!("“{}”重复出现", shortened(text)),
        Found::Nothing => "实际没有",
        Found::Both => "实际两者都有",
        Found::HalfCharacter => "实为半个字符",
        Found::Emphasis(_) => "实为强调",
        Found::IdByPosition(_) => "实际没有",
        Found::TakenFor(_) => "实际没有",
        Found::Radical(_) => "实为部首",
        Found::Markup(_) => "实为标记",
        Found::Outdated => "实为旧译",
    };
    said.to_owned()
}

fn seen(seen: &FoundKind) -> String {
    let value = match seen {
        FoundKind::Text(text) if text.is_empty() => "空文字".to_owned(),
        FoundKind::Text(text) => return format!("实为“{}”", shortened(text)),
        FoundKind::Null => "null".to_owned(),
        FoundKind::Bool(value) => value.to_string(),
        FoundKind::Number(number) => shortened(number),
        FoundKind::List => "列表".to_owned(),
        FoundKind::Object => "对象".to_owned(),
    };
    format!("实为{}{value}", gap(value.is_ascii()))
}

/// Between Chinese and Latin letters or figures stands a space.
fn gap(is_latin: bool) -> &'static str {
    if is_latin { " " } else { "" }
}
