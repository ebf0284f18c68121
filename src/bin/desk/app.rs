//! The frame of the desk: the row above, the page that the address names, and the draft that is open.

mod acts;
mod corrected;
mod held;
mod incoming;
mod said;

use std::rc::Rc;

use web_sys::File;
use yew::html::Scope;
use yew::prelude::*;

use interview_viewer::import::proof::Proof;
use interview_viewer::search;
use interview_viewer::shell::own::Own;
use interview_viewer::shell::schedule::{self, Waiting};
use interview_viewer::shell::{page, storage};
use interview_viewer::state::{Preferences, Ui};
use interview_viewer::words::desk::desk;

use super::corrections::back::Trouble;
use super::corrections::hand::Printed;
use super::editor::Editor;
use super::head;
use super::keeper::{Keeper, Saving, State};
use super::label::Label;
use super::leaving::{self, Leaving};
use super::opened::Open;
use super::parts::{has_focus_in, now};
use super::reading::{Choices, NotRead};
use super::refocus::{self, Refocus};
use super::route::Route;
use super::saved::{Act, Keeping};
use super::site::{self, Handed, Site};
use super::start::{Busy, Start};
use super::store::{self, Failure, Kept};
use super::understood::Understood;
use super::work::{Change, Work};
use said::Sentence;

/// A sentence is about the view that one comes to if it was said so shortly before, in milliseconds.
const FRESH: f64 = 500.0;

pub struct App {
    ui: Ui,
    route: Route,
    open: Option<Open>,
    /// Drafts that the editor has left and that could not be saved.
    unsaved: Vec<Open>,
    /// The draft that is being fetched.
    awaited: Option<AttrValue>,
    saving: Saving,
    busy: Option<Busy>,
    /// Why files could not be read, or a draft not opened.
    failed: Vec<NotRead>,
    trouble: Option<String>,
    /// A site that was dropped on the start page.
    handed: Option<Handed>,
    said: Sentence,
    /// Listens for as long as the app is there.
    _leaving: Leaving,
    _refocus: Option<Refocus>,
    waiting: Option<Waiting>,
    /// A file that has come back, for a draft that is being opened.
    due: Option<(AttrValue, Own)>,
    /// Why the last file was not compared.
    not_returned: Option<Trouble>,
    /// What is being printed.
    printed: Option<Rc<Proof>>,
    /// How often the draft that is shown has followed another tab, or returned to a copy.
    followed: u32,
}

