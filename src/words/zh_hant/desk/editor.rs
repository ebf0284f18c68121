//! What the desk says of the text under edit, in traditional Chinese.

use super::language;
use crate::desk::editor::Said;
use crate::desk::editor::keys::Deed;
use crate::desk::{Command, Field, PlainField, Refused, Standing};
use crate::words::desk::quoted::{guessed, tagged};
use crate::words::desk::{Editor, Names, Naming, by_tag};

pub const EDITOR: Editor = Editor {
    text: "正文",
    translation: "譯文",
    details: "說明",
    tools: "編輯訪談",
    undo: "復原",
    redo: "重做",
    find: "尋找",
    preview: "預覽",
    keys: "按鍵",
    single_keys: "選中段落時，不按 Ctrl 的單個按鍵也起作用",
    keys_in_hand: "選中段落時",
    keys_in_field: "編輯文字時",
    keys_in_correction: "選中一處修改時",
    keys_on_desk: "任何時候",
    close: "關閉",
    done: "完成",
    edit: "編輯",
    split: "拆分",
    join: |number| format!("與 {number} 合併"),
    join_across: "兩段的發言人不同，仍要合併",
    as_opened: "恢復匯入時的文字",
    part: "從此處另起一段發言",
    remove: "刪除",
    themes: "主題",
    no_theme: "還沒有主題：請在下面新增",
    new_theme: "新主題",
    add: "新增",
    find_theme: "尋找或新增主題",
    set: "已選",
    add_theme: |label| format!("按 Enter 新增「{label}」"),
    question: "設為提問",
    answer: "設為回答",
    insert: "插入…",
    passage_below: "在下方插入段落",
    passage_above: "在上方插入段落",
    turn_below: "在下方插入發言",
    turn_above: "在上方插入發言",
    heading: "目錄中的標題",
    readers_see: |text| format!("讀者看到的是「{text}」"),
    no_question: "目錄中只列出提問",
    no_speaker_there: "沒有這位發言人，或者那裡已經不缺什麼了。",
    no_theme_there: "沒有這個主題，或者那裡已經不缺什麼了。",
    no_passage_there: "這篇訪談裡沒有這一段。",
    no_detail_there: "訪談沒有這一項說明。",
    speaker: "發言人",
    nobody: "無人：註釋",
    gap: |lang| format!("缺{}", language(lang)),
    field: |number| format!("{number} 的文字"),
    read_only: "另一個分頁正在編輯這篇訪談，此處僅供查看。要在這裡編輯，請點擊上方的「改在這裡編輯」。",
    push_down: "下移",
    pull_up: "上移",
    swap: "與上一段互換",
    first_up: "首個自然段上移",
    last_down: "末個自然段下移",
    cut_down: "游標後的文字下移",
    cut_up: "游標前的文字上移",
    next_gap: "下一處待查",
    standing: standing_of,
    outdated: "譯文完成後原文又有改動",
    doubtful: "匯入時無法確定兩者是否對應",
    is_right: "譯文無誤",
    keep_gap: "保留空缺",
    confirm_to: "確認到此處",
    move_text: "移動譯文…",
    align: "從此處重新對齊",
    move_here: |number| format!("把 {number} 的譯文放在此處"),
    move_not: "留在原處",
    moves: "移動",
    to_look_at,
    no_translation: "這篇訪談只有一種語言。請在「說明」中新增語言，再在此處填入譯文。",
    painting: |theme| format!("正在標記「{theme}」：點按段落，或移到段落後按空白鍵；按 Esc 結束"),
    asks_theme: "標記：請按主題編號，或按 Esc 取消",
    asks_speaker: "發言人：請按編號，或按 Esc 取消",
    chose_nothing: "沒有選擇",
    step,
    said: said_of,
    refused_field: |why| format!("{}。按 Esc 恢復原來的內容。", why.trim_end_matches('。')),
    refused: |refused| match refused {
        Refused::NotThere => "找不到要修改的內容",
        Refused::Unchanged => "沒有可改動的內容",
        Refused::Gap => "此處沒有可移動的譯文",
        Refused::OtherSpeaker => "上一段是另一位發言人",
        Refused::AtEnd => "那一側沒有段落",
        Refused::NoWords => "游標前後都要有文字才能拆分。要插入新的一段，請先按 Esc，再按 I。",
        Refused::NoneThere => "游標那一側沒有文字",
        Refused::LastPassage => "只剩這一段，訪談至少要有一段",
        Refused::InUse => "這位發言人還有發言",
        Refused::Invalid => "此項不能為空",
        Refused::NoLanguage => "沒有找到這個名稱的語言，請填寫語言標籤，如 en、zh-Hans、zh-Hant",
        Refused::Taken => "已經有了",
        Refused::NoAddress => "網址中的名稱只能用字母、數字和連字號，如 van-that-waits",
    },
    deed: |deed| match deed {
        Deed::Next => "下一段",
        Deed::Previous => "上一段",
        Deed::ExtendDown => "向下選取",
        Deed::ExtendUp => "向上選取",
        Deed::Edit => "編輯",
        Deed::EditOriginal => "編輯原文",
        Deed::Leave => "退出編輯，結束標記或選取",
        Deed::Split => "在游標處拆分",
        Deed::Join => "在段首與上一段合併",
        Deed::Line => "換行",
        Deed::Part => "從此處另起一段發言",
        Deed::Remove => "刪除",
        Deed::Theme => "加上或去掉對應編號的主題",
        Deed::ThemeList => "主題列表",
        Deed::Repeat => "與上次相同的主題",
        Deed::Paint => "標記：再按主題編號",
        Deed::PaintHere => "標記時：為選中的段落加上或去掉主題",
        Deed::SpeakerMenu => "發言人：再按編號",
        Deed::Question => "設為提問",
        Deed::Answer => "設為回答",
        Deed::Insert => "插入段落或發言",
        Deed::Heading => "目錄中的標題",
        Deed::Term => "把選中的文字設為術語",
        Deed::PushDown => "留出空缺，譯文下移",
        Deed::PullUp => "譯文上移",
        Deed::FirstUp => "只上移首個自然段",
        Deed::LastDown => "只下移末個自然段",
        Deed::CutDown => "編輯譯文時：把游標後的文字移到下一段",
        Deed::CutUp => "編輯譯文時：把游標前的文字移到上一段",
        Deed::Swap => "與上一段互換",
        Deed::NextDoubtful => "下一處空缺或待查譯文",
        Deed::ConfirmTo => "確認譯文到此處",
        Deed::Confirm => "譯文無誤，或保留空缺",
        Deed::MoveText => "取出譯文；再按放下",
        Deed::Align => "從此處起重新對齊譯文",
        Deed::TakeChange => "採用",
        Deed::LeaveChange => "不用，或取消採用",
        Deed::EditChange => "採用並修改",
        Deed::NextChange => "下一處待定",
        Deed::NextProblem => "下一個問題",
        Deed::NextRegion => "下一個區域",
        Deed::Undo => "復原",
        Deed::Redo => "重做",
        Deed::Find => "尋找和取代",
        Deed::SaveFile => "儲存為檔案",
        Deed::Help => "按鍵一覽",
    },
};

