//! A [`Note`]: how something in a file was understood, and why. It has no words: `words::import` has them.

use std::rc::Rc;

use super::Format;
use super::encoding::Evidence;
use super::model::Place;
use super::pace::TimeUnit;
use crate::interview::{Lang, Role};

/// How something in the file was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub severity: Severity,
    pub place: Option<Place>,
    pub what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// How the file was understood.
    Info,
    /// Something that may be wrong, for an editor to look at.
    Doubt,
}

/// What was understood, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Format(Format),
    /// The program that wrote a machine transcript.
    Program(&'static str),
    Encoding(&'static str, Evidence),
    /// Bytes that are no characters in the encoding: their number.
    NotDecoded(usize),
    /// The file ends within a character.
    CutOff,
    /// The language of the text, and whether the file or the caller states it.
    Language(Lang, bool),
    /// A role, and why the speaker has it.
    Role(Rc<str>, Role, Reason),
    /// A field of the interview, its value, the text of the file that it is from, and the reason.
    Field(Field, String, String, Reason),
    /// A word before a colon that looks like a name and was not taken for a speaker, and how often it occurs.
    NoSpeaker(String, usize),
    /// A label that occurs only once and was taken for a speaker.
    OnlyOnce(String),
    /// Nobody was found who speaks.
    NoSpeakers,
    /// The file does not say who speaks some words: the first of them, and in how many places.
    WithoutSpeaker(String, usize),
    /// Only the questions are labelled, or set as headings or in bold; the words below them were taken for answers of
    /// somebody who is called so.
    Unlabelled(String),
    /// Names that were taken for the same speaker: the one that is kept, and the other.
    SameSpeaker(Rc<str>, String),
    /// A label that names several speakers.
    Joint(String),
    /// A label without words.
    EmptyTurn(String),
    /// Line breaks that were replaced by spaces, and hyphens at the ends of lines that were removed: their numbers.
    JoinedLines(usize, usize),
    /// The times begin anew, as on another tape.
    ClockRestarts(String),
    /// Words that go on behind a break of the recording were joined.
    JoinedTurn(String),
    /// A line about the recording, such as the end of a tape.
    Tape(String),
    /// A term that the text explains in brackets, for the glossary.
    Term(String, String),
    /// Text that is in the file twice, and was taken once.
    Twice(String),
    /// Furniture of a page was left out: its characters.
    Furniture(usize),
    /// A note on the file of the translation, which has this name.
    OfTranslation(Rc<str>, Box<What>),
    /// Two transcripts were put side by side.
    Aligned(Counts),
    /// A row of two transcripts that an editor has to look at.
    Row(Box<Row>),
    /// A speaker of the original, and the name in the translation.
    SamePerson(Rc<str>, String),
    /// A speaker of the translation who is nobody of the original.
    NobodyElse(String),
    /// A theme of the original, and the one of the translation that stands at the same place of the list.
    SameTheme(String, String),
    /// A field in which the files differ: what was kept, and what the other one has.
    Differs(Field, String, String),
    /// Both transcripts seem to be in this language.
    SameLanguage(Lang),
    /// Times of the translation that are not those of the original: their number.
    OtherTimes(usize),
    /// A comment: its author and its text.
    Comment(String, String),
    /// Hidden rows and columns of a sheet, which were imported: the name of the sheet and their number.
    HiddenCells(String, usize),
    /// A hidden sheet that was imported: its name.
    HiddenSheet(String),
    /// The names of the columns of a table.
    Columns(String),
    /// A column whose name is not known, and whether it has the speakers, by what stands in it, or else the words.
    ColumnOf(String, bool),
    /// Cells of a row were read one after another as words, because nothing says what the columns of their table have: the
    /// number of the columns.
    CellsTogether(usize),
    /// A table of data became one paragraph, with a line for each row: the number of its columns.
    Data(usize),
    /// The name of a column with times, what its numbers count, and whether the name says so. Otherwise the pace of the
    /// words does.
    Times(String, TimeUnit, bool),
    /// The themes were named and described by the code book in a file of this name.
    CodeBook(String),
    /// A sheet that was left out: its name and the number of its rows.
    OtherSheet(String, usize),
    /// A tier that was left out: its name and the number of its texts.
    OtherTier(String, usize),
    /// Both languages stand in the file in turn: the number of pairs.
    Interleaved(usize),
    /// An interview was updated.
    Updated(Change),
    /// A turn of the former interview, or a new one.
    Former(Box<Former>),
    /// Text that was inserted while changes were recorded.
    Inserted(String),
    /// Text that was deleted while changes were recorded.
    Deleted(String),
    /// Text that was struck through by hand.
    Struck(String),
    /// Hidden text was left out.
    Hidden,
    /// A footnote, by its number: its text stands below the paragraph.
    Footnote(String),
    /// The file ends before it is complete.
    Unfinished,
    /// The number of pictures, which were left out.
    Pictures(usize),
    /// A file within the file, which was left out.
    Embedded(String),
    /// A source of a project that has no plain text in it: its name.
    NoText(String),
    /// The other sources of a project: their names.
    OtherSources(String),
    /// The coded selections of a source, and how many of them do not begin and end with a passage.
    Selections(usize, usize),
    /// A selection that covers no passage: its codes, and its words.
    Unplaced(String, String),
    /// What [`interview::review`](crate::interview::review) would report about the written file.
    Unusual(String),
}

/// How many turns two transcripts have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub both: usize,
    pub original: usize,
    pub translation: usize,
    pub doubtful: usize,
}

