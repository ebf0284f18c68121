//! Rich text for editors that accept neither scripts nor style sheets: WeChat's, Word, mail programs.
//!
//! These editors drop classes, ids, and most elements, but keep `style` attributes with simple properties. WeChat also
//! refuses articles with links to other sites, so each link becomes a number, and its address is listed at the end.

use std::rc::Rc;

use super::Cited;
use super::text::{said, written};
use crate::interview::{Date, Interview, Lang, Paragraph, ParagraphKind, Passage, Role, Speaker, Text};
use crate::markup::{Markup, Step};
use crate::state::{Reading, Ui};
use crate::view_model::shown_texts;
use crate::words::{Words, words};

/// The same text for three readers.
pub struct RichText {
    /// For editors, with `style` attributes only.
    pub html: String,
    /// For editors of plain text.
    pub text: String,
    /// For the page, with the classes of [`STYLES`] only: a strict policy forbids `style` attributes.
    pub shown: Markup,
}

/// The part of an interview to copy.
pub enum Part<'a> {
    /// The passages that this accepts, below the title and the people who speak in them.
    Passages(&'a dyn Fn(&Passage) -> bool),
    /// Words of passages.
    Words(&'a [Cited]),
}

// Classes of paragraphs.
const TITLE: &str = "iv-rich-title";
const NOTE: &str = "iv-rich-note";
const TEXT: &str = "iv-rich-text";
/// The words of somebody who asks.
const ASKS: &str = "iv-rich-asks";
const ASKS_RTL: &str = "iv-rich-asks is-rtl";

/// The styles in place of classes. Word, Gmail and WeChat keep these properties.
const STYLES: [(&str, &str); 5] = [
    (TITLE, "margin: 0 0 8px; font-size: 22px; font-weight: bold; line-height: 1.4"),
    (NOTE, "margin: 0 0 8px; font-size: 14px; line-height: 1.6; color: #595959"),
    (TEXT, "margin: 0 0 16px; line-height: 1.8"),
    (
        ASKS,
        "margin: 24px 0 16px; padding: 0 0 0 12px; border-left: 3px solid #12584a; line-height: 1.8; color: #12584a",
    ),
    (
        ASKS_RTL,
        "margin: 24px 0 16px; padding: 0 12px 0 0; border-right: 3px solid #12584a; line-height: 1.8; color: #12584a",
    ),
];

/// Writes a part of an interview, its source and the addresses of its links. `link` is the address of the part; `copy`
/// is the day of a kept copy.
pub fn rich_text(
    interview: &Interview,
    part: &Part,
    reading: &Reading,
    link: Option<&str>,
    copy: Option<&Date>,
) -> RichText {
    let control = match (part, reading) {
        (Part::Words([first, ..]), Reading::Both) => &first.lang,
        (_, Reading::One(lang)) => lang,
        (_, Reading::Both) => &interview.languages[0],
    };
    let mut writer = Writer {
        interview,
        reading,
        control,
        words: words(Ui::following(control)),
        out: Markup::new(),
        links: Vec::new(),
    };
    writer.out.open("div");
    match part {
        Part::Passages(accepts) => {
            writer.head(*accepts);
            writer.passages(*accepts);
        }
        Part::Words(cited) => writer.cited(cited),
    }
    writer.source(link, copy);
    writer.references();
    writer.out.close();
    RichText { html: styled(&writer.out).html(), text: plain(&writer.out), shown: writer.out }
}

struct Writer<'a> {
    interview: &'a Interview,
    reading: &'a Reading,
    /// The language of the words around the text.
    control: &'a Lang,
    words: &'static Words,
    out: Markup,
    /// The addresses of the links, in order of their numbers.
    links: Vec<String>,
}

