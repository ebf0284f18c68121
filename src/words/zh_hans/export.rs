//! What an export says, in simplified Chinese.

use super::super::export::Export;
use crate::export::{Aspect, Lost, Refusal};

pub const EXPORT: Export = Export {
    lost,
    refusal: |refusal| match refusal {
        Refusal::NoTurns => "文件中没有发言",
        Refusal::NoTimes => "访谈没有时间（“start”），无法生成字幕",
        Refusal::NoSuchLanguage => "访谈没有这种语言：--lang 须是访谈的语言之一",
    },
    left_out: |file| format!("{file} 无法保存访谈的全部内容，以下内容缺失或有改动："),
    exists: |file| format!("{file} 已存在：请用 --out 指定另一个文件，或用 --force 覆盖"),
};

fn lost(lost: &Lost) -> String {
    let n = lost.count;
    match lost.aspect {
        Aspect::Words => format!("{n} 段发言：再次导入时，文字或发言人会有出入"),
        Aspect::Unread => "全部内容：此文件无法再次导入".into(),
        Aspect::Title => "各语言的标题".into(),
        Aspect::Summary => "各语言的摘要".into(),
        Aspect::Place => "各语言的地点".into(),
        Aspect::Category => "各语言的类别".into(),
        Aspect::Date => "日期".into(),
        Aspect::Source => "首次发表的出处".into(),
        Aspect::Translator => "译者".into(),
        Aspect::Rights => "版权".into(),
        Aspect::Address => "网页地址".into(),
        Aspect::Name => "访谈的 id".into(),
        Aspect::Speakers => format!("{n} 位发言人的其他语言姓名、缩写、颜色或简介"),
        Aspect::Roles => format!("{n} 位发言人的角色"),
        Aspect::Translations => format!("{n} 个段落的其他语言文本"),
        Aspect::Themes => format!("{n} 个主题的名称或说明"),
        Aspect::PassageThemes => format!("{n} 个段落的主题"),
        Aspect::Glossary => format!("词汇表中的 {n} 个词条"),
        Aspect::Headings => format!("{n} 个提问的简短标题"),
        Aspect::Times => format!("{n} 处时间"),
        Aspect::EstimatedTimes => format!("{n} 个段落没有时间，写入的是估计的时间"),
        Aspect::Answers => format!("{n} 段发言所回答的提问"),
        Aspect::Passages => format!("{n} 段发言的段落划分"),
        Aspect::Paragraphs => format!("{n} 个段落内的分段"),
        Aspect::Marks => format!("{n} 个段落中的强调和链接"),
        Aspect::Ids => format!("{n} 个 id：指向这些位置的链接将失效"),
        Aspect::Private => format!("您自己的 {n} 条备注（$…、x-…）"),
        Aspect::Withheld => "不得公开的词语列表".into(),
    }
}
