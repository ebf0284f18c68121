//! What the desk says of the translation beside its original.

/// How a language says it.
pub struct Translation {}
