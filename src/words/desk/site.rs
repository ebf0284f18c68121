//! What the desk says of *My site*.

/// How a language says it.
pub struct Site {}
