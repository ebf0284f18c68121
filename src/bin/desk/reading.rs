//! Reads the files that an editor opens: an interview as it is, any other file by the import.

use interview_viewer::document::{self, Document};
use interview_viewer::import::{self, Imported, Options, Refusal};
use interview_viewer::shell::own::Own;

/// A file that was read.
pub enum Read {
    /// It is an interview already.
    Interview(Document),
    /// An interview was made of it.
    Imported(Box<Imported>),
}

/// Why a file cannot be opened.
#[derive(Debug)]
pub enum Failed {
    Refused(Refusal),
}

/// Reads a file.
///
/// # Errors
/// Why it cannot be opened.
pub fn read(file: &Own) -> Result<Read, Failed> {
    match import::import(&file.bytes, &Options { name: file.name.clone(), ..Options::default() }) {
        Ok(imported) => Ok(Read::Imported(Box::new(imported))),
        Err(Refusal::Interview) => match document::parse(file.bytes.clone()) {
            Ok(document) => Ok(Read::Interview(document)),
            Err(_) => Err(Failed::Refused(Refusal::UnknownJson)),
        },
        Err(refusal) => Err(Failed::Refused(refusal)),
    }
}

impl Read {
    pub fn document(&self) -> &Document {
        match self {
            Read::Interview(document) => document,
            Read::Imported(imported) => &imported.document,
        }
    }
}
