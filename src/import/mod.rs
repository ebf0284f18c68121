//! Makes interviews of the files that people have: texts, captions, tables, machine transcripts.
//!
//! An importer is a pure function from bytes to [`Imported`], so that the command and a page import alike. Every
//! character of a file is in the interview, in its metadata, in a note or in `left_out`: [`differences`] is the check,
//! which tests run on each format.
//!
//! ```text
//! bytes → detect → encoding → a format's reader → Manuscript → labels ─┐
//!                                  └──────────────────────────────────→ Transcript → assemble → Imported
//! ```
//!
//! [`align`] puts two of them, in two languages, side by side; [`update`] keeps what editors have added to an interview when its
//! file is imported again.
//!
//! # How to add a format
//! 1. `import/NAME.rs`: a function from the text or the bytes to a [`Manuscript`], if the speakers are still to be found
//!    in its lines, or to a [`Transcript`], if the format states them. It puts all that is neither words nor speaker into
//!    the [`Ledger`].
//!    Packed files are opened with [`container`] and [`xml`]; documents of word processors are written with a
//!    [`rich::Writer`].
//! 2. `import/format.rs`: a variant of [`Format`] with its name. This file: its arm in [`import`].
//! 3. `import/detect.rs`: the bytes or the text by which it is recognised, or else the end of its name.
//! 4. `words/{en,zh_hans,zh_hant}/import.rs` only if it needs a new note.
//! 5. `tests/import/NAME/`: a folder for each case, with the file and `expected.txt`.
//!
//! The program for readers does not contain this module: the viewer opens other files by an add-on, whose answer
//! `report::imported` writes.

mod account;
pub mod align;
mod assemble;
mod captions;
pub(crate) mod container;
mod dates;
mod detect;
mod docx;
mod eaf;
pub mod encoding;
mod format;
mod furniture;
mod glossary;
mod head;
mod html;
mod interleaved;
mod json;
mod label_words;
mod labels;
mod languages;
mod markdown;
mod model;
pub mod note;
mod odt;
mod ohms;
mod pace;
pub mod proof;
mod refi;
mod refusal;
mod rich;
mod rtf;
mod sheet;
mod source;
mod spoken;
mod tables;
mod tei;
mod text;
mod text_grid;
mod tiers;
pub mod update;
mod workbook;
mod wrap;
mod xml;

pub use account::{Counts, Difference, Form, Ledger, LeftOut, Omission, Taken, differences, is_white};
pub use detect::detect;
pub use format::Format;
pub use html::own_file as file_in_page;
pub use json::tools;
pub use languages::tag as language_tag;
pub use markdown::escaped;
pub use model::{Block, Line, LineKind, Manuscript, Place, Theme, Transcript, Unit};
pub use note::{Note, Severity, What};
pub use pace::TimeUnit;
pub use refi::sources;
pub use refusal::Refusal;
pub use sheet::is_named_code_book;

use crate::document::{self, Document};
use crate::interview::Lang;

/// An interview that was made of a file.
#[derive(Debug)]
pub struct Imported {
    pub document: Document,
    /// Where each turn begins in the file.
    pub places: Vec<Option<Place>>,
    /// How the file was understood, and why.
    pub notes: Vec<Note>,
    /// What is not in the interview.
    pub left_out: Vec<LeftOut>,
    /// What the interview has in another form: speakers, times, metadata.
    pub taken: Vec<Taken>,
}

impl Imported {
    /// An interview that nothing is to be told about, to which more comes.
    pub fn of(interview: &Document) -> Imported {
        let file = interview.file.good().cloned().unwrap_or_default();
        let document = Document::from(file);
        Imported { document, places: Vec::new(), notes: Vec::new(), left_out: Vec::new(), taken: Vec::new() }
    }
}

/// What the caller knows about a file.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The name of the file.
    pub name: String,
    pub format: Option<Format>,
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// The language of the text.
    pub lang: Option<Lang>,
    /// The language of the translation, if the file has one.
    pub translation_lang: Option<Lang>,
    /// The name and the bytes of a table of themes and what they mean, which stands beside a table.
    pub code_book: Option<(String, Vec<u8>)>,
    /// The name of the source, if the file is a project with several.
    pub source: Option<String>,
    /// The themes of a code book.
    pub themes: Vec<Theme>,
    pub changes: Changes,
}

