//! The files of the site, and its answers to requests.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use super::reply::Reply;
use super::{Answer, Request};

const STRICT: &str = "default-src 'none'; connect-src 'self'; img-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; frame-src 'self'; base-uri 'none'";
const OPEN: &str = "default-src 'none'; connect-src 'self' http:; img-src 'self' data:; script-src 'self' http: \
    'wasm-unsafe-eval'; style-src 'self'; frame-src http:; base-uri 'self'";

const CLOSED: &str = "default-src 'none'; connect-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'; \
    base-uri 'none'";

const WATCH: &str = include_str!("watch.js");
const NO_STORAGE: &str = include_str!("no_storage.js");
const NO_WASM: &str = "delete globalThis.WebAssembly;";

/// The folders that select a failure; the last is for all other paths.
const FOLDERS: [&str; 9] = [
    "/as-built/",
    "/no-storage/",
    "/no-program/",
    "/plain-program/",
    "/no-wasm/",
    "/no-script/",
    "/closed-policy/",
    "/open-policy/",
    "/",
];

pub(super) struct Shelf {
    pub(super) dist: PathBuf,
    pub(super) files: Mutex<HashMap<String, Answer>>,
    /// Wakes the requests that wait for [`Site::put`](super::Site::put).
    pub(super) changed: Condvar,
    pub(super) log: Mutex<Vec<Request>>,
    pub(super) troubles: Mutex<Vec<String>>,
    /// Parts of the errors that a journey provokes on purpose.
    pub(super) provoked: Mutex<Vec<String>>,
    pub(super) stopping: AtomicBool,
    /// No request gets an answer.
    pub(super) down: AtomicBool,
}

impl Shelf {
    pub(super) fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split_whitespace();
        let (Some(method), Some(path)) = (words.next(), words.next()) else { return Ok(()) };
        let (mut length, mut known) = (0, String::new());
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
                break;
            }
            match header.split_once(':').map(|(name, value)| (name.to_ascii_lowercase(), value.trim())) {
                Some((name, value)) if name == "content-length" => length = value.parse().unwrap_or(0),
                Some((name, value)) if name == "if-none-match" => known = value.to_string(),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        if path == "/trouble" {
            let trouble = String::from_utf8_lossy(&body).into_owned();
            self.troubles.lock().expect("no thread panics with it").push(trouble);
            return Reply::status(204).send(&mut stream, || {});
        }
        let (folder, file) = split(path.split('?').next().unwrap_or_default());
        let log = Request { method: method.into(), path: path.into() };
        self.log.lock().expect("no thread panics with it").push(log);
        let file = &*file;
        let reply = self.find(folder, file).unless_known(&known);
        let policy = match folder {
            "/open-policy/" => OPEN,
            "/closed-policy/" => CLOSED,
            _ => STRICT,
        };
        let reply = reply.with("Content-Security-Policy", policy).with("Content-Type", mime(file));
        reply.send(&mut stream, || {
            self.wait_while(file, |answer| matches!(answer, Answer::Now(Reply { paused: true, .. })))
        })
    }

    /// Waits while the file put there is of this kind.
    fn wait_while(&self, file: &str, like: impl Fn(&Answer) -> bool) {
        let mut files = self.files.lock().expect("no thread panics with it");
        while files.get(file).is_some_and(&like) && !self.stopping.load(Ordering::Relaxed) {
            files = self.changed.wait(files).expect("no thread panics with it");
        }
    }

    fn find(&self, folder: &str, file: &str) -> Reply {
        match (folder, file) {
            (_, "watch.js") => return Reply::file(WATCH),
            ("/no-storage/", "weather.js") => return Reply::file(NO_STORAGE),
            ("/no-wasm/", "weather.js") => return Reply::file(NO_WASM),
            ("/no-program/", "viewer_bg.wasm" | "viewer/1/viewer_bg.wasm") => return Reply::status(404),
            _ => {}
        }
        let mut reply = match self.answer(file) {
            Some(Answer::Now(reply)) => reply,
            Some(Answer::Waiting) => Reply::status(503),
            None => self.built(file),
        };
        if file.ends_with(".html") && folder == "/no-script/" {
            reply.body = unscripted(&reply.body);
        } else if file.ends_with(".html") && folder != "/as-built/" {
            reply.body = watched(folder, &reply.body);
        }
        // Files that pages of other sites may use.
        if file.starts_with("viewer/1/") || file.starts_with("interviews/") || folder == "/open-policy/" {
            reply = reply.with("Access-Control-Allow-Origin", "*");
        }
        if file.ends_with(".wasm") && folder == "/plain-program/" {
            reply = reply.with("Content-Type", "application/octet-stream");
        }
        reply
    }

    fn built(&self, file: &str) -> Reply {
        let plain = file.split('/').all(|part| part != "..");
        match std::fs::read(self.dist.join(file)) {
            Ok(body) if plain => Reply::file(body),
            _ => Reply::status(404),
        }
    }

    /// The file that a journey put there; waits if the journey wants it.
    fn answer(&self, file: &str) -> Option<Answer> {
        self.wait_while(file, |answer| matches!(answer, Answer::Waiting));
        self.files.lock().expect("no thread panics with it").get(file).cloned()
    }
}

/// Splits a path into the folder that selects a failure, and the file in it.
fn split(path: &str) -> (&str, String) {
    let folder = FOLDERS.into_iter().find(|folder| path.starts_with(folder)).unwrap_or("/");
    let file = path.strip_prefix(folder).unwrap_or_default();
    let page = if file.is_empty() || file.ends_with('/') { "index.html" } else { "" };
    (folder, format!("{file}{page}"))
}

/// The page with scripts before its own.
fn watched(folder: &str, page: &[u8]) -> Vec<u8> {
    let mut scripts = String::from("<head><script src=\"/watch.js\"></script>");
    if matches!(folder, "/no-storage/" | "/no-wasm/") {
        scripts.push_str(&format!("<script src=\"{folder}weather.js\"></script>"));
    }
    let page = String::from_utf8_lossy(page);
    page.replacen("<head>", &scripts, 1).into_bytes()
}

/// The page as a browser without scripts reads it.
fn unscripted(page: &[u8]) -> Vec<u8> {
    let page = String::from_utf8_lossy(page).replace("<noscript>", "").replace("</noscript>", "");
    let mut parts = page.split("<script");
    let mut kept = parts.next().unwrap_or_default().to_string();
    parts.for_each(|part| kept += part.split_once("</script>").map_or("", |(_, rest)| rest));
    kept.into_bytes()
}

fn mime(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
