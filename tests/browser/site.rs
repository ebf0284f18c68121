//! The site under test: `dist/` under the strict policy, on its own port, with files that a journey puts there.
//!
//! Every page is also served under each of these folders, so that a journey can choose a failure by the address:
//!
//! - `/`: as built, with `watch.js` in front, which reports errors in the page
//! - `/as-built/`: without that script
//! - `/no-storage/`: the page may store nothing
//! - `/no-program/`: the program is missing
//! - `/plain-program/`: the program comes as a file of no known type
//! - `/no-script/`: the page has no scripts
//! - `/no-wasm/`: the browser has no WebAssembly
//! - `/closed-policy/`: WebAssembly is forbidden
//! - `/open-policy/`: files, scripts and frames of other sites may be used, and a base

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

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

/// Serves files of `dist/` and of a journey until it is dropped.
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
    /// Parts of the errors that a journey provokes on purpose.
    provoked: Mutex<Vec<String>>,
    stopping: AtomicBool,
    /// No request gets an answer.
    down: AtomicBool,
}

/// The site's answer to a request for a file.
#[derive(Clone)]
enum Answer {
    Now(Reply),
    /// Nothing, until it is replaced.
    Waiting,
}

#[derive(Clone, Default)]
struct Reply {
    status: u16,
    /// Additional headers; among them the type, if it is not the usual one for the file's name.
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    /// The connection breaks off half-way.
    cut: bool,
    /// The second half is sent once something else is put there.
    paused: bool,
}

/// A request to the site.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    /// With the query.
    pub path: String,
}

impl Site {
    pub fn new(dist: &Path) -> Site {
        let (listener, address) = new_port();
        let shelf = Arc::new(Shelf {
            dist: dist.to_path_buf(),
            files: Mutex::default(),
            changed: Condvar::new(),
            log: Mutex::default(),
            troubles: Mutex::default(),
            provoked: Mutex::default(),
            stopping: AtomicBool::new(false),
            down: AtomicBool::new(false),
        });
        let shared = shelf.clone();
        let listener = thread::spawn(move || {
            for stream in listener.incoming() {
                if shared.stopping.load(Ordering::Relaxed) {
                    return;
                }
                if shared.down.load(Ordering::Relaxed) {
                    continue;
                }
                let shelf = shared.clone();
                if let Ok(stream) = stream {
                    thread::spawn(move || shelf.serve(stream).ok());
                }
            }
        });
        Site { address, shelf, listener: Some(listener) }
    }

    /// The folder of the build.
    pub fn dist(&self) -> &Path {
        &self.shelf.dist
    }

    /// `http://127.0.0.1:PORT`
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Another site with the same build.
    pub fn another(&self) -> Site {
        Site::new(&self.shelf.dist)
    }

    pub fn put(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.reply(path, Reply::file(body));
    }

    /// A file that pages of other sites may read.
    pub fn put_shared(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.reply(path, Reply::file(body).with("Access-Control-Allow-Origin", "*"));
    }

    /// Puts a file with another type than its name says.
    pub fn put_as(&self, path: &str, mime: &str, body: impl Into<Vec<u8>>) {
        self.reply(path, Reply::file(body).with("Content-Type", mime));
    }

    /// A file that browsers may keep for ten minutes without asking for it again.
    pub fn put_to_keep(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.reply(path, Reply::file(body).with("Cache-Control", "max-age=600"));
    }

    /// Restores the built file.
    pub fn put_as_built(&self, path: &str) {
        self.shelf.files.lock().expect("no thread panics with it").remove(path);
        self.shelf.changed.notify_all();
    }

    /// A file that breaks off half-way.
    pub fn cut(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.reply(path, Reply { cut: true, ..Reply::file(body) });
    }

    /// A file that pauses half-way, until it is put there once more.
    pub fn pause(&self, path: &str, body: impl Into<Vec<u8>>) {
        self.reply(path, Reply { paused: true, ..Reply::file(body) });
    }

    /// Redirects requests for it.
    pub fn redirect(&self, path: &str, to: &str) {
        self.reply(path, Reply::status(302).with("Location", to));
    }

    pub fn fail(&self, path: &str, status: u16) {
        self.reply(path, Reply::status(status));
    }

    fn reply(&self, path: &str, reply: Reply) {
        self.answer(path, Answer::Now(reply));
    }

    /// Requests for it wait until something is put there.
    pub fn hold(&self, path: &str) {
        self.answer(path, Answer::Waiting);
    }

    fn answer(&self, path: &str, answer: Answer) {
        self.shelf.files.lock().expect("no thread panics with it").insert(path.to_string(), answer);
        self.shelf.changed.notify_all();
    }

    /// From now on no request gets an answer, as without a connection.
    pub fn go_down(&self) {
        self.shelf.down.store(true, Ordering::Relaxed);
    }

    pub fn come_up(&self) {
        self.shelf.down.store(false, Ordering::Relaxed);
    }

    /// The requests so far.
    pub fn requests(&self) -> Vec<Request> {
        self.shelf.log.lock().expect("no thread panics with it").clone()
    }

    /// The reports of the pages: policy violations, errors, panics. Without the provoked ones.
    pub fn troubles(&self) -> Vec<String> {
        let troubles = self.shelf.troubles.lock().expect("no thread panics with it");
        troubles.iter().filter(|trouble| !self.is_provoked(trouble)).cloned().collect()
    }

    /// From now on, errors that contain these words are expected.
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
        if file.starts_with("viewer/1/") {
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

impl Reply {
    fn file(body: impl Into<Vec<u8>>) -> Reply {
        Reply { status: 200, body: body.into(), ..Reply::default() }
    }

    fn status(status: u16) -> Reply {
        Reply { status, ..Reply::default() }
    }

    /// Answers that the browser's copy is current if it is; or else adds a validator for the next time.
    fn unless_known(self, known: &str) -> Reply {
        if self.status != 200 || self.cut {
            return self;
        }
        let mut hasher = DefaultHasher::new();
        self.body.hash(&mut hasher);
        let name = format!("\"{:x}\"", hasher.finish());
        let same = known == name;
        let reply = self.with("ETag", &name);
        if same { Reply { status: 304, body: Vec::new(), ..reply } } else { reply }
    }

    /// The same with one more header, unless it has that already.
    fn with(mut self, name: &'static str, value: &str) -> Reply {
        if self.headers.iter().all(|(other, _)| *other != name) {
            self.headers.push((name, value.to_string()));
        }
        self
    }

    /// `pause` returns when a paused answer may continue.
    fn send(self, stream: &mut TcpStream, pause: impl FnOnce()) -> std::io::Result<()> {
        let reply = self.with("Cache-Control", "no-cache").with("X-Content-Type-Options", "nosniff");
        write!(
            stream,
            "HTTP/1.1 {} Status\r\nContent-Length: {}\r\nConnection: close\r\n",
            reply.status,
            reply.body.len()
        )?;
        for (name, value) in &reply.headers {
            write!(stream, "{name}: {value}\r\n")?;
        }
        stream.write_all(b"\r\n")?;
        let (first, second) = reply.body.split_at(reply.body.len() / 2);
        stream.write_all(first)?;
        stream.flush()?;
        if reply.cut {
            return Ok(());
        }
        if reply.paused {
            pause();
        }
        stream.write_all(second)?;
        stream.flush()
    }
}

/// A port that no site of this run has used: browsers store data by port.
fn new_port() -> (TcpListener, SocketAddr) {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let address = listener.local_addr().expect("a listener has an address");
        if USED.lock().expect("no thread panics with it").insert(address.port()) {
            return (listener, address);
        }
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
