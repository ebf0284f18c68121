//! Pages that were read are available without a connection, and are kept up to date.

use serde_json::json;

use super::{READ, drawn, kept, load_again, open, put, until_kept, until_running, written};
use crate::interview::ROOFTOP;
use crate::page::Page;

crate::journeys![
    read_pages_are_available_offline needs Workers,
    a_page_that_was_not_kept_is_reported needs Workers,
    a_copy_is_labelled_and_a_newer_version_offered needs Workers,
    withdrawn_interviews_leave_the_screen_and_the_device needs Workers,
    changed_copies_are_fetched_at_the_next_visit_to_any_page needs Workers,
    another_language_of_a_read_interview_is_available needs Workers,
];

fn read_pages_are_available_offline(page: &Page) {
    put(page, "one", None);
    open(page, READ);
    until_kept(page, READ);
    page.site.go_down();
    load_again(page);
    until_running(page);
    assert_eq!(page.text("h1"), "Rain on the Bakery Roof");
    page.click_text(".iv-chip", "Trust");
    page.until("passages on other themes to be folded", || page.look("return folded().length > 0"));
    page.click_text(".iv-chip", "Trust");
    page.click_text(".iv-langs :is(a, button)", "中文");
    page.type_into(".iv-search input", "laomian");
    page.until("what pinyin finds", || page.look("return marked('.iv-hit').some(([, , words]) => words === '老面')"));
}

fn a_page_that_was_not_kept_is_reported(page: &Page) {
    put(page, "one", None);
    open(page, READ);
    until_kept(page, READ);
    page.site.go_down();
    page.open("interviews/other/");
    assert_eq!(page.texts("h1"), ["No connection"], "one language first");
    assert_eq!(page.texts(".iv-gone-others p").len(), 2);
    let links: Vec<String> = page.look("return [...document.links].map((a) => a.href)");
    assert_eq!(links, ["", READ].map(|path| format!("{}/{path}", page.site.origin())), "the kept interview, too");
    assert_eq!(
        page.look::<String>("return getComputedStyle(document.body).margin"),
        "0px",
        "the style rules are there"
    );
}

/// The page of the interview, before or after a change.
fn page_of(version: &str, file: &str) -> String {
    let frame = json!({ "root": "../../", "lang": "en", "id": "rooftop", "built": "" });
    written(version, "../../", &drawn(file, &frame), &frame, Some(file))
}

const FILE: &str = "interviews/rooftop/index.html";

/// Waits until the reader sees the kept copy, since the site does not answer.
#[track_caller]
fn open_copy(page: &Page) {
    page.site.hold(FILE);
    page.open(READ);
    page.until("what says that it is a copy", || {
        page.text("#iv-kept p").contains("the copy that was kept on this device on")
    });
}

fn a_copy_is_labelled_and_a_newer_version_offered(page: &Page) {
    let version = put(page, "one", None);
    open(page, READ);
    until_kept(page, READ);
    open_copy(page);
    page.site.put(FILE, page_of(&version, ROOFTOP));
    page.until("nothing to tell, as it is the same", || !page.sees("#iv-kept"));

    open_copy(page);
    page.site.put(FILE, page_of(&version, &ROOFTOP.replace("Rain on the Bakery Roof", "Snow on the Bakery Roof")));
    page.until_seen("#iv-kept button");
    assert!(page.text("#iv-kept p").ends_with("The site has a newer one."), "{}", page.text("#iv-kept p"));
    assert_eq!(page.text("h1"), "Rain on the Bakery Roof", "until the reader wants it");
    page.click("#iv-kept button");
    page.until_text("h1", "Snow on the Bakery Roof");
    assert!(!page.sees("#iv-kept"));

    page.site.go_down();
    page.open(READ);
    page.until_seen("#iv-kept");
    assert!(!page.sees("#iv-kept button"));
}

fn withdrawn_interviews_leave_the_screen_and_the_device(page: &Page) {
    put(page, "one", None);
    open(page, READ);
    until_kept(page, READ);
    page.open("?src=interviews/rooftop.json");
    until_kept(page, "interviews/rooftop.json");
    open_copy(page);
    page.site.fail("interviews/rooftop.json", 404);
    page.site.fail(FILE, 410);
    page.until_text("h1", "This interview was withdrawn");
    assert!(
        !page.look::<bool>("return document.documentElement.outerHTML.includes('Bakery')"),
        "nothing of it is left"
    );
    page.until("nothing of it that is kept", || !kept(page, "read").iter().any(|path| path.contains("rooftop")));
}

fn changed_copies_are_fetched_at_the_next_visit_to_any_page(page: &Page) {
    put(page, "one", None);
    open(page, READ);
    until_kept(page, READ);
    page.open("?i=second");
    until_kept(page, "interviews/second.json");
    // Another build withdraws one, and the list says so.
    page.site.fail(FILE, 404);
    page.site.put("offline.json", json!({ "version": "", "bytes": 0, "files": [] }).to_string());
    page.open("");
    page.until("nothing of it that is kept", || !kept(page, "read").iter().any(|path| path.contains("rooftop")));
    assert!(kept(page, "read").contains(&"interviews/second.json".to_string()), "what is on the site stays");
}

fn another_language_of_a_read_interview_is_available(page: &Page) {
    put(page, "one", None);
    open(page, READ);
    until_kept(page, READ);
    page.site.go_down();
    open(page, &format!("{READ}zh-Hans/?theme=trust#a12.2"));
    let url = page.url();
    assert!(url.contains("lang=zh-Hans") && url.contains("theme=trust") && url.ends_with("#a12.2"), "{url}");
    page.until_text("h1", "面包房屋顶上的雨");
}
