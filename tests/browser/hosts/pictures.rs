//! Pictures of the viewer are the same on every page.

use serde_json::{Value, json};

use super::{
    BLOCKS, BOXES, CARD, FULL, LARGE, LETTERS, NEUTRAL, PAPER, PREFLIGHT, REBOOT, REVERT, RTL, Style, TAGS, look, put,
    shows,
};
use crate::page::{DESKTOP, PHONE, Page};
use crate::printing;

crate::journeys![
    a_card_is_the_same_to_the_pixel,
    full_windows_are_the_same_to_the_pixel needs Pictures,
    print_is_the_same_to_the_byte needs Print,
];

/// Asserts that a picture of the viewer is the same on all pages.
#[track_caller]
fn pictures_are_the_same(page: &Page, attributes: &str, wide: u32, css: &str, picture: impl Fn() -> Vec<u8>) {
    let attributes: Value = serde_json::from_str(attributes).expect("attributes are an object");
    let open = |style: Style| {
        put(page, style);
        page.open(&format!("/{}.html", style.0));
        page.until("the page", || look(page, "return !!root(document)", &[]));
        look::<()>(page, "ask(...arguments)", &[attributes.clone(), json!(wide)]);
        shows(page, css);
        page.settle();
    };
    open(NEUTRAL);
    let plain = picture();
    for style in [REVERT, LARGE, LETTERS, TAGS, BOXES, RTL, REBOOT, PREFLIGHT, BLOCKS] {
        open(style);
        // Late painting may take a moment.
        page.until(&format!("the same picture of {attributes} in {wide}: {}", style.0), || picture() == plain);
    }
}

fn a_card_is_the_same_to_the_pixel(page: &Page) {
    pictures_are_the_same(page, CARD, 560, ".iv-card-by", || page.picture_of("interview-viewer"));
}

fn full_windows_are_the_same_to_the_pixel(page: &Page) {
    for (size, css) in [(DESKTOP, ".iv-tools"), (PHONE, ".iv-bar")] {
        page.size(size);
        // The viewer fills the window.
        pictures_are_the_same(page, FULL, size.0, css, || page.picture_of_window());
    }
}

fn print_is_the_same_to_the_byte(page: &Page) {
    let printed = |css| {
        // Under one address, since the address may be printed.
        put(page, ("paper", css));
        page.open("/paper.html");
        page.until("the page", || look(page, "return !!root(document)", &[]));
        let attributes: Value = serde_json::from_str(FULL).expect("attributes are an object");
        look::<()>(page, "ask(...arguments)", &[attributes, json!(700)]);
        shows(page, ".iv-transcript");
        page.settle();
        printing::drawn(&page.print())
    };
    let plain = printed(NEUTRAL.1);
    assert!(plain.len() > 2, "{} pages", plain.len());
    page.until("the same on paper", || printed(PAPER.1) == plain);
}
