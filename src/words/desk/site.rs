//! What the desk says of *My site*.

use crate::desk::site::{Plain, Step, Words};

/// How a language says it.
pub struct Site {
    pub my_site: &'static str,
    pub more: &'static str,
    pub undo: &'static str,
    /// Undoes a step.
    pub undo_of: fn(&str) -> String,
    pub redo: &'static str,
    pub redo_of: fn(&str) -> String,
    /// A step was taken, undone, repeated.
    pub changed: fn(&str) -> String,
    pub undone: fn(&str) -> String,
    pub redone: fn(&str) -> String,
    /// The name of a step, with that of the interview that it is about.
    pub step: fn(&Step, &str) -> String,
    /// The site is saved in this browser, with the time.
    pub saved: fn(&str) -> String,
    /// It is not, and why.
    pub not_saved: fn(&str) -> String,
    /// Another tab has changed the site.
    pub elsewhere: &'static str,
    // Interviews
    pub interviews: &'static str,
    /// The heading of the check boxes.
    pub publish: &'static str,
    pub publish_one: fn(&str) -> String,
    pub interview: &'static str,
    /// An interview that has the name of another, with what tells it apart.
    pub apart: fn(&str, &str) -> String,
    pub languages: &'static str,
    pub lacks: &'static str,
    pub complete: &'static str,
    /// An interview of the site that was opened, and is no draft of the desk yet.
    pub of_site: &'static str,
    /// It is not an interview.
    pub unreadable: &'static str,
    /// Its draft has been removed, or its file is not there.
    pub missing: &'static str,
    /// A draft of the interview, changed at this time, has other words.
    pub differs: fn(&str) -> String,
    pub use_draft: &'static str,
    pub use_opened: &'static str,
    pub are_two: &'static str,
    pub look_at_draft: &'static str,
    pub edit: &'static str,
    pub none: &'static str,
    pub add: &'static str,
    /// What the order of the list is for.
    pub order: &'static str,
    // Organisation
    pub organisation: &'static str,
    pub field: fn(Words) -> &'static str,
    /// What it is for, or an example.
    pub hint: fn(Words) -> &'static str,
    pub plain: fn(Plain) -> &'static str,
    pub plain_hint: fn(Plain) -> &'static str,
    /// An address that does not begin with `https://`.
    pub no_address: &'static str,
    /// A text that is no address for e-mail.
    pub no_email: &'static str,
    pub logo: &'static str,
    pub logo_hint: &'static str,
    pub choose_picture: &'static str,
    pub no_picture: &'static str,
    pub remove: &'static str,
    pub site_languages: &'static str,
    pub site_languages_hint: &'static str,
    /// The language of the first page.
    pub first: &'static str,
    pub make_first: &'static str,
    pub categories: &'static str,
    pub categories_hint: &'static str,
    pub no_categories: &'static str,
    /// So many interviews.
    pub count: fn(usize) -> String,
    pub links: &'static str,
    pub add_link: &'static str,
    pub notes: &'static str,
    pub notes_hint: &'static str,
    pub add_note: &'static str,
    /// The number of a link or a note.
    pub nth: fn(&str, usize) -> String,
    pub more_fields: &'static str,
    pub withheld: &'static str,
    pub withheld_hint: &'static str,
    // The home page
    pub home: &'static str,
    pub home_hint: &'static str,
    pub show_home: &'static str,
    /// The site has changed since the page was drawn.
    pub draw_again: &'static str,
    /// The label of the choice between the next two.
    pub width: &'static str,
    pub wide: &'static str,
    pub phone: &'static str,
    // Download
    pub download: &'static str,
    pub download_site: &'static str,
    pub building: &'static str,
    /// The name of the file, its size in kB, the number of interviews.
    pub downloaded: fn(&str, &str, usize) -> String,
    pub no_program: &'static str,
    pub not_built: &'static str,
    pub no_interviews: &'static str,
    /// Interviews without a statement of their rights: how many?
    pub rights: fn(usize) -> String,
    pub rights_more: &'static str,
    pub put_in: &'static str,
    pub as_it_is: &'static str,
    pub not_now: &'static str,
    /// The build reports so many things.
    pub reports: fn(usize) -> String,
    /// An interview has changed since the build.
    pub reports_before: &'static str,
    pub left_out: &'static str,
    pub repaired: &'static str,
    pub note: &'static str,
    /// The line of a file.
    pub line: fn(u32) -> String,
    /// What to do with the download: a heading and a text each.
    pub ways: [(&'static str, &'static str); 3],
    pub folder: &'static str,
    pub folder_more: &'static str,
    // Open again
    pub open: &'static str,
    pub open_more: &'static str,
    pub choose_zip: &'static str,
    pub choose_folder: &'static str,
    pub no_site: &'static str,
    /// With the reason.
    pub not_opened: fn(&str) -> String,
    pub replaces: &'static str,
    pub save_first: &'static str,
    pub replace: &'static str,
    pub keep: &'static str,
    /// Files that were dropped among interviews.
    pub is_site: fn(&str) -> String,
    pub open_it: &'static str,
    /// A site with so many interviews was opened, of which so many differ from drafts.
    pub opened: fn(usize, usize) -> String,
    /// Files that were not taken.
    pub not_taken: fn(&str) -> String,
    // Embed
    pub embed: &'static str,
    pub embed_more: &'static str,
    pub which: &'static str,
    pub base: &'static str,
    pub base_hint: &'static str,
    /// Instead of the snippet, while it is not known where the site is.
    pub needs_base: &'static str,
    pub way: &'static str,
    pub frame: &'static str,
    pub element: &'static str,
    pub code: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
}
