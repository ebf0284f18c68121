//! Stepping through what a filter found, and the bar that stays in the window.

use fantoccini::key::Key;
use serde_json::json;

use crate::interview::{self, rooftop};
use crate::language::place::put;
use crate::page::{PHONE, Page};

crate::journeys![
    a_filter_leads_to_its_first_match,
    steps_start_from_where_the_reader_went in Chromium,
    escape_ends_the_nearest_thing in Chromium,
    keys_go_from_match_to_match_and_take_the_focus,
    buttons_step_and_keep_the_focus,
    a_theme_beside_a_passage_keeps_the_reader_there,
    questions_are_stepped_through_while_only_they_are_shown in Chromium,
    an_address_with_a_filter_opens_at_its_first_match,
    the_sheet_of_a_phone_closes_onto_the_first_match,
    the_bar_at_the_foot_has_language_share_and_find,
    the_bar_at_the_head_says_where_the_reader_is,
    the_sentence_offers_the_other_reading in Chromium,
];

/// The passages about a theme, in order.
fn about(theme: &str) -> Vec<String> {
    rooftop().into_iter().filter(|passage| passage.themes.contains(theme)).map(|passage| passage.id).collect()
}

/// The passage that is marked as the present match.
fn present(page: &Page) -> Vec<String> {
    page.look("return all('.is-present').map((passage) => passage.dataset.passage)")
}

fn told(page: &Page) -> String {
    page.look("return document.querySelector('.iv-status [role=status]').textContent")
}

/// Whether the beginning of the present match is in the window, clear of the bars.
fn is_seen(page: &Page) -> bool {
    page.look(
        "const rect = document.querySelector('.is-present')?.getBoundingClientRect();
        const bars = all('.iv-bar, .iv-where.is-past').filter(shown).map((bar) => bar.getBoundingClientRect());
        const head = Math.max(0, ...bars.filter((bar) => bar.top <= 0).map((bar) => bar.bottom));
        const foot = Math.min(innerHeight, ...bars.filter((bar) => bar.top > 0).map((bar) => bar.top));
        return !!rect && rect.top >= head && rect.top + 20 < foot",
    )
}

#[track_caller]
fn comes_to(page: &Page, id: &str) {
    page.until_eq("the present match", vec![id.to_string()], || present(page));
    page.until("it is in the window", || is_seen(page));
}

fn has_focus(page: &Page, id: &str) -> bool {
    page.look_for("return document.activeElement === passage(arguments[0])", &[json!(id)])
}

fn a_filter_leads_to_its_first_match(page: &Page) {
    interview::open(page, "");
    page.click_text(".iv-chip", "School");
    comes_to(page, &about("school")[0]);
    page.until("the sentence is in the window", || {
        page.look("const r = document.querySelector('.iv-sentence').getBoundingClientRect(); return r.top >= 40 && r.top < innerHeight / 2")
    });
    assert_eq!(told(page), format!("{} of {} passages", about("school").len(), rooftop().len()));
    page.click_text(".iv-tog", "Only Ada Osei");
    let both = rooftop().into_iter().find(|passage| passage.speaker == "osei" && passage.themes.contains("school"));
    comes_to(page, &both.expect("there is one").id);
}

fn keys_go_from_match_to_match_and_take_the_focus(page: &Page) {
    interview::open(page, "&theme=trust");
    let all = about("trust");
    comes_to(page, &all[0]);
    page.click(".iv-sentence");
    let step = |key: &str, n: usize, end: &str| {
        page.press(key);
        comes_to(page, &all[n]);
        page.until("the focus is there", || has_focus(page, &all[n]));
        let said = format!("{} of {}{end}. ", n + 1, all.len());
        page.until(&said, || told(page).starts_with(&said));
    };
    step("n", 1, "");
    assert_eq!(told(page), format!("2 of {}. Question 2, Ada Osei", all.len()));
    step("n", 2, "");
    step("p", 1, "");
    step("N", 0, "");
    step("p", all.len() - 1, ", from the end");
    step("n", 0, ", from the start");
    page.press_key(Key::Tab);
    assert!(page.look::<bool>("return !!document.activeElement.closest('.is-present')"), "{}", page.focus());
}

