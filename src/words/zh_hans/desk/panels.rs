//! What the desk says of speakers, themes, glossary, details and problems, in simplified Chinese.

use crate::words::desk::Panels;

pub const PANELS: Panels = Panels {};
