//! What the viewer says of a file that it made an interview of, in simplified Chinese.

use super::super::imported::Opened;
use super::import::row_alone;
use super::language;
use crate::import::Refusal;
use crate::import::note::What;

pub const IMPORTED: Opened = Opened {
    read: |name, read| format!("{name}{read}"),
    paired: |one, two| format!("{one}与{two}已逐段对照"),
    summary: |read, turns, speakers, left| {
        let left = if left == 0 { "没有遗漏内容".to_owned() } else { format!("{left} 个字符未导入") };
        format!("{read}：{turns} 段发言，{speakers} 位发言人，{left}")
    },
    heading: |heading, n| format!("{heading}（{n}）"),
    doubts: "请核对",
    apparatus: "文件格式自带的文字",
    more: |n| format!("另有 {n} 项"),
    sentence: |clause| format!("{clause}。"),
    note: |what| match what {
        What::Row(row) => Some(row_alone(row)),
        What::NotDecoded(n) => {
            Some(format!("有 {n} 处字节在此编码中不是字符，以 � 代替：请将文件另存为 UTF-8，再次打开"))
        }
        What::Language(lang, _) if lang.primary() == "und" => Some("无法判断语言".into()),
        What::Language(lang, true) => Some(format!("语言为{}：已指明", language(lang))),
        What::Language(lang, false) => Some(format!("语言为{}：根据文字判断", language(lang))),
        What::SameLanguage(lang) => {
            Some(format!("两个文件似乎都是{}：请核对哪个是译文，以及各自的语言", language(lang)))
        }
        What::OtherSources(names) => Some(format!("项目中还有其他材料：{names}")),
        _ => None,
    },
    refusal: |refusal| match refusal {
        Refusal::Pdf => Some("这是 PDF，无法完整取出文字：请打开后全选、复制，再粘贴到首页"),
        Refusal::Recording => Some("这是录音或录像：请先转写成文字，再打开文字稿"),
        Refusal::CodeBook => Some("这是编码簿，没有访谈的文字：请打开文字稿"),
        Refusal::Archive => Some("这是压缩包：请先解压，再打开其中的文件"),
        Refusal::Binary => Some("这不是文本：请打开生成它的原始文件，或另存为 UTF-8"),
        _ => None,
    },
};
