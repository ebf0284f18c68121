//! How the element loads, moves, and fails.

use serde_json::Value;

use super::{LATE_SCRIPT, LISTEN, SCRIPT, TEXT, embed, host, ready, with_element};
use crate::access;
use crate::interview::ROOFTOP;
use crate::page::Page;

crate::journeys![
    a_moved_element_continues_and_a_removed_one_starts_again,
    an_element_may_be_created_in_any_way,
    the_page_text_stays_if_nothing_loads,
    the_page_text_stays_if_the_program_cannot_run,
    two_scripts_do_not_conflict in Chromium,
    the_inline_script_needs_no_other_file,
    the_viewer_can_be_loaded_from_another_site,
];

fn a_moved_element_continues_and_a_removed_one_starts_again(page: &Page) {
    embed(page, "");
    page.click_text(".iv-chip", "Trust");
    page.until("filtered", || page.text(".iv-status").contains("Trust"));
    with_element(
        page,
        "const box = document.createElement('div'); document.querySelector('main').prepend(box); box.append(e)",
    );
    page.settle();
    assert!(page.text(".iv-status").contains("Trust"), "what is moved keeps what the reader chose");
    page.click_text(".iv-status button", "Clear");
    page.until("and can be used", || !page.text(".iv-status").contains("Trust"));
    page.look::<()>("window.kept = document.querySelector('interview-viewer'); kept.remove()");
    page.until_eq("it is gone", Value::Null, || page.look("return kept.state"));
    page.look::<()>("document.querySelector('main').append(kept)");
    ready(page);
    assert_eq!(page.texts("h2.iv-title"), ["Rain on the Bakery Roof"], "once");
    // A copy is a viewer of its own.
    with_element(page, "e.after(e.cloneNode(true))");
    page.until_eq("two", 2, || page.texts("h2.iv-title").len());
    page.click_text(".iv-chip", "Trust");
    page.until("the first", || page.texts(".iv-status").concat().contains("Trust"));
    assert_eq!(page.look::<usize>("return named('.iv-status.is-on', null).length"), 1, "the other is not touched");
}

fn an_element_may_be_created_in_any_way(page: &Page) {
    // Hidden at first.
    let body = "<div id=\"tab\" hidden><interview-viewer src=\"rooftop.json\"></interview-viewer></div>";
    host(page, "/", SCRIPT, body);
    ready(page);
    page.look::<()>("document.querySelector('#tab').hidden = false");
    page.until_seen("h2.iv-title");
    page.click_text(".iv-chip", "Trust");
    page.until("it works", || page.text(".iv-status").contains("Trust"));
    // In the page before its script.
    host(page, "/", "", &format!("<interview-viewer src=\"rooftop.json\" lang=\"zh-Hans\">{TEXT}</interview-viewer>"));
    page.until_seen("#own");
    page.look::<()>(LATE_SCRIPT);
    page.until_text("h2.iv-title", "面包房屋顶上的雨");
    // In a shadow root of the page.
    host(page, "/", SCRIPT, "<div id=\"outer\"></div>");
    page.look::<()>(
        "const root = document.querySelector('#outer').attachShadow({mode: 'open'});
        const e = document.createElement('interview-viewer'); root.append(e); e.setAttribute('src', 'rooftop.json')",
    );
    page.until_seen("h2.iv-title");
    page.click_text(".iv-chip", "Trust");
    page.until("it works there", || page.text(".iv-status").contains("Trust"));
    page.type_into(".iv-search input", "gauge");
    page.until("and finds", || page.look("return marked('.iv-hit').length > 0"));
    // Created from HTML by a script.
    page.look::<()>("document.querySelector('main').innerHTML = '<interview-viewer src=\"rooftop.json\" turn=\"a1.1\"></interview-viewer>'");
    page.until_seen("figure.iv-card");
}

fn the_page_text_stays_if_nothing_loads(page: &Page) {
    page.site.provoke("Failed to load resource");
    page.site.put("words.json", "Once upon a time");
    page.site.put("broken.json", "{\"title\": \"x\", \"turns\": [");
    page.site.put("other.json", "{\"error\": \"not found\"}");
    page.site.put("list.json", "[1, 2]");
    page.site.fail("down.json", 500);
    page.site.cut("cut.json", ROOFTOP);
    let other = page.other_site();
    other.put("private.json", ROOFTOP);
    page.site.provoke("policy: connect-src");
    let private = format!("{}/private.json", other.origin());
    for (src, codes) in [
        ("missing.json", ["not-found", ""]),
        ("down.json", ["http", ""]),
        // Firefox takes the incomplete file for complete.
        ("cut.json", ["cut", "not-interview"]),
        ("words.json", ["not-interview", ""]),
        ("broken.json", ["not-interview", ""]),
        ("other.json", ["not-interview", ""]),
        ("list.json", ["not-interview", ""]),
        ("ftp://nowhere.example/x.json", ["bad-address", ""]),
        (&*private, ["network", ""]),
        ("", ["no-source", ""]),
    ] {
        host(page, "/", "", &format!("<interview-viewer src=\"{src}\" ui-lang=\"zh-Hans\">{TEXT}</interview-viewer>"));
        page.look::<()>(LISTEN);
        page.look::<()>(LATE_SCRIPT);
        let error = || page.look::<Value>("return told.find(([name]) => name === 'error')?.[1] ?? null");
        page.until(src, || !error().is_null());
        assert!(codes.contains(&error()["code"].as_str().expect("a code")), "{src}: {}", error());
        assert!(!error()["message"].as_str().expect("a message").is_empty());
        assert!(page.sees("#own"), "{src}: the page's own text stays");
        let alerts = page.texts("[role=alert]");
        assert_eq!(alerts.len(), 1, "{src}: one line says why: {alerts:?}");
        assert!(
            alerts[0].contains(['访', '这', '连', '地', '服']),
            "{src}: in the language that was asked for: {alerts:?}"
        );
        access::passes(page, src);
    }
    // It can be retried, corrected or removed.
    with_element(page, "e.src = 'rooftop.json'");
    ready(page);
    assert!(!page.sees("#own") && page.texts("[role=alert]").is_empty());
    with_element(page, "e.src = null");
    page.until_seen("#own");
    assert!(
        page.text("[role=alert]") == "这里没有指定访谈。" && !page.sees("h2.iv-title"),
        "{:?}",
        page.texts("[role=alert]")
    );
    page.visit("about:blank");
}

