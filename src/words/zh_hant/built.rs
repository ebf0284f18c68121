//! What the desk says, in words of its own, of what a build reports: in traditional Chinese.

use super::building::listed;
use crate::build::Message;

pub const UNCLEAR: &str = "這裡有寫法不規範的地方，已盡量讀取。";

pub fn in_desk(message: &Message) -> Option<String> {
    let said = match message {
        Message::NoFile(name) | Message::NoFileBut(name, _) | Message::NoFileEnding(name, _) => {
            return Some(match name.strip_prefix("interviews/") {
                Some(name) => format!("訪談 {name} 已不在本機：請取消勾選，或重新開啟它的檔案。"),
                None => format!("缺少檔案 {name}，網站裡不會有它。"),
            });
        }
        Message::NoProgram(_) | Message::LaterFormat(_) | Message::OtherFormat(_) => return of_version(message),
        Message::SameName(..) | Message::Namesakes(..) | Message::SameId(..) => return of_people(message),
        Message::NoSpeaker(..) | Message::NoTheme(..) => return of_list(message),
        Message::AddressTaken(..) | Message::Renamed(..) | Message::Resumed(..) | Message::Relabelled(..) => {
            return of_address(message);
        }
        Message::Transcripts(n, _) => {
            return Some(format!("有 {n} 個檔案可能是逐字稿，將原樣發布。想做成訪談，請在「訪談」裡開啟。"));
        }
        Message::WithheldMore(_, n) => {
            let others = if *n > 1 { format!("，別處還有 {} 處", n - 1) } else { String::new() };
            return Some(format!("這裡也有不可發布的詞{others}。"));
        }
        Message::NewCategory(name) => {
            return Some(format!("「{name}」是新的類別。它在首頁上的位置可在「類別」裡調整。"));
        }
        Message::ThemeRenamed(_, shown) => {
            return Some(format!(
                "有一個主題在這裡的名稱與前面的訪談不同：網站上叫「{shown}」。請在「主題」裡統一名稱。"
            ));
        }
        Message::ManyQuestions(n) => {
            return Some(format!("沒有為每個問題單獨產生網頁，因為會有 {n} 頁。讀者在訪談裡能看到這些問題。"));
        }
        Message::Paper(paper) => return Some(format!("「{paper}」不是可用的紙張：將按 A4 列印。")),
        Message::IdAgain(id, _) => {
            return Some(format!("另一篇訪談的網址中也用「{id}」這個名稱。請在「說明」裡給這一篇另取一個。"));
        }
        Message::AddressOfPage(url, read) => {
            return Some(format!("「{url}」是一個網頁的位址。網站網址按「{read}」處理。"));
        }
        Message::SpeakersAlike(id, other) => {
            return Some(format!("「{id}」和「{other}」視為兩人。若是同一人，請在「發言人」裡合併。"));
        }
        Message::Encoding(name) => {
            return Some(format!("這個檔案的編碼是 {name}，網站無法使用。請在「訪談」裡開啟它，改為勾選得到的草稿。"));
        }
        Message::Withheld(_, true) => {
            "這裡有不可發布的詞，因此沒有產生網站。請從文字裡去掉，或從「不可發布的詞」中刪去。"
        }
        Message::Withheld(_, false) => "這裡有不可發布的詞。",
        Message::WithheldUnread => {
            "這個檔案無法讀取，裡面可能列有不可發布的詞，因此沒有產生網站。請取消勾選，或換一份開啟。"
        }
        Message::NobodyAsks => {
            "這篇訪談沒有提問者，讀者無法依問題瀏覽。如果有人提問，請在「發言人」裡把其身分選為「採訪者」。"
        }
        Message::NoUrl => "沒有網站網址，因此不產生供搜尋引擎用的 sitemap，也沒有訂閱源。",
        Message::NoEmail => "這不是電子郵件地址：應寫成 archive@ngo.example 的樣子。",
        Message::LogoElsewhere => "標誌應是網站裡的圖片，不能是網址：請在「標誌」裡選擇圖片。",
        Message::NoWords => "這篇訪談還沒有文字，因此未收入。",
        Message::NoInterview | Message::IsSite | Message::Wrapped(_) => {
            "這個檔案無法作為訪談讀取。請取消勾選，或在「訪談」裡換一份開啟。"
        }
        Message::IsInterview | Message::NoSite => "開啟的網站無法讀取。請換一份開啟。",
        Message::NoAddresses(_) => "隨網站開啟的位址清單無法讀取，因此沒有產生網站。請換一份網站開啟。",
        Message::FileAgain(_) => "有一篇訪談列了兩次，只發布一次。",
        Message::OutsideFolder | Message::Backslash => {
            "有一篇訪談的檔案不在網站裡，未收入。請在「訪談」裡開啟那個檔案。"
        }
        Message::NotJson(_) | Message::NotCopied | Message::Hidden => {
            "從檔名看，這不是訪談，因此未收入。想作為訪談發布，請在「訪談」裡開啟。"
        }
        Message::BadName => "檔名無法用於網址，因此未收入。請改名後重新開啟網站。",
        Message::EmptyTheme => "有一段的主題沒有名稱，未收入。",
        Message::YesOrNo(_) => "網站有一項本頁不顯示的設定無法辨識。",
        _ => return None,
    };
    Some(said.to_owned())
}

