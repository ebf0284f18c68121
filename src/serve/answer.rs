//! Answers requests with files of the site, and adds a script to pages that reloads them after a build.

use std::io::Cursor;
use std::path::Path;
use std::{fs, io};

use serde_json::json;
use tiny_http::{Header, Method, Request, Response};

use super::State;
use super::files::{self, Target};
use crate::markup::Markup;
use crate::state::Ui;
use crate::words::words;

/// The folder for the server's own addresses.
const OWN: &str = "/.interview-serve/";
const LIVE: &str = include_str!("live.js");
/// The strictest policy that a site works with. Pages of other sites may not read the files, because these may not be
/// published yet.
const HEADERS: [(&str, &str); 3] = [
    ("Cache-Control", "no-cache"),
    ("Content-Security-Policy", "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"),
    ("X-Content-Type-Options", "nosniff"),
];

/// An answer that has not been sent.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub bytes: Vec<u8>,
}

impl Answer {
    fn new(status: u16, kind: &str, bytes: impl Into<Vec<u8>>) -> Answer {
        Answer { status, headers: vec![("Content-Type", kind.to_owned())], bytes: bytes.into() }
    }

    fn with(mut self, name: &'static str, value: &str) -> Answer {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// Sends the answer. The length is sent for HEAD, too; the server leaves out the body.
    pub fn send(self, request: Request) -> io::Result<()> {
        let length = self.bytes.len();
        let headers = HEADERS.iter().map(|(name, value)| (*name, *value));
        let all = headers.chain(self.headers.iter().map(|(name, value)| (*name, value.as_str())));
        // A path with line breaks cannot be a `Location`.
        let headers = all.filter_map(|(name, value)| Header::from_bytes(name, value).ok()).collect();
        let body = Cursor::new(self.bytes);
        let response = Response::new(self.status.into(), headers, body, Some(length), None);
        request.respond(response.with_chunked_threshold(usize::MAX))
    }
}

/// Answers a request. `host` is the request's name for this server.
pub fn answer(root: &Path, state: &State, method: &Method, url: &str, host: Option<&str>) -> Answer {
    let text = "text/plain; charset=utf-8";
    // A foreign host name that resolves to this computer would let its pages read the files.
    if !host.is_some_and(is_own_name) {
        return Answer::new(403, text, "Only for this computer\n");
    }
    if !matches!(method, Method::Get | Method::Head) {
        return Answer::new(405, text, "Only GET and HEAD\n").with("Allow", "GET, HEAD");
    }
    if let Some(own) = url.strip_prefix(OWN) {
        return match own.split('?').next() {
            Some("live.js") => Answer::new(200, "text/javascript; charset=utf-8", LIVE),
            Some("state") => Answer::new(200, "application/json", state_json(state)),
            _ => Answer::new(404, text, "Not found\n"),
        };
    }
    match files::target(root, url) {
        Target::Folder => {
            let (path, query) = url.split_once('?').map_or((url, String::new()), |(p, q)| (p, format!("?{q}")));
            // Two slashes would begin the name of another host.
            let to = format!("/{}/{query}", path.trim_matches('/'));
            Answer::new(301, text, "Moved\n").with("Location", &to)
        }
        Target::File(at) => file(&at, 200, url, state),
        Target::Nothing if !root.join("index.html").is_file() => {
            Answer::new(503, "text/html; charset=utf-8", not_built(state))
        }
        Target::Nothing if root.join("404.html").is_file() => file(&root.join("404.html"), 404, url, state),
        Target::Nothing => Answer::new(404, text, "Not found\n"),
    }
}

fn file(at: &Path, status: u16, url: &str, state: &State) -> Answer {
    // The file may be being written at the moment.
    let Ok(bytes) = fs::read(at) else {
        return Answer::new(503, "text/plain; charset=utf-8", "Being built\n").with("Retry-After", "1");
    };
    let kind = files::content_type(at);
    // Pages in `viewer` are for frames on other sites and get no script.
    if kind.starts_with("text/html") && !url.starts_with("/viewer/") && state.watches {
        return Answer::new(status, kind, with_script(bytes, state));
    }
    Answer::new(status, kind, bytes)
}

/// Adds the script to a page, with the number of the page's build.
fn with_script(page: Vec<u8>, state: &State) -> Vec<u8> {
    let script = format!("<script type=\"module\" src=\"{OWN}live.js?built={}\"></script>\n", state.built);
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|part| part == end).unwrap_or(page.len());
    [&page[..at], script.as_bytes(), &page[at..]].concat()
}

