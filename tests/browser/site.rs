//! The site under test: `dist/` under the strict policy, on a port of its own, with files that a journey puts there.
//!
//! Every page is served under each of these folders too, so that a journey can ask for bad weather by the address:
//!
//! - `/`: as built, with `watch.js` in front, which reports what goes wrong in the page
//! - `/as-built/`: without that script
//! - `/no-storage/`: saved settings are denied
//! - `/no-wasm/`: the program is missing
//! - `/open-policy/`: files of other sites may be fetched

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

const STRICT: &str = "default-src 'none'; connect-src 'self'; img-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; base-uri 'none'";
const OPEN: &str = "default-src 'none'; connect-src 'self' http:; img-src 'self' data:; script-src 'self' \
    'wasm-unsafe-eval'; style-src 'self'; base-uri 'none'";

const WATCH: &str = include_str!("watch.js");
const NO_STORAGE: &str = include_str!("no_storage.js");

/// Files of `dist/` and of a journey. Stops with it.
pub struct Site {
    address: SocketAddr,
    shelf: Arc<Shelf>,
    listener: Option<JoinHandle<()>>,
}

struct Shelf {
    dist: PathBuf,
    files: Mutex<HashMap<String, Answer>>,
    /// Wakes the requests that wait for [`Site::let_come`].
    changed: Condvar,
    log: Mutex<Vec<Request>>,
    troubles: Mutex<Vec<String>>,
    /// Parts of the troubles that a journey provokes.
    provoked: Mutex<Vec<String>>,
    stopping: AtomicBool,
}

/// What the site says when it is asked for a file.
#[derive(Clone)]
enum Answer {
    File(Vec<u8>),
    /// Any page may read it.
    Shared(Vec<u8>),
    Status(u16),
    /// Nothing, until it is replaced.
    Waiting,
}

/// What the site was asked for.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    /// With the query.
    pub path: String,
    pub status: u16,
}

impl Site {
    pub fn new(dist: &Path) -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let address = listener.local_addr().expect("a listener has an address");
        let shelf = Arc::new(Shelf {
            dist: dist.to_path_buf(),
            files: Mutex::default(),
            changed: Condvar::new(),
            log: Mutex::default(),
            troubles: Mutex::default(),
            provoked: Mutex::default(),
            stopping: AtomicBool::new(false),
        });
        let shared = shelf.clone();
        let listener = thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.stopping.load(Ordering::Relaxed) {
                    return;
                }
                let shelf = shared.clone();
                if let Ok(stream) = stream {
                    thread::spawn(move || shelf.serve(stream).ok());
                }
            }
        });
        Site { address, shelf, listener: Some(listener) }
    }

    /// `http://127.0.0.1:PORT`
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Another site, of the same build.
    pub fn another(&self) -> Site {
        Site::new(&self.shelf.dist)
    }

    pub fn put(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.answer(path, Answer::File(body.into()));
    }

    /// A file that pages of other sites may read.
    pub fn put_shared(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.answer(path, Answer::Shared(body.into()));
    }

    pub fn fail(&self, path: &str, status: u16) {
        self.answer(path, Answer::Status(status));
    }

    /// Whoever asks for it waits until something is put there.
    pub fn hold(&self, path: &str) {
        self.answer(path, Answer::Waiting);
    }

    fn answer(&self, path: &str, answer: Answer) {
        self.shelf.files.lock().expect("no thread panics with it").insert(path.to_string(), answer);
        self.shelf.changed.notify_all();
    }

    /// What was asked for so far.
    pub fn requests(&self) -> Vec<Request> {
        self.shelf.log.lock().expect("no thread panics with it").clone()
    }

    /// What the pages reported: breaches of the policy, errors, panics. Not what was provoked.
    pub fn troubles(&self) -> Vec<String> {
        let troubles = self.shelf.troubles.lock().expect("no thread panics with it");
        troubles.iter().filter(|trouble| !self.is_provoked(trouble)).cloned().collect()
    }

    /// From now on, troubles with these words in them are what the journey wants to see.
    pub fn provoke(&self, words: &str) {
        self.shelf.provoked.lock().expect("no thread panics with it").push(words.to_string());
    }

    pub fn is_provoked(&self, trouble: &str) -> bool {
        self.shelf.provoked.lock().expect("no thread panics with it").iter().any(|words| trouble.contains(words))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shelf.stopping.store(true, Ordering::Relaxed);
        self.shelf.changed.notify_all();
        TcpStream::connect(self.address).ok();
        if let Some(listener) = self.listener.take() {
            listener.join().ok();
        }
    }
}

