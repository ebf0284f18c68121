//! The interviews that may be published: those of the site, and the other drafts of the desk.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use interview_viewer::desk::site::{Member, SiteDraft};
use interview_viewer::desk::{self, Draft, Field, Journal, Lack};
use interview_viewer::interview::Lang;
use interview_viewer::state::Ui;
use yew::prelude::*;

use super::super::keeper::Keeper;
use super::super::label::{Label, said};
use super::super::opened;
use super::super::store::{self, About, Failure};
use super::names;

/// A draft of the desk.
#[derive(PartialEq)]
pub struct Known {
    pub id: u32,
    pub about: About,
    pub draft: Draft,
    /// The browser could not save it.
    pub is_unsaved: bool,
}

impl Known {
    fn unsaved(keeper: &Keeper) -> Rc<Known> {
        let (mut about, draft) = (keeper.about(), keeper.work().draft().clone());
        about.count(&draft);
        Rc::new(Known { id: about.number(), about, draft, is_unsaved: true })
    }

    pub fn label(&self, ui: Ui) -> Label {
        self.about.label_of(&self.draft, ui)
    }
}

/// Interviews as they were opened with the site, read, by the place of their bytes.
#[derive(Default)]
pub struct Read(RefCell<HashMap<usize, Option<Rc<Draft>>>>);

/// An interview that may be published.
pub struct Item {
    /// Its position in the site; `None` for another draft of the desk.
    pub n: Option<usize>,
    /// The draft of the desk that it is made of.
    pub known: Option<Rc<Known>>,
    /// The interview as it was opened with the site.
    read: Option<Rc<Draft>>,
    /// A draft of the desk with other words, and whether the editor has chosen the interview of the site.
    pub rival: Option<(Rc<Known>, bool)>,
    pub name: Label,
    /// What tells it apart from others of its name, for a sentence.
    pub mark: Option<String>,
    /// The name, with the mark, for a hole in a sentence.
    pub named: String,
    pub is_in: bool,
    /// Its name in addresses.
    pub id: String,
    pub lacks: Vec<Lack>,
    /// There is neither a draft nor a file.
    pub is_missing: bool,
}

impl Item {
    /// The interview; `None` if there is none, or its file is none.
    pub fn draft(&self) -> Option<&Draft> {
        self.known.as_ref().map(|known| &known.draft).or(self.read.as_deref())
    }

    /// The name after the words of a button, for those who do not see what it stands beside.
    pub fn hidden(&self, ui: Ui) -> Html {
        html! { <span class="iv-sr">{ " " }{ said(ui, &self.named) }</span> }
    }

    pub fn lacks_rights(&self) -> bool {
        self.lacks.contains(&Lack::Detail(Field::Holder))
    }
}

/// Reads a draft that is kept.
pub fn draft_of(kept: &store::Kept) -> Option<Draft> {
    Some(opened::journal(kept)?.draft().clone())
}

/// The drafts that this tab could not save, as they are now, and those of this browser; and why it tells of none. Those
/// that have not changed since `before` are not read again.
pub async fn all(before: &[Rc<Known>], unsaved: &[Keeper]) -> (Vec<Rc<Known>>, Option<Failure>) {
    let mut all: Vec<Rc<Known>> = unsaved.iter().map(Known::unsaved).collect();
    let (kept, failure) = match kept(before).await {
        Ok(kept) => (kept, None),
        Err(failure) => (before.to_vec(), Some(failure)),
    };
    let others = kept.into_iter().filter(|known| !all.iter().any(|own| own.id == known.id));
    let others: Vec<_> = others.collect();
    all.extend(others);
    (all, failure)
}

async fn kept(before: &[Rc<Known>]) -> Result<Vec<Rc<Known>>, Failure> {
    let mut all = Vec::new();
    for about in store::list().await? {
        let Some(id) = about.id else { continue };
        if let Some(known) = before.iter().find(|known| known.about == about && !known.is_unsaved) {
            all.push(known.clone());
            continue;
        }
        let draft = store::read(id).await?.and_then(|kept| draft_of(&kept));
        all.extend(draft.map(|draft| Rc::new(Known { id: id as u32, about, draft, is_unsaved: false })));
    }
    Ok(all)
}

