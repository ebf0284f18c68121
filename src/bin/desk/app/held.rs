//! The draft that is open: fetches it, holds it against other tabs, and returns to what it was.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use yew::AttrValue;
use yew::html::Scope;

use interview_viewer::desk::{Command, Refused};
use interview_viewer::words::desk::desk;

use super::super::head;
use super::super::keeper::Saving;
use super::super::opened::{self, Open};
use super::super::panels::flush;
use super::super::parts::{clock, now, window};
use super::super::reading::Choices;
use super::super::route::Route;
use super::super::store::{self, Failure, Kept};
use super::super::unfinished;
use super::super::work::Work;
use super::{App, Msg};

impl App {
    /// Fetches a draft, and holds it. `takes` it over from another tab.
    pub(super) fn fetch_draft(&self, link: &Scope<App>, id: AttrValue, takes: bool) {
        let link = link.clone();
        // Only as links have it.
        let number = id.parse::<u32>().ok().filter(|number| number.to_string() == *id).map_or(f64::NAN, f64::from);
        spawn_local(async move {
            if number.is_nan() {
                return link.send_message(Msg::Fetched(id, Ok(None), false));
            }
            let lost = lost(&link);
            let held = if takes { store::take(number, lost).await } else { store::hold(number, lost).await };
            let kept = store::read(number).await;
            link.send_message(Msg::Fetched(id, kept, held));
        });
    }

    pub(super) fn fetched(
        &mut self,
        link: &Scope<App>,
        id: &AttrValue,
        kept: Result<Option<Kept>, Failure>,
        held: bool,
    ) {
        // The editor has gone elsewhere meanwhile.
        if self.awaited.as_ref() != Some(id) {
            return;
        }
        self.awaited = None;
        let words = &desk(self.ui).frame;
        let told = link.callback(Msg::Saving);
        match kept.map(|kept| kept.and_then(|kept| Open::restore(kept, told))) {
            Ok(Some(mut open)) => {
                if !held {
                    open.read_only = true;
                    open.keeper.give_up();
                    self.say(words.elsewhere.to_owned());
                }
                self.open = Some(open);
                // The passage in hand may be another than when the page was opened.
                self.route = Route::now();
                self.wait(link);
                self.follow(link);
                self.begin();
                if let Some((_, own)) = self.due.take().filter(|(due, _)| due == id) {
                    self.came_back(own);
                }
            }
            Ok(None) => self.back_to_start(link, words.no_draft.to_owned()),
            Err(failure) => self.back_to_start(link, (words.not_opened)(&failure.words(self.ui))),
        }
    }

    /// Waits for the draft to be free, if another tab edits it.
    pub(super) fn wait(&self, link: &Scope<App>) {
        let open = self.open.as_ref().filter(|open| open.read_only);
        let Some(id) = open.and_then(|open| open.keeper.about().id) else { return };
        let link = link.clone();
        store::when_free(id, move || link.send_message(Msg::Free(id)));
    }

    /// The tab that edited a draft is closed, or has left it: this one edits it now.
    pub(super) fn free(&mut self, link: &Scope<App>, id: f64) {
        let is_it = |open: &&Open| open.read_only && open.keeper.about().id == Some(id);
        let Some(open) = self.open.as_ref().filter(is_it) else { return };
        let name = open.id.clone();
        self.open = None;
        self.awaited = Some(name.clone());
        self.say(desk(self.ui).frame.edits_here.to_owned());
        self.fetch_draft(link, name, false);
    }

    /// Reads the draft again, if another tab edits it. A tab that nobody sees does so when it is shown.
    pub(super) fn look(&self, link: &Scope<App>) {
        let is_seen = window().document().is_some_and(|document| !document.hidden());
        let open = self.open.as_ref().filter(|open| open.read_only && is_seen);
        let Some(id) = open.and_then(|open| open.keeper.about().id) else { return };
        let link = link.clone();
        spawn_local(async move {
            if let Ok(Some(kept)) = store::read(id).await {
                link.send_message(Msg::Followed(kept));
            }
        });
    }

    /// Shows what another tab has made of the draft. Returns whether that is anything new.
    pub(super) fn followed(&mut self, kept: Kept) -> bool {
        let is_new = |open: &&mut Open| {
            let about = open.keeper.about();
            open.read_only && about.id == kept.about.id && about.changed != kept.about.changed
        };
        let Some(open) = self.open.as_mut().filter(is_new) else { return false };
        let Some(journal) = opened::journal(&kept) else { return false };
        open.work.follow(journal);
        open.keeper.follow(kept.about);
        self.followed += 1;
        true
    }

