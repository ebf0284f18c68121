//! An [`Interview`]: a checked document, ready to be read.
//!
//! The check decides everything that a file may leave out, once: each speaker has a name, each passage an address and
//! at least one text, each turn its place in a thread. No later code has to ask whether something is there. This module
//! does not filter, search or draw.

mod builder;
mod check;
mod colours;
mod cut;
mod date;
mod fingerprint;
mod foreign_markup;
mod guess;
mod han_number;
mod initials;
mod label;
mod lang;
mod languages;
mod lead;
mod marks;
mod numbers;
mod paragraphs;
mod people;
pub(crate) mod pin;
mod problem;
mod reading_time;
mod roles;
mod stars;
mod tags;
mod threads;
mod topics;
mod turns;
mod writing;

use std::ops::Range;
use std::rc::Rc;

pub use builder::Builder;
pub use check::{check, missing_ids, review};
pub use colours::colours;
pub use cut::cut;
pub use date::{Date, End, Precision, When, days_in_month};
pub use fingerprint::fingerprint;
pub use han_number::{HanNumber, han_number};
pub use initials::initials;
pub use label::Asking;
pub use lang::{Lang, Script};
pub use lead::first_sentence;
pub use paragraphs::continued;
pub use problem::{Expected, Found, Problem};
pub(crate) use roles::{most_asking, text_asks};
pub use stars::is_han;

/// Returns the plain text of a source without its mark-up.
#[cfg(builds_sites)]
pub fn without_marks(source: &str) -> std::borrow::Cow<'static, str> {
    marks::read(source, &mut Vec::new()).text.to_string().into()
}

/// Splits the source of a paragraph into its plain text and its marks.
pub fn marked(source: &str) -> (Rc<str>, Vec<Mark>) {
    let marks::Marked { text, marks } = marks::read(source, &mut Vec::new());
    (text, marks)
}

/// Splits the words of a passage, as a file has them, into paragraphs.
pub fn paragraphs(source: &Rc<str>) -> Vec<Paragraph> {
    paragraphs::read(&[source], &mut |_, _| {})
}

/// A whole interview, immutable and shared by `Rc`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// The `id` in the file, or empty.
    pub id: Rc<str>,
    /// The languages of the text; the first is the original. Never empty.
    pub languages: Vec<Lang>,
    pub title: Localized,
    pub summary: Option<Localized>,
    pub place: Option<Localized>,
    pub category: Option<Localized>,
    pub date: Option<Date>,
    pub source: Option<Source>,
    pub translator: Option<Localized>,
    pub rights: Option<Rights>,
    /// The canonical page of the interview, `http:` or `https:`.
    pub url: Option<Rc<str>>,
    /// In the order of the file, then in the order of their first turns.
    pub speakers: Vec<Rc<Speaker>>,
    /// In the order of the file, then in the order of use.
    pub themes: Vec<Rc<Theme>>,
    pub glossary: Vec<Rc<Term>>,
    /// In reading order. Together they contain every turn of the file exactly once.
    pub threads: Vec<Rc<Thread>>,
}

/// Where an interview was first published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub name: Option<Localized>,
    /// `http:` or `https:`.
    pub url: Option<Rc<str>>,
    pub pages: Option<Rc<str>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rights {
    pub holder: Option<Localized>,
    /// An SPDX licence identifier or free text.
    pub licence: Option<Rc<str>>,
}

/// A short text in one or more languages, the original first. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized(pub(crate) Vec<(Lang, Rc<str>)>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The id in addresses (`?speaker=`).
    pub id: Rc<str>,
    /// One to three letters, or the first Han character.
    pub initials: Localized,
    pub name: Localized,
    pub role: Role,
    pub about: Option<Localized>,
    /// 0 to 8, as the style rules have them: see [`colours()`].
    pub colour: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    Interviewer,
    Interviewee,
    Interpreter,
    /// Any other word in the file, unchanged.
    Other(Rc<str>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The id in addresses (`?theme=`).
    pub id: Rc<str>,
    pub label: Localized,
    pub about: Option<Localized>,
}

/// A glossary term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub id: Rc<str>,
    pub term: Localized,
    /// With tone marks and a space between words: `shúrén shèhuì`.
    pub pinyin: Option<Rc<str>>,
    /// Other forms that occur in the text, in any language.
    pub aliases: Vec<Rc<str>>,
    pub note: Option<Localized>,
}

/// A question with everything that answers it. Turns before the first question form a thread without a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The id of the thread's first turn.
    pub id: Rc<str>,
    /// The number of the question, from 1; `None` for the opening.
    pub number: Option<u32>,
    /// The interviewer's turn, or several in a row; empty for the opening.
    pub question: Vec<Rc<Turn>>,
    pub answers: Vec<Answer>,
    /// The text in the table of contents: the heading in the file, or the shortened question.
    pub label: Localized,
    /// The sentences of a long question that ask.
    pub asking: Vec<Asking>,
}

/// A turn below a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub turn: Rc<Turn>,
    /// 0 answers a question, 1 answers an answer.
    pub depth: u8,
    /// Whether this is an interviewer's turn within the thread: a follow-up question.
    pub follow_up: bool,
    /// The sentences of a long follow-up question that ask.
    pub asking: Vec<Asking>,
}

