//! The place of a page that is left, kept for when it is opened again in the same tab: reloaded, or brought back after
//! the system has thrown it away. The browser's own memory fails here, as the text comes too late for it.

use gloo::events::EventListener;

use super::root::Root;
use super::{pixels, read_pixels, window};

/// Where it is kept.
const KEPT: &str = "interview-viewer-place";

/// Keeps the place when the page is left.
pub fn on_leave(root: &Root) -> EventListener {
    let root = root.clone();
    EventListener::new(&window(), "pagehide", move |_| keep(&root))
}

/// Keeps the place now.
pub fn keep(root: &Root) {
    keep_place(root.top());
}

/// Keeps a passage and how far it is from the window's top, in pixels; or that there is none.
pub fn keep_place(top: Option<(String, f64)>) {
    let href = window().location().href().unwrap_or_default();
    if let Some(storage) = storage() {
        match top {
            Some((id, top)) => storage.set_item(KEPT, &format!("{}\n{href}\n{id}", pixels(top))).ok(),
            None => storage.remove_item(KEPT).ok(),
        };
    }
}

/// The place that was kept for this address, once: a passage and how far it was from the window's top, in pixels.
pub fn kept() -> Option<(String, f64)> {
    if !super::IN_BROWSER {
        return None;
    }
    let kept = here();
    storage()?.remove_item(KEPT).ok();
    kept
}

/// Whether a place was kept for this address.
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