    /// Saves the open draft, and lets other tabs have it. If it cannot be saved, the start page offers it.
    pub(super) fn close(&mut self, link: &Scope<App>) {
        self.unsaved.retain(|open| open.keeper.has_failed());
        if let Some(open) = self.open.take() {
            // The form takes what stands in its field only when it goes.
            if flush() {
                open.keeper.touch();
            }
            open.keeper.mute(true);
            store::let_go();
            let link = link.clone();
            if open.keeper.has_failed() {
                self.unsaved.push(open);
            } else {
                spawn_local(async move {
                    open.keeper.save(true).await;
                    if open.keeper.has_failed() {
                        link.send_message(Msg::Unsaved(open));
                    }
                });
            }
        }
        self.saving = Saving::default();
    }

    /// Opens a draft again that could not be saved. Returns whether there is one with this id.
    pub(super) fn reopen(&mut self, link: &Scope<App>, id: &AttrValue) -> bool {
        let Some(n) = self.unsaved.iter().position(|open| open.id == *id) else { return false };
        let open = self.unsaved.remove(n);
        hold(link, &open);
        open.keeper.mute(false);
        self.open = Some(open);
        true
    }

    /// Names the open draft in the address by its id, once it is kept, and holds it. A draft that was kept and has
    /// another id now is one of its own.
    pub(super) fn address_by_id(&mut self, link: &Scope<App>) {
        let Some(open) = &mut self.open else { return };
        let id = opened::id(open.keeper.about().number());
        let old = std::mem::replace(&mut open.id, id.clone());
        if old == id {
            return;
        }
        unfinished::renamed(&old, &id);
        hold(link, open);
        if self.route.draft() == Some(&old) {
            self.route = self.route.clone().of(id);
            head::replace(&self.route);
        }
        self.keep_returned();
        if old.parse::<f64>().is_ok() {
            self.say(desk(self.ui).frame.parted.to_owned());
        }
    }

    /// Returns to a copy, after keeping one of the draft as it is now.
    pub(super) fn back_to(&self, link: &Scope<App>, time: f64) {
        let (Some(open), Some(id)) = (self.open.clone(), self.draft_id()) else { return };
        let link = link.clone();
        spawn_local(async move {
            let kept = store::keep_copy(id, now(), &open.keeper.file()).await;
            let copy = store::copy(id, time).await.ok().flatten().filter(|_| kept.is_ok());
            link.send_message(Msg::Copy(open.work, time, copy.and_then(|copy| String::from_utf8(copy).ok())));
        });
    }

    /// Makes the interview of a copy the draft, as a step that can be undone. What is doubtful by now stays so.
    pub(super) fn take_copy(&mut self, work: &Work, time: f64, copy: Option<String>) {
        let words = &desk(self.ui).frame;
        let Some(open) = self.open.as_ref().filter(|open| open.work == *work && !open.read_only) else { return };
        let doubtful = open.work.draft().doubtful().collect();
        let done = copy.map(|file| open.work.apply(Command::BackTo { file, doubtful }));
        if !matches!(done, Some(Ok(()) | Err(Refused::Unchanged))) {
            return self.say(words.no_copy.to_owned());
        }
        open.keeper.touch();
        self.followed += 1;
        self.name_window();
        self.say((words.went_back)(&clock(time)));
    }

    /// Reads the files again, with other choices.
    pub(super) fn again(&mut self, link: &Scope<App>, choices: Choices) {
        let Some(open) = &self.open else { return };
        let Some((again, bytes)) = open.again(choices, link.callback(Msg::Saving)) else { return };
        // What could not be saved would be tried again.
        open.keeper.mute(true);
        open.keeper.give_up();
        self.open = Some(again.clone());
        self.say(desk(self.ui).frame.read_again.to_owned());
        spawn_local(async move {
            if again.keeper.about().id.is_none() || store::renew(&again.keeper.about(), &bytes).await.is_ok() {
                again.keeper.touch();
            }
        });
    }
}

/// Holds a draft that is open for this tab, if it is kept.
pub fn hold(link: &Scope<App>, open: &Open) {
    if let Some(number) = open.keeper.about().id {
        let lost = lost(link);
        spawn_local(async move { _ = store::hold(number, lost).await });
    }
}

/// What to do when another tab takes the draft over.
fn lost(link: &Scope<App>) -> impl Fn(bool) -> js_sys::Promise + 'static {
    let link = link.clone();
    move |saves| {
        let keeper = link.get_component().and_then(|app| app.open.as_ref().map(|open| open.keeper.clone()));
        let link = link.clone();
        future_to_promise(async move {
            let mut stays = false;
            if let Some(keeper) = keeper {
                if flush() {
                    keeper.touch();
                }
                if saves {
                    keeper.save(true).await;
                }
                stays = keeper.hand_over();
            }
            if !stays {
                link.send_message(Msg::Lost);
            }
            Ok(JsValue::UNDEFINED)
        })
    }
}
