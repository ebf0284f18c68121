//! What is typed goes where the caret was, and all of it.

use fantoccini::key::Key;
use serde_json::json;

use super::opening::{begin, drop_file};
use crate::interview::ROOFTOP;
use crate::page::Page;

crate::journeys![
    a_refused_split_or_join_leaves_the_caret in Chromium,
    what_is_typed_right_after_a_split_is_in_the_new_passage in Chromium,
    a_split_leaves_other_passages_as_they_are in Chromium,
    a_name_that_begins_as_another_is_typed_whole,
    what_is_begun_in_a_form_is_there_again_until_its_button_takes_it,
    what_is_begun_keeps_no_name_that_a_pseudonym_replaced in Chromium,
    a_draft_that_another_tab_changes_meanwhile_is_lost_nowhere in Chromium,
];

const WORDS: &str = ".dk-row .dk-words";
const FIELD: &str = ".dk-field textarea";
const SAVED: &str = ".dk-saved";

fn open(page: &Page) {
    begin(page);
    drop_file(page, "rooftop.json", ROOFTOP.as_bytes());
    page.until_text("h1", "Three voices, twelve questions, two languages");
    page.until("it is kept", || !page.url().contains("/new"));
    page.look::<()>("location.hash = location.hash.replace('#understood', '#text')");
    page.until_seen(WORDS);
}

/// Opens the first passage with the caret at an offset.
fn edit(page: &Page, caret: usize) {
    page.click(WORDS);
    page.until_seen(FIELD);
    page.look_for::<()>("document.activeElement.setSelectionRange(arguments[0], arguments[0])", &[json!(caret)]);
}

/// The words of the open field, with a bar where the caret is.
fn field(page: &Page) -> String {
    page.look(
        "const { value, selectionStart: caret } = document.activeElement;
        return value?.slice(0, caret) + '|' + value?.slice(caret)",
    )
}

fn hears(page: &Page, words: &str) {
    page.until(words, || page.texts("[role=status]").concat().contains(words));
}

fn a_refused_split_or_join_leaves_the_caret(page: &Page) {
    open(page);
    edit(page, 4);
    page.chord(&[Key::Control.into(), Key::End.into()]);
    page.press_key(Key::Enter);
    hears(page, "A split needs words on both sides of the caret.");
    page.press("!");
    page.until("the end of the passage", || field(page).ends_with(" showers.!|"));
    page.look::<()>("document.activeElement.setSelectionRange(0, 0)");
    page.press_key(Key::Backspace);
    hears(page, "There is no passage on that side");
    page.press("X");
    page.until("the start of the passage", || field(page).starts_with("X|The talk"));
}

fn what_is_typed_right_after_a_split_is_in_the_new_passage(page: &Page) {
    open(page);
    edit(page, 8);
    page.chord(&[Key::Enter.into(), 'O', 'n', 'e', ' ']);
    page.until("the later part", || field(page).starts_with("One |"));
    page.press_key(Key::Escape);
    page.until("both parts", || !page.sees(FIELD));
    assert_eq!(page.texts(WORDS)[0], "The talk");
}

/// In a long interview, drawing all passages again would take too long for a key.
fn a_split_leaves_other_passages_as_they_are(page: &Page) {
    let rows = "[...document.querySelectorAll('.dk-row')]";
    open(page);
    let count: usize =
        page.look(&format!("const all = {rows}; all.forEach((row) => row.stays = true); return all.length"));
    edit(page, 8);
    page.press_key(Key::Enter);
    page.until("one passage more", || page.look::<usize>(&format!("return {rows}.length")) == count + 1);
    assert_eq!(page.look::<usize>(&format!("return {rows}.filter((row) => row.stays).length")), count);
}

fn a_name_that_begins_as_another_is_typed_whole(page: &Page) {
    open(page);
    page.click_text(".dk-rail-edit", "Edit speakers");
    page.click(".dk-panel .is-name");
    let name = "#dk-name-en";
    page.until_seen(name);
    page.look_for::<()>("const own = document.querySelector(arguments[0]); own.focus(); own.select()", &[json!(name)]);
    page.press("Gao Min");
    page.until("a question", || page.texts(".dk-panel [role=status]").concat().contains("Gao Min is there already"));
    page.press(" the Younger");
    page.press_key(Key::Tab);
    page.until("the name", || page.texts(".dk-panel .is-name").concat().contains("Gao Min the Younger"));
    assert_eq!(page.focus(), "input#dk-name-zh-Hans");
}

/// Lets the browser keep nothing more in this tab, or lets it again.
fn is_full(page: &Page, is_full: bool) {
    page.look_for::<()>(
        "const store = IDBObjectStore.prototype;
        window.usual ??= [store.put, store.add];
        const full = () => { throw new DOMException('', 'QuotaExceededError') };
        [store.put, store.add] = arguments[0] ? [full, full] : window.usual;",
        &[json!(is_full)],
    );
}

