//! Journeys: what a reader does with the built viewer, in a real browser, and what they must see.
//!
//! ```text
//! make browser                                        # all of them, in Chromium
//! make browser-firefox browser-webkit                 # in the two others
//! . tools/env.sh && DIST=$PWD/dist BROWSER=webkit cargo test --features browser-tests --test browser -- search
//! ```
//!
//! runs those whose names contain a word. Each journey has a browser in which nothing is stored, and a site of its own,
//! which serves `dist/` under the strict policy and the files that the journey puts there. After each, nothing may have
//! gone wrong in the page behind the reader's back: no breach of the policy, no error, no request to another host. Where
//! one fails, what the page looked like is kept as a picture; where the browser itself did, the journey is taken once more
//! in another, and the run says so. What an engine cannot do, a journey states as a need: the run lists what it leaves out,
//! and why. A journey that depends on the program alone, and on nothing in which engines differ, runs `in Chromium`;
//! `EVERYWHERE=1` runs these in the other browsers, too, and naming a journey does.
//!
//! Journeys wait for what must come about, never for time.

mod driver;
#[path = "../native/payloads/folder.rs"]
mod folder;
mod interview;
#[path = "../native/payloads/lists.rs"]
mod lists;
mod page;
mod site;

mod access;
mod addresses;
mod chosen;
mod copying;
mod embedding;
mod frameworks;
mod home;
mod hostile;
mod hosts;
mod language;
mod offline;
mod opening;
mod printing;
mod reading;
mod saving;
mod search;
mod sharing;
mod stopping;
mod tools;
mod written;

use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use driver::{Driver, Engine, Need};
use page::Page;
use site::Site;

/// A promise to the reader, and how it is put to the test.
pub struct Journey {
    name: &'static str,
    take: fn(&Page),
    /// What the browser must be able to do.
    needs: &'static [Need],
    /// The only engine that it has to run in; empty: in all.
    only: &'static [Engine],
}

/// Functions with their names, some with what they need, some with the only engine that they have to run in:
/// `journeys![reading, printing needs Print, counting in Chromium]`.
macro_rules! journeys {
    ($($name:ident $(needs $need:ident)? $(in $engine:ident)?),* $(,)?) => {
        pub const JOURNEYS: &[crate::Journey] = &[$(crate::Journey {
            name: stringify!($name),
            take: $name,
            needs: &[$(crate::driver::Need::$need)?],
            only: &[$(crate::driver::Engine::$engine)?],
        }),*];
    };
}
pub(crate) use journeys;

const SUBJECTS: &[(&str, &[Journey])] = &[
    // The longest first, so that nothing goes on alone in the end.
    ("hostile", hostile::JOURNEYS),
    ("hosts", hosts::JOURNEYS),
    ("opening", opening::JOURNEYS),
    ("reading", reading::JOURNEYS),
    ("search", search::JOURNEYS),
    ("home", home::JOURNEYS),
    ("language", language::JOURNEYS),
    ("embedding", embedding::JOURNEYS),
    ("addresses", addresses::JOURNEYS),
    ("chosen", chosen::JOURNEYS),
    ("tools", tools::JOURNEYS),
    ("written", written::JOURNEYS),
    ("copying", copying::JOURNEYS),
    ("offline", offline::JOURNEYS),
    ("saving", saving::JOURNEYS),
    ("sharing", sharing::JOURNEYS),
    ("frameworks", frameworks::JOURNEYS),
    ("access", access::JOURNEYS),
    ("stopping", stopping::JOURNEYS),
    ("printing", printing::JOURNEYS),
];

