//! Saves the draft that is open, within a second of each change, and keeps copies to go back to.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use interview_viewer::desk::{Command, Journal, document};
use interview_viewer::document;
use interview_viewer::shell::own::Own;

use super::parts::{moment, now};
use super::store::{self, About, Failure};
use super::work::Work;

/// How long a change waits, so that several are saved at once, in milliseconds.
const PAUSE: u32 = 400;
/// When to try again after a failure.
const AGAIN: u32 = 4000;
/// A copy is kept when this much time has passed since the last one.
const BETWEEN_COPIES: f64 = 5.0 * 60_000.0;
/// An editor is reminded to save a file after this time with changes.
const WITHOUT_FILE: f64 = 30.0 * 60_000.0;

/// Whether the draft is saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saving {
    pub state: State,
    /// It is time to save a file.
    pub remind: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum State {
    /// No draft is open.
    #[default]
    None,
    /// Since this time.
    Saved(f64),
    /// Why, and since when: 0 if it was never saved.
    Failed(Failure, f64),
    /// Another tab edits the draft: this one shows it.
    Elsewhere,
}

/// Saves a draft.
#[derive(Clone)]
pub struct Keeper(Rc<Inner>);

struct Inner {
    work: Work,
    about: RefCell<About>,
    sources: Rc<Vec<Own>>,
    told: Callback<Saving>,
    is_changed: Cell<bool>,
    /// Why the last attempt to save failed, if it did.
    failed: RefCell<Option<Failure>>,
    /// Another tab has the draft.
    is_over: Cell<bool>,
    /// The draft has been closed: nobody needs to hear how it goes.
    is_mute: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
    saved: Cell<f64>,
    /// When the draft was saved that this tab has opened, or followed.
    since: Cell<f64>,
    /// When a copy was kept last, in any visit, or else the draft opened; `None` until it is asked for.
    copied: Cell<Option<f64>>,
    /// The draft is being kept for the first time.
    is_creating: Cell<bool>,
    /// Since when there has been no file with the changes.
    without_file: Cell<f64>,
}

