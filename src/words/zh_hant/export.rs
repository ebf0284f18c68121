//! What an export says, in traditional Chinese.

use super::super::export::Export;
use crate::export::{Aspect, Lost, Refusal};

pub const EXPORT: Export = Export {
    lost,
    refusal: |refusal| match refusal {
        Refusal::NoTurns => "檔案中沒有發言",
        Refusal::NoTimes => "訪談沒有時間（「start」），無法產生字幕",
        Refusal::NoSuchLanguage => "訪談沒有這種語言：--lang 須為訪談的語言之一",
    },
    left_out: |file| format!("{file} 無法儲存訪談的全部內容，以下內容缺漏或有更動："),
    exists: |file| format!("{file} 已存在：請用 --out 指定另一個檔案，或用 --force 覆寫"),
};

fn lost(lost: &Lost) -> String {
    let n = lost.count;
    match lost.aspect {
        Aspect::Words => format!("{n} 段發言：再次匯入時，文字或發言人會有出入"),
        Aspect::Unread => "全部內容：此檔案無法再次匯入".into(),
        Aspect::Title => "各語言的標題".into(),
        Aspect::Summary => "各語言的摘要".into(),
        Aspect::Place => "各語言的地點".into(),
        Aspect::Category => "各語言的類別".into(),
        Aspect::Date => "日期".into(),
        Aspect::Source => "首次發表的出處".into(),
        Aspect::Translator => "譯者".into(),
        Aspect::Rights => "版權".into(),
        Aspect::Address => "網頁網址".into(),
        Aspect::Name => "訪談的 id".into(),
        Aspect::Speakers => format!("{n} 位發言人的其他語言姓名、縮寫、顏色或簡介"),
        Aspect::Roles => format!("{n} 位發言人的角色"),
        Aspect::Translations => format!("{n} 個段落的其他語言文字"),
        Aspect::Themes => format!("{n} 個主題的名稱或說明"),
        Aspect::PassageThemes => format!("{n} 個段落的主題"),
        Aspect::Glossary => format!("詞彙表中的 {n} 個詞條"),
        Aspect::Headings => format!("{n} 個提問的簡短標題"),
        Aspect::Times => format!("{n} 處時間"),
        Aspect::EstimatedTimes => format!("{n} 個段落沒有時間，寫入的是估計的時間"),
        Aspect::Answers => format!("{n} 段發言所回答的提問"),
        Aspect::Passages => format!("{n} 段發言的段落劃分"),
        Aspect::Paragraphs => format!("{n} 個段落內的分段"),
        Aspect::Marks => format!("{n} 個段落中的強調與連結"),
        Aspect::Ids => format!("{n} 個 id：指向這些位置的連結將失效"),
        Aspect::Private => format!("您自己的 {n} 則備註（$…、x-…）"),
        Aspect::Withheld => "不得公開的詞語清單".into(),
    }
}
