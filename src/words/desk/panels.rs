//! What the desk says of speakers, themes, glossary, details and problems.

use crate::desk::{Field, PlainField};
use crate::interview::Lang;

/// How a language says it.
pub struct Panels {
    /// Between names.
    pub comma: &'static str,
    pub language: fn(&Lang) -> String,
    pub details: Details,
}

/// What the interview says about itself.
pub struct Details {
    pub needed: &'static str,
    pub for_example: fn(&str) -> String,
    pub field: fn(Field) -> &'static str,
    /// Empty: none is needed.
    pub example: fn(Field) -> &'static str,
    pub plain: fn(PlainField) -> &'static str,
    pub plain_example: fn(PlainField) -> &'static str,
    pub who_speaks: &'static str,
    pub date: &'static str,
    pub date_in_words: &'static str,
    pub date_read: fn(&str) -> String,
    pub date_not_read: &'static str,
    pub languages: &'static str,
    pub languages_about: &'static str,
    pub original: &'static str,
    pub make_original: &'static str,
    pub add_language: &'static str,
    pub no_language: &'static str,
}
