//! The reducer behind the reader: the state, and the outline that follows from it, together.

use std::rc::Rc;

use yew::Reducible;

use crate::interview::Interview;
use crate::outline::{self, Outline};
use crate::search::Index;
use crate::state::{Action, ViewState};

/// An open interview and what is shown of it.
pub struct View {
    pub interview: Rc<Interview>,
    pub index: Rc<Index>,
    pub state: ViewState,
    pub outline: Rc<Outline>,
    /// The last change was a step of many, by key: letters of a search, question after question. It replaces the entry
    /// in the history that the step before it made.
    pub passing: bool,
    /// The last change came from the address bar, which needs no new entry in the history.
    pub opened: bool,
}

impl PartialEq for View {
    fn eq(&self, other: &View) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What changes a view.
pub enum Change {
    By(Action),
    /// The tables of the search have come: what it found may be more.
    Tables,
}

impl View {
    pub fn new(interview: &Rc<Interview>, state: ViewState) -> View {
        let index = Rc::new(Index::new(interview));
        let outline = Rc::new(outline::select(interview, &index, &state));
        View { interview: interview.clone(), index, state, outline, passing: false, opened: true }
    }
}

impl Reducible for View {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let Change::By(action) = change else {
            let View { index, state, outline, .. } = View::new(&self.interview, self.state.clone());
            let outline = Rc::new((*outline).clone().reusing(&self.outline));
            let (interview, passing, opened) = (self.interview.clone(), self.passing, self.opened);
            return Rc::new(View { interview, index, state, outline, passing, opened });
        };
        let Some(state) = self.state.after(&self.interview, &action) else { return self };
        let outline = outline::select(&self.interview, &self.index, &state).reusing(&self.outline);
        Rc::new(View {
            interview: self.interview.clone(),
            index: self.index.clone(),
            state,
            outline: Rc::new(outline),
            passing: matches!(action, Action::Search(_) | Action::GoTo(_)),
            opened: matches!(action, Action::Open(_)),
        })
    }
}
