//! What the desk says of speakers, themes, glossary, details and problems, in simplified Chinese.

use super::editor::detail;
use super::language;
use crate::desk::{Field, InLanguage, Lack, Named, OwnText, PlainField, Spot, Unfit};
use crate::document::{ExpectedKind, FoundKind};
use crate::interview::{Expected, Found, Lang, Problem};
use crate::state::Ui;
use crate::words::desk::panels::{Details, Find, Glossary, Panels, People, Problems, Themes};
use crate::words::desk::quoted::{guessed, name_of};
use crate::words::desk::{Names, listed};
use crate::words::problems::shortened;

pub const PANELS: Panels = Panels {
    comma: "、",
    language: |lang| listed(Ui::ZhHans, lang),
    placed: |name, n, of| format!("{name}，第 {n} 个，共 {of} 个"),
    up: |name| format!("上移“{name}”"),
    down: |name| format!("下移“{name}”"),
    details: DETAILS,
    people: PEOPLE,
    themes: THEMES,
    problems: PROBLEMS,
    find: FIND,
    glossary: GLOSSARY,
};

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
    address_stays: "访谈加入“我的网站”之后，网址不再改变。",
    date_read: |date| format!("读者看到：{date}"),
    date_not_read: "未能识别为日期：将原样显示，在列表中排在最后",
    languages: "文本的语言",
    languages_about: "更正语言时，该语言的全部文字随之更改。可填语言的名称（如德文），也可填语言标签（如 de）。",
    original: "原文",
    make_original: "设为原文",
    add_language: "添加语言",
    remove_language,
};

fn remove_language(had: InLanguage) -> String {
    let InLanguage { passages, headings, names, details } = had;
    let parts = [(passages, "段译文"), (headings, "个标题"), (names, "个名称"), (details, "项说明")];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    match parts.is_empty() {
        true => "删除".to_owned(),
        false => format!("删除，连同 {}", parts.join("、")),
    }
}

const PEOPLE: People = People {
    heading: "发言人",
    edit: "编辑发言人",
    share: |turns, percentage| format!("{turns} 段发言，{percentage}"),
    name: "名字",
    initials: "缩写",
    about: "简介",
    part: "在访谈中的身份",
    no_part: "未注明",
    interviewer: "采访者",
    interviewee: "受访者",
    interpreter: "口译",
    another_part: "其他身份",
    colour: "颜色",
    colour_more: "有两个名称的颜色，后一个是在深色页面上的样子。",
    automatic: "自动",
    colours: [
        "灰色方块",
        "蓝色",
        "赭色、橙色",
        "深紫红、浅粉色",
        "青绿色",
        "紫罗兰色",
        "藏青、亮绿",
        "暗红、鲜红",
        "深紫、浅绿",
    ],
    same_name: |name| format!("已有“{name}”：是同一个人吗？"),
    merge: |turns| format!("合并 {turns} 段发言"),
    remove: "删除（没有发言）",
    new: "新发言人",
};

const THEMES: Themes = Themes {
    heading: "主题",
    edit: "编辑主题",
    none: "还没有主题。可在正文旁的列表中添加，或打开编码手册。",
    passages: |n| format!("{n} 段"),
    about: "哪些内容属于这个主题",
    whereabouts: "所在之处",
    lies_in: |list, more| match more {
        0 => format!("见于 {list}"),
        more => format!("见于 {list} 及另外 {more} 段"),
    },
    previous: "上一处",
    next: "下一处",
    merge_into: "并入",
    same_name: |name| format!("已有主题{name}：是同一个主题吗？"),
    merge: |n| format!("合并 {n} 段"),
    remove: |n| match n {
        0 => "删除这个主题".to_owned(),
        n => format!("删除这个主题（从 {n} 段中去掉）"),
    },
    code_book: "打开编码手册（CSV、Excel、QDC）",
    code_book_more: "也可以把文件拖到本页。",
    unread: |file| format!("无法读取 {file}"),
    no_code_book: |file| format!("{file} 中没有编码手册：第一行应为各列名称，如编码、名称、说明"),
    added: |added, all| match all - added.min(all) {
        0 => format!("已添加 {added} 个主题"),
        known => format!("已添加 {added} 个主题，另有 {known} 个原已存在"),
    },
};

