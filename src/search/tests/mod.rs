//! Tests what the search finds and marks, with interviews made by hand.

mod any;
mod cases;
mod rules;

use std::rc::Rc;

use crate::interview::{
    Answer, Interview, Lang, Localized, Paragraph, ParagraphKind, Passage, Term, Text, Thread, Turn,
};

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn text(tag: &str, paragraphs: &[&str]) -> Text {
    let plain = |text: &&str| Paragraph { kind: ParagraphKind::Plain, text: (*text).into(), marks: Vec::new() };
    Text { lang: lang(tag), paragraphs: paragraphs.iter().map(plain).collect() }
}

fn localized(texts: &[(&str, &str)]) -> Localized {
    Localized(texts.iter().map(|(tag, text)| (lang(tag), Rc::from(*text))).collect())
}

/// Makes an interview of one turn.
fn interview(passages: Vec<Vec<Text>>, glossary: Vec<Term>) -> Rc<Interview> {
    let passage = |(n, texts)| {
        Rc::new(Passage {
            id: format!("t1.{n}").into(),
            number: format!("0.{n}").into(),
            pin: None,
            speaker: None,
            themes: Vec::new(),
            start: None,
            texts,
            outdated: Vec::new(),
        })
    };
    let passages = passages.into_iter().enumerate().map(passage).collect();
    let turn = Rc::new(Turn { id: "t1".into(), speaker: None, heading: None, start: None, pin: None, passages });
    let answers = vec![Answer { turn, depth: 0, follow_up: false, asking: Vec::new() }];
    let thread = Rc::new(Thread {
        id: "t1".into(),
        number: None,
        question: Vec::new(),
        answers,
        label: Localized(Vec::new()),
        asking: Vec::new(),
    });
    Rc::new(Interview {
        id: "".into(),
        languages: vec![lang("zh-Hans"), lang("en")],
        title: localized(&[("en", "T")]),
        summary: None,
        place: None,
        category: None,
        date: None,
        source: None,
        translator: None,
        rights: None,
        url: None,
        speakers: Vec::new(),
        themes: Vec::new(),
        glossary: glossary.into_iter().map(Rc::new).collect(),
        threads: vec![thread],
    })
}

fn glossary() -> Vec<Term> {
    vec![
        Term {
            id: "shuren-shehui".into(),
            term: localized(&[("en", "society of acquaintances"), ("zh-Hans", "熟人社会")]),
            pinyin: Some("shúrén shèhuì".into()),
            aliases: vec!["acquaintance society".into()],
            note: None,
        },
        Term {
            id: "nuquan".into(),
            term: localized(&[("en", "feminism"), ("zh-Hans", "女权")]),
            pinyin: Some("nǚquán".into()),
            aliases: Vec::new(),
            note: None,
        },
        Term {
            id: "xian".into(),
            term: localized(&[("en", "old capital")]),
            pinyin: Some("Xīān".into()),
            aliases: Vec::new(),
            note: None,
        },
    ]
}
