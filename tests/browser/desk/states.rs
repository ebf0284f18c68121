//! axe-core finds nothing in any state of the editor, and narrow windows do not scroll sideways.

use fantoccini::key::Key;
use serde_json::json;

use super::opening::{begin, drop_file};
use crate::access;
use crate::interview::ROOFTOP;
use crate::page::{DESKTOP, PHONE, Page};

crate::journeys![the_editor_passes_in_each_state, corrections_pass];

/// A state: its name, its view, what is clicked there one after the other (a selector and its words, if one of several
/// is meant), and what is seen then.
type State = (&'static str, &'static str, &'static [(&'static str, Option<&'static str>)], &'static str);

const EDIT: &str = ".dk-rail-edit";
const FIRST: (&str, Option<&str>) = (".dk-panel .is-name", None);

const STATES: [State; 9] = [
    ("the text and its problems", "text", &[], ".dk-row"),
    ("the translation", "translation", &[], ".is-pairs .dk-row"),
    ("the details", "details", &[], ".dk-details"),
    ("a speaker", "text", &[(EDIT, Some("Edit speakers")), FIRST], ".dk-item-body"),
    ("a theme", "text", &[(EDIT, Some("Edit themes")), FIRST], ".dk-item-body"),
    ("a term", "text", &[(EDIT, Some("Edit the glossary")), FIRST], ".dk-item-body"),
    ("find and replace", "text", &[(".dk-steps button:nth-of-type(3)", None)], "#dk-find"),
    ("the kept copies", "text", &[(".dk-saved > button", None)], ".dk-copies"),
    ("the help", "text", &[(".dk-steps button:last-of-type", None)], ".dk-help"),
];

/// Opens a view of the draft.
fn view(page: &Page, name: &str) {
    page.look_for::<()>("location.hash = location.hash.replace(/^#[a-z]+/, '#' + arguments[0])", &[json!(name)]);
}

fn passes_everywhere(page: &Page, state: &str) {
    for scheme in ["light", "dark"] {
        page.look_for::<()>("document.documentElement.dataset.theme = arguments[0]", &[json!(scheme)]);
        access::passes(page, &format!("{state}, {scheme}"));
    }
    let wide: bool = page.look("return document.documentElement.scrollWidth > innerWidth");
    assert!(!wide, "{state} scrolls sideways");
}

fn the_editor_passes_in_each_state(page: &Page) {
    begin(page);
    drop_file(page, "rooftop.json", ROOFTOP.as_bytes());
    page.until_text("h1", "Three voices, twelve questions, two languages");
    for size in [DESKTOP, PHONE] {
        page.size(size);
        for (name, of, clicks, seen) in STATES {
            view(page, of);
            page.until("the view", || page.url().contains(&format!("#{of}/")) && page.sees("h1"));
            let is_in_sheet = size == PHONE && clicks.first().is_some_and(|(css, _)| *css == EDIT);
            if is_in_sheet {
                page.click(".dk-rail-button");
                page.until_seen(".dk-rail.is-open");
                passes_everywhere(page, "the sheet");
            }
            for (css, text) in clicks {
                page.until("what is clicked", || {
                    page.look_for("return named(...arguments).length > 0", &[json!(css), json!(text)])
                });
                page.tap(css, *text);
            }
            page.until_seen(seen);
            passes_everywhere(page, &format!("{name}, {size:?}"));
            page.press_key(Key::Escape);
            page.until("it is closed", || clicks.is_empty() || !page.sees(seen));
            if is_in_sheet {
                page.press_key(Key::Escape);
                page.until("the sheet is closed", || !page.sees(".dk-rail.is-open"));
            }
        }
    }
}

fn corrections_pass(page: &Page) {
    begin(page);
    drop_file(page, "bakery.json", include_bytes!("../../corrections/interview.json"));
    page.until("what was understood", || page.text("h1").starts_with("Two voices"));
    view(page, "corrections");
    page.until_seen(".dk-head .dk-next");
    passes_everywhere(page, "no corrections");
    drop_file(page, "returned.txt", include_bytes!("../../corrections/words/returned.txt"));
    page.until_seen(".dk-change");
    for size in [DESKTOP, PHONE] {
        page.size(size);
        passes_everywhere(page, &format!("corrections, {size:?}"));
    }
}
