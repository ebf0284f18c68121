//! No pictures: drawing them takes the fonts of a machine, and a program that is larger than all the rest.

use std::io;
use std::path::{Path, PathBuf};

use super::Picture;
use crate::build::diagnostic::Diagnostic;
use crate::build::fs;
use crate::build::oembed::Subject;
use crate::build::skeleton::PageWriter;
use crate::state::Ui;

/// There are none.
pub enum Pictures {}

impl Pictures {
    pub fn new(_: &Path, _: Option<&str>, _: &[PathBuf], _: bool) -> Option<Pictures> {
        None
    }

    pub fn notes(&self, _: &Path, _: Ui) -> Vec<Diagnostic> {
        match *self {}
    }
}

impl PageWriter<'_> {
    pub fn picture(&self, _: &Subject) -> io::Result<Option<Picture>> {
        Ok(None)
    }
}

/// Returns whether a file begins like a font, or a collection of fonts.
pub fn is_font(file: &Path) -> bool {
    const BEGINNINGS: [&[u8]; 4] = [b"\0\x01\0\0", b"OTTO", b"true", b"ttcf"];
    fs::read(file).is_ok_and(|bytes| BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning)))
}
