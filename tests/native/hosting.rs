//! The site on real servers, set up as in docs/hosting.md, and its pages under the W3C's HTML checker.
//!
//! Without nginx, Apache or the checker, these tests say so and check nothing; `make test` installs them on Debian.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A server for a folder. Dropping this stops it.
struct Server {
    process: Child,
    port: u16,
    /// Has its settings and its log; the site is in `site`.
    folder: PathBuf,
}

/// An answer, with header names in lower case.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Server {
    /// nginx with the settings of docs/nginx.conf, and whether it can send Brotli. `None` without nginx.
    fn nginx(name: &str) -> Option<(Server, bool)> {
        let nginx = named("NGINX_COMMAND", &["/usr/sbin/nginx"])?;
        // The root of nginx, which may have been unpacked somewhere: …/usr/sbin/nginx.
        let top = nginx.ancestors().nth(3)?.to_path_buf();
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::remove_dir_all(&folder).ok();
        let site = folder.join("site");
        put_site(&site);
        fs::copy(top.join("etc/nginx/mime.types"), folder.join("mime.types")).expect("nginx knows types");
        let port = free_port();
        let module = top.join("usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
        let has_brotli = module.is_file();
        let mut server = fs::read_to_string("docs/nginx.conf").expect("the settings");
        let root = format!("root {};", site.display());
        for (said, here) in
            [("listen 80;", &*format!("listen 127.0.0.1:{port};")), ("root /var/www/interviews;", &root)]
        {
            assert!(server.contains(said), "{said}");
            server = server.replace(said, here);
        }
        if has_brotli {
            assert!(server.contains("    # brotli_static on;"));
            server = server.replace("    # brotli_static on;", "    brotli_static on;");
        }
        let temp = |what: &str| format!("{what}_temp_path {};\n", folder.join(what).display());
        let temps: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(temp).concat();
        let load = if has_brotli { format!("load_module {};\n", module.display()) } else { String::new() };
        // As root, nginx would read the files as a user without permission.
        let user = if is_root() { "user root;\n" } else { "" };
        let whole = format!(
            "{load}{user}daemon off;\nworker_processes 1;\npid {0}/pid;\nerror_log {0}/errors warn;\n\
            events {{}}\nhttp {{\ninclude mime.types;\naccess_log off;\n{temps}include {0}/server.conf;\n}}\n",
            folder.display()
        );
        fs::write(folder.join("server.conf"), server).expect("it can be written");
        fs::write(folder.join("nginx.conf"), whole).expect("it can be written");
        let mut command = Command::new(nginx);
        command.arg("-p").arg(&folder).arg("-e").arg(folder.join("errors")).arg("-c").arg(folder.join("nginx.conf"));
        Some((Server::start(command, port, folder), has_brotli))
    }

    /// Apache with minimal settings: it knows few types, sets no headers and compresses nothing. The site is in the
    /// folder `/talks/`, where it may have a `.htaccess`. `None` without Apache.
    fn apache(name: &str, htaccess: Option<&str>) -> Option<Server> {
        let apache = named("APACHE_COMMAND", &["/usr/sbin/apache2"])?;
        let lib = apache.ancestors().nth(3)?.join("usr/lib");
        // As root, Apache reads files as another user, who need not have access to the folders of whoever runs this.
        let folder = std::env::temp_dir().join(format!("interview-viewer-{name}-{}", std::process::id()));
        put_site(&folder.join("site/talks"));
        if let Some(lines) = htaccess {
            fs::write(folder.join("site/talks/.htaccess"), lines).expect("it can be written");
        }
        let port = free_port();
        let modules =
            ["mpm_event", "authz_core", "dir", "mime", "negotiation", "autoindex", "filter", "deflate", "headers"];
        let load = |name: &&str| format!("LoadModule {name}_module modules/mod_{name}.so\n");
        let load: String = modules.iter().map(load).collect();
        let user = if is_root() { "User www-data\nGroup www-data\n" } else { "" };
        let types = ["text/html .html", "text/css .css", "text/javascript .js", "image/svg+xml .svg", "text/xml .xml"];
        let types: String = types.iter().map(|of| format!("AddType {of}\n")).collect();
        let (here, top) = (folder.display(), lib.join("apache2"));
        let settings = format!(
            "ServerRoot {}\nServerName interviews.example.org\nListen 127.0.0.1:{port}\nPidFile {here}/pid\nErrorLog {here}/errors\n\
            LogLevel error\n{load}{user}TypesConfig /dev/null\n{types}DirectoryIndex index.html\nDocumentRoot {here}/site\n\
            <Directory {here}/site>\nOptions Indexes FollowSymLinks MultiViews\nAllowOverride All\nRequire all granted\n</Directory>\n",
            top.display()
        );
        fs::write(folder.join("apache.conf"), settings).expect("it can be written");
        let mut command = Command::new(apache);
        command.arg("-DFOREGROUND").arg("-f").arg(folder.join("apache.conf"));
        // If it was only unpacked, its libraries are beside it: …/usr/lib/x86_64-linux-gnu.
        let mut inside = fs::read_dir(&lib).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
        if let Some(libraries) = inside.find(|path| path.join("libapr-1.so.0").exists()) {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        Some(Server::start(command, port, folder))
    }

    fn start(mut command: Command, port: u16, folder: PathBuf) -> Server {
        let process = command.stderr(Stdio::null()).spawn().expect("the server can be run");
        let mut server = Server { process, port, folder };
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = server.process.try_wait().ok().flatten();
            assert!(ended.is_none() && started.elapsed() < Duration::from_secs(10), "{}", server.errors());
            sleep(Duration::from_millis(10));
        }
        server
    }

    fn errors(&self) -> String {
        fs::read_to_string(self.folder.join("errors")).unwrap_or_default()
    }

    fn get(&self, path: &str, encodings: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let host = "Host: interviews.example.org\r\nConnection: close\r\n";
        write!(stream, "GET {path} HTTP/1.1\r\n{host}Accept-Encoding: {encodings}\r\n\r\n")
            .expect("it takes a request");
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("it answers");
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has headers");
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status");
        let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_string()));
        Answer { status, headers: lines.filter_map(header).collect(), body: bytes[end + 4..].to_vec() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has a child process, which ends only if it is terminated in order.
        Command::new("kill").arg(self.process.id().to_string()).status().ok();
        self.process.wait().ok();
        if self.folder.starts_with(std::env::temp_dir()) {
            fs::remove_dir_all(&self.folder).ok();
        }
    }
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
    }
}

