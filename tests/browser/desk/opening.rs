//! Files become interviews on the desk, and the browser keeps them.

use fantoccini::key::Key;
use serde_json::json;

use crate::access;
use crate::page::{DESKTOP, PHONE, Page};

crate::journeys![
    a_word_file_becomes_an_interview_that_outlives_a_reload,
    a_second_tab_reads_until_it_takes_over in Chromium,
    a_draft_is_renamed_removed_and_restored in Chromium,
    a_text_is_read_again_in_another_encoding in Chromium,
    the_start_and_what_was_understood_pass,
];

/// Questions and answers in two languages, in a table.
const WORD: &[u8] = include_bytes!("../../import/docx/table-languages/talk.docx");
/// With tracked changes.
const CHANGED: &[u8] = include_bytes!("../../import/docx/changes/talk.docx");
const CHINESE: &[u8] = include_bytes!("../../import/encodings/gb18030/talk.txt");

const NAME: &str = ".dk-speakers input";
const SAVED: &str = ".dk-saved";

pub fn begin(page: &Page) {
    page.open("/desk.html");
    page.until_text("h1", "Start with the file you have");
}

pub fn drop_file(page: &Page, name: &str, bytes: &[u8]) {
    page.look_for::<()>(
        "const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(arguments[1])], arguments[0]));
        for (const type of ['dragover', 'drop']) {
            document.body.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: data}));
        }",
        &[json!(name), json!(bytes)],
    );
}

/// Begins with the Word file, as it was understood.
fn understood(page: &Page) {
    begin(page);
    drop_file(page, "talk.docx", WORD);
    page.until_text("h1", "Two voices, two questions, two languages");
}

fn names(page: &Page) -> Vec<String> {
    page.look_for("return all(arguments[0]).map((field) => field.value)", &[json!(NAME)])
}

fn a_word_file_becomes_an_interview_that_outlives_a_reload(page: &Page) {
    understood(page);
    assert_eq!(names(page), ["Q", "A"]);
    page.look_for::<()>("const [field] = all(arguments[0]); field.focus(); field.select()", &[json!(NAME)]);
    page.press("Hanna Weld");
    page.press_key(Key::Tab);
    page.until("the name is saved", || names(page)[0] == "Hanna Weld" && page.text(SAVED).starts_with("Saved"));
    page.until("what was done", || page.text("[role=status]").starts_with("Renamed Hanna Weld"));
    page.look::<()>("window.dispatchEvent(new Event('pagehide'))");
    page.reload();
    page.until_seen(NAME);
    assert_eq!(names(page), ["Hanna Weld", "A"]);
    page.click_text(".dk-next a", "Go on to the text");
    page.until("the text", || page.texts("main").concat().contains("Hanna Weld"));
    page.back();
    page.until_text("h1", "Two voices, two questions, two languages");
    let sent = page.site.requests().into_iter().filter(|request| request.method != "GET").count();
    assert_eq!(sent, 0, "nothing of the file is sent anywhere");
}

fn a_second_tab_reads_until_it_takes_over(page: &Page) {
    understood(page);
    let address = page.url();
    page.in_the_background(|| {
        page.visit(&address);
        page.until("another tab edits", || page.text(SAVED).starts_with("Another tab edits"));
        assert!(page.look_for::<bool>("return all(arguments[0]).every((field) => field.readOnly)", &[json!(NAME)]));
        page.click_text(".dk-saved button", "Edit here instead");
        page.until("it is this tab's", || page.text(SAVED).starts_with("Saved"));
        page.until("its fields", || page.look_for("return !all(arguments[0])[0].readOnly", &[json!(NAME)]));
    });
    // The second tab is closed by now.
    page.until_text("[role=status]", "You edit this interview here now.");
    page.until("the first tab edits again", || page.text(SAVED).starts_with("Saved"));
    assert!(page.look_for::<bool>("return !all(arguments[0])[0].readOnly", &[json!(NAME)]));
}

fn a_draft_is_renamed_removed_and_restored(page: &Page) {
    understood(page);
    page.click_text(".dk-places a", "Interviews");
    page.until_text(".dk-draft h3", "talk");
    page.click_text(".dk-draft-acts button", "Rename talk");
    page.until("the field", || page.focus().starts_with("input"));
    page.press("The river");
    page.press_key(Key::Tab);
    page.until_text(".dk-draft h3", "The river");
    page.click_text(".dk-draft-acts button", "Remove The river");
    page.until_text("[role=status]", "“The river” is removed.");
    assert!(!page.sees(".dk-draft"));
    // The button that had the focus is gone, and so is Undo after it has done its work.
    page.until("Undo has the focus", || page.focus() == "button.dk-act is-main");
    page.press_key(Key::Enter);
    page.until_text(".dk-draft h3", "The river");
    // The list may come a moment later: then its heading has it, or else the draft.
    page.until("the list has the focus", || {
        page.look("return document.activeElement.closest('[aria-labelledby=dk-drafts]') != null")
    });
    drop_file(page, "scan.pdf", b"%PDF-1.7 \xff");
    page.until("why it is refused", || page.text(".iv-notice.is-error").starts_with("scan.pdf: This is a PDF"));
    page.click_text(".dk-draft h3 a", "The river");
    page.until("the text", || page.texts("main").concat().contains("In spring, with my two brothers."));
}

fn a_text_is_read_again_in_another_encoding(page: &Page) {
    begin(page);
    drop_file(page, "talk.txt", CHINESE);
    page.until_text("h1", "Two voices, three questions, one language");
    page.click_text(".dk-choice", "Ê±¼ä£º2019Äê3ÔÂ2ÈÕ windows-1252");
    page.until_text("[role=status]", "The file was read again.");
    assert!(!names(page).contains(&"麦阿凤".to_owned()), "{:?}", names(page));
    page.click_text(".dk-choice", "时间：2019年3月2日 gb18030");
    page.until("the names", || names(page).contains(&"麦阿凤".to_owned()));
}

fn the_start_and_what_was_understood_pass(page: &Page) {
    begin(page);
    access::passes(page, "an empty start");
    drop_file(page, "talk.docx", CHANGED);
    page.until_text("h1", "Two voices, two questions, one language");
    for size in [DESKTOP, PHONE] {
        page.size(size);
        for scheme in ["light", "dark"] {
            page.look_for::<()>("document.documentElement.dataset.theme = arguments[0]", &[json!(scheme)]);
            access::passes(page, &format!("what was understood, {scheme}, {size:?}"));
            let wide: bool = page.look("return document.documentElement.scrollWidth > innerWidth");
            assert!(!wide, "it scrolls sideways at {size:?}");
        }
    }
    page.click_text(".dk-next a", "Not this file");
    page.until_seen(".dk-draft");
    access::passes(page, "a start with a draft, dark, on a phone");
}
