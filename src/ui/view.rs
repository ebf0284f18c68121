//! The reducer behind the reader: the state, the outline that follows from it, and where the last change leads.
//!
//! What the browser has to do once a change is drawn is data here ([`Lead`]); `effects` does it.

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use crate::interview::Interview;
use crate::search::Index;
use crate::state::{Action, ViewState, pin};
use crate::view_model::{self, ViewModel};

/// An open interview and what is shown of it.
#[derive(Clone)]
pub struct View {
    pub interview: Rc<Interview>,
    pub index: Rc<Index>,
    pub state: ViewState,
    pub view_model: Rc<ViewModel>,
    /// The last change was a step of many, by key: letters of a search, question after question. It replaces the entry
    /// in the history that the step before it made.
    pub passing: bool,
    /// The last change came from the address bar, which needs no new entry in the history.
    pub opened: bool,
    /// Where the last change leads, and how many changes there were.
    pub lead: Lead,
    pub changes: u32,
    /// The current hit is under the sheet of tools: nobody has seen it yet.
    pub covered: bool,
    /// The passage or turn at the reader's place: the block that it is in is drawn first.
    pub at: Option<AttrValue>,
}

/// Where a change leads the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Nowhere: the place in the text is held.
    Stay,
    /// To the turn or passage of this id, which the address names.
    To(Rc<str>),
    /// To the current hit, if there is one.
    ToHit,
}

/// What an action does to a view.
pub struct Step {
    /// `None` where nothing changes: what leads somewhere moves only the window.
    pub state: Option<ViewState>,
    pub lead: Lead,
}

/// What changes a view.
pub enum Change {
    /// The reader acts. `at`: the passage at their place, where it is held; `covered`: the sheet of tools is over the text.
    By { action: Action, at: Option<AttrValue>, covered: bool },
    /// The address says more than the page that was written. The browser has been to where it leads, and the reader has
    /// been on their way since. `seek`: the first hit is shown all the same.
    Arrived { action: Action, seek: Option<Covered> },
    /// The sheet of tools has closed.
    Uncovered,
    /// The tables of the search have come: what it found may be more. `seek`: its first hit is shown.
    Tables { seek: Option<Covered> },
}

/// Whether the sheet of tools is over the text.
pub type Covered = bool;

impl PartialEq for View {
    fn eq(&self, other: &View) -> bool {
        std::ptr::eq(self, other)
    }
}

impl View {
    pub fn new(interview: &Rc<Interview>, state: ViewState) -> View {
        let index = Rc::new(Index::new(interview));
        let view_model = Rc::new(view_model::build(interview, &index, &state));
        View {
            interview: interview.clone(),
            index,
            state,
            view_model,
            passing: false,
            opened: true,
            lead: Lead::Stay,
            changes: 0,
            covered: false,
            at: None,
        }
    }

    /// The same before its first drawing: `left` is the passage at the place where the reader left the page. Where the
    /// viewer `stays`, nobody is led to a hit.
    pub fn at_first(mut self, left: Option<&str>, stays: bool) -> View {
        let hit = self.view_model.hits.now.as_ref().filter(|_| !stays).map(|(_, passage)| passage.clone());
        let place = left.map(Rc::from).or_else(|| self.led()).or(hit);
        self.at = place.map(AttrValue::from);
        self
    }

    /// What an action does. The first hit of a search is another matter: that may be covered.
    pub fn step(&self, action: &Action) -> Step {
        let state = self.state.apply(&self.interview, action);
        let target = &state.as_ref().unwrap_or(&self.state).target;
        let leads = match action {
            Action::GoTo(_) => true,
            Action::Open(_) => state.is_some() && *target != self.state.target,
            _ => false,
        };
        let lead = match target.as_ref().filter(|_| leads) {
            Some(target) => Lead::To(pin::led(&self.interview, target)),
            None if matches!(action, Action::Hit(_)) => Lead::ToHit,
            None => Lead::Stay,
        };
        Step { state, lead }
    }

    /// The turn or passage that the address leads to. Where it is lost, the notice at the beginning says so.
    pub fn led(&self) -> Option<Rc<str>> {
        self.view_model.led.clone().filter(|id| !id.is_empty())
    }

    /// The first hit of a search is shown. While the sheet of tools covers the text, that is when the sheet closes.
    fn seek(&mut self, covered: Covered) {
        self.covered = covered;
        if !covered {
            self.lead = Lead::ToHit;
        }
    }

    fn show(&mut self, state: ViewState) {
        let view_model = view_model::build(&self.interview, &self.index, &state).reusing(&self.view_model);
        (self.state, self.view_model) = (state, Rc::new(view_model));
    }
}

impl Reducible for View {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = View { lead: Lead::Stay, changes: self.changes + 1, ..(*self).clone() };
        match change {
            Change::By { action, at, covered } => {
                let Step { state: Some(state), lead } = self.step(&action) else { return self };
                next.show(state);
                next.passing = matches!(action, Action::Search(_) | Action::GoTo(_));
                next.opened = matches!(action, Action::Open(_));
                next.lead = lead;
                if next.lead == Lead::Stay {
                    next.at = at;
                }
                if matches!(&action, Action::Search(query) if !query.trim().is_empty()) {
                    next.seek(covered);
                }
            }
            Change::Arrived { action, seek } => {
                let Some(state) = self.state.apply(&self.interview, &action) else { return self };
                next.show(state);
                (next.passing, next.opened) = (false, true);
                seek.into_iter().for_each(|covered| next.seek(covered));
            }
            Change::Uncovered if !self.covered => return self,
            Change::Uncovered => {
                (next.covered, next.lead) = (false, Lead::ToHit);
            }
            Change::Tables { seek } => {
                next.index = Rc::new(Index::new(&self.interview));
                next.show(self.state.clone());
                seek.into_iter().for_each(|covered| next.seek(covered));
            }
        }
        match (&next.lead, &next.view_model.hits.now) {
            (Lead::To(id), _) => next.at = Some(id.clone().into()),
            (Lead::ToHit, Some((_, passage))) => next.at = Some(passage.clone().into()),
            _ => {}
        }
        Rc::new(next)
    }
}
