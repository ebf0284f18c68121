//! Files that come in: reads them, and makes drafts of them.

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::html::Scope;

use interview_viewer::import::proof;
use interview_viewer::shell::own::Own;
use interview_viewer::shell::{file, schedule};
use interview_viewer::words::desk::desk;
use interview_viewer::words::desk::quoted::guessed;

use super::super::head;
use super::super::opened::Open;
use super::super::reading::{self, Choices, NotRead, Read, Why};
use super::super::route::Route;
use super::super::site::Handed;
use super::super::start::Busy;
use super::super::store::{self, Failure};
use super::corrected::fetch_draft_of;
use super::held::hold;
use super::{App, Msg};

/// A file of this size, or more, takes a while to read, in bytes.
const LONG: usize = 100_000;

impl App {
    pub(super) fn fetch(&mut self, link: &Scope<App>, files: Vec<File>) {
        let link = link.clone();
        spawn_local(async move {
            let names: Vec<String> = files.iter().map(|file| guessed(&file.name())).collect();
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

    pub(super) fn sources(&mut self, link: &Scope<App>, files: Vec<Own>, failed: Vec<NotRead>) -> bool {
        let (site, files) = reading::site(files);
        if !site.is_empty() {
            let handed = Handed(site.into());
            self.say((desk(self.ui).site.is_site)(&handed.names(self.ui)));
            self.handed = Some(handed);
        }
        if files.is_empty() && failed.is_empty() {
            self.failed.clear();
            return true;
        }
        if let [own] = &files[..]
            && failed.is_empty()
            && proof::proof(&own.bytes).is_some()
        {
            fetch_draft_of(link, own.clone());
            return true;
        }
        if files.iter().map(|own| own.bytes.len()).sum::<usize>() < LONG {
            self.parse(link, files, failed);
            return true;
        }
        let names: Vec<String> = files.iter().map(|own| guessed(&own.name)).collect();
        self.say((desk(self.ui).frame.reading)(&names.join(", ")));
        self.busy = Some(Busy { names: names.join(", ") });
        let link = link.clone();
        self.waiting = Some(schedule::when_painted(move || link.send_message(Msg::Parse(files, failed))));
        true
    }

    pub(super) fn parse(&mut self, link: &Scope<App>, files: Vec<Own>, mut failed: Vec<NotRead>) {
        let (read, more) = reading::read(files, &Choices::default());
        failed.extend(more);
        self.busy = None;
        self.failed = failed;
        self.said.text.clear();
        let said: Vec<String> = self.failed.iter().map(|one| one.words(self.ui)).collect();
        if !said.is_empty() {
            self.say(said.join(" "));
        }
        if !read.is_empty() {
            self.make(link, read);
        }
    }

    pub(super) fn make(&mut self, link: &Scope<App>, read: Vec<Read>) {
        self.close(link);
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

    pub(super) fn made(&mut self, link: &Scope<App>, mut drafts: Vec<Open>, failure: Option<Failure>) {
        let words = &desk(self.ui).frame;
        if drafts.len() == 1 || failure.is_some() {
            let open = drafts.remove(0);
            drafts.retain(|other| other.keeper.has_failed());
            drafts.iter().for_each(|other| other.keeper.mute(true));
            self.unsaved.append(&mut drafts);
            let route = Route::Understood(open.id.clone());
            hold(link, &open);
            self.open = Some(open);
            head::go(&route);
        } else {
            self.say((words.drafts_made)(drafts.len()));
        }
    }
}
