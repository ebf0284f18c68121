//! Hits in another language, and outside the other filters.

use std::collections::BTreeSet;

use fantoccini::key::Key;

use super::{count, current, finds, folded, hit, is_in_view, marked, places, search};
use crate::interview::{self, open, rooftop};
use crate::page::Page;

crate::journeys![
    hits_hidden_by_a_theme_are_reported in Chromium,
    hits_in_the_other_language_are_counted_and_one_click_away in Chromium,
    both_languages_are_searched_side_by_side in Chromium,
    search_and_themes_work_together in Chromium,
    words_that_occur_nowhere_offer_a_way_out in Chromium,
];

fn hits_hidden_by_a_theme_are_reported(page: &Page) {
    open(page, "&theme=school");
    let all = places("en", "snail").len();
    search(page, "snail");
    page.until_eq("what is said above the text", format!("{all} hit outside School"), || {
        page.text(".iv-empty-head").replace("hits", "hit")
    });
    page.click_text(".iv-ways button", "Search the whole interview");
    page.until_eq("the hits", places("en", "snail"), || marked(page));
    page.until("the first is in the window", || is_in_view(page));
}

fn hits_in_the_other_language_are_counted_and_one_click_away(page: &Page) {
    open(page, "");
    search(page, "蜗牛");
    page.until_eq("no hit here", "0 hits".to_string(), || count(page));
    page.until_text(".iv-elsewhere button", "1 in Chinese");
    page.until_text(".iv-empty-head", "“蜗牛” is not in the English text. It is in the Chinese, once.");
    assert_eq!(
        page.look::<String>("return document.querySelector('.iv-not-found mark').parentElement.lang"),
        "zh-Hans"
    );
    page.click_text(".iv-ways button", "Show it in Chinese");
    page.until_eq("the hit there", vec![hit("a8.1", "zh-Hans", "蜗牛")], || marked(page));
    assert_eq!(page.text(".iv-langs button[aria-pressed=true]"), "中文");
    page.until_eq("none elsewhere", false, || page.sees(".iv-elsewhere"));
}

fn both_languages_are_searched_side_by_side(page: &Page) {
    open(page, "&lang=both");
    let expected = [hit("a11.1", "en", "café"), hit("a11.1", "zh-Hans", "café")];
    finds(page, "café", &expected);
    finds(page, "snail 蜗牛", &[hit("a8.1", "en", "snail"), hit("a8.1", "zh-Hans", "蜗牛")]);
}

fn search_and_themes_work_together(page: &Page) {
    open(page, "");
    page.click_text(".iv-chip", "School");
    search(page, "notebook");
    let others = interview::folds(&rooftop(), |passage| passage.id == "t5.2");
    page.until_eq("only the passage on school is left, with its question", others, || folded(page));
    assert!(page.text(".iv-status").starts_with("1 of 41 passages"), "{}", page.text(".iv-status"));
    // The count includes only hits that the reader can step to: not those in folded passages.
    page.until_eq("the hit in what is shown", vec![hit("t5.2", "en", "notebook")], || marked(page));
    page.until_eq("their number", "1 of 1".to_string(), || count(page));
    page.press_key(Key::Enter);
    page.until_eq("the current hit", Some(0), || current(page));
    page.until_eq("the chips count what has these words", true, || {
        page.texts(".iv-chip").contains(&"Trust 3".to_string())
    });
}

fn words_that_occur_nowhere_offer_a_way_out(page: &Page) {
    open(page, "");
    search(page, "xylophone");
    page.until_text(".iv-empty-head", "“xylophone” is not in this interview.");
    assert_eq!(folded(page), BTreeSet::new(), "the interview stands below");
    assert!(
        page.look::<bool>("return !!document.querySelector('.iv-ways a[href*=\"q=xylophone\"]')"),
        "the way to the list"
    );
    page.click_text(".iv-ways button", "Clear the search");
    page.until_eq("what is folded", BTreeSet::new(), || folded(page));
    assert_eq!(page.look::<String>("return document.querySelector('.iv-search input').value"), "");
}