/// The name of a step is an order: it begins with a verb, or with what the verb is about.
fn step(command: &Command, names: &Names) -> String {
    let at = |at| names.step(at);
    match command {
        Command::Type { at: place, .. } => format!("編輯 {}", at(*place)),
        Command::Space { at: place, .. } => format!("調整 {} 的空格和換行", at(*place)),
        Command::Split { at: place, .. } => format!("拆分 {}", at(*place)),
        Command::Join { at: place, .. } => format!("與 {} 合併", names.joined(*place)),
        Command::Part { at: place } => format!("從 {} 另起發言", at(*place)),
        Command::MoveTurn { .. } => "移動發言".into(),
        Command::Remove { at } => format!("刪除 {} 段", at.len()),
        Command::PutBack { at: place, .. } => format!("放回 {}", names.at(*place)),
        Command::BackTo { .. } => "恢復較早的副本".into(),
        Command::Insert { .. } => "插入發言".into(),
        Command::InsertPassage { .. } => "插入段落".into(),
        Command::Heading { .. } => "修改目錄標題".into(),
        Command::Give { at, speaker: Some(to) } => format!("將 {} 段歸於{}", at.len(), names.speaker(to)),
        Command::Give { at, .. } => format!("將 {} 段設為註釋", at.len()),
        Command::AddSpeaker { name, lang, .. } => format!("新增{}", tagged(lang, name)),
        Command::RenameSpeaker { speaker, name, lang } => match names.naming_speaker(speaker, lang, name) {
            Naming::Added => format!("新增姓名{}", tagged(lang, name)),
            Naming::Changed => format!("改名為{}，{} 段發言", tagged(lang, name), names.turns(speaker)),
            Naming::Removed(of) => format!("刪除{}的{}姓名", names.speaker(speaker), language(&of)),
        },
        Command::Initials { speaker, .. } => format!("修改{}的縮寫", names.speaker(speaker)),
        Command::Role { speaker, .. } => format!("修改{}的身分", names.speaker(speaker)),
        Command::Colour { speaker, .. } => format!("修改{}的顏色", names.speaker(speaker)),
        Command::AboutSpeaker { speaker, .. } => format!("修改{}的簡介", names.speaker(speaker)),
        Command::MergeSpeakers { into, .. } => format!("將發言人併入{}", names.speaker(into)),
        Command::RemoveSpeaker { .. } => "刪除發言人".into(),
        Command::MoveSpeaker { .. } => "調整發言人順序".into(),
        Command::Tag { at, theme, on: true } => format!("為 {} 段加上「{}」", at.len(), names.theme(theme)),
        Command::Tag { at, theme, .. } => format!("從 {} 段去掉「{}」", at.len(), names.theme(theme)),
        Command::TagAll { at, .. } => format!("設定 {} 段的主題", at.len()),
        Command::AddTheme { label, lang, .. } => format!("新增「{}」", tagged(lang, label)),
        Command::AddThemes { themes, .. } => format!("新增 {} 個主題", themes.len()),
        Command::RenameTheme { theme, label, lang } => match names.naming_theme(theme, lang, label) {
            Naming::Added => format!("新增主題名稱「{}」", tagged(lang, label)),
            Naming::Changed => format!("改名為「{}」", tagged(lang, label)),
            Naming::Removed(of) => format!("刪除主題「{}」的{}名稱", names.theme(theme), language(&of)),
        },
        Command::DescribeTheme { theme, .. } => format!("修改「{}」的說明", names.theme(theme)),
        Command::MergeThemes { into, .. } => format!("將主題併入「{}」", names.theme(into)),
        Command::RemoveTheme { .. } => "刪除主題".into(),
        Command::MoveTheme { .. } => "調整主題順序".into(),
        Command::ThemeIds { .. } => "修改主題的網址".into(),
        Command::AddTerm { term } => {
            format!("新增術語「{}」", term.term.first().map_or_else(String::new, |(lang, text)| tagged(lang, text)))
        }
        Command::ChangeTerm { .. } => "修改術語".into(),
        Command::RemoveTerm { .. } => "刪除術語".into(),
        Command::Detail { field, .. } => format!("修改{}", detail(*field)),
        Command::Plain { field, .. } => format!("修改{}", plain(*field)),
        Command::AddLanguage { .. } => "新增語言".into(),
        Command::RenameLanguage { .. } => "更正語言".into(),
        Command::RemoveLanguage { lang } => format!("刪除{}", by_tag(lang, language)),
        Command::Original { lang } => format!("將{}設為原文", by_tag(lang, language)),
        Command::PushDown { at: place, .. } => format!("從 {} 下移譯文", at(*place)),
        Command::PullUp { at: place, .. } => format!("上移 {} 的譯文", at(*place)),
        Command::FirstUp { at: place, .. } => format!("上移 {} 的首個自然段", at(*place)),
        Command::LastDown { at: place, .. } => format!("下移 {} 的末個自然段", at(*place)),
        Command::CutDown { at: place, .. } => format!("下移 {} 的後一部分", at(*place)),
        Command::CutUp { at: place, .. } => format!("上移 {} 的前一部分", at(*place)),
        Command::Swap { at: place, .. } => format!("互換 {}", at(*place)),
        Command::Confirm { at: places, lang } => match (places.len(), names.gaps(places, lang)) {
            (n, 0) => format!("確認 {n} 段譯文"),
            (1, _) => format!("保留 {} 的空缺", at(places[0])),
            (n, gaps) if n == gaps => format!("保留 {gaps} 處空缺"),
            (n, gaps) => format!("確認 {} 段譯文，保留 {gaps} 處空缺", n - gaps),
        },
        Command::ConfirmTo { at: place, lang } if names.gaps(&[*place], lang) > 0 => {
            format!("確認到 {}，並保留該處空缺", at(*place))
        }
        Command::ConfirmTo { at: place, .. } => format!("確認到 {}", at(*place)),
        Command::MoveText { .. } => "移動文字".into(),
        Command::Align { at: place, .. } => format!("從 {} 重新對齊", at(*place)),
        Command::Replace { query, with } if with.is_empty() => format!("刪除「{}」", guessed(&query.words)),
        Command::Replace { query, .. } => format!("取代「{}」", guessed(&query.words)),
        Command::Pseudonymise { names, .. } => format!("將 {} 個名字換成化名", names.len()),
        Command::Allow { words } => format!("允許發布「{}」", guessed(words)),
        Command::Group { commands } => match &commands[..] {
            [one] => step(one, names),
            [Command::AddTheme { label, lang, .. }, Command::Tag { at, .. }] => {
                format!("新增主題「{}」，加到 {} 段", tagged(lang, label), at.len())
            }
            [first, ..] => format!("{}等", step(first, names)),
            [] => "保持不變".into(),
        },
    }
}

