//! What the desk says of speakers, themes, glossary, details and problems, in traditional Chinese.

use super::editor::detail;
use super::language;
use crate::desk::{Field, InLanguage, Lack, Named, OwnText, PlainField, Spot, Unfit};
use crate::document::{ExpectedKind, FoundKind};
use crate::interview::{Expected, Found, Lang, Problem};
use crate::state::Ui;
use crate::words::desk::panels::{Details, Find, Glossary, Panels, People, Problems, Themes};
use crate::words::desk::quoted::{guessed, name_of};
use crate::words::desk::{Names, listed};
use crate::words::problems::shortened;

pub const PANELS: Panels = Panels {
    comma: "、",
    language: |lang| listed(Ui::ZhHant, lang),
    placed: |name, n, of| format!("{name}，第 {n} 個，共 {of} 個"),
    up: |name| format!("上移「{name}」"),
    down: |name| format!("下移「{name}」"),
    details: DETAILS,
    people: PEOPLE,
    themes: THEMES,
    problems: PROBLEMS,
    find: FIND,
    glossary: GLOSSARY,
};

const DETAILS: Details = Details {
    needed: "引用時需要",
    for_example: |example| format!("例：{example}"),
    field: |field| match field {
        Field::Title => "標題",
        Field::Summary => "摘要",
        Field::Place => "地點",
        Field::Category => "類別",
        Field::Date => "訪談日期",
        Field::SourceName => "來源或出版者",
        Field::Translator => "譯者",
        Field::Holder => "版權",
    },
    example: |field| match field {
        Field::Title => "等人的班車：三縣鄉村醫療訪談",
        Field::Summary => "兩三句話，顯示在列表中",
        Field::Place => "甘肅蘭州",
        Field::Category => "醫療",
        Field::Date => "2015-05-14、2015-05、2015-05/2016-01、2015~",
        Field::SourceName => "《口述歷史研究》",
        Field::Translator => "李文",
        Field::Holder => "© 2024 鄉村醫療網路",
    },
    plain: |field| match field {
        PlainField::Id => "網址中的名稱",
        PlainField::Date => "訪談日期",
        PlainField::SourceUrl => "來源的網址",
        PlainField::SourcePages => "來源的頁碼",
        PlainField::Licence => "授權條款",
        PlainField::Url => "訪談的網址",
    },
    plain_example: |field| match field {
        PlainField::Id => "van-that-waits",
        PlainField::Date => "",
        PlainField::SourceUrl | PlainField::Url => "https://example.org/article",
        PlainField::SourcePages => "112–119",
        PlainField::Licence => "CC BY 4.0",
    },
    who_speaks: "發言人",
    date: "年、月、日",
    date_in_words: "不知道確切日期時，可用文字說明",
    address_stays: "訪談加入「我的網站」之後，網址不再改變。",
    date_read: |date| format!("讀者看到：{date}"),
    date_not_read: "未能辨識為日期：將照原樣顯示，在列表中排在最後",
    languages: "文本的語言",
    languages_about: "更正語言時，該語言的全部文字隨之更改。可填語言的名稱（如德文），也可填語言標籤（如 de）。",
    original: "原文",
    make_original: "設為原文",
    add_language: "新增語言",
    remove_language,
};

fn remove_language(had: InLanguage) -> String {
    let InLanguage { passages, headings, names, details } = had;
    let parts = [(passages, "段譯文"), (headings, "個標題"), (names, "個名稱"), (details, "項說明")];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    match parts.is_empty() {
        true => "刪除".to_owned(),
        false => format!("刪除，連同 {}", parts.join("、")),
    }
}

const PEOPLE: People = People {
    heading: "發言人",
    edit: "編輯發言人",
    share: |turns, percentage| format!("{turns} 段發言，{percentage}"),
    name: "名字",
    initials: "縮寫",
    about: "簡介",
    part: "在訪談中的身分",
    no_part: "未註明",
    interviewer: "採訪者",
    interviewee: "受訪者",
    interpreter: "口譯",
    another_part: "其他身分",
    colour: "顏色",
    colour_more: "有兩個名稱的顏色，後一個是在深色頁面上的樣子。",
    automatic: "自動",
    colours: [
        "灰色方塊",
        "藍色",
        "赭色、橙色",
        "深紫紅、淺粉紅",
        "藍綠色",
        "紫羅蘭色",
        "藏青、亮綠",
        "暗紅、鮮紅",
        "深紫、淺綠",
    ],
    same_name: |name| format!("已有「{name}」：是同一個人嗎？"),
    merge: |turns| format!("合併 {turns} 段發言"),
    remove: "刪除（沒有發言）",
    new: "新發言人",
};

