//! The proof that goes to the interviewee, and the file that comes back.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::html::Scope;

use interview_viewer::desk::corrections::differences;
use interview_viewer::export;
use interview_viewer::interview::Lang;
use interview_viewer::shell::file;
use interview_viewer::shell::own::Own;
use interview_viewer::words::desk::desk;
use interview_viewer::words::desk::quoted::guessed;

use super::super::corrections::back::{Back, Trouble, finder};
use super::super::corrections::hand;
use super::super::head;
use super::super::opened;
use super::super::reading::{self, Choices, NotRead, Why, is_interview, is_site};
use super::super::route::{Route, View};
use super::super::saved::Keeping;
use super::super::site::Handed;
use super::super::store::{self, Returned};
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

/// Finds the draft that a proof was made of, the last that was changed of several. Without one, the file is read like any
/// other.
pub fn fetch_draft_of(link: &Scope<App>, own: Own) {
    let link = link.clone();
    spawn_local(async move {
        let is_of = finder(&own);
        let mut drafts = store::list().await.unwrap_or_default();
        drafts.sort_by(|one, other| other.changed.total_cmp(&one.changed));
        for id in drafts.iter().filter_map(|about| about.id) {
            let kept = store::read(id).await.ok().flatten();
            let journal = kept.as_ref().and_then(opened::journal);
            if let (Some(kept), Some(journal), Some(is_of)) = (kept, journal, &is_of)
                && is_of(&journal)
            {
                return link.send_message(Msg::ReturnedTo(kept.about.number(), own));
            }
        }
        link.send_message(Msg::Parse(vec![own], Vec::new()));
    });
}

impl App {
    /// Opens the draft that a file has come back to.
    pub(super) fn came_back_to(&mut self, number: u32, own: Own) {
        let id = opened::id(number);
        self.due = Some((id.clone(), own));
        head::go(&Route::Edit(id, View::Corrections, None));
    }

    /// What the parts of the page get of the draft as a whole.
    pub(super) fn keeping(&self, link: &Scope<App>) -> Keeping {
        Keeping {
            ui: self.ui,
            saving: self.saving.clone(),
            id: self.draft_id(),
            act: link.callback(Msg::Act),
            languages: self.open.as_ref().map(|open| open.work.draft().languages.clone()).unwrap_or_default(),
            returned: self.open.as_ref().and_then(|open| open.returned.clone()),
            away: self.open.iter().flat_map(|open| open.away.iter()).map(|one| one.own.name.clone().into()).collect(),
            trouble: self.not_returned.clone(),
        }
    }

    /// Saves the proof as a Word file.
    pub(super) fn proof_as_file(&mut self, langs: &[Lang]) {
        let Some(open) = &self.open else { return };
        let words = &desk(self.ui).corrections;
        let proof = hand::made(&open.work.draft(), langs, self.ui);
        let name = file::name(&(words.file_name)(&open.name(self.ui).text), "docx");
        file::save(&js_sys::Uint8Array::from(&*export::proof::word(&proof)), &name, WORD);
        self.say((words.made)(&guessed(&name)));
    }

