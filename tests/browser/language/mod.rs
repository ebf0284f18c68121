//! Languages: each one, both, and the reader's place when they change.

pub mod modes;
pub mod patching;
pub mod place;