const PROBLEMS: Problems = Problems {
    heading: "问题",
    none: "没有需要查看的问题",
    next: "下一个",
    mend: "修正",
    needed: "必须补正",
    doubtful: "请查看",
    lack: |lack| match lack {
        Lack::Withheld(words, places) => format!("“{}”不得公开，但仍有 {} 处", guessed(words), places.len()),
        Lack::Traces(words, places) => {
            format!("“{}”不得公开，但仍有 {} 处可看出是谁", guessed(words), places.len())
        }
        Lack::Detail(Field::Holder) => "未注明版权".into(),
        Lack::Detail(field) => format!("没有{}", detail(*field)),
        Lack::Names(ids) => match &ids[..] {
            [id] => format!("{} 没有全名", guessed(id)),
            ids => format!("{} 位发言人没有全名", ids.len()),
        },
        Lack::Namesakes(name, ids) => format!("有 {} 位发言人都叫“{}”", ids.len(), guessed(name)),
        Lack::SameThemes(name, ids) => format!("有 {} 个主题都叫“{}”", ids.len(), guessed(name)),
        Lack::DetailIn(lang, field) => format!("缺{}{}", language(lang), detail(*field)),
        Lack::NamesIn(lang, names) => match &names[..] {
            [(_, name)] => format!("{} 缺{}名字", name_of(name), language(lang)),
            names => format!("{} 位发言人缺{}名字", names.len(), language(lang)),
        },
        Lack::Empty(places) => format!("{} 段没有文字，不会存入文件", places.len()),
        Lack::Gaps(lang, places) => format!("{} 段缺{}", places.len(), language(lang)),
        Lack::ThemesIn(lang, labels) => match &labels[..] {
            [(_, label)] => format!("主题“{}”缺{}名称", name_of(label), language(lang)),
            labels => format!("{} 个主题缺{}名称", labels.len(), language(lang)),
        },
        Lack::Outdated(lang, places) => format!("{} 段在译成{}之后原文有改动", places.len(), language(lang)),
        Lack::Doubtful(lang, places) => format!("{} 段的{}可能对错了位置", places.len(), language(lang)),
    },
    problem,
    places: |message, n| format!("{message}（{n} 处）"),
};

/// What the check finds in what an editor writes.
pub fn problem(problem: &Problem, spot: &Spot, names: &Names) -> Option<String> {
    let said = match (&problem.expected, &problem.found) {
        (Expected::Value(ExpectedKind::Date), Found::Value(FoundKind::Text(text))) => {
            format!("“{}”不能识别为日期：请写成 2019-03-02、2019-03 或 2019，或用文字说明", shortened(text))
        }
        (Expected::Value(ExpectedKind::Address), Found::Value(FoundKind::Text(text))) => {
            format!("“{}”不是网址：网址以 https:// 开头", shortened(text))
        }
        (Expected::Link, Found::Value(FoundKind::Text(text))) => {
            format!("指向“{}”的链接无效：地址须以 https:// 或 mailto: 开头", shortened(text))
        }
        (Expected::Initials, Found::Value(FoundKind::Text(text))) => {
            format!("“{}”太长：缩写最多三个字母", shortened(text))
        }
        (Expected::Value(ExpectedKind::Localized | ExpectedKind::Text), found) if found.is_empty() => {
            "这里没有内容".into()
        }
        (Expected::Value(ExpectedKind::Language), Found::Value(FoundKind::Text(text)) | Found::Misspelt(text, _)) => {
            format!("“{}”不是浏览器能识别的语言", shortened(text))
        }
        (Expected::TextIn(tag), Found::Written { chinese, more }) => {
            let wanted = Lang::parse(tag).map_or_else(|| tag.to_string(), |lang| language(&lang));
            let said = match chinese {
                true => format!("{}是中文，应为{wanted}", subject(spot, names)),
                false => format!("{}没有汉字，应为{wanted}", subject(spot, names)),
            };
            match more {
                0 => said,
                n => said + &format!("；另有 {n} 处：两种语言可能放反了"),
            }
        }
        (_, Found::Emphasis(words)) => format!("“{}”因两侧的星号显示为强调；点“修正”可显示星号本身", shortened(words)),
        (_, Found::Markup(signs)) if signs.starts_with('#') => format!("“{}”会照原样显示：段落里没有标题", signs),
        (_, Found::Markup(tag)) => format!("“{}”会照原样显示：HTML 在这里不起作用", shortened(tag)),
        (_, Found::Radical(c)) => format!("“{c}”只是形似的部首，常见于从 PDF 复制的文字：请输入这个字"),
        (_, Found::HalfCharacter) => "这里有半个字符：请重新输入".into(),
        (Expected::Title, Found::Nothing) => "没有标题".into(),
        (Expected::TextIn(tag), Found::Nothing) => {
            format!("缺少{}文字", Lang::parse(tag).map_or_else(|| tag.to_string(), |lang| language(&lang)))
        }
        (_, Found::IdByPosition(_)) => "各段没有供链接使用的名称，改动后链接可能指向别处；做成草稿后会自动补上".into(),
        (_, Found::Outdated) => "译文比原文旧".into(),
        (_, Found::TakenFor(lang)) if lang.primary() != "und" => format!("没有注明文字的语言，视为{}", language(lang)),
        (_, Found::Again(text)) => format!("“{}”出现了两次", shortened(text)),
        _ => return None,
    };
    Some(said)
}

