//! Opens a packed site, to go on with it: the folder of one, or one that was built.
//!
//! What a build has written is told from the editors' own files by its names: it writes them again.

use std::collections::BTreeMap;

use super::{FILE, program};
use crate::import::Refusal;
use crate::import::container::Container;

/// A file by its path with `/`.
pub type File = (String, Vec<u8>);

/// The manifest of a site that was built.
const MANIFEST: &str = ".interview-build";
/// Hidden files that are meant for the site.
const SHOWN: [&str; 2] = [".well-known", ".htaccess"];
/// What a build writes beside the pages of a site.
const WRITTEN: [&str; 9] = [
    "404.html",
    "feed.json",
    "feed.xml",
    "index.html",
    "interviews.opml",
    "oembed.json",
    "offline.json",
    "robots.txt",
    "sw.js",
];

/// What is in a packed site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// `site.json`.
    pub site: Vec<u8>,
    /// Paths below the folder `interviews`.
    pub interviews: Vec<File>,
    /// `addresses.json`, which only the folder of a site has.
    pub addresses: Option<Vec<u8>>,
    /// The logo, pictures, pages of the editors'.
    pub others: Vec<File>,
    /// Files that are not beside `site.json`, or have names that no site can have.
    pub left_out: Vec<String>,
}

/// Why it cannot be opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Unopened {
    Refused(Refusal),
    /// It has no `site.json`.
    NoSite,
}

impl From<Refusal> for Unopened {
    fn from(refusal: Refusal) -> Unopened {
        Unopened::Refused(refusal)
    }
}

/// Opens a packed site. Its folder may be in others.
///
/// # Errors
/// Why it cannot be opened.
pub fn open(zip: &[u8]) -> Result<Opened, Unopened> {
    let mut container = Container::open(zip)?;
    let names = container.names().map(str::to_owned).collect();
    gathered(names, |name| Ok(container.read(name)?.unwrap_or_default()))
}

/// Whether a packed file is a site.
pub fn is_site(zip: &[u8]) -> bool {
    let names = |container: Container| container.names().map(str::to_owned).collect::<Vec<_>>();
    Container::open(zip).is_ok_and(|container| root(&names(container)).is_some())
}

/// Opens a site of files that were chosen together, by their paths.
///
/// # Errors
/// Why it cannot be opened.
pub fn of_files(files: Vec<File>) -> Result<Opened, Unopened> {
    let names = files.iter().map(|(path, _)| path.clone()).collect();
    let mut files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
    gathered(names, |name| Ok(files.remove(name).unwrap_or_default()))
}

/// Opens a site of files with these names.
fn gathered(
    mut names: Vec<String>,
    mut read: impl FnMut(&str) -> Result<Vec<u8>, Refusal>,
) -> Result<Opened, Unopened> {
    names.sort();
    names.dedup();
    let root = root(&names).ok_or(Unopened::NoSite)?;
    let mut opened = Opened::default();
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for name in names {
        let path = plain(&name);
        match path.as_deref().and_then(|path| path.strip_prefix(&*root)) {
            Some(inside) if is_hidden(inside) && inside != MANIFEST => {}
            // `a\b` and `a/b` are the same path.
            Some(inside) if files.contains_key(inside) => opened.left_out.push(name),
            Some(inside) => drop(files.insert(inside.to_owned(), read(&name)?)),
            None if path.as_deref().is_some_and(is_hidden) => {}
            None => opened.left_out.push(name),
        }
    }
    let is_built = files.contains_key(MANIFEST);
    for (path, bytes) in files {
        match path.strip_prefix("interviews/") {
            _ if path == FILE => opened.site = bytes,
            _ if path == "addresses.json" => opened.addresses = Some(bytes),
            _ if path == MANIFEST || is_built && is_written(&path, &bytes) => {}
            Some(file) if is_json(file) => opened.interviews.push((file.to_owned(), bytes)),
            _ => opened.others.push((path, bytes)),
        }
    }
    Ok(opened)
}

/// The folder of the `site.json` that is nearest to the root, with `/`, or empty.
fn root(names: &[String]) -> Option<String> {
    let paths = names.iter().filter_map(|name| plain(name)).filter(|path| !is_hidden(path));
    let folders = paths.filter_map(|path| Some(path.strip_suffix(FILE)?.to_owned()));
    folders.filter(|folder| folder.is_empty() || folder.ends_with('/')).min_by_key(|folder| folder.matches('/').count())
}

/// A name as a path with `/`; `None` if it leads elsewhere.
fn plain(name: &str) -> Option<String> {
    let path = name.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let is_plain = path.split('/').all(|part| !["", ".", ".."].contains(&part) && !part.contains(char::is_control));
    is_plain.then(|| path.to_owned())
}

