//! The address of the page, links, and frames.

use serde_json::json;

use super::{SCRIPT, embed, host, ready, state, with_element};
use crate::page::Page;

crate::journeys![
    the_fragment_of_the_page_leads_to_passages,
    links_leave_the_address_of_the_page_alone,
    a_base_in_the_page_does_not_redirect_links,
    a_frame_is_as_high_as_its_text,
    a_frame_follows_the_address_of_the_page_around_it,
];

fn the_fragment_of_the_page_leads_to_passages(page: &Page) {
    let body =
        "<p id=\"before\">Before.</p><interview-viewer src=\"rooftop.json\" address=\"hash\"></interview-viewer>";
    host(page, "/", SCRIPT, body);
    page.open("host.html#a12.2");
    page.reload();
    ready(page);
    let top = |id: &str| page.look_for::<f64>("return passage(arguments[0]).getBoundingClientRect().top", &[json!(id)]);
    page.until("there at once", || (0.0..600.0).contains(&top("a12.2")));
    page.click_text(".iv-outline a, .iv-meta a", "12.1");
    page.until("the address says so", || page.url().contains("#a12.1~"));
    page.back();
    page.until_eq("back", json!("a12.2"), || state(page)["target"].clone());
    assert!(page.url().ends_with("host.html#a12.2"));
    page.look::<()>("location.hash = '#a1.1'");
    page.until("a link of the page's own", || (0.0..600.0).contains(&top("a1.1")));
    for own in ["#before", "#/route/1"] {
        page.look_for::<()>("location.hash = arguments[0]", &[json!(own)]);
        page.settle();
        with_element(page, "e.q = e.q ? '' : 'roof'");
        page.settle();
        assert!(page.url().ends_with(own), "what belongs to the page stays in its address: {}", page.url());
    }
}

fn links_leave_the_address_of_the_page_alone(page: &Page) {
    embed(page, "turn=\"a12.2\" view=\"full\"");
    page.settle();
    assert_eq!(page.look::<f64>("return scrollY"), 0.0, "nobody is taken to the middle of a page");
    assert!(page.sees(".is-linked"), "but it is marked");
    let before = page.url();
    let entries: usize = page.look("return history.length");
    page.look::<()>("all('.iv-meta a').find((a) => said(a) === '12.1').click()");
    page.until("the passage", || state(page)["target"].as_str().is_some_and(|target| target.starts_with("a12.1~")));
    page.until("it is in the window", || {
        (0.0..600.0).contains(&page.look::<f64>("return passage('a12.1').getBoundingClientRect().top"))
    });
    assert_eq!((page.url(), page.look::<usize>("return history.length")), (before, entries));
}

fn a_base_in_the_page_does_not_redirect_links(page: &Page) {
    let viewer = "<interview-viewer src=\"rooftop.json\" address=\"hash\"></interview-viewer>";
    host(
        page,
        "/open-policy/",
        "<base href=\"/elsewhere/\">",
        &(SCRIPT.replace("viewer/1", "/viewer/1") + &viewer.replace("rooftop", "/rooftop")),
    );
    ready(page);
    let here = format!("{}/open-policy/host.html", page.site.origin());
    page.until("all links", || page.look("return all('a[href*=\"#\"]').length > 40"));
    let hrefs: Vec<String> = page.look("return all('a[href*=\"#\"]').map((link) => link.href)");
    assert!(hrefs.iter().all(|href| href.starts_with(&format!("{here}#"))), "{hrefs:?}");
    page.click("[data-passage='a1.1'] .iv-meta a");
    page.until("the passage", || page.url().starts_with(&format!("{here}#a1.1~")));
    page.look::<()>("all(\"[data-passage='a1.2'] .iv-meta a\")[0].focus()");
    page.press_key(fantoccini::key::Key::Enter);
    page.until("by key", || page.url().starts_with(&format!("{here}#a1.2~")));
    // Another quotation of the same passage, or none, replaces the one before.
    with_element(page, "e.goTo('#a1.1:the%20sack')");
    page.until_eq("the words", format!("{here}#a1.1:the%20sack"), || page.url());
    with_element(page, "e.goTo('?q=sack#a1.1')");
    page.until_eq("without them", format!("{here}#a1.1"), || page.url());
}

fn a_frame_is_as_high_as_its_text(page: &Page) {
    page.open("/examples/iframe.html");
    let frames = "const frames = [...document.querySelectorAll('iframe')]";
    page.until("the frames have their heights", || {
        page.look(&format!(
            "{frames}; return frames.every((f) => f.contentDocument?.querySelector('interview-viewer')?.state
                && Math.abs(f.clientHeight - f.contentDocument.documentElement.scrollHeight) < 2)"
        ))
    });
    page.settle();
    let heights = || page.look::<Vec<f64>>(&format!("{frames}; return frames.map((f) => f.clientHeight)"));
    let before = heights();
    page.settle();
    assert_eq!(heights(), before, "and keep them");
    assert!(before.iter().any(|high| *high > 2000.0), "{before:?}");
}

fn a_frame_follows_the_address_of_the_page_around_it(page: &Page) {
    page.open("/examples/iframe.html");
    let inside = "const inside = [...document.querySelectorAll('iframe')].map((f) => f.contentDocument?.querySelector('interview-viewer'))
        .find((e) => e?.state && e.getAttribute('view') === 'full')";
    page.until("the frame", || page.look(&format!("{inside}; return !!inside")));
    let link: String = page.look(&format!(
        "{inside}; const a = [...inside.shadowRoot.querySelectorAll('.iv-meta a')].at(-1); a.click(); return a.getAttribute('href')"
    ));
    page.until("the page's address", || page.url().ends_with(&link));
    page.look::<()>(&format!(
        "{inside}; const a = inside.shadowRoot.querySelector('.iv-meta a'); location.hash = a.getAttribute('href')"
    ));
    page.until("the frame goes there", || {
        page.look(&format!("{inside}; return '#' + inside.state.target === location.hash"))
    });
}