/// The built site, or similar files.
fn put_site(folder: &Path) {
    if let Some(dist) = dist().filter(|dist| dist.join("viewer_bg.wasm.br").is_file()) {
        let parent = folder.parent().expect("it lies in a folder");
        fs::create_dir_all(parent).expect("a folder");
        let copied = Command::new("cp").arg("-R").arg(&dist).arg(folder).status();
        assert!(copied.is_ok_and(|status| status.success()), "{} can be copied", dist.display());
        return;
    }
    for name in ["index.html", "loader.js", "sw.js", "viewer.css", "viewer_bg.wasm", "site.json", "icon.svg"]
        .into_iter()
        .chain(["interviews/a.json", "interviews/a/index.html", "viewer/1/embed.html", "sitemap.xml"])
    {
        for (ending, text) in [("", "plain"), (".gz", "as gzip"), (".br", "as Brotli")] {
            let path = folder.join(format!("{name}{ending}"));
            fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder");
            // Long enough to be worth compressing.
            fs::write(path, format!("{name} {text}\n").repeat(40)).expect("it can be written");
        }
    }
}

/// The built site, if there is one.
fn dist() -> Option<PathBuf> {
    let dist = PathBuf::from(std::env::var_os("DIST").unwrap_or_else(|| "dist".into()));
    dist.join("index.html").is_file().then_some(dist)
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port()
}

fn named(variable: &str, usual: &[&str]) -> Option<PathBuf> {
    let named = std::env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from);
    named.or_else(|| usual.iter().map(PathBuf::from).find(|path| path.is_file()))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}

/// Says why a test is skipped. In CI this fails, since CI must not pass without the test.
fn left_out(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "left out in CI: {why}");
    println!("left out: {why}");
}

