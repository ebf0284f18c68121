//! If the program stops or cannot start, the page says so and keeps its contents.

use crate::interview::{self, OPEN};
use crate::page::Page;

crate::journeys![
    a_program_that_stops_leaves_the_text_and_says_so,
    a_missing_program_is_reported,
    a_program_starts_with_any_content_type,
    a_browser_without_webassembly_is_reported,
    a_policy_against_webassembly_is_reported,
    mismatched_parts_are_fetched_again,
];

fn a_program_that_stops_leaves_the_text_and_says_so(page: &Page) {
    interview::open(page, "");
    // The browser refuses to create the element that would say that nothing was found.
    page.look::<()>("window.Node.prototype.insertBefore = () => { throw new TypeError('refused') }");
    page.site.provoke("");
    page.type_into(".iv-search input", "zeppelin");
    page.until_seen("#iv-stopped");
    assert!(page.text("#iv-stopped").contains("because of an error"), "{}", page.text("#iv-stopped"));
    assert_eq!(page.look::<String>("return document.querySelector('#iv-stopped').role"), "alert");
    assert!(
        page.look::<bool>("return document.querySelector('#t5').textContent.includes('old dough')"),
        "the text stays"
    );
    assert_eq!(page.text("h1"), "Rain on the Bakery Roof");
    page.click_text("#iv-stopped a", "Load the page again");
    page.until("the interview, and no more of that", || {
        page.look::<bool>("return !!passage('a12.2')") && !page.sees("#iv-stopped")
    });
}

/// Opens an interview on a page where the viewer cannot start: the page says why, and links to the file.
#[track_caller]
fn cannot_start(page: &Page, folder: &str, reason: &str) {
    page.site.provoke("");
    page.open(&format!("{folder}{OPEN}"));
    page.until_seen("#iv-stopped");
    assert!(page.text("#iv-stopped").contains(reason), "{}", page.text("#iv-stopped"));
    assert_eq!(page.look::<String>("return document.querySelector('#iv-stopped').role"), "alert");
    let links: Vec<(String, String)> = page.look("return named('#iv-stopped a', null).map((a) => [said(a), a.href])");
    let here = format!("{}{folder}", page.site.origin());
    let ways =
        [("Load the page again", format!("{here}{OPEN}")), ("Open the source file", format!("{here}rooftop.json"))];
    assert_eq!(links, ways.map(|(words, href)| (words.to_string(), href)));
    let last = interview::rooftop().pop().expect("there are passages");
    let words =
        "const last = all('[data-passage]', first).pop(); return last && [last.dataset.passage, wordsOf(last, 'en')]";
    page.until_eq("all of the text", Some((last.id.clone(), last.texts["en"].concat())), || page.look(words));
}

fn a_missing_program_is_reported(page: &Page) {
    cannot_start(page, "/no-program/", "could not be fetched whole");
}

fn a_browser_without_webassembly_is_reported(page: &Page) {
    cannot_start(page, "/no-wasm/", "needs a browser with WebAssembly");
}

fn a_policy_against_webassembly_is_reported(page: &Page) {
    cannot_start(page, "/closed-policy/", "and a page that allows it");
}

fn a_program_starts_with_any_content_type(page: &Page) {
    page.open(&format!("/plain-program/{OPEN}"));
    page.until("the interview", || page.look("return !!passage('a12.2')"));
    assert!(!page.sees("#iv-stopped"));
}

fn mismatched_parts_are_fetched_again(page: &Page) {
    // In another folder, no part is cached.
    for (folder, part, other_version) in [
        ("/", "viewer_bg.wasm", "\0asm\x01\0\0\0"),
        ("/as-built/", "viewer.js", "export const other = 1;"),
        ("/open-policy/", "element.js", "export const other = 1;"),
    ] {
        page.site.put_to_keep(part, other_version);
        cannot_start(page, folder, "or its parts do not fit together");
        page.site.put_as_built(part);
        page.click_text("#iv-stopped a", "Load the page again");
        page.until("the interview", || page.look("return !!passage('a12.2')"));
        assert!(!page.sees("#iv-stopped"));
    }
}
