//! What the desk says of the text under edit, in English.

use crate::words::desk::Editor;

pub const EDITOR: Editor = Editor {};
