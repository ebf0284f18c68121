//! 命令列程式的提示。

use super::super::building::{Building, NAMED};
use super::built;
use super::desk::panels;
use crate::build::advice::{Advice, Whole};
use crate::build::{Message, Report};

pub const BUILDING: Building = Building {
    note: "提示：",
    message,
    in_desk: built::in_desk,
    problem_in_desk: panels::problem,
    unclear: built::UNCLEAR,
    read_in_interview: "在完整訪談中閱讀",
    question_before: "上一個問題",
    question_after: "下一個問題",
    advice,
    left_out: "；未收入網站",
    file_left_out: "；此檔案未收入",
    ids: |count, dry| if dry { format!("將寫入{count}個編號") } else { format!("已寫入{count}個編號") },
    more_notes: |note, files| format!("提示：另有{files}個檔案：{note}\n"),
    total: |problems, files| format!("共{files}個檔案、{problems}個問題\n"),
    done: |report| {
        let Report { interviews, refused, files, written, removed, .. } = report;
        let refused = if *refused > 0 { format!("（另有{refused}篇未收入）") } else { String::new() };
        format!("{interviews}篇訪談{refused}，{files}個檔案：寫入{written}個，刪除{removed}個\n")
    },
};

/// A list, of which only the first few are named.
pub(super) fn listed(all: &[String], comma: &str) -> String {
    match all.len().checked_sub(NAMED) {
        None | Some(0) => all.join(comma),
        Some(_) => format!("{}等{}處", all[..NAMED].join(comma), all.len()),
    }
}

