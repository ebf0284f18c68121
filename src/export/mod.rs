//! Writes interviews in the formats that other programs read, such that [`import`](crate::import) reads the same interview
//! from them.
//!
//! Each writer writes what its format can hold. [`lost`] then imports what was written and compares, so that what a format
//! leaves out, or what is read in another way, is never left out in silence.

mod captions;
mod csv;
mod lost;
mod markdown;
mod pack;
mod page;
pub mod proof;
mod qdpx;
mod text;
mod word;

pub use lost::{Aspect, Lost};
#[cfg(any(test, builds_sites))]
pub(crate) use pack::pack;

use crate::document::Document;
use crate::interview::{self, Interview, Lang};

/// A format to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Markdown,
    Text,
    Word,
    WebVtt,
    SubRip,
    Csv,
    /// A project of REFI-QDA, for programs of qualitative analysis.
    Project,
}

impl Format {
    pub const ALL: [Format; 7] =
        [Format::Markdown, Format::Text, Format::Word, Format::WebVtt, Format::SubRip, Format::Csv, Format::Project];

    /// The end of a file's name, which is also the name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Text => "txt",
            Format::Word => "docx",
            Format::WebVtt => "vtt",
            Format::SubRip => "srt",
            Format::Csv => "csv",
            Format::Project => "qdpx",
        }
    }

    pub fn parse(name: &str) -> Option<Format> {
        let name = name.to_ascii_lowercase();
        Format::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// What was written.
#[derive(Debug)]
pub struct Exported {
    pub bytes: Vec<u8>,
    /// What is not in it, or is read in another way.
    pub lost: Vec<Lost>,
}

/// Why nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file has no words.
    NoTurns,
    /// Captions need at least one time.
    NoTimes,
    /// The interview is not in the language that was asked for.
    NoSuchLanguage,
}

/// Writes an interview in a format, in one of its languages if the format holds only one.
///
/// # Errors
/// Why it cannot be written.
pub fn export(document: &Document, format: Format, lang: Option<&Lang>) -> Result<Exported, Refusal> {
    let (interview, _) = interview::review(document);
    if interview.turns().next().is_none() {
        return Err(Refusal::NoTurns);
    }
    let lang = match lang {
        Some(wanted) if !interview.languages.contains(wanted) => return Err(Refusal::NoSuchLanguage),
        Some(wanted) => wanted.clone(),
        None => interview.languages[0].clone(),
    };
    let mut estimated = 0;
    let bytes = match format {
        Format::Markdown => markdown::write(document, &interview).into_bytes(),
        Format::Text => text::write(&page::of(document, &interview, &lang)).into_bytes(),
        Format::Word => word::write(&page::of(document, &interview, &lang), &lang),
        Format::WebVtt | Format::SubRip => {
            let (cues, guessed) = captions::cues(&interview, &lang).ok_or(Refusal::NoTimes)?;
            estimated = guessed;
            match format {
                Format::WebVtt => captions::vtt(&cues, &interview, &lang).into_bytes(),
                _ => captions::srt(&cues).into_bytes(),
            }
        }
        Format::Csv => csv::write(&interview, &lang).into_bytes(),
        Format::Project => qdpx::write(document, &interview),
    };
    let mut lost = lost::compare(document, &interview, &lang, format, &bytes);
    if estimated > 0 {
        lost.push(Lost { aspect: Aspect::EstimatedTimes, count: estimated });
        lost.retain(|one| one.aspect != Aspect::Times);
    }
    Ok(Exported { bytes, lost })
}

/// A text of the interview for readers of a language.
fn local<'a>(text: &'a interview::Localized, lang: &Lang) -> &'a str {
    text.pick(lang).1
}

/// The name of the speaker of a turn.
fn speaker_name<'a>(turn: &'a interview::Turn, lang: &Lang) -> Option<&'a str> {
    turn.speaker.as_ref().map(|speaker| local(&speaker.name, lang))
}

/// The languages beside one.
fn others<'a>(interview: &'a Interview, lang: &'a Lang) -> impl Iterator<Item = &'a Lang> {
    interview.languages.iter().filter(move |other| *other != lang)
}
