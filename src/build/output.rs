//! The folder that the site is written into. What is the same already is left alone, so that copying the folder to a host
//! copies only what is new; what an earlier run has written and this one does not, goes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, io};

use flate2::Compression;
use flate2::write::GzEncoder;

/// The list of what was written, for the next time.
const LIST: &str = ".interview-build";
const FIRST_LINE: &str = "Files that “interview build” has written, and may remove.";

/// Files of at least so many bytes are compressed.
const WORTH: usize = 1024;

pub struct Output {
    root: PathBuf,
    before: BTreeSet<String>,
    /// The files of this run, with their sizes; compressed ones beside them are not counted.
    now: Mutex<BTreeMap<String, u64>>,
    beside: Mutex<BTreeSet<String>>,
    written: AtomicUsize,
    /// For what is not the program.
    pub usual: Squeeze,
}

/// How much time to take for making a file small.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Squeeze {
    /// For the program, which every reader fetches.
    Hard,
    /// For pages.
    Well,
    /// For pages where there are thousands.
    Quick,
    Not,
}

impl Output {
    pub fn new(root: &Path, usual: Squeeze) -> io::Result<Output> {
        fs::create_dir_all(root)?;
        let list = fs::read_to_string(root.join(LIST)).unwrap_or_default();
        let mut lines = list.lines();
        let is_ours = lines.next() == Some(FIRST_LINE);
        let before = lines.filter(|path| is_ours && is_plain(path)).map(str::to_owned).collect();
        Ok(Output {
            root: root.to_owned(),
            before,
            now: Mutex::default(),
            beside: Mutex::default(),
            written: AtomicUsize::new(0),
            usual,
        })
    }

    /// Whether this run has such a file already.
    pub fn has(&self, path: &str) -> bool {
        self.now.lock().expect("nobody panics with it").contains_key(path)
    }

    /// Writes a file, and compressed ones beside it.
    pub fn put(&self, path: &str, bytes: &[u8], squeeze: Squeeze) -> io::Result<()> {
        let at = self.root.join(path);
        let is_new = write(&at, bytes)?;
        self.written.fetch_add(usize::from(is_new), Ordering::Relaxed);
        self.now.lock().expect("nobody panics with it").insert(path.to_owned(), bytes.len() as u64);
        self.squeeze(path, bytes, squeeze, is_new)
    }

    /// Makes the files beside one that stands there.
    pub fn squeeze(&self, path: &str, bytes: &[u8], squeeze: Squeeze, is_new: bool) -> io::Result<()> {
        if squeeze == Squeeze::Not || bytes.len() < WORTH || !is_worth(path) {
            return Ok(());
        }
        for (ending, pack) in [("br", brotli as fn(&[u8], Squeeze) -> io::Result<Vec<u8>>), ("gz", gzip)] {
            let beside = format!("{path}.{ending}");
            let at = self.root.join(&beside);
            if is_new || !is_newer(&at, &self.root.join(path)) {
                let packed = pack(bytes, squeeze)?;
                write(&at, &packed)?;
            }
            self.beside.lock().expect("nobody panics with it").insert(beside);
        }
        Ok(())
    }

    /// What was written, in order.
    pub fn files(&self) -> Vec<(String, u64)> {
        let now = self.now.lock().expect("nobody panics with it");
        now.iter().map(|(path, size)| (path.clone(), *size)).collect()
    }

    /// Removes what is no longer of the site, and keeps the list. How many files were written, and removed.
    pub fn finish(self) -> io::Result<(usize, usize)> {
        let now = self.now.into_inner().expect("nobody panics with it");
        let beside = self.beside.into_inner().expect("nobody panics with it");
        let all: BTreeSet<&str> = now.keys().chain(&beside).map(String::as_str).collect();
        let mut removed = 0;
        for path in self.before.iter().filter(|path| !all.contains(path.as_str())) {
            let at = self.root.join(path);
            if fs::remove_file(&at).is_ok() {
                removed += 1;
            }
            // Folders that are empty now; one that is not stays.
            let mut folder = at.parent();
            while let Some(one) = folder.filter(|one| *one != self.root && fs::remove_dir(one).is_ok()) {
                folder = one.parent();
            }
        }
        let mut list = format!("{FIRST_LINE}\n");
        all.iter().for_each(|path| list.extend([path, "\n"]));
        let at = self.root.join(LIST);
        if !is_same(&at, list.as_bytes()) {
            fs::write(at, list)?;
        }
        Ok((self.written.into_inner(), removed))
    }
}

/// Writes a file. Whether it was not the same already.
fn write(at: &Path, bytes: &[u8]) -> io::Result<bool> {
    if is_same(at, bytes) {
        return Ok(false);
    }
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", at.display()));
    if let Some(folder) = at.parent() {
        fs::create_dir_all(folder).map_err(named)?;
    }
    fs::write(at, bytes).map_err(named)?;
    Ok(true)
}

/// Whether an earlier run has written into a folder.
pub fn is_written(folder: &Path) -> bool {
    fs::read_to_string(folder.join(LIST)).is_ok_and(|list| list.lines().next() == Some(FIRST_LINE))
}

/// A path that leads nowhere else than into the folder.
fn is_plain(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

/// Whether a file is there, and was written after another.
fn is_newer(at: &Path, than: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|there| there.modified()).ok();
    changed(at).is_some_and(|at| changed(than).is_some_and(|than| at >= than))
}

fn is_same(at: &Path, bytes: &[u8]) -> bool {
    fs::metadata(at).is_ok_and(|there| there.is_file() && there.len() == bytes.len() as u64)
        && fs::read(at).is_ok_and(|there| there == bytes)
}

/// Images and the like are compressed already.
fn is_worth(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    matches!(ending, "html" | "js" | "mjs" | "css" | "json" | "xml" | "svg" | "txt" | "wasm" | "bin" | "ts" | "md")
}

fn brotli(bytes: &[u8], squeeze: Squeeze) -> io::Result<Vec<u8>> {
    let quality = match squeeze {
        Squeeze::Hard => 11,
        Squeeze::Well => 6,
        _ => 4,
    };
    let mut out = Vec::with_capacity(bytes.len() / 4);
    let mut writer = brotli::CompressorWriter::new(&mut out, 64 * 1024, quality, 20);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(out)
}

fn gzip(bytes: &[u8], squeeze: Squeeze) -> io::Result<Vec<u8>> {
    let level = match squeeze {
        Squeeze::Hard => 9,
        Squeeze::Well => 6,
        _ => 4,
    };
    // No name and no time in it: the same file is packed the same.
    let mut writer = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(level));
    writer.write_all(bytes)?;
    writer.finish()
}
