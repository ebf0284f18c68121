//! The reader's place in the text, as the bars show it.

use yew::AttrValue;

use crate::interview::{Interview, Speaker};
use crate::markup::element_id;
use crate::shell::root::Root;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Here {
    /// The id of the thread that is being read.
    pub thread: Option<AttrValue>,
    /// The id of the element of the turn that is being read.
    turn: Option<AttrValue>,
    /// Whether the site's header is above the window, and whether the title is, too.
    pub past_header: bool,
    pub past_title: bool,
}

impl Here {
    pub fn of(root: &Root) -> Here {
        let (thread, turn) = root.reading();
        Here {
            thread: thread.map(AttrValue::from),
            turn: turn.map(AttrValue::from),
            past_header: root.is_past(".iv-site"),
            past_title: root.is_past(".iv-title"),
        }
    }

    /// The speaker whose words are on screen.
    pub fn speaker<'a>(&self, interview: &'a Interview) -> Option<&'a Speaker> {
        let here = self.turn.as_deref()?;
        let turn = interview.turns().find(|turn| *element_id(&turn.id) == *here)?;
        turn.speaker.as_deref()
    }
}
