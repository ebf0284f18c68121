//! Journeys: what a reader does with the built viewer, in a real browser, and what they must see.
//!
//! ```text
//! make browser                                        # all of them, in Chromium
//! make browser-firefox browser-webkit                 # in the two others
//! . tools/env.sh && DIST=$PWD/dist BROWSER=webkit cargo test --test browser -- search
//! ```
//!
//! runs those whose names contain a word. Each journey has a browser in which nothing is stored, and a site of its own,
//! which serves `dist/` under the strict policy and the files that the journey puts there. After each journey, the page
//! must have had no error, no breach of the policy and no request to another host. A journey that fails leaves a
//! screenshot.
//!
//! At the end, a few journeys that failed are run again, alone and in a new browser. Those that pass then do not fail
//! the run but are listed as unsteady, with the reason if it is a known fault of the browser. `RETRIES=0` runs none
//! again.
//!
//! `--list` prints the names of all journeys.
//!
//! A journey names what it needs of an engine; the run lists what it leaves out, and why. A journey that depends on
//! nothing in which engines differ runs `in Chromium` only, unless `EVERYWHERE=1` is set or the journey is named.
//!
//! Journeys wait for conditions, never for time.

mod driver;
#[path = "../native/payloads/folder.rs"]
mod folder;
mod interview;
#[path = "../native/payloads/lists.rs"]
mod lists;
mod page;
#[path = "../native/program.rs"]
mod program;
mod site;

mod access;
mod addresses;
mod chosen;
mod copying;
mod desk;
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
mod returning;
mod rich;
mod sandbox;
mod saving;
mod search;
mod sharing;
mod stepping;
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

/// A promise to the reader, and its test.
pub struct Journey {
    /// Its path in this crate.
    path: &'static str,
    take: fn(&Page),
    /// What the browser must be able to do.
    needs: &'static [Need],
    /// The only engine in which it has to run; if empty, all.
    only: &'static [Engine],
}

impl Journey {
    /// `search::hits::a_long_list_of_hits_is_shown_in_parts`
    fn name(&self) -> &'static str {
        self.path.split_once("::").map_or(self.path, |(_, name)| name)
    }
}

/// Journeys, with what they need of the browser, or the only engine they run in:
/// `journeys![reading, printing needs Print, counting in Chromium]`. The name of a journey begins with its module.
macro_rules! journeys {
    ($($name:ident $(needs $need:ident)? $(in $engine:ident)?),* $(,)?) => {
        pub const JOURNEYS: &[crate::Journey] = &[$(crate::Journey {
            path: concat!(module_path!(), "::", stringify!($name)),
            take: $name,
            needs: &[$(crate::driver::Need::$need)?],
            only: &[$(crate::driver::Engine::$engine)?],
        }),*];
    };
}
pub(crate) use journeys;

const SUBJECTS: &[&[Journey]] = &[
    // The longest first, so that none runs alone at the end.
    hostile::files::JOURNEYS,
    hostile::pages::JOURNEYS,
    hosts::leaks::JOURNEYS,
    hosts::pictures::JOURNEYS,
    hosts::places::JOURNEYS,
    hosts::examples::JOURNEYS,
    opening::preview::JOURNEYS,
    opening::list::JOURNEYS,
    opening::own::JOURNEYS,
    opening::importing::JOURNEYS,
    opening::failing::JOURNEYS,
    opening::fetching::JOURNEYS,
    desk::corrections::JOURNEYS,
    desk::opening::JOURNEYS,
    desk::site::JOURNEYS,
    desk::states::JOURNEYS,
    desk::typing::JOURNEYS,
    reading::text::JOURNEYS,
    reading::filters::JOURNEYS,
    search::matching::JOURNEYS,
    search::field::JOURNEYS,
    search::hits::JOURNEYS,
    search::elsewhere::JOURNEYS,
    home::JOURNEYS,
    language::place::JOURNEYS,
    language::modes::JOURNEYS,
    language::patching::JOURNEYS,
    embedding::shown::JOURNEYS,
    embedding::attributes::JOURNEYS,
    embedding::calls::JOURNEYS,
    embedding::links::JOURNEYS,
    embedding::loading::JOURNEYS,
    addresses::JOURNEYS,
    chosen::JOURNEYS,
    tools::JOURNEYS,
    written::takeover::JOURNEYS,
    written::alone::JOURNEYS,
    written::changed::JOURNEYS,
    copying::JOURNEYS,
    offline::copies::JOURNEYS,
    offline::keeping::JOURNEYS,
    saving::JOURNEYS,
    sharing::JOURNEYS,
    rich::JOURNEYS,
    frameworks::react::JOURNEYS,
    frameworks::vue::JOURNEYS,
    frameworks::turbo::JOURNEYS,
    access::JOURNEYS,
    stepping::JOURNEYS,
    stopping::JOURNEYS,
    returning::JOURNEYS,
    sandbox::JOURNEYS,
    printing::JOURNEYS,
];