#[test]
fn nginx_serves_the_site_as_the_notes_say() {
    let Some((server, has_brotli)) = Server::nginx("hosting") else {
        return left_out("there is no nginx; `tools/setup.sh test` gets one on Debian");
    };
    assert_eq!(server.errors(), "", "the settings fit");

    for (path, mime) in [
        ("/", "text/html; charset=utf-8"),
        ("/loader.js", "application/javascript; charset=utf-8"),
        ("/sw.js", "application/javascript; charset=utf-8"),
        ("/viewer.css", "text/css"),
        ("/viewer_bg.wasm", "application/wasm"),
        ("/site.json", "application/json"),
        ("/icon.svg", "image/svg+xml"),
        ("/sitemap.xml", "text/xml; charset=utf-8"),
    ] {
        let answer = server.get(path, "identity");
        // A site without its address has no sitemap.
        if path == "/sitemap.xml" && answer.status == 404 {
            continue;
        }
        assert_eq!((answer.status, answer.header("content-type")), (200, mime), "{path}");
        assert_eq!(answer.header("content-encoding"), "", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval';",
            "style-src 'self';",
            "frame-ancestors 'self'",
        ] {
            assert!(policy.contains(part), "{part} for {path}: {policy}");
        }
    }

    // Cached for ever, or validated each time.
    for path in ["/loader.js?v=0123456789ab", "/viewer_bg.wasm?v=0123456789ab"] {
        let said = server.get(path, "identity");
        assert_eq!(said.header("cache-control"), "public, max-age=31536000, immutable", "{path}");
        assert!(!said.header("etag").is_empty());
    }
    let lost = server.get("/nothing.js?v=0123456789ab", "identity");
    assert_eq!((lost.status, lost.header("cache-control")), (404, ""), "what is not there is not kept");

    // Compressed in advance.
    for path in ["/", "/loader.js", "/viewer.css", "/viewer_bg.wasm", "/site.json"] {
        let file = if path == "/" { "index.html" } else { &path[1..] };
        let packed =
            |ending: &str| fs::read(server.folder.join("site").join(format!("{file}{ending}"))).expect("its twin");
        let gzip = server.get(path, "gzip, deflate");
        assert_eq!(gzip.header("content-encoding"), "gzip", "{path}");
        assert!(gzip.body == packed(".gz"), "{path} as it lies there");
        assert!(gzip.header("vary").contains("Accept-Encoding"), "{path}");
        if has_brotli {
            let brotli = server.get(path, "gzip, deflate, br");
            assert_eq!(brotli.header("content-encoding"), "br", "{path}");
            assert!(brotli.body == packed(".br"), "{path} as it lies there");
        }
    }
    if !has_brotli {
        left_out("this nginx has no module for Brotli");
    }

    // Files that pages of other sites may use.
    let element = server.get("/viewer/1/embed.html", "identity");
    assert_eq!(element.header("access-control-allow-origin"), "*");
    assert!(element.header("content-security-policy").contains("frame-ancestors *"));
    assert_eq!(server.get("/site.json", "identity").header("access-control-allow-origin"), "*");
    assert_eq!(server.get("/", "identity").header("access-control-allow-origin"), "");

    folders(&server, "/");
}

/// The address of an interview's page is a folder.
fn folders(server: &Server, root: &str) {
    let all = fs::read_dir(server.folder.join(format!("site{root}interviews"))).expect("there are interviews");
    let page = all.filter_map(Result::ok).find(|entry| entry.path().join("index.html").is_file());
    if let Some(page) = page {
        let path = format!("{root}interviews/{}", page.file_name().to_string_lossy());
        let answer = server.get(&format!("{path}/"), "identity");
        assert_eq!((answer.status, answer.header("content-type").split(';').next()), (200, Some("text/html")));
        let moved = server.get(&path, "identity");
        assert_eq!(moved.status, 301);
        assert!(moved.header("location").ends_with(&format!("{path}/")), "{}", moved.header("location"));
    }
    assert_eq!(server.get(&format!("{root}interviews/there-is-none/"), "identity").status, 404);
}

const FILES: [&str; 6] = ["index.html", "loader.js", "viewer.css", "viewer_bg.wasm", "site.json", "icon.svg"];

#[test]
fn a_plain_host_needs_no_settings() {
    let Some(server) = Server::apache("plain-host", None) else {
        return left_out("there is no Apache; `tools/setup.sh test` gets one on Debian");
    };
    folders(&server, "/talks/");
    for file in FILES {
        // The compressed copy beside a file is never sent in its place.
        let answer = server.get(&format!("/talks/{file}?v=0123456789ab"), "gzip, deflate, br");
        assert_eq!((answer.status, answer.header("content-encoding")), (200, ""), "{file}");
        let lies = fs::read(server.folder.join("site/talks").join(file)).expect("the file");
        assert!(answer.body == lies, "{file} as it lies there");
    }
    // tests/browser/opening.rs tests how the program is then compiled.
    assert_eq!(server.get("/talks/viewer_bg.wasm", "identity").header("content-type"), "");
}

