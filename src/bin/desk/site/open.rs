//! Opens a site again: a download, a folder, or its files.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen_futures::spawn_local;
use yew::html::Scope;
use yew::prelude::*;

use interview_viewer::desk::site::{Candidate, SiteDraft, Unread, is_site_json};
use interview_viewer::markup::icon::INFO;
use interview_viewer::shell::file;
use interview_viewer::shell::own::Own;
use interview_viewer::site::FILE;
use interview_viewer::site::opened::{self, Opened, Unopened};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;
use interview_viewer::words::desk::quoted::guessed;
use interview_viewer::words::{imported, problems};

use super::super::parts::icon;
use super::build::Want;
use super::{Msg, Site, View};

/// The files of a site that was dropped on the start page.
#[derive(Clone)]
pub struct Handed(pub Rc<Vec<Own>>);

impl PartialEq for Handed {
    fn eq(&self, other: &Handed) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Handed {
    /// The files that were dropped, for a hole in a sentence.
    pub fn names(&self, ui: Ui) -> String {
        let name = |own: &Own| match &*own.name {
            "" => desk(ui).frame.pasted.to_owned(),
            name => guessed(name),
        };
        self.0.iter().map(name).collect::<Vec<_>>().join(" + ")
    }

    pub(super) fn read(&self, ui: Ui) -> Result<Box<Incoming>, String> {
        incoming(ui, self.0.iter().map(|own| (own.name.clone(), own.bytes.clone())).collect())
    }
}

/// A site that was read.
pub struct Incoming {
    site: SiteDraft,
    /// Files that no site can have.
    left_out: Vec<String>,
}

pub fn section(view: &View) -> Html {
    let words = view.words();
    let link = view.link.clone();
    let choose = move |event: Event| {
        let chosen = file::chosen(&event);
        if !chosen.is_empty() {
            link.send_message(Msg::Files(chosen));
        }
    };
    html! {
        <section class="dk-sec is-strong" aria-labelledby="dk-site-open">
            <header><h2 class="dk-h2" id="dk-site-open">{ words.open }</h2></header>
            <p class="dk-quiet">{ words.open_more }</p>
            <div class="dk-next dk-open">
                <label class="dk-btn dk-choose">
                    <input type="file" class="iv-sr" multiple=true accept=".zip,.json,.svg,.png,.jpg" onchange={choose.clone()} />
                    { words.choose_zip }
                </label>
                <label class="dk-btn dk-choose">
                    <input type="file" class="iv-sr" multiple=true webkitdirectory=true onchange={choose} />
                    { words.choose_folder }
                </label>
            </div>
        </section>
    }
}

impl Site {
    /// Asks before a site takes the place of another.
    pub(super) fn asked(&self, view: &View) -> Html {
        let words = view.words();
        if self.incoming.is_none() {
            return Html::default();
        }
        let answer = |replaces| view.link.callback(move |_: MouseEvent| Msg::Replace(replaces));
        html! {
            <div class="iv-notice dk-asks" role="group" aria-labelledby="dk-site-replaces">
                { icon(INFO) }
                <div>
                    <p id="dk-site-replaces">{ words.replaces }</p>
                    <div class="dk-next">
                        <button type="button" class="dk-btn" onclick={view.link.callback(|_| Msg::Want(Want::Folder))}>{ words.save_first }</button>
                        <button type="button" class="dk-btn" onclick={answer(true)}>{ words.replace }</button>
                        <button type="button" class="dk-act is-link" onclick={answer(false)}>{ words.keep }</button>
                    </div>
                </div>
            </div>
        }
    }

    pub(super) fn replace(&mut self, ctx: &Context<Site>) {
        let (Some(incoming), Some(hold)) = (self.incoming.take(), &self.hold) else { return };
        let words = &desk(ctx.props().ui).site;
        let Incoming { mut site, left_out } = *incoming;
        let drafts =
            self.desk.iter().map(|known| Candidate { id: known.id, draft: &known.draft, files: &known.about.files });
        let differ = site.recognise(&hold.site(), &drafts.collect::<Vec<_>>());
        ctx.props().say.emit((words.opened)(site.members.len(), differ));
        let names = left_out.iter().map(|name| guessed(name)).collect::<Vec<_>>().join(", ");
        self.trouble = (!names.is_empty()).then(|| (words.not_taken)(&names));
        self.is_of_saving = false;
        hold.change(|own| *own = site);
        (self.home, self.downloaded) = (None, None);
        self.waiting = Some(super::show_soon("dk-site-interviews"));
    }

    pub(super) fn fetch(&self, link: &Scope<Site>, ui: Ui, files: Vec<web_sys::File>) {
        let link = link.clone();
        spawn_local(async move {
            let mut read = Vec::new();
            for one in files {
                let path = Reflect::get(&one, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
                let path = path.filter(|path| !path.is_empty()).unwrap_or_else(|| one.name());
                match file::read(one).await {
                    Ok(own) => read.push((path, own.bytes)),
                    Err(name) => {
                        let words = &desk(ui).frame;
                        let why = (words.of_file)(&guessed(&name), words.unreadable);
                        return link.send_message(Msg::Incoming(Err(why)));
                    }
                }
            }
            link.send_message(Msg::Incoming(incoming(ui, read)));
        });
    }
}

/// Reads a site of files by their paths.
fn incoming(ui: Ui, files: Vec<(String, Vec<u8>)>) -> Result<Box<Incoming>, String> {
    let words = &desk(ui).site;
    let opened = match &files[..] {
        [(_, bytes)] if bytes.starts_with(b"PK") => opened::open(bytes),
        _ => opened::of_files(in_folder(files)),
    };
    let Opened { site, interviews, addresses, mut others, left_out } = opened.map_err(|why| match why {
        Unopened::Refused(refusal) => imported::refusal(ui, &refusal),
        Unopened::NoSite => words.no_site.to_owned(),
    })?;
    others.extend(addresses.map(|bytes| ("addresses.json".to_owned(), bytes)));
    match SiteDraft::open(&site, interviews, others) {
        Ok(site) => Ok(Box::new(Incoming { site, left_out })),
        Err(Unread::Broken(error)) => Err((desk(ui).frame.of_file)(FILE, &problems::parse_error(ui, &error))),
        Err(Unread::NoSite) => Err(words.no_site.to_owned()),
    }
}

/// Puts files that come without folders into those of a site: each JSON file is an interview, except the files of the
/// site itself.
fn in_folder(mut files: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    if files.iter().any(|(path, _)| path.contains('/')) {
        return files;
    }
    if let Some((path, _)) = files.iter_mut().find(|(path, bytes)| is_site_json(path, bytes)) {
        *path = FILE.to_owned();
    }
    let is_own = |path: &str| [FILE, "addresses.json"].contains(&path) || !path.to_lowercase().ends_with(".json");
    let placed = |(path, bytes): (String, Vec<u8>)| match is_own(&path) {
        true => (path, bytes),
        false => (format!("interviews/{path}"), bytes),
    };
    files.into_iter().map(placed).collect()
}
