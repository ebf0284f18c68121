//! What the desk says of the text under edit.

/// How a language says it.
pub struct Editor {}
