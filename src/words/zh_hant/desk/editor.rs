//! What the desk says of the text under edit, in traditional Chinese.

use crate::words::desk::Editor;

pub const EDITOR: Editor = Editor {};
