//! What the desk says of its start, of files that it reads, and of saving, in traditional Chinese.

use crate::words::desk::Frame;

pub const FRAME: Frame = Frame {
    // The frame
    desk: "編輯台",
    skip: "跳到正文",
    interviews: "訪談",
    language: "介面語言",
    untitled: "未命名",
    untitled_file: |file| format!("未命名：{file}"),
    // Start
    start: "從手邊的檔案開始",
    start_more: "放入一份逐字稿，得到一篇有發言者、主題和譯文的訪談，可直接放上網站。",
    stays: "不離開本機",
    stays_more: "檔案只在這個瀏覽器裡讀取，不會上傳到任何地方。",
    formats: "可以讀取",
    formats_more: "Word、OpenDocument、RTF、純文字、Markdown、網頁、字幕（SRT、VTT）、表格（Excel、CSV）、OHMS、TEI、ELAN、TextGrid、REFI-QDA、轉寫軟體的 JSON，以及訪談檔案",
    two_files: "有兩個檔案？",
    two_files_more: "把原文和譯文一起拖進來，會合成一篇雙語訪談。編碼簿和逐字稿一起拖進來，就成為它的主題。",
    drop: "把一個或幾個檔案拖到這裡",
    drop_more: "也可以選擇檔案，或在 Word、微信、網頁中複製文字，貼到本頁任何位置。",
    choose_files: "選擇檔案",
    paste: "貼上文字",
    paste_here: "在這裡貼上或輸入文字",
    read_text: "讀取這段文字",
    reading: |names| format!("正在讀取 {names}……"),
    only_codes: "這是編碼簿，沒有訪談的文字：請和逐字稿一起拖進來。",
    unreadable: "瀏覽器無法讀取：它是資料夾，或已被移走。",
    of_file: |name, said| format!("{name}：{said}"),
    drafts_made: |n| format!("已讀取 {n} 篇訪談，見下面的清單。"),
    // The list of drafts
    drafts: "本機上的訪談",
    no_drafts: "還沒有。開啟的訪談會留在這裡，只存於這個瀏覽器。",
    nothing_kept: |why| format!("這個瀏覽器無法儲存訪談。{why}仍可以編輯，並存成檔案。"),
    count: |n| format!("{n} 篇訪談"),
    changed: |when| format!("{when}修改"),
    today: |time| format!("今天 {time} "),
    at: |day, time| format!("{day} {time}"),
    passages: |n| format!("{n} 段"),
    themes: |n| format!("{n} 個主題"),
    open: "開啟",
    rename: "改名",
    remove: "移除",
    save_short: "存成檔案",
    undo: "復原",
    removed: |name| format!("已移除「{name}」。"),
    restored: |name| format!("已恢復「{name}」。"),
    no_draft: "這個瀏覽器裡沒有這篇訪談。",
    joint: "：",
    is_unsaved: "沒有存入這個瀏覽器。請開啟它，另存為檔案。",
    not_opened: |why| format!("無法開啟這篇訪談。{why}"),
    // What I understood
    headline,
    an_interview: "按訪談檔案原樣讀取",
    summary: |taken, turns, amounts| format!("{taken}共 {turns} 段發言。{}。", amounts.join("，")),
    words_of: |n, language| format!("{language} {n} 詞"),
    characters_of: |n, language| format!("{language} {n} 字"),
    what_was_understood: "讀到了什麼",
    on_this_page: "本頁內容",
    file: "檔案",
    file_size: |name, size| format!("{name}，{size} kB"),
    pasted: "貼上的文字",
    characters: "字元編碼",
    no_encoding: "Unicode：這類檔案都是如此，無須選擇",
    to_choose: "待選擇",
    things_to_choose: |n| format!("有{}處要由您決定", in_words(n, "兩")),
    tracked: |n| {
        if n == 0 {
            "檔案有修訂記錄。以哪個文本為準？".into()
        } else {
            format!("檔案有 {n} 處修訂記錄。以哪個文本為準？")
        }
    },
    first_change: "第一處：",
    corrected: "修訂後的文本",
    corrected_more: "相當於接受全部修訂",
    before: "修訂前的文本",
    before_more: "相當於拒絕全部修訂",
    which_reads_right: "哪一行讀得通？",
    speakers: "發言者",
    also_later: "也可以以後在正文中修改。",
    nobody_speaks: "沒有找到發言者。可以在正文中指明誰說了什麼。",
    in_the_file: "檔案中",
    name: "姓名",
    name_of: |who| format!("{who} 的姓名"),
    part: "角色",
    part_of: |who| format!("{who} 的角色"),
    is_interviewed: "受訪",
    asks: "提問",
    interprets: "口譯",
    someone_else: "其他",
    turns_name: "發言",
    share: "字數",
    same_name: "另有一位發言者同名。",
    merge: "合併為一人",
    languages: "語言",
    language_name: "語言",
    unknown_language: "未知",
    used_as: "用作",
    original: "原文",
    translation: |n| if n == 0 { "譯文，完整".into() } else { format!("譯文，缺 {n} 段") },
    make_original: "改作原文",
    passages_name: "段數",
    to_check: "請核對",
    left_out: "未匯入",
    nothing_left: "沒有遺漏：檔案的全部內容都在正文或資料中。",
    rest_is_there: "檔案的其餘內容都在正文或資料中。",
    lost: |pointer, value| format!("{pointer} 處的「{value}」：編輯台沒有放它的地方"),
    how_understood: |n| format!("其餘內容的理解依據（{n}）"),
    show: "查看",
    first_lines: "開頭幾行",
    first_lines_seen: "讀者將看到的開頭幾行",
    go_on: "進入正文",
    not_this: "換一個檔案",
    file_stays: "原檔案不會更動。讀到的文本會保留，任何一段都可以恢復。",
    read_again: "已重新讀取檔案。",
    // Saving
    saved: |time| format!("已儲存 {time}"),
    not_saved_since: |time| format!("{time} 後未能儲存"),
    never_saved: "未能儲存",
    not_saved: |why| format!("訪談未能儲存。{why}關閉本頁前，請存成檔案。"),
    full: "瀏覽器的儲存空間已滿：請移除這裡不再需要的訪談。",
    held: "另一個分頁正在編輯這篇訪談。",
    refused: "瀏覽器不允許本頁儲存內容，例如在無痕視窗中。",
    refused_why: |why| format!("瀏覽器的說明：{why}。"),
    elsewhere: "另一個分頁正在編輯這篇訪談，這裡只能閱讀。",
    taken_over: "現在由另一個分頁編輯這篇訪談，內容都已儲存。",
    read_only: "另一個分頁在編輯",
    edit_here: "改在這裡編輯",
    remind: "存成檔案：瀏覽器可能遺失內容",
    save_file: "存成檔案",
    file_saved: |name| format!("{name} 已存到瀏覽器的下載位置。"),
    read: "在閱讀器中開啟",
    copies: "較早的副本",
    no_copies: "還沒有：編輯時每五分鐘保留一份。",
    go_back: "恢復到此",
    went_back: |time| format!("訪談已恢復到 {time} 的樣子，剛才的內容另存了一份副本。"),
    no_copy: "無法開啟這份副本，訪談保持原樣。",
};

fn headline(voices: usize, questions: usize, languages: usize) -> String {
    let parts = [(voices, "位發言者"), (questions, "個問題"), (languages, "種語言")];
    let said = parts.into_iter().filter(|(n, _)| *n > 0);
    let said: Vec<String> = said.map(|(n, what)| format!("{}{what}", in_words(n, "兩"))).collect();
    if said.is_empty() { "沒有發言者的文本".into() } else { said.join("，") }
}

/// A number before a measure word.
fn in_words(n: usize, two: &str) -> String {
    let words = ["零", "一", two, "三", "四", "五", "六", "七", "八", "九", "十"];
    words.get(n).map_or_else(|| format!(" {n} "), |word| (*word).to_owned())
}
