//! What an import says, in traditional Chinese.

use super::super::import::{Import, shortened, spaced};
use crate::document::FileKind;
use crate::import::encoding::Evidence;
use crate::import::note::{Field, Former, Issue, Reason, Row, Spot, What};
use crate::import::{Format, Omission, Place, Refusal, TimeUnit, Unit};
use crate::interview::{Lang, Role};

pub const IMPORT: Import = Import {
    refusal,
    what,
    place,
    omission: |omission| match omission {
        Omission::Furniture => "正文以外",
        Omission::Apparatus => "格式本身的內容",
        Omission::Deleted => "修訂中刪除",
        Omission::Inserted => "修訂中插入",
        Omission::Struck => "畫有刪除線",
        Omission::Former => "已不在檔案中，原有主題或譯文",
        Omission::Corrected => "已不在檔案中",
        Omission::Other => "未匯入",
    },
    placed: |place, said| format!("{place}：{said}"),
    quoted: |text| format!("「{text}」"),
    speakers: "發言人",
    threads: "提問",
    rows: "對照",
    pairs: |n| format!("其中 {n} 篇訪談由原文和譯文合成"),
    update_one: "--update 一次只能更新一篇訪談：請指定它的檔案，或檔案及其譯文",
    out_one: |out, n| format!("--out {out} 只是一個檔案，而這次會產生 {n} 篇訪談：請指定資料夾"),
    update_broken: "要更新的訪談檔案有錯誤：請先用「interview check」查看並改正",
    update_unrelated: |file, removed, all| {
        format!(
            "訪談的 {all} 段發言中，有 {removed} 段不在「{file}」裡：這看來是另一篇文字，因此沒有寫入任何內容。若仍要更新，請加上 --force"
        )
    },
    notes: "檔案的解讀方式",
    left_out: "未匯入的內容",
    speaker: |name, role, turns, characters| {
        let role = role.map(|role| format!("（{}）", self::role(role))).unwrap_or_default();
        format!("{name}{role}：{turns} 段發言，{characters} 字")
    },
    nobody: "無人",
    imported: |file, turns, speakers, left| format!("{file}：{turns} 段發言，{speakers} 位發言人，{left} 個字元未匯入"),
    summary: |files, failed, turns, speakers, left| {
        let failed = if failed > 0 { format!("（另有 {failed} 個無法匯入）") } else { String::new() };
        format!("{files} 個檔案{failed}：{turns} 段發言，{speakers} 位發言人，{left} 個字元未匯入")
    },
    exists: |file| format!("{file} 已存在：請用 --out 指定另一個檔案，用 --update 更新它，或用 --force 覆寫"),
    nothing: |folder| format!("{folder} 中沒有可以匯入的檔案"),
    no_code_book: "這不是編碼簿：須是質性分析軟體匯出的編碼簿（.qdc）",
};

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty => "檔案是空的".into(),
        Refusal::Interview => "這已經是訪談檔案：可以直接開啟，或用「interview check」檢查".into(),
        Refusal::OldWord => "這是舊版 Word 文件（.doc）：請用 Word、WPS 或 LibreOffice 開啟，另存為 .docx".into(),
        Refusal::Wps => "這是 WPS 文件（.wps）：請用 WPS 開啟，另存為 .docx".into(),
        Refusal::OldExcel => "這是舊版 Excel 活頁簿（.xls）：請開啟後另存為 .xlsx 或 .csv".into(),
        Refusal::Pages => "這是 Pages 文件：請在 Pages 中輸出為 Word（.docx）".into(),
        Refusal::Pdf => "這是 PDF，無法完整取出文字：請開啟後全選、複製，貼到文字檔，存為 .txt".into(),
        Refusal::Image => "這是圖片：請輸入其中的文字，或用文字辨識軟體辨識後存為 .txt".into(),
        Refusal::Recording => "這是錄音或錄影：請先轉寫成文字，再匯入逐字稿".into(),
        Refusal::Archive => "這是壓縮檔：請先解壓縮，再匯入其中的檔案".into(),
        Refusal::NotYet(FileKind::Spreadsheet) => "無法匯入這種試算表：請開啟後另存為 .xlsx 或 .csv".into(),
        Refusal::NotYet(_) => "無法匯入這種格式：請開啟檔案，另存為純文字（.txt，UTF-8）".into(),
        Refusal::WebArchive => {
            "這是連同圖片存成一個檔案的網頁（.mht、.webarchive）：請用瀏覽器開啟，另存為「網頁，僅 HTML」".into()
        }
        Refusal::Xml(root) => format!(
            "不認識這種 XML（<{root}>）：可以匯入 OHMS、TEI、ELAN 的 XML 和網頁；請將逐字稿匯出為文字、CSV 或上述格式"
        ),
        Refusal::BrokenJsonLine { line, column } => {
            format!("此檔案每行是一個 JSON，但第 {line} 行第 {column} 欄有誤：檔案可能不完整，請重新匯出或下載")
        }
        Refusal::BrokenJson { line, column } => {
            format!("JSON 不完整或有錯誤：在第 {line} 行第 {column} 欄中斷；檔案可能被截斷，請重新匯出或下載")
        }
        Refusal::UnknownJson => format!(
            "這個 JSON 檔案既不是訪談，也不是已知程式的逐字稿。已嘗試：{}。請將逐字稿匯出為文字檔、字幕（.vtt、.srt）或 .docx 後再匯入",
            crate::import::tools()
        ),
        Refusal::NoSource => "專案中沒有文字：請重新匯出，並包含純文字的資料".into(),
        Refusal::NoSuchSource => "專案中沒有這個名稱的資料：不加 --source 可以看到全部名稱".into(),
        Refusal::CodeBook => "這是編碼簿：請用 --codes 與文字檔一起匯入".into(),
        Refusal::NotOfFormat(format) => format!("此檔案不是{}：請去掉 --format，或指定其他格式", self::format(*format)),
        Refusal::Binary => "這不是文字檔：請選擇產生它的原始檔案，或用 --encoding 指定編碼".into(),
        Refusal::Encrypted => "檔案有密碼保護：請開啟後取消密碼，另存一份再匯入".into(),
        Refusal::Incomplete => "檔案不完整，缺少結尾：可能是複製或下載中斷，請重新取得".into(),
        Refusal::Damaged(None) => "檔案已損毀：請用原來的軟體開啟，另存一份".into(),
        Refusal::Damaged(Some(place)) => format!("檔案已損毀（{}）：請用原來的軟體開啟，另存一份", self::place(place)),
        Refusal::Packing => "檔案的壓縮方式無法讀取：請解壓縮後，用一般方式（deflate）重新壓縮為 ZIP".into(),
        Refusal::TooLarge => "檔案解壓縮後超過 200 MB：請分割檔案，或移除其中的圖片和錄音".into(),
        Refusal::TooManyParts(n) => format!("檔案內含 {n} 個部分，超過 50,000 個的上限：請分割檔案"),
        Refusal::TooDeep => "檔案的巢狀層次過深，不像正常文件：請用原來的軟體開啟，另存一份".into(),
    }
}

