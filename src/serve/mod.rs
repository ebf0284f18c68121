//! `interview serve`: shows a site as its readers will see it, on the editor's own computer, and builds it again after
//! each change.
//!
//! ```text
//! watch: what the folder holds → build → a temporary folder → answer: files, with a script in their pages
//! ```
//!
//! Nothing is written to the editor's folder. Only this computer can reach the server.

mod answer;
mod files;
mod watch;

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, RwLock};
use std::time::{Duration, SystemTime};
use std::{io, thread};

use tiny_http::{Request, Server};

use crate::build::{self, Options, PictureFonts, Report, Severity};
use crate::state::Ui;
use crate::words::words;
use watch::Snapshot;

/// The default port, and the number of ports to try from it if that is taken.
const PORT: u16 = 8080;
const NEXT: u16 = 20;
/// How often the sources are checked.
const INTERVAL: Duration = Duration::from_millis(400);
/// How many requests are answered at the same time.
const WORKERS: usize = 4;

/// The options of the command.
#[derive(Clone, Debug)]
pub struct Order {
    /// The folder of a site, or the output of `interview build`.
    pub site: PathBuf,
    pub program: PathBuf,
    pub port: Option<u16>,
    /// Whether to open a browser.
    pub open: bool,
    pub jobs: usize,
    /// The language of messages.
    pub ui: Ui,
}

/// The state that open pages ask for.
struct State {
    /// The number of the last build, unique across runs of the command.
    built: String,
    /// The problems of the last build, as lines.
    problems: Vec<String>,
    ui: Ui,
    /// Whether the site is built here, and not served as it is.
    watches: bool,
}

/// Serves a site until it is interrupted.
///
/// # Errors
/// If it cannot start: returns the reason.
pub fn serve(order: &Order) -> Result<(), String> {
    let words = &words(order.ui).commands;
    let shown = order.site.display().to_string();
    if !order.site.is_dir() {
        return Err((words.no_folder)(&shown));
    }
    let is_built = build::is_built(&order.site);
    if !is_built && let Some(missing) = build::missing(&order.site, &order.program, order.ui) {
        return Err(missing.rendered(order.ui).trim_end().to_owned());
    }
    let listener = listen(order.port).map_err(|error| match (order.port, error.kind()) {
        (Some(port), io::ErrorKind::AddrInUse) => (words.port_in_use)(port),
        _ => (words.no_port)(&error.to_string()),
    })?;
    let no_port = |error: &dyn ToString| (words.no_port)(&error.to_string());
    let port = listener.local_addr().map_err(|error| no_port(&error))?.port();
    let folder = tempfile::Builder::new().prefix("interview-serve-").tempdir();
    let folder = folder.map_err(|error| (words.no_temporary)(&error.to_string()))?;
    let (stop, stopped) = mpsc::channel();
    // Without the handler, Ctrl-C also ends the command, but leaves the temporary folder.
    ctrlc::set_handler(move || {
        stop.send(()).ok();
    })
    .ok();
    let out = if is_built { order.site.clone() } else { folder.path().join("site") };
    let state = State { built: String::new(), problems: Vec::new(), ui: order.ui, watches: !is_built };
    let state = Arc::new(RwLock::new(state));
    let mut builder =
        Builder { order, out: out.clone(), state: Arc::clone(&state), seen: Snapshot::default(), count: 0 };
    if !is_built {
        builder.seen = Snapshot::of(&order.site);
        builder.build();
    }
    let server = Server::from_listener(listener, None).map_err(|error| no_port(&error))?;
    let server = Arc::new(server);
    for _ in 0..WORKERS {
        let (server, out, state) = (Arc::clone(&server), out.clone(), Arc::clone(&state));
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                respond(request, &out, &state);
            }
        });
    }
    let address = format!("http://127.0.0.1:{port}/");
    eprint!("{}", (words.serving)(&shown, &address));
    if order.open && open::that_detached(&address).is_err() {
        eprintln!("{}", words.not_opened);
    }
    builder.watch(&stopped);
    Ok(())
}

/// Answers a request. Does not report a client that has gone.
fn respond(request: Request, out: &Path, state: &RwLock<State>) {
    let host = request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.as_str());
    let answer = {
        let state = state.read().expect("nobody panics with it");
        answer::answer(out, &state, request.method(), request.url(), host)
    };
    answer.send(request).ok();
}

/// Listens on the given port, or else on the default one or the next that is free.
fn listen(port: Option<u16>) -> io::Result<TcpListener> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => bind(port),
        None => (PORT..PORT + NEXT).find_map(|port| bind(port).ok()).map_or_else(|| bind(0), Ok),
    }
}

struct Builder<'a> {
    order: &'a Order,
    out: PathBuf,
    state: Arc<RwLock<State>>,
    /// The state of the folder at the last build.
    seen: Snapshot,
    count: usize,
}

impl Builder<'_> {
    /// Builds whenever the folder has changed and then stayed unchanged, until it is stopped.
    fn watch(&mut self, stopped: &Receiver<()>) {
        let mut last = None;
        loop {
            match stopped.recv_timeout(INTERVAL) {
                Err(RecvTimeoutError::Timeout) => {}
                Ok(()) => return,
                // There is no handler: the system ends the command.
                Err(RecvTimeoutError::Disconnected) => thread::sleep(INTERVAL),
            }
            if !self.state.read().expect("nobody panics with it").watches {
                continue;
            }
            let now = Snapshot::of(&self.order.site);
            if now == self.seen {
                last = None;
            } else if last.as_ref() == Some(&now) {
                self.seen = now;
                last = None;
                self.build();
            } else {
                // Files may still be being copied into it.
                last = Some(now);
            }
        }
    }

    fn build(&mut self) {
        let Order { site, program, jobs, ui, .. } = self.order;
        let options = Options {
            site: site.clone(),
            out: self.out.clone(),
            program: program.clone(),
            jobs: *jobs,
            pdf: false,
            pictures: PictureFonts::None,
            force: true,
            ui: *ui,
        };
        let report = build::preview(&options);
        self.tell(&report);
        self.count += 1;
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_millis();
        let problems = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity != Severity::Note);
        let mut state = self.state.write().expect("nobody panics with it");
        state.problems = problems.map(|diagnostic| diagnostic.rendered(*ui).trim_end().to_owned()).collect();
        state.built = format!("{since}-{}", self.count);
    }

    /// Prints the messages of a build. Notes are printed only once: they are not problems, and would hide new messages.
    fn tell(&self, report: &Report) {
        let ui = self.order.ui;
        let diagnostics =
            report.diagnostics.iter().filter(|diagnostic| self.count == 0 || diagnostic.severity != Severity::Note);
        eprint!("{}", build::rendered(&diagnostics.cloned().collect::<Vec<_>>(), ui));
        if report.files > 0 {
            eprint!("{}", (words(ui).building.done)(report));
        }
    }
}
