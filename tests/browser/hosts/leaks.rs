//! The styles of the page do not reach the viewer.

use serde_json::{Value, json};

use super::{
    BLOCKS, BOXES, DARK, FLOATING, LARGE, LETTERS, NEUTRAL, PREFLIGHT, REBOOT, REVERT, RTL, SHRINKING, SMALL, STATES,
    Style, TAGS, VERTICAL, look, put, shows,
};
use crate::page::Page;

crate::journeys![
    a_style_that_reverts_everything_does_not_leak_in,
    large_letters_do_not_leak_in in Chromium,
    small_letters_do_not_leak_in in Chromium,
    inherited_properties_do_not_leak_in in Chromium,
    rules_for_tags_do_not_leak_in,
    rules_for_boxes_do_not_leak_in,
    a_shrinking_box_does_not_leak_in in Chromium,
    floating_boxes_do_not_leak_in in Chromium,
    right_to_left_does_not_leak_in in Chromium,
    vertical_writing_does_not_leak_in in Chromium,
    a_ui_kit_does_not_leak_in,
    a_css_reset_does_not_leak_in in Chromium,
    a_block_theme_does_not_leak_in in Chromium,
    a_dark_page_gets_the_dark_viewer,
];

/// Opens the plain page and another, side by side.
fn open_pair(page: &Page, style: Style) {
    put(page, NEUTRAL);
    put(page, style);
    let frames = [NEUTRAL.0, style.0].map(|name| format!("<iframe src=\"/{name}.html\" title=\"{name}\"></iframe>"));
    page.site.put("pair.css", include_str!("pages/pair.css"));
    page.site.put(
        "pair.html",
        format!(
            "<!doctype html><html lang=\"en\"><title>Two</title><link rel=\"icon\" href=\"data:,\">\
            <link rel=\"stylesheet\" href=\"pair.css\">{}",
            frames.concat()
        ),
    );
    // The viewer without an interview says so.
    page.open("/pair.html");
}

/// Asserts that a viewer looks the same on the plain page and on this one, in all states.
#[track_caller]
fn nothing_leaks_in(page: &Page, style: Style) {
    open_pair(page, style);
    page.until("two pages", || look(page, "return frames().every((page) => root(page))", &[]));
    nothing_leaks_in_now(page, style.0, STATES);
}

#[track_caller]
fn nothing_leaks_in_now(page: &Page, name: &str, states: &[(&str, u32, &str)]) {
    // Only one of the two can have the focus.
    let blurred = "frames().forEach((page) => root(page).activeElement?.blur()); return differences()";
    let same = |state: &str| {
        page.until_eq(&format!("{name}: {state}"), Vec::<String>::new(), || look(page, blurred, &[]));
    };
    for (attributes, wide, css) in states {
        let attributes: Value = serde_json::from_str(attributes).expect("attributes are an object");
        look::<()>(page, "ask(...arguments)", &[attributes.clone(), json!(wide)]);
        shows(page, css);
        same(&format!("{attributes} in {wide}"));
    }
    look::<()>(page, "ask(...arguments)", &[json!({"src": "/rooftop.json", "lang": "en"}), json!(360)]);
    shows(page, ".iv-bar");
    look::<()>(page, "press('.iv-bar button')", &[]);
    shows(page, "#iv-tools:popover-open");
    same("the sheet");
    look::<()>(page, "press('.iv-sheet-head button')", &[]);
    look::<()>(page, "press('.iv-term')", &[]);
    shows(page, "#iv-term:popover-open");
    same("a term");
}

fn a_style_that_reverts_everything_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, REVERT);
}

fn large_letters_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, LARGE);
}

fn small_letters_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, SMALL);
}

fn inherited_properties_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, LETTERS);
}

fn rules_for_tags_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, TAGS);
}

fn rules_for_boxes_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, BOXES);
}

fn a_shrinking_box_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, SHRINKING);
}

fn floating_boxes_do_not_leak_in(page: &Page) {
    nothing_leaks_in(page, FLOATING);
}

fn right_to_left_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, RTL);
}

fn vertical_writing_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, VERTICAL);
}

fn a_ui_kit_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, REBOOT);
}

fn a_css_reset_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, PREFLIGHT);
}

fn a_block_theme_does_not_leak_in(page: &Page) {
    nothing_leaks_in(page, BLOCKS);
}

fn a_dark_page_gets_the_dark_viewer(page: &Page) {
    open_pair(page, DARK);
    page.until("two pages", || look(page, "return frames().every((page) => root(page))", &[]));
    look::<()>(page, "viewer(frames()[0]).setAttribute('color-scheme', 'dark')", &[]);
    nothing_leaks_in_now(page, DARK.0, &STATES[1..]);
    let papers = "return frames().map((page) => getComputedStyle(root(page).querySelector('.iv')).backgroundColor)";
    assert_eq!(look::<Vec<String>>(page, papers, &[]), ["rgb(23, 24, 21)", "rgb(23, 24, 21)"]);
    // The element has the last word.
    look::<()>(page, "frames().forEach((page) => viewer(page).setAttribute('color-scheme', 'light'))", &[]);
    nothing_leaks_in_now(page, "light in the dark", &STATES[1..]);
    assert_eq!(look::<Vec<String>>(page, papers, &[]), ["rgb(253, 252, 250)", "rgb(253, 252, 250)"]);
}
