//! Without a connection: interviews that were read are there, with a program of one version, unless the reader has
//! switched this off.

use std::collections::HashMap;
use std::rc::Rc;

use interview_viewer::build::offline;
use interview_viewer::site::PageContext;
use interview_viewer::ui::{self, Written};
use interview_viewer::{document, interview as text};
use serde_json::{Value, json};

use crate::interview::ROOFTOP;
use crate::page::Page;

crate::journeys![
    read_pages_are_available_offline needs Workers,
    a_page_that_was_not_kept_is_reported needs Workers,
    a_copy_is_labelled_and_a_newer_version_offered needs Workers,
    withdrawn_interviews_leave_the_screen_and_the_device needs Workers,
    changed_copies_are_fetched_at_the_next_visit_to_any_page needs Workers,
    another_language_of_a_read_interview_is_available needs Workers,
    all_interviews_are_kept_on_request needs Workers,
    keeping_all_can_be_stopped needs Workers,
    an_update_never_mixes_versions needs Workers,
    nothing_is_kept_when_switched_off needs Workers,
];

/// The files that pages request by version.
const PROGRAM: [&str; 19] = [
    "loader.js",
    "copy.js",
    "replay.js",
    "element.js",
    "preview.js",
    "kept.js",
    "lost.js",
    "page-of.js",
    "more.css",
    "offline.js",
    "own.js",
    "save.js",
    "single.js",
    "stopped.js",
    "unscripted.css",
    "viewer.css",
    "viewer.js",
    "viewer-search.bin",
    "viewer_bg.wasm",
];

/// Each of these records in the page which version of it has run.
const MARKED: [&str; 2] = ["loader.js", "viewer.js"];

/// The address of the interview's page.
const READ: &str = "interviews/rooftop/";

/// Puts a small site in place, with a program that reports its version. `late`: the part of it that is not uploaded
/// yet.
fn put(page: &Page, mark: &str, late: Option<&str>) -> String {
    let site = page.site;
    let program: Vec<(String, Vec<u8>)> =
        PROGRAM.iter().map(|name| (name.to_string(), part(page, name, mark))).collect();
    let version = offline::version(&program);
    for (name, bytes) in program.iter().filter(|(name, _)| Some(&**name) != late) {
        site.put(name, bytes.clone());
    }
    let home = json!({ "root": "./", "lang": "en", "built": "" });
    let list = "<div class=iv><main><h1>All interviews</h1></main></div>";
    let mut written = vec![(String::from("index.html"), written(&version, "./", list, &home, None))];
    let frame = json!({ "root": "../../", "lang": "en", "id": "rooftop", "built": "" });
    let drawn = drawn(ROOFTOP, &frame);
    written.push((format!("{READ}index.html"), self::written(&version, "../../", &drawn, &frame, Some(ROOFTOP))));
    written.push(("interviews/rooftop.json".into(), ROOFTOP.into()));
    written.push(("interviews/second.json".into(), ROOFTOP.replace("Rain on the Bakery Roof", "A Second Roof")));
    let lines = [json!({ "id": "rooftop", "page": true }), json!({ "id": "second" })];
    written.push((
        "site.json".into(),
        json!({ "format": "site/1", "languages": ["en"], "interviews": lines }).to_string(),
    ));
    let lengths: Vec<(String, u64)> = written.iter().map(|(name, text)| (name.clone(), text.len() as u64)).collect();
    let texts: HashMap<String, String> = written.iter().cloned().collect();
    for (name, text) in written {
        site.put(&name, text);
    }
    let read = |name: &str| texts[name].clone().into_bytes();
    for (name, bytes) in offline::files(&lengths, read, &program) {
        site.put(&name, bytes);
    }
    version
}

fn part(page: &Page, name: &str, mark: &str) -> Vec<u8> {
    let mut bytes = std::fs::read(page.site.dist().join(name)).expect("a part of the program");
    if MARKED.contains(&name) {
        let name = name.trim_end_matches(".js");
        bytes.extend(format!("\ndocument.documentElement.dataset.{name} = \"{mark}\";\n").bytes());
    }
    bytes
}

fn drawn(file: &str, frame: &Value) -> String {
    let (interview, problems) = text::check(document::parse(file.as_bytes().to_vec()).expect("it can be read"));
    let frame = Rc::new(PageContext::parse(&frame.to_string()).expect("a frame"));
    ui::write(Written::Interview { frame, interview: Rc::new(interview), problems: Rc::new(problems) })
}

/// A page as the site has it.
fn written(version: &str, root: &str, drawn: &str, frame: &Value, interview: Option<&str>) -> String {
    let block = |id: &str, text: &str| {
        format!("<script type=\"application/json\" id=\"{id}\">{}</script>", text.replace('<', "\\u003c"))
    };
    let interview = interview.map(|text| block("iv-interview", text)).unwrap_or_default();
    format!(
        "<!doctype html><html lang=\"en\" data-theme=\"auto\"><head><meta charset=\"utf-8\"><title>A page</title>
        <link rel=\"icon\" href=\"data:,\"><script src=\"{root}replay.js?v={version}\"></script>
        <link rel=\"stylesheet\" href=\"{root}viewer.css?v={version}\">
        <script type=\"module\" src=\"{root}loader.js?v={version}\"></script></head>
        <body><interview-viewer id=\"iv-app\">{drawn}</interview-viewer>{}{interview}</body></html>",
        block("iv-frame", &frame.to_string())
    )
}

/// The result of an asynchronous script.
fn ask(page: &Page, script: &str) -> Value {
    let whole = format!("const done = arguments[0]; (async () => {{ {script} }})().then(done, (e) => done(`${{e}}`))");
    page.await_script(&whole, &[])
}

/// The paths of kept files, in caches whose names have this ending.
fn kept(page: &Page, cache: &str) -> Vec<String> {
    let script = format!(
        "const all = [];
        for (const name of (await caches.keys()).filter((name) => name.endsWith('{cache}')))
            for (const {{url}} of await (await caches.open(name)).keys()) all.push(new URL(url).pathname.slice(1));
        return all.sort()"
    );
    serde_json::from_value(ask(page, &script)).unwrap_or_default()
}

#[track_caller]
fn until_kept(page: &Page, path: &str) {
    page.until(&format!("{path} among what is kept"), || kept(page, "read").iter().any(|kept| kept == path));
}

#[track_caller]
fn open(page: &Page, path: &str) {
    page.open(path);
    until_running(page);
}

#[track_caller]
fn until_running(page: &Page) {
    page.until("the whole interview, and the viewer", || {
        // The reader touches the page.
        page.look::<()>("document.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))");
        page.look("return !!passage('a12.2') && !!document.querySelector('.iv-share-open') && !!document.documentElement.dataset.viewer")
    });
    page.settle();
}

/// Which versions of the scripts run in the page.
fn versions(page: &Page) -> Vec<String> {
    page.look("const {loader, viewer} = document.documentElement.dataset; return [loader ?? '', viewer ?? '']")
}

#[track_caller]
fn open_settings(page: &Page) {
    page.click(".iv-settings-open");
    page.until_seen(".iv-keep");
}

/// Reloads the page as a reader does. In Firefox, the driver's reload bypasses the worker.
#[track_caller]
fn load_again(page: &Page) {
    page.visit(&page.url());
}

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
    assert_eq!(links, [format!("{}/", page.site.origin())]);
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
