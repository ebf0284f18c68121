//! The plug-in for WordPress in a real WordPress: what an administrator, an editor and a reader do, in Chromium.
//!
//! ```text
//! make test-wordpress
//! . tools/env.sh && DIST=$PWD/dist PLUGIN=$PWD/target/interview-viewer-wordpress.zip \
//!     cargo test --test wordpress -- pasted
//! ```
//!
//! runs those whose names contain a word. The run starts its own database and its own WordPress on free ports, installs them
//! through their forms, and removes everything at the end. PICTURES=folder keeps pictures of the themes.

#[allow(dead_code, reason = "the journeys of tests/browser use the rest")]
#[path = "../browser/driver.rs"]
mod driver;
#[allow(dead_code, reason = "the journeys of tests/browser use the rest")]
#[path = "../browser/page/mod.rs"]
mod page;
#[allow(dead_code, reason = "the journeys of tests/browser use the rest")]
#[path = "../browser/site/mod.rs"]
mod site;

mod attacks;
mod editing;
mod installing;
mod reading;
mod server;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use driver::{Driver, Engine};
use page::Page;
use server::WordPress;
use site::Site;

/// What all journeys share.
pub struct World {
    pub wordpress: WordPress,
    /// The organisation's interviews, on another host.
    pub site: Site,
    /// A server inside the network of WordPress, from which nothing may be taken.
    pub inside: Site,
    editors: Driver,
    readers: Driver,
}

impl World {
    /// Somebody who is logged in.
    pub fn user(&self, name: &str) -> Page<'_> {
        let page = Page::new(&self.editors, &self.site);
        page.visit(&self.wordpress.url("wp-login.php?loggedout=true&reauth=1"));
        // A moment after it is there, the form focuses and selects what it has; it knows who was here before.
        page.until("the focus", || page.focus().contains("user_"));
        page.look::<()>("document.querySelector('#user_login').value = ''");
        page.type_into("#user_login", name);
        page.type_into("#user_pass", server::PASSWORD);
        page.click("#wp-submit");
        page.until_seen("#wpadminbar");
        page
    }

    /// Somebody who reads.
    pub fn reader(&self) -> Page<'_> {
        Page::new(&self.readers, &self.site)
    }

    /// The address of a page of an interview, or of its file.
    pub fn interview(&self, path: &str) -> String {
        format!("{}/interviews/{path}", self.site.origin())
    }

    /// Publishes a post of an administrator, and returns its address.
    pub fn post(&self, content: &str) -> String {
        self.wordpress.php(&["post", content, "admin"])
    }
}

type Journey = (&'static str, fn(&World));

const JOURNEYS: &[&[Journey]] = &[editing::JOURNEYS, reading::JOURNEYS, attacks::JOURNEYS];

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    if let Some(missing) = server::missing() {
        assert!(std::env::var_os("CI").is_none(), "{missing}: `make test-wordpress` installs it on Debian");
        println!("skipped: {missing}; `make test-wordpress` installs it on Debian");
        return ExitCode::SUCCESS;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = Site::new(&folder.path().join("dist"));
    build(folder.path(), &site);
    let inside = site.another();
    let wordpress = WordPress::start(folder.path(), &[&site, &inside]);
    let world =
        World { wordpress, site, inside, editors: Driver::new(Engine::named()), readers: Driver::new(Engine::named()) };
    let run = |(name, journey): &Journey| {
        let started = Instant::now();
        let went = catch_unwind(AssertUnwindSafe(|| journey(&world)));
        let result = if went.is_ok() { "ok" } else { "FAILED" };
        println!("journey {name} ... {result} ({:.1} s)", started.elapsed().as_secs_f32());
        went.is_ok()
    };
    // Without the plug-in, no other journey can succeed.
    let mut failed = u32::from(!run(&("installing", installing::install)));
    let mut passed = 1 - failed;
    if failed == 0 {
        let chosen = JOURNEYS.iter().copied().flatten();
        for journey in chosen.filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|word| name.contains(word))) {
            if run(journey) { passed += 1 } else { failed += 1 }
        }
    }
    world.wordpress.report_errors();
    println!("{passed} passed, {failed} failed");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Builds the sample site under its address of this run.
fn build(folder: &Path, site: &Site) {
    let program = PathBuf::from(std::env::var_os("DIST").unwrap_or_else(|| "dist".into()));
    let source = folder.join("source");
    let copied = Command::new("cp").arg("-R").args(["static/site".as_ref(), source.as_os_str()]).status();
    assert!(copied.is_ok_and(|status| status.success()), "the sample site can be copied");
    let file = source.join("site.json");
    let text = std::fs::read_to_string(&file).expect("the sample site has a site.json");
    let changed = text.replace("https://willowferry.example/", &format!("{}/", site.origin()));
    assert_ne!(text, changed, "the sample site has an address");
    std::fs::write(&file, changed).expect("it can be changed");
    let built = Command::new(env!("CARGO_BIN_EXE_interview"))
        .args(["build".as_ref(), source.as_os_str(), "--program".as_ref(), program.as_os_str()])
        .args(["--out".as_ref(), site.dist().as_os_str()])
        .output()
        .expect("the command can be run");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
}
