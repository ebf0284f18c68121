//! The draft that is open: made of files, or read from the store.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use interview_viewer::desk::site::is_lent;
use interview_viewer::desk::{self, Command, Draft, Journal};
use interview_viewer::document;
use interview_viewer::interview::Lang;
use interview_viewer::shell::own::Own;
use interview_viewer::state::Ui;

use super::account::Account;
use super::corrections::back::Back;
use super::keeper::{Keeper, Saving};
use super::label::Label;
use super::parts::{moment, now};
use super::reading::{self, Choices, From, Read};
use super::store::{self, About, Failure, Kept, Returned};
use super::work::Work;

/// The draft that is open.
#[derive(Clone)]
pub struct Open {
    /// Its name in addresses.
    pub id: AttrValue,
    pub work: Work,
    pub keeper: Keeper,
    /// How its files were read. `None` until *What I understood* asks for it.
    pub account: Option<Rc<Account>>,
    pub sources: Rc<Vec<Own>>,
    /// Another tab edits it.
    pub read_only: bool,
    /// The file that the interviewee has sent back.
    pub returned: Option<Rc<Back>>,
    /// Those that were put away.
    pub away: Rc<Vec<Returned>>,
}

impl Open {
    pub fn name(&self, ui: Ui) -> Label {
        self.keeper.about().label_of(&self.work.draft(), ui)
    }

    /// Makes a draft of what was read. It is kept from now on, unless the browser refuses: then it is open all the same.
    pub async fn make(read: Read, told: Callback<Saving>) -> (Open, Option<Failure>) {
        let mut opened = desk::open(read.document());
        let doubts = mark_doubts(&read, &mut opened.draft);
        let account = Account::of(&read, &Choices::default(), &opened);
        let work = Work::new(Journal::new(opened.draft));
        let files = read.sources.iter().map(|own| own.name.clone()).collect();
        let mut about = About { files, opened: moment(), changed: now(), doubts, ..About::default() };
        about.count(&work.draft());
        let sources = Rc::new(read.sources);
        let keeper = Keeper::new(work.clone(), about.clone(), sources.clone(), told);
        let failure = keeper.create(about).await.err();
        if let Some(failure) = &failure {
            keeper.fail(failure.clone());
        }
        let id = id(keeper.about().number());
        let account = Some(Rc::new(account));
        let open = Open { id, work, keeper, account, sources, read_only: false, returned: None, away: Rc::default() };
        (open, failure)
    }

    /// Opens a draft that is kept. Its steps are repeated; if they are from another version of the desk, the interview as
    /// it was last is opened without them.
    pub fn restore(kept: Kept, told: Callback<Saving>) -> Option<Open> {
        let work = work(journal(&kept)?, &kept.about);
        let (mut returned, mut away) = (None, Vec::new());
        for one in kept.returned {
            let read = || Back::read(one.own.clone(), &one.decided, &work.journal(), Ui::default()).ok();
            let back = if one.is_open && returned.is_none() { read() } else { None };
            match back {
                Some(back) => returned = Some(Rc::new(back)),
                // Nor is one lost that the draft has moved away from.
                None => away.push(one),
            }
        }
        let sources = Rc::new(kept.sources);
        let keeper = Keeper::new(work.clone(), kept.about, sources.clone(), told);
        Some(Open {
            id: id(keeper.about().number()),
            work,
            keeper,
            account: None,
            sources,
            read_only: false,
            returned,
            away: away.into(),
        })
    }

    /// Shows another translation, and remembers it for the draft.
    pub fn translate(&self) -> Callback<Lang> {
        let open = self.clone();
        Callback::from(move |lang: Lang| {
            open.work.editor_mut().choose_translation(&lang);
            if !open.read_only {
                open.keeper.amend(|about| about.translation = Some(lang.as_str().to_owned()));
            }
        })
    }

    /// How the files of the draft are read.
    pub fn choices(&self) -> Choices {
        let about = self.keeper.about();
        Choices { encoding: about.encoding, before_changes: about.before_changes }
    }

