//! The desk: an editor opens a file, edits it, and makes a site.

pub mod corrections;
pub mod opening;
pub mod site;
pub mod states;
pub mod typing;