/// What is said of a step that was taken.
fn done(command: &Command, names: &Names) -> String {
    let done = format!("已{}", step(command, names));
    match command {
        Command::RemoveLanguage { lang } => match names.passages_in(lang) {
            0 => format!("{done}；按 Ctrl Z 可復原"),
            n => format!("{done}，{n} 段譯文；按 Ctrl Z 可復原"),
        },
        _ => done,
    }
}

/// A detail in a sentence.
pub(super) fn detail(field: Field) -> &'static str {
    match field {
        Field::Title => "標題",
        Field::Summary => "摘要",
        Field::Place => "地點",
        Field::Category => "類別",
        Field::Date => "日期",
        Field::SourceName => "來源",
        Field::Translator => "譯者",
        Field::Holder => "版權",
    }
}

fn plain(field: PlainField) -> &'static str {
    match field {
        PlainField::Id => "網址中的名稱",
        PlainField::Date => "日期",
        PlainField::SourceUrl => "來源的網址",
        PlainField::SourcePages => "來源的頁碼",
        PlainField::Licence => "授權條款",
        PlainField::Url => "訪談的網址",
    }
}

fn standing_of(standing: Standing) -> &'static str {
    match standing {
        Standing::Gap => "空缺",
        Standing::AcceptedGap => "已確認空缺",
        Standing::Outdated => "舊譯",
        Standing::Doubtful => "存疑",
        Standing::Confirmed => "已確認",
        Standing::Unknown => "",
    }
}

