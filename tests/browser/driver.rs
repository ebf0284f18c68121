//! The driver of the browser, and the one place that knows which browser it is.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

/// One driver for all journeys. Stops with it.
pub struct Driver {
    process: Child,
    url: String,
    browser: PathBuf,
}

/// A browser with a profile of its own. Both go with it.
pub struct Session {
    pub client: Client,
    profile: PathBuf,
    runtime: Runtime,
}

impl Driver {
    /// Starts the driver that `CHROMEDRIVER` names, for the browser that `CHROME` names.
    pub fn start() -> Driver {
        let browser = named_by("CHROME");
        let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("there is a free port").port();
        let mut process = Command::new(named_by("CHROMEDRIVER"))
            .arg(format!("--port={port}"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("CHROMEDRIVER can be run");
        let mut out = BufReader::new(process.stdout.take().expect("it is piped"));
        let mut line = String::new();
        while !line.contains("successfully") {
            line.clear();
            assert_ne!(out.read_line(&mut line).expect("the driver speaks"), 0, "the driver stopped at once");
        }
        Driver { process, url: format!("http://127.0.0.1:{port}"), browser }
    }

    /// A browser with a new profile.
    pub fn session(&self) -> Session {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("viewer-journey-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&profile).expect("a folder for the profile");
        let capabilities = self.capabilities(&profile);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime starts");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let connecting = builder.capabilities(capabilities).connect(&self.url);
        let client = runtime.block_on(connecting).expect("a browser starts");
        Session { client, profile, runtime }
    }

    fn capabilities(&self, profile: &Path) -> Capabilities {
        let profile = format!("--user-data-dir={}", profile.display());
        let mut flags = vec![
            "--headless=new",
            // 1280 by 900 in the page, so that most journeys need not change it.
            "--window-size=1280,1043",
            "--lang=en-US",
            "--no-first-run",
            "--disable-renderer-backgrounding",
            "--disable-backgrounding-occluded-windows",
            "--disable-background-timer-throttling",
            // Without a mouse at the machine, the browser would say that there is none.
            "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
            &profile,
        ];
        if is_root() {
            flags.push("--no-sandbox");
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "binary": self.browser,
                "args": flags,
                // Else each browser first shows its start page, and everything waits for that, for seconds at times.
                "prefs": {"session": {"restore_on_startup": 4, "startup_urls": ["about:blank"]}},
            },
        });
        match capabilities {
            Value::Object(capabilities) => capabilities,
            _ => unreachable!("an object was written"),
        }
    }
}

impl Session {
    pub fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.wait(self.client.clone().close()).ok();
        // The browser may still be writing into it.
        let started = Instant::now();
        while std::fs::remove_dir_all(&self.profile).is_err() && started.elapsed() < Duration::from_secs(2) {
            std::thread::yield_now();
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
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
