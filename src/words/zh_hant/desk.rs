//! What the desk says, in traditional Chinese.

mod editor;
mod frame;
mod panels;

use crate::words::desk::Desk;

pub static DESK: Desk = Desk { frame: frame::FRAME, editor: editor::EDITOR, panels: panels::PANELS };
