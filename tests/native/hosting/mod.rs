//! The site on real servers, set up as in docs/hosting.md, and its pages under the W3C's HTML checker.
//!
//! Without nginx, Apache or the checker, these tests say so and check nothing; `make test` installs them on Debian.

mod pages;
mod server;
mod servers;

use std::path::PathBuf;

/// The built site, if there is one.
fn dist() -> Option<PathBuf> {
    let dist = PathBuf::from(std::env::var_os("DIST").unwrap_or_else(|| "dist".into()));
    dist.join("index.html").is_file().then_some(dist)
}

fn named(variable: &str, usual: &[&str]) -> Option<PathBuf> {
    let named = std::env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from);
    named.or_else(|| usual.iter().map(PathBuf::from).find(|path| path.is_file()))
}

/// Says why a test is skipped. In CI this fails, since CI must not pass without the test.
fn left_out(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "left out in CI: {why}");
    println!("left out: {why}");
}
