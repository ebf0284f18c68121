//! An [`Interview`]: a checked document, ready to be read.
//!
//! Everything that a file may leave out has been decided here, once: each speaker has a name, each passage an address
//! and at least one text, each turn its place in a thread. Nothing after this module asks again whether something is
//! there. It does not filter, search or draw.

mod builder;
mod check;
mod date;
mod guess;
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

use std::ops::Range;
use std::rc::Rc;

pub use builder::Builder;
pub use check::{check, missing_ids, review};
pub use date::{Date, End, Precision, When};
pub use lang::{Lang, Script};
pub use lead::first_sentence;
pub use problem::{Expected, Found, Problem};
pub(crate) use stars::is_han;

/// A text as it is read, without its mark-up.
#[cfg(not(target_arch = "wasm32"))]
pub fn without_marks(source: &str) -> std::borrow::Cow<'static, str> {
    marks::read(source, &mut Vec::new()).text.to_string().into()
}

/// A whole interview, immutable, shared by `Rc`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interview {
    /// The file's own name for itself; empty where it gives none.
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
    /// In the order of the file, then in the order of their first words.
    pub speakers: Vec<Rc<Speaker>>,
    /// In the order of the file, then in the order of use.
    pub themes: Vec<Rc<Theme>>,
    pub glossary: Vec<Rc<Term>>,
    /// In reading order. Together they hold every turn of the file exactly once.
    pub threads: Vec<Rc<Thread>>,
}

/// Where an interview was published first.
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
    /// An SPDX licence identifier, or any words.
    pub licence: Option<Rc<str>>,
}

/// A short text in one or more languages, the original's first. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized(pub(crate) Vec<(Lang, Rc<str>)>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// What the address calls them (`?speaker=`).
    pub id: Rc<str>,
    /// One to three letters, or the first Han character.
    pub initials: Localized,
    pub name: Localized,
    pub role: Role,
    pub about: Option<Localized>,
    /// 0 for interviewers, 1 to 8 for everybody else, given in the order of `speakers`, round and round.
    pub colour: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    Interviewer,
    Interviewee,
    Interpreter,
    /// Any other word that the file uses, as it stands.
    Other(Rc<str>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// What the address calls it (`?theme=`).
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
    /// Other forms that stand in the text, in any language.
    pub aliases: Vec<Rc<str>>,
    pub note: Option<Localized>,
}

/// A question with all that answers it. What stands before the first question is a thread with no question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The id of its first turn.
    pub id: Rc<str>,
    /// Counts the questions from 1; `None` for the opening.
    pub number: Option<u32>,
    /// The interviewer's turn, or several in a row. Empty for the opening.
    pub question: Vec<Rc<Turn>>,
    pub answers: Vec<Answer>,
    /// The heading that the file gives, or the question, shortened: what the table of contents says.
    pub label: Localized,
}

/// A turn below a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub turn: Rc<Turn>,
    /// 0 answers the question, 1 answers an answer.
    pub depth: u8,
    /// An interviewer's turn within the thread: a follow-up question.
    pub follow_up: bool,
}

/// One speaker's uninterrupted words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its address (`#a1`), unique among turns and passages.
    pub id: Rc<str>,
    /// `None` for a note that nobody speaks.
    pub speaker: Option<Rc<Speaker>>,
    /// A short form of a question for the outline.
    pub heading: Option<Localized>,
    /// Seconds into the recording.
    pub start: Option<u32>,
    /// What a link to it carries, where the file gives no id: see [`crate::state::pin`].
    pub pin: Option<Rc<str>>,
    /// Never empty.
    pub passages: Vec<Rc<Passage>>,
}