impl Writer<'_> {
    /// Writes the title, and a line for each person who speaks in what follows.
    fn head(&mut self, accepts: &dyn Fn(&Passage) -> bool) {
        let interview = self.interview;
        let mut last = None;
        for lang in &interview.languages {
            let wanted = if let Reading::One(one) = self.reading { one } else { lang };
            let (lang, title) = interview.title.pick(wanted);
            if last.replace(lang) != Some(lang) {
                self.begin("h2", TITLE, lang).text(title).close();
            }
        }
        let speaks = |speaker: &&Rc<Speaker>| {
            let by = |passage: &&Rc<Passage>| passage.speaker.as_ref() == Some(*speaker) && accepts(passage);
            interview.passages().any(|passage| by(&passage))
        };
        for speaker in interview.speakers.iter().filter(speaks) {
            self.person(speaker);
        }
    }

    /// Writes a name, with the role and what the file says of the person.
    fn person(&mut self, speaker: &Speaker) {
        let (control, words) = (self.control, self.words);
        let name = speaker.name.pick(control).1;
        let role = match &speaker.role {
            Role::Interviewer => words.role_interviewer,
            Role::Interviewee => words.role_interviewee,
            Role::Interpreter => words.role_interpreter,
            Role::Other(role) => role,
        };
        self.begin("p", NOTE, control).open("strong").text(name).close();
        // The interface may have no words in this language. Somebody whose name is not known has a role for a name.
        let is_ours = self.is_interface() || matches!(speaker.role, Role::Other(_));
        let role = Some(role).filter(|role| is_ours && **role != **name);
        let about = speaker.about.as_ref().map(|about| &**about.pick(control).1);
        let facts: Vec<&str> = role.into_iter().chain(about).collect();
        if !facts.is_empty() {
            self.out.text(words.clause_comma).text(&facts.join(words.role_joint));
        }
        self.out.close();
    }

    /// Writes passages, with a sign where some are left out between them.
    fn passages(&mut self, accepts: &dyn Fn(&Passage) -> bool) {
        let (interview, reading) = (self.interview, self.reading);
        let (mut begun, mut gap) = (false, false);
        for thread in &interview.threads {
            let mut last = None;
            let answers = thread.answers.iter().map(|answer| (&answer.turn, answer.follow_up));
            for (turn, asks) in thread.question.iter().map(|turn| (turn, true)).chain(answers) {
                for passage in &turn.passages {
                    if !accepts(passage) {
                        gap = begun;
                        continue;
                    }
                    if std::mem::take(&mut gap) {
                        self.out.open("p").attr("class", TEXT).text("[…]").close();
                        last = None;
                    }
                    begun = true;
                    let by = passage.speaker.as_ref();
                    let name = by.filter(|_| by != last);
                    last = by;
                    shown_texts(passage, reading).iter().for_each(|text| self.said(text, name, asks));
                }
            }
        }
    }

    fn cited(&mut self, cited: &[Cited]) {
        let mut last = None;
        for one in cited {
            let line = |line: &str| Paragraph { kind: ParagraphKind::Plain, text: line.into(), marks: Vec::new() };
            let text = Text { lang: one.lang.clone(), paragraphs: one.words.lines().map(line).collect() };
            let by = one.passage.speaker.as_ref();
            let asks = by.is_some_and(|by| by.role == Role::Interviewer);
            self.said(&text, by.filter(|_| by != last), asks);
            last = by;
        }
    }

    /// Writes somebody's words, with numbers in place of links.
    fn said(&mut self, text: &Text, by: Option<&Rc<Speaker>>, asks: bool) {
        let class = match (asks, text.lang.is_rtl()) {
            (false, _) => TEXT,
            (true, false) => ASKS,
            (true, true) => ASKS_RTL,
        };
        let mut written = Markup::new();
        said(&mut written, text, None, by);
        // The number of each open link; `None` for other elements.
        let mut open = Vec::new();
        for step in written.steps() {
            match step {
                Step::Open(tag) => {
                    open.push(None);
                    if tag != "a" {
                        self.out.open(tag).put_some("class", (tag == "p").then_some(class));
                    }
                }
                Step::Put("href", address) => {
                    *open.last_mut().expect("an element is open") = Some(self.number(address))
                }
                Step::Put(name, value) => drop(self.out.attr(name, value)),
                Step::Text(text) => drop(self.out.text(text)),
                Step::Close => match open.pop().flatten() {
                    Some(number) if text.lang.is_chinese() => drop(self.out.text(&format!("[{number}]"))),
                    Some(number) => drop(self.out.text(&format!(" [{number}]"))),
                    None => drop(self.out.close()),
                },
                Step::Again(_) => {}
            }
        }
    }

    /// Returns the number of an address in the list at the end.
    fn number(&mut self, address: &str) -> usize {
        let address = address.strip_prefix("mailto:").unwrap_or(address);
        let known = self.links.iter().position(|known| known == address);
        1 + known.unwrap_or_else(|| {
            self.links.push(address.to_owned());
            self.links.len() - 1
        })
    }

    /// Writes the title, where and when it was published, and its address.
    fn source(&mut self, link: Option<&str>, copy: Option<&Date>) {
        let (interview, control, words) = (self.interview, self.control, self.words);
        let mut parts = vec![(words.titled)(interview.title.pick(control).1)];
        let name = interview.source.as_ref().and_then(|source| source.name.as_ref());
        parts.extend(name.map(|name| name.pick(control).1.to_string()));
        parts.extend(interview.date.as_ref().map(|date| match date {
            Date::Words(words, _) => words.pick(control).1.to_string(),
            date => written(date, control),
        }));
        parts.extend(copy.map(|day| (words.cite_copy)(&written(day, control))));
        parts.extend(link.map(str::to_owned));
        let dash = if control.is_chinese() { "——" } else { "— " };
        self.begin("p", NOTE, control).text(dash).text(&parts.join(words.clause_comma)).close();
    }

    fn references(&mut self) {
        let (control, words, links) = (self.control, self.words, std::mem::take(&mut self.links));
        if !links.is_empty() {
            let english = Lang::parse(Ui::En.tag()).filter(|_| !self.is_interface());
            let lang = english.as_ref().unwrap_or(control);
            self.begin("p", NOTE, lang).open("strong").text(words.references).close().close();
        }
        for (n, address) in links.iter().enumerate() {
            self.out.open("p").attr("class", NOTE).text(&format!("[{}] {address}", n + 1)).close();
        }
    }

    /// Returns whether the words around the text are in the language of the text.
    fn is_interface(&self) -> bool {
        self.control.is_chinese() || self.control.primary() == Ui::En.tag()
    }

    fn begin(&mut self, tag: &'static str, class: &str, lang: &Lang) -> &mut Markup {
        self.out.open(tag).attr("class", class).attr("lang", lang.attribute());
        self.out.put_some("dir", lang.is_rtl().then_some("rtl"))
    }
}

