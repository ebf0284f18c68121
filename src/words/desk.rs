//! What the desk says. Like [`import`](super::import), these words are not in the reader's program.
//!
//! Each part has a file of its own: its type here, its words in the folder `desk` of each language.

mod corrections;
mod editor;
mod frame;
mod language;
pub mod panels;
pub mod quoted;
mod site;

pub use corrections::Corrections;
pub use editor::{Editor, Names, Naming, by_tag};
pub use frame::Frame;
pub use language::{in_sentence, language_of, listed};
pub use panels::Panels;
pub use site::Site;

use super::{en, zh_hans, zh_hant};
use crate::state::Ui;

/// The desk in one language.
pub struct Desk {
    /// Start, *What I understood*, saving.
    pub frame: Frame,
    /// The text under edit: passages, turns, steps.
    pub editor: Editor,
    /// Speakers, themes, glossary, details, problems.
    pub panels: Panels,
    /// *My site*.
    pub site: Site,
    /// The proof for the interviewee, and the file that comes back.
    pub corrections: Corrections,
}

/// Returns the words of an interface language.
pub fn desk(ui: Ui) -> &'static Desk {
    match ui {
        Ui::En => &en::DESK,
        Ui::ZhHans => &zh_hans::DESK,
        Ui::ZhHant => &zh_hant::DESK,
    }
}