fn place(place: &Place) -> String {
    let (number, unit) = (
        place.number,
        match place.unit {
            Unit::Line | Unit::Row => "行",
            Unit::Paragraph => "段",
            Unit::Item => "項",
        },
    );
    match &place.part {
        Some(part) => format!("{part} 第 {number} {unit}"),
        None => format!("第 {number} {unit}"),
    }
}

fn format(format: Format) -> &'static str {
    match format {
        Format::Text => "純文字",
        Format::Markdown => "Markdown",
        Format::Captions => "字幕",
        Format::Table => "表格",
        Format::Html => "網頁（HTML）",
        Format::Json => "JSON 格式的機器逐字稿",
        Format::Workbook => "活頁簿（XLSX）",
        Format::Ohms => "OHMS 訪談（XML）",
        Format::Tei => "TEI 文本（XML）",
        Format::Elan => "ELAN 檔案（EAF）",
        Format::TextGrid => "Praat 的 TextGrid",
        Format::Docx => "Word 文件",
        Format::Odt => "OpenDocument 文件",
        Format::Rtf => "RTF 文件",
        Format::Project => "REFI-QDA 專案",
    }
}

fn what(what: &What) -> String {
    match what {
        What::Format(kind) => format!("當作{}讀取", spaced(format(*kind))),
        What::Program(name) => match *name {
            "JSON" => "不知道是哪個程式產生的：依常見的欄位名稱讀取".into(),
            name => format!("由{name}產生，或與其格式相同"),
        },
        What::Encoding(name, evidence) => format!("以編碼 {name} 讀取：{}", self::evidence(*evidence)),
        What::NotDecoded(n) => format!("有 {n} 處位元組在此編碼中不是字元，以 � 代替：可用 --encoding 指定其他編碼"),
        What::CutOff => "檔案在一個字元中間結束，可能不完整".into(),
        What::Language(lang, _) if lang.primary() == "und" => "無法判斷語言：請用 --lang 指定".into(),
        What::Language(lang, true) => format!("語言為{}：已指明", named(lang)),
        What::Language(lang, false) => format!("語言為{}：依文字判斷", named(lang)),
        What::Role(name, role, reason) => format!("{name}是{}：{}", self::role(role), self::reason(reason)),
        What::Field(field, value, _, reason) => format!("{}「{value}」：{}", self::field(*field), self::reason(reason)),
        What::NoSpeaker(name, 1) => format!("「{name}」有一次出現在冒號前，未視為發言人"),
        What::NoSpeaker(name, n) => format!("「{name}」有 {n} 次出現在冒號前，未視為發言人"),
        What::OnlyOnce(name) => format!("「{name}」只出現一次，仍視為發言人"),
        What::NoSpeakers => "沒有找到發言人：請在每段發言前寫上姓名和冒號".into(),
        What::WithoutSpeaker(text, n) => {
            format!("檔案沒有說明 {n} 處由誰發言，第一處在「{}」：這些當作沒有發言人的段落", shortened(text, 40))
        }
        What::Unlabelled(name) => format!("只有提問有標記：其下的文字視為「{name}」的回答"),
        What::SameSpeaker(name, other) => format!("「{other}」視為「{name}」"),
        What::Joint(name) => format!("「{name}」視為一位發言人：可能是幾個人一起說的"),
        What::EmptyTurn(name) => format!("「{name}」此處沒有內容，这段發言未匯入"),
        What::JoinedLines(lines, hyphens) => format!("合併了 {lines} 處斷行，去掉了行末的 {hyphens} 個連字號"),
        What::ClockRestarts(text) => format!("從「{text}」起時間重新計算：應是另一段錄音的時間"),
        What::JoinedTurn(name) => format!("「{name}」的話在錄音中斷處前後相連，已合併"),
        What::Tape(text) => format!("「{text}」視為關於錄音的說明"),
        What::Term(term, gloss) => format!("「{term}」（{gloss}）已列入詞彙表"),
        What::Twice(text) => format!("「{text}」在檔案中出現兩次，只匯入一次"),
        What::Furniture(n) => format!("正文以外的 {n} 個字元（如選單、頁碼）未匯入"),
        What::OfTranslation(file, what) => format!("{file}：{}", self::what(what)),
        What::Aligned(counts) => format!(
            "{} 列有譯文，{} 列沒有；{} 列只有譯文；{} 列存疑",
            counts.both, counts.original, counts.translation, counts.doubtful
        ),
        What::Row(row) => self::row(row),
        What::SamePerson(name, other) => format!("譯文中的「{other}」就是「{name}」"),
        What::NobodyElse(name) => format!("譯文中的「{name}」在原文中找不到對應的人"),
        What::SameTheme(theme, other) => format!("譯文的主題「{other}」依其在清單中的位置視為「{theme}」"),
        What::Differs(field, kept, other) => {
            format!("{}「{kept}」已保留；另一個檔案為「{other}」", self::field(*field))
        }
        What::SameLanguage(lang) => {
            format!("兩個檔案似乎都是{}：請用 --lang 和 --translation-lang 指定語言", named(lang))
        }
        What::OtherTimes(n) => format!("譯文中有 {n} 處時間與原文不同，已保留原文的時間"),
        What::Inserted(text) => format!("追蹤修訂時插入：「{text}」"),
        What::Deleted(text) => format!("追蹤修訂時刪除：「{text}」"),
        What::Struck(text) => format!("畫有刪除線，未匯入：「{text}」"),
        What::Hidden => "隱藏文字未匯入".into(),
        What::Footnote(number) => format!("註腳 {number} 的內容放在該段之後"),
        What::Comment(author, text) => match &**author {
            "" => format!("註解：「{text}」"),
            author => format!("{author}的註解：「{text}」"),
        },
        What::HiddenCells(sheet, n) => format!("工作表「{sheet}」有 {n} 個隱藏的列或欄，已一併匯入"),
        What::HiddenSheet(sheet) => format!("工作表「{sheet}」是隱藏的，已一併匯入"),
        What::Columns(names) => format!("表格各欄為：{names}"),
        What::ColumnOf(name, true) => format!("「{name}」一欄依內容判斷為發言人"),
        What::ColumnOf(name, false) => format!("「{name}」一欄依內容判斷為發言文字"),
        What::CellsTogether(n) => {
            format!("表格有 {n} 欄，但看不出各欄是什麼，每列的儲存格按順序讀取：請為各欄加上「發言人」「內容」等欄名")
        }
        What::Data(n) => format!("有一個 {n} 欄的表格不是對話：已併為一段，每列一行文字，儲存格之間以「|」隔開"),
        What::Times(name, unit, is_named) => {
            let unit = if *unit == TimeUnit::Milliseconds { "毫秒" } else { "秒" };
            format!("「{name}」一欄的數字按{unit}讀取（{}）", if *is_named { "欄名已說明" } else { "依語速判斷" })
        }
        What::CodeBook(name) => format!("主題的名稱和說明取自 {name}"),
        What::OtherSheet(sheet, n) => format!("工作表「{sheet}」未匯入：{n} 列，沒有發言人的話"),
        What::OtherTier(tier, n) => format!("標記層「{tier}」未匯入：{n} 筆"),
        What::Interleaved(n) => format!("檔案中兩種語言交替出現：有 {n} 段文字作為譯文與前一段對照"),
        What::Updated(change) => format!(
            "{} 段發言未變，{} 段文字有改動，{} 段是新增的，{} 段已不在檔案中",
            change.same, change.changed, change.added, change.removed
        ),
        What::Former(former) => self::former(former),
        What::Pictures(n) => format!("有 {n} 張圖片未匯入"),
        What::Embedded(file) => format!("檔案中內嵌的檔案未匯入：{file}"),
        What::Unfinished => "檔案沒有正常結束，可能不完整".into(),
        What::NoText(name) => format!("專案中沒有來源「{name}」的純文字：請匯入其原文件"),
        What::OtherSources(names) => format!("專案中還有其他資料，可用 --source 指定：{names}"),
        What::Selections(all, 0) => format!("{all} 處編碼已成為段落的主題"),
        What::Selections(all, partial) => format!("{all} 處編碼已成為段落的主題，其中 {partial} 處只涵蓋段落的一部分"),
        What::Unplaced(codes, words) => format!("「{codes}」沒有對應的段落：「{words}」"),
        What::Unusual(text) => text.clone(),
    }
}

