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
    /// Whether the title is above the window.
    pub past_title: bool,
}

impl Here {
    pub fn of(root: &Root) -> Here {
        let (thread, turn) = root.reading();
        Here { thread: thread.map(AttrValue::from), turn: turn.map(AttrValue::from), past_title: root.is_past_title() }
    }

    /// The speaker whose words are on screen.
    pub fn speaker<'a>(&self, interview: &'a Interview) -> Option<&'a Speaker> {
        let here = self.turn.as_deref()?;
        let turn = interview.turns().find(|turn| *element_id(&turn.id) == *here)?;
        turn.speaker.as_deref()
    }
}
