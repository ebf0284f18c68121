//! Prints the pages of interviews as PDF with a browser installed on this computer.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The commands of browsers that can print without a window.
const NAMES: [&str; 9] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// The time limit for one page. Thousands of passages take some seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// Prints pages of a site, each given as its path and the path of its PDF. Returns how many were printed.
///
/// # Errors
/// A sentence that says what is missing, or which page could not be printed.
pub fn print(out: &Path, pages: &[(PathBuf, PathBuf)]) -> Result<usize, String> {
    if pages.is_empty() {
        return Ok(0);
    }
    let browser = browser(env::var_os("CHROME"), env::var_os("PATH")).ok_or(
        "There is no browser that prints: install Chromium or Google Chrome, or name one in CHROME. \
         The pages themselves are written.",
    )?;
    let out = out.canonicalize().map_err(|error| format!("{}: {error}", out.display()))?;
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(None::<String>));
    let fail = |reason| {
        failed.lock().expect("no thread panics with it").get_or_insert(reason);
    };
    // Two browsers with the same profile would be one process.
    static PROFILES: AtomicUsize = AtomicUsize::new(0);
    let work = || {
        let number = PROFILES.fetch_add(1, Ordering::Relaxed);
        let profile = env::temp_dir().join(format!("interview-pdf-{}-{number}", std::process::id()));
        while failed.lock().expect("no thread panics with it").is_none() {
            let Some((page, pdf)) = pages.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
            if let Err(reason) = print_one(&browser, &profile, &out.join(page), &out.join(pdf)) {
                fail(format!("{}: {reason}", page.display()));
            }
        }
        fs::remove_dir_all(&profile).ok();
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from).min(4).min(pages.len());
        for _ in 0..workers {
            scope.spawn(work);
        }
    });
    match failed.into_inner().expect("no thread panics with it") {
        Some(reason) => Err(reason),
        None => Ok(pages.len()),
    }
}

/// Finds the browser that is named, or else the first that is installed.
fn browser(named: Option<OsString>, path: Option<OsString>) -> Option<PathBuf> {
    let named = named.filter(|named| !named.is_empty()).map(PathBuf::from);
    let folders: Vec<PathBuf> = path.iter().flat_map(env::split_paths).collect();
    let find = |name: &Path| {
        // `join` with an absolute path yields that path.
        let places = folders.iter().map(|folder| folder.join(name));
        places.chain([name.to_path_buf()]).find(|place| place.is_file())
    };
    match named {
        Some(named) => find(&named),
        None => NAMES.iter().find_map(|name| find(Path::new(name))),
    }
}

