//! What an export says: what a format does not hold, and why a file cannot be written.

use super::{en, zh_hans, zh_hant};
use crate::export::{Lost, Refusal};
use crate::state::Ui;

/// How a language tells of an export.
pub struct Export {
    pub lost: fn(&Lost) -> String,
    pub refusal: fn(Refusal) -> &'static str,
    /// A file, and that it does not hold these.
    pub left_out: fn(&str) -> String,
    pub exists: fn(&str) -> String,
}

/// Returns the words of an interface language.
pub fn export(ui: Ui) -> &'static Export {
    match ui {
        Ui::En => &en::EXPORT,
        Ui::ZhHans => &zh_hans::EXPORT,
        Ui::ZhHant => &zh_hant::EXPORT,
    }
}
