//! What the browser keeps: preferences, favourites and the language that the reader chose. Where storage is denied, the page
//! works and forgets.

use super::window;
use crate::interview::Lang;
use crate::site::Favourites;
use crate::state::Preferences;

const PREFERENCES: &str = "interview-viewer";
const FAVOURITES: &str = "interview-viewer-favourites";
/// `static/replay.js` reads and writes it, too, on pages without the program.
const LANGUAGE: &str = "interview-viewer-language";

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

/// The language that the reader chose last, for pages whose address names none.
pub fn language() -> Option<Lang> {
    Lang::parse(&read(LANGUAGE))
}

pub fn keep_language(lang: &Lang) {
    write(LANGUAGE, &lang.tag());
}

fn read(key: &str) -> String {
    let saved = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(key).ok().flatten());
    saved.unwrap_or_default()
}

fn write(key: &str, text: &str) -> bool {
    let storage = window().local_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(key, text).is_ok())
}
