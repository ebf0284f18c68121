//! Where the program cannot go on, or cannot start, the page says so and keeps what is there.

use crate::interview::{self, OPEN};
use crate::page::Page;

crate::journeys![a_program_that_stops_leaves_the_text_and_says_so, a_program_that_does_not_come_is_told];

fn a_program_that_stops_leaves_the_text_and_says_so(page: &Page) {
    interview::open(page, "");
    // Something else on the page takes away what the program is about to write next to.
    page.look::<()>("all('.iv-turn').forEach((turn) => { const p = document.createElement('p'); p.textContent = 'What is there.'; turn.replaceChildren(p); })");
    page.site.provoke("");
    page.click_text(".iv-chip", "Trust");
    page.until_seen("#iv-stopped");
    assert!(page.text("#iv-stopped").contains("because of an error"), "{}", page.text("#iv-stopped"));
    assert_eq!(page.look::<String>("return document.querySelector('#iv-stopped').role"), "alert");
    assert!(page.text("#t5").contains("What is there."), "the text stays");
    assert_eq!(page.text("h1"), "Rain on the Bakery Roof");
    page.click_text("#iv-stopped a", "Load the page again");
    page.until("the interview", || page.look("return !!passage('a12.2')"));
    assert!(!page.sees("#iv-stopped"));
}

fn a_program_that_does_not_come_is_told(page: &Page) {
    page.site.provoke("");
    page.open(&format!("/no-wasm/{OPEN}"));
    page.until_seen("#iv-stopped");
    assert!(page.text("#iv-stopped").contains("could not be started"), "{}", page.text("#iv-stopped"));
}
