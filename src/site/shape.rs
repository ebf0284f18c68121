//! The shape of a page's elements: what tells whether a page still stands as it was written.
//!
//! Hydration needs every node where it would draw it. A translator in the browser, an extension or a reading aid may have
//! changed the page before the viewer takes it over. So the writer of a page leaves the shape of its elements with it, and
//! the browser compares. Words and attributes are no part of the shape, since hydration sets them anyway; the text of the
//! interview is none either, since hydration does not look into it.

use crate::fnv::Fnv;

/// The class of the element whose inside is no part of the shape.
pub const TEXT: &str = "iv-threads";

/// A sum over the nodes in the order of the page.
#[derive(Default)]
pub struct Shape(Fnv);

impl Shape {
    /// An element begins; its name is in small letters.
    pub fn open(&mut self, name: &str) {
        self.add(b"<");
        self.add(name.as_bytes());
    }

    pub fn close(&mut self) {
        self.add(b">");
    }

    pub fn text(&mut self) {
        self.add(b"t");
    }

    pub fn comment(&mut self) {
        self.add(b"!");
    }

    /// As it stands in the page: 16 hexadecimal digits.
    pub fn finish(&self) -> String {
        format!("{:016x}", self.0.0)
    }

    fn add(&mut self, bytes: &[u8]) {
        self.0.add(bytes.iter().copied());
    }
}