/// The smallest part of a turn that has themes, an address and a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its address (`#a1.2`), unique among turns and passages.
    pub id: Rc<str>,
    /// What people cite, unique in the interview: the thread's number for the passage that opens it, and for all others
    /// of the thread its number, a full stop and a count (`3.2`); for the opening `0.1`, `0.2`, …; where nobody asks
    /// anything, `1`, `2`, ….
    pub number: Rc<str>,
    /// What a link to it carries, where the file gives no id: see [`crate::state::pin`].
    pub pin: Option<Rc<str>>,
    pub speaker: Option<Rc<Speaker>>,
    /// Its own and its turn's, each once, in the order of `Interview::themes`.
    pub themes: Vec<Rc<Theme>>,
    /// Seconds into the recording, where the passage (not its turn) says so.
    pub start: Option<u32>,
    /// One for each language that it is there in, in the order of `Interview::languages`. Never empty.
    pub texts: Vec<Text>,
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
    /// The words, without any mark-up. Of an item of a list, with its dash or number.
    pub text: Rc<str>,
    /// In the order of their starts; an inner mark follows the one that it is in.
    pub marks: Vec<Mark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParagraphKind {
    Plain,
    /// An item of a list: begins with `- `.
    Bullet,
    /// An item of a list: begins with this number, a full stop and a space.
    Numbered(u32),
}

/// Inline mark-up over part of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the paragraph's text, on character boundaries, not empty.
    pub range: Range<usize>,
    pub kind: MarkKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    Emphasis,
    Strong,
    /// `https:`, `http:` or `mailto:`, nothing else.
    Link(Rc<str>),
}

impl Localized {
    /// The text in a language, exactly.
    pub fn get(&self, lang: &Lang) -> Option<&Rc<str>> {
        self.0.iter().find(|(l, _)| l == lang).map(|(_, text)| text)
    }

    /// The text for a reader of a language: in it, else in the nearest (the same language in another script or
    /// region), else in the original. With the language that it is really in.
    pub fn pick(&self, wanted: &Lang) -> (&Lang, &Rc<str>) {
        // How a name is read is no name for readers of the script.
        let written: Vec<_> = self.0.iter().filter(|(l, _)| l == wanted || !l.as_str().contains("-Latn")).collect();
        let best = wanted.best(written.iter().map(|(l, _)| l));
        let first = || self.0.first().expect("a localized text is never empty");
        let (lang, text) = best.map_or_else(first, |best| written[best]);
        (lang, text)
    }

    /// Every language that it is there in, the original first.
    pub fn iter(&self) -> impl Iterator<Item = (&Lang, &Rc<str>)> {
        self.0.iter().map(|(lang, text)| (lang, text))
    }
}

impl Interview {
    /// How many questions it has.
    pub fn questions(&self) -> usize {
        self.threads.iter().filter(|thread| thread.number.is_some()).count()
    }

    /// Every turn, in reading order.
    pub fn turns(&self) -> impl Iterator<Item = &Rc<Turn>> {
        self.threads.iter().flat_map(|thread| thread.turns())
    }

    /// Every passage, in reading order.
    pub fn passages(&self) -> impl Iterator<Item = &Rc<Passage>> {
        self.turns().flat_map(|turn| &turn.passages)
    }
}

impl Thread {
    /// The question's turns, then the answers'.
    pub fn turns(&self) -> impl Iterator<Item = &Rc<Turn>> {
        self.question.iter().chain(self.answers.iter().map(|answer| &answer.turn))
    }
}

impl Paragraph {
    /// How many bytes of the text are the dash or the number of an item, with the space behind it.
    pub fn marker(&self) -> usize {
        paragraphs::marker(self.kind, &self.text)
    }
}

impl Passage {
    /// The text for a reader of a language: in it, or, where it is not translated, in the original.
    /// Scripts of one language are two languages here: `zh-Hant` does not stand in for `zh-Hans` unless it is the original.
    pub fn text(&self, wanted: &Lang) -> &Text {
        (self.texts.iter().find(|text| text.lang == *wanted))
            .unwrap_or_else(|| self.texts.first().expect("a passage has a text"))
    }
}
