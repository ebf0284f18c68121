//! What the element shows on a page.

use serde_json::json;

use super::{SCRIPT, embed, host};
use crate::page::{PHONE, Page};
use crate::{access, interview};

crate::journeys![
    an_interview_is_shown_in_another_page,
    one_page_can_have_many_viewers in Chromium,
    share_links_to_the_page_of_the_interview in Chromium,
    examples_show_their_interviews in Chromium,
];

fn an_interview_is_shown_in_another_page(page: &Page) {
    embed(page, "");
    let known = interview::rooftop();
    page.until_eq("the passages", known.len(), || page.look("return passages().length"));
    for passage in &known {
        let (lang, words) = passage.read_in("en");
        assert_eq!(page.look_for::<String>("return words(...arguments)", &[json!(passage.id), json!(lang)]), words);
    }
    assert!(!page.sees("#own"), "the page's own text gives way");
    assert_eq!(page.look::<String>("return document.querySelector('#own').textContent"), "What the page says itself.");
    assert_eq!(page.look::<String>("return document.title"), "Somebody else");
    assert_eq!(page.texts("h1"), ["Somebody else’s page"]);
    assert_eq!(page.texts("h2.iv-title"), ["Rain on the Bakery Roof"]);
    assert!(!page.sees("main main, .iv-crumbs, .iv-settings-open"), "nothing of a page of its own");
    access::passes(page, "embedded");
    page.click_text(".iv-chip", "Trust");
    page.until("filtered", || page.text(".iv-status").contains("Trust"));
    access::passes(page, "embedded and filtered");
    page.size(PHONE);
    page.click(".iv-bar [popovertarget=iv-tools]");
    page.until_seen(".iv-tools:popover-open");
    access::passes(page, "the sheet, embedded");
}

fn share_links_to_the_page_of_the_interview(page: &Page) {
    let watch = |page: &Page| {
        page.look::<()>(
            "Object.defineProperty(navigator.clipboard, 'writeText', {value: async (text) => { window.copied = text }})",
        );
    };
    embed(page, "themes=\"trust\"");
    watch(page);
    page.click(".iv-share-open");
    page.until("the rows", || page.sees("#iv-share li"));
    access::passes(page, "Share, embedded");
    assert!(!page.sees(".iv-share-embed, .iv-save"), "nothing that the page itself has to offer");
    page.click("#iv-share li:nth-child(2) button");
    page.until("the results in the site that the viewer comes from", || {
        page.look("return /[?&]src=[^#]*rooftop.json.*theme=trust/.test(window.copied ?? '')")
    });
    page.look::<()>(
        "const [text] = [...texts(passage('a1.1'))].filter((t) => t.data.startsWith('Because flour'));
        getSelection().setBaseAndExtent(text, 8, text, 20)",
    );
    page.until_seen("#iv-selected");
    page.click_text("#iv-selected button", "Copy link");
    page.until("the words", || page.look("return (window.copied ?? '').includes(':flour%20drinks')"));
}

fn one_page_can_have_many_viewers(page: &Page) {
    let one = |n: usize| match n % 3 {
        0 => "<interview-viewer src=\"rooftop.json\"></interview-viewer>",
        1 => "<interview-viewer src=\"rooftop.json\" lang=\"zh-Hans\" turn=\"a1.1\"></interview-viewer>",
        _ => "<interview-viewer src=\"rooftop.json\" lang=\"both\" themes=\"trust\"></interview-viewer>",
    };
    host(page, "/", SCRIPT, &(0..20).map(one).collect::<String>());
    page.until("all are ready", || {
        page.look("return [...document.querySelectorAll('interview-viewer')].every((e) => e.state)")
    });
    assert_eq!(page.texts("h2.iv-title").len(), 13);
    assert_eq!(page.texts("figure.iv-card").len(), 7);
    let programs = page.site.requests().iter().filter(|request| request.path.contains("viewer_bg.wasm")).count();
    assert_eq!(programs, 1, "the program comes once");
    page.look::<()>("document.querySelectorAll('interview-viewer').forEach((e) => e.remove())");
    page.settle();
}

fn examples_show_their_interviews(page: &Page) {
    for (name, viewers) in [("plain", 1), ("card", 2), ("dark", 1), ("wordpress", 1), ("two", 2)] {
        page.open(&format!("/examples/{name}.html"));
        page.until(name, || {
            page.look::<usize>(
                "return [...document.querySelectorAll('interview-viewer')].filter((e) => e.state).length",
            ) == viewers
        });
        assert!(page.texts(".iv-notice").is_empty(), "{name}: {:?}", page.texts(".iv-notice"));
    }
}