/// How many failed journeys a run takes once more; `RETRIES=0` takes none.
const RETRIES: usize = 3;

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let dist = PathBuf::from(std::env::var_os("DIST").unwrap_or_else(|| "dist".into()));
    assert!(dist.join("index.html").is_file(), "there is no built viewer in {}: set DIST", dist.display());
    let engine = Engine::named();
    engine.must_be_there();
    let all = SUBJECTS.iter().flat_map(|(subject, journeys)| journeys.iter().map(move |j| (subject, j)));
    let named = all.map(|(subject, journey)| (format!("{subject}::{}", journey.name), journey));
    let everywhere = !wanted.is_empty() || std::env::var_os("EVERYWHERE").is_some();
    let (mut chosen, mut left_out, mut elsewhere) = (Vec::new(), Vec::new(), 0);
    for (name, journey) in named {
        if !everywhere && !journey.only.is_empty() && !journey.only.contains(&engine) {
            elsewhere += 1;
        } else if wanted.is_empty() || wanted.iter().any(|word| name.contains(word.as_str())) {
            match journey.needs.iter().find_map(|need| engine.lacks(*need)) {
                Some(reason) => left_out.push((name, reason)),
                None => chosen.push((name, journey)),
            }
        }
    }

    // Journeys go on side by side: what one of them has to say is said at once, with its name.
    std::panic::set_hook(Box::new(|panic| PLACE.set(panic.location().map(ToString::to_string).unwrap_or_default())));
    let started = Instant::now();
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        let driver = Driver::new(engine);
        while let Some((name, journey)) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
            let began = Instant::now();
            let went = take(&driver, &dist, name, journey.take).or_else(|failure| {
                let Some(fault) = failure.of_the_browser else { return Err(failure) };
                println!("{name} is taken once more, in another browser: {fault}");
                take(&driver, &dist, name, journey.take)
            });
            let seconds = began.elapsed().as_secs_f32();
            println!("journey {name} ... {} ({seconds:.1} s)", if went.is_ok() { "ok" } else { "FAILED" });
            if let Err(failure) = went {
                failed.lock().expect("no journey panics with it").push((name, journey, failure.told));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..side_by_side() {
            scope.spawn(work);
        }
    });
    let mut failed = failed.into_inner().expect("no journey panics with it");
    // A few that fail on a busy machine are run again alone: those that pass then are named, and do not fail the run.
    let mut unsteady = Vec::new();
    if (1..=RETRIES).contains(&failed.len()) && std::env::var_os("RETRIES").is_none_or(|set| set != "0") {
        let driver = Driver::new(engine);
        failed.retain(|(name, journey, _)| {
            let fails = take(&driver, &dist, name, journey.take).is_err();
            if !fails {
                unsteady.push(*name);
            }
            fails
        });
    }
    let seconds = started.elapsed().as_secs_f32();
    println!(
        "\n{engine:?}: {} journeys, {} failed, {} left out, {elsewhere} run in Chromium only, {seconds:.0} s",
        chosen.len(),
        failed.len(),
        left_out.len()
    );
    for (name, reason) in &left_out {
        println!("    {name} is left out: {reason}");
    }
    for name in &unsteady {
        println!("    {name} is unsteady: it failed, and passed when it was run again");
    }
    // Last, where who reads only the end of a long record finds it.
    for (name, _, told) in &failed {
        println!("    {name} failed {}", told.chars().take(400).collect::<String>());
    }
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many journeys go on at the same time: `JOBS`, or one for each processor, but few.
fn side_by_side() -> usize {
    let wanted = std::env::var("JOBS").ok().and_then(|jobs| jobs.parse().ok());
    wanted.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from).min(4))
}

/// What went wrong in a journey.
struct Failure {
    /// Where and why.
    told: String,
    /// What the browser did that no page makes it do, where it did.
    of_the_browser: Option<&'static str>,
}

impl Failure {
    fn new(engine: Engine, told: String, troubles: &[String]) -> Failure {
        let lost_memory = |text: &String| text.contains("RuntimeError: Out of bounds memory access");
        let of_the_browser = if told.contains(driver::SILENT) {
            Some("the first did not answer any more")
        } else if engine == Engine::WebKit && std::iter::once(&told).chain(troubles).any(lost_memory) {
            // Now and then, on Linux, with programs that other engines never stop: https://bugs.webkit.org/259441. The reader
            // is told (`stopping`).
            Some("the first did not find the program's memory, as WebKit does now and then on Linux")
        } else {
            None
        };
        Failure { told, of_the_browser }
    }
}

/// Takes a journey; whether all went well, also behind the reader's back.
fn take(driver: &Driver, dist: &std::path::Path, name: &str, journey: fn(&Page)) -> Result<(), Failure> {
    let site = Site::new(dist);
    interview::put(&site);
    let mut page = None;
    let went = catch_unwind(AssertUnwindSafe(|| {
        let page: &Page = page.insert(Page::new(driver, &site));
        journey(page);
        page.nothing_went_wrong();
    }));
    let Err(panic) = went else {
        page.into_iter().for_each(Page::done);
        return Ok(());
    };
    // Said before anything else is asked of the browser.
    let told = told(&*panic);
    println!("{name} failed {told}");
    if let Some(page) = &page {
        let picture = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.png", name.replace("::", "-")));
        if let Some(url) = page.picture(&picture) {
            println!("    at {url}, see {}", picture.display());
        }
    }
    let troubles = site.troubles();
    troubles.iter().for_each(|trouble| println!("    {trouble}"));
    Err(Failure::new(driver.engine, told, &troubles))
}

thread_local! {
    /// Where the last panic of this thread was.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Where and why a journey failed.
fn told(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    format!("in {}: {text}", PLACE.take())
}
