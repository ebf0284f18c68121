//! The address bar and the history.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use super::{schedule, window};
use crate::interview::Lang;
use crate::site::Choice;
use crate::state::{self, Address, Opening, Reading};

/// Marks the entries of the history that show a file from the reader's own device which the browser does not keep.
const OWN: &str = "own";

/// A page that was written for one interview in one language: its address says neither.
#[derive(Clone)]
pub struct Prerendered {
    pub opening: Opening,
    pub lang: Lang,
    /// The interview's first language.
    pub original: Lang,
    /// Where the page is on the web, if that is known.
    pub url: Option<String>,
    /// The whole address of the page in each of its languages.
    pub pages: Vec<(Lang, String)>,
}

thread_local! {
    static STAND: RefCell<Option<Prerendered>> = const { RefCell::new(None) };
}

/// The page is one of these from now on.
pub fn stand_at(stand: Prerendered) {
    STAND.replace(Some(stand));
}

/// What the address bar says.
pub fn current() -> Address {
    let location = window().location();
    let said = Address::parse(&location.search().unwrap_or_default(), &location.hash().unwrap_or_default());
    match STAND.with_borrow(Clone::clone) {
        Some(stand) if said.opening.is_none() && !is_own() => {
            let lang = said.lang.clone().or(Some(Reading::One(stand.lang)));
            Address { opening: Some(stand.opening), lang, ..said }
        }
        _ => said,
    }
}

/// The same as the address bar of this page says it.
fn here(address: &Address) -> Address {
    match STAND.with_borrow(Clone::clone) {
        Some(stand) if address.opening.as_ref() == Some(&stand.opening) => {
            let lang = address.lang.clone().unwrap_or(Reading::One(stand.original));
            let lang = (lang != Reading::One(stand.lang)).then_some(lang);
            Address { opening: None, lang, ..address.clone() }
        }
        _ => address.clone(),
    }
}

/// Whether this entry of the history shows a file from the reader's own device which the browser does not keep.
pub fn is_own() -> bool {
    history().state().is_ok_and(|state| state.as_string().as_deref() == Some(OWN))
}

/// Whether what is shown is what the address bar meant, and not what it says.
pub fn is_mended(shown: &Address) -> bool {
    !is_own() && state::is_mended(&search(), &current(), shown)
}

/// Adds an entry to the history, or changes the present one; of a long page once the change is painted: with a new
/// address a browser looks at every link again, which takes a moment where there are ten thousand.
pub fn write(address: &Address, new: bool, long: bool) {
    // Entries are never lost: one that still waits is written first.
    flush();
    if !long {
        return put(&url(address), new);
    }
    WAITING.set(Some((url(address), new)));
    schedule::next_frame(|| {
        schedule::task(flush).forget();
    });
}

thread_local! {
    /// An address that is to be written, and whether as a new entry.
    static WAITING: Cell<Option<(String, bool)>> = const { Cell::new(None) };
}

fn flush() {
    if let Some((url, new)) = WAITING.take() {
        put(&url, new);
    }
}

fn put(url: &str, new: bool) {
    match new {
        true => history().push_state_with_url(&kept(), "", Some(url)),
        false => history().replace_state_with_url(&kept(), "", Some(url)),
    }
    .ok();
}

/// The query of the address bar.
pub fn search() -> String {
    window().location().search().unwrap_or_default()
}

/// Changes what is chosen of a list, as a new entry of the history or in the present one. Parameters of others stay.
pub fn write_choice(choice: &Choice, new: bool) {
    put(&(page() + &choice.search_beside(&search())), new);
}

/// The page without its query and fragment; whole, as the page may have a `<base>`.
fn page() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// The fragment, with its `#`, that a link leads to which an event happened in; none where it leads to another page.
pub fn fragment(event: &web_sys::Event) -> Option<String> {
    let href = super::closest(event, "a[href]")?.get_attribute("href")?;
    let (page, _) = href.split_once('#')?;
    let here = window().location().href().unwrap_or_default();
    let is_here = page.is_empty() || here.split('#').next() == Some(page);
    is_here.then(|| href[page.len()..].to_owned())
}

/// Adds an entry for a file from the reader's own device: at the address that it is kept by, else at the bare one, of this
/// page or another. `shown`: it is the file that is shown, and not that it cannot be.
pub fn push_own(at: Option<String>, kept: Option<&Opening>, shown: bool) {
    let search = Address { opening: kept.cloned(), ..Address::default() }.search();
    let state = if kept.is_none() && shown { JsValue::from_str(OWN) } else { JsValue::NULL };
    history().push_state_with_url(&state, "", Some(&(at.unwrap_or_else(page) + &search))).ok();
}

/// Calls back when the reader goes back or forward, or follows a link within the page.
pub fn on_change(changed: impl Fn(Address) + Clone + 'static) -> [EventListener; 2] {
    let other = changed.clone();
    [
        EventListener::new(&window(), "popstate", move |_| changed(current())),
        EventListener::new(&window(), "hashchange", move |_| other(current())),
    ]
}

/// The whole of an address, as it would stand in the address bar.
pub fn full(address: &Address) -> String {
    if !super::IN_BROWSER {
        return address.search() + &address.hash();
    }
    let origin = window().location().origin().unwrap_or_default();
    let stand = STAND.with_borrow(|stand| stand.as_ref().and_then(|stand| stand.url.clone()));
    match stand {
        // A file on a disk is nothing that others could open.
        Some(page) if !origin.starts_with("http") => page + &here(address).search() + &address.hash(),
        _ => url(address),
    }
}

/// Whether the page was written for an interview.
pub fn is_prerendered() -> bool {
    STAND.with_borrow(Option::is_some)
}

/// The address to give to others: of the page that was written for the interview in the language that is read, where there
/// is one. `pages`: those that are known besides. `None` where it is not known where the interview is on the web.
pub fn canonical(address: &Address, pages: &[(Lang, String)]) -> Option<String> {
    if !super::IN_BROWSER {
        return None;
    }
    let stand = STAND.with_borrow(Clone::clone).filter(|stand| address.opening.as_ref() == Some(&stand.opening));
    let pages = stand.as_ref().map_or(pages, |stand| &stand.pages);
    let is_on_web = window().location().origin().is_ok_and(|origin| origin.starts_with("http"));
    let first = pages.first().filter(|_| is_on_web);
    let Some((_, first)) = first else {
        return Some(full(address)).filter(|url| url.starts_with("http"));
    };
    let own = match &address.lang {
        Some(Reading::One(lang)) => pages.iter().find(|(of, _)| of == lang).map(|(_, page)| page),
        _ => None,
    };
    let lang = address.lang.clone().filter(|_| own.is_none());
    let said = Address { opening: None, lang, other: Vec::new(), ..address.clone() };
    Some(format!("{}{}{}", own.unwrap_or(first), said.search(), said.hash()))
}

/// The address of the page around a guest, without its fragment.
pub fn page_around() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

fn url(address: &Address) -> String {
    let address = here(address);
    format!("{}{}{}", page(), address.search(), address.hash())
}

fn kept() -> JsValue {
    history().state().unwrap_or(JsValue::NULL)
}

fn history() -> web_sys::History {
    window().history().expect("a window has a history")
}

/// Goes to another address of this page, loading it anew.
pub fn visit(address: &Address) {
    window().location().set_href(&url(address)).ok();
}

/// Goes to a page of the site; `way`: from this one.
pub fn go(way: &str) {
    window().location().set_href(way).ok();
}

/// Loads the page anew.
pub fn reload() {
    window().location().reload().ok();
}
