//! What the desk says of its start, of files that it reads, and of saving, in simplified Chinese.

use crate::words::desk::Frame;

pub const FRAME: Frame = Frame {
    desk: "编辑台",
    skip: "跳到正文",
    interviews: "访谈",
    my_site: "我的网站",
    language: "界面语言",
    choose_files: "选择文件",
    untitled: "未命名",
    go_on: "进入正文",
};
