//! What a command is given: a place, a term, a theme, a query.

use serde::{Deserialize, Serialize};

/// The place of a passage: the positions of its turn and of the passage in the turn, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct At {
    pub turn: usize,
    pub passage: usize,
}

/// A term of the glossary: texts by language tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermText {
    pub term: Vec<(String, String)>,
    pub pinyin: String,
    pub aliases: Vec<String>,
    pub note: Vec<(String, String)>,
}

/// A theme to add, from a code book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTheme {
    /// A wish: another theme may have it.
    pub id: String,
    pub label: String,
    pub about: String,
}

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    pub words: String,
    /// Capital letters count.
    pub exact: bool,
    /// A letter before or after does not match. Has no effect at Chinese characters.
    pub whole: bool,
    /// Also names, themes, terms and details, and not just the words of passages and headings.
    pub everywhere: bool,
    /// Characters are compared one by one, also within a letter that has an accent as a character of its own. The steps of
    /// older drafts do so.
    #[serde(default = "yes")]
    pub by_character: bool,
}

fn yes() -> bool {
    true
}
