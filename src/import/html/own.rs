//! The pages of a site that the command builds, and those that the viewer saves: each contains the file of its
//! interview.

use super::super::note::{Note, Severity, What};
use super::super::{Format, Imported};
use crate::document::{self, Document};

/// The id of the `script` that contains the file.
const ID: &str = "iv-interview";
/// How often the id may occur before it; each occurrence takes a look at the text around it.
const MOST: usize = 20;

/// The interview file in a page, as it is there; `None` if the page has none.
pub fn file(page: &str) -> Option<&str> {
    parsed(page).map(|(file, _)| file)
}

/// Reads the interview file in a page; `None` if the page has none.
pub fn read(page: &str) -> Option<Imported> {
    let (_, document) = parsed(page)?;
    let places = vec![None; document.file.good().map_or(0, |file| file.turns.values().count())];
    let notes = vec![Note { severity: Severity::Info, place: None, what: What::Format(Format::Html) }];
    Some(Imported { document, places, notes, left_out: Vec::new(), taken: Vec::new() })
}

fn parsed(page: &str) -> Option<(&str, Document)> {
    page.match_indices(ID).take(MOST).find_map(|(at, _)| {
        let (before, after) = page.split_at(at);
        // What shortens pages leaves out the quotation marks.
        let is_id = before.trim_end_matches(['"', '\'']).ends_with(" id=");
        let is_script = before[before.rfind('<')?..].starts_with("<script ");
        let (_, inside) = after.split_once('>').filter(|_| is_id && is_script)?;
        let (file, _) = inside.split_once("</script")?;
        let document = document::parse(file).ok().filter(Document::has_turns)?;
        Some((file.trim(), document))
    })
}
