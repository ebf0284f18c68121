//! The reducer behind the reader: the state, the view model that follows from it, and where the last change leads.
//!
//! What the browser has to do once a change is drawn is data here ([`Lead`]); `effects` carries it out.

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use crate::interview::Interview;
use crate::search::Index;
use crate::state::{Action, Filter, ViewState, pin};
use crate::view_model::{self, ViewModel};

/// An open interview and what is shown of it.
#[derive(Clone)]
pub struct View {
    pub interview: Rc<Interview>,
    pub index: Rc<Index>,
    pub state: ViewState,
    pub view_model: Rc<ViewModel>,
    /// Whether the last change was one of many quick steps: letters of a search, question after question. It replaces
    /// the history entry that the step before it made.
    pub passing: bool,
    /// Whether the last change came from the address bar, which needs no new history entry.
    pub opened: bool,
    /// Where the last change leads, and the number of changes.
    pub lead: Lead,
    pub changes: u32,
    /// Whether the current hit is under the sheet of tools, so that the reader has not seen it yet.
    pub covered: bool,
    /// The step that led to the current hit; `None` once other filters find something else.
    pub stepped: Option<Stepped>,
    /// The passage or turn at the reader's place: its block is drawn first.
    pub at: Option<AttrValue>,
}

/// Where a change leads the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// Nowhere: the place in the text is held.
    Stay,
    /// To the turn or passage with this id, which the address names.
    To(Rc<str>),
    /// To the current hit, if there is one.
    ToHit(Via),
}

/// How the reader comes to a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// By typing words: nothing scrolls if the hit is already in sight.
    Search,
    /// By a filter, or an address with one: the sentence above the results is shown with the first of them. `focus`
    /// moves the focus as well.
    Results { focus: bool },
    /// By a step from another hit: its question is shown with it.
    Step { focus: bool },
}

/// Which hit the reader steps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    Next,
    Previous,
}

/// A step to a hit. `focus` moves the focus to the passage, because the step was a key or a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stepping {
    pub to: To,
    pub focus: bool,
}

/// The result of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stepped {
    On,
    /// From the last hit to the first.
    FromTheStart,
    /// From the first hit to the last.
    FromTheEnd,
}

/// The result of an action.
pub struct Step {
    /// `None` if nothing changes: then only the window scrolls.
    pub state: Option<ViewState>,
    pub lead: Lead,
}