    /// Shows what a file has that came back. The one that is shown is put away.
    pub(super) fn came_back(&mut self, own: Own) {
        let ui = self.ui;
        let words = desk(ui);
        let Some(open) = self.open.as_mut() else { return };
        if open.read_only {
            return self.say(words.editor.read_only.to_owned());
        }
        let is_it = |other: &Own| other.name == own.name && other.bytes == own.bytes;
        let before = open.returned.clone().filter(|back| !is_it(&back.own));
        // The same file goes on where it was left.
        let same = open.returned.as_ref().filter(|back| is_it(&back.own)).map(|back| back.kept(true));
        let known = same.or_else(|| open.away.iter().find(|one| is_it(&one.own)).cloned());
        let decided = known.map(|one| one.decided).unwrap_or_default();
        let read = if is_site(&own) {
            Err(Trouble::site(own.clone(), ui))
        } else if is_interview(&own) {
            Err(Trouble::new((words.corrections.is_interview)(&guessed(&own.name)), Some(own.clone())))
        } else {
            Back::read(own.clone(), &decided, &open.work.journal(), ui)
        };
        self.not_returned = read.as_ref().err().cloned();
        let route = Route::Edit(open.id.clone(), View::Corrections, None);
        let said = match read {
            Ok(back) => {
                let draft = open.work.draft();
                let found = differences(&draft, &back.matched, &back.decisions).len();
                let mut said = (words.corrections.summary)(found, back.matched.followed(&draft).passages.len());
                drop(draft);
                let mut away: Vec<Returned> = open.away.iter().filter(|one| !is_it(&one.own)).cloned().collect();
                if let Some(before) = before {
                    said = format!("{said} {}", (words.corrections.is_put_away)(&guessed(&before.own.name)));
                    away.push(before.kept(false));
                }
                back.is_new.set(true);
                open.away = away.into();
                open.returned = Some(Rc::new(back));
                self.keep_returned();
                said
            }
            Err(trouble) => trouble.said,
        };
        head::go(&route);
        self.say(said);
    }

    /// Opens the file that was not compared as an interview of its own.
    pub(super) fn open_own(&mut self, link: &Scope<App>) {
        if let Some(own) = self.not_returned.take().and_then(|trouble| trouble.own) {
            self.parse(link, vec![Own::clone(&own)], Vec::new());
        }
    }

    /// Opens the site that was dropped on the open draft.
    pub(super) fn open_site(&mut self) {
        if let Some(own) = self.not_returned.take().and_then(|trouble| trouble.own) {
            self.handed = Some(Handed(vec![Own::clone(&own)].into()));
            head::go(&Route::Site);
        }
    }

    /// Makes an interview in two languages of the open one and of the file that was not compared. The open one stays as it
    /// is.
    pub(super) fn put_beside(&mut self, link: &Scope<App>) {
        let Some(own) = self.not_returned.as_ref().and_then(|trouble| trouble.own.clone()) else { return };
        let Some(open) = &self.open else { return };
        let name = file::name(&open.name(self.ui).text, "json");
        let interview = Own { name, bytes: open.keeper.file(), account: None };
        let (read, _) = reading::read(vec![interview, Own::clone(&own)], &Choices::default());
        if read.len() == 1 {
            self.not_returned = None;
            return self.make(link, read);
        }
        let said = (desk(self.ui).corrections.not_beside)(&guessed(&own.name));
        self.not_returned = Some(Trouble::new(said.clone(), Some(Own::clone(&own))));
        self.say(said);
    }

    /// Replaces what is known of the file that came back.
    pub(super) fn renew_back(&mut self, renew: impl FnOnce(&Back) -> Back) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(back) = &open.returned else { return };
        open.returned = Some(Rc::new(renew(back)));
        self.keep_returned();
    }

    pub(super) fn put_away(&mut self) {
        let Some(open) = self.open.as_mut() else { return };
        let Some(back) = open.returned.take() else { return };
        Rc::make_mut(&mut open.away).push(back.kept(false));
        self.keep_returned();
        self.say((desk(self.ui).corrections.is_put_away)(&guessed(&back.own.name)));
    }

    pub(super) fn open_again(&mut self, n: usize) {
        let own = self.open.as_ref().and_then(|open| open.away.get(n)).map(|one| one.own.clone());
        if let Some(own) = own {
            self.came_back(own);
        }
    }

    /// Keeps the files that came back, for the next time the draft is opened.
    pub(super) fn keep_returned(&self) {
        let Some((open, id)) = self.open.as_ref().zip(self.draft_id()) else { return };
        let shown = open.returned.iter().map(|back| back.kept(true));
        let away = open.away.iter().map(|one| Returned { is_open: false, ..one.clone() });
        let all: Vec<Returned> = shown.chain(away).collect();
        spawn_local(async move {
            // Without space, they stay as long as the page is open.
            store::keep_returned(id, &all).await.ok();
        });
    }
}
