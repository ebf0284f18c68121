//! The file system that a build reads and writes: the machine's, or a tree in memory ([`in_tree`]), which is all that there
//! is in the browser. The functions are those of `std::fs` and [`Path`].

mod tree;

use std::cell::RefCell;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub use tree::Tree;

thread_local! {
    /// The tree in the place of the machine's file system.
    static TREE: RefCell<Option<Tree>> = const { RefCell::new(None) };
}

/// What is at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    /// A pipe, a socket, a device; without following links also a symbolic link.
    Other,
}

/// What is known of a file or folder.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub kind: Kind,
    /// In bytes.
    pub length: u64,
    /// Nothing in a tree.
    pub changed: Option<SystemTime>,
}

/// Runs something on a tree in the place of the machine's file system, on this thread. Returns its result, and the tree
/// as it is afterwards.
pub fn in_tree<T>(tree: Tree, run: impl FnOnce() -> T) -> (T, Tree) {
    /// Takes the tree away even after a panic, so that no later build of the thread meets it.
    struct Cleared;
    impl Drop for Cleared {
        fn drop(&mut self) {
            TREE.set(None);
        }
    }
    let _cleared = Cleared;
    TREE.set(Some(tree));
    let result = run();
    (result, TREE.take().expect("nothing else takes it away"))
}

/// Returns whether this thread works on a tree: another thread would not.
pub fn is_tree() -> bool {
    TREE.with_borrow(Option::is_some)
}

/// Asks the tree, if there is one, or else the machine.
fn ask<T>(tree: impl FnOnce(&mut Tree) -> T, machine: impl FnOnce() -> T) -> T {
    TREE.with_borrow_mut(|there| there.as_mut().map(tree)).unwrap_or_else(machine)
}

pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    ask(|tree| tree.read(path).map(<[u8]>::to_vec), || std::fs::read(path))
}

pub fn read_to_string(path: &Path) -> io::Result<String> {
    String::from_utf8(read(path)?).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// Whether a file can be read.
pub fn open(path: &Path) -> io::Result<()> {
    ask(|tree| tree.read(path).map(drop), || std::fs::File::open(path).map(drop))
}

pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> io::Result<()> {
    ask(|tree| tree.write(path, bytes.as_ref().to_vec()), || std::fs::write(path, bytes.as_ref()))
}

/// The names in a folder, in any order.
pub fn read_dir(path: &Path) -> io::Result<Vec<OsString>> {
    let machine = || Ok(std::fs::read_dir(path)?.flatten().map(|entry| entry.file_name()).collect());
    ask(|tree| tree.names(path), machine)
}

pub fn create_dir_all(path: &Path) -> io::Result<()> {
    ask(|tree| tree.create_folder(path), || std::fs::create_dir_all(path))
}

pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    ask(|tree| tree.rename(from, to), || std::fs::rename(from, to))
}

pub fn remove_file(path: &Path) -> io::Result<()> {
    ask(|tree| tree.remove_file(path), || std::fs::remove_file(path))
}

/// Removes an empty folder.
pub fn remove_dir(path: &Path) -> io::Result<()> {
    ask(|tree| tree.remove_folder(path), || std::fs::remove_dir(path))
}

pub fn remove_dir_all(path: &Path) -> io::Result<()> {
    ask(|tree| tree.remove_all(path), || std::fs::remove_dir_all(path))
}

/// Resolves a path: an absolute one without links.
pub fn canonicalize(path: &Path) -> io::Result<PathBuf> {
    ask(|tree| tree.resolve(path), || std::fs::canonicalize(path))
}

/// What a path leads to.
pub fn metadata(path: &Path) -> io::Result<Found> {
    ask(|tree| tree.found(path), || std::fs::metadata(path).map(Found::from))
}

/// What is at a path, be it a symbolic link.
pub fn symlink_metadata(path: &Path) -> io::Result<Found> {
    ask(|tree| tree.found(path), || std::fs::symlink_metadata(path).map(Found::from))
}

/// The time, by which a tree has its own.
pub fn now() -> SystemTime {
    ask(|tree| tree.now, SystemTime::now)
}

pub fn exists(path: &Path) -> bool {
    metadata(path).is_ok()
}

pub fn is_file(path: &Path) -> bool {
    metadata(path).is_ok_and(|found| found.kind == Kind::File)
}

pub fn is_dir(path: &Path) -> bool {
    metadata(path).is_ok_and(|found| found.kind == Kind::Folder)
}

/// Always false in a tree.
pub fn is_symlink(path: &Path) -> bool {
    ask(|_| false, || path.is_symlink())
}

impl From<std::fs::Metadata> for Found {
    fn from(there: std::fs::Metadata) -> Found {
        let kind = match () {
            () if there.is_dir() => Kind::Folder,
            () if there.is_file() => Kind::File,
            () => Kind::Other,
        };
        Found { kind, length: there.len(), changed: there.modified().ok() }
    }
}