/// A language by its name, with its tag.
pub(super) fn named(lang: &Lang) -> String {
    match super::language(lang) {
        name if name == lang.as_str() => spaced(&name),
        name => format!("{}（{lang}）", spaced(&name).trim_end()),
    }
}

fn row(row: &Row) -> String {
    let rows = match row.rows {
        (first, last) if first == last => format!("對照第 {first} 列"),
        (first, last) => format!("對照第 {first} 至 {last} 列"),
    };
    format!("{rows}：{}", row_alone(row))
}

/// The same without the numbers of the rows.
pub(super) fn row_alone(row: &Row) -> String {
    let spot = |spot: &Spot| {
        let place = spot.place.as_ref().map(|place| format!("{}：", self::place(place))).unwrap_or_default();
        format!("{place}「{}」", spot.words)
    };
    let spots: Vec<String> = row.original.iter().chain(&row.translation).map(spot).collect();
    let issue = match &row.issue {
        Issue::Doubtful(percent) => format!("兩邊可能不對應（把握 {percent}%）"),
        Issue::Lengths => "兩邊長短懸殊".into(),
        Issue::Untranslated => "沒有譯文".into(),
        Issue::Added => "只有譯文".into(),
        Issue::Joined(turns) => format!("原文一段發言在譯文中分為 {turns} 段"),
        Issue::OneTurn(turns, true) => format!("原文 {turns} 段發言在譯文中合為一段，譯文已按自然段分配"),
        Issue::OneTurn(turns, false) => format!("原文 {turns} 段發言在譯文中合為一段，譯文放在第一段旁"),
        Issue::Speakers(one, other) => format!("發言人分別是「{one}」和「{other}」"),
        Issue::Paragraphs => "這兩個段落可能不對應".into(),
        Issue::JoinedParagraphs(one, other) if one > other => {
            format!("原文 {one} 個段落對應譯文 {other} 個段落，可能有一段沒有譯文")
        }
        Issue::JoinedParagraphs(one, other) => {
            format!("原文 {one} 個段落對應譯文 {other} 個段落，可能有一段是譯文多出的")
        }
        Issue::UntranslatedParagraph => "有一個段落沒有譯文".into(),
        Issue::AddedParagraph => "有一個段落只有譯文".into(),
    };
    format!("{issue}：{}", spots.join(" | "))
}