/// One speaker's uninterrupted words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The address (`#a1`), unique among turns and passages.
    pub id: Rc<str>,
    /// `None` for a note without a speaker.
    pub speaker: Option<Rc<Speaker>>,
    /// The short form of a question, for the outline.
    pub heading: Option<Localized>,
    /// In milliseconds into the recording.
    pub start: Option<u32>,
    /// The code that a link to the turn carries if the file gives no id: see [`crate::state::pin`].
    pub pin: Option<Rc<str>>,
    /// Never empty.
    pub passages: Vec<Rc<Passage>>,
}

/// The smallest part of a turn that has themes, an address and a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The address (`#a1.2`), unique among turns and passages.
    pub id: Rc<str>,
    /// The number to cite, unique in the interview: the passage that opens a thread has the thread's number, and the
    /// others have that number, a full stop and a count (`3.2`). In the opening they are `0.1`, `0.2`, …, and in an
    /// interview without questions `1`, `2`, ….
    pub number: Rc<str>,
    /// The code that a link to the passage carries if the file gives no id: see [`crate::state::pin`].
    pub pin: Option<Rc<str>>,
    pub speaker: Option<Rc<Speaker>>,
    /// The passage's own themes and its turn's, each once, in the order of `Interview::themes`.
    pub themes: Vec<Rc<Theme>>,
    /// In milliseconds into the recording, if the file says so for the passage itself and not just for its turn.
    pub start: Option<u32>,
    /// One text for each language of the passage, in the order of `Interview::languages`. Never empty.
    pub texts: Vec<Text>,
    /// The languages of the translations that are older than the original.
    pub outdated: Vec<Lang>,
}

/// A passage in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub lang: Lang,
    /// Never empty.
    pub paragraphs: Vec<Paragraph>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub kind: ParagraphKind,
    /// The words, without mark-up. A list item includes its dash or number.
    pub text: Rc<str>,
    /// In the order of their starts; an inner mark follows its outer mark.
    pub marks: Vec<Mark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    Plain,
    /// A list item: begins with `- `.
    Bullet,
    /// A list item: begins with this number, a full stop and a space.
    Numbered(u32),
}

/// Inline mark-up over part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// A range of bytes in the paragraph's text, on character boundaries, not empty.
    pub range: Range<usize>,
    pub kind: MarkKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    Emphasis,
    Strong,
    /// An `https:`, `http:` or `mailto:` address, nothing else.
    Link(Rc<str>),
}

impl Localized {
    /// Returns the text in exactly this language.
    pub fn get(&self, lang: &Lang) -> Option<&Rc<str>> {
        self.0.iter().find(|(l, _)| l == lang).map(|(_, text)| text)
    }

    /// Returns the best text for readers of a language, and its actual language: the text in that language, or else in
    /// the nearest (the same language in another script or region), or else in the original.
    pub fn pick(&self, wanted: &Lang) -> (&Lang, &Rc<str>) {
        // A romanised name is not a name for readers of the original script.
        let written: Vec<_> = self.0.iter().filter(|(l, _)| l == wanted || !l.as_str().contains("-Latn")).collect();
        let best = wanted.best(written.iter().map(|(l, _)| l));
        let first = || self.0.first().expect("a localized text is never empty");
        let (lang, text) = best.map_or_else(first, |best| written[best]);
        (lang, text)
    }

    /// Iterates over the texts, the original first.
    pub fn iter(&self) -> impl Iterator<Item = (&Lang, &Rc<str>)> {
        self.0.iter().map(|(lang, text)| (lang, text))
    }
}

/// The word in place of a title, where a file has neither that nor an id.
fn stand_in(original: &Lang) -> &'static str {
    match original.chinese() {
        Some(Script::Simplified) => "访谈",
        Some(Script::Traditional) => "訪談",
        None => "Interview",
    }
}

impl Interview {
    /// Whether a word stands in place of the title, since the file has neither a title nor an id.
    pub fn is_nameless(&self) -> bool {
        let original = &self.languages[0];
        self.id.is_empty() && self.title.0.iter().all(|(_, title)| **title == *stand_in(original))
    }

    /// The number of questions.
    pub fn questions(&self) -> usize {
        self.threads.iter().filter(|thread| thread.number.is_some()).count()
    }

    /// Iterates over all turns, in reading order.
    pub fn turns(&self) -> impl Iterator<Item = &Rc<Turn>> {
        self.threads.iter().flat_map(|thread| thread.turns())
    }

    /// Iterates over all passages, in reading order.
    pub fn passages(&self) -> impl Iterator<Item = &Rc<Passage>> {
        self.turns().flat_map(|turn| &turn.passages)
    }
}

impl Thread {
    /// Iterates over the turns of the question, then of the answers.
    pub fn turns(&self) -> impl Iterator<Item = &Rc<Turn>> {
        self.question.iter().chain(self.answers.iter().map(|answer| &answer.turn))
    }
}

impl Paragraph {
    /// The length in bytes of a list item's dash or number, with the space after it; 0 if this is no list item.
    pub fn marker(&self) -> usize {
        paragraphs::marker(self.kind, &self.text)
    }
}

impl Passage {
    /// Returns the text for readers of a language: in that language, or in the original if it is not translated.
    /// Scripts of one language count as two languages here: `zh-Hant` does not replace `zh-Hans` unless it is the
    /// original.
    pub fn text(&self, wanted: &Lang) -> &Text {
        (self.texts.iter().find(|text| text.lang == *wanted))
            .unwrap_or_else(|| self.texts.first().expect("a passage has a text"))
    }
}
