//! What the desk says of the proof for the interviewee, and of the file that comes back, in traditional Chinese.

use crate::desk::corrections::{Gist, Renamed, Seems, Why};
use crate::words::desk::Corrections;

pub const CORRECTIONS: Corrections = Corrections {
    hand_round: "請受訪者校訂",
    hand_round_more: "每段前帶編號的文稿。對方改好寄回後，在這裡開啟。",
    word: "Word 檔案",
    print: "列印",
    open_corrected: "開啟校訂稿",
    what_to_do: "請直接在本檔案中修改文字，改好後寄回。請保留方括號中的編號，以便確認每處修改的位置。可以使用追蹤修訂，也可以不用。",
    file_name: |title| format!("{title}（校訂稿）"),
    made: |name| format!("{name} 已存到瀏覽器的下載位置。請寄給受訪者，寄回後在這裡開啟。"),
    view: "校訂",
    none: "還沒有開啟校訂稿",
    none_more: "點按頂部的「已儲存」，可以產生給受訪者的 Word 檔案。寄回後拖到這裡或選擇檔案，即可逐段查看修改，決定採用或不用。",
    heading: "寄回的校訂稿",
    summary: |n, all| match n {
        0 => format!("共 {all} 段，沒有修改。"),
        _ => format!("共 {all} 段，其中 {n} 段有修改。採用之前，正文不會更動。"),
    },
    base_unknown: "檔案中已沒有寄出時的原稿：您在寄出後所做的修改，會顯示為對方的修改。",
    seems: |name, seems| match seems {
        Seems::Translation => {
            format!(
                "{name} 與這篇訪談的語言不同，看來是譯文，沒有進行比對。可以把它作為譯文與這篇訪談對照：會產生一篇新的雙語訪談，原來這篇保持不變。"
            )
        }
        Seems::OtherInterview => format!("{name} 看來是另一篇訪談：幾乎沒有與這篇相同的段落，沒有進行比對。"),
    },
    is_interview: |name| format!("{name} 是一篇訪談的檔案，不是校訂稿，沒有進行比對。它將在「訪談」中開啟。"),
    open_own: "作為另一篇訪談開啟",
    put_beside: "作為譯文對照",
    not_beside: |name| format!("{name} 無法與這篇訪談對照：能對應的發言太少。沒有任何更動。"),
    decided: |n, all| format!("已決定 {n} / {all}"),
    next: "下一處",
    take_all: |n, out| match out {
        0 if n == 1 => "採用這 1 處".into(),
        0 => format!("全部採用（{n} 處）"),
        1 if n == 1 => "採用這 1 處（刪去整段）".into(),
        _ => format!("全部採用（{n} 處，其中刪去 {out} 段）"),
    },
    file: "檔案",
    by_number: |n, all| format!("{all} 段中有 {n} 段按編號對上"),
    put_away: "收起這個檔案",
    is_put_away: |name| format!("{name} 已收起，所做的決定都保留，可在下面重新開啟"),
    away: "已收起的檔案",
    open_again: "重新開啟",
    unchanged: |n| format!("{n} 段沒有修改"),
    passage: |label| format!("第 {label} 段"),
    take: "採用",
    leave: "不用",
    take_out: "刪去",
    keep: "保留",
    edit: "採用並修改",
    theirs: "用對方的",
    yours: "用自己的",
    both: "合併兩者",
    take_these: "採用這段文字",
    begun: "自己改的，尚未採用",
    field_keys: "按 Ctrl Enter 採用這段文字，按 Esc 返回並保留。",
    cancel: "返回",
    begin_anew: "重新開始",
    unfinished: "您改的文字已保留，尚未採用。",
    kept: "您改的文字已保留，尚未採用：點按「採用這段文字」即可採用",
    conflict: "寄出之後，您也改過這一段。",
    doubtful: "雙方改了同一處文字，這裡先後並列。",
    whole: "刪去整段，連同譯文和主題。",
    one_language: "只刪去這些文字：這一段保留，另一種語言的文字不變。",
    gone: "正文中已沒有這一段。",
    runs_on: "對方的修改跨越了您拆分這一段的位置：請兩部分一起決定。",
    in_file: |label| format!("檔案中的編號：{label}"),
    older: "譯文對應的是修改前的文字，請核對是否仍然準確。",
    not_put_back: "無法放回這一段：草稿的操作記錄中已沒有它",
    gist,
    is_taken: "已採用",
    is_left: "不用",
    taken: |label, n| format!("已採用 {label}，還有 {n} 處待定"),
    left: |label, n| format!("{label} 保持原樣，還有 {n} 處待定"),
    all_taken: |n| format!("已採用 {n} 處，可以一步復原"),
    all_decided: "全部已決定",
    strays: "無處安放的文字",
    strays_more: "檔案中的這些文字不屬於任何一段，沒有做任何處理。",
    why,
    add_to: |label| format!("加到 {label}"),
    insert: |name| format!("作為{name}的一次發言插入"),
    rename: |given, name| format!("把{given}全部改名為{name}"),
    give: |n, name| format!("把這 {n} 段改為{name}的發言"),
};

fn gist(gist: &Gist) -> String {
    match gist {
        Gist::Signs => "只改標點".into(),
        Gist::Removed => "刪去".into(),
        Gist::Both => "您也改過".into(),
        Gist::Gone => "正文中已沒有".into(),
        Gist::Words(words) => format!("「{words}」"),
    }
}

fn why(why: &Why) -> String {
    match why {
        Why::Above => "在第一段之前".into(),
        Why::NoSuchNumber(label) => format!("沒有編號為 {label} 的段落"),
        Why::Twice(label) => format!("編號 {label} 出現了兩次"),
        Why::OtherWords(label) => format!("編號 {label} 屬於較早的草稿：沒有一段有這些文字"),
        Why::Moved(label, Some(before)) => format!("檔案中 {label} 排在 {before} 之後。這裡沒有移動。"),
        Why::Moved(label, None) => format!("檔案中 {label} 排在最前。這裡沒有移動。"),
        Why::Comment(author) if author.is_empty() => "註解".into(),
        Why::Comment(author) => format!("{author} 的註解"),
        Why::Speaks(name) => format!("新增的段落，由{name}所說"),
        Why::Language(label) => format!("{label} 下用另一種語言寫的文字"),
        Why::Name(Renamed { given, label, others: 0, .. }) => format!("{label} 前的發言人名字，原為「{given}」"),
        Why::Name(Renamed { given, label, others, .. }) => {
            format!("{label} 及另外 {others} 處前的發言人名字，原為「{given}」")
        }
    }
}