/// Which text of a document with recorded changes is imported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Changes {
    /// With the insertions, and without the deletions.
    #[default]
    Accepted,
    /// As it was before them.
    Original,
}

impl Changes {
    /// Parses the choice on the command line.
    pub fn parse(name: &str) -> Option<Changes> {
        match name {
            "accepted" => Some(Changes::Accepted),
            "original" => Some(Changes::Original),
            _ => None,
        }
    }
}

/// Imports a file.
///
/// # Errors
/// Why its bytes cannot be imported.
pub fn import(bytes: &[u8], options: &Options) -> Result<Imported, Refusal> {
    let Some(format) = detect::of_bytes(bytes, &options.name)? else { return import_text(bytes, options) };
    let transcript = match format {
        Format::Project => refi::read(bytes, options)?,
        Format::Workbook => with_code_book(workbook::read(bytes)?, options),
        Format::Docx => of_document(docx::read(bytes, options.changes)?)?,
        Format::Odt if bytes.starts_with(b"PK") => of_document(odt::read(bytes, options.changes)?)?,
        Format::Odt => of_document(odt::read_flat(&xml::decode(bytes), options.changes)?)?,
        Format::Rtf => of_document(rtf::read(bytes, options.changes)?)?,
        _ => return import_text(bytes, options),
    };
    Ok(finish(format, Vec::new(), transcript, options))
}

/// Makes turns of a document, unless it has no text at all.
fn of_document(manuscript: Manuscript) -> Result<Transcript, Refusal> {
    let is_empty = manuscript.blocks.is_empty() && manuscript.ledger.left_out.is_empty();
    if is_empty { Err(Refusal::Empty) } else { Ok(labels::read(manuscript)) }
}

/// Imports a file whose bytes are characters.
fn import_text(bytes: &[u8], options: &Options) -> Result<Imported, Refusal> {
    let decoded = encoding::decode(bytes, options.encoding);
    if is_binary(&decoded.text) {
        return Err(Refusal::Binary);
    }
    if decoded.text.trim_start().starts_with('{')
        && decoded.text.contains("\"turns\"")
        && document::parse(decoded.text.as_bytes()).is_ok_and(|file| file.has_turns())
    {
        return Err(Refusal::Interview);
    }
    let format = match options.format {
        Some(format) => format,
        None => detect::of_text(&decoded.text, &options.name)?,
    };
    let mut translation = None;
    if let Some(mut own) =
        Some(format).filter(|format| *format == Format::Markdown).and_then(|_| markdown::own(&decoded.text))
    {
        let mut ledger = Ledger::default();
        note_encoding(&decoded, &mut ledger);
        own.notes.splice(1..1, ledger.notes);
        return Ok(own);
    }
    if let Some(own) = Some(format).filter(|format| *format == Format::Html).and_then(|_| html::own(&decoded.text)) {
        return Ok(own);
    }
    let transcript = match format {
        Format::Text => labels::read(text::read(&decoded.text)),
        Format::Markdown => labels::read(markdown::read(&decoded.text)),
        Format::Captions => captions::read(&decoded.text),
        Format::Table => with_code_book(sheet::read(&decoded.text), options),
        Format::Html => labels::read(html::read(&decoded.text)),
        Format::Json => json::read(&decoded.text)?,
        Format::Ohms => {
            let (transcript, second) = ohms::read(&decoded.text)?;
            translation = second;
            transcript
        }
        Format::Tei => tei::read(&decoded.text)?,
        Format::Elan => eaf::read(&decoded.text)?,
        Format::TextGrid => text_grid::read(&decoded.text),
        Format::Workbook | Format::Docx | Format::Odt | Format::Rtf | Format::Project => {
            return Err(Refusal::NotOfFormat(format));
        }
    };
    let mut ledger = Ledger::default();
    note_encoding(&decoded, &mut ledger);
    let original = finish(format, ledger.notes, transcript, options);
    let Some(translation) = translation else { return Ok(original) };
    let options = Options { lang: options.translation_lang.clone(), ..options.clone() };
    let pairing = align::Pairing { name: "transcript_alt".into(), ..align::Pairing::default() };
    Ok(align::align(&original, &assemble::interview(translation, &options), &pairing).imported)
}

