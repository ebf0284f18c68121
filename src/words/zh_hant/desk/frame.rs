//! What the desk says of its start, of files that it reads, and of saving, in traditional Chinese.

use crate::words::desk::Frame;

pub const FRAME: Frame = Frame {
    desk: "編輯台",
    skip: "跳到正文",
    interviews: "訪談",
    my_site: "我的網站",
    language: "介面語言",
    choose_files: "選擇檔案",
    untitled: "未命名",
    go_on: "進入正文",
};
