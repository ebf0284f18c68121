//! The examples for embedders, in windows of different widths.

use crate::access;
use crate::page::{DESKTOP, PHONE, Page};

crate::journeys![
    examples_pass_in_a_wide_window in Chromium,
    examples_pass_on_a_phone in Chromium,
    examples_never_scroll_sideways,
];

/// Pages with viewers; and whether these may be dark: some pages have colours for one scheme only.
const EXAMPLES: &[(&str, bool)] = &[
    ("examples/index.html", false),
    ("examples/plain.html", true),
    ("examples/card.html", false),
    ("examples/dark.html", false),
    ("examples/wordpress.html", false),
    ("examples/two.html", true),
    ("examples/iframe.html", false),
    ("viewer/1/embed.html?src=../../interviews/tide-time-school.json&lang=both", true),
    ("viewer/1/embed.html?src=../../interviews/tide-time-school.json&view=card#coffin-lid.2", true),
];

/// Opens an example and waits for all viewers in it, also those in frames.
fn open_example(page: &Page, address: &str) {
    page.open(&format!("/{address}"));
    // A frame further down loads only when it is near.
    page.look::<()>("document.querySelectorAll('iframe').forEach((frame) => frame.loading = 'eager')");
    page.until(address, || {
        page.look(
            "const frames = [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument);
            return [document, ...frames].every((page, n) => {
                const viewers = [...page?.querySelectorAll('interview-viewer') ?? []];
                return (n === 0 || viewers.length) && viewers.every((one) => one.state);
            })",
        )
    });
    page.settle();
}

fn examples_pass_at(page: &Page, size: (u32, u32)) {
    page.size(size);
    for (address, dark) in EXAMPLES {
        open_example(page, address);
        // In a frame, the page around it is responsible for these.
        let except: &[_] =
            if address.starts_with("viewer/") { &["landmark-one-main", "page-has-heading-one", "region"] } else { &[] };
        access::passes_but(page, address, except);
        if *dark {
            page.look::<()>("document.querySelectorAll('interview-viewer').forEach((one) => one.colorScheme = 'dark')");
            access::passes_but(page, &format!("{address}, dark"), except);
        }
    }
}

fn examples_pass_in_a_wide_window(page: &Page) {
    examples_pass_at(page, DESKTOP);
}

fn examples_pass_on_a_phone(page: &Page) {
    examples_pass_at(page, PHONE);
}

fn examples_never_scroll_sideways(page: &Page) {
    page.size((320, 700));
    for (name, _) in EXAMPLES {
        open_example(page, name);
        let (wide, window): (f64, f64) = page.look("return [document.scrollingElement.scrollWidth, innerWidth]");
        assert!(wide <= window, "{name}: {wide} in {window}");
    }
}
