//! Malicious files and addresses: nothing in them runs, no request goes to another host, and they are shown literally.
//!
//! `PAYLOADS=<file>` adds a list: see `tests/payloads`.

pub mod files;
pub mod pages;

/// As a page shows it.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
