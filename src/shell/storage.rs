//! What the browser keeps: preferences and favourites. Where storage is denied, the page works and forgets.

use super::window;
use crate::site::Favourites;
use crate::state::Preferences;

const PREFERENCES: &str = "interview-viewer";
const FAVOURITES: &str = "interview-viewer-favourites";

pub fn load() -> Preferences {
    Preferences::parse(&read(PREFERENCES))
}

pub fn save(preferences: &Preferences) {
    write(PREFERENCES, &preferences.print());
}

pub fn favourites() -> Favourites {
    Favourites::parse(&read(FAVOURITES))
}

/// False where the browser does not keep them.
pub fn keep_favourites(favourites: &Favourites) -> bool {
    write(FAVOURITES, &favourites.print())
}

fn read(key: &str) -> String {
    let saved = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(key).ok().flatten());
    saved.unwrap_or_default()
}

fn write(key: &str, text: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(key, text).is_ok())
}
