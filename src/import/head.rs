//! What stands before the first turn: fields such as `DATE: …`, the title, a line with date and place; the rest opens the
//! interview.

use std::rc::Rc;

use super::account::{Form, Ledger};
use super::label_words::plain_name;
use super::labels::{Shape, is_tape, shape};
use super::model::{About, Line, LineKind, Person, Theme};
use super::note::{Field, Reason, Severity, What};
use super::{dates, furniture};
use crate::interview::Role;

/// What a field of a header is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Of(Field),
    Asks,
    Answers,
    /// Something that an interview file has no place for.
    Other,
}

/// The labels of fields, in English and Chinese.
const KEYS: &[(Key, &str)] = &[
    (Key::Of(Field::Title), "|title|标题|標題|题目|題目|名称|名稱|"),
    (
        Key::Of(Field::Date),
        "|date|interview date|date of interview|recorded|recorded on|time|date and time|时间|時間|日期|采访时间|採訪時間|\
        访谈时间|訪談時間|访问日期|訪問日期|访问时间|訪問時間|录音时间|采访日期|採訪日期|访谈日期|訪談日期|会议时间|會議時間|录制时间|创建时间|发布时间|發佈時間|",
    ),
    (
        Key::Of(Field::Place),
        "|place|location|venue|where|place of interview|interview location|地点|地點|采访地点|採訪地點|访谈地点|訪談地點|\
        会议地点|會議地點|",
    ),
    (
        Key::Of(Field::Theme),
        "|keywords|key words|keyword|tags|topics|themes|subjects|关键词|關鍵詞|关键字|關鍵字|标签|標籤|主题词|",
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
        "|language|languages|duration|length|transcriber|transcribed by|transcript by|editor|edited by|format|audio|video|\
        file|files|id|identifier|call number|accession number|participants|present|attendees|also present|语言|語言|时长|時長|整理|\
        整理者|记录|記錄|记录者|转写|校对|编辑|編輯|录音|录音整理|参会人|参与人|与会者|參與者|编号|文件|音频|视频|",
    ),
];

fn key(label: &str) -> Option<Key> {
    let plain = format!("|{}|", plain_name(label));
    KEYS.iter().find(|(_, labels)| labels.contains(&plain)).map(|(key, _)| *key)
}

/// Whether a label is that of a field about the conversation, and of no person.
pub fn names_field(label: &str) -> bool {
    let bare = label.trim().trim_end_matches([':', '：', ' ']);
    matches!(key(bare), Some(Key::Of(_) | Key::Other))
}

/// Splits a line at the colon of a field.
fn field(text: &str) -> Option<(&str, Key, &str)> {
    let at = text.find([':', '：'])?;
    let label = text[..at].trim();
    let value = text[at..].trim_start_matches([':', '：', ' ', '\t', '\u{3000}', '\u{a0}']);
    // A label in brackets: 【时间】.
    let bare = label.trim_matches(['【', '】', '[', ']', '*', '-', '•', ' ']);
    Some((label, key(bare)?, value))
}

/// Returns whether a line is a field, also if its label is the label of turns: INTERVIEWEE: Mai Afeng. `turns` says how
/// often a label begins a line, apart from the line itself; `has_others` whether fields that are no people stand among
/// the first lines.
pub fn is_field(line: &Line, turns: &dyn Fn(&str) -> usize, has_others: bool) -> bool {
    let Some((label, key, value)) = field(&line.text) else { return false };
    match key {
        Key::Asks | Key::Answers => turns(label) == 0 || (is_name(value) && has_others),
        _ => true,
    }
}

/// Whether a value is a name, perhaps with words about the person in brackets.
fn is_name(value: &str) -> bool {
    let name = about(value).map_or(value, |(name, _)| name);
    shape(name) >= Shape::Firm && name.chars().count() <= 40 && !name.ends_with(['.', ','])
}

/// A name and what stands about the person in brackets behind it.
fn about(value: &str) -> Option<(&str, &str)> {
    let inside = value.strip_suffix([')', '）'])?;
    let open = value.find(['(', '（']).filter(|at| *at > 0)?;
    Some((value[..open].trim(), inside[open..].trim_start_matches(['(', '（'])))
}

