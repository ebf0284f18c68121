//! The numbers of passages, which people cite.

use std::rc::Rc;

/// How passages are numbered: the one at the head of a thread by the thread, all others of it by the thread and a
/// count. Where there are no questions, the count is enough.
pub(super) struct Number<'a> {
    pub thread: Option<usize>,
    /// The next passage is at the head of its thread.
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
