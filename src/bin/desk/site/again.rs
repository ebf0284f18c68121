//! Coming back to *My site*: to the link that led away, where it stood in the window.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, MouseEvent};

use interview_viewer::shell::schedule::{self, Waiting};

use super::super::head;
use super::super::parts::{element, show, unfold, window};
use super::super::route::Route;

thread_local! {
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
}

/// A link that led away.
struct Left {
    address: String,
    /// The id of the heading of its section.
    heading: String,
    /// How many links above it in the section have the same address.
    nth: usize,
    /// How far it was from the top of the window, in pixels.
    top: f64,
}

/// Notes the link that was clicked, if it leads to an interview.
pub fn leave(event: MouseEvent) {
    let link = event.target().and_then(|target| target.dyn_into::<Element>().ok()?.closest("a[href]").ok().flatten());
    let Some(link) = link.filter(|link| route(link).draft().is_some()) else { return };
    let (address, heading) = (address(&link), heading(&link));
    let same = links(&heading).into_iter().filter(|one| self::address(one) == address);
    let nth = same.take_while(|one| **one != link).count();
    LEFT.set(Some(Left { address, heading, nth, top: link.get_bounding_client_rect().top() }));
}

/// Whether there is a link to come back to.
pub fn is_left() -> bool {
    LEFT.with_borrow(Option::is_some)
}

/// Goes back to the link once the page is drawn; if what it was about is settled, to another of the interview in the same
/// section, or to the section.
pub fn come_back() -> Option<Waiting> {
    let left = LEFT.take()?;
    Some(schedule::when_painted(move || match left.link() {
        Some(link) => {
            unfold(&link);
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            link.focus_with_options(&options).ok();
            window().scroll_by_with_x_and_y(0.0, link.get_bounding_client_rect().top() - left.top);
        }
        None if element(&left.heading).is_some() => show(&left.heading),
        None => head::begin_page(),
    }))
}

impl Left {
    fn link(&self) -> Option<HtmlElement> {
        let links = links(&self.heading);
        let same = links.iter().filter(|link| address(link) == self.address).take(self.nth + 1).last();
        let draft = Route::parse(&self.address).draft().cloned();
        same.or_else(|| links.iter().find(|link| route(link).draft() == draft.as_ref())).cloned()
    }
}

fn address(link: &Element) -> String {
    link.get_attribute("href").unwrap_or_default()
}

fn route(link: &Element) -> Route {
    Route::parse(&address(link))
}

/// The id of the heading of the section that a link is in.
fn heading(link: &Element) -> String {
    let section = link.closest("section[aria-labelledby]").ok().flatten();
    section.and_then(|section| section.get_attribute("aria-labelledby")).unwrap_or_default()
}

/// The links of the section with a heading.
fn links(heading: &str) -> Vec<HtmlElement> {
    let all = window().document().and_then(|document| document.query_selector_all("main a[href]").ok());
    let all = all.into_iter().flat_map(|all| (0..all.length()).filter_map(move |n| all.item(n)));
    let links = all.filter_map(|link| link.dyn_into::<HtmlElement>().ok());
    links.filter(|link| self::heading(link) == heading).collect()
}
