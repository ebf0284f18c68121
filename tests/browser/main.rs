//! Journeys: what a reader does with the built viewer, in a real browser, and what they must see.
//!
//! ```text
//! make browser                                        # all of them
//! . tools/env.sh && DIST=$PWD/dist cargo test --features browser-tests --test browser -- search
//! ```
//!
//! runs those whose names contain a word. Each journey has a browser of its own, with an empty profile, and a site of
//! its own, which serves `dist/` under the strict policy and the files that the journey puts there. After each, nothing
//! may have gone wrong in the page behind the reader's back: no breach of the policy, no error, no request to another
//! host. Where one fails, what the page looked like is kept as a picture.
//!
//! Journeys wait for what must come about, never for time.

mod driver;
mod interview;
mod page;
mod site;

mod opening;
mod reading;
mod search;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use driver::Driver;
use page::Page;
use site::Site;

/// A promise to the reader, and how it is put to the test.
pub type Journey = (&'static str, fn(&Page));

/// Functions with their names.
macro_rules! journeys {
    ($($name:ident),* $(,)?) => { pub const JOURNEYS: &[crate::Journey] = &[$((stringify!($name), $name)),*]; };
}
pub(crate) use journeys;

const SUBJECTS: &[(&str, &[Journey])] =
    &[("opening", opening::JOURNEYS), ("reading", reading::JOURNEYS), ("search", search::JOURNEYS)];

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let dist = PathBuf::from(std::env::var_os("DIST").unwrap_or_else(|| "dist".into()));
    assert!(dist.join("index.html").is_file(), "there is no built viewer in {}: set DIST", dist.display());
    let all = SUBJECTS.iter().flat_map(|(subject, journeys)| journeys.iter().map(move |j| (subject, j)));
    let chosen = all.map(|(subject, (name, journey))| (format!("{subject}::{name}"), journey));
    let chosen: Vec<_> = chosen
        .filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str())))
        .collect();

    let (driver, started) = (Driver::start(), Instant::now());
    let mut failed = Vec::new();
    for (name, journey) in &chosen {
        let began = Instant::now();
        let passed = take(&driver, &dist, name, **journey);
        println!(
            "journey {name} ... {} ({:.1} s)",
            if passed { "ok" } else { "FAILED" },
            began.elapsed().as_secs_f32()
        );
        if !passed {
            failed.push(name);
        }
    }
    let seconds = started.elapsed().as_secs_f32();
    println!("\n{} journeys, {} failed, {seconds:.0} s", chosen.len(), failed.len());
    for name in &failed {
        println!("    {name}");
    }
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Takes a journey; whether all went well, also behind the reader's back.
fn take(driver: &Driver, dist: &std::path::Path, name: &str, journey: fn(&Page)) -> bool {
    let site = Site::new(dist);
    interview::put(&site);
    let page = Page::new(driver, &site);
    let journey = AssertUnwindSafe(|| {
        journey(&page);
        page.nothing_went_wrong();
    });
    let passed = catch_unwind(journey).is_ok();
    if !passed {
        let picture = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.png", name.replace("::", "-")));
        page.picture(&picture);
        println!("at {}, see {}", page.url(), picture.display());
        site.troubles().iter().for_each(|trouble| println!("    {trouble}"));
    }
    passed
}
