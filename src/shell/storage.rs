//! Local storage: preferences, favourites and the language that the reader chose. If the browser refuses, the page
//! works without memory.

use super::{document, window};
use crate::interview::Lang;
use crate::site::Favourites;
use crate::state::Preferences;

const PREFERENCES: &str = "interview-viewer";
const FAVOURITES: &str = "interview-viewer-favourites";
/// `static/replay.js` reads and writes this key too, on pages without the program.
const LANGUAGE: &str = "interview-viewer-language";
/// Has one line for each interview that the reader stopped in; `static/stopped.js` writes and reads them.
const STOPPED: &str = "interview-viewer stopped";

pub fn load() -> Preferences {
    Preferences::parse(&read(PREFERENCES))
}

pub fn save(preferences: &Preferences) {
    write(PREFERENCES, &preferences.print());
}

pub fn favourites() -> Favourites {
    Favourites::parse(&read(FAVOURITES))
}

/// Stores the favourites. Returns false if the browser refuses.
pub fn keep_favourites(favourites: &Favourites) -> bool {
    write(FAVOURITES, &favourites.print())
}

/// The language that the reader chose last, for pages whose address names none.
pub fn language() -> Option<Lang> {
    Lang::parse(&read(LANGUAGE))
}

pub fn keep_language(lang: &Lang) {
    write(LANGUAGE, &lang.tag());
}

/// The number of interviews for which the place where the reader stopped is stored.
pub fn stopped() -> usize {
    read(STOPPED).lines().count()
}

/// Removes all places where the reader stopped, on this page too.
pub fn forget_stopped() {
    if let Some(storage) = window().local_storage().ok().flatten() {
        storage.remove_item(STOPPED).ok();
    }
    if let Some(page) = document().document_element() {
        page.set_attribute("data-stopped", "forgotten").ok();
    }
}

fn read(key: &str) -> String {
    let saved = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(key).ok().flatten());
    saved.unwrap_or_default()
}

fn write(key: &str, text: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(key, text).is_ok())
}