impl Shelf {
    fn serve(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let mut words = line.split_whitespace();
        let (Some(method), Some(path)) = (words.next(), words.next()) else { return Ok(()) };
        let mut length = 0;
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        if path == "/trouble" {
            let trouble = String::from_utf8_lossy(&body).into_owned();
            self.troubles.lock().expect("no thread panics with it").push(trouble);
            return respond(&mut stream, 204, "text/plain", STRICT, false, b"");
        }
        let (folder, file) = split(path.split('?').next().unwrap_or_default());
        let (status, shared, body) = self.find(folder, file);
        let log = Request { method: method.into(), path: path.into(), status };
        self.log.lock().expect("no thread panics with it").push(log);
        let policy = if folder == "/open-policy/" { OPEN } else { STRICT };
        respond(&mut stream, status, mime(file), policy, shared, &body)
    }

    /// Status, whether other sites may read it, and the bytes.
    fn find(&self, folder: &str, file: &str) -> (u16, bool, Vec<u8>) {
        match (folder, file) {
            (_, "watch.js") => return (200, false, WATCH.into()),
            (_, "no_storage.js") => return (200, false, NO_STORAGE.into()),
            ("/no-wasm/", "viewer_bg.wasm") => return (404, false, Vec::new()),
            _ => {}
        }
        if let Some(answer) = self.answer(file) {
            return match answer {
                Answer::File(body) => (200, false, body),
                Answer::Shared(body) => (200, true, body),
                Answer::Status(status) => (status, false, Vec::new()),
                Answer::Waiting => (503, false, Vec::new()),
            };
        }
        let plain = file.split('/').all(|part| part != "..");
        match std::fs::read(self.dist.join(file)) {
            Ok(body) if plain && file == "index.html" && folder != "/as-built/" => (200, false, watched(folder, &body)),
            Ok(body) if plain => (200, false, body),
            _ => (404, false, Vec::new()),
        }
    }

    /// What a journey put there; waits where it said so.
    fn answer(&self, file: &str) -> Option<Answer> {
        let mut files = self.files.lock().expect("no thread panics with it");
        loop {
            match files.get(file) {
                Some(Answer::Waiting) if !self.stopping.load(Ordering::Relaxed) => {
                    files = self.changed.wait(files).expect("no thread panics with it");
                }
                answer => return answer.cloned(),
            }
        }
    }
}

/// The folder that asks for some weather, and the file in it.
fn split(path: &str) -> (&str, &str) {
    let folders = ["/as-built/", "/no-storage/", "/no-wasm/", "/open-policy/", "/"];
    let folder = folders.into_iter().find(|folder| path.starts_with(folder)).unwrap_or("/");
    let file = path.strip_prefix(folder).unwrap_or_default();
    (folder, if file.is_empty() { "index.html" } else { file })
}

/// The page with a script in front of its own.
fn watched(folder: &str, page: &[u8]) -> Vec<u8> {
    let mut scripts = String::from("<head><script src=\"watch.js\"></script>");
    if folder == "/no-storage/" {
        scripts.push_str("<script src=\"no_storage.js\"></script>");
    }
    let page = String::from_utf8_lossy(page);
    assert!(page.contains("<head>"), "index.html has a head");
    page.replacen("<head>", &scripts, 1).into_bytes()
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

fn respond(
    stream: &mut TcpStream,
    status: u16,
    mime: &str,
    policy: &str,
    shared: bool,
    body: &[u8],
) -> std::io::Result<()> {
    let shared = if shared { "Access-Control-Allow-Origin: *\r\n" } else { "" };
    write!(
        stream,
        "HTTP/1.1 {status} Status\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         Content-Security-Policy: {policy}\r\n{shared}Connection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(body)?;
    stream.flush()
}