fn of_version(message: &Message) -> Option<String> {
    Some(match message {
        Message::NoProgram(_) => "無法取得供讀者閱讀用的程式。請檢查網路，再試一次。".into(),
        Message::LaterFormat(_) => "這個網站是用更新的版本製作的。請重新載入本頁，以使用新版本。".into(),
        Message::OtherFormat(format) => format!("網站註明了另一種格式「{format}」，仍按通常方式讀取。"),
        _ => return None,
    })
}

fn of_people(message: &Message) -> Option<String> {
    Some(match message {
        Message::SameName(name, interviews) => format!(
            "{} 中的「{name}」因姓名相同而視為同一人。若是不同的人，請在「發言人」裡用不同的寫法區分。",
            listed(interviews, "、")
        ),
        Message::Namesakes(name, each) => format!(
            "「{name}」視為{}人：{}。若同一篇訪談裡有兩個其實是同一人，請在「發言人」裡合併。",
            each.len(),
            listed(each, "；")
        ),
        Message::SameId(_, [one, other]) => format!(
            "「{one}」和「{other}」視為兩人，但開啟的網站裡二者標記相同。若是同一人，請在「發言人」裡統一姓名的寫法。"
        ),
        _ => return None,
    })
}

fn of_list(message: &Message) -> Option<String> {
    Some(match message {
        Message::NoSpeaker(name, None) => format!("網站把「{name}」列為一篇訪談的發言人，但其中沒有這個姓名。"),
        Message::NoSpeaker(name, Some(near)) => {
            format!("網站把「{name}」列為一篇訪談的發言人，但其中沒有這個姓名，只有「{near}」。")
        }
        Message::NoTheme(name, None) => format!("網站把「{name}」列為一篇訪談的主題，但其中沒有這個主題。"),
        Message::NoTheme(name, Some(near)) => {
            format!("網站把「{name}」列為一篇訪談的主題，但其中沒有這個主題，只有「{near}」。")
        }
        _ => return None,
    })
}

fn of_address(message: &Message) -> Option<String> {
    Some(match message {
        Message::AddressTaken(id, name, given) => {
            format!("「{name}」的位址是「{given}」，因為「{id}」曾是別人的位址，舊連結仍指向那裡。")
        }
        Message::Renamed(name, address) => format!("「{name}」先前用別的姓名，位址「{address}」不變，舊連結仍然有效。"),
        Message::Resumed(name, address) => format!(
            "「{name}」與先前另一篇訪談中的人同名（原處已無此人），沿用其位址「{address}」。若是另一個人，請在「發言人」裡用不同的寫法區分。"
        ),
        Message::Relabelled(address, before, now) => format!(
            "「{before}」現在叫「{now}」，位址「{address}」不變，舊連結仍然有效。若已不是同一個，請刪去後重新新增。"
        ),
        _ => return None,
    })
}
