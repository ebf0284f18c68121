//! The site that this browser keeps: changes it, undoes changes, saves it with its steps.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use interview_viewer::desk::site::{File, History, SiteDraft, Step, is_lent, lent};

use super::super::parts::{GOES_ON, now};
use super::super::store::{self, Failure};
use super::known::Known;

thread_local! {
    /// The site, if it could not be saved: it stays until this page is closed.
    static UNSAVED: RefCell<Option<Hold>> = const { RefCell::new(None) };
}

/// Whether changes of the site would be lost if this page were closed.
pub fn has_unsaved() -> bool {
    UNSAVED.with_borrow(Option::is_some)
}

/// The site under edit. It outlives its page, so that what was typed last is saved.
#[derive(Clone)]
pub struct Hold(Rc<Inner>);

struct Inner {
    history: RefCell<History>,
    /// When it was saved: 0 for never.
    saved: Cell<f64>,
    /// When it was changed last.
    changed: Cell<f64>,
    /// The files that are saved.
    files: RefCell<Vec<File>>,
    is_saving: Cell<bool>,
    is_changed: Cell<bool>,
    told: RefCell<Callback<Told>>,
}

/// What has become of the site.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    Changed(Step),
    Undone(Step),
    Redone(Step),
    /// It is as another tab has left it.
    Renewed,
    Saved,
    Failed(Failure),
    /// Another tab has changed it: this is what it is now, without the last change.
    Elsewhere,
}

impl Hold {
    /// Holds a site that was kept at a time, or is new.
    pub fn new(kept: Option<(History, f64)>, new: impl FnOnce() -> SiteDraft, told: Callback<Told>) -> Hold {
        let (history, saved) = kept.unwrap_or_else(|| (History::new(new()), 0.0));
        let files = RefCell::new(if saved > 0.0 { history.write().1 } else { Vec::new() });
        Hold(Rc::new(Inner {
            history: RefCell::new(history),
            saved: Cell::new(saved),
            changed: Cell::default(),
            files,
            is_saving: Cell::default(),
            is_changed: Cell::default(),
            told: RefCell::new(told),
        }))
    }

    /// The site that could not be saved, which is tried again.
    pub fn unsaved(told: &Callback<Told>) -> Option<Hold> {
        let hold = UNSAVED.with_borrow(Clone::clone)?;
        hold.0.told.replace(told.clone());
        hold.save_soon();
        Some(hold)
    }

    fn tell(&self, told: Told) {
        let callback = self.0.told.borrow().clone();
        callback.emit(told);
    }

    pub fn site(&self) -> Rc<SiteDraft> {
        self.0.history.borrow().site().clone()
    }

    pub fn saved(&self) -> f64 {
        self.0.saved.get()
    }

    /// The step that can be undone.
    pub fn undoes(&self) -> Option<Step> {
        self.0.history.borrow().undoes()
    }

    /// The step that can be repeated.
    pub fn redoes(&self) -> Option<Step> {
        self.0.history.borrow().redoes()
    }

    /// Whether a change is not saved yet.
    pub fn is_unsaved(&self) -> bool {
        self.0.is_changed.get() || self.0.is_saving.get()
    }

    /// Changes the site, and saves it.
    pub fn change(&self, change: impl FnOnce(&mut SiteDraft)) {
        let goes_on = now() - self.0.changed.replace(now()) < GOES_ON;
        let step = match goes_on {
            true => self.0.history.borrow_mut().continue_with(change),
            false => self.0.history.borrow_mut().change(change),
        };
        self.keep(step.map(Told::Changed));
    }

    pub fn undo(&self) {
        let step = self.0.history.borrow_mut().undo();
        self.keep(step.map(Told::Undone));
    }

    pub fn redo(&self) {
        let step = self.0.history.borrow_mut().redo();
        self.keep(step.map(Told::Redone));
    }

    fn keep(&self, told: Option<Told>) {
        let Some(told) = told else { return };
        self.save_soon();
        self.tell(told);
    }

    fn save_soon(&self) {
        self.0.is_changed.set(true);
        let hold = self.clone();
        spawn_local(async move { hold.save().await });
    }

    /// Changes the site without a step of the editor's.
    pub fn amend(&self, change: impl Fn(&mut SiteDraft)) {
        self.0.history.borrow_mut().amend(change);
        self.save_soon();
    }

    /// Keeps the addresses that a build has given out. This is no change of the editor's.
    pub fn keep_addresses(&self, bytes: &[u8]) {
        self.0.history.borrow_mut().keep_addresses(bytes);
        self.save_soon();
    }

    /// Gives members the numbers that the store has given their drafts since they were lent one.
    pub fn renumber(&self, known: &[Rc<Known>]) {
        let kept = known.iter().filter(|known| !is_lent(known.id));
        let numbers: HashMap<u32, u32> = kept.map(|known| (lent(known.about.opened), known.id)).collect();
        if self.0.history.borrow_mut().renumber(|number| numbers.get(&number).copied()) {
            self.save_soon();
        }
    }

    /// Saves what is not saved.
    pub async fn save(&self) {
        if self.0.is_saving.replace(true) {
            return;
        }
        while self.0.is_changed.replace(false) {
            let (text, files) = self.0.history.borrow().write();
            let is_same = is_same(&files, &self.0.files.borrow());
            let time = now();
            match store::save_site(&text, time, self.saved(), (!is_same).then_some(&files[..])).await {
                Ok(()) => {
                    self.0.saved.set(time);
                    self.0.files.replace(files);
                    UNSAVED.take();
                    self.tell(Told::Saved);
                }
                Err(Failure::Held) => {
                    self.0.is_saving.set(false);
                    return self.renew(true).await;
                }
                Err(failure) => {
                    self.0.is_changed.set(true);
                    UNSAVED.set(Some(self.clone()));
                    self.tell(Told::Failed(failure));
                    break;
                }
            }
        }
        self.0.is_saving.set(false);
    }

    /// Reads the site again if another tab has changed it.
    pub async fn renew(&self, is_lost: bool) {
        let Ok(Some((history, saved))) = store::read_site().await else { return };
        if saved == self.saved() || !is_lost && self.is_unsaved() {
            return;
        }
        self.0.files.replace(history.write().1);
        self.0.history.replace(history);
        self.0.saved.set(saved);
        UNSAVED.take();
        self.tell(if is_lost { Told::Elsewhere } else { Told::Renewed });
    }
}

/// Whether these are the same files; their bytes never change.
fn is_same(some: &[File], others: &[File]) -> bool {
    let same = |((path, bytes), (other, its)): (&File, &File)| path == other && Rc::ptr_eq(bytes, its);
    some.len() == others.len() && some.iter().zip(others).all(same)
}
