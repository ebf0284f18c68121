//! Builds the site: asks the add-on, and keeps its answer until the site changes.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use yew::prelude::*;

use interview_viewer::desk::document as document_of;
use interview_viewer::desk::site::{SiteDraft, Words};
use interview_viewer::document;
use interview_viewer::report::built::{Answer, File, Request};
use interview_viewer::shell::addon::{self, Held};
use interview_viewer::shell::root::Root;
use interview_viewer::shell::{fetch, file, schedule};
use interview_viewer::site::program;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;
use interview_viewer::words::desk::quoted::guessed;

use super::super::parts::{now, number};
use super::super::store;
use super::hold::Hold;
use super::known::{self, Known};
use super::{Msg, Site, home, show_soon};

thread_local! {
    /// What the page showed last, while it is closed.
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

/// The last build, with the site that it is of; and whether the editor is asked about rights.
struct Last {
    site: Rc<SiteDraft>,
    ui: Ui,
    built: Option<Built>,
    asks: bool,
}

/// A build of the site as it is. Its interviews may have changed since.
#[derive(Clone)]
pub struct Built {
    pub answer: Rc<Answer>,
    /// The drafts as it read them.
    pub desk: Vec<Rc<Known>>,
    /// The editor comes back to it.
    pub is_kept: bool,
}

impl Built {
    /// Whether the interviews that it has published are as they were.
    pub fn is_of(&self, site: &SiteDraft, now: &[Rc<Known>]) -> bool {
        let draft = |all: &[Rc<Known>], id| all.iter().find(|known| known.id == id).cloned();
        let is_same = |id| match (draft(&self.desk, id), draft(now, id)) {
            (Some(before), Some(now)) => Rc::ptr_eq(&before, &now) || before.draft == now.draft,
            (before, now) => before.is_none() && now.is_none(),
        };
        site.members.iter().filter(|member| member.is_in).filter_map(|member| member.draft).all(is_same)
    }
}

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// A preview of the home page.
    Home,
    /// The download.
    Site,
    /// The folder of the site, to go on elsewhere.
    Folder,
}

impl Site {
    /// Keeps the last build, and the question about rights, for when the editor comes back.
    pub(super) fn put_away(&self, ui: Ui) {
        let last = |hold: &Hold| Last { site: hold.site(), ui, built: self.built.clone(), asks: self.asks };
        LAST.set(self.hold.as_ref().map(last));
    }

    /// Takes up the question, and the last build if it is of this site.
    pub(super) fn take_up(&mut self, ui: Ui) {
        let (Some(hold), Some(last)) = (&self.hold, LAST.take()) else { return };
        let is_this = last.ui == ui && last.site.write() == hold.site().write();
        self.built = last.built.filter(|_| is_this).map(|built| Built { is_kept: true, ..built });
        self.asks = last.asks;
    }

    /// Does what the editor wants, once rights were asked about.
    pub(super) fn want(&mut self, ctx: &Context<Site>, want: Want) {
        let Some(hold) = self.hold.clone().filter(|_| self.wanted.is_none()) else { return };
        let words = &desk(ctx.props().ui).site;
        let site = hold.site();
        let is_published = site.members.iter().any(|member| member.is_in);
        if want == Want::Site && !is_published {
            return self.fail(ctx, words.no_interviews.to_owned());
        }
        let items = known::items(ctx.props().ui, &site, &self.desk, &self.read);
        let count = items.iter().filter(|item| item.is_in && item.lacks_rights()).count();
        if want == Want::Site && count > 0 && !site.has_asked {
            self.asks = true;
            ctx.props().say.emit((words.rights)(count));
            self.waiting = Some(show_soon("dk-site-rights"));
            return;
        }
        self.build(ctx, want);
    }

