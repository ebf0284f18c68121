//! Which words a search finds and marks.

use std::collections::BTreeSet;

use super::{count, finds, folded, hit, marked, places, search};
use crate::interview::{self, open, rooftop};
use crate::page::Page;

crate::journeys![
    typed_words_are_marked_to_the_character,
    words_must_be_together_and_a_phrase_exact in Chromium,
    marks_run_through_emphasis_and_links,
    any_chinese_substring_is_found in Chromium,
    traditional_finds_simplified in Chromium,
    pinyin_finds_terms_and_characters in Chromium,
    case_accents_and_ligatures_make_no_difference in Chromium,
    the_tables_load_at_the_first_search_and_add_hits in Chromium,
    the_search_works_without_its_tables in Chromium,
];

/// The tables for Chinese and for rare characters.
const TABLES: &str = "viewer-search.bin";

fn typed_words_are_marked_to_the_character(page: &Page) {
    open(page, "");
    for words in ["flour", "ov", "years"] {
        let expected = places("en", words);
        assert!(expected.len() > 1, "{words} stands there more than once");
        finds(page, words, &expected);
        let with: BTreeSet<String> = expected.iter().map(|(id, ..)| id.clone()).collect();
        let without = interview::folds(&rooftop(), |passage| with.contains(&passage.id));
        assert_eq!(folded(page), without, "passages without {words} are folded");
        let status = page.text(".iv-sentence");
        assert!(
            status.starts_with(&format!("{} of {} passages", with.len(), rooftop().len())) && status.contains(words),
            "{status}"
        );
    }
}

fn words_must_be_together_and_a_phrase_exact(page: &Page) {
    open(page, "");
    let both = [hit("a8.1", "en", "gauge"), hit("a8.1", "en", "snail")];
    finds(page, "snail gauge", &both);
    finds(page, "\"down the stairs\"", &places("en", "down the stairs"));
    search(page, "\"stairs the down\"");
    page.until_eq("no hit", "0 hits".to_string(), || count(page));
    finds(page, "“by itself” knee", &[hit("a12.1", "en", "knee"), hit("a12.1", "en", "by itself")]);
}

fn marks_run_through_emphasis_and_links(page: &Page) {
    open(page, "");
    finds(page, "\"honest number in the street\"", &[hit("a6.1", "en", "honest number in the street")]);
    finds(page, "\"years on our page\"", &[hit("a6.1", "en", "years on our page")]);
}

fn any_chinese_substring_is_found(page: &Page) {
    open(page, "&lang=zh-Hans");
    for words in ["面粉", "个数", "了四", "四点左右", "屋顶上", "上是天花板天", "了，雨量筒"] {
        let expected = places("zh-Hans", words);
        if expected.is_empty() {
            search(page, words);
            page.until_eq("no hit", true, || marked(page).is_empty() && count(page).starts_with('0'));
        } else {
            finds(page, words, &expected);
        }
    }
    let text = &rooftop().into_iter().find(|passage| passage.id == "t5.2").expect("it is there").texts["zh-Hans"][0];
    let characters: Vec<char> = text.chars().collect();
    for (from, length) in [(0, 2), (5, 3), (17, 4), (30, 6), (41, 2)] {
        let words: String = characters[from..from + length].iter().collect();
        let words = words.trim_matches(|c: char| "，。：；“”".contains(c));
        search(page, words);
        page.until(words, || marked(page).iter().any(|(id, _, found)| id == "t5.2" && found == words));
    }
}

fn traditional_finds_simplified(page: &Page) {
    open(page, "&lang=zh-Hans");
    finds(page, "頭髮", &places("zh-Hans", "头发"));
    finds(page, "後來", &places("zh-Hans", "后来"));
    finds(page, "皇后", &places("zh-Hans", "皇后"));
    finds(page, "麵包", &places("zh-Hans", "面包"));
}

fn pinyin_finds_terms_and_characters(page: &Page) {
    open(page, "&lang=zh-Hans");
    finds(page, "laomian", &places("zh-Hans", "老面"));
    finds(page, "wuding", &places("zh-Hans", "屋顶"));
    finds(page, "woniu", &places("zh-Hans", "蜗牛"));
    page.click_text(".iv-langs button", "English");
    finds(page, "laomian", &[hit("t5.1", "en", "old dough"), hit("a9.2", "en", "mother dough")]);
}

fn case_accents_and_ligatures_make_no_difference(page: &Page) {
    open(page, "");
    let one = |words: &str| [hit("a11.1", "en", words)];
    finds(page, "strasse", &one("Straße"));
    finds(page, "gross", &[hit("a11.1", "en", "GROSS"), hit("a11.1", "en", "groß")]);
    finds(page, "NAIVE", &one("naïve"));
    finds(page, "fix", &one("ﬁx"));
    finds(page, "cafe", &one("café"));
    finds(page, "\"four-o’clock\"", &[hit("a9.1", "en", "four-o'clock")]);
    // Not every driver supports such keys.
    open(page, "&q=%22🥖🥖%20and%22");
    page.until_eq("beyond the first plane", one("🥖🥖 and").to_vec(), || marked(page));
}

fn the_tables_load_at_the_first_search_and_add_hits(page: &Page) {
    open(page, "&lang=zh-Hans");
    page.settle();
    let asked = page.site.requests().into_iter().find(|request| request.path.ends_with(TABLES));
    assert!(asked.is_none(), "nobody searches yet");
    page.site.hold(TABLES);
    finds(page, "面粉", &places("zh-Hans", "面粉"));
    search(page, "頭髮");
    page.until_eq("no hit yet", true, || count(page).starts_with('0'));
    page.site.put(TABLES, include_bytes!("../../../static/viewer-search.bin"));
    page.until_eq("the hits", places("zh-Hans", "头发"), || marked(page));
    assert!(page.url().contains("q="), "the address keeps the words: {}", page.url());
}

fn the_search_works_without_its_tables(page: &Page) {
    page.site.provoke(TABLES);
    page.site.fail(TABLES, 404);
    open(page, "&q=flour");
    page.until_eq("the hits of the address", places("en", "flour"), || marked(page));
    finds(page, "NAIVE", &[hit("a11.1", "en", "naïve")]);
    page.site.put(TABLES, "<!doctype html>");
    search(page, "roof");
    page.until_eq("the hits", places("en", "roof"), || marked(page));
}
