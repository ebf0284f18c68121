//! The labels of fields, and the headings that programs put above a list of keywords, of people, or the transcript.

use super::super::label_words::{COLONS, is_known, plain_name};
use super::super::labels::{Shape, shape};
use super::super::note::Field;

/// What a field of a header is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Of(Field),
    Asks,
    Answers,
    /// Something that an interview file has no place for.
    Other,
}

/// The labels of fields, in English and Chinese.
const KEYS: &[(Key, &str)] = &[
    (
        Key::Of(Field::Title),
        "|title|meeting title|标题|標題|题目|題目|名称|名稱|会议主题|會議主題|会议名称|會議名稱|访谈主题|訪談主題|采访主题|採訪主題|",
    ),
    (
        Key::Of(Field::Date),
        "|date|interview date|date of interview|recorded|recorded on|time|date and time|时间|時間|日期|采访时间|採訪時間|\
        访谈时间|訪談時間|访问日期|訪問日期|访问时间|訪問時間|录音时间|采访日期|採訪日期|访谈日期|訪談日期|会议时间|會議時間|录制时间|创建时间|发布时间|發佈時間|發布時間|\
        published|published on|posted on|",
    ),
    (
        Key::Of(Field::Place),
        "|place|location|venue|where|place of interview|interview location|地点|地點|采访地点|採訪地點|访谈地点|訪談地點|\
        会议地点|會議地點|",
    ),
    (
        Key::Of(Field::Theme),
        "|keywords|key words|keyword|summary keywords|tags|topics|themes|subjects|关键词|關鍵詞|关键字|關鍵字|标签|標籤|主题词|",
    ),
    (
        Key::Of(Field::Summary),
        "|summary|abstract|description|synopsis|摘要|简介|簡介|提要|内容提要|导语|導語|全文摘要|",
    ),
    (Key::Of(Field::Source), "|source|publication|published in|publisher|来源|來源|出处|出處|原载|原載|"),
    (Key::Of(Field::Address), "|url|link|web|website|网址|網址|链接|鏈接|连结|原文链接|"),
    (
        Key::Of(Field::Category),
        "|category|series|collection|project|栏目|欄目|类别|類別|分类|分類|系列|项目|專案|项目名称|",
    ),
    (Key::Of(Field::Rights), "|rights|copyright|licence|license|版权|版權|许可|許可|授权|授權|"),
    (Key::Of(Field::Translator), "|translator|translated by|译者|譯者|翻译|翻譯|"),
    (
        Key::Answers,
        "|interviewee|interviewees|narrator|respondent|guest|speaker|受访者|受訪者|受访人|受訪人|被访者|被訪者|被访人|被采访人|\
        被采访者|采访对象|採訪對象|访谈对象|訪談對象|受访对象|嘉宾|嘉賓|讲述人|口述人|口述者|",
    ),
    (
        Key::Asks,
        "|interviewer|interviewers|interviewed by|interview by|采访者|採訪者|采访人|採訪人|访问者|訪問者|访谈者|訪談者|访谈人|訪談人|\
        采访|採訪|访谈|采访记者|记者|記者|主持人|主持|提问者|",
    ),
    (
        Key::Other,
        "|author|authors|written by|posted by|updated|last updated|last modified|views|作者|撰文|撰稿|发布者|發佈者|浏览次数|瀏覽次數|浏览量|\
        阅读次数|阅读量|点击次数|点击数|点击量|责任编辑|責任編輯|责编|責編|language|languages|duration|length|transcriber|transcribed by|transcript by|editor|edited by|format|audio|video|\
        file|files|id|identifier|call number|accession number|participants|present|attendees|invited|speakers|also present|语言|語言|时长|時長|整理|\
        整理者|记录|記錄|记录者|转写|校对|编辑|編輯|录音|录音整理|参会人|參會人|参会人员|參會人員|参与人|參與人|与会者|與會者|參與者|编号|文件|音频|视频|",
    ),
];

/// What a label is about.
pub fn key(label: &str) -> Option<Key> {
    let plain = format!("|{}|", plain_name(label));
    KEYS.iter().find(|(_, labels)| labels.contains(&plain)).map(|(key, _)| *key)
}

/// Splits a line at the colon of a field. What a person says is no field.
pub fn field(text: &str) -> Option<(&str, Key, &str)> {
    split(text).filter(|(label, key, value)| !(names_people(label, *key) && is_said(value)))
}

/// Whether a line begins with the label of a field that names people, and somebody speaks behind it.
pub fn is_spoken(text: &str) -> bool {
    split(text).is_some_and(|(label, key, value)| names_people(label, key) && is_said(value))
}

fn names_people(label: &str, key: Key) -> bool {
    matches!(key, Key::Asks | Key::Answers) || is_known(&bare(label))
}