fn steps_start_from_where_the_reader_went(page: &Page) {
    interview::open(page, "&theme=trust");
    let all = about("trust");
    comes_to(page, &all[0]);
    // The question of the match before the last one.
    let there = all.len() - 2;
    let question = format!("return passage('{}').closest('[data-thread]').dataset.thread", all[there]);
    let question: String = page.look(&question);
    let first = format!(
        "return passages().filter(shown).find((p) => p.closest('[data-thread]').dataset.thread === '{question}' && p.querySelector('.iv-themes [aria-pressed=true]')).id"
    );
    let first: String = page.look(&first);
    let n = all.iter().position(|id| *id == first).expect("it is a match");
    page.click(&format!(".iv-outline a[href='#{question}']"));
    page.until_eq("the count follows", vec![first], || present(page));
    page.until_text(".iv-where .iv-steps b", &format!("{} of {}", n + 1, all.len()));
    page.press("n");
    comes_to(page, &all[n + 1]);
    // The reader scrolls away, to the start.
    page.settle();
    page.look::<()>("scrollTo(0, 0)");
    page.until("the match is out of the window", || !is_seen(page));
    page.press("p");
    comes_to(page, &all[all.len() - 1]);
    page.settle();
    page.look::<()>("scrollTo(0, 0)");
    page.until("the match is out of the window", || !is_seen(page));
    page.press("n");
    comes_to(page, &all[0]);
}

fn buttons_step_and_keep_the_focus(page: &Page) {
    interview::open(page, "&theme=trust");
    let all = about("trust");
    comes_to(page, &all[0]);
    page.until_text(".iv-where .iv-steps b", &format!("1 of {}", all.len()));
    page.look::<()>("document.querySelector('.iv-where .iv-steps button:last-child').focus()");
    for id in &all[1..4] {
        page.press_key(Key::Enter);
        comes_to(page, id);
        let kept = "return document.activeElement.matches('.iv-where .iv-steps button:last-child')";
        assert!(page.look::<bool>(kept), "{}", page.focus());
    }
    page.until_text(".iv-where .iv-steps b", &format!("4 of {}", all.len()));
    page.until_text(".is-present .iv-present", &format!("4 of {}", all.len()));
}

fn escape_ends_the_nearest_thing(page: &Page) {
    interview::open(page, "&theme=trust&q=the");
    page.until("both", || page.text(".iv-sentence").contains("Trust") && page.text(".iv-sentence").contains("the"));
    page.click(".iv-sentence");
    page.press("nn");
    let id = page.look::<String>("return document.activeElement.dataset.passage");
    let top = || page.look_for::<f64>("return passage(arguments[0]).getBoundingClientRect().top", &[json!(id)]);
    page.settle();
    let before = top();
    // A panel over the results, then the words, then the theme.
    page.look::<()>("document.querySelector('.iv-share-open').click()");
    page.until("the panel", || page.look("return document.getElementById('iv-share').matches(':popover-open')"));
    page.press_key(Key::Escape);
    page.until("no panel", || page.look("return !document.getElementById('iv-share').matches(':popover-open')"));
    assert!(page.url().contains("q=the"), "{}", page.url());
    page.look_for::<()>(
        "const at = passage(arguments[0]); at.tabIndex = -1; at.focus({preventScroll: true})",
        &[json!(id)],
    );
    page.press_key(Key::Escape);
    page.until("no words", || !page.url().contains("q=the"));
    assert!(page.url().contains("theme=trust"), "{}", page.url());
    page.settle();
    page.until("the focus is there", || has_focus(page, &id));
    page.press_key(Key::Escape);
    page.until("no theme", || !page.url().contains("theme=trust"));
    page.settle();
    // What was folded between the top of the window and the passage is there again.
    assert!((top() - before).abs() < 120.0, "it was at {before} and is at {}", top());
    page.until("the focus is there", || has_focus(page, &id));
}

fn a_theme_beside_a_passage_keeps_the_reader_there(page: &Page) {
    interview::open(page, "");
    let top = || page.look::<f64>("return passage('a6.1').getBoundingClientRect().top");
    page.look::<()>("passage('a6.1').scrollIntoView({block: 'center'})");
    page.settle();
    let before = top();
    page.click_text("[data-passage='a6.1'] .iv-themes button", "Trust");
    page.until_eq("the present match", vec!["a6.1".to_string()], || present(page));
    page.settle();
    assert!((top() - before).abs() < 2.0, "it was at {before} and is at {}", top());
}

fn questions_are_stepped_through_while_only_they_are_shown(page: &Page) {
    interview::open(page, "");
    page.click_text(".iv-tog", "Questions only");
    page.until_eq("the first question", vec!["q1.1".to_string()], || present(page));
    page.look::<()>("document.activeElement.blur()");
    page.press("n");
    comes_to(page, "q2.1");
    page.until_text(".iv-where .iv-steps b", "2 of 12");
}

fn an_address_with_a_filter_opens_at_its_first_match(page: &Page) {
    page.size(PHONE);
    interview::open(page, "&theme=night&theme=school&match=any");
    page.until("it is in the window", || is_seen(page));
    let first = rooftop().into_iter().find(|one| one.themes.contains("night") || one.themes.contains("school"));
    assert_eq!(present(page), [first.expect("there is one").id]);
}