    /// Reads the files again, for the account of a draft that was kept.
    pub fn explain(&mut self) {
        let choices = self.choices();
        let (mut read, _) = reading::read((*self.sources).clone(), &choices);
        if let (Some(read), None) = (read.pop(), &self.account) {
            let mut opened = desk::open(read.document());
            mark_doubts(&read, &mut opened.draft);
            self.account = Some(Rc::new(Account::of(&read, &choices, &opened)));
        }
    }

    /// Reads the files again, in another way. The steps so far are repeated where they can be. Returns the draft, and the
    /// interview that was opened, to be kept.
    pub fn again(&self, choices: Choices, told: Callback<Saving>) -> Option<(Open, Vec<u8>)> {
        let (mut read, _) = reading::read((*self.sources).clone(), &choices);
        let read = read.pop()?;
        let mut opened = desk::open(read.document());
        let doubts = mark_doubts(&read, &mut opened.draft);
        let account = Some(Rc::new(Account::of(&read, &choices, &opened)));
        let mut journal = Journal::new(opened.draft);
        for command in self.work.journal().commands() {
            journal.apply(command.clone()).ok();
        }
        let mut about = self.keeper.about();
        (about.encoding, about.before_changes, about.doubts) = (choices.encoding, choices.before_changes, doubts);
        about.count(journal.draft());
        let bytes: Vec<u8> = document::write(read.document()).into();
        let work = work(journal, &about);
        let keeper = Keeper::new(work.clone(), about, self.sources.clone(), told);
        Some((Open { work, keeper, account, ..self.clone() }, bytes))
    }
}

/// A draft with the translation that was chosen.
fn work(journal: Journal, about: &About) -> Work {
    let work = Work::new(journal);
    if let Some(lang) = about.translation.as_deref().and_then(Lang::parse) {
        work.editor_mut().choose_translation(&lang);
    }
    work
}

/// The name of a draft in addresses, by its number.
pub fn id(number: u32) -> AttrValue {
    if is_lent(number) { format!("new-{number}") } else { number.to_string() }.into()
}

/// The journal of a draft that is kept.
pub fn journal(kept: &Kept) -> Option<Journal> {
    let draft = |bytes: &[u8]| {
        let mut draft = desk::open(&document::parse(bytes.to_vec()).ok()?).draft;
        draft.mark_doubtful(kept.about.doubts.iter().map(|address| &**address));
        Some(draft)
    };
    let opened = draft(&kept.opened)?;
    match &kept.steps {
        None => Some(Journal::new(opened)),
        Some(steps) => match (Journal::read(opened.clone(), steps), &kept.latest) {
            (Some(journal), _) => Some(journal),
            (None, Some(latest)) => Some(Journal::new(draft(latest)?)),
            (None, None) => Some(Journal::new(opened)),
        },
    }
}

/// Carries out a command on a draft that is kept, and open nowhere. Fails as held if another tab edits it.
pub async fn change(id: f64, command: impl FnOnce(&mut About, &Journal) -> Option<Command>) -> Result<(), Failure> {
    let Some(kept) = store::read(id).await? else { return Ok(()) };
    let Some(mut journal) = journal(&kept) else { return Ok(()) };
    let mut about = kept.about;
    let since = std::mem::replace(&mut about.changed, now());
    let Some(command) = command(&mut about, &journal) else { return Ok(()) };
    if !store::hold(id, |_| Promise::resolve(&JsValue::UNDEFINED)).await {
        return Err(Failure::Held);
    }
    let saved = match journal.apply(command) {
        Ok(()) => {
            about.count(journal.draft());
            let latest: Vec<u8> = document::write(&desk::document(journal.draft())).into();
            store::save(&about, &journal.write(), since, Some(&latest)).await
        }
        Err(_) => Ok(()),
    };
    store::let_go();
    saved
}

/// Marks the passages that the import doubts, and returns their addresses.
fn mark_doubts(read: &Read, draft: &mut Draft) -> Vec<String> {
    let From::Imported(imported) = &read.from else { return Vec::new() };
    let doubts = desk::doubts(imported, draft);
    draft.mark_doubtful(doubts.iter().map(|address| &**address));
    draft.doubtful().collect()
}