/// The numbers of gaps, of translations that are older than their originals, and of doubtful ones.
fn to_look_at(gaps: usize, outdated: usize, doubtful: usize) -> String {
    let part = |n: usize, of: fn(usize) -> String| (n > 0).then(|| of(n));
    let parts = [
        part(gaps, |n| format!("{n} 處空缺")),
        part(outdated, |n| format!("{n} 處舊譯")),
        part(doubtful, |n| format!("{n} 處存疑")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "沒有待查之處了".into() } else { format!("待查：{}", parts.join("，")) }
}

fn said_of(said: &Said, names: &Names) -> String {
    match said {
        Said::Hand(at) => names.at(*at),
        Said::First => "已是第一段".into(),
        Said::Last => "已是最後一段".into(),
        Said::Selected(n) => format!("已選取 {n} 段"),
        Said::Open(at) => format!("編輯 {}", names.at(*at)),
        Said::Kept => "已結束編輯".into(),
        Said::Split(_) => "已拆分。後一部分是新段落，譯文留空。".into(),
        Said::Joined(at) => format!("已與 {} 合併", names.at(*at)),
        Said::Set(theme, n) => format!("{n} 段已加上「{}」", names.theme(theme)),
        Said::TakenAway(theme, n) => format!("{n} 段已去掉「{}」", names.theme(theme)),
        Said::SetAll(themes, n) => {
            let themes: Vec<_> = themes.iter().map(|theme| names.theme(theme)).collect();
            match themes.is_empty() {
                true => format!("{n} 段沒有主題"),
                false => format!("{n} 段已加上：{}", themes.join("、")),
            }
        }
        Said::Inserted => "已插入，請輸入文字".into(),
        Said::Given(speaker, n) => {
            let to = speaker.as_ref().map_or("無人".to_owned(), |id| names.speaker(id));
            format!("{n} 段已歸{to}")
        }
        Said::Painting(theme) => (EDITOR.painting)(&names.theme(theme)),
        Said::PaintEnded => "標記結束".into(),
        Said::Done(command) => done(command, names),
        Said::Shifted(command, moved) => format!("{}，{moved} 段譯文有變動", done(command, names)),
        Said::ConfirmedAbove(own, n) => format!("{}；上方 {n} 處存疑隨之確認", said_of(own, names)),
        Said::Undone(command) => format!("已復原：{}", step(command, names)),
        Said::Redone(command) => format!("已重做：{}", step(command, names)),
        Said::NothingToUndo => "沒有可復原的操作".into(),
        Said::NothingToRedo => "沒有可重做的操作".into(),
        Said::NothingToRepeat => "還沒有加過主題，無法重複".into(),
        Said::NoInterviewer => "還沒有人是採訪者：請在「發言人」中指定".into(),
        Said::NoThemeAt(n) => format!("沒有編號為 {n} 的主題"),
        Said::NoSpeakerAt(n) => format!("沒有編號為 {n} 的發言人"),
        Said::Look(at, standing, left) => format!("{}，{}，共 {left} 處待查", names.at(*at), standing_of(*standing)),
        Said::Moving(at) => format!("已取出 {} 的譯文：移到所屬段落，再按 M", names.at(*at)),
        Said::MoveEnded => "譯文留在原處".into(),
        Said::Aligned { at, moved, doubtful } => {
            let moved = if *moved == 0 { "譯文未移動".into() } else { format!("{moved} 段譯文有變動") };
            format!("已從 {} 起重新對齊：{moved}，{doubtful} 處存疑", names.at(*at))
        }
        Said::AlignedAlready(at) => format!("從 {} 起重新對齊，沒有變動", names.at(*at)),
        Said::NoneLeft => "沒有待查之處了".into(),
        Said::Refused(refused) => (EDITOR.refused)(*refused).into(),
    }
}
