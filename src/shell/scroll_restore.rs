//! Stores the reader's place when a page is left, and restores it when the page is opened again in the same tab:
//! reloaded, or brought back after the system discarded it. The browser's own scroll restoration fails here, because
//! the text arrives too late for it. Each history entry of a page keeps its place, too, for Back and Forward.

use gloo::events::EventListener;

use super::root::Root;
use super::{address, pixels, read_pixels, window};

/// The key in session storage.
const KEPT: &str = "interview-viewer-place";

/// What the state of a history entry begins with if it has the reader's place; the rest is the place.
const ENTRY: &str = "place\n";

/// A passage and its distance from the window's top, in pixels; `None` is the top of the page.
type Place = Option<(String, f64)>;

/// Notes the reader's place in the present history entry, for the way back or forward to it.
pub fn leave(place: &Place) {
    let place = place.as_ref().map(|(id, top)| format!("{}\n{id}", pixels(*top))).unwrap_or_default();
    address::keep_in_entry(&format!("{ENTRY}{place}"));
}

/// The place at which the reader left the present history entry. `None` if the entry is new: a link leads there.
pub fn left() -> Option<Place> {
    let state = address::kept_in_entry()?;
    let place = state.strip_prefix(ENTRY)?;
    Some(place.split_once('\n').and_then(|(top, id)| Some((id.to_string(), read_pixels(top)?))))
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
