//! How text is set: what a style says, and what a piece of text has in the end.

use std::rc::Rc;

/// What a style says about characters; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Run {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub hidden: Option<bool>,
    /// Whether a line goes through the characters.
    pub struck: Option<bool>,
}

/// How a piece of text is set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    pub bold: bool,
    pub italic: bool,
    pub hidden: bool,
    pub struck: bool,
    pub link: Option<Rc<str>>,
    /// Whether it was inserted or deleted while changes were recorded.
    pub change: Option<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Inserted,
    Deleted,
    /// Inserted by one, and deleted by another.
    Undone,
}

impl Run {
    /// What this says, or else what `base` says.
    pub fn or(self, base: Run) -> Run {
        Run {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            hidden: self.hidden.or(base.hidden),
            struck: self.struck.or(base.struck),
        }
    }
}

impl From<Run> for Style {
    fn from(run: Run) -> Style {
        let is = |value: Option<bool>| value == Some(true);
        Style {
            bold: is(run.bold),
            italic: is(run.italic),
            hidden: is(run.hidden),
            struck: is(run.struck),
            ..Style::default()
        }
    }
}
