//! The site that this browser keeps: changes it, undoes changes, saves it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use interview_viewer::desk::site::{File, SiteDraft};

use super::super::parts::now;
use super::super::store::{self, Failure};

const ADDRESSES: &str = "addresses.json";

/// The site under edit. It outlives its page, so that what was typed last is saved.
#[derive(Clone)]
pub struct Hold(Rc<Inner>);

struct Inner {
    site: RefCell<Rc<SiteDraft>>,
    /// What it was before each change.
    before: RefCell<Vec<Rc<SiteDraft>>>,
    /// When it was saved: 0 for never.
    saved: Cell<f64>,
    /// The files that are saved.
    files: RefCell<Vec<File>>,
    is_saving: Cell<bool>,
    is_changed: Cell<bool>,
    told: Callback<Told>,
}

/// What has become of the site.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    Changed,
    Saved,
    Failed(Failure),
    /// Another tab has changed it: this is what it is now.
    Elsewhere,
}

impl Hold {
    /// Holds a site that was kept at a time, or is new.
    pub fn new(kept: Option<(SiteDraft, f64)>, new: impl FnOnce() -> SiteDraft, told: Callback<Told>) -> Hold {
        let (site, saved) = kept.unwrap_or_else(|| (new(), 0.0));
        let files = RefCell::new(if saved > 0.0 { site.write().1 } else { Vec::new() });
        Hold(Rc::new(Inner {
            site: RefCell::new(site.into()),
            before: RefCell::default(),
            saved: Cell::new(saved),
            files,
            is_saving: Cell::default(),
            is_changed: Cell::default(),
            told,
        }))
    }

    pub fn site(&self) -> Rc<SiteDraft> {
        self.0.site.borrow().clone()
    }

    pub fn saved(&self) -> f64 {
        self.0.saved.get()
    }

    pub fn can_undo(&self) -> bool {
        !self.0.before.borrow().is_empty()
    }

    /// Whether a change is not saved yet.
    pub fn is_unsaved(&self) -> bool {
        self.0.is_changed.get() || self.0.is_saving.get()
    }

    /// Changes the site, and saves it.
    pub fn change(&self, change: impl FnOnce(&mut SiteDraft)) {
        let before = self.site();
        let mut site = (*before).clone();
        change(&mut site);
        if site != *before {
            self.0.before.borrow_mut().push(before);
            self.put(site.into());
        }
    }

    pub fn undo(&self) {
        let before = self.0.before.borrow_mut().pop();
        if let Some(before) = before {
            self.put(before);
        }
    }

    fn put(&self, site: Rc<SiteDraft>) {
        self.keep(site);
        self.0.told.emit(Told::Changed);
    }

    fn keep(&self, site: Rc<SiteDraft>) {
        self.0.site.replace(site);
        self.0.is_changed.set(true);
        let hold = self.clone();
        spawn_local(async move { hold.save().await });
    }

    /// Keeps the addresses that a build has given out. This is no change of the editor's.
    pub fn keep_addresses(&self, bytes: &[u8]) {
        let mut site = (*self.site()).clone();
        site.files.retain(|(path, _)| path != ADDRESSES);
        site.files.push((ADDRESSES.to_owned(), bytes.into()));
        self.keep(site.into());
    }

    /// Saves what is not saved.
    pub async fn save(&self) {
        if self.0.is_saving.replace(true) {
            return;
        }
        while self.0.is_changed.replace(false) {
            let (text, files) = self.site().write();
            let is_same = is_same(&files, &self.0.files.borrow());
            let time = now();
            match store::save_site(&text, time, self.saved(), (!is_same).then_some(&files[..])).await {
                Ok(()) => {
                    self.0.saved.set(time);
                    self.0.files.replace(files);
                    self.0.told.emit(Told::Saved);
                }
                Err(Failure::Held) => {
                    self.0.is_saving.set(false);
                    return self.renew(true).await;
                }
                Err(failure) => {
                    self.0.is_changed.set(true);
                    self.0.told.emit(Told::Failed(failure));
                    break;
                }
            }
        }
        self.0.is_saving.set(false);
    }

    /// Reads the site again if another tab has changed it.
    pub async fn renew(&self, is_lost: bool) {
        let Ok(Some((site, saved))) = store::read_site().await else { return };
        if saved == self.saved() || !is_lost && self.is_unsaved() {
            return;
        }
        self.0.files.replace(site.write().1);
        self.0.site.replace(site.into());
        self.0.saved.set(saved);
        self.0.before.borrow_mut().clear();
        self.0.told.emit(if is_lost { Told::Elsewhere } else { Told::Changed });
    }
}

/// Whether these are the same files; their bytes never change.
fn is_same(some: &[File], others: &[File]) -> bool {
    let same = |((path, bytes), (other, its)): (&File, &File)| path == other && Rc::ptr_eq(bytes, its);
    some.len() == others.len() && some.iter().zip(others).all(same)
}
