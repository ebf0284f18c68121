//! What the scripts in `static/` say before the program runs or where it does not: a [`Scripts`] per language, of which
//! nothing compiles while a language lacks a field. `build::scripts` writes the words into the scripts.

use super::words;
use crate::state::Ui;

/// Declares the words of each script: a struct per script, and all of them in [`Scripts`]. A key of JavaScript has `-` in
/// place of `_`.
macro_rules! scripts {
    ($($file:literal $field:ident: $Script:ident { $($key:ident),* })*) => {
        /// The words of all scripts in one language.
        pub struct Scripts { $(pub $field: $Script),* }
        $(pub struct $Script { $(pub $key: &'static str),* })*

        /// The files that have words.
        pub const FILES: &[&str] = &[$($file),*];

        /// The words of a file in a language, by the keys that the script knows them by.
        pub fn of_file(file: &str, ui: Ui) -> Vec<(String, &'static str)> {
            let said = &words(ui).scripts;
            let words: &[(&str, &'static str)] = match file {
                $($file => &[$((stringify!($key), said.$field.$key)),*],)*
                _ => &[],
            };
            words.iter().map(|(key, text)| (key.replace('_', "-"), *text)).collect()
        }
    };
}

scripts! {
    "index.html" page: Page { unscripted }
    "static/element/embed.html" frame: Frame { unscripted }
    "static/disk.js" disk: Disk { disk }
    "static/parts/boot-words.js" boot: Boot { unable, missing, stopped, again, file }
    "static/parts/element-words.js" element: Element { no_webassembly, policy, program, no_source, no_passage, stopped }
    "static/kept.js" kept: Kept { copy, newer, show, cite, gone, interview, note, list, dates }
    "static/own.js" own: Own { drop, note }
    "static/imported.js" imported: Imported { save, dismiss }
    "static/save.js" save: Save { from }
    "static/single.js" single: Single { unable, stopped }
    "static/stopped.js" stopped: Stopped { question, place, minutes, minute }
    "static/sw/pages.js" worker: Worker { title, text, link, joint, here }
}
