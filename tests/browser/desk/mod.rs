//! The desk: an editor opens a file, and edits it.

pub mod opening;
