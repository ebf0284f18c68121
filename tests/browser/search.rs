//! Search: finds typed words, marks them to the character, and steps through the hits.

use std::collections::BTreeSet;

use fantoccini::key::Key;

use crate::interview::{self, open, rooftop};
use crate::page::{PHONE, Page};

crate::journeys![
    typed_words_are_marked_to_the_character,
    the_box_keeps_its_words_and_the_focus_while_typing,
    next_and_previous_cycle_through_all_hits,
    enter_goes_to_the_first_hit_and_leaves_the_field,
    escape_clears_and_then_returns_to_the_start_of_the_search,
    hits_are_listed_with_their_words,
    a_long_list_of_hits_is_shown_in_parts in Chromium,
    search_results_are_announced_once in Chromium,
    hits_hidden_by_a_theme_are_reported in Chromium,
    words_must_be_together_and_a_phrase_exact in Chromium,
    marks_run_through_emphasis_and_links,
    any_chinese_substring_is_found in Chromium,
    traditional_finds_simplified in Chromium,
    pinyin_finds_terms_and_characters in Chromium,
    case_accents_and_ligatures_make_no_difference in Chromium,
    hits_in_the_other_language_are_counted_and_one_click_away in Chromium,
    both_languages_are_searched_side_by_side in Chromium,
    search_and_themes_work_together in Chromium,
    words_that_occur_nowhere_offer_a_way_out in Chromium,
    clearing_shows_everything_again in Chromium,
    the_tables_load_at_the_first_search_and_add_hits in Chromium,
    the_search_works_without_its_tables in Chromium,
    composed_text_is_searched_when_it_is_complete,
    the_first_hit_is_shown_before_the_next,
    enter_in_a_sheet_goes_to_the_first_hit,
    a_hit_and_the_button_in_a_sheet_go_to_the_text in Chromium,
];

/// The tables for Chinese and for rare characters.
const TABLES: &str = "viewer-search.bin";

/// Passage, language and words.
type Hit = (String, String, String);

const BOX: &str = ".iv-search input";

fn marked(page: &Page) -> Vec<Hit> {
    page.look("return marked('.iv-hit')")
}

/// The message about the hits in the box, in English.
fn count(page: &Page) -> String {
    page.text(".iv-search output").replace('/', " of ")
}

fn folded(page: &Page) -> BTreeSet<String> {
    page.look::<Vec<String>>("return folded()").into_iter().collect()
}

/// The position of the current hit among the marks.
fn current(page: &Page) -> Option<usize> {
    let now: i64 = page.look("return all('.iv-hit').filter(shown).findIndex((mark) => mark.matches('.is-now'))");
    usize::try_from(now).ok()
}

#[track_caller]
fn search(page: &Page, words: &str) {
    if page.look("return document.querySelector('.iv-search input').value !== ''") {
        page.click(".iv-search button:last-child");
        page.until_eq("the box is empty", String::new(), || count(page));
    }
    page.type_into(BOX, words);
}

/// Every occurrence of these words in a language, letter by letter.
fn places(lang: &str, words: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    for passage in rooftop() {
        let (lang, _) = passage.read_in(lang);
        for paragraph in &passage.texts[lang] {
            hits.extend(
                paragraph.match_indices(words).map(|_| (passage.id.clone(), lang.to_string(), words.to_string())),
            );
        }
    }
    hits
}

/// Asserts that exactly these words are marked in exactly these places, and counted.
#[track_caller]
fn finds(page: &Page, typed: &str, expected: &[Hit]) {
    search(page, typed);
    page.until_eq(typed, expected.to_vec(), || marked(page));
    page.until_eq("the number of hits", format!("1 of {}", expected.len()), || count(page));
}

fn hit(id: &str, lang: &str, words: &str) -> Hit {
    (id.into(), lang.into(), words.into())
}

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

fn the_box_keeps_its_words_and_the_focus_while_typing(page: &Page) {
    open(page, "");
    page.click(BOX);
    let mut typed = String::new();
    for key in "the gauge".chars() {
        page.press(&key.to_string());
        typed.push(key);
        let now: (String, bool) = page.look(
            "const e = document.querySelector('.iv-search input'); return [e.value, e === document.activeElement]",
        );
        assert_eq!(now, (typed.clone(), true));
    }
    page.until_eq("folded passages stay folded", true, || folded(page).contains("a5.1"));
    // Also in the middle.
    page.press_key(Key::Left);
    page.press_key(Key::Backspace);
    page.press("X");
    let now: (String, usize) =
        page.look("const e = document.querySelector('.iv-search input'); return [e.value, e.selectionStart]");
    assert_eq!(now, ("the gauXe".to_string(), 8));
}

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