// A message is handled at once, and never stored.
#[allow(clippy::large_enum_variant)]
pub enum Msg {
    Moved,
    Speak(Ui),
    /// Files were dropped or chosen.
    Files(Vec<File>),
    /// Files have come, or a text was pasted.
    Sources(Vec<Own>, Vec<NotRead>),
    /// They take a while.
    Slow(String),
    Parse(Vec<Own>, Vec<NotRead>),
    /// Drafts were made, the first to be opened if it is the only one.
    Made(Vec<Open>, Option<Failure>),
    Fetched(AttrValue, Result<Option<Kept>, Failure>, bool),
    /// The copy of a time is read, of the draft with this work.
    Copy(Work, f64, Option<String>),
    Changed,
    Saving(Saving),
    /// Another tab takes the draft over.
    Lost,
    /// No tab holds the draft any more that this one only shows.
    Free(f64),
    /// Another tab has changed something.
    Elsewhere,
    /// What it has made of the draft.
    Followed(Kept),
    /// A draft that was left could not be saved.
    Unsaved(Open),
    Act(Act),
    Again(Choices),
    /// A file has come back from the interviewee.
    Returned(Own),
    /// The same, without the draft open: the draft with this number is it.
    ReturnedTo(u32, Own),
    /// A file was dropped on an open draft.
    Dropped(File),
    /// What was to be printed has been.
    Printed,
    /// The page *My site* has the site that was dropped.
    Handed,
    Say(String),
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<App>) -> App {
        search::supply(include_bytes!("../../../static/viewer-search.bin").to_vec());
        let link = ctx.link().clone();
        let watching = link.clone();
        store::watch(move || watching.send_message(Msg::Elsewhere));
        let mut app = App {
            ui: storage::load().ui.unwrap_or_else(|| Ui::following(&page::browser_language())),
            route: Route::now(),
            open: None,
            unsaved: Vec::new(),
            awaited: None,
            saving: Saving::default(),
            busy: None,
            failed: Vec::new(),
            trouble: None,
            handed: None,
            said: Sentence::default(),
            _leaving: leaving::listen(&link),
            _refocus: refocus::watch(),
            waiting: None,
            due: None,
            not_returned: None,
            printed: None,
            followed: 0,
        };
        app.follow(&link);
        app.begin();
        app
    }

    fn update(&mut self, ctx: &Context<App>, msg: Msg) -> bool {
        let link = ctx.link();
        match msg {
            Msg::Moved => self.moved(link),
            Msg::Speak(ui) => {
                storage::save(&Preferences { ui: Some(ui), ..storage::load() });
                self.ui = ui;
                // It was said in the language before.
                self.said.text.clear();
            }
            Msg::Files(files) => self.fetch(link, files),
            Msg::Sources(files, failed) => return self.sources(link, files, failed),
            Msg::Slow(names) => {
                let words = &desk(self.ui).frame;
                self.say((words.reading)(&names));
                self.busy = Some(Busy { names });
            }
            Msg::Parse(files, failed) => self.parse(link, files, failed),
            Msg::Made(drafts, failure) => self.made(link, drafts, failure),
            Msg::Fetched(id, kept, held) => self.fetched(link, &id, kept, held),
            Msg::Copy(work, time, copy) => self.take_copy(&work, time, copy),
            Msg::Changed => {
                self.open.iter().for_each(|open| open.keeper.touch());
                return false;
            }
            Msg::Saving(saving) => return self.saved(link, saving),
            Msg::Lost => {
                if let Some(open) = &mut self.open {
                    open.read_only = true;
                    self.say(desk(self.ui).frame.taken_over.to_owned());
                }
                self.wait(link);
            }
            Msg::Free(id) => self.free(link, id),
            Msg::Elsewhere => {
                self.look(link);
                return false;
            }
            Msg::Followed(kept) => return self.followed(kept),
            Msg::Unsaved(open) => self.unsaved.push(open),
            Msg::Act(act) => self.act(link, act),
            Msg::Again(choices) => self.again(link, choices),
            Msg::Returned(own) => self.came_back(own),
            Msg::ReturnedTo(number, own) => self.came_back_to(number, own),
            Msg::Dropped(file) => self.act(link, Act::Open(file)),
            Msg::Printed => self.printed = None,
            Msg::Handed => self.handed = None,
            Msg::Say(sentence) => self.say(sentence),
        }
        true
    }

    fn rendered(&mut self, _: &Context<App>, _: bool) {
        self.show_once();
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        let (link, ui) = (ctx.link(), self.ui);
        let keeping = self.keeping(link);
        let named = self.shown().map(|open| open.name(ui));
        html! {
            <div class="iv dk" lang={ui.tag()} data-reading="one">
                <ContextProvider<Keeping> context={keeping}>
                    { head::head(ui, &self.route, named.clone(), link.callback(Msg::Speak)) }
                    { self.page(link, named) }
                </ContextProvider<Keeping>>
                { self.status() }
                if let Some(proof) = self.printed.clone() { <Printed {proof} done={link.callback(|()| Msg::Printed)} /> }
            </div>
        }
    }
}

impl App {
    /// The open draft, if the address names it.
    fn shown(&self) -> Option<&Open> {
        self.open.as_ref().filter(|open| self.route.draft() == Some(&open.id))
    }

    fn draft_id(&self) -> Option<f64> {
        self.open.as_ref().and_then(|open| open.keeper.about().id)
    }

    /// What could not be saved.
    fn unsaved(&self) -> Vec<Keeper> {
        self.unsaved.iter().map(|open| open.keeper.clone()).collect()
    }

    fn page(&self, link: &Scope<App>, named: Option<Label>) -> Html {
        let (ui, say) = (self.ui, link.callback(Msg::Say));
        let on_change = link.callback(|Change| Msg::Changed);
        let name = named.unwrap_or_default();
        match (&self.route, self.shown()) {
            (Route::Understood(id), Some(open)) => html! {
                <Understood key={format!("{id} {}", self.followed)} {ui} draft={id} work={open.work.clone()} account={open.account.clone()}
                    keeper={open.keeper.clone()} read_only={open.read_only} again={link.callback(Msg::Again)} {on_change} {say} />
            },
            (Route::Edit(id, view, place), Some(open)) => html! {
                <Editor key={open.work.number()} {ui} draft={id} {name}
                    work={open.work.clone()} view={*view} place={place.clone()} read_only={open.read_only} followed={self.followed}
                    {on_change} translate={open.translate()} {say} dropped={link.callback(Msg::Dropped)} />
            },
            (Route::Start, _) => html! {
                <Start {ui} files={link.callback(Msg::Files)} text={link.callback(|own| Msg::Sources(vec![own], Vec::new()))}
                    busy={self.busy.clone()} failed={self.failed.iter().map(|one| one.words(ui)).collect::<Vec<_>>()}
                    trouble={self.trouble.clone()} site={self.handed.as_ref().map(|handed| handed.names(ui))}
                    unsaved={self.unsaved()} {say} />
            },
            (Route::Site, _) => {
                html! {
                    <Site {ui} {say} handed={self.handed.clone()} taken={link.callback(|()| Msg::Handed)} unsaved={self.unsaved()}
                        keep={link.callback(Msg::Unsaved)} saving={link.callback(Msg::Saving)} />
                }
            }
            // The draft is being fetched.
            _ => html! { <main id="main" tabindex="-1" class="iv-wrap"></main> },
        }
    }

