//! What the desk says of its start, of files that it reads, and of saving.

/// How a language says it.
pub struct Frame {
    pub desk: &'static str,
    pub skip: &'static str,
    pub interviews: &'static str,
    pub my_site: &'static str,
    /// The label of the choice of the interface language.
    pub language: &'static str,
    pub choose_files: &'static str,
    pub untitled: &'static str,
    pub go_on: &'static str,
}
