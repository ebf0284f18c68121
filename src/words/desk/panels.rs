//! What the desk says of speakers, themes, glossary, details and problems.

/// How a language says it.
pub struct Panels {}
