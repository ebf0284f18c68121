//! An interview as a page: a title, fields, and turns with the name of the speaker before the words.

use std::rc::Rc;

use super::local;
use crate::document::{self, Document, Kind, Value};
use crate::interview::{Interview, Lang, Paragraph, Role, Script, Speaker};

/// A block of a page.
pub enum Block<'a> {
    Title(&'a str),
    /// A field: its label and its value.
    Field(String, String),
    /// The short form of the next question.
    Heading(&'a str),
    /// The paragraphs of a passage, the first of a turn with its speaker.
    Passage {
        id: &'a str,
        start: Option<u32>,
        speaker: Option<&'a str>,
        paragraphs: &'a [Paragraph],
    },
}

/// A page in a language.
pub struct Page<'a> {
    pub blocks: Vec<Block<'a>>,
    /// The colon behind a label.
    pub colon: &'static str,
}

/// The labels of fields in English, simplified Chinese and traditional Chinese. The import recognises them.
const LABELS: [(&str, [&str; 3]); 10] = [
    ("date", ["Date", "日期", "日期"]),
    ("place", ["Place", "地点", "地點"]),
    ("interviewer", ["Interviewer", "采访者", "採訪者"]),
    ("interviewee", ["Interviewee", "受访者", "受訪者"]),
    ("category", ["Category", "类别", "類別"]),
    ("summary", ["Summary", "摘要", "摘要"]),
    ("source", ["Source", "来源", "來源"]),
    ("translator", ["Translator", "译者", "譯者"]),
    ("url", ["URL", "网址", "網址"]),
    ("licence", ["Licence", "许可", "許可"]),
];
const KEYWORDS: [&str; 3] = ["Keywords", "关键词", "關鍵詞"];

/// Lays an interview out.
pub fn of<'a>(document: &Document, interview: &'a Interview, lang: &Lang) -> Page<'a> {
    let language = match lang.chinese() {
        None => 0,
        Some(Script::Simplified) => 1,
        Some(Script::Traditional) => 2,
    };
    let label = |key: &str| {
        let (_, labels) = LABELS.iter().find(|(name, _)| *name == key).expect("a label of the table");
        labels[language].to_owned()
    };
    let mut blocks = vec![Block::Title(local(&interview.title, lang))];
    let mut field = |label: String, value: &str| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            blocks.push(Block::Field(label, value));
        }
    };
    field(label("date"), &date(document, lang));
    let place = interview.place.as_ref().map(|text| local(text, lang));
    field(label("place"), place.unwrap_or_default());
    let has_others = place.is_some() || !date(document, lang).is_empty();
    for (role, key) in [(Role::Interviewer, "interviewer"), (Role::Interviewee, "interviewee")] {
        for people in people(interview, lang, &role, has_others) {
            field(label(key), &people);
        }
    }
    let text = |text: &'a Option<crate::interview::Localized>| text.as_ref().map_or("", |text| local(text, lang));
    field(label("category"), text(&interview.category));
    field(label("summary"), text(&interview.summary));
    let source = interview.source.as_ref();
    field(label("source"), source.and_then(|one| one.name.as_ref()).map_or("", |name| local(name, lang)));
    field(label("translator"), text(&interview.translator));
    field(label("url"), interview.url.as_deref().unwrap_or_default());
    let licence = interview.rights.as_ref().and_then(|rights| rights.licence.as_deref());
    field(label("licence"), licence.unwrap_or_default());
    let themes: Vec<&str> = interview.themes.iter().map(|theme| local(&theme.label, lang)).collect();
    field(KEYWORDS[language].to_owned(), &themes.join(if language == 0 { "; " } else { "；" }));
    for turn in interview.turns() {
        blocks.extend(turn.heading.as_ref().map(|heading| Block::Heading(local(heading, lang))));
        for (n, passage) in turn.passages.iter().enumerate() {
            let speaker = turn.speaker.as_ref().filter(|_| n == 0).map(|speaker| local(&speaker.name, lang));
            let start = passage.start.or(turn.start.filter(|_| n == 0));
            let paragraphs = &*passage.text(lang).paragraphs;
            blocks.push(Block::Passage { id: &passage.id, start, speaker, paragraphs });
        }
    }
    Page { blocks, colon: if language == 0 { ": " } else { "：" } }
}

/// The people with a role, as values of fields: each in a field of its own among others, or else all in one. Without
/// other fields, a label that recurs is that of turns.
fn people(interview: &Interview, lang: &Lang, role: &Role, has_others: bool) -> Vec<String> {
    let person = |speaker: &Speaker| {
        let about = speaker.about.as_ref().map(|about| format!(" ({})", local(about, lang))).unwrap_or_default();
        format!("{}{about}", local(&speaker.name, lang))
    };
    let all = || interview.speakers.iter().filter(|speaker| speaker.role == *role);
    let parts_names =
        |speaker: &&Rc<Speaker>| local(&speaker.name, lang).contains([',', '，', '、', ';', '；', '&', '(', '（']);
    let people: Vec<String> = all().map(|speaker| person(speaker)).collect();
    if people.len() < 2 || has_others || all().any(|speaker| parts_names(&speaker)) {
        return people;
    }
    vec![people.join(if lang.is_chinese() { "、" } else { " & " })]
}

/// The date as the file writes it.
fn date(document: &Document, lang: &Lang) -> String {
    let json = document::write(document);
    let Ok(file) = Value::read(&json) else { return String::new() };
    match file.get("date").map(|date| &date.kind) {
        Some(Kind::Text(date)) => date.to_string(),
        Some(Kind::Number(year)) => (*year).to_owned(),
        Some(Kind::Object(dates)) => {
            let own = dates.iter().find(|(tag, _)| **tag == *lang.as_str()).or(dates.first());
            own.and_then(|(_, date)| date.text()).unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}

/// A time in milliseconds as a clock shows it: `00:12:30`, `00:12:30.250`.
pub fn clock(millis: u32) -> String {
    let seconds = millis / 1000;
    let clock = format!("{:02}:{:02}:{:02}.{:03}", seconds / 3600, seconds / 60 % 60, seconds % 60, millis % 1000);
    clock.trim_end_matches(".000").to_owned()
}
