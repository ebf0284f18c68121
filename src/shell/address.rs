//! The address bar and the history.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use super::{schedule, window};
use crate::interview::Lang;
use crate::site::Choice;
use crate::state::{self, Address, Opening, Reading};

/// The state of history entries that show a file from the reader's own device which the browser does not keep.
const OWN: &str = "own";

/// A page that was prerendered for one interview in one language. Its address names neither.
#[derive(Clone)]
pub struct Prerendered {
    pub opening: Opening,
    pub lang: Lang,
    /// The interview's first language.
    pub original: Lang,
    /// The page's address on the web, if it is known.
    pub url: Option<String>,
    /// The absolute address of the page in each of its languages.
    pub pages: Vec<(Lang, String)>,
}

thread_local! {
    static STAND: RefCell<Option<Prerendered>> = const { RefCell::new(None) };
}

/// Records that this page was prerendered, and what for. Later calls of this module's functions take it into account.
pub fn stand_at(stand: Prerendered) {
    STAND.replace(Some(stand));
}

/// Returns the address in the address bar. On a prerendered page, adds the interview and the language of the page.
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

/// Leaves out what this page's own address implies: on a prerendered page, its interview and its language.
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

/// Returns whether this history entry shows a file from the reader's own device which the browser does not keep.
pub fn is_own() -> bool {
    history().state().is_ok_and(|state| state.as_string().as_deref() == Some(OWN))
}

/// Returns whether the shown address is a corrected form of the one in the address bar.
pub fn is_mended(shown: &Address) -> bool {
    !is_own() && state::is_mended(&search(), &current(), shown)
}

/// Adds a history entry, or changes the present one. For a `long` page, this happens only after the change is painted:
/// when the address changes, a browser checks every link again, which takes a moment if there are ten thousand.
pub fn write(address: &Address, new: bool, long: bool) {
    // No entry is lost: a waiting one is written first.
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
    /// The address to write, and whether to write it as a new entry.
    static WAITING: Cell<Option<(String, bool)>> = const { Cell::new(None) };
}

fn flush() {
    if let Some((url, new)) = WAITING.take() {
        put(&url, new);
    }
}

fn put(url: &str, new: bool) {
    match new {
        true if is_own() => history().push_state_with_url(&kept(), "", Some(url)),
        true => history().push_state_with_url(&JsValue::NULL, "", Some(url)),
        false => history().replace_state_with_url(&kept(), "", Some(url)),
    }
    .ok();
}

/// Keeps a text in the present history entry, unless the entry shows a file that the browser does not keep.
pub fn keep_in_entry(text: &str) {
    if !is_own() {
        // Browsers limit how often this may be called.
        history().replace_state(&JsValue::from_str(text), "").ok();
    }
}

/// The text that is kept in the present history entry.
pub fn kept_in_entry() -> Option<String> {
    history().state().ok()?.as_string()
}

/// The query of the address bar, with its `?`, or empty.
pub fn search() -> String {
    window().location().search().unwrap_or_default()
}

/// Writes the reader's choice from a list into the address, as a new history entry or in the present one. Other
/// parameters stay.
pub fn write_choice(choice: &Choice, new: bool) {
    put(&(page() + &choice.search_beside(&search())), new);
}

/// The page's address without query and fragment. It is absolute because the page may have a `<base>`.
fn page() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Returns the fragment, with its `#`, of the link in which an event happened. `None` if there is no link, or if it
/// leads to another page.
pub fn fragment(event: &web_sys::Event) -> Option<String> {
    let href = super::closest(event, "a[href]")?.get_attribute("href")?;
    let (page, _) = href.split_once('#')?;
    let here = window().location().href().unwrap_or_default();
    let is_here = page.is_empty() || here.split('#').next() == Some(page);
    is_here.then(|| href[page.len()..].to_owned())
}

/// Adds a history entry for a file from the reader's own device. `at` is the page, by default this one; `kept` is the
/// name that the browser keeps the file under, if it does. `shown` is false if the page shows only that the file cannot
/// be read.
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

/// The absolute address, as the address bar would show it.
pub fn full(address: &Address) -> String {
    if !super::IN_BROWSER {
        return address.search() + &address.hash();
    }
    let origin = window().location().origin().unwrap_or_default();
    let stand = STAND.with_borrow(|stand| stand.as_ref().and_then(|stand| stand.url.clone()));
    match stand {
        // Nobody else can open a file on this reader's disk.
        Some(page) if !origin.starts_with("http") => page + &here(address).search() + &address.hash(),
        _ => url(address),
    }
}

/// Returns whether the page was prerendered for an interview.
pub fn is_prerendered() -> bool {
    STAND.with_borrow(Option::is_some)
}

/// Returns the address to share. If there is a prerendered page in the language that is being read, it is that page's
/// address. `pages` lists the known pages for when this page itself was not prerendered for the interview. `None` if
/// the interview's address on the web is unknown.
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

/// Returns the address of this page that content management systems take, if the page was prerendered for this interview
/// and names an oEmbed document.
pub fn oembed(opening: &Opening) -> Option<String> {
    if !STAND.with_borrow(|stand| stand.as_ref().is_some_and(|stand| stand.opening == *opening)) {
        return None;
    }
    let link = super::document().query_selector("link[type=\"application/json+oembed\"]").ok()??;
    link.get_attribute("href")?.strip_suffix("oembed.json").map(str::to_owned)
}

/// The address of the page that embeds a guest, without its fragment.
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

/// Loads this page again at another address.
pub fn visit(address: &Address) {
    window().location().set_href(&url(address)).ok();
}

/// Goes to another page of the site; `way` is its address relative to this page.
pub fn go(way: &str) {
    window().location().set_href(way).ok();
}

/// Reloads the page.
pub fn reload() {
    window().location().reload().ok();
}
