//! The output folder. A build leaves files alone that have not changed, so that copying the folder to a host copies only what
//! is new, and removes files that an earlier build wrote and this one does not.
//!
//! New files are staged in a folder of their own and moved into place once all of them are there and nothing forbids it; until
//! then the output folder stays as it was. A manifest with checksums tells the next build which files are ours.

mod disk;
mod manifest;
mod overwrites;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};

use super::fs;
use super::offline::sum;
use super::pack::{Compression, packed};
use super::withheld::{Leak, Withheld};
use disk::{exists, files_below, is_newer, is_same, with_path};
use manifest::{Current, MANIFEST, Previous, line, write_manifest};
pub use manifest::{case_fold, is_written};

/// The folder in which new files are staged.
const STAGING: &str = ".interview-build.new";
/// How many files a refusal names.
const NAMED: usize = 3;

pub struct Output<'a> {
    root: PathBuf,
    /// The folders that this build has created, the innermost first; removed again if the build is refused.
    created: Vec<PathBuf>,
    previous: Previous,
    current: Mutex<Current>,
    withheld: &'a Withheld,
    written: AtomicUsize,
    /// For everything but the program.
    pub compression: Compression,
}

/// Why nothing was written.
pub enum Refusal {
    /// The folder has files that no build wrote: the first few.
    Foreign(Vec<String>),
    /// Somebody has changed files that a build wrote: the first few.
    Changed(Vec<String>),
    /// Folders that no build made stand in the place of files: the first few.
    Folders(Vec<String>),
    Failed(io::Error),
}

/// What [`Output::finish`] did.
pub struct Done {
    pub files: usize,
    pub written: usize,
    pub removed: usize,
    /// Why files could not be moved into place.
    pub failed: Vec<io::Error>,
}

/// Files in an output folder that no build wrote, if it holds no site: the first few. A site without its manifest may
/// be the same as the one to write.
pub fn others(root: &Path) -> Vec<String> {
    if exists(&root.join(MANIFEST)) || fs::is_file(&root.join("viewer.css")) {
        return Vec::new();
    }
    let mut files = BTreeSet::new();
    files_below(root, "", false, &mut files);
    files.into_iter().take(NAMED).collect()
}

impl<'a> Output<'a> {
    /// Creates the folder if it does not exist.
    pub fn new(root: &Path, compression: Compression, withheld: &'a Withheld) -> io::Result<Output<'a>> {
        let missing = root.ancestors().filter(|folder| !folder.as_os_str().is_empty() && !fs::exists(folder));
        let created = missing.map(Path::to_owned).collect();
        // A build that was interrupted may have left it.
        fs::remove_dir_all(&root.join(STAGING)).ok();
        fs::create_dir_all(&root.join(STAGING)).map_err(|error| with_path(root, error))?;
        let previous = Previous::read(root);
        Ok(Output {
            root: root.to_owned(),
            created,
            previous,
            current: Mutex::default(),
            withheld,
            written: AtomicUsize::new(0),
            compression,
        })
    }

    fn current(&self) -> MutexGuard<'_, Current> {
        self.current.lock().expect("no thread panics while it holds the lock")
    }

    /// The file or folder of this build that occupies the path of a file or of one of its folders.
    pub fn conflict(&self, path: &str) -> Option<String> {
        self.current().conflict(path)
    }

    /// Stages a file and its compressed copies, unless it contains withheld words: then [`Output::leaks`] has it.
    pub fn write(&self, path: &str, bytes: &[u8], compression: Compression) -> io::Result<()> {
        let leaks = self.withheld.in_file(path, bytes);
        if !leaks.is_empty() {
            // The build will be refused; the file is not even staged.
            self.current().leaks.extend(leaks);
            return Ok(());
        }
        self.write_unchecked(path, bytes, compression)
    }

    /// Stages a file and its compressed copies without searching it for withheld words: for files of the program.
    pub fn write_unchecked(&self, path: &str, bytes: &[u8], compression: Compression) -> io::Result<()> {
        self.current().take(path)?;
        let is_new = self.stage(path, bytes)?;
        self.written.fetch_add(usize::from(is_new), Ordering::Relaxed);
        self.current().files.insert(path.to_owned(), (bytes.len() as u64, sum(bytes)));
        self.compress(path, bytes, compression, is_new)
    }

    /// Stages the compressed copies of a file, if the file is new or they are missing or older.
    pub fn compress(&self, path: &str, bytes: &[u8], compression: Compression, is_new: bool) -> io::Result<()> {
        for (ending, pack) in packed(path, bytes, compression) {
            let copy = format!("{path}.{ending}");
            self.current().take(&copy)?;
            if is_new || !is_newer(&self.root.join(&copy), &self.root.join(path)) {
                self.stage(&copy, &pack(bytes, compression)?)?;
            }
            self.current().compressed.insert(copy);
        }
        Ok(())
    }

    /// Reserves the path of a PDF, which is printed once all other files are in place.
    pub fn reserve(&self, path: &str) -> io::Result<()> {
        self.current().take(path)?;
        self.current().printed.insert(path.to_owned());
        Ok(())
    }

    /// The files of this build and their sizes in bytes, by path.
    pub fn files(&self) -> Vec<(String, u64)> {
        self.current().files.iter().map(|(path, (size, _))| (path.clone(), *size)).collect()
    }

    /// The bytes of a file of this build.
    pub fn read(&self, path: &str) -> Vec<u8> {
        let is_staged = self.current().staged.contains(path);
        let root = if is_staged { self.root.join(STAGING) } else { self.root.clone() };
        fs::read(&root.join(path)).unwrap_or_default()
    }

