//! The folder that the site is written into. What is the same already is left alone, so that copying the folder to a host
//! copies only what is new; what an earlier run has written and this one does not, goes.
//!
//! New files are written beside first, and put in their places when all of them are there and nothing forbids it: until
//! then the folder is as it was. A list of what was written, with sums, tells the next run which files are ours.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::{fs, io};

use unicode_normalization::UnicodeNormalization;

use super::offline::sum;
use super::pack::{Compression, packed};
use super::withheld::{Leak, Withheld};

/// The list of what was written, for the next time.
const LIST: &str = ".interview-build";
const FIRST_LINE: &str = "Files that “interview build” has written, and may remove.";
/// Where new files wait.
const STAGE: &str = ".interview-build.new";
/// So many files that stand in the way are named.
const NAMED: usize = 3;

pub struct Output<'a> {
    root: PathBuf,
    /// The folders that this run has made, the innermost first.
    made: Vec<PathBuf>,
    before: Before,
    now: Mutex<Now>,
    withheld: &'a Withheld,
    written: AtomicUsize,
    /// For what is not the program.
    pub usual: Compression,
}

/// The files of the earlier run; no list where there was none. Each with the sums that it may have.
struct Before(Option<BTreeMap<String, Vec<String>>>);

#[derive(Default)]
struct Now {
    /// The files of this run, with their sizes and sums; compressed ones beside them are not counted.
    files: BTreeMap<String, (u64, String)>,
    beside: BTreeSet<String>,
    /// Those that are printed when the others are in their places.
    printed: BTreeSet<String>,
    /// Those that wait beside.
    staged: BTreeSet<String>,
    /// Paths as file systems compare them: the path itself, and whether it is a folder.
    taken: HashMap<String, (String, bool)>,
    leaks: Vec<Leak>,
}

/// Why nothing was written.
pub enum Refusal {
    /// Files of somebody else's stand in the folder: the first few.
    Foreign(Vec<String>),
    /// Files of ours that were changed by hand: the first few.
    Changed(Vec<String>),
    /// Folders of somebody else's stand in the place of files, and are not written over: the first few.
    Folders(Vec<String>),
    Failed(io::Error),
}

/// What was done.
pub struct Done {
    pub files: usize,
    pub written: usize,
    pub removed: usize,
    /// Files that are not in their places.
    pub failed: Vec<io::Error>,
}

