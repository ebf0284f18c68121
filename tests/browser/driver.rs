//! The driver of the browser, and the one place that knows which browser it is.

use std::cell::{OnceCell, RefCell};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

/// How long a browser may take to start, or to answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A feature that a journey needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Printing the page.
    Print,
    /// A page that is hidden while another is looked at.
    Background,
    /// Reproducible screenshots of whole windows.
    Pictures,
    /// Service workers that store what was read.
    Workers,
    /// Files opened from the disk.
    Files,
    /// A policy in which `'self'` means the host of a page in a sandbox, too.
    SandboxedSelf,
}

impl Engine {
    /// The engine that `BROWSER` names, or else Chromium.
    pub fn named() -> Engine {
        match std::env::var("BROWSER").unwrap_or_default().as_str() {
            "" | "chromium" => Engine::Chromium,
            "firefox" => Engine::Firefox,
            "webkit" => Engine::WebKit,
            other => panic!("BROWSER is {other}: expected chromium, firefox or webkit"),
        }
    }

    /// Why a journey with this need is skipped; `None` if the engine has the feature.
    pub fn lacks(self, need: Need) -> Option<&'static str> {
        match (self, need) {
            (Engine::WebKit, Need::Print) => Some("its driver cannot print"),
            (Engine::WebKit, Need::Background) => Some("its windows stay visible on a screen without a window manager"),
            (Engine::WebKit, Need::Pictures) => {
                Some("some of its letters are one shade off from one picture to the next")
            }
            (Engine::WebKit, Need::Workers) => Some("its driver's windows keep nothing, and have no workers that do"),
            (Engine::WebKit, Need::Files) => Some("its driver's windows open no files from the disk"),
            (Engine::WebKit, Need::SandboxedSelf) => Some(
                "in a sandbox, 'self' in a policy means nothing to it, so that the strict policy forbids all files",
            ),
            _ => None,
        }
    }

    /// Fails at once, and not journey by journey, if there is no driver.
    pub fn must_be_there(self) {
        self.driver();
    }

    fn driver(self) -> Command {
        Command::new(named_by(match self {
            Engine::Chromium => "CHROMEDRIVER",
            Engine::Firefox => "GECKODRIVER",
            Engine::WebKit => "WEBKITDRIVER",
        }))
    }

    /// Whether journeys share one browser in turn, each in its own tab: Firefox takes three seconds to start, Chromium
    /// half a second.
    fn is_shared(self) -> bool {
        self != Engine::WebKit
    }

    fn capabilities(self, profile: &Path) -> Capabilities {
        let capabilities = match self {
            Engine::Chromium => chromium(profile),
            Engine::Firefox => firefox(profile),
            // MiniBrowser, which stores nothing.
            Engine::WebKit => json!({}),
        };
        match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => unreachable!("an object was written"),
        }
    }
}

fn chromium(profile: &Path) -> Value {
    let profile = format!("--user-data-dir={}", profile.display());
    let mut flags = vec![
        "--headless=new",
        // A page of 1280 by 900, so that most journeys need not change it.
        "--window-size=1280,1043",
        "--lang=en-US",
        "--no-first-run",
        "--disable-renderer-backgrounding",
        "--disable-backgrounding-occluded-windows",
        "--disable-background-timer-throttling",
        // On a machine without a mouse, the browser would report that there is none.
        "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
        &profile,
    ];
    if is_root() {
        flags.push("--no-sandbox");
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": named_by("CHROME"),
            "args": flags,
            // Otherwise each browser first shows its start page, and everything waits for that, sometimes for seconds.
            "prefs": {"session": {"restore_on_startup": 4, "startup_urls": ["about:blank"]}},
        },
    })
}

fn firefox(profile: &Path) -> Value {
    // Otherwise a window is never as narrow as a phone's.
    let chrome = profile.join("chrome");
    std::fs::create_dir_all(&chrome).expect("a folder for the style");
    std::fs::write(chrome.join("userChrome.css"), ":root, body { min-width: 0 !important; }").expect("the style");
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": named_by("FIREFOX"),
            "args": ["-headless", "-profile", profile],
            "prefs": {
                "intl.accept_languages": "en-US",
                "toolkit.legacyUserProfileCustomizations.stylesheets": true,
                // On a machine without a mouse, the browser would report that there is none. 6: a fine pointer that can
                // hover.
                "ui.primaryPointerCapabilities": 6,
                "ui.allPointerCapabilities": 6,
            },
        },
    })
}

/// The message if a browser no longer answers.
pub const SILENT: &str = "the browser answers";

/// Starts browsers of one engine for one journey after the other. Dropping it stops what it has started.
pub struct Driver {
    pub engine: Engine,
    display: OnceCell<Display>,
    /// A browser whose journey succeeded, for the next one.
    spare: RefCell<Option<Session>>,
}

