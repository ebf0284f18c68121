//! Saved preferences. Where storage is denied, the page works and forgets.

use super::window;
use crate::state::Preferences;

const KEY: &str = "interview-viewer";

pub fn load() -> Preferences {
    let saved = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(KEY).ok().flatten());
    Preferences::parse(&saved.unwrap_or_default())
}

pub fn save(preferences: &Preferences) {
    if let Some(storage) = window().local_storage().ok().flatten() {
        storage.set_item(KEY, &preferences.print()).ok();
    }
}
