//! What a reader on a phone sees first, and where a returning reader can continue.

use crate::page::Page;

crate::journeys![
    a_phone_shows_the_first_question_and_the_head_on_request,
    a_returning_reader_can_continue_where_they_stopped,
    back_after_continuing_returns_to_the_top,
    a_link_of_the_site_opens_the_beginning in Chromium,
    nothing_is_offered_after_a_glance_or_a_link in Chromium,
];

const PAGE: &str = "/interviews/the-other-eight-yuan/";
const PHONE: (u32, u32) = (390, 844);
const OFFER: &str = ".iv-stopped-at";

fn a_phone_shows_the_first_question_and_the_head_on_request(page: &Page) {
    page.size(PHONE);
    page.open(PAGE);
    page.until_text("h1", "The Other Eight Yuan");
    let (question, answer): (f64, f64) = page.look(
        "return ['.iv-question', '.iv-turn .iv-text'].map((css) => document.querySelector(css).getBoundingClientRect().top)",
    );
    assert!(question < 580.0 && answer < 780.0, "the question begins at {question}, the answer at {answer}");
    assert_eq!(page.text(".iv-when"), "14 May 2015 11 min read 11 questions");
    assert!(page.text(".iv-stand").ends_with("and they pay six."), "{}", page.text(".iv-stand"));
    let about = ".iv-head-about";
    assert!(!page.text(about).contains("teapot"));
    page.click(&format!("{about} summary"));
    page.until("the rest of the summary and the facts", || {
        let text = page.text(about);
        ["teapot", "Founder of Half Past Eleven", "CC-BY-4.0"].iter().all(|words| text.contains(words))
    });
}

/// Reads down to a share of the page and leaves it for the list.
fn read_and_leave(page: &Page, screens: u32) {
    page.open(PAGE);
    page.until("the script that keeps the place", || {
        page.look("return performance.getEntriesByType('resource').some(({name}) => name.includes('/stopped.js'))")
    });
    page.settle();
    page.look_for::<()>("scrollTo(0, arguments[0] * innerHeight)", &[screens.into()]);
    page.settle();
    page.open("/");
    page.until_seen(".iv-entry");
}

fn back_after_continuing_returns_to_the_top(page: &Page) {
    page.size(PHONE);
    read_and_leave(page, 8);
    page.open(PAGE);
    page.until("the offer", || page.look("return !!document.querySelector('.iv-stopped-at').href"));
    page.click(OFFER);
    page.until("the passage", || page.look("return scrollY > 3 * innerHeight && location.hash.length > 1"));
    page.back();
    let is_at_top =
        || page.look("return scrollY === 0 && !location.hash && !document.activeElement.matches('.iv-passage')");
    page.until("the top of the page again", is_at_top);
    // The viewer may have started at the click, and must not go to the passage when it is there.
    until_viewer(page);
    page.settle();
    assert!(is_at_top(), "the viewer went back to the passage");
}

fn until_viewer(page: &Page) {
    page.until("the viewer", || {
        page.look("return !!customElements.get('interview-viewer') && !globalThis.interviewReplay")
    });
}

fn a_link_of_the_site_opens_the_beginning(page: &Page) {
    page.open(PAGE);
    page.look::<()>("document.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))");
    until_viewer(page);
    page.look::<()>("scrollTo(0, 5 * innerHeight)");
    page.settle();
    page.look::<()>("scrollTo(0, 3 * innerHeight)");
    page.settle();
    page.look::<()>("document.querySelector('.iv-crumbs a').click()");
    page.until_seen(".iv-entry");
    page.look::<()>("document.querySelector('.iv-entry a[href*=the-other-eight-yuan]').click()");
    page.until_text("h1", "The Other Eight Yuan");
    page.settle();
    assert_eq!(page.look::<f64>("return scrollY"), 0.0);
    page.reload();
    page.until_text("h1", "The Other Eight Yuan");
    page.settle();
    assert_eq!(page.look::<f64>("return scrollY"), 0.0);
}

fn a_returning_reader_can_continue_where_they_stopped(page: &Page) {
    page.size(PHONE);
    read_and_leave(page, 8);
    page.open(PAGE);
    page.until("the offer", || page.look("return !!document.querySelector('.iv-stopped-at').href"));
    assert_eq!(page.look::<f64>("return scrollY"), 0.0, "nobody is led anywhere unasked");
    let label: String = page.look("return document.querySelector('.iv-stopped-at').getAttribute('aria-label')");
    assert!(label.starts_with("You stopped at 4: “The bowl” ("), "{label}");
    page.click(OFFER);
    page.until("the passage, with the focus", || {
        page.look("return scrollY > 3 * innerHeight && document.activeElement.matches('.iv-passage') && location.hash.length > 1")
    });
    // It is listed and removed where other things on this device are.
    page.open("/");
    page.until_seen(".iv-entry");
    page.open(PAGE);
    page.until("the offer", || page.look("return !!document.querySelector('.iv-stopped-at').href"));
    page.click("[popovertarget=iv-settings]");
    page.until("how many are kept", || page.text(".iv-settings").contains("Kept on this device for 1 interview."));
    page.click(".iv-settings [aria-label='Where you stopped'] button");
    page.until("that it is removed", || page.text(".iv-settings").contains("Removed."));
    assert!(!page.sees(OFFER));
    page.open("/");
    page.until_seen(".iv-entry");
    assert_eq!(page.look::<Option<String>>("return localStorage.getItem('interview-viewer stopped')"), None);
}

fn nothing_is_offered_after_a_glance_or_a_link(page: &Page) {
    page.size(PHONE);
    read_and_leave(page, 2);
    page.open(PAGE);
    page.settle();
    assert!(!page.sees(OFFER));
    read_and_leave(page, 8);
    page.open(&format!("{PAGE}#a1.2"));
    page.settle();
    assert!(!page.sees(OFFER));
}
