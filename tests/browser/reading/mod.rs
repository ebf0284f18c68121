//! Reading: every word is there, answers are with their questions, and filters fold what does not match.

pub mod filters;
pub mod text;
