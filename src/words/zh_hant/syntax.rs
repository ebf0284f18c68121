//! 檔案為何無法讀取。

use super::super::problems::{Lookalike, closing, shortened};
use crate::document::{FileKind, ParseErrorKind, Position, ascii_of};

const AS_JSON: &str = r#"訪談須寫成 JSON，例如 {"title": "…", "turns": [{"speaker": "LM", "text": "…"}]}，並儲存為 .json 檔案（見 docs/format.md）"#;

pub fn parse_error(kind: &ParseErrorKind, found: Option<char>) -> String {
    use ParseErrorKind::*;
    let said = match kind {
        Empty => "檔案是空的",
        Foreign(kind) => return format!("這是{}：{AS_JSON}", file_kind(*kind)),
        PlainText => return format!("這是純文字：{AS_JSON}"),
        EndedEarly => "內容未完，檔案已結束",
        OpenText(Position { line, column }) => {
            return format!("從第{line}行第{column}欄開始的文字沒有結束：缺少收尾的雙引號，或者檔案不完整");
        }
        OpenBracket(bracket, Position { line, column }) => {
            let close = closing(*bracket);
            let here = match found {
                None => "檔案結尾".to_owned(),
                Some('"') => "這個鍵名之前".to_owned(),
                Some(c) => format!("這個「{c}」之前"),
            };
            return format!("{here}缺少「{close}」：第{line}行第{column}欄的「{bracket}」還沒有關閉");
        }
        ExtraBracket => {
            return format!("「{}」沒有對應的左括號：請刪去，或補上左括號", found.unwrap_or(']'));
        }
        Utf16 => "應為 UTF-8 編碼，實為 UTF-16：請將檔案另存為 UTF-8",
        NotUtf8 => "應為 UTF-8 編碼，實為其他編碼（如 Big5）：請將檔案另存為 UTF-8（記事本：檔案、另存新檔、編碼）",
        InnerQuote => r#"文字中的直引號會使文字到此結束：請寫作「 」、“ ”或 \""#,
        CurlyEnd => r#"彎引號不能結束一段文字：此處請用半形直引號 ""#,
        NoEndQuote => r#"缺少結束文字的引號：請在此處補上 ""#,
        LineBreak => r"文字中有換行：請將兩行連成一行，或在兩行之間寫 \n",
        Tab => r"文字中有定位字元：請寫作空格或 \t",
        WrongBracket(open, Position { line, column }) => {
            let close = closing(*open);
            return format!("第{line}行第{column}欄的「{open}」應以 {close} 結束：請改為 {close}");
        }
        MissingColon => "鍵名之後缺少冒號：請在此處補上半形冒號 :",
        BareDate(date) => return format!(r#"這是文字：請寫作 "{}""#, shortened(date)),
        Clock(seconds) => return format!("時間要寫成秒數，不加引號：請寫作 {seconds}"),
        DecimalComma => "小數要用小數點：請寫作 .",
        NeedlessBackslash => "這個字元前不需要反斜線：請刪去反斜線",
        Fence => "這是 Markdown 的程式碼標記：請刪去這一行和最後一行",
        TextBefore => "訪談以 { 開頭：請刪去它前面的內容",
        Conflict => "Git 合併衝突尚未解決：請保留其中一種內容，並刪去 <<<<<<<、======= 和 >>>>>>> 各行",
        MissingComma(true) => "這一行末尾缺少逗號：請在此處補上半形逗號 ,",
        MissingComma(false) => "此處缺少逗號：請補上半形逗號 ,",
        ExtraComma => "多了一個逗號：請刪去",
        TrailingComma => "右括號之前多了一個逗號：請刪去",
        SeveralValues => "訪談在此之前已經結束，之後又有別的內容：一個檔案只寫一篇訪談",
        NoBraces => "缺少包住整篇訪談的括號：請在開頭寫 {，在結尾寫 }",
        NoInnerBraces => r#"各語言的文字要放在大括號中：請寫作 {"en": "…", "zh-Hant": "…"}"#,
        BracesForList => "清單要放在中括號中：請在此處寫 [，在結尾寫 ]",
        BareKey(key) => return format!(r#"鍵名要放在半形雙引號中：請寫作 "{}""#, shortened(key)),
        BareText => r#"文字要放在半形雙引號中：請在前後各寫一個 ""#,
        Literal("null") => "請寫作 null，或刪去這個鍵名和它的值",
        Literal(word) => return format!("請寫作 {word}（小寫）"),
        SingleQuote => r#"這是單引號：文字和鍵名要用雙引號 ""#,
        Comment => r#"JSON 中不能寫註解：請刪去，或寫成 "x-note" 之類的鍵的文字"#,
        Invisible(c) => {
            let code = u32::from(*c);
            return format!("此處有看不見的字元：{}（U+{code:04X}）。請刪去，或改為一般空格", unseen(*c));
        }
        NoColon => "鍵名之後應有冒號「:」",
        NoCommaInList => "此處應為「,」或「]」",
        NoCommaInObject => "此處應為「,」或「}」",
        NoValue => "此處應為一個值：雙引號中的文字、數字、清單或物件",
        NoKey => "此處應為雙引號中的鍵名",
        Trailing => "最後的括號在此之前已經關閉，之後還有內容",
        ControlCharacter => r"文字中有控制字元：請刪去，或寫作「\n」之類的形式",
        Escape => r"文字中的反斜線要寫兩個：\\；\n 表示換行",
        Number => "數字寫法有誤：應如 12 或 0.5",
        TooDeep => "括號巢狀超過一百層，不是訪談",
        Version(version) => return format!("應為「interview/1」，實為「{version}」：需要更新版本的閱讀器"),
    };
    said.to_owned()
}

fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Word => " Word 文件（.docx）",
        FileKind::OldWord => "舊版 Word 文件（.doc）",
        FileKind::OpenDocument => " LibreOffice 文件（.odt）",
        FileKind::Spreadsheet => " Excel 試算表（.xlsx）",
        FileKind::Rtf => " RTF 格式的文件",
        FileKind::Pdf => " PDF 檔案",
        FileKind::WebPage => "網頁（HTML）或 XML",
        FileKind::Archive => "壓縮檔（如 ZIP）",
        FileKind::Image => "圖片",
        FileKind::Recording => "錄音或影片",
    }
}

fn unseen(c: char) -> &'static str {
    match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => "不換行空格",
        '\u{3000}' => "全形空格",
        '\u{ad}' => "軟連字號",
        '\u{200b}' => "零寬空格",
        '\u{feff}' => "位元組順序記號",
        '\u{2028}' | '\u{2029}' => "行分隔符號",
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => "連接或轉向的控制字元",
        _ => "特殊空格或控制字元",
    }
}

pub fn instead(c: char, like: Option<Lookalike>) -> String {
    let of = like.map(|like| match like {
        Lookalike::CurlyQuotationMark => "彎引號",
        Lookalike::CornerBracket => "直角引號",
        Lookalike::FullWidth => "全形符號",
    });
    let found = of.map_or_else(|| format!("，實為「{c}」"), |of| format!("，實為{of} {c}"));
    ascii_of(c).map_or_else(|| found.clone(), |typed| format!("{found}：請改用半形的 {typed}"))
}

pub fn mended(old: &str, new: &str, line: u32) -> String {
    match (old, new.trim()) {
        ("", "") => format!("第{line}行：已刪去看不見的字元，或改為一般空格。"),
        ("", new) => format!("第{line}行：已補上 {new}"),
        (old, "") => format!("第{line}行：已刪去 {old}"),
        (old, new) => format!("第{line}行：已將 {old} 改為 {new}"),
    }
}
