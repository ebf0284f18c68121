//! How files are fetched.

use super::TITLE;
use crate::interview::{self, ROOFTOP};
use crate::page::Page;

crate::journeys![
    a_file_of_another_site_opens_if_that_site_allows_it,
    the_content_type_of_a_file_makes_no_difference,
    a_redirected_file_opens_if_the_policy_allows_it,
    a_replaced_file_is_fetched_again,
    nothing_is_fetched_twice,
    a_page_as_built_opens_an_interview,
];

fn a_file_of_another_site_opens_if_that_site_allows_it(page: &Page) {
    let other = page.other_site();
    other.put("private.json", ROOFTOP);
    other.put_shared("public.json", ROOFTOP);
    page.open(&format!("/open-policy/?src={}/private.json", other.origin()));
    page.until("the reason that the browser knows", || page.text("[role=alert] p").contains("CORS"));
    page.open(&format!("/open-policy/?src={}/public.json", other.origin()));
    page.until_text("h1", TITLE);
    // If the page's own policy forbids it, no request is sent.
    page.site.provoke("policy: connect-src");
    let asked = other.requests().len();
    page.open(&format!("/?src={}/public.json", other.origin()));
    page.until_text("h1", "This interview could not be fetched");
    assert_eq!(other.requests().len(), asked);
    // The request to the other site is intended: it is not an error of this page.
    page.visit("about:blank");
}

fn the_content_type_of_a_file_makes_no_difference(page: &Page) {
    for mime in ["text/plain", "application/octet-stream", "text/html"] {
        page.site.put_as("odd", mime, ROOFTOP);
        page.open("?src=odd");
        page.until_text("h1", TITLE);
        page.visit("about:blank");
    }
}

fn a_redirected_file_opens_if_the_policy_allows_it(page: &Page) {
    page.site.put("new/rain.json", ROOFTOP);
    page.site.redirect("old.json", "/new/rain.json");
    page.open("?src=old.json");
    page.until_text("h1", TITLE);
    let other = page.other_site();
    other.put("private.json", ROOFTOP);
    other.put_shared("public.json", ROOFTOP);
    page.site.redirect("old.json", &format!("{}/private.json", other.origin()));
    page.open("/open-policy/?src=old.json");
    page.until("the reason", || page.text("[role=alert] p").contains("does not answer"));
    page.site.redirect("old.json", &format!("{}/public.json", other.origin()));
    page.click_text("button", "Try again");
    page.until_text("h1", TITLE);
    // The request to the other site is intended: it is not an error of this page.
    page.visit("about:blank");
}

/// The interview with another title.
fn newer() -> String {
    ROOFTOP.replace("\"Rain on the Bakery Roof\"", "\"Rain, Second Edition\"")
}

fn a_replaced_file_is_fetched_again(page: &Page) {
    // The site allows caching, as many do.
    page.site.put_to_keep("kept.json", ROOFTOP);
    page.open("?src=kept.json");
    page.until_text("h1", TITLE);
    page.site.put_to_keep("kept.json", newer());
    page.click_text(".iv-chip", "Trust");
    page.until("filtered", || page.text(".iv-status").contains("Trust"));
    assert_eq!(page.text("h1"), TITLE, "what is open stays as it is");
    page.reload();
    page.until_text("h1", "Rain, Second Edition");
    page.until("the same filter", || page.text(".iv-status").contains("Trust"));
    // Also if the page is only opened again.
    page.site.put_to_keep("kept.json", ROOFTOP);
    page.open("?src=kept.json&lang=zh-Hans");
    page.open("?src=kept.json");
    page.until_text("h1", TITLE);
}

fn nothing_is_fetched_twice(page: &Page) {
    page.site.put("interviews/rain.json", ROOFTOP);
    // Files kept for offline reading are requested again, but come from the browser's cache.
    page.open("/as-built/icon.svg");
    page.look::<()>("localStorage.setItem('interview-viewer-offline /as-built/', 'off')");
    for address in ["/as-built/?i=rain", "/as-built/?src=rooftop.json", "/as-built/"] {
        let before = page.site.requests().len();
        page.open(address);
        page.until_seen("[data-passage], .iv-entry");
        // The last part that an interview asks for.
        let asks = |name: &str| page.site.requests().iter().skip(before).any(|request| request.path.contains(name));
        page.until("everything is asked for", || !address.contains('?') || asks("/stopped.js"));
        let mut asked: Vec<String> =
            page.site.requests().into_iter().skip(before).map(|request| request.path).collect();
        asked.sort();
        // Browsers may revalidate an image that is shown again.
        let twice: Vec<_> = asked.windows(2).filter(|two| two[0] == two[1] && !two[0].ends_with(".svg")).collect();
        assert!(twice.is_empty(), "{address} asks twice for {twice:?}");
        // A list needs no program until somebody searches in it.
        let program = asked.iter().filter(|path| path.starts_with("/as-built/viewer_bg.wasm")).count();
        assert_eq!(program, usize::from(address.contains('?')), "{asked:?}");
    }
}

fn a_page_as_built_opens_an_interview(page: &Page) {
    page.open(&format!("/as-built/{}", interview::OPEN));
    page.until_text("h1", TITLE);
    page.until_seen("[data-passage]");
    let scripts: Vec<String> = page.look(
        "return all('script:not([type$=json])').map((s) => s.getAttribute('src')?.replace(/\\?v=.*/, '') ?? 'inline')",
    );
    assert_eq!(scripts, ["./replay.js", "./loader.js"]);
}