/// Rows of two transcripts, and what is unusual about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The first and the last row, from 1.
    pub rows: (usize, usize),
    pub issue: Issue,
    /// What stands on both sides.
    pub original: Option<Spot>,
    pub translation: Option<Spot>,
}

/// How many turns of an interview its corrected file has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    pub same: usize,
    pub changed: usize,
    pub added: usize,
    pub removed: usize,
}

/// What became of a turn when its interview was updated. The first text is the id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Former {
    /// Its words have changed; whether it has a translation, which was made of the former ones.
    Changed(String, bool),
    /// It is new, with its first words.
    Added(String, String),
    /// It is no longer in the file, with its first words.
    Removed(String, String),
    /// It stands elsewhere in the file.
    Moved(String),
    /// The speaker in the interview, which was kept, and the one in the file.
    Speaker(String, String),
}

/// A place in one of two files, and the first words there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    pub place: Option<Place>,
    pub words: String,
}

/// What is unusual about a row of two transcripts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issue {
    /// The turns may belong elsewhere: the probability that they are partners, in percent.
    Doubtful(u8),
    /// The lengths differ much.
    Lengths,
    /// Turns of the original have no translation.
    Untranslated,
    /// Turns that only the translation has.
    Added,
    /// One turn of the original is so many of the translation.
    Joined(usize),
    /// So many turns of the original are one of the translation; whether its paragraphs were parted among them. Otherwise
    /// its words stand beside the first.
    OneTurn(usize, bool),
    /// The speakers of the original and of the translation are not the same.
    Speakers(String, String),
    /// Paragraphs within the row may belong elsewhere.
    Paragraphs,
    /// So many paragraphs of the original stand beside so many of the translation, one of which may lack its partner.
    JoinedParagraphs(usize, usize),
    UntranslatedParagraph,
    AddedParagraph,
}

/// A field of the interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Title,
    Summary,
    Date,
    Place,
    Category,
    Source,
    Address,
    Translator,
    Rights,
    Theme,
    About,
    Name,
}

/// Why something was understood as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The caller said so.
    Asked,
    /// The file says so under this label.
    Stated(String),
    /// The first heading, or the heading above the text.
    Heading,
    FirstLine,
    FileName,
    /// It stands in the title.
    InTitle,
    /// The path of the page: *Home > News > 2015*.
    Breadcrumb,
    /// The label says so: `Q`, 记者.
    Label,
    /// So many of so many turns end with a question mark.
    Asks(usize, usize),
    /// Nobody else is left who answers.
    Rest,
}

impl What {
    /// The texts of the file that the note shows.
    pub fn quoted(&self) -> Vec<String> {
        match self {
            What::Field(_, value, written, reason) => {
                let label = match reason {
                    Reason::Stated(label) => label.clone(),
                    _ => String::new(),
                };
                vec![value.clone(), written.clone(), label]
            }
            What::NoSpeaker(text, _)
            | What::WithoutSpeaker(text, _)
            | What::OnlyOnce(text)
            | What::SameSpeaker(_, text)
            | What::Joint(text)
            | What::EmptyTurn(text)
            | What::ClockRestarts(text)
            | What::JoinedTurn(text)
            | What::Tape(text)
            | What::Twice(text)
            | What::Columns(text)
            | What::ColumnOf(text, _)
            | What::HiddenSheet(text)
            | What::Times(text, ..)
            | What::HiddenCells(text, _)
            | What::OtherSheet(text, _)
            | What::OtherTier(text, _)
            | What::Struck(text)
            | What::NoText(text)
            | What::Inserted(text)
            | What::Deleted(text)
            | What::Embedded(text)
            | What::Unusual(text) => vec![text.clone()],
            What::Comment(author, text) => vec![author.clone(), text.clone()],
            What::OtherSources(names) => vec![names.clone()],
            What::Unplaced(codes, words) => vec![codes.clone(), words.clone()],
            What::Term(term, gloss) => vec![term.clone(), gloss.clone()],
            What::OfTranslation(_, what) => what.quoted(),
            What::SamePerson(_, name) | What::NobodyElse(name) => vec![name.clone()],
            What::Differs(_, kept, other) => vec![kept.clone(), other.clone()],
            _ => Vec::new(),
        }
    }
}