fn print_one(browser: &Path, profile: &Path, page: &Path, pdf: &Path) -> Result<(), String> {
    fs::remove_file(pdf).ok();
    let mut option = OsString::from("--print-to-pdf=");
    option.push(pdf);
    let mut profile_option = OsString::from("--user-data-dir=");
    profile_option.push(profile);
    let mut command = Command::new(browser);
    command.args([
        "--headless",
        "--no-pdf-header-footer",
        "--print-to-pdf-no-header",
        "--disable-gpu",
        "--no-first-run",
    ]);
    // The browser's sandbox does not start as root. The page was just written by this build and runs no foreign script.
    if is_root() {
        command.arg("--no-sandbox");
    }
    command.args([option, profile_option]).arg(address(page));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut process = command.spawn().map_err(|error| format!("{} cannot be run: {error}", browser.display()))?;
    let ended = wait(&mut process).map_err(|error| error.to_string())?;
    let begins = fs::read(pdf).is_ok_and(|bytes| bytes.starts_with(b"%PDF"));
    match ended {
        Some(_) if begins => Ok(()),
        Some(status) => Err(format!("{} did not print it ({status})", browser.display())),
        None => Err(format!("{} did not print it within {} seconds", browser.display(), PATIENCE.as_secs())),
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

/// Waits for a process to end; `None` if it had to be killed.
fn wait(process: &mut Child) -> std::io::Result<Option<ExitStatus>> {
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        if let Some(status) = process.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(Duration::from_millis(20));
    }
    process.kill()?;
    process.wait()?;
    Ok(None)
}

/// A `file:` URL, percent-encoded.
fn address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let encoded: Vec<String> = path.split('/').map(crate::site::paths::encoded).collect();
    format!("file://{}", encoded.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("interview-pdf-test-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    #[test]
    fn a_browser_is_found_by_name_or_path() {
        let folder = folder("found");
        let path = Some(folder.clone().into_os_string());
        assert_eq!(browser(Some("no-such-browser".into()), path.clone()), None);
        fs::write(folder.join("chromium"), "").expect("it can be written");
        assert_eq!(browser(None, path.clone()), Some(folder.join("chromium")));
        assert_eq!(browser(Some("".into()), path.clone()), Some(folder.join("chromium")));
        fs::write(folder.join("other"), "").expect("it can be written");
        assert_eq!(browser(Some("other".into()), path.clone()), Some(folder.join("other")));
        assert_eq!(browser(Some(folder.join("other").into()), None), Some(folder.join("other")));
        fs::remove_dir_all(folder).ok();
    }

    #[test]
    fn addresses_of_files_are_encoded() {
        assert_eq!(address(Path::new("/a b/50%/访谈#1.html")), "file:///a%20b/50%25/%E8%AE%BF%E8%B0%88%231.html");
    }

    /// The page boxes of a PDF in points, and the number of its pages.
    fn boxes(pdf: &[u8]) -> (Vec<[u32; 2]>, usize) {
        let text = String::from_utf8_lossy(pdf);
        let size = |found: &str| {
            let numbers = found.split(']').next().unwrap_or_default().split_whitespace();
            let numbers: Vec<f64> = numbers.filter_map(|number| number.parse().ok()).collect();
            [numbers[2].round() as u32, numbers[3].round() as u32]
        };
        let all: Vec<_> = text.split("/MediaBox [").skip(1).map(size).collect();
        let pages = text.split("/Type /Page").skip(1).filter(|rest| !rest.starts_with('s')).count();
        (all, pages)
    }

    #[test]
    fn pages_are_printed_on_the_paper_that_the_site_says() {
        if browser(env::var_os("CHROME"), env::var_os("PATH")).is_none() {
            return println!("left out: there is no browser");
        }
        for (paper, size) in [("", [595, 842]), (" data-paper=\"Letter\"", [612, 792])] {
            let folder = folder(if paper.is_empty() { "a4" } else { "letter" });
            let sheet =
                |name| format!("<link rel=stylesheet href=\"{}/static/{name}.css\">", env!("CARGO_MANIFEST_DIR"));
            let sheets = ["viewer", "more"].map(sheet).concat();
            let text = "<p class=iv-text>Rain on the roof.</p>".repeat(60);
            let page = format!(
                "<!doctype html><html lang=en{paper}><title>A</title>{sheets}\
                 <div class=iv><main>{text}</main></div><footer class=iv-foot>Foot</footer>"
            );
            fs::write(folder.join("a.html"), page).expect("it can be written");
            assert_eq!(print(&folder, &[("a.html".into(), "a.pdf".into())]), Ok(1));
            let (boxes, pages) = boxes(&fs::read(folder.join("a.pdf")).expect("it is there"));
            assert!(boxes.iter().all(|one| *one == size) && boxes.len() == pages, "{paper}: {boxes:?}");
            assert!((2..4).contains(&pages), "{paper}: {pages} pages");
            fs::remove_dir_all(folder).ok();
        }
    }

    #[test]
    fn pages_are_printed_if_there_is_a_browser() {
        if browser(env::var_os("CHROME"), env::var_os("PATH")).is_none() {
            return println!("left out: there is no browser");
        }
        let folder = folder("printed");
        fs::create_dir_all(folder.join("interviews/a b")).expect("a folder");
        fs::write(folder.join("interviews/a b/index.html"), "<!doctype html><title>A</title><p>Rain on the roof")
            .expect("it can be written");
        let pages = [("interviews/a b/index.html".into(), "interviews/a b/a b.pdf".into())];
        assert_eq!(print(&folder, &pages), Ok(1));
        assert!(fs::read(folder.join("interviews/a b/a b.pdf")).expect("it is there").starts_with(b"%PDF"));
        fs::remove_dir_all(folder).ok();
    }
}
