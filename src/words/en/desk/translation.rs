//! What the desk says of the translation beside its original, in English.

use crate::words::desk::Translation;

pub const TRANSLATION: Translation = Translation {};