/// Makes the interview. Its notes begin with the format, and with what is known of the bytes.
fn finish(format: Format, of_bytes: Vec<Note>, mut transcript: Transcript, options: &Options) -> Imported {
    let mut notes = vec![Note { severity: Severity::Info, place: None, what: What::Format(format) }];
    notes.extend(of_bytes);
    notes.append(&mut transcript.ledger.notes);
    transcript.ledger.notes = notes;
    assemble::interview(transcript, options)
}

/// Reads a code book, which gives interviews their themes.
pub fn codes(bytes: &[u8]) -> Option<Vec<Theme>> {
    refi::code_book(&xml::decode(bytes))
}

/// Reads the themes of a code book that stands by itself: a table, a workbook, or a file of a program for qualitative
/// analysis.
pub fn code_book(bytes: &[u8]) -> Option<Vec<Theme>> {
    if let Some(themes) = codes(bytes) {
        return Some(themes);
    }
    if matches!(detect::of_bytes(bytes, ""), Ok(Some(Format::Workbook))) {
        return Some(workbook::read(bytes).ok()?.about.themes);
    }
    let rows = sheet::rows(&encoding::decode(bytes, None).text, &mut Ledger::default());
    sheet::code_book(&rows)?;
    let mut about = model::About::default();
    sheet::read_code_book(rows, sheet::Scope::All, &mut about, &mut Ledger::default());
    Some(about.themes)
}

/// Finds the terms that texts explain in brackets: each with its gloss, in the order of the texts.
pub fn glosses<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    glossary::glosses(texts)
}

/// Whether a JSON file is a machine transcript, and not an interview or anything else.
pub fn is_machine_transcript(bytes: &[u8]) -> bool {
    matches!(detect::of_bytes(bytes, ""), Ok(None)) && json::is_known(&encoding::decode(bytes, None).text)
}

/// Whether a file is a code book, and no transcript: by its name and its columns.
pub fn is_code_book(name: &str, bytes: &[u8]) -> bool {
    sheet::is_named_code_book(name) && {
        let rows = sheet::rows(&encoding::decode(bytes, None).text, &mut Ledger::default());
        sheet::code_book(&rows).is_some()
    }
}

/// Names and describes the themes of a transcript by the code book beside it.
fn with_code_book(mut transcript: Transcript, options: &Options) -> Transcript {
    let Some((name, bytes)) = &options.code_book else { return transcript };
    // What stands in the code book is no text of this file: its account is not kept.
    let mut rows = sheet::rows(&encoding::decode(bytes, None).text, &mut Ledger::default());
    let part = name.as_str().into();
    rows.iter_mut().for_each(|row| row.place = row.place.clone().within(&part));
    let mut ledger = Ledger::default();
    sheet::read_code_book(rows, sheet::Scope::Known, &mut transcript.about, &mut ledger);
    transcript.ledger.note(Severity::Info, None, What::CodeBook(name.clone()));
    transcript.ledger.notes.append(&mut ledger.notes);
    transcript
}

fn note_encoding(decoded: &encoding::Decoded, ledger: &mut Ledger) {
    let what = What::Encoding(decoded.encoding.name(), decoded.evidence);
    ledger.note(Severity::Info, None, what);
    if decoded.undecoded > 0 {
        ledger.note(Severity::Doubt, None, What::NotDecoded(decoded.undecoded));
    }
    if decoded.is_cut_off {
        ledger.note(Severity::Doubt, None, What::CutOff);
    }
}

/// Whether a text has the control characters that no text has.
fn is_binary(text: &str) -> bool {
    let wrong = |c: char| {
        (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{1b}'))
            || c == '\u{fffd}'
    };
    let (mut all, mut bad) = (0, 0);
    for c in text.chars().take(20_000) {
        all += 1;
        bad += usize::from(wrong(c));
    }
    bad * 10 > all
}