/// Failed journeys are run again if there are at most this many; `RETRIES=0` runs none again.
const RETRIES: usize = 8;

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if std::env::args().any(|word| word == "--list") {
        SUBJECTS.iter().copied().flatten().for_each(|journey| println!("{}", journey.name()));
        return ExitCode::SUCCESS;
    }
    let dist = PathBuf::from(std::env::var_os("DIST").unwrap_or_else(|| "dist".into()));
    assert!(dist.join("index.html").is_file(), "there is no built viewer in {}: set DIST", dist.display());
    let engine = Engine::named();
    engine.must_be_there();
    let named = SUBJECTS.iter().copied().flatten().map(|journey| (journey.name(), journey));
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

    // Journeys run side by side: each line of output has the name of its journey.
    std::panic::set_hook(Box::new(|panic| PLACE.set(panic.location().map(ToString::to_string).unwrap_or_default())));
    let started = Instant::now();
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        let driver = Driver::new(engine);
        while let Some((name, journey)) = chosen.get(next.fetch_add(1, Ordering::Relaxed)) {
            let began = Instant::now();
            let went = take(&driver, &dist, name, journey.take);
            let seconds = began.elapsed().as_secs_f32();
            println!("journey {name} ... {} ({seconds:.1} s)", if went.is_ok() { "ok" } else { "FAILED" });
            if let Err(failure) = went {
                failed.lock().expect("no journey panics with it").push((name, journey, failure));
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..side_by_side() {
            scope.spawn(work);
        }
    });
    let mut failed = failed.into_inner().expect("no journey panics with it");
    let mut unsteady = Vec::new();
    if (1..=RETRIES).contains(&failed.len()) && std::env::var_os("RETRIES").is_none_or(|set| set != "0") {
        let driver = Driver::new(engine);
        failed.retain(|(name, journey, failure)| {
            let fails = take(&driver, &dist, name, journey.take).is_err();
            if !fails {
                unsteady.push((*name, failure.browser_fault));
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
    for (name, fault) in &unsteady {
        println!("    {name} is unsteady: it failed, and passed when it was run again{}", fault.unwrap_or_default());
    }
    // Last, so that the end of a long log has it.
    for (name, _, failure) in &failed {
        println!("    {name} failed {}", failure.reason.chars().take(400).collect::<String>());
    }
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many journeys run at the same time: `JOBS`, or one per processor, at most four.
fn side_by_side() -> usize {
    let wanted = std::env::var("JOBS").ok().and_then(|jobs| jobs.parse().ok());
    wanted.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from).min(4))
}

/// Why a journey failed.
struct Failure {
    /// Where and why.
    reason: String,
    /// A known fault of the browser that the failure looks like.
    browser_fault: Option<&'static str>,
}

impl Failure {
    fn new(engine: Engine, reason: String, troubles: &[String]) -> Failure {
        let lost_memory = |text: &String| text.contains("RuntimeError: Out of bounds memory access");
        let browser_fault = if reason.contains(driver::SILENT) {
            Some(" (the browser no longer answered)")
        } else if engine == Engine::WebKit && std::iter::once(&reason).chain(troubles).any(lost_memory) {
            // WebKit on Linux sometimes stops programs that other engines never stop: https://bugs.webkit.org/259441.
            // The page says so to the reader (`stopping`).
            Some(" (WebKit on Linux sometimes loses the program's memory)")
        } else {
            None
        };
        Failure { reason, browser_fault }
    }
}

/// Runs a journey, and checks that nothing went wrong in the page meanwhile.
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
    // Print this before the next request to the browser.
    let reason = reason(&*panic);
    println!("{name} failed {reason}");
    if let Some(page) = &page {
        let picture = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.png", name.replace("::", "-")));
        if let Some(url) = page.picture(&picture) {
            println!("    at {url}, see {}", picture.display());
        }
    }
    let troubles = site.troubles();
    troubles.iter().for_each(|trouble| println!("    {trouble}"));
    Err(Failure::new(driver.engine, reason, &troubles))
}

thread_local! {
    /// Where the last panic of this thread was.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Where and why a journey failed.
fn reason(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    format!("in {}: {text}", PLACE.take())
}
