//! Groups, and what their text is for.

use std::rc::Rc;

/// What the text of a group is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Destination {
    #[default]
    Text,
    /// Data of programs.
    Skipped,
    /// Text that is not part of the document: entries of an index, what stands in for a shape.
    LeftOut,
    Fonts,
    /// The names of styles.
    Styles,
    Info,
    /// A property of the file.
    Property(&'static str),
    Instruction,
    /// The number of an item.
    Number,
    /// The author of the next comment.
    Author,
}

/// Blocks of their own that end with a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    Footnote,
    Comment,
    /// A header or footer.
    Around,
    Box,
}

/// What holds until a group ends.
#[derive(Clone, Debug, Default)]
pub struct Group {
    pub destination: Destination,
    /// Whether the destination begins with this group.
    pub begins: bool,
    pub aside: Option<Aside>,
    pub font: Option<i32>,
    /// The font of double-byte characters, and whether the next bytes are some.
    pub wide_font: Option<i32>,
    pub is_wide: bool,
    /// How many bytes stand in for a Unicode character.
    pub fallback: u32,
    pub bold: bool,
    pub italic: bool,
    pub hidden: bool,
    pub struck: bool,
    pub inserted: bool,
    pub deleted: bool,
    pub link: Option<Rc<str>>,
    /// The link that the result of the field is.
    pub next_link: Option<Rc<str>>,
    /// Whether `\*` stands before the next control word: a reader that does not know it skips the group.
    pub is_optional: bool,
    /// The style that is being defined.
    pub style: i32,
}

impl Group {
    /// The group within this one.
    pub fn inner(&self) -> Group {
        Group { begins: false, aside: None, next_link: None, is_optional: false, ..self.clone() }
    }

    /// Whether its text is text of the document.
    pub fn is_text(&self) -> bool {
        self.destination == Destination::Text
    }

    /// Resets what `\plain` resets.
    pub fn plain(&mut self, font: Option<i32>) {
        (self.bold, self.italic, self.hidden, self.struck) = (false, false, false, false);
        (self.inserted, self.deleted) = (false, false);
        self.font = font;
        self.wide_font = None;
        self.is_wide = false;
    }
}
