//! The search on the first page, as it goes on: the tables of the search and the files with questions come one after the
//! other, and what is found grows with them.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::search::{self, Query};
use crate::shell::{fetch, schedule};
use crate::site::find::{Found, Texts};
use crate::site::{self, Site};

/// What is found so far.
pub struct Finding {
    pub found: Rc<Found>,
    /// How many files with questions have been searched, of how many; nothing when that is over.
    pub progress: Option<(usize, usize)>,
    /// A file did not come.
    pub failed: bool,
    /// Asks for it again.
    pub again: Callback<()>,
}

/// So many characters are worth to fetch the questions for.
const ENOUGH: usize = 2;
/// While questions come, what they add is looked for so seldom that it takes no more than this part of the time.
const PART: f64 = 0.2;

/// What stays from one drawing to the next.
#[derive(Default)]
struct Work {
    texts: Option<Texts>,
    query: Rc<str>,
    found: Rc<Found>,
    /// The next file with questions.
    next: usize,
    fetches: bool,
    fetches_tables: bool,
    /// The last file did not come.
    failed: bool,
    gone: bool,
}

/// What of it a drawing shows.
#[derive(Clone, Default)]
struct Shown {
    found: Rc<Found>,
    next: usize,
    fetches: bool,
    failed: bool,
}

#[hook]
pub fn use_finding(site: Option<&Rc<Site>>, query: &Rc<str>) -> Finding {
    let work = use_mut_ref(Work::default);
    let shown = use_state(Shown::default);
    let search = {
        let (site, work, shown) = (site.cloned(), work.clone(), shown.setter());
        Callback::from(move |()| {
            let Some(site) = &site else { return };
            find(site, &work, &shown);
            fetch_tables(site, &work, &shown);
            if !work.borrow().fetches && work.borrow().query.trim().chars().count() >= ENOUGH {
                spawn_local(fetch_questions(site.clone(), work.clone(), shown.clone()));
            }
        })
    };
    {
        let (search, work) = (search.clone(), work.clone());
        let (query, is_there) = (query.clone(), site.is_some());
        use_effect_with((query, is_there), move |(query, _)| {
            let before = std::mem::replace(&mut work.borrow_mut().query, query.clone());
            if !(before.is_empty() && query.is_empty()) {
                search.emit(());
            }
        });
    }
    use_effect_with((), move |()| move || work.borrow_mut().gone = true);
    let all = site.map_or(0, |site| site.questions);
    Finding {
        found: shown.found.clone(),
        progress: (shown.fetches && !query.is_empty()).then_some((shown.next, all)),
        failed: shown.failed && !query.is_empty(),
        again: search,
    }
}

fn find(site: &Rc<Site>, cell: &RefCell<Work>, shown: &UseStateSetter<Shown>) {
    let mut work = cell.borrow_mut();
    let query = Query::parse(&work.query);
    let found = if query.is_empty() {
        Found::default()
    } else {
        work.texts.get_or_insert_with(|| Texts::new(site)).find(&query)
    };
    work.found = Rc::new(found);
    drop(work);
    tell(cell, shown);
}

fn tell(work: &RefCell<Work>, shown: &UseStateSetter<Shown>) {
    let work = work.borrow();
    shown.set(Shown { found: work.found.clone(), next: work.next, fetches: work.fetches, failed: work.failed });
}

/// Without the tables, traditional characters do not find simplified ones, nor pinyin any: all is folded again with them.
fn fetch_tables(site: &Rc<Site>, work: &Rc<RefCell<Work>>, shown: &UseStateSetter<Shown>) {
    if work.borrow().query.is_empty() || search::is_supplied() || work.borrow().fetches_tables {
        return;
    }
    work.borrow_mut().fetches_tables = true;
    let (site, work, shown) = (site.clone(), work.clone(), shown.clone());
    spawn_local(async move {
        let file = fetch::bytes(search::TABLES).await;
        work.borrow_mut().fetches_tables = false;
        if file.is_ok_and(search::supply) && !work.borrow().gone {
            work.borrow_mut().texts.iter_mut().for_each(|texts| texts.fold_again(&site));
            find(&site, &work, &shown);
        }
    });
}

async fn fetch_questions(site: Rc<Site>, work: Rc<RefCell<Work>>, shown: UseStateSetter<Shown>) {
    if work.borrow().next >= site.questions {
        return;
    }
    {
        let mut work = work.borrow_mut();
        (work.fetches, work.failed) = (true, false);
    }
    tell(&work, &shown);
    let mut due = schedule::now();
    loop {
        let next = work.borrow().next;
        if next >= site.questions || work.borrow().gone {
            break;
        }
        let file = fetch::bytes(&site::questions(next)).await;
        let taken = {
            let mut work = work.borrow_mut();
            let texts = work.texts.get_or_insert_with(|| Texts::new(&site));
            file.is_ok_and(|file| texts.take(&site, &file))
        };
        if !taken {
            {
                let mut work = work.borrow_mut();
                (work.fetches, work.failed) = (false, true);
            }
            return find(&site, &work, &shown);
        }
        work.borrow_mut().next = next + 1;
        let now = schedule::now();
        if now >= due {
            find(&site, &work, &shown);
            due = schedule::now() + (schedule::now() - now) / PART;
        } else {
            tell(&work, &shown);
        }
    }
    work.borrow_mut().fetches = false;
    find(&site, &work, &shown);
}