/// The passage that has the focus.
fn focused(page: &Page) -> Option<String> {
    page.look("return document.activeElement.getAttribute('data-passage')")
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

fn escape_clears_and_then_returns_to_the_start_of_the_search(page: &Page) {
    open(page, "#a5.1");
    let top = || page.look::<f64>("return document.getElementById('a5.1').getBoundingClientRect().top");
    page.until("the passage is in the window", || (0.0..400.0).contains(&top()));
    let began = top();
    page.press("/");
    page.until("the focus is in the box", || page.focus().starts_with("input"));
    page.press("snail");
    page.until_eq("the hit", "1 of 1".to_string(), || count(page));
    page.until("it is in the window", || is_in_view(page));
    page.press_key(Key::Escape);
    page.until("nothing is searched", || page.look("return document.querySelector('.iv-search input').value === ''"));
    assert!(page.focus().starts_with("input"), "the focus stays in the box: {}", page.focus());
    page.press_key(Key::Escape);
    page.until("the passage is where it was", || (top() - began).abs() < 3.0);
    page.until_eq("it has the focus again", Some("a5.1".to_string()), || focused(page));
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

fn search_results_are_announced_once(page: &Page) {
    open(page, "");
    let all = places("en", "notebook");
    let passages: BTreeSet<&String> = all.iter().map(|(id, ..)| id).collect();
    page.type_into(BOX, "notebook");
    let told = || page.look::<String>("return document.querySelector('.iv-status [role=status]').textContent");
    page.until("hits and passages", || {
        told().starts_with(&format!("{} hits in {} passages", all.len(), passages.len()))
    });
}

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

fn clearing_shows_everything_again(page: &Page) {
    open(page, "");
    finds(page, "flour", &places("en", "flour"));
    page.click_text(".iv-search button", "Clear the search");
    page.until_eq("what is folded", BTreeSet::new(), || folded(page));
    assert!(marked(page).is_empty());
    assert!(page.focus().starts_with("input"), "the focus is in the box: {}", page.focus());
    assert!(!page.look::<String>("return location.search").contains("q="));
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
    page.site.put(TABLES, include_bytes!("../../static/viewer-search.bin"));
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

/// Composes a word in the search field, letter by letter, and accepts it with Enter, in the event order of WebKit or of
/// the others. `compose(field, parts, webkit)` returns what was in the address and on the page meanwhile.
pub const COMPOSE: &str = "
const compose = (field, parts, webkit) => {
    const say = (kind, type, init) => field.dispatchEvent(new kind(type, { bubbles: true, cancelable: true, composed: true, ...init }));
    const seen = [];
    const look = () => seen.push(`${location.search}${location.hash} ${history.length} ${document.querySelector('.iv-search output')?.textContent ?? ''} ${all('.iv-hit').length}`);
    field.focus();
    look();
    say(CompositionEvent, 'compositionstart', { data: '' });
    for (const part of parts) {
        say(KeyboardEvent, 'keydown', { key: 'Process', keyCode: 229, isComposing: true });
        field.value = part;
        say(CompositionEvent, 'compositionupdate', { data: part });
        say(InputEvent, 'input', { data: part, inputType: 'insertCompositionText', isComposing: !webkit });
        look();
    }
    const enter = (init) => say(KeyboardEvent, 'keydown', { key: 'Enter', keyCode: 229, ...init });
    if (!webkit) enter({ isComposing: true });
    say(CompositionEvent, 'compositionend', { data: parts.at(-1) });
    if (webkit) enter({ isComposing: false });
    say(KeyboardEvent, 'keyup', { key: 'Enter', keyCode: 13 });
    return [...new Set(seen)];
};";

fn composed_text_is_searched_when_it_is_complete(page: &Page) {
    for webkit in [false, true] {
        open(page, "&lang=zh-Hans");
        let script = format!(
            "{COMPOSE} return compose(document.querySelector('.iv-search input'), ['w', 'wu', 'wud', '屋顶'], {webkit})"
        );
        let seen: Vec<String> = page.look(&script);
        assert_eq!(seen.len(), 1, "nothing has changed while it composed: {seen:?}");
        page.until_eq("the hits", places("zh-Hans", "屋顶"), || marked(page));
        assert!(count(page).starts_with('1'), "Enter took the word, and no more: {}", count(page));
        page.press_key(Key::Enter);
        page.until_eq(
            "the next Enter leads to the first hit",
            places("zh-Hans", "屋顶").first().map(|(id, ..)| id.clone()),
            || focused(page),
        );
    }
    // A cancelled composition leaves the text before it.
    page.look::<()>(
        "const field = document.querySelector('.iv-search input');
        const say = (kind, type, init) => field.dispatchEvent(new kind(type, { bubbles: true, cancelable: true, ...init }));
        say(CompositionEvent, 'compositionstart', {});
        field.value += 'mian'; say(InputEvent, 'input', { isComposing: true });
        field.value = '屋顶'; say(InputEvent, 'input', { isComposing: true });
        say(CompositionEvent, 'compositionend', { data: '' });
        say(KeyboardEvent, 'keydown', { key: 'Escape', keyCode: 229 })",
    );
    page.settle();
    assert_eq!(marked(page), places("zh-Hans", "屋顶"));
}

fn is_in_view(page: &Page) -> bool {
    page.look("const r = document.querySelector('.iv-hit.is-now')?.getBoundingClientRect(); return !!r && r.top >= 0 && r.bottom <= innerHeight")
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
