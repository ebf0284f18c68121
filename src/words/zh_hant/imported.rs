//! What the viewer says of a file that it made an interview of, in traditional Chinese.

use super::super::imported::Opened;
use super::import::row_alone;
use super::language;
use crate::import::Refusal;
use crate::import::note::What;

pub const IMPORTED: Opened = Opened {
    read: |name, read| format!("{name}{read}"),
    paired: |one, two| format!("{one}與{two}已逐段對照"),
    summary: |read, turns, speakers, left| {
        let left = if left == 0 { "沒有遺漏內容".to_owned() } else { format!("{left} 個字元未匯入") };
        format!("{read}：{turns} 段發言，{speakers} 位發言人，{left}")
    },
    heading: |heading, n| format!("{heading}（{n}）"),
    doubts: "請核對",
    apparatus: "檔案格式本身的文字",
    more: |n| format!("另有 {n} 項"),
    sentence: |clause| format!("{clause}。"),
    note: |what| match what {
        What::Row(row) => Some(row_alone(row)),
        What::NotDecoded(n) => {
            Some(format!("有 {n} 處位元組在此編碼中不是字元，以 � 代替：請將檔案另存為 UTF-8，再次開啟"))
        }
        What::Language(lang, _) if lang.primary() == "und" => Some("無法判斷語言".into()),
        What::Language(lang, true) => Some(format!("語言為{}：已指明", language(lang))),
        What::Language(lang, false) => Some(format!("語言為{}：依文字判斷", language(lang))),
        What::SameLanguage(lang) => {
            Some(format!("兩個檔案似乎都是{}：請核對哪個是譯文，以及各自的語言", language(lang)))
        }
        What::OtherSources(names) => Some(format!("專案中還有其他資料：{names}")),
        _ => None,
    },
    refusal: |refusal| match refusal {
        Refusal::Pdf => Some("這是 PDF，無法完整取出文字：請開啟後全選、複製，再貼到首頁"),
        Refusal::Recording => Some("這是錄音或錄影：請先轉寫成文字，再開啟文字稿"),
        Refusal::CodeBook => Some("這是編碼簿，沒有訪談的文字：請開啟逐字稿"),
        Refusal::Archive => Some("這是壓縮檔：請先解壓縮，再開啟其中的檔案"),
        Refusal::Binary => Some("這不是文字檔：請開啟產生它的原始檔案，或另存為 UTF-8"),
        _ => None,
    },
};