fn advice(advice: &Advice) -> String {
    match advice {
        Advice::Date(found, written) => format!(r#"「{found}」不是規定的日期寫法：請寫作 "{written}""#),
        Advice::NoDay(found, days) => format!("沒有「{found}」這一天：該月只有{days}天"),
        Advice::Seconds(seconds) => format!("時間要寫成秒數，不加引號：請寫作 {seconds}"),
        Advice::TooLate(found) => format!("「{found}」秒超過一週：是不是毫秒？"),
        Advice::List(list) => format!("應為清單：請寫作 {list}"),
        Advice::SameIn(line) => format!("；第{line}行已有"),
        Advice::KeptIs(line) => format!("；以第{line}行的值為準"),
        Advice::Write(json) => format!("：請寫作 {json}"),
        Advice::Keys(keys) => format!("；此處可用的鍵名有 {keys}"),
        Advice::TextIsIn(lang) => format!("；文字的語言代碼是 {lang}：請寫作 \"{lang}\""),
        Advice::OneSpeaker => "；一段發言只有一位發言人：請為每人各寫一段".to_owned(),
        Advice::Whole(Whole::OfOne) => "；請刪去最前面的 [ 和最後面的 ]".to_owned(),
        Advice::Whole(Whole::OfSeveral) => "；請將每篇訪談各存為一個檔案，不加 [ 和 ]".to_owned(),
        Advice::Whole(Whole::OfEntries) => r#"：請在 [ 前面加上 {"interviews": ，在 ] 後面加上 }"#.to_owned(),
        Advice::Whole(Whole::OfTurns) => r#"；請在 [ 前面加上 {"title": "…", "turns": ，在 ] 後面加上 }"#.to_owned(),
    }
}

fn message(message: &Message) -> String {
    let said = match message {
        Message::NoFile(name) => return format!("沒有檔案 {name}"),
        Message::NoFileBut(name, near) => return format!("沒有檔案 {name}，但有 {near}：請使兩處名稱一致"),
        Message::NoFileEnding(name, near) => return format!("沒有檔案 {name}，但有 {near}：請為該檔案改名"),
        Message::Transcripts(n, command) => {
            return format!("有 {n} 個檔案可能是逐字稿，將原樣發佈；用「{command}」可匯入成訪談");
        }
        Message::NotJson(name) => return format!("檔名應以 .json 結尾：請改名為 {name}"),
        Message::OtherCase(name) => return format!("檔名實為 {name}；大小寫不同，有的系統會找不到"),
        Message::FileAgain(name) => return format!("另一行已列出檔案 {name}；此行未收入"),
        Message::PublishedAs(name) => {
            return format!("發布時改名為 {name}：原檔名並非所有系統都能保存，或與其他檔名無法區分");
        }
        Message::NotOurs(names) => {
            return format!(
                "未寫入任何檔案：此資料夾中有並非本命令產生的檔案（{names}）；請用 --out 另選資料夾，或用 --force 覆蓋"
            );
        }
        Message::ChangedByHand(names) => {
            return format!(
                "未寫入任何檔案：以下檔案在上次產生後被改動過（{names}）；請先保存所需內容，再用 --force 覆蓋"
            );
        }
        Message::Withheld(by, is_refused) => {
            let refused = if *is_refused { "未寫入任何檔案：" } else { "" };
            return format!("{refused}此處有不得發布的內容（{by}）");
        }
        Message::WithheldMore(by, count) => return format!("此處也有（{by}）；連同此處另有{count}處"),
        Message::NewCategory(name) => return format!("「{name}」不在 categories 之列，已補上"),
        Message::ThemeRenamed(id, shown) => {
            return format!("主題「{id}」在此另有名稱；網站頁面沿用前面訪談中的名稱「{shown}」");
        }
        Message::YesOrNo(found) => return format!("應為 true 或 false，實為 {found}：視為未填寫"),
        Message::ManyQuestions(count) => {
            return format!(
                "沒有為每個問題單獨產生網頁，因為共有 {count} 頁；如需產生，請寫上 「question_pages」: true"
            );
        }
        Message::NoFont(name) => return format!("{name} 不是字型檔（TrueType 或 OpenType）"),
        Message::NoGlyphs { lang, count, missing, has_logo } => {
            let instead = if *has_logo { "預覽改用標誌" } else { "預覽沒有圖片" };
            return format!(
                "有 {count} 張預覽圖（{lang}）未能繪製，因為沒有字型含有「{missing}」：{instead}；請用 「og_font」 指定字型，或安裝字型"
            );
        }
        Message::Paper(paper) => return format!("應為「A4」或「Letter」，實為「{paper}」：將按 A4 列印"),
        Message::LaterFormat(format) => return format!("應為「site/1」，實為「{format}」：需要更新版本的命令"),
        Message::NotPrinted(reason) => return format!("沒有產生PDF：{reason}"),
        Message::NotRead(reason) => return format!("無法讀取：{reason}"),
        Message::NotWritten(reason) => return format!("無法寫入：{reason}"),
        Message::NoProgram(name) => return format!("此處沒有閱讀器程式（缺少 {name}）；請用 --program 指明所在資料夾"),
        Message::SameName(name, interviews) => {
            let list = listed(interviews, "、");
            return format!("{list}中的「{name}」因姓名相同而視為同一人；若非同一人，請在各行的 people 中分別註明 id");
        }
        Message::Namesakes(name, each) => {
            let list = listed(each, "；");
            return format!(
                "「{name}」因 id 不同或在同一篇中出現多人，視為{}人：{list}；若是同一人，請在各行的 people 中寫同一個 id",
                each.len()
            );
        }
        Message::SameId(id, [one, other]) => {
            return format!(
                "「{one}」和「{other}」的 id 都是「{id}」，視為兩人；若是同一人，請在各行的 people 中寫同一個 id"
            );
        }
        Message::AddressTaken(id, name, given) => {
            return format!(
                "「{name}」的 id「{id}」已是他人的位址（見 addresses.json），舊連結保留不變；改用「{given}」"
            );
        }
        Message::Renamed(name, address) => {
            return format!(
                "「{name}」與先前姓名不同，沿用位址「{address}」；若是另一個人，請在 addresses.json 中刪去其 speakers"
            );
        }
        Message::Resumed(name, address) => {
            return format!(
                "「{name}」與先前另一篇訪談中的人同名（原處已無此人），沿用其位址「{address}」；若是另一個人，請在該行的 people 中註明 id，並在 addresses.json 中刪去新訪談的 speakers"
            );
        }
        Message::Relabelled(address, before, now) => {
            return format!("「{address}」原名「{before}」，現名「{now}」，位址不變；若已不是同一個，請另用 id");
        }
        Message::IdAgain(id, file) => {
            return format!("此訪談的 id「{id}」與 {file} 相同：請分別使用不同的 id");
        }
        Message::FoldersInPlace(names) => {
            return format!(
                "未寫入任何檔案：有資料夾佔用網站檔案的位置（{names}）；請將其移走或改名，或用 --out 另選資料夾"
            );
        }
        Message::NoAddresses(format) => {
            return format!(
                "應為一個物件，其中有「format」：「{format}」；若此檔案並非由 interview build 產生，請改名"
            );
        }
        Message::TwoOwners(address) => return format!("位址「{address}」在此出現兩次，歸屬不同；歸前者所有"),
        Message::NotKept(reason) => {
            return format!("無法寫入：{reason}；缺少此檔案，日後產生時，新人物、主題和類別的位址可能變動");
        }
        Message::NoSpeaker(name, None) => return format!("「{name}」已列出，但沒有在這篇訪談中發言"),
        Message::NoSpeaker(name, Some(near)) => {
            return format!("這篇訪談沒有編號或姓名為「{name}」的發言人（您是想寫「{near}」嗎？）");
        }
        Message::NoTheme(name, None) => return format!("「{name}」已列出，但這篇訪談沒有這個主題"),
        Message::NoTheme(name, Some(near)) => {
            return format!("這篇訪談沒有編號或名稱為「{name}」的主題（您是想寫「{near}」嗎？）");
        }
        Message::NoText(lang) => return format!("「{lang}」已列出，但這篇訪談沒有這種語言的文字"),
        Message::Wrapped(key) => return format!("訪談套在「{key}」裡：請刪去外層大括號和這個鍵名"),
        Message::NoWords => "這篇訪談沒有任何文字",
        Message::IsSite => "這是網站的 site.json，不是訪談",
        Message::LinkOutside => "此連結指向網站資料夾之外，未發布；請把所指內容複製進來",
        Message::AddressOfPage(url, read) => {
            return format!("應為網站所在資料夾的網址，實為「{url}」；按「{read}」處理");
        }
        Message::IsInterview => "這是訪談，不是網站：請改名後移入 interviews 資料夾",
        Message::ThemeTwice(id) => return format!("主題「{id}」列了兩次"),
        Message::SpeakersAlike(id, other) => {
            return format!("「{id}」和「{other}」視為兩人；若是同一人，請統一寫法");
        }
        Message::Destroyed => "這段文字有亂碼，可能曾以錯誤的編碼開啟：請重新輸入，或從舊檔案複製",
        Message::Exchanged => "中文與另一種語言的文字可能寫反了",
        Message::InFuture => "這個日期在將來",
        Message::NoEmail => "應為電子郵件地址，如 archive@ngo.example",
        Message::EmptyTheme => "應為主題編號，實為空文字：請刪去",
        Message::Kept => "已記下人物、主題和類別的新位址；請與網站來源檔案一同保存（包括 Git）",
        Message::NotListed => "site.json 中沒有列出此檔案；已按其內容列入",
        Message::NoInterview => "應為訪談（物件）",
        Message::Hidden => "檔名以點開頭，未發布；若是訪談，請改名",
        Message::PublishedAsIs => "不是訪談，原樣發布，任何人都可下載",
        Message::IsFolder => "應為檔案，實為資料夾",
        Message::Endless => "應為檔案，實為管道或裝置",
        Message::IsFile => "應為資料夾，實為檔案",
        Message::BadName => "檔名無法用於網址：請改名",
        Message::NotCopied => "看似訪談檔案的副本，未發布；如需發布，請改名",
        Message::WithheldUnread => "未寫入任何檔案：此檔案列有不得發布的內容，但檔案有誤，無法讀出",
        Message::NotLookedThrough => "此類檔案無法查找不得發布的內容，已直接發布",
        Message::OutsideFolder => "應為 interviews 資料夾中的檔案",
        Message::NoUrl => "沒有網站位址（url），因此不產生 sitemap 和訂閱源",
        Message::NoSite => "應為一個物件，如 {\"interviews\": []}；interviews 資料夾中的檔案都會列入",
        Message::OtherFormat(format) => return format!("應為「site/1」，實為「{format}」"),
        Message::Backslash => "反斜線在文字中有特殊含義：資料夾和檔案名稱之間請用 /",
        Message::LogoElsewhere => "應為 site.json 所在資料夾中的檔案，實為網址：請把圖片複製到該資料夾，並填寫檔案名稱",
        Message::Encoding(name) => {
            return format!(
                "此檔案的編碼是 {name}：請另存為 UTF-8（記事本：「檔案」、「另存新檔」、「編碼」；VS Code：視窗底部的編碼名稱、「以編碼儲存」）"
            );
        }
        Message::NoFolder(name, None) => return format!("沒有資料夾 {name}"),
        Message::NoFolder(name, Some(near)) => return format!("沒有資料夾 {name}（您是想寫 {near} 嗎？）"),
        Message::NobodyAsks => {
            "這篇訪談沒有提問者，讀者無法依問題瀏覽；如果有人提問，請在該發言人處寫上 \"role\": \"interviewer\""
        }
        Message::NoFileNamed => "應有「file」，即 interviews 資料夾中的檔案名稱；此行未收入",
        Message::OutHasSite => "產生的網站會覆蓋來源檔案：請用 --out 另選資料夾",
        Message::InTheWay => "網站自有檔案佔用此位置，此檔案未複製",
    };
    said.to_owned()
}
