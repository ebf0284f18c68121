//! Keeping all interviews, updates of the program, and switching it off.

use serde_json::json;

use super::{ADD_ON, READ, ask, kept, load_again, open, open_settings, put, until_kept, until_running, versions};
use crate::interview::ROOFTOP;
use crate::page::Page;

crate::journeys![
    all_interviews_are_kept_on_request needs Workers,
    keeping_all_can_be_stopped needs Workers,
    an_update_never_mixes_versions needs Workers,
    nothing_is_kept_when_switched_off needs Workers,
    an_add_on_is_kept_once_it_is_used needs Workers,
];

fn all_interviews_are_kept_on_request(page: &Page) {
    put(page, "one", None);
    open(page, READ);
    until_kept(page, READ);
    open_settings(page);
    page.until_text(".iv-keep-state", "1 of 2 interviews is kept on this device.");
    let size = page.text(".iv-keep-all");
    assert!(size.starts_with("Keep all interviews (") && size.ends_with(" kB)"), "{size}");
    page.click(".iv-keep-all");
    page.until_text(".iv-keep-said", "All interviews can now be read without a connection.");
    page.until_text(".iv-keep-state", "All interviews are kept on this device.");
    assert_eq!(kept(page, "read"), ["", "interviews/rooftop.json", READ, "interviews/second.json", "site.json"]);
    page.site.go_down();
    open(page, "interviews/second/");
    page.until_text("h1", "A Second Roof");
    assert!(page.url().contains("?i=second"), "{}", page.url());
    page.open("");
    page.until_text("h1", "All interviews");
    // Removed copies are gone.
    page.site.come_up();
    open(page, READ);
    open_settings(page);
    page.click(".iv-keep-remove");
    page.until_text(".iv-keep-said", "Removed.");
    assert_eq!(kept(page, "read"), [] as [&str; 0]);
}

fn keeping_all_can_be_stopped(page: &Page) {
    put(page, "one", None);
    open(page, READ);
    until_kept(page, READ);
    page.site.hold("interviews/second.json");
    open_settings(page);
    page.click(".iv-keep-all");
    page.until("all but that one", || page.text("progress + .iv-keep-state").starts_with("3 of 4 files, "));
    page.click_text(".iv-keep button", "Stop");
    page.site.put("interviews/second.json", ROOFTOP);
    page.until_text(".iv-keep-said", "Stopped. What was kept so far stays.");
    until_kept(page, "interviews/rooftop.json");
    // It also stops by itself.
    page.site.fail("interviews/second.json", 500);
    page.click(".iv-keep-all");
    page.until_text(".iv-keep-said", "The connection broke off. What was kept so far stays.");
    until_kept(page, "interviews/rooftop.json");
}

fn an_update_never_mixes_versions(page: &Page) {
    let one = put(page, "one", None);
    open(page, READ);
    until_kept(page, READ);
    assert_eq!(versions(page), ["one", "one"]);
    let programs =
        || ask(page, "return (await caches.keys()).map((name) => name.split('program-')[1]).filter((v) => v)");
    assert_eq!(programs(), json!([one]));

    // During an upload, the new version is not taken.
    let two = put(page, "two", Some("viewer.js"));
    let tried = ask(
        page,
        "const registration = await navigator.serviceWorker.getRegistration();
        await registration.update().catch(() => {});
        while (registration.installing) await new Promise((done) => setTimeout(done, 20));
        return true",
    );
    assert_eq!(tried, json!(true));
    assert_eq!(programs(), json!([one]));
    page.site.go_down();
    load_again(page);
    until_running(page);
    assert_eq!(versions(page), ["one", "one"]);

    // After the upload, the next page has the new version, and all of it is kept.
    page.site.come_up();
    put(page, "two", None);
    // Otherwise the copies would be checked again, and the old page replaced.
    page.site.fail("offline.json", 404);
    page.open("?i=second");
    page.until("the new version among what is kept", || programs() == json!([one, two]));
    until_in_charge(page);
    page.site.go_down();
    page.open(READ);
    until_running(page);
    assert_eq!(versions(page), ["one", "one"], "a page of before, with the program of before");

    // The version before the last is gone: a page of that version gets the current one.
    page.site.come_up();
    let three = put(page, "three", None);
    page.site.fail("offline.json", 404);
    page.open("?i=second");
    page.until("the newest version among what is kept", || programs() == json!([two, three]));
    until_in_charge(page);
    page.site.go_down();
    page.open(READ);
    until_running(page);
    assert_eq!(versions(page), ["three", "three"]);
}

/// Waits until the newest worker has taken over. Its files are there a moment before.
#[track_caller]
fn until_in_charge(page: &Page) {
    let script = "const {installing, waiting, active} = await navigator.serviceWorker.getRegistration();
        return !installing && !waiting && active.state === 'activated'";
    page.until("the newest worker", || ask(page, script) == json!(true));
}

fn nothing_is_kept_when_switched_off(page: &Page) {
    put(page, "one", None);
    open(page, READ);
    until_kept(page, READ);
    open_settings(page);
    page.click_text(".iv-keep label", "Keep what I read on this device");
    page.until("nothing that is kept", || kept(page, "").is_empty());
    let workers = "return (await navigator.serviceWorker.getRegistrations()).length";
    assert_eq!(ask(page, workers), json!(0));
    for _ in 0..2 {
        load_again(page);
        until_running(page);
    }
    open_settings(page);
    assert_eq!(kept(page, ""), [] as [&str; 0]);
    assert_eq!(ask(page, workers), json!(0));
    assert!(!page.sees(".iv-keep-all"));
    // When it is switched on again, the open page is kept.
    page.click_text(".iv-keep label", "Keep what I read on this device");
    until_kept(page, READ);
}

fn an_add_on_is_kept_once_it_is_used(page: &Page) {
    let version = put(page, "one", None);
    page.site.put("broken.json", "{\"title\": oops}");
    open(page, READ);
    let is_kept = |name: &str| kept(page, &version).iter().any(|kept| kept == name);
    page.until("the program is kept", || is_kept("viewer_bg.wasm"));
    assert!(!is_kept(ADD_ON));
    page.open("?src=broken.json");
    page.until_seen(".iv-failed");
    page.until("the add-on is kept", || is_kept(ADD_ON));
}
