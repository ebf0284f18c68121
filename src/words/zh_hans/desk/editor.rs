//! What the desk says of the text under edit, in simplified Chinese.

use super::language;
use crate::desk::editor::Said;
use crate::desk::editor::keys::Deed;
use crate::desk::{Command, Field, PlainField, Refused, Standing};
use crate::words::desk::quoted::{guessed, tagged};
use crate::words::desk::{Editor, Names, Naming, by_tag};

pub const EDITOR: Editor = Editor {
    text: "正文",
    translation: "译文",
    details: "说明",
    tools: "编辑访谈",
    undo: "撤销",
    redo: "重做",
    find: "查找",
    preview: "预览",
    keys: "按键",
    single_keys: "选中段落时，不按 Ctrl 的单个按键也起作用",
    keys_in_hand: "选中段落时",
    keys_in_field: "编辑文字时",
    keys_in_correction: "选中一处修改时",
    keys_on_desk: "任何时候",
    close: "关闭",
    done: "完成",
    edit: "编辑",
    split: "拆分",
    join: |number| format!("与 {number} 合并"),
    join_across: "两段的发言人不同，仍要合并",
    as_opened: "恢复导入时的文字",
    part: "从此处另起一段发言",
    remove: "删除",
    themes: "主题",
    no_theme: "还没有主题：请在下面添加",
    new_theme: "新主题",
    add: "添加",
    find_theme: "查找或添加主题",
    set: "已选",
    add_theme: |label| format!("按 Enter 添加“{label}”"),
    question: "设为提问",
    answer: "设为回答",
    insert: "插入…",
    passage_below: "在下方插入段落",
    passage_above: "在上方插入段落",
    turn_below: "在下方插入发言",
    turn_above: "在上方插入发言",
    heading: "目录中的标题",
    readers_see: |text| format!("读者看到的是“{text}”"),
    no_question: "目录中只列出提问",
    no_speaker_there: "没有这位发言人，或者那里已经不缺什么了。",
    no_theme_there: "没有这个主题，或者那里已经不缺什么了。",
    no_passage_there: "这篇访谈里没有这一段。",
    no_detail_there: "访谈没有这一项说明。",
    speaker: "发言人",
    nobody: "无人：注释",
    gap: |lang| format!("缺{}", language(lang)),
    field: |number| format!("{number} 的文字"),
    read_only: "另一个标签页正在编辑这篇访谈，此处仅供查看。要在这里编辑，请点击上方的“改在这里编辑”。",
    push_down: "下移",
    pull_up: "上移",
    swap: "与上一段互换",
    first_up: "首个自然段上移",
    last_down: "末个自然段下移",
    cut_down: "光标后的文字下移",
    cut_up: "光标前的文字上移",
    next_gap: "下一处待查",
    standing: standing_of,
    outdated: "译文完成后原文又有改动",
    doubtful: "导入时不能确定两者是否对应",
    is_right: "译文无误",
    keep_gap: "保留空缺",
    confirm_to: "确认到此处",
    move_text: "移动译文…",
    align: "从此处重新对齐",
    move_here: |number| format!("把 {number} 的译文放在此处"),
    move_not: "留在原处",
    moves: "移动",
    to_look_at,
    no_translation: "这篇访谈只有一种语言。请在“说明”中添加语言，再在此处填入译文。",
    painting: |theme| format!("正在标记“{theme}”：点按段落，或移到段落后按空格键；按 Esc 结束"),
    asks_theme: "标记：请按主题编号，或按 Esc 取消",
    asks_speaker: "发言人：请按编号，或按 Esc 取消",
    chose_nothing: "没有选择",
    step,
    said: said_of,
    refused_field: |why| format!("{}。按 Esc 恢复原来的内容。", why.trim_end_matches('。')),
    refused: |refused| match refused {
        Refused::NotThere => "找不到要修改的内容",
        Refused::Unchanged => "没有可改动的内容",
        Refused::Gap => "此处没有可移动的译文",
        Refused::OtherSpeaker => "上一段是另一位发言人",
        Refused::AtEnd => "那一侧没有段落",
        Refused::NoWords => "光标前后都要有文字才能拆分。要插入新的一段，请先按 Esc，再按 I。",
        Refused::NoneThere => "光标那一侧没有文字",
        Refused::LastPassage => "只剩这一段，访谈至少要有一段",
        Refused::InUse => "这位发言人还有发言",
        Refused::Invalid => "此项不能为空",
        Refused::NoLanguage => "没有找到这个名称的语言，请填写语言标签，如 en、zh-Hans、zh-Hant",
        Refused::Taken => "已经有了",
        Refused::NoAddress => "网址中的名称只能用字母、数字和连字符，如 van-that-waits",
    },
    deed: |deed| match deed {
        Deed::Next => "下一段",
        Deed::Previous => "上一段",
        Deed::ExtendDown => "向下选取",
        Deed::ExtendUp => "向上选取",
        Deed::Edit => "编辑",
        Deed::EditOriginal => "编辑原文",
        Deed::Leave => "退出编辑，结束标记或选取",
        Deed::Split => "在光标处拆分",
        Deed::Join => "在段首与上一段合并",
        Deed::Line => "换行",
        Deed::Part => "从此处另起一段发言",
        Deed::Remove => "删除",
        Deed::Theme => "加上或去掉对应编号的主题",
        Deed::ThemeList => "主题列表",
        Deed::Repeat => "与上次相同的主题",
        Deed::Paint => "标记：再按主题编号",
        Deed::PaintHere => "标记时：为选中的段落加上或去掉主题",
        Deed::SpeakerMenu => "发言人：再按编号",
        Deed::Question => "设为提问",
        Deed::Answer => "设为回答",
        Deed::Insert => "插入段落或发言",
        Deed::Heading => "目录中的标题",
        Deed::Term => "把选中的文字设为术语",
        Deed::PushDown => "留出空缺，译文下移",
        Deed::PullUp => "译文上移",
        Deed::FirstUp => "只上移首个自然段",
        Deed::LastDown => "只下移末个自然段",
        Deed::CutDown => "编辑译文时：把光标后的文字移到下一段",
        Deed::CutUp => "编辑译文时：把光标前的文字移到上一段",
        Deed::Swap => "与上一段互换",
        Deed::NextDoubtful => "下一处空缺或待查译文",
        Deed::ConfirmTo => "确认译文到此处",
        Deed::Confirm => "译文无误，或保留空缺",
        Deed::MoveText => "取出译文；再按放下",
        Deed::Align => "从此处起重新对齐译文",
        Deed::TakeChange => "采用",
        Deed::LeaveChange => "不用，或取消采用",
        Deed::EditChange => "采用并修改",
        Deed::NextChange => "下一处待定",
        Deed::NextProblem => "下一个问题",
        Deed::NextRegion => "下一个区域",
        Deed::Undo => "撤销",
        Deed::Redo => "重做",
        Deed::Find => "查找和替换",
        Deed::SaveFile => "保存为文件",
        Deed::Help => "按键一览",
    },
};

