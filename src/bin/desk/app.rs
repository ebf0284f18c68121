//! The frame of the desk: the row above, the page that the address names, and the draft that is open.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use web_sys::File;
use yew::html::Scope;
use yew::prelude::*;

use interview_viewer::search;
use interview_viewer::shell::own::Own;
use interview_viewer::shell::schedule::{self, Waiting};
use interview_viewer::shell::{file, page, storage};
use interview_viewer::state::{Preferences, Ui};
use interview_viewer::words::desk::desk;

use super::editor::Editor;
use super::head;
use super::keeper::{Saving, State};
use super::leaving::{self, Leaving};
use super::opened::Open;
use super::parts::{now, window};
use super::reading::{self, Choices, NotRead, Read, Why};
use super::route::Route;
use super::saved::{Act, Keeping};
use super::start::{Busy, Start};
use super::store::{self, Failure, Kept};
use super::understood::Understood;
use super::work::Change;

/// A file of this size, or more, takes a while to read, in bytes.
const LONG: usize = 100_000;

pub struct App {
    ui: Ui,
    route: Route,
    open: Option<Open>,
    /// The draft that is being fetched.
    awaited: Option<AttrValue>,
    saving: Saving,
    busy: Option<Busy>,
    /// Why files could not be read, or a draft not opened.
    failed: Vec<NotRead>,
    trouble: Option<String>,
    said: String,
    /// Makes the live region say the same sentence again.
    says: u32,
    /// Listens for as long as the app is there.
    _leaving: Leaving,
    waiting: Option<Waiting>,
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
    Renewed(Open),
    Changed,
    Saving(Saving),
    /// Another tab takes the draft over.
    Lost,
    Act(Act),
    Again(Choices),
    Say(String),
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<App>) -> App {
        search::supply(include_bytes!("../../../static/viewer-search.bin").to_vec());
        let link = ctx.link().clone();
        let mut app = App {
            ui: storage::load().ui.unwrap_or_else(|| Ui::following(&page::browser_language())),
            route: Route::parse(&window().location().hash().unwrap_or_default()),
            open: None,
            awaited: None,
            saving: Saving::default(),
            busy: None,
            failed: Vec::new(),
            trouble: None,
            said: String::new(),
            says: 0,
            _leaving: leaving::listen(&link),
            waiting: None,
        };
        app.follow(&link);
        app
    }

    fn update(&mut self, ctx: &Context<App>, msg: Msg) -> bool {
        let link = ctx.link();
        match msg {
            Msg::Moved => self.moved(link),
            Msg::Speak(ui) => {
                storage::save(&Preferences { ui: Some(ui), ..storage::load() });
                self.ui = ui;
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
            Msg::Renewed(open) => {
                self.open = Some(open);
                self.name_window();
            }
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
            }
            Msg::Act(act) => self.act(link, act),
            Msg::Again(choices) => self.again(link, choices),
            Msg::Say(sentence) => self.say(sentence),
        }
        true
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        let (link, ui) = (ctx.link(), self.ui);
        let keeping = Keeping { ui, saving: self.saving.clone(), id: self.draft_id(), act: link.callback(Msg::Act) };
        // A change of the text makes a screen reader read it, and a space at its end does not.
        let said = format!("{}{}", self.said, if self.says.is_multiple_of(2) { "" } else { "\u{a0}" });
        html! {
            <div class="iv dk" lang={ui.tag()} data-reading="one">
                <ContextProvider<Keeping> context={keeping}>
                    { head::head(ui, &self.route, self.shown().map(|open| open.name(ui)), link.callback(Msg::Speak)) }
                    { self.page(link) }
                </ContextProvider<Keeping>>
                <div class="iv-sr" role="status">{ said }</div>
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

    fn say(&mut self, sentence: String) {
        self.said = sentence;
        self.says += 1;
    }

    fn page(&self, link: &Scope<App>) -> Html {
        let (ui, say) = (self.ui, link.callback(Msg::Say));
        let on_change = link.callback(|Change| Msg::Changed);
        match (&self.route, self.shown()) {
            (Route::Understood(id), Some(open)) => html! {
                <Understood key={&**id} {ui} draft={id} work={open.work.clone()} account={open.account.clone()}
                    read_only={open.read_only} again={link.callback(Msg::Again)} {on_change} {say} />
            },
            (Route::Edit(id, view, place), Some(open)) => html! {
                <Editor key={format!("{id} {}", open.work.number())} {ui} draft={id} name={open.name(ui)}
                    work={open.work.clone()} view={*view} place={place.clone()} read_only={open.read_only} {on_change} {say} />
            },
            (Route::Start, _) => html! {
                <Start {ui} files={link.callback(Msg::Files)} text={link.callback(|own| Msg::Sources(vec![own], Vec::new()))}
                    busy={self.busy.clone()} failed={self.failed.iter().map(|one| one.words(ui)).collect::<Vec<_>>()}
                    trouble={self.trouble.clone()} {say} />
            },
            // The draft is being fetched.
            _ => html! { <main id="main" tabindex="-1" class="iv-wrap"></main> },
        }
    }

    fn name_window(&self) {
        let words = &desk(self.ui).frame;
        match self.shown() {
            Some(open) => page::name(&format!("{} | {}", open.name(self.ui), words.desk)),
            None => page::name(words.desk),
        }
    }

    fn moved(&mut self, link: &Scope<App>) {
        let route = Route::parse(&window().location().hash().unwrap_or_default());
        let is_other_page = std::mem::discriminant(&route) != std::mem::discriminant(&self.route);
        self.route = route;
        self.follow(link);
        if is_other_page {
            self.waiting = Some(schedule::when_painted(head::begin_page));
        }
    }

    /// Opens the draft that the address names.
    fn follow(&mut self, link: &Scope<App>) {
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
            // What cannot be saved stays open.
            if self.open.as_ref().is_some_and(|open| !open.keeper.has_failed()) {
                self.close();
            }
            return;
        };
        if self.open.as_ref().is_some_and(|open| open.id == id) || self.awaited.as_ref() == Some(&id) {
            return;
        }
        self.close();
        self.awaited = Some(id.clone());
        self.fetch_draft(link, id, false);
    }

    /// Fetches a draft, and holds it. `takes` it over from another tab.
    fn fetch_draft(&self, link: &Scope<App>, id: AttrValue, takes: bool) {
        let link = link.clone();
        let number: f64 = id.parse().unwrap_or(f64::NAN);
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

    fn fetched(&mut self, link: &Scope<App>, id: &AttrValue, kept: Result<Option<Kept>, Failure>, held: bool) {
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
                self.follow(link);
            }
            Ok(None) => self.back_to_start(link, words.no_draft.to_owned()),
            Err(failure) => self.back_to_start(link, (words.not_opened)(&failure.words(self.ui))),
        }
    }

    fn back_to_start(&mut self, link: &Scope<App>, trouble: String) {
        head::go(&Route::Start);
        self.route = Route::Start;
        self.follow(link);
        self.say(trouble.clone());
        self.trouble = Some(trouble);
    }

    /// Saves the open draft, and lets other tabs have it.
    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            open.keeper.mute();
            spawn_local(async move { open.keeper.save(true).await });
            store::let_go();
        }
        self.saving = Saving::default();
    }

    fn fetch(&mut self, link: &Scope<App>, files: Vec<File>) {
        let link = link.clone();
        spawn_local(async move {
            let names: Vec<String> = files.iter().map(File::name).collect();
            let slow = {
                let link = link.clone();
                schedule::after(300, move || link.send_message(Msg::Slow(names.join(", "))))
            };
            let (mut read, mut failed) = (Vec::new(), Vec::new());
            for one in files {
                match file::read(one).await {
                    Ok(own) => read.push(own),
                    Err(name) => failed.push(NotRead { name, why: Why::Unreadable }),
                }
            }
            drop(slow);
            link.send_message(Msg::Sources(read, failed));
        });
    }

    fn sources(&mut self, link: &Scope<App>, files: Vec<Own>, failed: Vec<NotRead>) -> bool {
        if files.iter().map(|own| own.bytes.len()).sum::<usize>() < LONG {
            self.parse(link, files, failed);
            return true;
        }
        let names: Vec<String> = files.iter().map(|own| own.name.clone()).collect();
        self.say((desk(self.ui).frame.reading)(&names.join(", ")));
        self.busy = Some(Busy { names: names.join(", ") });
        let link = link.clone();
        self.waiting = Some(schedule::when_painted(move || link.send_message(Msg::Parse(files, failed))));
        true
    }

    fn parse(&mut self, link: &Scope<App>, files: Vec<Own>, mut failed: Vec<NotRead>) {
        let (read, more) = reading::read(files, &Choices::default());
        failed.extend(more);
        self.busy = None;
        self.failed = failed;
        let said: Vec<String> = self.failed.iter().map(|one| one.words(self.ui)).collect();
        if !said.is_empty() {
            self.say(said.join(" "));
        }
        if !read.is_empty() {
            self.make(link, read);
        }
    }

    fn make(&mut self, link: &Scope<App>, read: Vec<Read>) {
        self.close();
        let link = link.clone();
        spawn_local(async move {
            let (mut drafts, mut failure) = (Vec::new(), None);
            for one in read {
                let (open, failed) = Open::make(one, link.callback(Msg::Saving)).await;
                failure = failure.or(failed);
                drafts.push(open);
            }
            link.send_message(Msg::Made(drafts, failure));
            store::persist().await;
        });
    }

    fn made(&mut self, link: &Scope<App>, mut drafts: Vec<Open>, failure: Option<Failure>) {
        let words = &desk(self.ui).frame;
        if drafts.len() == 1 || failure.is_some() {
            let open = drafts.swap_remove(0);
            let route = Route::Understood(open.id.clone());
            if let Some(number) = open.keeper.about().id {
                let lost = lost(link);
                spawn_local(async move { _ = store::hold(number, lost).await });
            }
            self.open = Some(open);
            head::go(&route);
        } else {
            self.say((words.drafts_made)(drafts.len()));
        }
    }

    fn saved(&mut self, link: &Scope<App>, saving: Saving) -> bool {
        let was = std::mem::replace(&mut self.saving, saving);
        let words = &desk(self.ui).frame;
        if let (State::Failed(failure, _), false) = (&self.saving.state, matches!(was.state, State::Failed(..))) {
            let failure = failure.words(self.ui);
            link.send_message(Msg::Say((words.not_saved)(&failure)));
        }
        was != self.saving
    }

    fn act(&mut self, link: &Scope<App>, act: Act) {
        let Some(open) = &self.open else { return };
        match act {
            Act::SaveFile => {
                let name = file::name(&open.name(self.ui), "json");
                file::save(&js_sys::Uint8Array::from(&*open.keeper.file()), &name, "application/json");
                let keeper = open.keeper.clone();
                spawn_local(async move { keeper.filed().await });
                self.say((desk(self.ui).frame.file_saved)(&name));
            }
            Act::Read => head::open_in_reader(open.keeper.file(), open.name(self.ui).to_string()),
            Act::BackTo(time) => self.back_to(link, time),
            Act::TakeOver => {
                let id = open.id.clone();
                self.open = None;
                self.awaited = Some(id.clone());
                self.fetch_draft(link, id, true);
            }
        }
    }

    /// Returns to a copy, after keeping one of the draft as it is now.
    fn back_to(&self, link: &Scope<App>, time: f64) {
        let (Some(open), Some(id)) = (self.open.clone(), self.draft_id()) else { return };
        let (link, ui) = (link.clone(), self.ui);
        spawn_local(async move {
            let words = &desk(ui).frame;
            let kept = store::keep_copy(id, now(), &open.keeper.file()).await;
            let copy = store::copy(id, time).await;
            let old = copy.ok().flatten().filter(|_| kept.is_ok());
            let back = old.and_then(|copy| Some((open.back_to(&copy, link.callback(Msg::Saving))?, copy)));
            let Some((back, copy)) = back else { return link.send_message(Msg::Say(words.no_copy.to_owned())) };
            match store::renew(&back.keeper.about(), &copy).await {
                Ok(()) => {
                    link.send_message(Msg::Renewed(back));
                    link.send_message(Msg::Say((words.went_back)(&super::parts::clock(time))));
                }
                Err(_) => link.send_message(Msg::Say(words.no_copy.to_owned())),
            }
        });
    }

    /// Reads the files anew.
    fn again(&mut self, link: &Scope<App>, choices: Choices) {
        let Some(open) = &self.open else { return };
        let Some((again, bytes)) = open.again(choices, link.callback(Msg::Saving)) else { return };
        self.open = Some(again.clone());
        self.say(desk(self.ui).frame.read_again.to_owned());
        spawn_local(async move {
            if again.keeper.about().id.is_none() || store::renew(&again.keeper.about(), &bytes).await.is_ok() {
                again.keeper.touch();
            }
        });
    }
}

/// What to do when another tab takes the draft over.
fn lost(link: &Scope<App>) -> impl Fn(bool) -> js_sys::Promise + 'static {
    let link = link.clone();
    move |saves| {
        let keeper = link.get_component().and_then(|app| app.open.as_ref().map(|open| open.keeper.clone()));
        let link = link.clone();
        future_to_promise(async move {
            if let Some(keeper) = keeper {
                if saves {
                    keeper.save(true).await;
                }
                keeper.give_up();
            }
            link.send_message(Msg::Lost);
            Ok(JsValue::UNDEFINED)
        })
    }
}

/// The draft that is open, for whoever listens to the page.
pub fn keeper_of(link: &Scope<App>) -> Option<super::keeper::Keeper> {
    link.get_component()?.open.as_ref().map(|open| open.keeper.clone())
}
