//! What the parts of the desk hand each other.
//!
//! A [`Work`] is the draft that is open, with its journal. Whoever changes it calls `on_change` afterwards, once for each
//! change; the app then saves it, within a second. A part that draws the draft renders itself again, since a `Work`
//! stays the same work when its draft changes:
//!
//! ```text
//! match props.work.apply(command) {
//!     Ok(()) => {
//!         props.on_change.emit(Change);
//!         redraw.force_update();
//!     }
//!     Err(refused) => props.say.emit(…),
//! }
//! ```
//!
//! The app makes a new component when another draft is opened, or when this one is read anew (it has a key), so that a
//! component never sees two works. The address of the page has the draft, the view of the editor and a place
//! ([`super::route`]): views are links, and Back works.

use std::cell::{Ref, RefCell, RefMut};
use std::rc::Rc;

use yew::prelude::*;

use interview_viewer::desk::{Command, Draft, Journal, Refused};
use interview_viewer::state::Ui;

use super::route::View;

/// A draft that is open, with the steps that led to it.
#[derive(Clone)]
pub struct Work(Rc<RefCell<Journal>>);

impl PartialEq for Work {
    fn eq(&self, other: &Work) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Work {
    pub fn new(journal: Journal) -> Work {
        Work(Rc::new(RefCell::new(journal)))
    }

    pub fn journal(&self) -> Ref<'_, Journal> {
        self.0.borrow()
    }

    /// The journal, to undo and repeat steps, or to continue one.
    pub fn journal_mut(&self) -> RefMut<'_, Journal> {
        self.0.borrow_mut()
    }

    pub fn draft(&self) -> Ref<'_, Draft> {
        Ref::map(self.0.borrow(), Journal::draft)
    }

    /// Carries out a command. The caller reports the change.
    ///
    /// # Errors
    /// Why it cannot be done; the draft stays as it is then.
    pub fn apply(&self, command: Command) -> Result<(), Refused> {
        self.0.borrow_mut().apply(command)
    }
}

/// The journal of the work has changed: a step was taken, undone or repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change;

/// What the editor gets.
#[derive(Properties, Clone, PartialEq)]
pub struct EditorProps {
    pub ui: Ui,
    /// The id of the draft, for links ([`super::route::Route`]).
    pub draft: AttrValue,
    /// The title of the interview, or else the name of its file.
    pub name: AttrValue,
    pub work: Work,
    pub view: View,
    /// The address of the turn or passage to show first, or again when it changes.
    pub place: Option<AttrValue>,
    /// Nothing may be changed: another tab edits the draft.
    pub read_only: bool,
    pub on_change: Callback<Change>,
    /// Lets a screen reader say a sentence, politely.
    pub say: Callback<String>,
}
