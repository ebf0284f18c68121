//! What the desk says of speakers, themes, glossary, details and problems, in English.

use crate::words::desk::Panels;

pub const PANELS: Panels = Panels {};
