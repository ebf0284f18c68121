//! What the desk says, in English.

mod corrections;
mod editor;
mod frame;
pub(super) mod panels;
mod site;

use crate::interview::Lang;
use crate::state::Ui;
use crate::words::desk::{Desk, in_sentence};

pub static DESK: Desk = Desk {
    frame: frame::FRAME,
    editor: editor::EDITOR,
    panels: panels::PANELS,
    site: site::SITE,
    corrections: corrections::CORRECTIONS,
};

/// The name of a language in a sentence.
fn language(lang: &Lang) -> String {
    in_sentence(Ui::En, lang, super::language)
}