/// How many of the first lines are a title and fields that follow one another, some of them about the conversation and
/// some perhaps with names of people, who do not speak there.
pub fn length<'a>(lines: impl Iterator<Item = &'a Line>) -> usize {
    let (mut length, mut is_about_conversation) = (0, false);
    for (n, line) in lines.enumerate() {
        match field(&line.text) {
            Some((_, Key::Asks | Key::Answers, value)) if !is_name(value) => break,
            Some((_, key, _)) => {
                is_about_conversation |= !matches!(key, Key::Asks | Key::Answers);
                length = n + 1;
            }
            // A title stands above them, perhaps with a line below it.
            None if length == 0 && n < 4 => {}
            None => break,
        }
    }
    if is_about_conversation { length } else { 0 }
}

/// Whether fields that are no people stand in lines.
pub fn has_fields<'a>(lines: impl Iterator<Item = &'a Line>) -> bool {
    let mut lines = lines.take(30).filter_map(|line| field(&line.text));
    lines.any(|(_, key, _)| matches!(key, Key::Of(Field::Date | Field::Place | Field::Title) | Key::Other))
}

/// The plain names of the people whom fields among the first lines state.
pub fn stated<'a>(lines: impl Iterator<Item = &'a Line>) -> Vec<String> {
    let fields = lines.take(40).filter_map(|line| field(&line.text));
    let people = fields.filter(|(_, key, _)| matches!(key, Key::Asks | Key::Answers));
    let names = people.flat_map(|(_, _, value)| names(value));
    let names = names.filter(|name| shape(name) >= Shape::Firm && name.chars().count() <= 60);
    let person = |name: &str| {
        let Person { label, name, .. } = person(name, "", Role::Interviewee);
        [Some(label.to_string()), name]
    };
    names.flat_map(person).flatten().map(|name| plain_name(&name)).collect()
}

/// The names in the value of a field: `甲、乙（河城晚报，记者）` are two.
fn names(value: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parts = value.split(|c: char| {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '、' | '，' | ',' | ';' | '；' | '&')
    });
    parts.map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// The themes in the value of a field. Where semicolons part them, commas belong to them.
fn themes(value: &str) -> impl Iterator<Item = &str> {
    let marks: &[char] = if value.contains([';', '；']) { &[';', '；'] } else { &['、', '，', ',', '|', '/'] };
    value.split(marks).map(str::trim).filter(|word| !word.is_empty())
}

/// Takes the fields and the title from the lines before the first turn, and returns those that open the interview.
pub fn read(mut lines: Vec<Line>, is_interview: bool, about: &mut About, ledger: &mut Ledger) -> Vec<Line> {
    take_fields(&mut lines, about, ledger);
    if let Some(n) =
        lines.iter().position(|line| matches!(line.kind, LineKind::Heading(_))).filter(|_| about.title.is_none())
    {
        let line = lines.remove(n);
        set(about, Field::Title, &line.text, Reason::Heading, &line, ledger);
    }
    let mut lines = if is_interview { furniture::part_head(lines, about, ledger) } else { lines };
    take_date_line(&mut lines, about, ledger);
    if about.title.is_none() && is_interview {
        let is_title = |line: &Line| {
            if is_tape(&line.text) {
                return false;
            }
            let count = line.text.chars().count();
            line.kind == LineKind::Words
                && (2..=120).contains(&count)
                && !line.text.ends_with(['.', '。', '!', '！', ',', '，', ')', '）'])
                && !line.text.contains("://")
        };
        // A first line with nothing but a paragraph of words below it is one of these words.
        if lines.first().is_some_and(is_title) && lines.get(1).is_none_or(|next| next.starts) {
            let line = lines.remove(0);
            set(about, Field::Title, &line.text, Reason::FirstLine, &line, ledger);
            take_date_line(&mut lines, about, ledger);
        }
    }
    lines
}

/// Sets a field to a text of the file, which the account then has there.
pub fn set(about: &mut About, field: Field, value: &str, reason: Reason, line: &Line, ledger: &mut Ledger) {
    let value = value.trim();
    let slot = match field {
        Field::Title => &mut about.title,
        Field::Summary => &mut about.summary,
        Field::Date => &mut about.date,
        Field::Place => &mut about.place,
        Field::Category => &mut about.category,
        Field::Source => &mut about.source,
        Field::Address => &mut about.url,
        Field::Translator => &mut about.translator,
        Field::Rights => &mut about.licence,
        Field::Theme | Field::About | Field::Name => &mut None,
    };
    if slot.is_none() {
        *slot = Some(value.to_owned());
    }
    ledger.take(value, Form::Metadata);
    let shown =
        if field == Field::Date { dates::whole(value).unwrap_or_else(|| value.to_owned()) } else { value.to_owned() };
    ledger.note(Severity::Info, Some(line.place.clone()), What::Field(field, shown, value.to_owned(), reason));
}

