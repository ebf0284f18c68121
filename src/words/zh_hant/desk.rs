//! What the desk says, in traditional Chinese.

mod corrections;
mod editor;
mod frame;
pub(super) mod panels;
mod site;

use crate::words::desk::Desk;

pub static DESK: Desk = Desk {
    frame: frame::FRAME,
    editor: editor::EDITOR,
    panels: panels::PANELS,
    site: site::SITE,
    corrections: corrections::CORRECTIONS,
};