impl<'a> Output<'a> {
    pub fn new(root: &Path, usual: Compression, withheld: &'a Withheld) -> io::Result<Output<'a>> {
        let made = root.ancestors().filter(|one| !one.as_os_str().is_empty() && !one.exists()).map(Path::to_owned);
        let made = made.collect();
        // Left by a run that was stopped.
        fs::remove_dir_all(root.join(STAGE)).ok();
        fs::create_dir_all(root.join(STAGE)).map_err(|error| named(root, error))?;
        let before = Before::read(root);
        Ok(Output {
            root: root.to_owned(),
            made,
            before,
            now: Mutex::default(),
            withheld,
            written: AtomicUsize::new(0),
            usual,
        })
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().expect("nobody panics with it")
    }

    /// The file or folder of this run that has the place of a file already, or is what its folder would be.
    pub fn in_the_way(&self, path: &str) -> Option<String> {
        self.now().in_the_way(path)
    }

    /// Writes a file, and compressed ones beside it.
    pub fn put(&self, path: &str, bytes: &[u8], squeeze: Compression) -> io::Result<()> {
        let leaks = self.withheld.in_file(path, bytes);
        if !leaks.is_empty() {
            // Then nothing is put in its place, and this is not even written beside.
            self.now().leaks.extend(leaks);
            return Ok(());
        }
        self.put_program(path, bytes, squeeze)
    }

    /// Writes a file that is none of the editors'.
    pub fn put_program(&self, path: &str, bytes: &[u8], squeeze: Compression) -> io::Result<()> {
        self.now().take(path)?;
        let is_new = self.stage(path, bytes)?;
        self.written.fetch_add(usize::from(is_new), Ordering::Relaxed);
        self.now().files.insert(path.to_owned(), (bytes.len() as u64, sum(bytes)));
        self.squeeze(path, bytes, squeeze, is_new)
    }

    /// Makes the files beside one that stands there.
    pub fn squeeze(&self, path: &str, bytes: &[u8], squeeze: Compression, is_new: bool) -> io::Result<()> {
        for (ending, pack) in packed(path, bytes, squeeze) {
            let beside = format!("{path}.{ending}");
            self.now().take(&beside)?;
            if is_new || !is_newer(&self.root.join(&beside), &self.root.join(path)) {
                self.stage(&beside, &pack(bytes, squeeze)?)?;
            }
            self.now().beside.insert(beside);
        }
        Ok(())
    }

    /// Leaves a place for a file that is made when the others are there.
    pub fn leave_place(&self, path: &str) -> io::Result<()> {
        self.now().take(path)?;
        self.now().printed.insert(path.to_owned());
        Ok(())
    }

    /// What was written, in order.
    pub fn files(&self) -> Vec<(String, u64)> {
        self.now().files.iter().map(|(path, (size, _))| (path.clone(), *size)).collect()
    }

    /// What is in a file of this run.
    pub fn read(&self, path: &str) -> Vec<u8> {
        let is_staged = self.now().staged.contains(path);
        let root = if is_staged { self.root.join(STAGE) } else { self.root.clone() };
        fs::read(root.join(path)).unwrap_or_default()
    }

    /// What is in the files of this run and must not be.
    pub fn leaks(&self) -> Vec<Leak> {
        std::mem::take(&mut self.now().leaks)
    }

    /// Writes a file beside, where it is not the same already. Whether it was not.
    fn stage(&self, path: &str, bytes: &[u8]) -> io::Result<bool> {
        if is_same(&self.root.join(path), bytes) {
            return Ok(false);
        }
        let at = self.root.join(STAGE).join(path);
        let written = at.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&at, bytes));
        written.map_err(|error| named(&self.root.join(path), error))?;
        self.now().staged.insert(path.to_owned());
        Ok(true)
    }

    /// Puts everything in its place, removes what is no longer of the site, and keeps the list. With `force`, what stands in
    /// the way is written over.
    pub fn finish(&mut self, force: bool) -> Result<Done, Refusal> {
        if !force {
            self.look_at_what_stands_there()?;
        }
        let folders = self.folders_in_place();
        if !folders.is_empty() {
            return Err(Refusal::Folders(folders));
        }
        let now = std::mem::take(self.now.get_mut().expect("nobody panics with it"));
        let made = std::mem::take(&mut self.made);
        let before = self.before.0.take().unwrap_or_default();
        let gone: Vec<&String> = before.keys().filter(|path| !now.has(path)).collect();
        if !now.staged.is_empty() || !gone.is_empty() {
            // Whenever the run is stopped, its files and those of the earlier one are known as ours.
            let mut all = now.list();
            let earlier = before.iter().flat_map(|(path, sums)| sums.iter().map(move |sum| line(sum, path)));
            all.extend(earlier.chain(before.keys().cloned()));
            self.write_list(&all).map_err(|error| {
                self.made = made;
                Refusal::Failed(error)
            })?;
        }
        let removed = gone.iter().filter(|path| self.remove(path, &now)).count();
        // The place of a file that is printed again is empty until it is.
        for path in now.printed.iter().filter(|path| before.contains_key(*path)) {
            self.remove(path, &now);
        }
        let failed: Vec<io::Error> = now.staged.iter().filter_map(|path| self.place(path, force).err()).collect();
        let written = self.written.load(Ordering::Relaxed);
        let files = now.files.len() + now.printed.len();
        self.write_list(&now.list()).map_err(Refusal::Failed)?;
        *self.now() = now;
        Ok(Done { files, written, removed, failed })
    }

    /// Keeps the list again, with those that were printed meanwhile.
    pub fn list_printed(&self) -> io::Result<()> {
        let mut now = self.now();
        if now.printed.is_empty() {
            return Ok(());
        }
        let printed = std::mem::take(&mut now.printed);
        for path in printed {
            if let Ok(bytes) = fs::read(self.root.join(&path)) {
                now.files.insert(path, (bytes.len() as u64, sum(&bytes)));
            }
        }
        self.write_list(&now.list())
    }

    /// Looks for what would be lost.
    fn look_at_what_stands_there(&self) -> Result<(), Refusal> {
        let now = self.now();
        let mut foreign = BTreeSet::new();
        match &self.before.0 {
            None => self.others_below("", &now, &mut foreign),
            Some(before) => {
                let is_changed = |path: &&String| self.is_changed(path, &before[*path], &now);
                let at_stake = before.keys().filter(|path| !now.has(path) || now.staged.contains(*path));
                let changed: Vec<String> = at_stake.filter(is_changed).take(NAMED).cloned().collect();
                if !changed.is_empty() {
                    return Err(Refusal::Changed(changed));
                }
            }
        }
        for path in now.staged.iter().chain(&now.printed) {
            foreign.extend(self.foreign_at(path));
        }
        if is_there(&self.root.join(LIST)) && !is_written(&self.root) {
            foreign.insert(LIST.into());
        }
        if foreign.is_empty() { Ok(()) } else { Err(Refusal::Foreign(foreign.into_iter().take(NAMED).collect())) }
    }

    /// Folders in the places of files that cannot go, as they hold what is not ours: the first few.
    fn folders_in_place(&self) -> Vec<String> {
        let now = self.now();
        let is_folder = |path: &&String| {
            let at = self.root.join(path);
            let mut files = BTreeSet::new();
            files_below(&self.root, path, true, &mut files);
            let is_ours = !files.is_empty() && files.iter().all(|file| self.before.has(file));
            fs::symlink_metadata(&at).is_ok_and(|there| there.is_dir())
                && !is_ours
                && fs::read_dir(&at).is_ok_and(|mut entries| entries.next().is_some())
        };
        now.staged.iter().chain(&now.printed).filter(is_folder).take(NAMED).cloned().collect()
    }

    /// Whether a file of the earlier run has been changed since. Line ends, which version control changes, do not count, nor
    /// do files that are packed ones of others.
    fn is_changed(&self, path: &str, sums: &[String], now: &Now) -> bool {
        let plain = path.strip_suffix(".br").or(path.strip_suffix(".gz"));
        let is_beside = now.beside.contains(path) || plain.is_some_and(|plain| self.before.has(plain));
        let Some(bytes) = fs::read(self.root.join(path)).ok().filter(|_| !is_beside && !sums.is_empty()) else {
            return false;
        };
        let is = |bytes: &[u8]| sums.contains(&sum(bytes));
        let with_line_feeds = || String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        !is(&bytes) && !is(with_line_feeds().as_bytes())
    }

    /// What stands in the place of a file, or is a file where its folders should be, and is not ours.
    fn foreign_at(&self, path: &str) -> Option<String> {
        let mut folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        let is_file = |folder: &&str| fs::symlink_metadata(self.root.join(folder)).is_ok_and(|there| there.is_file());
        if let Some(file) = folders.find(|folder| is_file(folder) && !self.before.has(folder)) {
            return Some(file.to_owned());
        }
        let at = self.root.join(path);
        if at.is_dir() {
            let mut files = BTreeSet::new();
            files_below(&self.root, path, true, &mut files);
            return files.into_iter().find(|file| !self.before.has(file));
        }
        (is_there(&at) && !self.before.has_at(&at, path, &self.root)).then(|| path.to_owned())
    }

    /// The files below a folder that are not as this run writes them. What is hidden is none of a site's.
    fn others_below(&self, folder: &str, now: &Now, found: &mut BTreeSet<String>) {
        let mut files = BTreeSet::new();
        files_below(&self.root, folder, false, &mut files);
        files.retain(|path| !now.has(path) || now.staged.contains(path));
        found.extend(files);
    }

    /// Removes a file of the earlier run, and the folders that are empty then. Whether it was there.
    fn remove(&self, path: &str, now: &Now) -> bool {
        let at = self.root.join(path);
        // Not by way of a link that leads out of the folder.
        let real = |path: &Path| fs::canonicalize(path).ok();
        let folder = at.parent().and_then(real);
        if !folder.is_some_and(|folder| real(&self.root).is_some_and(|root| folder.starts_with(root))) {
            return false;
        }
        // Where case makes no difference, it may be a file of this run.
        let again = now.taken.get(&compared(path)).map(|(path, _)| self.root.join(path));
        if let Some(again) = again.filter(|again| *again != at && real(again).is_some() && real(again) == real(&at)) {
            return fs::rename(&at, again).is_err();
        }
        let is_removed = fs::remove_file(&at).is_ok();
        let mut folder = at.parent();
        while let Some(one) = folder.filter(|one| *one != self.root && fs::remove_dir(one).is_ok()) {
            folder = one.parent();
        }
        is_removed
    }

    /// Moves a file to its place.
    fn place(&self, path: &str, force: bool) -> io::Result<()> {
        let at = self.root.join(path);
        let folders = path.match_indices('/').map(|(end, _)| self.root.join(&path[..end]));
        for file in folders.filter(|folder| force && folder.is_file()) {
            fs::remove_file(file)?;
        }
        if at.is_dir() {
            // Only one that is empty goes.
            fs::remove_dir(&at).ok();
        }
        let moved = at.parent().map_or(Ok(()), fs::create_dir_all);
        let moved = moved.and_then(|()| fs::rename(self.root.join(STAGE).join(path), &at));
        moved.map_err(|error| named(&at, error))
    }

    fn write_list(&self, all: &BTreeSet<String>) -> io::Result<()> {
        let mut list = format!("{FIRST_LINE}\n");
        all.iter().for_each(|path| list.extend([path, "\n"]));
        let at = self.root.join(LIST);
        if is_same(&at, list.as_bytes()) { Ok(()) } else { fs::write(&at, list).map_err(|error| named(&at, error)) }
    }
}