/// Returns the content of the outer element, with styles in place of classes.
fn styled(markup: &Markup) -> Markup {
    let mut out = Markup::new();
    let mut depth = 0;
    for step in markup.steps() {
        match step {
            Step::Open(tag) => {
                depth += 1;
                if depth > 1 {
                    out.open(tag);
                }
            }
            Step::Close => {
                depth -= 1;
                if depth > 0 {
                    out.close();
                }
            }
            Step::Put("class", class) => {
                let style = STYLES.iter().find(|(name, _)| *name == class);
                out.put_some("style", style.map(|(_, style)| *style));
            }
            Step::Put(name, value) => drop(out.attr(name, value)),
            Step::Text(text) => drop(out.text(text)),
            Step::Again(_) => {}
        }
    }
    out
}

/// Returns the text without mark-up, with blank lines between paragraphs.
fn plain(markup: &Markup) -> String {
    let (mut text, mut open) = (String::new(), Vec::new());
    for step in markup.steps() {
        match step {
            Step::Open(tag) => open.push(tag),
            Step::Text(words) => text.push_str(words),
            Step::Close if matches!(open.pop(), Some("p" | "h2")) => text.push_str("\n\n"),
            Step::Close | Step::Put(..) | Step::Again(_) => {}
        }
    }
    text.trim_end().to_owned()
}
