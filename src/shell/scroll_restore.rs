//! Stores the reader's place when a page is left, and restores it when the page is opened again in the same tab:
//! reloaded, or brought back after the system discarded it. The browser's own scroll restoration fails here, because
//! the text arrives too late for it.

use std::cell::RefCell;

use gloo::events::EventListener;

use super::root::Root;
use super::{pixels, read_pixels, window};

/// The key in session storage.
const KEPT: &str = "interview-viewer-place";

thread_local! {
    /// Where the reader last left each address of this page, or `None` for the top of the page.
    static LEFT: RefCell<Vec<(String, Place)>> = const { RefCell::new(Vec::new()) };
}

/// A passage and its distance from the window's top, in pixels.
type Place = Option<(String, f64)>;

/// Notes the reader's place at the present address, for the way back to it.
pub fn leave(place: Place) {
    let href = window().location().href().unwrap_or_default();
    LEFT.with_borrow_mut(|left| {
        left.retain(|(of, _)| *of != href);
        left.push((href, place));
    });
}

/// Forgets these places, because the reader went on from another one, where the browser takes them back to.
pub fn forget() {
    LEFT.take();
}

/// The place at which the reader left the present address on this page.
pub fn left() -> Option<Place> {
    let href = window().location().href().ok()?;
    LEFT.with_borrow(|left| left.iter().find(|(of, _)| *of == href).map(|(_, place)| place.clone()))
}

/// Stores the place when the page is left.
pub fn on_leave(root: &Root) -> EventListener {
    let root = root.clone();
    EventListener::new(&window(), "pagehide", move |_| keep(&root))
}

/// Stores the place now.
pub fn keep(root: &Root) {
    keep_place(root.top());
}

/// Stores a passage and its distance from the window's top, in pixels; `None` removes what was stored.
pub fn keep_place(top: Option<(String, f64)>) {
    let href = window().location().href().unwrap_or_default();
    if let Some(storage) = storage() {
        match top {
            Some((id, top)) => storage.set_item(KEPT, &format!("{}\n{href}\n{id}", pixels(top))).ok(),
            None => storage.remove_item(KEPT).ok(),
        };
    }
}

/// Takes the place that was stored for this address: a passage and its distance from the window's top, in pixels. A
/// second call returns `None`.
pub fn kept() -> Option<(String, f64)> {
    if !super::IN_BROWSER {
        return None;
    }
    let kept = here();
    storage()?.remove_item(KEPT).ok();
    kept
}

/// Returns whether a place is stored for this address.
pub fn is_kept() -> bool {
    here().is_some()
}

fn here() -> Option<(String, f64)> {
    let kept = storage()?.get_item(KEPT).ok().flatten()?;
    let mut parts = kept.splitn(3, '\n');
    let (top, href, id) = (read_pixels(parts.next()?)?, parts.next()?, parts.next()?);
    (window().location().href().ok()? == href).then(|| (id.to_string(), top))
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