/// A browser with its own driver and profile. Dropping it removes them all.
pub struct Session {
    pub client: Client,
    process: Process,
    profile: PathBuf,
    runtime: Runtime,
}

/// A virtual screen, for browsers that need one.
struct Display {
    _process: Process,
    name: String,
}

/// Killed on drop.
struct Process(Child);

impl Driver {
    pub fn new(engine: Engine) -> Driver {
        Driver { engine, display: OnceCell::new(), spare: RefCell::default() }
    }

    /// A browser with an empty page that has stored nothing for the site of any journey.
    pub fn session(&self) -> Session {
        match self.spare.take() {
            Some(session) => session.in_a_new_tab(),
            None => self.start(),
        }
    }

    /// Takes back a browser whose journey succeeded.
    pub fn take_back(&self, session: Session) {
        if self.engine.is_shared() {
            self.spare.replace(Some(session));
        }
    }

    /// WebKit's driver sometimes waits for ever for a browser that has not started: then start another.
    fn start(&self) -> Session {
        let tries = std::iter::repeat_with(|| self.try_to_start()).take(3);
        tries.flatten().next().expect("a browser starts")
    }

    fn try_to_start(&self) -> Option<Session> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("viewer-journey-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&profile).expect("a folder for the profile");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("there is a free port").port();
        let mut driver = self.engine.driver();
        driver.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        if self.engine == Engine::WebKit {
            style_of_windows(&profile);
            driver.env("DISPLAY", &self.display.get_or_init(Display::start).name).env("XDG_CONFIG_HOME", &profile);
            driver.env("LANG", "en_US.UTF-8").env("LANGUAGE", "en_US");
        }
        let process = Process(driver.spawn().expect("the driver can be run"));
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(started.elapsed() < PATIENCE, "the driver does not listen");
            std::thread::sleep(Duration::from_millis(10));
        }
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime starts");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let url = format!("http://127.0.0.1:{port}");
        let connecting = builder.capabilities(self.engine.capabilities(&profile)).connect(&url);
        let client = runtime.block_on(async { timeout(PATIENCE, connecting).await }).ok()?.ok()?;
        Some(Session { client, process, profile, runtime })
    }
}

impl Session {
    /// The browser's answer.
    #[track_caller]
    pub fn wait<T>(&self, answer: impl Future<Output = T>) -> T {
        self.try_to_wait(answer).expect(SILENT)
    }

    /// `None` if it does not answer.
    pub fn try_to_wait<T>(&self, answer: impl Future<Output = T>) -> Option<T> {
        self.wait_for(PATIENCE, answer)
    }

    fn wait_for<T>(&self, patience: Duration, answer: impl Future<Output = T>) -> Option<T> {
        self.runtime.block_on(async { timeout(patience, answer).await.ok() })
    }

    /// The same browser with one tab, which knows nothing of earlier ones.
    fn in_a_new_tab(self) -> Session {
        self.wait(async {
            let before = self.client.windows().await.expect("a browser has tabs");
            let tab = self.client.new_window(true).await.expect("a tab opens").handle;
            for old in before {
                self.client.switch_to_window(old).await.expect("it is still open");
                self.client.close_window().await.expect("a tab closes");
            }
            self.client.switch_to_window(tab).await.expect("it is open");
        });
        self
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.wait_for(Duration::from_secs(5), self.client.clone().close());
        self.process.stop();
        // The browser may still be writing into the folder.
        let started = Instant::now();
        while std::fs::remove_dir_all(&self.profile).is_err() && started.elapsed() < Duration::from_secs(2) {
            std::thread::yield_now();
        }
    }
}

impl Display {
    fn start() -> Display {
        let mut process = Process(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("Xvfb can be run; `make browser-webkit` installs it"),
        );
        let mut number = String::new();
        let out = process.0.stdout.take().expect("it is piped");
        BufReader::new(out).read_line(&mut number).expect("the display says its number");
        assert!(!number.is_empty(), "the display stopped at once");
        Display { _process: process, name: format!(":{}", number.trim()) }
    }
}

impl Process {
    fn stop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Without the frame around its buttons, a window can be as narrow as a phone's.
fn style_of_windows(config: &Path) {
    let folder = config.join("gtk-3.0");
    std::fs::create_dir_all(&folder).expect("a folder for the style");
    let style = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; }";
    std::fs::write(folder.join("gtk.css"), style).expect("the style can be written");
}

fn named_by(variable: &str) -> PathBuf {
    let path = std::env::var_os(variable).filter(|path| !path.is_empty());
    path.unwrap_or_else(|| panic!("{variable} is not set; `make browser` sets it")).into()
}

/// As root, the browser's sandbox does not start.
fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}
