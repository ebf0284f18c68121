//! A WordPress of this run: its database, its server, its files. Dropping it stops and removes them.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::site::Site;

/// The password of everybody.
pub const PASSWORD: &str = "correct horse battery staple";
const PATIENCE: Duration = Duration::from_secs(30);

pub struct WordPress {
    files: PathBuf,
    port: u16,
    _server: Process,
    _database: Process,
}

/// A process with those that it has started. Killed on drop.
struct Process(Child);

/// What this machine lacks for the journeys.
pub fn missing() -> Option<String> {
    for variable in ["WORDPRESS_FILES", "PHP_COMMAND", "MARIADB_COMMAND"] {
        let is_there = std::env::var_os(variable).is_some_and(|path| Path::new(&path).exists());
        if !is_there {
            return Some(format!("{variable} names nothing that is there"));
        }
    }
    None
}

fn named_by(variable: &str) -> PathBuf {
    std::env::var_os(variable).expect("it was looked for at the start").into()
}

impl WordPress {
    /// Starts a WordPress that is not installed yet, and may ask these sites, the first of which it takes for public.
    pub fn start(folder: &Path, sites: &[&Site]) -> WordPress {
        let files = folder.join("wordpress");
        // Links in the packages lead to other packages, and one leads nowhere.
        Command::new("cp")
            .arg("-RL")
            .args([named_by("WORDPRESS_FILES"), files.clone()])
            .stderr(Stdio::null())
            .status()
            .ok();
        assert!(files.join("wp-settings.php").is_file(), "WordPress can be copied");
        let (database, database_port) = start_database(folder);
        let port = free_port();
        let config = include_str!("wp-config.php").replace("DATABASE_PORT", &database_port.to_string());
        std::fs::write(files.join("wp-config.php"), config.replace("WORDPRESS_PORT", &port.to_string()))
            .expect("the settings");
        let own = files.join("wp-content/mu-plugins");
        std::fs::create_dir_all(&own).expect("a folder");
        let ports: Vec<&str> = sites.iter().map(|site| port_of(site)).collect();
        let hooks = include_str!("hooks.php")
            .replace("PUBLIC_SITE", &sites[0].origin())
            .replace("SITE_PORTS", &ports.join(","));
        std::fs::write(own.join("hooks.php"), hooks).expect("the hooks");
        let server = Command::new(named_by("PHP_COMMAND"))
            .args(["-d", "upload_max_filesize=2M", "-S", &format!("127.0.0.1:{port}"), "-t"])
            .arg(&files)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wordpress/router.php"))
            .env("PHP_CLI_SERVER_WORKERS", "4")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn();
        let server = Process(server.expect("PHP can be run"));
        wait_for(port);
        WordPress { files, port, _server: server, _database: database }
    }

    /// An address of this WordPress.
    pub fn url(&self, path: &str) -> String {
        format!("http://localhost:{}/{path}", self.port)
    }

    /// Does something that is not the subject of a journey (`helper.php`).
    pub fn php(&self, arguments: &[&str]) -> String {
        let helper = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/wordpress/helper.php");
        let output = Command::new(named_by("PHP_COMMAND")).arg(helper).arg(&self.files).args(arguments).output();
        let output = output.expect("PHP can be run");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// Whether the translations are complete, and the files made from them are up to date.
    pub fn check_translations(&self) {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/wordpress/languages.php");
        let output = Command::new(named_by("PHP_COMMAND")).arg(script).arg(&self.files).arg("--check").output();
        let output = output.expect("PHP can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Puts a file into its folder of contents.
    pub fn put(&self, path: &str, body: &str) {
        std::fs::write(self.files.join("wp-content").join(path), body).expect("a file can be written");
    }

    pub fn remove(&self, path: &str) {
        std::fs::remove_file(self.files.join("wp-content").join(path)).expect("a file can be removed");
    }

    /// The errors and warnings of PHP in files of the plug-in.
    pub fn errors(&self) -> Vec<String> {
        let log = std::fs::read_to_string(self.files.join("wp-content/debug.log")).unwrap_or_default();
        log.lines().filter(|line| line.contains("plugins/interview-viewer/")).map(str::to_owned).collect()
    }

    pub fn report_errors(&self) {
        let errors = self.errors();
        assert!(errors.is_empty(), "PHP reports in the plug-in: {errors:#?}");
    }
}

fn port_of(site: &Site) -> &'static str {
    let origin = site.origin();
    Box::leak(origin.rsplit(':').next().expect("an origin has a port").to_owned().into_boxed_str())
}

/// Starts a database without any users: it listens on this machine only, as long as the run takes.
fn start_database(folder: &Path) -> (Process, u16) {
    let data = folder.join("database");
    std::fs::create_dir_all(data.join("mysql")).expect("a folder for the database");
    let port = free_port();
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"));
    let database = Command::new(named_by("MARIADB_COMMAND"))
        .arg("--no-defaults")
        .args(is_root.then_some("--user=root"))
        .arg(format!("--datadir={}", data.display()))
        .arg(format!("--socket={}", data.join("socket").display()))
        .arg(format!("--pid-file={}", data.join("pid").display()))
        .arg(format!("--port={port}"))
        .args([
            "--bind-address=127.0.0.1",
            "--skip-grant-tables",
            "--skip-log-bin",
            "--innodb-flush-log-at-trx-commit=0",
        ])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn();
    let database = Process(database.expect("MariaDB can be run"));
    wait_for(port);
    (database, port)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
    listener.local_addr().expect("a listener has an address").port()
}

fn wait_for(port: u16) {
    let started = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(started.elapsed() < PATIENCE, "nothing listens on port {port}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        Command::new("kill").args(["-KILL", "--", &format!("-{}", self.0.id())]).stderr(Stdio::null()).status().ok();
        self.0.wait().ok();
    }
}