fn former(former: &Former) -> String {
    match former {
        Former::Changed(id, false) => format!("{id} 的文字有改動"),
        Former::Changed(id, true) => format!("{id} 的文字有改動：請看譯文是否仍然相符"),
        Former::Added(id, words) => format!("{id} 是新增的：「{words}」"),
        Former::Removed(id, words) => format!("{id} 的這些文字已不在檔案中：「{words}」"),
        Former::Moved(id) => format!("{id} 移到了別處"),
        Former::Speaker(kept, other) => format!("保留了發言人「{kept}」；檔案中是「{other}」"),
    }
}

fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Asked => "依您的要求",
        Evidence::Mark => "檔案開頭有此編碼的標記",
        Evidence::Stated => "檔案中註明",
        Evidence::Valid => "所有位元組都是此編碼的字元",
        Evidence::NearlyValid => "幾乎所有位元組都是此編碼的字元",
        Evidence::Zeros => "每隔一個位元組為零",
        Evidence::Frequent => "解讀出來的多是常用字",
        Evidence::Statistics => "依位元組的頻率",
    }
}

fn role(role: &Role) -> &str {
    match role {
        Role::Interviewer => "採訪者",
        Role::Interviewee => "受訪者",
        Role::Interpreter => "口譯",
        Role::Other(word) => word,
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "標題",
        Field::Summary => "摘要",
        Field::Date => "日期",
        Field::Place => "地點",
        Field::Category => "類別",
        Field::Source => "來源",
        Field::Address => "網址",
        Field::Translator => "譯者",
        Field::Rights => "版權",
        Field::Theme => "主題",
        Field::About => "訪談檔案中沒有相應的項目：",
        Field::Name => "人物",
    }
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Asked => "依您的要求".into(),
        Reason::Stated(label) => format!("見「{label}」"),
        Reason::Heading => "取自標題列".into(),
        Reason::FirstLine => "取自檔案開頭".into(),
        Reason::FileName => "取自檔名".into(),
        Reason::InTitle => "取自標題".into(),
        Reason::Breadcrumb => "取自網頁的路徑".into(),
        Reason::Label => "依稱呼判斷".into(),
        Reason::Asks(asks, all) => format!("{all} 段發言中有 {asks} 段以問號結尾"),
        Reason::Rest => "另一位是提問的人".into(),
    }
}
