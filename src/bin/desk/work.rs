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
//! The app makes a new component when another draft is opened, or when this one is read again (it has a key), so that a
//! component never sees two works. The address of the page has the draft, the view of the editor and a place
//! ([`super::route`]): views are links, and Back works.

use std::cell::{Cell, Ref, RefCell, RefMut};
use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use interview_viewer::desk::editor::Editor;
use interview_viewer::desk::{Command, Draft, Journal, Refused, Way};
use interview_viewer::interview::Lang;
use interview_viewer::state::Ui;

use super::label::Label;
use super::parts::{GOES_ON, now};
use super::route::View;

/// A draft that is open, with the steps that led to it and what is in hand.
#[derive(Clone)]
pub struct Work(Rc<Inner>);

struct Inner {
    editor: RefCell<Editor>,
    /// How often the editor has been changed.
    version: Cell<usize>,
    /// When the last command was carried out, in milliseconds.
    applied: Cell<f64>,
    /// How often the words of the open field may have been changed by something other than typing.
    field_version: Cell<usize>,
    /// How far the editor has come through what is to be looked at.
    way: RefCell<Way>,
}

impl PartialEq for Work {
    fn eq(&self, other: &Work) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Work {
    pub fn new(journal: Journal) -> Work {
        let editor = RefCell::new(Editor::new(journal));
        Work(Rc::new(Inner {
            editor,
            version: Cell::default(),
            applied: Cell::default(),
            field_version: Cell::default(),
            way: RefCell::default(),
        }))
    }

    pub fn editor(&self) -> Ref<'_, Editor> {
        self.0.editor.borrow()
    }

    pub fn editor_mut(&self) -> RefMut<'_, Editor> {
        self.0.version.set(self.0.version.get() + 1);
        self.0.editor.borrow_mut()
    }

    /// Tells works apart.
    pub fn number(&self) -> usize {
        Rc::as_ptr(&self.0).addr()
    }

    pub fn journal(&self) -> Ref<'_, Journal> {
        Ref::map(self.editor(), Editor::journal)
    }

    pub fn draft(&self) -> Ref<'_, Draft> {
        Ref::map(self.editor(), Editor::draft)
    }

    /// A number that changes whenever anything has changed, so that components know when to draw again.
    pub fn version(&self) -> usize {
        self.0.version.get()
    }

    pub fn way(&self) -> RefMut<'_, Way> {
        self.0.way.borrow_mut()
    }

    pub fn field_version(&self) -> usize {
        self.0.field_version.get()
    }

    /// Lets the open field show the words of the draft.
    pub fn renew_field(&self) {
        self.0.field_version.set(self.0.field_version.get() + 1);
    }

    /// Takes over what another tab has done.
    pub fn follow(&self, journal: Journal) {
        self.renew_field();
        self.editor_mut().replace_journal(journal);
    }

    /// Carries out a command. The caller reports the change.
    ///
    /// # Errors
    /// Why it cannot be done; the draft stays as it is then.
    pub fn apply(&self, command: Command) -> Result<(), Refused> {
        self.renew_field();
        let goes_on = now() - self.0.applied.replace(now()) < GOES_ON;
        match goes_on {
            true => self.editor_mut().type_on(command),
            false => self.editor_mut().command(command),
        }
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
    pub name: Label,
    pub work: Work,
    pub view: View,
    /// The place in the view to show first, or again when it changes ([`View`]).
    pub place: Option<AttrValue>,
    /// Nothing may be changed: another tab edits the draft.
    pub read_only: bool,
    /// How often the draft has changed since, in that tab.
    pub followed: u32,
    pub on_change: Callback<Change>,
    /// Shows another translation, also when the draft is opened again.
    pub translate: Callback<Lang>,
    /// A file was dropped on the page.
    pub dropped: Callback<File>,
    /// Lets a screen reader say a sentence, politely.
    pub say: Callback<String>,
}
