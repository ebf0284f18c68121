//! The id of the sheet of tools, which other components open and close.

pub const TOOLS: &str = "iv-tools";