impl PartialEq for Keeper {
    fn eq(&self, other: &Keeper) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Keeper {
    /// `told` hears how it goes.
    pub fn new(work: Work, about: About, sources: Rc<Vec<Own>>, told: Callback<Saving>) -> Keeper {
        let saved = if about.id.is_some() { about.changed } else { 0.0 };
        let keeper = Keeper(Rc::new(Inner {
            work,
            since: Cell::new(about.changed),
            about: RefCell::new(about),
            sources,
            told,
            is_changed: Cell::default(),
            failed: RefCell::default(),
            is_over: Cell::default(),
            is_mute: Cell::default(),
            timer: RefCell::default(),
            saved: Cell::new(saved),
            copied: Cell::default(),
            is_creating: Cell::default(),
            without_file: Cell::new(now()),
        }));
        if saved > 0.0 {
            keeper.tell(State::Saved(saved));
        }
        keeper
    }

    pub fn about(&self) -> About {
        self.0.about.borrow().clone()
    }

    pub fn work(&self) -> &Work {
        &self.0.work
    }

    /// Carries out a command that follows from the draft, if there is one.
    pub fn change(&self, command: impl FnOnce(&mut About, &Journal) -> Option<Command>) {
        let command = command(&mut self.0.about.borrow_mut(), &self.0.work.journal());
        if command.is_some_and(|command| self.0.work.apply(command).is_ok()) {
            self.touch();
        }
    }

    /// The interview as it is now, as a file.
    pub fn file(&self) -> Vec<u8> {
        document::write(&document(&self.0.work.draft())).into()
    }

    fn state(&self) -> State {
        let saved = self.0.saved.get();
        match &*self.0.failed.borrow() {
            _ if self.0.is_over.get() => State::Elsewhere,
            Some(failure) => State::Failed(failure.clone(), saved),
            None => State::Saved(saved),
        }
    }

    fn tell(&self, state: State) {
        if self.0.is_mute.get() {
            return;
        }
        let remind = now() - self.0.without_file.get() > WITHOUT_FILE && !self.0.is_over.get();
        self.0.told.emit(Saving { state, remind });
    }

    /// The draft has changed.
    pub fn touch(&self) {
        self.0.is_changed.set(true);
        if self.0.timer.borrow().is_none() {
            self.save_after(PAUSE);
        }
    }

    /// The draft could not be kept at first.
    pub fn fail(&self, failure: Failure) {
        self.0.is_changed.set(true);
        self.0.failed.replace(Some(failure.clone()));
        self.tell(State::Failed(failure, 0.0));
        self.save_after(AGAIN);
    }

    fn save_after(&self, pause: u32) {
        let keeper = self.clone();
        *self.0.timer.borrow_mut() = Some(Timeout::new(pause, move || {
            keeper.0.timer.borrow_mut().take();
            spawn_local(async move { keeper.save(false).await });
        }));
    }

    /// Saves what is not saved, now. The page may be closing: then the interview is saved along with the steps.
    pub async fn save(&self, whole: bool) {
        if self.0.is_over.get() || self.0.is_creating.get() || !self.0.is_changed.replace(false) {
            return;
        }
        self.0.timer.borrow_mut().take();
        let time = now();
        let about = {
            let mut about = self.0.about.borrow_mut();
            about.changed = time;
            about.count(&self.0.work.draft());
            about.clone()
        };
        match self.write(about, whole).await {
            Ok(()) => {
                self.0.failed.replace(None);
                self.0.saved.set(time);
                self.tell(State::Saved(time));
                self.keep_copy(time).await;
            }
            Err(failure) => {
                self.0.is_changed.set(true);
                self.0.failed.replace(Some(failure.clone()));
                self.tell(State::Failed(failure, self.0.saved.get()));
                self.save_after(AGAIN);
            }
        }
    }

    async fn write(&self, about: About, whole: bool) -> Result<(), Failure> {
        if about.id.is_some() {
            let steps = self.0.work.journal().write();
            let latest = whole.then(|| self.file());
            let saved = store::save(&about, &steps, self.0.since.get(), latest.as_deref()).await;
            if saved != Err(Failure::Held) {
                return saved;
            }
            self.part();
        }
        let opened = self.0.about.borrow().opened;
        self.create(About { id: None, opened, ..about }).await
    }

    /// Keeps a draft that is not kept yet.
    pub async fn create(&self, about: About) -> Result<(), Failure> {
        self.0.is_creating.set(true);
        let created = self.create_now(about).await;
        self.0.is_creating.set(false);
        // What has changed meanwhile was not saved.
        if self.0.is_changed.get() && self.0.timer.borrow().is_none() {
            self.save_after(PAUSE);
        }
        created
    }

    async fn create_now(&self, mut about: About) -> Result<(), Failure> {
        let opened: Vec<u8> = document::write(&document(self.0.work.journal().opened())).into();
        let id = match store::create(&about, &opened, &self.0.sources).await {
            // Its files can be large. Without them, the draft cannot be read again, but everything else works.
            Err(Failure::Full) if !self.0.sources.is_empty() => store::create(&about, &opened, &[]).await?,
            other => other?,
        };
        about.id = Some(id);
        self.0.about.borrow_mut().id = Some(id);
        self.0.saved.set(about.changed);
        self.tell(State::Saved(about.changed));
        let steps = self.0.work.journal().write();
        store::save(&about, &steps, about.changed, None).await
    }

    /// Keeps a copy if the last one is old. If there is no space for it, nothing is lost.
    async fn keep_copy(&self, time: f64) {
        let (id, opened) = (self.0.about.borrow().id, self.0.about.borrow().opened);
        let Some(id) = id else { return };
        let last = match self.0.copied.get() {
            Some(last) => last,
            None => store::copies(id).await.ok().and_then(|times| times.first().copied()).unwrap_or(opened),
        };
        let is_due = time - last >= BETWEEN_COPIES;
        self.0.copied.set(Some(if is_due { time } else { last }));
        if !is_due {
            return;
        }
        store::keep_copy(id, time, &self.file()).await.ok();
    }

    /// A file has been saved with all changes.
    pub async fn filed(&self) {
        self.0.without_file.set(now());
        self.0.about.borrow_mut().filed = now();
        self.describe().await;
        self.tell(self.state());
    }

    /// Changes what is kept of the draft beside its steps.
    pub fn amend(&self, change: impl FnOnce(&mut About)) {
        change(&mut self.0.about.borrow_mut());
        let keeper = self.clone();
        spawn_local(async move { keeper.describe().await });
    }

    async fn describe(&self) {
        let about = self.about();
        if about.id.is_some() && !self.0.is_over.get() {
            store::describe(&about).await.ok();
        }
    }

    /// Lets another tab have the draft, which saves it from now on. What could not be saved here stays, as a draft of its
    /// own. Returns whether it does.
    pub fn hand_over(&self) -> bool {
        let is_behind = self.0.is_changed.get() || self.has_failed();
        if is_behind {
            self.part();
            self.touch();
        } else {
            self.give_up();
        }
        is_behind
    }

    /// Turns this into a new draft, which is not saved yet, because another tab has changed the saved one.
    fn part(&self) {
        let mut about = self.0.about.borrow_mut();
        (about.id, about.opened) = (None, moment());
        self.0.saved.set(0.0);
    }

    /// Another tab, which has the draft, has saved it.
    pub fn follow(&self, about: About) {
        self.0.since.set(about.changed);
        *self.0.about.borrow_mut() = about;
    }

    /// Lets another tab have the draft.
    pub fn give_up(&self) {
        self.0.is_over.set(true);
        self.0.timer.borrow_mut().take();
        self.tell(State::Elsewhere);
    }

    /// The draft is closed, or open again: then how it goes is told at once.
    pub fn mute(&self, is_mute: bool) {
        self.0.is_mute.set(is_mute);
        self.tell(self.state());
    }

    /// Whether changes would be lost if the page were closed.
    pub fn has_failed(&self) -> bool {
        self.0.failed.borrow().is_some() && !self.0.is_over.get()
    }
}
