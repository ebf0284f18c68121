//! The static site: a folder with `site.json` and `interviews/*.json` into pages that stand without a script.

pub mod offline;
pub mod pdf;