/// The name of a step is an order: it begins with a verb, or with what the verb is about.
fn step(command: &Command, names: &Names) -> String {
    let at = |at| names.step(at);
    match command {
        Command::Type { at: place, .. } => format!("编辑 {}", at(*place)),
        Command::Space { at: place, .. } => format!("调整 {} 的空格和换行", at(*place)),
        Command::Split { at: place, .. } => format!("拆分 {}", at(*place)),
        Command::Join { at: place, .. } => format!("与 {} 合并", names.joined(*place)),
        Command::Part { at: place } => format!("从 {} 另起发言", at(*place)),
        Command::MoveTurn { .. } => "移动发言".into(),
        Command::Remove { at } => format!("删除 {} 段", at.len()),
        Command::PutBack { at: place, .. } => format!("放回 {}", names.at(*place)),
        Command::BackTo { .. } => "恢复较早的副本".into(),
        Command::Insert { .. } => "插入发言".into(),
        Command::InsertPassage { .. } => "插入段落".into(),
        Command::Heading { .. } => "修改目录标题".into(),
        Command::Give { at, speaker: Some(to) } => format!("将 {} 段归于{}", at.len(), names.speaker(to)),
        Command::Give { at, .. } => format!("将 {} 段设为注释", at.len()),
        Command::AddSpeaker { name, lang, .. } => format!("添加{}", tagged(lang, name)),
        Command::RenameSpeaker { speaker, name, lang } => match names.naming_speaker(speaker, lang, name) {
            Naming::Added => format!("添加姓名{}", tagged(lang, name)),
            Naming::Changed => format!("改名为{}，{} 段发言", tagged(lang, name), names.turns(speaker)),
            Naming::Removed(of) => format!("删除{}的{}姓名", names.speaker(speaker), language(&of)),
        },
        Command::Initials { speaker, .. } => format!("修改{}的缩写", names.speaker(speaker)),
        Command::Role { speaker, .. } => format!("修改{}的身份", names.speaker(speaker)),
        Command::Colour { speaker, .. } => format!("修改{}的颜色", names.speaker(speaker)),
        Command::AboutSpeaker { speaker, .. } => format!("修改{}的简介", names.speaker(speaker)),
        Command::MergeSpeakers { into, .. } => format!("将发言人并入{}", names.speaker(into)),
        Command::RemoveSpeaker { .. } => "删除发言人".into(),
        Command::MoveSpeaker { .. } => "调整发言人顺序".into(),
        Command::Tag { at, theme, on: true } => format!("为 {} 段加上“{}”", at.len(), names.theme(theme)),
        Command::Tag { at, theme, .. } => format!("从 {} 段去掉“{}”", at.len(), names.theme(theme)),
        Command::TagAll { at, .. } => format!("设定 {} 段的主题", at.len()),
        Command::AddTheme { label, lang, .. } => format!("添加“{}”", tagged(lang, label)),
        Command::AddThemes { themes, .. } => format!("添加 {} 个主题", themes.len()),
        Command::RenameTheme { theme, label, lang } => match names.naming_theme(theme, lang, label) {
            Naming::Added => format!("添加主题名称“{}”", tagged(lang, label)),
            Naming::Changed => format!("改名为“{}”", tagged(lang, label)),
            Naming::Removed(of) => format!("删除主题“{}”的{}名称", names.theme(theme), language(&of)),
        },
        Command::DescribeTheme { theme, .. } => format!("修改“{}”的说明", names.theme(theme)),
        Command::MergeThemes { into, .. } => format!("将主题并入“{}”", names.theme(into)),
        Command::RemoveTheme { .. } => "删除主题".into(),
        Command::MoveTheme { .. } => "调整主题顺序".into(),
        Command::ThemeIds { .. } => "修改主题的网址".into(),
        Command::AddTerm { term } => {
            format!("添加术语“{}”", term.term.first().map_or_else(String::new, |(lang, text)| tagged(lang, text)))
        }
        Command::ChangeTerm { .. } => "修改术语".into(),
        Command::RemoveTerm { .. } => "删除术语".into(),
        Command::Detail { field, .. } => format!("修改{}", detail(*field)),
        Command::Plain { field, .. } => format!("修改{}", plain(*field)),
        Command::AddLanguage { .. } => "添加语言".into(),
        Command::RenameLanguage { .. } => "更正语言".into(),
        Command::RemoveLanguage { lang } => format!("删除{}", by_tag(lang, language)),
        Command::Original { lang } => format!("将{}设为原文", by_tag(lang, language)),
        Command::PushDown { at: place, .. } => format!("从 {} 下移译文", at(*place)),
        Command::PullUp { at: place, .. } => format!("上移 {} 的译文", at(*place)),
        Command::FirstUp { at: place, .. } => format!("上移 {} 的首个自然段", at(*place)),
        Command::LastDown { at: place, .. } => format!("下移 {} 的末个自然段", at(*place)),
        Command::CutDown { at: place, .. } => format!("下移 {} 的后一部分", at(*place)),
        Command::CutUp { at: place, .. } => format!("上移 {} 的前一部分", at(*place)),
        Command::Swap { at: place, .. } => format!("互换 {}", at(*place)),
        Command::Confirm { at: places, lang } => match (places.len(), names.gaps(places, lang)) {
            (n, 0) => format!("确认 {n} 段译文"),
            (1, _) => format!("保留 {} 的空缺", at(places[0])),
            (n, gaps) if n == gaps => format!("保留 {gaps} 处空缺"),
            (n, gaps) => format!("确认 {} 段译文，保留 {gaps} 处空缺", n - gaps),
        },
        Command::ConfirmTo { at: place, lang } if names.gaps(&[*place], lang) > 0 => {
            format!("确认到 {}，并保留该处空缺", at(*place))
        }
        Command::ConfirmTo { at: place, .. } => format!("确认到 {}", at(*place)),
        Command::MoveText { .. } => "移动文字".into(),
        Command::Align { at: place, .. } => format!("从 {} 重新对齐", at(*place)),
        Command::Replace { query, with } if with.is_empty() => format!("删除“{}”", guessed(&query.words)),
        Command::Replace { query, .. } => format!("替换“{}”", guessed(&query.words)),
        Command::Pseudonymise { names, .. } => format!("将 {} 个名字换成化名", names.len()),
        Command::Allow { words } => format!("允许发布“{}”", guessed(words)),
        Command::Group { commands } => match &commands[..] {
            [one] => step(one, names),
            [Command::AddTheme { label, lang, .. }, Command::Tag { at, .. }] => {
                format!("新建主题“{}”，加到 {} 段", tagged(lang, label), at.len())
            }
            [first, ..] => format!("{}等", step(first, names)),
            [] => "保持不变".into(),
        },
    }
}

