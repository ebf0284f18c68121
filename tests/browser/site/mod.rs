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

mod reply;
mod shelf;

use std::collections::BTreeSet;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};

use reply::Reply;
use shelf::Shelf;

/// Serves files of `dist/` and of a journey until it is dropped.
pub struct Site {
    address: SocketAddr,
    shelf: Arc<Shelf>,
    listener: Option<JoinHandle<()>>,
}

/// The site's answer to a request for a file.
#[derive(Clone)]
enum Answer {
    Now(Reply),
    /// Nothing, until it is replaced.
    Waiting,
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