/// Whether a file or one of its folders is hidden, or was added by macOS.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') && !SHOWN.contains(&part) || part == "__MACOSX")
}

fn is_json(path: &str) -> bool {
    path.rsplit('.').next().is_some_and(|end| end.eq_ignore_ascii_case("json"))
}

/// Whether a build has written a file, and writes it again.
fn is_written(path: &str, bytes: &[u8]) -> bool {
    let path = path.strip_suffix(".br").or(path.strip_suffix(".gz")).unwrap_or(path);
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_numbered = |name: &str| name.starts_with("sitemap") && name.ends_with(".xml");
    // Pages in the folder of an interview are all of a build.
    let is_printed = folder.starts_with("interviews/") && name.ends_with(".pdf");
    let is_page = || name != "index.html" || bytes.windows(3).any(|part| part == b"iv-");
    program::files().iter().any(|file| file == path)
        || folder == "questions" && is_json(name)
        || is_numbered(path)
        || is_printed
        || name.starts_with("picture-") && name.ends_with(".png") && name.len() == "picture-.png".len() + 12
        || WRITTEN.contains(&name) && is_page()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use proptest::prelude::*;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("another name");
            writer.write_all(text.as_bytes()).expect("memory");
        }
        writer.finish().expect("memory").into_inner()
    }

    fn paths(files: &[File]) -> Vec<&str> {
        files.iter().map(|(path, _)| &**path).collect()
    }

    #[test]
    fn a_folder_is_found_in_others() {
        let opened = open(&packed(&[
            ("__MACOSX/talks/._site.json", ""),
            ("notes.txt", ""),
            ("talks\\site.json", "{}"),
            ("talks/.DS_Store", ""),
            ("talks/.htaccess", "x"),
            ("talks/addresses.json", "a"),
            ("talks/copy/site.json", "other"),
            ("talks/index.html", "ours"),
            ("talks/interviews/2020/walk.JSON", "w"),
            ("talks/interviews/walk.mp3", "m"),
            ("talks/logo.svg", "l"),
            ("talks/../../etc/passwd", "p"),
            ("/site.json", "elsewhere"),
        ]))
        .expect("a site");
        assert_eq!((&opened.site[..], opened.addresses.as_deref()), (&b"{}"[..], Some(&b"a"[..])));
        assert_eq!(paths(&opened.interviews), ["2020/walk.JSON"]);
        let others = [".htaccess", "copy/site.json", "index.html", "interviews/walk.mp3", "logo.svg"];
        assert_eq!(paths(&opened.others), others);
        assert_eq!(opened.left_out, ["/site.json", "notes.txt", "talks/../../etc/passwd"]);
        let files = ["talks/interviews/walk.json", "talks/site.json", "talks/logo.svg"];
        let chosen = of_files(files.map(|path| (path.to_owned(), path.into())).into()).expect("a site");
        assert_eq!((paths(&chosen.interviews), paths(&chosen.others)), (vec!["walk.json"], vec!["logo.svg"]));
        assert_eq!(chosen.site, b"talks/site.json");
    }

    #[test]
    fn what_is_no_site_is_refused() {
        assert_eq!(open(b"no zip").err(), Some(Unopened::Refused(Refusal::Incomplete)));
        assert_eq!(open(&packed(&[("a.json", "{}"), ("mysite.json", "")])).err(), Some(Unopened::NoSite));
        assert!(!is_site(&packed(&[("mysite.json", "")])) && is_site(&packed(&[("talks/site.json", "")])));
        let bomb = "0".repeat(100_000);
        assert!(open(&packed(&[("site.json", &bomb)])).is_ok());
    }

    proptest! {
        #[test]
        fn hostile_names_stay_inside(names in prop::collection::btree_set("[a./\\\\]{0,6}|(\\.\\.?/)*site\\.json", 0..6)) {
            let parts: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "x")).collect();
            if let Ok(opened) = open(&packed(&parts)) {
                for (path, _) in opened.interviews.iter().chain(&opened.others) {
                    prop_assert!(path.split('/').all(|part| !["", ".", ".."].contains(&part)) && !path.contains('\\'), "{}", path);
                }
            }
        }

        #[test]
        fn damaged_files_do_no_harm(at in 0..200usize, byte in any::<u8>(), length in 0..200usize) {
            let mut bytes = packed(&[("site.json", "{}"), ("interviews/a.json", "{}")]);
            let at = at % bytes.len();
            bytes[at] = byte;
            bytes.truncate(bytes.len().saturating_sub(length / 10));
            let _ = open(&bytes);
        }
    }
}
