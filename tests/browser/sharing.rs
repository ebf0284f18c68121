//! Share: the links and the code that readers copy.

use fantoccini::key::Key;
use serde_json::json;

use crate::access::passes;
use crate::interview::{self, rooftop};
use crate::page::{PHONE, Page};

crate::journeys![
    a_passage_is_copied_in_chinese,
    the_code_follows_the_choices in Chromium,
    words_are_quoted_in_their_passage in Chromium,
    selected_words_are_quoted,
    text_that_cannot_be_copied_is_selected,
    share_closes_by_key_and_returns_the_focus,
    links_are_copied_at_once_and_announced,
    a_number_copies_its_link_and_the_page_stays in Chromium,
    selected_words_have_two_buttons in Chromium,
    a_selection_over_passages_is_quoted_whole in Chromium,
    share_passes_on_a_phone_and_in_the_dark in Chromium,
    an_own_file_has_no_code in Chromium,
];

/// A stand-in for the page of the preview, which these journeys do not test.
const PREVIEW: &str = "<!doctype html><html lang=en><title>Preview</title><main><h1>Preview</h1></main>";

const CODE: &str = "return document.getElementById('iv-share-code').value";

/// Opens an interview, makes copied text visible in the page, and opens Share.
#[track_caller]
fn open(page: &Page, parameters: &str) {
    page.site.put("viewer/1/embed.html", PREVIEW);
    interview::open(page, parameters);
    page.look::<()>(
        "Object.defineProperty(navigator.clipboard, 'writeText', {value: async (text) => { window.copied = text }})",
    );
    share(page);
}

#[track_caller]
fn share(page: &Page) {
    page.click(".iv-share-open");
    page.click(".iv-share-embed");
    page.until("the code", || page.look("return !!document.getElementById('iv-share-code')?.value"));
}

fn is_open(page: &Page) -> bool {
    page.look("return document.getElementById('iv-share').matches(':popover-open')")
}

#[track_caller]
fn choose(page: &Page, list: &str, id: &str) {
    page.look_for::<()>(
        "const list = document.querySelector(`#iv-share [name=${arguments[0]}]`);
        list.value = arguments[1]; list.dispatchEvent(new Event('change', {bubbles: true}))",
        &[json!(list), json!(id)],
    );
}

#[track_caller]
fn until_code(page: &Page, what: &str) {
    page.until(&format!("{what} in the code"), || page.look::<String>(CODE).contains(what));
}

fn frame(page: &Page) -> String {
    page.look("return document.querySelector('#iv-share iframe').getAttribute('src')")
}

fn a_passage_is_copied_in_chinese(page: &Page) {
    open(page, "");
    page.click_text("#iv-share .iv-choice", "A passage");
    choose(page, "thread", "q2");
    choose(page, "passage", "t5.2");
    page.click_text("#iv-share .iv-choice", "中文");
    // The passage has no id in the file: the link pins its words.
    until_code(page, "lang=\"zh-Hans\" turn=\"t5.2~");
    let passages = rooftop();
    let passage = passages.iter().find(|passage| passage.id == "t5.2").expect("it is there");
    let code: String = page.look(CODE);
    assert!(code.contains(&format!("<p>{}</p>", passage.texts["zh-Hans"][0])), "{code}");
    assert!(code.contains("/rooftop.json\" lang=\"zh-Hans\""), "{code}");
    assert!(code.contains("《<cite>面包房屋顶上的雨</cite>》，阿达，2021年4月，<a href=\"http://"), "{code}");
    assert!(frame(page).contains("rooftop.json&lang=zh-Hans&view=card#t5.2~"), "{}", frame(page));
    page.click_text("#iv-share button", "Copy the code");
    page.until_text("#iv-share .iv-share-copy [role=status]", "Copied.");
    assert_eq!(page.look::<String>("return window.copied"), code);
    passes(page, "a passage to share");
    // The message about this code does not apply to the next.
    page.click_text("#iv-share .iv-choice", "Both");
    until_code(page, "lang=\"both\"");
    assert_eq!(page.text("#iv-share .iv-share-copy [role=status]"), "");
}

