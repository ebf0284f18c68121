//! [`StringIndex`]: texts, each with a number.
//!
//! The hash map of files and interviews. There is one kind of it, as every further kind would be as much code again in
//! the page's download.

use std::collections::HashMap;
use std::rc::Rc;

#[derive(Default)]
pub struct StringIndex(HashMap<Rc<str>, usize>);

impl StringIndex {
    /// The number of a name that has one.
    #[inline(never)]
    pub fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// Gives a name a number. `false` if it has one already, which it keeps.
    #[inline(never)]
    pub fn add(&mut self, name: &Rc<str>, number: usize) -> bool {
        let is_new = !self.0.contains_key(name);
        if is_new {
            self.0.insert(name.clone(), number);
        }
        is_new
    }
}
