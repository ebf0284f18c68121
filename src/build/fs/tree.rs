//! Files and folders in memory.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use super::{Found, Kind};

/// The folder from which relative paths lead.
const HOME: &str = "/site";

/// A file system in memory. Paths have `/`; relative ones lead from the folder `/site`.
#[derive(Clone, Debug)]
pub struct Tree {
    pub(super) now: SystemTime,
    /// By absolute path; a folder has no bytes.
    all: BTreeMap<String, Option<Vec<u8>>>,
}

impl Tree {
    /// A tree without files, at a time.
    pub fn new(now: SystemTime) -> Tree {
        Tree { now, all: [("/".to_owned(), None), (HOME.to_owned(), None)].into() }
    }

    /// Adds a file with its folders.
    ///
    /// # Errors
    /// If a file stands in the place of a folder, or a folder in that of the file.
    pub fn add(&mut self, path: &Path, bytes: Vec<u8>) -> io::Result<()> {
        self.create_folder(path.parent().unwrap_or(path))?;
        self.write(path, bytes)
    }

    /// The bytes of a file.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.read(Path::new(path)).ok()
    }

    /// Takes the files below a folder out of the tree: paths relative to the folder, and bytes, in order.
    pub fn take(self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let inside = format!("{}/", absolute(Path::new(folder)));
        let files =
            self.all.into_iter().filter_map(|(path, bytes)| Some((path.strip_prefix(&inside)?.to_owned(), bytes?)));
        files.collect()
    }

    pub(super) fn read(&self, path: &Path) -> io::Result<&[u8]> {
        match self.all.get(&absolute(path)) {
            Some(Some(bytes)) => Ok(bytes),
            Some(None) => Err(ErrorKind::IsADirectory.into()),
            None => Err(self.missing(path)),
        }
    }

    pub(super) fn write(&mut self, path: &Path, bytes: Vec<u8>) -> io::Result<()> {
        let path = absolute(path);
        if self.is_folder(&path) {
            return Err(ErrorKind::IsADirectory.into());
        }
        if !self.is_folder(parent(&path)) {
            return Err(self.missing(Path::new(&path)));
        }
        self.all.insert(path, Some(bytes));
        Ok(())
    }

    pub(super) fn names(&self, path: &Path) -> io::Result<Vec<OsString>> {
        let path = absolute(path);
        match self.all.get(&path) {
            Some(None) => Ok(self.inside(&path).map(|at| at.rsplit('/').next().unwrap_or_default().into()).collect()),
            Some(Some(_)) => Err(ErrorKind::NotADirectory.into()),
            None => Err(self.missing(Path::new(&path))),
        }
    }

    pub(super) fn create_folder(&mut self, path: &Path) -> io::Result<()> {
        let path = absolute(path);
        let ends = path.match_indices('/').skip(1).map(|(end, _)| end).chain([path.len()]);
        for end in ends {
            if self.all.entry(path[..end].to_owned()).or_default().is_some() {
                return Err(ErrorKind::NotADirectory.into());
            }
        }
        Ok(())
    }

    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let from = absolute(from);
        let Some(Some(bytes)) = self.all.get_mut(&from) else { return Err(self.missing(Path::new(&from))) };
        let bytes = std::mem::take(bytes);
        match self.write(to, bytes.clone()) {
            Ok(()) if absolute(to) != from => drop(self.all.remove(&from)),
            Ok(()) => {}
            Err(error) => {
                self.all.insert(from, Some(bytes));
                return Err(error);
            }
        }
        Ok(())
    }

    pub(super) fn remove_file(&mut self, path: &Path) -> io::Result<()> {
        self.read(path)?;
        self.all.remove(&absolute(path));
        Ok(())
    }

    pub(super) fn remove_folder(&mut self, path: &Path) -> io::Result<()> {
        if !self.names(path)?.is_empty() {
            return Err(ErrorKind::DirectoryNotEmpty.into());
        }
        self.all.remove(&absolute(path));
        Ok(())
    }

    pub(super) fn remove_all(&mut self, path: &Path) -> io::Result<()> {
        self.names(path)?;
        let path = absolute(path);
        let inside = format!("{path}/");
        self.all.retain(|at, _| *at != path && !at.starts_with(&inside));
        Ok(())
    }

    pub(super) fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.found(path)?;
        Ok(absolute(path).into())
    }

    pub(super) fn found(&self, path: &Path) -> io::Result<Found> {
        let bytes = self.all.get(&absolute(path)).ok_or_else(|| self.missing(path))?;
        let kind = if bytes.is_some() { Kind::File } else { Kind::Folder };
        Ok(Found { kind, length: bytes.as_ref().map_or(0, Vec::len) as u64, changed: None })
    }

    fn is_folder(&self, path: &str) -> bool {
        self.all.get(path).is_some_and(Option::is_none)
    }

    /// The paths of what is directly in a folder.
    fn inside<'a>(&'a self, path: &str) -> impl Iterator<Item = &'a str> {
        let inside = format!("{}/", path.trim_end_matches('/'));
        let below = self.all.range(inside.clone()..).map(|(at, _)| &**at);
        let below = below.take_while({
            let inside = inside.clone();
            move |at| at.starts_with(&*inside)
        });
        below.filter(move |at| at.len() > inside.len() && !at[inside.len()..].contains('/'))
    }

    /// Why nothing is at a path: a file may stand in the place of one of its folders.
    fn missing(&self, path: &Path) -> io::Error {
        let path = absolute(path);
        let mut folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        let is_file = folders.any(|folder| self.all.get(folder).is_some_and(Option::is_some));
        if is_file { ErrorKind::NotADirectory.into() } else { ErrorKind::NotFound.into() }
    }
}