fn a_draft_that_another_tab_changes_meanwhile_is_lost_nowhere(page: &Page) {
    open(page);
    is_full(page, true);
    edit(page, 0);
    page.press("ONE ");
    page.press_key(Key::Escape);
    page.until("it is not saved", || page.text(SAVED).starts_with("Not saved"));
    let address = page.url();
    page.in_the_background(|| {
        page.visit(&address);
        page.click_text(".dk-saved button", "Edit here instead");
        page.until("it is this tab's", || page.text(SAVED).starts_with("Saved"));
        edit(page, 0);
        page.press("TWO ");
        page.press_key(Key::Escape);
        page.until("it is saved", || page.text(SAVED).starts_with("Saved") && page.text(WORDS).starts_with("TWO The"));
    });
    is_full(page, false);
    hears(page, "Another tab has changed this interview.");
    page.until("it is saved apart", || page.text(SAVED).starts_with("Saved") && page.url() != address);
    page.reload();
    page.until("its own words", || page.sees(WORDS) && page.text(WORDS).starts_with("ONE The"));
    page.visit(&address);
    page.until("the other's words", || page.sees(WORDS) && page.text(WORDS).starts_with("TWO The"));
}

/// What stands in fields.
fn values(page: &Page, fields: &[&str]) -> Vec<String> {
    page.look_for("return arguments[0].map((field) => document.querySelector(field)?.value ?? '')", &[json!(fields)])
}

fn open_panel(page: &Page, button: &str, field: &str) {
    page.click_text(".dk-rail-edit", button);
    page.until_seen(field);
}

fn what_is_begun_in_a_form_is_there_again_until_its_button_takes_it(page: &Page) {
    const TERM: [&str; 3] = ["#dk-new-term", "#dk-new-pinyin", "#dk-new-meaning"];
    let begun = ["水位", "shui wei", "how high the water stands"];
    open(page);
    open_panel(page, "Edit the glossary", TERM[0]);
    page.type_into(TERM[0], begun[0]);
    page.type_into(TERM[2], begun[2]);
    page.press_key(Key::Escape);
    page.until("the panel is closed", || !page.sees(TERM[0]));
    open_panel(page, "Edit themes", "#dk-add-theme");
    page.type_into("#dk-add-theme", "Water");
    // Another language of the desk draws all of it anew.
    page.look::<()>(
        "const own = document.querySelector('.dk-language');
        own.value = 'zh-Hans'; own.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    page.until_text(".dk-panel h2", "主题");
    assert_eq!(values(page, &["#dk-add-theme"]), ["Water"]);
    page.look::<()>(
        "const own = document.querySelector('.dk-language');
        own.value = 'en'; own.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    page.reload();
    page.until_seen(WORDS);
    open_panel(page, "Edit the glossary", TERM[0]);
    page.until("the term", || values(page, &TERM) == begun);
    page.click_text(".dk-panel button", "Make a term");
    page.until("an empty form", || values(page, &TERM) == ["", "", ""]);
    page.press_key(Key::Escape);
    open_panel(page, "Edit themes", "#dk-add-theme");
    assert_eq!(values(page, &["#dk-add-theme"]), ["Water"]);
    page.press_key(Key::Escape);
    open_panel(page, "Edit the glossary", TERM[0]);
    assert_eq!(values(page, &TERM), ["", "", ""]);
}

fn what_is_begun_keeps_no_name_that_a_pseudonym_replaced(page: &Page) {
    const MEANING: &str = "#dk-new-meaning";
    let kept = || page.look::<String>("return JSON.stringify(Object.values(sessionStorage))");
    open(page);
    open_panel(page, "Edit the glossary", MEANING);
    page.type_into(MEANING, "the word of Ada Osei");
    page.press_key(Key::Escape);
    page.click(".dk-steps button:has(kbd)");
    page.until_seen("#dk-find");
    page.type_into("#dk-find", "osei");
    page.type_into("#dk-name-0", "Ada Osei");
    page.type_into("#dk-pseudonym-0", "Mei Hua");
    page.click_text(".dk-panel button", "Replace 1 name");
    page.until("empty fields", || values(page, &["#dk-find", "#dk-name-0"]) == ["", ""]);
    assert!(!kept().to_lowercase().contains("osei"), "{}", kept());
    page.press_key(Key::Escape);
    open_panel(page, "Edit the glossary", MEANING);
    assert_eq!(values(page, &[MEANING]), ["the word of Mei Hua"]);
    page.look::<()>("location.hash = '#'");
    page.until_seen(".dk-draft");
    page.click(".dk-draft-acts button:last-child");
    page.until("nothing is kept", || kept() == "[]");
}
