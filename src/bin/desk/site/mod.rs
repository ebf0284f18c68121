//! *My site*: which interviews are published, what the site says of itself, its download, and opening it again.
//!
//! ```text
//! Site ── Hold       the site that this browser keeps
//!      ├─ known      the drafts of the desk, with what they lack
//!      ├─ again      where the editor was when a link led away
//!      ├─ interviews, form, home, download, open, embed: the parts of the page
//!      └─ build      asks the add-on that builds sites
//! ```

mod again;
mod build;
mod download;
mod embed;
mod form;
mod hold;
mod home;
mod interviews;
mod known;
mod lists;
mod names;
mod open;
mod rail;

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::html::Scope;
use yew::prelude::*;

use interview_viewer::desk::site::{SiteDraft, Step};
use interview_viewer::report::built::Answer;
use interview_viewer::shell::file;
use interview_viewer::shell::schedule::{self, Waiting};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::{Site as Words, desk};

use super::keeper::{Keeper, Saving};
use super::label::said;
use super::opened::Open;
use super::parts::{icon, show};
use super::store;
use build::{Built, Want};
use hold::{Hold, Told};
use known::{Item, Known, Read};
use open::Incoming;

pub use again::is_left;
pub use hold::has_unsaved;
pub use known::draft_of;
pub use names::changed;
pub use open::Handed;

#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub ui: Ui,
    /// A site that was dropped on the start page.
    pub handed: Option<Handed>,
    /// The page has it now.
    pub taken: Callback<()>,
    /// The drafts that this tab could not save.
    pub unsaved: Vec<Keeper>,
    /// Keeps another of them.
    pub keep: Callback<Open>,
    /// Hears how its saving goes.
    pub saving: Callback<Saving>,
    /// Lets a screen reader say a sentence, politely.
    pub say: Callback<String>,
}

pub struct Site {
    hold: Option<Hold>,
    /// The drafts of this browser, the latest first.
    desk: Vec<Rc<Known>>,
    read: Read,
    /// Why the site is not saved, or could not be built or opened.
    trouble: Option<String>,
    /// The trouble is over when the site is saved.
    is_of_saving: bool,
    /// The site is being built, for this.
    wanted: Option<Want>,
    /// The editor is asked about rights before the download.
    asks: bool,
    built: Option<Built>,
    /// What the download was: its name, its size, and how many interviews it has.
    downloaded: Option<String>,
    home: Option<Rc<str>>,
    /// A site that waits to take the place of the present one.
    incoming: Option<Box<Incoming>>,
    waiting: Option<Waiting>,
    _drop: [EventListener; 2],
}

pub enum Msg {
    Begun(Hold, Vec<Rc<Known>>, Option<String>),
    Told(Told),
    Desk(Vec<Rc<Known>>),
    /// Another tab has changed something.
    Elsewhere,
    Change(Change),
    Undo,
    Redo,
    /// Makes a draft of an interview of the site, by its position.
    Edit(usize),
    Files(Vec<web_sys::File>),
    Incoming(Result<Box<Incoming>, String>),
    /// The site that waits is opened, or not.
    Replace(bool),
    Want(Want),
    /// The question about rights is answered.
    Asked(bool),
    Built(Want, Vec<Rc<Known>>, Option<Rc<Answer>>),
    Trouble(String),
}

/// A change of the site.
pub type Change = Box<dyn FnOnce(&mut SiteDraft)>;

/// What the parts of the page draw.
pub struct View<'a> {
    pub ui: Ui,
    pub link: &'a Scope<Site>,
    pub hold: &'a Hold,
    pub site: &'a SiteDraft,
    pub items: &'a [Item],
}

impl View<'_> {
    pub fn words(&self) -> &'static Words {
        &desk(self.ui).site
    }

    /// A callback that changes the site.
    pub fn change(&self, change: impl Fn(&mut SiteDraft) + Clone + 'static) -> Callback<MouseEvent> {
        self.link.callback(move |_: MouseEvent| Msg::Change(Box::new(change.clone())))
    }
}