fn the_code_follows_the_choices(page: &Page) {
    open(page, "&theme=trust&lang=both");
    // The question on screen, until the reader chooses another.
    until_code(page, "turn=\"q1\"");
    page.click_text("#iv-share .iv-choice", "Whole interview");
    until_code(page, "themes=\"trust\"");
    page.click_text("#iv-share .iv-choice", "School");
    until_code(page, "themes=\"school trust\"");
    page.click_text("#iv-share .iv-choice", "Dark");
    until_code(page, "color-scheme=\"dark\"");
    page.click_text("#iv-share .iv-check", "Custom accent colour");
    until_code(page, "style=\"--iv-accent: #12584a; --iv-on-accent: #ffffff\"");
    choose(page, "colour", "#ffcc00");
    until_code(page, "style=\"--iv-accent: #ffcc00; --iv-on-accent: #000000\"");
    passes(page, "the whole interview to share");
    let entries: u32 = page.look("return history.length");
    page.click_text("#iv-share .iv-choice", "Frame (iframe)");
    until_code(page, "<iframe src=\"http://");
    let address = page.look::<String>("return document.querySelector('#iv-share iframe').src");
    until_code(page, &address.replace('&', "&amp;"));
    assert!(address.ends_with("&lang=both&theme=school&theme=trust&scheme=dark"), "{address}");
    assert!(!page.sees("#iv-share [name=own]"), "a frame has its own colours");
    page.click_text("#iv-share .iv-choice", "English");
    page.until("another frame", || frame(page).contains("lang=en"));
    page.settle();
    assert_eq!(page.look::<u32>("return history.length"), entries, "a preview is no step in the history");
}

fn words_are_quoted_in_their_passage(page: &Page) {
    open(page, "#t5.2:forty%20years");
    until_code(page, "<p>forty years</p>");
    assert_eq!(page.look::<String>("return document.querySelector('#iv-share [name=words]').value"), "forty years");
    let say = |words: &str| {
        page.look::<()>("document.querySelector('#iv-share [name=words]').value = ''");
        page.type_into("#iv-share [name=words]", words);
        page.press_key(Key::Tab);
    };
    say("fifty years");
    page.until("what is wrong", || {
        page.text("#iv-share-quote").starts_with("This passage does not contain these words")
    });
    assert_eq!(page.look::<String>(CODE), "");
    passes(page, "words that do not stand there");
    say("She kept … it will rain");
    until_code(page, "turn=\"t5.2~");
    until_code(page, ":She%20kept,it%20will%20rain\"");
    until_code(page, "<p>She kept forty years of weather in her head");
    page.until("nothing is wrong", || page.text("#iv-share-quote").starts_with("As written"));
}

fn selected_words_are_quoted(page: &Page) {
    page.site.put("viewer/1/embed.html", PREVIEW);
    interview::open(page, "");
    page.look::<()>(
        "const [text] = [...texts(passage('a1.1'))].filter((t) => t.data.startsWith('Because flour'));
        getSelection().setBaseAndExtent(text, 8, text, 20)",
    );
    share(page);
    until_code(page, "<p>flour drinks</p>");
    until_code(page, "turn=\"a1.1~");
    until_code(page, ":flour%20drinks\"");
}

fn text_that_cannot_be_copied_is_selected(page: &Page) {
    open(page, "");
    page.look::<()>(
        "Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => ({writeText: () => Promise.reject()})})",
    );
    page.click_text("#iv-share button", "Copy the code");
    page.until("what to do instead", || {
        page.text("#iv-share .iv-share-copy [role=status]").contains("copy it by hand")
    });
    let selected = "const e = document.activeElement; return e.id === 'iv-share-code' && e.selectionEnd - e.selectionStart === e.value.length";
    page.until("all of it is selected", || page.look(selected));
    page.look::<()>("Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined})");
    page.click_text("#iv-share .iv-choice", "中文");
    page.until("nothing said", || page.text("#iv-share .iv-share-copy [role=status]").is_empty());
    page.click_text("#iv-share button", "Copy the code");
    page.until("the same again", || page.text("#iv-share .iv-share-copy [role=status]").contains("copy it by hand"));
}

fn share_closes_by_key_and_returns_the_focus(page: &Page) {
    page.site.put("viewer/1/embed.html", PREVIEW);
    interview::open(page, "");
    page.look::<()>("document.querySelector('.iv-share-open').focus()");
    page.press_key(Key::Enter);
    page.until("the first row has the focus", || page.focus().starts_with("button.iv-share-row"));
    page.look::<()>("document.querySelector('.iv-share-embed').focus()");
    page.press_key(Key::Enter);
    page.until("the code", || page.look("return !!document.getElementById('iv-share-code')?.value"));
    page.until("the way back has the focus", || page.focus().starts_with("button.iv-share-back"));
    page.press_key(Key::Enter);
    page.until("the row that led there has the focus", || page.focus().contains("iv-share-embed"));
    page.press_key(Key::Escape);
    page.until("it is closed", || !is_open(page));
    page.until("the focus is back", || page.focus().starts_with("button.iv-share-open"));
    page.until("nothing of it is left", || {
        !page.look::<bool>("return !!document.querySelector('#iv-share .iv-share-row')")
    });
}