/// What is said of a step that was taken.
fn done(command: &Command, names: &Names) -> String {
    let done = format!("已{}", step(command, names));
    match command {
        Command::RemoveLanguage { lang } => match names.passages_in(lang) {
            0 => format!("{done}；按 Ctrl Z 可恢复"),
            n => format!("{done}，{n} 段译文；按 Ctrl Z 可恢复"),
        },
        _ => done,
    }
}

/// A detail in a sentence.
pub(super) fn detail(field: Field) -> &'static str {
    match field {
        Field::Title => "标题",
        Field::Summary => "摘要",
        Field::Place => "地点",
        Field::Category => "类别",
        Field::Date => "日期",
        Field::SourceName => "来源",
        Field::Translator => "译者",
        Field::Holder => "版权",
    }
}

fn plain(field: PlainField) -> &'static str {
    match field {
        PlainField::Id => "网址中的名称",
        PlainField::Date => "日期",
        PlainField::SourceUrl => "来源的网址",
        PlainField::SourcePages => "来源的页码",
        PlainField::Licence => "许可协议",
        PlainField::Url => "访谈的网址",
    }
}

fn standing_of(standing: Standing) -> &'static str {
    match standing {
        Standing::Gap => "空缺",
        Standing::AcceptedGap => "已确认空缺",
        Standing::Outdated => "旧译",
        Standing::Doubtful => "存疑",
        Standing::Confirmed => "已确认",
        Standing::Unknown => "",
    }
}

