//! The numbers of passages and the outline, as readers see them, and what the check says: all come of one check.

use std::collections::HashMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use interview_viewer::desk::editor::Said;
use interview_viewer::desk::{At, Draft, Outline, Trouble, document, numbers, troubles};
use interview_viewer::interview;
use interview_viewer::words::desk::{Names, desk as words_of};

use super::super::work::{EditorProps, Work};

/// How long the draft must be at rest before its passages are numbered again, in milliseconds.
const REST: u32 = 300;

#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// The number of each passage, by its address.
    numbers: Rc<HashMap<Rc<str>, Rc<str>>>,
    /// How many passages the draft had.
    count: usize,
    troubles: Rc<[Trouble]>,
    pub outline: Rc<Outline>,
}

impl Numbers {
    fn read(draft: &Draft) -> Numbers {
        let (interview, problems) = interview::review(&document(draft));
        Numbers {
            numbers: Rc::new(numbers(draft)),
            count: draft.places().count(),
            troubles: troubles(draft, &problems).into(),
            outline: Outline::of(&interview).into(),
        }
    }

    /// What is to be looked at, most needed first.
    pub fn troubles(&self) -> Rc<[Trouble]> {
        self.troubles.clone()
    }

    /// The same for a draft that has more passages or fewer by now; `None` if it has not.
    pub fn newer(&self, draft: &Draft) -> Option<Numbers> {
        let count = draft.places().count();
        (count != self.count).then(|| Numbers { numbers: Rc::new(numbers(draft)), count, ..self.clone() })
    }

    /// The number of the passage with an address.
    pub fn with(&self, address: &str) -> Option<Rc<str>> {
        self.numbers.get(address).cloned()
    }

    /// The number of the passage at a place.
    pub fn of(&self, draft: &Draft, at: At) -> Rc<str> {
        draft.address(at).and_then(|address| self.with(&address)).unwrap_or_default()
    }

    /// What is said of what happened.
    pub fn sentence(&self, props: &EditorProps, said: &Said) -> String {
        let draft = props.work.draft();
        let own = match said {
            Said::ConfirmedAbove(own, _) => own,
            own => own,
        };
        let before = match own {
            Said::Done(_) | Said::Shifted(..) | Said::Redone(_) => props.work.journal().before_last(),
            _ => None,
        };
        let names = Names { draft: &draft, before: before.as_ref(), number: &|address| self.with(address) };
        (words_of(props.ui).editor.said)(said, &names)
    }

    /// The number of the passage before a place.
    pub fn before(&self, draft: &Draft, at: At) -> Option<Rc<str>> {
        let before = draft.places().take_while(|place| *place < at).last()?;
        Some(self.of(draft, before))
    }
}

/// Numbers the passages: at once when there are more or fewer, and again when the draft has been at rest after a change.
/// Returns the numbers and the setter of them.
#[hook]
pub fn use_numbers(work: &Work) -> (Numbers, UseStateSetter<Numbers>) {
    let numbers = use_state_eq(|| Numbers::read(&work.draft()));
    let newer = numbers.newer(&work.draft());
    {
        let (setter, newer) = (numbers.setter(), newer.clone());
        use_effect_with(newer.as_ref().map(|newer| newer.count), move |_| {
            newer.into_iter().for_each(|now| setter.set(now))
        });
    }
    let (setter, work, version) = (numbers.setter(), work.clone(), work.version());
    use_effect_with(version, move |_| {
        let timer = Timeout::new(REST, move || setter.set(Numbers::read(&work.draft())));
        move || drop(timer)
    });
    (newer.unwrap_or_else(|| (*numbers).clone()), numbers.setter())
}
