//! Numbers passages, so that people can cite them.

use std::rc::Rc;

/// Numbers passages: the passage at the head of a thread gets the thread's number, the others of the thread its number
/// and a count. Without questions there is only the count.
pub(super) struct Number<'a> {
    pub thread: Option<usize>,
    /// Whether the next passage is at the head of its thread.
    pub heads: bool,
    pub place: &'a mut usize,
}

impl Number<'_> {
    pub fn next(&mut self) -> Rc<str> {
        match self.thread {
            Some(thread) if std::mem::take(&mut self.heads) => thread.to_string().into(),
            Some(thread) => {
                *self.place += 1;
                format!("{thread}.{}", self.place).into()
            }
            None => {
                *self.place += 1;
                self.place.to_string().into()
            }
        }
    }
}