impl Component for Site {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Site>) -> Site {
        begin(ctx.link().clone(), ctx.props());
        let link = ctx.link().clone();
        store::watch(move || link.send_message(Msg::Elsewhere));
        let link = ctx.link().clone();
        Site {
            hold: None,
            desk: Vec::new(),
            read: Read::default(),
            trouble: None,
            is_of_saving: false,
            wanted: None,
            asks: false,
            built: None,
            downloaded: None,
            home: None,
            incoming: None,
            waiting: None,
            _drop: file::on_drop(move |files| link.send_message(Msg::Files(files))),
        }
    }

    fn changed(&mut self, ctx: &Context<Site>, before: &Props) -> bool {
        if ctx.props().unsaved != before.unsaved {
            self.look(ctx);
        }
        // The reports are in the language of the build.
        if ctx.props().ui != before.ui {
            self.built = None;
        }
        true
    }

    fn destroy(&mut self, ctx: &Context<Site>) {
        self.put_away(ctx.props().ui);
    }

    fn update(&mut self, ctx: &Context<Site>, msg: Msg) -> bool {
        let (link, words) = (ctx.link(), &desk(ctx.props().ui).site);
        let say = |sentence: &str| ctx.props().say.emit(sentence.to_owned());
        match msg {
            Msg::Begun(hold, known, trouble) => {
                self.hold = Some(hold);
                (self.trouble, self.is_of_saving) = (trouble, true);
                self.know(known);
                self.take_up(ctx.props().ui);
                self.waiting = again::come_back();
                if let Some(handed) = &ctx.props().handed {
                    link.send_message(Msg::Incoming(handed.read(ctx.props().ui)));
                    ctx.props().taken.emit(());
                }
            }
            Msg::Told(told) => self.told(ctx, told),
            Msg::Desk(known) if known == self.desk => return false,
            Msg::Desk(known) => self.know(known),
            Msg::Elsewhere => {
                self.look(ctx);
                return false;
            }
            Msg::Change(change) => {
                if let Some(hold) = &self.hold {
                    hold.change(change);
                }
                return false;
            }
            Msg::Undo => self.hold.iter().for_each(Hold::undo),
            Msg::Redo => self.hold.iter().for_each(Hold::redo),
            Msg::Edit(n) => self.edit(ctx, n),
            Msg::Files(files) => self.fetch(link, ctx.props().ui, files),
            Msg::Incoming(Ok(incoming)) => {
                let is_empty = self.hold.as_ref().is_none_or(|hold| hold.site().is_empty());
                (self.incoming, self.trouble) = (Some(incoming), None);
                if is_empty {
                    self.replace(ctx);
                } else {
                    say(words.replaces);
                    self.waiting = Some(show_soon("dk-site-replaces"));
                }
            }
            Msg::Incoming(Err(why)) => self.fail(ctx, (words.not_opened)(&why)),
            Msg::Replace(true) => self.replace(ctx),
            Msg::Replace(false) => self.incoming = None,
            Msg::Want(want) => self.want(ctx, want),
            Msg::Asked(goes_on) => {
                self.asks = false;
                if goes_on {
                    self.hold.iter().for_each(|hold| hold.amend(|site| site.has_asked = true));
                    self.build(ctx, Want::Site);
                }
            }
            Msg::Built(want, known, answer) => self.built(ctx, want, known, answer),
            Msg::Trouble(why) => self.fail(ctx, why),
        }
        true
    }

    fn view(&self, ctx: &Context<Site>) -> Html {
        let (ui, link) = (ctx.props().ui, ctx.link());
        let words = &desk(ui).site;
        let Some(hold) = &self.hold else { return html! { <main id="main" tabindex="-1" class="iv-wrap"></main> } };
        let site = hold.site();
        let items = known::items(ui, &site, &self.desk, &self.read);
        let view = View { ui, link, hold, site: &site, items: &items };
        html! {
            <main id="main" tabindex="-1" class="dk-site" onkeydown={link.batch_callback(rail::key)} onclick={again::leave}><div class="iv-wrap iv-cols">
                { self.rail(&view) }
                <div class="dk-axis">
                    <header class="dk-head">
                        <h1 class="dk-h1">{ words.my_site }</h1>
                        <p class="dk-sub">{ words.more }</p>
                    </header>
                    if let Some(why) = &self.trouble { { trouble(ui, why) } }
                    { self.asked(&view) }
                    { interviews::section(&view) }
                    { form::section(&view) }
                    { self.home_section(&view) }
                    { self.download_section(&view) }
                    <embed::Embed {ui} of={embed::Of::new(ui, &site, &items)} />
                    { open::section(&view) }
                </div>
            </div></main>
        }
    }
}

