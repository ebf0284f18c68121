//! What the desk says of the proof for the interviewee, and of the file that comes back, in traditional Chinese.

use crate::desk::corrections::{Gist, Renamed, Why};
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
    not_ours: |name| format!("{name} 中找不到這篇訪談的段落：編號和文字都對不上。"),
    decided: |n, all| format!("已決定 {n} / {all}"),
    next: "下一處",
    take_all: |n| format!("全部採用（{n}）"),
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
    cancel: "返回",
    begin_anew: "重新開始",
    unfinished: "您改的文字已保留，尚未採用：點按「採用並修改」可以繼續。",
    kept: "您改的文字已保留，尚未採用",
    conflict: "寄出之後，您也改過這一段。",
    doubtful: "雙方改了同一處文字，這裡先後並列。",
    whole: "刪去整段，連同譯文和主題。",
    gone: "正文中已沒有這一段。",
    older: "譯文對應的是修改前的文字，請核對是否仍然準確。",
    not_put_back: "無法放回這一段：草稿的操作記錄中已沒有它",
    gist,
    is_taken: "已採用",
    is_left: "不用",
    taken: |label, n| format!("已採用 {label}，還有 {n} 處待定"),
    left: |label, n| format!("{label} 保持原樣，還有 {n} 處待定"),
    all_taken: |n| format!("已採用 {n} 處，每處都可以單獨復原"),
    all_decided: "全部已決定",
    strays: "無處安放的文字",
    strays_more: "檔案中的這些文字不屬於任何一段，沒有做任何處理。",
    why,
    add_to: |label| format!("加到 {label}"),
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
        Why::Comment(author) if author.is_empty() => "註解".into(),
        Why::Comment(author) => format!("{author} 的註解"),
        Why::Name(Renamed { given, label, others: 0 }) => format!("{label} 前的發言人名字，原為「{given}」"),
        Why::Name(Renamed { given, label, others }) => {
            format!("{label} 及另外 {others} 處前的發言人名字，原為「{given}」")
        }
    }
}