/// Gives the themes of the site that were renamed before they were published ids by their names. A draft that another tab
/// edits stays as it is.
pub async fn renew_ids(site: &SiteDraft, unsaved: &[Keeper]) {
    let given = site.given_themes();
    for id in site.members.iter().filter(|member| member.is_in).filter_map(|member| member.draft) {
        let renew = |about: &mut About, journal: &Journal| {
            // What was opened from an interview file may be published elsewhere.
            let is_interview = about.files.iter().any(|file| file.ends_with(".json"));
            let is_opened = |theme: &str| is_interview && journal.opened().theme(theme).is_some();
            desk::ids_by_names(journal, |theme| given.contains(theme) || is_opened(theme))
        };
        match unsaved.iter().find(|keeper| keeper.about().number() == id) {
            Some(keeper) => keeper.change(renew),
            None => _ = opened::change(f64::from(id), renew).await,
        }
    }
}

/// The interviews of the site in their order, and then the other drafts.
pub fn items(ui: Ui, site: &SiteDraft, desk: &[Rc<Known>], read: &Read) -> Vec<Item> {
    let members = site.members.iter().enumerate().map(|(n, member)| of_member(ui, n, member, desk, read));
    let is_of = |member: &Member, id| member.draft == Some(id) || member.rival.is_some_and(|rival| rival.draft == id);
    let is_member = |known: &Known| site.members.iter().any(|member| is_of(member, known.id));
    let others = desk.iter().filter(|known| !is_member(known)).map(|known| Item {
        n: None,
        name: known.label(ui),
        mark: None,
        named: String::new(),
        rival: None,
        lacks: desk::lacks(&known.draft),
        known: Some(known.clone()),
        read: None,
        is_in: false,
        id: String::new(),
        is_missing: false,
    });
    let mut items: Vec<Item> = members.chain(others).collect();
    names::tell_apart(ui, site, &mut items);
    items
}

fn of_member(ui: Ui, n: usize, member: &Member, desk: &[Rc<Known>], read: &Read) -> Item {
    let known = desk.iter().find(|known| member.draft == Some(known.id)).cloned();
    let opened = member.bytes.as_ref().filter(|_| known.is_none()).and_then(|bytes| {
        let mut all = read.0.borrow_mut();
        let make = || Some(Rc::new(desk::open(&member.document()?).draft));
        all.entry(bytes.as_ptr().addr()).or_insert_with(make).clone()
    });
    let title = opened.as_deref().and_then(store::title);
    let name = match &known {
        Some(known) => known.label(ui),
        None if member.title.is_empty() => title.unwrap_or_else(|| Label::guessed(member.path.clone())),
        None => title.unwrap_or_else(|| Label::guessed(member.title.clone())),
    };
    let rival = member.rival.filter(|_| known.is_none()).and_then(|rival| {
        let known = desk.iter().find(|known| known.id == rival.draft)?;
        Some((known.clone(), rival.is_settled))
    });
    let draft = known.as_ref().map(|known| &known.draft).or(opened.as_deref());
    Item {
        n: Some(n),
        name,
        mark: None,
        named: String::new(),
        rival,
        is_in: member.is_in,
        id: member.id(),
        lacks: draft.map(desk::lacks).unwrap_or_default(),
        is_missing: known.is_none() && member.bytes.is_none(),
        known,
        read: opened,
    }
}

/// Returns the languages of a new site: the editor's, and then those of the interviews.
pub fn languages(ui: Ui, drafts: &[Rc<Known>]) -> Vec<Lang> {
    let own = Lang::parse(ui.tag()).unwrap_or_else(Lang::english);
    let mut languages = vec![own];
    for lang in drafts.iter().flat_map(|known| &known.draft.languages) {
        if !languages.contains(lang) {
            languages.push(lang.clone());
        }
    }
    languages
}
