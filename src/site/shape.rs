//! The shape of a page's elements, which shows whether the page is still as it was written.
//!
//! Hydration requires every node in the place where it would render it. A translator in the browser, an extension or a
//! reading aid may change the page before the viewer hydrates it. So the writer of a page adds the shape of its
//! elements to the page, and the browser compares. Words and attributes are not part of the shape, since hydration sets
//! them anyway; nor is the text of the interview, since hydration does not look into it.

use crate::fnv::Fnv;

/// The class of the element whose content is not part of the shape.
pub const TEXT: &str = "iv-threads";

/// A hash of the nodes in the order of the page.
#[derive(Default)]
pub struct Shape(Fnv);

impl Shape {
    /// Adds the start of an element; its name must be in lower case.
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

    /// Returns the shape as it is in the page: 16 hexadecimal digits.
    pub fn finish(&self) -> String {
        format!("{:016x}", self.0.0)
    }

    fn add(&mut self, bytes: &[u8]) {
        self.0.add(bytes.iter().copied());
    }
}