impl Site {
    fn fail(&mut self, ctx: &Context<Site>, why: String) {
        ctx.props().say.emit(why.clone());
        self.is_of_saving = false;
        self.trouble = Some(why);
    }

    fn told(&mut self, ctx: &Context<Site>, told: Told) {
        let ui = ctx.props().ui;
        let words = &desk(ui).site;
        let changed = |site: &mut Site, said: fn(&str) -> String, step: &Step| {
            site.built = None;
            ctx.props().say.emit(said(&site.step_name(ui, step)));
        };
        match told {
            Told::Changed(Step::Opened) | Told::Renewed => self.built = None,
            Told::Changed(step) => changed(self, words.changed, &step),
            Told::Undone(step) => changed(self, words.undone, &step),
            Told::Redone(step) => changed(self, words.redone, &step),
            Told::Saved if self.is_of_saving => self.trouble = None,
            Told::Saved => {}
            Told::Failed(failure) => {
                self.fail(ctx, (words.not_saved)(&failure.words(ui)));
                self.is_of_saving = true;
            }
            Told::Elsewhere => {
                self.built = None;
                self.fail(ctx, words.elsewhere.to_owned());
                self.is_of_saving = true;
            }
        }
    }

    /// Looks whether the site has changed in other tabs, or drafts.
    fn look(&self, ctx: &Context<Site>) {
        let (link, hold, desk) = (ctx.link().clone(), self.hold.clone(), self.desk.clone());
        let unsaved = ctx.props().unsaved.clone();
        spawn_local(async move {
            if let Some(hold) = hold {
                hold.renew(false).await;
            }
            let (desk, _) = known::all(&desk, &unsaved).await;
            link.send_message(Msg::Desk(desk));
        });
    }

    /// Takes over the drafts as they are now.
    fn know(&mut self, known: Vec<Rc<Known>>) {
        self.hold.iter().for_each(|hold| hold.renumber(&known));
        self.desk = known;
    }
}

/// Reads the site and the drafts of this browser.
fn begin(link: Scope<Site>, props: &Props) {
    let (ui, unsaved) = (props.ui, props.unsaved.clone());
    spawn_local(async move {
        let (drafts, failure) = known::all(&[], &unsaved).await;
        let told = link.callback(Msg::Told);
        let (hold, failure) = match Hold::unsaved(&told) {
            Some(hold) => (hold, failure),
            None => {
                let (kept, why) = store::read_site().await.map_or_else(|why| (None, Some(why)), |kept| (kept, None));
                (Hold::new(kept, || SiteDraft::begin(&known::languages(ui, &drafts)), told), why.or(failure))
            }
        };
        let trouble = failure.map(|failure| (desk(ui).site.not_saved)(&failure.words(ui)));
        link.send_message(Msg::Begun(hold, drafts, trouble));
    });
}

fn trouble(ui: Ui, why: &str) -> Html {
    use interview_viewer::markup::icon::ALERT;
    html! { <div class="iv-notice is-error" role="note">{ icon(ALERT) }<div><p>{ said(ui, why) }</p></div></div> }
}

/// Shows a part of the page once it is drawn.
fn show_soon(id: &'static str) -> Waiting {
    schedule::when_painted(move || show(id))
}