    pub(super) fn build(&mut self, ctx: &Context<Site>, want: Want) {
        let Some(hold) = &self.hold else { return };
        if let Some(built) = self.built.clone().filter(|built| built.is_of(&hold.site(), &self.desk)) {
            return self.done(ctx, want, &built.answer);
        }
        ctx.props().say.emit(desk(ctx.props().ui).site.building.to_owned());
        (self.wanted, self.trouble) = (Some(want), None);
        let (link, ui, site, before) = (ctx.link().clone(), ctx.props().ui, hold.site(), self.desk.clone());
        let unsaved = ctx.props().unsaved.clone();
        // The browser draws nothing while the add-on runs.
        self.waiting = Some(schedule::when_painted(move || {
            spawn_local(async move {
                known::renew_ids(&site, &unsaved).await;
                let (known, _) = known::all(&before, &unsaved).await;
                let site = folder(&site, &known);
                let request = Request { ui, now: (now() / 1000.0) as u64, site, program: program().await };
                let answer = addon::site(&Root::default(), &request).await.map(Rc::new);
                link.send_message(Msg::Built(want, known, answer));
            });
        }));
    }

    pub(super) fn built(&mut self, ctx: &Context<Site>, want: Want, known: Vec<Rc<Known>>, answer: Option<Rc<Answer>>) {
        let words = &desk(ctx.props().ui).site;
        self.wanted = None;
        self.know(known);
        let Some(answer) = answer else { return self.fail(ctx, words.no_program.to_owned()) };
        self.built = Some(Built { answer: answer.clone(), desk: self.desk.clone(), is_kept: false });
        self.done(ctx, want, &answer);
    }

    fn done(&mut self, ctx: &Context<Site>, want: Want, answer: &Answer) {
        let (ui, Some(hold)) = (ctx.props().ui, &self.hold) else { return };
        let words = &desk(ui).site;
        // A preview publishes nothing.
        if let Some(addresses) = answer.addresses.as_ref().filter(|_| want != Want::Home) {
            hold.keep_addresses(addresses);
        }
        let site = hold.site();
        let name = site.any_words(Words::Name).or(site.any_words(Words::Title));
        let name = name.unwrap_or_else(|| words.my_site.to_owned());
        let saved = |bytes: &[u8], name: &str, n: usize| {
            Held::of(bytes).save(name, "application/zip");
            (words.downloaded)(&guessed(name), &number(ui, bytes.len().div_ceil(1000)), n)
        };
        let said = match (want, &answer.zip, &answer.home) {
            (Want::Folder, ..) => {
                let n = site.members.iter().filter(|member| member.is_in).count();
                saved(&answer.folder, &file::name(&format!("{name} (site.json)"), "zip"), n)
            }
            (Want::Site, Some(zip), _) => {
                let said = saved(zip, &file::name(&name, "zip"), answer.interviews);
                self.downloaded = Some(said.clone());
                self.waiting = Some(show_soon("dk-site-download"));
                spawn_local(store::persist());
                said
            }
            (Want::Home, _, Some(page)) => {
                self.home = Some(home::page(page, &site));
                self.waiting = Some(show_soon("dk-site-home"));
                words.home.to_owned()
            }
            _ => {
                self.waiting = Some(show_soon("dk-site-reports"));
                return self.fail(ctx, words.not_built.to_owned());
            }
        };
        ctx.props().say.emit(said);
    }
}

/// The files that the build reads.
fn folder(site: &SiteDraft, known: &[Rc<Known>]) -> Vec<File> {
    site.folder(|id| {
        let known = known.iter().find(|known| known.id == id)?;
        Some(document::write(&document_of(&known.draft)).into_bytes())
    })
}

/// The files of the viewer's program. Those that are not there are left out of a site.
async fn program() -> Vec<File> {
    let one = |path: String| {
        future_to_promise(async move {
            let bytes = fetch::bytes(&path).await.map_err(|_| JsValue::UNDEFINED);
            Ok(bytes.map_or(JsValue::UNDEFINED, |bytes| Uint8Array::from(&*bytes).into()))
        })
    };
    let paths = program::files();
    let all: Array = paths.iter().cloned().map(one).collect();
    let all = JsFuture::from(Promise::all(&all)).await.map(|all| Array::from(&all)).unwrap_or_default();
    let file = |(path, bytes): (String, JsValue)| Some((path, bytes.dyn_into::<Uint8Array>().ok()?.to_vec()));
    paths.into_iter().zip(all.iter()).filter_map(file).collect()
}
