//! The reader steps through the hits.

use std::collections::BTreeSet;

use fantoccini::key::Key;

use super::{BOX, count, current, finds, focused, hit, is_in_view, marked, places, search};
use crate::interview::open;
use crate::page::{PHONE, Page};

crate::journeys![
    next_and_previous_cycle_through_all_hits,
    enter_goes_to_the_first_hit_and_leaves_the_field,
    hits_are_listed_with_their_words,
    a_long_list_of_hits_is_shown_in_parts in Chromium,
    the_first_hit_is_shown_before_the_next,
    enter_in_a_sheet_goes_to_the_first_hit,
    a_hit_and_the_button_in_a_sheet_go_to_the_text in Chromium,
];

fn next_and_previous_cycle_through_all_hits(page: &Page) {
    open(page, "");
    let all = places("en", "roof").len();
    finds(page, "roof", &places("en", "roof"));
    assert_eq!(current(page), Some(0));
    let in_view = || {
        page.look("const r = document.querySelector('.iv-hit.is-now').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight")
    };
    for n in (1..all).chain([0, 1]) {
        page.click_text(".iv-search button", "Next match");
        page.until_eq("the number of the hit", format!("{} of {all}", n + 1), || count(page));
        assert_eq!(current(page), Some(n));
        page.until("the hit is in the window", in_view);
    }
    for n in [0, all - 1, all - 2] {
        page.click_text(".iv-search button", "Previous match");
        page.until_eq("the number of the hit", format!("{} of {all}", n + 1), || count(page));
        assert_eq!(current(page), Some(n));
        page.until("the hit is in the window", in_view);
    }
}

/// The excerpts in the list of hits, with their headings.
fn listed(page: &Page) -> Vec<String> {
    page.texts(".iv-tools-found li")
}

fn enter_goes_to_the_first_hit_and_leaves_the_field(page: &Page) {
    open(page, "");
    let all = places("en", "four");
    finds(page, "four", &all);
    page.press_key(Key::Enter);
    page.until_eq("the first passage has the focus", Some(all[0].0.clone()), || focused(page));
    assert_eq!(count(page), format!("1 of {}", all.len()));
    page.press("n");
    page.until_eq("the second hit", format!("2 of {}", all.len()), || count(page));
    page.click(BOX);
    page.chord(&[Key::Shift.into(), Key::Enter.into()]);
    page.until_eq("the last hit", format!("{0} of {0}", all.len()), || count(page));
    page.until_eq("its passage has the focus", all.last().map(|(id, ..)| id.clone()), || focused(page));
}

fn hits_are_listed_with_their_words(page: &Page) {
    open(page, "");
    finds(page, "notebook", &places("en", "notebook"));
    let passages: BTreeSet<String> = places("en", "notebook").into_iter().map(|(id, ..)| id).collect();
    page.until_eq("a line for each passage", passages.len(), || listed(page).len());
    assert!(listed(page).iter().all(|line| line.contains("notebook")), "{:?}", listed(page));
    let marks = page.texts(".iv-tools-found mark");
    assert!(marks.iter().all(|mark| mark == "notebook") && marks.len() >= passages.len(), "{marks:?}");
    let last = passages.len();
    page.click(&format!(".iv-tools-found li:nth-child({last}) button"));
    page.until("the hit is in the window", || is_in_view(page));
    page.until("its passage has the focus", || focused(page).is_some_and(|id| passages.contains(&id)));
    page.until("the line is the present one", || {
        page.look(&format!(
            "return document.querySelector('.iv-tools-found li:nth-child({last}) [aria-current]') !== null"
        ))
    });
    page.click_text(".iv-tools-found .iv-tog", "Questions");
    page.until("the questions stand in its place", || page.sees(".iv-outline"));
    page.click_text(".iv-tools .iv-tog", "Where");
    page.until_eq("the hits again", last, || listed(page).len());
}

fn a_long_list_of_hits_is_shown_in_parts(page: &Page) {
    open(page, "");
    let passages: BTreeSet<String> = places("en", "a").into_iter().map(|(id, ..)| id).collect();
    assert!(passages.len() > 30, "{}", passages.len());
    search(page, "a");
    page.until_eq("the first part", 30, || listed(page).len());
    page.click(".iv-tools-found > .iv-tog:last-child");
    page.until("all of them", || listed(page).len() >= passages.len() && !page.sees(".iv-tools-found > .iv-tog"));
}

fn the_first_hit_is_shown_before_the_next(page: &Page) {
    open(page, "");
    let all = places("en", "notebook").len();
    assert!(all > 1);
    page.type_into(BOX, "notebook");
    page.until_eq("the hits", format!("1 of {all}"), || count(page));
    page.until("the first is in the window", || is_in_view(page));
    assert!(page.focus().starts_with("input"), "the focus stays in the box: {}", page.focus());
    page.click_text(".iv-search button", "Next match");
    page.until_eq("then the second", format!("2 of {all}"), || count(page));
    page.until("in the window", || is_in_view(page));
    // An address with the words also leads to the first hit.
    open(page, "&q=notebook");
    page.until("the first is in the window", || is_in_view(page));
}

fn enter_in_a_sheet_goes_to_the_first_hit(page: &Page) {
    page.size(PHONE);
    open(page, "");
    let all = places("en", "notebook").len();
    let find = || page.click_text(".iv-bar button", "Find and filter");
    find();
    page.until("the focus is in the box", || page.focus().starts_with("input"));
    page.press("notebook");
    page.until_eq("the hits", format!("1 of {all}"), || count(page));
    page.press_key(Key::Enter);
    page.until("the sheet is closed", || !page.sees(".iv-tools"));
    page.until("the first is in the window", || is_in_view(page));
    page.until_eq("its passage has the focus", places("en", "notebook").first().map(|(id, ..)| id.clone()), || {
        focused(page)
    });
}

fn a_hit_and_the_button_in_a_sheet_go_to_the_text(page: &Page) {
    page.size(PHONE);
    open(page, "");
    let find = |words: &str| {
        page.click_text(".iv-bar button", "Find and filter");
        page.until("the focus is in the box", || page.focus().starts_with("input"));
        page.press(words);
    };
    find("notebook");
    page.until("the hits are listed", || listed(page).len() > 1);
    assert!(!page.sees(".iv-search-step"), "nothing moves the text that nobody sees");
    page.click(".iv-tools-found li:nth-child(2) button");
    page.until("the sheet is closed", || !page.sees(".iv-tools"));
    page.until("the hit is in the window", || is_in_view(page));
    page.until("its passage has the focus", || focused(page).is_some());
    // Words of the other language lead there.
    page.click_text(".iv-bar button", "Find and filter");
    page.until("the focus is in the box", || page.focus().starts_with("input"));
    page.press_key(Key::Escape);
    page.press("蜗牛");
    page.until_text(".iv-tools-done button", "Show it in Chinese");
    page.click(".iv-tools-done button");
    page.until("the sheet is closed", || !page.sees(".iv-tools"));
    page.until_eq("the hit there", vec![hit("a8.1", "zh-Hans", "蜗牛")], || marked(page));
    page.until("it is in the window", || is_in_view(page));
}
