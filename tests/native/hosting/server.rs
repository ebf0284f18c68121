//! Runs nginx and Apache.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{dist, named};

/// A server for a folder. Dropping this stops it.
pub struct Server {
    process: Child,
    port: u16,
    /// Has its settings and its log; the site is in `site`.
    pub folder: PathBuf,
}

/// An answer, with header names in lower case.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Server {
    /// nginx with the settings of docs/nginx.conf, and whether it can send Brotli. `None` without nginx.
    pub fn nginx(name: &str) -> Option<(Server, bool)> {
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
    pub fn apache(name: &str, htaccess: Option<&str>) -> Option<Server> {
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

    pub fn errors(&self) -> String {
        fs::read_to_string(self.folder.join("errors")).unwrap_or_default()
    }

    pub fn get(&self, path: &str, encodings: &str) -> Answer {
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
    pub fn header(&self, name: &str) -> &str {
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

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}
