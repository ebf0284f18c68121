//! Texts that a reader copies to quote an interview: words with their source, or a question with its answers.

use super::text::{control, quoted, said, source, title, written};
use super::{Choice, Look, Way};
use crate::interview::{Date, Interview, Lang, Passage};
use crate::markup::{Markup, Step};
use crate::state::{Filters, Reading, Target, Ui};
use crate::words::words;

/// A question with its answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetOut {
    /// With speakers' names in bold.
    pub html: String,
    pub text: String,
}

/// Makes a quotation on one line: “words”, name, title, source, date, number, link. `lang` is the language of the
/// words.
pub fn quotation(
    interview: &Interview,
    passage: &Passage,
    (lang, quoted): (&Lang, &str),
    reading: &Reading,
    link: Option<&str>,
) -> String {
    let choice = choice(None, reading);
    let control = control(interview, &choice);
    let said = words(Ui::following(control));
    let titled = (said.titled)(title(interview, &choice).1);
    let mut parts = vec![match &passage.speaker {
        Some(speaker) => (said.said_in)(speaker.name.pick(control).1, &titled),
        None => titled,
    }];
    if let Some(name) = interview.source.as_ref().and_then(|source| source.name.as_ref()) {
        parts.push(name.pick(control).1.to_string());
    }
    match &interview.date {
        Some(Date::Words(text, _)) => parts.push(text.pick(control).1.to_string()),
        Some(date) => parts.push(written(date, control)),
        None => {}
    }
    parts.push((said.passage_cited)(&passage.number));
    let source = parts.join(if control.is_chinese() { "，" } else { ", " });
    let marked = (words(Ui::following(lang)).quoted)(quoted);
    format!("{marked} {source}{}", link.map(|link| format!(" {link}")).unwrap_or_default())
}

/// Makes a question with its answers, the source, and the address in full, because some programs drop links.
pub fn set_out(interview: &Interview, thread: &str, reading: &Reading, link: Option<&str>) -> Option<SetOut> {
    let choice = choice(Some(Target { id: thread.into(), quote: None }), reading);
    let quoted = quoted(interview, &choice)?;
    let mut out = Markup::new();
    out.open("div");
    let mut last = None;
    for one in &quoted.said {
        let name = one.by.filter(|by| Some(*by) != last);
        last = one.by;
        one.texts.iter().for_each(|text| said(&mut out, text, None, name));
    }
    source(&mut out, interview, &choice, &quoted, (link, link.unwrap_or_default(), None));
    out.close();
    Some(SetOut { html: out.html(), text: plain(&out) })
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

/// Returns the text without mark-up, with blank lines between paragraphs.
fn plain(markup: &Markup) -> String {
    let (mut text, mut open) = (String::new(), Vec::new());
    for step in markup.steps() {
        match step {
            Step::Open(tag) => open.push(tag),
            Step::Text(words) => text.push_str(words),
            Step::Close if open.pop() == Some("p") => text.push_str("\n\n"),
            Step::Close | Step::Put(..) | Step::Again(_) => {}
        }
    }
    text.trim_end().to_owned()
}