/// Whether a value has sentences, or is too long for names. Brackets say something about a person, and so may the words
/// behind a name.
fn is_said(value: &str) -> bool {
    let mut depth = 0_usize;
    let is_outside = |c: &char| {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    let value: String = value.chars().filter(is_outside).collect();
    let value = value.trim();
    let mut parts = value.split([',', '，', '、', ';', '；', '&']);
    if parts.clone().any(|part| part.chars().count() > 60) {
        return true;
    }
    let first = parts.next().unwrap_or_default().trim();
    let is_name = shape(first) >= Shape::Firm && first.len() < value.len();
    let (is_whole, is_short) = (first.contains(' '), (2..=4).contains(&first.chars().count()));
    let is_birth = value.contains(['生', '岁', '歲']) && !value.contains(['我', '你', '您', '们', '們']);
    let sentence = value.trim_end_matches('。');
    if is_name && is_short && is_birth && !sentence.contains(['。', '！', '？', '!', '?', '…']) {
        return false;
    }
    let last = value.split_whitespace().next_back().unwrap_or_default();
    let is_word = last.len() > "etc.".len() && last.trim_end_matches('.').chars().all(char::is_lowercase);
    let ends = value.ends_with('.') && is_word && !(is_name && is_whole);
    ends || (value.contains(['。', '！', '？', '!', '?', '…']) && value.chars().any(char::is_alphabetic))
}

fn split(text: &str) -> Option<(&str, Key, &str)> {
    let at = text.find(COLONS)?;
    let label = text[..at].trim();
    let value = text[at..].trim_start_matches(COLONS).trim_start_matches([' ', '\t', '\u{3000}', '\u{a0}']);
    // A label in brackets: 【时间】.
    let bare = label.trim_matches(['【', '】', '[', ']', '*', '-', '•', ' ']);
    let key = key(bare).or_else(|| lists_speakers(bare, value).then_some(Key::Other))?;
    Some((label, key, value))
}

/// Whether a field lists who speaks: `发言人：王芳、李伟`. Before a single name, or words, it is a label of turns.
fn lists_speakers(label: &str, value: &str) -> bool {
    const LABELS: &str = "|发言人|發言人|说话人|說話人|讲话人|講話人|";
    let is_name = |name: &str| shape(name.trim()) >= Shape::Firm && name.trim().chars().count() <= 12;
    is_among(LABELS, label) && value.contains('、') && value.split('、').all(is_name)
}

/// Headings whose values stand in the next line, without a colon.
const BARE: &str = "|summary keywords|keywords|speakers|attendees|invited|participants|关键词|關鍵詞|参会人|參會人|参会人员|參會人員|参与人|與會者|与会者|";

/// Headings of the transcript itself.
const SECTIONS: &str =
    "|transcript|full transcript|文字记录|文字記錄|文字紀錄|逐字稿|会议转写|會議轉寫|转写结果|轉寫結果|";

/// Other labels of credits, which stand below a text.
const CREDITS: &str = "|photo|photos|photograph|photographs|photography|photographer|image|images|illustration|illustrations|\
    copy editor|proofreader|proofreading|producer|design|layout|words|text|责编|責編|责任编辑|責任編輯|值班编辑|值班編輯|值班主编|执行编辑|\
    執行編輯|微信编辑|新媒体编辑|实习编辑|实习生|實習生|美编|美編|美术编辑|排版|审核|審核|审校|審校|审读|審讀|初审|初審|复审|複審|终审|終審|主编|\
    主編|总编辑|總編輯|监制|監製|总监制|统筹|統籌|策划|策劃|出品|出品人|制作|製作|制图|製圖|视觉|視覺|摄影|攝影|图片|圖片|图|圖|图源|圖源|文|\
    文字|作者|撰文|撰稿|采写|採寫|录入|供稿|投稿|转载|轉載|设计|設計|插画|插畫|封面|题图|題圖|通讯员|通訊員|";

/// Labels of what stands below a text in whole sentences.
const NOTICES: &str = "|版权声明|版權聲明|免责声明|免責聲明|特别声明|特別聲明|copyright notice|disclaimer|";

/// What people say in as few words as a credit has.
const REPLIES: &str = "|谢谢|謝謝|感谢|感謝|多谢|多謝|再见|再見|好|好的|是|是的|对|對|嗯|没有|沒有|thanks|thank you|yes|no|okay|ok|goodbye|";

/// Splits a line that says who made a text, below it: `编辑：…`, `文 | …`, `Photos: …`.
pub fn credit(text: &str) -> Option<(&str, Key, &str)> {
    let inside = text.strip_prefix(['（', '(', '[', '【']).and_then(|text| text.strip_suffix(['）', ')', ']', '】']));
    let text = inside.unwrap_or(text);
    let at = text.find([':', '：', '|', '｜', '丨', '/', '／'])?;
    let (label, rest) = (text[..at].trim(), &text[at..]);
    let value = rest[rest.chars().next().map_or(0, char::len_utf8)..].trim();
    if is_among(NOTICES, label) && !value.is_empty() {
        return Some((label, Key::Other, value));
    }
    let is_short = (1..=60).contains(&value.chars().count());
    if !is_short || value.contains(['。', '！', '？', '!', '?', '；', '…']) || value.ends_with('.') {
        return None;
    }
    let key = match key(label) {
        Some(Key::Asks) if label.chars().count() > 1 && shape(value) >= Shape::Firm => Key::Asks,
        Some(key @ (Key::Other | Key::Of(Field::Source | Field::Translator | Field::Rights))) => key,
        None if is_among(CREDITS, label) => Key::Other,
        _ => return None,
    };
    (!is_among(REPLIES, value)).then_some((label, key, value))
}

fn is_among(list: &str, text: &str) -> bool {
    text.len() < 40 && list.contains(&format!("|{}|", bare(text)))
}

fn bare(text: &str) -> String {
    plain_name(text.trim().trim_end_matches([':', '：', ' ']))
}

/// Whether a line is the heading of the transcript, and nothing else.
pub fn is_section(text: &str) -> bool {
    is_among(SECTIONS, text)
}

/// What a heading without a colon is about, whose value stands in the next line.
pub fn bare_key(text: &str) -> Option<Key> {
    is_among(BARE, text).then(|| key(text)).flatten()
}
