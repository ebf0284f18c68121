//! The proof that goes to the interviewee, and the file that comes back.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::html::Scope;

use interview_viewer::desk::corrections::Decision;
use interview_viewer::export;
use interview_viewer::interview::Lang;
use interview_viewer::shell::file;
use interview_viewer::shell::own::Own;
use interview_viewer::words::desk::desk;

use super::super::corrections::back::Back;
use super::super::corrections::{decided, hand};
use super::super::head;
use super::super::reading::{NotRead, Why};
use super::super::route::{Route, View};
use super::super::saved::Keeping;
use super::super::store;
use super::{App, Msg};

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Reads a file that may have come back.
pub fn fetch_returned(link: &Scope<App>, file: File) {
    let link = link.clone();
    spawn_local(async move {
        match file::read(file).await {
            Ok(own) => link.send_message(Msg::Returned(own)),
            Err(name) => {
                let ui = link.get_component().map(|app| app.ui).unwrap_or_default();
                link.send_message(Msg::Say(NotRead { name, why: Why::Unreadable }.words(ui)));
            }
        }
    });
}

impl App {
    /// What the parts of the page get of the draft as a whole.
    pub(super) fn keeping(&self, link: &Scope<App>) -> Keeping {
        Keeping {
            ui: self.ui,
            saving: self.saving.clone(),
            id: self.draft_id(),
            act: link.callback(Msg::Act),
            languages: self.open.as_ref().map(|open| open.work.draft().languages.clone()).unwrap_or_default(),
            returned: self.open.as_ref().and_then(|open| open.returned.clone()),
            trouble: self.not_returned.clone(),
        }
    }

    /// Saves the proof as a Word file.
    pub(super) fn proof_as_file(&mut self, langs: &[Lang]) {
        let Some(open) = &self.open else { return };
        let words = &desk(self.ui).corrections;
        let proof = hand::made(&open.work.draft(), langs, self.ui);
        let name = file::name(&(words.file_name)(&open.name(self.ui)), "docx");
        file::save(&js_sys::Uint8Array::from(&*export::proof::word(&proof)), &name, WORD);
        self.say((words.made)(&name));
    }

    /// Shows what a file has that came back.
    pub(super) fn came_back(&mut self, own: Own) {
        let ui = self.ui;
        let Some(open) = self.open.as_mut().filter(|open| !open.read_only) else { return };
        let read = Back::read(own, Vec::new(), &open.work.draft(), ui);
        self.not_returned = read.as_ref().err().cloned();
        match read {
            Ok(back) => {
                open.returned = Some(Rc::new(back));
                let route = Route::Edit(open.id.clone(), View::Corrections, None);
                self.keep_returned();
                head::go(&route);
            }
            Err(why) => {
                head::go(&Route::Edit(open.id.clone(), View::Corrections, None));
                self.say(why);
            }
        }
    }

    pub(super) fn decide(&mut self, decision: Decision) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(back) = &open.returned else { return };
        let decisions = decided(&back.decisions, decision);
        open.returned = Some(Rc::new(Back { decisions, ..(**back).clone() }));
        self.keep_returned();
    }

    pub(super) fn put_away(&mut self) {
        if let Some(open) = self.open.as_mut() {
            open.returned = None;
        }
        self.keep_returned();
    }

    /// Keeps the file that came back, for the next time the draft is opened.
    fn keep_returned(&self) {
        let Some((open, id)) = self.open.as_ref().zip(self.draft_id()) else { return };
        let returned = open.returned.clone();
        spawn_local(async move {
            let decisions = returned.as_ref().map(|back| serde_json::to_string(&back.decisions).unwrap_or_default());
            let parts = returned.as_ref().zip(decisions.as_ref()).map(|(back, decisions)| (&back.own, &**decisions));
            // Without space, it stays as long as the page is open.
            store::keep_returned(id, parts).await.ok();
        });
    }
}
