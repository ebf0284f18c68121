//! The search on the first page. The first search fetches the tables, and the interviews' own files or, on larger
//! sites, the files with their questions. Results grow as files arrive.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::interview::Lang;
use crate::search::{self, Query};
use crate::shell::{fetch, schedule};
use crate::site::find::{Found, Texts};
use crate::site::{self, Site};
use crate::ui::phase::checked;

/// The results so far.
pub struct Finding {
    pub found: Rc<Found>,
    /// How many files have been searched, and of how many; `None` when all are.
    pub progress: Option<(usize, usize)>,
    /// How many files could not be fetched.
    pub failed: usize,
    /// Fetches the failed files again.
    pub again: Callback<()>,
}

/// How many characters start the fetching. A single Chinese character is enough.
const ENOUGH: usize = 2;
/// The greatest part of the time that repeated searches may take while files arrive.
const PART: f64 = 0.2;

/// What is kept from one drawing to the next.
#[derive(Default)]
struct Work {
    texts: Option<Texts>,
    query: Rc<str>,
    wanted: Option<Lang>,
    found: Rc<Found>,
    /// Whether the first search has begun to fetch the files.
    begun: bool,
    /// How many files have been searched.
    done: usize,
    /// The files that could not be fetched.
    failed: Vec<usize>,
    fetches: bool,
    fetches_tables: bool,
    gone: bool,
}

/// The part of the state that is drawn.
#[derive(Clone, Default)]
struct Shown {
    found: Rc<Found>,
    done: usize,
    fetches: bool,
    failed: usize,
}

#[hook]
pub fn use_finding(site: Option<&Rc<Site>>, query: &Rc<str>, wanted: &Lang) -> Finding {
    let work = use_mut_ref(Work::default);
    let shown = use_state(Shown::default);
    let search = {
        let (site, work, shown) = (site.cloned(), work.clone(), shown.setter());
        Callback::from(move |()| {
            let Some(site) = &site else { return };
            find(site, &work, &shown);
            fetch_tables(site, &work, &shown);
            let is_enough = {
                let work = work.borrow();
                let query = work.query.trim();
                query.chars().count() >= ENOUGH || !query.is_ascii()
            };
            if !work.borrow().fetches && is_enough {
                spawn_local(fetch_files(site.clone(), work.clone(), shown.clone()));
            }
        })
    };
    {
        let (search, work) = (search.clone(), work.clone());
        let (query, is_there, wanted) = (query.clone(), site.is_some(), wanted.clone());
        use_effect_with((query, is_there, wanted), move |(query, _, wanted)| {
            work.borrow_mut().wanted = Some(wanted.clone());
            let before = std::mem::replace(&mut work.borrow_mut().query, query.clone());
            if !(before.is_empty() && query.is_empty()) {
                search.emit(());
            }
        });
    }
    use_effect_with((), move |()| move || work.borrow_mut().gone = true);
    let all = site.map_or(0, |site| count(site));
    Finding {
        found: shown.found.clone(),
        progress: (shown.fetches && !query.is_empty()).then_some((shown.done, all)),
        failed: if query.is_empty() { 0 } else { shown.failed },
        again: search,
    }
}

fn find(site: &Rc<Site>, cell: &RefCell<Work>, shown: &UseStateSetter<Shown>) {
    let mut work = cell.borrow_mut();
    let query = Query::parse(&work.query);
    let found = if query.is_empty() {
        Found::default()
    } else {
        let wanted = work.wanted.clone().unwrap_or_else(|| site.languages[0].clone());
        work.texts.get_or_insert_with(|| Texts::new(site)).find(&query, &wanted)
    };
    work.found = Rc::new(found);
    drop(work);
    tell(cell, shown);
}

fn tell(work: &RefCell<Work>, shown: &UseStateSetter<Shown>) {
    let work = work.borrow();
    let failed = work.failed.len();
    shown.set(Shown { found: work.found.clone(), done: work.done, fetches: work.fetches, failed });
}

/// Fetches the search tables, and then folds all texts again. Without the tables, traditional characters do not find
/// simplified ones, and pinyin finds nothing.
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

/// The number of files that a search goes through.
fn count(site: &Site) -> usize {
    if site.searches_passages() { site.interviews.len() } else { site.questions }
}

/// Fetches one file after the other, or again those that failed before, and searches each once it has arrived.
async fn fetch_files(site: Rc<Site>, work: Rc<RefCell<Work>>, shown: UseStateSetter<Shown>) {
    let files = {
        let mut work = work.borrow_mut();
        let again = std::mem::take(&mut work.failed);
        let begun = std::mem::replace(&mut work.begun, true);
        let files: Vec<usize> = if begun { again } else { (0..count(&site)).collect() };
        work.fetches = !files.is_empty();
        files
    };
    if files.is_empty() {
        return;
    }
    tell(&work, &shown);
    let mut due = schedule::now();
    for n in files {
        if work.borrow().gone {
            return;
        }
        let taken = fetch_file(&site, n, &work).await;
        {
            let mut work = work.borrow_mut();
            if taken {
                work.done += 1;
            } else {
                work.failed.push(n);
            }
        }
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

/// Fetches and reads a file. Returns whether that succeeded.
async fn fetch_file(site: &Rc<Site>, n: usize, work: &RefCell<Work>) -> bool {
    if !site.searches_passages() {
        let file = fetch::bytes(&site::questions(n)).await;
        let mut work = work.borrow_mut();
        let texts = work.texts.get_or_insert_with(|| Texts::new(site));
        return file.is_ok_and(|file| texts.take(site, &file));
    }
    let file = fetch::bytes(&site.interviews[n].url).await;
    let Some((interview, _)) = file.ok().and_then(|file| checked(file).ok()) else { return false };
    work.borrow_mut().texts.get_or_insert_with(|| Texts::new(site)).take_interview(n, interview);
    true
}