impl Drop for Output<'_> {
    fn drop(&mut self) {
        fs::remove_dir_all(self.root.join(STAGE)).ok();
        self.made.iter().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

impl Before {
    fn read(root: &Path) -> Before {
        let list = fs::read_to_string(root.join(LIST)).unwrap_or_default();
        let mut lines = list.lines();
        if lines.next() != Some(FIRST_LINE) {
            return Before(None);
        }
        let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in lines {
            let is_sum = |sum: &str| sum.len() == 64 && sum.bytes().all(|b| b.is_ascii_hexdigit());
            let (sum, path) = line.split_once("  ").filter(|(sum, _)| is_sum(sum)).unwrap_or(("", line));
            if is_plain(path) {
                let sums = files.entry(path.to_owned()).or_default();
                sums.extend((!sum.is_empty()).then(|| sum.to_owned()));
            }
        }
        Before(Some(files))
    }

    /// Whether what stands there is of the earlier run, maybe under a name with other capital letters.
    fn has_at(&self, at: &Path, path: &str, root: &Path) -> bool {
        let real = |path: &Path| fs::canonicalize(path).ok();
        let is_it = |known: &String| compared(known) == compared(path) && real(&root.join(known)) == real(at);
        self.has(path) || self.0.iter().flat_map(BTreeMap::keys).any(is_it)
    }

    fn has(&self, path: &str) -> bool {
        self.0.as_ref().is_some_and(|files| files.contains_key(path))
    }
}

impl Now {
    fn has(&self, path: &str) -> bool {
        self.files.contains_key(path) || self.beside.contains(path) || self.printed.contains(path)
    }

    fn in_the_way(&self, path: &str) -> Option<String> {
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        let file = folders.filter_map(|folder| self.taken.get(&compared(folder))).find(|(_, is_folder)| !is_folder);
        file.or_else(|| self.taken.get(&compared(path))).map(|(path, _)| path.clone())
    }

    /// Takes the place of a file, and of its folders.
    fn take(&mut self, path: &str) -> io::Result<()> {
        if let Some(other) = self.in_the_way(path) {
            let both = format!("{path}: {other} is in its place");
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, both));
        }
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            self.taken.entry(compared(folder)).or_insert_with(|| (folder.to_owned(), true));
        }
        self.taken.insert(compared(path), (path.to_owned(), false));
        Ok(())
    }

    fn list(&self) -> BTreeSet<String> {
        let files = self.files.iter().map(|(path, (_, sum))| line(sum, path));
        files.chain(self.beside.iter().cloned()).chain(self.printed.iter().cloned()).collect()
    }
}

/// A path as file systems compare it that do not tell case and normalisation apart.
pub fn compared(path: &str) -> String {
    let folded: String = path.nfc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
    folded.nfc().collect()
}

/// A line of the list.
fn line(sum: &str, path: &str) -> String {
    format!("{sum}  {path}")
}

/// All files below a folder, as paths with `/`.
fn files_below(root: &Path, folder: &str, hidden: bool, files: &mut BTreeSet<String>) {
    let entries = fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if name.starts_with('.') && !hidden {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            files_below(root, &path, hidden, files);
        } else {
            files.insert(path);
        }
    }
}

fn named(at: &Path, error: io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", at.display()))
}

/// Whether an earlier run has written into a folder.
pub fn is_written(folder: &Path) -> bool {
    fs::read_to_string(folder.join(LIST)).is_ok_and(|list| list.lines().next() == Some(FIRST_LINE))
}

/// A path that leads nowhere else than into the folder.
fn is_plain(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)))
}

fn is_there(at: &Path) -> bool {
    fs::symlink_metadata(at).is_ok()
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