fn the_page_text_stays_if_the_program_cannot_run(page: &Page) {
    for (folder, code, words) in [
        ("/no-wasm/", "no-webassembly", "WebAssembly"),
        ("/closed-policy/", "policy", "cannot be shown"),
        ("/no-program/", "program", "could not be fetched"),
    ] {
        page.site.provoke("");
        host(page, folder, "", &format!("<interview-viewer src=\"rooftop.json\">{TEXT}</interview-viewer>"));
        page.look::<()>(LISTEN);
        page.look::<()>(LATE_SCRIPT);
        page.until_seen("[role=alert]");
        assert!(page.text("[role=alert]").contains(words), "{}", page.text("[role=alert]"));
        assert!(page.sees("#own"));
        let told: Value = page.look("return told.find(([name]) => name === 'error')[1].code");
        assert_eq!(told, code);
    }
}

fn two_scripts_do_not_conflict(page: &Page) {
    let script = std::fs::read(page.site.dist().join("viewer/1/interview-viewer.js")).expect("it is built");
    let newer = String::from_utf8(script).expect("it is text").replace("version = \"0", "version = \"9");
    page.site.put("viewer/2/interview-viewer.js", newer);
    let scripts =
        ["viewer/1/interview-viewer.js", "viewer/1/interview-viewer.js?again", "viewer/2/interview-viewer.js"];
    let head = scripts.map(|src| format!("<script type=\"module\" src=\"{src}\"></script>")).concat();
    let says = "<script src=\"says.js\"></script>";
    page.site.put("says.js", "window.said = []; console.info = (line) => window.said.push(line);");
    host(
        page,
        "/",
        &format!("{says}{head}"),
        &format!("<interview-viewer src=\"rooftop.json\">{TEXT}</interview-viewer>"),
    );
    ready(page);
    assert_eq!(page.texts("h2.iv-title").len(), 1);
    let said: Vec<String> = page.look("return window.said");
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[1].contains("interview-viewer 0.") && said[1].contains(" 9."), "both versions: {said:?}");
}

fn the_inline_script_needs_no_other_file(page: &Page) {
    let head = "<script type=\"module\" src=\"viewer/1/interview-viewer.inline.js\"></script>";
    host(page, "/no-program/", head, "<interview-viewer src=\"../rooftop.json\"></interview-viewer>");
    ready(page);
    assert_eq!(page.text("h2.iv-title"), "Rain on the Bakery Roof");
    assert!(page.site.requests().iter().all(|request| !request.path.contains(".wasm")));
}

fn the_viewer_can_be_loaded_from_another_site(page: &Page) {
    let other = page.other_site();
    other.put_shared("rooftop.json", ROOFTOP);
    let there = other.origin();
    let script = format!("<script type=\"module\" src=\"{there}/viewer/1/interview-viewer.js\"></script>");
    let body = format!("<interview-viewer src=\"{there}/rooftop.json\">{TEXT}</interview-viewer>");
    host(page, "/open-policy/", &script, &body);
    ready(page);
    let asked: Vec<String> = other.requests().into_iter().map(|request| request.path).collect();
    let files = ["/viewer/1/interview-viewer.js", "/viewer/1/viewer_bg.wasm", "/rooftop.json"];
    assert_eq!(asked.len(), files.len(), "one request for each: {asked:?}");
    assert!(files.iter().all(|file| asked.iter().any(|path| path.starts_with(file))), "{asked:?}");
    // The search tables, too: no text contains pinyin.
    page.type_into(".iv-search input", "mianbao");
    page.until("characters by their sound", || {
        page.look(
            "return all('.iv-elsewhere button').some((b) => /\\d/.test(b.textContent)) || marked('.iv-hit').length > 0",
        )
    });
    // A frame reports its height across sites.
    let frame = format!(
        "<iframe title=\"An interview\" src=\"{there}/viewer/1/embed.html?src=..%2F..%2Frooftop.json\"></iframe>"
    );
    host(page, "/open-policy/", "<script src=\"examples/iframe.js\"></script>", &frame);
    page.until("the height of its text", || {
        page.look::<f64>("return document.querySelector('iframe').clientHeight") > 2000.0
    });
    // The request to the other site is intended: it is not an error of this page.
    page.visit("about:blank");
}