/// The numbers of gaps, of translations that are older than their originals, and of doubtful ones.
fn to_look_at(gaps: usize, outdated: usize, doubtful: usize) -> String {
    let part = |n: usize, of: fn(usize) -> String| (n > 0).then(|| of(n));
    let parts = [
        part(gaps, |n| format!("{n} 处空缺")),
        part(outdated, |n| format!("{n} 处旧译")),
        part(doubtful, |n| format!("{n} 处存疑")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "没有待查之处了".into() } else { format!("待查：{}", parts.join("，")) }
}

fn said_of(said: &Said, names: &Names) -> String {
    match said {
        Said::Hand(at) => names.at(*at),
        Said::First => "已是第一段".into(),
        Said::Last => "已是最后一段".into(),
        Said::Selected(n) => format!("已选取 {n} 段"),
        Said::Open(at) => format!("编辑 {}", names.at(*at)),
        Said::Kept => "已结束编辑".into(),
        Said::Split(_) => "已拆分。后一部分是新段落，译文留空。".into(),
        Said::Joined(at) => format!("已与 {} 合并", names.at(*at)),
        Said::Set(theme, n) => format!("{n} 段已加上“{}”", names.theme(theme)),
        Said::TakenAway(theme, n) => format!("{n} 段已去掉“{}”", names.theme(theme)),
        Said::SetAll(themes, n) => {
            let themes: Vec<_> = themes.iter().map(|theme| names.theme(theme)).collect();
            match themes.is_empty() {
                true => format!("{n} 段没有主题"),
                false => format!("{n} 段已加上：{}", themes.join("、")),
            }
        }
        Said::Inserted => "已插入，请输入文字".into(),
        Said::Given(speaker, n) => {
            let to = speaker.as_ref().map_or("无人".to_owned(), |id| names.speaker(id));
            format!("{n} 段已归{to}")
        }
        Said::Painting(theme) => (EDITOR.painting)(&names.theme(theme)),
        Said::PaintEnded => "标记结束".into(),
        Said::Done(command) => done(command, names),
        Said::Shifted(command, moved) => format!("{}，{moved} 段译文有变动", done(command, names)),
        Said::ConfirmedAbove(own, n) => format!("{}；上方 {n} 处存疑随之确认", said_of(own, names)),
        Said::Undone(command) => format!("已撤销：{}", step(command, names)),
        Said::Redone(command) => format!("已重做：{}", step(command, names)),
        Said::NothingToUndo => "没有可撤销的操作".into(),
        Said::NothingToRedo => "没有可重做的操作".into(),
        Said::NothingToRepeat => "还没有加过主题，无法重复".into(),
        Said::NoInterviewer => "还没有人是采访者：请在“发言人”中指定".into(),
        Said::NoThemeAt(n) => format!("没有编号为 {n} 的主题"),
        Said::NoSpeakerAt(n) => format!("没有编号为 {n} 的发言人"),
        Said::Look(at, standing, left) => format!("{}，{}，共 {left} 处待查", names.at(*at), standing_of(*standing)),
        Said::Moving(at) => format!("已取出 {} 的译文：移到所属段落，再按 M", names.at(*at)),
        Said::MoveEnded => "译文留在原处".into(),
        Said::Aligned { at, moved, doubtful } => {
            let moved = if *moved == 0 { "译文未移动".into() } else { format!("{moved} 段译文有变动") };
            format!("已从 {} 起重新对齐：{moved}，{doubtful} 处存疑", names.at(*at))
        }
        Said::AlignedAlready(at) => format!("从 {} 起重新对齐，没有变动", names.at(*at)),
        Said::NoneLeft => "没有待查之处了".into(),
        Said::Refused(refused) => (EDITOR.refused)(*refused).into(),
    }
}