/// What has a wrong language.
fn subject(spot: &Spot, names: &Names) -> String {
    let is_about = |named: &Named| matches!(named.text, Some((OwnText::About, _)));
    match spot {
        Spot::Passage(_) => "有一段".into(),
        Spot::Heading(_) => "有一个目录标题".into(),
        Spot::Speaker(named) if is_about(named) => format!("{}的简介", names.speaker(&named.id)),
        Spot::Speaker(named) => format!("{}的名字", names.speaker(&named.id)),
        Spot::Theme(named) if is_about(named) => format!("主题“{}”的说明", names.theme(&named.id)),
        Spot::Theme(named) => format!("主题“{}”的名称", names.theme(&named.id)),
        Spot::Glossary => "有一个术语".into(),
        Spot::Details(Some((field, _))) => detail(*field).into(),
        Spot::Details(None) => "有一项说明".into(),
    }
}

const FIND: Find = Find {
    heading: "查找和替换",
    find: "查找",
    exact: "区分大小写",
    whole: "全字匹配",
    everywhere: "也查找名字、主题、术语和说明",
    with: "替换为",
    replace: |n| format!("替换 {n} 处"),
    delete: |n| format!("删除 {n} 处"),
    replaced: |n| format!("已替换 {n} 处"),
    found: |n, texts| match n {
        0 => "没有找到".to_owned(),
        n => format!("{texts} 段文字中共 {n} 处"),
    },
    more: |n| format!("另有 {n} 处"),
    pseudonyms: "化名",
    pseudonyms_about: "名字在各处都被替换：各种语言的正文、发言人名字、术语、说明和网址中的名称。此后该名字不得公开：检查时，凡含有它的文字都不会通过。",
    name: "真名",
    pseudonym: "化名",
    places: |n| format!("{n} 处"),
    also_called: "这位发言人又名",
    add_name: "一并替换",
    unfit: |unfit| match unfit {
        Unfit::Twice => "这个名字已在上面列出".into(),
        Unfit::Tells(name) => format!("化名中含有不得公开的“{}”，请另选一个", guessed(name)),
        Unfit::Taken => "会有两位发言人同名，请另选一个".into(),
        Unfit::Nowhere => "文中没有这个名字，请核对写法".into(),
    },
    one_character: "单个字常是其他词的一部分，请先逐处查看。",
    pseudonymise: |n| format!("替换 {n} 个名字"),
    outcome: |name, n, left| match left {
        0 => format!("{name}：已替换 {n} 处，别处不再出现。"),
        left => format!("{name}：已替换 {n} 处。以下 {left} 处仍会全部或部分透露它："),
    },
    extra: "文件中这里不显示的字段",
    note: "文件中的备注（不会发布）",
    names_listed: "这些姓名仍保留在这个浏览器和您保存的文件里，列在不可发布的词中；网站和给受访者的 Word 文件里没有这份清单。",
    withheld: "不可发布的词",
    withheld_hint: "网站里出现其中任何一个，哪怕只是别的词的一部分，就不会生成。如果所指不同，可以允许发布。",
    allow: "允许发布",
};

const GLOSSARY: Glossary = Glossary {
    heading: "术语",
    edit: "编辑术语",
    offers: "文中已作解释的词",
    accept: |term| format!("把“{term}”设为术语"),
    decline: |term| format!("不采用“{term}”"),
    terms: "术语表",
    new: "新术语",
    term: "术语",
    pinyin: "拼音",
    proposed: "自动给出的拼音，不带声调，请核对。",
    several: "多音字：",
    unknown: "读音不详：",
    aliases: "其他写法",
    meaning: "释义",
    make: "设为术语",
    remove: "删除",
};
