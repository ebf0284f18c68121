//! The numbers of passages and the outline, as readers see them, and what the check says: all come of one check.

use std::collections::HashMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use interview_viewer::desk::editor::Said;
use interview_viewer::desk::{At, Draft, Outline, Trouble, document, troubles};
use interview_viewer::interview;
use interview_viewer::words::desk::{Names, desk as words_of};

use super::super::work::{EditorProps, Work};

/// How long the draft must be at rest before its passages are numbered again, in milliseconds.
const REST: u32 = 300;

#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// The number of each passage, by its address.
    numbers: Rc<HashMap<Rc<str>, Rc<str>>>,
    troubles: Rc<[Trouble]>,
    pub outline: Rc<Outline>,
}

impl Numbers {
    fn read(draft: &Draft) -> Numbers {
        let (interview, problems) = interview::review(&document(draft));
        let numbers = interview.passages().map(|passage| (passage.id.clone(), passage.number.clone()));
        Numbers {
            numbers: Rc::new(numbers.collect()),
            troubles: troubles(draft, &problems).into(),
            outline: Outline::of(&interview).into(),
        }
    }

    /// What is to be looked at, most needed first.
    pub fn troubles(&self) -> Rc<[Trouble]> {
        self.troubles.clone()
    }

    /// The number of the passage at a place; its address if it has none yet.
    pub fn of(&self, draft: &Draft, at: At) -> String {
        let Some(address) = draft.turn(at).map(|turn| turn.address(at.passage)) else { return String::new() };
        self.numbers.get(&address).map_or_else(|| address.to_string(), |number| number.to_string())
    }

    /// What is said of what happened.
    pub fn sentence(&self, props: &EditorProps, said: &Said) -> String {
        let draft = props.work.draft();
        let number = |at| self.of(&draft, at);
        (words_of(props.ui).editor.said)(said, &Names { draft: &draft, number: &number })
    }

    /// The number of the passage before a place.
    pub fn before(&self, draft: &Draft, at: At) -> Option<Rc<str>> {
        let before = draft.places().take_while(|place| *place < at).last()?;
        Some(self.of(draft, before).into())
    }
}

/// Numbers the passages, and again when the draft has been at rest after a change.
#[hook]
pub fn use_numbers(work: &Work) -> Numbers {
    let numbers = use_state_eq(|| Numbers::read(&work.draft()));
    let (setter, work, version) = (numbers.setter(), work.clone(), work.version());
    use_effect_with(version, move |_| {
        let timer = Timeout::new(REST, move || setter.set(Numbers::read(&work.draft())));
        move || drop(timer)
    });
    (*numbers).clone()
}
