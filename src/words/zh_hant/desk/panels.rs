//! What the desk says of speakers, themes, glossary, details and problems, in traditional Chinese.

use crate::desk::{Field, PlainField};
use crate::words::desk::panels::{Details, Panels};
use crate::words::zh_hant::language;

pub const PANELS: Panels = Panels { comma: "、", language, details: DETAILS };

const DETAILS: Details = Details {
    needed: "引用時需要",
    for_example: |example| format!("例：{example}"),
    field: |field| match field {
        Field::Title => "標題",
        Field::Summary => "摘要",
        Field::Place => "地點",
        Field::Category => "類別",
        Field::Date => "訪談日期",
        Field::SourceName => "來源或出版者",
        Field::Translator => "譯者",
        Field::Holder => "版權",
    },
    example: |field| match field {
        Field::Title => "等人的班車：三縣鄉村醫療訪談",
        Field::Summary => "兩三句話，顯示在列表中",
        Field::Place => "甘肅蘭州",
        Field::Category => "醫療",
        Field::Date => "2015-05-14、2015-05、2015-05/2016-01、2015~",
        Field::SourceName => "《口述歷史研究》",
        Field::Translator => "李文",
        Field::Holder => "© 2024 鄉村醫療網絡",
    },
    plain: |field| match field {
        PlainField::Id => "網址中的名稱",
        PlainField::Date => "訪談日期",
        PlainField::SourceUrl => "來源的網址",
        PlainField::SourcePages => "來源的頁碼",
        PlainField::Licence => "授權條款",
        PlainField::Url => "訪談的網址",
    },
    plain_example: |field| match field {
        PlainField::Id => "van-that-waits",
        PlainField::Date => "",
        PlainField::SourceUrl | PlainField::Url => "https://example.org/article",
        PlainField::SourcePages => "112–119",
        PlainField::Licence => "CC BY 4.0",
    },
    who_speaks: "發言人",
    date: "年、月、日",
    date_in_words: "不知道確切日期時，可用文字說明",
    date_read: |date| format!("讀者看到：{date}"),
    date_not_read: "未能辨識為日期：將照原樣顯示，在列表中排在最後",
    languages: "文本的語言",
    languages_about: "更正語言時，該語言的全部文字隨之更改。語言標籤與網頁所用相同，如 en、zh-Hans。",
    original: "原文",
    make_original: "設為原文",
    add_language: "新增語言",
    no_language: "這不是語言標籤，請填寫 en、zh-Hans、zh-Hant 之類",
};
