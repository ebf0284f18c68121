//! The passage at the top of the window stays there while the text changes.

use fantoccini::key::Key;
use serde_json::json;

use crate::interview;
use crate::page::{DESKTOP, PHONE, Page};

crate::journeys![
    the_place_is_kept_when_the_language_changes,
    the_place_is_kept_when_passages_fold_and_unfold,
    a_row_opens_and_closes_in_its_place,
    back_leads_to_the_place_before_a_filter,
    the_place_is_kept_on_a_phone,
    the_place_is_kept_in_a_long_interview,
];

/// The passage at the top of the window, and the distance of its top from the window's.
fn top(page: &Page) -> (String, f64) {
    page.look(
        "const p = passages().find((p) => shown(p) && p.getBoundingClientRect().bottom > 1);
        return [p.dataset.passage, p.getBoundingClientRect().top]",
    )
}

fn top_of(page: &Page, id: &str) -> f64 {
    page.look_for("return passage(arguments[0]).getBoundingClientRect().top", &[json!(id)])
}

/// Scrolls so that a passage's top is this many pixels below the window's.
pub fn put(page: &Page, id: &str, at: f64) {
    let script =
        "scrollBy({top: passage(arguments[0]).getBoundingClientRect().top - arguments[1], behavior: 'instant'})";
    // Text that is laid out only when it is near may shift it.
    page.until("the passage is in place", || {
        page.look_for::<()>(script, &[json!(id), json!(at)]);
        (top_of(page, id) - at).abs() < 1.0
            || page.look("return scrollY + innerHeight >= document.documentElement.scrollHeight - 1")
    });
    page.settle();
}

/// Does something and asserts that the passage at the top stays in place, at once and after all rendering.
#[track_caller]
fn keeps(page: &Page, what: &str, act: impl Fn(), done: impl Fn() -> bool) {
    let (id, before) = top(page);
    act();
    page.until(what, done);
    page.settle();
    let after = top_of(page, &id);
    assert!((after - before).abs() <= 1.0, "{what}: {id} was at {before:.1} and is at {after:.1}");
}

fn reads(page: &Page, mode: &str) -> bool {
    page.look_for("return new URLSearchParams(location.search).get('lang') === arguments[0]", &[json!(mode)])
}

/// Steps through all languages and back to the first, with the key, from the current place.
#[track_caller]
fn keeps_through_languages(page: &Page) {
    for mode in [Some("zh-Hans"), Some("both"), None] {
        let done = || match mode {
            Some(mode) => reads(page, mode),
            None => page.look("return !location.search.includes('lang')"),
        };
        keeps(page, mode.unwrap_or("en"), || page.press("l"), done);
    }
}

fn the_place_is_kept_when_the_language_changes(page: &Page) {
    interview::open(page, "");
    for (id, at) in [("a1.2", 8.0), ("t5.2", 200.0), ("a4.1", -20.0), ("a8.1", 5.0), ("a11.1", -40.0), ("q9.1", 10.0)] {
        put(page, id, at);
        keeps_through_languages(page);
    }
    page.look::<()>("scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})");
    page.settle();
    keeps_through_languages(page);
}

fn the_place_is_kept_when_passages_fold_and_unfold(page: &Page) {
    interview::open(page, "");
    let pressed = |n: usize| page.look::<bool>(&format!("return all('.iv-chip')[{n}].ariaPressed === 'true'"));
    // A theme beside the passage keeps the place; one in the panel leads to the first match.
    let theme = |id: &str| page.tap(&format!("[data-passage='{id}'] .iv-themes button"), Some("Trust"));
    let clear = || page.tap(".iv-status button", Some("Clear"));
    // Each of these is about trust, and much before it is not.
    for (id, at) in [("t5.2", 8.0), ("a6.1", 10.0), ("a7.1", -10.0), ("a10.2", 5.0)] {
        put(page, id, at);
        keeps(page, "trust", || theme(id), || pressed(2));
        keeps(page, "everything", clear, || !pressed(2));
    }
    put(page, "t5.2", 8.0);
    theme("t5.2");
    page.until("filtered", || pressed(2));
    let row = "[data-row='a1.1']";
    let open = |is: &str| {
        page.look_for::<bool>(
            "return document.querySelector(arguments[0]).ariaExpanded === arguments[1]",
            &[json!(row), json!(is)],
        )
    };
    // A row far above the window, and one within it, below the passage at the top.
    keeps(page, "a row above opens", || page.tap(row, None), || open("true"));
    keeps(page, "a row above closes", || page.tap(row, None), || open("false"));
    let below = "[data-row='t5.3']";
    keeps(page, "a row below opens", || page.tap(below, None), || page.sees("[data-passage='t5.3']"));
    keeps(page, "a row below closes", || page.tap(below, None), || !page.sees("[data-passage='t5.3']"));
}

fn a_row_opens_and_closes_in_its_place(page: &Page) {
    interview::open(page, "&theme=school");
    page.until_seen(".iv-block > .iv-fold");
    page.settle();
    page.look::<()>("document.querySelector('.iv-block > .iv-fold').focus()");
    let row = || {
        page.look::<(f64, bool, String)>(
            "const row = document.querySelector('.iv-block > .iv-fold');
            return [row.getBoundingClientRect().top, document.activeElement === row, row.ariaExpanded]",
        )
    };
    let (top, ..) = row();
    for expanded in ["true", "false"] {
        page.press_key(Key::Enter);
        page.until(expanded, || row().2 == expanded);
        page.settle();
        let (now, focused, _) = row();
        assert!((now - top).abs() < 2.0 && focused, "expanded {expanded}: {top}, {now}, {}", page.focus());
    }
}

fn back_leads_to_the_place_before_a_filter(page: &Page) {
    interview::open(page, "");
    put(page, "a10.2", 60.0);
    page.click_text(".iv-chip", "School");
    page.until("the filter is in the address", || page.url().contains("theme=school"));
    page.settle();
    page.back();
    page.until("the filter is gone", || !page.url().contains("theme=school"));
    page.until("the place is back", || (top_of(page, "a10.2") - 60.0).abs() < 2.0);
}

fn the_place_is_kept_on_a_phone(page: &Page) {
    page.size(PHONE);
    interview::open(page, "");
    for (id, at) in [("a1.2", 8.0), ("t5.2", -120.0), ("a8.1", 5.0), ("a11.1", 200.0)] {
        put(page, id, at);
        keeps_through_languages(page);
    }
    page.size(DESKTOP);
}

fn the_place_is_kept_in_a_long_interview(page: &Page) {
    interview::open_long(page, "");
    for (id, at) in [("a3.4", 8.0), ("a99.8", -10.0)] {
        put(page, id, at);
        keeps_through_languages(page);
    }
    let pressed = |n: usize| page.look::<bool>(&format!("return all('.iv-chip')[{n}].ariaPressed === 'true'"));
    let theme = |id: &str| page.tap(&format!("[data-passage='{id}'] .iv-themes button"), None);
    let filters = || pressed(0) || pressed(1);
    put(page, "a55.5", 8.0);
    keeps(page, "a theme", || theme("a55.5"), filters);
    keeps(page, "everything", || page.tap(".iv-status button", Some("Clear")), || !filters());
    put(page, "a92.3", 8.0);
    keeps(page, "another theme", || theme("a92.3"), filters);
    keeps(
        page,
        "a row far above opens",
        || page.tap("[data-row='a1.1']", None),
        || page.look("return !passage('a1.1').closest('[hidden]')"),
    );
    keeps(page, "everything", || page.tap(".iv-status button", Some("Clear")), || !filters());
}
