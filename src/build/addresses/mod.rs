//! The addresses of people, themes and categories, kept between builds: `addresses.json`, beside `site.json`.
//!
//! An address is made from a name, and two names may be the same in Latin letters. If addresses were made afresh by each
//! build, a new interview could give a published address to somebody else, and nobody who follows an old link would notice.
//! Nothing else that the editor keeps says who came first, and the output folder is often empty when a build starts.
//!
//! The file has one line for each address, sorted, so that merging two branches in Git keeps all lines. A line says whom the
//! address belongs to: ids, names, and where they speak. Any of these is enough. An address that nobody has any more stays in
//! the file and is never given to anybody else.

mod assign;
mod owner;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use serde::Serialize;

use super::diagnostic::{Diagnostic, Message, Severity};
use super::fs;
use super::texts::Lines;
use crate::document::{self, Value};
use crate::state::Ui;
pub use assign::assign;
pub use owner::Owner;

pub const FILE: &str = "addresses.json";
const FORMAT: &str = "addresses/1";

/// The addresses of one kind, each with its owner.
pub type Assigned = BTreeMap<String, Owner>;

/// The contents of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    pub people: Assigned,
    pub themes: Assigned,
    pub categories: Assigned,
    /// The text of the file in the folder.
    text: Option<String>,
}

/// A request for an address.
pub struct AddressRequest {
    /// An id that the editor has given: it is to be the address.
    pub id: Option<String>,
    pub owner: Owner,
    /// The address to give if it is free.
    pub slug: String,
}

/// An old address, and the positions of the requests that it may have meant.
pub type Moved = (String, Vec<usize>);

impl Addresses {
    /// Reads the file in a site's folder; empty if there is none.
    ///
    /// # Errors
    /// If the file cannot be read: to go on would give published addresses to others.
    pub fn read(folder: &Path, ui: Ui, diagnostics: &mut Vec<Diagnostic>) -> Result<Addresses, Diagnostic> {
        let path = folder.join(FILE);
        let shown = path.display().to_string();
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Addresses::default()),
            Err(error) => {
                let message = Message::NotRead(&error.to_string());
                return Err(Diagnostic::of_file(&path, Severity::LeftOut, ui, &message));
            }
        };
        let none = Message::NoAddresses(FORMAT);
        let refused = |error| Diagnostic { in_desk: none.in_desk(ui), ..Diagnostic::refused(&shown, ui, &error) };
        let text = document::text(bytes).map_err(refused)?;
        let value = Value::parse(&text).map_err(refused)?;
        if value.get("format").and_then(Value::text) != Some(FORMAT) {
            return Err(Diagnostic::new(&shown, (1, 1), Severity::LeftOut, ui, &none));
        }
        let (addresses, repeated) = Addresses::from_json(&value);
        for address in repeated {
            diagnostics.push(Diagnostic::of_file(&path, Severity::Repaired, ui, &Message::TwoOwners(&address)));
        }
        Ok(Addresses { text: Some(text.clone()), ..addresses })
    }

    /// Also returns the addresses that have two owners, which comes from merging two branches: the first owner keeps it.
    fn from_json(value: &Value) -> (Addresses, Vec<String>) {
        let mut repeated = Vec::new();
        let mut read = |key| {
            let mut assigned = Assigned::new();
            for (address, owner) in value.get(key).map_or(&[][..], Value::members) {
                let owner = Owner::read(owner);
                match assigned.get_mut(&**address) {
                    None => drop(assigned.insert(address.to_string(), owner)),
                    Some(known) if known.likeness(&owner).is_some() => known.add(&owner),
                    Some(_) => repeated.push(address.to_string()),
                }
            }
            assigned
        };
        let (people, themes, categories) = (read("people"), read("themes"), read("categories"));
        (Addresses { people, themes, categories, text: None }, repeated)
    }

    /// Writes the file if it has changed. Returns a note to keep the file, or why it could not be written.
    pub fn write(&self, folder: &Path, ui: Ui) -> Option<Diagnostic> {
        let (path, text) = (folder.join(FILE), self.json());
        if self.text.as_ref() == Some(&text) {
            return None;
        }
        let diagnostic = |severity, message: &Message| Some(Diagnostic::of_file(&path, severity, ui, message));
        match fs::write(&path, text) {
            Ok(()) => diagnostic(Severity::Note, &Message::Kept),
            Err(error) => diagnostic(Severity::LeftOut, &Message::NotKept(&error.to_string())),
        }
    }

    fn json(&self) -> String {
        #[derive(Serialize)]
        struct File<'a> {
            format: &'static str,
            people: &'a Assigned,
            themes: &'a Assigned,
            categories: &'a Assigned,
        }
        let Addresses { people, themes, categories, .. } = self;
        let file = File { format: FORMAT, people, themes, categories };
        let mut out = Vec::new();
        let mut json = serde_json::Serializer::with_formatter(&mut out, Lines::default());
        file.serialize(&mut json).expect("all keys are texts");
        String::from_utf8(out).expect("JSON is UTF-8") + "\n"
    }
}

#[cfg(test)]
mod tests;