/// A change of a view.
pub enum Change {
    /// The reader acts. `at` is the passage at their place, if it is held; `covered` tells whether the sheet of tools
    /// is over the text. `seen` are the passages in the window at a switch of the language, which stay open: the words
    /// of a search may be in one language only.
    By { action: Action, at: Option<AttrValue>, seen: Vec<Rc<str>>, covered: bool },
    /// The address says more than the prerendered page. The browser has already scrolled to its target, and the reader
    /// may have scrolled since: `place` is the passage at the top of the window. `seek` shows the first hit nevertheless.
    Arrived { action: Action, place: Option<String>, seek: Option<Covered> },
    /// The reader steps to another hit: from the current one, or from the passage `from` if they have left that hit.
    Stepped { stepping: Stepping, from: Option<AttrValue> },
    /// The sheet of tools has closed. `shows` tells whether to show what was found.
    Uncovered { shows: bool },
    /// The search tables have arrived, so a search may find more. `seek` shows its first hit.
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
        let mut view = View {
            interview: interview.clone(),
            index,
            state,
            view_model,
            passing: false,
            opened: true,
            lead: Lead::Stay,
            changes: 0,
            covered: false,
            stepped: None,
            at: None,
        };
        view.start_at_target();
        view
    }

    /// Sets the place for the first drawing: `left` is the passage at which the reader left the page. If the viewer
    /// `stays`, no hit is a place.
    pub fn at_first(mut self, left: Option<&str>, stays: bool) -> View {
        let hit = self.view_model.hits.now.as_ref().filter(|_| !stays).map(|(_, passage)| passage.clone());
        if let Some(left) = left {
            self.put_hit(self.view_model.hit_from(left));
        }
        let place = left.map(Rc::from).or_else(|| self.led()).or(hit);
        self.at = place.map(AttrValue::from);
        self
    }

    /// Determines what an action does. Not for the first hit of a filter, which the sheet may cover.
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
            None if matches!(action, Action::Hit(_)) => Lead::ToHit(Via::Step { focus: true }),
            None => Lead::Stay,
        };
        Step { state, lead }
    }

    /// The turn or passage that the address leads to; `None` if the link is lost, which the notice at the beginning
    /// reports.
    pub fn led(&self) -> Option<Rc<str>> {
        self.view_model.led.clone().filter(|id| !id.is_empty())
    }

    /// Makes the first hit at or after the target of the address the current one: steps start from there.
    fn start_at_target(&mut self) {
        if let Some(place) = self.led() {
            self.put_hit(self.view_model.hit_from(&place));
        }
    }

    /// Shows the current hit. If the sheet of tools covers the text, that happens when the sheet closes.
    fn seek(&mut self, covered: Covered, via: Via) {
        self.covered = covered;
        if !covered {
            self.lead = Lead::ToHit(via);
        }
    }

    /// Makes a hit the current one and goes there.
    fn step_to(&mut self, Stepping { to, focus }: Stepping, from: Option<&str>) {
        let hits = &self.view_model.hits;
        let Some((now, _)) = hits.now else { return };
        let last = hits.shown - 1;
        // The hit before the step, and the one after it: in between is the current hit, or the reader's place.
        let (before, after) = match from.map(|from| self.view_model.hits_before(from)) {
            Some(passed) => (passed.checked_sub(1), passed),
            None => (now.checked_sub(1), now + 1),
        };
        let (next, stepped) = match to {
            To::Next if after > last => (0, Stepped::FromTheStart),
            To::Next => (after, Stepped::On),
            To::Previous => before.map_or((last, Stepped::FromTheEnd), |before| (before, Stepped::On)),
        };
        self.put_hit(next);
        (self.stepped, self.covered) = (Some(stepped), false);
        self.lead = Lead::ToHit(Via::Step { focus });
    }

    fn put_hit(&mut self, hit: usize) {
        if let Some(state) = self.state.apply(&self.interview, &Action::Hit(hit)) {
            self.show(state);
        }
    }

    /// Determines where a change of filters leads. The reader stays at the passage in which they pick a theme; with
    /// only questions, or after clearing the filters, they stay at their place. Later steps start from there.
    fn find(&mut self, action: &Action, covered: Covered) {
        let place = match action {
            Action::Search(query) if query.trim().is_empty() => None,
            Action::Search(_) => return self.seek(covered, Via::Search),
            Action::Pick { passage, .. } => Some(passage.clone()),
            Action::Toggle(Filter::QuestionsOnly, _) | Action::Clear | Action::Open(_) | Action::Return(_) => None,
            _ if self.view_model.status.filtered => return self.seek(covered, Via::Results { focus: false }),
            _ => None,
        };
        if let Some(place) = place.or_else(|| self.at.as_deref().map(Rc::from)) {
            self.put_hit(self.view_model.hit_from(&place));
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
            Change::By { action, at, seen, covered } => {
                let Step { state: Some(mut state), lead } = self.step(&action) else { return self };
                let refound = state.filters != self.state.filters;
                if state.filters.is_on(Filter::Words) {
                    state.unfolded.extend(seen.clone());
                }
                next.show(state);
                // Only the first letter of a search makes a history entry.
                let was_on = self.state.filters.is_on(Filter::Words);
                next.passing = was_on && matches!(action, Action::Search(_)) || matches!(action, Action::GoTo(_));
                next.opened = matches!(action, Action::Open(_) | Action::Return(_));
                next.lead = lead;
                if next.lead == Lead::Stay {
                    next.at = at;
                }
                if matches!(action, Action::Hit(_)) {
                    (next.stepped, next.covered) = (Some(Stepped::On), false);
                }
                if let Lead::To(place) = next.lead.clone() {
                    // Later steps start from there.
                    next.put_hit(next.view_model.hit_from(&place));
                    next.stepped = None;
                } else if refound {
                    next.stepped = None;
                    next.find(&action, covered);
                } else if matches!(action, Action::ReadHits(_)) && next.view_model.hits.now.is_some() {
                    next.seek(covered, Via::Results { focus: true });
                } else if next.state.reading != self.state.reading {
                    next.stepped = None;
                    let hit = self.view_model.hits.now.as_ref().map(|(_, passage)| passage.clone());
                    let place = hit.filter(|hit| seen.is_empty() || seen.contains(hit)).or(seen.first().cloned());
                    place.into_iter().for_each(|passage| next.put_hit(next.view_model.hit_from(&passage)));
                }
            }
            Change::Arrived { action, place, seek } => {
                let Some(state) = self.state.apply(&self.interview, &action) else { return self };
                next.show(state);
                place.into_iter().for_each(|place| next.put_hit(next.view_model.hit_from(&place)));
                next.start_at_target();
                (next.passing, next.opened) = (false, true);
                next.stepped = None;
                seek.into_iter().for_each(|covered| next.seek(covered, Via::Results { focus: false }));
            }
            Change::Stepped { stepping, from } => next.step_to(stepping, from.as_deref()),
            Change::Uncovered { shows } => {
                if !(self.covered || shows && self.view_model.status.filtered) {
                    return self;
                }
                (next.covered, next.lead) = (false, Lead::ToHit(Via::Results { focus: shows }));
            }
            Change::Tables { seek } => {
                next.index = Rc::new(Index::new(&self.interview));
                next.show(self.state.clone());
                match seek {
                    Some(covered) => next.seek(covered, Via::Search),
                    // The reader may have searched since the last drawing: where that leads still holds.
                    None => (next.lead, next.changes) = (self.lead.clone(), self.changes),
                }
            }
        }
        match (&next.lead, &next.view_model.hits.now) {
            (Lead::To(id), _) => next.at = Some(id.clone().into()),
            (Lead::ToHit(_), Some((_, passage))) => next.at = Some(passage.clone().into()),
            _ => {}
        }
        Rc::new(next)
    }
}