    fn name_window(&self) {
        let words = &desk(self.ui).frame;
        match self.shown() {
            Some(open) => page::name(&format!("{} | {}", open.name(self.ui).text, words.desk)),
            None if self.route == Route::Site => {
                page::name(&format!("{} | {}", desk(self.ui).site.my_site, words.desk));
            }
            None => page::name(words.desk),
        }
    }

    fn moved(&mut self, link: &Scope<App>) {
        let route = Route::now();
        let is_other_page = std::mem::discriminant(&route) != std::mem::discriminant(&self.route);
        // What has just been said is about the view that comes. That an address leads to nothing is about that address.
        let is_new = now() - self.said.at < FRESH || route.is_same_view(&self.route);
        if !is_new || desk(self.ui).editor.nothing_there().contains(&&*self.said.text) {
            self.said.text.clear();
        }
        self.route = route;
        self.follow(link);
        // What is opened at a place, or left at one, begins there.
        let has_place = self.route.has_place() || self.route == Route::Site && site::is_left();
        if is_other_page && !has_place {
            self.waiting = Some(schedule::when_painted(head::begin_page));
        }
    }

    /// Moves the focus to the start of a page that was just opened, unless something on it already has the focus.
    fn begin(&mut self) {
        self.waiting = Some(schedule::when_painted(|| {
            if !has_focus_in("main, aside") {
                head::begin_page();
            }
        }));
    }

    /// Opens the draft that the address names.
    fn follow(&mut self, link: &Scope<App>) {
        if !matches!(self.route, Route::Start | Route::Site) {
            self.handed = None;
        }
        if !matches!(self.route, Route::Start) {
            (self.failed, self.trouble) = (Vec::new(), None);
        }
        if let (Route::Understood(_), Some(id)) = (&self.route, self.route.draft().cloned())
            && let Some(open) = self.open.as_mut().filter(|open| open.id == id && open.account.is_none())
        {
            open.explain();
        }
        self.name_window();
        let Some(id) = self.route.draft().cloned() else {
            return self.close(link);
        };
        if self.open.as_ref().is_some_and(|open| open.id == id) || self.awaited.as_ref() == Some(&id) {
            return;
        }
        self.close(link);
        if self.reopen(link, &id) {
            return self.name_window();
        }
        self.awaited = Some(id.clone());
        self.fetch_draft(link, id, false);
    }

    fn back_to_start(&mut self, link: &Scope<App>, trouble: String) {
        head::go(&Route::Start);
        self.route = Route::Start;
        self.follow(link);
        self.say(trouble.clone());
        self.trouble = Some(trouble);
        self.waiting = Some(schedule::when_painted(head::begin_page));
    }

    fn saved(&mut self, link: &Scope<App>, saving: Saving) -> bool {
        self.address_by_id(link);
        let was = std::mem::replace(&mut self.saving, saving);
        let words = &desk(self.ui).frame;
        if let (State::Failed(failure, _), false) = (&self.saving.state, matches!(was.state, State::Failed(..))) {
            let failure = failure.words(self.ui);
            link.send_message(Msg::Say((words.not_saved)(&failure)));
        }
        if let (State::Failed(failure, _), State::Saved(_)) = (&was.state, &self.saving.state)
            && self.said.text == (words.not_saved)(&failure.words(self.ui))
        {
            self.said.text.clear();
        }
        was != self.saving
    }
}

/// Whether changes would be lost if the page were closed.
pub fn has_unsaved(link: &Scope<App>) -> bool {
    let fails = |open: &Open| open.keeper.has_failed();
    site::has_unsaved() || link.get_component().is_some_and(|app| app.open.iter().chain(&app.unsaved).any(fails))
}

/// Returns what keeps the open draft, for the listeners of the page.
pub fn keeper_of(link: &Scope<App>) -> Option<Keeper> {
    link.get_component()?.open.as_ref().map(|open| open.keeper.clone())
}