/// The path from the root, without `.` and `..`.
fn absolute(path: &Path) -> String {
    let mut parts: Vec<_> = Vec::new();
    if !path.has_root() {
        parts.push(HOME[1..].to_owned());
    }
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::ParentDir => drop(parts.pop()),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    format!("/{}", parts.join("/"))
}

fn parent(path: &str) -> &str {
    path.rfind('/').filter(|end| *end > 0).map_or("/", |end| &path[..end])
}

#[cfg(test)]
mod tests {
    use super::super::*;
    use super::*;

    /// Runs the same on a tree and on a folder of the machine.
    fn on_both(run: impl Fn(&Path) -> String) {
        let folder = tempfile::tempdir().expect("a folder");
        let (tree, _) = in_tree(Tree::new(SystemTime::UNIX_EPOCH), || run(Path::new("")));
        assert_eq!(tree, run(folder.path()));
    }

    #[test]
    fn a_tree_behaves_like_a_folder() {
        on_both(|root| {
            let at = |path: &str| root.join(path);
            let kind = |result: io::Result<()>| result.err().map(|error| error.kind());
            let mut said = vec![
                kind(create_dir_all(&at("a/b"))),
                kind(write(&at("a/b/c.txt"), "one")),
                kind(write(&at("none/c.txt"), "one")),
                kind(write(&at("a/b"), "one")),
                kind(create_dir_all(&at("a/b/c.txt/d"))),
                kind(rename(&at("a/b/c.txt"), &at("a/d.txt"))),
                kind(rename(&at("a/b/c.txt"), &at("a/e.txt"))),
                kind(rename(&at("a/d.txt"), &at("a/d.txt"))),
                kind(remove_dir(&at("a"))),
                kind(remove_dir(&at("a/b"))),
                kind(open(&at("a/d.txt"))),
                kind(open(&at("a/d.txt/e"))),
                kind(open(&at("a/x.txt"))),
                kind(remove_file(&at("a/x.txt"))),
                kind(write(&at("a/.x"), "two")),
            ];
            let mut names = read_dir(&at("a")).expect("a folder");
            names.sort();
            let is = [at("a"), at("./a/../a/d.txt"), at("b")]
                .map(|at| (exists(&at), is_file(&at), is_dir(&at), is_symlink(&at)));
            let there = metadata(&at("a/d.txt")).map(|found| (found.kind, found.length)).ok();
            let text = read_to_string(&at("a/d.txt")).ok();
            let real = canonicalize(&at("a/../a/d.txt")).is_ok_and(|real| real.ends_with("a/d.txt"));
            said.push(kind(remove_dir_all(&at("a"))));
            format!("{said:?} {names:?} {is:?} {there:?} {text:?} {real} {}", exists(&at("a/d.txt")))
        });
    }

    #[test]
    fn the_files_of_a_folder_are_taken_out_of_a_tree() {
        let mut tree = Tree::new(SystemTime::UNIX_EPOCH);
        for path in ["/out/b/c", "/out/a", "/outside", "d"] {
            tree.add(Path::new(path), path.into()).expect("it can be added");
        }
        assert!(tree.add(Path::new("/out/a/x"), Vec::new()).is_err());
        let taken = |folder: &str| tree.clone().take(folder).into_iter().map(|(path, _)| path).collect::<Vec<_>>();
        assert_eq!(taken("/out"), ["a", "b/c"]);
        assert_eq!(taken(""), ["d"]);
    }
}
