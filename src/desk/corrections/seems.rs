//! What a file seems to be that has hardly a passage of the interview.

use crate::desk::Draft;
use crate::import::proof::Returned;
use crate::interview::{Lang, is_han};

/// What a file seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seems {
    /// Its words are in another script than those of the interview.
    Translation,
    OtherInterview,
}

/// The scripts that tell languages apart here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Chinese,
    Other,
}

/// From so many letters on, words have a script: `OK` stands in any language.
const ENOUGH: usize = 12;

impl Script {
    /// The script of words; `None` if they are too few, or mixed.
    pub fn of(text: &str) -> Option<Script> {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let chinese = text.chars().filter(|c| is_han(*c)).count();
        match () {
            // A character is about as long as a word.
            () if chinese >= ENOUGH / 3 && chinese * 3 > letters => Some(Script::Chinese),
            () if chinese == 0 && letters >= ENOUGH => Some(Script::Other),
            () => None,
        }
    }

    /// Whether a language is written so.
    pub fn fits(self, lang: &str) -> bool {
        let is_chinese = Lang::parse(lang).is_some_and(|lang| lang.is_chinese());
        is_chinese == (self == Script::Chinese)
    }
}

/// What a file seems to be that is not compared.
pub fn of(draft: &Draft, returned: &Returned) -> Seems {
    let text: Vec<&str> = returned.paragraphs.iter().map(|one| one.text()).collect();
    let is_here = |script: Script| draft.languages.iter().any(|lang| script.fits(lang.as_str()));
    match Script::of(&text.join(" ")) {
        Some(script) if !is_here(script) => Seems::Translation,
        _ => Seems::OtherInterview,
    }
}