const THEMES: Themes = Themes {
    heading: "主題",
    edit: "編輯主題",
    none: "還沒有主題。可在正文旁的列表中新增，或開啟編碼手冊。",
    passages: |n| format!("{n} 段"),
    about: "哪些內容屬於這個主題",
    whereabouts: "所在之處",
    lies_in: |list, more| match more {
        0 => format!("見於 {list}"),
        more => format!("見於 {list} 及另外 {more} 段"),
    },
    previous: "上一處",
    next: "下一處",
    merge_into: "併入",
    same_name: |name| format!("已有主題{name}：是同一個主題嗎？"),
    merge: |n| format!("合併 {n} 段"),
    remove: |n| match n {
        0 => "刪除這個主題".to_owned(),
        n => format!("刪除這個主題（從 {n} 段中去掉）"),
    },
    code_book: "開啟編碼手冊（CSV、Excel、QDC）",
    code_book_more: "也可以把檔案拖到本頁。",
    unread: |file| format!("無法讀取 {file}"),
    no_code_book: |file| format!("{file} 中沒有編碼手冊：第一列應為各欄名稱，如編碼、名稱、說明"),
    added: |added, all| match all - added.min(all) {
        0 => format!("已新增 {added} 個主題"),
        known => format!("已新增 {added} 個主題，另有 {known} 個原已存在"),
    },
};

const PROBLEMS: Problems = Problems {
    heading: "問題",
    none: "沒有需要查看的問題",
    next: "下一個",
    mend: "修正",
    needed: "必須補正",
    doubtful: "請查看",
    lack: |lack| match lack {
        Lack::Withheld(words, places) => format!("「{}」不得公開，但仍有 {} 處", guessed(words), places.len()),
        Lack::Traces(words, places) => {
            format!("「{}」不得公開，但仍有 {} 處可看出是誰", guessed(words), places.len())
        }
        Lack::Detail(Field::Holder) => "未註明版權".into(),
        Lack::Detail(field) => format!("沒有{}", detail(*field)),
        Lack::Names(ids) => match &ids[..] {
            [id] => format!("{} 沒有全名", guessed(id)),
            ids => format!("{} 位發言人沒有全名", ids.len()),
        },
        Lack::Namesakes(name, ids) => format!("有 {} 位發言人都叫「{}」", ids.len(), guessed(name)),
        Lack::SameThemes(name, ids) => format!("有 {} 個主題都叫「{}」", ids.len(), guessed(name)),
        Lack::DetailIn(lang, field) => format!("缺{}{}", language(lang), detail(*field)),
        Lack::NamesIn(lang, names) => match &names[..] {
            [(_, name)] => format!("{} 缺{}名字", name_of(name), language(lang)),
            names => format!("{} 位發言人缺{}名字", names.len(), language(lang)),
        },
        Lack::Empty(places) => format!("{} 段沒有文字，不會存入檔案", places.len()),
        Lack::Gaps(lang, places) => format!("{} 段缺{}", places.len(), language(lang)),
        Lack::ThemesIn(lang, labels) => match &labels[..] {
            [(_, label)] => format!("主題「{}」缺{}名稱", name_of(label), language(lang)),
            labels => format!("{} 個主題缺{}名稱", labels.len(), language(lang)),
        },
        Lack::Outdated(lang, places) => format!("{} 段在譯成{}之後原文有改動", places.len(), language(lang)),
        Lack::Doubtful(lang, places) => format!("{} 段的{}可能對錯了位置", places.len(), language(lang)),
    },
    problem,
    places: |message, n| format!("{message}（{n} 處）"),
};

/// What the check finds in what an editor writes.
pub fn problem(problem: &Problem, spot: &Spot, names: &Names) -> Option<String> {
    let said = match (&problem.expected, &problem.found) {
        (Expected::Value(ExpectedKind::Date), Found::Value(FoundKind::Text(text))) => {
            format!("「{}」無法辨識為日期：請寫成 2019-03-02、2019-03 或 2019，或用文字說明", shortened(text))
        }
        (Expected::Value(ExpectedKind::Address), Found::Value(FoundKind::Text(text))) => {
            format!("「{}」不是網址：網址以 https:// 開頭", shortened(text))
        }
        (Expected::Link, Found::Value(FoundKind::Text(text))) => {
            format!("指向「{}」的連結無效：位址須以 https:// 或 mailto: 開頭", shortened(text))
        }
        (Expected::Initials, Found::Value(FoundKind::Text(text))) => {
            format!("「{}」太長：縮寫最多三個字母", shortened(text))
        }
        (Expected::Value(ExpectedKind::Localized | ExpectedKind::Text), found) if found.is_empty() => {
            "這裡沒有內容".into()
        }
        (Expected::Value(ExpectedKind::Language), Found::Value(FoundKind::Text(text)) | Found::Misspelt(text, _)) => {
            format!("「{}」不是瀏覽器能辨識的語言", shortened(text))
        }
        (Expected::TextIn(tag), Found::Written { chinese, more }) => {
            let wanted = Lang::parse(tag).map_or_else(|| tag.to_string(), |lang| language(&lang));
            let said = match chinese {
                true => format!("{}是中文，應為{wanted}", subject(spot, names)),
                false => format!("{}沒有漢字，應為{wanted}", subject(spot, names)),
            };
            match more {
                0 => said,
                n => said + &format!("；另有 {n} 處：兩種語言可能放反了"),
            }
        }
        (_, Found::Emphasis(words)) => {
            format!("「{}」因兩側的星號顯示為強調；點「修正」可顯示星號本身", shortened(words))
        }
        (_, Found::Markup(signs)) if signs.starts_with('#') => format!("「{}」會照原樣顯示：段落裡沒有標題", signs),
        (_, Found::Markup(tag)) => format!("「{}」會照原樣顯示：HTML 在這裡不起作用", shortened(tag)),
        (_, Found::Radical(c)) => format!("「{c}」只是形似的部首，常見於從 PDF 複製的文字：請輸入這個字"),
        (_, Found::HalfCharacter) => "這裡有半個字元：請重新輸入".into(),
        (Expected::Title, Found::Nothing) => "沒有標題".into(),
        (Expected::TextIn(tag), Found::Nothing) => {
            format!("缺少{}文字", Lang::parse(tag).map_or_else(|| tag.to_string(), |lang| language(&lang)))
        }
        (_, Found::IdByPosition(_)) => "各段沒有供連結使用的名稱，改動後連結可能指向別處；做成草稿後會自動補上".into(),
        (_, Found::Outdated) => "譯文比原文舊".into(),
        (_, Found::TakenFor(lang)) if lang.primary() != "und" => format!("沒有註明文字的語言，視為{}", language(lang)),
        (_, Found::Again(text)) => format!("「{}」出現了兩次", shortened(text)),
        _ => return None,
    };
    Some(said)
}