#[test]
fn apache_takes_the_lines_of_the_notes() {
    let notes = fs::read_to_string("docs/hosting.md").expect("the notes");
    let (_, after) = notes.split_once("`.htaccess`").expect("they speak of it");
    let lines = after.lines().skip_while(|line| !line.starts_with("    "));
    let lines: String = lines.map_while(|line| line.strip_prefix("    ")).map(|line| format!("{line}\n")).collect();
    let Some(server) = Server::apache("htaccess", Some(&lines)) else {
        return left_out("there is no Apache; `tools/setup.sh test` gets one on Debian");
    };
    folders(&server, "/talks/");
    assert_eq!(server.get("/talks/viewer_bg.wasm", "identity").header("content-type"), "application/wasm");
    for file in FILES {
        let kept = server.get(&format!("/talks/{file}?v=0123456789ab"), "gzip");
        assert_eq!(kept.header("cache-control"), "public, max-age=31536000, immutable", "{file}");
        assert_eq!(kept.header("content-encoding"), if file == "icon.svg" { "" } else { "gzip" }, "{file}");
        assert_eq!(server.get(&format!("/talks/{file}"), "identity").header("cache-control"), "no-cache", "{file}");
    }
    let objections: Vec<String> =
        server.errors().lines().filter(|line| !line.contains(":notice]")).map(str::to_string).collect();
    assert_eq!(objections, Vec::<String>::new());
}

#[test]
fn the_docs_state_the_size_of_the_viewer() {
    let Some(folder) = dist().map(|dist| dist.join("viewer/1")).filter(|at| at.join("viewer_bg.wasm.br").is_file())
    else {
        return println!("left out: there is no packed viewer; `make build` writes one");
    };
    let guide = fs::read_to_string("docs/embedding.md").expect("the guide");
    let (mut rows, kilobytes) = (0, |path: PathBuf| fs::metadata(path).expect("a file").len() as f64 / 1000.0);
    for row in guide.lines().filter(|line| line.contains(" kB | ")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        for (said, ending) in [(cells[1], "br"), (cells[2], "gz")] {
            let said: f64 = said.trim_end_matches(" kB").parse().expect("a number");
            let is = kilobytes(folder.join(format!("{}.{ending}", cells[0])));
            assert!(
                (is / said - 1.0).abs() < 0.1,
                "docs/embedding.md: {} has {is:.0} kB as .{ending}, not {said}",
                cells[0]
            );
        }
        rows += 1;
    }
    assert_eq!(rows, 4);
}

/// Enough pages to have one of each kind.
const PAGES: usize = 80;

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).expect("a folder of the site");
    let mut inside: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    inside.sort();
    for path in inside {
        // The examples, and the pages of the element, are other people's pages.
        let other = ["viewer", "examples"].iter().any(|name| path.ends_with(name));
        if path.is_dir() && !other {
            pages(&path, found);
        } else if path.ends_with("index.html") {
            found.push(path);
        }
    }
}

#[test]
fn every_kind_of_page_is_valid_html() {
    let jar = named("VNU_JAR", &[]).filter(|jar| jar.is_file());
    let java = Command::new("java").arg("-version").stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    let (Some(jar), true) = (jar, java) else {
        return left_out("there is no HTML checker; `tools/setup.sh test` gets one on Debian");
    };
    let mut found = Vec::new();
    // Before the command has written the site, there is only the page that it starts from.
    let written = dist().filter(|dist| dist.join("sw.js").is_file());
    written.iter().for_each(|dist| pages(dist, &mut found));
    if found.is_empty() {
        // `make hosting` sets DIST; before the build there is no site.
        assert!(std::env::var_os("DIST").is_none(), "there is no site in DIST");
        return println!("left out: there is no built site; `make build` writes one");
    }
    let step = found.len().div_ceil(PAGES);
    let some: Vec<&PathBuf> = found.iter().step_by(step).collect();
    let checked =
        Command::new("java").arg("-jar").arg(jar).args(["--errors-only", "--format", "gnu"]).args(&some).output();
    let checked = checked.expect("the checker runs");
    let said = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success() && said.trim().is_empty(), "of {} pages:\n{said}", some.len());
}