fn take_fields(lines: &mut Vec<Line>, about: &mut About, ledger: &mut Ledger) {
    let mut rest: Vec<Line> = Vec::new();
    // A field whose value stands in the next line.
    let mut open: Option<(String, Key)> = None;
    for line in lines.drain(..) {
        if let Some((label, key)) = open.take() {
            take(&label, key, &line.text, &line, about, ledger);
            continue;
        }
        match field(&line.text) {
            Some((label, key, "")) => {
                ledger.changed(&line.text, label, Form::Markup);
                open = Some((label.to_owned(), key));
            }
            Some((label, key, value)) => {
                ledger.changed(&line.text, &format!("{label}{value}"), Form::Markup);
                take(label, key, value, &line, about, ledger);
            }
            None => rest.push(line),
        }
    }
    if let Some((label, _)) = open {
        let what = What::Field(Field::About, String::new(), label.clone(), Reason::Stated(label.clone()));
        ledger.note(Severity::Info, None, what);
        ledger.take(label, Form::Metadata);
    }
    *lines = rest;
}

/// Takes a field: its label and its value are in the note.
fn take(label: &str, key: Key, value: &str, line: &Line, about: &mut About, ledger: &mut Ledger) {
    ledger.take(label, Form::Metadata);
    let reason = Reason::Stated(label.to_owned());
    match key {
        Key::Of(Field::Theme) => {
            for word in themes(value) {
                let id: Rc<str> = word.to_lowercase().into();
                if !about.themes.iter().any(|theme| theme.id == id) {
                    about.themes.push(Theme { id, label: Some(word.to_owned()), about: None });
                }
            }
            ledger.take(value, Form::Metadata);
            let what = What::Field(Field::Theme, value.to_owned(), value.to_owned(), reason);
            ledger.note(Severity::Info, Some(line.place.clone()), what);
        }
        Key::Of(field) => set(about, field, value, reason, line, ledger),
        Key::Asks | Key::Answers => {
            let role = if key == Key::Asks { Role::Interviewer } else { Role::Interviewee };
            for name in names(value) {
                about.people.push(person(name, label, role.clone()));
            }
            ledger.take(value, Form::Metadata);
            let what = What::Field(Field::Name, value.to_owned(), value.to_owned(), reason);
            ledger.note(Severity::Info, Some(line.place.clone()), what);
        }
        Key::Other => {
            ledger.take(value, Form::Metadata);
            let what = What::Field(Field::About, value.to_owned(), value.to_owned(), reason);
            ledger.note(Severity::Info, Some(line.place.clone()), what);
        }
    }
}

/// A person whom a field names: `Han Hongmei (HHM)` is labelled HHM.
fn person(name: &str, part: &str, role: Role) -> Person {
    let (full, inside) = about(name).unwrap_or((name, ""));
    let inside = inside.trim();
    let is_label = !inside.is_empty() && inside.chars().count() <= 4 && !inside.contains(' ');
    let about = Some(inside.to_owned()).filter(|inside| !inside.is_empty() && !is_label);
    let label = if is_label { inside.into() } else { full.into() };
    Person { label, name: Some(full.to_owned()), role: Some(role), about, part: Some(part.to_owned()) }
}

/// Takes a line that is a date, or a date and a place: 2019年3月2日，磨坊咖啡馆.
fn take_date_line(lines: &mut Vec<Line>, about: &mut About, ledger: &mut Ledger) {
    let found = lines.iter().take(4).position(|line| date_and_place(&line.text).is_some());
    let Some(n) = found.filter(|_| about.date.is_none()) else { return };
    let line = lines.remove(n);
    let Some((date, place)) = date_and_place(&line.text) else { return };
    let (date, place) = (date.to_owned(), place.to_owned());
    ledger.changed(&line.text, &format!("{date}{place}"), Form::Markup);
    set(about, Field::Date, &date, Reason::FirstLine, &line, ledger);
    if !place.is_empty() {
        set(about, Field::Place, &place, Reason::FirstLine, &line, ledger);
    }
}

fn date_and_place(text: &str) -> Option<(&str, &str)> {
    let (_, range) = dates::find(text)?;
    let is_mark = |c: char| c.is_whitespace() || "，,、|·-–—/；;（）()于於在".contains(c);
    let (before, after) = (text[..range.start].trim_matches(is_mark), text[range.end..].trim_matches(is_mark));
    let place = if before.is_empty() { after } else { before };
    let is_place = place.chars().count() <= 30 && !place.contains(['。', '.', '？', '?', '！', ':', '：']);
    (is_place && (before.is_empty() || after.is_empty())).then_some((&text[range], place))
}
