//! Texts that a reader copies to quote an interview: words with their source, or a question with its answers.

use std::rc::Rc;

use super::text::{Quoted, control, quoted, said, source, written};
use super::{Choice, Look, Way};
use crate::interview::{Date, Interview, Lang, Passage};
use crate::markup::Markup;
use crate::state::{Filters, Reading, Target, Ui};
use crate::words::words;

/// Words of a passage to be quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    pub passage: Rc<Passage>,
    /// The language of the words.
    pub lang: Lang,
    pub words: Rc<str>,
}

/// Makes a quotation: “words”, name, title, source, date, number, link. If several people speak, each is named before
/// their words, and the source follows below. Returns an empty text if nothing is cited.
pub fn quotation(interview: &Interview, cited: &[Cited], reading: &Reading, link: Option<&str>) -> String {
    let (Some(first), Some(last)) = (cited.first(), cited.last()) else { return String::new() };
    let choice = choice(None, reading);
    // With both languages shown, the source is in that of the words.
    let control = if *reading == Reading::Both { &first.lang } else { control(interview, &choice) };
    let said = words(Ui::following(control));
    let titled = (said.titled)(interview.title.pick(control).1);
    let is_one = cited.iter().all(|one| one.passage.speaker == first.passage.speaker);
    let mut parts = vec![match &first.passage.speaker {
        Some(speaker) if is_one => (said.said_in)(speaker.name.pick(control).1, &titled),
        _ => titled,
    }];
    if let Some(name) = interview.source.as_ref().and_then(|source| source.name.as_ref()) {
        parts.push(name.pick(control).1.to_string());
    }
    match &interview.date {
        Some(Date::Words(text, _)) => parts.push(text.pick(control).1.to_string()),
        Some(date) => parts.push(written(date, control)),
        None => {}
    }
    let number = match &last.passage.number {
        number if *number == first.passage.number => number.to_string(),
        number => format!("{}–{number}", first.passage.number),
    };
    parts.push((said.passage_cited)(&number));
    let source = parts.join(if control.is_chinese() { "，" } else { ", " });
    let link = link.map(|link| format!(" {link}")).unwrap_or_default();
    let quoted = |text: &str| (words(Ui::following(&first.lang)).quoted)(text);
    if is_one {
        let all: Vec<&str> = cited.iter().map(|one| &*one.words).collect();
        return format!("{} {source}{link}", quoted(&all.join("\n\n")));
    }
    let one = |one: &Cited| {
        let name = one.passage.speaker.as_ref().map(|speaker| speaker.name.pick(control).1);
        let colon = if control.is_chinese() { "：" } else { ": " };
        name.map(|name| format!("{name}{colon}")).unwrap_or_default() + &quoted(&one.words)
    };
    let all: Vec<String> = cited.iter().map(one).collect();
    format!("{}\n\n{source}{link}", all.join("\n\n"))
}

/// Writes a question with its answers, and the source. `link` is an address and the text of the link to it. `None` if the
/// interview has no such thread.
pub fn write_thread(
    out: &mut Markup,
    interview: &Interview,
    thread: &str,
    reading: &Reading,
    link: Option<(&str, &str)>,
) -> Option<()> {
    let choice = choice(Some(Target { id: thread.into(), quote: None }), reading);
    let quoted = quoted(interview, &choice)?;
    write_said(out, &quoted);
    let (link, shown) = link.map_or((None, ""), |(link, shown)| (Some(link), shown));
    source(out, interview, &choice, &quoted, (link, shown, None));
    Some(())
}

/// Writes the whole text of an interview.
pub fn write_text(out: &mut Markup, interview: &Interview, reading: &Reading) {
    if let Some(quoted) = quoted(interview, &choice(None, reading)) {
        write_said(out, &quoted);
    }
}

/// Writes what is said, with each speaker's name where they begin.
fn write_said(out: &mut Markup, quoted: &Quoted) {
    let mut last = None;
    for one in &quoted.said {
        let name = one.by.filter(|by| Some(*by) != last);
        last = one.by;
        one.texts.iter().for_each(|text| said(out, text, None, name));
    }
}

fn choice(target: Option<Target>, reading: &Reading) -> Choice {
    Choice {
        target,
        reading: reading.clone(),
        filters: Filters::default(),
        look: Look::Host,
        accent: None,
        way: Way::Element,
    }
}