fn state_json(state: &State) -> String {
    let words = &words(state.ui).commands;
    let title = (words.problems)(state.problems.len());
    json!({"built": state.built, "lang": state.ui.tag(), "title": title, "hide": words.hide, "problems": state.problems})
        .to_string()
}

/// Makes the page that replaces all others before the first build.
fn not_built(state: &State) -> Vec<u8> {
    let State { ui, problems, .. } = state;
    let title = words(*ui).commands.not_built;
    let mut out = Markup::new();
    out.open("h1").text(title).close();
    out.open("ul");
    for problem in problems {
        // The line of the mistake, with its mark, keeps its form.
        let (message, excerpt) = problem.split_once('\n').unwrap_or((problem, ""));
        out.open("li").text(message);
        if !excerpt.is_empty() {
            out.open("pre").text(excerpt).close();
        }
        out.close();
    }
    out.close();
    let (lang, body) = (Ui::tag(*ui), out.html());
    let page = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n</head>\n<body data-not-built>\n{body}\n</body>\n</html>\n"
    );
    with_script(page.into_bytes(), state)
}

/// Returns whether a `Host` header names this computer.
fn is_own_name(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name.to_ascii_lowercase().as_str(), "127.0.0.1" | "localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state() -> State {
        State {
            built: "7-1".into(),
            problems: vec!["a.json:1:2: expected <b>\n<i\n ^".into()],
            ui: Ui::En,
            watches: true,
        }
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        answer.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn pages_have_the_script_and_nothing_else_has() {
        let root = tempfile::tempdir().expect("a folder");
        let page = "<body><p>Words: </body> in a text</p></body></html>";
        for (file, text) in [("index.html", page), ("404.html", page), ("site.json", "{}"), ("viewer/x.html", page)] {
            let at = root.path().join(file);
            fs::create_dir_all(at.parent().expect("a folder")).expect("a folder");
            fs::write(at, text).expect("a file");
        }
        let get = |url: &str| answer(root.path(), &state(), &Method::Get, url, Some("127.0.0.1:8080"));
        let home = get("/");
        let script = "<script type=\"module\" src=\"/.interview-serve/live.js?built=7-1\"></script>\n";
        let wanted = format!("<body><p>Words: </body> in a text</p>{script}</body></html>");
        assert_eq!((home.status, String::from_utf8_lossy(&home.bytes).into_owned()), (200, wanted.clone()));
        let lost = get("/nothing");
        assert_eq!((lost.status, String::from_utf8_lossy(&lost.bytes).into_owned()), (404, wanted));
        assert_eq!(get("/site.json").bytes, b"{}");
        assert_eq!(get("/viewer/x.html").bytes, page.as_bytes());
        let moved = get("/viewer?a=b");
        assert_eq!((moved.status, header(&moved, "Location")), (301, Some("/viewer/?a=b")));
        assert_eq!(header(&get("//viewer"), "Location"), Some("/viewer/"));
    }

    #[test]
    fn only_local_requests_for_files_are_answered() {
        let root = tempfile::tempdir().expect("a folder");
        let ask = |method, host| answer(root.path(), &state(), &method, "/", host);
        for host in [None, Some("evil.example"), Some("evil.example:8080"), Some("127.0.0.1.evil.example")] {
            assert_eq!(ask(Method::Get, host).status, 403, "{host:?}");
        }
        let refused = ask(Method::Post, Some("localhost:8080"));
        assert_eq!((refused.status, header(&refused, "Allow")), (405, Some("GET, HEAD")));
    }

    #[test]
    fn while_there_is_no_site_a_page_says_why() {
        let root = tempfile::tempdir().expect("a folder");
        let page = answer(root.path(), &state(), &Method::Get, "/interviews/a/", Some("localhost"));
        let html = String::from_utf8(page.bytes).expect("text");
        assert_eq!(page.status, 503);
        assert!(
            html.contains("<li>a.json:1:2: expected &lt;b&gt;<pre>&lt;i\n ^</pre></li>")
                && html.contains("live.js?built=7-1"),
            "{html}"
        );
    }
}
