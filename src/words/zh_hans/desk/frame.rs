//! What the desk says of its start, of files that it reads, and of saving, in simplified Chinese.

use crate::words::desk::Frame;

pub const FRAME: Frame = Frame {
    // The frame
    desk: "编辑台",
    skip: "跳到正文",
    interviews: "访谈",
    language: "界面语言",
    untitled: "未命名",
    untitled_file: |file| format!("未命名：{file}"),
    // Start
    start: "从手头的文件开始",
    start_more: "放入一份文字稿，得到一篇有发言人、主题和译文的访谈，可直接放上网站。",
    stays: "不离开本机",
    stays_more: "文件只在这个浏览器里读取，不会上传到任何地方。",
    formats: "可以读取",
    formats_more: "Word、OpenDocument、RTF、纯文本、Markdown、网页、字幕（SRT、VTT）、表格（Excel、CSV）、OHMS、TEI、ELAN、TextGrid、REFI-QDA、转写软件的 JSON，以及访谈文件",
    two_files: "有两个文件？",
    two_files_more: "把原文和译文一起拖进来，会合成一篇双语访谈。编码簿和文字稿一起拖进来，就成为它的主题。",
    drop: "把一个或几个文件拖到这里",
    drop_more: "也可以选择文件，或在 Word、微信、网页中复制文字，粘贴到本页任何位置。",
    choose_files: "选择文件",
    paste: "粘贴文字",
    paste_here: "在这里粘贴或输入文字",
    read_text: "读取这段文字",
    reading: |names| format!("正在读取 {names}……"),
    only_codes: "这是编码簿，没有访谈的文字：请和文字稿一起拖进来。",
    unreadable: "浏览器无法读取：它是文件夹，或已被移走。",
    of_file: |name, said| format!("{name}：{said}"),
    drafts_made: |n| format!("已读取 {n} 篇访谈，见下面的列表。"),
    // The list of drafts
    drafts: "本机上的访谈",
    no_drafts: "还没有。打开的访谈会留在这里，只存于这个浏览器。",
    nothing_kept: |why| format!("这个浏览器无法保存访谈。{why}仍可以编辑，并存成文件。"),
    count: |n| format!("{n} 篇访谈"),
    changed: |when| format!("{when}修改"),
    today: |time| format!("今天 {time} "),
    at: |day, time| format!("{day} {time}"),
    passages: |n| format!("{n} 段"),
    themes: |n| format!("{n} 个主题"),
    open: "打开",
    rename: "改名",
    remove: "移除",
    save_short: "存成文件",
    undo: "撤销",
    removed: |name| format!("已移除“{name}”。"),
    restored: |name| format!("已恢复“{name}”。"),
    no_draft: "这个浏览器里没有这篇访谈。",
    joint: "：",
    is_unsaved: "没有存入这个浏览器。请打开它，另存为文件。",
    not_opened: |why| format!("无法打开这篇访谈。{why}"),
    // What I understood
    headline,
    an_interview: "按访谈文件原样读取",
    summary: |taken, turns, amounts| format!("{taken}共 {turns} 段发言。{}。", amounts.join("，")),
    words_of: |n, language| format!("{language} {n} 词"),
    characters_of: |n, language| format!("{language} {n} 字"),
    what_was_understood: "读到了什么",
    on_this_page: "本页内容",
    file: "文件",
    file_size: |name, size| format!("{name}，{size} kB"),
    pasted: "粘贴的文字",
    characters: "字符编码",
    no_encoding: "Unicode：这类文件都是如此，无须选择",
    to_choose: "待选择",
    things_to_choose: |n| format!("有{}处要由您决定", in_words(n, "两")),
    tracked: |n| {
        if n == 0 {
            "文件有修订记录。以哪个文本为准？".into()
        } else {
            format!("文件有 {n} 处修订记录。以哪个文本为准？")
        }
    },
    first_change: "第一处：",
    corrected: "修订后的文本",
    corrected_more: "相当于接受全部修订",
    before: "修订前的文本",
    before_more: "相当于拒绝全部修订",
    which_reads_right: "哪一行读得通？",
    speakers: "发言人",
    also_later: "也可以以后在正文中修改。",
    nobody_speaks: "没有找到发言人。可以在正文中指明谁说了什么。",
    in_the_file: "文件中",
    name: "姓名",
    name_of: |who| format!("{who} 的姓名"),
    part: "角色",
    part_of: |who| format!("{who} 的角色"),
    is_interviewed: "受访",
    asks: "提问",
    interprets: "口译",
    someone_else: "其他",
    turns_name: "发言",
    share: "字数",
    same_name: "另有一位发言人同名。",
    merge: "合并为一人",
    languages: "语言",
    language_name: "语言",
    unknown_language: "未知",
    used_as: "用作",
    original: "原文",
    translation: |n| if n == 0 { "译文，完整".into() } else { format!("译文，缺 {n} 段") },
    make_original: "改作原文",
    passages_name: "段数",
    to_check: "请核对",
    left_out: "未导入",
    nothing_left: "没有遗漏：文件的全部内容都在正文或资料中。",
    rest_is_there: "文件的其余内容都在正文或资料中。",
    lost: |pointer, value| format!("{pointer} 处的“{value}”：编辑台没有放它的地方"),
    how_understood: |n| format!("其余内容的理解依据（{n}）"),
    show: "查看",
    first_lines: "开头几行",
    first_lines_seen: "读者将看到的开头几行",
    go_on: "进入正文",
    not_this: "换一个文件",
    file_stays: "原文件不会改动。读到的文本会保留，任何一段都可以恢复。",
    read_again: "已重新读取文件。",
    // Saving
    saved: |time| format!("已保存 {time}"),
    not_saved_since: |time| format!("{time} 后未能保存"),
    never_saved: "未能保存",
    not_saved: |why| format!("访谈未能保存。{why}关闭本页前，请存成文件。"),
    full: "浏览器的存储空间已满：请移除这里不再需要的访谈。",
    held: "另一个标签页正在编辑这篇访谈。",
    refused: "浏览器不允许本页存储内容，例如在无痕窗口中。",
    refused_why: |why| format!("浏览器的说明：{why}。"),
    elsewhere: "另一个标签页正在编辑这篇访谈，这里只能阅读。",
    taken_over: "现在由另一个标签页编辑这篇访谈，内容都已保存。",
    read_only: "另一个标签页在编辑",
    edit_here: "改在这里编辑",
    remind: "存成文件：浏览器可能丢失内容",
    save_file: "存成文件",
    file_saved: |name| format!("{name} 已存到浏览器的下载位置。"),
    read: "在阅读器中打开",
    copies: "较早的副本",
    no_copies: "还没有：编辑时每五分钟保留一份。",
    go_back: "恢复到此",
    went_back: |time| format!("访谈已恢复到 {time} 的样子，刚才的内容另存了一份副本。"),
    no_copy: "无法打开这份副本，访谈保持原样。",
};

fn headline(voices: usize, questions: usize, languages: usize) -> String {
    let parts = [(voices, "位发言人"), (questions, "个问题"), (languages, "种语言")];
    let said = parts.into_iter().filter(|(n, _)| *n > 0);
    let said: Vec<String> = said.map(|(n, what)| format!("{}{what}", in_words(n, "两"))).collect();
    if said.is_empty() { "没有发言人的文本".into() } else { said.join("，") }
}

/// A number before a measure word.
fn in_words(n: usize, two: &str) -> String {
    let words = ["零", "一", two, "三", "四", "五", "六", "七", "八", "九", "十"];
    words.get(n).map_or_else(|| format!(" {n} "), |word| (*word).to_owned())
}