fn links_are_copied_at_once_and_announced(page: &Page) {
    interview::open(page, "&theme=trust");
    watch(page);
    page.click(".iv-share-open");
    page.until("the rows", || page.look::<u32>("return document.querySelectorAll('#iv-share li').length") == 4);
    passes(page, "the links to share");
    page.click("#iv-share li:nth-child(2) button");
    page.until_text("#iv-share li:nth-child(2) .iv-share-do", "Copied");
    let copied: String = page.look("return window.copied");
    assert!(copied.starts_with("http") && copied.contains("theme=trust"), "{copied}");
    page.until_text(".iv-toast-what", &copied);
    assert!(page.focus().contains("iv-share-row"), "{}", page.focus());
}

fn a_number_copies_its_link_and_the_page_stays(page: &Page) {
    interview::open(page, "");
    watch(page);
    let top: f64 = page.look("return scrollY");
    page.click("[data-passage='a1.1'] .iv-meta > a");
    page.until("the address", || page.look::<String>("return location.hash").starts_with("#a1.1"));
    let copied: String = page.look("return window.copied");
    assert!(copied.contains("#a1.1"), "{copied}");
    page.until_seen(".iv-toast");
    assert!((page.look::<f64>("return scrollY") - top).abs() < 2.0, "the page stays");
}

#[track_caller]
fn watch(page: &Page) {
    page.look::<()>(
        "Object.defineProperty(navigator.clipboard, 'writeText', {value: async (text) => { window.copied = text }})",
    );
}

const SELECTED: &str = "#iv-selected";

fn selected_words_have_two_buttons(page: &Page) {
    interview::open(page, "");
    watch(page);
    page.look::<()>(
        "const [text] = [...texts(passage('a1.1'))].filter((t) => t.data.startsWith('Because flour'));
        getSelection().setBaseAndExtent(text, 8, text, 20)",
    );
    page.until_seen(SELECTED);
    let below: bool = page.look(
        "const lines = getSelection().getRangeAt(0).getClientRects();
        return document.querySelector('#iv-selected').getBoundingClientRect().top >= lines[lines.length - 1].bottom",
    );
    assert!(below, "they stand below the words");
    assert!(!page.focus().starts_with("button"), "they do not take the focus: {}", page.focus());
    passes(page, "selected words");
    page.press("c");
    page.until("the first button has the focus", || page.text(":focus") == "Copy link");
    page.press_key(Key::Enter);
    page.until("a link", || page.look("return (window.copied ?? '').includes(':flour%20drinks')"));
    page.until_seen(".iv-toast");
    page.press_key(Key::Escape);
    page.until("they are gone", || !page.sees(SELECTED));
}

fn a_selection_over_passages_is_quoted_whole(page: &Page) {
    interview::open(page, "");
    watch(page);
    let ids: Vec<String> = page.look(
        "const ids = passages().filter(shown).map((p) => p.dataset.passage);
        const words = (id) => [...texts(passage(id))].find(({ data, parentElement }) =>
            data.trim() && shown(parentElement) && parentElement.closest('.iv-text, .iv-pair'));
        getSelection().setBaseAndExtent(words(ids[1]), 3, words(ids[3]), 9);
        return ids.slice(1, 4)",
    );
    page.until_seen(SELECTED);
    page.click_text("#iv-selected button", "Copy quotation");
    page.until("it is copied", || page.look("return !!window.copied"));
    let copied: String = page.look("return window.copied");
    let all = rooftop();
    let middle = all.iter().find(|passage| passage.id == ids[1]).expect("it is there");
    for paragraph in &middle.texts[middle.read_in("en").0] {
        assert!(copied.contains(paragraph), "{paragraph} is missing in {copied}");
    }
    assert!(copied.contains("http"), "{copied}");
}

fn share_passes_on_a_phone_and_in_the_dark(page: &Page) {
    page.size(PHONE);
    open(page, "&lang=zh-Hans");
    passes(page, "Share on a phone");
    let wide: (f64, f64) =
        page.look("const e = document.getElementById('iv-share'); return [e.scrollWidth, e.clientWidth]");
    assert!(wide.0 <= wide.1, "{wide:?}");
    page.click("#iv-share .iv-share-close");
    page.until("it is closed", || !is_open(page));
    page.click(".iv-settings-open");
    page.click_text(".iv-choice", "深色");
    page.press_key(Key::Escape);
    share(page);
    passes(page, "Share in the dark");
}

fn an_own_file_has_no_code(page: &Page) {
    page.open("/");
    page.click(".iv-own summary");
    page.type_into("#iv-paste", r#"{"title": "Mine", "turns": [{"text": "One."}]}"#);
    page.click_text(".iv-own button", "Open the pasted text");
    page.until_text("h1", "Mine");
    page.click(".iv-share-open");
    page.click(".iv-share-embed");
    page.until("why", || {
        page.text("#iv-share .iv-share-note").starts_with("This interview was opened from your device.")
    });
    passes(page, "nothing to share");
}