    /// The bytes of a file that the previous build wrote and nobody has changed.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn unchanged(&self, path: &str) -> Option<Vec<u8>> {
        let sums = self.previous.0.as_ref()?.get(path)?;
        fs::read(&self.root.join(path)).ok().filter(|bytes| sums.contains(&sum(bytes)))
    }

    /// The withheld words found in the files of this build.
    pub fn leaks(&self) -> Vec<Leak> {
        std::mem::take(&mut self.current().leaks)
    }

    /// Stages a file unless the output folder has the same already. Returns whether it was staged.
    fn stage(&self, path: &str, bytes: &[u8]) -> io::Result<bool> {
        if is_same(&self.root.join(path), bytes) {
            return Ok(false);
        }
        let at = self.root.join(STAGING).join(path);
        let written = at.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&at, bytes));
        written.map_err(|error| with_path(&self.root.join(path), error))?;
        self.current().staged.insert(path.to_owned());
        Ok(true)
    }

    /// Moves the staged files into place, removes files that are no longer part of the site, and writes the manifest. With
    /// `force`, overwrites files that stand in the way. Keeps the folders `kept` as they are.
    pub fn finish(&mut self, force: bool, kept: &[String]) -> Result<Done, Refusal> {
        if !force {
            self.check_overwrites()?;
        }
        let folders = self.folders_in_place();
        if !folders.is_empty() {
            return Err(Refusal::Folders(folders));
        }
        let current = std::mem::take(self.current.get_mut().expect("no thread panics while it holds the lock"));
        let created = std::mem::take(&mut self.created);
        let previous = self.previous.0.take().unwrap_or_default();
        let is_kept = |path: &str| kept.iter().any(|folder| path.starts_with(&**folder));
        let gone: Vec<&String> = previous.keys().filter(|path| !current.has(path) && !is_kept(path)).collect();
        if !current.staged.is_empty() || !gone.is_empty() {
            // If the build is interrupted from here on, its files and those of the previous build stay known as ours.
            let mut all = current.manifest();
            let earlier = previous.iter().flat_map(|(path, sums)| sums.iter().map(move |sum| line(sum, path)));
            all.extend(earlier.chain(previous.keys().cloned()));
            write_manifest(&self.root, &all).map_err(|error| {
                self.created = created;
                Refusal::Failed(error)
            })?;
        }
        let removed = gone.iter().filter(|path| self.remove(path, &current)).count();
        // An old PDF goes before the new one is printed.
        for path in current.printed.iter().filter(|path| previous.contains_key(*path)) {
            self.remove(path, &current);
        }
        let failed: Vec<io::Error> =
            current.staged.iter().filter_map(|path| self.move_into_place(path, force).err()).collect();
        let written = self.written.load(Ordering::Relaxed);
        let files = current.files.len() + current.printed.len();
        write_manifest(&self.root, &current.manifest()).map_err(Refusal::Failed)?;
        *self.current() = current;
        Ok(Done { files, written, removed, failed })
    }

    /// Adds the PDFs that were printed to the manifest.
    pub fn list_printed(&self) -> io::Result<()> {
        let mut current = self.current();
        if current.printed.is_empty() {
            return Ok(());
        }
        let printed = std::mem::take(&mut current.printed);
        for path in printed {
            if let Ok(bytes) = fs::read(&self.root.join(&path)) {
                current.files.insert(path, (bytes.len() as u64, sum(&bytes)));
            }
        }
        write_manifest(&self.root, &current.manifest())
    }

    /// Removes a file of the previous build, and its folders if they become empty. Returns whether it existed.
    fn remove(&self, path: &str, current: &Current) -> bool {
        let at = self.root.join(path);
        // A symbolic link may lead out of the output folder: nothing is removed there.
        let real = |path: &Path| fs::canonicalize(path).ok();
        let folder = at.parent().and_then(real);
        if !folder.is_some_and(|folder| real(&self.root).is_some_and(|root| folder.starts_with(root))) {
            return false;
        }
        // On a case-insensitive file system this may be a file of the current build.
        let again = current.same_folded(path).map(|path| self.root.join(path));
        if let Some(again) = again.filter(|again| *again != at && real(again).is_some() && real(again) == real(&at)) {
            return fs::rename(&at, &again).is_err();
        }
        let is_removed = fs::remove_file(&at).is_ok();
        let mut folder = at.parent();
        while let Some(one) = folder.filter(|one| *one != self.root && fs::remove_dir(one).is_ok()) {
            folder = one.parent();
        }
        is_removed
    }

    /// Moves a staged file into place.
    fn move_into_place(&self, path: &str, force: bool) -> io::Result<()> {
        let at = self.root.join(path);
        let folders = path.match_indices('/').map(|(end, _)| self.root.join(&path[..end]));
        for file in folders.filter(|folder| force && fs::is_file(folder)) {
            fs::remove_file(&file)?;
        }
        if fs::is_dir(&at) {
            // Fails unless the folder is empty.
            fs::remove_dir(&at).ok();
        }
        let moved = at.parent().map_or(Ok(()), fs::create_dir_all);
        let moved = moved.and_then(|()| fs::rename(&self.root.join(STAGING).join(path), &at));
        moved.map_err(|error| with_path(&at, error))
    }
}

impl Drop for Output<'_> {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.root.join(STAGING)).ok();
        self.created.iter().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}