fn the_sheet_of_a_phone_closes_onto_the_first_match(page: &Page) {
    page.size(PHONE);
    interview::open(page, "");
    page.click_text(".iv-bar button", "Find and filter");
    page.until("the sheet", || page.look("return document.getElementById('iv-tools').matches(':popover-open')"));
    page.click_text(".iv-chip", "Night");
    let all = about("night");
    page.click_text(".iv-tools-done button", &format!("Show {} passages", all.len()));
    comes_to(page, &all[0]);
    page.until("the focus is there", || has_focus(page, &all[0]));
    for n in 1..all.len() {
        page.click_text(".iv-bar .iv-steps button", "Next match");
        comes_to(page, &all[n]);
        page.until_text(".iv-bar .iv-steps b", &format!("{} of {}", n + 1, all.len()));
    }
}

fn the_bar_at_the_foot_has_language_share_and_find(page: &Page) {
    page.size(PHONE);
    interview::open(page, "");
    // The passage at the top of the window stays there.
    put(page, "a5.1", -10.0);
    page.until("the speaker's name", || page.text(".iv-bar-here").contains("Ada Osei"));
    let name = page.text(".iv-bar-here");
    assert!(name.starts_with("5/12"), "{name}");
    let top = || page.look::<f64>("return passage('a5.1').getBoundingClientRect().top");
    let before = top();
    page.click(".iv-bar-lang");
    page.until("the menu is above the bar", || {
        page.look(
            "const [menu, bar] = ['.iv-bar-langs', '.iv-bar'].map((css) => document.querySelector(css).getBoundingClientRect());
            return menu.height > 0 && Math.abs(bar.top - menu.bottom) < 40",
        )
    });
    page.click_text(".iv-bar-langs button", "Both");
    page.until("both", || page.look("return document.querySelector('.iv').dataset.reading === 'both'"));
    page.settle();
    assert!((top() - before).abs() < 2.0, "it was at {before} and is at {}", top());
    assert!(page.look::<bool>("return document.activeElement.matches('.iv-bar-lang')"), "{}", page.focus());
    page.click_text(".iv-bar button", "Share");
    page.until("the panel", || page.look("return document.getElementById('iv-share').matches(':popover-open')"));
    page.press_key(Key::Escape);
    page.click_text(".iv-bar button", "Find and filter");
    page.until("the focus is in the box", || page.focus().starts_with("input"));
}

fn the_bar_at_the_head_says_where_the_reader_is(page: &Page) {
    interview::open(page, "");
    assert!(page.sees(".iv-crumbs") && !page.sees(".iv-place"), "the title is in the window");
    assert!(!page.sees(".iv-bar"), "there is one bar");
    page.look::<()>("document.getElementById('a5').scrollIntoView()");
    page.until("the place", || page.sees(".iv-place") && page.text(".iv-place").contains("Ada Osei"));
    assert!(page.text(".iv-place").starts_with('5'), "{}", page.text(".iv-place"));
    page.click_text(".iv-where .iv-langs button", "中文");
    page.until("the other language", || page.text(".iv-place").contains("阿达"));
    page.click_text(".iv-where button", "分享");
    page.until("the panel", || page.look("return document.getElementById('iv-share').matches(':popover-open')"));
    page.press_key(Key::Escape);
    page.click(".iv-place-title");
    page.until("the top", || page.look("return scrollY === 0"));
    page.until("the breadcrumb", || page.sees(".iv-crumbs"));
}

fn the_sentence_offers_the_other_reading(page: &Page) {
    interview::open(page, "&theme=trust&theme=night&match=all");
    let has = |one: &interview::Known| (one.themes.contains("trust"), one.themes.contains("night"));
    let both = rooftop().iter().filter(|one| has(one) == (true, true)).count();
    let either = rooftop().iter().filter(|one| has(one) != (false, false)).count();
    let total = rooftop().len();
    let is = if both == 1 { "is" } else { "are" };
    let told = format!("{both} of {total} passages {is} about both Trust and Night.");
    page.until_text(".iv-sentence", &told);
    let questions: Vec<String> = page.texts(".iv-outline a");
    assert!(questions.iter().all(|line| line.ends_with(|c: char| c.is_ascii_digit())), "{questions:?}");
    page.click_text(".iv-tog", "All 12");
    page.until_eq("all questions", 12, || page.texts(".iv-outline a").len());
    page.click_text(".iv-status button", &format!("About either: {either}"));
    page.until_text(".iv-sentence", &format!("{either} of {total} passages are about Trust or Night."));
    page.click_text(".iv-status button", &format!("About both: {both}"));
    page.until_text(".iv-sentence", &told);
}
