//! What the desk says of the translation beside its original, in simplified Chinese.

use crate::words::desk::Translation;

pub const TRANSLATION: Translation = Translation {};
