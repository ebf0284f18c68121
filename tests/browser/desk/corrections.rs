//! A proof goes to the interviewee, and the corrected file comes back.

use fantoccini::key::Key;
use interview_viewer::export;
use interview_viewer::import::{Changes, proof};
use serde_json::{Value, json};

use super::opening::{begin, drop_file};
use crate::access;
use crate::page::{DESKTOP, PHONE, Page};

crate::journeys![a_corrected_file_comes_back_and_is_decided];

const INTERVIEW: &[u8] = include_bytes!("../../corrections/interview.json");
const STATUS: &str = ".dk > [role=status]";
const TAKEN: &str = ".dk-seg .is-take[aria-pressed=true]";

/// Downloads the proof, and returns the file.
fn proof_of(page: &Page) -> Vec<u8> {
    page.look::<()>(
        "const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { window.saved = blob; return make.call(URL, blob) };
        HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download }",
    );
    page.until("it is saved", || page.text(".dk-saved").starts_with("Saved"));
    page.click(".dk-saved > button");
    page.click_text(".dk-hand button", "Word file");
    page.until("the download", || page.look::<Option<String>>("return window.savedAs").is_some());
    assert_eq!(page.look::<String>("return window.savedAs"), "The bakery, for correction.docx");
    let bytes = page.await_script(
        "window.saved.arrayBuffer().then((bytes) => arguments[0](Array.from(new Uint8Array(bytes))))",
        &[],
    );
    let bytes = bytes.as_array().into_iter().flatten().filter_map(Value::as_u64);
    bytes.filter_map(|byte| u8::try_from(byte).ok()).collect()
}

/// The file as somebody sends it back, who has corrected three passages.
fn corrected(file: &[u8]) -> Vec<u8> {
    let given = proof::read(file, "proof.docx", Changes::Accepted).expect("a Word file").proof.expect("a proof");
    let mut edited = given.clone();
    edited.parts[2].source = "Because flour drinks water.".into();
    edited.parts[4].source = "".into();
    edited.parts[6].source = "Since when do you bake with rain?".into();
    export::proof::corrected(&edited, &given)
}

fn a_corrected_file_comes_back_and_is_decided(page: &Page) {
    begin(page);
    drop_file(page, "bakery.json", INTERVIEW);
    page.until_text("h1", "Two voices, two questions, two languages");
    page.click_text(".dk-next a", "Go on to the text");
    // Keys act on the passage in hand before one has gone there.
    page.until_seen(".dk-row.is-in-hand");
    page.press("p");
    page.until_text(STATUS, "No theme yet: name one below");
    let file = corrected(&proof_of(page));
    drop_file(page, "back.docx", &file);
    // The first correction is in hand, and `?` lists its keys.
    page.until("the first correction", || page.focus() == "section#dk-c2.dk-change");
    page.press("?");
    page.until("the keys", || page.text(".dk-help").contains("Take and edit"));
    page.click(".dk-help .dk-panel-head button");
    page.until("the correction again", || page.focus() == "section#dk-c2.dk-change");
    page.press("1");
    page.until("what was done", || page.text(STATUS).starts_with("1.1 taken, 2 left to decide"));
    // Who decides goes on to the next.
    page.until("the next correction", || page.focus() == "section#dk-c4.dk-change");
    page.press("1");
    page.until("it is taken", || page.texts(TAKEN).len() == 2);
    page.until("the last correction", || page.focus() == "section#dk-c6.dk-change");
    // The passage that went comes back.
    page.click(".dk-decided li:nth-child(2) button");
    page.until("the one before", || page.focus() == "section#dk-c4.dk-change is-done");
    page.press("2");
    page.until("it is left", || page.texts(TAKEN).len() == 1);
    page.press("n");
    page.until("the last correction again", || page.focus() == "section#dk-c6.dk-change");
    // Words that were begun outlive their field and the page.
    page.press("e");
    page.until("the field", || page.focus() == "textarea");
    page.press("My own words. ");
    page.press_key(Key::Escape);
    page.until_text(STATUS, "Your words are kept but not taken yet: “Take these words” takes them");
    page.until("what was begun", || page.texts(".dk-both").concat().contains("My own words."));
    for size in [DESKTOP, PHONE] {
        page.size(size);
        for scheme in ["light", "dark"] {
            page.look_for::<()>("document.documentElement.dataset.theme = arguments[0]", &[json!(scheme)]);
            access::passes(page, &format!("corrections, {scheme}, {size:?}"));
        }
    }
    page.size(DESKTOP);
    page.click_text(".dk-views a", "Text");
    page.until("the text", || page.texts(".dk-row .dk-words").concat().contains("Because flour drinks water."));
    let text = page.texts(".dk-row .dk-words").concat();
    assert!(text.contains("Twice a week") && text.contains("rain water"), "{text}");
    assert_eq!(page.text(STATUS), "", "it was about another view");
    // Another file puts it away, and it is opened again as it was.
    drop_file(page, "again.txt", b"[1.1] Jo: Because flour drinks a lot.");
    page.until("the other file", || page.text(".dk-decided").contains("again.txt"));
    page.click_text(".dk-decided button", "Open again back.docx");
    page.until("the first file", || page.texts(TAKEN).len() == 1);
    assert!(page.texts(".dk-change").concat().contains("Your words are kept"));
    page.click_text(".dk-decided button", "Put the file away");
    let focused = || page.look::<String>("return document.activeElement.textContent");
    page.until("the way back has the focus", || focused() == "Open again back.docx");
    // Where interviews are opened, it is known for what it is.
    page.click_text("a", "Interviews");
    page.until_seen(".dk-start");
    drop_file(page, "back.docx", &file);
    page.until("its interview", || page.url().contains("#corrections/") && page.texts(TAKEN).len() == 1);
}