/// What has a wrong language.
fn subject(spot: &Spot, names: &Names) -> String {
    let is_about = |named: &Named| matches!(named.text, Some((OwnText::About, _)));
    match spot {
        Spot::Passage(_) => "有一段".into(),
        Spot::Heading(_) => "有一個目錄標題".into(),
        Spot::Speaker(named) if is_about(named) => format!("{}的簡介", names.speaker(&named.id)),
        Spot::Speaker(named) => format!("{}的名字", names.speaker(&named.id)),
        Spot::Theme(named) if is_about(named) => format!("主題「{}」的說明", names.theme(&named.id)),
        Spot::Theme(named) => format!("主題「{}」的名稱", names.theme(&named.id)),
        Spot::Glossary => "有一個術語".into(),
        Spot::Details(Some((field, _))) => detail(*field).into(),
        Spot::Details(None) => "有一項說明".into(),
    }
}

const FIND: Find = Find {
    heading: "尋找和取代",
    find: "尋找",
    exact: "區分大小寫",
    whole: "全字相符",
    everywhere: "也尋找名字、主題、術語和說明",
    with: "取代為",
    replace: |n| format!("取代 {n} 處"),
    delete: |n| format!("刪除 {n} 處"),
    replaced: |n| format!("已取代 {n} 處"),
    found: |n, texts| match n {
        0 => "沒有找到".to_owned(),
        n => format!("{texts} 段文字中共 {n} 處"),
    },
    more: |n| format!("另有 {n} 處"),
    pseudonyms: "化名",
    pseudonyms_about: "名字在各處都被取代：各種語言的正文、發言人名字、術語、說明和網址中的名稱。此後該名字不得公開：檢查時，凡含有它的文字都不會通過。",
    name: "真名",
    pseudonym: "化名",
    places: |n| format!("{n} 處"),
    also_called: "這位發言人又名",
    add_name: "一併取代",
    unfit: |unfit| match unfit {
        Unfit::Twice => "這個名字已在上面列出".into(),
        Unfit::Tells(name) => format!("化名中含有不得公開的「{}」，請另選一個", guessed(name)),
        Unfit::Taken => "會有兩位發言人同名，請另選一個".into(),
        Unfit::Nowhere => "文中沒有這個名字，請核對寫法".into(),
    },
    one_character: "單個字常是其他詞的一部分，請先逐處查看。",
    pseudonymise: |n| format!("取代 {n} 個名字"),
    outcome: |name, n, left| match left {
        0 => format!("{name}：已取代 {n} 處，別處不再出現。"),
        left => format!("{name}：已取代 {n} 處。以下 {left} 處仍會全部或部分透露它："),
    },
    extra: "檔案中這裡不顯示的欄位",
    note: "檔案中的備註（不會發布）",
    names_listed: "這些姓名仍保留在這個瀏覽器和您儲存的檔案裡，列在不可發布的詞中；網站和給受訪者的 Word 檔案裡沒有這份清單。",
    withheld: "不可發布的詞",
    withheld_hint: "網站裡出現其中任何一個，哪怕只是別的詞的一部分，就不會產生。如果所指不同，可以允許發布。",
    allow: "允許發布",
};

const GLOSSARY: Glossary = Glossary {
    heading: "術語",
    edit: "編輯術語",
    offers: "文中已作解釋的詞",
    accept: |term| format!("把「{term}」設為術語"),
    decline: |term| format!("不採用「{term}」"),
    terms: "術語表",
    new: "新術語",
    term: "術語",
    pinyin: "拼音",
    proposed: "自動給出的拼音，不帶聲調，請核對。",
    several: "多音字：",
    unknown: "讀音不詳：",
    aliases: "其他寫法",
    meaning: "釋義",
    make: "設為術語",
    remove: "刪除",
};
