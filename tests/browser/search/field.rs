//! The field for the words.

use std::collections::BTreeSet;

use fantoccini::key::Key;

use super::{BOX, count, finds, focused, folded, is_in_view, marked, places};
use crate::interview::open;
use crate::page::Page;

crate::journeys![
    the_box_keeps_its_words_and_the_focus_while_typing,
    escape_clears_and_then_returns_to_the_start_of_the_search,
    search_results_are_announced_once in Chromium,
    clearing_shows_everything_again in Chromium,
    composed_text_is_searched_when_it_is_complete,
];

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

fn escape_clears_and_then_returns_to_the_start_of_the_search(page: &Page) {
    open(page, "#a5.1");
    let top = || page.look::<f64>("return document.getElementById('a5.1').getBoundingClientRect().top");
    page.until("the passage is in the window", || (0.0..400.0).contains(&top()));
    page.settle();
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

fn clearing_shows_everything_again(page: &Page) {
    open(page, "");
    finds(page, "flour", &places("en", "flour"));
    page.click_text(".iv-search button", "Clear the search");
    page.until_eq("what is folded", BTreeSet::new(), || folded(page));
    assert!(marked(page).is_empty());
    assert!(page.focus().starts_with("input"), "the focus is in the box: {}", page.focus());
    assert!(!page.look::<String>("return location.search").contains("q="));
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
