//! What the desk says of the proof for the interviewee, and of the file that comes back, in simplified Chinese.

use crate::desk::corrections::{Gist, Renamed, Seems, Why};
use crate::words::desk::Corrections;

pub const CORRECTIONS: Corrections = Corrections {
    hand_round: "请受访者校订",
    hand_round_more: "每段前带编号的文稿。对方改好寄回后，在这里打开。",
    word: "Word 文件",
    print: "打印",
    open_corrected: "打开校订稿",
    what_to_do: "请直接在本文件中修改文字，改好后寄回。请保留方括号中的编号，以便确认每处修改的位置。可以使用修订模式，也可以不用。",
    file_name: |title| format!("{title}（校订稿）"),
    made: |name| format!("{name} 已存到浏览器的下载位置。请寄给受访者，寄回后在这里打开。"),
    view: "校订",
    none: "还没有打开校订稿",
    none_more: "点击顶部的“已保存”，可以生成给受访者的 Word 文件。寄回后拖到这里或选择文件，即可逐段查看修改，决定采用或不用。",
    heading: "寄回的校订稿",
    summary: |n, all| match n {
        0 => format!("共 {all} 段，没有修改。"),
        _ => format!("共 {all} 段，其中 {n} 段有修改。采用之前，正文不会改动。"),
    },
    base_unknown: "文件中已没有寄出时的原稿：您在寄出后所做的修改，会显示为对方的修改。",
    seems: |name, seems| match seems {
        Seems::Translation => {
            format!(
                "{name} 与这篇访谈的语言不同，看来是译文，没有进行比对。可以把它作为译文与这篇访谈对照：会生成一篇新的双语访谈，原来这篇保持不变。"
            )
        }
        Seems::OtherInterview => format!("{name} 看来是另一篇访谈：几乎没有与这篇相同的段落，没有进行比对。"),
    },
    is_interview: |name| format!("{name} 是一篇访谈的文件，不是校订稿，没有进行比对。它将在“访谈”中打开。"),
    open_own: "作为另一篇访谈打开",
    put_beside: "作为译文对照",
    not_beside: |name| format!("{name} 无法与这篇访谈对照：能对应的发言太少。没有任何改动。"),
    decided: |n, all| format!("已决定 {n} / {all}"),
    next: "下一处",
    take_all: |n, out| match out {
        0 if n == 1 => "采用这 1 处".into(),
        0 => format!("全部采用（{n} 处）"),
        1 if n == 1 => "采用这 1 处（删去整段）".into(),
        _ => format!("全部采用（{n} 处，其中删去 {out} 段）"),
    },
    file: "文件",
    by_number: |n, all| format!("{all} 段中有 {n} 段按编号对上"),
    put_away: "收起这个文件",
    is_put_away: |name| format!("{name} 已收起，所做的决定都保留，可在下面重新打开"),
    away: "已收起的文件",
    open_again: "重新打开",
    unchanged: |n| format!("{n} 段没有修改"),
    passage: |label| format!("第 {label} 段"),
    take: "采用",
    leave: "不用",
    take_out: "删去",
    keep: "保留",
    edit: "采用并修改",
    theirs: "用对方的",
    yours: "用自己的",
    both: "合并两者",
    take_these: "采用这段文字",
    begun: "自己改的，尚未采用",
    field_keys: "按 Ctrl Enter 采用这段文字，按 Esc 返回并保留。",
    cancel: "返回",
    begin_anew: "重新开始",
    unfinished: "您改的文字已保留，尚未采用。",
    kept: "您改的文字已保留，尚未采用：点击“采用这段文字”即可采用",
    conflict: "寄出之后，您也改过这一段。",
    doubtful: "双方改了同一处文字，这里先后并列。",
    whole: "删去整段，连同译文和主题。",
    one_language: "只删去这些文字：这一段保留，另一种语言的文字不变。",
    gone: "正文中已没有这一段。",
    runs_on: "对方的修改跨越了您拆分这一段的位置：请两部分一起决定。",
    in_file: |label| format!("文件中的编号：{label}"),
    older: "译文对应的是修改前的文字，请核对是否仍然准确。",
    not_put_back: "无法放回这一段：草稿的操作记录中已没有它",
    gist,
    is_taken: "已采用",
    is_left: "不用",
    taken: |label, n| format!("已采用 {label}，还有 {n} 处待定"),
    left: |label, n| format!("{label} 保持原样，还有 {n} 处待定"),
    all_taken: |n| format!("已采用 {n} 处，可以一步撤销"),
    all_decided: "全部已决定",
    strays: "无处安放的文字",
    strays_more: "文件中的这些文字不属于任何一段，没有做任何处理。",
    why,
    add_to: |label| format!("加到 {label}"),
    insert: |name| format!("作为{name}的一次发言插入"),
    rename: |given, name| format!("把{given}全部改名为{name}"),
    give: |n, name| format!("把这 {n} 段改为{name}的发言"),
};

fn gist(gist: &Gist) -> String {
    match gist {
        Gist::Signs => "只改标点".into(),
        Gist::Removed => "删去".into(),
        Gist::Both => "您也改过".into(),
        Gist::Gone => "正文中已没有".into(),
        Gist::Words(words) => format!("“{words}”"),
    }
}

fn why(why: &Why) -> String {
    match why {
        Why::Above => "在第一段之前".into(),
        Why::NoSuchNumber(label) => format!("没有编号为 {label} 的段落"),
        Why::Twice(label) => format!("编号 {label} 出现了两次"),
        Why::OtherWords(label) => format!("编号 {label} 属于较早的草稿：没有一段有这些文字"),
        Why::Moved(label, Some(before)) => format!("文件中 {label} 排在 {before} 之后。这里没有移动。"),
        Why::Moved(label, None) => format!("文件中 {label} 排在最前。这里没有移动。"),
        Why::Comment(author) if author.is_empty() => "批注".into(),
        Why::Comment(author) => format!("{author} 的批注"),
        Why::Speaks(name) => format!("新增的段落，由{name}所说"),
        Why::Language(label) => format!("{label} 下用另一种语言写的文字"),
        Why::Name(Renamed { given, label, others: 0, .. }) => format!("{label} 前的发言人名字，原为“{given}”"),
        Why::Name(Renamed { given, label, others, .. }) => {
            format!("{label} 及另外 {others} 处前的发言人名字，原为“{given}”")
        }
    }
}
