//! What the desk says of speakers, themes, glossary, details and problems, in simplified Chinese.

use crate::desk::{Field, PlainField};
use crate::words::desk::panels::{Details, Panels};
use crate::words::zh_hans::language;

pub const PANELS: Panels = Panels { comma: "、", language, details: DETAILS };

const DETAILS: Details = Details {
    needed: "引用时需要",
    for_example: |example| format!("例：{example}"),
    field: |field| match field {
        Field::Title => "标题",
        Field::Summary => "摘要",
        Field::Place => "地点",
        Field::Category => "类别",
        Field::Date => "访谈日期",
        Field::SourceName => "来源或出版者",
        Field::Translator => "译者",
        Field::Holder => "版权",
    },
    example: |field| match field {
        Field::Title => "等人的班车：三县乡村医疗访谈",
        Field::Summary => "两三句话，显示在列表中",
        Field::Place => "甘肃兰州",
        Field::Category => "医疗",
        Field::Date => "2015-05-14、2015-05、2015-05/2016-01、2015~",
        Field::SourceName => "《口述史研究》",
        Field::Translator => "李文",
        Field::Holder => "© 2024 乡村医疗网络",
    },
    plain: |field| match field {
        PlainField::Id => "网址中的名称",
        PlainField::Date => "访谈日期",
        PlainField::SourceUrl => "来源的网址",
        PlainField::SourcePages => "来源的页码",
        PlainField::Licence => "许可协议",
        PlainField::Url => "访谈的网址",
    },
    plain_example: |field| match field {
        PlainField::Id => "van-that-waits",
        PlainField::Date => "",
        PlainField::SourceUrl | PlainField::Url => "https://example.org/article",
        PlainField::SourcePages => "112–119",
        PlainField::Licence => "CC BY 4.0",
    },
    who_speaks: "发言人",
    date: "年、月、日",
    date_in_words: "不知道确切日期时，可用文字说明",
    date_read: |date| format!("读者看到：{date}"),
    date_not_read: "未能识别为日期：将原样显示，在列表中排在最后",
    languages: "文本的语言",
    languages_about: "更正语言时，该语言的全部文字随之更改。语言标签与网页所用相同，如 en、zh-Hans。",
    original: "原文",
    make_original: "设为原文",
    add_language: "添加语言",
    no_language: "这不是语言标签，请填写 en、zh-Hans、zh-Hant 之类",
};
