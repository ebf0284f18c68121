//! Interviews of which a journey knows every word: this reads them from their files, simply and without the viewer.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::page::Page;
use crate::site::Site;

/// The file that most journeys read.
pub const ROOFTOP: &str = include_str!("rooftop.json");

/// The address of the interview that most journeys read.
pub const OPEN: &str = "?src=rooftop.json";

/// The address of the long one.
pub const OPEN_LONG: &str = "?src=long.json";

/// Puts the interviews on the site.
pub fn put(site: &Site) {
    site.put("rooftop.json", ROOFTOP);
    site.put("long.json", long().to_string());
}

/// Opens the interview that most journeys read, with more parameters, and waits until it is rendered.
#[track_caller]
pub fn open(page: &Page, parameters: &str) {
    page.open(&format!("{OPEN}{parameters}"));
    page.until("the whole interview", || page.look("return !!passage('a12.2')"));
}

/// The same with the long one.
#[track_caller]
pub fn open_long(page: &Page, parameters: &str) {
    page.open(&format!("{OPEN_LONG}{parameters}"));
    page.until_eq("all passages", 1000, || page.look("return passages().length"));
    page.settle();
}

/// A passage as its file has it.
#[derive(Debug)]
pub struct Known {
    pub id: String,
    pub turn: String,
    pub speaker: String,
    pub themes: BTreeSet<String>,
    /// The interviewer speaks.
    pub asks: bool,
    /// Paragraphs without their marks, by language.
    pub texts: BTreeMap<String, Vec<String>>,
}

/// Every passage of the interview that most journeys read.
pub fn rooftop() -> Vec<Known> {
    known(&serde_json::from_str(ROOFTOP).expect("it is JSON"))
}

pub fn known(file: &Value) -> Vec<Known> {
    let mut all = Vec::new();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let names = |value: &Value| list(value).iter().map(|id| text(id).to_string()).collect::<Vec<_>>();
    for (n, turn) in list(&file["turns"]).iter().enumerate() {
        let id = turn["id"].as_str().map_or_else(|| format!("t{}", n + 1), String::from);
        let passages = match turn["passages"].as_array() {
            Some(passages) => passages.clone(),
            None => vec![json!({"text": turn["text"]})],
        };
        for (k, passage) in passages.iter().enumerate() {
            let own = names(&passage["themes"]);
            let texts = passage["text"].as_object().expect("texts are by language").iter();
            all.push(Known {
                id: format!("{id}.{}", k + 1),
                turn: id.clone(),
                speaker: text(&turn["speaker"]).to_string(),
                themes: names(&turn["themes"]).into_iter().chain(own).collect(),
                asks: turn["speaker"] == "wl",
                texts: texts.map(|(lang, text)| (lang.clone(), paragraphs(text))).collect(),
            });
        }
    }
    all
}

impl Known {
    /// The words in a language, or in the first language if there is no translation.
    pub fn read_in(&self, lang: &str) -> (&str, String) {
        let found = self.texts.get_key_value(lang).or_else(|| self.texts.get_key_value("en"));
        let (lang, paragraphs) = found.expect("every passage is there in English");
        (lang, paragraphs.concat())
    }
}

/// Questions that do not begin a thread: a second one of the same speaker, and a follow-up.
pub const LATER_QUESTIONS: [&str; 2] = ["q7b", "f3"];

/// The passages that must be folded if some match: every passage of a thread without a match; in other threads every
/// passage that does not match, except the question, and follow-up questions with a match below them.
pub fn folds(all: &[Known], takes: impl Fn(&Known) -> bool) -> BTreeSet<String> {
    let opens = |passage: &Known| passage.asks && !LATER_QUESTIONS.contains(&&*passage.turn);
    let mut folded = BTreeSet::new();
    for thread in all.chunk_by(|_, next| !opens(next)) {
        let is_whole = !thread.iter().any(&takes);
        let is_kept = |n: usize| {
            let below = thread[n + 1..].iter().take_while(|passage| !passage.asks);
            opens(&thread[n]) || below.chain([&thread[n]]).any(&takes)
        };
        let folds =
            |(n, passage): &(usize, &Known)| is_whole || if passage.asks { !is_kept(*n) } else { !takes(passage) };
        folded.extend(thread.iter().enumerate().filter(folds).map(|(_, passage)| passage.id.clone()));
    }
    folded
}

/// An interview of a thousand passages in both languages, with a hundred questions. Passage 7 of every answer is about
/// *odd* numbers if the number of its question is odd, else about *even* ones.
pub fn long() -> Value {
    let mut turns = Vec::new();
    for n in 1..=100 {
        turns.push(json!({"id": format!("q{n}"), "speaker": "wl",
            "text": {"en": format!("What about number {n}?"), "zh-Hans": format!("第{n}个数怎么样？")}}));
        let passages: Vec<Value> = (1..=9)
            .map(|k| {
                let length = 1 + (n * 7 + k * 3) % 5;
                let en = format!("Passage {k} on number {n} says little. ").repeat(length) + "That is all.";
                let zh = format!("关于第{n}个数的第{k}段没说什么。").repeat(length) + "就这些。";
                json!({"text": {"en": en, "zh-Hans": zh}, "themes": [if (n + k) % 2 == 0 { "even" } else { "odd" }]})
            })
            .collect();
        turns.push(
            json!({"id": format!("a{n}"), "speaker": if n % 3 == 0 { "gao" } else { "osei" }, "passages": passages}),
        );
    }
    json!({
        "format": "interview/1", "title": {"en": "A Thousand Passages", "zh-Hans": "一千段"},
        "languages": ["en", "zh-Hans"],
        "speakers": [{"id": "wl", "name": {"en": "Wen Lan", "zh-Hans": "温岚"}, "role": "interviewer"},
            {"id": "gao", "name": {"en": "Gao Min", "zh-Hans": "高敏"}}, {"id": "osei", "name": {"en": "Ada Osei", "zh-Hans": "阿达"}}],
        "themes": [{"id": "even", "label": {"en": "Even", "zh-Hans": "双数"}}, {"id": "odd", "label": {"en": "Odd", "zh-Hans": "单数"}}],
        "turns": turns,
    })
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The paragraphs of a text, without the few marks that these files use.
fn paragraphs(text: &Value) -> Vec<String> {
    let list = match text {
        Value::Array(list) => list.clone(),
        one => vec![one.clone()],
    };
    list.iter().map(|one| plain(one.as_str().expect("a paragraph is text"))).collect()
}

fn plain(marked: &str) -> String {
    let marked = marked.replace('*', "");
    match (marked.find('['), marked.find("]("), marked.find(')')) {
        (Some(open), Some(middle), Some(close)) if open < middle && middle < close => {
            format!("{}{}{}", &marked[..open], &marked[open + 1..middle], &marked[close + 1..])
        }
        _ => marked,
    }
}
