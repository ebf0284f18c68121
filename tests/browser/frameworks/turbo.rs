//! Turbo.

use super::{alone, nothing_is_left, open, read, until_read};
use crate::page::Page;

crate::journeys![turbo_visits_leave_one_viewer,];

/// Waits until the inline interview of a page is read.
#[track_caller]
fn until_note_is_read(page: &Page, words: &[(&str, &str)]) {
    let words: Vec<_> = words.iter().map(|(id, words)| (id.to_string(), words.to_string())).collect();
    page.until_eq("the note", words, || read(page, "body"));
    alone(page, "body");
}

fn turbo_visits_leave_one_viewer(page: &Page) {
    // Turbo's progress bar violates the policy, which does not matter to the page.
    page.site.provoke("policy: style-src-elem inline");
    page.site.provoke("error: style");
    open(page, "turbo/index.html");
    page.until("Turbo", || page.look("return !!window.Turbo"));
    page.look::<()>("window.isTheSame = true");
    page.click_text("a", "Rooftop");
    until_read(page, "body", "en", &[]);
    page.click_text(".iv-chip", "Trust");
    page.click_text(".iv-langs button", "中文");
    until_read(page, "body", "zh-Hans", &["trust"]);
    page.click_text("a", "Note");
    let ink = [("a1.1", "谁过河，我都记下来。")];
    until_note_is_read(page, &ink);
    page.click_text(".iv-langs button", "English");
    until_note_is_read(page, &[("a1.1", "I write down who crosses.")]);
    // Turbo restores a copy of the page, without any choices.
    page.back();
    until_read(page, "body", "en", &[]);
    page.forward();
    until_note_is_read(page, &ink);
    // The copy is shown first, then the page itself.
    page.click_text("a", "Rooftop");
    until_read(page, "body", "en", &[]);
    page.settle();
    until_read(page, "body", "en", &[]);
    page.click_text("a", "Contents");
    page.until_text("h1", "Contents");
    nothing_is_left(page);
    page.back();
    until_read(page, "body", "en", &[]);
    assert!(page.look::<bool>("return window.isTheSame"), "all this was on one page");
}
